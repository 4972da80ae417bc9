package store_test

import (
	"fmt"
	"strings"
	"testing"

	"tanggapan/data"
	"tanggapan/data/store"
)

// big is one act that touches so many customers that it fills several entries; half of them were there before.
func big(t *testing.T, d *desk, n int) (act uint64, made, changed []data.ID) {
	t.Helper()
	for i := range n / 2 {
		c := &data.Customer{Given: fmt.Sprint("Old", i), Notes: "before"}
		d.put(c)
		changed = append(changed, c.ID)
	}
	res := d.do(func(tx *store.Tx) error {
		made = made[:0]
		for i := range n {
			var c *data.Customer
			if i%2 == 0 {
				old, err := store.Get[data.Customer](tx, changed[i/2])
				if err != nil {
					return err
				}
				c = old
			} else {
				c = &data.Customer{Given: fmt.Sprint("New", i)}
			}
			c.Notes = strings.Repeat("n", 3900)
			if err := tx.Put(c); err != nil {
				return err
			}
			if i%2 == 1 {
				made = append(made, c.ID)
			}
		}
		return nil
	})
	return res.Entry, made, changed
}

// slice takes back one entry of an act.
func (d *desk) slice(parts store.Slices, seq uint64) error {
	a := store.Act{Name: "test.do", Actor: data.Actor{Staff: 2, Desk: 1}, Undoes: seq, Slice: true}
	_, err := d.act(a, func(tx *store.Tx) error { return tx.PutBackSlice(parts, seq) })
	return err
}

func (d *desk) slices(seq uint64) store.Slices {
	d.t.Helper()
	s, err := d.SlicesOf(seq)
	if err != nil {
		d.t.Fatal(err)
	}
	return s
}

// TestSlices takes a large act back, with a fall after every slice, packed and not.
func TestSlices(t *testing.T) {
	for _, pack := range []bool{false, true} {
		t.Run(fmt.Sprint("Packed", pack), func(t *testing.T) {
			d := newDesk(t, store.Options{})
			act, made, changed := big(t, d, 300)
			busy(t, d, 100, 8)
			if pack {
				d.packAll(d.now)
			}
			parts := d.slices(act)
			if parts.All < 4 || parts.Begun() || parts.Undone() {
				t.Fatalf("%+v", parts.Seqs)
			}
			is(t, d.TrySlices(store.Act{Name: "test.do", At: d.now}, parts), nil)
			if again := d.slices(act); again.Begun() {
				t.Fatal("trying changed something")
			}
			for round := 0; ; round++ {
				d.reopen(store.Options{})
				s := d.slices(act + uint64(round%parts.All))
				if s.Undone() {
					break
				}
				if len(s.Seqs) != parts.All-round {
					t.Fatalf("round %d: %d left of %d", round, len(s.Seqs), parts.All)
				}
				is(t, d.slice(s, s.Seqs[len(s.Seqs)-1]), nil)
			}
			for _, id := range made {
				if c := d.get(data.Ref{Kind: data.KindCustomer, ID: id}); c.Head().Removed == 0 {
					t.Errorf("customer %d still counts", id)
				}
			}
			for _, id := range changed {
				if c := d.get(data.Ref{Kind: data.KindCustomer, ID: id}).(*data.Customer); c.Notes == strings.Repeat("n", 3900) {
					t.Errorf("customer %d was not put back", id)
				}
			}
			is(t, d.slice(parts, act), data.ErrNothing)
			is(t, d.VerifyChains(""), nil)
			d.audit(t)
		})
	}
}

// TestSlices_Refused: one field that changed since stands against the whole act, and is named, before anything is begun.
func TestSlices_Refused(t *testing.T) {
	d := newDesk(t, store.Options{})
	act, _, changed := big(t, d, 300)
	c := d.get(data.Ref{Kind: data.KindCustomer, ID: changed[3]}).(*data.Customer)
	c.Notes = "changed since"
	d.put(c)
	parts := d.slices(act)
	err := d.TrySlices(store.Act{Name: "test.do", At: d.now}, parts)
	if got := codes(err); len(got) != 1 || got[0] != "changed-since notes" || data.FaultsOf(err)[0].Args["record"] != refOf(c).String() {
		t.Error(got, err)
	}
	if d.slices(act).Begun() {
		t.Error("something was begun")
	}
	// The rest of its records is as the act left it.
	for _, id := range changed[:3] {
		if c := d.get(data.Ref{Kind: data.KindCustomer, ID: id}).(*data.Customer); len(c.Notes) != 3900 {
			t.Errorf("customer %d: %q", id, c.Notes)
		}
	}
}
