package kit

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
	xdraw "golang.org/x/image/draw"

	"tanggapan/printing/page"
)

// Drawing shows the calls of a page as objects of the window, in the theme's colours: charts and other drawings that
// screen and paper share. A whole paper is shown by Paper, which has its exact dots.
type Drawing struct {
	widget.BaseWidget
	page  *page.Page
	perMM float64
	inks  func(page.Ink) color.Color
	objs  []fyne.CanvasObject
}

// NewDrawing shows p at perMM pixels to the millimetre; a nil page shows nothing. inks chooses the colours; nil takes
// ThemeInk.
func NewDrawing(p *page.Page, perMM float32, inks func(page.Ink) color.Color) *Drawing {
	if inks == nil {
		inks = ThemeInk
	}
	d := &Drawing{inks: inks}
	d.ExtendBaseWidget(d)
	d.SetPage(p, perMM)
	return d
}

// ThemeInk is the theme's colour for an ink: paper is the surface, black the text, grey the bars behind.
func ThemeInk(i page.Ink) color.Color {
	switch i {
	case page.Black:
		return Color(Ink)
	case page.White:
		return Color(Surface)
	case page.Grey:
		return Color(Line2)
	}
	return color.Gray{Y: uint8(i)}
}

// InkOnPaper is black on white, whatever the theme.
func InkOnPaper(i page.Ink) color.Color { return color.Gray{Y: uint8(i)} }

// SetPage shows another page, or another scale.
func (d *Drawing) SetPage(p *page.Page, perMM float32) {
	d.page, d.perMM = p, float64(perMM)
	d.Refresh()
}

// MinSize is the page at its scale.
func (d *Drawing) MinSize() fyne.Size {
	if d.page == nil || d.perMM <= 0 {
		return fyne.Size{}
	}
	return fyne.NewSize(round(float32(d.page.W*d.perMM)), round(float32(d.page.H*d.perMM)))
}

// CreateRenderer is for Fyne.
func (d *Drawing) CreateRenderer() fyne.WidgetRenderer {
	d.draw()
	return &drawingRenderer{d}
}

type drawingRenderer struct{ d *Drawing }

func (r *drawingRenderer) Destroy()                     {}
func (r *drawingRenderer) Layout(fyne.Size)             {}
func (r *drawingRenderer) MinSize() fyne.Size           { return r.d.MinSize() }
func (r *drawingRenderer) Objects() []fyne.CanvasObject { return r.d.objs }
func (r *drawingRenderer) Refresh() {
	r.d.draw()
	canvas.Refresh(r.d)
}

// draw makes the objects anew: a drawing changes as a whole or not at all.
func (d *Drawing) draw() {
	d.objs = nil
	if size := d.MinSize(); !size.IsZero() {
		d.ops(d.page.Ops, image.Rect(0, 0, int(size.Width), int(size.Height)))
	}
}

func (d *Drawing) ops(ops []page.Op, within image.Rectangle) {
	for _, o := range ops {
		switch o := o.(type) {
		case page.Rect:
			d.rect(o, within)
		case page.Line:
			d.line(o, within)
		case page.Circle:
			d.circle(o, within)
		case page.Image:
			d.image(o, within)
		case page.Clip:
			d.ops(o.Ops, within.Intersect(d.box(o.X, o.Y, o.W, o.H)))
		case page.Text:
			d.mask(o, o.Style.Ink, within)
		case page.Polygon:
			d.mask(o, o.Ink, within)
		case page.Code:
			d.mask(o, page.Black, within)
		}
	}
}

func (d *Drawing) add(o fyne.CanvasObject, b image.Rectangle) {
	o.Move(fyne.NewPos(float32(b.Min.X), float32(b.Min.Y)))
	o.Resize(fyne.NewSize(float32(b.Dx()), float32(b.Dy())))
	d.objs = append(d.objs, o)
}

// box rounds the edges of a rectangle to pixels, as the page's own pixels do; a side never vanishes.
func (d *Drawing) box(x, y, w, h float64) image.Rectangle {
	at := func(v float64) int { return int(math.Round(v * d.perMM)) }
	x0, y0 := at(x), at(y)
	return image.Rect(x0, y0, max(at(x+w), x0+1), max(at(y+h), y0+1))
}

func (d *Drawing) rect(o page.Rect, within image.Rectangle) {
	b := d.box(o.X, o.Y, o.W, o.H)
	if o.R > 0 && !b.In(within) {
		d.mask(o, o.Ink, within) // its corners must not move in
		return
	}
	if b = b.Intersect(within); b.Empty() {
		return
	}
	r := canvas.NewRectangle(d.inks(o.Ink))
	r.CornerRadius = float32(o.R * d.perMM)
	d.add(r, b)
}

// line makes a level or upright stroke a rectangle of whole pixels, paler where it is thinner than one; others are
// masks.
func (d *Drawing) line(o page.Line, within image.Rectangle) {
	level, upright := o.Y1 == o.Y2, o.X1 == o.X2
	if o.Dash > 0 || !level && !upright {
		d.mask(o, o.Ink, within)
		return
	}
	thick := max(1, math.Round(o.Width*d.perMM)) / d.perMM
	edge := func(mid float64) float64 { return math.Round((mid-thick/2)*d.perMM) / d.perMM }
	var b image.Rectangle
	if level {
		b = d.box(min(o.X1, o.X2), edge(o.Y1), math.Abs(o.X2-o.X1), thick)
	} else {
		b = d.box(edge(o.X1), min(o.Y1, o.Y2), thick, math.Abs(o.Y2-o.Y1))
	}
	if b = b.Intersect(within); !b.Empty() {
		d.add(canvas.NewRectangle(faded(d.inks(o.Ink), min(1, max(0.4, o.Width*d.perMM)))), b)
	}
}

// faded is a colour with a share of its strength.
func faded(c color.Color, share float64) color.Color {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = uint8(math.Round(float64(n.A) * share))
	return n
}

func (d *Drawing) circle(o page.Circle, within image.Rectangle) {
	k, half := d.perMM, 0.0
	if o.Width > 0 {
		half = max(o.Width*k, 0.9) / 2
	}
	q := o.R*k - half
	whole := image.Rect(int((o.X-o.R)*k), int((o.Y-o.R)*k), int((o.X+o.R)*k)+1, int((o.Y+o.R)*k)+1)
	if !whole.In(within) || q <= 0 {
		d.mask(o, o.Ink, within)
		return
	}
	c := &canvas.Circle{}
	if half > 0 {
		c.StrokeColor, c.StrokeWidth = d.inks(o.Ink), float32(2*half)
	} else {
		c.FillColor = d.inks(o.Ink)
	}
	c.Move(fyne.NewPos(float32(o.X*k-q), float32(o.Y*k-q)))
	c.Resize(fyne.NewSize(float32(2*q), float32(2*q)))
	d.objs = append(d.objs, c)
}

// mask colours what a call covers, at the dots that the screen has for it.
func (d *Drawing) mask(o page.Op, ink page.Ink, within image.Rectangle) {
	m := page.Mask(d.perMM, within, o)
	if m.Rect.Empty() {
		return
	}
	c := image.NewUniform(d.inks(ink))
	k := d.perMM
	d.add(canvas.NewRaster(func(w, h int) image.Image {
		out := image.NewNRGBA(image.Rect(0, 0, w, h))
		ink, from := m, m.Rect.Min
		if w != m.Rect.Dx() {
			scale := float64(w) / float64(m.Rect.Dx())
			at := func(p image.Point) image.Point {
				return image.Pt(int(math.Round(float64(p.X)*scale)), int(math.Round(float64(p.Y)*scale)))
			}
			from = at(m.Rect.Min)
			ink = page.Mask(k*scale, image.Rectangle{Min: from, Max: at(m.Rect.Max)}, o)
		}
		r := ink.Rect.Sub(from)
		draw.DrawMask(out, r, c, image.Point{}, ink, ink.Rect.Min, draw.Over)
		return out
	}), m.Rect)
}

// image scales a picture, on white as on paper, and cuts it.
func (d *Drawing) image(o page.Image, within image.Rectangle) {
	whole := d.box(o.X, o.Y, o.W, o.H)
	b := whole.Intersect(within)
	if b.Empty() {
		return
	}
	d.add(canvas.NewRaster(func(w, h int) image.Image {
		out := image.NewNRGBA(image.Rect(0, 0, w, h))
		draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
		k := float64(w) / float64(b.Dx())
		at := func(v int) int { return int(math.Round(float64(v) * k)) }
		to := image.Rect(at(whole.Min.X-b.Min.X), at(whole.Min.Y-b.Min.Y), at(whole.Max.X-b.Min.X), at(whole.Max.Y-b.Min.Y))
		xdraw.CatmullRom.Scale(out, to, o.Img, o.Img.Bounds(), draw.Over, nil)
		return out
	}), b)
}
