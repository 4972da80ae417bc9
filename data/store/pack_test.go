package store_test

import (
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/store"
)

// busy does n acts: customers and tasks are made, changed and put aside.
func busy(t testing.TB, d *desk, n int, seed uint64) {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 1))
	var made []data.ID
	for i := range n {
		var added data.ID
		add, which := len(made) == 0 || rng.IntN(3) == 0, rng.Perm(max(1, len(made)))[:min(max(1, len(made)), 1+rng.IntN(3))]
		_, err := d.act(store.Act{Name: "test.do", Actor: data.Actor{Staff: 1, Desk: data.ID(1 + rng.IntN(3))}, Silent: rng.IntN(40) == 0}, func(tx *store.Tx) error {
			if add {
				c := &data.Customer{Given: fmt.Sprint("Given", i), Family: "Santos", Notes: fmt.Sprintf("comes <often> & stays %x", rng.Uint64())}
				if err := tx.Put(c); err != nil {
					return err
				}
				added = c.ID
				return nil
			}
			for _, at := range which {
				c, err := store.Get[data.Customer](tx, made[at])
				if err != nil {
					return err
				}
				c.Notes = strings.Repeat("ñ", rng.IntN(40)) + fmt.Sprint(i)
				if err := tx.Put(c); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if add {
			made = append(made, added)
		}
	}
}

// packAll packs all entries before a time; it begins anew after every slice, as after a fall.
func (d *desk) packAll(before data.Instant) (blocks int) {
	d.t.Helper()
	for {
		more, err := d.Pack(before)
		if err != nil {
			d.t.Fatal(err)
		}
		if !more {
			return blocks
		}
		blocks++
	}
}

// journal is all that can be read of the journal.
func (d *desk) journal() (all []store.Entry) {
	d.view(func(tx *store.Tx) (err error) {
		all, err = tx.EntriesFrom(0, 0)
		return err
	})
	return all
}

func TestPack(t *testing.T) {
	d := newDesk(t, store.Options{})
	busy(t, d, 700, 1)
	want := d.journal()
	histories := map[data.ID][]store.Entry{}
	d.view(func(tx *store.Tx) error {
		for id := data.ID(1); id < 200; id++ {
			h, err := tx.History(data.Ref{Kind: data.KindCustomer, ID: id}, 30)
			if err != nil {
				return err
			}
			histories[id] = h
		}
		return nil
	})
	before := len(d.scan('j'))
	if n := d.packAll(d.now - 100_000); n < 3 || len(d.scan('j')) >= before-300 {
		t.Fatalf("%d blocks, %d keys of %d left", n, len(d.scan('j')), before)
	}
	if got := d.journal(); !reflect.DeepEqual(got, want) {
		t.Fatal("the journal reads otherwise once it is packed")
	}
	is(t, d.VerifyChains(""), nil)
	is(t, d.VerifyChains(hex.EncodeToString(want[3].Hash)[:12]), nil)
	is(t, d.VerifyChains("0123456789"), store.ErrHash)
	rapid.Check(t, func(r *rapid.T) {
		seq, limit := rapid.Uint64Range(1, uint64(len(want)+2)).Draw(r, "seq"), rapid.IntRange(1, 200).Draw(r, "limit")
		d.view(func(tx *store.Tx) error {
			e, err := tx.Entry(seq)
			if seq > uint64(len(want)) {
				is(t, err, store.ErrAbsent)
			} else if err != nil || !reflect.DeepEqual(e, want[seq-1]) {
				r.Fatalf("entry %d: %v", seq, err)
			}
			from, err := tx.EntriesFrom(seq, limit)
			if lo := min(int(seq-1), len(want)); err != nil || len(from) != min(limit, len(want)-lo) || len(from) > 0 && !reflect.DeepEqual(from, want[lo:lo+len(from)]) {
				r.Fatalf("from %d: %d, %v", seq, len(from), err)
			}
			back, err := tx.Entries(seq, limit)
			if err != nil || len(back) != min(limit, int(min(seq-1, uint64(len(want))))) {
				r.Fatalf("before %d: %d, %v", seq, len(back), err)
			}
			for i, e := range back {
				if e.Seq != min(seq, uint64(len(want)+1))-1-uint64(i) {
					r.Fatalf("before %d: entry %d at %d", seq, e.Seq, i)
				}
			}
			id := data.ID(1 + seq%199)
			h, err := tx.History(data.Ref{Kind: data.KindCustomer, ID: id}, 30)
			if err != nil || !reflect.DeepEqual(h, histories[id]) {
				r.Fatalf("history of %d: %v", id, err)
			}
			return nil
		})
	})
	d.view(func(tx *store.Tx) error {
		for _, at := range []int{0, 5, 300, 699} {
			if seq, err := tx.Since(want[at].At); err != nil || seq != want[at].Seq {
				t.Errorf("since %d: %d, %v", want[at].At, seq, err)
			}
		}
		return nil
	})
}

func TestPack_UndoAndBlank(t *testing.T) {
	d := newDesk(t, store.Options{})
	c := &data.Customer{Given: "Liza", Notes: "as it was"}
	d.put(c)
	c.Notes = "changed long ago"
	old := d.put(c)
	secret := d.put(&data.Customer{Given: "Forget", Family: "Me"})
	busy(t, d, 400, 2)
	if d.packAll(d.now) == 0 {
		t.Fatal("nothing was packed")
	}
	d.undone(old.Entry)
	if got := d.get(refOf(c)).(*data.Customer); got.Notes != "as it was" {
		t.Errorf("notes %q", got.Notes)
	}
	is(t, d.VerifyChains(""), nil)
	hash := d.entry(secret.Entry).Hash
	for _, seq := range []uint64{secret.Entry, d.journal()[len(d.journal())-1].Seq} {
		d.do(func(tx *store.Tx) error { return tx.Blank(seq) })
		if e := d.entry(seq); len(e.Salt) != 0 || len(e.Deltas) > 4 {
			t.Errorf("entry %d still holds %s", seq, e.Deltas)
		}
	}
	is(t, d.VerifyChains(hex.EncodeToString(hash)), nil)
	_, err := d.undo(secret.Entry)
	is(t, err, data.ErrFinal)
	for _, p := range d.scan('j') {
		if strings.Contains(string(p.Value), "Forget") {
			t.Error("what was blanked still stands in the file")
		}
	}
	d.view(func(tx *store.Tx) error {
		h, err := tx.History(secret.Of, 5)
		if err != nil || len(h) == 0 || h[len(h)-1].Seq != secret.Entry {
			t.Errorf("%d entries, %v", len(h), err)
		}
		return nil
	})
}

// TestPack_BrokenStays: a chain that is broken is not made right by packing it.
func TestPack_BrokenStays(t *testing.T) {
	d := newDesk(t, store.Options{})
	busy(t, d, 300, 3)
	d.tamper(20, func(e *store.Entry) { e.Staff = 9 })
	if _, err := d.Pack(d.now); err == nil {
		t.Error("it was packed")
	}
	if err := d.VerifyChains(""); err == nil || !strings.Contains(err.Error(), "entry 20") {
		t.Error(err)
	}
}

// TestPack_Damage changes every byte region of a block: the chain tells.
func TestPack_Damage(t *testing.T) {
	d := newDesk(t, store.Options{})
	busy(t, d, 300, 4)
	d.packAll(d.now)
	var key, block []byte
	for _, p := range d.scan('j') {
		if p.Key[1] == 'b' {
			key, block = p.Key, p.Value
		}
	}
	if block == nil {
		t.Fatal("no block")
	}
	put := func(v []byte) {
		if err := d.bolt.Update(func(tx kv.Txn) error { return tx.Put(key, v) }); err != nil {
			t.Fatal(err)
		}
	}
	rng := rand.New(rand.NewPCG(9, 9))
	for range 60 {
		v := append([]byte{}, block...)
		v[rng.IntN(len(v))] ^= 1 << rng.IntN(8)
		put(v)
		if err := d.VerifyChains(""); err == nil {
			// A bit that the packer does not need changes nothing that is read.
			again := d.journal()
			put(block)
			if !reflect.DeepEqual(again, d.journal()) {
				t.Fatal("a changed block reads otherwise, and the chain does not tell")
			}
		}
	}
	put(block)
	is(t, d.VerifyChains(""), nil)
}

// TestPack_Size holds what packing saves.
func TestPack_Size(t *testing.T) {
	d := newDesk(t, store.Options{})
	busy(t, d, 600, 5)
	size := func() (n int) {
		for _, p := range d.scan('j') {
			n += len(p.Key) + len(p.Value)
		}
		return n
	}
	whole := size()
	d.packAll(d.now)
	t.Logf("journal %d bytes, packed %d", whole, size())
	if 3*size() > whole {
		t.Errorf("packed %d of %d", size(), whole)
	}
}

// TestPack_ClockAhead holds that acts of a day on which the clock ran years ahead do not keep those after them from being packed.
func TestPack_ClockAhead(t *testing.T) {
	d := newDesk(t, store.Options{})
	busy(t, d, 20, 1)
	right := d.now
	d.now = right.Add(10 * 365 * 24 * time.Hour)
	busy(t, d, 20, 2)
	d.now = right
	busy(t, d, 600, 3)
	before := d.now
	d.now = d.now.Add(time.Hour)
	busy(t, d, 300, 4)
	if n := d.packAll(before); n == 0 {
		t.Error("nothing is packed")
	}
	// What is young stays as it is.
	if err := d.View(func(tx *store.Tx) error {
		all, err := tx.Entries(0, 300)
		for _, e := range all {
			if e.At < before {
				t.Errorf("entry %d is dated %d", e.Seq, e.At)
			}
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	raw := 0
	for _, p := range d.scan('j') {
		if len(p.Key) == 10 && p.Key[1] == 'e' {
			raw++
		}
	}
	if raw < 300 {
		t.Errorf("%d of 300 young entries are left unpacked", raw)
	}
	if err := d.VerifyChains(""); err != nil {
		t.Error(err)
	}
}
