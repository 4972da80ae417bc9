package app

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/kv"
)

// TestFault_Engine: what the engine refuses for want of room leaves the file writable and has words; damage ends all writing.
func TestFault_Engine(t *testing.T) {
	a := New(Deps{Sync: true})
	if err := a.Open(filepath.Join(t.TempDir(), "shop.tgp"), OpenOptions{Create: true}); err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for _, c := range []struct {
		from, to error
		key      string
		stays    bool
	}{
		{kv.ErrFull, data.ErrFull, "error.full", true},
		{kv.ErrHeld, data.ErrHeld, "error.held", true},
		{kv.ErrDamaged, data.ErrDamaged, "error.damaged", false},
	} {
		err := a.fault(fmt.Errorf("save: %w", c.from))
		if !errors.Is(err, c.to) {
			t.Errorf("%v became %v", c.from, err)
		}
		if stays := a.State().ReadOnly == nil; stays != c.stays {
			t.Errorf("after %v the file takes changes: %v", c.from, stays)
		}
		for _, lang := range words.Langs() {
			if w := words.In(lang); w.Err(err) != w.T(c.key) {
				t.Errorf("%s: %v reads %q", lang, c.to, w.Err(err))
			}
		}
	}
}
