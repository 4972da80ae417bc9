package printing

import (
	"math"
	"strconv"

	"tanggapan/printing/page"
)

// testCode is what both codes of the test page say.
const testCode = "T000000"

// Lay draws the test page in any size: a frame, a rule of known length, both codes, every weight of letter.
func (m TestPage) Lay(size Size, w Wording) *page.Doc {
	d := page.New(joined(w.T("paper.test"), m.Printer))
	d.Author, d.At = page.Clean(m.Shop.Name), m.Print.At
	h := size.H
	if size.Roll() {
		h = 160
	}
	c := d.Add(size.W, h)
	if size.H > 0 && size.H < 60 {
		m.small(c, w)
		return d
	}
	inset := 5.0
	if size.Roll() {
		inset = ticketMeasure(size.W).margin
	}
	c.Box(inset, inset, size.W-2*inset, h-2*inset, 0.25)
	l := inset + 4
	if !size.Roll() {
		l = margin
	}
	r := size.W - l
	y := inset + 9
	if m.Print.Practice {
		y += 3
	}
	y = m.words(c, w, l, r, y)
	length := math.Floor((r-l)/10) * 10
	y = ruler(c, l, y+4, length)
	y = lines(c, l, r, y+6, w.T("paper.test-ruler", "MM", strconv.Itoa(int(length))))
	y = codes(c, l+2, r, y+4) + 8
	y = lines(c, l, r, y, w.T("paper.test-codes", "Code", testCode))
	y += 2
	for _, weight := range []int{400, 500, 600, 700} {
		y += 5.5
		c.Fit(l, y, r-l, "₱4,149.60 −1,500 ñÑ çÇ “Ag” № ✓ "+strconv.Itoa(weight), page.Style{Size: 9, Weight: weight})
	}
	y = lines(c, l, r, y+6, w.T("paper.test-letters"))
	if size.Roll() {
		c.Page.H = math.Ceil(y + 12)
		c.Page.Ops = c.Page.Ops[4:] // the frame was drawn for a length not known then
		c.Box(inset, inset, size.W-2*inset, c.Page.H-2*inset, 0.25)
	}
	practice(c, w, m.Print, 4.2)
	return d
}

func (m TestPage) words(c *page.Canvas, w Wording, l, r, y float64) float64 {
	c.Fit(l, y, r-l, upper(w.T("paper.test")), capitals(8))
	c.Fit(l, y+7, r-l, m.Shop.Name, bold(14))
	y = lines(c, l, r, y+12, w.T("paper.test-printer", "Name", m.Printer))
	y = lines(c, l, r, y, when(w, m.Print))
	return lines(c, l, r, y+1, w.T("paper.test-straight"))
}

// codes draws both codes side by side, or below each other where that is too wide, and returns where they end.
func codes(c *page.Canvas, l, r, y float64) float64 {
	if c.QR(l, y, 22, testCode) != nil {
		return y
	}
	x, top := l+34, y
	if x+page.Code128Width(0.33, testCode) > r {
		x, top = l, y+27
	}
	if _, err := c.Code128(x, top, 0.33, 10, testCode); err != nil {
		return y + 22
	}
	return math.Max(y+22, top+10)
}

// small is the test page of a label.
func (m TestPage) small(c *page.Canvas, w Wording) {
	c.Box(1.5, 1.5, c.Page.W-3, c.Page.H-3, 0.25)
	if c.QR(4, 5, 17, testCode) != nil {
		return
	}
	c.Fit(24, 8, c.Page.W-28, w.T("paper.test"), bold(11))
	c.Fit(24, 12.5, c.Page.W-28, m.Printer, medium(8))
	ruler(c, 24, 15, 30)
	c.Fit(24, 24, c.Page.W-28, "30 mm", medium(8))
}

// ruler draws a rule of that many millimetres and returns where its ticks end.
func ruler(c *page.Canvas, x, y, length float64) float64 {
	c.Rule(x, x+length, y, 0.25)
	for i := 0; float64(i) <= length; i++ {
		tick := 1.5
		switch {
		case i%10 == 0:
			tick = 4
		case i%5 == 0:
			tick = 2.5
		}
		c.Rect(x+float64(i)-0.06, y, 0.12, tick, page.Black)
	}
	return y + 4
}

// lines writes wrapped text below y and returns the last baseline.
func lines(c *page.Canvas, l, r, y float64, text string) float64 {
	for _, line := range c.Doc.Wrap(text, regular(9), r-l) {
		c.Text(l, y, line, regular(9))
		y += textStep
	}
	return y
}
