package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"tanggapan/data"
	"tanggapan/data/backup"
	"tanggapan/data/store"
)

// second is what lies on the second disk: a day file to which every journal entry is appended as it comes.
type second struct {
	mu     sync.Mutex
	tried  string // the folder of the last try
	folder string
	file   string // identity of the data file
	day    data.Date
	out    *backup.Day
	seq    uint64 // of the newest entry that lies there
	at     data.Instant
	why    error // why the last try failed; nil: it did not
}

// SecondState says how the second disk stands.
type SecondState struct {
	Folder string
	At     data.Instant // when something was last written there; 0: not since the program began
	Why    error        // why it takes nothing now; nil: it does
}

// dayLine is one payload of a day file: whose it is, an entry of the journal, or the bytes of a file that an entry needs.
type dayLine struct {
	File  string       `json:"file,omitempty"`
	Entry *store.Entry `json:"entry,omitempty"`
	Bytes []byte       `json:"bytes,omitempty"`
}

// dayBatch is how many entries are written to the second disk at once.
const dayBatch = 200

// keptDays is how long day files are kept that the newest verified copy no longer needs.
const keptDays = 40

// Second says how the second disk stands; the zero state where this desk has none.
func (s *Backups) Second() SecondState {
	if s.deps.Desk == nil {
		return SecondState{}
	}
	folder := s.deps.Desk.Settings().Backup.Second
	s.second.mu.Lock()
	defer s.second.mu.Unlock()
	if folder == "" || folder != s.second.tried {
		return SecondState{Folder: folder}
	}
	return SecondState{Folder: folder, At: s.second.at, Why: s.second.why}
}

// follows writes what the journal got since to the second disk, in the background.
func (s *Backups) follows() {
	if s.bulk || s.deps.Desk == nil || s.deps.Desk.Settings().Backup.Second == "" {
		return
	}
	s.work.add("second-disk", s.toSecond)
}

// toSecond writes one batch.
func (s *Backups) toSecond() (more bool, err error) {
	st, err := s.file.store()
	folder := s.deps.Desk.Settings().Backup.Second
	if err != nil || folder == "" || s.app.practising() {
		return false, nil
	}
	d := &s.second
	d.mu.Lock()
	defer d.mu.Unlock()
	d.tried = folder
	more, err = s.batch(st, folder)
	if err != nil {
		d.leave()
		if d.why == nil {
			s.log().WithField("op", "second-disk").WithError(err).Warn("the second disk takes nothing")
		}
	}
	d.why = elsewhere(err)
	return more, nil
}

// leave closes the day file; the next batch opens it again.
func (d *second) leave() {
	if d.out != nil {
		_ = d.out.Close()
		d.out = nil
	}
}

func (s *Backups) batch(st *store.Store, folder string) (more bool, err error) {
	d := &s.second
	today := s.Now().Date(s.app.Shop.Zone())
	if d.out == nil || d.folder != folder || d.file != st.ID() || d.day != today {
		if err := s.openDay(st, folder, today); err != nil {
			return false, err
		}
	}
	var entries []store.Entry
	var payloads [][]byte
	err = st.View(func(tx *store.Tx) (err error) {
		if entries, err = tx.EntriesAfter(d.seq, dayBatch); err != nil {
			return err
		}
		payloads, err = dayLines(tx, entries)
		return err
	})
	if err != nil || len(entries) == 0 {
		return false, err
	}
	if err := d.out.Append(payloads...); err != nil {
		return false, err
	}
	d.seq, d.at = entries[len(entries)-1].Seq, s.Now()
	return len(entries) == dayBatch, nil
}

// dayLines are the payloads of entries, each behind the bytes of files that it brought.
func dayLines(tx *store.Tx, entries []store.Entry) (out [][]byte, err error) {
	line := func(l dayLine) error {
		b, err := json.Marshal(l)
		out = append(out, b)
		return err
	}
	for _, e := range entries {
		deltas, err := e.Touched()
		if err != nil {
			return nil, err
		}
		for _, d := range deltas {
			if d.Kind != data.KindAttachment || !d.New {
				continue
			}
			a, err := store.Get[data.Attachment](tx, d.ID)
			if err != nil {
				continue // it was taken away for good since
			}
			b, err := tx.Bytes(a.SHA256)
			if err != nil {
				continue
			}
			if err := line(dayLine{Bytes: b}); err != nil {
				return nil, err
			}
		}
		if err := line(dayLine{Entry: &e}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// openDay opens the day's file and finds how far the second disk has got.
func (s *Backups) openDay(st *store.Store, folder string, today data.Date) error {
	d := &s.second
	d.leave()
	if err := os.Mkdir(folder, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return errors.Join(backup.ErrGone, err)
	}
	if d.folder != folder || d.file != st.ID() {
		seq, err := s.reached(st, folder)
		if err != nil {
			return err
		}
		d.folder, d.file, d.seq = folder, st.ID(), seq
	}
	path := filepath.Join(folder, fmt.Sprintf("%s %s%s", today, dayName(st), backup.DayExtension))
	_, err := os.Stat(path)
	fresh := errors.Is(err, os.ErrNotExist)
	if d.out, err = backup.OpenDay(path, s.passphrase(), nil); err != nil {
		return err
	}
	d.day = today
	if !fresh {
		return nil
	}
	s.dropDays(st, folder, today)
	b, err := json.Marshal(dayLine{File: st.ID()})
	if err != nil {
		return err
	}
	return d.out.Append(b)
}

// dayName marks the day files of a data file.
func dayName(st *store.Store) string { return st.ID()[:min(8, len(st.ID()))] }

// daysOf are the day files of a data file in a folder, the oldest first.
func daysOf(st *store.Store, folder string) ([]string, error) {
	all, err := backup.Days(folder)
	var out []string
	for _, path := range all {
		if strings.Contains(filepath.Base(path), dayName(st)) {
			out = append(out, path)
		}
	}
	return out, err
}

// reached is the newest entry that lies in a folder. In one that is new that is the newest one of the last verified copy:
// what came after it is written first.
func (s *Backups) reached(st *store.Store, folder string) (seq uint64, err error) {
	days, err := daysOf(st, folder)
	if err != nil {
		return 0, err
	}
	for i := len(days) - 1; i >= 0 && seq == 0; i-- {
		err := backup.ReadDay(days[i], s.passphrase(), func(b []byte) error {
			var l dayLine
			if err := json.Unmarshal(b, &l); err == nil && l.Entry != nil {
				seq = l.Entry.Seq
			}
			return nil
		})
		if err != nil {
			return 0, err
		}
	}
	if seq != 0 {
		return seq, nil
	}
	_, at := s.Last()
	if at == 0 {
		return 0, nil
	}
	err = st.View(func(tx *store.Tx) error {
		first, err := tx.Since(at + 1)
		seq = first - 1
		return err
	})
	return seq, err
}

// dropDays takes away day files that the newest verified copy has made needless.
func (s *Backups) dropDays(st *store.Store, folder string, today data.Date) {
	_, copied := s.Last()
	days, err := daysOf(st, folder)
	if err != nil || copied == 0 {
		return
	}
	least := min(today.Plus(-keptDays), copied.Date(s.app.Shop.Zone()).Plus(-1))
	for _, path := range days {
		if name := filepath.Base(path); len(name) > 10 && data.Date(name[:10]) < least {
			if err := os.Remove(path); err != nil {
				s.log().WithError(err).Warn("an old day file stays")
			}
		}
	}
}

// Replayed says what was done again from day files.
type Replayed struct {
	Acts  int          `json:"acts"`
	Until data.Instant `json:"until"` // when the newest of them was done; 0: there was none
	Gap   bool         `json:"gap"`   // something between is missing: what came after it could not be done again
}

// replay does again what the day files in a folder hold beyond the open file.
func (s *Backups) replay(folder, passphrase string) (out Replayed, err error) {
	st, err := s.file.writable()
	if err != nil {
		return out, err
	}
	days, err := daysOf(st, folder)
	if err != nil {
		return out, err
	}
	for _, path := range days {
		mine := false
		err := backup.ReadDay(path, passphrase, func(b []byte) error {
			var l dayLine
			if err := json.Unmarshal(b, &l); err != nil {
				return err
			}
			switch {
			case l.File != "":
				mine = l.File == st.ID()
			case !mine:
			case l.Bytes != nil:
				_, err := st.Update(store.Act{}, func(tx *store.Tx) error {
					_, err := tx.PutBytes(l.Bytes)
					return err
				})
				return err
			case l.Entry != nil:
				return out.again(st, *l.Entry)
			}
			return nil
		})
		if errors.Is(err, store.ErrGap) {
			s.log().WithField("op", "backup.restore").WithError(err).Warn("day files do not join on")
			out.Gap = true
			return out, nil
		}
		if err != nil {
			return out, elsewhere(err)
		}
	}
	return out, nil
}

// again does one entry again, where it is not in the file yet.
func (r *Replayed) again(st *store.Store, e store.Entry) error {
	var there bool
	err := st.View(func(tx *store.Tx) error {
		newest, err := tx.Entries(0, 1)
		there = len(newest) > 0 && newest[0].Seq >= e.Seq
		return err
	})
	if err != nil || there {
		return err
	}
	if err := st.Replay(e); err != nil {
		return err
	}
	r.Acts, r.Until = r.Acts+1, e.At
	return nil
}
