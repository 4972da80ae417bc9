package words_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tanggapan/assets/words"
	"tanggapan/data"
)

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
			if l, err := f.ParseWhen(s, "2026-11-23T10:42"); err == nil && l != "" && !l.Valid() {
				t.Fatalf("%q is read as %q", s, l)
			}
			if d, err := f.ParseDate(s, "2026-11-23"); err == nil && d != "" && !d.Valid() {
				t.Fatalf("%q is read as %q", s, d)
			}
		}
	})
}

func TestParseWhen(t *testing.T) {
	en, fil := formats(t)
	const now = data.Local("2026-11-23T10:42")
	for _, c := range []struct {
		f     words.Format
		typed string
		want  data.Local
	}{
		{en, "14:00", "2026-11-23T14:00"},
		{en, "2pm", "2026-11-23T14:00"},
		{en, "9:00", "2026-11-24T09:00"},
		{en, "2", "2026-11-23T14:00"},
		{en, "1430", "2026-11-23T14:30"},
		{en, "tom 9", "2026-11-24T09:00"},
		{en, "tue 5 pm", "2026-11-24T17:00"},
		{en, "mon 9:30", "2026-11-30T09:30"},
		{en, "24 nov 17:00", "2026-11-24T17:00"},
		{en, "nov 24 2pm", "2026-11-24T14:00"},
		{en, "24/11 17:00", "2026-11-24T17:00"},
		{en, "2026-11-24T17:00", "2026-11-24T17:00"},
		{en, "3 jan 9:00", "2027-01-03T09:00"},
		{en, "Tue 24 Nov, 17:00", "2026-11-24T17:00"},
		{en, "mar 3 9:00", "2027-03-03T09:00"},
		{fil, "Mar 24 Nob, 17:00", "2026-11-24T17:00"},
		{fil, "bukas ng 9am", "2026-11-24T09:00"},
		{fil, "Biy 20 17:00", "2026-11-20T17:00"},
		{en, "+2h", "2026-11-23T12:42"},
		{en, "+30m", "2026-11-23T11:12"},
		{en, "12am tomorrow", "2026-11-24T00:00"},
		{en, "", ""},
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
		{en, "soon", "not-a-time"},
		{en, "25:00", "not-a-time"},
		{en, "13pm", "not-a-time"},
		{en, "tomorrow", "time-missing"},
		{en, "24 nov 2026", "time-missing"},
		{en, "30 feb 9:00", "no-such-date"},
		{en, "31/2/2027 9:00", "no-such-date"},
		{en, "whenever 9:00", "not-a-date"},
		{moved, "2026-03-29 02:30", "skipped-time"},
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
		})
	}
}
