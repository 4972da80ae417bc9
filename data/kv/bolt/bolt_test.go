package bolt_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/kv/kvtest"
)

func open(t testing.TB, path string, o bolt.Options) *bolt.Store {
	t.Helper()
	s, err := bolt.Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// fill puts n records and as many index keys.
func fill(t testing.TB, s *bolt.Store, from, n int) {
	t.Helper()
	for i := from; i < from+n; i += 100 {
		err := s.Bulk(func(tx kv.Txn) error {
			for j := i; j < min(i+100, from+n); j++ {
				if err := errors.Join(tx.Put(record(j), value(j)), tx.Put([]byte(fmt.Sprintf("iname%05d", (j*7919)%100000)), nil)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Sync(); err != nil {
		t.Fatal(err)
	}
}

func record(i int) []byte { return []byte(fmt.Sprintf("rj%08d", i)) }

func value(i int) []byte {
	return []byte(fmt.Sprintf(`{"no":%d,"text":%q}`, i, bytes.Repeat([]byte{byte('a' + i%26)}, 200)))
}

func read(s *bolt.Store, i int) (v []byte, err error) {
	err = s.View(func(r kv.Reader) error {
		vs, err := r.GetMany(record(i))
		if err == nil {
			v = vs[0]
		}
		return err
	})
	return v, err
}

func TestConformance(t *testing.T) {
	kvtest.Run(t, func(t *testing.T) kv.Store {
		return open(t, filepath.Join(t.TempDir(), "shop.tgp"), bolt.Options{NoSync: true})
	})
}

func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shop.tgp")
	kvtest.Reopen(t, func(t *testing.T) kv.Store { return open(t, path, bolt.Options{}) })
}

func TestStats(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "shop.tgp"), bolt.Options{})
	fill(t, s, 0, 1000)
	st := s.Stats()
	if st.Size < 200_000 || st.KeysWrite != 2000 || st.Commits != 1 || st.LongViews != 0 {
		t.Errorf("%+v", st)
	}
	if err := s.Update(func(tx kv.Txn) error {
		for i := range 900 {
			if err := tx.Delete(record(i)); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if st := s.Stats(); st.FreePages < 40 {
		t.Errorf("FreePages %d after most was deleted", st.FreePages)
	}
}

func TestBulkSharesCommits(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "shop.tgp"), bolt.Options{})
	fill(t, s, 0, 30_000)
	if c := s.Stats().Commits; c > 4 {
		t.Errorf("%d commits for 300 calls", c)
	}
}

// TestBulkBoundsPages changes one record on each of some five thousand pages, which may not all wait in memory for one commit.
func TestBulkBoundsPages(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "shop.tgp"), bolt.Options{NoSync: true})
	fill(t, s, 0, 75_000)
	before := s.Stats().Commits
	for i := 0; i < 75_000; i += 15 {
		if err := s.Bulk(func(tx kv.Txn) error { return tx.Put(record(i), value(i+1)) }); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Sync(); err != nil {
		t.Fatal(err)
	}
	if c := s.Stats().Commits - before; c < 2 || c > 4 {
		t.Errorf("%d commits for one record on each of five thousand pages", c)
	}
}

func TestCopy(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "shop.tgp"), bolt.Options{})
	fill(t, s, 0, 3000)
	var buf bytes.Buffer
	var last, total int64
	tx, err := s.Copy(context.Background(), &buf, func(d, n int64) {
		if d < last || d > n {
			t.Errorf("progress %d of %d after %d", d, n, last)
		}
		last, total = d, n
		if d == n {
			return
		}
		// The desk goes on meanwhile.
		if err := s.Update(func(tx kv.Txn) error { return tx.Put([]byte("rlate"), []byte("x")) }); err != nil {
			t.Error(err)
		}
	})
	if err != nil || tx == 0 || last != total || int64(buf.Len()) != total {
		t.Fatalf("tx %d, %d of %d bytes, %v", tx, buf.Len(), total, err)
	}
	to := filepath.Join(dir, "copy")
	if err := os.WriteFile(to, buf.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	c := open(t, to, bolt.Options{ReadOnly: true})
	if err := c.Check(context.Background()); err != nil {
		t.Error(err)
	}
	if v, err := read(c, 2999); err != nil || !bytes.Equal(v, value(2999)) {
		t.Errorf("got %q, %v", v, err)
	}
	if err := c.View(func(r kv.Reader) error {
		vs, err := r.GetMany([]byte("rlate"))
		if err == nil && vs[0] != nil {
			t.Error("the copy holds what came later")
		}
		return err
	}); err != nil {
		t.Error(err)
	}
}

type failing struct{ left int }

var errStick = errors.New("stick gone")

func (f *failing) Write(b []byte) (int, error) {
	if f.left -= len(b); f.left < 0 {
		return 0, errStick
	}
	return len(b), nil
}

func TestCopyFails(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "shop.tgp"), bolt.Options{})
	fill(t, s, 0, 3000)
	for _, left := range []int{0, 5000, 100_000} {
		if _, err := s.Copy(context.Background(), &failing{left}, nil); !errors.Is(err, errStick) {
			t.Errorf("after %d bytes: %v", left, err)
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	var buf bytes.Buffer
	_, err := s.Copy(ctx, &buf, func(int64, int64) { stop() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if s.Fault() != nil {
		t.Errorf("the store took the blame: %v", s.Fault())
	}
	fill(t, s, 3000, 10)
}

func TestCompact(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shop.tgp")
	s := open(t, path, bolt.Options{})
	fill(t, s, 0, 5000)
	if err := s.Update(func(tx kv.Txn) error {
		for i := range 4000 {
			if err := tx.Delete(record(i)); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	before := s.Stats()
	seen := int64(0)
	if err := s.Compact(context.Background(), func(d, n int64) { seen = d }); err != nil {
		t.Fatal(err)
	}
	after := s.Stats()
	if after.Size >= before.Size/2 || after.FreePages >= before.FreePages/4 || seen == 0 {
		t.Errorf("before %+v, after %+v, progress %d", before, after, seen)
	}
	for _, i := range []int{0, 3999} {
		if v, err := read(s, i); err != nil || v != nil {
			t.Errorf("deleted record %d: %q, %v", i, v, err)
		}
	}
	if v, err := read(s, 4500); err != nil || !bytes.Equal(v, value(4500)) {
		t.Errorf("kept record: %q, %v", v, err)
	}
	fill(t, s, 5000, 100)
	if err := s.Check(context.Background()); err != nil {
		t.Error(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if err := s.Compact(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, path, bolt.Options{})
	if v, err := read(s, 5050); err != nil || !bytes.Equal(v, value(5050)) {
		t.Errorf("after reopening: %q, %v", v, err)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v, %v", left, err)
	}
}

func TestCompactBesideReaders(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "shop.tgp"), bolt.Options{NoSync: true})
	fill(t, s, 0, 2000)
	stop, done := make(chan struct{}), make(chan error, 4)
	for w := range 4 {
		go func() {
			for i := 0; ; i++ {
				select {
				case <-stop:
					done <- nil
					return
				default:
				}
				if v, err := read(s, i%2000); err != nil || !bytes.Equal(v, value(i%2000)) {
					done <- fmt.Errorf("reader %d: %q %w", w, v, err)
					return
				}
				if err := s.Update(func(tx kv.Txn) error { return tx.Put([]byte{'d', byte(w)}, []byte{byte(i)}) }); err != nil {
					done <- err
					return
				}
			}
		}()
	}
	for range 5 {
		if err := s.Compact(context.Background(), nil); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}
