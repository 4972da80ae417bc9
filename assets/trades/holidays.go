package trades

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Calendars of holidays that a shop may keep.
const (
	Philippines = "PH"
	CebuCity    = "PH-CEB"
)

// Holiday is a day on which shops are closed.
type Holiday struct {
	Date string // "2026-12-25"
	En   string
	Fil  string
}

// Word is the holiday's name in a language, English where there is no other.
func (h Holiday) Word(lang string) string {
	if lang == "fil" {
		return h.Fil
	}
	return h.En
}

// fixed is the table of the holidays that keep their date.
var fixed = map[string][]Holiday{
	Philippines: {
		{"01-01", "New Year's Day", "Bagong Taon"},
		{"04-09", "Day of Valour", "Araw ng Kagitingan"},
		{"05-01", "Labour Day", "Araw ng Manggagawa"},
		{"06-12", "Independence Day", "Araw ng Kalayaan"},
		{"08-21", "Ninoy Aquino Day", "Araw ni Ninoy Aquino"},
		{"11-01", "All Saints' Day", "Undas"},
		{"11-02", "All Souls' Day", "Araw ng mga Patay"},
		{"11-30", "Bonifacio Day", "Araw ni Bonifacio"},
		{"12-08", "Immaculate Conception", "Immaculada Concepcion"},
		{"12-24", "Christmas Eve", "Bisperas ng Pasko"},
		{"12-25", "Christmas Day", "Pasko"},
		{"12-30", "Rizal Day", "Araw ni Rizal"},
		{"12-31", "Last day of the year", "Huling araw ng taon"},
	},
	CebuCity: {
		{"02-24", "Cebu City Charter Day", "Araw ng Lungsod ng Cebu"},
		{"08-06", "Cebu Province Day", "Araw ng Lalawigan ng Cebu"},
		{"09-09", "Osmeña Day", "Araw ni Osmeña"},
	},
}

// byMoon is the table of the Philippine holidays that follow the moon, as
// expected; the day is proclaimed each year.
var byMoon = []Holiday{
	{"2026-02-17", "Chinese New Year", "Bagong Taong Tsino"},
	{"2026-03-20", "Eid'l Fitr", "Eid'l Fitr"},
	{"2026-05-27", "Eid'l Adha", "Eid'l Adha"},
	{"2027-02-06", "Chinese New Year", "Bagong Taong Tsino"},
	{"2027-03-10", "Eid'l Fitr", "Eid'l Fitr"},
	{"2027-05-17", "Eid'l Adha", "Eid'l Adha"},
	{"2028-01-26", "Chinese New Year", "Bagong Taong Tsino"},
	{"2028-02-27", "Eid'l Fitr", "Eid'l Fitr"},
	{"2028-05-05", "Eid'l Adha", "Eid'l Adha"},
}

// Holidays gives the holidays of a calendar in a year, in order; none for a
// calendar that is not known.
func Holidays(calendar string, year int) []Holiday {
	var out []Holiday
	for _, h := range fixed[calendar] {
		out = append(out, Holiday{fmt.Sprintf("%04d-%s", year, h.Date), h.En, h.Fil})
	}
	if calendar == Philippines {
		easter := easter(year)
		for days, h := range map[int]Holiday{
			-3: {"", "Maundy Thursday", "Huwebes Santo"},
			-2: {"", "Good Friday", "Biyernes Santo"},
			-1: {"", "Black Saturday", "Sabado de Gloria"},
		} {
			h.Date = easter.AddDate(0, 0, days).Format(time.DateOnly)
			out = append(out, h)
		}
		out = append(out, Holiday{lastMonday(year, time.August).Format(time.DateOnly), "National Heroes Day", "Araw ng mga Bayani"})
		for _, h := range byMoon {
			if strings.HasPrefix(h.Date, fmt.Sprintf("%04d-", year)) {
				out = append(out, h)
			}
		}
	}
	slices.SortFunc(out, func(a, b Holiday) int { return strings.Compare(a.Date, b.Date) })
	return out
}

// easter is Easter Sunday of a year in the Gregorian calendar.
func easter(year int) time.Time {
	golden := year % 19
	century := year / 100
	moon := (century - century/4 - (8*century+13)/25 + 19*golden + 15) % 30
	moon -= moon / 28 * (1 - 29/(moon+1)*((21-golden)/11))
	sunday := (year + year/4 + moon + 2 - century + century/4) % 7
	full := moon - sunday
	month := 3 + (full+40)/44
	return time.Date(year, time.Month(month), full+28-31*(month/4), 0, 0, 0, 0, time.UTC)
}

func lastMonday(year int, m time.Month) time.Time {
	last := time.Date(year, m+1, 0, 0, 0, 0, 0, time.UTC)
	return last.AddDate(0, 0, -int((last.Weekday()+6)%7))
}
