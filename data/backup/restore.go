package backup

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"tanggapan/data/kv/bolt"
)

// Before ends the name under which Restore keeps the file it replaced. An earlier one moves on to -2, -3 and so on.
const Before = ".before-restore"

// Restore puts the data file inside the copy in the place of the file live, which its user has closed. The copy is brought
// beside it first, compared and checked by deep (nil: not); only then is live renamed, to its name with Before, and replaced.
// On an error live is as it was. A missing live is no error; its folder is made.
// The passphrase is for a copy that is encrypted.
// It fails with ErrNotCopy, ErrDamaged, ErrSealed, ErrGone (the copy), ErrNoSpace, ErrNotWritable, ErrInUse.
func Restore(copy, live, passphrase string, deep func(path string) error) error {
	live, err := filepath.Abs(live)
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if bolt.InUse(live) {
		return ErrInUse
	}
	if err := os.MkdirAll(filepath.Dir(live), 0o700); err != nil {
		return mapErr(err)
	}
	temp, err := bring(copy, live, passphrase)
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temp) }()
	if deep != nil {
		if err := deep(temp); err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
	}
	// The check took its time: look once more before the file is moved away under somebody.
	if bolt.InUse(live) {
		return ErrInUse
	}
	return mapErr(replace(temp, live))
}

// bring writes the data file inside a copy to a new file beside live, to the medium, and compares it on the way.
func bring(copy, live, passphrase string) (temp string, err error) {
	if _, err := Look(copy); err != nil {
		return "", err
	}
	pattern := "." + filepath.Base(live) + ".restore-*"
	Sweep(filepath.Dir(live), pattern)
	out, err := os.CreateTemp(filepath.Dir(live), pattern)
	if err != nil {
		return "", mapErr(err)
	}
	defer func() {
		if err = errors.Join(err, mapErr(out.Close())); err != nil {
			_ = os.Remove(out.Name())
		}
	}()
	if err := pour(copy, passphrase, out); err != nil {
		return "", err
	}
	return out.Name(), mapErr(out.Sync())
}

// replace moves live aside and temp into its place; when that fails live comes back.
func replace(temp, live string) error {
	kept := ""
	if _, err := os.Lstat(live); err == nil {
		kept = live + Before
		if err := moveOn(kept); err != nil {
			return err
		}
		// With a second name for it live is never away; where links are unknown, it is for a moment.
		if os.Link(live, kept) == nil {
			if err := os.Rename(temp, live); err != nil {
				return errors.Join(err, os.Remove(kept))
			}
			return syncDir(filepath.Dir(live))
		}
		if err := os.Rename(live, kept); err != nil {
			return err
		}
	}
	if err := os.Rename(temp, live); err != nil {
		if kept != "" {
			err = errors.Join(err, os.Rename(kept, live))
		}
		return err
	}
	return syncDir(filepath.Dir(live))
}

// moveOn gives an earlier file of this name the next free number.
func moveOn(path string) error {
	if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	for n := 2; ; n++ {
		next := fmt.Sprintf("%s-%d", path, n)
		if _, err := os.Lstat(next); errors.Is(err, os.ErrNotExist) {
			return os.Rename(path, next)
		}
	}
}
