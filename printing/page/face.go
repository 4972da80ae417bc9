package page

import (
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"tanggapan/assets"
)

// MM is one point in millimetres.
const MM = 25.4 / 72

// lowRunes bounds the table of a face; the few runes above stand in a map.
const lowRunes = 0x2800

// face is one weight of the program's own font: which glyph stands for a rune, and how wide it is in parts of the em.
// It never changes once it is read, so any number of documents share it.
type face struct {
	font  *sfnt.Font
	low   [lowRunes]uint16
	high  map[rune]uint16
	width []float64
}

// faces are the program's own fonts, each read when it is first needed.
var faces = [4]func() *face{
	sync.OnceValue(func() *face { return readFace(400) }),
	sync.OnceValue(func() *face { return readFace(500) }),
	sync.OnceValue(func() *face { return readFace(600) }),
	sync.OnceValue(func() *face { return readFace(700) }),
}

// snap gives the embedded weight that stands for w.
func snap(w int) int {
	switch {
	case w > 650:
		return 700
	case w > 550:
		return 600
	case w > 450:
		return 500
	}
	return 400
}

func faceOf(weight int) *face { return faces[snap(weight)/100-4]() }

func readFace(weight int) *face {
	f := &face{high: map[rune]uint16{}}
	parsed, err := sfnt.Parse(assets.Font(weight))
	if err != nil {
		return f // cannot be: the bytes are embedded; without them every rune is a missing one
	}
	f.font = parsed
	f.width = make([]float64, parsed.NumGlyphs())
	var buf sfnt.Buffer
	for i := range f.width {
		if w, err := parsed.GlyphAdvance(&buf, sfnt.GlyphIndex(i), fixed.I(1000), font.HintingNone); err == nil {
			f.width[i] = float64(w) / 64 / 1000
		}
	}
	for r := rune(' '); r < lowRunes; r++ {
		if i, err := parsed.GlyphIndex(&buf, r); err == nil {
			f.low[r] = uint16(i)
		}
	}
	for r := rune(0xFB00); r <= 0xFFFD; r++ {
		if i, err := parsed.GlyphIndex(&buf, r); err == nil && i != 0 {
			f.high[r] = uint16(i)
		}
	}
	return f
}

// glyph gives the number of the rune's glyph; 0 for a rune that the font lacks.
func (f *face) glyph(r rune) uint16 {
	if uint32(r) < lowRunes {
		return f.low[r]
	}
	return f.high[r]
}

func (f *face) has(r rune) bool { return f.glyph(r) != 0 }

// advance is the rune's width in parts of the em.
func (f *face) advance(r rune) float64 {
	if g := f.glyph(r); g != 0 {
		return f.width[g]
	}
	return 0
}

// span is the width of s in parts of the em and the number of its runes; false where a rune is missing.
func (f *face) span(s string) (em float64, n int, ok bool) {
	for _, r := range s {
		g := f.glyph(r)
		if g == 0 {
			return 0, 0, false
		}
		em += f.width[g]
		n++
	}
	return em, n, true
}
