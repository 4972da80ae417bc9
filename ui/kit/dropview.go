package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// dropView draws a dropdown.
type dropView struct {
	control
	d     *dropdown
	empty string
	over  bool
	glow  []fyne.CanvasObject
	box   *canvas.Rectangle
	rows  []*matchView
	none  *Text
	line  *canvas.Rectangle
	wheel *wheel
	objs  []fyne.CanvasObject
}

func newDropView(d *dropdown) *dropView {
	v := &dropView{d: d, box: &canvas.Rectangle{}, none: T("", Second.Sized(13)), line: &canvas.Rectangle{}, glow: shadow()}
	v.ExtendBaseWidget(v)
	v.h = d.h
	v.wheel = &wheel{NewBox(Box{}), d}
	return v
}

func (v *dropView) fill() {
	d := v.d
	n := min(dropMost, len(d.rows)-d.from)
	for len(v.rows) < n {
		v.rows = append(v.rows, newMatchView(12, 11))
	}
	v.objs = append(v.objs[:0], v.glow...)
	v.objs = append(v.objs, v.box)
	for i := range n {
		v.rows[i].set(d.rows[d.from+i], d.from+i == d.at)
		v.objs = append(v.objs, v.rows[i].Container)
	}
	v.none.SetText(v.empty)
	if v.empty != "" && n == 0 {
		v.objs = append(v.objs, v.none)
	}
	if d.footer != nil {
		v.objs = append(v.objs, v.line, d.footer)
	}
	v.objs = append(v.objs, v.wheel)
	(Box{Fill: Surface, Stroke: Line2, Radius: radiusPopup}).paint(v.box)
	v.line.FillColor = Color(Line)
}

func (v *dropView) count() int { return min(dropMost, len(v.d.rows)-v.d.from) }

func (v *dropView) min() fyne.Size {
	w, h := float32(0), Px(8)
	for i := range v.count() {
		h += Px(v.d.rows[v.d.from+i].high())
		w = max(w, naturalOf(v.rows[i].Container).Width)
	}
	if v.count() == 0 {
		h += Px(RowHeight)
	}
	if v.d.footer != nil {
		h += Px(38)
		w = max(w, v.d.footer.MinSize().Width+Px(32))
	}
	return fyne.NewSize(min(w+Px(8), Px(760)), h)
}

func (v *dropView) place(s fyne.Size) {
	placeShadow(v.glow, s)
	v.wheel.Resize(s)
	(Box{Stroke: Line2}).fit(v.box, fyne.Position{}, s)
	y := Px(4)
	for i := range v.count() {
		h := Px(v.d.rows[v.d.from+i].high())
		v.rows[i].Move(fyne.NewPos(Px(4), y))
		v.rows[i].Resize(fyne.NewSize(s.Width-Px(8), h))
		y += h
	}
	v.none.Move(fyne.NewPos(Px(16), y))
	v.none.Resize(fyne.NewSize(s.Width-Px(32), Px(RowHeight)))
	if v.d.footer != nil {
		v.line.Move(fyne.NewPos(Px(4), s.Height-Px(38)))
		v.line.Resize(fyne.NewSize(s.Width-Px(8), 1))
		v.d.footer.Move(fyne.NewPos(Px(16), s.Height-Px(38)))
		v.d.footer.Resize(fyne.NewSize(s.Width-Px(32), Px(36)))
	}
}

func (v *dropView) hit(p fyne.Position) int {
	y := Px(4)
	for i := range v.count() {
		h := Px(v.d.rows[v.d.from+i].high())
		if p.Y >= y && p.Y < y+h {
			return v.d.from + i
		}
		y += h
	}
	return -1
}

// MouseDown is for Fyne: it comes before the field loses the keys.
func (v *dropView) MouseDown(ev *desktop.MouseEvent) {
	switch i := v.hit(ev.Position); {
	case !v.d.shown:
	case i >= 0:
		v.d.pick(i)
	case v.d.onFoot != nil && ev.Position.Y > v.Size().Height-Px(38):
		v.d.onFoot()
	}
}

// MouseUp is for Fyne.
func (v *dropView) MouseUp(*desktop.MouseEvent) {}

// MouseIn is for Fyne.
func (v *dropView) MouseIn(ev *desktop.MouseEvent) { v.over = true; v.MouseMoved(ev) }

// MouseMoved is for Fyne: the cursor follows the pointer.
func (v *dropView) MouseMoved(ev *desktop.MouseEvent) {
	if i := v.hit(ev.Position); i >= 0 && i != v.d.at {
		v.d.at = i
		v.fill()
		v.Refresh()
	}
}

// MouseOut is for Fyne.
func (v *dropView) MouseOut() { v.over = false }

// wheel takes the mouse wheel over a dropdown. It is a thing of its own because Fyne clips whatever scrolls to its
// bounds, and the dropdown's shadow lies outside of them.
type wheel struct {
	*BoxView
	d *dropdown
}

// Scrolled is for Fyne.
func (v *wheel) Scrolled(ev *fyne.ScrollEvent) {
	step := 1
	if ev.Scrolled.DY > 0 {
		step = -1
	}
	v.d.from = max(0, min(v.d.from+step, len(v.d.rows)-dropMost))
	v.d.view.fill()
	v.d.view.Refresh()
}

// CreateRenderer is for Fyne.
func (v *dropView) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{list: func() []fyne.CanvasObject { return v.objs }, min: v.min, layout: v.place, refresh: func() {
		v.fill()
		v.place(v.Size())
		canvas.Refresh(v)
	}}
}

// shadow is five translucent rounded rectangles under a popup.
func shadow() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for range 5 {
		r := canvas.NewRectangle(alpha(0x000000, 8))
		all = append(all, r)
	}
	return all
}

func placeShadow(glow []fyne.CanvasObject, s fyne.Size) {
	for i, grow := range []float32{14, 10, 6, 3, 1} {
		r := glow[i].(*canvas.Rectangle)
		r.CornerRadius = radiusPopup + grow
		r.Move(fyne.NewPos(-grow, 4-grow))
		r.Resize(s.AddWidthHeight(2*grow, 2*grow))
	}
}
