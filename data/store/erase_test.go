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

// TestReplay_Silent: what an act without a payload took away goes again in a copy; what an erasure changed is for the list of erasures to say.
func TestReplay_Silent(t *testing.T) {
	d := newDesk(t, store.Options{})
	dev := &data.Device{Owner: 1, Brand: "Acme", Secret: []byte("1234")}
	d.put(&data.Customer{Given: "Rosario"}, dev)
	old, other := d.copied(), d.copied()
	t.Cleanup(func() { old.bolt.Close(); other.bolt.Close() })
	dev.Secret = nil
	if _, err := d.act(store.Act{Name: "device.wipe-secrets", Silent: true}, func(tx *store.Tx) error { return tx.Put(dev) }); err != nil {
		t.Fatal(err)
	}
	dev.Colour = "red"
	d.put(dev)
	for _, e := range d.entriesFrom(1) {
		if err := old.Replay(e); err != nil {
			t.Fatal(err)
		}
	}
	a, b := d.scan('r'), old.scan('r')
	same(t, len(b), len(a))
	for i := range a {
		same(t, string(b[i].Value), string(a[i].Value))
	}
	for from := uint64(1); from != 0; {
		var err error
		if from, _, err = d.BlankEntries(from, func(store.Entry) bool { return true }); err != nil {
			t.Fatal(err)
		}
	}
	// The last one is blanked now: nobody can do it again.
	all := d.entriesFrom(2)
	is(t, other.Replay(all[0]), nil)
	if err := other.Replay(all[1]); !errors.Is(err, store.ErrGap) {
		t.Error(err)
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
