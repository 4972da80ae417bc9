package page

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"tanggapan/assets"
)

// families are the names of the weights within a file.
var families = map[int]string{400: "desk400", 500: "desk500", 600: "desk600", 700: "desk700"}

func (w *pdfWriter) text(o Text) {
	w.set(o.Style.Ink)
	w.font(o.Style)
	track := o.Style.Track != 0
	if track {
		w.raw(num(o.Style.Track*o.Style.Size), " Tc")
	}
	if o.Parts == nil {
		w.f.Text(o.X, o.Y, o.S)
	}
	for _, p := range o.Parts {
		if p.Glyphs == nil {
			w.f.Text(o.X+p.X, o.Y, p.S)
		} else {
			w.glyphs(o.X+p.X, o.Y, o.Style, p)
		}
	}
	if track {
		w.raw("0 Tc")
	}
}

func (w *pdfWriter) font(st Style) {
	weight := snap(st.Weight)
	if !w.fonts[weight] {
		w.f.AddUTF8FontFromBytes(families[weight], "", assets.Font(weight))
		w.fonts[weight] = true
	}
	w.f.SetFont(families[weight], "", st.Size)
}

// glyphs draws outlines, and over them the text without ink, so that it can be searched and copied.
func (w *pdfWriter) glyphs(x, y float64, st Style, p Part) {
	em := st.Size * MM
	for _, g := range p.Glyphs {
		gx, gy := x+g.X*em, y+g.Y*em
		if gx > w.page.W+2*em {
			continue // off the paper
		}
		if img := g.Shape.Img; img != nil {
			w.image(Image{X: gx + g.Shape.X*em, Y: gy + g.Shape.Y*em, W: g.Shape.W * em, H: g.Shape.H * em, Img: img})
			continue
		}
		w.outline(g.Shape, gx, gy, em)
	}
	w.ghost(x, y, p)
}

// outline writes a path as the file's own operators, in points from the foot of the page.
func (w *pdfWriter) outline(s *Shape, x, y, em float64) {
	if len(s.Path) == 0 {
		return
	}
	b := w.buf[:0]
	pt := func(p Point) {
		b = appendNum(b, p.X/MM)
		b = append(b, ' ')
		b = appendNum(b, (w.page.H-p.Y)/MM)
		b = append(b, ' ')
	}
	s.points(x, y, em, func(p Point) {
		pt(p)
		b = append(b, "m "...)
	}, func(p Point) {
		pt(p)
		b = append(b, "l "...)
	}, func(p, q, r Point) {
		pt(p)
		pt(q)
		pt(r)
		b = append(b, "c "...)
	})
	b = append(b, 'f')
	w.buf = b
	w.f.RawWriteStr(string(b))
}

// ghost writes the text of outlines without ink, drawn out to their width. Readers put what runs to the left back
// into its order themselves, so it is given as it stands on paper.
func (w *pdfWriter) ghost(x, y float64, p Part) {
	s := strings.Map(func(r rune) rune {
		if r > 0xFFFF { // the library cannot write them
			return -1
		}
		return r
	}, p.S)
	if p.Back {
		s = reversed(s)
	}
	width := w.f.GetStringWidth(s)
	if s == "" || !(width > 0) || !(p.W > 0) {
		return
	}
	w.raw("3 Tr ", num(100*p.W/width), " Tz")
	w.f.Text(x, y, s)
	w.raw("0 Tr 100 Tz")
}

func reversed(s string) string {
	b := make([]byte, 0, len(s))
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		b = utf8.AppendRune(b, r)
		s = s[:len(s)-n]
	}
	return string(b)
}

func (w *pdfWriter) raw(parts ...string) { w.f.RawWriteStr(strings.Join(parts, "")) }

func num(v float64) string { return string(appendNum(nil, v)) }

// appendNum writes a length to a thousandth of a point.
func appendNum(b []byte, v float64) []byte { return strconv.AppendFloat(b, v, 'f', 3, 64) }
