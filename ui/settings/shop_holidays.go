package settings

import (
	"strconv"
	"strings"

	"tanggapan/assets/trades"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// usualDays are the usual holidays of the shop's country and city in a year that are still to come.
func usualDays(s *data.Shop, today data.Date, year int) (out []trades.Holiday) {
	if s.Country != trades.Philippines {
		return nil
	}
	calendars := []string{trades.Philippines}
	if strings.Contains(data.Fold(s.City), "cebu") {
		calendars = append(calendars, trades.CebuCity)
	}
	for _, c := range calendars {
		for _, d := range trades.Holidays(c, year) {
			if data.Date(d.Date) >= today {
				out = append(out, d)
			}
		}
	}
	return out
}

// usualYear is the year whose holidays are the next to be written down: the first that has more missing than there.
func usualYear(s *data.Shop, today data.Date) int {
	year, _ := strconv.Atoi(string(today)[:4])
	has := map[string]bool{}
	for _, h := range s.Holidays {
		has[string(h.Date)] = true
	}
	for y := year; y < year+2; y++ {
		there, days := 0, usualDays(s, today, y)
		for _, d := range days {
			if has[d.Date] {
				there++
			}
		}
		if 2*there < len(days) {
			return y
		}
	}
	return year + 2
}

func (p *shopPage) today() data.Date { return p.h.Format.Local(p.h.Now()).Date() }

// showUsual names the year whose days are offered; a country whose days are not known offers none.
func (p *shopPage) showUsual() {
	year := usualYear(p.cur, p.today())
	p.usual.Set(p.h.T("settings.usual-holidays", "Year", year), "plus", "Alt+H")
	shown := len(usualDays(p.cur, p.today(), year)) > 0
	if !shown {
		p.usual.Hide()
	} else {
		p.usual.Show()
	}
}

// addUsual writes the usual days of a year into the lines; nothing is kept before Save.
func (p *shopPage) addUsual() {
	if p.cur == nil {
		return
	}
	h, year := p.h, usualYear(p.cur, p.today())
	has := map[data.Date]bool{}
	var ids []int
	var vals [][]string
	for i, row := range p.holidays.rows {
		if blank(row) {
			continue
		}
		v := []string{row[0].Text, row[1].Text, row[2].Text}
		if d, err := h.Format.ParseDate(data.CleanLine(v[0]), p.today()); err == nil {
			has[d] = true
		}
		ids, vals = append(ids, p.holidays.ids[i]), append(vals, v)
	}
	n := 0
	for _, d := range usualDays(p.cur, p.today(), year) {
		if has[data.Date(d.Date)] {
			continue
		}
		n++
		ids, vals = append(ids, 0), append(vals, []string{h.Format.DateShort(data.Date(d.Date)), d.Word(h.Words.Lang()), ""})
	}
	if n == 0 {
		h.Hint(h.T("settings.holidays-there", "Year", year))
		return
	}
	p.holidays.set(ids, vals)
	p.typed = true
	kit.Relayout(p.all)
	h.Toast(kit.Toast{Icon: "calendar-plus", Text: h.N("settings.holidays-added", n)})
}
