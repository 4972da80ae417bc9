package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Side is where a text stands in a cell wider than it.
type Side int

// Sides of a cell.
const (
	Left Side = iota
	Middle
	Right
)

// Style is how a text looks. Start from one of the table below and change it with its methods.
type Style struct {
	Size   float32 // design pixels
	Weight int     // 400, 500, 600 or 700
	Color  Token
	Side   Side
	Caps   bool // tracked capitals
	Cuts   bool // may be squeezed; ends in an ellipsis then
	Struck bool // a line through it
}

// The styles of the screens.
var (
	Number    = Style{Size: 32, Weight: 700, Color: Ink}   // J-004217 over a record
	Figure    = Style{Size: 26, Weight: 600, Color: Ink}   // strip on Today
	Title     = Style{Size: 22, Weight: 600, Color: Ink}   // name of a screen or a person
	TitleRest = Style{Size: 22, Weight: 400, Color: Ink2}  // its second part
	Part      = Style{Size: 18, Weight: 600, Color: Ink}   // part and dialog titles
	PartLarge = Style{Size: 20, Weight: 600, Color: Ink}   // pane and peek titles
	Sum       = Style{Size: 20, Weight: 700, Color: Ink}   // balance due
	SumLabel  = Style{Size: 17, Weight: 700, Color: Ink}   // its label
	Script    = Style{Size: 17, Weight: 400, Color: Ink}   // to be read aloud, lead 26
	Fact      = Style{Size: 15, Weight: 600, Color: Ink}   // under a small heading
	Body      = Style{Size: 14, Weight: 400, Color: Ink}   // rows and paragraphs
	Medium    = Style{Size: 14, Weight: 500, Color: Ink}   // buttons
	Strong    = Style{Size: 14, Weight: 600, Color: Ink}   // names
	Words     = Style{Size: 13.5, Weight: 400, Color: Ink} // timeline, threads, lead 19
	Second    = Style{Size: 12.5, Weight: 400, Color: Ink2}
	SecondMed = Style{Size: 12.5, Weight: 500, Color: Ink2}
	Hint      = Style{Size: 12, Weight: 400, Color: Ink3}
	HeadStyle = Style{Size: 10.5, Weight: 600, Color: Ink, Caps: true}
	KeyStyle  = Style{Size: 11.5, Weight: 500, Color: Ink2}
)

// In is the style in another colour.
func (s Style) In(t Token) Style { s.Color = t; return s }

// W is the style in another weight.
func (s Style) W(weight int) Style { s.Weight = weight; return s }

// Sized is the style in another size.
func (s Style) Sized(size float32) Style { s.Size = size; return s }

// Right is the style set to the right of its cell.
func (s Style) Right() Style { s.Side = Right; return s }

// Centre is the style set in the middle of its cell.
func (s Style) Centre() Style { s.Side = Middle; return s }

// Cut is the style that gives way: its cell may become narrower than the words, which then end in an ellipsis.
func (s Style) Cut() Style { s.Cuts = true; return s }

// Strike is the style with a line through it.
func (s Style) Strike() Style { s.Struck = true; return s }

func (s Style) font() fyne.Resource { return face(s.Weight) }

// show is the text as it is drawn.
func (s Style) show(text string) string {
	if !s.Caps {
		return text
	}
	return tracked(text)
}

// tracked is capitals with a hair space between them, as Fyne knows no letter spacing.
func tracked(text string) string {
	var b strings.Builder
	for i, r := range strings.ToUpper(text) {
		if i > 0 {
			b.WriteRune('\u200a')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// measure is size and baseline of text as shown.
func (s Style) measure(shown string) (fyne.Size, float32) {
	return fyne.CurrentApp().Driver().RenderedTextSize(shown, s.Size*Current().Scale, fyne.TextStyle{}, s.font())
}

// Width is how wide the text is in this style, in real pixels.
func (s Style) Width(text string) float32 {
	if text == "" {
		return 0
	}
	size, _ := s.measure(s.show(text))
	return ceil(size.Width)
}

// cut is shown, or as much of it as fits into width with an ellipsis after it.
func (s Style) cut(shown string, width float32) string {
	if size, _ := s.measure(shown); size.Width <= width+0.5 {
		return shown
	}
	runes := []rune(shown)
	lo, hi := 0, len(runes)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if size, _ := s.measure(strings.TrimRight(string(runes[:mid]), " \u200a") + "…"); size.Width <= width+0.5 {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	if lo == 0 {
		if size, _ := s.measure("…"); size.Width > width+0.5 {
			return ""
		}
	}
	return strings.TrimRight(string(runes[:lo]), " \u200a") + "…"
}

// Text is one line of text in a cell: cut with an ellipsis where the cell is too narrow, never overrunning it.
type Text struct {
	widget.BaseWidget
	style Style
	full  string // as given
	shown string // full as it is drawn when there is room
	size  fyne.Size
	base  float32
	text  *canvas.Text
	line  *canvas.Line
	objs  []fyne.CanvasObject
	width float32 // for which text.Text was cut
}

// NewText makes a text cell.
func NewText(s string, st Style) *Text {
	t := &Text{text: &canvas.Text{}, style: st, full: s}
	t.ExtendBaseWidget(t)
	t.objs = []fyne.CanvasObject{t.text}
	t.apply()
	return t
}

// T is NewText, for building screens.
func T(s string, st Style) *Text { return NewText(s, st) }

// String is the text as given, uncut.
func (t *Text) String() string { return t.full }

// IsCut says whether less than the whole text is shown.
func (t *Text) IsCut() bool { return t.text.Text != t.shown }

// MayBeCut says whether the text was made to give way (Style.Cut).
func (t *Text) MayBeCut() bool { return t.style.Cuts }

// SetText changes the text; the same one costs nothing.
func (t *Text) SetText(s string) { t.Set(s, t.style) }

// SetColor changes the colour; the same one costs nothing.
func (t *Text) SetColor(tok Token) { t.Set(t.full, t.style.In(tok)) }

// Set changes text and style; the same ones cost nothing.
func (t *Text) Set(s string, st Style) {
	if s == t.full && st == t.style {
		return
	}
	t.full, t.style = s, st
	t.Refresh()
}

func (t *Text) apply() {
	scale := Current().Scale
	t.shown = t.style.show(t.full)
	t.text.TextSize = t.style.Size * scale
	t.text.FontSource = t.style.font()
	t.text.Color = Color(t.style.Color)
	t.size, t.base = t.style.measure(t.shown)
	t.width = -1
	if t.style.Struck && t.line == nil {
		t.line = canvas.NewLine(t.text.Color)
		t.objs = append(t.objs, t.line)
	}
	if t.line != nil {
		t.line.StrokeColor, t.line.StrokeWidth, t.line.Hidden = t.text.Color, 1, !t.style.Struck
	}
}

func (t *Text) place(s fyne.Size) {
	if s.Width != t.width {
		t.width = s.Width
		t.text.Text = t.shown
		if t.size.Width > s.Width+0.5 {
			t.text.Text = t.style.cut(t.shown, s.Width)
		}
	}
	w := t.size.Width
	if t.text.Text != t.shown {
		got, _ := t.style.measure(t.text.Text)
		w = got.Width
	}
	x := float32(0)
	switch t.style.Side {
	case Right:
		x = s.Width - w
	case Middle:
		x = (s.Width - w) / 2
	}
	y := round((s.Height - t.size.Height) / 2)
	t.text.Move(fyne.NewPos(round(x), y))
	t.text.Resize(fyne.NewSize(w, t.size.Height))
	if t.line != nil {
		at := round(y + t.base - t.style.Size*Current().Scale*0.27)
		t.line.Position1, t.line.Position2 = fyne.NewPos(round(x), at), fyne.NewPos(round(x+w), at)
	}
}

// Baseline is how far under the top of its smallest cell the text stands.
func (t *Text) Baseline() float32 { return t.base }

// Natural is the room for the whole text.
func (t *Text) Natural() fyne.Size { return fyne.NewSize(ceil(t.size.Width), ceil(t.size.Height)) }

func (t *Text) min() fyne.Size {
	n := t.Natural()
	if t.style.Cuts {
		n.Width = min(n.Width, Px(24))
	}
	return n
}

// CreateRenderer is for Fyne.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{list: func() []fyne.CanvasObject { return t.objs }, min: t.min, layout: t.place, refresh: func() {
		t.apply()
		t.place(t.Size())
		canvas.Refresh(t)
	}}
}
