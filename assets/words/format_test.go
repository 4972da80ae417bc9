package words_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

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

func TestParseMoney(t *testing.T) {
	en, _ := formats(t)
	for typed, want := range map[string]data.Money{
		"": 0, "1,500": 150000, "1500.5": 150050, "1500": 150000, "₱ 1,500.00": 150000, "₱4,149.60": 414960,
		"PHP 20": 2000, "P250": 25000, "1.500,00": 150000, "1 500": 150000, "1,50": 150, ".5": 50, "1500.": 150000,
		"-250": -25000, "−₱250.00": -25000, "₱-5": -500, "1,234,567.89": 123456789, "1'500": 150000, "0,500": 0,
	} {
		got, err := en.ParseMoney(typed)
		if typed == "0,500" {
			if err == nil {
				t.Errorf("%q is read as %d", typed, got)
			}
			continue
		}
		if err != nil || got != want {
			t.Errorf("%q: got %d, %v, want %d", typed, got, err, want)
		}
	}
	for typed, code := range map[string]string{
		"abc": "not-money", "1.500": "not-money", "12,34,567": "not-money", "1,2.3,4": "not-money", "1.2.3": "not-money",
		"--5": "not-money", "₱": "", "5e3": "not-money", ",": "not-money", "1.234": "not-money", "99999999999999999": "too-large",
	} {
		_, err := en.ParseMoney(typed)
		var f data.Fault
		if code == "" {
			if err != nil {
				t.Errorf("%q: %v", typed, err)
			}
			continue
		}
		if !errors.As(err, &f) || f.Code != code {
			t.Errorf("%q: got %v, want %s", typed, err, code)
		}
	}
}

func TestMoneyReturns(t *testing.T) {
	for _, f := range []words.Format{
		words.In("en").Format(words.Settings{}),
		words.In("fil").Format(words.Settings{Locale: "de-DE", Currency: "EUR"}),
		words.In("en").Format(words.Settings{Locale: "es-ES", Currency: "JPY"}),
	} {
		rapid.Check(t, func(t *rapid.T) {
			m := data.Money(rapid.Int64Range(-999_999_999_999_999, 999_999_999_999_999).Draw(t, "money"))
			for _, s := range []string{f.Money(m), f.MoneyPlain(m), f.MoneyShort(m)} {
				if got, err := f.ParseMoney(s); err != nil || got != m {
					t.Fatalf("%q is read as %d, %v, was %d", s, got, err, m)
				}
			}
			q := data.Quantity(rapid.Int64Range(-999_999_999_999, 999_999_999_999).Draw(t, "quantity"))
			if got, err := f.ParseQuantity(f.Quantity(q)); err != nil || got != q {
				t.Fatalf("%q is read as %d, %v, was %d", f.Quantity(q), got, err, q)
			}
		})
	}
}

func TestNoTypingBreaksParsing(t *testing.T) {
	en, fil := formats(t)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching(`[0-9.,:+/\- ₱aptuemdh]{0,12}`)).Draw(t, "typed")
		for _, f := range []words.Format{en, fil} {
			_, _ = f.ParseMoney(s)
			_, _ = f.ParseQuantity(s)
			_, _ = f.ParseTime(s)
			_, _ = f.ParseDuration(s)
			if l, err := f.ParseWhen(s, "2026-11-23T10:42"); err == nil && l != "" && !l.Valid() {
				t.Fatalf("%q is read as %q", s, l)
			}
			if d, err := f.ParseDate(s, "2026-11-23"); err == nil && d != "" && !d.Valid() {
				t.Fatalf("%q is read as %q", s, d)
			}
		}
	})
}

func TestDates(t *testing.T) {
	en, fil := formats(t)
	const d, l = data.Date("2026-11-23"), data.Local("2026-11-23T14:00")
	for _, c := range []struct{ got, want string }{
		{en.Date(d), "Mon 23 Nov 2026"}, {fil.Date(d), "Lun 23 Nob 2026"},
		{en.DateShort(d), "23 Nov 2026"}, {en.Day(d), "Mon 23 Nov"}, {fil.Day("2026-11-24"), "Mar 24 Nob"},
		{en.DayLong(d), "Monday 23 November"}, {fil.DayLong(d), "Lunes 23 Nobyembre"},
		{en.Month(d), "November 2026"}, {en.Weekday(time.Friday), "Friday"}, {fil.WeekdayShort(time.Wednesday), "Miy"},
		{en.Time(l), "14:00"}, {en.Clock(840), "14:00"}, {en.Span(data.Span{From: 540, To: 1080}), "09:00–18:00"},
		{en.DayTime("2026-11-21T09:42"), "Sat 21 Nov, 09:42"}, {fil.DateTime(l), "Lun 23 Nob 2026, 14:00"},
		{en.Stamp(data.At(time.Date(2026, 11, 23, 6, 0, 0, 0, time.UTC))), "Mon 23 Nov 2026, 14:00"},
		{en.Stamp(0), ""}, {en.Date(""), ""}, {en.Day("2026-02-30"), ""}, {en.DateTime(""), ""},
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
		{en.Late(h + 12*m), "1 h 12 late"}, {en.Late(27 * m), "27 min late"}, {en.Late(66 * h), "3 d late"},
		{fil.Late(66 * h), "3 araw huli"}, {en.Late(0), "due now"},
		{en.In(18 * m), "in 18 min"}, {en.In(h + 18*m), "in 1 h 18"}, {en.In(30*h + 18*m), "in 30 h"}, {en.In(73 * h), "in 3 d"},
		{fil.In(h + 18*m), "1 h 18 pa"},
		{en.Ago(0), "just now"}, {en.Ago(5 * m), "5 min ago"}, {en.Ago(50 * h), "2 d ago"}, {en.Ago(20 * h), "20 h ago"},
		{en.Duration(65 * m), "1 h 05"}, {en.Duration(2 * h), "2 h"}, {en.Duration(-h), "0 min"},
	} {
		if plain(c.got) != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	en, fil := formats(t)
	for _, c := range []struct{ got, want string }{
		{en.Phone("+639175550123"), "+63 917 555 0123"}, {en.Phone("+63325550148"), "+63 32 555 0148"},
		{en.Phone("ask Liza"), "ask Liza"}, {en.Phone(""), ""},
		{plain(en.PhoneTail("+639175550123")), "… 0123"}, {en.PhoneTail("12"), ""},
		{en.Join(), ""}, {en.Join("a"), "a"}, {en.Join("a", "b"), "a and b"}, {fil.Join("a", "b", "c"), "a, b at c"},
		{words.Initials("Ana Reyes"), "AR"}, {words.Initials("Begoña Núñez-Santos"), "BN"}, {words.Initials("Sr. Consuelo Yu"), "CY"},
		{words.Initials("St. Anne Pharmacy"), "SP"}, {words.Initials("Mrs. Go"), "G"}, {words.Initials("ñoño"), "Ñ"}, {words.Initials(" 😀 "), "?"}, {words.Initials("😀 Ana (home)"), "AH"}, {words.Initials("Marco P."), "MP"},
		{words.First("today 14:00"), "Today 14:00"}, {words.First(""), ""}, {words.First("ñ"), "Ñ"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestParseWhen(t *testing.T) {
	en, fil := formats(t)
	const now = data.Local("2026-11-23T10:42")
	for _, c := range []struct {
		f     words.Format
		typed string
		want  data.Local
	}{
		{en, "14:00", "2026-11-23T14:00"}, {en, "2pm", "2026-11-23T14:00"}, {en, "9:00", "2026-11-24T09:00"},
		{en, "2", "2026-11-23T14:00"}, {en, "1430", "2026-11-23T14:30"}, {en, "tom 9", "2026-11-24T09:00"},
		{en, "tue 5 pm", "2026-11-24T17:00"}, {en, "mon 9:30", "2026-11-30T09:30"}, {en, "24 nov 17:00", "2026-11-24T17:00"},
		{en, "nov 24 2pm", "2026-11-24T14:00"}, {en, "24/11 17:00", "2026-11-24T17:00"}, {en, "2026-11-24T17:00", "2026-11-24T17:00"},
		{en, "3 jan 9:00", "2027-01-03T09:00"}, {en, "Tue 24 Nov, 17:00", "2026-11-24T17:00"}, {en, "mar 3 9:00", "2027-03-03T09:00"},
		{fil, "Mar 24 Nob, 17:00", "2026-11-24T17:00"}, {fil, "bukas ng 9am", "2026-11-24T09:00"}, {fil, "Biy 20 17:00", "2026-11-20T17:00"},
		{en, "+2h", "2026-11-23T12:42"}, {en, "+30m", "2026-11-23T11:12"}, {en, "12am tomorrow", "2026-11-24T00:00"}, {en, "", ""},
	} {
		if got, err := c.f.ParseWhen(c.typed, now); err != nil || got != c.want {
			t.Errorf("%q: got %q, %v, want %q", c.typed, got, err, c.want)
		}
	}
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no zones on this computer")
	}
	moved := words.In("en").Format(words.Settings{Zone: berlin})
	for _, c := range []struct {
		f           words.Format
		typed, code string
	}{
		{en, "soon", "not-a-time"}, {en, "25:00", "not-a-time"}, {en, "13pm", "not-a-time"}, {en, "tomorrow", "time-missing"},
		{en, "24 nov 2026", "time-missing"}, {en, "30 feb 9:00", "no-such-date"}, {en, "31/2/2027 9:00", "no-such-date"},
		{en, "whenever 9:00", "not-a-date"}, {moved, "2026-03-29 02:30", "skipped-time"},
	} {
		_, err := c.f.ParseWhen(c.typed, now)
		if fs := data.FaultsOf(err); len(fs) != 1 || fs[0].Code != c.code {
			t.Errorf("%q: got %v, want %s", c.typed, err, c.code)
		}
	}
}

func TestTimesReturn(t *testing.T) {
	en, fil := formats(t)
	for _, f := range []words.Format{en, fil} {
		rapid.Check(t, func(t *rapid.T) {
			at := func(name string) data.Local {
				return data.Date("2024-01-01").Plus(rapid.IntRange(0, 1500).Draw(t, name)).At(rapid.IntRange(0, 1439).Draw(t, name+" minutes"))
			}
			now, l := at("now"), at("then")
			for _, s := range []string{f.DateTime(l), string(l)} {
				if got, err := f.ParseWhen(s, now); err != nil || got != l {
					t.Fatalf("%q is read as %q, %v, was %q", s, got, err, l)
				}
			}
			for _, s := range []string{f.Date(l.Date()), f.DateShort(l.Date()), string(l.Date())} {
				if got, err := f.ParseDate(s, now.Date()); err != nil || got != l.Date() {
					t.Fatalf("%q is read as %q, %v, was %q", s, got, err, l.Date())
				}
			}
			// What is near is read back from the short forms too: ahead by the time, on both sides by the day.
			soon := now.Plus(rapid.IntRange(1, 6*24*60).Draw(t, "ahead"))
			if s := f.When(soon, now); true {
				if got, err := f.ParseWhen(s, now); err != nil || got != soon {
					t.Fatalf("%q is read as %q, %v, was %q", s, got, err, soon)
				}
			}
			near := now.Date().Plus(rapid.IntRange(-6, 6).Draw(t, "days"))
			for _, s := range []string{f.WhenDate(near, now.Date()), f.Day(near)} {
				if got, err := f.ParseDate(s, now.Date()); err != nil || got != near {
					t.Fatalf("%q is read as %q, %v, was %q", s, got, err, near)
				}
			}
			minutes := rapid.IntRange(0, 9999).Draw(t, "minutes")
			if s := f.Duration(time.Duration(minutes) * time.Minute); true {
				if got, err := f.ParseDuration(s); err != nil || got != minutes {
					t.Fatalf("%q is read as %d, %v, was %d", s, got, err, minutes)
				}
			}
		})
	}
}

func TestErr(t *testing.T) {
	en, fil := words.In("en"), words.In("fil")
	if got := en.Err(nil); got != "" {
		t.Errorf("no error says %q", got)
	}
	if got, want := en.Err(fmt.Errorf("open: %w", data.ErrNewer)), en.T("error.newer"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := fil.Err(errors.New("EOF")), fil.T("error.unknown"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	fault := data.Fault{Field: "phones[2].typed", Code: "bad-phone"}
	if got := en.Err(data.Faults{fault, {Field: "name", Code: "required"}}); !strings.HasPrefix(got, "Phone: This is not a phone number.") || !strings.HasSuffix(got, "1 more field needs a look.") {
		t.Errorf("got %q", got)
	}
	move := data.Fault{Field: "state", Code: "no-such-move", Args: map[string]string{"from": "collected", "to": "in-progress"}}
	if got, want := en.Fault(move), "From “Collected” it cannot go to “In repair”."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	twice := data.Fault{Field: "start", Code: "double-booked", Args: map[string]string{"no": "A-000012", "title": "x", "start": "2026-11-24T14:00", "end": "2026-11-24T15:00"}}
	if got, want := en.Fault(twice), "A-000012 stands at this time: Tue 24 Nov, 14:00 to 15:00. Take another time, or say who allows it and why."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := en.Fault(data.Fault{Code: "no-such-move"}), en.T("fault.no-such-move.bare"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := en.Fault(data.Fault{Code: "never-heard-of"}), en.T("fault.unknown"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
