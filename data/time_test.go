package data_test

import (
	"testing"
	"time"
	_ "time/tzdata"

	"pgregory.net/rapid"

	"tanggapan/data"
)

var zones = []string{
	"Asia/Manila", "America/New_York", "Australia/Lord_Howe", "Europe/Berlin", "Africa/Casablanca", "America/Sao_Paulo",
	"Pacific/Apia", "Pacific/Kwajalein", "Asia/Kathmandu", "America/St_Johns", "Antarctica/Troll", "UTC",
}

func zone(t interface{ Fatal(...any) }, name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func utc(s string) data.Instant {
	t, _ := time.Parse(time.RFC3339, s)
	return data.At(t)
}

func TestLocal_In(t *testing.T) {
	for _, c := range []struct {
		name, zone string
		local      data.Local
		want       string // an instant, or a fault's code
	}{
		{"OK", "Asia/Manila", "2026-11-23T14:00", "2026-11-23T06:00:00Z"},
		{"OKWinter", "America/New_York", "2026-01-05T09:00", "2026-01-05T14:00:00Z"},
		{"RepeatedIsTheFirst", "America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z"},
		{"BeforeTheRepeated", "America/New_York", "2026-11-01T00:59", "2026-11-01T04:59:00Z"},
		{"AfterTheRepeated", "America/New_York", "2026-11-01T02:00", "2026-11-01T07:00:00Z"},
		{"ErrSkipped", "America/New_York", "2026-03-08T02:30", "skipped-time"},
		{"LastBeforeSkipped", "America/New_York", "2026-03-08T01:59", "2026-03-08T06:59:00Z"},
		{"FirstAfterSkipped", "America/New_York", "2026-03-08T03:00", "2026-03-08T07:00:00Z"},
		{"RepeatedHalfHour", "Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z"},
		{"NotRepeatedHalfHour", "Australia/Lord_Howe", "2026-04-05T01:15", "2026-04-04T14:15:00Z"},
		{"ErrSkippedHalfHour", "Australia/Lord_Howe", "2026-10-04T02:15", "skipped-time"},
		{"ErrSkippedDay", "Pacific/Apia", "2011-12-30T12:00", "skipped-time"},
		{"RepeatedDay", "Pacific/Kwajalein", "1969-09-30T22:30", "1969-09-30T11:30:00Z"},
		{"ErrSkippedTwoHours", "Antarctica/Troll", "2026-03-29T02:30", "skipped-time"},
		{"ErrNoSuchDay", "Asia/Manila", "2026-02-30T10:00", "no-such-date"},
		{"ErrNoSuchHour", "Asia/Manila", "2026-02-20T24:00", "no-such-date"},
		{"ErrOneDigit", "Asia/Manila", "2026-02-20T9:00", "no-such-date"},
		{"ErrEmpty", "Asia/Manila", "", "no-such-date"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.local.In(zone(t, c.zone))
			if fs := data.FaultsOf(err); len(fs) > 0 {
				if fs[0].Code != c.want || fs[0].Args["time"] != string(c.local) {
					t.Errorf("%v, want %s", err, c.want)
				}
			} else if got != utc(c.want) {
				t.Errorf("%v, want %s", got.Time(time.UTC), c.want)
			}
		})
	}
}

// Every minute on a wall is named by the first instant at which the wall shows it, or by none.
func TestLocal_InIsTheFirstInstantThatShowsIt(t *testing.T) {
	for _, name := range zones {
		z := zone(t, name)
		rapid.Check(t, func(t *rapid.T) {
			// Around changes, where they are to be found: step to the end of a stretch of the zone.
			at := time.Unix(rapid.Int64Range(-2_000_000_000, 2_400_000_000).Draw(t, "at"), 0).In(z)
			if _, end := at.ZoneBounds(); !end.IsZero() && rapid.Bool().Draw(t, "near") {
				at = end.Add(time.Duration(rapid.IntRange(-200, 200).Draw(t, "minutes")) * time.Minute).In(z)
			}
			at = at.Truncate(time.Minute)
			l := data.LocalOf(at)
			got, err := l.In(z)
			if err != nil {
				t.Fatalf("%s was shown at %v in %s: %v", l, at.UTC(), name, err)
			}
			if back := got.Local(z); back != l {
				t.Fatalf("%s names %v, which shows %s", l, got.Time(time.UTC), back)
			}
			if got > data.At(at) {
				t.Fatalf("%s in %s is %v, but was shown at %v", l, name, got.Time(time.UTC), at.UTC())
			}
			for m := 15 * time.Minute; m <= 25*time.Hour; m += 15 * time.Minute {
				if got.Add(-m).Local(z) == l {
					t.Fatalf("%s in %s is %v, but %v before shows it too", l, name, got.Time(time.UTC), m)
				}
			}
		})
	}
}

func TestLocal_Parts(t *testing.T) {
	l := data.Local("2026-11-23T14:05")
	if l.Date() != "2026-11-23" || l.Clock() != "14:05" || l.Minutes() != 845 || l.Plus(600) != "2026-11-24T00:05" || l.Plus(-846) != "2026-11-22T23:59" {
		t.Errorf("%s %s %d %s %s", l.Date(), l.Clock(), l.Minutes(), l.Plus(600), l.Plus(-846))
	}
	for _, bad := range []data.Local{"", "2026-13-01T10:00", "2026-11-23", "2026-11-23T14:05:00", "2026-11-23T1:05", "next Tuesday....", "2026-11-23 14:05"} {
		if bad.Valid() || bad.Date() != "" || bad.Clock() != "" || bad.Plus(5) != bad && bad != "2026-11-23T1:05" {
			t.Errorf("%q passes: %q %q", bad, bad.Date(), bad.Clock())
		}
	}
}

func TestLocal_OrdersAsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := data.Date("2026-01-01").Plus(rapid.IntRange(0, 4000).Draw(t, "day")).At(rapid.IntRange(0, 1439).Draw(t, "minute"))
		n := rapid.IntRange(-100_000, 100_000).Draw(t, "n")
		m := l.Plus(n)
		if (n < 0) != (m < l) || (n == 0) != (m == l) || m.Plus(-n) != l || !m.Valid() {
			t.Errorf("%s and %d minutes is %s", l, n, m)
		}
		if got := m.Date().At(m.Minutes()); got != m {
			t.Errorf("%s taken apart is %s", m, got)
		}
	})
}

func TestDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := data.Date("2024-02-29").Plus(rapid.IntRange(-9000, 9000).Draw(t, "d"))
		n := rapid.IntRange(-3000, 3000).Draw(t, "n")
		e := d.Plus(n)
		if d.Days(e) != n || e.Plus(-n) != d || (n > 0) != (e > d) || !e.Valid() || int(d.Weekday()+70000)+n < 0 || (int(d.Weekday())+n%7+7)%7 != int(e.Weekday()) {
			t.Errorf("%s and %d days is %s", d, n, e)
		}
	})
	for _, bad := range []data.Date{"", "2026-02-29", "2026-1-1", "20260101", "2026-11-23T10:00"} {
		if bad.Valid() || bad.At(60) != "" && bad != "2026-1-1" || bad.Days("2026-01-01") != 0 && bad != "2026-1-1" {
			t.Errorf("%q passes", bad)
		}
	}
	if got := data.Date("2026-11-23").At(1440 + 90); got != "2026-11-24T01:30" {
		t.Errorf("past midnight: %s", got)
	}
}

func TestInstant(t *testing.T) {
	z := zone(t, "Asia/Manila")
	i := utc("2026-11-22T16:30:00Z")
	if i.Local(z) != "2026-11-23T00:30" || i.Date(z) != "2026-11-23" || i.Add(time.Hour).Sub(i) != time.Hour || data.At(i.Time(z)) != i {
		t.Errorf("%s %s", i.Local(z), i.Date(z))
	}
}

func TestSpan(t *testing.T) {
	a := data.Span{From: 540, To: 1080}
	if a.String() != "09:00-18:00" || a.Empty() || !(data.Span{From: 5, To: 5}).Empty() {
		t.Error(a)
	}
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) data.Span {
			from := rapid.IntRange(0, 50).Draw(t, name)
			return data.Span{From: from, To: from + rapid.IntRange(1, 20).Draw(t, name+" long")}
		}
		x, y := draw("x"), draw("y")
		shared := 0
		for m := range 100 {
			if x.From <= m && m < x.To && y.From <= m && m < y.To {
				shared++
			}
		}
		if x.Overlaps(y) != (shared > 0) || y.Overlaps(x) != x.Overlaps(y) {
			t.Errorf("%v and %v share %d minutes", x, y, shared)
		}
	})
}

func TestParts_OrderAsNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Uint64().Draw(t, "a"), rapid.Uint64().Draw(t, "b")
		if (data.PartID(data.ID(a)) < data.PartID(data.ID(b))) != (a < b) {
			t.Errorf("PartID of %d and %d", a, b)
		}
		x, y := data.Instant(a>>2), data.Instant(b>>2)
		if (data.PartTime(x) < data.PartTime(y)) != (x < y) {
			t.Errorf("PartTime of %d and %d", x, y)
		}
		m, n := int(a>>33), int(b>>33)
		if (data.PartInt(m) < data.PartInt(n)) != (m < n) {
			t.Errorf("PartInt of %d and %d", m, n)
		}
	})
}
