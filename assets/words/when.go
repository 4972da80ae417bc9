package words

import (
	"fmt"
	"time"

	"tanggapan/data"
)

// nearDays is how many days around today are told by their weekday.
const nearDays = 6

// When writes a time as a clerk says it: "today 14:00", "tomorrow 09:00", "Tue
// 17:00"; further away "12 Oct 17:00", in another year "12 Oct 2027". First
// gives it a capital.
func (f Format) When(l, now data.Local) string {
	if !l.Valid() {
		return ""
	}
	d, today := l.Date(), now.Date()
	if key := near(today.Days(d)); key != "" {
		return f.w.T("when."+key+"-at", "Time", l.Clock())
	}
	t, _ := day(d)
	switch n := today.Days(d); {
	case n >= -nearDays && n <= nearDays:
		return f.weekday(t) + " " + l.Clock()
	case d[:4] == today[:min(4, len(today))]:
		return fmt.Sprintf("%d %s %s", t.Day(), f.month(t), l.Clock())
	}
	return f.DateShort(d)
}

// WhenDate writes a day as a clerk says it: "today", "tomorrow", "yesterday",
// "Fri 20", further away "12 Oct 2026".
func (f Format) WhenDate(d, today data.Date) string {
	t, ok := day(d)
	if !ok {
		return ""
	}
	if key := near(today.Days(d)); key != "" {
		return f.w.T("when." + key)
	}
	if n := today.Days(d); n >= -nearDays && n <= nearDays {
		return fmt.Sprintf("%s %d", f.weekday(t), t.Day())
	}
	return f.DateShort(d)
}

// WhenAt is When for an instant that happened, on the shop's clock.
func (f Format) WhenAt(i, now data.Instant) string { return f.When(f.Local(i), f.Local(now)) }

func near(days int) string {
	switch days {
	case -1:
		return "yesterday"
	case 0:
		return "today"
	case 1:
		return "tomorrow"
	}
	return ""
}

// Late writes how long something is late: "27 min late", "1 h 12 late", from a
// day on "3 d late". Under a minute it is "due now".
func (f Format) Late(d time.Duration) string {
	switch {
	case d < time.Minute:
		return f.w.T("when.due-now")
	case d < 24*time.Hour:
		return f.w.T("when.late", "Time", f.Duration(d))
	}
	return f.w.N("when.late-days", int((d+12*time.Hour)/(24*time.Hour)))
}

// In writes how far ahead something is: "in 18 min", "in 1 h 18", "in 30 h",
// from two days on "in 3 d". Under a minute it is "due now".
func (f Format) In(d time.Duration) string {
	switch {
	case d < time.Minute:
		return f.w.T("when.due-now")
	case d < 10*time.Hour:
		return f.w.T("when.in", "Time", f.Duration(d))
	case d < 48*time.Hour:
		return f.w.T("when.in", "Time", f.Duration(d.Truncate(time.Hour)))
	}
	return f.w.N("when.in-days", int(d/(24*time.Hour)))
}

// Duration writes a length of time: "45 min", "2 h", "1 h 05". Less than a
// minute, and less than nothing, is "0 min".
func (f Format) Duration(d time.Duration) string {
	all := max(0, int(d/time.Minute))
	switch h, m := all/60, all%60; {
	case h == 0:
		return fmt.Sprintf("%d\u00a0%s", m, f.w.T("unit.minute"))
	case m == 0:
		return fmt.Sprintf("%s\u00a0%s", f.Number(int64(h)), f.w.T("when.hour"))
	default:
		return fmt.Sprintf("%s\u00a0%s\u00a0%02d", f.Number(int64(h)), f.w.T("when.hour"), m)
	}
}
