package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// CapLook is the ground that a keycap stands on.
type CapLook int

// Looks of a keycap.
const (
	CapTint  CapLook = iota // on Surface: filled
	CapInk                  // on filled ink
	CapLine                 // in a legend: outlined
	CapClear                // on a selection: white
	CapDim                  // disabled
)

// Keycap is the name of a key as it is printed on it.
type Keycap struct {
	widget.BaseWidget
	look  CapLook
	label string
	box   *canvas.Rectangle
	text  *canvas.Text
	size  fyne.Size
	base  float32
}

// NewKeycap draws the key of a chord: "F2", "Ctrl+Enter", "Esc", "1".
func NewKeycap(chord string, look CapLook) *Keycap {
	k := &Keycap{look: look, label: KeyLabel(chord), box: &canvas.Rectangle{}, text: &canvas.Text{}}
	k.ExtendBaseWidget(k)
	k.apply()
	return k
}

// Set changes key and look; the same ones cost nothing.
func (k *Keycap) Set(chord string, look CapLook) {
	if l := KeyLabel(chord); l != k.label || look != k.look {
		k.label, k.look = l, look
		k.Refresh()
	}
}

func (k *Keycap) apply() {
	box, tok := Box{Fill: Tint, Radius: 4}, Ink2
	switch k.look {
	case CapInk:
		box.Fill, tok = InkKey, OnInk
	case CapLine:
		box.Fill, box.Stroke = Surface, Line
	case CapClear:
		box.Fill = Surface
	case CapDim:
		tok = Ink3
	}
	if k.label == "" { // it keeps its place in the column
		box = Box{}
	}
	box.paint(k.box)
	st := KeyStyle.In(tok)
	k.text.Text, k.text.TextSize, k.text.FontSource, k.text.Color = k.label, st.Size*Current().Scale, st.font(), Color(tok)
	k.size, k.base = st.measure(k.label)
}

func (k *Keycap) min() fyne.Size {
	return fyne.NewSize(max(Px(19), ceil(k.size.Width)+Px(10)), Px(KeycapHeight))
}

// CreateRenderer is for Fyne.
func (k *Keycap) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{objects: []fyne.CanvasObject{k.box, k.text}, min: k.min, layout: func(s fyne.Size) {
		b := Box{}
		if k.look == CapLine {
			b.Stroke = Line
		}
		b.fit(k.box, fyne.Position{}, s)
		k.text.Move(fyne.NewPos(ceil((s.Width-k.size.Width)/2), round((s.Height-k.size.Height)/2)-1))
		k.text.Resize(k.size)
	}, refresh: func() {
		k.apply()
		k.CreateRenderer().Layout(k.Size())
		canvas.Refresh(k)
	}}
}

// Legend is a row of keys with what they do: Legend("↑ ↓", "choose", "Enter", "use"). Keys in one cell are parted by a space.
func Legend(pairs ...string) *fyne.Container {
	row := Row(8)
	for i := 0; i+1 < len(pairs); i += 2 {
		if i > 0 {
			row.Add(Space(4, 0))
		}
		start := 0
		for j := 0; j <= len(pairs[i]); j++ {
			if j == len(pairs[i]) || pairs[i][j] == ' ' {
				if j > start {
					row.Add(NewKeycap(pairs[i][start:j], CapLine))
				}
				start = j + 1
			}
		}
		row.Add(T(pairs[i+1], Second.Sized(13)))
	}
	return row
}
