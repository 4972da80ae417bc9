package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"tanggapan/data"
	"tanggapan/data/store"
)

// TestBlankEntries: payloads go out of blocks and of entries that lie by themselves, and the chain stays whole.
func TestBlankEntries(t *testing.T) {
	d := newDesk(t, store.Options{})
	for i := range 400 {
		d.put(&data.Customer{Given: fmt.Sprintf("Person %d", i), Notes: string(bytes.Repeat([]byte("x"), 300))})
	}
	before := d.now - 100_000
	for more := true; more; {
		var err error
		if more, err = d.Pack(before); err != nil {
			t.Fatal(err)
		}
	}
	gone := func(e store.Entry) bool { return e.Of.ID%7 == 0 }
	blanked := 0
	for from := uint64(1); from != 0; {
		next, n, err := d.BlankEntries(from, gone)
		if err != nil {
			t.Fatal(err)
		}
		from, blanked = next, blanked+n
	}
	same(t, blanked, 400/7)
	is(t, d.VerifyChains(""), nil)
	for _, e := range d.entriesFrom(1) {
		if held := len(e.Deltas) > 4; held == gone(e) {
			t.Errorf("entry %d of %s holds %s", e.Seq, e.Of, e.Deltas)
		}
	}
	// A second time there is nothing left to take away.
	if _, n, err := d.BlankEntries(1, gone); err != nil || n != 0 {
		t.Error(n, err)
	}
}

// TestReplayPast: entries that were blanked count without what they did; the states that are put there make up for them.
func TestReplayPast(t *testing.T) {
	d := newDesk(t, store.Options{})
	c, other := &data.Customer{Given: "Rosario", Family: "Go"}, &data.Customer{Given: "Pilar"}
	d.put(c)
	d.put(other)
	old := d.copied()
	t.Cleanup(func() { old.bolt.Close() })
	c.Family = "Forget"
	d.put(c)
	made := &data.Customer{Given: "Forget too"}
	d.put(made)
	other.Given = "Pilar Ann"
	d.put(other)
	if _, err := d.act(store.Act{Name: "test.erase", Silent: true}, func(tx *store.Tx) error {
		for _, r := range []*data.Customer{c, made} {
			data.Erase(r, tx.At(), func(s string) string { return s })
			if err := tx.Put(r); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	c.DoNotCall = true
	d.put(c)
	for from := uint64(1); from != 0; {
		var err error
		if from, _, err = d.BlankEntries(from, func(e store.Entry) bool { return e.Of.ID != other.ID && e.Seq < 6 }); err != nil {
			t.Fatal(err)
		}
	}
	entries := d.entriesFrom(3)
	if err := old.Replay(entries[0]); !errors.Is(err, store.ErrGap) {
		t.Errorf("a blanked entry is done again: %v", err)
	}
	behind := map[data.Ref]bool{}
	for _, e := range entries {
		if err := old.ReplayPast(e, behind); err != nil {
			t.Fatal(err)
		}
	}
	same(t, len(behind), 2)
	d.view(func(tx *store.Tx) error {
		for ref := range behind {
			raw, err := tx.Raw(ref)
			if err != nil {
				return err
			}
			if err := old.PutState(ref, raw); err != nil {
				return err
			}
		}
		return nil
	})
	for _, space := range []byte("ri") {
		a, b := d.scan(space), old.scan(space)
		same(t, len(b), len(a))
		for i := range a {
			if !bytes.Equal(a[i].Value, b[i].Value) || !bytes.Equal(a[i].Key, b[i].Key) {
				t.Errorf("space %c: %s %s", space, a[i].Value, b[i].Value)
			}
		}
	}
	is(t, old.VerifyChains(""), nil)
	old.audit(t)
}

func TestErasures(t *testing.T) {
	d := newDesk(t, store.Options{})
	a := store.Erased{ID: 7, No: "C-000007", At: 5, Others: []data.Ref{{Kind: data.KindJob, ID: 1}}}
	d.do(func(tx *store.Tx) error { return tx.NoteErased(a) })
	d.do(func(tx *store.Tx) error {
		return tx.NoteErased(store.Erased{ID: 3, At: 9}, store.Erased{ID: 7, At: 8, Others: []data.Ref{{Kind: data.KindJob, ID: 2}}})
	})
	d.view(func(tx *store.Tx) error {
		got, err := tx.Erasures()
		same(t, len(got), 2)
		same(t, got[0].ID, data.ID(3))
		same(t, got[1].At, a.At)
		same(t, len(got[1].Others), 2)
		return err
	})
}

func same[T comparable](t *testing.T, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%v, not %v", got, want)
	}
}
