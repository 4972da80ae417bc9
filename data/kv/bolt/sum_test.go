package bolt

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"tanggapan/data/kv"
)

func key(space string, no uint64) []byte { return binary.BigEndian.AppendUint64([]byte(space), no) }

func opened(t *testing.T, o Options) *Store {
	t.Helper()
	o.NoSync = true
	s, err := Open(filepath.Join(t.TempDir(), "shop.tgp"), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// save is what a save of the desk writes: a record, its index keys, its journal entry, counters, a word of search, a draft's end.
func save(tx kv.Txn, no uint64) error {
	err := errors.Join(tx.Put(key("r\x09", no), make([]byte, 500)), tx.Delete(key("d\x09", no)),
		tx.Put(key("je", no), make([]byte, 900)), tx.Put(key("jr\x09"+string(key("", no)), no), nil),
		tx.Put([]byte("cjournal"), key("", no)), tx.Put([]byte("cid/inquiry"), key("", no)), tx.Put([]byte("cchain/1"), make([]byte, 32)),
		tx.Put(key("ft", no), make([]byte, 200)))
	for i := range 6 {
		err = errors.Join(err, tx.Put(key(fmt.Sprintf("i\x09index%d\x00%06d\x00", i, no*7919%1_000_003), no), nil))
	}
	return err
}

// TestSums_Cost holds what the sums add to the bytes of the pages that a save writes.
func TestSums_Cost(t *testing.T) {
	written := func(noSums bool) int64 {
		s := opened(t, Options{noSums: noSums})
		if err := s.Bulk(func(tx kv.Txn) (err error) {
			// As many ranges as a million records of 28 kinds have.
			for n := range uint64(41) {
				err = errors.Join(err, tx.Put(key("r"+string(rune(1+n%28)), n<<20), nil), tx.Put(key("i"+string(rune(1+n%28)), n<<20), nil), tx.Put(key("je", n<<20), nil))
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		for n := uint64(0); n < 10_000; n += 500 {
			if err := s.Bulk(func(tx kv.Txn) (err error) {
				for i := n; i < n+500; i++ {
					err = errors.Join(err, save(tx, i))
				}
				return err
			}); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Sync(); err != nil {
			t.Fatal(err)
		}
		before := s.db.Stats()
		for n := range uint64(300) {
			if err := s.Update(func(tx kv.Txn) error { return save(tx, 30_000+n) }); err != nil {
				t.Fatal(err)
			}
		}
		now := s.db.Stats()
		diff := now.Sub(&before)
		return diff.TxStats.GetPageAlloc()
	}
	with, without := written(false), written(true)
	t.Logf("a save writes %d bytes of pages with sums, %d without", with/300, without/300)
	if float64(with) > 1.06*float64(without) {
		t.Errorf("%.3f times as much", float64(with)/float64(without))
	}
}

// TestSums_Hold does random work, also such that is taken back, and recounts.
func TestSums_Hold(t *testing.T) {
	s := opened(t, Options{})
	rng := rand.New(rand.NewPCG(1, 2))
	no := errors.New("no")
	for range 200 {
		run, fail := s.Update, rng.IntN(4) == 0
		if rng.IntN(2) == 0 {
			run = s.Bulk
		}
		err := run(func(tx kv.Txn) error {
			for range 1 + rng.IntN(40) {
				k := key([]string{"r\x01", "r\x02", "i\x01name\x00", "je", "d\x01", "c"}[rng.IntN(6)], uint64(rng.IntN(200_000)))
				if rng.IntN(3) == 0 {
					if err := tx.Delete(k); err != nil {
						return err
					}
				} else if err := tx.Put(k, make([]byte, rng.IntN(300))); err != nil {
					return err
				}
			}
			if fail {
				return no
			}
			return nil
		})
		if err != nil && !errors.Is(err, no) {
			t.Fatal(err)
		}
	}
	if err := errors.Join(s.Check(context.Background()), s.Compact(context.Background(), nil), s.Check(context.Background())); err != nil {
		t.Error(err)
	}
}

// damage changes the closed file below the store.
func damage(t *testing.T, s *Store, f func(tx *bbolt.Tx) error) error {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := bbolt.Open(s.path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(f), db.Close()); err != nil {
		t.Fatal(err)
	}
	r, err := Open(s.path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	return r.Check(context.Background())
}

func TestSums_Find(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(tx *bbolt.Tx) error
		want RangeError
	}{
		"IndexKeyGone": {
			func(tx *bbolt.Tx) error { return tx.Bucket([]byte("i")).Delete(key("i\x05name\x00ana\x00", 70_000)) },
			RangeError{Space: 'i', Kind: 5, From: 65_536, To: 131_071, Have: 0, Want: 1},
		},
		"RecordGone": {
			func(tx *bbolt.Tx) error { return tx.Bucket([]byte("r")).Delete(key("r\x05", 3)) },
			RangeError{Space: 'r', Kind: 5, From: 0, To: 65_535, Have: 9, Want: 10},
		},
		"OldRecord": {func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte("r")).Put(key("r\x05", 3), seal(key("r\x05", 3), []byte("yesterday's")))
		}, RangeError{Space: 'r', Kind: 5, From: 0, To: 65_535, Have: 10, Want: 10}},
		"SumDamaged": {func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte(sumBucket)).Put([]byte("r"), []byte("rubbish"))
		}, RangeError{Space: 'r', Kind: 5, From: 0, To: 65_535, Have: 10, False: true}},
	} {
		t.Run(name, func(t *testing.T) {
			s := opened(t, Options{})
			if err := s.Update(func(tx kv.Txn) error {
				var errs []error
				for n := range uint64(10) {
					errs = append(errs, tx.Put(key("r\x05", n), []byte("record")))
				}
				return errors.Join(append(errs, tx.Put(key("i\x05name\x00ana\x00", 70_000), nil))...)
			}); err != nil {
				t.Fatal(err)
			}
			err := damage(t, s, c.do)
			var got RangeError
			if !errors.As(err, &got) || got != c.want || !errors.Is(err, kv.ErrDamaged) {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
}

func TestSums_Lost(t *testing.T) {
	s := opened(t, Options{})
	if err := s.Update(func(tx kv.Txn) error { return save(tx, 1) }); err != nil {
		t.Fatal(err)
	}
	err := damage(t, s, func(tx *bbolt.Tx) error { return tx.DeleteBucket([]byte(sumBucket)) })
	if err == nil || !strings.Contains(err.Error(), "the sum is damaged, not the") {
		t.Error(err)
	}
}

func TestUnclean(t *testing.T) {
	s := opened(t, Options{})
	unclean := func(want bool) {
		t.Helper()
		if got, err := Unclean(s.path); got != want || err != nil {
			t.Errorf("%t, %v, want %t", got, err, want)
		}
	}
	unclean(false)
	if err := s.Update(func(tx kv.Txn) error { return save(tx, 1) }); err != nil {
		t.Fatal(err)
	}
	unclean(true)
	left, err := os.ReadFile(s.path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	unclean(false)
	if err := os.WriteFile(s.path, left, 0o600); err != nil {
		t.Fatal(err)
	}
	unclean(true)
	n, err := Open(s.path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(n.Update(func(tx kv.Txn) error { return save(tx, 2) }), n.Close()); err != nil {
		t.Fatal(err)
	}
	unclean(false)
}

// TestHeld: a read transaction that somebody keeps open shows while it is open.
func TestHeld(t *testing.T) {
	s := opened(t, Options{})
	if err := s.Update(func(tx kv.Txn) error { return save(tx, 1) }); err != nil {
		t.Fatal(err)
	}
	if err := s.View(func(kv.Reader) error {
		time.Sleep(2 * longView)
		if h := s.Stats().Held; h < 2*longView {
			t.Errorf("held for %v", h)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if st := s.Stats(); st.Held != 0 || st.LongViews != 1 {
		t.Errorf("%+v", st)
	}
}

// TestCompactIdle gives way to a writer, and compacts where there is none.
func TestCompactIdle(t *testing.T) {
	s := opened(t, Options{})
	for n := range uint64(3000) {
		if err := s.Bulk(func(tx kv.Txn) error { return save(tx, n) }); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Sync(); err != nil {
		t.Fatal(err)
	}
	before := s.Stats()
	s.waiting.Add(1)
	if err := s.CompactIdle(context.Background(), nil); !errors.Is(err, ErrYield) || s.Fault() != nil {
		t.Errorf("%v, %v", err, s.Fault())
	}
	s.waiting.Add(-1)
	last := int64(0)
	if err := s.CompactIdle(context.Background(), func(done, total int64) { last = done * 100 / total }); err != nil || last != 100 {
		t.Error(err, last)
	}
	if now := s.Stats(); now.Size >= before.Size || now.FreePages > 10 {
		t.Errorf("%+v after %+v", now, before)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(s.path), ".*")); len(left) > 0 {
		t.Error(left)
	}
}
