package printing

import (
	"math"

	"tanggapan/printing/page"
)

// Lay draws the label, whose page is always 62 x 29 mm.
func (m Label) Lay(_ Size, w Wording) *page.Doc {
	d := page.New(joined(m.No, m.Of))
	d.At = m.Print.At
	c := d.Add(Label62x29.W, Label62x29.H)
	const left, right, x = 2.5, 59.5, 22.5
	if c.QR(left, 3, 17, m.Code) != nil {
		c.Fit(left, 12, 18, m.Code, bold(9))
	}
	room := right - x
	if m.Of != "" {
		room -= c.RightFit(right, 9.4, 12, m.Of, bold(12)) + 1.5
	}
	if m.Urgent {
		s := upper(w.T("paper.urgent"))
		tw := math.Min(d.Measure(s, capitals(5.5)), 18)
		c.Rect(right-tw-2, 0.9, tw+2, 2.7, page.Black)
		c.CentreFit(right-tw/2-1, 2.9, tw, s, white(capitals(5.5)))
	}
	number := bold(19)
	for number.Size > 9 && d.Measure(m.No, number) > room {
		number.Size -= 0.5
	}
	c.Fit(x, 9.4, room, m.No, number)
	c.Rule(x, right, 11.3, 0.4)
	c.Fit(x, 15.15, right-x, m.Name, semiBold(9))
	c.Fit(x, 19.25, right-x, m.Device, medium(8.5))
	sw := c.RightFit(right, 23.9, 28, m.Serial, medium(8))
	c.Fit(left, 23.9, right-left-sw-2, m.Fault, medium(8))
	bw := c.RightFit(right, 27.35, 26, m.Bin, bold(8))
	c.Fit(left, 27.35, right-left-bw-2, m.Due, semiBold(8))
	if m.Print.Practice {
		s := upper(w.T("paper.practice-short"))
		tw := math.Min(d.Measure(s, capitals(5.5)), 16)
		c.Rect(x, 0.9, tw+2, 2.7, page.Black)
		c.CentreFit(x+1+tw/2, 2.9, tw, s, white(capitals(5.5)))
	}
	return d
}
