package printing

import "tanggapan/printing/page"

// Lay draws the confirmation on A4 or Letter.
func (m Erasure) Lay(size Size, w Wording) *page.Doc {
	title, lead := w.T("paper.erasure"), w.T("paper.erasure-lead", "No", m.No)
	if m.Request {
		title, lead = w.T("paper.erasure-request"), w.T("paper.erasure-ask", "No", m.No, "Name", m.Name)
	}
	s := newSheet(joined(title, m.No), size, w, m.Print, m.Shop)
	c := s.add()
	s.bigHead(c, m.Shop, titled(title, w, m.Print), m.No, m.Code)
	y := s.factStrip(c, 35, []fact{{erasedOn(s, m), m.Date, 0.4, false}, {s.t("paper.asked-how"), m.Asked, 0.3, false}, {s.t("paper.by-us"), m.By, 0.3, false}})
	f := &flow{fixed: true}
	for i, line := range s.d.Wrap(lead, regular(10.5), s.r-s.l-20) {
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
	gone := s.t("paper.gone")
	if m.Request {
		gone = s.t("paper.gone-will")
	}
	list(gone, m.Gone)
	list(s.t("paper.stays"), m.Kept)
	var copies [][]string
	for _, line := range m.Copies {
		copies = append(copies, []string{line})
	}
	f.section(s.table([]column{{head: s.t("paper.copies-hold"), x: s.l, w: s.r - s.l}}, copies, 0))
	f.section(s.small("", m.Own))
	if !m.NoSign {
		signs := []string{s.t("paper.sign-shop")}
		if m.Request {
			signs = []string{s.t("paper.sign-person"), s.t("paper.sign-shop")}
		}
		f.add(s.sign(signs...)...)
	}
	f.sheets(c, y, s.h-14, func() (*page.Canvas, float64, float64) {
		c := s.add()
		y, limit := s.againHead(c, m.Shop, m.Date, title, m.No)
		return c, y, limit
	})
	s.footLines(m.Print, "")
	return s.d
}

func erasedOn(s *sheet, m Erasure) string {
	if m.Request {
		return s.t("paper.asked")
	}
	return s.t("paper.erased-on")
}
