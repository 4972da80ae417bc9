package app

import (
	"time"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Clock lets the clock act where a day has begun since it last did: estimates expire, passcodes are wiped. The window
// calls it every minute; a file that is opened runs it at once. It works in the background and says nothing.
func (a *App) Clock() {
	a.upkeep()
	if len(a.Backups.due(a.Now())) > 0 {
		a.work.add("daily-copy", a.Backups.daily)
	}
	a.Backups.follows()
	sh, err := a.Shop.Get()
	if err != nil || !a.file.newDay(a.wall(sh).Date()) {
		return
	}
	a.follow() // what search left undone
	if a.leapt() {
		a.log().WithField("op", "clock").Warn("the clock is far beyond the newest act: it does nothing by itself before somebody has worked a day with it")
		return
	}
	a.work.add("wipe-secrets", a.Devices.wipeSecrets)
	a.work.add("expire-estimates", a.Estimates.expire)
	a.work.add("pack-journal", a.packJournal)
}

// leap is how far the clock may be beyond the newest act of the file. A shop that was closed for so long loses a day by it; one whose clock
// stands in a wrong year sees the date on every screen before a passcode is gone for it.
const leap = 60 * 24 * time.Hour

// leapt says whether the clock is further beyond the newest act.
func (a *App) leapt() (leapt bool) {
	err := a.view(func(tx *store.Tx) error {
		newest, err := tx.Newest()
		leapt = newest.Seq > 0 && a.Now() > newest.At.Add(leap)
		return err
	})
	return leapt || err != nil
}

// newDay says whether a day is another than at the last call, in a file that takes writes.
func (f *file) newDay(day data.Date) bool {
	f.init()
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.st == nil || f.why != nil || f.day == day {
		return false
	}
	f.day = day
	return true
}
