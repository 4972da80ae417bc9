package app

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"

	"tanggapan/data"
	"tanggapan/data/backup"
	"tanggapan/data/store"
)

// dayFiles are the newest day files of one data file in a folder, and the journal that they hold. A file that was restored
// goes on from an earlier entry: what is written last counts, and what it goes on from; the rest lies there for nothing. What
// follows an entry is always written after it, so that files before the one with an entry of the journal at hand are not needed.
// The files bear ordinals: the clock, which may have jumped, orders nothing.
type dayFiles struct {
	files   []*dayFile // the oldest first
	entries map[uint64]dayLineAt
	tip     uint64 // the newest entry
	sealed  int    // files that this passphrase does not open
	broken  bool   // something in them could not be read
}

// dayFile is one day file.
type dayFile struct {
	read  *backup.DayReader
	lines []dayLineAt // its entries, in the order in which they were written
}

// dayLineAt is where an entry stands: as the how manieth line of which file.
type dayLineAt struct {
	seq  uint64
	hash []byte
	file *dayFile
	line int
}

func (d *dayFiles) close() {
	for _, f := range d.files {
		_ = f.read.Close()
	}
}

// readDays reads the day files in a folder, from the newest back to one that holds an entry of the open file's journal.
// backup.ErrSealed: there are some, and the passphrase opens none of them.
func readDays(st *store.Store, folder, passphrase string) (d *dayFiles, err error) {
	d = &dayFiles{entries: map[uint64]dayLineAt{}}
	defer func() {
		if err != nil {
			d.close()
		}
	}()
	paths, err := daysOf(st, folder)
	if err != nil {
		return d, err
	}
	for n := len(paths) - 1; n >= 0; n-- {
		f, err := d.file(st.ID(), paths[n], passphrase, n == len(paths)-1)
		if err != nil {
			return d, err
		}
		if f == nil {
			continue
		}
		d.files = append(d.files, f)
		if joins, err := f.joins(st); err != nil || joins {
			return d.order(), err
		}
	}
	if d.sealed > 0 && len(d.files) == 0 {
		return d, backup.ErrSealed
	}
	return d.order(), nil
}

// file reads one day file; nil where it is another data file's, or cannot be read at all.
func (d *dayFiles) file(id, path, passphrase string, newest bool) (*dayFile, error) {
	r, err := backup.OpenDayToRead(path, passphrase)
	switch {
	case errors.Is(err, backup.ErrSealed):
		d.sealed++
		return nil, nil
	case errors.Is(err, backup.ErrDamaged):
		d.broken = true
		return nil, nil
	case err != nil:
		return nil, err
	}
	f := &dayFile{read: r}
	mine, line := true, 0
	read, err := r.Each(func(b []byte) error {
		var l dayLine
		if line++; json.Unmarshal(b, &l) != nil {
			d.broken = true
			return nil
		}
		if l.File != "" {
			mine = mine && l.File == id
		}
		if l.Entry != nil {
			f.lines = append(f.lines, dayLineAt{l.Entry.Seq, l.Entry.Hash, f, line})
		}
		return nil
	})
	if err != nil || !mine {
		return nil, errors.Join(err, r.Close())
	}
	d.broken = d.broken || read.Damaged || read.Torn && newest
	return f, nil
}

// joins says whether an entry of a journal stands in a file.
func (f *dayFile) joins(st *store.Store) (joins bool, err error) {
	err = st.View(func(tx *store.Tx) error {
		for n := len(f.lines) - 1; n >= 0 && !joins; n-- {
			joins, err = f.lines[n].in(tx)
			if err != nil {
				return err
			}
		}
		return nil
	})
	return joins, err
}

// in says whether an entry stands in a journal as it was written here.
func (at dayLineAt) in(tx *store.Tx) (bool, error) {
	e, err := tx.Entry(at.seq)
	if errors.Is(err, store.ErrAbsent) {
		return false, nil
	}
	return err == nil && bytes.Equal(e.Hash, at.hash), err
}

// order makes the journal of what was read, the oldest file first.
func (d *dayFiles) order() *dayFiles {
	slices.Reverse(d.files)
	for _, f := range d.files {
		for _, l := range f.lines {
			if bytes.Equal(d.entries[l.seq].hash, l.hash) {
				continue
			}
			for ; d.tip >= l.seq; d.tip-- {
				delete(d.entries, d.tip)
			}
			d.entries[l.seq], d.tip = l, l.seq
		}
	}
	return d
}

// reached is the entry up to which the journal of an open file lies here without a hole; not before since, which a copy holds.
func (d *dayFiles) reached(st *store.Store, since uint64) (seq uint64, err error) {
	first := uint64(0)
	err = st.View(func(tx *store.Tx) error {
		for n := d.tip; n > 0 && seq == 0; n-- {
			at, there := d.entries[n]
			if !there {
				continue
			}
			joins, err := at.in(tx)
			if err != nil {
				return err
			}
			if joins {
				seq = n
			}
		}
		return nil
	})
	if err != nil || seq <= since {
		return since, err
	}
	for n := range d.entries {
		if first == 0 || n < first {
			first = n
		}
	}
	for n := max(first, since+1); n < seq; n++ {
		if _, there := d.entries[n+1]; !there {
			return n, nil
		}
	}
	return seq, nil
}

// Replayed says what was done again from day files.
type Replayed struct {
	Acts  int          `json:"acts"`
	Until data.Instant `json:"until"` // when the newest of them was done; 0: there was none
	Gap   bool         `json:"gap"`   // something between is missing: what came after it could not be done again

	Files  int  `json:"files"`  // day files that were read for it
	Broken bool `json:"broken"` // something in them could not be read
}

// replay does again what the day files in a folder hold beyond the open file. What they show to have been given is noted in known,
// also where it cannot be done again.
func (s *Backups) replay(folder, passphrase string, known given) (out Replayed, err error) {
	st, err := s.file.writable()
	if err != nil {
		return out, err
	}
	d, err := readDays(st, folder, passphrase)
	if err != nil {
		return out, elsewhere(err)
	}
	defer d.close()
	out.Files, out.Broken = len(d.files), d.broken || d.sealed > 0
	for _, f := range d.files {
		line := 0
		var brought []dayLine // the bytes of files that the next entry needs
		_, err := f.read.Each(func(b []byte) error {
			line++
			var l dayLine
			if json.Unmarshal(b, &l) != nil {
				return nil
			}
			if l.Bytes != nil {
				brought = append(brought, l)
			}
			if l.Entry == nil {
				return nil
			}
			with := brought
			brought = nil
			known.noteEntry(*l.Entry)
			if at := d.entries[l.Entry.Seq]; out.Gap || at.file != f || at.line != line {
				return nil
			}
			return out.again(st, *l.Entry, with)
		})
		if err != nil {
			return out, elsewhere(err)
		}
	}
	if out.Gap {
		s.log().WithField("op", "backup.restore").Warn("day files do not join on")
	}
	return out, nil
}

// noteEntry notes what an entry shows to have been given.
func (g given) noteEntry(e store.Entry) {
	deltas, err := e.Touched()
	if err != nil {
		return
	}
	for _, d := range deltas {
		g.note(d.Kind.String(), d.ID)
	}
}

// again does one entry again, where it is not in the file yet.
func (r *Replayed) again(st *store.Store, e store.Entry, brought []dayLine) error {
	there := false
	err := st.View(func(tx *store.Tx) error {
		have, err := tx.Entry(e.Seq)
		there = err == nil && bytes.Equal(have.Hash, e.Hash)
		if errors.Is(err, store.ErrAbsent) {
			return nil
		}
		return err
	})
	if err != nil || there {
		return err
	}
	for _, l := range brought {
		_, err := st.Update(store.Act{}, func(tx *store.Tx) error {
			_, err := tx.PutBytes(l.Bytes)
			return err
		})
		if err != nil {
			return err
		}
	}
	err = st.Replay(e)
	if errors.Is(err, store.ErrGap) {
		r.Gap = true
		return nil
	}
	if err == nil {
		r.Acts, r.Until = r.Acts+1, e.At
	}
	return err
}
