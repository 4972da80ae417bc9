// Package page is the canvas of the papers: millimetres, measured text, bar codes and charts, recorded as a list of
// drawing calls that the back ends replay: PDF and pixels here, the window's own objects in ui/kit.
package page

import (
	"image"
	"sort"
	"strings"
	"time"
)

// Ink is a shade from Black (0) to White (255). Text is black or white only: grey text turns to speckle on paper.
type Ink uint8

// The shades that papers use.
const (
	Black Ink = 0
	Grey  Ink = 0xA3 // bars of a chart; dithers evenly
	White Ink = 255
)

// Style is how a text is set: size in points, weight 400 to 700, tracking in parts of the size (0.06).
type Style struct {
	Size   float64
	Weight int
	Track  float64
	Ink    Ink
}

// Doc is a document: recorded pages and what stands in the file's properties. It is not safe for concurrent use
// while it is being drawn; afterwards any number of back ends may replay it.
type Doc struct {
	Title  string
	Author string
	At     time.Time // date inside the PDF; never the clock, so that the same paper gives the same bytes
	Pages  []*Page

	// Fonts are asked for characters that the program's own fonts lack; New sets those of this computer. Nil: none.
	Fonts *FontSet

	set     *setting
	missing map[rune]bool
}

// Page is one sheet: its measure in millimetres and what is drawn on it, in order.
type Page struct {
	W, H float64
	Ops  []Op
}

// Op is one drawing call. Lengths are millimetres from the top left corner; texts are clean and lie on a baseline.
type Op interface{ op() }

// Text is a run of one style, from X to the right on the baseline Y. W is its measured width. Parts are nil where the
// program's own font draws the whole of S as it stands.
type Text struct {
	X, Y, W float64
	S       string
	Style   Style
	Parts   []Part
}

// Part is a stretch of a text from X, counted from the text's own, W wide: S in the program's own font, or Glyphs
// of another. Parts stand from left to right. S reads from left to right too, but of Glyphs it is the written order;
// Back tells a stretch that runs to the left.
type Part struct {
	X, W   float64
	S      string
	Back   bool
	Glyphs []Glyph
}

// Line is a straight stroke of a width; Dash and Gap over 0 break it.
type Line struct {
	X1, Y1, X2, Y2 float64
	Width          float64
	Dash, Gap      float64
	Ink            Ink
}

// Rect is a filled rectangle, its corners rounded by R.
type Rect struct {
	X, Y, W, H, R float64
	Ink           Ink
}

// Circle is a filled circle, or a ring where Width is over 0.
type Circle struct {
	X, Y, R float64
	Width   float64
	Ink     Ink
}

// Point is a place on the page in millimetres.
type Point struct{ X, Y float64 }

// Polygon is a filled polygon.
type Polygon struct {
	Points []Point
	Ink    Ink
}

// Run is a stretch of dark modules of a code: from Col, in Row, N wide.
type Run struct{ Col, Row, N int }

// Code is a bar code: Cols x Rows modules spread over the box, without its quiet zone. Kind is "qr" or "code128".
type Code struct {
	Kind, Data string
	X, Y, W, H float64
	Cols, Rows int
	Runs       []Run
}

// Image is a picture stretched over the box.
type Image struct {
	X, Y, W, H float64
	Img        image.Image
}

func (Text) op()    {}
func (Line) op()    {}
func (Rect) op()    {}
func (Circle) op()  {}
func (Polygon) op() {}
func (Code) op()    {}
func (Image) op()   {}

// New returns an empty document of that title.
func New(title string) *Doc {
	return &Doc{Title: Clean(title), Fonts: InstalledFonts(), missing: map[rune]bool{}}
}

// Add appends a page of the given measure in millimetres and returns its canvas.
func (d *Doc) Add(w, h float64) *Canvas {
	p := &Page{W: w, H: h}
	d.Pages = append(d.Pages, p)
	return &Canvas{Doc: d, Page: p, ops: &p.Ops}
}

// On returns the canvas of page i, counted from 0, to draw on it later: marks, page numbers.
func (d *Doc) On(i int) *Canvas {
	return &Canvas{Doc: d, Page: d.Pages[i], ops: &d.Pages[i].Ops}
}

// Missing returns the characters that neither the program nor the computer has a font for and that are printed as
// "?", sorted; empty if none.
func (d *Doc) Missing() string {
	rs := make([]rune, 0, len(d.missing))
	for r := range d.missing {
		rs = append(rs, r)
	}
	sort.Slice(rs, func(i, j int) bool { return rs[i] < rs[j] })
	return string(rs)
}

// Words returns every text of the document in drawing order, a line each: for search, tests and screen readers.
func (d *Doc) Words() string {
	var b strings.Builder
	for _, p := range d.Pages {
		for _, o := range p.Ops {
			if t, ok := o.(Text); ok {
				b.WriteString(t.S + "\n")
			}
		}
	}
	return b.String()
}
