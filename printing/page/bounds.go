package page

import "math"

// bounds is the box in millimetres beyond which a call draws nothing; that of a text is generous.
func bounds(o Op) (x0, y0, x1, y1 float64) {
	switch o := o.(type) {
	case Text:
		em := o.Style.Size * MM
		for _, p := range o.Parts {
			for _, g := range p.Glyphs {
				_, t, _, f := g.Shape.box()
				y0, y1 = math.Min(y0, (t+g.Y)*em), math.Max(y1, (f+g.Y)*em)
			}
		}
		return o.X - em, o.Y + math.Min(y0, -1.3*em), o.X + o.W + em, o.Y + math.Max(y1, 0.6*em)
	case Line:
		return math.Min(o.X1, o.X2) - o.Width, math.Min(o.Y1, o.Y2) - o.Width, math.Max(o.X1, o.X2) + o.Width, math.Max(o.Y1, o.Y2) + o.Width
	case Rect:
		return o.X, o.Y, o.X + o.W, o.Y + o.H
	case Circle:
		return o.X - o.R, o.Y - o.R, o.X + o.R, o.Y + o.R
	case Polygon:
		return pointsBox(o.Points)
	case Code:
		return o.X, o.Y, o.X + o.W, o.Y + o.H
	case Image:
		return o.X, o.Y, o.X + o.W, o.Y + o.H
	}
	return 0, 0, 0, 0
}

func pointsBox(pts []Point) (x0, y0, x1, y1 float64) {
	for i, p := range pts {
		if i == 0 {
			x0, y0, x1, y1 = p.X, p.Y, p.X, p.Y
		}
		x0, x1 = math.Min(x0, p.X), math.Max(x1, p.X)
		y0, y1 = math.Min(y0, p.Y), math.Max(y1, p.Y)
	}
	return x0, y0, x1, y1
}
