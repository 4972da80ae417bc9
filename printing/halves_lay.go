package printing

import (
	"strings"

	"tanggapan/printing/page"
)

// half lays out one of the two copies; top is its upper edge on every page.
type half struct {
	*jobSheet
	copy string
	top  float64
	page int
}

// Lay draws both copies, with a line to cut between them. What does not fit a half continues on a further page of halves.
func (m JobHalves) Lay(size Size, w Wording) *page.Doc {
	s := newSheet(joined(w.T("paper.job-sheet"), m.No), size, w, m.Print, m.Shop)
	s.add()
	for i, key := range []string{"paper.copy-shop", "paper.copy-customer"} {
		h := &half{jobSheet: &jobSheet{sheet: s, m: m.JobSheet}, copy: w.T(key), top: float64(i) * s.h / 2}
		h.lay()
	}
	for i := range s.d.Pages {
		c, cut := s.d.On(i), s.h/2
		c.Dash(0, cut, s.size.W, cut, 0.25, 1.6, 1.2)
		c.Rect(13, cut-1, 8, 2, page.White)
		scissors(c, s.l, cut)
		practice(c, w, m.Print, 3.2, cut+3.2)
		if n := len(s.d.Pages); n > 1 {
			c.Right(s.r, cut-4.6, pageOf(w, i+1, n), regular(5.8))
			c.Right(s.r, s.h-4.6, pageOf(w, i+1, n), regular(5.8))
		}
	}
	return s.d
}

func (h *half) lay() {
	c := h.d.On(0)
	y := h.head(c)
	f := &flow{fixed: true}
	h.body(f)
	limit := h.foot(c)
	f.sheets(c, y, limit, func() (*page.Canvas, float64, float64) {
		if h.page++; h.page == len(h.d.Pages) {
			h.add()
		}
		c := h.d.On(h.page)
		y := h.head(c)
		return c, y, h.top + h.h/2 - 8
	})
}

func (h *half) head(c *page.Canvas) float64 {
	m, t := h.m, h.top
	const qr = 15.0
	nx := h.r - qr - 5
	if c.QR(h.r-qr, t+8, qr, m.Code) != nil {
		nx = h.r
	}
	c.RightFit(nx, t+9.8, 80, titled(joined(h.t("paper.job-sheet"), h.copy), h.w, m.Print), capitals(6.6))
	nw := c.Right(nx+0.4, t+16.8, h.d.Fit(m.No, bold(19), 80), bold(19))
	stripes(c, nx, t+18.6, -1, 0.33, 4.4, 80, m.Code)
	logo(c, h.l, t+8, 13, m.Shop)
	x := h.l + 16
	if m.Shop.NoLogo {
		x = h.l
	}
	room := nx - nw - 5 - x
	c.Fit(x, t+11.6, room, m.Shop.Name, bold(12))
	y := t + 15.4
	for _, line := range kept2(joined(m.Shop.Address, m.Shop.Branch), joined(m.Shop.Phone, m.Shop.Email), joined(m.Shop.Hours, m.Shop.TaxNo)) {
		c.Fit(x, y, room, line, regular(7))
		y += 3.3
	}
	c.Rule(h.l, h.r, t+25.4, heavy)
	return h.factStrip(c, t+25.4, h.facts())
}

// body is what both sides need: who and what, the problem and what was found on arrival beside what was agreed.
func (h *half) body(f *flow) {
	m, problem := h.m, ""
	if len(m.Devices) == 1 {
		d := m.Devices[0]
		problem = d.Problem
		d.No, d.Bought, d.Warranty, d.Meter = "", "", "", ""
		f.section(h.people(h.devicePairs(d), h.t("paper.device")))
	} else {
		f.section(h.people(nil, ""))
		f.section(h.deviceTable())
	}
	if len(f.rows) > 0 {
		f.rows[0].step = 6
	}
	f.section(h.problemAndAgreed(problem))
	for i, r := range f.rows {
		if r.gap && i > 0 {
			f.rows[i].step = min(r.step, 6.6)
		}
	}
}

func (h *half) deviceTable() []row {
	var data [][]string
	for _, d := range h.m.Devices {
		data = append(data, []string{joinedLines(first(d.Name, d.Short), joined(d.Serial, d.IMEI, d.Plate)), joinedLines(d.Problem, h.found(d)), d.LeftWith})
	}
	return h.sheet.table([]column{
		{head: h.t("paper.device"), x: h.l, w: 52, style: medium(8.5)},
		{head: h.t("paper.problem"), x: h.l + 55, w: h.r - h.l - 55 - 46, style: regular(8.5)},
		{head: h.t("paper.left-with"), x: h.r - 43, w: 43, style: regular(8.5)},
	}, data, 0)
}

// agreedPairs are limits, sums and balance.
func (h *half) agreedPairs() []Pair {
	var pairs []Pair
	for _, l := range h.m.Limits {
		pairs = append(pairs, Pair{h.t("paper.limit"), l})
	}
	pairs = append(pairs, Pair{h.t("paper.slot"), h.m.Slot}, Pair{h.t("paper.loaner"), h.m.Loaner})
	pairs = append(pairs, h.m.More...)
	if n := len(h.m.Sums); n > 0 {
		for _, s := range h.m.Sums {
			if s.Strong {
				pairs = append(pairs, Pair{s.Label, h.m.Currency + s.Amount})
			}
		}
	}
	pairs = append(pairs, Pair{h.t("paper.deposit"), h.m.StubDeposit})
	if h.m.Balance != "" {
		pairs = append(pairs, Pair{h.t("paper.to-pay"), h.m.Balance})
	}
	return kept(pairs...)
}

// problemAndAgreed sets the customer's words and what was found beside what was agreed.
func (h *half) problemAndAgreed(problem string) []row {
	type line struct {
		text string
		st   page.Style
	}
	var left []line
	for _, l := range h.d.Wrap(problem, regular(9), h.col) {
		left = append(left, line{l, regular(9)})
	}
	if len(h.m.Devices) == 1 {
		for i, l := range h.d.Wrap(h.found(h.m.Devices[0]), medium(8.5), h.col) {
			if i == 0 && len(left) > 0 {
				left = append(left, line{})
			}
			left = append(left, line{l, medium(8.5)})
		}
	}
	right := cells(h.d, h.agreedPairs(), 24, h.col, strongBy(h.t("paper.to-pay")))
	if len(left)+len(right) == 0 {
		return nil
	}
	return columns(func(c *page.Canvas, y float64) {
		if len(left) == 0 {
			head(c, h.l, h.r, y, h.t("paper.agreed"))
			return
		}
		head(c, h.l, h.l+h.col, y, h.t("paper.problem"))
		if len(right) > 0 {
			head(c, h.x2, h.r, y, h.t("paper.agreed"))
		}
	}, max(len(left), len(right)), textStep, 7.1, func(c *page.Canvas, i int, y float64) {
		x := h.x2
		if len(left) == 0 {
			x = h.l
		}
		if i < len(left) {
			c.Text(h.l, y, left[i].text, left[i].st)
		}
		if i < len(right) {
			drawCell(c, x, y, 24, right[i])
		}
	})
}

// found is the condition in words: what is broken, what was not tested; the rest works.
func (h *half) found(d Device) string {
	var faults, untested []string
	for _, p := range d.Condition {
		switch p.State {
		case Fault:
			faults = append(faults, joinedSpace(p.Label, bracketed(p.Note)))
		case NotTested:
			untested = append(untested, p.Label)
		}
	}
	text := d.Note
	if len(untested) > 0 {
		text = joined(h.t("paper.untested-list", "List", strings.Join(untested, ", ")), text)
	}
	if len(faults) > 0 {
		text = joined(h.t("paper.fault-list", "List", strings.Join(faults, ", ")), text)
	}
	return text
}

func bracketed(s string) string {
	if s == "" {
		return ""
	}
	return "(" + s + ")"
}

// foot is terms and the line to sign on at the bottom of the half; it returns where they begin.
func (h *half) foot(c *page.Canvas) float64 {
	end := h.top + h.h/2
	var lines []string
	for _, t := range h.m.Terms {
		lines = append(lines, h.d.Wrap(t, regular(5.8), h.r-h.l)...)
	}
	lines = lines[:min(len(lines), 6)]
	y := end - 12
	if !h.m.NoSign {
		h.signLine(c, h.l, y, h.t("paper.sign-accept"))
		h.signLine(c, h.x2, y, h.t("paper.sign-return"))
		y -= 8
	}
	c.Fit(h.l+8, end-4.6, h.r-h.l-28, printLine(h.w, h.m.Print), regular(5.8))
	for i := len(lines) - 1; i >= 0; i-- {
		c.Text(h.l, y, lines[i], regular(5.8))
		y -= 2.5
	}
	if len(lines) > 0 {
		c.Rule(h.l, h.r, y-1, thin)
		y--
	}
	return y
}
