package desk_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tanggapan/app/desk"
)

func open(t *testing.T, dir string) *desk.Desk {
	t.Helper()
	d, err := desk.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDefaultFolder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"XDG_CONFIG_HOME", "HOME", "AppData"} {
		t.Setenv(name, dir)
	}
	d := open(t, "")
	if filepath.Base(d.Dir()) != "Tanggapan" || !strings.HasPrefix(d.Dir(), dir) {
		t.Errorf("Dir %q", d.Dir())
	}
	if filepath.Dir(filepath.Dir(d.LogPath())) != d.Dir() {
		t.Errorf("LogPath %q", d.LogPath())
	}
}

func TestChangeIsKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	d := open(t, dir)
	if diff := cmp.Diff(desk.Defaults(), d.Settings()); diff != "" {
		t.Errorf("a new desk: %s", diff)
	}
	err := d.Change(func(s *desk.Settings) {
		s.Language, s.Theme, s.Scale = "fil", desk.ThemeDark, 1.25
		s.Window = desk.Window{Width: 1366, Height: 700}
		s.Printers = []desk.Printer{{Name: "Counter", Address: "10.0.0.9:9100", Roll: 80, Cuts: true}}
		s.Papers["ticket"] = desk.Paper{Printer: "Counter", Size: "80", Copies: 2, OnSave: true}
		s.Backup.Folders = []string{"/media/stick"}
		s.Backup.Last["shop"] = desk.Verified{Path: "/media/stick/a.tgp-copy", At: 1700000000000}
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.SetNumber("shop", 7); err != nil {
		t.Fatal(err)
	}
	again := open(t, dir)
	if diff := cmp.Diff(d.Settings(), again.Settings()); diff != "" {
		t.Errorf("read again: %s", diff)
	}
	if again.Settings().Papers["ticket"].Copies != 2 || again.Number("shop") != 7 || again.Number("other") != 0 {
		t.Errorf("got %+v", again.Settings())
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v, %v", left, err)
	}
}

func TestSettingsIsACopy(t *testing.T) {
	d := open(t, t.TempDir())
	s := d.Settings()
	s.Desks["x"], s.Papers["ticket"] = 1, desk.Paper{}
	if diff := cmp.Diff(desk.Defaults(), d.Settings()); diff != "" {
		t.Error(diff)
	}
}

func TestTwoWindows(t *testing.T) {
	dir := t.TempDir()
	a, b := open(t, dir), open(t, dir)
	if err := a.SetNumber("one", 1); err != nil {
		t.Fatal(err)
	}
	if err := b.SetNumber("two", 2); err != nil {
		t.Fatal(err)
	}
	if b.Number("one") != 1 || open(t, dir).Number("one") != 1 {
		t.Error("the second window forgot what the first had stored")
	}
}

func TestOpened(t *testing.T) {
	d := open(t, t.TempDir())
	for i := range 12 {
		if err := d.Opened(fmt.Sprintf("/f%d", i), false); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range []string{"/practice", "/f5"} {
		if err := d.Opened(p, p == "/practice"); err != nil {
			t.Fatal(err)
		}
	}
	s := d.Settings()
	if len(s.Recent) != 10 || s.Recent[0] != "/f5" || s.Recent[1] != "/practice" || s.Recent[2] != "/f11" || s.LastFile != "/f5" {
		t.Errorf("recent %v, last %q", s.Recent, s.LastFile)
	}
	if err := d.Opened("/practice", true); err != nil {
		t.Fatal(err)
	}
	if got := d.Settings().LastFile; got != "/f5" {
		t.Errorf("after practice the last real file is %q", got)
	}
	if err := d.Forget("/f5"); err != nil {
		t.Fatal(err)
	}
	if s := d.Settings(); s.LastFile != "" || strings.Contains(strings.Join(s.Recent, " "), "/f5") {
		t.Errorf("after Forget: %q, %v", s.LastFile, s.Recent)
	}
}

func TestBroken(t *testing.T) {
	for name, text := range map[string]string{"Cut": `{"language":"fil"`, "Empty": "", "Binary": "\x00\x01\xff", "WrongType": `{"scale":"big"}`} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "desk.json")
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			d := open(t, dir)
			if diff := cmp.Diff(desk.Defaults(), d.Settings()); diff != "" {
				t.Error(diff)
			}
			if d.Broken() != path+".broken" {
				t.Errorf("Broken %q", d.Broken())
			}
			if kept, err := os.ReadFile(d.Broken()); err != nil || string(kept) != text {
				t.Errorf("kept %q, %v", kept, err)
			}
			if err := d.SetNumber("shop", 3); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestAbsurdValues(t *testing.T) {
	dir := t.TempDir()
	text := `{"scale":-3,"theme":"pink","window":{"width":1,"height":-5},"backup":{"keep":-1},"papers":{"label":{"copies":-2}},"future":1}`
	if err := os.WriteFile(filepath.Join(dir, "desk.json"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	s, def := open(t, dir).Settings(), desk.Defaults()
	if s.Scale != 0.75 || s.Theme != def.Theme || s.Window != def.Window || s.Backup.Keep != def.Backup.Keep || s.Papers["label"].Copies != 1 {
		t.Errorf("%+v", s)
	}
}

func TestFolderIsAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := desk.Open(path); err == nil {
		t.Error("no error")
	}
}

func TestSeal(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	for _, secret := range []string{"", "pattern 1-5-9", strings.Repeat("long ", 1000)} {
		sealed, err := d.Seal([]byte(secret))
		if err != nil {
			t.Fatal(err)
		}
		if secret != "" && bytes.Contains(sealed, []byte(secret)) {
			t.Error("the secret can be read in the seal")
		}
		if twice, err := d.Seal([]byte(secret)); err != nil || bytes.Equal(sealed, twice) {
			t.Errorf("two seals are alike, %v", err)
		}
		got, err := open(t, dir).Unseal(sealed)
		if err != nil || string(got) != secret || got == nil {
			t.Errorf("got %q, %v", got, err)
		}
	}
	info, err := os.Stat(filepath.Join(dir, "seal.key"))
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() != 32 || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the key: %d bytes, %v", info.Size(), info.Mode())
	}
}

func TestUnsealRefuses(t *testing.T) {
	d, other := open(t, t.TempDir()), open(t, t.TempDir())
	sealed, err := d.Seal([]byte("1234"))
	if err != nil {
		t.Fatal(err)
	}
	check := func(name string, d *desk.Desk, b []byte, want error) {
		t.Helper()
		if got, err := d.Unseal(b); !errors.Is(err, want) || got != nil {
			t.Errorf("%s: %q, %v, want %v", name, got, err, want)
		}
	}
	check("no key yet", other, sealed, desk.ErrNotThisPC)
	if _, err := os.Stat(filepath.Join(other.Dir(), "seal.key")); err == nil {
		t.Error("Unseal made a key")
	}
	if _, err := other.Seal(nil); err != nil {
		t.Fatal(err)
	}
	check("another key", other, sealed, desk.ErrNotThisPC)
	for i := 9; i < len(sealed); i++ {
		bad := bytes.Clone(sealed)
		bad[i] ^= 1
		check(fmt.Sprintf("bit in byte %d", i), d, bad, desk.ErrSeal)
	}
	for _, b := range [][]byte{nil, sealed[:10], sealed[:len(sealed)-1], append([]byte{9}, sealed[1:]...)} {
		check("cut or foreign", d, b, desk.ErrSeal)
	}
	key := filepath.Join(d.Dir(), "seal.key")
	if err := os.WriteFile(key, []byte("short"), 0o600); err != nil {
		t.Fatal(err)
	}
	check("a broken key", d, sealed, desk.ErrNotThisPC)
	if _, err := d.Seal([]byte("new")); err != nil {
		t.Error(err)
	}
	if kept, err := os.ReadFile(key + ".broken"); err != nil || string(kept) != "short" {
		t.Errorf("the broken key: %q, %v", kept, err)
	}
}

func TestSealRace(t *testing.T) {
	dir := t.TempDir()
	var wg sync.WaitGroup
	sealed := make([][]byte, 8)
	for i := range sealed {
		d := open(t, dir)
		wg.Add(1)
		go func() {
			defer wg.Done()
			var err error
			if sealed[i], err = d.Seal([]byte("x")); err != nil {
				t.Error(err)
			}
		}()
	}
	wg.Wait()
	for i, b := range sealed {
		if got, err := open(t, dir).Unseal(b); err != nil || string(got) != "x" {
			t.Errorf("%d: %q, %v", i, got, err)
		}
	}
}
