package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Box is how a rectangle looks. Width 0 with a Stroke is 1. The stroke lies inside its bounds.
type Box struct {
	Fill   Token
	Stroke Token
	Width  float32
	Radius float32
}

// BoxView is a drawn rectangle.
type BoxView struct {
	widget.BaseWidget
	box  Box
	rect *canvas.Rectangle
}

// NewBox draws a rectangle.
func NewBox(b Box) *BoxView {
	v := &BoxView{box: b, rect: &canvas.Rectangle{}}
	v.ExtendBaseWidget(v)
	b.paint(v.rect)
	return v
}

// Set changes the look; the same one costs nothing.
func (v *BoxView) Set(b Box) {
	if b != v.box {
		v.box = b
		v.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (v *BoxView) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{objects: []fyne.CanvasObject{v.rect}, min: func() fyne.Size { return fyne.Size{} }, layout: func(s fyne.Size) {
		v.box.fit(v.rect, fyne.Position{}, s)
	}, refresh: func() {
		v.box.paint(v.rect)
		v.box.fit(v.rect, fyne.Position{}, v.Size())
		v.rect.Refresh()
	}}
}

func (b Box) stroke() float32 {
	if b.Stroke == None {
		return 0
	}
	return max(1, b.Width)
}

// paint gives a rectangle the look; one without any is hidden, as a painter takes its time for what nobody sees.
func (b Box) paint(r *canvas.Rectangle) {
	r.Hidden = b.Fill == None && b.Stroke == None
	r.FillColor = Color(b.Fill)
	r.StrokeColor = Color(b.Stroke)
	r.StrokeWidth = b.stroke()
	r.CornerRadius = b.Radius * Current().Scale
}

// fit puts a rectangle into bounds, its stroke inside of them.
func (b Box) fit(r *canvas.Rectangle, at fyne.Position, s fyne.Size) {
	w := b.stroke()
	r.Move(at.AddXY(w/2, w/2))
	r.Resize(fyne.NewSize(max(0, s.Width-w), max(0, s.Height-w)))
}

// Panel puts a box behind an object.
func Panel(b Box, o fyne.CanvasObject) *fyne.Container { return Stack(NewBox(b), o) }

// Rule is a line across, 1 or 2 high: Rule(2, Ink) opens a record, Rule(1, Line) parts rows.
func Rule(height float32, tok Token) *fyne.Container {
	return container1(&line{h: height}, NewBox(Box{Fill: tok}))
}

// VRule is a line downwards, 1 wide.
func VRule(tok Token) *fyne.Container { return container1(&line{w: 1}, NewBox(Box{Fill: tok})) }

func container1(l fyne.Layout, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: l, Objects: []fyne.CanvasObject{o}}
}

// line keeps its thickness at every scale.
type line struct{ w, h float32 }

func (l *line) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	objs[0].Move(fyne.Position{})
	objs[0].Resize(s)
}

func (l *line) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(l.w, l.h) }
