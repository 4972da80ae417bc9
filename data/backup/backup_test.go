package backup_test

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

	"tanggapan/data/backup"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
)

// deep is the check that the desk hands in: the file opens and every page and value is right.
func deep(path string) error {
	s, err := bolt.Open(path, bolt.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	return errors.Join(s.Check(context.Background()), s.Close())
}

func shop(t *testing.T, dir string) *bolt.Store {
	t.Helper()
	s, err := bolt.Open(filepath.Join(dir, "Harbour Bench.tgp"), bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	add(t, s, 0, 1500)
	return s
}

func add(t *testing.T, s *bolt.Store, from, to int) {
	t.Helper()
	err := s.Update(func(tx kv.Txn) error {
		for i := from; i < to; i++ {
			if err := tx.Put(fmt.Appendf(nil, "rj%06d", i), bytes.Repeat([]byte{byte(i)}, 300)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// count returns how many records the data file at path holds.
func count(t *testing.T, path string) (n int) {
	t.Helper()
	s, err := bolt.Open(path, bolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if err := s.View(func(r kv.Reader) error {
		ps, err := r.Scan([]byte("r"), nil, 0, false)
		n = len(ps)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return n
}

// minute is a time for the nth copy.
func minute(n int) time.Time {
	return time.Date(2026, 11, 22, 7, n, 30, 0, time.Local)
}

func write(t *testing.T, s *bolt.Store, dir string, o backup.Options) backup.Copy {
	t.Helper()
	c, err := backup.Write(context.Background(), s, dir, "Harbour Bench", o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func names(t *testing.T, dir string) string {
	t.Helper()
	es, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range es {
		out = append(out, e.Name())
	}
	return strings.Join(out, ", ")
}

func TestWrite(t *testing.T) {
	dir, stick := t.TempDir(), t.TempDir()
	s := shop(t, dir)
	var last, total int64
	c := write(t, s, stick, backup.Options{At: minute(0), Deep: deep, Progress: func(d, n int64) {
		if d < last || d > n {
			t.Errorf("progress %d of %d after %d", d, n, last)
		}
		last, total = d, n
	}})
	if last != total || total == 0 {
		t.Errorf("progress ended at %d of %d", last, total)
	}
	if want := filepath.Join(stick, "Harbour Bench 2026-11-22 070030.tgp-copy"); c.Path != want || !c.Verified || !c.Taken.Equal(minute(0)) {
		t.Errorf("%+v", c)
	}
	if names(t, stick) != filepath.Base(c.Path) || names(t, dir) != "Harbour Bench.tgp" {
		t.Errorf("left: %s | %s", names(t, stick), names(t, dir))
	}
	got, err := backup.Verify(c.Path, "", deep)
	if err != nil || got != c {
		t.Errorf("Verify: %+v, %v, want %+v", got, err, c)
	}
	if n := count(t, c.Path); n != 1500 {
		t.Errorf("the copy, opened as it is, holds %d records", n)
	}
	list, err := backup.List(stick)
	c.Verified = false
	if err != nil || len(list) != 1 || list[0] != c {
		t.Errorf("List: %+v, %v", list, err)
	}
}

func TestGenerations(t *testing.T) {
	stick := t.TempDir()
	s := shop(t, t.TempDir())
	foreign := []string{"Harbour Bench 2020-01-01 000000.tgp-copy", "photo.jpg", "renamed.tgp-copy"}
	for _, name := range foreign[:2] {
		if err := os.WriteFile(filepath.Join(stick, name), []byte("not ours"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	kept := write(t, s, stick, backup.Options{At: minute(0)})
	if err := os.Rename(kept.Path, filepath.Join(stick, foreign[2])); err != nil {
		t.Fatal(err)
	}
	if _, err := backup.Write(context.Background(), s, stick, "Other Shop", backup.Options{At: minute(0)}); err != nil {
		t.Fatal(err)
	}
	for i := 1; i <= 6; i++ {
		write(t, s, stick, backup.Options{At: minute(i), Keep: 3})
	}
	want := "Harbour Bench 2020-01-01 000000.tgp-copy, Harbour Bench 2026-11-22 070430.tgp-copy, Harbour Bench 2026-11-22 070530.tgp-copy, " +
		"Harbour Bench 2026-11-22 070630.tgp-copy, Other Shop 2026-11-22 070030.tgp-copy, photo.jpg, renamed.tgp-copy"
	if got := names(t, stick); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	// A clock set back must not make the newest copy the first to go.
	c := write(t, s, stick, backup.Options{At: minute(0).AddDate(-9, 0, 0), Keep: 1})
	if _, err := backup.Verify(c.Path, "", nil); err != nil {
		t.Errorf("the copy just made: %v", err)
	}
}

func TestSameSecond(t *testing.T) {
	stick := t.TempDir()
	s := shop(t, t.TempDir())
	a, b := write(t, s, stick, backup.Options{At: minute(0)}), write(t, s, stick, backup.Options{At: minute(0)})
	if a.Path == b.Path || !strings.HasSuffix(b.Path, "070030 (2).tgp-copy") || !b.Taken.Equal(minute(0)) {
		t.Errorf("%+v %+v", a, b)
	}
	write(t, s, stick, backup.Options{At: minute(1), Keep: 1})
	if got := names(t, stick); got != "Harbour Bench 2026-11-22 070130.tgp-copy" {
		t.Error(got)
	}
}

func TestNames(t *testing.T) {
	stick := t.TempDir()
	s := shop(t, t.TempDir())
	for name, want := range map[string]string{
		`A/B\C:"D"`:                "A B C D",
		"Ñandú Repairs":            "Ñandú Repairs",
		"..":                       "Tanggapan",
		"":                         "Tanggapan",
		"Bad\x00\n\xff bytes":      "Bad bytes",
		strings.Repeat("long", 40): strings.Repeat("long", 15),
	} {
		c, err := backup.Write(context.Background(), s, stick, name, backup.Options{At: minute(0)})
		if err != nil {
			t.Fatal(err)
		}
		if got, _, _ := strings.Cut(filepath.Base(c.Path), " 2026"); got != want {
			t.Errorf("%q became %q, want %q", name, got, want)
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	dir, stick := t.TempDir(), t.TempDir()
	s := shop(t, dir)
	old := write(t, s, stick, backup.Options{At: minute(0)})
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	before, ctx := names(t, dir), context.Background()
	check := func(name, dir string, o backup.Options, want error) {
		t.Helper()
		if _, err := backup.Write(ctx, s, dir, "Harbour Bench", o); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
	check("no folder", filepath.Join(stick, "none"), backup.Options{}, backup.ErrGone)
	check("a file", file, backup.Options{}, backup.ErrGone)
	fault := errors.New("faults found")
	check("deep check", stick, backup.Options{Keep: 1, Deep: func(string) error { return fault }}, backup.ErrDamaged)
	check("deep check's own", stick, backup.Options{Keep: 1, Deep: func(string) error { return fault }}, fault)
	check("stick pulled", stick, backup.Options{Progress: pull(stick)}, backup.ErrGone)
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	old = write(t, s, stick, backup.Options{At: minute(0)})
	// Cancelled at every twentieth of the way.
	for i := range 20 {
		c, stop := context.WithCancel(context.Background())
		ctx = c
		check(fmt.Sprint("cancelled at ", i), stick, backup.Options{Keep: 1, Progress: func(d, n int64) {
			if d >= n*int64(i)/20 {
				stop()
			}
		}}, context.Canceled)
		stop()
	}
	ctx = context.Background()
	if os.Getuid() != 0 {
		if err := os.Chmod(stick, 0o500); err != nil {
			t.Fatal(err)
		}
		check("not writable", stick, backup.Options{}, backup.ErrNotWritable)
		_ = os.Chmod(stick, 0o700)
	}
	if names(t, stick) != filepath.Base(old.Path) || names(t, dir) != before {
		t.Errorf("left: %s | %s", names(t, stick), names(t, dir))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	check("closed store", stick, backup.Options{}, kv.ErrClosed)
}

// pull takes the folder away while a copy is written to it.
func pull(dir string) func(done, total int64) {
	return func(done, total int64) {
		if done == total/3 {
			_ = os.RemoveAll(dir)
		}
	}
}

func TestLeftovers(t *testing.T) {
	dir, stick := t.TempDir(), t.TempDir()
	s := shop(t, dir)
	old := []string{filepath.Join(stick, ".tanggapan-123.part"), filepath.Join(dir, ".Harbour Bench.tgp.copy-9")}
	young := filepath.Join(stick, ".tanggapan-456.part")
	for _, p := range append(old, young) {
		if err := os.WriteFile(p, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range old {
		if err := os.Chtimes(p, time.Time{}, time.Now().Add(-48*time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	c := write(t, s, stick, backup.Options{At: minute(0)})
	if got := names(t, stick) + " | " + names(t, dir); got != ".tanggapan-456.part, "+filepath.Base(c.Path)+" | Harbour Bench.tgp" {
		t.Error(got)
	}
}

// TestBitFlips flips bits of a copy: each is found, by Verify and by Restore, and the live file is never touched.
func TestBitFlips(t *testing.T) {
	dir := t.TempDir()
	s := shop(t, dir)
	c := write(t, s, dir, backup.Options{At: minute(0)})
	whole, err := os.ReadFile(c.Path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before := names(t, dir)
	var bits []int
	for i := range 36 {
		bits = append(bits, (i*7919*131+i)%len(whole)*8+i%8)
	}
	for bit := (len(whole) - 64) * 8; bit < len(whole)*8; bit++ {
		bits = append(bits, bit)
	}
	for i, bit := range bits {
		at := bit / 8
		whole[at] ^= 1 << (bit % 8)
		if err := os.WriteFile(c.Path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
		done := map[string]error{"Verify": second(backup.Verify(c.Path, "", nil))}
		if i < 36 || bit%8 == 0 {
			done["Restore"] = backup.Restore(c.Path, s.Path(), "", nil)
		}
		for name, err := range done {
			if !errors.Is(err, backup.ErrDamaged) {
				t.Errorf("%s, bit %d of byte %d of %d: %v", name, bit%8, at, len(whole), err)
			}
		}
		whole[at] ^= 1 << (bit % 8)
	}
	if names(t, dir) != before || count(t, s.Path()) != 1500 {
		t.Errorf("left: %s", names(t, dir))
	}
}

func second(_ backup.Copy, err error) error { return err }

func TestTorn(t *testing.T) {
	dir := t.TempDir()
	s := shop(t, dir)
	c := write(t, s, dir, backup.Options{At: minute(0)})
	whole, err := os.ReadFile(c.Path)
	if err != nil {
		t.Fatal(err)
	}
	live, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name  string
		bytes []byte
		want  error
	}{
		{"NoTrailer", whole[:len(whole)-64], backup.ErrDamaged},
		{"HalfTrailer", whole[:len(whole)-20], backup.ErrDamaged},
		{"Half", whole[:len(whole)/2], backup.ErrDamaged},
		{"PageMissing", append(bytes.Clone(whole[:8192]), whole[12288:]...), backup.ErrDamaged},
		{"Longer", append(bytes.Clone(whole), 0), backup.ErrDamaged},
		{"DataFile", live, backup.ErrDamaged},
		{"Empty", nil, backup.ErrNotCopy},
		{"Text", []byte("a shopping list"), backup.ErrNotCopy},
		{"LongText", bytes.Repeat([]byte("a shopping list"), 900), backup.ErrNotCopy},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x"+backup.Extension)
			if err := os.WriteFile(path, tt.bytes, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := backup.Verify(path, "", nil); !errors.Is(err, tt.want) {
				t.Errorf("%v, want %v", err, tt.want)
			}
			if list, err := backup.List(filepath.Dir(path)); err != nil || len(list) != 0 {
				t.Errorf("List: %v, %v", list, err)
			}
		})
	}
	if _, err := backup.Verify(s.Path(), "", nil); !errors.Is(err, backup.ErrNotCopy) {
		t.Errorf("a data file: %v", err)
	}
	if _, err := backup.Verify(dir, "", nil); !errors.Is(err, backup.ErrNotCopy) {
		t.Errorf("a folder: %v", err)
	}
	if _, err := backup.Verify(filepath.Join(dir, "none"), "", nil); !errors.Is(err, backup.ErrGone) {
		t.Errorf("a missing file: %v", err)
	}
	if _, err := backup.List(filepath.Join(dir, "none")); !errors.Is(err, backup.ErrGone) {
		t.Errorf("List of a missing folder: %v", err)
	}
}

func TestRestore(t *testing.T) {
	dir, stick := t.TempDir(), t.TempDir()
	s := shop(t, dir)
	c := write(t, s, stick, backup.Options{At: minute(0)})
	add(t, s, 1500, 2000)
	if err := backup.Restore(c.Path, s.Path(), "", deep); !errors.Is(err, backup.ErrInUse) {
		t.Fatalf("over an open file: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	fault := errors.New("faults found")
	if err := backup.Restore(c.Path, s.Path(), "", func(string) error { return fault }); !errors.Is(err, backup.ErrDamaged) || !errors.Is(err, fault) {
		t.Fatalf("deep check failed: %v", err)
	}
	if count(t, s.Path()) != 2000 || names(t, dir) != "Harbour Bench.tgp" {
		t.Fatalf("the live file was touched: %s", names(t, dir))
	}
	for i := range 3 {
		if err := backup.Restore(c.Path, s.Path(), "", deep); err != nil {
			t.Fatal(err)
		}
		if n := count(t, s.Path()); n != 1500 {
			t.Errorf("restored %d records", n)
		}
		want := 1500
		if i == 0 {
			want = 2000
		}
		if n := count(t, s.Path()+backup.Before); n != want {
			t.Errorf("kept %d records, want %d", n, want)
		}
	}
	if got := names(t, dir); got != "Harbour Bench.tgp, Harbour Bench.tgp.before-restore, Harbour Bench.tgp.before-restore-2, Harbour Bench.tgp.before-restore-3" {
		t.Error(got)
	}
	if n := count(t, s.Path()+backup.Before+"-2"); n != 2000 {
		t.Errorf("the first one kept holds %d records", n)
	}
	back, err := bolt.Open(s.Path(), bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	add(t, back, 3000, 3100)
	if err := errors.Join(back.Check(context.Background()), back.Close()); err != nil {
		t.Error(err)
	}
	// On a new computer there is no file to replace.
	fresh := filepath.Join(t.TempDir(), "Documents", "shop.tgp")
	if err := backup.Restore(c.Path, fresh, "", deep); err != nil {
		t.Fatal(err)
	}
	if n := count(t, fresh); n != 1500 || names(t, filepath.Dir(fresh)) != "shop.tgp" {
		t.Errorf("%d records; %s", n, names(t, filepath.Dir(fresh)))
	}
	// A damaged live file is what Restore is for.
	if err := os.WriteFile(fresh, bytes.Repeat([]byte("damaged"), 5000), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := backup.Restore(c.Path, fresh, "", deep); err != nil || count(t, fresh) != 1500 {
		t.Errorf("over a damaged file: %v", err)
	}
}

// TestWrite_AtOnce: copies that are made at the same time of the same name all stay.
func TestWrite_AtOnce(t *testing.T) {
	stick := t.TempDir()
	errs := make(chan error)
	const all = 6
	for range all {
		s := shop(t, t.TempDir())
		go func() {
			_, err := backup.Write(context.Background(), s, stick, "Harbour Bench", backup.Options{At: minute(0)})
			errs <- err
		}()
	}
	for range all {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	list, err := backup.List(stick)
	if err != nil || len(list) != all {
		t.Errorf("%d copies of %d: %v", len(list), all, err)
	}
}

// TestGenerations_OfOneFile: the copies of another file of the same name in the same folder are left alone.
func TestGenerations_OfOneFile(t *testing.T) {
	stick := t.TempDir()
	mine, theirs := shop(t, t.TempDir()), shop(t, t.TempDir())
	other := write(t, theirs, stick, backup.Options{At: minute(0), Of: backup.ID{2}, Keep: 1})
	for n := range 3 {
		write(t, mine, stick, backup.Options{At: minute(1 + n), Of: backup.ID{1}, Keep: 1})
	}
	list, err := backup.List(stick)
	if err != nil || len(list) != 2 || list[1].Path != other.Path || list[1].Of != (backup.ID{2}) {
		t.Fatal(list, err)
	}
}
