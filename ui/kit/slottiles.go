package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// SlotTile is a free time that may be taken: when, with whom, and what it does to the promise.
type SlotTile struct {
	Value  string
	Time   string
	Who    string
	Effect State
}

// SlotTiles is a row of free times with digits, one tab stop: arrows and digits choose, Enter takes the chosen one.
type SlotTiles struct {
	control
	items    []SlotTile
	value    string
	at       int
	onChange func()
	onEnter  func()
	cells    []*slotCell
	objs     []fyne.CanvasObject
}

type slotCell struct {
	*fyne.Container
	box       *BoxView
	time, who *Text
	key       *Keycap
	effect    *StateText
}

// NewSlotTiles makes an empty row; both functions may be nil.
func NewSlotTiles(h *Host, change, enter func()) *SlotTiles {
	t := &SlotTiles{onChange: change, onEnter: enter}
	t.init(h, t)
	return t
}

// SetItems changes the times.
func (t *SlotTiles) SetItems(items ...SlotTile) {
	t.items = items
	t.cells = pool(t.cells, len(items), newSlotCell)
	t.objs = t.objs[:0]
	for i, it := range items {
		c := t.cells[i]
		c.time.SetText(it.Time)
		c.who.SetText(it.Who)
		c.effect.Set(it.Effect)
		c.key.Set(string(rune('1'+i)), CapLine)
		t.objs = append(t.objs, c.Container)
	}
	t.objs = append(t.objs, t.ring)
	t.at = min(t.at, max(0, len(items)-1))
	t.Refresh()
}

func newSlotCell() *slotCell {
	c := &slotCell{box: NewBox(Box{}), time: T("", Fact.Cut()), who: T("", Second.Sized(13).Cut()), key: NewKeycap("1", CapLine), effect: NewStateText(State{})}
	c.Container = Stack(c.box, Inset(9, 10, 0, 12, Col(1, Row(6, Grow(c.time), c.key), c.who, c.effect)))
	return c
}

// Selected is the chosen value; "" is none.
func (t *SlotTiles) Selected() string { return t.value }

// Select chooses without a call of change; "" is none.
func (t *SlotTiles) Select(value string) {
	t.value = value
	for i, it := range t.items {
		if it.Value == value {
			t.at = i
		}
	}
	t.Refresh()
}

// Choose does what pressing the tile i does.
func (t *SlotTiles) Choose(i int) {
	if i < 0 || i >= len(t.items) || t.disabled {
		return
	}
	t.at = i
	t.Select(t.items[i].Value)
	if t.onChange != nil {
		t.onChange()
	}
}

// TypedKey is for Fyne.
func (t *SlotTiles) TypedKey(ev *fyne.KeyEvent) {
	if silent(ev.Name) || t.h.scanEnds(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyLeft:
		t.Choose(t.at - 1)
	case fyne.KeyRight:
		t.Choose(t.at + 1)
	case fyne.KeySpace:
		t.Choose(t.at)
	case fyne.KeyReturn, fyne.KeyEnter:
		if t.onEnter != nil {
			t.onEnter()
			return
		}
		t.h.FocusNext()
	default:
		t.control.TypedKey(ev)
	}
}

// TypedRune is for Fyne.
func (t *SlotTiles) TypedRune(r rune) {
	t.h.heard(r, t, nil)
	if d := Digit(r); d > 0 && d <= len(t.items) {
		t.Choose(d - 1)
		return
	}
	if r != ' ' {
		t.h.rune(r)
	}
}

// Tapped is for Fyne.
func (t *SlotTiles) Tapped(ev *fyne.PointEvent) {
	for i, c := range t.cells {
		if x := ev.Position.X - c.Position().X; x >= 0 && x < c.Size().Width {
			t.h.Focus(t)
			t.Choose(i)
			return
		}
	}
}

func (t *SlotTiles) place(s fyne.Size) {
	n := len(t.items)
	if n == 0 {
		t.ring.Hidden = true
		return
	}
	gap := Px(10)
	w := float32(int((s.Width - gap*float32(max(n, 3)-1)) / float32(max(n, 3))))
	for i, c := range t.cells {
		at, size := fyne.NewPos(float32(i)*(w+gap), 0), fyne.NewSize(w, s.Height)
		if i == max(n, 3)-1 {
			size.Width = s.Width - at.X // what rounding left over
		}
		c.Move(at)
		c.Resize(size)
		box := Box{Fill: Surface, Stroke: Line2, Radius: radiusTile}
		if t.items[i].Value == t.value {
			box = Box{Fill: Sel, Stroke: Harbour, Width: 2, Radius: radiusTile}
		}
		c.box.Set(box)
		if i == t.at {
			t.ringRound(at, size, radiusTile)
		}
	}
}

// CreateRenderer is for Fyne.
func (t *SlotTiles) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{list: func() []fyne.CanvasObject { return t.objs }, min: func() fyne.Size {
		return fyne.NewSize(Px(360), Px(82))
	}, layout: t.place, refresh: func() {
		t.place(t.Size())
		canvas.Refresh(t)
	}}
}
