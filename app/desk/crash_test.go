package desk_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"tanggapan/app/desk"
)

// crashEnv makes this test binary a program that falls, with its desk in that folder.
const crashEnv = "TANGGAPAN_TEST_CRASH"

func TestNoteCrashes(t *testing.T) {
	if dir := os.Getenv(crashEnv); dir != "" {
		d, err := desk.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := d.NoteCrashes(); err != nil {
			t.Fatal(err)
		}
		fell := make(chan int)
		go func() { panic("a fault of ours") }()
		<-fell
	}
	dir := t.TempDir()
	d, err := desk.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(d.LogPath()), 0o700); err != nil {
		t.Fatal(err)
	}
	said := func() string {
		t.Helper()
		before, end, err := d.NoteCrashes()
		if err != nil {
			t.Error(err)
		}
		end()
		return before
	}
	if s := said(); s != "" {
		t.Errorf("nothing fell: %s", s)
	}
	cmd := exec.Command(os.Args[0], "-test.run", "^TestNoteCrashes$")
	cmd.Env = append(os.Environ(), crashEnv+"="+dir)
	if err := cmd.Run(); err == nil {
		t.Fatal("the program did not fall")
	}
	b, err := os.ReadFile(said())
	if err != nil || !bytes.Contains(b, []byte("a fault of ours")) || !bytes.Contains(b, []byte("crash_test.go")) {
		t.Errorf("%v: %.200s", err, b)
	}
	if s := said(); s != "" {
		t.Errorf("said twice: %s", s)
	}
}
