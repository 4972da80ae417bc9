package app

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"tanggapan/data"
	"tanggapan/data/store"
)

// TestUndo_LargeAct takes an act of several entries back by Undo, after a fall in the middle of it.
func TestUndo_LargeAct(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shop.tgp")
	a := New(Deps{Sync: true})
	if err := a.Open(path, OpenOptions{Create: true}); err != nil {
		t.Fatal(err)
	}
	defer func() { a.Close() }()
	var ids []data.ID
	done, err := a.write("customer.add", data.Actor{}, func(tx *store.Tx) (data.Record, error) {
		ids = nil
		var last data.Record
		for i := range 200 {
			c := &data.Customer{Given: fmt.Sprint("Given", i), Notes: strings.Repeat("n", 3900)}
			if err := tx.Put(c); err != nil {
				return nil, err
			}
			ids, last = append(ids, c.ID), c
		}
		return last, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	count := func() (n int) {
		if err := a.view(func(tx *store.Tx) error {
			all, err := store.GetAll[data.Customer](tx, ids)
			for _, c := range all {
				if c.Removed == 0 {
					n++
				}
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return n
	}
	// The first slice is done, then the power goes.
	st, err := a.file.store()
	if err != nil {
		t.Fatal(err)
	}
	parts, err := st.SlicesOf(done.Entry)
	if err != nil || parts.All < 3 {
		t.Fatal(parts.All, err)
	}
	last := parts.Seqs[len(parts.Seqs)-1]
	if _, err := a.writeAct(store.Act{Name: "customer.add", Undoes: last, Slice: true}, func(tx *store.Tx) (data.Record, error) {
		if err := tx.PutBackSlice(parts, last); err != nil {
			return nil, err
		}
		return tx.Record(done.Ref())
	}); err != nil {
		t.Fatal(err)
	}
	if n := count(); n == 0 || n == len(ids) {
		t.Fatalf("%d left", n)
	}
	if err := errors.Join(a.Close(), a.Open(path, OpenOptions{})); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Undo(data.Actor{}); err != nil {
		t.Fatal(err)
	}
	if n := count(); n != 0 {
		t.Errorf("%d of %d customers still count", n, len(ids))
	}
	if _, err := a.UndoEntry(data.Actor{}, done.Entry); !errors.Is(err, data.ErrNothing) {
		t.Errorf("once more: %v", err)
	}
	if _, err := a.Redo(data.Actor{}); !errors.Is(err, data.ErrFinal) {
		t.Errorf("done again: %v", err)
	}
	if _, err := a.Verify(path, ""); err != nil {
		t.Error(err)
	}
}
