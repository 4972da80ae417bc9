package store_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"

	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/store"
)

func drafts(d *desk) (out []store.Draft) {
	d.view(func(tx *store.Tx) (err error) {
		out, err = tx.Drafts()
		return err
	})
	return out
}

func TestDraft_Life(t *testing.T) {
	d := newDesk(t, store.Options{})
	keep := func(in store.Draft) store.Draft {
		t.Helper()
		out, err := d.KeepDraft(in)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	q := keep(store.Draft{Kind: data.KindInquiry, Form: "inquiry", Staff: 3, Kept: 100, Fields: json.RawMessage(`{"words":"ñ <b>"}`)})
	if q.ID != 1 || q.No != "Q-000001" || q.Started != 100 {
		t.Fatalf("%+v", q)
	}
	// Kept again it is the same draft.
	q.Fields, q.Kept, q.Parked, q.Title = json.RawMessage(`{"words":"more"}`), 200, true, "Liza"
	again := keep(q)
	if again.ID != 1 || again.Started != 100 || again.Kept != 200 {
		t.Fatalf("%+v", again)
	}
	other := keep(store.Draft{Kind: data.KindInquiry, Form: "inquiry", Kept: 300, Fields: json.RawMessage(`{}`)})
	job := keep(store.Draft{Kind: data.KindJob, Form: "intake", Kept: 400, Fields: json.RawMessage(`{}`)})
	if other.No != "Q-000002" || job.No != "J-000001" {
		t.Fatal(other.No, job.No)
	}
	// A start later they stand there as they were.
	d.reopen(store.Options{})
	all := drafts(d)
	if len(all) != 3 || all[0].Title != "Liza" || !all[0].Parked || string(all[0].Fields) != `{"words":"more"}` || all[2].Ref() != job.Ref() {
		t.Fatalf("%+v", all)
	}
	// Dropped, the number stays unused.
	if err := d.DropDraft(other.Ref()); err != nil {
		t.Fatal(err)
	}
	if next := keep(store.Draft{Kind: data.KindInquiry, Kept: 500, Fields: json.RawMessage(`{}`)}); next.No != "Q-000003" {
		t.Error(next.No)
	}
	// Saved, the draft is gone with the same act, and its number is the record's.
	rec := func() *data.Inquiry {
		return &data.Inquiry{Base: data.Base{ID: q.ID}, No: q.No, Channel: data.ByPhone, Nature: "question", Words: "more", Urgency: data.Normal, State: data.InquiryOpen}
	}
	saved := rec()
	d.put(saved)
	if saved.No != "Q-000001" || saved.Rev != 1 || len(drafts(d)) != 2 {
		t.Fatalf("%+v, %d drafts", saved, len(drafts(d)))
	}
	// A second save of the same draft makes no second record.
	_, err := d.try(func(tx *store.Tx) error { return tx.Put(rec()) })
	is(t, err, store.ErrThere)
	// Nor does the form come back by a late keeping of it.
	_, err = d.KeepDraft(q)
	is(t, err, store.ErrThere)
	if len(drafts(d)) != 2 {
		t.Error("a saved form stands there again")
	}
	// No draft is news or an act.
	if len(d.scan('j')) != 2 {
		t.Errorf("%d keys in the journal", len(d.scan('j')))
	}
}

// An act that fails leaves the draft.
func TestDraft_StaysWhenTheSaveFails(t *testing.T) {
	d := newDesk(t, store.Options{})
	q, err := d.KeepDraft(store.Draft{Kind: data.KindCustomer, Kept: 100, Fields: json.RawMessage(`{}`)})
	if err != nil {
		t.Fatal(err)
	}
	boom := errors.New("boom")
	_, err = d.try(func(tx *store.Tx) error {
		return errors.Join(tx.Put(&data.Customer{Base: data.Base{ID: q.ID}, Given: "Liza"}), boom)
	})
	is(t, err, boom)
	if len(drafts(d)) != 1 {
		t.Error("the draft is gone")
	}
}

func TestBytes(t *testing.T) {
	d := newDesk(t, store.Options{})
	put := func(b []byte) (name string) {
		t.Helper()
		d.do(func(tx *store.Tx) (err error) {
			name, err = tx.PutBytes(b)
			return err
		})
		return name
	}
	get := func(name string) (b []byte, err error) {
		err = d.View(func(tx *store.Tx) error {
			b, err = tx.Bytes(name)
			return err
		})
		return b, err
	}
	for _, n := range []int{0, 1, 256<<10 - 1, 256 << 10, 256<<10 + 1, 3 * 256 << 10, data.MaxFile} {
		want := bytes.Repeat([]byte{byte(n), 7, 0}, n/3+1)[:n]
		name := put(want)
		keys := len(d.scan('b'))
		if again := put(want); again != name || len(d.scan('b')) != keys {
			t.Errorf("%d bytes are kept twice", n)
		}
		got, err := get(name)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%d bytes come back as %d: %v", n, len(got), err)
		}
	}
	_, err := d.try(func(tx *store.Tx) error {
		_, err := tx.PutBytes(make([]byte, data.MaxFile+1))
		return err
	})
	if got := codes(err); len(got) != 1 || got[0] != "file-too-large size" {
		t.Error(err)
	}
	for _, name := range []string{"", "xyz", "00", string(bytes.Repeat([]byte("0"), 64))} {
		_, err := get(name)
		is(t, err, store.ErrAbsent)
	}
	// Bytes that do not match their name are not given out.
	name := put([]byte("photo"))
	for _, p := range d.scan('b') {
		if string(p.Value) == "photo" {
			if err := d.kv.Update(func(t kv.Txn) error { return t.Put(p.Key, []byte("phot0")) }); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := get(name); err == nil || errors.Is(err, store.ErrAbsent) {
		t.Error(err)
	}
}
