package page

import (
	"bytes"
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/jung-kurt/gofpdf"
)

// kappa is the length of the handles that make a Bézier curve a quarter of a circle.
const kappa = 0.5522847498

// PDF returns the document as a PDF file. The same document gives the same bytes. Whatever the library beneath
// trips over comes back as an error.
func (d *Doc) PDF() (out []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			out, err = nil, fmt.Errorf("pdf of %q: %v", d.Title, r)
		}
	}()
	at := d.At.UTC()
	if d.At.IsZero() {
		at = time.Unix(0, 0).UTC()
	}
	f := gofpdf.New("P", "mm", "A4", "")
	f.SetCatalogSort(true)
	f.SetCreationDate(at)
	f.SetModificationDate(at)
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetTitle(property(d.Title), true)
	f.SetAuthor(property(d.Author), true)
	f.SetCreator("Tanggapan", true)
	f.SetProducer("Tanggapan", true)
	f.SetLineCapStyle("butt")
	w := &pdfWriter{f: f, fonts: map[int]bool{}, images: map[imageKey]string{}}
	for _, p := range d.Pages {
		f.AddPageFormat("P", gofpdf.SizeType{Wd: p.W, Ht: p.H})
		w.page, w.ink = p, -1
		w.draw(p.Ops)
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		return nil, fmt.Errorf("pdf of %q: %w", d.Title, err)
	}
	return b.Bytes(), nil
}

// property is a text for the file's properties, which the library writes in 16-bit characters.
func property(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return unicode.ReplacementChar
		}
		return r
	}, Clean(s))
}

type pdfWriter struct {
	f      *gofpdf.Fpdf
	page   *Page
	ink    int // of fills, strokes and text; -1 before the first
	fonts  map[int]bool
	images map[imageKey]string
	buf    []byte
}

func (w *pdfWriter) draw(ops []Op) {
	for _, o := range ops {
		switch o := o.(type) {
		case Text:
			w.text(o)
		case Line:
			w.line(o)
		case Rect:
			w.rect(o)
		case Circle:
			w.circle(o)
		case Polygon:
			w.polygon(o)
		case Code:
			w.code(o)
		case Image:
			w.image(o)
		}
	}
}

// set makes the shade that of fills, strokes and text.
func (w *pdfWriter) set(i Ink) {
	v := int(i)
	if v == w.ink {
		return
	}
	w.ink = v
	w.f.SetFillColor(v, v, v)
	w.f.SetDrawColor(v, v, v)
	w.f.SetTextColor(v, v, v)
}

func (w *pdfWriter) line(o Line) {
	w.set(o.Ink)
	w.f.SetLineWidth(o.Width)
	if o.Dash > 0 {
		w.f.SetDashPattern([]float64{o.Dash, o.Gap}, 0)
		defer w.f.SetDashPattern(nil, 0)
	}
	w.f.Line(o.X1, o.Y1, o.X2, o.Y2)
}

func (w *pdfWriter) rect(o Rect) {
	w.set(o.Ink)
	if o.R <= 0 {
		w.f.Rect(o.X, o.Y, o.W, o.H, "F")
		return
	}
	f, h := w.f, o.R*(1-kappa)
	x1, y1, x2, y2 := o.X, o.Y, o.X+o.W, o.Y+o.H
	f.MoveTo(x1+o.R, y1)
	f.LineTo(x2-o.R, y1)
	f.CurveBezierCubicTo(x2-h, y1, x2, y1+h, x2, y1+o.R)
	f.LineTo(x2, y2-o.R)
	f.CurveBezierCubicTo(x2, y2-h, x2-h, y2, x2-o.R, y2)
	f.LineTo(x1+o.R, y2)
	f.CurveBezierCubicTo(x1+h, y2, x1, y2-h, x1, y2-o.R)
	f.LineTo(x1, y1+o.R)
	f.CurveBezierCubicTo(x1, y1+h, x1+h, y1, x1+o.R, y1)
	f.ClosePath()
	f.DrawPath("F")
}

func (w *pdfWriter) circle(o Circle) {
	w.set(o.Ink)
	if o.Width > 0 {
		w.f.SetLineWidth(o.Width)
		w.f.Circle(o.X, o.Y, o.R-o.Width/2, "D")
		return
	}
	w.f.Circle(o.X, o.Y, o.R, "F")
}

func (w *pdfWriter) polygon(o Polygon) {
	if len(o.Points) < 3 {
		return
	}
	w.set(o.Ink)
	w.f.MoveTo(o.Points[0].X, o.Points[0].Y)
	for _, p := range o.Points[1:] {
		w.f.LineTo(p.X, p.Y)
	}
	w.f.ClosePath()
	w.f.DrawPath("F")
}

// code draws level runs; those of a QR code overlap the row below by 3 % so that no viewer shows seams.
func (w *pdfWriter) code(o Code) {
	w.set(Black)
	mw, mh := o.W/float64(o.Cols), o.H/float64(o.Rows)
	over := 0.0
	if o.Rows > 1 {
		over = mh * 0.03
	}
	b := w.buf[:0]
	for _, r := range o.Runs {
		for _, v := range [4]float64{
			(o.X + float64(r.Col)*mw) / MM, (w.page.H - o.Y - float64(r.Row)*mh) / MM,
			float64(r.N) * mw / MM, -(mh + over) / MM,
		} {
			b = append(appendNum(b, v), ' ')
		}
		b = append(b, "re "...)
	}
	w.buf = append(b, 'f')
	w.f.RawWriteStr(string(w.buf))
}
