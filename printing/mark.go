package printing

import (
	"math"
	"strconv"
	"strings"

	"tanggapan/printing/page"
)

// logo draws the shop's picture, or the nut mark, in a square.
func logo(c *page.Canvas, x, y, size float64, s Shop) {
	if s.NoLogo {
		return
	}
	if s.Logo != nil && !s.Logo.Bounds().Empty() {
		c.Image(x, y, size, size, s.Logo)
		return
	}
	c.Round(x, y, size, size, 0.16*size, page.Black)
	cx, cy, r := x+size/2, y+size/2, 0.341*size
	nut := make([]page.Point, 6)
	for i := range nut {
		a := math.Pi/6 + float64(i)*math.Pi/3
		nut[i] = page.Point{X: cx + r*math.Cos(a), Y: cy + r*math.Sin(a)}
	}
	c.Polygon(page.White, nut...)
	c.Circle(cx, cy, 0.15*size, page.Black)
}

// box draws a condition box of the given size with its top left corner at x, y.
func box(c *page.Canvas, x, y, size float64, state PointState) {
	k := size / 3
	if state == Fault {
		c.Rect(x, y, size, size, page.Black)
		for _, d := range []float64{1, -1} {
			c.Stroke(page.Line{
				X1: x + size/2 - 0.75*k, Y1: y + size/2 - d*0.75*k,
				X2: x + size/2 + 0.75*k, Y2: y + size/2 + d*0.75*k, Width: 0.45 * k, Ink: page.White,
			})
		}
		return
	}
	c.Box(x, y, size, size, 0.25)
	if state == Works {
		c.Line(x+0.68*k, y+1.55*k, x+1.3*k, y+2.2*k, 0.42*k)
		c.Line(x+1.18*k, y+2.2*k, x+2.45*k, y+0.62*k, 0.42*k)
	}
}

// stripes draws a Code 128 that ends at or begins at x, no wider than room; side -1 ends there, 1 begins there, 0 has its
// middle there. It returns the width, 0 where the code cannot be drawn.
func stripes(c *page.Canvas, x, y, side, module, h, room float64, data string) float64 {
	w := page.Code128Width(module, data)
	if w == 0 || w > room {
		return 0
	}
	if _, err := c.Code128(x-(1-side)/2*w, y, module, h, data); err != nil {
		return 0
	}
	return w
}

// scissors draws the sign to cut, its middle on the line y, 4.4 mm wide.
func scissors(c *page.Canvas, x, y float64) {
	for _, d := range []float64{1, -1} {
		c.Ring(x+0.9, y+d*1.0, 0.9, 0.28)
		c.Line(x+1.62, y+d*0.58, x+5.1, y-d*0.95, 0.28)
	}
}

// practice marks a page of the practice shop with a band at every y, so that no part torn off looks real.
func practice(c *page.Canvas, w Wording, p Print, ys ...float64) {
	if !p.Practice {
		return
	}
	s := strings.ToUpper(w.T("paper.practice"))
	st := page.Style{Size: 9, Weight: 700, Track: 0.2, Ink: page.White}
	tw := c.Doc.Measure(s, st)
	bw := math.Min(tw+8, c.Page.W-8)
	for _, y := range ys {
		c.Rect((c.Page.W-bw)/2, y, bw, 5.2, page.Black)
		c.CentreFit(c.Page.W/2, y+3.75, bw-2, s, st)
	}
}

// printLine is the small line that says which print this is: time, person, copy, hash.
func printLine(w Wording, p Print) string {
	return joined(when(w, p), copyMark(w, p), hashMark(w, p))
}

// printLines is the same in two lines, for papers too narrow for one.
func printLines(w Wording, p Print) []string {
	return kept2(when(w, p), joined(copyMark(w, p), hashMark(w, p)))
}

func when(w Wording, p Print) string {
	switch {
	case p.When == "":
		return ""
	case p.By == "":
		return w.T("paper.printed", "When", p.When)
	}
	return w.T("paper.printed-by", "When", p.When, "Who", p.By)
}

func copyMark(w Wording, p Print) string {
	if p.Copy < 1 {
		return ""
	}
	return w.T("paper.copy", "N", strconv.Itoa(p.Copy+1))
}

func hashMark(w Wording, p Print) string {
	if p.Hash == "" {
		return ""
	}
	return w.T("paper.journal", "Hash", p.Hash)
}

// titled is a title with the mark of a reprint.
func titled(title string, w Wording, p Print) string {
	return strings.ToUpper(joined(title, copyMark(w, p)))
}

// pageNumbers writes "Page 1 of 3" at the foot of every page, ending at x.
func pageNumbers(d *page.Doc, w Wording, x, y float64) {
	for i := range d.Pages {
		d.On(i).Right(x, y, pageOf(w, i+1, len(d.Pages)), regular(7))
	}
}

func pageOf(w Wording, n, of int) string {
	return w.T("common.of-page", "Page", strconv.Itoa(n), "Pages", strconv.Itoa(of))
}
