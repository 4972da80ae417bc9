package app_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/app/desk"
	"tanggapan/data"
)

func set(t *testing.T, s *apptest.Shop, f func(*desk.Backup)) {
	t.Helper()
	if err := s.Computer().Change(func(set *desk.Settings) { f(&set.Backup) }); err != nil {
		t.Fatal(err)
	}
}

// TestSecond_NothingIsLostWhenTheDiskDies: a copy on a stick and the journal on a second disk give back everything that was done.
func TestSecond_NothingIsLostWhenTheDiskDies(t *testing.T) {
	for name, secret := range map[string]string{"Plain": "", "Encrypted": "tatlong asul na payong"} {
		t.Run(name, func(t *testing.T) {
			s := apptest.New(t)
			stick, share := filepath.Join(t.TempDir(), "Tanggapan"), filepath.Join(t.TempDir(), "journal")
			if err := s.Backups.SetPassphrase(secret); err != nil {
				t.Fatal(err)
			}
			c := backUp(t, s, stick)
			set(t, s, func(b *desk.Backup) { b.Second = share })
			s.Later(time.Minute)
			rosa := customer(s, "Rosario")
			s.Done(s.Attachments.Add(s.Who, rosa.Ref(), "id.txt", []byte("a scanned page")))
			s.Step()
			// A night later, in a new program, it goes on in a file of the new day.
			s.Later(20 * time.Hour)
			s.Reopen()
			s.Done(s.Customers.SetAlert(s.Who, rosa.ID, "Calls for her mother"))
			customer(s, "Pilar")
			s.Done(s.Undo(s.Who))
			s.Step()
			if st := s.Backups.Second(); st.Why != nil || st.At != s.Clock {
				t.Fatal(st)
			}
			names, err := filepath.Glob(filepath.Join(share, "*.tgp-day"))
			if err != nil || len(names) != 2 {
				t.Fatal(names, err)
			}
			raw, err := os.ReadFile(names[1])
			if err != nil || bytes.Contains(raw, []byte("mother")) == (secret != "") {
				t.Error("in clear or not there", err)
			}

			// The disk dies: a new computer has the stick and the share.
			live := filepath.Join(t.TempDir(), "Harbour Bench Repairs.tgp")
			d, err := desk.Open(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			n := app.New(app.Deps{Now: func() data.Instant { return s.Clock }, Desk: d, Sync: true})
			t.Cleanup(func() { n.Close() })
			if secret != "" {
				if err := n.Backups.SetPassphrase(secret); err != nil {
					t.Fatal(err)
				}
			}
			got, err := n.Backups.RestoreSince(data.Actor{Staff: s.Ana}, c.Path, live, share)
			if err != nil || got.Days.Gap || got.Days.Acts != 5 || got.Days.Until != s.Clock {
				t.Fatalf("%+v %v", got, err)
			}
			back, err := n.Customers.Get(rosa.ID)
			if err != nil || back.Alert != "Calls for her mother" {
				t.Fatal(back, err)
			}
			files, err := n.Attachments.Of(rosa.Ref())
			if err != nil || len(files) != 1 {
				t.Fatal(files, err)
			}
			if b, err := n.Attachments.Bytes(files[0]); err != nil || string(b) != "a scanned page" {
				t.Error(string(b), err)
			}
			if hits, err := n.Search.Find("rosario nunez"); err != nil || len(hits) != 1 {
				t.Error(hits, err)
			}
			if hits, err := n.Search.Find("pilar"); err != nil || len(hits) != 0 {
				t.Error("what was taken back is there again", hits, err)
			}
			if _, err := n.Verify(live, ""); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestSecond_StickAway holds that a second disk that is away is said, holds nobody up, and gets everything when it is back.
func TestSecond_StickAway(t *testing.T) {
	s := apptest.New(t)
	stick := filepath.Join(t.TempDir(), "stick")
	set(t, s, func(b *desk.Backup) { b.Second = filepath.Join(stick, "journal") })
	customer(s, "Rosario")
	s.Step()
	if st := s.Backups.Second(); !errors.Is(st.Why, data.ErrNotFound) {
		t.Fatal(st)
	}
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	s.Clock += 60_000
	s.App.Clock()
	s.Step()
	if st := s.Backups.Second(); st.Why != nil || st.At != s.Clock {
		t.Fatal(st)
	}
}

// TestBackup_Daily holds that the copy of the day is made once, after its time, in every place.
func TestBackup_Daily(t *testing.T) {
	s := apptest.New(t)
	a, b := filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "b")
	set(t, s, func(x *desk.Backup) { x.Folders, x.Daily = []string{a, b}, "11:00" })
	made := func() (n int) {
		s.App.Clock()
		s.Step()
		for _, f := range []string{a, b} {
			list, _ := s.Backups.List(f)
			for _, c := range list {
				if !c.Stopped {
					n++
				}
			}
		}
		return n
	}
	if n := made(); n != 0 {
		t.Errorf("%d copies before their time", n)
	}
	s.Later(20 * time.Minute)
	if n := made(); n != 2 {
		t.Errorf("%d copies of 2", n)
	}
	s.Later(time.Hour)
	if n := made(); n != 2 {
		t.Errorf("%d copies: again on the same day", n)
	}
	s.Later(24 * time.Hour)
	if n := made(); n != 4 {
		t.Errorf("%d copies of 4 on the next day", n)
	}
	// A place that is away is noted once and tried again later, not every minute.
	gone := filepath.Join(t.TempDir(), "stick", "Tanggapan")
	set(t, s, func(x *desk.Backup) { x.Folders = []string{gone} })
	for range 5 {
		s.Later(time.Minute)
		made()
	}
	if list := s.Computer().Settings().Backup.Stopped; len(list) != 1 || list[0].Why != "gone" {
		t.Error(list)
	}
}

func TestBackup_AtClose(t *testing.T) {
	s := apptest.New(t)
	dir := filepath.Join(t.TempDir(), "Tanggapan")
	set(t, s, func(b *desk.Backup) { b.Folders, b.OnClose = []string{dir}, false })
	if got := s.Backups.AtClose(); len(got) != 0 {
		t.Error("nobody wished it", got)
	}
	set(t, s, func(b *desk.Backup) { b.OnClose = true })
	if got := s.Backups.AtClose(); len(got) != 1 {
		t.Error(got)
	}
	backUp(t, s, dir)
	if got := s.Backups.AtClose(); len(got) != 0 {
		t.Error("nothing was done since", got)
	}
	s.Later(time.Minute)
	customer(s, "Pilar")
	if got := s.Backups.AtClose(); len(got) != 1 {
		t.Error(got)
	}
}

// TestBackup_Encrypted: a lost stick tells nothing; on this computer copies open by themselves, on another with the passphrase.
func TestBackup_Encrypted(t *testing.T) {
	s, dir := apptest.New(t), filepath.Join(t.TempDir(), "Tanggapan")
	rosa := customer(s, "Rosario")
	set(t, s, func(b *desk.Backup) { b.Encrypt = map[string]bool{dir: true} })
	if _, err := s.Backups.BackUp(context.Background(), s.Who, dir, nil); len(data.FaultsOf(err)) == 0 {
		t.Fatal("a copy in clear was made", err)
	}
	if err := s.Backups.SetPassphrase("maikli"); len(data.FaultsOf(err)) == 0 {
		t.Error("too short a passphrase was taken")
	}
	const secret = "tatlong asul na payong"
	if err := s.Backups.SetPassphrase(secret); err != nil {
		t.Fatal(err)
	}
	c := backUp(t, s, dir)
	raw, err := os.ReadFile(c.Path)
	if err != nil || bytes.Contains(raw, []byte("Rosario")) || !c.Encrypted {
		t.Fatal("the stick tells", c, err)
	}
	settings, err := os.ReadFile(filepath.Join(s.Dir, "desk", "desk.json"))
	if err != nil || bytes.Contains(settings, []byte("payong")) {
		t.Error("the passphrase lies in clear", err)
	}
	if got, err := s.Backups.Verify(c.Path); err != nil || got.Records != c.Records {
		t.Error(got, err)
	}
	if name, _, err := s.Backups.Inside(c.Path); err != nil || name != "Harbour Bench Repairs" {
		t.Error(name, err)
	}

	other := app.New(app.Deps{Now: func() data.Instant { return s.Clock }, Sync: true})
	t.Cleanup(func() { other.Close() })
	for name, err := range map[string]error{
		"Look": other.Backups.Look(c.Path), "Unlock": other.Backups.Unlock(c.Path, "tatlong asul na payong?"),
		"Restore": second(other.Backups.Restore(data.Actor{Staff: s.Ana}, c.Path, filepath.Join(t.TempDir(), "x.tgp"))),
	} {
		if f := data.FaultsOf(err); len(f) != 1 || f[0].Code != "wrong-passphrase" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := other.Backups.Unlock(c.Path, secret); err != nil {
		t.Fatal(err)
	}
	if err := other.Backups.Look(c.Path); err != nil {
		t.Fatal(err)
	}
	clear := other.State().Path
	if got, err := other.Customers.Get(rosa.ID); err != nil || got.Given != "Rosario" {
		t.Error(got, err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(clear); !errors.Is(err, os.ErrNotExist) {
		t.Error("the copy in clear was left behind")
	}
}

func second[T any](_ T, err error) error { return err }

// TestBackup_ClockBack: a copy of a day that has not come yet does not stand for the ones that are due.
func TestBackup_ClockBack(t *testing.T) {
	s := apptest.New(t)
	dir := filepath.Join(t.TempDir(), "Tanggapan")
	set(t, s, func(x *desk.Backup) { x.Folders, x.Daily, x.OnClose, x.Keep = []string{dir}, "11:00", true, 2 })
	copies := func() int {
		t.Helper()
		s.App.Clock()
		s.Step()
		list, err := s.Backups.List(dir)
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	s.Later(400*24*time.Hour + time.Hour)
	if n := copies(); n != 1 {
		t.Fatal(n)
	}
	s.Later(-399 * 24 * time.Hour)
	customer(s, "Rosario")
	if _, all, err := s.Backups.Since(); err != nil || !all {
		t.Error("a copy of the future counts", err)
	}
	if at := s.Backups.AtClose(); len(at) != 1 {
		t.Error(at)
	}
	for day := 1; day < 4; day++ {
		if n := copies(); n != min(day, 2)+1 {
			t.Errorf("%d copies on day %d", n, day)
		}
		s.Later(24 * time.Hour)
	}
}
