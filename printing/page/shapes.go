package page

import (
	"image"
	"math"
	"reflect"

	"golang.org/x/image/draw"
	"golang.org/x/image/font/sfnt"
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
func (p pen) quad(a, b Point) {
	p.v.QuadTo(float32(a.X-p.ox), float32(a.Y-p.oy), float32(b.X-p.ox), float32(b.Y-p.oy))
}

func (p pen) curve(a, b, c Point) { // a cubic Bézier
	p.v.CubeTo(float32(a.X-p.ox), float32(a.Y-p.oy), float32(b.X-p.ox), float32(b.Y-p.oy), float32(c.X-p.ox), float32(c.Y-p.oy))
}

// paths turns outlines into ink; its memory serves one after the other.
type paths struct {
	v    vector.Rasterizer
	buf  sfnt.Buffer
	mask []uint8
}

// ink fills a path within a box of pixels. The result is valid until the next call.
func (p *paths) ink(b image.Rectangle, path func(pen)) *image.Alpha {
	w, h := b.Dx(), b.Dy()
	p.v.Reset(w, h)
	p.v.DrawOp = draw.Src
	path(pen{&p.v, float64(b.Min.X), float64(b.Min.Y)})
	if cap(p.mask) < w*h {
		p.mask = make([]uint8, w*h)
	}
	mask := &image.Alpha{Pix: p.mask[:w*h], Stride: w, Rect: image.Rect(0, 0, w, h)}
	p.v.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	return mask
}

// maxStamp bounds a glyph in pixels either way: a letter of 2,000 points at 600 dpi.
const maxStamp = 20_000

// stamp draws a path whose points lie in the box, and keeps its ink.
func (p *paths) stamp(x0, y0, x1, y1 float64, path func(pen)) *stamp {
	b := around(x0, y0, x1, y1)
	if b.Empty() || b.Dx() > maxStamp || b.Dy() > maxStamp {
		return &stamp{}
	}
	return &stamp{x: b.Min.X, y: b.Min.Y, w: b.Dx(), h: b.Dy(), ink: append([]uint8(nil), p.ink(b, path).Pix...)}
}

// around is the box of whole pixels about one of fractions.
func around(x0, y0, x1, y1 float64) image.Rectangle {
	const far = 1 << 30
	c := func(v float64) int { return int(math.Max(-far, math.Min(far, v))) }
	return image.Rect(c(math.Floor(x0)), c(math.Floor(y0)), c(math.Ceil(x1))+1, c(math.Ceil(y1))+1)
}

// blend prints ink on a row of pixels that begins at x, y.
func (r *raster) blend(row, ink []uint8, x, y int, i Ink) {
	if r.dithers(i) {
		for n, a := range ink {
			if a >= 128 {
				row[n] = dither(uint8(i), x+n, y)
			}
		}
		return
	}
	for n, a := range ink {
		switch a {
		case 0:
		case 255:
			row[n] = uint8(i)
		default:
			v := int(row[n])
			row[n] = uint8(v + (int(i)-v)*int(a)/255)
		}
	}
}

// maxWhole bounds a shape that is drawn whole even where a band or a clip shows a part of it.
const maxWhole = 4_000_000

// shape fills the path that draw describes, in pixels, within a box in pixels. The path is filled whole: filled in
// parts its edges would differ by a shade from band to band.
func (r *raster) shape(x0, y0, x1, y1 float64, i Ink, path func(pen)) {
	whole := around(x0, y0, x1, y1)
	b := whole.Intersect(r.img.Rect)
	if b.Empty() {
		return
	}
	if whole.Dx() > maxWhole/whole.Dy() {
		whole = b
	}
	mask := r.paths.ink(whole, path)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		at := (y-whole.Min.Y)*mask.Stride + b.Min.X - whole.Min.X
		r.blend(r.row(y, b.Min.X, b.Max.X), mask.Pix[at:at+b.Dx()], b.Min.X, y, i)
	}
}

func (r *raster) polygon(pts []Point, i Ink) {
	if len(pts) < 3 {
		return
	}
	x0, y0, x1, y1 := pointsBox(pts)
	r.shape(x0*r.k, y0*r.k, x1*r.k, y1*r.k, i, func(p pen) {
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

// bayer is the order in which the dots of a shade turn black.
var bayer = [4][4]uint8{{0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}}

// dither gives the dot of a shade made of black and white ones in an even 4 x 4 pattern.
func dither(shade uint8, x, y int) uint8 {
	if int(shade) > int(bayer[y&3][x&3])*16+7 {
		return 255
	}
	return 0
}

// knowable tells whether a picture can be known again by its pointer.
func knowable(img image.Image) bool { return reflect.TypeOf(img).Comparable() }
