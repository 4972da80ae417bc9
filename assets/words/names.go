package words

import (
	"strings"
	"time"
)

// weekdayOf reads the name of a weekday, short or long, in the language of f,
// and in another one where it is no month in that of f: "Mar" is Martes in
// Filipino and March in English.
func (f Format) weekdayOf(w string) (time.Weekday, bool) {
	own := f.w.tongue()
	if d, ok := own.weekday(w); ok {
		return d, true
	}
	if own.monthNamed(w) > 0 {
		return 0, false
	}
	for _, t := range catalogue().tongues {
		if d, ok := t.weekday(w); ok {
			return d, true
		}
	}
	return 0, false
}

// monthOf reads the name of a month, short or long, in every language of the
// program; 0 where it is none.
func monthOf(w string) time.Month {
	for _, lang := range Langs() {
		if m := catalogue().tongues[lang].monthNamed(w); m > 0 {
			return m
		}
	}
	return 0
}

func (t *tongue) weekday(w string) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if names(w, t.calendar.WeekdayWide(d), t.calendar.WeekdayAbbreviated(d)) {
			return d, true
		}
	}
	return 0, false
}

func (t *tongue) monthNamed(w string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if names(w, t.calendar.MonthWide(m), t.calendar.MonthAbbreviated(m)) {
			return m
		}
	}
	return 0
}

// names tells whether w is the short name or a beginning of the long one.
func names(w, long, short string) bool {
	return w == strings.ToLower(short) || len(w) >= 3 && strings.HasPrefix(strings.ToLower(long), w)
}
