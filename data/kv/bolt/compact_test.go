package bolt

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"tanggapan/data/kv"
)

// filled is a store with some records, at a path.
func filled(t *testing.T) (*Store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "shop.tgp")
	s, err := Open(path, Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	for i := range 50 {
		if err := s.Update(func(x kv.Txn) error { return x.Put(fmt.Appendf(nil, "r%04d", i), make([]byte, 2000)) }); err != nil {
			t.Fatal(err)
		}
	}
	return s, path
}

// TestCompact_AnotherFile holds that a file which somebody put in the place of the open one is not replaced, whenever they did.
func TestCompact_AnotherFile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("an open file keeps its place there")
	}
	for _, early := range []bool{true, false} {
		s, path := filled(t)
		put := func() {
			if err := errors.Join(os.Rename(path, path+".moved"), os.WriteFile(path, []byte("another"), 0o600)); err != nil {
				t.Fatal(err)
			}
		}
		if early {
			put()
		}
		err := s.Compact(context.Background(), func(done, total int64) {
			if done == total && !early {
				put()
			}
		})
		if b, _ := os.ReadFile(path); !errors.Is(err, ErrGone) || string(b) != "another" {
			t.Errorf("early %t: %v, %d bytes", early, err, len(b))
		}
	}
}

// TestCompact_KeepsMode holds that who could open the file before can open it afterwards.
func TestCompact_KeepsMode(t *testing.T) {
	s, path := filled(t)
	if err := os.Chmod(path, 0o664); err != nil {
		t.Fatal(err)
	}
	was, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Compact(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	if now, err := os.Stat(path); err != nil || now.Mode() != was.Mode() {
		t.Error(now.Mode(), err)
	}
}

// TestCompactIdle_BesideALongRead holds that a save does not wait for a read that a compaction waits for.
func TestCompactIdle_BesideALongRead(t *testing.T) {
	s, _ := filled(t)
	begun, end, read, compacted := make(chan bool), make(chan bool), make(chan error), make(chan error)
	go func() { read <- s.View(func(kv.Reader) error { close(begun); <-end; return nil }) }()
	<-begun
	whole := make(chan bool)
	go func() {
		compacted <- s.CompactIdle(context.Background(), func(done, total int64) {
			if done == total {
				close(whole)
			}
		})
	}()
	<-whole
	saved := make(chan error)
	go func() { saved <- s.Update(func(x kv.Txn) error { return x.Put([]byte("rnew"), nil) }) }()
	select {
	case err := <-saved:
		if err != nil {
			t.Error(err)
		}
		if err := <-compacted; !errors.Is(err, ErrYield) {
			t.Error(err)
		}
		close(end)
	case <-time.After(10 * time.Second):
		t.Error("the save waits for the read")
		close(end)
		<-saved
		<-compacted
	}
	if err := <-read; err != nil {
		t.Error(err)
	}
}
