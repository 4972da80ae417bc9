package printing

import (
	"math"

	"tanggapan/printing/page"
)

// table is parts and labour, a rule under each row; the head repeats on a further page.
func (s *jobSheet) table() []row {
	m := s.m
	if len(m.Lines) == 0 && !m.NoPrices {
		return nil
	}
	top := row{step: 7.5, keep: true, draw: s.tableHead}
	rows := []row{top}
	lines := m.Lines
	for len(lines) < 4 && m.NoPrices { // room to write on
		lines = append(lines, Line{})
	}
	room := s.r - 75 - (s.l + 15)
	if m.NoPrices {
		room = s.r - 35 - (s.l + 15)
	}
	for i, l := range lines {
		for j, part := range pieces(s.d.Wrap(l.Text, regular(9), room)) {
			r := row{step: part.step(), after: 5.95, again: []row{{step: 3, draw: s.tableHead}, {step: headToRule + 1}}}
			if i == 0 && j == 0 {
				r.step += headToRule + 1
			}
			r.again[1].draw = func(*page.Canvas, float64) {}
			r.draw = func(c *page.Canvas, y float64) { s.tableRow(c, y, l, part) }
			rows = append(rows, r)
		}
	}
	return rows
}

func (s *jobSheet) tableHead(c *page.Canvas, y float64) {
	st := capitals(6.6)
	c.RightFit(s.l+11, y, 12, upper(s.t("paper.qty")), st)
	c.Fit(s.l+15, y, 80, upper(s.t("paper.parts-labour")), st)
	if s.m.NoPrices {
		c.Fit(s.r-32, y, 32, upper(s.t("paper.part-no")), st)
	} else {
		c.Fit(s.r-72, y, 25, upper(s.t("paper.part-no")), st)
		c.RightFit(s.r-27, y, 20, upper(joinedSpace(s.t("paper.unit"), s.m.Currency)), st)
		c.RightFit(s.r, y, 25, upper(joinedSpace(s.t("paper.amount"), s.m.Currency)), st)
	}
	c.Rule(s.l, s.r, y+headToRule, thin)
}

func joinedSpace(a, b string) string {
	if b == "" {
		return a
	}
	return a + " " + b
}

func (s *jobSheet) tableRow(c *page.Canvas, y float64, l Line, part piece) {
	b := part.baseline(y)
	for i, t := range part.lines {
		c.Text(s.l+15, b+4*float64(i), t, regular(9))
	}
	if part.last {
		c.Rule(s.l, s.r, y, hair)
	}
	if !part.first {
		return
	}
	c.RightFit(s.l+11, b, 11, l.Qty, regular(9))
	if s.m.NoPrices {
		c.Fit(s.r-32, b, 32, l.PartNo, regular(8))
		return
	}
	c.Fit(s.r-72, b, 26, l.PartNo, regular(8))
	c.RightFit(s.r-27, b, 20, l.Unit, regular(9))
	c.RightFit(s.r, b, 25, l.Amount, regular(9))
}

// timeAndSums is time on site at the left and the sums at the right, which stay together.
func (s *jobSheet) timeAndSums() []row {
	sums := s.sums()
	events := append(s.times(), sums...)
	if len(events) == 0 {
		return nil
	}
	keep := 0.0
	for _, e := range sums {
		keep = math.Max(keep, e.at)
	}
	rows := zone(events, keep)
	rows[0].step = 7.5
	rows[len(rows)-1].after = 7.5
	return rows
}

func (s *jobSheet) sums() []event {
	m := s.m
	if m.NoPrices {
		return nil
	}
	var out []event
	x := s.r - 64
	at := 0.0
	for i, sum := range m.Sums {
		st := regular(9)
		if sum.Strong {
			st = semiBold(9)
		}
		at = float64(i) * 4.5
		out = append(out, event{at, func(c *page.Canvas, y float64) {
			w := c.RightFit(s.r, y, 34, sum.Amount, st)
			c.Fit(x, y, 64-w-3, sum.Label, st)
		}})
	}
	if m.Balance == "" {
		return out
	}
	if len(m.Sums) == 0 {
		at = -2.1
	}
	out = append(out,
		event{at + 2.1, func(c *page.Canvas, y float64) { c.Rule(x, s.r, y, heavy) }},
		event{at + 8.15, func(c *page.Canvas, y float64) {
			w := c.RightFit(s.r, y, 36, m.Balance, bold(12))
			c.Fit(x, y, 64-w-2, s.t("paper.balance"), bold(12))
		}},
		event{at + 10.45, func(c *page.Canvas, y float64) { c.Rule(x, s.r, y, thin) }},
	)
	return out
}

// times is the table of visits; at an address with none yet it has rows to fill in.
func (s *jobSheet) times() []event {
	m := s.m
	visits := m.Visits
	blank := len(visits) == 0 && (m.Site.Address != "" || m.NoPrices)
	if blank {
		visits = make([]Visit, 3)
	}
	if len(visits) == 0 {
		return nil
	}
	end := s.r - 64 - 12
	if m.NoPrices {
		end = s.r
	}
	put := func(c *page.Canvas, y float64, v Visit, st page.Style) {
		c.Fit(s.l, y, 33, v.Date, st)
		c.Fit(s.l+34, y, 13, v.In, st)
		c.Fit(s.l+48, y, 13, v.Out, st)
		c.Fit(s.l+62, y, 17, v.Hours, st)
		c.Fit(s.l+80, y, end-s.l-80, v.By, st)
	}
	out := []event{
		{0, func(c *page.Canvas, y float64) { c.Text(s.l, y, upper(s.t("paper.time")), capitals(6.6)) }},
		{4.95, func(c *page.Canvas, y float64) {
			put(c, y, Visit{s.t("paper.date"), s.t("paper.in"), s.t("paper.out"), s.t("paper.hours"), s.t("paper.by")}, regular(7.3))
		}},
		{6.2, func(c *page.Canvas, y float64) { c.Rule(s.l, end, y, thin) }},
	}
	at := 9.75
	for _, v := range visits {
		out = append(out, event{at, func(c *page.Canvas, y float64) {
			put(c, y, v, regular(8.5))
			if blank {
				c.Rule(s.l, end, y+1, hair)
			}
		}})
		at += 4.6
	}
	if m.VisitSum != "" {
		out = append(out,
			event{at - 2.75, func(c *page.Canvas, y float64) { c.Rule(s.l, end, y, thin) }},
			event{at + 0.95, func(c *page.Canvas, y float64) {
				put(c, y, Visit{Date: s.t("paper.total"), Hours: m.VisitSum}, semiBold(8.5))
			}})
	}
	return out
}

// approvals is what the customer agreed to, a line each.
func (s *jobSheet) approvals() []row {
	var list []string
	for _, a := range s.m.Approvals {
		amount := a.Amount
		if s.m.NoPrices {
			amount = ""
		}
		list = append(list, joined(a.What, amount, a.By, a.How, a.When, a.Clerk))
	}
	return s.lines(s.t("paper.approvals"), list)
}
