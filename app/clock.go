package app

import "tanggapan/data"

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
	a.work.add("wipe-secrets", a.Devices.wipeSecrets)
	a.follow() // what search left undone
	a.work.add("expire-estimates", a.Estimates.expire)
	a.work.add("pack-journal", a.packJournal)
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
