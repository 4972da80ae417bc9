package printing

import "tanggapan/printing/page"

// technicians is the table of who did how much.
func (s *summary) technicians(f *flow) {
	if len(s.m.Technicians) == 0 {
		return
	}
	edges := []float64{60 / 182.0, 84 / 182.0, 110 / 182.0, 140 / 182.0, 1}
	put := func(c *page.Canvas, y float64, t TechnicianDay, st page.Style) {
		c.Fit(s.l, y, 40, t.Name, st)
		for i, v := range []string{t.JobsOut, t.Hours, t.Late, t.Labour, t.Parts} {
			c.RightFit(s.l+(s.r-s.l)*edges[i], y, 28, v, st)
		}
	}
	heads := TechnicianDay{
		upper(s.t("paper.technician")), upper(s.t("paper.jobs-out")), upper(s.t("paper.hours")), upper(s.t("paper.late")),
		upper(joinedSpace(s.t("paper.labour"), s.m.Currency)), upper(joinedSpace(s.t("paper.parts"), s.m.Currency)),
	}
	top := func(c *page.Canvas, y float64) {
		put(c, y, heads, capitals(6.6))
		c.Rule(s.l, s.r, y+headToRule-0.15, thin)
	}
	rows := []row{{step: 12.35, keep: true, draw: top}}
	for i, t := range s.m.Technicians {
		r := row{step: 5, again: []row{{step: 5, draw: top}, {step: 2.5}}}
		if i == 0 {
			r.step = 7.8
		}
		last := i == len(s.m.Technicians)-1
		r.draw = func(c *page.Canvas, y float64) {
			put(c, y-1.64, t, regular(9))
			if last && s.m.All.Name != "" {
				c.Rule(s.l, s.r, y, 0.4)
			} else {
				c.Rule(s.l, s.r, y, hair)
			}
		}
		r.again[1].draw = func(*page.Canvas, float64) {}
		rows = append(rows, r)
	}
	if s.m.All.Name != "" {
		rows[len(rows)-1].keep = true
		rows = append(rows, row{step: 4.4, after: 11.5, draw: func(c *page.Canvas, y float64) { put(c, y, s.m.All, semiBold(9)) }})
	}
	rows[len(rows)-1].after = 12.15
	f.section(rows)
}

// more is a further section of pairs, in two columns.
func (s *summary) more(sec Section) []row {
	pairs := kept(sec.Pairs...)
	if len(pairs) == 0 {
		return nil
	}
	half := (len(pairs) + 1) / 2
	put := func(c *page.Canvas, x, y float64, p Pair) {
		w := c.RightFit(x+s.col, y, s.col*0.6, p.Value, medium(8.5))
		c.Fit(x, y, s.col-w-3, p.Label, regular(8.5))
	}
	return columns(func(c *page.Canvas, y float64) { head(c, s.l, s.r, y, sec.Title) }, half, pairStep, 9,
		func(c *page.Canvas, i int, y float64) {
			put(c, s.l, y, pairs[i])
			if i+half < len(pairs) {
				put(c, s.x2, y, pairs[i+half])
			}
		})
}

// attention is what to look after tomorrow, each with a box to tick.
func (s *summary) attention(f *flow) {
	if len(s.m.Attention) == 0 {
		return
	}
	title := func(c *page.Canvas, y float64) { head(c, s.l, s.r, y, s.t("paper.attention")) }
	rows := []row{{step: 12.5, keep: true, draw: title}}
	for i, a := range s.m.Attention {
		who := s.d.Fit(a.Who, regular(9), 40)
		for j, part := range pieces(s.d.Wrap(a.Text, regular(9), s.r-(s.l+25)-s.d.Measure(who, regular(9))-3)) {
			r := row{step: part.step(), again: []row{{step: 5, draw: title}, {step: 3, draw: func(*page.Canvas, float64) {}}}}
			if i == 0 && j == 0 {
				r.step += 3.3
			}
			r.draw = func(c *page.Canvas, y float64) {
				b := part.baseline(y)
				if part.first {
					box(c, s.l, b-2.15, 3, NotTested)
					c.Fit(s.l+5, b, 18.5, a.No, semiBold(9))
					c.Right(s.r, b, who, regular(9))
				}
				for k, t := range part.lines {
					c.Text(s.l+25, b+4*float64(k), t, regular(9))
				}
				if part.last {
					c.Rule(s.l, s.r, y, hair)
				}
			}
			rows = append(rows, r)
		}
	}
	f.section(rows)
}
