package printing

import "tanggapan/printing/page"

// Lay draws the confirmation on A4 or Letter.
func (m Erasure) Lay(size Size, w Wording) *page.Doc {
	s := newSheet(joined(w.T("paper.erasure"), m.No), size, w, m.Print, m.Shop)
	c := s.add()
	s.bigHead(c, m.Shop, titled(s.t("paper.erasure"), w, m.Print), m.No, m.Code)
	y := s.factStrip(c, 35, []fact{{s.t("paper.erased-on"), m.Date, 0.4, false}, {s.t("paper.asked-how"), m.Asked, 0.3, false}, {s.t("paper.by-us"), m.By, 0.3, false}})
	f := &flow{fixed: true}
	for i, line := range s.d.Wrap(s.t("paper.erasure-lead", "No", m.No), regular(10.5), s.r-s.l-20) {
		r := row{step: 5.1, draw: func(c *page.Canvas, y float64) { c.Text(s.l, y, line, regular(10.5)) }}
		if i == 0 {
			r.step = 11
		}
		f.add(r)
	}
	list := func(title string, pairs []Pair) {
		var data [][]string
		for _, p := range kept(pairs...) {
			data = append(data, []string{p.Label, p.Value})
		}
		f.section(s.table([]column{{head: title, x: s.l, w: 60, style: medium(9)}, {head: "", x: s.l + 64, w: s.r - s.l - 64}}, data, 0))
	}
	list(s.t("paper.gone"), m.Gone)
	list(s.t("paper.stays"), m.Kept)
	var copies [][]string
	for _, line := range m.Copies {
		copies = append(copies, []string{line})
	}
	f.section(s.table([]column{{head: s.t("paper.copies-hold"), x: s.l, w: s.r - s.l}}, copies, 0))
	f.section(s.small("", m.Own))
	if !m.NoSign {
		f.section(s.sign(s.t("paper.sign-shop")))
	}
	f.sheets(c, y, s.h-14, func() (*page.Canvas, float64, float64) {
		c := s.add()
		y, limit := s.againHead(c, m.Shop, m.Date, s.t("paper.erasure"), m.No)
		return c, y, limit
	})
	s.footLines(m.Print, "")
	return s.d
}
