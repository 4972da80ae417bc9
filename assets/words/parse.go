package words

import (
	"strconv"
	"strings"

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
