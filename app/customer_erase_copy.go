package app

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/backup"
)

// HeldCopy is a copy of the file from before an erasure: it goes on holding the person.
type HeldCopy struct {
	Path  string
	Taken data.Instant
	Kept  string // how it came about: "copy", "before-restore", "before-repair"
}

// heldCopies are the copies that this computer knows of which were made after an instant, and how many day files lie on the second disk.
func (c *core) heldCopies(since data.Instant) (out []HeldCopy, days int) {
	now, zone, live := c.Now(), c.app.Shop.Zone(), c.app.State().Path
	for _, dir := range c.copyFolders() {
		found, err := backup.List(dir)
		if err != nil {
			continue // away, or no folder any more
		}
		for _, f := range found {
			if at := copyOf(f, zone).Taken; at >= since.Add(-time.Minute) && at <= now.Add(time.Minute) {
				out = append(out, HeldCopy{f.Path, at, "copy"})
			}
		}
	}
	for kept, pattern := range map[string]string{"before-restore": live + backup.Before + "*", "before-repair": live + BeforeRepair + "*"} {
		found, _ := filepath.Glob(pattern)
		for _, path := range found {
			if info, err := os.Stat(path); err == nil {
				out = append(out, HeldCopy{path, data.At(info.ModTime()), kept})
			}
		}
	}
	slices.SortFunc(out, func(a, b HeldCopy) int { return int(b.Taken - a.Taken) })
	if c.deps.Desk != nil {
		if st, err := c.file.store(); err == nil {
			if all, err := daysOf(st, c.deps.Desk.Settings().Backup.Second); err == nil {
				days = len(all)
			}
		}
	}
	return out, days
}

// afterErasure makes a copy that no longer holds the person, in every place that is there; then the day files go that do.
func (s *Backups) afterErasure() (more bool, err error) {
	if s.deps.Desk == nil || s.app.practising() {
		return false, nil
	}
	for _, f := range s.deps.Desk.Settings().Backup.Folders {
		if !s.There(f) {
			continue
		}
		if _, err := s.copyTo(s.work.context(), f, nil); err != nil {
			if errors.Is(err, data.ErrCancelled) {
				return false, nil
			}
			s.noteStopped(f, err)
		}
	}
	return false, s.forgetDays()
}

// copiesOf are the copies that hold an erased person, as the confirmation lists them.
func copiesOf(f words.Format, held []HeldCopy, c *data.Customer) (out []string) {
	for _, h := range held {
		if h.Taken <= c.Erased && h.Taken >= c.Created.Add(-time.Minute) {
			out = append(out, f.Stamp(h.Taken)+" · "+filepath.Base(h.Path))
		}
	}
	return out
}
