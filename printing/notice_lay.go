package printing

import "tanggapan/printing/page"

// Lay draws the notice on A4 or Letter: the address stands where a window envelope shows it.
func (m Notice) Lay(size Size, w Wording) *page.Doc {
	key := []string{"paper.notice-first", "paper.notice-second", "paper.notice-last"}[max(0, min(m.Step-1, 2))]
	title := w.T(key)
	s := newSheet(joined(title, m.No), size, w, m.Print, m.Shop)
	c := s.add()
	s.bigHead(c, m.Shop, titled(title, w, m.Print), m.No, m.Code)
	y := 52.0
	for i, line := range m.To {
		if i > 4 {
			break
		}
		st := regular(10.5)
		if i == 0 {
			st = semiBold(10.5)
		}
		c.Fit(s.l+6, y, 80, line, st)
		y += 5.2
	}
	c.RightFit(s.r, 52, 70, m.Date, regular(10))
	f := &flow{fixed: true}
	s.letter(f, w.T(key+"-subject"), m)
	f.sheets(c, 84, s.h-16, func() (*page.Canvas, float64, float64) {
		c := s.add()
		y, limit := s.againHead(c, m.Shop, joined(m.Salute, m.Date), title, m.No)
		return c, y + 4, limit
	})
	s.footLines(m.Print, "")
	return s.d
}

// letter is the body: subject, words, facts between rules, how to collect, who writes.
func (s *sheet) letter(f *flow, subject string, m Notice) {
	wide := s.r - s.l - 24
	put := func(step float64, text string, st page.Style) {
		for i, line := range s.d.Wrap(text, st, wide) {
			r := row{step: 5.1, depth: 1, draw: func(c *page.Canvas, y float64) { c.Text(s.l+6, y, line, st) }}
			if i == 0 {
				r.step = step
			}
			f.add(r)
		}
	}
	put(6, subject, bold(13))
	put(10.5, m.Salute, regular(10.5))
	put(8, m.Text, regular(10.5))
	facts := kept(m.Facts...)
	for i, p := range facts {
		r := row{step: 5.4, keep: true, draw: func(c *page.Canvas, y float64) {
			if i == 0 {
				c.Rule(s.l+6, s.l+6+wide, y-5.2, thin)
			}
			c.Fit(s.l+6, y, 34, p.Label, regular(9))
			c.Fit(s.l+42, y, wide-36, p.Value, semiBold(10))
			if i == len(facts)-1 {
				c.Rule(s.l+6, s.l+6+wide, y+2.4, thin)
			}
		}}
		if i == 0 {
			r.step = 13
		}
		f.add(r)
	}
	step := 8.0
	if len(facts) > 0 {
		step = 11
	}
	for i, t := range kept2(append([]string{m.Until, m.Collect}, m.Own...)...) {
		st := regular(10.5)
		if i == 0 && m.Until != "" {
			st = semiBold(10.5)
		}
		put(step, t, st)
		step = 8
	}
	if m.NoSign {
		return
	}
	f.add(row{step: 24, keep: true, draw: func(c *page.Canvas, y float64) { c.Rule(s.l+6, s.l+76, y, thin) }},
		row{step: 4.4, draw: func(c *page.Canvas, y float64) { c.Fit(s.l+6, y, 90, joined(m.Sign, m.SignRole), regular(9)) }})
}
