package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// DeckCard is one card of a deck: how it stands, how long it takes, what and whose.
type DeckCard struct {
	ID     uint64
	State  State
	Right  string
	Title  string
	Second string
}

// DeckSpec says what a deck does.
type DeckSpec struct {
	OnEnter func(i int)
	OnMove  func(i int)
	OnKey   func(*fyne.KeyEvent) bool // other keys
	OnRune  func(r rune)
}

// Deck is a column of cards with a cursor: what waits to be booked. Up, Down, Home, End and Enter.
type Deck struct {
	control
	spec   DeckSpec
	cards  []DeckCard
	at     int
	views  []*deckView
	scroll *container.Scroll
	inner  *fyne.Container
}

const (
	deckCard = 72
	deckGap  = 8

	// clipPad keeps rounded boxes off the edge of what scrolls: the software painter shifts those that touch it.
	clipPad = 4
)

// NewDeck makes an empty deck; Set fills it.
func NewDeck(h *Host, spec DeckSpec) *Deck {
	d := &Deck{spec: spec}
	d.init(h, d)
	d.onFocus = func(bool) { d.fill() }
	d.inner = Free(0, 0, func(fyne.Size) {})
	d.inner.Layout = &deckLayout{d}
	d.scroll = container.NewVScroll(d.inner)
	return d
}

// Set shows cards; the cursor stays on its card, else near it.
func (d *Deck) Set(cards []DeckCard) {
	var id uint64
	if d.at < len(d.cards) {
		id = d.cards[d.at].ID
	}
	d.cards = cards
	for i, c := range cards {
		if c.ID == id {
			d.at = i
		}
	}
	d.at = max(0, min(d.at, len(cards)-1))
	d.fill()
	d.scroll.Refresh()
}

// Selected is the card under the cursor; -1 in an empty deck.
func (d *Deck) Selected() int {
	if len(d.cards) == 0 {
		return -1
	}
	return d.at
}

// Select puts the cursor on a card, without OnMove.
func (d *Deck) Select(i int) {
	if i < 0 || i >= len(d.cards) {
		return
	}
	d.at = i
	d.show()
	d.fill()
}

func (d *Deck) move(to int) {
	to = max(0, min(to, len(d.cards)-1))
	if to == d.at || len(d.cards) == 0 {
		return
	}
	d.Select(to)
	if d.spec.OnMove != nil {
		d.spec.OnMove(to)
	}
}

func (d *Deck) top(i int) float32 { return Px(deckCard+deckGap) * float32(i) }

func (d *Deck) show() {
	if y := scrolledTo(d.scroll, d.top(d.at), d.top(d.at+1)); y != d.scroll.Offset.Y {
		d.scroll.ScrollToOffset(fyne.NewPos(0, y))
	}
}

// TypedKey is for Fyne.
func (d *Deck) TypedKey(ev *fyne.KeyEvent) {
	if silent(ev.Name) || d.h.scanEnds(ev) {
		return
	}
	if d.spec.OnKey != nil && d.spec.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyUp:
		d.move(d.at - 1)
	case fyne.KeyDown:
		d.move(d.at + 1)
	case fyne.KeyHome:
		d.move(0)
	case fyne.KeyEnd:
		d.move(len(d.cards) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if i := d.Selected(); i >= 0 && d.spec.OnEnter != nil {
			d.spec.OnEnter(i)
		}
	default:
		d.control.TypedKey(ev)
	}
}

// TypedRune is for Fyne.
func (d *Deck) TypedRune(r rune) {
	if d.spec.OnRune == nil {
		d.control.TypedRune(r)
		return
	}
	d.h.heard(r, d, nil)
	d.spec.OnRune(r)
}

// Tapped is for Fyne.
func (d *Deck) Tapped(ev *fyne.PointEvent) {
	y := ev.Position.Y + d.scroll.Offset.Y
	i := int(y / Px(deckCard+deckGap))
	if y < 0 || i >= len(d.cards) {
		return
	}
	was := d.at
	focused := d.focused
	d.h.Focus(d)
	if i == was && focused && d.spec.OnEnter != nil {
		d.spec.OnEnter(i)
		return
	}
	d.move(i)
}

func (d *Deck) fill() {
	d.views = pool(d.views, len(d.cards), newDeckView)
	d.inner.Objects = d.inner.Objects[:0]
	for i, c := range d.cards {
		d.views[i].set(c, i == d.at, d.focused)
		d.inner.Objects = append(d.inner.Objects, d.views[i].Container)
	}
	d.inner.Refresh()
}

type deckLayout struct{ d *Deck }

func (l *deckLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	for i, o := range objs {
		o.Move(fyne.NewPos(clipPad, clipPad+l.d.top(i)))
		o.Resize(fyne.NewSize(s.Width-2*clipPad, Px(deckCard)))
	}
}

func (l *deckLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, max(0, l.d.top(len(l.d.cards))-Px(deckGap))+2*clipPad)
}

// CreateRenderer is for Fyne.
func (d *Deck) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{objects: []fyne.CanvasObject{d.scroll}, min: func() fyne.Size { return fyne.NewSize(Px(120), Px(deckCard)) }, layout: func(s fyne.Size) {
		d.scroll.Move(fyne.NewPos(-clipPad, -clipPad))
		d.scroll.Resize(s.AddWidthHeight(2*clipPad, 2*clipPad))
	}, refresh: func() {
		d.fill()
		canvas.Refresh(d)
	}}
}

// inside is what a deck holds, for those who look for an object in the window.
func (d *Deck) inside() []fyne.CanvasObject { return []fyne.CanvasObject{d.scroll} }

// deckView draws one card of a deck.
type deckView struct {
	*fyne.Container
	box           *BoxView
	icon          *Icon
	state, right  *Text
	title, second *Text
}

func newDeckView() *deckView {
	v := &deckView{box: NewBox(Box{}), icon: NewBoldIcon("", 14, Ink, 2.3), state: T("", Second.Sized(13).W(600).Cut()), right: T("", Second.Sized(13)), title: T("", Strong.Cut()), second: T("", Second.Sized(13).Cut())}
	lines := Col(2, Row(6, v.icon, Grow(v.state), v.right), v.title, v.second)
	v.Container = Stack(v.box, Inset(0, 10, 0, 10, Place(Stretch, Centre, lines)))
	return v
}

func (v *deckView) set(c DeckCard, chosen, focused bool) {
	box := Box{Fill: Surface, Stroke: Line2, Radius: radiusButton}
	switch {
	case chosen && focused:
		box = Box{Fill: Sel, Stroke: Harbour, Width: 2, Radius: radiusButton}
	case chosen:
		box.Fill = Tint
	}
	v.box.Set(box)
	v.icon.Set(c.State.Icon, c.State.Tone)
	v.state.Set(c.State.Text, Second.Sized(13).W(600).Cut().In(c.State.Tone))
	v.right.SetText(c.Right)
	v.title.SetText(c.Title)
	v.second.SetText(c.Second)
}
