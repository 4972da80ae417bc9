package kit

import "fyne.io/fyne/v2"

// Banner says on its tint what happened and what is safe, with an act at the right.
type Banner struct {
	composite
	box   *BoxView
	icon  *Icon
	title *Text
	text  *Para
}

// NewBanner makes a banner; the acts are usually one button.
func NewBanner(s State, text string, acts ...fyne.CanvasObject) *Banner {
	b := &Banner{box: NewBox(Box{}), icon: NewIcon(s.Icon, 18, s.Tone), title: T(s.Text, Strong.In(s.Tone).Cut()), text: NewPara(text, Second.Sized(13).In(Ink), 18, 0)}
	row := Row(10, append([]fyne.CanvasObject{b.icon, Grow(Col(-1, b.title, b.text))}, acts...)...)
	b.wrap(b, Stack(b.box, Inset(9, 12, 10, 12, row)))
	b.Set(s, text)
	return b
}

// Set changes what it says; the same costs nothing.
func (b *Banner) Set(s State, text string) {
	b.box.Set(Box{Fill: s.Tone.Tinted(), Radius: radiusField})
	b.icon.Set(s.Icon, s.Tone)
	b.title.Set(s.Text, b.title.style.In(s.Tone))
	b.text.SetText(text)
	b.text.Hidden = text == ""
}

// Notice is a fact that stands over a record: an alert about a person, an estimate approved. Title and words are in
// its colour, the icon stands beside the title.
type Notice struct{ composite }

// NewNotice makes a notice; the words may be empty.
func NewNotice(s State, text string) *Notice {
	n := &Notice{}
	words := Col(-2, NewPara(s.Text, Strong.In(s.Tone), 19, 3))
	if text != "" {
		words.Add(NewPara(text, Second.Sized(13).In(s.Tone), 18, 4))
	}
	row := TopRow(9, Inset(1, 0, 0, 0, NewIcon(s.Icon, 16, s.Tone)), Grow(words))
	n.wrap(n, Panel(Box{Fill: s.Tone.Tinted(), Radius: radiusField}, Inset(9, 12, 10, 12, row)))
	return n
}

// Empty says what is true where a list has nothing: never "no data".
type Empty struct {
	composite
	icon  *Icon
	title *Text
	text  *Para
}

// NewEmpty makes the box of an empty list: what is true, when it changes next, the one act with its key.
func NewEmpty(icon string, tone Token, title, text string, acts ...fyne.CanvasObject) *Empty {
	e := &Empty{icon: NewIcon(icon, 24, tone), title: T(title, Fact.Cut()), text: NewPara(text, Second.Sized(13), 18, 0)}
	row := Row(15, append([]fyne.CanvasObject{e.icon, Grow(Col(0, e.title, e.text))}, acts...)...)
	e.wrap(e, Panel(Box{Fill: Sunken, Stroke: Line, Radius: radiusTile}, Inset(18, 20, 18, 20, row)))
	return e
}

// Set changes what it says; the same costs nothing.
func (e *Empty) Set(icon string, tone Token, title, text string) {
	e.icon.Set(icon, tone)
	e.title.SetText(title)
	e.text.SetText(text)
	e.text.Hidden = text == ""
}
