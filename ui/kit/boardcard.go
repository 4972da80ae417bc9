package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// boardCardView draws one card and is used again for another.
type boardCardView struct {
	all    *fyne.Container
	box    *canvas.Rectangle
	bar    *canvas.Rectangle
	icon   *Icon
	time   *Text
	title  *Text
	beside *Text // the title of a card that is one line high
	second *Text
	look   Box
	lines  int
	words  [2]string // of the second line: whole, and brief
}

func newBoardCardView() *boardCardView {
	v := &boardCardView{box: newRect(), bar: newRect(), icon: NewIcon("", 14, Ink), time: T("", Style{}), title: T("", Strong.Cut()), beside: T("", Strong.Cut()), second: T("", Second.Sized(13).Cut())}
	v.all = Free(0, 0, v.place, v.box, v.bar, v.icon, v.time, v.title, v.beside, v.second)
	return v
}

// set shows a card; lifted is one that is being moved, of which only the place is left.
func (v *boardCardView) set(c BoardCard, chosen, lifted bool, size fyne.Size) {
	tone, ink := c.State.Tone, Ink
	v.look = Box{Fill: Surface, Stroke: Line2, Radius: radiusField}
	switch {
	case c.Past:
		v.look.Fill, ink = Sunken, Ink2
	case c.Tinted:
		v.look.Fill, v.look.Stroke = tone.Tinted(), tone
	}
	if lifted {
		v.look.Fill, v.look.Stroke, tone, ink = Sunken, Line2, Ink3, Ink3
	}
	if chosen && !lifted {
		v.look.Stroke, v.look.Width = Harbour, 3
	}
	v.look.paint(v.box)
	v.bar.FillColor = Color(tone)
	r := radiusField * Current().Scale
	v.bar.TopLeftCornerRadius, v.bar.BottomLeftCornerRadius = r, r
	v.icon.Set(c.State.Icon, tone)
	v.time.Set(c.State.Text, Second.Sized(13).W(600).In(tone).Cut())
	v.title.Set(c.Title, Strong.Sized(13.5).Cut().In(ink))
	v.beside.Set(c.Title, Strong.Sized(13.5).Cut().In(ink))
	v.words = [2]string{c.Second, c.Brief}
	switch {
	case size.Height < Px(42):
		v.lines = 1
	case size.Height < Px(59):
		v.lines = 2
	default:
		v.lines = 3
	}
	v.title.Hidden = v.lines == 1
	v.beside.Hidden = v.lines != 1
	v.second.Hidden = v.lines < 3 || c.Second == ""
}

func (v *boardCardView) place(s fyne.Size) {
	v.look.fit(v.box, fyne.Position{}, s)
	v.bar.Move(fyne.Position{})
	v.bar.Resize(fyne.NewSize(Px(5), s.Height))
	left, right := Px(13), Px(6)
	row := func(t *Text, x, top float32) {
		t.Move(fyne.NewPos(x, top))
		t.Resize(fyne.NewSize(max(0, s.Width-x-right), Px(18)))
	}
	top := Px(3)
	if v.lines == 1 {
		top = max(0, round((s.Height-Px(18))/2))
	}
	v.icon.Move(fyne.NewPos(left, top+Px(2)))
	v.icon.Resize(fyne.NewSquareSize(Px(14)))
	row(v.time, left+Px(19), top)
	if v.lines == 1 {
		w := min(v.time.Natural().Width, s.Width-left-Px(19)-right)
		v.time.Resize(fyne.NewSize(w, Px(18)))
		row(v.beside, left+Px(19)+w+Px(8), top)
		return
	}
	words := v.words[0]
	if v.words[1] != "" && Second.Sized(13).Width(words) > s.Width-left-right {
		words = v.words[1]
	}
	v.second.Set(words, Second.Sized(13).Cut())
	row(v.title, left, top+Px(18))
	row(v.second, left, top+Px(36))
}
