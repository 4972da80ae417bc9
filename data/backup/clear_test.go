package backup

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestClear_LeavesNothingBehind(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("TMP", temp)
	file := func(parts ...string) string {
		path := filepath.Join(append([]string{temp}, parts...)...)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("in the clear"), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	there := func(path string) bool {
		_, err := os.Stat(path)
		return !errors.Is(err, fs.ErrNotExist)
	}
	killed, running := file("tanggapan-clear-1", "copy.tgp"), file("tanggapan-clear-2", "copy.tgp")
	others, note := file("somebody-elses", "copy.tgp"), file("tanggapan-clear-3")
	old := time.Now().Add(-25 * time.Hour)
	for _, path := range []string{filepath.Dir(killed), filepath.Dir(others), note} {
		if err := os.Chtimes(path, old, old); err != nil {
			t.Fatal(err)
		}
	}
	dir, leave, err := Clear()
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v %v: others may look into it", info, err)
	}
	if there(killed) || !there(running) || !there(others) || !there(note) {
		t.Errorf("left by a killed run %v; of a running one %v, of somebody else %v %v", there(killed), there(running), there(others), there(note))
	}
	in := file(filepath.Base(dir), "copy.tgp")
	if leave(); there(in) || there(dir) {
		t.Error("the file in the clear stays")
	}
}
