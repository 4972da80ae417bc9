package app_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/app/desk"
	"tanggapan/data"
)

func customer(s *apptest.Shop, given string) data.Done {
	return s.Done(s.Customers.Add(s.Who, &data.Customer{Given: given, Family: "Núñez"}))
}

func backUp(t *testing.T, s *apptest.Shop, dir string) app.Copy {
	t.Helper()
	c, err := s.Backups.BackUp(context.Background(), s.Who, dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestBackup_MadeListedReadBack(t *testing.T) {
	s, dir := apptest.New(t), filepath.Join(t.TempDir(), "Tanggapan")
	if acts, all, err := s.Backups.Since(); err != nil || !all || acts == 0 {
		t.Fatal(acts, all, err)
	}
	var last, total int64
	c, err := s.Backups.BackUp(context.Background(), s.Who, dir, func(d, n int64) {
		if d < last || d > n {
			t.Errorf("progress went from %d to %d of %d", last, d, n)
		}
		last, total = d, n
	})
	if err != nil || total == 0 || last != total {
		t.Fatal(c, err, last, total)
	}
	if path, at := s.Backups.Last(); path != c.Path || at != s.Clock {
		t.Fatal(path, at)
	}
	if acts, all, err := s.Backups.Since(); err != nil || all || acts != 0 {
		t.Fatal(acts, all, err)
	}
	s.Later(time.Hour)
	customer(s, "Begoña")
	if acts, _, _ := s.Backups.Since(); acts != 1 {
		t.Fatalf("%d acts could be lost", acts)
	}
	s.Reopen()
	list, err := s.Backups.List(dir)
	if err != nil || len(list) != 1 || list[0].Records == 0 || list[0].Records != c.Records || list[0].Seal != c.Seal || list[0].Damaged {
		t.Fatal(list, err)
	}
	if name, practice, err := s.Backups.Inside(c.Path); err != nil || name != "Harbour Bench Repairs" || practice {
		t.Fatal(name, practice, err)
	}
	if again, err := s.Backups.Verify(c.Path); err != nil || again.Records != c.Records {
		t.Fatal(again, err)
	}
}

func TestBackup_Refused(t *testing.T) {
	s, dir := apptest.New(t), t.TempDir()
	for name, c := range map[string]struct {
		folder string
		want   error
		code   string
	}{
		"no folder named":  {"  ", nil, "required"},
		"the stick is out": {filepath.Join(dir, "stick", "Tanggapan"), data.ErrNotFound, ""},
		"a file, no place": {s.Path, data.ErrNotFound, ""},
	} {
		_, err := s.Backups.BackUp(context.Background(), s.Who, c.folder, nil)
		if c.want != nil && !errors.Is(err, c.want) || c.code != "" && (len(data.FaultsOf(err)) != 1 || data.FaultsOf(err)[0].Code != c.code) {
			t.Errorf("%s: %v", name, err)
		}
	}
	gone := s.Done(s.Staff.Add(data.Actor{Staff: s.Ana}, &data.Staff{Given: "Rico", Role: data.Clerk}))
	if _, err := s.Backups.BackUp(context.Background(), data.Actor{Staff: gone.ID}, dir, nil); !errors.Is(err, data.ErrDenied) {
		t.Fatalf("one who left made a copy: %v", err)
	}
	if _, err := s.Backups.List(filepath.Join(dir, "away")); !errors.Is(err, data.ErrNotFound) {
		t.Fatal(err)
	}
}

func TestBackup_StoppedLeavesTheEarlier(t *testing.T) {
	s, dir := apptest.New(t), t.TempDir()
	first := backUp(t, s, dir)
	s.Later(time.Hour)
	ctx, cancel := context.WithCancel(context.Background())
	_, err := s.Backups.BackUp(ctx, s.Who, dir, func(done, total int64) {
		if done > total/2 {
			cancel()
		}
	})
	if !errors.Is(err, data.ErrCancelled) {
		t.Fatal(err)
	}
	list, err := s.Backups.List(dir)
	if err != nil || len(list) != 2 || !list[0].Stopped || list[0].Why != "cancelled" || list[1].Path != first.Path {
		t.Fatal(list, err)
	}
	if path, _ := s.Backups.Last(); path != first.Path {
		t.Fatal("a stopped copy counts")
	}
	if _, err := s.Backups.Verify(first.Path); err != nil {
		t.Fatal(err)
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 1 {
		t.Fatalf("left behind: %v", entries)
	}
	s.Later(time.Hour)
	backUp(t, s, dir)
	if list, _ = s.Backups.List(dir); len(list) != 2 || list[0].Stopped || list[1].Stopped {
		t.Fatalf("a whole copy did not end the matter: %v", list)
	}
}

func TestBackup_Keeps(t *testing.T) {
	s, dir := apptest.New(t), t.TempDir()
	if err := s.Computer().Change(func(c *app.Computer) { c.Backup.Keep = 2 }); err != nil {
		t.Fatal(err)
	}
	for range 4 {
		s.Later(time.Hour)
		backUp(t, s, dir)
	}
	if list, err := s.Backups.List(dir); err != nil || len(list) != 2 || list[0].Taken != s.Clock {
		t.Fatal(list, err)
	}
	if n := len(s.Computer().Settings().Backup.Read); n != 2 {
		t.Fatalf("%d copies are remembered", n)
	}
}

func TestRestore_NumbersRaisedAndUndoneByHand(t *testing.T) {
	s, dir := apptest.New(t), t.TempDir()
	customer(s, "Begoña")
	c := backUp(t, s, dir)
	later := customer(s, "Joan")
	if _, err := s.Backups.Restore(s.Who, c.Path, ""); !errors.Is(err, data.ErrDenied) {
		t.Fatalf("a clerk restored: %v", err)
	}
	r, err := s.Backups.Restore(data.Actor{Staff: s.Ana}, c.Path, "")
	if err != nil {
		t.Fatal(err)
	}
	if r.File != s.Path || r.Before != s.Path+".before-restore" || r.Records == 0 {
		t.Fatal(r)
	}
	if _, err := s.Customers.Get(later.ID); !errors.Is(err, data.ErrNotFound) {
		t.Fatalf("what came after the copy is there: %v", err)
	}
	next := customer(s, "Liza")
	if next.ID != later.ID+1001 || next.No != r.Next["customer"] {
		t.Fatalf("the next customer is %s, was to be %s", next.No, r.Next["customer"])
	}
	if _, err := s.Undo(s.Who); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Undo(data.Actor{Staff: s.Ana}); err == nil {
		t.Fatal("a restore was undone")
	}
	s.Reopen()
	if out, err := s.Verify(s.Path, ""); err != nil || out.Entries == 0 {
		t.Fatal(out, err)
	}
	if err := s.Open(r.Before, app.OpenOptions{ReadOnly: true}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Customers.Get(later.ID); err != nil {
		t.Fatalf("the file before is not as it was: %v", err)
	}
}

func TestRestore_WithoutAFile(t *testing.T) {
	s, dir := apptest.New(t), t.TempDir()
	done := customer(s, "Begoña")
	c := backUp(t, s, dir)
	if err := s.App.Close(); err != nil {
		t.Fatal(err)
	}
	live := filepath.Join(dir, "new", "Shop.tgp")
	if _, err := s.Backups.Restore(data.Actor{}, c.Path, ""); !errors.Is(err, data.ErrNotFound) {
		t.Fatal(err)
	}
	r, err := s.Backups.Restore(data.Actor{}, c.Path, live)
	if err != nil || r.Before != "" || s.State().Path != live {
		t.Fatal(r, err)
	}
	if got, err := s.Customers.Get(done.ID); err != nil || got.Given != "Begoña" {
		t.Fatal(got, err)
	}
}

func TestRestore_TellsAnotherShopsCopy(t *testing.T) {
	s, other, dir := apptest.New(t), apptest.New(t), t.TempDir()
	customer(s, "Begoña")
	customer(other, "Joan")
	own, strange := backUp(t, s, dir), backUp(t, other, dir)
	if _, err := s.Backups.Restore(data.Actor{Staff: s.Ana}, own.Path, ""); err != nil {
		t.Fatal(err)
	}
	closed := app.New(app.Deps{Sync: true})
	check := func(a *app.App, copy, live string, want bool) {
		t.Helper()
		if got, err := a.Backups.OfAnother(copy, live); err != nil || got != want {
			t.Errorf("%s onto %q: %v, %v, want %v", copy, live, got, err, want)
		}
	}
	check(s.App, own.Path, "", false)
	check(s.App, strange.Path, "", true)
	check(s.App, strange.Path, filepath.Join(dir, "none.tgp"), false)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	check(closed, own.Path, s.Path, false)
	check(closed, strange.Path, s.Path, true)
	if _, err := closed.Backups.OfAnother(s.Path, s.Path); !errors.Is(err, data.ErrForeign) {
		t.Errorf("a data file is no copy: %v", err)
	}
}

func flip(t *testing.T, path string, at int64) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b := make([]byte, 1)
	if _, err := f.ReadAt(b, at); err != nil {
		t.Fatal(err)
	}
	b[0] ^= 4
	if _, err := f.WriteAt(b, at); err != nil {
		t.Fatal(err)
	}
}

func TestRestore_DamagedCopyRefused(t *testing.T) {
	s, dir := apptest.New(t), t.TempDir()
	done := customer(s, "Begoña")
	c := backUp(t, s, dir)
	flip(t, c.Path, c.Size/2)
	if bad, err := s.Backups.Verify(c.Path); !errors.Is(err, data.ErrDamaged) || !bad.Damaged {
		t.Fatal(bad, err)
	}
	if _, err := s.Backups.Restore(data.Actor{Staff: s.Ana}, c.Path, ""); !errors.Is(err, data.ErrDamaged) {
		t.Fatal(err)
	}
	if _, err := s.Backups.Restore(data.Actor{Staff: s.Ana}, s.Computer().Dir()+"/desk.json", ""); !errors.Is(err, data.ErrForeign) {
		t.Fatal(err)
	}
	if st := s.State(); st.Path != s.Path || st.ReadOnly != nil {
		t.Fatalf("a bad copy harmed the open file: %v", st)
	}
	if _, err := s.Customers.Get(done.ID); err != nil {
		t.Fatal(err)
	}
	list, err := s.Backups.List(dir)
	if err != nil || len(list) != 1 || !list[0].Damaged {
		t.Fatal(list, err)
	}
	customer(s, "Joan")
}

func TestRestore_FailedSwapIsTakenBack(t *testing.T) {
	s, dir := apptest.New(t), t.TempDir()
	done := customer(s, "Begoña")
	c := backUp(t, s, dir)
	later := customer(s, "Joan")
	// Where nothing can be laid the exchange fails after the file was closed.
	blocked := filepath.Join(dir, "file", "Shop.tgp")
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Backups.Restore(data.Actor{Staff: s.Ana}, c.Path, blocked); err == nil {
		t.Fatal("restored into a file's place as a folder")
	}
	if s.State().Path != s.Path || s.State().ReadOnly != nil {
		t.Fatal(s.State())
	}
	for _, id := range []data.ID{done.ID, later.ID} {
		if _, err := s.Customers.Get(id); err != nil {
			t.Fatal(err)
		}
	}
	if left, _ := filepath.Glob(s.Path + "*restore*"); len(left) != 0 {
		t.Fatal(left)
	}
	customer(s, "Liza")
}

func TestRestore_Look(t *testing.T) {
	s, dir := apptest.New(t), t.TempDir()
	done := customer(s, "Begoña")
	c := backUp(t, s, dir)
	if err := s.Backups.Look(c.Path); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Customers.Get(done.ID); err != nil || got.Given != "Begoña" {
		t.Fatal(got, err)
	}
	if _, err := s.Customers.Add(s.Who, &data.Customer{Given: "Joan"}); !errors.Is(err, data.ErrReadOnly) {
		t.Fatalf("a copy took a change: %v", err)
	}
	if _, err := s.Backups.Verify(c.Path); err != nil {
		t.Fatalf("a copy that is looked at cannot be read back: %v", err)
	}
	if !strings.HasSuffix(s.State().Path, app.CopyExtension) {
		t.Fatal(s.State())
	}
}

// TestBackup_ActsOfATimeBefore holds that what was done while the clock ran back is not taken for what the copy holds.
func TestBackup_ActsOfATimeBefore(t *testing.T) {
	s, dir := apptest.New(t), t.TempDir()
	if err := s.Computer().Change(func(set *desk.Settings) { set.Backup.OnClose, set.Backup.Folders = true, []string{dir} }); err != nil {
		t.Fatal(err)
	}
	backUp(t, s, dir)
	if at := s.Backups.AtClose(); len(at) != 0 {
		t.Fatal(at)
	}
	s.Later(-24 * time.Hour)
	customer(s, "Rosario")
	s.Later(25 * time.Hour)
	if acts, all, err := s.Backups.Since(); err != nil || all || acts != 1 {
		t.Error(acts, all, err)
	}
	if at := s.Backups.AtClose(); len(at) != 1 {
		t.Error(at)
	}
}
