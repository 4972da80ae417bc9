package data

import (
	"fmt"
	"time"
)

// Instant is a moment that happened: milliseconds since 1970 in UTC. 0 is none.
type Instant int64

// At makes an Instant of a time.
func At(t time.Time) Instant { return Instant(t.UnixMilli()) }

// Time is the instant in a zone.
func (i Instant) Time(zone *time.Location) time.Time { return time.UnixMilli(int64(i)).In(zone) }

// Add moves the instant.
func (i Instant) Add(d time.Duration) Instant { return i + Instant(d.Milliseconds()) }

// Sub is the time from j to i.
func (i Instant) Sub(j Instant) time.Duration { return time.Duration(i-j) * time.Millisecond }

// Local is the instant as the clock on the shop's wall shows it.
func (i Instant) Local(zone *time.Location) Local { return LocalOf(i.Time(zone)) }

// Date is the instant's day on the shop's calendar.
func (i Instant) Date(zone *time.Location) Date { return DateOf(i.Time(zone)) }

const (
	localForm = "2006-01-02T15:04"
	dateForm  = "2006-01-02"
)

// Local is a time on the shop's wall, "2026-11-23T14:00", meant in the shop's zone; "" is none. It orders as text.
type Local string

// LocalOf is what the wall clock shows at t, in t's zone.
func LocalOf(t time.Time) Local { return Local(t.Format(localForm)) }

// Valid says whether the text names a day and time that exist on the calendar.
func (l Local) Valid() bool {
	t, err := time.Parse(localForm, string(l))
	return err == nil && t.Format(localForm) == string(l)
}

// In is the instant that the local time names in a zone. A time that a clock
// change skips is a Fault "skipped-time", one that does not exist "no-such-date"; of a time that happens twice it is the first.
func (l Local) In(zone *time.Location) (Instant, error) {
	if !l.Valid() {
		return 0, Fault{Code: "no-such-date", Args: map[string]string{"time": string(l)}}
	}
	naive, _ := time.Parse(localForm, string(l))
	t := time.Date(naive.Year(), naive.Month(), naive.Day(), naive.Hour(), naive.Minute(), 0, 0, zone)
	if LocalOf(t) != l {
		return 0, Fault{Code: "skipped-time", Args: map[string]string{"time": string(l)}}
	}
	// Of a repeated time the first is the one before the change, by the clock that ran until then.
	if change, _ := t.ZoneBounds(); !change.IsZero() {
		_, now := t.Zone()
		_, before := change.Add(-time.Second).Zone()
		if early := t.Add(time.Duration(now-before) * time.Second); early.Before(change) && LocalOf(early) == l {
			t = early
		}
	}
	return At(t), nil
}

// Date is the day of the local time; "" where it is not valid.
func (l Local) Date() Date {
	if !l.Valid() {
		return ""
	}
	return Date(l[:len(dateForm)])
}

// Clock is the time of day "14:00"; "" where it is not valid.
func (l Local) Clock() string {
	if !l.Valid() {
		return ""
	}
	return string(l[len(dateForm)+1:])
}

// Minutes is the time of day in minutes after midnight.
func (l Local) Minutes() int {
	t, err := time.Parse(localForm, string(l))
	if err != nil {
		return 0
	}
	return t.Hour()*60 + t.Minute()
}

// Plus moves the wall clock by minutes, over midnights and months, without regard to clock changes.
func (l Local) Plus(minutes int) Local {
	t, err := time.Parse(localForm, string(l))
	if err != nil {
		return l
	}
	return LocalOf(t.Add(time.Duration(minutes) * time.Minute))
}

// Date is a day on the calendar, "2026-11-23"; "" is none. It orders as text.
type Date string

// DateOf is t's day in t's zone.
func DateOf(t time.Time) Date { return Date(t.Format(dateForm)) }

// Valid says whether the day exists.
func (d Date) Valid() bool {
	t, err := time.Parse(dateForm, string(d))
	return err == nil && t.Format(dateForm) == string(d)
}

// At is a time of day, in minutes after midnight, on that date; from 1440 on it is a later day.
func (d Date) At(minutes int) Local {
	t, err := time.Parse(dateForm, string(d))
	if err != nil {
		return ""
	}
	return LocalOf(t.Add(time.Duration(minutes) * time.Minute))
}

// Plus is the date n days later.
func (d Date) Plus(n int) Date {
	t, err := time.Parse(dateForm, string(d))
	if err != nil {
		return d
	}
	return DateOf(t.AddDate(0, 0, n))
}

// Days is the number of days from d to e.
func (d Date) Days(e Date) int {
	a, errA := time.Parse(dateForm, string(d))
	b, errB := time.Parse(dateForm, string(e))
	if errA != nil || errB != nil {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}

// Weekday is the day of the week, Sunday 0.
func (d Date) Weekday() time.Weekday {
	t, _ := time.Parse(dateForm, string(d))
	return t.Weekday()
}

// Span is a stretch of a day in minutes after midnight, [From, To).
type Span struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// Empty says that the span has no length.
func (s Span) Empty() bool { return s.To <= s.From }

// Overlaps says whether two spans share a minute.
func (s Span) Overlaps(t Span) bool { return s.From < t.To && t.From < s.To }

// String is "09:00-18:00".
func (s Span) String() string {
	return fmt.Sprintf("%02d:%02d-%02d:%02d", s.From/60, s.From%60, s.To/60, s.To%60)
}

// Week is a stretch for each day, Sunday first; an empty span is a day off.
type Week [7]Span

func (c *check) local(field string, l Local) {
	c.when(l != "" && !l.Valid(), field, "no-such-date", "time", string(l))
}

func (c *check) date(field string, d Date) {
	c.when(d != "" && !d.Valid(), field, "no-such-date", "time", string(d))
}

func (c *check) span(field string, s Span) {
	c.when(s != (Span{}) && (s.From < 0 || s.To > 48*60 || s.Empty()), field, "bad-span")
}
