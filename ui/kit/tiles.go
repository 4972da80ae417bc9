package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Tile is one large choice: what, and what it does in grey.
type Tile struct {
	Value    string
	Icon     string
	Text     string
	Note     string
	Last     string // a line of its own under the note; only where the tiles are 120 high or more
	Tone     Token  // of the note; None is grey
	Key      string // on its keycap; the screen does the key with Choose
	Disabled bool
	Reason   string
}

// Tiles is a row of large choices, one tab stop: the "Then" of an inquiry, slots, offers.
type Tiles struct {
	control
	items    []Tile
	high     float32
	value    string
	at       int
	onChange func()
	cells    []*tileCell
	objs     []fyne.CanvasObject
}

type tileCell struct {
	box  *BoxView
	icon *Icon
	text *Text
	note *Text
	para *Para // the note of a high tile
	last *Text
	key  *Keycap
	top  *fyne.Container
	all  *fyne.Container
}

// highTile is from where on a tile's note has two lines, and a last line stands under it.
const highTile = 120

// NewTiles makes a row of tiles high design pixels high (80 in forms, 56 offers); change may be nil.
func NewTiles(h *Host, high float32, items []Tile, change func()) *Tiles {
	t := &Tiles{high: high, onChange: change}
	t.init(h, t)
	t.SetItems(items...)
	return t
}

// SetItems changes the tiles.
func (t *Tiles) SetItems(items ...Tile) {
	t.items = items
	for len(t.cells) < len(items) {
		c := &tileCell{box: NewBox(Box{}), icon: NewIcon("", 18, Ink), text: T("", Strong.Cut()), note: T("", Second.Sized(13).Cut()), key: NewKeycap("1", CapLine)}
		c.top = Row(6, c.icon, Spring(), c.key)
		lines := Col(0, c.text, c.note)
		if t.high >= highTile {
			c.para, c.last = NewPara("", Second.Sized(13), 19, 2), T("", SecondMed.Sized(13).In(Ink).Cut())
			c.all = Stack(c.box, Inset(12, 13, 11, 14, Col(0, c.top, Space(0, 9), c.text, Space(0, 2), c.para, Spring(), c.last)))
		} else if t.high >= 70 {
			c.all = Stack(c.box, Inset(11, 9, 6, 11, Col(4, c.top, lines)))
		} else {
			c.all = Stack(c.box, Inset(0, 9, 0, 10, Row(8, c.icon, Grow(lines), c.key)))
		}
		t.cells = append(t.cells, c)
	}
	t.cells = t.cells[:len(items)]
	t.objs = t.objs[:0]
	for _, c := range t.cells {
		t.objs = append(t.objs, c.all)
	}
	t.objs = append(t.objs, t.ring)
	t.at = min(t.at, max(0, len(items)-1))
	t.Refresh()
}

// Selected is the chosen value; "" is none.
func (t *Tiles) Selected() string { return t.value }

// Select chooses without a call of change.
func (t *Tiles) Select(value string) {
	t.value = value
	for i, it := range t.items {
		if it.Value == value {
			t.at = i
		}
	}
	t.Refresh()
}

// Choose does what pressing the tile with the value does.
func (t *Tiles) Choose(value string) {
	for _, it := range t.items {
		if it.Value != value {
			continue
		}
		if it.Disabled || t.disabled {
			t.h.Hint(it.Reason)
			return
		}
		t.Select(value)
		if t.onChange != nil {
			t.onChange()
		}
	}
}

// TypedKey is for Fyne.
func (t *Tiles) TypedKey(ev *fyne.KeyEvent) {
	if silent(ev.Name) || t.h.scanEnds(ev) {
		return
	}
	to := t.at
	switch ev.Name {
	case fyne.KeyLeft:
		to--
	case fyne.KeyRight:
		to++
	case fyne.KeySpace:
		if to < len(t.items) {
			t.Choose(t.items[to].Value)
		}
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if t.value == "" && to < len(t.items) {
			t.Choose(t.items[to].Value)
		}
		t.h.FocusNext()
		return
	default:
		t.control.TypedKey(ev)
		return
	}
	if to >= 0 && to < len(t.items) {
		t.at = to
		t.Choose(t.items[to].Value)
		t.Refresh()
	}
}

// TypedRune is for Fyne: a digit that stands on a keycap, or counts the tiles, chooses.
func (t *Tiles) TypedRune(r rune) {
	t.h.heard(r, t, func() func() {
		was := t.value
		return func() {
			if t.value != was {
				t.Select(was)
				if t.onChange != nil {
					t.onChange()
				}
			}
		}
	})
	for i, it := range t.items {
		if it.Key == string(r) || (it.Key == "" && Digit(r) == i+1) {
			t.Choose(it.Value)
			return
		}
	}
	if r != ' ' {
		t.h.rune(r)
	}
}

// Tapped is for Fyne.
func (t *Tiles) Tapped(ev *fyne.PointEvent) {
	for i, c := range t.cells {
		if x := ev.Position.X - c.all.Position().X; x >= 0 && x < c.all.Size().Width {
			t.h.Focus(t)
			t.Choose(t.items[i].Value)
			return
		}
	}
}

func (t *Tiles) apply() {
	for i, it := range t.items {
		c := t.cells[i]
		box, tok, note := Box{Fill: Surface, Stroke: Line2, Radius: radiusTile}, Ink, it.Tone
		if note == None {
			note = Ink2
		}
		switch {
		case it.Disabled || t.disabled:
			box.Fill, box.Stroke, tok, note = Tint, Line, Ink3, Ink3
		case it.Value == t.value:
			box = Box{Fill: Sel, Stroke: Harbour, Width: 2, Radius: radiusTile}
		}
		c.box.Set(box)
		c.icon.Set(it.Icon, tok)
		c.icon.Hidden = it.Icon == ""
		c.text.Set(it.Text, Strong.Cut().In(tok))
		c.note.Set(it.Note, c.note.style.In(note))
		if c.para != nil {
			c.text.Set(it.Text, Fact.Cut().In(tok))
			c.para.Set(it.Note, c.para.style.In(note))
			c.last.Set(it.Last, c.last.style.In(tok))
		}
		c.key.Set(it.Key, CapLine)
		c.key.Hidden = it.Key == ""
	}
}

func (t *Tiles) place(s fyne.Size) {
	n := len(t.items)
	if n == 0 {
		return
	}
	gap := Px(8)
	w := float32(int((s.Width - gap*float32(n-1)) / float32(n)))
	x := float32(0)
	for i, c := range t.cells {
		if i == n-1 {
			w = s.Width - x
		}
		c.all.Move(fyne.NewPos(x, 0))
		c.all.Resize(fyne.NewSize(w, s.Height))
		Relayout(c.all)
		if i == t.at {
			t.ringRound(fyne.NewPos(x, 0), fyne.NewSize(w, s.Height), radiusTile)
		}
		x += w + gap
	}
}

// CreateRenderer is for Fyne.
func (t *Tiles) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{list: func() []fyne.CanvasObject { return t.objs }, min: func() fyne.Size {
		return fyne.NewSize(Px(90)*float32(max(1, len(t.items))), Px(t.high))
	}, layout: t.place, refresh: func() {
		t.apply()
		t.place(t.Size())
		canvas.Refresh(t)
	}}
}
