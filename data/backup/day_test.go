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
			if r, err := backup.ReadDay(path, secret, keep); err != nil || r != (backup.DayRead{}) {
				t.Fatal(r, err)
			}
			if len(seen) != 3 || !bytes.Equal(seen[2], want[2]) {
				t.Errorf("%d payloads", len(seen))
			}
			if secret != "" {
				if _, err := backup.ReadDay(path, "other", keep); !errors.Is(err, backup.ErrSealed) {
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
	if _, err := backup.ReadDay(filepath.Join(dir, "none"), "", nil); !errors.Is(err, backup.ErrGone) {
		t.Error(err)
	}
}

// TestDay_Damaged: a bit that fell over in the middle takes one payload with it, is told, and costs nothing more when the file goes on.
func TestDay_Damaged(t *testing.T) {
	for _, secret := range []string{"", "tatlong asul na payong"} {
		path := filepath.Join(t.TempDir(), "2026-11-22 Harbour"+backup.DayExtension)
		d, err := backup.OpenDay(path, secret, nil)
		if err != nil {
			t.Fatal(err)
		}
		var head int64
		for n := range 6 {
			if info, err := os.Stat(path); err == nil && n == 0 {
				head = info.Size()
			}
			if err := d.Append(fmt.Appendf(nil, "payload %d of six", n)); err != nil {
				t.Fatal(err)
			}
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		step := int64(1)
		if secret != "" {
			step = int64(len(whole)) // a key is made for each reading, which takes its time
		}
		for at := head + 30; at < int64(len(whole)); at += step {
			harmed := bytes.Clone(whole)
			harmed[at] ^= 1 << (at % 8)
			if err := os.WriteFile(path, harmed, 0o600); err != nil {
				t.Fatal(err)
			}
			n := 0
			count := func([]byte) error { n++; return nil }
			r, err := backup.ReadDay(path, secret, count)
			if err != nil || n != 5 || r.Damaged == r.Torn {
				t.Fatalf("byte %d: %d payloads of 5, %+v, %v", at, n, r, err)
			}
			if r.Torn {
				continue
			}
			if d, err = backup.OpenDay(path, secret, nil); err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(d.Append([]byte("one more")), d.Close()); err != nil {
				t.Fatal(err)
			}
			n = 0
			if _, err := backup.ReadDay(path, secret, count); err != nil || n != 6 {
				t.Fatalf("byte %d: %d payloads of 6 once it went on, %v", at, n, err)
			}
		}
	}
}
