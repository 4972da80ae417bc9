package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/sirupsen/logrus"

	"tanggapan/data"
	"tanggapan/data/backup"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/store"
)

// BeforeRepair ends the name under which a file is kept that was repaired.
const BeforeRepair = ".before-repair"

// Repaired says what a repair found and did.
type Repaired struct {
	store.Repaired
	File   string   `json:"file"`
	Before string   `json:"before"`         // where the file as it was is kept; "" where nothing was wrong
	Copy   string   `json:"copy"`           // the copy that was used; "" where none was
	Faults []string `json:"faults"`         // what was wrong
	Left   []string `json:"left,omitempty"` // what still is, once all was done
}

// Repair mends the data file at path, which nobody may have open: what can still be read is taken over into a new file,
// records that are damaged or missing are taken from the journal or from a verified copy of the same file (copy; "": the
// newest one that this computer knows of), and indexes, search, sums and counters are made anew. The file as it was stands beside it, whole, before the
// new one takes its place. A sound file is left alone. data.ErrNotFound, data.ErrBusy, data.ErrForeign (no page of it is ours), data.ErrFull,
// data.ErrNewer, data.ErrDamaged (the copy is); data.Faults "other-file" (the copy is of another file).
func (a *App) Repair(path, copy string) (Repaired, error) {
	out := Repaired{File: path}
	if _, err := os.Stat(path); err != nil {
		return out, a.outside(err)
	}
	if s := a.State(); s.Path != "" && sameFile(s.Path, path) || bolt.InUse(path) {
		return out, data.ErrBusy
	}
	found, err := a.deepCheck(path)
	if err == nil {
		out.Records, out.Entries = found.Records, found.Entries
		return out, nil
	}
	if errors.Is(err, data.ErrBusy) || errors.Is(err, data.ErrNewer) {
		return out, err
	}
	if out.Faults = found.Faults; len(out.Faults) == 0 {
		out.Faults = []string{err.Error()}
	}
	log := a.log().WithField("op", "repair").WithField("path", path)
	if err = a.repair(path, copy, &out); err != nil {
		log.WithError(err).Error("refused")
		return out, elsewhere(err)
	}
	log.WithFields(logrus.Fields{"records": out.Records, "mended": len(out.Mended), "lost": len(out.Lost), "left": len(out.Left)}).Warn("done")
	return out, nil
}

func (a *App) repair(path, copy string, out *Repaired) error {
	dir, base := filepath.Split(path)
	temp := filepath.Join(dir, "."+base+".repair")
	if err := os.Remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	defer func() { _ = os.Remove(temp) }()
	salvaged, source, err := lookInto(path)
	if err != nil {
		return err
	}
	from, err := a.copyFor(copy, source.id)
	if err != nil {
		return err
	}
	if from != nil {
		defer from.close()
		out.Copy = from.path
	}
	kept, err := keepBeside(path)
	if err != nil {
		return err
	}
	done := false
	defer func() {
		if !done {
			_ = os.Remove(kept)
		}
	}()
	to, err := bolt.Open(temp, bolt.Options{})
	if err != nil {
		return err
	}
	out.Repaired, err = store.Repair(to, source.read, salvaged.Keys, source.exact(salvaged), from.store())
	if err = errors.Join(err, to.Close()); err != nil {
		return err
	}
	still, err := a.deepCheck(temp)
	if err != nil {
		if out.Left = still.Faults; len(out.Left) == 0 {
			return err
		}
	}
	if err := os.Rename(temp, path); err != nil {
		return err
	}
	out.Before, done = kept, true
	return nil
}

// salvage is a damaged file.
type salvage struct {
	path string
	id   string // of the file, "" where it cannot be read
}

func (s salvage) read(each func(key, value []byte, live bool) error) error {
	_, err := bolt.Salvage(s.path, each)
	return err
}

// exact says that the damaged keys are all that is missing.
func (s salvage) exact(found bolt.Salvaged) bool { return found.Whole }

// lookInto goes through a damaged file once, to see what is in it.
func lookInto(path string) (bolt.Salvaged, salvage, error) {
	s := salvage{path: path}
	found, err := bolt.Salvage(path, func(key, value []byte, _ bool) error {
		if string(key) == "mid" && s.id == "" {
			s.id = string(bytes.Clone(value))
		}
		return nil
	})
	return found, s, err
}

// openCopy is a copy that a repair takes from.
type openCopy struct {
	path string
	bolt *bolt.Store
	st   *store.Store
}

func (c *openCopy) close() { _ = c.bolt.Close() }

func (c *openCopy) store() *store.Store {
	if c == nil {
		return nil
	}
	return c.st
}

// copyFor opens the copy to repair from: the one that is named, which must be whole and of this file, else the newest that this computer knows of, if it is.
func (a *App) copyFor(path, id string) (*openCopy, error) {
	named := path != ""
	if !named && a.deps.Desk != nil {
		path = a.deps.Desk.Settings().Backup.Last[id].Path
	}
	if path == "" {
		return nil, nil
	}
	c, err := a.openCopy(path, id)
	if err != nil && !named {
		a.log().WithField("op", "repair").WithField("copy", path).WithError(err).Warn("not used")
		return nil, nil
	}
	return c, err
}

func (a *App) openCopy(path, id string) (*openCopy, error) {
	// It was gone through when it was made; that it is as it was then is what its pages and sums say.
	check := func(p string) error {
		_, err := a.deepCheckTo(context.Background(), p, "", CheckPages)
		return err
	}
	var err error
	if strings.HasSuffix(strings.ToLower(path), CopyExtension) {
		_, err = backup.Verify(path, a.Backups.keyOf(path), check)
	} else {
		err = check(path)
	}
	if err != nil {
		return nil, elsewhere(err)
	}
	b, err := bolt.Open(path, bolt.Options{ReadOnly: true, MustExist: true})
	if err != nil {
		return nil, err
	}
	st, err := store.Open(b, store.Options{ReadOnly: true})
	if err == nil && id != "" && st.ID() != id {
		err = data.Faults{{Field: "copy", Code: "other-file"}}
	}
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return &openCopy{path, b, st}, nil
}

// keepBeside copies a file to a free name beside it, durably.
func keepBeside(path string) (kept string, err error) {
	from, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer from.Close()
	var to *os.File
	for n := 1; to == nil; n++ {
		if kept = path + BeforeRepair; n > 1 {
			kept = fmt.Sprintf("%s-%d", kept, n)
		}
		to, err = os.OpenFile(kept, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return "", err
		}
	}
	_, err = io.Copy(to, from)
	if err = errors.Join(err, to.Sync(), to.Close()); err != nil {
		_ = os.Remove(kept)
		if bolt.IsFull(err) {
			err = fmt.Errorf("%w: %w", kv.ErrFull, err)
		}
		return "", err
	}
	return kept, nil
}
