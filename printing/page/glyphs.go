package page

import (
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// stamp is a glyph's ink in pixels, w wide, its corner at x, y from the pixel of its origin. One without ink is empty.
type stamp struct {
	x, y, w, h int
	ink        []uint8
}

// phases are the places within a pixel at which a glyph is drawn; between them it is moved to the nearest.
const phases = 4

type glyphKey struct {
	weight, glyph uint16
	size          float64
	px, py        uint8
}

type shapeKey struct {
	shape  *Shape
	size   float64
	px, py uint8
}

// text draws glyphs one beside the other. On paper their baseline lies on a whole pixel, which keeps them crisp.
func (r *raster) text(o Text) {
	if o.Parts == nil {
		r.own(o.X, o.Y, o.S, o.Style)
		return
	}
	em := o.Style.Size * MM
	for _, p := range o.Parts {
		if p.Glyphs == nil {
			r.own(o.X+p.X, o.Y, p.S, o.Style)
			continue
		}
		for _, g := range p.Glyphs {
			r.foreign(o.X+p.X+g.X*em, o.Y+g.Y*em, em, g.Shape, o.Style.Ink)
		}
	}
}

func (r *raster) own(x, y float64, s string, st Style) {
	f := faceOf(st.Weight)
	em := st.Size * MM * r.k
	x *= r.k
	py, iy := r.phaseY(y * r.k)
	for _, c := range s {
		g := f.glyph(c)
		px, ix := phase(x)
		key := glyphKey{uint16(snap(st.Weight)), g, st.Size, px, py}
		sp, ok := r.glyphs[key]
		if !ok {
			sp = r.cut(f, g, em, px, py)
			r.glyphs[key] = sp
		}
		r.stamp(sp, ix, iy, st.Ink)
		if int(g) < len(f.width) {
			x += (f.width[g] + st.Track) * em
		}
	}
}

// phase parts a place into a whole pixel and one of the phases after it.
func phase(v float64) (uint8, int) {
	n := int(math.Floor(v*phases + 0.5))
	return uint8(n & (phases - 1)), n >> 2
}

func (r *raster) phaseY(v float64) (uint8, int) {
	if r.k*25.4 >= 150 {
		return 0, int(math.Round(v))
	}
	return phase(v)
}

// cut draws a glyph of the program's own font.
func (r *raster) cut(f *face, g uint16, em float64, px, py uint8) *stamp {
	if f.font == nil {
		return &stamp{}
	}
	segs, err := f.font.LoadGlyph(&r.paths.buf, sfnt.GlyphIndex(g), fixed.Int26_6(math.Round(em*64)), nil)
	if err != nil || len(segs) == 0 {
		return &stamp{}
	}
	b := segs.Bounds()
	dx, dy := float64(px)/phases, float64(py)/phases
	at := func(p fixed.Point26_6) Point { return Point{float64(p.X)/64 + dx, float64(p.Y)/64 + dy} }
	x0, y0, x1, y1 := at(b.Min).X, at(b.Min).Y, at(b.Max).X, at(b.Max).Y
	return r.paths.stamp(x0, y0, x1, y1, func(p pen) {
		for i, s := range segs {
			switch s.Op {
			case sfnt.SegmentOpMoveTo:
				if i > 0 {
					p.close()
				}
				q := at(s.Args[0])
				p.move(q.X, q.Y)
			case sfnt.SegmentOpLineTo:
				q := at(s.Args[0])
				p.line(q.X, q.Y)
			case sfnt.SegmentOpQuadTo:
				p.quad(at(s.Args[0]), at(s.Args[1]))
			case sfnt.SegmentOpCubeTo:
				p.curve(at(s.Args[0]), at(s.Args[1]), at(s.Args[2]))
			}
		}
		p.close()
	})
}

// foreign draws a shape of another font at a place in millimetres.
func (r *raster) foreign(x, y, em float64, s *Shape, i Ink) {
	if s.Img != nil {
		r.image(Image{X: x + s.X*em, Y: y + s.Y*em, W: s.W * em, H: s.H * em, Img: s.Img})
		return
	}
	if len(s.Path) == 0 {
		return
	}
	px, ix := phase(x * r.k)
	py, iy := r.phaseY(y * r.k)
	key := shapeKey{s, em, px, py}
	sp, ok := r.shapes[key]
	if !ok {
		e := em * r.k
		dx, dy := float64(px)/phases, float64(py)/phases
		x0, y0, x1, y1 := s.box()
		sp = r.paths.stamp(x0*e+dx, y0*e+dy, x1*e+dx, y1*e+dy, func(p pen) {
			open := false
			s.points(dx, dy, e, func(q Point) {
				if open {
					p.close()
				}
				open = true
				p.move(q.X, q.Y)
			}, func(q Point) { p.line(q.X, q.Y) }, p.curve)
			p.close()
		})
		r.shapes[key] = sp
	}
	r.stamp(sp, ix, iy, i)
}

// stamp prints a glyph's ink, its origin on the pixel x, y.
func (r *raster) stamp(s *stamp, x, y int, i Ink) {
	x, y = x+s.x, y+s.y
	x0, x1 := max(x, r.img.Rect.Min.X), min(x+s.w, r.img.Rect.Max.X)
	if x0 >= x1 {
		return
	}
	for yy := max(y, r.img.Rect.Min.Y); yy < min(y+s.h, r.img.Rect.Max.Y); yy++ {
		at := (yy - y) * s.w
		r.blend(r.row(yy, x0, x1), s.ink[at+x0-x:at+x1-x], x0, yy, i)
	}
}
