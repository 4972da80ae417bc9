package printing

import "tanggapan/printing/page"

// Lay draws the inquiry on A4 or Letter, a row to write in for each part.
func (m Ask) Lay(size Size, w Wording) *page.Doc {
	s := newSheet(joined(w.T("paper.ask"), m.Supplier), size, w, m.Print, m.Shop)
	c := s.add()
	y := s.facedHead(c, m.Shop, titled(s.t("paper.ask"), w, m.Print), m.Supplier, "")
	y = s.factStrip(c, y, []fact{
		{s.t("paper.asked"), m.Asked, 0.24, false},
		{s.t("paper.answer-by"), m.AnswerBy, 0.24, false},
		{s.t("paper.answer-to"), m.AnswerTo, 0.32, false},
		{s.t("paper.by-us"), m.By, 0.2, false},
	})
	if m.Contact != "" {
		c.Fit(s.l, y+4, s.r-s.l, m.Contact, regular(8))
		y += 5
	}
	f := &flow{fixed: true}
	lead := s.d.Wrap(s.t("paper.ask-lead"), regular(9), s.r-s.l)
	for i, line := range lead {
		r := row{step: textStep, draw: func(c *page.Canvas, y float64) { c.Text(s.l, y, line, regular(9)) }}
		if i == 0 {
			r.step = 7
		}
		f.add(r)
	}
	cols := []column{
		{head: s.t("paper.part"), x: s.l, w: s.r - s.l - 116},
		{head: s.t("paper.part-no"), x: s.r - 113, w: 27, style: medium(8)},
		{head: s.t("paper.qty"), x: s.r - 77, w: 12, right: true, style: semiBold(9)},
		{head: s.t("paper.in-stock"), x: s.r - 72, w: 20, write: true},
		{head: s.t("paper.in-days"), x: s.r - 48, w: 20, write: true},
		{head: joinedSpace(s.t("paper.unit"), m.Currency), x: s.r - 24, w: 24, write: true},
	}
	var data [][]string
	for _, l := range m.Lines {
		data = append(data, []string{joinedLines(l.Part, l.Fits, joined(l.Need, l.For)), l.PartNo, l.Qty, "", "", ""})
	}
	f.section(s.table(cols, data, 11))
	f.section(s.small("", m.Terms))
	f.add([]row{{step: 22, depth: 4, draw: func(c *page.Canvas, y float64) {
		c.Rule(s.l, s.l+s.col, y, thin)
		c.Fit(s.l, y+3.15, s.col, s.t("paper.answered-by"), regular(7))
		c.Rule(s.x2, s.r, y, thin)
		c.Fit(s.x2, y+3.15, s.col, s.t("paper.offer-until"), regular(7))
	}}}...)
	f.sheets(c, y, s.h-14, func() (*page.Canvas, float64, float64) {
		c := s.add()
		y, limit := s.againHead(c, m.Shop, m.Asked, s.t("paper.ask"), m.Supplier)
		return c, y, limit
	})
	s.footLines(m.Print, "")
	return s.d
}

func joinedLines(parts ...string) string {
	out := ""
	for _, p := range parts {
		if p == "" {
			continue
		}
		if out != "" {
			out += "\n"
		}
		out += p
	}
	return out
}
