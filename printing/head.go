package printing

import (
	"math"

	"tanggapan/printing/page"
)

// bigHead is the head of papers that a customer gets: mark and shop at the left, title, number and codes at the right,
// the heavy rule below at 35 mm.
func (s *sheet) bigHead(c *page.Canvas, shop Shop, title, no, code string) {
	qr := 18.0
	nx := s.r - qr - 7
	if c.QR(s.r-qr, 12, qr, code) != nil {
		nx = s.r
	}
	number := s.d.Fit(no, bold(24), 90)
	nw := c.Right(nx+0.45, 22.1, number, bold(24)) // the figures' own margin hangs over the edge
	cw := stripes(c, nx, 24.4, -1, 0.33, 5.6, 80, code)
	left := math.Max(nw, cw)
	c.RightFit(nx, 13.75, math.Max(left, 80), title, capitals(6.6))
	logo(c, s.l, 12, 18, shop)
	x := s.l + 22
	if shop.NoLogo {
		x = s.l
	}
	room := nx - left - 5 - x
	name := bold(15)
	for name.Size > 11 && s.d.Measure(shop.Name, name) > room {
		name.Size--
	}
	c.Fit(x, 16.88, room, shop.Name, name)
	y := 21.4
	for _, line := range kept2(joined(shop.Address, shop.Branch), joined(shop.Phone, shop.Email), shop.Hours, shop.TaxNo) {
		c.Fit(x, y, room, line, regular(8))
		y += 3.9
	}
	c.Rule(s.l, s.r, 35, heavy)
}

// facedHead is the head of papers of the desk's own and for suppliers: a smaller mark, at the right the title over a large word,
// and its code where it has one. It returns the heavy rule's place.
func (s *sheet) facedHead(c *page.Canvas, shop Shop, title, word, code string) float64 {
	big := bold(20)
	for big.Size > 12 && s.d.Measure(word, big) > 96 {
		big.Size--
	}
	s.word = c.Right(s.r, 22.5, s.d.Fit(word, big, 96), big)
	s.smallHead(c, shop, 12, 13, kept2(shop.Address, joined(shop.Phone, shop.Email)))
	c.RightFit(s.r, 14.25, 80, title, capitals(6.6))
	if stripes(c, s.r, 24.6, -1, 0.33, 4, 80, code) == 0 {
		c.Rule(s.l, s.r, 26.5, heavy)
		return 26.5
	}
	c.Rule(s.l, s.r, 31.5, heavy)
	return 31.5
}

// factStrip writes the facts that have a value below the heavy rule at y and closes them with a thin one; it returns where
// the body begins.
func (s *sheet) factStrip(c *page.Canvas, y float64, facts []fact) float64 {
	var out []fact
	for _, f := range facts {
		if f.value != "" {
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		return y
	}
	shares := 0.0
	for _, f := range out {
		shares += f.share
	}
	for i := range out {
		out[i].share /= math.Max(shares, 1)
	}
	s.strip(c, y+4.05, out)
	c.Rule(s.l, s.r, y+11.3, thin)
	return y + 11.3
}

// againHead is the head of a page that continues: shop and who or what it is about at the left, title and number at the right.
func (s *sheet) againHead(c *page.Canvas, shop Shop, about, title, word string) (y, limit float64) {
	s.word = c.RightFit(s.r, 20.7, 100, word, bold(16))
	s.smallHead(c, shop, 9, 10.5, kept2(about))
	c.RightFit(s.r, 13.75, 80, upper(joined(title, s.t("paper.continued"))), capitals(6.6))
	c.Rule(s.l, s.r, 25.1, heavy)
	return 26.5, s.h - 14
}

// footLines closes every page of a paper: which print it is at the left, the page's number at the right.
func (s *sheet) footLines(p Print, line string) {
	for i := range s.d.Pages {
		c := s.d.On(i)
		c.Fit(s.l, s.h-8, s.r-s.l-30, joined(line, printLine(s.w, p)), regular(6.4))
		if len(s.d.Pages) > 1 {
			c.Right(s.r, s.h-8, pageOf(s.w, i+1, len(s.d.Pages)), regular(7))
		}
		practice(c, s.w, p, 4.2)
	}
}

// stubShop is the shop on a claim ticket below the cut: phone and hours on one line, or on two where they are long.
func (s *sheet) stubShop(c *page.Canvas, cut float64, shop Shop) {
	logo(c, s.l, cut+8, 9, shop)
	x := s.l + 11.5
	if shop.NoLogo {
		x = s.l
	}
	c.Fit(x, cut+11.5, 60, shop.Name, bold(10.5))
	line := joined(shop.Phone, shop.Hours)
	if s.d.Measure(line, regular(7.5)) <= 62 {
		c.Fit(x, cut+15.65, 62, line, regular(7.5))
		return
	}
	c.Fit(x, cut+15.65, 62, shop.Phone, regular(7.5))
	c.Fit(x, cut+19.05, 62, shop.Hours, regular(7.5))
}
