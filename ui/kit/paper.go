package kit

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"tanggapan/printing/page"
)

// Paper shows one page of a document as it will be printed: the same drawing calls, black on white in every theme,
// at perMM real pixels to the millimetre.
type Paper struct {
	widget.BaseWidget
	page  *page.Page
	perMM float32
}

// NewPaper shows p at perMM real pixels to the millimetre; a nil page shows nothing.
func NewPaper(p *page.Page, perMM float32) *Paper {
	w := &Paper{page: p, perMM: perMM}
	w.ExtendBaseWidget(w)
	return w
}

// PaperWidth gives the pixels to the millimetre at which p is that many real pixels wide.
func PaperWidth(p *page.Page, width float32) float32 {
	if p == nil || p.W <= 0 {
		return 1
	}
	return width / float32(p.W)
}

// SetPage replaces the page and its scale.
func (w *Paper) SetPage(p *page.Page, perMM float32) {
	w.page, w.perMM = p, perMM
	w.Refresh()
}

// CreateRenderer draws the page.
func (w *Paper) CreateRenderer() fyne.WidgetRenderer {
	r := &paperRenderer{w: w}
	r.draw()
	return r
}

type paperRenderer struct {
	w       *Paper
	drawn   *page.Page
	perMM   float32
	objects []fyne.CanvasObject
}

func (r *paperRenderer) Destroy()                     {}
func (r *paperRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *paperRenderer) Layout(fyne.Size)             {}

func (r *paperRenderer) MinSize() fyne.Size {
	if r.w.page == nil {
		return fyne.Size{}
	}
	return fyne.NewSize(float32(r.w.page.W)*r.w.perMM, float32(r.w.page.H)*r.w.perMM)
}

func (r *paperRenderer) Refresh() {
	if r.w.page != r.drawn || r.w.perMM != r.perMM {
		r.draw()
	}
	canvas.Refresh(r.w)
}

func (r *paperRenderer) draw() {
	r.drawn, r.perMM, r.objects = r.w.page, r.w.perMM, nil
	if r.drawn == nil || r.perMM <= 0 {
		return
	}
	d := &paperDrawer{k: r.perMM, measure: page.New("")}
	d.rect(page.Rect{W: r.drawn.W, H: r.drawn.H, Ink: page.White})
	d.draw(r.drawn.Ops)
	r.objects = d.out
}

// paperDrawer turns drawing calls into objects, k pixels to the millimetre, moved by ox, oy millimetres.
type paperDrawer struct {
	k       float32
	ox, oy  float64
	measure *page.Doc
	out     []fyne.CanvasObject
}

func (d *paperDrawer) x(mm float64) float32  { return float32(mm-d.ox) * d.k }
func (d *paperDrawer) y(mm float64) float32  { return float32(mm-d.oy) * d.k }
func (d *paperDrawer) mm(mm float64) float32 { return float32(mm) * d.k }

func (d *paperDrawer) draw(ops []page.Op) {
	for _, o := range ops {
		switch o := o.(type) {
		case page.Text:
			d.text(o)
		case page.Line:
			d.line(o)
		case page.Rect:
			d.rect(o)
		case page.Circle:
			d.circle(o)
		case page.Polygon:
			d.polygon(o)
		case page.Code:
			d.code(o)
		case page.Image:
			d.picture(o.Img, o.X, o.Y, o.W, o.H, canvas.ImageScaleSmooth)
		case page.Clip:
			d.clip(o)
		}
	}
}

func (d *paperDrawer) add(o fyne.CanvasObject, x, y, w, h float32) {
	o.Resize(fyne.NewSize(w, h))
	o.Move(fyne.NewPos(x, y))
	d.out = append(d.out, o)
}

// text is set word by word, tracked text letter by letter, each where the paper has it. Fyne has no letter spacing, and
// it measures at sizes rounded up to whole pixels, so sizes are whole ones here and lines do not run wide.
func (d *paperDrawer) text(o page.Text) {
	size := max(float32(math.Round(o.Style.Size*page.MM*float64(d.k))), 1)
	from := 0
	put := func(to int) {
		if part := o.S[from:to]; part != "" {
			x := o.X
			if from > 0 {
				x += d.measure.Measure(o.S[:from], o.Style) + o.Style.Track*o.Style.Size*page.MM
			}
			d.run(part, d.x(x), d.y(o.Y), size, o.Style)
		}
	}
	for i, c := range o.S {
		switch {
		case c == ' ':
			put(i)
			from = i + 1
		case o.Style.Track != 0 && i > from:
			put(i)
			from = i
		}
	}
	put(len(o.S))
}

// run sets text with its left end and baseline at x, y.
func (d *paperDrawer) run(s string, x, y, size float32, st page.Style) {
	font := face(st.Weight)
	box, base := fyne.CurrentApp().Driver().RenderedTextSize(s, size, fyne.TextStyle{}, font)
	t := canvas.NewText(s, shadeOf(st.Ink, 1))
	t.TextSize, t.FontSource = size, font
	d.add(t, x, y-base, box.Width, box.Height)
}

// shadeOf is an ink; cover under 1 thins it, for strokes narrower than a pixel.
func shadeOf(i page.Ink, cover float32) color.Color {
	return color.NRGBA{R: uint8(i), G: uint8(i), B: uint8(i), A: uint8(255 * max(min(cover, 1), 0.3))}
}

func (d *paperDrawer) line(o page.Line) {
	if o.Dash <= 0 {
		d.stroke(o.X1, o.Y1, o.X2, o.Y2, o.Width, o.Ink)
		return
	}
	dx, dy := o.X2-o.X1, o.Y2-o.Y1
	length, step := math.Hypot(dx, dy), o.Dash+math.Max(o.Gap, 0.2)
	for t := 0.0; t < length; t += step {
		a, b := t/length, math.Min(t+o.Dash, length)/length
		d.stroke(o.X1+a*dx, o.Y1+a*dy, o.X1+b*dx, o.Y1+b*dy, o.Width, o.Ink)
	}
}

// stroke draws level and upright strokes on whole pixels, at least one thick, and the others as lines.
func (d *paperDrawer) stroke(x1, y1, x2, y2, width float64, ink page.Ink) {
	w := d.mm(width)
	tone := shadeOf(ink, w)
	thick := max(float32(math.Round(float64(w))), 1)
	switch {
	case y1 == y2:
		y := float32(math.Round(float64(d.y(y1) - thick/2)))
		d.add(canvas.NewRectangle(tone), d.x(min(x1, x2)), y, d.mm(math.Abs(x2-x1)), thick)
	case x1 == x2:
		x := float32(math.Round(float64(d.x(x1) - thick/2)))
		d.add(canvas.NewRectangle(tone), x, d.y(min(y1, y2)), thick, d.mm(math.Abs(y2-y1)))
	default:
		l := canvas.NewLine(shadeOf(ink, 1))
		l.StrokeWidth = max(w, 0.7)
		l.Position1, l.Position2 = fyne.NewPos(d.x(x1), d.y(y1)), fyne.NewPos(d.x(x2), d.y(y2))
		d.out = append(d.out, l)
	}
}

func (d *paperDrawer) rect(o page.Rect) {
	w, h := d.mm(o.W), d.mm(o.H)
	r := canvas.NewRectangle(shadeOf(o.Ink, min(w, h)))
	r.CornerRadius = d.mm(o.R)
	d.add(r, d.x(o.X), d.y(o.Y), max(w, 1), max(h, 1))
}

func (d *paperDrawer) circle(o page.Circle) {
	c := canvas.NewCircle(shadeOf(o.Ink, 1))
	q := o.R
	if o.Width > 0 {
		c.StrokeColor, c.FillColor = c.FillColor, color.Transparent
		c.StrokeWidth = max(d.mm(o.Width), 0.7)
	}
	d.add(c, d.x(o.X-q), d.y(o.Y-q), d.mm(2*q), d.mm(2*q))
}

// polygon is drawn as a small picture: Fyne knows regular polygons only.
func (d *paperDrawer) polygon(o page.Polygon) {
	if len(o.Points) < 3 {
		return
	}
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range o.Points {
		x0, x1 = min(x0, p.X), max(x1, p.X)
		y0, y1 = min(y0, p.Y), max(y1, p.Y)
	}
	moved := page.Polygon{Ink: page.Black}
	for _, p := range o.Points {
		moved.Points = append(moved.Points, page.Point{X: p.X - x0, Y: p.Y - y0})
	}
	one := &page.Doc{Pages: []*page.Page{{W: x1 - x0, H: y1 - y0, Ops: []page.Op{moved}}}}
	shape, err := one.Raster(0, float64(d.k)*25.4*2) // twice as fine, for dense screens
	if err != nil {
		return
	}
	img := image.NewNRGBA(shape.Rect)
	for i, v := range shape.Pix {
		img.Pix[4*i], img.Pix[4*i+1], img.Pix[4*i+2], img.Pix[4*i+3] = uint8(o.Ink), uint8(o.Ink), uint8(o.Ink), 255-v
	}
	d.picture(img, x0, y0, x1-x0, y1-y0, canvas.ImageScaleSmooth)
}

// code is a picture of one pixel to the module.
func (d *paperDrawer) code(o page.Code) {
	img := image.NewNRGBA(image.Rect(0, 0, o.Cols, o.Rows))
	for _, r := range o.Runs {
		for i := range r.N {
			img.SetNRGBA(r.Col+i, r.Row, color.NRGBA{A: 255})
		}
	}
	d.picture(img, o.X, o.Y, o.W, o.H, canvas.ImageScalePixels)
}

func (d *paperDrawer) picture(img image.Image, x, y, w, h float64, scale canvas.ImageScale) {
	i := canvas.NewImageFromImage(img)
	i.FillMode, i.ScaleMode = canvas.ImageFillStretch, scale
	d.add(i, d.x(x), d.y(y), d.mm(w), d.mm(h))
}

func (d *paperDrawer) clip(o page.Clip) {
	in := &paperDrawer{k: d.k, ox: o.X, oy: o.Y, measure: d.measure}
	in.draw(o.Ops)
	d.add(container.NewClip(container.NewWithoutLayout(in.out...)), d.x(o.X), d.y(o.Y), d.mm(o.W), d.mm(o.H))
}
