package words_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"tanggapan/assets/words"
	"tanggapan/data"
)

func manila(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Asia/Manila")
	if err != nil {
		zone = time.FixedZone("PHT", 8*3600)
	}
	return zone
}

func formats(t testing.TB) (en, fil words.Format) {
	s := words.Settings{Zone: manila(t), Locale: "en-PH", Currency: "PHP"}
	return words.In("en").Format(s), words.In("fil").Format(s)
}

// plain makes no-break spaces visible as common ones.
func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

func TestMoney(t *testing.T) {
	en, _ := formats(t)
	de := words.In("en").Format(words.Settings{Locale: "de-DE", Currency: "EUR"})
	yen := words.In("en").Format(words.Settings{Currency: "JPY"})
	chf := words.In("en").Format(words.Settings{Currency: "CHF"})
	var zero words.Format
	for _, c := range []struct{ got, want string }{
		{en.Money(414960), "₱4,149.60"},
		{en.Money(-25000), "−₱250.00"},
		{en.Money(5), "₱0.05"},
		{en.Money(math.MinInt64), "−₱92,233,720,368,547,758.08"},
		{en.MoneyPlain(-100000), "−1,000.00"},
		{en.MoneyShort(3148000), "₱31,480"},
		{en.MoneyShort(3148050), "₱31,480.50"},
		{en.MoneySign(), "₱"},
		{de.Money(123456789), "€1.234.567,89"},
		{yen.Money(1500), "¥1,500"},
		{chf.Money(1500), "CHF 15.00"},
		{zero.Money(1500), "₱15.00"},
		{en.Quantity(1250), "1.25"},
		{en.Quantity(2000), "2"},
		{en.Quantity(-500), "−0.5"},
		{en.Percent(1200), "12 %"},
		{en.Percent(250), "2.5 %"},
		{en.Number(-1234567), "−1,234,567"},
		{en.Bytes(214_000_000), "214 MB"},
		{en.Bytes(1_240_000_000), "1.2 GB"},
		{en.Bytes(900), "900 B"},
		{en.Bytes(56_300), "56 kB"},
	} {
		if plain(c.got) != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestDates(t *testing.T) {
	en, fil := formats(t)
	const d, l = data.Date("2026-11-23"), data.Local("2026-11-23T14:00")
	for _, c := range []struct{ got, want string }{
		{en.Date(d), "Mon 23 Nov 2026"},
		{fil.Date(d), "Lun 23 Nob 2026"},
		{en.DateShort(d), "23 Nov 2026"},
		{en.Day(d), "Mon 23 Nov"},
		{fil.Day("2026-11-24"), "Mar 24 Nob"},
		{en.DayLong(d), "Monday 23 November"},
		{fil.DayLong(d), "Lunes 23 Nobyembre"},
		{en.Month(d), "November 2026"},
		{en.Weekday(time.Friday), "Friday"},
		{fil.WeekdayShort(time.Wednesday), "Miy"},
		{en.Time(l), "14:00"},
		{en.Clock(840), "14:00"},
		{en.Span(data.Span{From: 540, To: 1080}), "09:00–18:00"},
		{en.DayTime("2026-11-21T09:42"), "Sat 21 Nov, 09:42"},
		{fil.DateTime(l), "Lun 23 Nob 2026, 14:00"},
		{en.Stamp(data.At(time.Date(2026, 11, 23, 6, 0, 0, 0, time.UTC))), "Mon 23 Nov 2026, 14:00"},
		{en.Stamp(0), ""},
		{en.Date(""), ""},
		{en.Day("2026-02-30"), ""},
		{en.DateTime(""), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestWhen(t *testing.T) {
	en, fil := formats(t)
	const now = data.Local("2026-11-23T10:42")
	for _, c := range []struct {
		l       data.Local
		en, fil string
	}{
		{"2026-11-23T14:00", "today 14:00", "ngayong 14:00"},
		{"2026-11-24T09:00", "tomorrow 09:00", "bukas 09:00"},
		{"2026-11-22T09:00", "yesterday 09:00", "kahapon 09:00"},
		{"2026-11-26T17:00", "Thu 17:00", "Huw 17:00"},
		{"2026-10-12T17:00", "12 Oct 17:00", "12 Okt 17:00"},
		{"2025-10-12T17:00", "12 Oct 2025", "12 Okt 2025"},
		{"", "", ""},
	} {
		if got := en.When(c.l, now); got != c.en {
			t.Errorf("got %q, want %q", got, c.en)
		}
		if got := fil.When(c.l, now); got != c.fil {
			t.Errorf("got %q, want %q", got, c.fil)
		}
	}
	for _, c := range []struct {
		d    data.Date
		want string
	}{{"2026-11-20", "Fri 20"}, {"2026-11-23", "today"}, {"2026-10-12", "12 Oct 2026"}} {
		if got := en.WhenDate(c.d, now.Date()); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestSpans(t *testing.T) {
	en, fil := formats(t)
	h, m := time.Hour, time.Minute
	for _, c := range []struct{ got, want string }{
		{en.Late(h + 12*m), "1 h 12 late"},
		{en.Late(27 * m), "27 min late"},
		{en.Late(66 * h), "3 d late"},
		{fil.Late(66 * h), "3 araw huli"},
		{en.Late(0), "due now"},
		{en.In(18 * m), "in 18 min"},
		{en.In(h + 18*m), "in 1 h 18"},
		{en.In(30*h + 18*m), "in 30 h"},
		{en.In(73 * h), "in 3 d"},
		{fil.In(h + 18*m), "1 h 18 pa"},
		{en.Duration(65 * m), "1 h 05"},
		{en.Duration(2 * h), "2 h"},
		{en.Duration(-h), "0 min"},
	} {
		if plain(c.got) != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	en, fil := formats(t)
	for _, c := range []struct{ got, want string }{
		{en.Phone("+639175550123"), "+63 917 555 0123"},
		{en.Phone("+63325550148"), "+63 32 555 0148"},
		{en.Phone("ask Liza"), "ask Liza"},
		{en.Phone(""), ""},
		{en.Join(), ""},
		{en.Join("a"), "a"},
		{en.Join("a", "b"), "a and b"},
		{fil.Join("a", "b", "c"), "a, b at c"},
		{words.Initials("Ana Reyes"), "AR"},
		{words.Initials("Begoña Núñez-Santos"), "BN"},
		{words.Initials("Sr. Consuelo Yu"), "CY"},
		{words.Initials("St. Anne Pharmacy"), "SP"},
		{words.Initials("Mrs. Go"), "G"},
		{words.Initials("ñoño"), "Ñ"},
		{words.Initials(" 😀 "), "?"},
		{words.Initials("😀 Ana (home)"), "AH"},
		{words.Initials("Marco P."), "MP"},
		{words.First("today 14:00"), "Today 14:00"},
		{words.First(""), ""},
		{words.First("ñ"), "Ñ"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
