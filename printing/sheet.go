package printing

import (
	"math"
	"strings"

	"tanggapan/printing/page"
)

func upper(s string) string { return strings.ToUpper(s) }

// sheet is the frame of a paper on A4 or Letter: its document, measures and words.
type sheet struct {
	d    *page.Doc
	w    Wording
	size Size
	l, r float64 // left and right edge of the text
	col  float64 // width of one of two columns
	x2   float64 // left edge of the second column
	h    float64
	word float64 // how wide the large word at the right of a small head is
}

func newSheet(title string, size Size, w Wording, p Print, shop Shop) *sheet {
	if size.Roll() || size.W < 140 {
		size = A4
	}
	d := page.New(title)
	d.Author, d.At = page.Clean(shop.Name), p.At
	s := &sheet{d: d, w: w, size: size, l: margin, r: size.W - margin, h: size.H}
	s.col = (size.W - 2*margin - gutter) / 2
	s.x2 = s.r - s.col
	return s
}

func (s *sheet) t(key string, args ...any) string { return s.w.T(key, args...) }

func (s *sheet) add() *page.Canvas { return s.d.Add(s.size.W, s.size.H) }

// smallHead is the head of order, summary and continued pages: mark, name, lines, and at the right a title over
// a large word, with a rule below where it is wanted. size is the mark's.
func (s *sheet) smallHead(c *page.Canvas, shop Shop, size, name float64, lines []string) {
	logo(c, s.l, 12, size, shop)
	x := s.l + size + 2.5
	if size > 10 {
		x += 0.5
	}
	if shop.NoLogo {
		x = s.l
	}
	y := 15.95
	if size > 10 {
		y = 16.4
	}
	c.Fit(x, y, s.r-x-82, shop.Name, bold(name))
	step := 3.5
	for i, line := range lines {
		if i == 0 {
			y += 4.1
			if size > 10 {
				y += 0.15
			}
		} else {
			y += step
		}
		st := regular(7.5)
		if size > 10 {
			st = regular(8)
		}
		c.Fit(x, y, s.r-x-math.Max(72, s.word+4), line, st)
	}
}
