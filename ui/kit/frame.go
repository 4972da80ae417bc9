package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// ListBeside is a list of 340 beside its record. The list's column holds KeyLists: its text begins on the margin
// line and its rows reach out over it, so head and heading of the column want Inset(0, 10, 0, 10).
func ListBeside(list, record fyne.CanvasObject) *fyne.Container {
	return FullRow(0, Wide(ListWidth, Inset(0, 4, 0, Margin-Outset, list)), VRule(Line), Grow(Inset(0, Margin, 0, 22, record)))
}

// Columns sets two columns of a record side by side: the first takes what the second, side pixels wide, leaves.
func Columns(side float32, main, beside fyne.CanvasObject) *fyne.Container {
	return TopCols(ColumnGap, []float32{-1, side}, main, beside)
}

// Peek is a table with a panel beside it and a foot under the table only. Below NarrowWindow the panel hides.
type Peek struct {
	composite
	h      *Host
	asked  bool
	panel  *fyne.Container
	main   *fyne.Container
	body   *fyne.Container
	hold   *fyne.Container
	footed *fyne.Container
}

// NewPeek makes one; foot and side may be nil and be set later.
func NewPeek(h *Host, main, foot, side fyne.CanvasObject) *Peek {
	p := &Peek{h: h, hold: Stack(), footed: Stack()}
	bar := Col(0, Rule(1, Line), Panel(Box{Fill: Ground}, Inset(0, 20, 0, Margin, High(FootHeight, p.footed))))
	if foot == nil {
		bar.Hide()
	} else {
		p.footed.Objects = []fyne.CanvasObject{foot}
	}
	p.main = Col(0, Grow(Inset(0, 20, 0, Margin, main)), bar)
	p.panel = FullRow(0, VRule(Line), Wide(SideWidth, Panel(Box{Fill: Sunken}, Pad(SidePadding, p.hold))))
	if side != nil {
		p.hold.Objects = []fyne.CanvasObject{side}
	}
	p.body = container.New(&peekBody{p}, p.main, p.panel)
	p.wrap(p, p.body)
	return p
}

// SetSide puts something else into the panel.
func (p *Peek) SetSide(o fyne.CanvasObject) { Replace(p.hold, o) }

// Toggle shows or hides the panel where the window is narrow (Alt+K).
func (p *Peek) Toggle() {
	p.asked = !p.asked
	p.body.Refresh()
	Relayout(p.body)
}

type peekBody struct{ p *Peek }

func (b *peekBody) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	p := b.p
	narrow := p.h.size().Width < Px(NarrowWindow)
	p.panel.Hidden = narrow && !p.asked
	w := Px(SideWidth) + 1
	p.panel.Move(fyne.NewPos(s.Width-w, 0))
	p.panel.Resize(fyne.NewSize(w, s.Height))
	if narrow {
		w = 0
	}
	p.main.Move(fyne.Position{})
	p.main.Resize(fyne.NewSize(s.Width-w, s.Height))
}

func (b *peekBody) MinSize([]fyne.CanvasObject) fyne.Size { return b.p.main.MinSize() }

// Head is the head of a record: its number large, two lines beside it, its state, its acts. 66 high; the strip of
// facts follows.
type Head struct {
	composite
	number *Text
	face   *Avatar
	title  *Text
	second *Text
	tag    *Tag
	acts   *fyne.Container
}

// NewHead makes the head of a thing with a number.
func NewHead(acts ...fyne.CanvasObject) *Head { return newHead(false, acts) }

// NewPersonHead makes the head of a person or an article: an avatar and the name.
func NewPersonHead(acts ...fyne.CanvasObject) *Head { return newHead(true, acts) }

func newHead(person bool, acts []fyne.CanvasObject) *Head {
	h := &Head{number: T("", Number), face: NewAvatar("", 40), title: T("", Fact.Cut()), second: T("", Second.Sized(13).Cut()), tag: NewBigTag(State{}), acts: Row(14, acts...)}
	var first fyne.CanvasObject = h.number
	over := float32(4)
	if person {
		first, h.title, over = h.face, T("", Title.Cut()), 0
	}
	row := Row(14, first, Grow(Inset(over, 0, 0, 0, LeftCol(1, h.title, h.second))), h.tag, Space(1, 0), h.acts)
	h.wrap(h, High(RecordHead, row))
	return h
}

// Set changes the words; number is the number, or a person's initials. A state without words shows no tag.
func (h *Head) Set(number, title, second string, state State) {
	h.number.SetText(number)
	h.face.Set(number)
	h.title.SetText(title)
	h.second.SetText(second)
	h.second.Hidden = second == ""
	h.tag.Set(state)
	Relayout(h)
}

// SetActs changes the buttons at the right.
func (h *Head) SetActs(acts ...fyne.CanvasObject) {
	Replace(h.acts, acts...)
	Relayout(h)
}
