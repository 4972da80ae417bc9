package kit

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2"

	"tanggapan/printing/page"
)

// Room around the bars of a chart, and the lengths of its dashes.
const (
	chartAxis  = 30
	chartAside = 58
	chartFoot  = 36
	chartTop   = 28
	chartDash  = 5
	chartGap   = 4
	chartWord  = 16
)

// Chart shows a chart as papers draw it, in the window's colours and letters.
type Chart struct {
	composite
	chart page.Chart
	boxes []*BoxView
	texts []*Text
	drawn fyne.Size
}

// NewChart makes a chart high design pixels high; Set fills it.
func NewChart(high float32) *Chart {
	c := &Chart{}
	c.wrap(c, Free(chartAxis+chartAside+100, high, c.place))
	return c
}

// Set shows another chart; the objects that stand are changed, not made anew.
func (c *Chart) Set(chart page.Chart) {
	c.chart, c.drawn = chart, fyne.Size{}
	c.relayout()
}

func (c *Chart) place(size fyne.Size) {
	if size == c.drawn {
		return
	}
	c.drawn = size
	left, right := Px(chartAxis), size.Width-Px(chartAside)
	if c.chart.Average <= 0 {
		right = size.Width
	}
	top, foot := Px(chartTop), size.Height-Px(chartFoot)
	pen := &chartPen{c: c}
	c.chart.Draw(pen, float64(left), float64(top), float64(right-left), float64(foot-top))
	c.boxes, c.texts = c.boxes[:pen.boxes], c.texts[:pen.texts]
	objs := make([]fyne.CanvasObject, 0, pen.boxes+pen.texts)
	for _, o := range c.boxes {
		objs = append(objs, o)
	}
	for _, o := range c.texts {
		objs = append(objs, o)
	}
	c.Container.Objects = objs
}

// chartPen draws a chart with boxes and, over them, texts: those that are there already first.
type chartPen struct {
	c            *Chart
	boxes, texts int
}

func (p *chartPen) Round(v float64) float64 { return math.Round(v) }

func (p *chartPen) Line(piece page.Piece, x, y, w float64) {
	switch piece {
	case page.Average:
		for at := 0.0; at < w; at += float64(Px(chartDash + chartGap)) {
			p.box(Ink2, x+at, y, min(float64(Px(chartDash)), w-at), 1)
		}
	case page.Ground:
		p.box(Ink, x, y, w, 1)
	default:
		p.box(Line, x, y, w, 1)
	}
}

func (p *chartPen) Bar(x, base, w, h float64, strong bool) {
	fill := Line2
	if strong {
		fill = Ink
	}
	p.box(fill, x, base-h, w, h)
}

func (p *chartPen) Word(piece page.Piece, x, y, room float64, s string, strong bool) {
	st, label := Hint.In(Ink2).Centre(), float64(Px(chartWord))
	if strong {
		st = Hint.W(600).In(Ink).Centre()
	}
	px := func(v float32) float64 { return float64(Px(v)) }
	over, aside := y-label-px(1), px(chartAside-8)
	wide, at := room+px(16), x-room/2-px(8) // days may be a little wider than their bars
	switch piece {
	case page.Grid:
		p.text(s, Hint.In(Ink2).Right(), 0, y-label/2, x-px(7), label)
	case page.Average:
		p.text(s, Second.Sized(12).W(600).In(Ink), x+px(8), y-label+px(1), aside, label)
	case page.AverageLabel:
		p.text(s, Hint.In(Ink2), x+px(8), y+px(1), aside, label)
	case page.Value:
		t := p.text(s, st, at, over, wide, label)
		n := float64(t.Natural().Width)
		p.box(Surface, x-n/2-px(2), over, n+px(4), label)
	case page.Closed:
		p.text(s, Hint.Sized(11).In(Ink2).Centre(), at, over, wide, label)
	case page.DayTop:
		p.text(s, st, at, y+px(4), wide, label)
	case page.DayBottom:
		p.text(s, st, at, y+px(4)+label, wide, label)
	}
}

func (p *chartPen) box(fill Token, x, y, w, h float64) {
	if p.boxes == len(p.c.boxes) {
		p.c.boxes = append(p.c.boxes, NewBox(Box{}))
	}
	o := p.c.boxes[p.boxes]
	p.boxes++
	o.Set(Box{Fill: fill})
	put(o, x, y, w, h)
}

func (p *chartPen) text(s string, st Style, x, y, w, h float64) *Text {
	if p.texts == len(p.c.texts) {
		p.c.texts = append(p.c.texts, T("", Hint))
	}
	o := p.c.texts[p.texts]
	p.texts++
	o.Set(s, st)
	put(o, x, y, w, h)
	return o
}

// put sets an object on whole pixels.
func put(o fyne.CanvasObject, x, y, w, h float64) {
	o.Move(fyne.NewPos(float32(math.Round(x)), float32(math.Round(y))))
	o.Resize(fyne.NewSize(float32(math.Round(w)), float32(math.Round(h))))
}

// CountBar is a row with a bar: a word, a bar as long as its part of the longest, its number.
type CountBar struct {
	Label string
	N     int
}

// CountBars draws counts as bars under each other, 27 high each.
type CountBars struct {
	composite
	rows []*countBar
}

type countBar struct {
	*fyne.Container
	label, n *Text
	bar      *BoxView
	part     float32
}

// NewCountBars makes bars with the labels in a column of width design pixels; Set fills it.
func NewCountBars() *CountBars {
	b := &CountBars{}
	b.wrap(b, Col(0))
	return b
}

// Set shows other counts.
func (b *CountBars) Set(label float32, counts ...CountBar) {
	most := 0
	for _, c := range counts {
		most = max(most, c.N)
	}
	for len(b.rows) < len(counts) {
		r := &countBar{label: T("", Body.Cut()), n: T("", Strong.Sized(13)), bar: NewBox(Box{Fill: Ink})}
		rest := Free(40, 27, func(size fyne.Size) {
			num := r.n.Natural()
			w := round(max(2, (size.Width-num.Width-Px(10))*r.part))
			high := Px(14)
			r.bar.Move(fyne.NewPos(0, round((size.Height-high)/2)))
			r.bar.Resize(fyne.NewSize(w, high))
			r.n.Move(fyne.NewPos(w+Px(9), 0))
			r.n.Resize(fyne.NewSize(num.Width, size.Height))
		}, r.bar, r.n)
		r.Container = High(27, Cols(0, []float32{label, -1}, r.label, rest))
		b.rows = append(b.rows, r)
		b.Container.Objects = append(b.Container.Objects, r.Container)
	}
	for i, r := range b.rows {
		r.Container.Hidden = i >= len(counts)
		if i < len(counts) {
			r.label.SetText(counts[i].Label)
			r.n.SetText(strconv.Itoa(counts[i].N))
			r.part = float32(counts[i].N) / float32(max(1, most))
		}
	}
	b.relayout()
}
