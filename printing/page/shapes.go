package page

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// pen draws a path within its bounds; points are pixels relative to the bounds.
type pen struct {
	v      *vector.Rasterizer
	ox, oy float64
}

func (p pen) move(x, y float64) { p.v.MoveTo(float32(x-p.ox), float32(y-p.oy)) }
func (p pen) line(x, y float64) { p.v.LineTo(float32(x-p.ox), float32(y-p.oy)) }
func (p pen) close()            { p.v.ClosePath() }
func (p pen) curve(a, b, c Point) { // a cubic Bézier
	p.v.CubeTo(float32(a.X-p.ox), float32(a.Y-p.oy), float32(b.X-p.ox), float32(b.Y-p.oy), float32(c.X-p.ox), float32(c.Y-p.oy))
}

// shape fills the path that draw describes, in pixels, within a box in pixels.
func (r *raster) shape(x0, y0, x1, y1 float64, i Ink, path func(pen)) {
	b := image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1))+1, int(math.Ceil(y1))+1)
	b = b.Intersect(r.img.Rect.Inset(-64))
	if b.Empty() || !b.Overlaps(r.img.Rect) {
		return
	}
	v := vector.NewRasterizer(b.Dx(), b.Dy())
	path(pen{v, float64(b.Min.X), float64(b.Min.Y)})
	mask := image.NewAlpha(image.Rect(0, 0, b.Dx(), b.Dy()))
	v.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	draw.DrawMask(r.img, b, r.source(i), b.Min, mask, image.Point{}, draw.Over)
}

func (r *raster) polygon(pts []Point, i Ink) {
	if len(pts) < 3 {
		return
	}
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range pts {
		x0, x1 = math.Min(x0, p.X*r.k), math.Max(x1, p.X*r.k)
		y0, y1 = math.Min(y0, p.Y*r.k), math.Max(y1, p.Y*r.k)
	}
	r.shape(x0, y0, x1, y1, i, func(p pen) {
		p.move(pts[0].X*r.k, pts[0].Y*r.k)
		for _, q := range pts[1:] {
			p.line(q.X*r.k, q.Y*r.k)
		}
		p.close()
	})
}

func (r *raster) rect(o Rect) {
	if o.R <= 0 {
		r.fill(o.X, o.Y, o.W, o.H, o.Ink)
		return
	}
	b := r.box(o.X, o.Y, o.W, o.H)
	x0, y0, x1, y1 := float64(b.Min.X), float64(b.Min.Y), float64(b.Max.X), float64(b.Max.Y)
	q := math.Min(o.R*r.k, math.Min(x1-x0, y1-y0)/2)
	h := q * (1 - kappa)
	r.shape(x0, y0, x1, y1, o.Ink, func(p pen) {
		p.move(x0+q, y0)
		p.line(x1-q, y0)
		p.curve(Point{x1 - h, y0}, Point{x1, y0 + h}, Point{x1, y0 + q})
		p.line(x1, y1-q)
		p.curve(Point{x1, y1 - h}, Point{x1 - h, y1}, Point{x1 - q, y1})
		p.line(x0+q, y1)
		p.curve(Point{x0 + h, y1}, Point{x0, y1 - h}, Point{x0, y1 - q})
		p.line(x0, y0+q)
		p.curve(Point{x0, y0 + h}, Point{x0 + h, y0}, Point{x0 + q, y0})
		p.close()
	})
}

func (r *raster) circle(o Circle) {
	x, y, q := o.X*r.k, o.Y*r.k, o.R*r.k
	r.shape(x-q, y-q, x+q, y+q, o.Ink, func(p pen) {
		ring(p, x, y, q, 1)
		if o.Width > 0 {
			ring(p, x, y, math.Max(q-math.Max(o.Width*r.k, 0.9), 0), -1)
		}
	})
}

// ring adds a circle to the path; turn -1 runs the other way, which cuts a hole.
func ring(p pen, x, y, q, turn float64) {
	h := q * kappa
	p.move(x+q, y)
	p.curve(Point{x + q, y + turn*h}, Point{x + h, y + turn*q}, Point{x, y + turn*q})
	p.curve(Point{x - h, y + turn*q}, Point{x - q, y + turn*h}, Point{x - q, y})
	p.curve(Point{x - q, y - turn*h}, Point{x - h, y - turn*q}, Point{x, y - turn*q})
	p.curve(Point{x + h, y - turn*q}, Point{x + q, y - turn*h}, Point{x + q, y})
	p.close()
}

// dither is a shade made of black and white dots in an even 4 x 4 pattern.
type dither struct{ shade uint8 }

// bayer is the order in which the dots of the pattern turn black.
var bayer = [4][4]uint8{{0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}}

func (d dither) at(x, y int) color.Gray {
	if int(d.shade) > int(bayer[y&3][x&3])*16+7 {
		return color.Gray{Y: 255}
	}
	return color.Gray{Y: 0}
}

// ColorModel is grey.
func (d dither) ColorModel() color.Model { return color.GrayModel }

// Bounds is the whole plane.
func (d dither) Bounds() image.Rectangle { return image.Rect(-1e9, -1e9, 1e9, 1e9) }

// At gives the dot at a place.
func (d dither) At(x, y int) color.Color { return d.at(x, y) }
