package words

import (
	"strconv"
	"strings"
	"time"

	"tanggapan/data"
)

// parseDay reads the day in words.
func (f Format) parseDay(words []string, today data.Date, typed string) (data.Date, error) {
	bad := data.Fault{Code: "not-a-date", Args: map[string]string{"typed": typed}}
	if len(words) == 1 {
		if d, ok := f.named(words[0], today); ok {
			return d, nil
		}
		return figures(words[0], today, bad)
	}
	week, known := f.weekdayOf(words[0])
	if known {
		words = words[1:]
	}
	if len(words) == 1 {
		n, err := strconv.Atoi(words[0])
		if err != nil || !known {
			return "", bad
		}
		return dayNear(week, n, today, typed)
	}
	if len(words) == 0 {
		return "", bad
	}
	d, m := words[0], monthOf(words[1])
	if m == 0 {
		d, m = words[1], monthOf(words[0])
	}
	n, err := strconv.Atoi(d)
	if err != nil || m == 0 || len(words) > 3 {
		return "", bad
	}
	year := 0
	if len(words) == 3 {
		if year, err = strconv.Atoi(words[2]); err != nil || year < 1000 || year > 9999 {
			return "", bad
		}
	}
	return dated(n, m, year, today, typed)
}

// named reads "today", "bukas", "tue".
func (f Format) named(w string, today data.Date) (data.Date, bool) {
	switch w {
	case "today", "now", "ngayon", "ngayong":
		return today, true
	case "tomorrow", "tom", "tmrw", "bukas":
		return today.Plus(1), true
	case "yesterday", "kahapon":
		return today.Plus(-1), true
	}
	week, ok := f.weekdayOf(w)
	if !ok {
		return "", false
	}
	n := (int(week) - int(today.Weekday()) + 7) % 7
	if n == 0 {
		n = 7
	}
	return today.Plus(n), true
}

// figures reads "2026-11-24", "24/11", "24.11.2026", "24".
func figures(w string, today data.Date, bad data.Fault) (data.Date, error) {
	parts := strings.FieldsFunc(w, func(r rune) bool { return r == '/' || r == '.' || r == '-' })
	var n []int
	for _, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v > 9999 {
			return "", bad
		}
		n = append(n, v)
	}
	typed := bad.Args["typed"]
	switch {
	case len(n) == 3 && n[0] > 999:
		return dated(n[2], time.Month(n[1]), n[0], today, typed)
	case len(n) == 3:
		year := n[2]
		if year < 100 {
			year += 2000
		}
		return dated(n[0], time.Month(n[1]), year, today, typed)
	case len(n) == 2:
		return dated(n[0], time.Month(n[1]), 0, today, typed)
	}
	return "", bad
}

// dated is a day of a month; without a year it is the nearest to today of
// this year's, last year's and the next's.
func dated(n int, m time.Month, year int, today data.Date, typed string) (data.Date, error) {
	fault := data.Fault{Code: "no-such-date", Args: map[string]string{"time": typed}}
	if year != 0 {
		return calendarDay(n, m, year, fault)
	}
	now, _ := day(today)
	best, found := data.Date(""), false
	for _, y := range []int{now.Year(), now.Year() + 1, now.Year() - 1} {
		d, err := calendarDay(n, m, y, fault)
		if err == nil && (!found || distance(today, d) < distance(today, best)) {
			best, found = d, true
		}
	}
	if !found {
		return "", fault
	}
	return best, nil
}

// calendarDay is the day where the calendar has it.
func calendarDay(n int, m time.Month, year int, fault data.Fault) (data.Date, error) {
	t := time.Date(year, m, n, 0, 0, 0, 0, time.UTC)
	if n < 1 || m < 1 || m > 12 || t.Day() != n || t.Month() != m {
		return "", fault
	}
	return data.DateOf(t), nil
}

// dayNear is the nearest day of the month n that falls on the weekday: "Fri 20".
func dayNear(week time.Weekday, n int, today data.Date, typed string) (data.Date, error) {
	for off := range 60 {
		for _, d := range []data.Date{today.Plus(off), today.Plus(-off)} {
			t, _ := day(d)
			if t.Day() == n && t.Weekday() == week {
				return d, nil
			}
		}
	}
	return "", data.Fault{Code: "no-such-date", Args: map[string]string{"time": typed}}
}

func distance(a, b data.Date) int { return max(a.Days(b), b.Days(a)) }
