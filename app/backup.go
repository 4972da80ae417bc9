package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"tanggapan/app/desk"
	"tanggapan/data"
	"tanggapan/data/backup"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/store"
)

// Backups are verified copies of the data file.
type Backups struct{ *core }

var backupActs = []Act{
	{"backup.make", "", "S2", Final},
	{"backup.restore", data.RightData, "S2", Final},
}

// Copy is a copy of a data file, and what this computer knows of it.
type Copy struct {
	Path    string       `json:"path"`
	Folder  string       `json:"folder"`
	Size    int64        `json:"size"` // bytes
	Taken   data.Instant `json:"taken"`
	Seal    string       `json:"seal"`    // the beginning of its SHA-256
	Read    data.Instant `json:"read"`    // when it was last read back at this computer; 0: never
	Records int          `json:"records"` // found then; 0: never read back here
	Damaged bool         `json:"damaged"` // it was not right then
	Stopped bool         `json:"stopped"` // it did not come to its end: there is no such file
	Why     string       `json:"why"`     // key of the words that say why it stopped

	Encrypted bool `json:"encrypted"` // it opens only with its passphrase
}

// BackUp makes a copy of the open file in folder, reads it back, checks it through and only then counts it. An older
// copy goes only after that. progress (may be nil) gets bytes done and in all, on the goroutine that works; when ctx
// ends nothing is left behind: data.ErrCancelled. data.ErrNotFound: the folder or stick is not there; data.Faults
// "no-room", "stick-too-small", "not-writable"; data.ErrDamaged: it does not hold what was written.
func (s *Backups) BackUp(ctx context.Context, who data.Actor, folder string, progress func(done, total int64)) (Copy, error) {
	if err := s.view(func(tx *store.Tx) error { return s.may(tx, store.Act{Name: "backup.make", Actor: who}) }); err != nil {
		return Copy{}, err
	}
	if folder = strings.TrimSpace(folder); folder == "" {
		return Copy{}, data.Faults{{Field: "folder", Code: "required"}}
	}
	c, err := s.copyTo(ctx, folder, progress)
	if err != nil {
		s.log().WithField("op", "backup.make").WithError(err).Warn("refused")
		s.noteStopped(folder, err)
		return Copy{}, err
	}
	s.log().WithField("op", "backup.make").WithField("path", c.Path).Info("done")
	return c, nil
}

func (s *Backups) copyTo(ctx context.Context, folder string, progress func(done, total int64)) (Copy, error) {
	s.file.init()
	s.file.mu.RLock()
	b, st, path := s.file.bolt, s.file.st, s.file.path
	s.file.mu.RUnlock()
	if b == nil {
		return Copy{}, data.ErrNotFound
	}
	// A new folder on a stick that is there is made; one whose stick is away is not invented.
	if err := os.Mkdir(folder, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return Copy{}, elsewhere(errors.Join(backup.ErrGone, err))
	}
	secret, err := s.secretFor(folder)
	if err != nil {
		return Copy{}, err
	}
	var read Verified
	deep := func(p string) (err error) {
		read, err = s.deepCheck(p)
		return err
	}
	now := s.Now()
	seq, err := newestEntry(st)
	if err != nil {
		return Copy{}, s.fault(err)
	}
	o := backup.Options{At: now.Time(s.app.Shop.Zone()), Deep: deep, Progress: progress, Secret: secret, Of: idOf(st.ID())}
	if s.deps.Desk != nil {
		set := s.deps.Desk.Settings().Backup
		o.Keep, o.Months = set.Keep, set.Months
	}
	c, err := backup.Write(ctx, b, folder, strings.TrimSuffix(filepath.Base(path), Extension), o)
	if err != nil {
		return Copy{}, elsewhere(err)
	}
	if s.deps.Desk != nil {
		err = s.deps.Desk.Change(func(set *desk.Settings) {
			set.Backup.Last[st.ID()] = desk.Verified{Path: c.Path, At: int64(now), Seq: seq}
			noteMade(set, st.ID(), folder, now)
			set.Backup.NoteRead(c.Path, desk.Read{At: int64(now), Records: read.Records})
			set.Backup.Stopped = notIn(set.Backup.Stopped, folder)
			for p := range set.Backup.Read {
				if _, err := os.Stat(p); filepath.Dir(p) == folder && errors.Is(err, os.ErrNotExist) {
					delete(set.Backup.Read, p)
				}
			}
		})
	}
	if e := errors.Join(s.spreadErased(), s.forgetDays()); e != nil {
		s.log().WithField("op", "backup.make").WithError(e).Warn("the list of erasures was not written everywhere")
	}
	out := copyOf(c, s.app.Shop.Zone())
	out.Taken, out.Read, out.Records = now, now, read.Records
	return out, err
}

// idOf is a data file's identity as copies bear it.
func idOf(id string) (out backup.ID) {
	sum := sha256.Sum256([]byte(id))
	copy(out[:], sum[:])
	return out
}

// newestEntry is the newest entry of a file's journal, 0 before the first.
func newestEntry(st *store.Store) (seq uint64, err error) {
	err = st.View(func(tx *store.Tx) error {
		e, err := tx.Newest()
		seq = e.Seq
		return err
	})
	return seq, err
}

// There says whether copies can be made in a folder now: it is there, or the stick that it would lie on is.
func (s *Backups) There(folder string) bool {
	for _, dir := range []string{folder, filepath.Dir(folder)} {
		if info, err := os.Stat(dir); err == nil {
			return info.IsDir()
		}
	}
	return false
}

// notIn leaves out what stopped in a folder: a whole copy came after it.
func notIn(all []desk.Stopped, folder string) (out []desk.Stopped) {
	for _, s := range all {
		if s.Folder != folder {
			out = append(out, s)
		}
	}
	return out
}

func (s *Backups) noteStopped(folder string, err error) {
	if s.deps.Desk == nil {
		return
	}
	why := "failed"
	switch {
	case errors.Is(err, data.ErrCancelled):
		why = "cancelled"
	case errors.Is(err, data.ErrNotFound):
		why = "gone"
	case errors.Is(err, data.ErrDamaged):
		why = "damaged"
	}
	if f := data.FaultsOf(err); len(f) > 0 {
		why = f[0].Code
	}
	err = s.deps.Desk.Change(func(set *desk.Settings) {
		set.Backup.NoteStopped(desk.Stopped{Folder: folder, At: int64(s.Now()), Why: why})
	})
	if err != nil {
		s.log().WithError(err).Warn("a stopped copy was not noted")
	}
}

// copyOf is what a copy tells of itself. Its name bears the time on the shop's wall.
func copyOf(c backup.Copy, zone *time.Location) Copy {
	t := c.Taken
	at := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, zone)
	return Copy{Path: c.Path, Folder: filepath.Dir(c.Path), Size: c.Size, Taken: data.At(at), Seal: hex.EncodeToString(c.SHA256[:])[:8], Encrypted: c.Encrypted}
}

// Last is the newest verified copy of the open file that this computer knows of; at 0 where there is none.
func (s *Backups) Last() (path string, at data.Instant) { return s.app.LastCopy() }

// Since is how many acts came after the last verified copy: what would be lost with the file. all: none was made yet.
func (s *Backups) Since() (acts int, all bool, err error) {
	_, at := s.Last()
	if at > s.Now() {
		at = 0 // the clock was set back since: nobody can tell what came after it
	}
	if at > 0 {
		acts, err = s.beyondLast()
	} else {
		acts, err = s.After(0)
	}
	return acts, at == 0, err
}

// beyondLast is how many acts the newest verified copy does not hold, whatever the clock did meanwhile.
func (s *Backups) beyondLast() (int, error) {
	st, err := s.file.store()
	if err != nil {
		return 0, err
	}
	in, err := s.copied(st)
	if err != nil {
		return 0, err
	}
	newest, err := newestEntry(st)
	return int(newest - min(in, newest)), err
}

// After is how many acts came after an instant: what a copy of then does not hold.
func (s *Backups) After(at data.Instant) (acts int, err error) {
	err = s.view(func(tx *store.Tx) error {
		newest, err := tx.Newest()
		if err != nil {
			return err
		}
		first, err := tx.Since(at + 1)
		acts = max(0, int(newest.Seq+1)-int(first))
		return err
	})
	return acts, err
}

// List is the copies in a folder, newest first, without reading them through, and attempts there that stopped half-way.
// data.ErrNotFound: the folder or stick is not there.
func (s *Backups) List(folder string) ([]Copy, error) {
	found, err := backup.List(folder)
	if err != nil {
		return nil, elsewhere(err)
	}
	var known desk.Backup
	if s.deps.Desk != nil {
		known = s.deps.Desk.Settings().Backup
	}
	zone := s.app.Shop.Zone()
	var out []Copy
	for _, c := range found {
		one := copyOf(c, zone)
		if r, ok := known.Read[c.Path]; ok {
			one.Read, one.Records, one.Damaged = data.Instant(r.At), r.Records, r.Damaged
		}
		out = append(out, one)
	}
	for _, x := range known.Stopped {
		if x.Folder == folder {
			out = append(out, Copy{Folder: folder, Taken: data.Instant(x.At), Stopped: true, Why: x.Why})
		}
	}
	sort.SliceStable(out, func(i, k int) bool { return out[i].Taken > out[k].Taken })
	return out, nil
}

// Verify reads a copy back in full, checks it through and notes what was found. data.ErrDamaged, data.ErrForeign (no
// copy of this program), data.ErrNotFound.
func (s *Backups) Verify(path string) (Copy, error) {
	var read Verified
	c, err := backup.Verify(path, s.keyOf(path), func(p string) (err error) {
		read, err = readFile(p, "")
		return err
	})
	err = elsewhere(err)
	out := copyOf(c, s.app.Shop.Zone())
	if err == nil || errors.Is(err, data.ErrDamaged) {
		out.Path, out.Folder, out.Read, out.Records, out.Damaged = path, filepath.Dir(path), s.Now(), read.Records, err != nil
		if s.deps.Desk != nil {
			note := desk.Read{At: int64(out.Read), Records: out.Records, Damaged: out.Damaged}
			if e := s.deps.Desk.Change(func(set *desk.Settings) { set.Backup.NoteRead(path, note) }); e != nil {
				err = errors.Join(err, e)
			}
		}
	}
	return out, err
}

// Inside says whose copy it is: the shop in it and how many records, read as it stands.
func (s *Backups) Inside(path string) (shopName string, practice bool, err error) {
	clear, leave, err := s.inClear(path)
	if err != nil {
		return "", false, err
	}
	defer leave()
	err = readOnly(clear, func(st *store.Store) error {
		return st.View(func(tx *store.Tx) error {
			sh, err := shop(tx)
			if err == nil {
				shopName, practice = sh.Name, sh.Practice
			}
			return err
		})
	})
	return shopName, practice, elsewhere(err)
}

// readOnly opens the data file at path to read it, for as long as f takes.
func readOnly(path string, f func(*store.Store) error) error {
	b, err := bolt.Open(path, bolt.Options{ReadOnly: true, MustExist: true})
	if err != nil {
		return err
	}
	st, err := store.Open(b, store.Options{ReadOnly: true})
	if err == nil {
		err = f(st)
	}
	return errors.Join(err, b.Close())
}

// Look opens a copy to look at it: it takes no changes. The file that was open is closed. The errors are those of Open.
func (s *Backups) Look(path string) error {
	clear, leave, err := s.inClear(path)
	if err != nil {
		return err
	}
	if err := s.app.Open(clear, OpenOptions{ReadOnly: true}); err != nil {
		leave()
		return err
	}
	s.file.mu.Lock()
	s.file.leave = leave
	s.file.mu.Unlock()
	return nil
}
