// Package backup makes verified copies of the data file, keeps generations of them, and restores one. Deep checks are handed in as a function.
//
// A copy is a whole data file with a trailer of 64 bytes behind its last page, so it can be opened for reading as it is, and
// proves itself without a second file beside it.
package backup

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tanggapan/data/kv/bolt"
)

// Extension ends the name of every copy.
const Extension = ".tgp-copy"

// Errors that a person can meet. They wrap what the system said.
var (
	// ErrNoSpace: no room is left where the copy is written.
	ErrNoSpace = errors.New("backup: no space left")
	// ErrTooBig: the file system (FAT32) takes no file of this size.
	ErrTooBig = errors.New("backup: file too big for this file system")
	// ErrGone: the folder or stick is not there, or went away meanwhile.
	ErrGone = errors.New("backup: folder or stick gone")
	// ErrNotWritable: the folder takes no files from this user.
	ErrNotWritable = errors.New("backup: folder not writable")
	// ErrDamaged: the copy does not hold what was written into it, or the deep check found faults.
	ErrDamaged = errors.New("backup: damaged copy")
	// ErrNotCopy: the file is no copy made by this program.
	ErrNotCopy = errors.New("backup: not a copy")
	// ErrSealed: the copy is encrypted, and the passphrase is missing or another one.
	ErrSealed = errors.New("backup: copy is encrypted")
	// ErrInUse: the file to be replaced is open.
	ErrInUse = errors.New("backup: file in use")
)

// ID tells one data file from others, also of the same name.
type ID [8]byte

// Copy is one copy of a data file.
type Copy struct {
	Path     string
	Size     int64     // of the data file, bytes; of an encrypted copy, of what it became
	Taken    time.Time // from its name, to the second, in the local zone; else when the file was written
	SHA256   [sha256.Size]byte
	TX       uint64 // the transaction of the data file that it holds
	Of       ID     // the data file
	Verified bool   // it was read back in full and is right; List does not read so much

	Encrypted bool // it opens only with a passphrase
}

// Options says how Write works. The zero value keeps all generations and checks no deeper than byte by byte.
type Options struct {
	At       time.Time               // when the copy is taken, in the zone of its name; zero: now
	Of       ID                      // the data file
	Keep     int                     // generations of this file left in the folder, the new one included; 0: all
	Months   int                     // for so many months back the newest copy of each is left as well
	Secret   string                  // passphrase under which the copy is encrypted; empty: it is not
	Deep     func(path string) error // checks the finished copy before it counts; nil: none
	Progress func(done, total int64) // in bytes over all steps; nil: none
}

// Write makes a copy of src in dir, an existing folder: a hot copy to the local disk first, so that a slow stick holds up
// nobody; then onto the target, to the medium, read back past the cache and compared; only then does it get its name:
// name, the time and Extension. Older generations go last, and only after the new copy proved right.
// On an error or when ctx ends nothing is left behind and no older copy was touched.
func Write(ctx context.Context, src *bolt.Store, dir, name string, o Options) (Copy, error) {
	if o.At.IsZero() {
		o.At = time.Now()
	}
	w := &writer{ctx: ctx, dir: dir, o: o}
	defer w.clean()
	if err := w.target(); err != nil {
		return Copy{}, err
	}
	if err := w.hotCopy(src); err != nil {
		return Copy{}, err
	}
	name = cleanName(name)
	c, err := w.place(name)
	if err != nil {
		return Copy{}, err
	}
	if err := prune(dir, name, o, c); err != nil {
		return c, fmt.Errorf("backup: the copy is made and right, but an older one could not be removed: %w", mapErr(err))
	}
	return c, nil
}

// cleanName makes a file name for all systems of a shop's name.
func cleanName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0xfffd || strings.ContainsRune(`<>:"/\|?*`, r) {
			return ' '
		}
		return r
	}, name)
	name = strings.Trim(strings.Join(strings.Fields(name), " "), ". ")
	if r := []rune(name); len(r) > 60 {
		name = strings.TrimRight(string(r[:60]), ". ")
	}
	if name == "" {
		return "Tanggapan"
	}
	return name
}

// The time in a copy's name.
const stampLayout = "2006-01-02 150405"

// freeName returns a path in dir that no file has.
func freeName(dir, name string, at time.Time) (string, error) {
	base := name + " " + at.Format(stampLayout)
	for n := 1; ; n++ {
		path := filepath.Join(dir, base+Extension)
		if n > 1 {
			path = filepath.Join(dir, fmt.Sprintf("%s (%d)%s", base, n, Extension))
		}
		_, err := os.Lstat(path)
		if errors.Is(err, os.ErrNotExist) {
			return path, nil
		}
		if err != nil {
			return "", err
		}
	}
}

// split takes the shop's name and the time from a copy's path; ok is false where a person renamed it.
func split(path string) (name string, at time.Time, ok bool) {
	base := strings.TrimSuffix(filepath.Base(path), Extension)
	if i := strings.LastIndex(base, " ("); i > 0 && strings.HasSuffix(base, ")") {
		base = base[:i]
	}
	i := len(base) - len(stampLayout)
	if i < 2 || base[i-1] != ' ' {
		return "", at, false
	}
	at, err := time.ParseInLocation(stampLayout, base[i:], time.Local)
	return base[:i-1], at, err == nil
}

// List returns the copies in dir whose trailer is right, newest first, without reading them through.
func List(dir string) ([]Copy, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, mapErr(err)
	}
	var out []Copy
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") || !strings.HasSuffix(e.Name(), Extension) {
			continue
		}
		if c, err := Look(filepath.Join(dir, e.Name())); err == nil {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b Copy) int {
		if n := b.Taken.Compare(a.Taken); n != 0 {
			return n
		}
		return strings.Compare(b.Path, a.Path)
	})
	return out, nil
}

// prune removes the oldest copies of a name and data file: the newest ones are left, and of each of the months before the newest. The
// one just made and verified is always left, and so are those of a later time, which were made before the clock was set back.
func prune(dir, name string, o Options, made Copy) error {
	if o.Keep < 1 {
		return nil
	}
	all, err := List(dir)
	if err != nil {
		return err
	}
	left, month := 1, made.Taken
	var errs []error
	for _, c := range all {
		n, _, ok := split(c.Path)
		if !ok || n != name || c.Of != made.Of || c.Path == made.Path || c.Taken.After(made.Taken) {
			continue
		}
		if left < o.Keep {
			left, month = left+1, c.Taken
			continue
		}
		if monthOf(c.Taken) < monthOf(month) && monthOf(c.Taken) >= monthOf(made.Taken)-o.Months {
			month = c.Taken
			continue
		}
		errs = append(errs, os.Remove(c.Path))
	}
	return errors.Join(errs...)
}

// monthOf counts months.
func monthOf(t time.Time) int { return t.Year()*12 + int(t.Month()) }
