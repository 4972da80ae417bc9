package app

import (
	"strings"
	"time"

	"tanggapan/assets/words"
	"tanggapan/data"
)

// hoursWords are the weekly opening hours in one line, days with the same hours together: "Mon–Fri 9–18 · Sat 10–15".
func hoursWords(sh *data.Shop, f words.Format) string {
	day := func(i int) time.Weekday { return time.Weekday((i + 1) % 7) } // from Monday on
	var parts []string
	for i := 0; i < 7; {
		open := sh.Hours[day(i)]
		last := i
		for last < 6 && sh.Hours[day(last+1)] == open {
			last++
		}
		if !open.Empty() {
			name := f.WeekdayShort(day(i))
			if last > i {
				name += "–" + f.WeekdayShort(day(last))
			}
			parts = append(parts, name+" "+hourOf(f, open.From)+"–"+hourOf(f, open.To))
		}
		i = last + 1
	}
	return strings.Join(parts, " · ")
}

// hourOf is a time of day without minutes where there are none: 9, 9:30.
func hourOf(f words.Format, minutes int) string {
	return strings.TrimPrefix(strings.TrimSuffix(f.Clock(minutes), ":00"), "0")
}
