package settings_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/ui/kit"
)

func isChips(f fyne.Focusable) bool { _, ok := f.(*kit.Chips); return ok }

func TestBackup_ByItselfAndKept(t *testing.T) {
	s := apptest.New(t)
	d := on(t, s, look{}, "backup")
	set := func() (daily string, onClose bool, keep, months int) {
		b := s.Computer().Settings().Backup
		return b.Daily, b.OnClose, b.Keep, b.Months
	}
	d.tabTo(t, isChips)
	d.Type("1")
	if daily, onClose, _, _ := set(); daily != "07:00" || !onClose {
		t.Fatal(daily, onClose)
	}
	d.Press("Tab")
	d.retype("25:00")
	d.Press("Tab")
	d.MustSay("is not a time")
	d.Check()
	d.Press("Shift+Tab")
	d.retype("6:30 pm")
	d.Press("Tab")
	d.retype("5")
	d.Press("Tab")
	d.retype("12")
	d.Press("Tab")
	if daily, _, keep, months := set(); daily != "18:30" || keep != 5 || months != 12 {
		t.Fatal(daily, keep, months)
	}
	d.MustSay("18:30", "whole copies, then one a month for")
	d.cur.Focus()
	d.tabTo(t, isChips)
	d.Type("12")
	if daily, onClose, _, _ := set(); daily != "" || onClose {
		t.Fatal(daily, onClose)
	}
}

// S2: copies on a stick are encrypted, and what is done after the last one lies on a second disk: both come back.
func TestDuty_S2_EncryptedCopyAndSecondDisk(t *testing.T) {
	if testing.Short() {
		t.Skip("the work that makes a passphrase hard to guess takes minutes under the race detector")
	}
	s := apptest.New(t)
	stick, disk := filepath.Join(t.TempDir(), "Blue stick"), t.TempDir()
	aJob(s)
	d := on(t, s, look{}, "backup")
	d.folders(t, s, stick)
	d.MustSay("free", "None: whoever finds a stick can read it.", "Nowhere:")
	button := func(words string) func(fyne.Focusable) bool {
		return func(f fyne.Focusable) bool { b, ok := f.(*kit.Button); return ok && b.Text() == words }
	}
	d.tabTo(t, button("Set one"))
	d.Press("Enter")
	d.Type("short")
	d.Press("Tab")
	d.Type("other")
	d.Press("Ctrl+Enter")
	d.MustSay("This is not what you typed above.")
	d.Check()
	d.Shot("settings/backup-passphrase")
	d.retype("short")
	d.Press("Ctrl+Enter")
	d.MustSay("at least 10")
	d.retype("four plain words here")
	d.Press("Tab")
	d.retype("four plain words here")
	d.Press("Ctrl+Enter")
	d.MustSay("Set. No encrypted copy opens without it.", "Encrypted, ")
	if err := s.Computer().Change(func(c *app.Computer) { c.Backup.Second = disk }); err != nil {
		t.Fatal(err)
	}
	d.Press("F12")
	s.Later(time.Hour)
	job := aJob(s)
	for range 3 {
		s.Step()
	}
	d.cur.Reload()
	d.Layout()
	d.MustSay(filepath.Base(disk))
	d.Check()
	list, err := s.Backups.List(stick)
	if err != nil || len(list) != 1 || !list[0].Encrypted {
		t.Fatal(list, err)
	}
	d.cur.Focus()
	d.Press("Enter")
	d.Type("3")
	d.MustSay("the second disk holds it")
	d.Check()
	d.Shot("settings/backup-again")
	d.Press("Ctrl+Enter")
	d.MustSay("1 act was done again")
	if _, err := s.Jobs.Get(job); err != nil {
		t.Fatal("what the second disk held did not come back: ", err)
	}
}

func TestBackup_ForeignPassphraseIsAsked(t *testing.T) {
	if testing.Short() {
		t.Skip("the work that makes a passphrase hard to guess takes minutes under the race detector")
	}
	s := apptest.New(t)
	stick := filepath.Join(t.TempDir(), "Blue stick")
	d := on(t, s, look{}, "backup")
	d.folders(t, s, stick)
	if err := s.Backups.SetPassphrase("four plain words here"); err != nil {
		t.Fatal(err)
	}
	if err := s.Computer().Change(func(c *app.Computer) { c.Backup.Encrypt = map[string]bool{stick: true} }); err != nil {
		t.Fatal(err)
	}
	d.Press("F12")
	if err := s.Backups.SetPassphrase("another passphrase"); err != nil { // as on another computer
		t.Fatal(err)
	}
	s.Reopen() // the program forgets what it opened
	d = on(t, s, look{}, "backup")
	d.Press("Enter")
	d.Type("2")
	d.MustSay("This copy is encrypted")
	d.Type("wrong passphrase")
	d.Press("Enter")
	d.MustSay("this is not its passphrase")
	d.Check()
	d.retype("four plain words here")
	d.Press("Enter")
	d.MustSay("records are right")
}

func TestBackup_PlaceIsSealedForgottenAndRoomIsShown(t *testing.T) {
	s := apptest.New(t)
	stick := filepath.Join(t.TempDir(), "Blue stick")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	d := on(t, s, look{}, "backup")
	d.folders(t, s, stick)
	if s.Backups.Free(stick) < 0 {
		t.Skip("the system does not say how much room there is")
	}
	d.MustSay("free")
	isList := func(f fyne.Focusable) bool { _, ok := f.(*kit.KeyList); return ok }
	d.Press("Tab")
	d.tabTo(t, isList)
	d.Press("Enter")
	d.MustSay("Encrypt copies here")
	d.Check()
	d.Type("1") // there is no passphrase yet: it is asked
	d.MustSay("A passphrase for copies")
	d.Press("Esc")
	if len(s.Computer().Settings().Backup.Encrypt) != 0 {
		t.Fatal("sealed without a passphrase")
	}
	d.tabTo(t, isList)
	d.Press("Del")
	d.MustSay("Forget this place?")
	d.Press("Ctrl+Enter")
	if got := s.Computer().Settings().Backup.Folders; len(got) != 0 {
		t.Fatal(got)
	}
}
