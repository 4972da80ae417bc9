package bolt

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"

	"tanggapan/data/kv"
)

const testSpare = 24 << 20

// there says whether a save is.
func there(r kv.Reader, no uint64) error {
	v, err := r.GetMany(key("r\x09", no), key("je", no))
	if err == nil && (len(v[0]) != 500 || len(v[1]) != 900) {
		err = fmt.Errorf("save %d: %d and %d bytes", no, len(v[0]), len(v[1]))
	}
	return err
}

// TestBound_HeldReading saves beside a reading that does not end, until the file may grow no more: what was saved stays
// readable, and once the reading has ended the same handle goes on.
func TestBound_HeldReading(t *testing.T) {
	s := opened(t, Options{bounds: &bounds{spare: testSpare, disk: func(string) (uint64, uint64, bool) { return 0, 0, false }}})
	n := uint64(0)
	next := func() error {
		err := s.Update(func(tx kv.Txn) error { return save(tx, n) })
		if err == nil {
			n++
		}
		return err
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for range 200 {
		must(next())
	}
	begun, end, ended := make(chan error), make(chan bool), make(chan error)
	read := func(no uint64) error {
		return s.View(func(r kv.Reader) error { return there(r, no) })
	}
	go func() {
		ended <- s.View(func(r kv.Reader) error {
			begun <- there(r, 0)
			<-end
			return there(r, 199)
		})
	}()
	must(<-begun)
	var err error
	for i := 0; err == nil && i < 5000; i++ {
		err = next()
	}
	if !errors.Is(err, kv.ErrHeld) || errors.Is(err, kv.ErrDamaged) {
		t.Fatalf("after %d saves beside a held reading: %v", n, err)
	}
	if err := next(); !errors.Is(err, kv.ErrHeld) {
		t.Errorf("once more: %v", err)
	}
	if size := s.Stats().Size; size > 3*testSpare {
		t.Errorf("the file has %d bytes", size)
	}
	for _, no := range []uint64{0, 100, n - 1} {
		must(read(no))
	}
	if s.Fault() != nil {
		t.Errorf("a fault: %v", s.Fault())
	}
	close(end)
	must(<-ended)
	for range 100 {
		must(next())
	}
	must(read(n - 1))
	must(s.Check(context.Background()))
	must(s.Compact(context.Background(), nil))
	must(read(n - 1))
}

// TestBound_Disk saves until the disk has only its rest, then gives it room.
func TestBound_Disk(t *testing.T) {
	var free atomic.Uint64
	var s *Store
	start := int64(0)
	// A disk of 1 GiB, of which the file may still take so much.
	disk := func(string) (uint64, uint64, bool) {
		took := int64(0)
		if s != nil {
			info, err := s.file.Stat()
			if err != nil {
				return 0, 0, false
			}
			if n, sparse := onDisk(info); sparse {
				took = n - start
			} else {
				took = info.Size() - start
			}
		}
		return uint64(max(0, int64(free.Load())-took)), 1 << 30, true
	}
	free.Store(40 << 20)
	s = opened(t, Options{bounds: &bounds{spare: mostSpare, disk: disk}})
	n := 0
	put := func() error {
		err := s.Update(func(tx kv.Txn) error {
			return tx.Put(fmt.Appendf(nil, "b%06d", n), make([]byte, 200_000))
		})
		if err == nil {
			n++
		}
		return err
	}
	var err error
	for err == nil && n < 1000 {
		err = put()
	}
	if !errors.Is(err, kv.ErrFull) || errors.Is(err, kv.ErrHeld) {
		t.Fatalf("after %d: %v", n, err)
	}
	if left, total, _ := disk(""); left < min(diskRest, total/64) || n < 50 {
		t.Errorf("%d bytes are left of the disk after %d values", left, n)
	}
	at := n
	free.Store(80 << 20)
	for range 50 {
		if err := put(); err != nil {
			t.Fatalf("after room was made, at %d: %v", n-at, err)
		}
	}
	if err := s.Check(context.Background()); err != nil {
		t.Error(err)
	}
}

// TestBound_NoRoom opens a file on a disk without any room and works within its free pages.
func TestBound_NoRoom(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shop.tgp")
	s, err := Open(path, Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	big := func(tx kv.Txn) error { return tx.Put([]byte("bbig"), make([]byte, 900_000)) }
	for range 30 {
		if err := s.Update(big); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(path, Options{NoSync: true, bounds: &bounds{spare: mostSpare, disk: func(string) (uint64, uint64, bool) { return 0, 1 << 30, true }}}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for i := range 20 {
		if err := s.Update(func(tx kv.Txn) error { return save(tx, uint64(i)) }); err != nil {
			t.Fatalf("save %d: %v", i, err)
		}
	}
}
