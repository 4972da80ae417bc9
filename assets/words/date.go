package words

import (
	"fmt"
	"time"

	"github.com/go-playground/locales"

	"tanggapan/data"
)

// calendar gives the names of days and months of the language.
func (f Format) calendar() locales.Translator { return f.w.tongue().calendar }

// Local is what the shop's clock showed at an instant; "" for none.
func (f Format) Local(i data.Instant) data.Local {
	if i == 0 {
		return ""
	}
	return i.Local(f.Zone())
}

// Date writes a day in full: "Mon 23 Nov 2026". No day, or one that does not
// exist, is "".
func (f Format) Date(d data.Date) string {
	t, ok := day(d)
	if !ok {
		return ""
	}
	return f.Day(d) + " " + fmt.Sprint(t.Year())
}

// DateShort writes a day without its name: "23 Nov 2026".
func (f Format) DateShort(d data.Date) string {
	t, ok := day(d)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%d %s %d", t.Day(), f.month(t), t.Year())
}

// Day writes a day of this year: "Mon 23 Nov".
func (f Format) Day(d data.Date) string {
	t, ok := day(d)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%s %d %s", f.weekday(t), t.Day(), f.month(t))
}

// DayLong writes a day as the head of a screen: "Monday 23 November".
func (f Format) DayLong(d data.Date) string {
	t, ok := day(d)
	if !ok {
		return ""
	}
	c := f.calendar()
	return fmt.Sprintf("%s %d %s", c.WeekdayWide(t.Weekday()), t.Day(), c.MonthWide(t.Month()))
}

// Month writes a month with its year: "November 2026".
func (f Format) Month(d data.Date) string {
	t, ok := day(d)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%s %d", f.calendar().MonthWide(t.Month()), t.Year())
}

// Weekday is the name of a day of the week: "Monday".
func (f Format) Weekday(w time.Weekday) string { return f.calendar().WeekdayWide(w) }

// WeekdayShort is the short name of a day of the week: "Mon".
func (f Format) WeekdayShort(w time.Weekday) string { return f.calendar().WeekdayAbbreviated(w) }

// Time writes the time of day: "14:00".
func (f Format) Time(l data.Local) string { return l.Clock() }

// Clock writes minutes after midnight as a time of day: 840 is "14:00"; from
// 1440 on it is the next day's.
func (f Format) Clock(minutes int) string {
	minutes = ((minutes % 1440) + 1440) % 1440
	return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
}

// Span writes a stretch of a day: "09:00–18:00".
func (f Format) Span(s data.Span) string { return f.Clock(s.From) + "–" + f.Clock(s.To) }

// DayTime writes a day of this year with its time: "Sat 21 Nov, 09:42".
func (f Format) DayTime(l data.Local) string { return f.timed(f.Day(l.Date()), l) }

// DateTime writes a day in full with its time: "Mon 23 Nov 2026, 14:00".
func (f Format) DateTime(l data.Local) string { return f.timed(f.Date(l.Date()), l) }

// Stamp writes an instant in full on the shop's clock: "Mon 23 Nov 2026, 14:00".
func (f Format) Stamp(i data.Instant) string { return f.DateTime(f.Local(i)) }

func (f Format) timed(day string, l data.Local) string {
	if day == "" {
		return ""
	}
	return day + ", " + l.Clock()
}

func (f Format) weekday(t time.Time) string { return f.calendar().WeekdayAbbreviated(t.Weekday()) }
func (f Format) month(t time.Time) string   { return f.calendar().MonthAbbreviated(t.Month()) }

// day reads a date.
func day(d data.Date) (time.Time, bool) {
	t, err := time.Parse("2006-01-02", string(d))
	return t, err == nil
}
