package words

import (
	"strconv"
	"strings"
	"time"

	"tanggapan/data"
)

// ParseWhen reads a time as it is typed or said, in English or Filipino: all
// that Format writes, and "14:00", "2pm", "tom 9:30", "tue 17:00", "24 nov 5pm",
// "24/11 17:00", "2026-11-24T17:00", "+2h", "+30m", "+3d". Without a day it is
// the next such time. An empty text is "". What is no time is a Fault
// "not-a-time", a day that is not on the calendar "no-such-date", a time that
// the shop's clock skips "skipped-time".
func (f Format) ParseWhen(s string, now data.Local) (data.Local, error) {
	words := tokens(s)
	if len(words) == 0 {
		return "", nil
	}
	if l, ok := ahead(words, now); ok {
		return f.exists(l)
	}
	at, words, err := takeTime(words, s)
	if err != nil {
		if _, day := f.parseDay(words, now.Date(), s); day == nil {
			return "", data.Fault{Code: "time-missing"}
		}
		return "", err
	}
	d := now.Date()
	if len(words) == 0 {
		if now.Clock() != "" && at <= now.Minutes() {
			d = d.Plus(1)
		}
		return f.exists(d.At(at))
	}
	if d, err = f.parseDay(words, now.Date(), s); err != nil {
		return "", err
	}
	return f.exists(d.At(at))
}

// ParseDate reads a day as it is typed or said: all that Format writes, and
// "tomorrow", "bukas", "tue", "24 nov", "24/11/2026", "2026-11-24", "+3d". A
// weekday is the next one, today left out. An empty text is "". Faults as in
// ParseWhen, with "not-a-date".
func (f Format) ParseDate(s string, today data.Date) (data.Date, error) {
	words := tokens(s)
	if len(words) == 0 {
		return "", nil
	}
	if l, ok := ahead(words, today.At(0)); ok && strings.HasSuffix(words[0], "d") {
		return l.Date(), nil
	}
	return f.parseDay(words, today, s)
}

// ParseTime reads a time of day in minutes after midnight: "14:00", "2pm",
// "1430", "9"; "2" is 14:00. What is none is a Fault "not-a-time".
func (f Format) ParseTime(s string) (int, error) {
	at, rest, err := takeTime(tokens(s), s)
	if err != nil || len(rest) > 0 {
		return 0, data.Fault{Code: "not-a-time", Args: map[string]string{"typed": s}}
	}
	return at, nil
}

// ParseDuration reads a length of time in minutes: "45", "45 min", "1 h 20",
// "1:20", "1.5 h". An empty text is 0. What is none is a Fault "not-a-duration".
func (f Format) ParseDuration(s string) (int, error) {
	t := strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00a0", " ")), ""))
	for _, long := range []string{"minutes", "minuto", "mins", "min"} {
		t = strings.ReplaceAll(t, long, "m")
	}
	for _, long := range []string{"hours", "hour", "oras", "hrs", "hr", ":"} {
		t = strings.ReplaceAll(t, long, "h")
	}
	bad := data.Fault{Code: "not-a-duration", Args: map[string]string{"typed": s}}
	if t == "" {
		return 0, nil
	}
	hours, minutes, split := strings.Cut(t, "h")
	if !split {
		hours, minutes = "0", t
	}
	minutes = strings.TrimSuffix(minutes, "m")
	if minutes == "" && split {
		minutes = "0"
	}
	h, err := strconv.ParseFloat(strings.ReplaceAll(hours, ",", "."), 64)
	m, errM := strconv.Atoi(minutes)
	if err != nil || errM != nil || h < 0 || m < 0 || h > 10000 || m > 10000*60 {
		return 0, bad
	}
	return int(h*60+0.5) + m, nil
}

// exists refuses a local time that the shop's clock skips.
func (f Format) exists(l data.Local) (data.Local, error) {
	if _, err := l.In(f.Zone()); err != nil {
		return "", err
	}
	return l, nil
}

// tokens are the words of a typed time; "5 pm" is one.
func tokens(s string) []string {
	s = strings.ToLower(strings.NewReplacer(",", " ", "\u00a0", " ").Replace(s))
	s = strings.NewReplacer(" am", "am", " pm", "pm", " a.m.", "am", " p.m.", "pm").Replace(s)
	var out []string
	for _, w := range strings.Fields(s) {
		if day, clock, ok := strings.Cut(w, "t"); ok && strings.Count(day, "-") == 2 {
			out = append(out, day, clock)
			continue
		}
		switch w {
		case "at", "on", "ng", "sa", "noong", "alas", "next", "this":
		default:
			out = append(out, w)
		}
	}
	return out
}

// ahead reads "+2h", "+30m", "+3d".
func ahead(words []string, now data.Local) (data.Local, bool) {
	w := words[0]
	if len(words) != 1 || len(w) < 3 || w[0] != '+' {
		return "", false
	}
	n, err := strconv.Atoi(w[1 : len(w)-1])
	if err != nil || n > 100000 {
		return "", false
	}
	switch w[len(w)-1] {
	case 'm':
		return now.Plus(n), true
	case 'h':
		return now.Plus(n * 60), true
	case 'd':
		return now.Plus(n * 24 * 60), true
	}
	return "", false
}

// takeTime takes the time of day off the end, else off the beginning.
func takeTime(words []string, typed string) (int, []string, error) {
	if n := len(words); n > 0 {
		if at, ok := clock(words[n-1], !dayOrYear(words[:n-1], words[n-1])); ok {
			return at, words[:n-1], nil
		}
		if at, ok := clock(words[0], false); ok {
			return at, words[1:], nil
		}
	}
	return 0, words, data.Fault{Code: "not-a-time", Args: map[string]string{"typed": typed}}
}

// dayOrYear tells whether a bare number belongs to the month before it.
func dayOrYear(before []string, w string) bool {
	n := len(before)
	if n == 0 || monthOf(before[n-1]) == 0 {
		return false
	}
	return n == 1 || len(w) == 4 && (w[:2] == "19" || w[:2] == "20")
}

// clock reads one time of day. bare allows "9" and "1430"; "1" to "6" are
// then in the afternoon, as no desk is open at night.
func clock(w string, bare bool) (int, bool) {
	half, night := 0, false
	if s, ok := strings.CutSuffix(w, "pm"); ok {
		w, half, bare = s, 12, true
	} else if s, ok := strings.CutSuffix(w, "am"); ok {
		w, half, bare = s, -12, true
	}
	hours, minutes, ok := strings.Cut(w, ":")
	switch {
	case ok:
	case !bare:
		return 0, false
	case len(w) == 4 || len(w) == 3:
		hours, minutes = w[:len(w)-2], w[len(w)-2:]
	default:
		minutes, night = "00", half == 0 && len(w) == 1
	}
	h, err := strconv.ParseUint(hours, 10, 8)
	m, errM := strconv.ParseUint(minutes, 10, 8)
	if err != nil || errM != nil || m > 59 || len(minutes) != 2 || h > 23 || half != 0 && (h == 0 || h > 12) {
		return 0, false
	}
	switch {
	case half == 12 && h < 12, night && h >= 1 && h <= 6:
		h += 12
	case half == -12 && h == 12:
		h = 0
	}
	return int(h*60 + m), true
}

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
