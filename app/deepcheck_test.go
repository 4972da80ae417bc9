package app_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

// checkerEnv makes this test binary the process of a deep check: "check" does it, "fall" is one that the file fells, "killed" one that the
// system ends.
const checkerEnv = "TANGGAPAN_TEST_CHECKER"

func TestMain(m *testing.M) {
	switch os.Getenv(checkerEnv) {
	case "check":
		depth := app.CheckAll
		if slices.Contains(os.Args, "--pages") {
			depth = app.CheckPages
		}
		os.Exit(app.DeepCheck(os.Args[1], "", depth, os.Stdout))
	case "fall":
		os.Exit(3)
	case "killed":
		if p, err := os.FindProcess(os.Getpid()); err == nil {
			_ = p.Kill()
		}
		select {}
	}
	os.Exit(m.Run())
}

// left is a shop on disk as a power cut leaves it, with one customer; harm may change its bytes.
func left(t *testing.T, harm func(b []byte) []byte) string {
	t.Helper()
	s := apptest.New(t)
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Liza", Family: "Nunez", Notes: "a letter that is changed"}))
	b, err := os.ReadFile(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	if harm != nil {
		b = harm(b)
	}
	path := filepath.Join(t.TempDir(), "left.tgp")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func changeLetter(b []byte) []byte {
	b = bytes.Clone(b)
	for i := 0; ; {
		k := bytes.Index(b[i:], []byte("a letter that is changed"))
		if k < 0 {
			return b
		}
		i += k + 1
		b[i+4] ^= 1
	}
}

func TestOpen_AfterPowerCut(t *testing.T) {
	for name, checker := range map[string][]string{"Within": nil, "OwnProcess": {os.Args[0]}} {
		t.Run(name, func(t *testing.T) {
			t.Setenv(checkerEnv, "check")
			a := app.New(app.Deps{Sync: true, Checker: checker})
			defer a.Close()
			if err := a.Open(left(t, nil), app.OpenOptions{}); err != nil || a.State().ReadOnly != nil {
				t.Errorf("a whole file: %v, %v", err, a.State().ReadOnly)
			}
			if err := a.Open(left(t, changeLetter), app.OpenOptions{}); err != nil {
				t.Fatal(err)
			}
			if why := a.State().ReadOnly; !errors.Is(why, data.ErrDamaged) {
				t.Errorf("a changed letter: %v", why)
			}
			if _, err := a.Customers.Add(data.Actor{Staff: 1}, &data.Customer{Given: "Ben"}); !errors.Is(err, data.ErrDamaged) {
				t.Errorf("a write: %v", err)
			}
		})
	}
}

func TestVerify_OwnProcess(t *testing.T) {
	whole, harmed := left(t, nil), left(t, changeLetter)
	within := app.New(app.Deps{Sync: true})
	want, err := within.Verify(whole, "")
	if err != nil || want.Records < 4 || want.Entries < 4 {
		t.Fatal(want, err)
	}
	a := app.New(app.Deps{Sync: true, Checker: []string{os.Args[0]}})
	t.Setenv(checkerEnv, "check")
	if got, err := a.Verify(whole, ""); err != nil || got.Records != want.Records || got.Entries != want.Entries {
		t.Errorf("%+v, %v, want %+v", got, err, want)
	}
	got, err := a.Verify(harmed, "")
	if !errors.Is(err, data.ErrDamaged) || len(got.Faults) == 0 || !strings.Contains(strings.Join(got.Faults, "\n"), "checksum") {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := a.Verify(os.Args[0], ""); !errors.Is(err, data.ErrForeign) {
		t.Error(err)
	}
	t.Setenv(checkerEnv, "fall")
	if _, err := a.Verify(whole, ""); !errors.Is(err, data.ErrDamaged) {
		t.Errorf("a check that fell: %v", err)
	}
}

// TestVerify_KilledProcess: that the system ended the check says nothing of the file.
func TestVerify_KilledProcess(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the system does not say who ended a process")
	}
	path := left(t, nil)
	a := app.New(app.Deps{Sync: true, Checker: []string{os.Args[0]}})
	defer a.Close()
	t.Setenv(checkerEnv, "killed")
	if _, err := a.Verify(path, ""); !errors.Is(err, data.ErrCancelled) || errors.Is(err, data.ErrDamaged) {
		t.Errorf("verify: %v", err)
	}
	if done, err := a.Repair(path, ""); !errors.Is(err, data.ErrCancelled) || done.Before != "" {
		t.Errorf("repair: %+v, %v", done, err)
	}
	if err := a.Open(path, app.OpenOptions{}); err != nil || a.State().ReadOnly != nil {
		t.Errorf("opened after a power cut: %v, %v", err, a.State().ReadOnly)
	}
	if _, err := a.Verify(path, ""); !errors.Is(err, data.ErrCancelled) || a.State().ReadOnly != nil {
		t.Errorf("while it is open: %v, %v", err, a.State().ReadOnly)
	}
	t.Setenv(checkerEnv, "check")
	if _, err := a.Verify(path, ""); err != nil || a.State().ReadOnly != nil {
		t.Errorf("checked again: %v, %v", err, a.State().ReadOnly)
	}
}

// TestVerify_Open reads the App's own file while it is open, and takes no more writing where it is damaged.
func TestVerify_Open(t *testing.T) {
	s := apptest.New(t)
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Liza", Notes: "a letter that is changed"}))
	if got, err := s.Verify(s.Path, ""); err != nil || got.Records < 4 || s.State().ReadOnly != nil {
		t.Fatal(got, err)
	}
	b, err := os.ReadFile(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(s.Path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt(changeLetter(b), 0); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if _, err := s.Verify(s.Path, ""); !errors.Is(err, data.ErrDamaged) || !errors.Is(s.State().ReadOnly, data.ErrDamaged) {
		t.Error(err, s.State().ReadOnly)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(s.Path), ".*check*")); len(left) > 0 {
		t.Error(left)
	}
}

// TestVerify_PrintedHash looks for the hash of a paper as somebody types it: while the file is open, in the closed file, and after more was written.
func TestVerify_PrintedHash(t *testing.T) {
	s := apptest.New(t)
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Liza"}))
	printed, err := s.Papers.Hash()
	if err != nil || len(printed) != 14 {
		t.Fatal(printed, err)
	}
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Ben"}))
	other := strings.Map(func(r rune) rune {
		if r == '0' {
			return '1'
		}
		if r != ' ' {
			return '0'
		}
		return r
	}, printed)
	look := func(state string, a *app.App) {
		for typed, want := range map[string]string{
			printed:                                    "",
			strings.ToUpper(printed):                   "",
			strings.ReplaceAll(printed, " ", ""):       "",
			strings.ReplaceAll(printed, " ", " - "):    "",
			strings.ReplaceAll(printed, " ", "") + "g": "no-such-hash",
			other:                 "no-such-hash",
			printed + printed[5:]: "no-such-hash",
			printed[:8]:           "too-short",
			" ":                   "",
		} {
			_, err := a.Verify(s.Path, typed)
			got := ""
			if f := data.FaultsOf(err); len(f) > 0 {
				got = f[0].Code
			}
			if got != want || (err != nil) != (want != "") {
				t.Errorf("%s, %q: %v, want %q", state, typed, err, want)
			}
		}
	}
	look("open", s.App)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	look("closed", app.New(app.Deps{Sync: true}))
}
