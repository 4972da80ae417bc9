package store_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tanggapan/data"
	"tanggapan/data/datatest"
	"tanggapan/data/kv"
	"tanggapan/data/store"
)

// Every kind of record comes back as it was put, with every field, in this run and after the next start.
func TestPut_EveryKindComesBackWhole(t *testing.T) {
	d := newDesk(t, store.Options{})
	put := map[data.Ref]data.Record{}
	for _, k := range data.Kinds {
		for seed := uint64(0); seed < 3; seed++ {
			rec := datatest.Full(k.Kind, datatest.Rand(seed))
			if l, ok := rec.(*data.List); ok {
				l.Name = data.ListNames[seed]
			}
			d.put(rec)
			h := rec.Head()
			if h.ID != data.ID(seed+1) || h.Rev != 1 || h.Created != d.now || h.Updated != d.now {
				t.Errorf("%s got %+v", k.Name, *h)
			}
			if n, ok := rec.(data.Numbered); ok && *n.Number() != data.NumberOf(k.Kind, h.ID) {
				t.Errorf("%s got number %s", k.Name, *n.Number())
			}
			put[refOf(rec)] = rec
		}
	}
	check := func(when string) {
		for ref, want := range put {
			if diff := cmp.Diff(want, d.get(ref)); diff != "" {
				t.Errorf("%s, %s: %s", when, ref, diff)
			}
		}
		if err := d.VerifyChains(""); err != nil {
			t.Errorf("%s: %v", when, err)
		}
	}
	check("at once")
	d.reopen(store.Options{})
	check("after a start")
	d.reopen(store.Options{ReadOnly: true})
	check("when only read")
}

// What Validate does not look at field by field is held to be text all the same.
func TestPut_ErrTexts(t *testing.T) {
	d := newDesk(t, store.Options{})
	_, err := d.try(func(tx *store.Tx) error {
		return tx.Put(&data.Customer{Given: "Liza", Tags: []string{"a\x00b"}})
	})
	if got := codes(err); !slices.Equal(got, []string{"bad-text tags[1]"}) {
		t.Error(got)
	}
}

func TestPut_ErrStale(t *testing.T) {
	d := newDesk(t, store.Options{})
	c := &data.Customer{Given: "Liza"}
	d.put(c)
	mine, yours := *c, *c
	yours.Given = "Lisa"
	d.put(&yours)
	mine.Notes = "calls back"
	_, err := d.try(func(tx *store.Tx) error { return tx.Put(&mine) })
	is(t, err, store.ErrStale)
	if mine.Rev != 1 || d.get(refOf(c)).(*data.Customer).Given != "Lisa" {
		t.Error("a stale record was written")
	}
}

func TestPut_ErrAbsentAndThere(t *testing.T) {
	d := newDesk(t, store.Options{})
	_, err := d.try(func(tx *store.Tx) error {
		return tx.Put(&data.Customer{Base: data.Base{ID: 7, Rev: 2}, Given: "Nobody"})
	})
	is(t, err, store.ErrAbsent)
	d.put(&data.Customer{Base: data.Base{ID: 7}, Given: "Liza"})
	_, err = d.try(func(tx *store.Tx) error {
		return tx.Put(&data.Customer{Base: data.Base{ID: 7}, Given: "Liza"})
	})
	is(t, err, store.ErrThere)
	d.view(func(tx *store.Tx) error {
		_, err := store.Get[data.Customer](tx, 99)
		is(t, err, store.ErrAbsent)
		_, err = store.One[data.Customer](tx, "no", "c000099")
		is(t, err, store.ErrAbsent)
		all, err := store.GetAll[data.Customer](tx, []data.ID{99, 7, 98})
		if len(all) != 1 || all[0].ID != 7 {
			t.Error(all, err)
		}
		if r, err := tx.Records(data.Ref{Kind: data.KindCustomer, ID: 99}); err != nil || r[0] != nil {
			t.Error(r, err)
		}
		if tx.Look(data.KindCustomer, 99) != nil || tx.Look(data.KindCustomer, 0) != nil || tx.Look(data.KindCustomer, 7) == nil {
			t.Error("Look")
		}
		return nil
	})
}

func TestPut_ErrTaken(t *testing.T) {
	d := newDesk(t, store.Options{})
	a, b := &data.Shelf{Name: "B3"}, &data.Shelf{Name: "B4"}
	d.put(a, b)
	_, err := d.try(func(tx *store.Tx) error { return tx.Put(&data.Shelf{Name: " b3"}) })
	is(t, err, store.ErrTaken)
	if got := codes(err); !slices.Equal(got, []string{"duplicate name"}) {
		t.Error(got)
	}
	b.Name = "B3"
	_, err = d.try(func(tx *store.Tx) error { return tx.Put(b) })
	is(t, err, store.ErrTaken)
	// Put aside, a shelf gives its name free and keeps its number.
	d.do(func(tx *store.Tx) error { return tx.Remove(a) })
	d.put(b)
	_, err = d.try(func(tx *store.Tx) error { return tx.Put(&data.Shelf{No: "S-000001", Name: "B9"}) })
	is(t, err, store.ErrTaken)
	// Two of the same in one act.
	_, err = d.try(func(tx *store.Tx) error {
		return errors.Join(tx.Put(&data.Shelf{Name: "C1"}), tx.Put(&data.Shelf{Name: "C1"}))
	})
	is(t, err, store.ErrTaken)
	// And a name that is given and taken within one act.
	d.do(func(tx *store.Tx) error {
		b.Name = "D1"
		return errors.Join(tx.Put(b), tx.Put(&data.Shelf{Name: "B3"}))
	})
}

// A refused act leaves the caller's record as it was, ready to be mended and put again.
func TestPut_RefusedLeavesTheRecordAsItWas(t *testing.T) {
	d := newDesk(t, store.Options{})
	c := &data.Customer{Given: "Liza", Emails: []string{"wrong"}}
	want := *c
	_, err := d.try(func(tx *store.Tx) error { return tx.Put(c) })
	if len(codes(err)) == 0 || !cmp.Equal(*c, want) {
		t.Fatalf("%v %+v", err, *c)
	}
	c.Emails = nil
	boom := errors.New("boom")
	_, err = d.try(func(tx *store.Tx) error {
		if err := tx.Put(c); err != nil {
			return err
		}
		if c.ID != 1 || c.No != "C-000001" || c.Rev != 1 {
			t.Errorf("within the act: %+v", c.Base)
		}
		c.Notes = "second save in one act"
		if err := tx.Put(c); err != nil {
			return err
		}
		if err := tx.Remove(c); err != nil {
			return err
		}
		return boom
	})
	is(t, err, boom)
	if c.ID != 0 || c.No != "" || c.Rev != 0 || c.Created != 0 || c.Removed != 0 {
		t.Fatalf("after a refused act: %+v", c.Base)
	}
	if d.put(c); c.ID != 1 || c.Rev != 1 || c.No != "C-000001" {
		t.Fatalf("%+v", c.Base)
	}
	d.put(c)
	if c.Rev != 2 {
		t.Fatalf("the second save has revision %d", c.Rev)
	}
	// A put that is refused within an act that goes on leaves no trace of it.
	res := d.do(func(tx *store.Tx) error {
		stale := *c
		stale.Rev = 1
		if err := tx.Put(&stale); !errors.Is(err, store.ErrStale) || stale.Rev != 1 {
			t.Error(err)
		}
		return tx.Put(&data.Department{Name: "Bench"})
	})
	if len(res.Changes) != 1 || res.Changes[0].Kind != data.KindDepartment {
		t.Error(res.Changes)
	}
}

func TestRemove_KeepsTheRecordUnderItsID(t *testing.T) {
	d := newDesk(t, store.Options{})
	c := &data.Customer{Given: "Liza", Phones: []data.Phone{{N: 1, Typed: "0917 555 0123"}}}
	d.put(c)
	res := d.do(func(tx *store.Tx) error { return tx.Remove(c) })
	if len(res.Changes) != 1 || !res.Changes[0].Gone {
		t.Error(res.Changes)
	}
	if got := d.get(refOf(c)); got.Head().Removed != d.now {
		t.Error(got.Head())
	}
	d.view(func(tx *store.Tx) error {
		for index, want := range map[string]int{"name": 0, "phone": 0, "no": 1} {
			if n, err := tx.Count(data.KindCustomer, index, store.Range{}, 0); n != want || err != nil {
				t.Errorf("%d entries by %s", n, index)
			}
		}
		return nil
	})
}

// Without an act's time a record is put aside all the same.
func TestRemove_WithoutATime(t *testing.T) {
	d := newDesk(t, store.Options{})
	c := &data.Department{Name: "Bench"}
	d.put(c)
	if _, err := d.Update(store.Act{Name: "x"}, func(tx *store.Tx) error { return tx.Remove(c) }); err != nil {
		t.Fatal(err)
	}
	if d.get(refOf(c)).Head().Removed == 0 {
		t.Error("still there")
	}
}

func TestIDs(t *testing.T) {
	t.Run("PracticeStartsHigh", func(t *testing.T) {
		d := newDesk(t, store.Options{Start: 900000})
		c, n := &data.Customer{Given: "Liza"}, &data.Department{Name: "Bench"}
		d.put(c, n)
		if c.No != "C-900001" || n.ID != 1 {
			t.Error(c.No, n.ID)
		}
		d.do(func(tx *store.Tx) error { return tx.RaiseIDs(data.KindJob, 5) })
		j := datatest.Full(data.KindJob, datatest.Rand(1)).(*data.Job)
		if d.put(j); j.No != "J-900001" {
			t.Error("a raise brought the numbers down:", j.No)
		}
	})
	t.Run("NamedIDIsNotGivenAgain", func(t *testing.T) {
		d := newDesk(t, store.Options{})
		d.put(&data.Customer{Base: data.Base{ID: 3}, Given: "Three"})
		c := &data.Customer{Given: "Next"}
		if d.put(c); c.ID != 4 {
			t.Error(c.ID)
		}
		d.put(&data.Customer{Base: data.Base{ID: 2}, Given: "Two"})
		e := &data.Customer{Given: "Next"}
		if d.put(e); e.ID != 5 {
			t.Error(e.ID)
		}
	})
	t.Run("NumberOfAnImportIsSkipped", func(t *testing.T) {
		d := newDesk(t, store.Options{})
		d.put(&data.Customer{No: "C-000002", Given: "Has the number of the next"}, &data.Customer{No: "c 000004", Given: "Of the one after that"})
		a, b := &data.Customer{Given: "Next"}, &data.Customer{Given: "And next"}
		if d.put(a, b); a.No != "C-000005" || b.No != "C-000006" || b.ID != 6 {
			t.Error(a.No, b.No, b.ID)
		}
	})
	t.Run("NeverTwiceAfterARefusal", func(t *testing.T) {
		d := newDesk(t, store.Options{})
		seen := map[data.ID]bool{}
		for i := range 20 {
			c := &data.Customer{Given: "Liza"}
			if i%3 == 0 {
				d.try(func(tx *store.Tx) error { return errors.Join(tx.Put(c), errors.New("no")) })
			}
			d.put(c)
			if seen[c.ID] {
				t.Fatal("given twice:", c.ID)
			}
			seen[c.ID] = true
		}
		d.view(func(tx *store.Tx) error {
			if last, err := tx.LastID(data.KindCustomer); last != 20 || err != nil {
				t.Error(last, err)
			}
			return nil
		})
	})
}

// An act that changes nothing leaves nothing.
func TestUpdate_OfNothing(t *testing.T) {
	d := newDesk(t, store.Options{})
	res := d.do(func(tx *store.Tx) error { return nil })
	if res.Entry != 0 || len(res.Changes) != 0 {
		t.Error(res)
	}
	d.view(func(tx *store.Tx) error {
		if all, err := tx.Entries(0, 0); len(all) != 0 || err != nil {
			t.Error(all, err)
		}
		return nil
	})
}

// Keys of any text fit the engine, however it folds.
func TestPut_LongestNames(t *testing.T) {
	d := newDesk(t, store.Options{})
	wide := strings.Repeat("ﷺ", data.MaxName) // one character that folds to eighteen
	c := &data.Customer{Family: wide, Given: wide, Company: wide, Notes: strings.Repeat("ﷺ ", data.MaxWords/2), Phones: []data.Phone{{N: 1, Typed: strings.Repeat("9", data.MaxLine)}}}
	d.put(c, &data.Shelf{Name: wide}, &data.Part{Name: wide, PartNo: strings.Repeat("7", data.MaxLine)})
	d.view(func(tx *store.Tx) error {
		got, err := store.One[data.Customer](tx, "phone", strings.Repeat("9", data.MaxLine))
		if err != nil || got.ID != c.ID {
			t.Error(got, err)
		}
		got, err = store.One[data.Customer](tx, "name", data.Fold(wide+" "+wide+" "+wide))
		if err != nil || got.ID != c.ID {
			t.Error(got, err)
		}
		return nil
	})
	for _, k := range data.Kinds {
		for seed := range uint64(20) {
			keyed, ok := datatest.Filled(k.Kind, datatest.Rand(seed)).(data.Keyed)
			if !ok {
				continue
			}
			for _, key := range keyed.Keys() {
				for _, p := range key.Parts {
					if strings.Contains(p, "\x00") || len(p) > kv.MaxKey/4 {
						t.Errorf("%s has the part %q", k.Name, p)
					}
				}
			}
		}
	}
}

func TestEach_PagesInOrder(t *testing.T) {
	d := newDesk(t, store.Options{})
	for range 25 {
		d.put(&data.Department{Name: "Bench"}, &data.Desk{Computer: "pc"})
	}
	d.view(func(tx *store.Tx) error {
		var ids []data.ID
		for after := data.ID(0); ; {
			page, err := store.Each[data.Department](tx, after, 7)
			if err != nil {
				return err
			}
			refs, raw, err := tx.EachRaw(data.KindDepartment, after, 7)
			if err != nil || len(refs) != len(page) || len(raw) != len(page) {
				t.Error(refs, err)
			}
			for i, p := range page {
				if refs[i] != refOf(p) {
					t.Error(refs[i])
				}
				ids = append(ids, p.ID)
			}
			if len(page) == 0 {
				break
			}
			after = page[len(page)-1].ID
		}
		if len(ids) != 25 || !slices.IsSorted(ids) {
			t.Error(ids)
		}
		return nil
	})
}
