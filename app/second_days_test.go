package app_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/app/desk"
	"tanggapan/data"
	"tanggapan/data/backup"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/store"
)

// otherComputer is another computer.
func otherComputer(t *testing.T, s *apptest.Shop) *app.App {
	t.Helper()
	d, err := desk.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	n := app.New(app.Deps{Now: func() data.Instant { return s.Clock }, Desk: d, Sync: true})
	t.Cleanup(func() { n.Close() })
	return n
}

// names are the given names of all customers that search finds by the family name that the tests give them.
func names(t *testing.T, a *app.App) (out []string) {
	t.Helper()
	hits, err := a.Search.Find("nunez", data.KindCustomer)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range hits {
		c, err := a.Customers.Get(h.Ref.ID)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, c.Given)
	}
	slices.Sort(out)
	return out
}

// again restores a copy with the day files in a folder on another computer, and holds who is there then.
func again(t *testing.T, s *apptest.Shop, c app.Copy, days string, want ...string) app.Replayed {
	t.Helper()
	n, live := otherComputer(t, s), filepath.Join(t.TempDir(), "x.tgp")
	got, err := n.Backups.RestoreSince(data.Actor{}, c.Path, live, days)
	if err != nil {
		t.Fatal(err)
	}
	if have := names(t, n); !slices.Equal(have, want) {
		t.Errorf("%v are there, not %v: %+v", have, want, got.Days)
	}
	if err := n.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := n.Verify(live, ""); err != nil {
		t.Error(err)
	}
	return got.Days
}

func withSecond(t *testing.T) (s *apptest.Shop, share string) {
	s, share = apptest.New(t), filepath.Join(t.TempDir(), "journal")
	set(t, s, func(b *desk.Backup) { b.Second = share })
	return s, share
}

// TestSecond_AfterRestore: once an older copy was restored the second disk follows what is done then, not what was given up.
func TestSecond_AfterRestore(t *testing.T) {
	for name, days := range map[string]string{"SameDay": "0h", "NextDay": "24h"} {
		t.Run(name, func(t *testing.T) {
			s, share := withSecond(t)
			customer(s, "Before")
			s.Step()
			c := backUp(t, s, filepath.Join(t.TempDir(), "Tanggapan"))
			for _, given := range []string{"Up", "Up Two", "Up Three", "Up Four"} {
				s.Later(time.Minute)
				customer(s, given)
			}
			s.Step()
			backUp(t, s, filepath.Join(t.TempDir(), "Tanggapan"))
			if _, err := s.Backups.Restore(data.Actor{Staff: s.Ana}, c.Path, ""); err != nil {
				t.Fatal(err)
			}
			later, err := time.ParseDuration(days)
			if err != nil {
				t.Fatal(err)
			}
			s.Later(later + time.Minute)
			customer(s, "Kept")
			s.Step()
			s.Reopen()
			customer(s, "Kept Too")
			s.Step()
			if r := again(t, s, c, share, "Before", "Kept", "Kept Too"); r.Gap || r.Broken {
				t.Error(r)
			}
		})
	}
}

// TestSecond_ClockBack: a clock that was wrong for a day does not hide what was done on the others.
func TestSecond_ClockBack(t *testing.T) {
	s, share := withSecond(t)
	c := backUp(t, s, filepath.Join(t.TempDir(), "Tanggapan"))
	for _, step := range []struct {
		given string
		later time.Duration
	}{{"One", 0}, {"Two", 400 * 24 * time.Hour}, {"Three", -399 * 24 * time.Hour}, {"Four", 24 * time.Hour}} {
		s.Later(step.later)
		customer(s, step.given)
		s.Step()
		s.Reopen()
	}
	if r := again(t, s, c, share, "Four", "One", "Three", "Two"); r.Gap || r.Broken {
		t.Error(r)
	}
}

// TestSecond_OtherStick: a stick that was changed for an empty one while the program runs gets all that the last copy lacks.
func TestSecond_OtherStick(t *testing.T) {
	s, share := withSecond(t)
	c := backUp(t, s, filepath.Join(t.TempDir(), "Tanggapan"))
	s.Later(time.Minute)
	customer(s, "One")
	s.Step()
	if err := os.RemoveAll(share); err != nil {
		t.Fatal(err)
	}
	s.Later(24 * time.Hour)
	customer(s, "Two")
	s.Step()
	if r := again(t, s, c, share, "One", "Two"); r.Gap || r.Acts == 0 {
		t.Error(r)
	}
}

// TestSecond_OtherPassphrase: a new passphrase does not stop the second disk, and what lies there under it leads on from the copy.
func TestSecond_OtherPassphrase(t *testing.T) {
	s, share := withSecond(t)
	c := backUp(t, s, filepath.Join(t.TempDir(), "Tanggapan"))
	customer(s, "One")
	s.Step()
	const secret = "tatlong asul na payong 🌂"
	if err := s.Backups.SetPassphrase(secret); err != nil {
		t.Fatal(err)
	}
	s.Reopen()
	customer(s, "Two")
	s.Step()
	if st := s.Backups.Second(); st.Why != nil {
		t.Fatal(st)
	}
	n := otherComputer(t, s)
	if err := n.Backups.Unlock(c.Path, secret); err != nil {
		t.Fatal(err)
	}
	got, err := n.Backups.RestoreSince(data.Actor{}, c.Path, filepath.Join(t.TempDir(), "x.tgp"), share)
	if have := names(t, n); err != nil || got.Days.Gap || !slices.Equal(have, []string{"One", "Two"}) {
		t.Error(have, got.Days, err)
	}
}

// TestSecond_LostPassphrase: where the passphrase cannot be read on this computer nothing goes to the second disk in clear.
func TestSecond_LostPassphrase(t *testing.T) {
	s, share := withSecond(t)
	set(t, s, func(b *desk.Backup) { b.Passphrase = []byte("sealed on another computer") })
	customer(s, "Rosario")
	s.Step()
	if st := s.Backups.Second(); len(data.FaultsOf(st.Why)) != 1 {
		t.Error(st)
	}
	if files, err := filepath.Glob(filepath.Join(share, "*")); err != nil || len(files) != 0 {
		t.Error(files, err)
	}
}

// TestSecond_Damaged: what is damaged on the second disk is said, and costs no more than what came after it.
func TestSecond_Damaged(t *testing.T) {
	s, share := withSecond(t)
	c := backUp(t, s, filepath.Join(t.TempDir(), "Tanggapan"))
	for _, given := range []string{"One", "Two", "Three"} {
		s.Later(time.Minute)
		customer(s, given)
	}
	s.Step()
	files, err := filepath.Glob(filepath.Join(share, "*"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	whole, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	write := func(b []byte) {
		t.Helper()
		if err := os.WriteFile(files[0], b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(whole[:len(whole)-3])
	if r := again(t, s, c, share, "One", "Two"); !r.Broken || r.Gap {
		t.Error("torn", r)
	}
	harmed := bytes.Clone(whole)
	at := bytes.Index(harmed, []byte(`"Two"`))
	harmed[at+1] ^= 4
	write(harmed)
	if r := again(t, s, c, share, "One"); !r.Broken || !r.Gap {
		t.Error("in the middle", r)
	}
	// The program that still has the file mends it when it goes on.
	s.Reopen()
	customer(s, "Four")
	s.Step()
	if r := again(t, s, c, share, "Four", "One", "Three", "Two"); r.Gap {
		t.Error("mended", r)
	}
	// A file of which not even the head can be read does not stop it either.
	write([]byte("TGPDAY"))
	s.Reopen()
	customer(s, "Five")
	s.Step()
	if r := again(t, s, c, share, "Five", "Four", "One", "Three", "Two"); r.Gap || !r.Broken {
		t.Error("head", r)
	}
}

// TestRestore_NumbersOfClosedFile: no number that the replaced file gave is given again, whether a program has it open, nobody has, or it is damaged.
func TestRestore_NumbersOfClosedFile(t *testing.T) {
	for _, name := range []string{"Open", "Closed", "Damaged"} {
		t.Run(name, func(t *testing.T) {
			s := apptest.New(t)
			c := backUp(t, s, filepath.Join(t.TempDir(), "Tanggapan"))
			var last data.ID
			for range 1100 {
				last = customer(s, "Rosario").ID
			}
			n := s.App
			if name != "Open" {
				if err := s.App.Close(); err != nil {
					t.Fatal(err)
				}
				n = otherComputer(t, s)
			}
			if name == "Damaged" {
				raw, err := os.ReadFile(s.Path)
				if err != nil {
					t.Fatal(err)
				}
				clear(raw[:4<<12]) // its head, and pages with it
				if err := os.WriteFile(s.Path, raw, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := n.Backups.Restore(data.Actor{Staff: s.Ana}, c.Path, s.Path); err != nil {
				t.Fatal(err)
			}
			done, err := n.Customers.Add(s.Who, &data.Customer{Given: "X"})
			if err != nil || done.ID <= last {
				t.Errorf("%d after %d %v", done.ID, last, err)
			}
		})
	}
}

// TestRestore_Place: a restore replaces a file, never a folder or a copy, and stands where a link leads to.
func TestRestore_Place(t *testing.T) {
	s := apptest.New(t)
	c := backUp(t, s, filepath.Join(t.TempDir(), "Tanggapan"))
	n, dir := otherComputer(t, s), t.TempDir()
	if _, err := n.Backups.Restore(data.Actor{}, c.Path, dir); !errors.Is(err, data.ErrForeign) {
		t.Error(err)
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		t.Error("the folder was replaced", err)
	}
	if _, err := n.Backups.Restore(data.Actor{}, c.Path, c.Path); len(data.FaultsOf(err)) != 1 {
		t.Error(err)
	}
	if _, err := n.Backups.Verify(c.Path); err != nil {
		t.Error("the copy was replaced", err)
	}
	if _, err := n.Backups.RestoreSince(data.Actor{}, c.Path, filepath.Join(dir, "x.tgp"), filepath.Join(dir, "none")); !errors.Is(err, data.ErrNotFound) {
		t.Error(err)
	}
	real, link := filepath.Join(dir, "real.tgp"), filepath.Join(dir, "link.tgp")
	if err := os.WriteFile(real, []byte("was here"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Skip("no links here:", err)
	}
	got, err := n.Backups.Restore(data.Actor{}, c.Path, link)
	if err != nil || got.File != real {
		t.Fatal(got, err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced", err)
	}
}

// TestRestore_Newer: a copy of a newer program changes nothing.
func TestRestore_Newer(t *testing.T) {
	s, dir := apptest.New(t), t.TempDir()
	customer(s, "Rosario")
	other := apptest.New(t)
	if err := other.App.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := bolt.Open(other.Path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Update(func(t kv.Txn) error {
		return t.Put([]byte("mformat"), binary.BigEndian.AppendUint64(nil, store.Format+1))
	}); err != nil {
		t.Fatal(err)
	}
	c, err := backup.Write(context.Background(), b, dir, "newer", backup.Options{})
	if err := errors.Join(err, b.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Backups.Restore(data.Actor{Staff: s.Ana}, c.Path, ""); !errors.Is(err, data.ErrNewer) {
		t.Fatal(err)
	}
	if have := names(t, s.App); !slices.Equal(have, []string{"Rosario"}) || s.State().ReadOnly != nil {
		t.Error("the file is not as it was", have, s.State().ReadOnly)
	}
	customer(s, "Pilar")
	if _, err := os.Stat(s.Path + backup.Before); !errors.Is(err, os.ErrNotExist) {
		t.Error("something was left", err)
	}
}
