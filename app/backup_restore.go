package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"tanggapan/app/desk"
	"tanggapan/data"
	"tanggapan/data/backup"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/store"
)

// raisedBy is how far numbers jump after a restore: papers with higher ones may be in customers' hands.
const raisedBy = 1000

// Restored says what a restore has done.
type Restored struct {
	File    string            `json:"file"`    // open now
	Before  string            `json:"before"`  // where the file that stood there is kept; "" where none did
	Records int               `json:"records"` // in the copy
	Next    map[string]string `json:"next"`    // the numbers that are given next, by kind
	Days    Replayed          `json:"days"`    // what was done again from a second disk
}

// Restore puts the data file inside a copy in the place of the file at live ("": the one that is open), reads it
// through first, keeps the other as .before-restore, opens it, and raises every number past the highest one known by
// 1,000. On an error all is as it was. data.ErrDenied, data.ErrDamaged, data.ErrForeign (not a copy, or what stands at live is
// no file), data.ErrNotFound, data.ErrBusy; data.Faults "no-room", "not-writable", "onto-copy" (live is a copy itself).
func (s *Backups) Restore(who data.Actor, copy, live string) (out Restored, err error) {
	return s.RestoreSince(who, copy, live, "")
}

// RestoreSince is Restore, and does again what the day files in a folder of the second disk hold beyond the copy. Where something between is
// missing it stops there and says so.
func (s *Backups) RestoreSince(who data.Actor, copy, live, days string) (out Restored, err error) {
	state := s.app.State()
	if live == "" {
		live = state.Path
	}
	if live == "" {
		return out, data.ErrNotFound
	}
	if live, err = placeFor(live); err != nil {
		return out, err
	}
	err = s.view(func(tx *store.Tx) error { return s.may(tx, store.Act{Name: "backup.restore", Actor: who}) })
	// A file that can no longer be read must not stand in the way of its copy.
	if errors.Is(err, data.ErrDenied) {
		return out, err
	}
	if info, err := os.Stat(days); days != "" && (err != nil || !info.IsDir()) {
		return out, data.ErrNotFound
	}
	read, err := s.Verify(copy)
	if err != nil {
		return out, err
	}
	_, statErr := os.Stat(live)
	stood := statErr == nil
	known := given{}
	if stood {
		known = s.givenIn(live)
	}
	kept := live + backup.Before
	if err := s.spreadErased(); err != nil && !errors.Is(err, data.ErrNotFound) {
		s.log().WithField("op", "backup.restore").WithError(err).Warn("the list of erasures of the file before could not be written")
	}
	err = s.app.swap(live,
		func() error { return elsewhere(backup.Restore(copy, live, s.keyOf(copy), nil)) },
		func() error { return unswap(live, kept, stood) },
		func() (err error) {
			// One of a newer program can be looked at, not gone on with.
			if _, err := s.file.writable(); err != nil {
				return err
			}
			at := append(s.copyFolders(), filepath.Dir(copy), days)
			names, err := s.namesOf(at...)
			s.file.older = older{at, names}
			if err = errors.Join(err, s.noteRestored(copy, read)); err == nil && days != "" {
				out.Days, err = s.replay(days, s.keyOf(copy), known)
			}
			return err
		},
		func() (err error) {
			out.Next, err = s.raise(who, known)
			return err
		})
	if err != nil {
		return Restored{}, err
	}
	out.File, out.Records = live, read.Records
	if stood {
		out.Before = kept
	}
	return out, nil
}

// OfAnother says that a copy is one of another data file than the one at live ("": the one that is open): with a restore another shop's
// records would stand in its place. Where one of them does not tell, it is false.
func (s *Backups) OfAnother(copy, live string) (bool, error) {
	c, err := backup.Look(copy)
	if err != nil {
		return false, elsewhere(err)
	}
	id := ""
	if st, err := s.file.store(); err == nil && (live == "" || sameFile(s.app.State().Path, live)) {
		id = st.ID()
	} else {
		_ = readOnly(live, func(st *store.Store) error {
			id = st.ID()
			return nil
		})
	}
	return id != "" && c.Of != (backup.ID{}) && c.Of != idOf(id), nil
}

// noteRestored makes the copy that was restored the newest one of the open file: what was copied since holds what this file does not.
func (s *Backups) noteRestored(path string, read Copy) error {
	st, err := s.file.store()
	if err != nil || s.deps.Desk == nil {
		return err
	}
	seq, err := newestEntry(st)
	if err != nil {
		return err
	}
	return s.deps.Desk.Change(func(set *desk.Settings) {
		set.Backup.Last[st.ID()] = desk.Verified{Path: path, At: int64(read.Taken), Seq: seq}
	})
}

// placeFor is where a restored file is to stand: where a link leads to, never in the place of a folder or of a copy.
func placeFor(live string) (string, error) {
	info, err := os.Stat(live)
	switch {
	case strings.HasSuffix(strings.ToLower(live), CopyExtension):
		return "", data.Faults{{Field: "file", Code: "onto-copy"}}
	case err != nil:
		return live, nil
	case !info.Mode().IsRegular():
		return "", data.ErrForeign
	}
	if real, err := filepath.EvalSymlinks(live); err == nil {
		live = real
	}
	return live, nil
}

// given are the highest IDs that were given, by the names of kinds.
type given map[string]data.ID

func (g given) note(kind string, id data.ID) { g[kind] = max(g[kind], id) }

// givenIn are the IDs that the data file at path has given, as far as anything of it can be read: whoever has it open.
func (s *Backups) givenIn(path string) given {
	out := given{}
	count := func(tx *store.Tx) error {
		_, ids, err := tx.Counters()
		for kind, id := range ids {
			out.note(kind, id)
		}
		return err
	}
	if open := s.app.State().Path; open != "" && sameFile(open, path) {
		if s.view(count) == nil {
			return out
		}
	} else if readOnly(path, func(st *store.Store) error { return st.View(count) }) == nil {
		return out
	}
	// What cannot be read through is gone through page by page.
	_, err := bolt.Salvage(path, func(key, value []byte, _ bool) error {
		if kind, id, ok := store.GivenBy(key, value); ok {
			out.note(kind, id)
		}
		return nil
	})
	if err != nil {
		s.log().WithField("op", "backup.restore").WithError(err).Warn("the numbers of the file that is replaced are not all known")
	}
	return out
}

// unswap puts back the file that was replaced.
func unswap(live, kept string, stood bool) error {
	if err := os.Remove(live); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if !stood {
		return nil
	}
	return os.Rename(kept, live)
}

// raise lifts the counters of the restored file past those of the file it replaced and its own, and notes the restore
// in the journal.
func (s *Backups) raise(who data.Actor, known given) (next map[string]string, err error) {
	lift := func(tx *store.Tx) (data.Record, error) {
		next = map[string]string{}
		for _, k := range data.Kinds {
			last, err := tx.LastID(k.Kind)
			if err != nil {
				return nil, err
			}
			high := max(last, known[k.Name])
			if k.Kind == data.KindShop || high == 0 {
				continue
			}
			if err := tx.RaiseIDs(k.Kind, high+raisedBy); err != nil {
				return nil, err
			}
			if no := data.NumberOf(k.Kind, high+raisedBy+1); no != "" {
				next[k.Name] = no
			}
		}
		d, err := store.Get[data.Desk](tx, s.file.desk(0))
		if errors.Is(err, store.ErrAbsent) {
			// The copy is older than this desk.
			d, err = &data.Desk{Base: data.Base{ID: s.file.desk(0)}, Computer: computerName(), Seen: s.Now()}, nil
		}
		if err != nil {
			return nil, err
		}
		return d, tx.Put(d)
	}
	_, err = s.write("backup.restore", who, lift)
	if errors.Is(err, data.ErrDenied) || errors.Is(err, data.ErrNotFound) {
		// In the copy this person did not work here yet, or had another role.
		_, err = s.write("backup.restore", data.Actor{}, lift)
	}
	return next, err
}
