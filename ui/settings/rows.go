package settings

import (
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// railNotes are the second lines of the rail.
func railNotes(a *app.App, w words.Words, f words.Format, now data.Instant) (map[string]string, error) {
	out := map[string]string{}
	for _, n := range []string{"shop", "lists", "papers", "printers", "privacy", "about"} {
		out[n] = w.T("settings." + n + "-note")
	}
	people, err := a.Staff.All(true)
	if err != nil {
		return nil, err
	}
	depts, err := a.Departments.All()
	if err != nil {
		return nil, err
	}
	out["staff"] = w.N("settings.people", len(people)) + ", " + w.N("settings.departments", len(depts))
	_, at := a.Backups.Last()
	out["backup"] = verified(w, f, at, now)
	return out, nil
}

// verified says when the last verified copy was made.
func verified(w words.Words, f words.Format, at, now data.Instant) string {
	if at == 0 {
		return w.T("backup.never")
	}
	return w.T("backup.verified-at", "When", f.WhenAt(at, now))
}

// ageTone is the colour of the last copy: green, amber after two days, red after seven or without any.
func ageTone(at, now data.Instant) kit.Token {
	switch age := now.Sub(at); {
	case at == 0 || age >= 7*24*time.Hour:
		return kit.Red
	case age >= 2*24*time.Hour:
		return kit.Amber
	}
	return kit.Green
}

// megabytes writes a size in MB as the table's head says.
func megabytes(f words.Format, n int64) string {
	return f.Quantity(data.Quantity((n*1000/1e6 + 50) / 100 * 100))
}

// room writes how much is left at a place: "11.2 GB", "402 GB", "830 MB".
func room(f words.Format, n int64) string {
	unit, by := "MB", int64(1e6)
	switch {
	case n >= 1e12:
		unit, by = "TB", 1e12
	case n >= 1e9:
		unit, by = "GB", 1e9
	}
	if n >= 100*by {
		return f.Number(n/by) + " " + unit
	}
	return f.Quantity(data.Quantity(n/(by/10)*100)) + " " + unit
}

// placeName is what a folder is called: its own name, with its parent's where it is only "Tanggapan" or "Copies".
func placeName(folder string) string {
	name, parent := filepath.Base(folder), filepath.Base(filepath.Dir(folder))
	if len(parent) > 1 {
		return parent + " · " + name
	}
	return name
}

// copyState is what is known of a copy.
func copyState(w words.Words, c app.Copy) kit.State {
	switch {
	case c.Stopped:
		return kit.State{Icon: "triangle-alert", Text: w.T("backup.stopped"), Tone: kit.Red}
	case c.Damaged:
		return kit.State{Icon: "triangle-alert", Text: w.T("backup.damaged"), Tone: kit.Red}
	case c.Read != 0:
		return kit.State{Icon: "circle-check", Text: w.T("backup.verified"), Tone: kit.Green}
	}
	return kit.State{Icon: "circle-help", Text: w.T("backup.not-read"), Tone: kit.Amber}
}

// seal is a hash as it is read aloud.
func seal(s string) string {
	if len(s) < 8 {
		return s
	}
	return s[:4] + " " + s[4:8]
}

// spanText writes the hours of a day as they are typed: "9–18", "9:30–12".
func spanText(f words.Format, s data.Span) string {
	if s.Empty() {
		return ""
	}
	return clock(f, s.From) + "–" + clock(f, s.To)
}

func clock(f words.Format, minutes int) string {
	if minutes%60 == 0 && minutes <= 24*60 {
		return strconv.Itoa(minutes / 60)
	}
	return f.Clock(minutes)
}

// readSpan reads hours as they are typed; none is closed.
func readSpan(f words.Format, s string) (data.Span, error) {
	s = strings.TrimSpace(s)
	if s == "" || s == "-" || s == "–" {
		return data.Span{}, nil
	}
	from, to, ok := strings.Cut(strings.NewReplacer("—", "-", "–", "-", " to ", "-").Replace(s), "-")
	if !ok {
		return data.Span{}, data.Fault{Field: "hours", Code: "not-hours", Args: map[string]string{"typed": s}}
	}
	a, err := hourOf(f, from)
	if err != nil {
		return data.Span{}, err
	}
	b, err := hourOf(f, to)
	if err != nil {
		return data.Span{}, err
	}
	if b <= a {
		return data.Span{}, data.Fault{Field: "hours", Code: "bad-span"}
	}
	return data.Span{From: a, To: b}, nil
}

// hourOf reads a time of day; a bare number is an hour on the clock of 24: opening hours are never guessed.
func hourOf(f words.Format, s string) (int, error) {
	s = strings.TrimSpace(s)
	if h, err := strconv.Atoi(s); err == nil && h >= 0 && h <= 24 {
		return h * 60, nil
	}
	return f.ParseTime(s)
}

// leaveText writes days off: "24 Dec 2026" or "24 Dec 2026 – 26 Dec 2026".
func leaveText(f words.Format, l data.Leave) string {
	if l.From == l.To {
		return f.DateShort(l.From)
	}
	return f.DateShort(l.From) + " – " + f.DateShort(l.To)
}

// readLeave reads days off as they are typed: one day, or the first and the last.
func readLeave(f words.Format, s string, today data.Date) (data.Leave, error) {
	from, to, many := strings.Cut(strings.NewReplacer("–", " - ", " to ", " - ").Replace(s), " - ")
	a, err := f.ParseDate(strings.TrimSpace(from), today)
	if err != nil {
		return data.Leave{}, err
	}
	b := a
	if many {
		if b, err = f.ParseDate(strings.TrimSpace(to), today); err != nil {
			return data.Leave{}, err
		}
	}
	if b < a {
		return data.Leave{}, data.Fault{Field: "days_off", Code: "bad-span"}
	}
	return data.Leave{From: a, To: b}, nil
}

// percentText writes a share as it is typed: "10 %".
func percentText(f words.Format, points int) string {
	if points == 0 {
		return ""
	}
	return f.Percent(points)
}

// readPercent reads a share of 0 to 100.
func readPercent(f words.Format, s string) (int, error) {
	q, err := f.ParseQuantity(strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(s, "%", ""), "\u00a0", " ")))
	if err != nil {
		return 0, err
	}
	if q < 0 || q > 100*data.One {
		return 0, data.Fault{Field: "percent", Code: "bad-rate"}
	}
	return int(q) / 10, nil
}

// readCount reads a whole number.
func readCount(s string, most int) (int, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, data.Fault{Field: "count", Code: "not-a-number"}
	}
	if n < 0 || n > most {
		return 0, data.Fault{Field: "count", Code: "out-of-range", Args: map[string]string{"least": "0", "most": strconv.Itoa(most)}}
	}
	return n, nil
}

// codeOf makes the code of a new choice out of its word; taken ones get a number.
func codeOf(word string, taken func(string) bool) string {
	base := strings.Join(data.FoldWords(word), "-")
	var b strings.Builder
	for _, r := range base {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			b.WriteRune(r)
		}
	}
	base = strings.Trim(b.String(), "-")
	if base == "" {
		base = "own"
	}
	code := base
	for n := 2; taken(code); n++ {
		code = base + "-" + strconv.Itoa(n)
	}
	return code
}
