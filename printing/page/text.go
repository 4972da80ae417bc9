package page

import (
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"tanggapan/assets"
)

// MM is one point in millimetres.
const MM = 25.4 / 72

// fonts holds the parsed faces of a document and their advances in parts of the em.
type fonts struct {
	buf   sfnt.Buffer
	faces map[int]*face
}

type face struct {
	font *sfnt.Font
	adv  map[rune]float64 // -1 where the glyph is missing
}

func newFonts() *fonts { return &fonts{faces: map[int]*face{}} }

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

func (f *fonts) face(weight int) *face {
	weight = snap(weight)
	fc := f.faces[weight]
	if fc == nil {
		parsed, err := sfnt.Parse(assets.Font(weight))
		if err != nil {
			parsed = nil // cannot be: the bytes are embedded; without a face every advance is 0
		}
		fc = &face{font: parsed, adv: map[rune]float64{}}
		f.faces[weight] = fc
	}
	return fc
}

func (f *fonts) advance(weight int, r rune) float64 {
	fc := f.face(weight)
	if a, ok := fc.adv[r]; ok {
		return a
	}
	a := -1.0
	if fc.font != nil {
		if i, err := fc.font.GlyphIndex(&f.buf, r); err == nil && i != 0 {
			if w, err := fc.font.GlyphAdvance(&f.buf, i, fixed.I(1000), font.HintingNone); err == nil {
				a = float64(w) / 64 / 1000
			}
		}
	}
	fc.adv[r] = a
	return a
}

func (f *fonts) has(r rune) bool { return f.advance(400, r) >= 0 }

// Measure returns the width of s in millimetres, as every back end draws it.
func (d *Doc) Measure(s string, st Style) float64 {
	return d.measure(d.clean(s), st)
}

func (d *Doc) measure(s string, st Style) float64 {
	em, n := 0.0, 0
	for _, r := range s {
		if a := d.fonts.advance(st.Weight, r); a > 0 {
			em += a
		}
		n++
	}
	if n > 1 {
		em += st.Track * float64(n-1)
	}
	return em * st.Size * MM
}

// Fit returns s, or its beginning with "…" where s is wider than w millimetres.
func (d *Doc) Fit(s string, st Style, w float64) string {
	s = d.clean(s)
	if d.measure(s, st) <= w {
		return s
	}
	rs := []rune(s)
	lo, hi := 0, len(rs)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if d.measure(string(rs[:mid])+"…", st) <= w {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return strings.TrimRight(string(rs[:lo]), " \u00a0") + "…"
}

// Wrap breaks s into lines of at most w millimetres. It breaks at spaces (not at no-break spaces) and at line ends
// of s; a word wider than the line is cut. An empty text gives no line.
func (d *Doc) Wrap(s string, st Style, w float64) []string {
	var lines []string
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	for _, par := range strings.Split(strings.Trim(s, "\n "), "\n") {
		lines = append(lines, d.wrapLine(d.clean(par), st, w)...)
	}
	if len(lines) == 1 && lines[0] == "" {
		return nil
	}
	return lines
}

func (d *Doc) wrapLine(s string, st Style, w float64) []string {
	var lines []string
	line := ""
	space := d.measure(" ", st) + 2*st.Track*st.Size*MM
	width := 0.0
	for _, word := range strings.Split(s, " ") {
		ww := d.measure(word, st)
		if line != "" && width+space+ww <= w {
			line, width = line+" "+word, width+space+ww
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for ww > w && len(word) > 1 {
			head := d.headOf(word, st, w)
			lines = append(lines, head)
			word = word[len(head):]
			ww = d.measure(word, st)
		}
		line, width = word, ww
	}
	return append(lines, line)
}

// headOf returns the longest beginning of word that fits, at least one character.
func (d *Doc) headOf(word string, st Style, w float64) string {
	end, em := 0, 0.0
	for i, r := range word {
		if a := d.fonts.advance(st.Weight, r); a > 0 {
			em += a + st.Track
		}
		if em*st.Size*MM > w && i > 0 {
			return word[:i]
		}
		end = i + len(string(r))
	}
	return word[:end]
}
