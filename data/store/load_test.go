package store_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/search"
	"tanggapan/data/store"
)

// Everything that a store holds, carried over piece by piece, makes a store that says the same, and goes on counting.
func TestLoad_CarriesAStoreOver(t *testing.T) {
	from := filled(t)
	to := newDesk(t, store.Options{})
	load := func(f func(*store.Loader) error) {
		t.Helper()
		if err := to.Load(f); err != nil {
			t.Fatal(err)
		}
	}
	var refs []data.Ref
	var start data.ID
	var ids map[string]data.ID
	var entries []store.Entry
	raw := map[data.Ref][]byte{}
	from.view(func(tx *store.Tx) (err error) {
		for _, k := range data.Kinds {
			of, values, err := tx.EachRaw(k.Kind, 0, 0)
			if err != nil {
				return err
			}
			for i, r := range of {
				raw[r] = values[i]
			}
			refs = append(refs, of...)
		}
		for last := uint64(0); ; {
			page, err := tx.EntriesAfter(last, 40)
			if err != nil || len(page) == 0 {
				break
			}
			entries, last = append(entries, page...), page[len(page)-1].Seq
		}
		start, ids, err = tx.Counters()
		return err
	})
	load(func(l *store.Loader) error {
		for _, r := range refs {
			got, err := l.Record(r.Kind, raw[r])
			if err != nil || got != r {
				t.Fatal(got, err)
			}
		}
		return nil
	})
	load(func(l *store.Loader) error { return l.Index(refs...) })
	load(func(l *store.Loader) error {
		for _, e := range entries {
			// As a line of an export.
			b, err := json.Marshal(e)
			if err != nil {
				return err
			}
			var read store.Entry
			if err := json.Unmarshal(b, &read); err != nil {
				return err
			}
			if err := l.Entry(read); err != nil {
				return err
			}
		}
		for _, d := range drafts(from) {
			if err := l.Draft(d); err != nil {
				return err
			}
		}
		return l.Bytes([]byte("a photo"))
	})
	load(func(l *store.Loader) error { return l.Counters(start, ids) })
	if err := to.Sync(); err != nil {
		t.Fatal(err)
	}
	to.reopen(store.Options{})
	to.now = from.now
	if bad := differ(from.state(), to.state()); len(bad) > 0 {
		t.Error(strings.Join(bad, "\n"))
	}
	for _, r := range refs {
		if !slices.Equal(raw[r], rawOf(to, r)) {
			t.Errorf("%s differs", r)
		}
	}
	to.audit(t)
	if err := to.VerifyChains(""); err != nil {
		t.Error(err)
	}
	if len(drafts(to)) != 1 || len(to.scan('b')) != 1 || len(to.scan('j')) != len(from.scan('j')) {
		t.Error("drafts, files or histories are missing")
	}
	a, b := &data.Customer{Given: "Next"}, &data.Customer{Given: "Next"}
	from.put(a)
	to.put(b)
	if a.No != b.No || from.entry(to.put(&data.Department{Name: "x"}).Entry-1).Seq == 0 {
		t.Error(a.No, b.No)
	}
	// An act of the old file is taken back in the new one.
	shelf := data.Ref{Kind: data.KindShelf, ID: 2}
	var last store.Entry
	to.view(func(tx *store.Tx) error {
		h, err := tx.History(shelf, 1)
		if len(h) == 1 {
			last = h[0]
		}
		return err
	})
	to.undone(last.Seq)
	if to.get(shelf).Head().Removed == 0 {
		t.Error("not taken back")
	}
	to.audit(t)
}

func rawOf(d *desk, r data.Ref) (raw []byte) {
	d.view(func(tx *store.Tx) (err error) {
		raw, err = tx.Raw(r)
		return err
	})
	return raw
}

func TestLoad_Refusals(t *testing.T) {
	d := newDesk(t, store.Options{})
	d.put(&data.Shelf{Name: "B3"})
	for name, c := range map[string]struct {
		raw  string
		want string // a fault, or "" for another error
	}{
		"ErrThere":   {`{"id":1,"rev":1,"no":"S-000001","name":"B4"}`, ""},
		"ErrTaken":   {`{"id":9,"rev":1,"no":"S-000009","name":"b3"}`, "duplicate name"},
		"ErrNoID":    {`{"rev":1,"name":"B4"}`, "required id"},
		"ErrNoRev":   {`{"id":9,"no":"S-000009","name":"B4"}`, "required rev"},
		"ErrInvalid": {`{"id":9,"rev":1,"no":"S-000009"}`, "required name"},
		"ErrText":    {`{"id":9,"rev":1,"no":"S-\u0000","name":"B4"}`, "bad-text no"},
		"ErrJSON":    {`{"id":9,`, ""},
		"ErrType":    {`{"id":"nine"}`, ""},
	} {
		err := d.Load(func(l *store.Loader) error {
			_, err := l.Record(data.KindShelf, []byte(c.raw))
			return err
		})
		if got := strings.Join(codes(err), ", "); err == nil || got != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	d.audit(t)
	if len(d.all()) != 1 {
		t.Error("a refused record was kept")
	}
	err := d.Load(func(l *store.Loader) error {
		_, err := l.Record(data.KindShelf, []byte(`{"id":9,"rev":3,"no":"S-000009","name":"B9"}`))
		return err
	})
	next := &data.Shelf{Name: "B10"}
	if d.put(next); err != nil || next.ID != 10 {
		t.Error(next.ID, err)
	}
}

// A file that lost its format number is not taken for a new one.
func TestOpen_ErrDamagedWithoutFormat(t *testing.T) {
	d := newDesk(t, store.Options{})
	d.put(&data.Customer{Given: "Liza"})
	d.raw(func(tx kv.Txn) error { return tx.Delete([]byte("mformat")) })
	_, err := store.Open(d.kv, store.Options{})
	is(t, err, kv.ErrDamaged)
	_, err = store.Open(d.kv, store.Options{ReadOnly: true})
	is(t, err, kv.ErrDamaged)
}

// CatchUp in small slices while records come and go leaves nothing behind.
func TestCatchUp_WhileWorkGoesOn(t *testing.T) {
	d := newDesk(t, store.Options{})
	c := &data.Customer{Given: "Liza", Family: "Quiambao"}
	d.put(c)
	talk := func() *data.Contact {
		x := &data.Contact{Of: refOf(c), Customer: c.ID, At: 1, Channel: data.ByPhone, Direction: data.In, Words: "asked"}
		d.put(x)
		return x
	}
	var talks []*data.Contact
	for range 30 {
		talks = append(talks, talk())
	}
	c.Family = "Bituin"
	d.put(c)
	for i, more := 0, true; more; i++ {
		var err error
		if more, err = d.CatchUp(4); err != nil {
			t.Fatal(err)
		}
		// Those before the place go, so that the rest moves up in any count.
		if i < 5 {
			d.do(func(tx *store.Tx) error { return tx.Remove(talks[2*i]) })
			talk()
		}
	}
	d.view(func(tx *store.Tx) error {
		if refs, err := tx.Search(search.Query{Text: "quiambao"}); len(refs) != 0 || err != nil {
			t.Error(refs, err)
		}
		return nil
	})
	d.audit(t)
}
