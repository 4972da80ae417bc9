package printing

import (
	"strconv"

	"tanggapan/printing/page"
)

// summary lays out one Summary on a sheet.
type summary struct {
	*sheet
	m     Summary
	tight bool // a low chart and narrow gaps
}

// tightGap is the most that lies between two lines of a tight summary, mm.
const tightGap = 8.0

// Lay draws the owner's summary: one page of A4 or Letter where it fits, with a low chart if need be, further pages
// where not; on a roll the same in one column.
func (m Summary) Lay(size Size, w Wording) *page.Doc {
	if size.Roll() {
		return m.roll(size, w)
	}
	d := m.lay(size, w, false)
	if len(d.Pages) > 1 {
		if one := m.lay(size, w, true); len(one.Pages) == 1 {
			return one
		}
	}
	return d
}

func (m Summary) lay(size Size, w Wording, tight bool) *page.Doc {
	s := &summary{sheet: newSheet(joined(w.T("paper.summary"), m.Day), size, w, m.Print, m.Shop), m: m, tight: tight}
	f := &flow{fixed: true}
	s.figures(f)
	s.chart(f)
	s.statusAndPayments(f)
	s.technicians(f)
	s.attention(f)
	for _, sec := range m.Sections {
		f.section(s.more(sec))
	}
	if tight {
		for i, r := range f.rows {
			if i > 0 && r.step > tightGap && r.step < 20 {
				f.rows[i].step = tightGap
			}
		}
	}
	c, y, limit := s.open()
	f.sheets(c, y, limit, s.open)
	for i := range s.d.Pages {
		s.foot(s.d.On(i), i)
	}
	return s.d
}

func (m Summary) title(w Wording) string {
	t := w.T("paper.summary")
	if m.Running {
		t = w.T("paper.summary-running")
	}
	return titled(joined(t, m.No), w, m.Print)
}

func (s *summary) open() (*page.Canvas, float64, float64) {
	c := s.add()
	s.smallHead(c, s.m.Shop, 9, 10.5, kept2(when(s.w, s.m.Print)))
	c.RightFit(s.r, 14.25, 90, s.m.title(s.w), capitals(6.6))
	c.RightFit(s.r, 20.42, 110, s.m.Day, bold(15))
	c.Rule(s.l, s.r, 25.05, heavy)
	return c, 25.05, s.h - 16
}

func (s *summary) foot(c *page.Canvas, i int) {
	y := s.h - 10.1
	if s.m.CashLine && i == 0 {
		x := s.l
		for _, b := range []struct {
			key  string
			wide float64
		}{{"paper.cash-counted", 22.2}, {"paper.difference", 22.2}, {"paper.checked-by", 33.5}} {
			x += c.Text(x, y, s.t(b.key), regular(7)) + 0.8
			c.Rule(x, x+b.wide, y+0.5, hair)
			x += b.wide + 1.9
		}
	}
	c.Right(s.r, y, pageOf(s.w, i+1, len(s.d.Pages)), regular(7))
	c.Fit(s.l, y+4, s.r-s.l, joined(copyMark(s.w, s.m.Print), hashMark(s.w, s.m.Print)), regular(5.8))
	practice(c, s.w, s.m.Print, 4.2)
}

// figures is the row of large numbers.
func (s *summary) figures(f *flow) {
	if len(s.m.Figures) == 0 {
		return
	}
	facts := make([]fact, len(s.m.Figures))
	natural := make([]float64, len(facts))
	need, shares := 0.0, 0.0
	for i, g := range s.m.Figures {
		facts[i].share = 0.965 / float64(len(facts))
		if len(facts) == 5 {
			facts[i].share = []float64{0.2855, 0.1645, 0.165, 0.1915, 0.1935}[i]
		}
		natural[i] = max(s.d.Measure(upper(g.Label), capitals(5.8)), s.d.Measure(g.Value, bold(20)), s.d.Measure(g.Note, regular(7.5)))
		need += natural[i]
		shares += facts[i].share
	}
	widths := spread(s.r-s.l, shares, need, natural, facts)
	f.add(row{step: 24, draw: func(c *page.Canvas, y float64) {
		x := s.l
		for i, g := range s.m.Figures {
			room := widths[i] - 2
			c.Fit(x, y-17.45, room, upper(g.Label), capitals(5.8))
			c.Fit(x, y-9.05, room, g.Value, bold(20))
			c.Fit(x, y-4.4, room, g.Note, regular(7.5))
			x += widths[i]
		}
		c.Rule(s.l, s.r, y, thin)
	}})
}

// chart is takings by day over the whole width.
func (s *summary) chart(f *flow) {
	m := s.m.Chart
	if len(m.Bars) == 0 {
		return
	}
	high := 53.0
	if s.tight {
		high = 26
	}
	f.add(row{step: 7.05, keep: true, draw: func(c *page.Canvas, y float64) {
		c.Fit(s.l, y, s.r-s.l, upper(m.Title), capitals(6.6))
	}}, row{step: high + 14.9, draw: func(c *page.Canvas, y float64) {
		c.Chart(s.l+7, y-high-7.95, s.r-s.l-22, high, m.Chart)
	}})
}

// statusAndPayments is jobs by status at the left and what was paid at the right.
func (s *summary) statusAndPayments(f *flow) {
	var events []event
	left, right := len(s.m.Status) > 0, len(s.m.Payments) > 0
	if !left && !right {
		return
	}
	events = append(events, event{0, func(c *page.Canvas, y float64) {
		if left {
			head(c, s.l, s.l+s.col, y, s.t("paper.by-status"))
		}
		if right {
			head(c, s.x2, s.r, y, s.t("paper.payments"))
		}
	}})
	events = append(append(events, s.status()...), s.payments()...)
	rows := zone(events, 1e9)
	rows[len(rows)-1].keep = false
	rows[0].step = 13
	rows[len(rows)-1].after = 12
	f.add(rows...)
}

func (s *summary) status() []event {
	most := 1
	for _, c := range s.m.Status {
		most = max(most, c.N)
	}
	var out []event
	for i, n := range s.m.Status {
		out = append(out, event{6.9 + 6.41*float64(i), func(c *page.Canvas, y float64) {
			c.Fit(s.l, y, 41, n.Label, regular(8.5))
			w := 32 * float64(max(n.N, 0)) / float64(most)
			if w > 0 {
				c.Rect(s.l+42, y-3, w, 4, page.Black)
			}
			c.Text(s.l+42+w+1.8, y, strconv.Itoa(n.N), semiBold(8.5))
		}})
	}
	return out
}

func (s *summary) payments() []event {
	var out []event
	put := func(c *page.Canvas, y float64, p Takings, st page.Style) {
		c.RightFit(s.x2+53, y, 14, p.Count, st)
		c.Fit(s.x2, y, 40, p.Kind, st)
		c.RightFit(s.r, y, 32, p.Amount, st)
	}
	at := 8.2
	for i, p := range s.m.Payments {
		last := i == len(s.m.Payments)-1
		out = append(out, event{at, func(c *page.Canvas, y float64) {
			put(c, y-1.64, p, regular(9))
			if last && s.m.PaymentSum.Amount != "" {
				c.Rule(s.x2, s.r, y, 0.4)
			} else {
				c.Rule(s.x2, s.r, y, hair)
			}
		}})
		at += 5
	}
	if s.m.PaymentSum.Amount != "" {
		out = append(out, event{at - 1.1, func(c *page.Canvas, y float64) { put(c, y, s.m.PaymentSum, semiBold(9.5)) }})
	}
	if s.m.PaymentNote != "" {
		out = append(out, event{at + 4.6, func(c *page.Canvas, y float64) {
			c.Fit(s.x2, y, s.col, s.m.PaymentNote, regular(7.5))
		}})
	}
	return out
}
