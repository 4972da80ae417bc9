package printing

import (
	"strconv"
	"strings"

	"tanggapan/printing/page"
)

// termLines is how many lines of terms a column on the first page holds at most.
const termLines = 12

// foot draws terms, signatures and the claim ticket, and returns the rule above the terms, where the body ends.
func (s *jobSheet) foot(c *page.Canvas) float64 {
	cut := s.cut()
	sign := cut - 7.5
	if s.m.NoSign {
		sign = cut + 6
	}
	s.splitTerms()
	top := sign - 12.3
	if n := max(len(s.terms[0]), len(s.terms[1])); n > 0 {
		top = sign - 21.9 - 2.9*float64(n-1)
		c.Rule(s.l, s.r, top, thin)
		c.Text(s.l, top+3.5, upper(s.t("paper.terms")), capitals(6.6))
		for i, col := range s.terms {
			x := s.l
			if i == 1 {
				x = s.x2
			}
			for j, line := range col {
				c.Text(x, top+7.5+2.9*float64(j), line, regular(6.6))
			}
		}
	}
	s.signatures(c, sign)
	c.RightFit(s.r, cut-1.4, s.r-s.l-32, printLine(s.w, s.m.Print), regular(5.8))
	if s.m.NoStub {
		return top
	}
	c.Dash(0, cut, s.size.W, cut, 0.25, 1.6, 1.2)
	c.Rect(13, cut-1, 8, 2, page.White)
	scissors(c, s.l, cut)
	s.stub(c, cut)
	return top
}

// signatures are the two lines to sign on, each with its date.
func (s *jobSheet) signatures(c *page.Canvas, sign float64) {
	if s.m.NoSign {
		return
	}
	for i, x := range []float64{s.l, s.x2} {
		key := []string{"paper.sign-accept", "paper.sign-return"}[i]
		c.Rule(x, x+s.col-20, sign, thin)
		c.Rule(x+s.col-16, x+s.col, sign, thin)
		c.Fit(x, sign+3.15, s.col-21, s.t(key), regular(7))
		c.Fit(x+s.col-16, sign+3.15, 16, s.t("paper.date"), regular(7))
	}
}

// splitTerms sets the paragraphs in two columns of about the same height; what is beyond the room continues.
func (s *jobSheet) splitTerms() {
	var pars [][]string
	total := 0
	for _, t := range s.m.Terms {
		if lines := s.d.Wrap(t, regular(6.6), s.col); len(lines) > 0 {
			pars = append(pars, lines)
			total += len(lines)
		}
	}
	if len(pars) == 1 {
		half := (total + 1) / 2
		if total < 4 {
			half = total
		}
		pars = [][]string{pars[0][:half], pars[0][half:]}
	}
	var cols [2][]string
	for _, p := range pars {
		i := 1
		if len(cols[1]) == 0 && (len(cols[0]) == 0 || 2*(len(cols[0])+len(p)) <= total+1) {
			i = 0
		}
		cols[i] = append(cols[i], p...)
	}
	for i := range cols {
		if len(cols[i]) > termLines {
			s.over = append(s.over, strings.Join(cols[i][termLines:], " "))
			cols[i] = cols[i][:termLines]
		}
	}
	s.terms = cols
}

// stub draws the claim ticket below the cut.
func (s *jobSheet) stub(c *page.Canvas, cut float64) {
	m := s.m
	s.stubShop(c, cut, m.Shop)
	c.Fit(s.l, cut+25.05, 70, titled(s.t("paper.claim-ticket"), s.w, m.Print), capitals(6.6))
	c.Fit(s.l-0.4, cut+33.35, 72, m.No, bold(22))
	if stripes(c, s.l, cut+36.4, 1, 0.33, 6, 70, m.Code) == 0 {
		c.Fit(s.l, cut+40, 70, m.Code, regular(9))
	}
	const wide = 64.0
	x := s.l + 76
	y := cut + 11.65
	for _, p := range s.stubPairs() {
		c.Fit(x, y, 17, p.Label, regular(7.8))
		c.Fit(x+18, y, wide-18, p.Value, medium(9))
		y += 4.56
	}
	if m.StubBalance != "" {
		c.Rule(x, x+wide, cut+37.5, thin)
		w := c.RightFit(x+wide, cut+41.8, 32, m.StubBalance, semiBold(10))
		c.Fit(x, cut+41.8, wide-w-2, s.t("paper.estimated-balance"), semiBold(10))
	}
	if c.QR(s.r-26, cut+8, 26, m.Code) == nil {
		c.CentreFit(s.r-13, cut+37.5, 32, s.t("paper.bring"), medium(7.5))
	}
}

func (s *jobSheet) stubPairs() []Pair {
	m := s.m
	device, serial := "", m.StubSerial
	if len(m.Devices) > 0 {
		device = first(m.Devices[0].Short, m.Devices[0].Name)
		serial = first(serial, m.Devices[0].Serial, m.Devices[0].IMEI, m.Devices[0].Plate)
	}
	if n := len(m.Devices); n > 1 {
		device = s.d.Fit(device, medium(9), 34) + " " + s.t("paper.and-more", "N", strconv.Itoa(n-1))
	}
	pairs := kept(
		Pair{s.t("paper.customer"), first(m.Customer.Name, m.Customer.Company)}, Pair{s.t("paper.device"), device},
		Pair{s.t("paper.serial"), serial}, Pair{s.t("paper.received"), m.Received},
		Pair{s.t("paper.promised"), m.Promised}, Pair{s.t("paper.deposit"), m.StubDeposit},
	)
	return pairs[:min(len(pairs), 6)]
}

// nextPage opens a page to continue on: number and name, small.
func (s *jobSheet) nextPage() (*page.Canvas, float64, float64) {
	c := s.add()
	s.smallHead(c, s.m.Shop, 9, 10.5, []string{joined(first(s.m.Customer.Name, s.m.Customer.Company), s.m.Received)})
	c.RightFit(s.r, 13.75, 80, upper(joined(s.t("paper.job-sheet"), s.t("paper.continued"))), capitals(6.6))
	c.RightFit(s.r, 20.7, 80, s.m.No, bold(16))
	c.Rule(s.l, s.r, 25.1, heavy)
	return c, 26.5, s.h - 14
}
