package printing

import "tanggapan/printing/page"

// Lay draws the transfer slip on A4 or Letter.
func (m Transfer) Lay(size Size, w Wording) *page.Doc {
	s := newSheet(joined(w.T("paper.transfer"), m.No), size, w, m.Print, m.Shop)
	c := s.add()
	y := s.facedHead(c, m.Shop, titled(s.t("paper.transfer"), w, m.Print), m.No, m.Code)
	y = s.factStrip(c, y, []fact{
		{s.t("paper.sent"), m.Sent, 0.3, false},
		{s.t("paper.back-by"), m.Back, 0.25, false},
		{s.t("paper.carrier"), m.Carrier, 0.25, false},
		{s.t("paper.by-us"), m.By, 0.2, false},
	})
	f := &flow{}
	f.section(s.fromTo(m))
	if len(f.rows) > 0 {
		f.rows[0].step = 6.32
	}
	cols := []column{
		{head: s.t("paper.qty"), x: s.l + 11, w: 11, right: true},
		{head: s.t("paper.what"), x: s.l + 15, w: 55},
		{head: s.t("paper.serial"), x: s.l + 73, w: 34, style: medium(8)},
		{head: s.t("paper.with-it"), x: s.l + 110, w: s.r - s.l - 110},
	}
	var data [][]string
	for _, it := range m.Items {
		data = append(data, []string{it.Qty, joinedLines(it.Name, it.Condition), it.Serial, it.With})
	}
	f.section(s.table(cols, data, 7))
	f.section(s.paragraph(s.t("paper.problem"), m.Problem))
	f.section(s.paragraph(s.t("paper.found"), m.Found))
	f.section(s.toWrite(s.t("paper.wanted"), 3))
	f.section(s.small("", m.Terms))
	if !m.NoSign {
		f.add(s.sign(s.t("paper.sign-out"), s.t("paper.sign-in"))...)
		f.add(s.sign(s.t("paper.sign-back"), s.t("paper.sign-home"))...)
	}
	f.sheets(c, y, s.h-14, func() (*page.Canvas, float64, float64) {
		c := s.add()
		y, limit := s.againHead(c, m.Shop, m.Sent, s.t("paper.transfer"), m.No)
		return c, y, limit
	})
	s.footLines(m.Print, "")
	return s.d
}

// fromTo is where the things come from and where they go, with a line where nobody said it yet.
func (s *sheet) fromTo(m Transfer) []row {
	from, to := s.d.Wrap(m.From, medium(9), s.col), s.d.Wrap(m.To, medium(9), s.col)
	return columns(func(c *page.Canvas, y float64) {
		head(c, s.l, s.l+s.col, y, s.t("paper.from"))
		head(c, s.x2, s.r, y, s.t("paper.to"))
	}, max(len(from), len(to), 2), pairStep, 7.5, func(c *page.Canvas, i int, y float64) {
		if i < len(from) {
			c.Text(s.l, y, from[i], medium(9))
		}
		switch {
		case i < len(to):
			c.Text(s.x2, y, to[i], medium(9))
		case len(to) == 0 && i < 2:
			c.Rule(s.x2, s.r, y+1.4+float64(i)*1.6, hair)
		}
	})
}
