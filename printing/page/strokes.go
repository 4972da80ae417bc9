package page

import "math"

func (r *raster) line(o Line) {
	if o.Dash <= 0 {
		r.stroke(o.X1, o.Y1, o.X2, o.Y2, o.Width, o.Ink)
		return
	}
	dx, dy := o.X2-o.X1, o.Y2-o.Y1
	length, step := math.Hypot(dx, dy), o.Dash+math.Max(o.Gap, 0.01)
	if length/step > 1e5 {
		return
	}
	for t := 0.0; t < length; t += step {
		a, b := t/length, math.Min(t+o.Dash, length)/length
		r.stroke(o.X1+a*dx, o.Y1+a*dy, o.X1+b*dx, o.Y1+b*dy, o.Width, o.Ink)
	}
}

// stroke draws level and upright strokes as whole pixels, at least one thick, and the others smoothly. On a screen a
// stroke thinner than a pixel is paler instead, so that rules keep their order of weight; on paper it is black.
func (r *raster) stroke(x1, y1, x2, y2, w float64, i Ink) {
	if cover := math.Max(w*r.k, 0.4); cover < 1 && !r.bits {
		i = White - Ink(math.Round(float64(White-i)*cover))
	}
	thick := math.Max(1, math.Round(w*r.k)) / r.k
	switch {
	case y1 == y2:
		top := math.Round((y1-thick/2)*r.k) / r.k
		r.fill(math.Min(x1, x2), top, math.Abs(x2-x1), thick, i)
	case x1 == x2:
		left := math.Round((x1-thick/2)*r.k) / r.k
		r.fill(left, math.Min(y1, y2), thick, math.Abs(y2-y1), i)
	default:
		n := math.Hypot(x2-x1, y2-y1)
		w = math.Max(w, 0.9/r.k)
		ox, oy := (y1-y2)/n*w/2, (x2-x1)/n*w/2
		r.polygon([]Point{{x1 + ox, y1 + oy}, {x2 + ox, y2 + oy}, {x2 - ox, y2 - oy}, {x1 - ox, y1 - oy}}, i)
	}
}
