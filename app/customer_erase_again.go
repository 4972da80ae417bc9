package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"tanggapan/data"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/store"
)

// older is what a restore finds out about erasures before it changes anything.
type older struct {
	folders []string          // where lists may lie, besides those of this computer
	names   map[data.ID]signs // of those who were erased since the copy was made
}

// eraseAgain brings a file that was just opened up to what is known of erasures: one that was left half-way goes on, and who was erased since the file
// was copied is erased in it too.
func (c *core) eraseAgain(o older) error {
	st, err := c.file.writable()
	if err != nil {
		return nil
	}
	if err := c.goOn(st); err != nil {
		return c.fault(err)
	}
	lines, err := c.missedErasures(st, o.folders...)
	if err != nil || len(lines) == 0 {
		return c.fault(err)
	}
	e := &eraser{erasing: erasing{Lines: lines, Again: true, Step: EraseRecords}}
	c.equip(e, st, c.Now())
	if err := e.name(o.names); err != nil {
		return c.fault(err)
	}
	if err := e.keep(); err != nil {
		return c.fault(err)
	}
	err = errors.Join(e.run(), c.spreadErased())
	c.log().WithField("op", "customer.erase").WithField("people", len(lines)).WithField("records", len(e.changes)).WithError(err).Warn("erased again in an older file")
	return c.fault(err)
}

// missedErasures are those that the file itself does not know of.
func (c *core) missedErasures(st *store.Store, folders ...string) ([]store.Erased, error) {
	var inside []store.Erased
	err := st.View(func(tx *store.Tx) (err error) {
		inside, err = tx.Erasures()
		return err
	})
	return missing(c.erasuresOf(st.ID(), inside, c.app.State().Path, folders...), inside), err
}

// name gathers how those who are to be erased are named in this file.
func (e *eraser) name(known map[data.ID]signs) error {
	return e.st.View(func(tx *store.Tx) error {
		for _, l := range e.Lines {
			b, err := belongingsOf(tx, l.ID)
			if err != nil {
				return err
			}
			s, err := signsOfPerson(tx, b.ids)
			if err != nil {
				return err
			}
			e.Signs.join(s)
			e.Signs.join(known[l.ID])
		}
		return nil
	})
}

// namesOf gathers the names of those whom the open file does not know to be erased: before day files change them.
func (c *core) namesOf(folders ...string) (map[data.ID]signs, error) {
	st, err := c.file.store()
	if err != nil {
		return nil, err
	}
	lines, err := c.missedErasures(st, folders...)
	out := map[data.ID]signs{}
	for _, l := range lines {
		e := eraser{erasing: erasing{Lines: []store.Erased{l}}, st: st}
		err = errors.Join(err, e.name(nil))
		out[l.ID] = e.Signs
	}
	return out, err
}

// cleanCopy makes a copy that a repair takes from forget who was erased since: not the copy itself, but one of it in a folder of its own. from is closed
// then; on an error it is what comes back, open. inside is what the damaged file says of erasures.
func (a *App) cleanCopy(from *openCopy, live string, inside []store.Erased) (*openCopy, error) {
	var known []store.Erased
	if err := from.st.View(func(tx *store.Tx) (err error) {
		known, err = tx.Erasures()
		return err
	}); err != nil {
		return from, err
	}
	lines := missing(a.erasuresOf(from.st.ID(), inside, live, append(a.copyFolders(), filepath.Dir(from.path))...), known)
	if len(lines) == 0 {
		return from, nil
	}
	dir, err := os.MkdirTemp(filepath.Dir(live), ".erase-*")
	if err != nil {
		return from, err
	}
	out := &openCopy{path: from.path, leave: func() { _ = os.RemoveAll(dir) }}
	if err := out.pour(from, filepath.Join(dir, "copy"+Extension)); err != nil {
		out.leave()
		return from, err
	}
	e := &eraser{erasing: erasing{Lines: lines, Again: true, Step: EraseRecords}, st: out.st, quiet: true}
	for _, l := range lines {
		e.at = max(e.at, l.At)
	}
	if err = errors.Join(e.name(nil), e.keep()); err == nil {
		err = e.run()
	}
	if err != nil {
		out.close()
		return from, err
	}
	from.close()
	return out, nil
}

// pour opens a copy of another open copy, to be written.
func (c *openCopy) pour(from *openCopy, path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = from.bolt.Copy(context.Background(), f, nil)
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if c.bolt, err = bolt.Open(path, bolt.Options{MustExist: true}); err != nil {
		return err
	}
	if c.st, err = store.Open(c.bolt, store.Options{}); err != nil {
		return errors.Join(err, c.bolt.Close())
	}
	return nil
}

// missing are the lines of a list whose customers are not on another.
func missing(all, known []store.Erased) (out []store.Erased) {
	for _, l := range all {
		if !slices.ContainsFunc(known, func(have store.Erased) bool { return have.ID == l.ID }) {
			out = append(out, l)
		}
	}
	return out
}
