package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// Finding is the state of one condition: works, fault, or not tested.
type Finding int

// Findings, in the order in which Space walks them.
const (
	NotTested Finding = iota
	Works
	Fault
)

// TriItem is one condition of the list.
type TriItem struct {
	Value string
	Text  string
}

// Tri is the list of conditions as on the paper: outlined with tick, filled with cross, empty. One tab stop;
// arrows move, Space walks the states, A sets all that are not tested to works.
type Tri struct {
	control
	items  []TriItem
	cols   int
	state  []Finding
	at     int
	change func()
	cells  []*triCell
	objs   []fyne.CanvasObject
}

type triCell struct {
	box  *canvas.Rectangle
	icon *Icon
	text *Text
	pos  fyne.Position
	size fyne.Size
}

const triPitch = 26

// NewTri makes a list of conditions in cols columns; change may be nil.
func NewTri(h *Host, cols int, items []TriItem, change func()) *Tri {
	t := &Tri{cols: max(1, cols), change: change}
	t.init(h, t)
	t.SetItems(items)
	return t
}

// SetItems changes the conditions; those that stay keep their states.
func (t *Tri) SetItems(items []TriItem) {
	old := map[string]Finding{}
	for i, it := range t.items {
		old[it.Value] = t.state[i]
	}
	t.items, t.state, t.cells = items, make([]Finding, len(items)), nil
	t.objs = []fyne.CanvasObject{t.ring}
	for i, it := range items {
		t.state[i] = old[it.Value]
		c := &triCell{box: &canvas.Rectangle{}, icon: NewBoldIcon("check", 13, Ink, 3.6), text: T(it.Text, Body.Cut())}
		t.cells = append(t.cells, c)
		t.objs = append(t.objs, c.box, c.icon, c.text)
	}
	t.at = min(t.at, max(0, len(items)-1))
	t.Refresh()
}

// Get is the state of a condition.
func (t *Tri) Get(value string) Finding {
	for i, it := range t.items {
		if it.Value == value {
			return t.state[i]
		}
	}
	return NotTested
}

// Set changes a condition without a call of change.
func (t *Tri) Set(value string, f Finding) {
	for i, it := range t.items {
		if it.Value == value && t.state[i] != f {
			t.state[i] = f
			t.Refresh()
		}
	}
}

func (t *Tri) next(i int) {
	t.state[i] = (t.state[i] + 1) % 3
	t.changed()
}

func (t *Tri) changed() {
	t.Refresh()
	if t.change != nil {
		t.change()
	}
}

// TypedKey is for Fyne.
func (t *Tri) TypedKey(ev *fyne.KeyEvent) {
	if silent(ev.Name) || t.h.scanEnds(ev) {
		return
	}
	n := len(t.items)
	to := t.at
	switch ev.Name {
	case fyne.KeyLeft:
		to--
	case fyne.KeyRight:
		to++
	case fyne.KeyUp:
		to -= t.cols
	case fyne.KeyDown:
		to += t.cols
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = n - 1
	case fyne.KeySpace:
		if n > 0 {
			t.next(t.at)
		}
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		t.h.FocusNext()
		return
	default:
		t.control.TypedKey(ev)
		return
	}
	if to >= 0 && to < n {
		t.at = to
		t.Refresh()
	}
}

// TypedRune is for Fyne.
func (t *Tri) TypedRune(r rune) {
	t.h.heard(r, t, t.hold)
	switch r {
	case ' ':
	case 'a', 'A':
		for i := range t.state {
			if t.state[i] == NotTested {
				t.state[i] = Works
			}
		}
		t.changed()
	default:
		t.h.rune(r)
	}
}

// hold is the way back to the findings of now.
func (t *Tri) hold() func() {
	was := append([]Finding(nil), t.state...)
	return func() {
		copy(t.state, was)
		t.changed()
	}
}

func (t *Tri) hit(p fyne.Position) int {
	for i, c := range t.cells {
		if p.X >= c.pos.X && p.Y >= c.pos.Y && p.X < c.pos.X+c.size.Width && p.Y < c.pos.Y+c.size.Height {
			return i
		}
	}
	return -1
}

// Tapped is for Fyne.
func (t *Tri) Tapped(ev *fyne.PointEvent) {
	if i := t.hit(ev.Position); i >= 0 {
		t.h.Focus(t)
		t.at = i
		t.next(i)
	}
}

// MouseMoved is for Fyne.
func (t *Tri) MouseMoved(*desktop.MouseEvent) {}

// HeightFor is the height at a width.
func (t *Tri) HeightFor(float32) float32 {
	return Px(triPitch) * float32((len(t.items)+t.cols-1)/t.cols)
}

// Baseline is where the words of the first row stand.
func (t *Tri) Baseline() float32 {
	size, base := Body.measure("x")
	return round((Px(triPitch)-size.Height)/2) + base
}

func (t *Tri) place(s fyne.Size) {
	w := float32(int((s.Width + Px(8)) / float32(t.cols)))
	for i, c := range t.cells {
		c.pos = fyne.NewPos(float32(i%t.cols)*w, float32(i/t.cols)*Px(triPitch))
		c.size = fyne.NewSize(w, Px(triPitch))
		at := c.pos.AddXY(0, round((Px(triPitch)-Px(16))/2))
		look(t.state[i]).fit(c.box, at, fyne.NewSquareSize(Px(16)))
		c.icon.Move(at.AddXY(Px(1.5), Px(1.5)))
		c.icon.Resize(fyne.NewSquareSize(Px(13)))
		c.text.Move(c.pos.AddXY(Px(24), 0))
		c.text.Resize(fyne.NewSize(max(0, w-Px(30)), Px(triPitch)))
	}
	t.ring.Hidden = true
	if t.at < len(t.cells) {
		c := t.cells[t.at]
		t.ringRound(c.pos.AddXY(0, round((Px(triPitch)-Px(16))/2)), fyne.NewSquareSize(Px(16)), radiusTick)
	}
}

// look is the box of a finding.
func look(f Finding) Box {
	switch f {
	case Works:
		return Box{Fill: Surface, Stroke: Ink2, Radius: radiusTick}
	case Fault:
		return Box{Fill: Ink, Radius: radiusTick}
	}
	return Box{Fill: Surface, Stroke: Edge, Radius: radiusTick}
}

func (t *Tri) apply() {
	for i, c := range t.cells {
		look(t.state[i]).paint(c.box)
		switch t.state[i] {
		case Works:
			c.icon.Set("check", Ink)
			c.text.Set(t.items[i].Text, Body.Cut())
		case Fault:
			c.icon.Set("x", OnInk)
			c.text.Set(t.items[i].Text, Strong.Cut())
		default:
			c.icon.Set("", Ink)
			c.text.Set(t.items[i].Text, Body.In(Ink3).Cut())
		}
		c.icon.Hidden = t.state[i] == NotTested
	}
}

// CreateRenderer is for Fyne.
func (t *Tri) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{list: func() []fyne.CanvasObject { return t.objs }, min: func() fyne.Size {
		return fyne.NewSize(Px(100)*float32(t.cols), t.HeightFor(0))
	}, layout: t.place, refresh: func() {
		t.apply()
		t.place(t.Size())
		canvas.Refresh(t)
	}}
}

// FindingBox is one condition drawn on a record, for reading only.
func FindingBox(f Finding, text string) *fyne.Container {
	name, tok, st := "", Ink, Body.In(Ink3).Cut()
	switch f {
	case Works:
		name, st = "check", Body.Cut()
	case Fault:
		name, tok, st = "x", OnInk, Strong.Cut()
	}
	box := Fix(16, 16, Stack(NewBox(look(f)), Place(Centre, Centre, NewBoldIcon(name, 13, tok, 3.6))))
	return High(triPitch, Row(8, box, T(text, st)))
}
