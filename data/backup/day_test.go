package backup_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"tanggapan/data/backup"
)

func TestDay(t *testing.T) {
	for _, secret := range []string{"", "tatlong asul na payong"} {
		t.Run(fmt.Sprintf("Encrypted=%t", secret != ""), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "2026-11-22 Harbour"+backup.DayExtension)
			d, err := backup.OpenDay(path, secret, nil)
			if err != nil {
				t.Fatal(err)
			}
			want := [][]byte{[]byte("inquiry 1"), []byte("inquiry 2"), bytes.Repeat([]byte("long "), 9000)}
			if err := errors.Join(d.Append(want[0], want[1]), d.Append(want[2]), d.Close()); err != nil {
				t.Fatal(err)
			}
			whole, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if clear := bytes.Contains(whole, []byte("inquiry 1")); clear != (secret == "") {
				t.Errorf("in clear: %t", clear)
			}
			// Torn anywhere in its last frame, what came before is there, and the file goes on.
			if err := os.WriteFile(path, whole[:len(whole)-7], 0o600); err != nil {
				t.Fatal(err)
			}
			var seen [][]byte
			keep := func(b []byte) error { seen = append(seen, bytes.Clone(b)); return nil }
			if d, err = backup.OpenDay(path, secret, keep); err != nil {
				t.Fatal(err)
			}
			if len(seen) != 2 {
				t.Fatalf("%d of 2 are there", len(seen))
			}
			if err := errors.Join(d.Append(want[2]), d.Close()); err != nil {
				t.Fatal(err)
			}
			seen = nil
			if err := backup.ReadDay(path, secret, keep); err != nil {
				t.Fatal(err)
			}
			if len(seen) != 3 || !bytes.Equal(seen[2], want[2]) {
				t.Errorf("%d payloads", len(seen))
			}
			if secret != "" {
				if err := backup.ReadDay(path, "other", keep); !errors.Is(err, backup.ErrSealed) {
					t.Error(err)
				}
			}
		})
	}
	dir := t.TempDir()
	other := filepath.Join(dir, "x"+backup.DayExtension)
	if err := os.WriteFile(other, []byte("something else altogether"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := backup.OpenDay(other, "", nil); !errors.Is(err, backup.ErrDamaged) {
		t.Error(err)
	}
	if b, _ := os.ReadFile(other); string(b) != "something else altogether" {
		t.Error("a file of somebody else was changed")
	}
	if err := backup.ReadDay(filepath.Join(dir, "none"), "", nil); !errors.Is(err, backup.ErrGone) {
		t.Error(err)
	}
}
