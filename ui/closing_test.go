package ui

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tanggapan/app/desk"
	"tanggapan/data"
)

// TestClosingMakesACopy holds that closing makes the copy that this desk wishes, once, and says so where it cannot.
func TestClosingMakesACopy(t *testing.T) {
	s := open(t)
	quit := 0
	s.W.o.Quit = func() { quit++ }
	stick := t.TempDir()
	place := filepath.Join(stick, "Tanggapan")
	wish := func() {
		t.Helper()
		if err := s.Computer().Change(func(set *desk.Settings) { set.Backup.Folders, set.Backup.OnClose = []string{place}, true }); err != nil {
			t.Fatal(err)
		}
	}
	wish()
	s.W.Close()
	if list, err := s.Backups.List(place); quit != 1 || err != nil || len(list) != 1 {
		t.Fatalf("closed %d times with %v, %v", quit, list, err)
	}
	// Nothing was done since: no second copy.
	s.W.Close()
	if list, _ := s.Backups.List(place); quit != 2 || len(list) != 1 {
		t.Errorf("closed %d times with %d copies", quit, len(list))
	}
	// A place that takes nothing is said before the desk closes; who wants to, closes all the same.
	s.Later(time.Minute)
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Pilar"}))
	if err := os.RemoveAll(place); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(place, []byte("no folder"), 0o600); err != nil {
		t.Fatal(err)
	}
	place2 := filepath.Join(stick, "Other")
	if err := os.Mkdir(place2, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := s.Computer().Change(func(set *desk.Settings) {
		set.Backup.Folders, set.Backup.Encrypt = []string{place2}, map[string]bool{place2: true}
	}); err != nil {
		t.Fatal(err)
	}
	s.W.Close()
	s.MustSay("The copy could not be made", "Close all the same")
	if quit != 2 {
		t.Error("closed without a word")
	}
	s.Press("Ctrl+Enter")
	if quit != 3 {
		t.Error("does not close when told to")
	}
}

// TestRestoreAsksForThePassphrase goes on in an encrypted copy on a computer that does not know its passphrase.
func TestRestoreAsksForThePassphrase(t *testing.T) {
	s := open(t)
	place := filepath.Join(t.TempDir(), "Tanggapan")
	if err := s.Backups.SetPassphrase("tatlong asul na payong"); err != nil {
		t.Fatal(err)
	}
	if err := s.Computer().Change(func(set *desk.Settings) {
		set.Backup.Folders, set.Backup.Encrypt = []string{place}, map[string]bool{place: true}
	}); err != nil {
		t.Fatal(err)
	}
	done := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Rosario"}))
	s.Press("F12")
	list, err := s.Backups.List(place)
	if err != nil || len(list) != 1 || !list[0].Encrypted {
		t.Fatal(list, err)
	}
	if err := s.Backups.SetPassphrase(""); err != nil { // as on another computer
		t.Fatal(err)
	}
	s.Done(s.Customers.SetAlert(s.Who, done.ID, "typed after the copy"))
	s.W.who = data.Actor{Staff: s.Ana}
	s.W.restore(list[0].Path)
	s.MustSay("This copy is encrypted")
	s.Type("tatlong pula na payong")
	s.Press("Ctrl+Enter")
	s.MustSay("this is not its passphrase")
	s.Check()
	for range len("tatlong pula na payong") {
		s.Press("BackSpace")
	}
	s.Type("tatlong asul na payong")
	s.Press("Ctrl+Enter")
	s.MustSay("Go on with it")
	s.Press("Enter")
	s.MustSay("Put this copy in the place of the shop’s file?")
	s.Press("Ctrl+Enter")
	s.MustSay("The copy is open")
	if c, err := s.Customers.Get(done.ID); err != nil || c.Alert != "" {
		t.Error(c, err)
	}
	if _, err := os.Stat(s.Path + ".before-restore"); errors.Is(err, os.ErrNotExist) {
		t.Error("what was there is not kept")
	}
}
