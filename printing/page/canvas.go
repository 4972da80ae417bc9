package page

import (
	"image"
	"math"
)

// Canvas records drawing calls on one page of a document.
type Canvas struct {
	Doc  *Doc
	Page *Page
	ops  *[]Op
}

func (c *Canvas) add(o Op) { *c.ops = append(*c.ops, o) }

// Text writes s from x on the baseline y and returns its width.
func (c *Canvas) Text(x, y float64, s string, st Style) float64 {
	s = c.Doc.clean(s)
	if s == "" {
		return 0
	}
	t := Text{X: x, Y: y, S: s, Style: st}
	if em, n, own := faceOf(st.Weight).span(s); own {
		t.W = (em + st.Track*float64(n-1)) * st.Size * MM
	} else {
		t.Parts, t.W = c.Doc.lay(s, st)
	}
	c.add(t)
	return t.W
}

// Right writes s so that it ends at x, and returns its width.
func (c *Canvas) Right(x, y float64, s string, st Style) float64 {
	return c.Text(x-c.Doc.Measure(s, st), y, s, st)
}

// Centre writes s with its middle at x, and returns its width.
func (c *Canvas) Centre(x, y float64, s string, st Style) float64 {
	return c.Text(x-c.Doc.Measure(s, st)/2, y, s, st)
}

// Fit writes s from x, shortened with "…" to w millimetres, and returns its width.
func (c *Canvas) Fit(x, y, w float64, s string, st Style) float64 {
	return c.Text(x, y, c.Doc.Fit(s, st, w), st)
}

// RightFit writes s so that it ends at x, shortened to w millimetres.
func (c *Canvas) RightFit(x, y, w float64, s string, st Style) float64 {
	return c.Right(x, y, c.Doc.Fit(s, st, w), st)
}

// CentreFit writes s with its middle at x, shortened to w millimetres.
func (c *Canvas) CentreFit(x, y, w float64, s string, st Style) float64 {
	return c.Centre(x, y, c.Doc.Fit(s, st, w), st)
}

// Line draws a black stroke of the width.
func (c *Canvas) Line(x1, y1, x2, y2, width float64) {
	c.add(Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: width})
}

// Rule draws a level black stroke whose middle is y.
func (c *Canvas) Rule(x1, x2, y, width float64) { c.Line(x1, y, x2, y, width) }

// Dash draws a broken black stroke.
func (c *Canvas) Dash(x1, y1, x2, y2, width, dash, gap float64) {
	c.add(Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: width, Dash: dash, Gap: gap})
}

// Stroke draws a line with all its properties.
func (c *Canvas) Stroke(l Line) { c.add(l) }

// Rect fills a rectangle.
func (c *Canvas) Rect(x, y, w, h float64, ink Ink) {
	c.add(Rect{X: x, Y: y, W: w, H: h, Ink: ink})
}

// Round fills a rectangle with rounded corners.
func (c *Canvas) Round(x, y, w, h, r float64, ink Ink) {
	c.add(Rect{X: x, Y: y, W: w, H: h, R: r, Ink: ink})
}

// Box draws the outline of a rectangle; the stroke lies inside it.
func (c *Canvas) Box(x, y, w, h, width float64) {
	c.Rect(x, y, w, width, Black)
	c.Rect(x, y+h-width, w, width, Black)
	c.Rect(x, y+width, width, h-2*width, Black)
	c.Rect(x+w-width, y+width, width, h-2*width, Black)
}

// Circle fills a circle.
func (c *Canvas) Circle(x, y, r float64, ink Ink) { c.add(Circle{X: x, Y: y, R: r, Ink: ink}) }

// Ring draws the outline of a circle.
func (c *Canvas) Ring(x, y, r, width float64) { c.add(Circle{X: x, Y: y, R: r, Width: width}) }

// Polygon fills a polygon.
func (c *Canvas) Polygon(ink Ink, pts ...Point) { c.add(Polygon{Points: pts, Ink: ink}) }

// Image stretches a picture into the box, keeping its proportions, centred. A nil or empty picture draws nothing.
func (c *Canvas) Image(x, y, w, h float64, img image.Image) {
	if img == nil || img.Bounds().Empty() || w <= 0 || h <= 0 {
		return
	}
	b := img.Bounds()
	k := math.Min(w/float64(b.Dx()), h/float64(b.Dy()))
	iw, ih := k*float64(b.Dx()), k*float64(b.Dy())
	c.add(Image{X: x + (w-iw)/2, Y: y + (h-ih)/2, W: iw, H: ih, Img: img})
}
