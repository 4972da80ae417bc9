package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// TickBox is the drawn harbour box of a ticked row: On, off, or some.
type TickBox struct {
	composite
	box  *BoxView
	icon *Icon
}

// NewTickBox draws an empty box of 16.
func NewTickBox() *TickBox {
	t := &TickBox{box: NewBox(Box{}), icon: NewBoldIcon("check", 13, OnInk, 3.6)}
	t.wrap(t, Fix(16, 16, Stack(t.box, Place(Centre, Centre, t.icon))))
	t.Set(false, false)
	return t
}

// Set draws a tick, a minus for some, or nothing.
func (t *TickBox) Set(on, some bool) {
	look := Box{Fill: Surface, Stroke: Edge, Radius: radiusTick}
	name, tok := "", OnInk
	switch {
	case some:
		name, tok = "minus", Ink
	case on:
		look, name = Box{Fill: Harbour, Radius: radiusTick}, "check"
	}
	t.box.Set(look)
	t.icon.Set(name, tok)
	if hidden := name == ""; hidden != t.icon.Hidden {
		t.icon.Hidden = hidden
		t.relayout()
	}
}

// Tick is a switch: a harbour tick box with its words. Space or a press turns it.
type Tick struct {
	control
	on   bool
	box  *TickBox
	text *Text
	row  *fyne.Container
	do   func()
}

// NewTick makes a switch; change may be nil.
func NewTick(h *Host, words string, change func()) *Tick {
	t := &Tick{box: NewTickBox(), text: T(words, Body.Cut()), do: change}
	t.init(h, t)
	t.row = Row(8, t.box.Container, t.text)
	return t
}

// Checked says whether it is on.
func (t *Tick) Checked() bool { return t.on }

// SetChecked turns it without a call of change.
func (t *Tick) SetChecked(on bool) {
	if on != t.on {
		t.on = on
		t.Refresh()
	}
}

// SetText changes the words; the same ones cost nothing.
func (t *Tick) SetText(words string) {
	if words != t.text.String() {
		t.text.SetText(words)
		t.Refresh()
	}
}

func (t *Tick) turn() {
	if t.disabled {
		t.h.Hint(t.reason)
		return
	}
	t.on = !t.on
	t.Refresh()
	if t.do != nil {
		t.do()
	}
}

// Tapped is for Fyne.
func (t *Tick) Tapped(*fyne.PointEvent) { t.h.Focus(t); t.turn() }

// TypedKey is for Fyne.
func (t *Tick) TypedKey(ev *fyne.KeyEvent) {
	if silent(ev.Name) || t.h.scanEnds(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeySpace:
		t.turn()
	case fyne.KeyReturn, fyne.KeyEnter:
		t.h.FocusNext()
	default:
		t.control.TypedKey(ev)
	}
}

// TypedRune is for Fyne.
func (t *Tick) TypedRune(r rune) {
	if r != ' ' {
		t.control.TypedRune(r)
	}
}

// Natural is the room for box and words.
func (t *Tick) Natural() fyne.Size { return fyne.NewSize(naturalOf(t.row).Width, Px(SmallHeight)) }

// Baseline is where the words stand.
func (t *Tick) Baseline() float32 {
	return round((Px(SmallHeight)-t.text.Natural().Height)/2) + t.text.Baseline()
}

func (t *Tick) place(s fyne.Size) {
	t.row.Resize(s)
	t.ringRound(fyne.NewPos(0, round((s.Height-Px(16))/2)), fyne.NewSquareSize(Px(16)), radiusTick)
}

// CreateRenderer is for Fyne.
func (t *Tick) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{objects: []fyne.CanvasObject{t.ring, t.row}, min: func() fyne.Size {
		return fyne.NewSize(t.row.MinSize().Width, Px(SmallHeight))
	}, layout: t.place, refresh: func() {
		t.box.Set(t.on, false)
		tok := Ink
		if t.disabled {
			tok = Ink3
		}
		t.text.SetColor(tok)
		t.place(t.Size())
		canvas.Refresh(t)
	}}
}
