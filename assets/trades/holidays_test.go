package trades

import (
	"testing"
	"time"
)

func TestHolidays(t *testing.T) {
	at := map[string]string{}
	last := ""
	for _, h := range Holidays(Philippines, 2026) {
		if h.Date < last || h.En == "" || h.Fil == "" {
			t.Errorf("%s %q %q after %s", h.Date, h.En, h.Fil, last)
		}
		if _, err := time.Parse(time.DateOnly, h.Date); err != nil {
			t.Error(err)
		}
		last, at[h.Date] = h.Date, h.Word("en")
	}
	for date, want := range map[string]string{
		"2026-04-03": "Good Friday", "2026-04-02": "Maundy Thursday", "2026-08-31": "National Heroes Day",
		"2026-11-30": "Bonifacio Day", "2026-12-25": "Christmas Day", "2026-03-20": "Eid'l Fitr",
	} {
		if at[date] != want {
			t.Errorf("%s is %q, want %q", date, at[date], want)
		}
	}
	if n := len(Holidays(CebuCity, 2026)); n != 3 {
		t.Errorf("%d days of Cebu City", n)
	}
	if n := len(Holidays("XX", 2026)); n != 0 {
		t.Errorf("%d days of nowhere", n)
	}
}

func TestEaster(t *testing.T) {
	for year, want := range map[int]string{
		2000: "2000-04-23", 2008: "2008-03-23", 2019: "2019-04-21", 2024: "2024-03-31", 2025: "2025-04-20",
		2026: "2026-04-05", 2027: "2027-03-28", 2038: "2038-04-25", 2049: "2049-04-18",
	} {
		if got := easter(year).Format(time.DateOnly); got != want {
			t.Errorf("Easter of %d is %s, want %s", year, got, want)
		}
	}
}
