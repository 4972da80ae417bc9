package kit

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2"
)

// ChartBar is one column of a chart.
type ChartBar struct {
	Top, Bottom string // under the column: "Sa", "21"
	Value       float64
	Text        string // over it: "38.4"
	Closed      bool   // no column; the chart's word for it instead
	Now         bool   // the one that the page is about: ink
}

// ChartSpec is what a column chart shows. The scale begins at zero, always.
type ChartSpec struct {
	Bars        []ChartBar
	Average     float64 // a dashed line; 0 draws none
	AverageText string
	AverageWord string // under it: "average"
	ClosedWord  string
}

// Room around the columns of a chart, and the lengths of its dashes.
const (
	chartAxis   = 30
	chartAside  = 58
	chartFoot   = 36
	chartTop    = 12
	chartDash   = 5
	chartGap    = 4
	chartWide   = 0.66 // of the pitch
	chartMost   = 5    // lines of the scale over zero
	chartBottom = 16   // from day to date
)

// ColumnChart draws sums by day: columns with their values over a scale, an average across.
type ColumnChart struct {
	composite
	spec   ChartSpec
	step   float64
	steps  int
	lines  []*BoxView
	marks  []*Text
	dashes []*BoxView
	base   *BoxView
	bars   []*BoxView
	masks  []*BoxView
	values []*Text
	closed []*Text
	tops   []*Text
	foots  []*Text
	mean   *Text
	word   *Text
}

// NewColumnChart makes a chart high design pixels high; Set fills it.
func NewColumnChart(high float32) *ColumnChart {
	c := &ColumnChart{base: NewBox(Box{Fill: Ink}), mean: T("", Second.Sized(12).W(600).In(Ink)), word: T("", Hint.In(Ink2))}
	c.wrap(c, Free(chartAxis+chartAside+100, high, c.place))
	return c
}

// Set shows other columns; those that stand are changed, not made anew.
func (c *ColumnChart) Set(spec ChartSpec) {
	c.spec = spec
	most := spec.Average
	for _, b := range spec.Bars {
		most = max(most, b.Value)
	}
	c.step, c.steps = scaleOf(most)
	grow(&c.lines, c.steps, func() *BoxView { return NewBox(Box{Fill: Line}) })
	grow(&c.marks, c.steps+1, func() *Text { return T("", Hint.In(Ink2).Right()) })
	n := len(spec.Bars)
	grow(&c.bars, n, func() *BoxView { return NewBox(Box{}) })
	grow(&c.masks, n, func() *BoxView { return NewBox(Box{Fill: Surface}) })
	for _, list := range []*[]*Text{&c.values, &c.closed, &c.tops, &c.foots} {
		grow(list, n, func() *Text { return T("", Hint) })
	}
	for i := range c.marks {
		c.marks[i].SetText(strconv.FormatFloat(c.step*float64(i), 'f', -1, 64))
	}
	for i, b := range spec.Bars {
		day, fill := Hint.In(Ink2).Centre(), Line2
		if b.Now {
			day, fill = Hint.W(600).In(Ink).Centre(), Ink
		}
		c.bars[i].Set(Box{Fill: fill})
		c.values[i].Set(b.Text, day)
		c.closed[i].Set(spec.ClosedWord, Hint.Sized(11).In(Ink2).Centre())
		c.tops[i].Set(b.Top, day)
		c.foots[i].Set(b.Bottom, day)
		c.values[i].Hidden, c.masks[i].Hidden, c.bars[i].Hidden = b.Closed, b.Closed, b.Closed
		c.closed[i].Hidden = !b.Closed
	}
	c.mean.SetText(spec.AverageText)
	c.word.SetText(spec.AverageWord)
	c.mean.Hidden, c.word.Hidden = spec.Average <= 0, spec.Average <= 0
	c.stack()
	c.relayout()
}

// grow brings a list of objects to a length.
func grow[T any](list *[]T, n int, one func() T) {
	for len(*list) < n {
		*list = append(*list, one())
	}
	*list = (*list)[:n]
}

// stack puts the objects in their order: what comes later lies over what came before.
func (c *ColumnChart) stack() {
	var objs []fyne.CanvasObject
	for _, list := range [][]*BoxView{c.lines, c.dashes, c.bars, c.masks, {c.base}} {
		for _, o := range list {
			objs = append(objs, o)
		}
	}
	for _, list := range [][]*Text{c.marks, c.values, c.closed, c.tops, c.foots, {c.mean, c.word}} {
		for _, o := range list {
			objs = append(objs, o)
		}
	}
	c.Container.Objects = objs
}

// scaleOf is the distance of the scale's lines, 1, 2 or 5 by a power of ten, and how many stand over zero.
func scaleOf(most float64) (step float64, n int) {
	if most <= 0 {
		return 1, 1
	}
	step = math.Pow(10, math.Floor(math.Log10(most))-1)
	for _, by := range []float64{1, 2, 2.5, 2, 2, 2.5} {
		step *= by
		// A column may stand out over the last line by a little: its value is written there.
		if n = int(math.Ceil(most*0.92/step - 1e-9)); n <= chartMost {
			break
		}
	}
	return step, max(1, n)
}

func (c *ColumnChart) place(size fyne.Size) {
	if len(c.spec.Bars) == 0 {
		return
	}
	left, right := Px(chartAxis), size.Width-Px(chartAside)
	if c.spec.Average <= 0 {
		right = size.Width
	}
	top, bottom := Px(chartTop+16), size.Height-Px(chartFoot)
	at := func(v float64) float32 {
		return bottom - round((bottom-top)*float32(max(0, v)/(c.step*float64(c.steps))))
	}
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(round(x), round(y)))
		o.Resize(fyne.NewSize(round(w), round(h)))
	}
	label := Px(16)
	for i, t := range c.marks {
		put(t, 0, at(c.step*float64(i))-label/2, left-Px(7), label)
	}
	for i, o := range c.lines {
		put(o, left, at(c.step*float64(i+1)), right-left, 1)
	}
	put(c.base, left, bottom, right-left, 1)
	c.dash(left, right, at(c.spec.Average), put)
	pitch := (right - left) / float32(len(c.spec.Bars))
	for i, b := range c.spec.Bars {
		x := left + pitch*float32(i)
		wide := round(pitch * chartWide)
		y := at(b.Value)
		put(c.bars[i], x+(pitch-wide)/2, y, wide, bottom-y)
		text := c.values[i].Natural().Width
		put(c.masks[i], x+(pitch-text)/2-Px(2), y-label-Px(1), text+Px(4), label)
		put(c.values[i], x-Px(8), y-label-Px(1), pitch+Px(16), label)
		put(c.closed[i], x-Px(8), bottom-label-Px(1), pitch+Px(16), label)
		put(c.tops[i], x-Px(4), bottom+Px(4), pitch+Px(8), label)
		put(c.foots[i], x-Px(4), bottom+Px(4+chartBottom), pitch+Px(8), label)
	}
	y := at(c.spec.Average)
	put(c.mean, right+Px(8), y-label+Px(1), Px(chartAside-8), label)
	put(c.word, right+Px(8), y+Px(1), Px(chartAside-8), label)
}

// dash lays the dashes of the average from left to right.
func (c *ColumnChart) dash(left, right, y float32, put func(o fyne.CanvasObject, x, y, w, h float32)) {
	n := 0
	if c.spec.Average > 0 {
		n = int((right-left)/Px(chartDash+chartGap)) + 1
	}
	if n != len(c.dashes) {
		grow(&c.dashes, n, func() *BoxView { return NewBox(Box{Fill: Ink2}) })
		c.stack()
	}
	for i, o := range c.dashes {
		x := left + float32(i)*Px(chartDash+chartGap)
		put(o, x, y, min(Px(chartDash), right-x), 1)
	}
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
