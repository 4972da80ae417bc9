package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// PopSpec says how a popup stands over the window. While it stands it alone has keys; Esc closes it, and what
// had the keys before gets them back.
type PopSpec struct {
	Content fyne.CanvasObject
	Width   float32 // design pixels; 0 is the content's own
	Height  float32
	Top     float32                                 // distance from the window's top; 0 is the middle
	Dim     bool                                    // shade the window behind it
	At      func(win, size fyne.Size) fyne.Position // where it stands; nil is the middle
	First   fyne.Focusable                          // gets the keys
	Key     func(*fyne.KeyEvent) bool               // keys that its widgets did not use
	Chord   func(chord string) bool                 // chords, the same
	Rune    func(r rune)                            // letters, the same
	OnClose func()                                  // after it went away, however
	Stays   bool                                    // Esc and a press beside it do not close it
}

// Pop is a popup that stands.
type Pop struct {
	h      *Host
	spec   PopSpec
	view   *popView
	layer  *fyne.Container
	before fyne.Focusable
	open   bool
}

// Pop opens a popup.
func (h *Host) Pop(spec PopSpec) *Pop {
	p := &Pop{h: h, spec: spec, before: h.Focused(), open: true, layer: newLayer()}
	p.view = newPopView(p)
	h.pops = append(h.pops, p)
	h.layers = append(h.layers, p.layer)
	c := h.canvas()
	if p.before != nil {
		c.Unfocus() // one ring of focus on the screen, never two
	}
	c.Overlays().Add(p.view)
	p.view.Resize(c.Size())
	h.Settle()
	if spec.First != nil {
		c.Focus(spec.First)
	}
	h.toastsAside()
	return p
}

// Top is the popup that has the keys; nil where none stands.
func (h *Host) Top() *Pop {
	if len(h.pops) == 0 {
		return nil
	}
	return h.pops[len(h.pops)-1]
}

// Close takes the popup away, with all that stand over it.
func (p *Pop) Close() {
	if !p.open {
		return
	}
	h := p.h
	for top := h.Top(); top != nil && top != p; top = h.Top() {
		top.Close()
	}
	p.open = false
	h.Settle()
	h.pops = h.pops[:len(h.pops)-1]
	h.layers = h.layers[:len(h.layers)-1]
	h.canvas().Overlays().Remove(p.view)
	h.toastsAside()
	if o, ok := p.before.(fyne.CanvasObject); ok && pathTo(h.tree(), o) != nil {
		h.Focus(p.before)
	}
	if p.spec.OnClose != nil {
		p.spec.OnClose()
	}
}

// Opened says whether the popup stands.
func (p *Pop) Opened() bool { return p.open }

// Resized lays the popup out again after its content grew or shrank.
func (p *Pop) Resized() { p.view.Refresh() }

func (p *Pop) key(ev *fyne.KeyEvent) {
	if p.spec.Key != nil && p.spec.Key(ev) {
		return
	}
	if ev.Name == fyne.KeyEscape && !p.spec.Stays {
		p.Close()
	}
}

func (p *Pop) chord(chord string) {
	if p.spec.Chord != nil {
		p.spec.Chord(chord)
	}
}

func (p *Pop) rune(r rune) {
	if p.spec.Rune != nil {
		p.spec.Rune(r)
	}
}

// popView draws shade, shadow and box, and takes presses beside the box.
type popView struct {
	widget.BaseWidget
	p     *Pop
	shade *canvas.Rectangle
	glow  []fyne.CanvasObject
	box   *canvas.Rectangle
	pos   fyne.Position
	size  fyne.Size
}

func newPopView(p *Pop) *popView {
	v := &popView{p: p, shade: &canvas.Rectangle{}, glow: shadow(), box: &canvas.Rectangle{}}
	v.ExtendBaseWidget(v)
	v.paint()
	return v
}

func (v *popView) paint() {
	v.shade.FillColor = Color(Shade)
	v.shade.Hidden = !v.p.spec.Dim
	(Box{Fill: Surface, Stroke: Line2, Radius: radiusPopup}).paint(v.box)
}

func (v *popView) place(s fyne.Size) {
	spec := v.p.spec
	v.shade.Resize(s)
	w := Px(spec.Width)
	if w == 0 {
		w = naturalOf(spec.Content).Width
	}
	w = min(w, s.Width-16)
	h := Px(spec.Height)
	if h == 0 {
		h = heightFor(spec.Content, w)
	}
	h = min(h, s.Height-16)
	v.size = fyne.NewSize(w, h)
	switch {
	case spec.At != nil:
		v.pos = spec.At(s, v.size)
	case spec.Top > 0:
		v.pos = fyne.NewPos(round((s.Width-w)/2), Px(spec.Top))
	default:
		v.pos = fyne.NewPos(round((s.Width-w)/2), round((s.Height-h)*0.46))
	}
	placeShadow(v.glow, v.size)
	for _, g := range v.glow {
		g.Move(g.Position().Add(v.pos))
	}
	(Box{Stroke: Line2}).fit(v.box, v.pos, v.size)
	spec.Content.Move(v.pos)
	spec.Content.Resize(v.size)
	v.p.layer.Resize(s)
}

// Tapped is for Fyne: a press beside the box closes it.
func (v *popView) Tapped(ev *fyne.PointEvent) {
	in := ev.Position.Subtract(v.pos)
	if in.X < 0 || in.Y < 0 || in.X > v.size.Width || in.Y > v.size.Height {
		if !v.p.spec.Stays {
			v.p.Close()
		}
	}
}

// MouseIn is for Fyne: nothing under the popup is hovered.
func (v *popView) MouseIn(*desktop.MouseEvent) {}

// MouseMoved is for Fyne.
func (v *popView) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (v *popView) MouseOut() {}

// CreateRenderer is for Fyne.
func (v *popView) CreateRenderer() fyne.WidgetRenderer {
	objs := append([]fyne.CanvasObject{v.shade}, v.glow...)
	objs = append(objs, v.box, v.p.spec.Content, v.p.layer)
	return &drawn{objects: objs, min: func() fyne.Size { return fyne.Size{} }, layout: v.place, refresh: func() {
		v.paint()
		v.place(v.Size())
		Relayout(v.p.spec.Content)
		canvas.Refresh(v)
	}}
}

// Below places a popup under an object, its right edges in line.
func Below(o fyne.CanvasObject) func(win, size fyne.Size) fyne.Position {
	return func(win, size fyne.Size) fyne.Position {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		x := min(max(8, at.X+o.Size().Width-size.Width), win.Width-size.Width-8)
		y := at.Y + o.Size().Height + Px(16)
		if y+size.Height > win.Height-8 {
			y = max(8, at.Y-size.Height-Px(8))
		}
		return fyne.NewPos(x, y)
	}
}
