package store_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"path/filepath"
	"reflect"
	"testing"

	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/store"
)

// without hands out what stands in a store, without some keys.
func (d *desk) without(gone func(key []byte) bool) store.Source {
	return func(each func(key, value []byte, live bool) error) error {
		for _, space := range []byte("mcrijdbfs") {
			for _, p := range d.scan(space) {
				if !gone(p.Key) {
					if err := each(p.Key, p.Value, true); err != nil {
						return err
					}
				}
			}
		}
		return nil
	}
}

// twin is a copy of a desk's file as it is now.
func (d *desk) twin() *store.Store {
	d.t.Helper()
	path := filepath.Join(d.t.TempDir(), "copy.tgp")
	b, err := bolt.Open(path, bolt.Options{NoSync: true})
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { b.Close() })
	for _, space := range []byte("mcrijdbfs") {
		for _, p := range d.scan(space) {
			if err := b.Bulk(func(tx kv.Txn) error { return tx.Put(p.Key, p.Value) }); err != nil {
				d.t.Fatal(err)
			}
		}
	}
	if err := b.Sync(); err != nil {
		d.t.Fatal(err)
	}
	st, err := store.Open(b, store.Options{})
	if err != nil {
		d.t.Fatal(err)
	}
	return st
}

// repaired builds a new file of what is left and holds that it is sound.
func (d *desk) repaired(gone func(key []byte) bool, whole bool, copy *store.Store) (*desk, store.Repaired) {
	d.t.Helper()
	n := &desk{t: d.t, path: filepath.Join(d.t.TempDir(), "new.tgp"), now: d.now}
	b, err := bolt.Open(n.path, bolt.Options{NoSync: true})
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { n.bolt.Close() })
	var damaged [][]byte
	for _, space := range []byte("rj") {
		for _, p := range d.scan(space) {
			if gone(p.Key) {
				damaged = append(damaged, p.Key)
			}
		}
	}
	if !whole {
		damaged = nil
	}
	out, err := store.Repair(b, d.without(gone), damaged, whole, copy)
	if err != nil {
		d.t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		d.t.Fatal(err)
	}
	n.open(store.Options{})
	n.audit(d.t)
	is(d.t, n.VerifyChains(""), nil)
	return n, out
}

func none([]byte) bool { return false }

func keyOf(r data.Ref) []byte {
	return binary.BigEndian.AppendUint64([]byte{'r', byte(r.Kind)}, uint64(r.ID))
}

// same holds that two files hold the same records.
func sameRecords(t *testing.T, a, b *desk, but ...data.Ref) {
	t.Helper()
	left := func(d *desk) map[string]string {
		m := map[string]string{}
		for _, p := range d.scan('r') {
			m[string(p.Key)] = string(p.Value)
		}
		for _, ref := range but {
			delete(m, string(keyOf(ref)))
		}
		return m
	}
	x, y := left(a), left(b)
	if !reflect.DeepEqual(x, y) {
		for k, v := range x {
			if y[k] != v {
				t.Errorf("record %x is %q, was %q", k, y[k], v)
			}
		}
		t.Errorf("%d records, there were %d", len(y), len(x))
	}
}

func TestRepair_Derived(t *testing.T) {
	d := newDesk(t, store.Options{})
	busy(t, d, 120, 1)
	if _, err := d.KeepDraft(store.Draft{Kind: data.KindInquiry, Form: "inquiry", Fields: []byte(`{"words":"half"}`)}); err != nil {
		t.Fatal(err)
	}
	d.packAll(d.now)
	for name, gone := range map[string]func(key []byte) bool{
		"Nothing":    none,
		"Index":      func(key []byte) bool { return key[0] == 'i' && key[len(key)-1]%3 == 0 },
		"AllDerived": func(key []byte) bool { return bytes.ContainsRune([]byte("ifs"), rune(key[0])) },
		"Counters":   func(key []byte) bool { return key[0] == 'c' },
		"Histories":  func(key []byte) bool { return key[0] == 'j' && (key[1] == 'r' || key[1] == 'u') },
	} {
		t.Run(name, func(t *testing.T) {
			n, out := d.repaired(gone, name == "Nothing" || name == "Index", nil)
			sameRecords(t, d, n)
			if len(out.Mended)+len(out.Lost)+len(out.LostEntries) > 0 || out.Drafts != 1 {
				t.Errorf("%+v", out)
			}
			if name == "Histories" && len(n.scan('j')) != len(d.scan('j')) {
				// A silent entry names what it touched, too.
				t.Errorf("%d keys of the journal, there were %d", len(n.scan('j')), len(d.scan('j')))
			}
			c := &data.Customer{Given: "New"}
			n.put(c)
			if d.view(func(tx *store.Tx) error {
				last, err := tx.LastID(data.KindCustomer)
				if c.ID <= last {
					t.Errorf("number %d was given before", c.ID)
				}
				return err
			}); name == "Nothing" && n.ID() != d.ID() {
				t.Error("another file")
			}
		})
	}
}

func TestRepair_Records(t *testing.T) {
	d := newDesk(t, store.Options{})
	busy(t, d, 60, 2)
	old := d.twin()
	busy(t, d, 60, 3)
	d.packAll(d.now)
	for name, gone := range map[string]func(key []byte) bool{
		"Some": func(key []byte) bool { return key[0] == 'r' && key[len(key)-1]%4 == 1 },
		"All":  func(key []byte) bool { return key[0] == 'r' },
	} {
		for _, known := range []bool{true, false} {
			t.Run(fmt.Sprint(name, known), func(t *testing.T) {
				n, out := d.repaired(gone, known, nil)
				sameRecords(t, d, n, silentOnes(d)...)
				if len(out.Mended) == 0 {
					t.Errorf("%+v", out)
				}
				for _, m := range out.Mended {
					if m.From != store.FromJournal {
						t.Errorf("%+v", m)
					}
				}
				// With a copy, what silent acts did not say comes from there.
				n, out = d.repaired(gone, known, old)
				if len(out.Lost) > 0 && name == "Some" {
					t.Logf("lost %v", out.Lost)
				}
				n.audit(t)
			})
		}
	}
}

// silentOnes are the records that an act without payload touched: the journal alone cannot bring them back.
func silentOnes(d *desk) (out []data.Ref) {
	for _, e := range d.journal() {
		if !e.Silent {
			continue
		}
		deltas, err := e.Touched()
		if err != nil {
			d.t.Fatal(err)
		}
		for _, x := range deltas {
			out = append(out, data.Ref{Kind: x.Kind, ID: x.ID})
		}
	}
	return out
}

func TestRepair_Entries(t *testing.T) {
	d := newDesk(t, store.Options{})
	busy(t, d, 100, 4)
	copy := d.twin()
	busy(t, d, 20, 5)
	early := func(key []byte) bool {
		return key[0] == 'j' && key[1] == 'e' && binary.BigEndian.Uint64(key[2:])%10 == 7 && binary.BigEndian.Uint64(key[2:]) < 90
	}
	n, out := d.repaired(early, true, copy)
	sameRecords(t, d, n)
	if out.FromCopy != 9 || len(out.LostEntries) > 0 || !reflect.DeepEqual(n.journal(), d.journal()) {
		t.Errorf("%+v", out)
	}
	n, out = d.repaired(early, true, nil)
	sameRecords(t, d, n)
	if len(out.LostEntries) != 9 || out.LostEntries[0] != [2]uint64{7, 7} || out.Entries != 111 {
		t.Errorf("%+v", out)
	}
	// The desk goes on, and a second repair says the same.
	busy(t, n, 10, 6)
	is(t, n.VerifyChains(""), nil)
	again, _ := n.repaired(none, true, nil)
	sameRecords(t, n, again)
	// The end is lost: the chain goes on from what is left.
	n, out = d.repaired(func(key []byte) bool {
		return key[0] == 'j' && key[1] == 'e' && binary.BigEndian.Uint64(key[2:]) > 115
	}, true, nil)
	if len(out.LostEntries) != 1 || out.LostEntries[0] != [2]uint64{116, 120} {
		t.Errorf("%+v", out)
	}
	busy(t, n, 10, 7)
	is(t, n.VerifyChains(""), nil)
	if e := n.journal(); e[len(e)-10].Seq != 121 {
		t.Errorf("the journal goes on with %d", e[len(e)-10].Seq)
	}
}

// TestRepair_Erased: what was erased does not come back from a copy or the journal.
func TestRepair_Erased(t *testing.T) {
	d := newDesk(t, store.Options{})
	dev := &data.Device{Owner: 1, Brand: "Acme", Secret: []byte("1234")}
	d.put(&data.Customer{Given: "Liza"}, dev)
	forget := d.put(&data.Customer{Given: "Forget", Family: "Me"})
	old := d.twin()
	dev.Secret = nil
	if _, err := d.act(store.Act{Name: "device.wipe-secrets", Silent: true}, func(tx *store.Tx) error { return tx.Put(dev) }); err != nil {
		t.Fatal(err)
	}
	d.do(func(tx *store.Tx) error {
		c, err := store.Get[data.Customer](tx, forget.Of.ID)
		if err != nil {
			return err
		}
		c.Given, c.Family = "Erased", ""
		return tx.Put(c)
	})
	for _, e := range d.journal() {
		if e.Of == forget.Of {
			d.do(func(tx *store.Tx) error { return tx.Blank(e.Seq) })
		}
	}
	n, out := d.repaired(func(key []byte) bool { return key[0] == 'r' && data.Kind(key[1]) != data.KindShop }, true, old)
	for _, p := range n.scan('r') {
		if bytes.Contains(p.Value, []byte("Forget")) || bytes.Contains(p.Value, []byte("MTIzNA==")) {
			t.Errorf("it is back: %s", p.Value)
		}
	}
	if len(out.Lost) != 1 || out.Lost[0] != forget.Of || len(out.Mended) != 2 {
		t.Errorf("%+v", out)
	}
}
