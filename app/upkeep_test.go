package app_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
)

// TestCompact_Open compacts the file under an open desk: it stays open, nothing is lost, saves go on.
func TestCompact_Open(t *testing.T) {
	s := apptest.New(t)
	var made []data.ID
	for i := range 60 {
		made = append(made, s.Done(s.Customers.Add(s.Who, &data.Customer{Given: fmt.Sprint("Given", i)})).ID)
	}
	steps, last := 0, int64(0)
	if err := s.Compact(context.Background(), func(done, total int64) { steps, last = steps+1, done*100/total }); err != nil || steps == 0 || last != 100 {
		t.Fatal(err, steps, last)
	}
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "After"}))
	for _, id := range made {
		if _, err := s.Customers.Get(id); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Verify(s.Path, ""); err != nil || s.State().Compacting != 0 {
		t.Error(err, s.State())
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if err := s.Compact(ctx, nil); !errors.Is(err, data.ErrCancelled) || s.State().ReadOnly != nil {
		t.Error(err, s.State().ReadOnly)
	}
}

// TestUpkeep_Compacts: a file with many unused pages is compacted by the clock.
func TestUpkeep_Compacts(t *testing.T) {
	s := apptest.New(t)
	if err := s.App.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := bolt.Open(s.Path, bolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []func(tx kv.Txn, k []byte) error{
		func(tx kv.Txn, k []byte) error { return tx.Put(k, make([]byte, 900<<10)) },
		func(tx kv.Txn, k []byte) error { return tx.Delete(k) },
	} {
		for i := range 50 {
			if err := b.Update(func(tx kv.Txn) error { return f(tx, fmt.Appendf(nil, "bwaste%d", i)) }); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	a := app.New(app.Deps{Sync: true})
	if err := a.Open(s.Path, app.OpenOptions{}); err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	before := a.State().Size
	a.Clock()
	a.Step()
	if now := a.State().Size; now > before/10 {
		t.Errorf("%d bytes of %d are left", now, before)
	}
}

// TestJournal_Packed makes a practice shop, packs its old entries as the clock does months later, and holds what the journal takes.
func TestJournal_Packed(t *testing.T) {
	now := data.At(time.Date(2026, 11, 23, 10, 42, 0, 0, apptest.Zone(t)))
	path := filepath.Join(t.TempDir(), "Practice.tgp")
	a := app.New(app.Deps{Now: func() data.Instant { return now }, Sync: true})
	if _, err := a.Practice(path, app.PracticeOptions{Jobs: 120, Seed: 3}); err != nil {
		t.Fatal(err)
	}
	if err := a.Open(path, app.OpenOptions{}); err != nil {
		t.Fatal(err)
	}
	want, err := a.Verify(path, "")
	if err != nil {
		t.Fatal(err)
	}
	now = now.Add(200 * 24 * time.Hour)
	a.Clock()
	a.Step()
	got, err := a.Verify(path, "")
	if err != nil || got.Entries < want.Entries {
		t.Fatal(got, err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := bolt.Open(path, bolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	size := map[byte]int{}
	blocks := 0
	if err := b.View(func(r kv.Reader) error {
		for _, space := range []byte("rj") {
			ps, err := r.Scan([]byte{space}, nil, 0, false)
			if err != nil {
				return err
			}
			for _, p := range ps {
				size[space] += len(p.Key) + len(p.Value)
				if space == 'j' && p.Key[1] == 'b' {
					blocks++
				}
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d blocks; records %d bytes, journal %d: %.2f times", blocks, size['r'], size['j'], float64(size['j'])/float64(size['r']))
	if blocks == 0 || float64(size['j']) > 1.5*float64(size['r']) {
		t.Errorf("journal %d bytes, records %d", size['j'], size['r'])
	}
}

// TestGone_Rescued: a file that is deleted under the open desk is written anew with all that was saved, and trying again goes on.
func TestGone_Rescued(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file that is open cannot be deleted here")
	}
	s := apptest.New(t)
	id := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Liza"})).ID
	if err := os.Remove(s.Path); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Customers.Add(s.Who, &data.Customer{Given: "Ben"}); !errors.Is(err, data.ErrDamaged) || !errors.Is(s.State().ReadOnly, data.ErrDamaged) {
		t.Fatal(err, s.State().ReadOnly)
	}
	if err := s.TryAgain(); err != nil || s.State().ReadOnly != nil {
		t.Fatal(err, s.State().ReadOnly)
	}
	if c, err := s.Customers.Get(id); err != nil || c.Given != "Liza" {
		t.Error(c, err)
	}
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Ben"}))
}

// TestReplaced_Rescued: where another file was put in the place of the open one, what was saved lies beside it, and closing loses nothing.
func TestReplaced_Rescued(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file that is open cannot be replaced here")
	}
	s := apptest.New(t)
	id := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Liza"})).ID
	old := filepath.Join(s.Dir, "old")
	if err := errors.Join(os.WriteFile(old, []byte("from the cloud"), 0o600), os.Rename(old, s.Path)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Customers.Add(s.Who, &data.Customer{Given: "Ben"}); !errors.Is(err, data.ErrDamaged) {
		t.Fatal(err)
	}
	kept := s.State().Rescued
	if kept == "" || !s.State().Gone {
		t.Fatal("nothing was rescued", s.State())
	}
	if err := s.App.Close(); err != nil {
		t.Error(err)
	}
	if b, err := os.ReadFile(s.Path); err != nil || string(b) != "from the cloud" {
		t.Error("the other file was written to", err)
	}
	if err := s.App.Open(kept, app.OpenOptions{}); err != nil {
		t.Fatal(err)
	}
	if c, err := s.Customers.Get(id); err != nil || c.Given != "Liza" {
		t.Error(c, err)
	}
}
