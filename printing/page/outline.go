package page

import (
	"bytes"
	"image"
	"image/png"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Stroke operations of a Shape.
const (
	MoveTo  = 'M' // one point
	LineTo  = 'L' // one point
	QuadTo  = 'Q' // a handle and a point
	CurveTo = 'C' // two handles and a point
)

// Seg is a piece of an outline.
type Seg struct {
	Op byte
	P  [3]Point
}

// Shape is the picture of a glyph in parts of the em, from its origin to the right and down: a filled outline
// (non-zero winding), or where Img is there a picture over the box.
type Shape struct {
	Path       []Seg
	Img        image.Image
	X, Y, W, H float64
}

// Glyph is a shape placed at parts of the em from the beginning of its Part, to the right and down.
type Glyph struct {
	X, Y  float64
	Shape *Shape
}

// draws tells whether the face has something to show for the rune.
func (f *fontFace) draws(gid font.GID, r rune) bool {
	if !f.open() {
		return false
	}
	sh := f.shape(gid)
	return len(sh.Path) > 0 || sh.Img != nil || unicode.IsSpace(r) || unicode.In(r, unicode.Mn, unicode.Cf)
}

// shape returns a glyph's picture; an empty one for blanks and for what cannot be read.
func (f *fontFace) shape(gid font.GID) *Shape {
	if sh, ok := f.shapes[gid]; ok {
		return sh
	}
	sh := f.readShape(gid)
	f.shapes[gid] = sh
	return sh
}

func (f *fontFace) readShape(gid font.GID) (sh *Shape) {
	defer func() {
		if recover() != nil {
			sh = &Shape{}
		}
	}()
	upem := float64(f.face.Upem())
	switch g := f.face.GlyphData(gid).(type) {
	case font.GlyphOutline:
		return &Shape{Path: path(g.Segments, upem)}
	case font.GlyphSVG:
		return &Shape{Path: path(g.Outline.Segments, upem)}
	case font.GlyphBitmap:
		return f.picture(gid, g, upem)
	}
	return &Shape{}
}

func path(segs []opentype.Segment, upem float64) []Seg {
	out := make([]Seg, len(segs))
	for i, s := range segs {
		op := byte(MoveTo)
		switch s.Op {
		case opentype.SegmentOpLineTo:
			op = LineTo
		case opentype.SegmentOpQuadTo:
			op = QuadTo
		case opentype.SegmentOpCubeTo:
			op = CurveTo
		}
		out[i].Op = op
		for j, p := range s.Args {
			out[i].P[j] = Point{float64(p.X) / upem, -float64(p.Y) / upem}
		}
	}
	return out
}

// picture is a glyph that the font keeps as a PNG, as coloured emoji are.
func (f *fontFace) picture(gid font.GID, g font.GlyphBitmap, upem float64) *Shape {
	if g.Format != font.PNG {
		if g.Outline != nil {
			return &Shape{Path: path(g.Outline.Segments, upem)}
		}
		return &Shape{}
	}
	img, err := png.Decode(bytes.NewReader(g.Data))
	if err != nil {
		return &Shape{}
	}
	sh := &Shape{Img: img, Y: -0.8, W: 1, H: 1}
	if e, ok := f.face.GlyphExtents(gid); ok && e.Width > 0 && e.Height < 0 {
		sh.X, sh.Y = float64(e.XBearing)/upem, -float64(e.YBearing)/upem
		sh.W, sh.H = float64(e.Width)/upem, -float64(e.Height)/upem
	}
	return sh
}

// points calls back for every piece of the outline, at a place and size: quadratic curves come as cubic ones.
func (s *Shape) points(x, y, em float64, move, line func(Point), curve func(a, b, c Point)) {
	at := func(p Point) Point { return Point{x + p.X*em, y + p.Y*em} }
	var last Point
	for _, g := range s.Path {
		switch g.Op {
		case MoveTo:
			last = at(g.P[0])
			move(last)
		case LineTo:
			last = at(g.P[0])
			line(last)
		case QuadTo:
			q, end := at(g.P[0]), at(g.P[1])
			a := Point{last.X + 2*(q.X-last.X)/3, last.Y + 2*(q.Y-last.Y)/3}
			b := Point{end.X + 2*(q.X-end.X)/3, end.Y + 2*(q.Y-end.Y)/3}
			curve(a, b, end)
			last = end
		case CurveTo:
			last = at(g.P[2])
			curve(at(g.P[0]), at(g.P[1]), last)
		}
	}
}

// box is where the shape's ink may lie, in parts of the em: its points with all handles.
func (s *Shape) box() (x0, y0, x1, y1 float64) {
	if s.Img != nil {
		return s.X, s.Y, s.X + s.W, s.Y + s.H
	}
	first := true
	for _, g := range s.Path {
		n := 1
		switch g.Op {
		case QuadTo:
			n = 2
		case CurveTo:
			n = 3
		}
		for _, p := range g.P[:n] {
			if first {
				x0, y0, x1, y1, first = p.X, p.Y, p.X, p.Y, false
			}
			x0, x1 = min(x0, p.X), max(x1, p.X)
			y0, y1 = min(y0, p.Y), max(y1, p.Y)
		}
	}
	return x0, y0, x1, y1
}
