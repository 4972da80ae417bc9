package backup_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tanggapan/data/backup"
)

// TestEncrypted holds what an encrypted copy promises: who finds the stick learns nothing, whoever has the passphrase
// gets everything back, and damage shows without it.
func TestEncrypted(t *testing.T) {
	home, stick := t.TempDir(), t.TempDir()
	s := shop(t, home)
	const secret = "tatlong asul na payong"
	c := write(t, s, stick, backup.Options{Secret: secret, Deep: deep})
	if !c.Encrypted || !c.Verified {
		t.Fatalf("%+v", c)
	}
	raw, err := os.ReadFile(c.Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, clear := range [][]byte{[]byte("rj000007"), bytes.Repeat([]byte{7}, 300), {0xED, 0xDA, 0x0C, 0xED}} {
		if bytes.Contains(raw, clear) {
			t.Errorf("the copy holds %q in clear", clear)
		}
	}
	list, err := backup.List(stick)
	if err != nil || len(list) != 1 || !list[0].Encrypted || list[0].SHA256 != c.SHA256 {
		t.Fatalf("%+v %v", list, err)
	}
	if got, err := backup.Verify(c.Path, secret, deep); err != nil || !got.Verified {
		t.Error(got, err)
	}
	for _, wrong := range []string{"", "tatlong asul na payong "} {
		if _, err := backup.Verify(c.Path, wrong, deep); !errors.Is(err, backup.ErrSealed) {
			t.Errorf("with %q: %v", wrong, err)
		}
	}
	fresh := filepath.Join(t.TempDir(), "shop.tgp")
	if err := backup.Restore(c.Path, fresh, "", deep); !errors.Is(err, backup.ErrSealed) {
		t.Error(err)
	}
	if err := backup.Restore(c.Path, fresh, secret, deep); err != nil || count(t, fresh) != 1500 {
		t.Error(err)
	}
	// Without the passphrase, a bit anywhere is seen to be wrong.
	var places []int
	for i := range 40 {
		places = append(places, i*(len(raw)/40))
	}
	for i := len(raw) - 64; i < len(raw); i++ {
		places = append(places, i)
	}
	for _, i := range places {
		bad := bytes.Clone(raw)
		bad[i] ^= 1 << (i % 8)
		if err := os.WriteFile(c.Path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := backup.Verify(c.Path, "", nil); !errors.Is(err, backup.ErrDamaged) && !errors.Is(err, backup.ErrNotCopy) {
			t.Errorf("byte %d of %d: %v", i, len(raw), err)
		}
	}
}

func TestGenerations_OneAMonthBeyondTheNewest(t *testing.T) {
	stick := t.TempDir()
	s := shop(t, t.TempDir())
	for _, day := range []string{"2026-05-30", "2026-06-02", "2026-06-20", "2026-07-01", "2026-07-31", "2026-08-15", "2026-09-01", "2026-09-02"} {
		at, err := time.ParseInLocation("2006-01-02", day, time.Local)
		if err != nil {
			t.Fatal(err)
		}
		write(t, s, stick, backup.Options{At: at, Keep: 2, Months: 2})
	}
	list, err := backup.List(stick)
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, c := range list {
		left = append(left, c.Taken.Format("01-02"))
	}
	// The two newest, then the newest of each of the two months before.
	want := "09-02 09-01 08-15 07-31"
	if got := strings.Join(left, " "); got != want {
		t.Errorf("left %s, not %s", got, want)
	}
}
