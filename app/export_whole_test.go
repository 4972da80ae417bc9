package app_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
)

func codeOf(err error) string {
	if f := data.FaultsOf(err); len(f) > 0 {
		return f[0].Code
	}
	return ""
}

// TestExport_LeavesWhatIsNotItsOwn holds that an export that fails takes away only what it made.
func TestExport_LeavesWhatIsNotItsOwn(t *testing.T) {
	s := stocked(t)
	for _, o := range []app.ExportOptions{{}, {Lines: true}} {
		o.To = t.TempDir()
		mine := filepath.Join(o.To, "files", "mine.txt")
		there := filepath.Join(o.To, "customer.csv")
		if o.Lines {
			there = filepath.Join(o.To, "drafts.jsonl")
		}
		if err := errors.Join(os.Mkdir(filepath.Dir(mine), 0o755), os.WriteFile(mine, nil, 0o600), os.WriteFile(there, nil, 0o600)); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Export(context.Background(), o); codeOf(err) != "not-empty" {
			t.Error(err)
		}
		left := 0
		err := filepath.WalkDir(o.To, func(_ string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				left++
			}
			return err
		})
		if _, gone := os.Stat(mine); err != nil || gone != nil || left != 2 {
			t.Errorf("%d files are left of 2: %v %v", left, gone, err)
		}
	}
}

// TestExport_NoCopy ends calmly where the copy that it reads cannot be made.
func TestExport_NoCopy(t *testing.T) {
	s := stocked(t)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	to := t.TempDir()
	if _, err := s.Export(ctx, app.ExportOptions{To: to}); !errors.Is(err, data.ErrCancelled) {
		t.Error(err)
	}
	if left, err := os.ReadDir(to); err != nil || len(left) > 0 {
		t.Error(left, err)
	}
}

// exported writes a shop as lines into a folder whose name means something to patterns.
func exported(t *testing.T, s *apptest.Shop) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "Shop [2026")
	if _, err := s.Export(context.Background(), app.ExportOptions{To: dir, Lines: true}); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestImportFile_OddFolder takes attachments in from a folder with brackets in its name, and nothing that the system left there.
func TestImportFile_OddFolder(t *testing.T) {
	s := stocked(t)
	dir := exported(t, s)
	if err := os.WriteFile(filepath.Join(dir, "files", "desktop.ini"), []byte("[x]"), 0o600); err != nil {
		t.Fatal(err)
	}
	in, err := s.ImportFile(context.Background(), filepath.Join(t.TempDir(), "new.tgp"), dir, nil)
	if err != nil || in.Files != 1 || in.Changed {
		t.Errorf("%+v %v", in, err)
	}
	if _, err := s.Export(context.Background(), app.ExportOptions{To: dir}); codeOf(err) != "not-empty" {
		t.Error("it exported over an export", err)
	}
}

// TestImportFile_NotWhole refuses an export of which something is missing or changed.
func TestImportFile_NotWhole(t *testing.T) {
	s := stocked(t)
	line := func(name string, change func([][]byte) [][]byte) func(dir string) error {
		return func(dir string) error {
			path := filepath.Join(dir, name)
			b, err := os.ReadFile(path)
			lines := bytes.SplitAfter(bytes.TrimRight(b, "\n"), []byte{'\n'})
			lines[len(lines)-1] = append(lines[len(lines)-1], '\n')
			return errors.Join(err, os.WriteFile(path, bytes.Join(change(lines), nil), 0o600))
		}
	}
	var file string
	for name, do := range map[string]func(dir string) error{
		"cut-export kind":    func(dir string) error { return os.Remove(filepath.Join(dir, "device.jsonl")) },
		"cut-export journal": line("journal.jsonl", func(l [][]byte) [][]byte { return l[:len(l)-1] }),
		"cut-export bytes":   func(dir string) error { return os.Remove(filepath.Join(dir, "files", file)) },
		"cut-export flipped": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "files", file), []byte("claim stuB"), 0o600)
		},
		"bad-line order": line("journal.jsonl", func(l [][]byte) [][]byte { l[1], l[2] = l[2], l[1]; return l }),
		"bad-line id": line("customer.jsonl", func(l [][]byte) [][]byte {
			l[0] = bytes.Replace(l[0], []byte(`"id":1,`), []byte(`"id":18446744073709551615,`), 1)
			return l
		}),
		"too-large counter": func(dir string) error {
			path := filepath.Join(dir, "export.json")
			b, err := os.ReadFile(path)
			b = bytes.Replace(b, []byte(`"customer": 1`), []byte(`"customer": 18446744073709551615`), 1)
			return errors.Join(err, os.WriteFile(path, b, 0o600))
		},
		"not-an-export": func(dir string) error { return os.Remove(filepath.Join(dir, "export.json")) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := exported(t, s)
			all, err := os.ReadDir(filepath.Join(dir, "files"))
			if err != nil || len(all) != 1 {
				t.Fatal(all, err)
			}
			file = all[0].Name()
			if err := do(dir); err != nil {
				t.Fatal(err)
			}
			to := t.TempDir()
			_, err = s.ImportFile(context.Background(), filepath.Join(to, "new.tgp"), dir, nil)
			if left, _ := os.ReadDir(to); codeOf(err) == "" || !bytes.HasPrefix([]byte(name), []byte(codeOf(err))) || len(left) > 0 {
				t.Error(err, left)
			}
		})
	}
}

// TestExport_CarriesTears holds that a tear which a repair found and told of is told of once: what is exported and taken in again is sound.
func TestExport_CarriesTears(t *testing.T) {
	s := stocked(t)
	ctx, torn, again := context.Background(), filepath.Join(t.TempDir(), "torn.tgp"), filepath.Join(t.TempDir(), "again.tgp")
	dir := exported(t, s)
	path := filepath.Join(dir, "journal.jsonl")
	b, err := os.ReadFile(path)
	lines := bytes.SplitAfter(b, []byte{'\n'})
	err = errors.Join(err, os.WriteFile(path, bytes.Join(append(lines[:3:3], lines[4:]...), nil), 0o600))
	path = filepath.Join(dir, "export.json")
	b, e := os.ReadFile(path)
	var head map[string]any
	err = errors.Join(err, e, json.Unmarshal(b, &head))
	delete(head, "lines") // as earlier programs wrote it
	b, e = json.Marshal(head)
	if err = errors.Join(err, e, os.WriteFile(path, b, 0o600)); err != nil {
		t.Fatal(err)
	}
	if in, err := s.ImportFile(ctx, torn, dir, nil); err != nil || !in.Changed {
		t.Fatal(in, err)
	}
	if _, err := s.Verify(torn, ""); !errors.Is(err, data.ErrDamaged) {
		t.Fatal(err)
	}
	if _, err := s.Repair(torn, ""); err != nil {
		t.Fatal(err)
	}
	a := app.New(app.Deps{Now: s.Now, Sync: true})
	if err := a.Open(torn, app.OpenOptions{ReadOnly: true}); err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	dir = filepath.Join(t.TempDir(), "x")
	if _, err := a.Export(ctx, app.ExportOptions{To: dir, Lines: true, Secrets: true}); err != nil {
		t.Fatal(err)
	}
	if in, err := s.ImportFile(ctx, again, dir, nil); err != nil || in.Changed {
		t.Fatal(in, err)
	}
	if _, err := s.Verify(again, ""); err != nil {
		t.Error(err)
	}
}

// TestExport_CarriesWhatTheFileNotes holds that numbers on blank forms are known after an import.
func TestExport_CarriesWhatTheFileNotes(t *testing.T) {
	s := stocked(t)
	_, done, err := s.Papers.Reserve(s.Who, 3)
	if err != nil {
		t.Fatal(done, err)
	}
	job := data.ID(0)
	for id := data.ID(1); id < 2000 && job == 0; id++ {
		if open, err := s.Papers.Reserved(id); err != nil {
			t.Fatal(err)
		} else if open {
			job = id
		}
	}
	path := filepath.Join(t.TempDir(), "new.tgp")
	if _, err := s.ImportFile(context.Background(), path, exported(t, s), nil); err != nil {
		t.Fatal(err)
	}
	again := app.New(app.Deps{Now: s.Now, Sync: true})
	if err := again.Open(path, app.OpenOptions{}); err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if open, err := again.Papers.Reserved(job); job == 0 || err != nil || !open {
		t.Error("the number of a blank form is forgotten", job, err)
	}
}

// TestImportFile_TwoAtOnce holds that an import waits for none and mixes with none that makes the same file.
func TestImportFile_TwoAtOnce(t *testing.T) {
	s := stocked(t)
	dir, to := exported(t, s), t.TempDir()
	path := filepath.Join(to, "new.tgp")
	other, err := bolt.Open(filepath.Join(to, ".new.tgp.making"), bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Update(func(tx kv.Txn) error { return tx.Put([]byte("xother"), []byte("its own")) }); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ImportFile(context.Background(), path, dir, nil); !errors.Is(err, data.ErrBusy) {
		t.Error(err)
	}
	if err := other.View(func(r kv.Reader) error {
		v, err := r.GetMany([]byte("xother"))
		if err == nil && string(v[0]) != "its own" {
			t.Errorf("the other import lost what it had: %q", v[0])
		}
		return err
	}); err != nil {
		t.Error(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	// What a killed one has left is nobody's.
	if in, err := s.ImportFile(context.Background(), path, dir, nil); err != nil || in.Records == 0 {
		t.Error(in, err)
	}
	if left, err := os.ReadDir(to); err != nil || len(left) != 1 {
		t.Error(left, err)
	}
}
