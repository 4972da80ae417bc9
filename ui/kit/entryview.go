package kit

import (
	"fyne.io/fyne/v2"
)

func (e *Entry) paint() {
	glow := Box{Stroke: FocusGlow, Width: 3, Radius: 7}
	if !e.focused || e.fault != "" {
		glow.Stroke = None
	}
	glow.paint(e.ring)
	edge := Box{Radius: radiusField}
	switch {
	case e.fault != "":
		edge.Stroke, edge.Width = Red, 2
	case e.Disabled():
		edge.Stroke = Line
	}
	edge.paint(e.edge)
	e.ring.StrokeWidth = glow.stroke()
	(Box{Fill: Tint, Radius: radiusField}).paint(e.cover)
	e.cover.Hidden = !e.Disabled()
	e.words.SetText(e.fault)
	e.sign.Hidden, e.words.Hidden = e.fault == "", e.fault == ""
}

// Baseline is where the first line of the field's text stands.
func (e *Entry) Baseline() float32 {
	size, base := Body.measure("x")
	return round((e.high()-size.Height)/2) + base
}

// high is the height of a field of one line.
func (e *Entry) high() float32 {
	if e.spec.Small {
		return Px(SmallHeight)
	}
	return Px(FieldHeight)
}

// entryRenderer draws the ring, the red edge and the words under the field round Fyne's own renderer.
type entryRenderer struct {
	fyne.WidgetRenderer
	e *Entry
}

// CreateRenderer is for Fyne.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	r := &entryRenderer{e.Entry.CreateRenderer(), e}
	e.paint()
	return r
}

func (r *entryRenderer) Objects() []fyne.CanvasObject {
	own := r.WidgetRenderer.Objects()
	objs := append(make([]fyne.CanvasObject, 0, len(own)+6), r.e.ring)
	if r.e.Disabled() {
		own = own[2:] // Fyne's box and border: the cover stands for them
		objs = append(objs, r.e.cover)
	}
	objs = append(objs, own...)
	return append(objs, r.e.edge, r.e.glyph, r.e.sign, r.e.words)
}

func (r *entryRenderer) field(s fyne.Size) fyne.Size {
	if r.e.fault != "" {
		s.Height -= Px(ErrorLine)
	}
	return s
}

func (r *entryRenderer) Layout(s fyne.Size) {
	f := r.field(s)
	r.WidgetRenderer.Layout(f)
	e := r.e
	e.ring.Move(fyne.NewPos(-1.5, -1.5))
	e.ring.Resize(f.AddWidthHeight(3, 3))
	edge := Box{Stroke: Line}
	if e.fault != "" {
		edge.Width = 2
	}
	edge.fit(e.edge, fyne.Position{}, f)
	e.cover.Resize(f)
	e.h.placeFault(e.self, e.sign, e.words, f.Height, s.Width)
	e.glyph.Hidden = e.spec.Icon == ""
	e.glyph.Move(fyne.NewPos(Px(9), round((f.Height-Px(16))/2)))
	e.glyph.Resize(fyne.NewSquareSize(Px(16)))
	if up := (Px(FieldHeight) - e.high()) / 2; up > 0 { // Fyne pads the text as in a field of 34
		for _, o := range r.WidgetRenderer.Objects()[2:] {
			o.Move(o.Position().SubtractXY(0, up))
			o.Resize(o.Size().AddWidthHeight(0, 2*up))
		}
	}
	if e.spec.Icon != "" {
		for _, o := range r.WidgetRenderer.Objects()[2:] {
			o.Move(fyne.NewPos(Px(24), o.Position().Y))
			o.Resize(fyne.NewSize(max(0, f.Width-Px(24)), o.Size().Height))
		}
	}
}

func (r *entryRenderer) MinSize() fyne.Size {
	h := r.e.high()
	if n := r.e.spec.Lines; n > 1 {
		h = Px(22) + float32(n)*Px(20)
	}
	if r.e.fault != "" {
		h += Px(ErrorLine)
	}
	return fyne.NewSize(Px(40), h)
}

func (r *entryRenderer) Refresh() {
	r.e.paint()
	r.WidgetRenderer.Refresh()
	r.Layout(r.e.Size())
}
