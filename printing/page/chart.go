package page

import (
	"math"
	"strconv"
)

// Bar is one bar of a chart with the words under it. A closed bar has no height and says so.
type Bar struct {
	Top, Bottom string // under the bar: "Sa", "21"
	Value       float64
	Text        string // over it: "38.4"
	Closed      bool
	Strong      bool // the one that the page is about
}

// Chart is bars over a scale that begins at nought, with their average across. Average 0 draws none.
type Chart struct {
	Bars         []Bar
	Average      float64
	AverageText  string
	AverageLabel string // under it
	ClosedLabel  string // where a bar is closed
}

// Piece is a part of a chart.
type Piece int

// The parts of a chart: lines across, and words at a line or at a bar.
const (
	Grid         Piece = iota // a line of the scale, and its number
	Ground                    // the line of nought
	Average                   // its line, and its value
	AverageLabel              // what it is
	Value                     // of a bar
	Closed                    // instead of one
	DayTop                    // the first line under a bar
	DayBottom                 // the second
)

// Pen puts the pieces of a chart on what it is drawn on, in that one's unit: paper in millimetres, a window in pixels.
type Pen interface {
	// Round brings a length to what can be shown.
	Round(v float64) float64
	// Line draws a piece across, w wide.
	Line(p Piece, x, y, w float64)
	// Bar fills a rectangle that stands on base.
	Bar(x, base, w, h float64, strong bool)
	// Word writes a piece: numbers of the scale and the average at the end of their line, the others with their middle at x
	// over or under y, in about the room that a bar has.
	Word(p Piece, x, y, room float64, s string, strong bool)
}

// Draw draws the chart: x and y are the beginning of the highest line of the scale, w and h the size of the plot. Words stand around it.
func (ch Chart) Draw(on Pen, x, y, w, h float64) {
	if len(ch.Bars) == 0 || w <= 0 || h <= 0 {
		return
	}
	base := y + h
	step, n := steps(ch.highest())
	tall := func(v float64) float64 {
		if !(v > 0) {
			return 0
		}
		return on.Round(math.Min(v/(step*float64(n)), 1.05) * h)
	}
	for i := range n + 1 {
		v := step * float64(i)
		if i > 0 {
			on.Line(Grid, x, base-tall(v), w)
		}
		on.Word(Grid, x, base-tall(v), 0, strconv.FormatFloat(v, 'f', -1, 64), false)
	}
	average := base - tall(ch.Average)
	if ch.Average > 0 {
		on.Line(Average, x, average, w)
	}
	pitch := w / float64(len(ch.Bars))
	for i, b := range ch.Bars {
		ch.bar(on, b, x+pitch*(float64(i)+0.5), base, tall(b.Value), pitch)
	}
	on.Line(Ground, x, base, w)
	if ch.Average > 0 {
		on.Word(Average, x+w, average, 0, ch.AverageText, true)
		on.Word(AverageLabel, x+w, average, 0, ch.AverageLabel, false)
	}
}

func (ch Chart) bar(on Pen, b Bar, mid, base, tall, pitch float64) {
	if b.Closed {
		on.Word(Closed, mid, base, pitch, ch.ClosedLabel, false)
	} else {
		if wide := on.Round(pitch * 2 / 3); tall > 0 {
			on.Bar(mid-wide/2, base, wide, tall, b.Strong)
		}
		on.Word(Value, mid, base-tall, pitch, b.Text, b.Strong)
	}
	on.Word(DayTop, mid, base, pitch, b.Top, b.Strong)
	on.Word(DayBottom, mid, base, pitch, b.Bottom, b.Strong)
}

// highest is the largest value that is known, at least 0.
func (ch Chart) highest() float64 {
	top := math.Max(0, ch.Average)
	for _, b := range ch.Bars {
		if !math.IsNaN(b.Value) && !math.IsInf(b.Value, 0) {
			top = math.Max(top, b.Value)
		}
	}
	return top
}

// steps returns a round step and how many of them, four at most, reach over top.
func steps(top float64) (float64, int) {
	if !(top > 0) || math.IsInf(top, 0) {
		return 1, 1
	}
	mag := math.Pow(10, math.Floor(math.Log10(top/4)))
	for _, m := range []float64{1, 2, 2.5, 5, 10, 20} {
		if n := int(math.Ceil(top/(mag*m) - 1e-9)); n <= 4 {
			return mag * m, n
		}
	}
	return top, 1
}

// Chart draws a chart from x, y (the highest line) on; w is the width of the plot, h its height. Numbers of the scale stand
// 7 mm to the left, the average's label 15 mm to the right, the days 8 mm below.
func (c *Canvas) Chart(x, y, w, h float64, ch Chart) { ch.Draw(chartPen{c}, x, y, w, h) }

// chartPen draws a chart on paper.
type chartPen struct{ c *Canvas }

func (p chartPen) Round(v float64) float64 { return v }

func (p chartPen) Line(piece Piece, x, y, w float64) {
	switch piece {
	case Grid:
		p.c.Rule(x, x+w, y, 0.1)
	case Average:
		p.c.Dash(x, y, x+w, y, 0.3, 1.6, 1.2)
	default:
		p.c.Rule(x, x+w, y, 0.22)
	}
}

func (p chartPen) Bar(x, base, w, h float64, strong bool) {
	ink := Grey
	if strong {
		ink = Black
	}
	p.c.Rect(x, base-h, w, h, ink)
}

func (p chartPen) Word(piece Piece, x, y, room float64, s string, strong bool) {
	c, st := p.c, Style{Size: 7.5, Weight: 400}
	if strong {
		st.Weight = 600
	}
	small := Style{Size: 7.2, Weight: st.Weight}
	const aside = 13.5
	switch piece {
	case Grid:
		c.Right(x-2, y+0.95, s, st)
	case Average:
		c.Fit(x+1.5, y-0.45, aside, s, st)
	case AverageLabel:
		c.Fit(x+1.5, y+2.7, aside, s, small)
	case Value:
		if w := c.Doc.Measure(s, st); w > 0 && w <= room+1 {
			c.Rect(x-w/2-0.8, y-3.5, w+1.6, 3, White)
			c.Centre(x, y-1.35, s, st)
		}
	case Closed:
		c.CentreFit(x, y-1.6, room, s, small)
	case DayTop:
		c.CentreFit(x, y+4, room, s, small)
	case DayBottom:
		c.CentreFit(x, y+7.2, room, s, st)
	}
}
