package app

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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
	Cut    uint64   `json:"cut,omitempty"`  // pages that the file once had and has no more: of what stood only there nobody can tell
	Pages  uint64   `json:"pages"`          // that it had
	Left   []string `json:"left,omitempty"` // what still is, once all was done
}

// Repair mends the data file at path, which nobody may have open: what can still be read is taken over into a new file,
// records that are damaged or missing are taken from the journal or from a verified copy of the same file (copy; "": the
// newest one of those that this computer knows of), and indexes, search, sums and counters are made anew. The file as it was stands beside it, whole, before the
// new one takes its place. A sound file is left alone. data.ErrNotFound, data.ErrBusy, data.ErrForeign (no page of it is ours), data.ErrFull,
// data.ErrNewer, data.ErrDamaged (the copy is); data.Faults "other-file" (the copy is of another file), "wrong-passphrase" (the copy is encrypted: Backups.Unlock).
func (a *App) Repair(path, copy string) (Repaired, error) {
	out := Repaired{File: path}
	if _, err := os.Stat(path); err != nil {
		return out, a.outside(err)
	}
	if _, err := os.Stat(copy); copy != "" && err != nil {
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
	if errors.Is(err, data.ErrBusy) || errors.Is(err, data.ErrNewer) || errors.Is(err, data.ErrCancelled) {
		return out, err
	}
	if out.Faults = found.Faults; len(out.Faults) == 0 {
		out.Faults = []string{err.Error()}
	}
	log := a.log().WithField("op", "repair").WithField("path", path)
	if err = a.repair(path, copy, &out); err != nil {
		log.WithError(err).Error("refused")
		return out, a.outside(elsewhere(err))
	}
	log.WithFields(logrus.Fields{"records": out.Records, "mended": len(out.Mended), "lost": len(out.Lost), "left": len(out.Left)}).Warn("done")
	return out, nil
}

func (a *App) repair(path, copy string, out *Repaired) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // a link stays one
	}
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
	out.Cut, out.Pages = salvaged.Cut, salvaged.Pages+salvaged.Cut
	from, err := a.copyFor(copy, source.id)
	if err != nil {
		return err
	}
	if from != nil {
		out.Copy = from.path
		from, err = a.cleanCopy(from, path, source.erased)
		defer from.close()
		if err != nil {
			return err
		}
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
	return bolt.SyncDir(filepath.Dir(path))
}

// salvage is a damaged file.
type salvage struct {
	path string
	id   string // of the file, "" where it cannot be read

	erased []store.Erased // whom it knows to be erased
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
		if string(key) == "merased" && s.erased == nil {
			_ = json.Unmarshal(value, &s.erased)
		}
		return nil
	})
	return found, s, err
}

// openCopy is a copy that a repair takes from.
type openCopy struct {
	path  string
	bolt  *bolt.Store
	st    *store.Store
	leave func() // takes away what an encrypted one was opened at
}

func (c *openCopy) close() {
	_ = c.bolt.Close()
	c.leave()
}

func (c *openCopy) store() *store.Store {
	if c == nil {
		return nil
	}
	return c.st
}

// mostTried is how many copies a repair looks at for one that is right.
const mostTried = 10

// copyFor opens the copy to repair from: the one that is named, which must be whole and of this file, else the newest of those that this computer knows of that is.
func (a *App) copyFor(path, id string) (*openCopy, error) {
	if path != "" {
		return a.openCopy(path, id)
	}
	for _, path := range a.copiesOf(id) {
		c, err := a.openCopy(path, id)
		if err == nil {
			return c, nil
		}
		a.log().WithField("op", "repair").WithField("copy", path).WithError(err).Warn("not used")
	}
	return nil, nil
}

// copiesOf are the copies of a file in the places of this computer, the last verified one first, then the newest.
func (a *App) copiesOf(id string) (paths []string) {
	if a.deps.Desk == nil || id == "" {
		return nil
	}
	set := a.deps.Desk.Settings().Backup
	folders := map[string]bool{}
	if last := set.Last[id].Path; last != "" {
		paths, folders[filepath.Dir(last)] = append(paths, last), true
	}
	for f := range set.Made[id] {
		folders[f] = true
	}
	for _, f := range set.Folders {
		folders[f] = true
	}
	var more []backup.Copy
	for f := range folders {
		found, err := backup.List(f)
		if err != nil {
			continue // a stick that is away
		}
		for _, c := range found {
			if c.Of == idOf(id) {
				more = append(more, c)
			}
		}
	}
	slices.SortFunc(more, func(x, y backup.Copy) int { return cmp.Or(y.Taken.Compare(x.Taken), cmp.Compare(y.Path, x.Path)) })
	for _, c := range more {
		if !slices.Contains(paths, c.Path) && len(paths) < mostTried {
			paths = append(paths, c.Path)
		}
	}
	return paths
}

func (a *App) openCopy(path, id string) (out *openCopy, err error) {
	clear, leave, err := a.Backups.inClear(path)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			leave()
		}
	}()
	// It was gone through when it was made; that it is as it was then is what its pages and sums say.
	check := func(string) error {
		_, err := a.deepCheckTo(context.Background(), clear, "", CheckPages)
		return err
	}
	if strings.HasSuffix(strings.ToLower(path), CopyExtension) && clear == path {
		_, err = backup.Verify(path, "", check)
	} else {
		err = check(clear) // what was encrypted was compared with its sum on the way
	}
	if err != nil {
		return nil, elsewhere(err)
	}
	b, err := bolt.Open(clear, bolt.Options{ReadOnly: true, MustExist: true})
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
	return &openCopy{path, b, st, leave}, nil
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
