package app

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"tanggapan/data"
	"tanggapan/data/store"
)

// TestDeepCheck_Pages: the quick check of a large file finds what changed in it, and the rest is gone through beside the work.
func TestDeepCheck_Pages(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shop.tgp")
	a := New(Deps{Sync: true})
	if err := a.Open(path, OpenOptions{Create: true}); err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if _, err := a.write("customer.add", data.Actor{}, func(tx *store.Tx) (data.Record, error) {
		c := &data.Customer{Given: "Liza", Notes: "a letter that is changed"}
		return c, tx.Put(c)
	}); err != nil {
		t.Fatal(err)
	}
	if more, err := a.checkRest(); more || err != nil || a.State().ReadOnly != nil {
		t.Error(more, err, a.State().ReadOnly)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	if _, err := a.deepCheckTo(ctx, path, "", CheckPages); err != nil {
		t.Error(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b = bytes.ReplaceAll(b, []byte("a letter that is changed"), []byte("a letter that it changed"))
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := a.deepCheckTo(ctx, path, "", CheckPages); !errors.Is(err, data.ErrDamaged) {
		t.Error(err)
	}
	if err := a.Open(path, OpenOptions{checked: true}); err != nil {
		t.Fatal(err)
	}
	if _, err := a.checkRest(); !errors.Is(err, data.ErrDamaged) || !errors.Is(a.State().ReadOnly, data.ErrDamaged) {
		t.Error(err, a.State().ReadOnly)
	}
}
