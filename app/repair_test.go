package app_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/app/desk"
	"tanggapan/data"
	"tanggapan/data/kv/bolt"
)

// shopFile is a closed shop of a few customers, and a copy from half-way.
func shopFile(t *testing.T) (path, copy string, names []string) {
	t.Helper()
	s := apptest.New(t)
	dir := t.TempDir()
	for i := range 80 {
		if i == 40 {
			c, err := s.Backups.BackUp(context.Background(), s.Who, dir, nil)
			if err != nil {
				t.Fatal(err)
			}
			copy = c.Path
		}
		name := fmt.Sprintf("Given%03d", i)
		s.Done(s.Customers.Add(s.Who, &data.Customer{Given: name, Family: "Santos", Notes: strings.Repeat("comes often ", 20)}))
		names = append(names, name)
	}
	if err := errors.Join(s.Compact(context.Background(), nil), s.App.Close()); err != nil {
		t.Fatal(err)
	}
	return s.Path, copy, names
}

// leavesOf are the pages of a file on which entries of a space lie.
func leavesOf(b []byte, space string) (pages []int) {
	for at := 2 * 4096; at+4096 <= len(b); at += 4096 {
		n := int(b[at+10]) | int(b[at+11])<<8
		if b[at+8] != 2 || b[at+9] != 0 || n == 0 {
			continue
		}
		// The first entry's key.
		pos := int(b[at+16+4]) | int(b[at+16+5])<<8
		if key := b[at+16+pos:]; len(key) > 2 && strings.HasPrefix(string(key), space) {
			pages = append(pages, at)
		}
	}
	return pages
}

func TestRepair(t *testing.T) {
	whole, copy, names := shopFile(t)
	image, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	for name, harm := range map[string]func(b []byte) []byte{
		"RecordPageZeroed": func(b []byte) []byte {
			at := leavesOf(b, "r\x06")[1]
			clear(b[at : at+4096])
			return b
		},
		"IndexPageZeroed": func(b []byte) []byte {
			at := leavesOf(b, "i\x06")[0]
			clear(b[at : at+4096])
			return b
		},
		"JournalPageZeroed": func(b []byte) []byte {
			at := leavesOf(b, "je")[2]
			clear(b[at : at+4096])
			return b
		},
		"BitsInRecords": func(b []byte) []byte {
			for i := 0; ; i += 5000 {
				k := bytes.Index(b[min(i, len(b)):], []byte("comes often"))
				if k < 0 {
					return b
				}
				i += k
				b[i+3] ^= 4
			}
		},
		"BothHeadsGone": func(b []byte) []byte { clear(b[:8192]); return b },
		"CutOff":        func(b []byte) []byte { return b[:len(b)*3/4] },
		"SwappedPages": func(b []byte) []byte {
			l := leavesOf(b, "r\x06")
			x := bytes.Clone(b[l[0] : l[0]+4096])
			copyTo(b[l[0]:], b[l[1]:l[1]+4096])
			copyTo(b[l[1]:], x)
			return b
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "harmed.tgp")
			harmed := harm(bytes.Clone(image))
			if err := os.WriteFile(path, harmed, 0o600); err != nil {
				t.Fatal(err)
			}
			a := app.New(app.Deps{Sync: true})
			if _, err := a.Verify(path, ""); !errors.Is(err, data.ErrDamaged) && (name != "BothHeadsGone" || !errors.Is(err, data.ErrForeign)) {
				t.Fatalf("verify: %v", err)
			}
			done, err := a.Repair(path, copy)
			if err != nil {
				t.Fatal(err)
			}
			kept, err := os.ReadFile(path + app.BeforeRepair)
			if err != nil || !bytes.Equal(kept, harmed) || done.Before != path+app.BeforeRepair || len(done.Faults) == 0 {
				t.Errorf("the file as it was: %v, %+v", err, done)
			}
			if _, err := a.Verify(path, ""); err != nil || len(done.Left) > 0 {
				t.Fatalf("after the repair: %v, %q", err, done.Left)
			}
			if err := a.Open(path, app.OpenOptions{}); err != nil {
				t.Fatal(err)
			}
			defer a.Close()
			missing := 0
			for _, n := range names {
				if hits, err := a.Search.Find(n, data.KindCustomer); err != nil || len(hits) == 0 {
					missing++
				}
			}
			t.Logf("%d mended, %d lost, entries lost %v, %d missing", len(done.Mended), len(done.Lost), done.LostEntries, missing)
			if missing > 0 && name != "CutOff" {
				t.Errorf("%d of %d customers are missing: %+v", missing, len(names), done)
			}
			if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) > 0 {
				t.Error(left)
			}
		})
	}
}

func copyTo(to, from []byte) { copy(to, from) }

func TestRepair_Refuses(t *testing.T) {
	whole, _, _ := shopFile(t)
	a := app.New(app.Deps{Sync: true})
	done, err := a.Repair(whole, "")
	if err != nil || done.Before != "" || done.Records == 0 {
		t.Errorf("a sound file: %+v, %v", done, err)
	}
	if _, err := os.Stat(whole + app.BeforeRepair); err == nil {
		t.Error("a sound file was kept twice")
	}
	if _, err := a.Repair(filepath.Join(t.TempDir(), "none.tgp"), ""); !errors.Is(err, data.ErrNotFound) {
		t.Error(err)
	}
	if _, err := a.Repair(os.Args[0], ""); !errors.Is(err, data.ErrForeign) {
		t.Error(err)
	}
	other, _, _ := shopFile(t)
	harmed := filepath.Join(t.TempDir(), "harmed.tgp")
	b, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	at := leavesOf(b, "r\x06")[0]
	clear(b[at : at+4096])
	if err := os.WriteFile(harmed, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Repair(harmed, other); len(data.FaultsOf(err)) != 1 || data.FaultsOf(err)[0].Code != "other-file" {
		t.Errorf("a copy of another shop: %v", err)
	}
	s, err := bolt.Open(harmed, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Repair(harmed, ""); !errors.Is(err, data.ErrBusy) {
		t.Errorf("a file in use: %v", err)
	}
	s.Close()
	if now, _ := os.ReadFile(harmed); !bytes.Equal(now, b) {
		t.Error("it was written to")
	}
}

// TestRepair_Copies: a repair takes the newest copy that is right, encrypted or not, and says which.
func TestRepair_Copies(t *testing.T) {
	s, dir := apptest.New(t), filepath.Join(t.TempDir(), "Tanggapan")
	const secret = "tatlong asul na payong"
	if err := s.Backups.SetPassphrase(secret); err != nil {
		t.Fatal(err)
	}
	set(t, s, func(b *desk.Backup) { b.Folders, b.Encrypt = []string{dir}, map[string]bool{dir: true} })
	for i := range 60 {
		s.Done(s.Customers.Add(s.Who, &data.Customer{Given: fmt.Sprintf("Given%03d", i), Family: "Santos", Notes: strings.Repeat("comes often ", 20)}))
	}
	right := backUp(t, s, dir)
	s.Later(time.Hour)
	newer := backUp(t, s, dir)
	if err := errors.Join(s.Compact(context.Background(), nil), s.App.Close()); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(newer.Path)
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)/2] ^= 1
	if err := os.WriteFile(newer.Path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	image, err := os.ReadFile(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	// Neither the records nor what the journal says of them can be read.
	for _, space := range []string{"r\x06", "je"} {
		at := leavesOf(image, space)[0]
		clear(image[at : at+4096])
	}
	harm := func() {
		t.Helper()
		if err := os.WriteFile(s.Path, image, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	harm()
	got, err := s.Repair(s.Path, "")
	if err != nil || got.Copy != right.Path || len(got.Lost) > 0 || len(got.LostEntries) > 0 {
		t.Fatalf("%s: %v, %v lost, %v", got.Copy, err, got.Lost, got.LostEntries)
	}
	if _, err := s.App.Verify(s.Path, ""); err != nil {
		t.Error(err)
	}
	// Another computer needs the passphrase.
	harm()
	n := otherComputer(t, s)
	if _, err := n.Repair(s.Path, right.Path); len(data.FaultsOf(err)) != 1 {
		t.Fatal(err)
	}
	if err := n.Backups.Unlock(right.Path, secret); err != nil {
		t.Fatal(err)
	}
	if got, err := n.Repair(s.Path, right.Path); err != nil || got.Copy != right.Path || len(got.Lost) > 0 {
		t.Fatal(got, err)
	}
}

// TestRepair_Link: a link to the file stays a link.
func TestRepair_Link(t *testing.T) {
	path, copy, _ := shopFile(t)
	link := filepath.Join(t.TempDir(), "link.tgp")
	if err := os.Symlink(path, link); err != nil {
		t.Skip("no links here:", err)
	}
	image, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := leavesOf(image, "r\x06")[0]
	clear(image[at : at+4096])
	if err := os.WriteFile(path, image, 0o600); err != nil {
		t.Fatal(err)
	}
	a := app.New(app.Deps{Sync: true})
	if got, err := a.Repair(link, copy); err != nil || got.Before == "" {
		t.Fatal(got, err)
	}
	if _, err := a.Verify(path, ""); err != nil {
		t.Error("what the link leads to was not repaired:", err)
	}
	// Nor does a compaction put another file in the place of the link.
	if err := a.Open(link, app.OpenOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(a.Compact(context.Background(), nil), a.Close()); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced", err)
	}
}

// TestRepair_CutOff: what is said of a file of which only the first half is left.
func TestRepair_CutOff(t *testing.T) {
	path, _, _ := shopFile(t)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, info.Size()/2); err != nil {
		t.Fatal(err)
	}
	a := app.New(app.Deps{Sync: true})
	got, err := a.Repair(path, "")
	if err != nil || got.Cut == 0 || got.Pages < got.Cut {
		t.Fatal(got.Cut, got.Pages, got.Records, err)
	}
	if got, err := a.Repair(path, ""); err != nil || got.Before != "" || got.Cut != 0 {
		t.Error("it was not sound then", got, err)
	}
}
