package store_test

import (
	"strings"
	"testing"

	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/store"
)

// TestAudit_Names: an audit names each difference, and goes on behind it.
func TestAudit_Names(t *testing.T) {
	d := newDesk(t, store.Options{})
	busy(t, d, 40, 11)
	is(t, d.Audit(), nil)
	var index [][]byte
	for _, p := range d.scan('i') {
		if data.Kind(p.Key[1]) == data.KindCustomer {
			index = append(index, p.Key)
		}
	}
	surplus := append([]byte{}, index[0]...)
	surplus[len(surplus)-1] ^= 0x40 // of a customer that never was
	if err := d.bolt.Update(func(tx kv.Txn) error {
		if err := tx.Put(surplus, nil); err != nil {
			return err
		}
		if err := tx.Delete(index[3]); err != nil {
			return err
		}
		return tx.Delete(index[9])
	}); err != nil {
		t.Fatal(err)
	}
	if _, right := d.Right(nil); right {
		t.Error("the quick audit finds nothing")
	}
	err := d.Audit()
	is(t, err, store.ErrAudit)
	if text := err.Error(); strings.Count(text, "is not under") != 2 || strings.Count(text, "stands for no record") != 1 {
		t.Error(text)
	}
	is(t, d.Rebuild(), nil)
	is(t, d.Audit(), nil)
}

// TestAudit_Quick: the audit that adds up says that all is right exactly where the one that looks each key up does.
func TestAudit_Quick(t *testing.T) {
	d := newDesk(t, store.Options{})
	busy(t, d, 60, 12)
	for more := true; more; {
		var err error
		if more, err = d.CatchUp(50); err != nil {
			t.Fatal(err)
		}
	}
	right := func() bool {
		_, right := d.Right(func(_ data.Ref, rec data.Record, err error) error { return err })
		return right
	}
	if err := d.AuditEach(); err != nil || !right() {
		t.Fatalf("all is right: %v", err)
	}
	if n, right := d.Right(func(ref data.Ref, _ data.Record, err error) error {
		if ref.Kind == data.KindCustomer && ref.ID == 3 {
			return store.ErrAudit
		}
		return err
	}); right {
		t.Errorf("%d records are right, and one was refused", n)
	}
	harmed := map[byte]int{}
	for _, space := range []byte{'i', 's', 'f', 'r'} {
		for n, p := range d.scan(space) {
			if n%11 != 0 {
				continue
			}
			for _, worse := range [][]byte{nil, append([]byte{}, p.Value[:len(p.Value)/2]...), append(append([]byte{}, p.Value...), 1)} {
				if space == 'i' && worse != nil {
					continue // its keys have no values
				}
				put := func(v []byte) {
					if err := d.bolt.Update(func(tx kv.Txn) error {
						if v == nil {
							return tx.Delete(p.Key)
						}
						return tx.Put(p.Key, v)
					}); err != nil {
						t.Fatal(err)
					}
				}
				put(worse)
				each, quick := d.AuditEach(), right()
				if each != nil && quick {
					t.Errorf("%q: the quick audit passes %v", p.Key, each)
				}
				if each != nil {
					harmed[space]++
				}
				if v := p.Value; v == nil {
					put([]byte{})
				} else {
					put(v)
				}
			}
		}
	}
	for _, space := range []byte{'i', 's', 'f', 'r'} {
		if harmed[space] == 0 {
			t.Errorf("no harm to space %c was found", space)
		}
	}
	if err := d.AuditEach(); err != nil || !right() {
		t.Errorf("all is right again: %v", err)
	}
}
