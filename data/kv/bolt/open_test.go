package bolt_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
)

func TestOpenMakesFolderAndFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "b", "shop.tgp")
	s := open(t, path, bolt.Options{})
	if s.Path() != path || s.ReadOnly() {
		t.Errorf("Path %q ReadOnly %v", s.Path(), s.ReadOnly())
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v, %v", left, err)
	}
}

func TestOpenMissing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none", "shop.tgp")
	for _, o := range []bolt.Options{{ReadOnly: true}, {MustExist: true}} {
		if _, err := bolt.Open(path, o); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if _, err := os.Stat(filepath.Dir(path)); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a folder was made")
	}
}

func TestLocked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shop.tgp")
	s := open(t, path, bolt.Options{})
	for _, o := range []bolt.Options{{}, {ReadOnly: true}} {
		if _, err := bolt.Open(path, o); !errors.Is(err, kv.ErrLocked) {
			t.Errorf("%+v: %v, want ErrLocked", o, err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	a, b := open(t, path, bolt.Options{ReadOnly: true}), open(t, path, bolt.Options{ReadOnly: true})
	for _, r := range []*bolt.Store{a, b} {
		if err := r.View(func(kv.Reader) error { return nil }); err != nil {
			t.Error(err)
		}
	}
}

func TestReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shop.tgp")
	s := open(t, path, bolt.Options{})
	fill(t, s, 0, 10)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, path, bolt.Options{ReadOnly: true})
	put := func(tx kv.Txn) error { return tx.Put([]byte("ra"), nil) }
	for name, err := range map[string]error{"Update": s.Update(put), "Bulk": s.Bulk(put), "Compact": s.Compact(context.Background(), nil)} {
		if !errors.Is(err, kv.ErrReadOnly) {
			t.Errorf("%s: %v, want ErrReadOnly", name, err)
		}
	}
	if v, err := read(s, 3); err != nil || !bytes.Equal(v, value(3)) {
		t.Errorf("got %q, %v", v, err)
	}
	if err := s.Check(context.Background()); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	if _, err := bolt.Open(path, bolt.Options{}); !errors.Is(err, kv.ErrReadOnly) {
		t.Errorf("a file marked read-only: %v", err)
	}
}

// image is the file at path without the spare room at its end.
func image(t testing.TB, path string) []byte {
	t.Helper()
	s := open(t, path, bolt.Options{ReadOnly: true})
	var buf bytes.Buffer
	if _, err := s.Copy(context.Background(), &buf, nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	good := filepath.Join(dir, "good")
	s := open(t, good, bolt.Options{})
	fill(t, s, 0, 500)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	whole := image(t, good)
	other := filepath.Join(dir, "other")
	db, err := bbolt.Open(other, 0o600, &bbolt.Options{NoFreelistSync: true})
	if err != nil {
		t.Fatal(err)
	}
	err = errors.Join(db.Update(func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("r")); return err }), db.Close())
	if err != nil {
		t.Fatal(err)
	}
	foreign, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	zeroMeta := bytes.Clone(whole)
	clear(zeroMeta[:8192])
	badSums := bytes.Clone(whole)
	badSums[16+30]++
	badSums[4096+16+30]++
	tests := []struct {
		name  string
		bytes []byte
		want  error
	}{
		{"Empty", nil, kv.ErrFormat},
		{"Text", []byte("Dear customer, your unit is ready."), kv.ErrFormat},
		{"LongText", bytes.Repeat([]byte("Dear customer, "), 4000), kv.ErrFormat},
		{"OtherProgram", foreign, kv.ErrFormat},
		{"NoMeta", zeroMeta, kv.ErrFormat},
		{"BadMetaSums", badSums, kv.ErrDamaged},
		{"HalfPage", whole[:2000], kv.ErrDamaged},
		{"OnePage", whole[:4096], kv.ErrDamaged},
		{"TwoPages", whole[:8192], kv.ErrDamaged},
		{"CutInTheMiddle", whole[:len(whole)/2/4096*4096+77], kv.ErrDamaged},
		{"Header", whole[:50], kv.ErrFormat},
	}
	for _, tt := range tests {
		for _, o := range []bolt.Options{{}, {ReadOnly: true}} {
			t.Run(fmt.Sprintf("%s/ReadOnly=%v", tt.name, o.ReadOnly), func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "shop.tgp")
				if err := os.WriteFile(path, tt.bytes, 0o600); err != nil {
					t.Fatal(err)
				}
				if _, err := bolt.Open(path, o); !errors.Is(err, tt.want) {
					t.Errorf("got %v, want %v", err, tt.want)
				}
				if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, tt.bytes) {
					t.Errorf("the file was written to: %d bytes, were %d, %v", len(after), len(tt.bytes), err)
				}
			})
		}
	}
	if _, err := bolt.Open(dir, bolt.Options{}); !errors.Is(err, kv.ErrFormat) {
		t.Errorf("a folder: %v", err)
	}
}
