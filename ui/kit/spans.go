package kit

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Range is a stretch of a text in bytes, [From, To): what a search matched.
type Range struct{ From, To int }

// Marked is one line of text with matched stretches in harbour, underlined.
type Marked struct {
	widget.BaseWidget
	text  string
	marks []Range
	style Style
	objs  []fyne.CanvasObject
	width float32
}

// NewMarked makes one; it gives way where the cell is narrow.
func NewMarked(text string, marks []Range, st Style) *Marked {
	m := &Marked{style: st, width: -1}
	m.ExtendBaseWidget(m)
	m.text, m.marks = text, marks
	return m
}

// Set changes words and marks; the same ones cost nothing.
func (m *Marked) Set(text string, marks []Range) {
	if m.text == text && len(m.marks) == len(marks) {
		same := true
		for i := range marks {
			same = same && marks[i] == m.marks[i]
		}
		if same {
			return
		}
	}
	m.text, m.marks, m.width = text, marks, -1
	m.Refresh()
}

type piece struct {
	text string
	mark bool
}

func (m *Marked) pieces() []piece {
	marks := append([]Range(nil), m.marks...)
	sort.Slice(marks, func(i, j int) bool { return marks[i].From < marks[j].From })
	var all []piece
	at := 0
	for _, r := range marks {
		if r.From < at || r.To > len(m.text) || r.To <= r.From {
			continue
		}
		if r.From > at {
			all = append(all, piece{m.text[at:r.From], false})
		}
		all = append(all, piece{m.text[r.From:r.To], true})
		at = r.To
	}
	if at < len(m.text) {
		all = append(all, piece{m.text[at:], false})
	}
	return all
}

func (m *Marked) styled(p piece) Style {
	if p.mark {
		return m.style.In(Harbour).W(700)
	}
	return m.style
}

// Natural is the room for the whole text.
func (m *Marked) Natural() fyne.Size {
	w := float32(0)
	for _, p := range m.pieces() {
		s, _ := m.styled(p).measure(p.text)
		w += s.Width
	}
	s, _ := m.style.measure("x")
	return fyne.NewSize(ceil(w), ceil(s.Height))
}

// Baseline is where the text stands.
func (m *Marked) Baseline() float32 { _, b := m.style.measure("x"); return b }

func (m *Marked) place(s fyne.Size) {
	if s.Width == m.width {
		return
	}
	m.width = s.Width
	m.objs = m.objs[:0]
	x := float32(0)
	scale := Current().Scale
	size, base := m.style.measure("x")
	y := round((s.Height - size.Height) / 2)
	for _, p := range m.pieces() {
		st := m.styled(p)
		shown := st.cut(p.text, s.Width-x)
		if shown == "" {
			break
		}
		got, _ := st.measure(shown)
		if p.mark {
			u := canvas.NewRectangle(Color(FocusGlow))
			u.Move(fyne.NewPos(x, round(y+base+2)))
			u.Resize(fyne.NewSize(got.Width, 2))
			m.objs = append(m.objs, u)
		}
		t := &canvas.Text{Text: shown, TextSize: st.Size * scale, FontSource: st.font(), Color: Color(st.Color)}
		t.Move(fyne.NewPos(x, y))
		t.Resize(got)
		m.objs = append(m.objs, t)
		x = round(x + got.Width)
		if shown != p.text {
			break
		}
	}
}

// CreateRenderer is for Fyne.
func (m *Marked) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{list: func() []fyne.CanvasObject { return m.objs }, min: func() fyne.Size {
		n := m.Natural()
		return fyne.NewSize(min(n.Width, Px(24)), n.Height)
	}, layout: m.place, refresh: func() {
		m.width = -1
		m.place(m.Size())
		canvas.Refresh(m)
	}}
}
