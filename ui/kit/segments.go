package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Segments is a control of a few views of the same: Day | Week. Left and Right choose.
type Segments struct {
	control
	items    []Option
	value    string
	onChange func()
	back     *canvas.Rectangle
	boxes    []*BoxView
	texts    []*Text
	objs     []fyne.CanvasObject
}

// NewSegments makes a segmented control with the first value chosen; change may be nil.
func NewSegments(h *Host, items []Option, change func()) *Segments {
	s := &Segments{items: items, onChange: change, back: &canvas.Rectangle{}}
	s.init(h, s)
	if len(items) > 0 {
		s.value = items[0].Value
	}
	s.objs = []fyne.CanvasObject{s.back}
	for _, it := range items {
		b, t := NewBox(Box{}), T(it.Text, Medium.Centre().Cut())
		s.boxes, s.texts = append(s.boxes, b), append(s.texts, t)
		s.objs = append(s.objs, b, t)
	}
	s.objs = append(s.objs, s.ring)
	s.apply()
	return s
}

// Selected is the chosen value.
func (s *Segments) Selected() string { return s.value }

// Select chooses without a call of change.
func (s *Segments) Select(value string) {
	if value != s.value {
		s.value = value
		s.Refresh()
	}
}

func (s *Segments) choose(i int) {
	if i < 0 || i >= len(s.items) || s.items[i].Value == s.value {
		return
	}
	s.Select(s.items[i].Value)
	if s.onChange != nil {
		s.onChange()
	}
}

func (s *Segments) at() int {
	for i, it := range s.items {
		if it.Value == s.value {
			return i
		}
	}
	return 0
}

// TypedKey is for Fyne.
func (s *Segments) TypedKey(ev *fyne.KeyEvent) {
	if silent(ev.Name) || s.h.scanEnds(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyLeft:
		s.choose(s.at() - 1)
	case fyne.KeyRight:
		s.choose(s.at() + 1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		s.choose((s.at() + 1) % max(1, len(s.items)))
	default:
		s.control.TypedKey(ev)
	}
}

// Tapped is for Fyne.
func (s *Segments) Tapped(ev *fyne.PointEvent) {
	for i, b := range s.boxes {
		if x := ev.Position.X - b.Position().X; x >= 0 && x < b.Size().Width {
			s.choose(i)
			return
		}
	}
}

func (s *Segments) apply() {
	(Box{Fill: Tint, Radius: radiusTile}).paint(s.back)
	for i, it := range s.items {
		box, st := Box{Radius: radiusField}, Medium.Centre().Cut().In(Ink2)
		if it.Value == s.value {
			box, st = Box{Fill: Surface, Stroke: Line, Radius: radiusField}, Strong.Centre().Cut()
		}
		s.boxes[i].Set(box)
		s.texts[i].Set(it.Text, st)
	}
}

func (s *Segments) width(i int) float32 { return Strong.Width(s.items[i].Text) + Px(24) }

func (s *Segments) place(size fyne.Size) {
	s.back.Resize(size)
	x := Px(3)
	for i := range s.items {
		w := s.width(i)
		at, in := fyne.NewPos(x, Px(3)), fyne.NewSize(w, size.Height-Px(6))
		s.boxes[i].Move(at)
		s.boxes[i].Resize(in)
		s.texts[i].Move(at)
		s.texts[i].Resize(in)
		x += w
	}
	s.ringRound(fyne.Position{}, size, radiusTile)
}

// CreateRenderer is for Fyne.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{objects: s.objs, min: func() fyne.Size {
		w := Px(6)
		for i := range s.items {
			w += s.width(i)
		}
		return fyne.NewSize(w, Px(FieldHeight))
	}, layout: s.place, refresh: func() {
		s.apply()
		s.place(s.Size())
		canvas.Refresh(s)
	}}
}
