package page

import "math"

// Bar is one bar of a chart with the words under it. A closed bar has no height and says so.
type Bar struct {
	Top, Bottom string
	Value       float64
	Text        string
	Closed      bool
	Strong      bool // black, the others grey
}

// Bars is a chart of bars with their average. Average 0 draws none.
type Bars struct {
	Bars         []Bar
	Average      float64
	AverageText  string
	AverageLabel string
	ClosedLabel  string
}

// Bars draws the chart from x, y (the highest grid line) on; w is the width of the plot, h its height. Numbers of the
// axis stand 7 mm to the left, the average's label 15 mm to the right, the days 8 mm below.
func (c *Canvas) Bars(x, y, w, h float64, ch Bars) {
	if len(ch.Bars) == 0 || w <= 0 || h <= 0 {
		return
	}
	values := make([]float64, len(ch.Bars))
	for i, b := range ch.Bars {
		values[i] = b.Value
	}
	top := highest(values)
	base := y + h
	scale := c.axis(x, base, w, h, math.Max(top, ch.Average), nil)
	avg := base - scale(ch.Average)
	if ch.Average > 0 {
		c.Dash(x, avg, x+w, avg, 0.3, 1.6, 1.2)
	}
	pitch := w / float64(len(ch.Bars))
	for i, b := range ch.Bars {
		c.bar(x+pitch*(float64(i)+0.5), base, pitch, scale(b.Value), b, ch.ClosedLabel)
	}
	c.Rule(x, x+w, base, 0.22)
	if ch.Average > 0 {
		c.Fit(x+w+1.5, avg-0.45, 13.5, ch.AverageText, Style{Size: 7.5, Weight: 600})
		c.Fit(x+w+1.5, avg+2.7, 13.5, ch.AverageLabel, Style{Size: 7.2, Weight: 400})
	}
}

func (c *Canvas) bar(mid, base, pitch, height float64, b Bar, closed string) {
	weight, ink := 400, Grey
	if b.Strong {
		weight, ink = 600, Black
	}
	if b.Closed {
		c.CentreFit(mid, base-1.6, pitch, closed, Style{Size: 7.2, Weight: 400})
	} else {
		bw := pitch * 2 / 3
		if height > 0 {
			c.Rect(mid-bw/2, base-height, bw, height, ink)
		}
		st := Style{Size: 7.5, Weight: weight}
		if tw := c.Doc.Measure(b.Text, st); tw > 0 && tw <= pitch+1 {
			c.Rect(mid-tw/2-0.8, base-height-3.5, tw+1.6, 3, White)
			c.Centre(mid, base-height-1.35, b.Text, st)
		}
	}
	c.CentreFit(mid, base+4, pitch, b.Top, Style{Size: 7.2, Weight: weight})
	c.CentreFit(mid, base+7.2, pitch, b.Bottom, Style{Size: 7.5, Weight: weight})
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
