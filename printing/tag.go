package printing

import (
	"math"

	"tanggapan/printing/page"
)

// tag is what every label is laid out from: a square code, a large word, two lines beside it and two below.
type tag struct {
	print  Print
	title  string
	code   string
	big    string
	huge   bool   // the word is as high as the code
	of     string // "2/3"
	name   string
	line   string
	foot   [2][2]string // left and right of the two lines below the code
	side   []string     // on the smallest: beside the code
	urgent bool
}

// tagMeasures are the places on a label, in millimetres.
type tagMeasures struct {
	left, right, x            float64 // edges, and where the text beside the code begins
	qr, number, rule          float64
	name, line, foot1, foot2  float64
	practiceMark, urgentMarks float64
}

func tagMeasure(size Size) tagMeasures {
	if size == Label57x32 {
		return tagMeasures{2.5, 54.5, 22.5, 17.5, 9.7, 11.8, 16, 20.4, 26.1, 30.1, 0.9, 0.9}
	}
	return tagMeasures{2.5, 59.5, 22.5, 17, 9.4, 11.3, 15.15, 19.25, 23.9, 27.35, 0.9, 0.9}
}

func (t tag) lay(size Size, w Wording) *page.Doc {
	if size != Label57x32 && size != Label25x25 {
		size = Label62x29
	}
	d := page.New(t.title)
	d.At = t.print.At
	c := d.Add(size.W, size.H)
	if size == Label25x25 {
		t.tiny(c, w)
		return d
	}
	m := tagMeasure(size)
	if c.QR(m.left, 3, m.qr, t.code) != nil {
		c.Fit(m.left, 12, 18, t.code, bold(9))
	}
	room := m.right - m.x
	if t.of != "" {
		room -= c.RightFit(m.right, m.number, 12, t.of, bold(12)) + 1.5
	}
	t.mark(c, m.right, 18, t.urgent, -1, w.T("paper.urgent"))
	number := bold(19)
	y := m.number
	if t.huge {
		number, y = bold(34), m.number+4.2
	}
	for number.Size > 9 && d.Measure(t.big, number) > room {
		number.Size -= 0.5
	}
	c.Fit(m.x, y, room, t.big, number)
	if t.huge {
		m.rule, m.name = m.rule+5.4, m.name+5.2
	}
	c.Rule(m.x, m.right, m.rule, 0.4)
	c.Fit(m.x, m.name, m.right-m.x, t.name, semiBold(9))
	c.Fit(m.x, m.line, m.right-m.x, t.line, medium(8.5))
	sw := c.RightFit(m.right, m.foot1, 28, t.foot[0][1], medium(8))
	c.Fit(m.left, m.foot1, m.right-m.left-sw-2, t.foot[0][0], medium(8))
	bw := c.RightFit(m.right, m.foot2, 26, t.foot[1][1], bold(8))
	c.Fit(m.left, m.foot2, m.right-m.left-bw-2, t.foot[1][0], semiBold(8))
	t.mark(c, m.x, 16, t.print.Practice, 1, w.T("paper.practice-short"))
	return d
}

// mark is a word in a black bar at the upper edge: it ends at x, or begins there.
func (t tag) mark(c *page.Canvas, x, most float64, shown bool, side float64, word string) {
	if !shown {
		return
	}
	s := upper(word)
	tw := math.Min(c.Doc.Measure(s, capitals(5.5)), most)
	if side < 0 {
		x -= tw + 2
	}
	c.Rect(x, 0.9, tw+2, 2.7, page.Black)
	c.CentreFit(x+1+tw/2, 2.9, tw, s, white(capitals(5.5)))
}

// tiny is the label of an inch square: the number, the code, and beside it what else is short.
func (t tag) tiny(c *page.Canvas, w Wording) {
	const left, right = 2.0, 23.4
	top := 5.9
	word := ""
	if t.urgent {
		word = w.T("paper.urgent")
	}
	if t.print.Practice {
		word, top = w.T("paper.practice-short"), 6.3
	}
	number := bold(15)
	if t.huge {
		number = bold(19)
	}
	for number.Size > 6 && c.Doc.Measure(t.big, number) > right-left {
		number.Size -= 0.5
	}
	c.CentreFit((left+right)/2, top, right-left, t.big, number)
	if word != "" {
		s := c.Doc.Fit(upper(word), capitals(4.4), 20)
		tw := c.Doc.Measure(s, capitals(4.4))
		c.Rect(12.5-tw/2-1, 0.5, tw+2, 2, page.Black)
		c.Centre(12.5, 2.02, s, white(capitals(4.4)))
	}
	const qr = 13.8
	if c.QR(2.4, 8.9, qr, t.code) != nil {
		c.Fit(left, 16, 16, t.code, bold(7))
	}
	y := 11.6
	for _, s := range kept2(t.side...) {
		c.CentreFit(21.3, y, 5, s, bold(7.5))
		y += 4.6
	}
}
