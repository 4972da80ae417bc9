package bolt_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
)

// TestGone takes the file away under the store: nothing more is stored where nobody would find it, and what was stored can be rescued.
func TestGone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file that is open cannot be taken away here")
	}
	for name, take := range map[string]func(path string) error{
		"Deleted": os.Remove,
		"Moved":   func(path string) error { return os.Rename(path, path+".moved") },
		"Folder":  func(path string) error { return os.RemoveAll(filepath.Dir(path)) },
		"Replaced": func(path string) error {
			return errors.Join(os.Remove(path), os.WriteFile(path, []byte("another"), 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "shop", "shop.tgp")
			s := open(t, path, bolt.Options{})
			fill(t, s, 0, 500)
			if err := take(path); err != nil {
				t.Fatal(err)
			}
			if err := s.Update(save(500)); !errors.Is(err, bolt.ErrGone) || !errors.Is(err, kv.ErrDamaged) {
				t.Errorf("a save: %v", err)
			}
			if v, err := read(s, 499); err != nil || !bytes.Equal(v, value(499)) {
				t.Errorf("a read: %v", err)
			}
			rescued, err := s.Rescue()
			if name == "Replaced" {
				if b, _ := os.ReadFile(path); err != nil || string(b) != "another" || rescued != path+bolt.Rescued {
					t.Errorf("%v, %q, %s", err, b, rescued)
				}
				again, err := s.Rescue()
				if err != nil || again != rescued+"-2" {
					t.Error(again, err)
				}
			} else if rescued != path {
				t.Error(rescued)
			}
			path = rescued
			if err := errors.Join(err, s.Close()); err != nil {
				t.Fatal(err)
			}
			n := open(t, path, bolt.Options{})
			if err := n.Check(context.Background()); err != nil {
				t.Error(err)
			}
			if v, err := read(n, 499); err != nil || !bytes.Equal(v, value(499)) {
				t.Errorf("after the rescue: %v", err)
			}
		})
	}
}
