package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
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
	of     *store.Store // whose journal it is: another one once the file was opened anew
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
	if d.out == nil || d.folder != folder || d.of != st || d.day != today {
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

// openDay opens the day's file and finds how far the second disk has got: a stick may have been changed for another, the file for a copy of it.
func (s *Backups) openDay(st *store.Store, folder string, today data.Date) error {
	d := &s.second
	d.leave()
	if err := os.Mkdir(folder, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return errors.Join(backup.ErrGone, err)
	}
	if s.HasPassphrase() && s.passphrase() == "" {
		// It was sealed on another computer: nothing goes out in clear for that.
		return data.Faults{{Field: "passphrase", Code: "required"}}
	}
	here, err := readDays(st, folder, s.passphrase())
	if errors.Is(err, backup.ErrSealed) {
		here, err = &dayFiles{}, nil // under another passphrase; they stay as they are
	}
	if err != nil {
		return err
	}
	defer here.close()
	since, err := s.copied(st)
	if err != nil {
		return err
	}
	if d.seq, err = here.reached(st, since); err != nil {
		return err
	}
	d.folder, d.of = folder, st
	return s.dayFile(st, folder, today)
}

// dayFile opens the newest file of a day to go on with it; where there is none, or it takes nothing more (it is damaged, or encrypted
// otherwise), it begins another one with the next ordinal.
func (s *Backups) dayFile(st *store.Store, folder string, day data.Date) error {
	d := &s.second
	paths, err := daysOf(st, folder)
	if err != nil {
		return err
	}
	next := 1
	if n := len(paths); n > 0 {
		last := paths[n-1]
		next = dayNo(last) + 1
		if strings.HasPrefix(filepath.Base(last), string(day)) {
			d.out, err = backup.OpenDay(last, s.passphrase(), nil)
			if err == nil {
				d.day = day
			}
			if !errors.Is(err, backup.ErrSealed) && !errors.Is(err, backup.ErrDamaged) {
				return err
			}
		}
	}
	s.dropDays(st, folder, day)
	path := filepath.Join(folder, fmt.Sprintf("%s %s %05d%s", day, dayName(st), next, backup.DayExtension))
	if d.out, err = backup.OpenDay(path, s.passphrase(), nil); err != nil {
		return err
	}
	b, err := json.Marshal(dayLine{File: st.ID()})
	if err == nil {
		err = d.out.Append(b)
	}
	if err != nil {
		return errors.Join(err, os.Remove(path))
	}
	d.day = day
	return nil
}

// dayNo is the ordinal in a day file's name; 0 where there is none.
func dayNo(path string) int {
	words := strings.Fields(strings.TrimSuffix(filepath.Base(path), backup.DayExtension))
	no, err := strconv.Atoi(words[len(words)-1])
	if err != nil || len(words) < 3 {
		return 0
	}
	return no
}

// dayName marks the day files of a data file.
func dayName(st *store.Store) string { return st.ID()[:min(8, len(st.ID()))] }

// daysOf are the day files of a data file in a folder, in the order in which they were begun.
func daysOf(st *store.Store, folder string) ([]string, error) {
	all, err := backup.Days(folder)
	var out []string
	for _, path := range all {
		if strings.Contains(filepath.Base(path), dayName(st)) {
			out = append(out, path)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return dayNo(a) - dayNo(b) })
	return out, err
}

// copied is the newest entry of which the last verified copy holds that it is in it; 0 where there is no copy.
func (s *Backups) copied(st *store.Store) (seq uint64, err error) {
	if s.deps.Desk == nil {
		return 0, nil
	}
	last := s.deps.Desk.Settings().Backup.Last[st.ID()]
	if last.At == 0 {
		return 0, nil
	}
	err = st.View(func(tx *store.Tx) error {
		newest, err := tx.Newest()
		switch {
		case err != nil || newest.Seq == 0:
			return err
		case last.Seq > 0:
			// One that the file has not got to was made before an older copy was restored: it says nothing of this file.
			if last.Seq <= newest.Seq {
				seq = last.Seq
			}
			return nil
		}
		seq, err = tx.Since(data.Instant(last.At) + 1)
		seq--
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
