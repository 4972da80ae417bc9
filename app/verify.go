package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"unicode"

	"tanggapan/data"
	"tanggapan/data/backup"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/store"
)

// The names of data files and of their copies end so.
const (
	Extension     = ".tgp"
	CopyExtension = backup.Extension
)

// Verified says what was read when a data file or a copy was read through.
type Verified struct {
	File    string `json:"file"`
	Copy    bool   `json:"copy"` // it is a copy made by a backup
	Records int    `json:"records"`
	Entries int    `json:"entries"` // of the journal

	Faults []string `json:"faults,omitempty"` // what is wrong, for the log and for programs; at most 100
}

// Verify reads a data file or a copy through: every page and checksum, every
// record and the rules it must keep, every chain of the journal; of a file that nobody writes to also every index, sum and search entry against the records. hash, where
// not empty, is the beginning of a hash as papers print it, which must stand in a chain; at least eight of its digits.
// The App's own file is read while it is open. data.ErrDamaged, data.ErrForeign,
// data.ErrBusy, data.ErrNotFound; data.Faults "no-such-hash", "too-short".
func (a *App) Verify(path, hash string) (Verified, error) {
	if hash = typedHash(hash); hash != "" && len(hash) < leastHash {
		return Verified{File: path}, data.Faults{{Field: "hash", Code: "too-short", Args: map[string]string{"least": strconv.Itoa(leastHash)}}}
	}
	if s := a.State(); s.Path != "" && sameFile(s.Path, path) {
		out, err := a.checkOpen(context.Background(), hash)
		out.File = path
		return out, err
	}
	if _, err := os.Stat(path); err != nil {
		return Verified{}, a.outside(err)
	}
	out := Verified{File: path, Copy: strings.HasSuffix(strings.ToLower(path), CopyExtension)}
	deep := func(p string) error {
		read, err := a.deepCheckFor(context.Background(), p, hash)
		out.Records, out.Entries, out.Faults = read.Records, read.Entries, read.Faults
		return err
	}
	var err error
	if out.Copy {
		_, err = backup.Verify(path, a.Backups.keyOf(path), deep)
	} else {
		err = deep(path)
	}
	return out, elsewhere(err)
}

// leastHash is how many digits of a hash tell it from those of other files.
const leastHash = 8

// typedHash is a hash as the journal has it, however a paper groups its digits.
func typedHash(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) {
			return -1
		}
		return r
	}, s))
}

// readingGC is how many percent the heap grows while records are read through before it is collected.
const readingGC = 400

// readFile reads the data file at path through, which nobody has open to write: the deep check, within this process.
func readFile(path, hash string) (out Verified, err error) {
	b, err := bolt.Open(path, bolt.Options{ReadOnly: true, MustExist: true})
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	st, err := store.Open(b, store.Options{ReadOnly: true})
	if err != nil {
		return out, err
	}
	r := &reading{b: b, st: st}
	r.pages()
	// Nearly always all is right, which one reading of the records shows. What it keeps is little and soon over, so it may
	// collect seldom: a fifth of its work.
	n, right := 0, false
	if len(r.faults) == 0 {
		usual := debug.SetGCPercent(readingGC)
		n, right = st.Right(r.sound)
		debug.SetGCPercent(usual)
	}
	if r.out.Records = n; !right {
		r.records()
	}
	r.journal(hash)
	out, err = r.end()
	if right || len(data.FaultsOf(err)) > 0 {
		return out, err
	}
	audit := st.AuditEach()
	out.tell(audit)
	return out, errors.Join(err, audit)
}

// tell adds the faults in err to the list.
func (v *Verified) tell(err error) {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range many.Unwrap() {
			v.tell(e)
		}
		return
	}
	if err != nil && len(v.Faults) < 100 {
		v.Faults = append(v.Faults, err.Error())
	}
}

// elsewhere says which of data's sentinels an error about a file other than the open one is. The open one stays as healthy as it was.
func elsewhere(err error) error {
	err = copyFault(err)
	for _, f := range faults {
		if errors.Is(err, f.from) && !errors.Is(err, f.to) {
			return fmt.Errorf("%w: %w", f.to, err)
		}
	}
	return err
}

// copyFault says which of data's sentinels an error about copies is.
func copyFault(err error) error {
	switch {
	case err == nil, len(data.FaultsOf(err)) > 0:
		return err
	case errors.Is(err, backup.ErrDamaged):
		return fmt.Errorf("%w: %w", data.ErrDamaged, err)
	case errors.Is(err, backup.ErrNotCopy):
		return fmt.Errorf("%w: %w", data.ErrForeign, err)
	case errors.Is(err, backup.ErrGone):
		return fmt.Errorf("%w: %w", data.ErrNotFound, err)
	case errors.Is(err, backup.ErrSealed):
		return data.Faults{{Field: "passphrase", Code: "wrong-passphrase"}}
	case errors.Is(err, backup.ErrInUse):
		return fmt.Errorf("%w: %w", data.ErrBusy, err)
	case errors.Is(err, backup.ErrNoSpace):
		return data.Faults{{Field: "folder", Code: "no-room"}}
	case errors.Is(err, backup.ErrTooBig):
		return data.Faults{{Field: "folder", Code: "stick-too-small"}}
	case errors.Is(err, backup.ErrNotWritable):
		return data.Faults{{Field: "folder", Code: "not-writable"}}
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("%w: %w", data.ErrCancelled, err)
	}
	return err
}

func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}

// readThrough checks an open file, its records and its journal.
func readThrough(b *bolt.Store, st *store.Store, hash string) (out Verified, err error) {
	r := &reading{b: b, st: st}
	r.pages()
	r.records()
	r.journal(hash)
	return r.end()
}

// reading is a file that is read through, and what was found.
type reading struct {
	b       *bolt.Store
	st      *store.Store
	out     Verified
	faults  []error
	missing bool // the hash that was asked for
}

func (r *reading) note(err error) {
	if err != nil {
		r.out.tell(err)
		r.faults = append(r.faults, err)
	}
}

func (r *reading) pages() { r.note(r.b.Check(context.Background())) }

func (r *reading) records() {
	r.out.Records = 0
	for _, k := range data.Kinds {
		n, wrong, err := r.st.Check(k.Kind, r.sound)
		r.out.Records += n
		for _, err := range wrong {
			r.note(err)
		}
		r.note(err)
	}
}

func (r *reading) journal(hash string) {
	n, err := r.st.ReadChains(hash)
	r.out.Entries = n
	if r.missing = errors.Is(err, store.ErrHash); err != nil && !r.missing {
		r.note(fmt.Errorf("%w: %w", data.ErrDamaged, err))
	}
}

func (r *reading) end() (Verified, error) {
	if err := errors.Join(r.faults...); err != nil {
		return r.out, err
	}
	if r.missing {
		return r.out, data.Faults{{Field: "hash", Code: noSuchHash}}
	}
	return r.out, nil
}

// sound says what is wrong with a record by itself; err is why it could not be read.
func (r *reading) sound(ref data.Ref, rec data.Record, err error) error {
	if err == nil && rec.Head().ID != ref.ID {
		err = fmt.Errorf("the record under %s says it is %d", ref, rec.Head().ID)
	}
	if err == nil && !r.st.Newer() {
		err = rec.Validate()
	}
	if err != nil {
		return fmt.Errorf("%w: %s: %s", data.ErrDamaged, ref, err)
	}
	return nil
}
