package app

import (
	"errors"
	"os"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Trouble is what is known of an open file that takes no more writing, for the person who must choose a way on.
type Trouble struct {
	Saved   data.Instant // when the newest act was saved; 0: none can be read
	Act     string       // its name
	No      string       // of the record that it was about
	Copy    string       // the newest verified copy that this computer knows of; "" where there is none
	CopyAt  data.Instant
	Missing int // acts that came after it; -1 where the journal cannot be read
}

// Trouble reads what a broken file still tells.
func (a *App) Trouble() Trouble {
	out := Trouble{Missing: -1}
	out.Copy, out.CopyAt = a.LastCopy()
	if _, err := os.Stat(out.Copy); err != nil {
		out.Copy, out.CopyAt = "", 0
	}
	_ = a.view(func(tx *store.Tx) error {
		e, err := tx.Newest()
		if err == nil && e.Seq > 0 {
			out.Saved, out.Act, out.No = e.At, e.Act, data.NumberOf(e.Of.Kind, e.Of.ID)
		}
		return err
	})
	n, err := a.Backups.After(0)
	if out.CopyAt > 0 {
		n, err = a.Backups.beyondLast()
	}
	if err == nil {
		out.Missing = n
	}
	return out
}

// TryAgain closes the open file, reads it through and opens it for writing again: after a stick was put back, or room was made. Where it
// is still not right it stands open to be read, as before. data.ErrNotFound: the file is no longer there; data.ErrDamaged; data.ErrBusy.
func (a *App) TryAgain() error {
	was := a.State()
	if was.Path == "" {
		return data.ErrNotFound
	}
	if _, err := os.Stat(was.Path); err != nil {
		return data.ErrNotFound
	}
	if err := a.Close(); err != nil {
		a.log().WithError(err).Warn("the file did not close cleanly")
	}
	_, err := a.deepCheck(was.Path)
	if err == nil {
		if err = a.Open(was.Path, OpenOptions{}); err == nil {
			return nil
		}
	}
	if back := a.Open(was.Path, OpenOptions{ReadOnly: true}); back != nil {
		return errors.Join(elsewhere(err), back)
	}
	a.file.mu.Lock()
	a.file.why, a.file.whyAt = was.ReadOnly, was.Since
	a.file.mu.Unlock()
	return elsewhere(err)
}
