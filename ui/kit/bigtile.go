package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// BigTile is one of two large choices, as on the first start: icon and key, what it is, what it does, a last line.
type BigTile struct {
	control
	do  func()
	box *BoxView
	all *fyne.Container
}

// BigTileSpec says what a large choice is.
type BigTileSpec struct {
	Icon  string
	Key   string
	Title string
	Text  string
	Last  string
	Do    func()
}

// NewBigTile makes one; Enter, Space and the pointer press it.
func NewBigTile(h *Host, s BigTileSpec) *BigTile {
	t := &BigTile{do: s.Do, box: NewBox(Box{})}
	t.init(h, t)
	t.all = Stack(t.box, Inset(18, 22, 16, 22, Col(0,
		Row(0, NewIcon(s.Icon, 28, Ink), Spring(), NewKeycap(s.Key, CapLine)), Space(0, 14),
		T(s.Title, Part.Cut()), Space(0, 6), AtLeast(0, 42, NewPara(s.Text, Body.In(Ink2), 21, 3)), Space(0, 12),
		Rule(1, Line), Space(0, 11), T(s.Last, Second.Sized(13).Cut()))))
	t.paint()
	return t
}

func (t *BigTile) paint() {
	b := Box{Fill: Surface, Stroke: Line2, Radius: radiusTile}
	if t.focused {
		b.Stroke = Ink
	}
	t.box.Set(b)
}

// Tapped is for Fyne.
func (t *BigTile) Tapped(*fyne.PointEvent) { t.do() }

// TypedKey is for Fyne.
func (t *BigTile) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		t.do()
	case fyne.KeyRight, fyne.KeyDown:
		t.h.FocusNext()
	case fyne.KeyLeft, fyne.KeyUp:
		t.h.FocusPrevious()
	default:
		t.control.TypedKey(ev)
	}
}

// HeightFor is its height at a width.
func (t *BigTile) HeightFor(w float32) float32 { return heightFor(t.all, w) }

func (t *BigTile) relayout() { Relayout(t.all) }

// CreateRenderer is for Fyne.
func (t *BigTile) CreateRenderer() fyne.WidgetRenderer {
	place := func(s fyne.Size) {
		t.all.Resize(s)
		t.ringRound(fyne.Position{}, s, radiusTile)
	}
	return &drawn{objects: []fyne.CanvasObject{t.all, t.ring}, min: func() fyne.Size { return t.all.MinSize() }, layout: place, refresh: func() {
		t.paint()
		place(t.Size())
		canvas.Refresh(t)
	}}
}
