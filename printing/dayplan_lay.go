package printing

import (
	"strconv"

	"tanggapan/printing/page"
)

// dayPlan lays out one DayPlan.
type dayPlan struct {
	*sheet
	m DayPlan
}

// Lay draws the day plan on A4 or Letter: a block for each appointment with room to note when it began and ended, then the bench.
func (m DayPlan) Lay(size Size, w Wording) *page.Doc {
	p := &dayPlan{sheet: newSheet(joined(w.T("paper.dayplan"), m.Technician, m.Day), size, w, m.Print, m.Shop), m: m}
	c := p.add()
	y := p.facedHead(c, m.Shop, titled(p.t("paper.dayplan"), w, m.Print), m.Technician, "")
	y = p.factStrip(c, y, []fact{
		{p.t("paper.day"), m.Day, 0.4, false},
		{p.t("paper.visits-n"), count(len(m.Stops)), 0.2, false},
		{p.t("paper.travel"), m.Travel, 0.2, false},
		{p.t("paper.free"), m.Free, 0.2, false},
	})
	f := &flow{fixed: true}
	if len(m.Stops)+len(m.Bench) == 0 {
		f.add(row{step: 10, draw: func(c *page.Canvas, y float64) { c.Text(p.l, y, p.t("paper.nothing-booked"), regular(9)) }})
	}
	for i, s := range m.Stops {
		rows := p.stop(s)
		if i == 0 {
			rows[0].step = 7.4
		}
		f.add(rows...)
	}
	var bench [][]string
	for _, j := range m.Bench {
		bench = append(bench, []string{j.No, joined(j.Device, j.Customer), j.Work, j.Shelf, j.Promised})
	}
	f.section(p.table([]column{
		{head: p.t("paper.bench"), x: p.l, w: 20, style: semiBold(9)},
		{head: p.t("paper.device"), x: p.l + 21, w: 58},
		{head: p.t("paper.problem-short"), x: p.l + 82, w: p.r - p.l - 82 - 50},
		{head: p.t("paper.shelf"), x: p.r - 45, w: 14, style: semiBold(9)},
		{head: p.t("paper.promised"), x: p.r, w: 30, right: true},
	}, bench, 0))
	f.section(p.small("", m.Own))
	f.sheets(c, y, p.h-14, func() (*page.Canvas, float64, float64) {
		c := p.add()
		y, limit := p.againHead(c, m.Shop, m.Day, p.t("paper.dayplan"), m.Technician)
		return c, y, limit
	})
	p.footLines(m.Print, "")
	return p.d
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// stop is one appointment: time at the left, who and where in the middle, what at the right; below it the line to fill in.
func (p *dayPlan) stop(s PlanStop) []row {
	const at = 24.0
	mid := 72.0
	x2 := p.l + at + mid + 5
	left := p.block([]cell{{"", joined(s.Customer), semiBold(9.5)}, {"", s.Phone, medium(9)}, {"", s.Place, regular(9)}, {"", s.Access, regular(8.2)}}, mid)
	right := p.block([]cell{{"", joined(s.No, s.Device), semiBold(9)}, {"", s.Work, regular(9)}, {"", s.Parts, medium(8.5)}, {"", s.State, regular(8.2)}}, p.r-x2)
	n := max(len(left), len(right), 2)
	var rows []row
	for i := range n {
		r := row{step: 4.4, keep: true, depth: 1, draw: func(c *page.Canvas, y float64) {
			p.stopTime(c, s, i, y)
			if i < len(left) {
				c.Text(p.l+at, y, left[i].value, left[i].style)
			}
			if i < len(right) {
				c.Text(x2, y, right[i].value, right[i].style)
			}
		}}
		if i == 0 {
			r.step = 6.4
		}
		rows = append(rows, r)
	}
	end := row{step: 2.6, draw: func(c *page.Canvas, y float64) { c.Rule(p.l, p.r, y, thin) }}
	if !p.m.NoNotes {
		rows = append(rows, row{step: 7.2, keep: true, draw: p.fillIn})
	}
	return append(rows, end)
}

func (p *dayPlan) stopTime(c *page.Canvas, s PlanStop, line int, y float64) {
	switch line {
	case 0:
		c.Fit(p.l, y+0.4, 22, s.Start, bold(13))
	case 1:
		c.Fit(p.l, y+0.6, 22, joinedEnd(s.End), regular(9))
	case 2:
		x := p.l
		if s.Urgent {
			room := 22 - p.d.Measure(s.Travel, regular(8)) - 3.5
			text := p.d.Fit(upper(p.t("paper.urgent")), capitals(5.8), room)
			wide := p.d.Measure(text, capitals(5.8)) + 2
			c.Rect(x, y-2.6, wide, 3.4, page.Black)
			c.Text(x+1, y-0.1, text, white(capitals(5.8)))
			x += wide + 1.5
		}
		c.Fit(x, y+0.4, p.l+22-x, s.Travel, regular(8))
	}
}

func joinedEnd(end string) string {
	if end == "" {
		return ""
	}
	return "– " + end
}

// fillIn is the line for when one came and went and what came of it.
func (p *dayPlan) fillIn(c *page.Canvas, y float64) {
	x := p.l + 24
	for _, f := range []struct {
		key  string
		wide float64
	}{{"paper.in", 14}, {"paper.out", 14}, {"paper.km", 12}} {
		x += c.Text(x, y, p.t(f.key), regular(7.3)) + 1
		c.Rule(x, x+f.wide, y+0.6, hair)
		x += f.wide + 3
	}
	for _, key := range []string{"paper.result-done", "paper.result-partly", "paper.result-again"} {
		box(c, x, y-2.3, 2.6, NotTested)
		x += c.Text(x+3.4, y, p.t(key), regular(7.3)) + 7
	}
}

// block wraps lines of different styles to a width.
func (s *sheet) block(in []cell, wide float64) []cell {
	var out []cell
	for _, l := range in {
		lines := s.d.Wrap(l.value, l.style, wide)
		for i, text := range lines {
			if i == 4 {
				text = s.d.Fit(text+" …", l.style, wide)
			}
			out = append(out, cell{"", text, l.style})
			if i == 4 {
				break
			}
		}
	}
	return out
}
