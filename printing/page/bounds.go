package page

import (
	"image"
	"math"
)

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
	case Clip:
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

// Mask returns what the calls cover at perMM pixels to the millimetre, whatever their ink; its bounds say where it
// lies on the page, and within cuts it. It is for back ends that colour it themselves. Pictures are not in it.
func Mask(perMM float64, within image.Rectangle, ops ...Op) (mask *image.Alpha) {
	mask = image.NewAlpha(image.Rectangle{})
	defer func() { _ = recover() }() // a call beyond all measure covers nothing
	var b image.Rectangle
	r := newRaster(perMM, false)
	black := make([]Op, 0, len(ops))
	for _, o := range ops {
		x0, y0, x1, y1 := bounds(o)
		b = b.Union(around(x0*perMM-1, y0*perMM-1, x1*perMM+1, y1*perMM+1))
		black = append(black, inBlack(o))
	}
	b = b.Intersect(within)
	if b.Empty() || b.Dx() > maxPixels/b.Dy() {
		return mask
	}
	r.img = image.NewGray(b)
	whiten(r.img.Pix)
	r.draw(black)
	for i, v := range r.img.Pix {
		r.img.Pix[i] = 255 - v
	}
	return &image.Alpha{Pix: r.img.Pix, Stride: r.img.Stride, Rect: b}
}

func inBlack(o Op) Op {
	switch o := o.(type) {
	case Text:
		o.Style.Ink = Black
		return o
	case Line:
		o.Ink = Black
		return o
	case Rect:
		o.Ink = Black
		return o
	case Circle:
		o.Ink = Black
		return o
	case Polygon:
		o.Ink = Black
		return o
	case Image:
		return Clip{}
	case Clip:
		ops := make([]Op, len(o.Ops))
		for i, p := range o.Ops {
			ops[i] = inBlack(p)
		}
		o.Ops = ops
		return o
	}
	return o
}
