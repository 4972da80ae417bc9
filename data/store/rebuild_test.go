package store_test

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"

	"tanggapan/data"
	"tanggapan/data/datatest"
	"tanggapan/data/kv"
	"tanggapan/data/search"
	"tanggapan/data/store"
)

// raw changes the file below the store.
func (d *desk) raw(f func(kv.Txn) error) {
	d.t.Helper()
	if err := d.kv.Update(f); err != nil {
		d.t.Fatal(err)
	}
}

func filled(t *testing.T) *desk {
	d := newDesk(t, store.Options{})
	sample(d)
	r := datatest.Rand(9)
	for range 30 {
		d.put(fresh(data.KindJob, r), fresh(data.KindCustomer, r), fresh(data.KindPayment, r), fresh(data.KindStockMove, r))
	}
	return d
}

func TestAudit(t *testing.T) {
	t.Run("OK", func(t *testing.T) {
		d := filled(t)
		d.audit(t)
	})
	for name, f := range map[string]func(keys, sums []kv.Pair, tx kv.Txn) error{
		"KeyGone": func(keys, sums []kv.Pair, tx kv.Txn) error { return tx.Delete(keys[7].Key) },
		"KeyMore": func(keys, sums []kv.Pair, tx kv.Txn) error {
			return tx.Put(store.IndexKey(data.KindJob, data.By("shelf", data.PartID(99)), 3), nil)
		},
		"SumOff":  func(keys, sums []kv.Pair, tx kv.Txn) error { return tx.Put(sums[0].Key, make([]byte, 8)) },
		"SumGone": func(keys, sums []kv.Pair, tx kv.Txn) error { return tx.Delete(sums[0].Key) },
		"SumMore": func(keys, sums []kv.Pair, tx kv.Txn) error {
			return tx.Put(store.SumKey("stock", data.PartID(9999)), []byte{0, 0, 0, 0, 0, 0, 0, 1})
		},
		"SearchLags": func(keys, sums []kv.Pair, tx kv.Txn) error {
			_, err := search.Put(tx, search.Doc{Ref: data.Ref{Kind: data.KindJob, ID: 3}, Terms: []data.Term{{Type: data.TermWord, Text: "old"}}})
			return err
		},
		"SearchLost": func(keys, sums []kv.Pair, tx kv.Txn) error {
			_, err := search.Put(tx, search.Doc{Ref: data.Ref{Kind: data.KindJob, ID: 3}})
			return err
		},
	} {
		t.Run("Err"+name, func(t *testing.T) {
			d := filled(t)
			d.catchUp()
			keys, sums := d.scan('i'), d.scan('s')
			d.raw(func(tx kv.Txn) error { return f(keys, sums, tx) })
			is(t, d.Audit(), store.ErrAudit)
			if err := d.Rebuild(); err != nil {
				t.Fatal(err)
			}
			d.audit(t)
		})
	}
}

// A file whose text was folded otherwise is made anew at its next opening, also when that was cut short.
func TestOpen_RebuildsWhatIsOutOfDate(t *testing.T) {
	for name, spoil := range map[string]func(d *desk){
		"Fold":      func(d *desk) { d.setMeta("fold", data.FoldVersion+7) },
		"LeftHalf":  func(d *desk) { d.setMeta("rebuild", 1) },
		"Unchanged": func(d *desk) {},
	} {
		t.Run(name, func(t *testing.T) {
			d := filled(t)
			before := d.all()
			hits := func() (refs []data.Ref) {
				d.view(func(tx *store.Tx) (err error) {
					refs, err = tx.Search(search.Query{Text: "liza"})
					return err
				})
				return refs
			}
			want := hits()
			if name != "Unchanged" {
				pairs := d.scan('i')
				more := d.scan('f')
				d.raw(func(tx kv.Txn) error {
					var err error
					for i, p := range append(pairs, more...) {
						if i%2 == 0 {
							err = errors.Join(err, tx.Delete(p.Key))
						}
					}
					return err
				})
			}
			spoil(d)
			d.reopen(store.Options{ReadOnly: true})
			if len(d.all()) != len(before) {
				t.Error("a file out of date is not read")
			}
			d.reopen(store.Options{})
			d.audit(t)
			got := hits()
			for i := 1; i < len(got) && name != "Unchanged"; i++ {
				if before[got[i]].Head().Updated > before[got[i-1]].Head().Updated {
					t.Errorf("%s stands before %s, which was changed later", got[i-1], got[i])
				}
			}
			byRef := func(a, b data.Ref) int { return strings.Compare(a.String(), b.String()) }
			if len(want) < 50 {
				slices.SortFunc(want, byRef)
				slices.SortFunc(got, byRef)
				if !slices.Equal(got, want) {
					t.Errorf("%v, want %v", got, want)
				}
			}
			for _, p := range d.scan('m') {
				if string(p.Key) == "mrebuild" || string(p.Key) == "mfold" && binary.BigEndian.Uint64(p.Value) != data.FoldVersion {
					t.Errorf("%s %v", p.Key, p.Value)
				}
			}
		})
	}
}

func TestPut_ErrTooLarge(t *testing.T) {
	d := newDesk(t, store.Options{})
	c := &data.Customer{Given: "Liza"}
	for i := range 200 {
		c.Persons = append(c.Persons, data.Person{N: i + 1, Name: "p", Role: strings.Repeat("r", data.MaxWords)})
	}
	_, err := d.try(func(tx *store.Tx) error { return tx.Put(c) })
	if got := codes(err); !slices.Equal(got, []string{"too-large "}) {
		t.Error(err)
	}
	// The largest that fits is kept, changed whole, and put back.
	c.Persons = c.Persons[:90]
	d.put(c)
	for i := range c.Persons {
		c.Persons[i].Role = strings.Repeat("s", data.MaxWords)
	}
	d.undone(d.put(c).Entry)
	_, err = d.KeepDraft(store.Draft{Kind: data.KindJob, Fields: []byte(`"` + strings.Repeat("x", kv.MaxValue) + `"`)})
	if got := codes(err); !slices.Equal(got, []string{"too-large "}) {
		t.Error(err)
	}
}
