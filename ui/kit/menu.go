package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// MenuItem is one line of a menu. Items get the digits 1 to 9 in order; Key names another one ("0", "F9").
type MenuItem struct {
	Icon     string
	Text     string
	Note     string
	Second   string // makes the line 52 high
	Right    string
	Key      string
	After    bool // a line over it
	Disabled bool
	Reason   string
	Do       func()
	Delete   func() // Del on it
}

// MenuSpec says what a menu offers.
type MenuSpec struct {
	Title string
	Hint  string // in grey at the right of the title
	Items []MenuItem
	Width float32
	Under fyne.CanvasObject                       // stands under it
	At    func(win, size fyne.Size) fyne.Position // or there
	Foot  fyne.CanvasObject
	Start int
	Stays bool // Esc and a press beside it do not close it
}

// Menu opens a menu: digits, arrows and Enter choose, Esc closes.
func (h *Host) Menu(spec MenuSpec) *Pop {
	m := newMenuList(h, spec)
	col := Col(0)
	if spec.Title != "" {
		col.Add(Inset(2, 13, 0, 10, High(23, BaseRow(12, T(spec.Title, HeadStyle.In(Ink2)), Spring(), T(spec.Hint, Second.Sized(13))))))
	}
	col.Add(m)
	if spec.Foot != nil {
		col.Add(Inset(4, 4, 0, 4, Rule(1, Line)))
		col.Add(Inset(0, 14, 0, 14, High(38, spec.Foot)))
	}
	width := spec.Width
	if width == 0 {
		width = 330
	}
	at := spec.At
	if at == nil && spec.Under != nil {
		at = Below(spec.Under)
	}
	p := h.Pop(PopSpec{Content: Inset(4, 0, 4, 0, col), Width: width, At: at, First: m, Stays: spec.Stays})
	m.pop = p
	return p
}

// menuList is the list of a menu; it has the keys.
type menuList struct {
	control
	spec  MenuSpec
	rows  []*matchView
	keys  []*Keycap
	at    int
	pop   *Pop
	objs  []fyne.CanvasObject
	lines []*canvas.Rectangle
}

func newMenuList(h *Host, spec MenuSpec) *menuList {
	m := &menuList{spec: spec, at: spec.Start}
	m.init(h, m)
	digit := 0
	for _, it := range spec.Items {
		v := newMatchView(8, 9)
		key := it.Key
		if key == "" && digit < 9 {
			digit++
			key = string(rune('0' + digit))
		}
		cap := NewKeycap(key, CapTint)
		v.row.Add(cap)
		m.rows, m.keys = append(m.rows, v), append(m.keys, cap)
		l := &canvas.Rectangle{}
		l.Hidden = !it.After
		m.lines = append(m.lines, l)
		m.objs = append(m.objs, l, v.Container)
	}
	m.fill()
	return m
}

func (m *menuList) fill() {
	for i, it := range m.spec.Items {
		v := m.rows[i]
		v.set(dropRow{icon: it.Icon, title: it.Text, note: it.Note, second: it.Second, right: it.Right}, i == m.at)
		v.bar.Set(Box{})
		tok := Ink
		if it.Disabled {
			tok = Ink3
		}
		v.icon.Set(it.Icon, tok)
		if v.title.style.Color != tok || v.title.style.Weight != 500 {
			v.title.style = Medium.In(tok)
			v.title.Refresh()
		}
		m.lines[i].FillColor = Color(Line)
	}
}

func (m *menuList) high(i int) float32 {
	if m.spec.Items[i].Second != "" {
		return Px(TwoLineRow)
	}
	return Px(menuHeight)
}

func (m *menuList) each(f func(i int, y, h float32)) float32 {
	y := float32(0)
	for i, it := range m.spec.Items {
		if it.After {
			y += Px(9)
		}
		f(i, y, m.high(i))
		y += m.high(i)
	}
	return y
}

func (m *menuList) choose(i int) {
	it := m.spec.Items[i]
	if it.Disabled {
		m.h.Hint(it.Reason)
		return
	}
	m.pop.Close()
	if it.Do != nil {
		it.Do()
	}
}

// TypedKey is for Fyne.
func (m *menuList) TypedKey(ev *fyne.KeyEvent) {
	if silent(ev.Name) || m.h.scanEnds(ev) {
		return
	}
	n := len(m.spec.Items)
	switch ev.Name {
	case fyne.KeyUp:
		m.at = (m.at + n - 1) % max(1, n)
	case fyne.KeyDown:
		m.at = (m.at + 1) % max(1, n)
	case fyne.KeyHome:
		m.at = 0
	case fyne.KeyEnd:
		m.at = n - 1
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if m.at < n {
			m.choose(m.at)
		}
		return
	case fyne.KeyDelete:
		if m.at < n && m.spec.Items[m.at].Delete != nil {
			do := m.spec.Items[m.at].Delete
			m.pop.Close()
			do()
		}
		return
	default:
		for i := range m.keys {
			if m.keys[i].label == keyLabel(ev.Name) && len(m.keys[i].label) > 1 {
				m.choose(i)
				return
			}
		}
		m.control.TypedKey(ev)
		return
	}
	m.Refresh()
}

// TypedRune is for Fyne.
func (m *menuList) TypedRune(r rune) {
	for i := range m.keys {
		if m.keys[i].label == string(r) || m.keys[i].label == string(upper(r)) {
			m.choose(i)
			return
		}
	}
}

func upper(r rune) rune {
	if r >= 'a' && r <= 'z' {
		return r - 'a' + 'A'
	}
	return r
}

func (m *menuList) hit(p fyne.Position) int {
	found := -1
	m.each(func(i int, y, h float32) {
		if p.Y >= y && p.Y < y+h {
			found = i
		}
	})
	return found
}

// Tapped is for Fyne.
func (m *menuList) Tapped(ev *fyne.PointEvent) {
	if i := m.hit(ev.Position); i >= 0 {
		m.choose(i)
	}
}

// MouseMoved is for Fyne.
func (m *menuList) MouseMoved(ev *desktop.MouseEvent) {
	if i := m.hit(ev.Position); i >= 0 && i != m.at {
		m.at = i
		m.Refresh()
	}
}

func (m *menuList) min() fyne.Size {
	w := float32(0)
	for _, r := range m.rows {
		w = max(w, naturalOf(r.Container).Width+Px(8))
	}
	return fyne.NewSize(w, m.each(func(int, float32, float32) {}))
}

// CreateRenderer is for Fyne.
func (m *menuList) CreateRenderer() fyne.WidgetRenderer {
	place := func(s fyne.Size) {
		m.each(func(i int, y, h float32) {
			m.rows[i].Move(fyne.NewPos(Px(4), y))
			m.rows[i].Resize(fyne.NewSize(s.Width-Px(8), h))
			m.lines[i].Move(fyne.NewPos(Px(4), y-Px(5)))
			m.lines[i].Resize(fyne.NewSize(s.Width-Px(8), 1))
		})
	}
	return &drawn{objects: m.objs, min: m.min, layout: place, refresh: func() {
		m.fill()
		place(m.Size())
		canvas.Refresh(m)
	}}
}
