package page

import (
	"math"
	"strconv"
)

// Series is one line of a chart of lines: a value for each place on the axis, NaN where there is none. Its name stands at its end.
type Series struct {
	Name   string
	Values []float64
	Dash   bool // told apart from the others without colour
}

// Lines is a chart of one to three series over the same places.
type Lines struct {
	Labels []string // under the axis, one for each place; empty ones stay free
	Series []Series
	Unit   func(float64) string // words of the axis; nil: plain numbers
}

// Lines draws the chart from x, y (the highest grid line) on; w is the width of the plot, h its height. The axis begins at nought.
// Numbers of the axis stand 2 mm to the left, names of the series 1.5 mm to the right in 20 mm, labels 4 mm below.
func (c *Canvas) Lines(x, y, w, h float64, ch Lines) {
	n, top := 0, 0.0
	for _, s := range ch.Series {
		n = max(n, len(s.Values))
		top = math.Max(top, highest(s.Values))
	}
	if n == 0 || w <= 0 || h <= 0 {
		return
	}
	base := y + h
	scale := c.axis(x, base, w, h, top, ch.Unit)
	pitch := 0.0
	if n > 1 {
		pitch = w / float64(n-1)
	}
	for i, label := range ch.Labels {
		if i < n && label != "" {
			c.CentreFit(x+pitch*float64(i), base+4, math.Max(pitch*2, 14), label, Style{Size: 7.2, Weight: 400})
		}
	}
	taken := []float64{}
	for i, s := range ch.Series {
		c.line(x, base, pitch, s, i, scale)
		if end, v := last(s.Values); end >= 0 {
			at := below(base-scale(v)+0.9, taken)
			taken = append(taken, at)
			c.Fit(x+pitch*float64(end)+2.2, at, math.Max(20, x+w-x-pitch*float64(end)), s.Name, Style{Size: 7.5, Weight: 600})
		}
	}
	c.Rule(x, x+w, base, 0.22)
}

// line draws one series: black, thinner for each further one, broken where asked; a dot stands at its end and at lone values.
func (c *Canvas) line(x, base, pitch float64, s Series, i int, scale func(float64) float64) {
	width := math.Max(0.55-0.15*float64(i), 0.25)
	dash, gap := 0.0, 0.0
	if s.Dash {
		dash, gap = 1.4, 1
	}
	end, _ := last(s.Values)
	for k, v := range s.Values {
		if !known(v) {
			continue
		}
		px, py := x+pitch*float64(k), base-scale(v)
		joins := k > 0 && known(s.Values[k-1])
		if joins {
			c.Stroke(Line{X1: px - pitch, Y1: base - scale(s.Values[k-1]), X2: px, Y2: py, Width: width, Dash: dash, Gap: gap})
		}
		if k == end || !joins && (k+1 == len(s.Values) || !known(s.Values[k+1])) {
			c.Circle(px, py, 0.7, Black)
		}
	}
}

// axis draws the grid with its numbers and returns how high a value stands, in millimetres.
func (c *Canvas) axis(x, base, w, h, top float64, unit func(float64) string) func(float64) float64 {
	step, n := steps(top)
	scale := func(v float64) float64 {
		if !(v > 0) {
			return 0
		}
		return math.Min(v/(step*float64(n)), 1.05) * h
	}
	for i := range n + 1 {
		v := step * float64(i)
		gy := base - scale(v)
		if i > 0 {
			c.Stroke(Line{X1: x, Y1: gy, X2: x + w, Y2: gy, Width: 0.1})
		}
		text := strconv.FormatFloat(v, 'f', -1, 64)
		if unit != nil {
			text = unit(v)
		}
		c.Right(x-2, gy+0.95, text, Style{Size: 7.5, Weight: 400})
	}
	return scale
}

func known(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// highest is the largest of the values that are known, at least 0.
func highest(values []float64) (top float64) {
	for _, v := range values {
		if known(v) {
			top = math.Max(top, v)
		}
	}
	return top
}

// last is the last place with a value, -1 where there is none.
func last(values []float64) (int, float64) {
	for i := len(values) - 1; i >= 0; i-- {
		if known(values[i]) {
			return i, values[i]
		}
	}
	return -1, 0
}

// below moves a baseline down until it is 3 mm from those that are taken.
func below(at float64, taken []float64) float64 {
	for moved := true; moved; {
		moved = false
		for _, t := range taken {
			if math.Abs(at-t) < 3 {
				at, moved = t+3, true
			}
		}
	}
	return at
}

// Spark draws a line without an axis into a box, zero-based, with a dot at its end: how a number came to be what it is.
func (c *Canvas) Spark(x, y, w, h float64, values []float64) {
	top := highest(values)
	if len(values) == 0 || w <= 0 || h <= 0 {
		return
	}
	scale := func(v float64) float64 {
		if top <= 0 || v <= 0 {
			return 0
		}
		return v / top * h
	}
	pitch := 0.0
	if len(values) > 1 {
		pitch = w / float64(len(values)-1)
	}
	c.line(x, y+h, pitch, Series{Values: values}, 1, scale)
}
