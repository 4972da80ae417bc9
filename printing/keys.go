package printing

import "tanggapan/printing/page"

// Keys is the list of all keys, to hang beside the desk.
type Keys struct {
	Shop   Shop
	Print  Print
	Title  string // "All keys"
	Note   string // under the title
	Groups []KeyGroup
}

// KeyGroup is what works in one place.
type KeyGroup struct {
	Title string
	Lines []KeyLine
}

// KeyLine is one act: the names on its keycaps, and what it does.
type KeyLine struct {
	Keys []string
	Text string
}

// Measures of the list of keys, in millimetres.
const (
	keyColumns = 3
	keyGap     = 7.0
	keyRoom    = 20.0 // for the keycaps, left of the words
	keyStep    = 4.5
	keyHead    = 8.0
)

// Lay puts the groups one under another in three columns, and goes on on a new page where they are full.
func (m Keys) Lay(size Size, w Wording) *page.Doc {
	s := newSheet(m.Title, size, w, m.Print, m.Shop)
	width := (s.r - s.l - keyGap*(keyColumns-1)) / keyColumns
	bottom := s.h - 16
	var c *page.Canvas
	var col int
	var top, y float64
	next := func() {
		if col++; c == nil || col == keyColumns {
			c, col = s.add(), 0
			top = m.head(s, c)
		}
		y = top
	}
	next()
	for _, g := range m.Groups {
		// A heading is never the last thing in a column.
		if y > top {
			if y += 3.5; y+keyHead+2*keyStep > bottom {
				next()
			}
		}
		left := func() float64 { return s.l + float64(col)*(width+keyGap) }
		head(c, left(), left()+width, y, g.Title)
		y += headToRule + 4.1
		for _, l := range g.Lines {
			if y > bottom {
				next()
			}
			x := left()
			for _, k := range l.Keys {
				x = keycap(c, x, y, k)
			}
			at := max(x+1, left()+keyRoom)
			c.Fit(at, y, left()+width-at, l.Text, regular(8))
			y += keyStep
		}
	}
	pageNumbers(s.d, w, s.r, s.h-9)
	return s.d
}

// head writes the head of a page and gives where its columns begin.
func (m Keys) head(s *sheet, c *page.Canvas) float64 {
	c.Text(s.l, 19, m.Title, bold(16))
	c.Right(s.r, 19, m.Shop.Name, semiBold(9))
	c.Rule(s.l, s.r, 22, heavy)
	c.Fit(s.l, 26.8, s.r-s.l, m.Note, regular(8))
	practice(c, s.w, m.Print, 4.2)
	c.Fit(s.l, s.h-9, s.r-s.l-30, printLine(s.w, m.Print), regular(7))
	return 34
}

// keycap draws the name of a key in its box, the name on the baseline y, and gives where the next begins.
func keycap(c *page.Canvas, x, y float64, name string) float64 {
	st := medium(7)
	w := max(4.4, c.Doc.Measure(name, st)+2.2)
	c.Box(x, y-2.75, w, 3.7, 0.15)
	c.Centre(x+w/2, y, name, st)
	return x + w + 0.8
}
