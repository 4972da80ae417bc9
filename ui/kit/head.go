package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Heading is tracked capitals over a 1 px ink rule, with a count or an act at the right.
type Heading struct {
	composite
	title, count *Text
	rule         *BoxView
}

// NewHeading makes a heading; count may be empty.
func NewHeading(title, count string, right ...fyne.CanvasObject) *Heading {
	h := &Heading{title: T(title, HeadStyle.Cut()), count: T(count, SecondMed), rule: NewBox(Box{Fill: Ink})}
	objs := append([]fyne.CanvasObject{h.title, Spring(), h.count}, right...)
	row := Flex{Gap: 8, Align: OnBaseline}.Of(objs...)
	h.wrap(h, Col(0, container.New(&headRow{row, h.count}, row),
		container1(&line{h: 1}, h.rule)))
	return h
}

// Set changes title and count; the same ones cost nothing.
func (h *Heading) Set(title, count string) {
	h.title.SetText(title)
	h.count.SetText(count)
}

// Tone gives the heading a colour (Red over what is late); Ink is the usual one.
func (h *Heading) Tone(tok Token) {
	h.title.SetColor(tok)
	h.rule.Set(Box{Fill: tok})
	if tok == Ink {
		tok = Ink2
	}
	h.count.SetColor(tok)
}

// PageTitle is the head of a screen: name, second part, whatever stands at the right, and a 2 px rule.
// Its words are changed with Set.
type PageTitle struct {
	composite
	title, rest *Text
}

// NewPageTitle makes the head of a screen. Words at the right stand on the title's line, fields and buttons in the
// middle of the head, which is a little lower then.
func NewPageTitle(title, rest string, right ...fyne.CanvasObject) *PageTitle {
	p := &PageTitle{title: T(title, Title), rest: T(rest, TitleRest.Cut())}
	high, over, align := float32(52), float32(4), OnBaseline
	for _, o := range right {
		if _, words := o.(*Text); !words {
			high, over, align = 50, 2, Centre
		}
	}
	objs := append([]fyne.CanvasObject{Flex{Gap: 11, Align: OnBaseline}.Of(p.title, p.rest), Spring()}, right...)
	p.wrap(p, Col(0, High(high, Inset(over, 0, 0, 0, Flex{Gap: 12, Align: align}.Of(objs...))), Rule(2, Ink)))
	return p
}

// Set changes the words; the same ones cost nothing.
func (p *PageTitle) Set(title, rest string) {
	p.title.SetText(title)
	p.rest.SetText(rest)
}

// FactRow is one line of facts: a label in its column and the value.
type FactRow struct {
	composite
	value *Text
}

// NewFact makes a line of facts with the label in a column of width design pixels (84 in side panels, 78 on a record).
func NewFact(label, value string, width float32) *FactRow {
	f := &FactRow{value: T(value, Medium.Cut())}
	f.wrap(f, High(FactLine, Cols(0, []float32{width, -1}, T(label, Second.Sized(13).Cut()), f.value)))
	return f
}

// Set changes the value and its colour; the same ones cost nothing.
func (f *FactRow) Set(value string, tok Token) { f.value.Set(value, Medium.Cut().In(tok)) }

// StripFact is one column of a fact strip: a value under a small heading, and words in grey beside it.
type StripFact struct {
	Title string
	Value string
	Note  string
	Tone  Token   // of the value; None is Ink
	Share float32 // of the strip's width; 0 is 1
}

// Strip is the line of facts under the head of a record: 2 px rule, columns, 1 px rule.
type Strip struct {
	composite
	big   bool
	cells []stripCell
	row   *fyne.Container
}

type stripCell struct{ title, value, note *Text }

// NewStrip makes a strip of facts; Set fills it.
func NewStrip(facts ...StripFact) *Strip { return newStrip(false, facts) }

// NewFigures makes the strip of Today: large figures with lines between them, under a PageTitle's rule.
func NewFigures(facts ...StripFact) *Strip { return newStrip(true, facts) }

func newStrip(big bool, facts []StripFact) *Strip {
	s := &Strip{big: big, row: FullRow(0)}
	high := float32(53)
	if big {
		high = StripHeight
	}
	if big {
		s.wrap(s, Col(0, High(high, s.row), Rule(1, Ink)))
	} else {
		s.wrap(s, Col(0, Rule(2, Ink), High(high, s.row), Rule(1, Ink)))
	}
	s.Set(facts...)
	return s
}

// Set changes the facts; where their number and shares stay, only words change.
func (s *Strip) Set(facts ...StripFact) {
	if len(facts) != len(s.cells) {
		s.build(facts)
	}
	for i, f := range facts {
		tone := f.Tone
		if tone == None {
			tone = Ink
		}
		c := s.cells[i]
		c.title.SetText(f.Title)
		style, note := Fact.Cut(), Second.Sized(13).Cut()
		if s.big {
			style = Figure
		}
		c.value.Set(f.Value, style.In(tone))
		c.note.Set(f.Note, note)
		c.note.Hidden = f.Note == ""
	}
}

func (s *Strip) build(facts []StripFact) {
	s.cells = s.cells[:0]
	var objs []fyne.CanvasObject
	var shares []float32
	for i, f := range facts {
		share := f.Share
		if share == 0 {
			share = 1
		}
		shares = append(shares, -share)
		c := stripCell{T("", HeadStyle.In(Ink2).Cut()), T("", Fact), T("", Second)}
		s.cells = append(s.cells, c)
		col := LeftCol(1, c.title, Flex{Gap: 8, Align: OnBaseline}.Of(c.value, c.note))
		var o fyne.CanvasObject = Inset(0, 0, 2, 0, Place(Stretch, Centre, col))
		if s.big {
			o = Inset(9, 0, 0, 0, Place(Stretch, Start, col))
			left := float32(18)
			if i == 0 {
				left = 0
			}
			o = Inset(0, 6, 0, left, o)
			if i > 0 {
				o = FullRow(0, Inset(8, 0, 7, 0, VRule(Line)), Grow(o))
			}
		} else if i > 0 {
			o = Inset(0, 6, 0, 0, o)
		}
		objs = append(objs, o)
	}
	s.row.Layout = &columns{widths: shares, align: Stretch}
	Replace(s.row, objs...)
}
