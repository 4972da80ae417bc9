package app

import (
	"errors"
	"math"
	"path/filepath"
	"time"

	"tanggapan/app/desk"
	"tanggapan/data"
	"tanggapan/data/kv/bolt"
)

// tryAgain is how long the clock waits before it tries a place again that could not take a copy.
const tryAgain = 15 * time.Minute

// due are the places that lack the copy of this day, at an instant.
func (s *Backups) due(now data.Instant) (places []string) {
	if s.deps.Desk == nil || s.bulk {
		return nil
	}
	set := s.deps.Desk.Settings().Backup
	clock, err := time.Parse("15:04", set.Daily)
	if err != nil {
		return nil
	}
	st, err := s.file.writable()
	if err != nil || s.app.practising() {
		return nil
	}
	zone := s.app.Shop.Zone()
	since, err := now.Date(zone).At(clock.Hour()*60 + clock.Minute()).In(zone)
	if err != nil || now < since {
		return nil
	}
	for _, f := range set.Folders {
		// What lies in the future was written before the clock was set back: it says nothing.
		made, tried := data.Instant(set.Made[st.ID()][f]), s.tried.get(f)
		if (made < since || made > now) && (tried > now || now >= tried.Add(tryAgain)) {
			places = append(places, f)
		}
	}
	return places
}

// daily makes the copy of the day in the places that lack it.
func (s *Backups) daily() (more bool, err error) {
	for _, f := range s.due(s.Now()) {
		s.tried.set(f, s.Now())
		_, err := s.copyTo(s.work.context(), f, nil)
		switch {
		case errors.Is(err, data.ErrCancelled):
			return false, nil
		case err != nil:
			s.log().WithField("op", "backup.daily").WithError(err).Warn("no copy was made")
			s.noteStopped(f, err)
		default:
			s.log().WithField("op", "backup.daily").WithField("folder", f).Info("done")
			s.news.publish([]data.Change{{Kind: data.KindDesk, ID: s.file.desk(0)}})
		}
	}
	return false, nil
}

// AtClose are the places that are to get a copy before the desk closes: none where this desk does not wish it, where nothing
// was done since the last one, or where the place is away.
func (s *Backups) AtClose() (places []string) {
	if s.deps.Desk == nil || s.app.practising() {
		return nil
	}
	set := s.deps.Desk.Settings().Backup
	st, err := s.file.writable()
	if !set.OnClose || err != nil {
		return nil
	}
	for _, f := range set.Folders {
		made := data.Instant(set.Made[st.ID()][f])
		n, err := s.After(made)
		if last := set.Last[st.ID()]; err == nil && last.At == int64(made) && filepath.Dir(last.Path) == f {
			n, err = s.beyondLast()
		}
		if err == nil && (n > 0 || made > s.Now()) && s.There(f) {
			places = append(places, f)
		}
	}
	return places
}

// noteMade keeps when the newest verified copy of the file in a folder was taken.
func noteMade(set *desk.Settings, file, folder string, at data.Instant) {
	if set.Backup.Made == nil {
		set.Backup.Made = map[string]map[string]int64{}
	}
	if set.Backup.Made[file] == nil {
		set.Backup.Made[file] = map[string]int64{}
	}
	set.Backup.Made[file][folder] = int64(at)
}

// Free is how many bytes a folder, or the one that it would lie in, has left; -1 where nobody can tell.
func (s *Backups) Free(folder string) int64 {
	for _, dir := range []string{folder, filepath.Dir(folder)} {
		if n, ok := bolt.Room(dir); ok {
			return int64(min(n, math.MaxInt64))
		}
	}
	return -1
}

// practising says whether the open file is a practice shop.
func (a *App) practising() bool {
	sh, err := a.Shop.Get()
	return err == nil && sh.Practice
}
