package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// layout of the board: heads, times, and the grid that scrolls.

func (b *Board) place(s fyne.Size) {
	head, left := Px(boardHead), Px(boardTimes)
	b.rule.FillColor = Color(Ink)
	b.rule.Move(fyne.NewPos(0, head-1))
	b.rule.Resize(fyne.NewSize(s.Width, 1))
	b.heads.Move(fyne.NewPos(left, 0))
	b.heads.Resize(fyne.NewSize(max(0, s.Width-left), head-1))
	b.times.Move(fyne.NewPos(0, head))
	b.times.Resize(fyne.NewSize(left, max(0, s.Height-head)))
	b.cover.FillColor = Color(Surface)
	b.cover.Move(fyne.NewPos(left, head-clipPad))
	b.cover.Resize(fyne.NewSize(max(0, s.Width-left), clipPad))
	b.scroll.Move(fyne.NewPos(left, head-clipPad))
	b.scroll.Resize(fyne.NewSize(max(0, s.Width-left), max(0, s.Height-head+clipPad)))
	b.fill()
	b.follow()
	if !b.seen && len(b.day.Columns) > 0 && s.Height > head {
		b.seen = true
		b.scrollTo(max(b.day.Now, b.day.From)-60, max(b.day.Now, b.day.From)+120)
	}
}

// fill writes names and times.
func (b *Board) fill() {
	d := b.day
	b.names = pool(b.names, len(d.Columns), newBoardName)
	b.head.Objects = b.head.Objects[:0]
	for i, c := range d.Columns {
		n := b.names[i]
		n.set(c)
		x := b.grid.x(i)
		n.Move(fyne.NewPos(x+Px(9), 0))
		n.Resize(fyne.NewSize(b.grid.x(i+1)-x-Px(12), Px(boardHead)-1))
		b.head.Objects = append(b.head.Objects, n.Container)
	}
	n := 0
	b.clock.Objects = b.clock.Objects[:0]
	for m := d.From; m < d.To; m += 60 {
		b.hours = pool(b.hours[:n], n+1, func() *Text { return T("", SecondMed.Sized(13).Right()) })
		t := b.hours[n]
		n++
		t.SetText(b.clockOf(m))
		t.Move(fyne.NewPos(0, b.grid.y(m)-clipPad-1))
		t.Resize(fyne.NewSize(Px(boardTimes)-Px(9), Px(18)))
		b.clock.Objects = append(b.clock.Objects, t)
	}
	if d.Now >= d.From && d.Now < d.To {
		b.now.set(d.Clock)
		b.now.Move(fyne.NewPos(0, b.grid.y(d.Now)-clipPad-Px(9)))
		b.now.Resize(fyne.NewSize(Px(46), Px(19)))
		b.clock.Objects = append(b.clock.Objects, b.now.Container)
	}
}

// follow keeps heads and times beside what is scrolled.
func (b *Board) follow() {
	at, size := b.scroll.Offset, b.grid.Size()
	b.head.Move(fyne.NewPos(-at.X, 0))
	b.head.Resize(fyne.NewSize(size.Width, b.heads.Size().Height))
	b.clock.Move(fyne.NewPos(0, -at.Y))
	b.clock.Resize(fyne.NewSize(b.times.Size().Width, size.Height))
	canvas.Refresh(b.heads)
	canvas.Refresh(b.times)
}

// scrollTo brings a stretch of the day, and the cursor's column, into view.
func (b *Board) scrollTo(from, to int) {
	s := b.scroll.Size()
	if s.Height <= 0 {
		return
	}
	at := b.scroll.Offset
	top, bottom := b.grid.y(from), b.grid.y(to)
	if bottom > at.Y+s.Height {
		at.Y = bottom - s.Height
	}
	if top < at.Y {
		at.Y = top
	}
	left, right := b.grid.x(b.column)-1, b.grid.x(b.column+1)
	if right > at.X+s.Width {
		at.X = right - s.Width
	}
	if left < at.X {
		at.X = left
	}
	at.X = max(0, min(at.X, b.grid.Size().Width-s.Width))
	at.Y = max(0, min(at.Y, b.grid.Size().Height-s.Height))
	if at != b.scroll.Offset {
		b.scroll.ScrollToOffset(at)
		b.follow()
	}
}

// CreateRenderer is for Fyne.
func (b *Board) CreateRenderer() fyne.WidgetRenderer {
	objs := []fyne.CanvasObject{b.scroll, b.cover, b.heads, b.rule, b.times}
	return &drawn{objects: objs, min: func() fyne.Size { return fyne.NewSize(Px(boardTimes+boardNarrow), Px(boardHead+3*boardHour)) }, layout: b.place, refresh: func() {
		b.grid.Refresh()
		b.scroll.Refresh()
		b.place(b.Size())
		canvas.Refresh(b)
	}}
}

// inside is what a board holds, for those who look for an object in the window.
func (b *Board) inside() []fyne.CanvasObject { return []fyne.CanvasObject{b.scroll} }

type lane struct{ at, of int }

// lanesOf sets cards that overlap side by side.
func lanesOf(cards []BoardCard) []lane {
	out := make([]lane, len(cards))
	for i, c := range cards {
		out[i] = lane{0, 1}
		for j := range i {
			o := cards[j]
			if o.Column == c.Column && o.From < c.To && c.From < o.To && out[j].at == out[i].at {
				out[i].at++
				out[i].of = max(out[i].of, out[j].of+1)
				out[j].of = max(out[j].of, 2)
			}
		}
	}
	return out
}

// boardName is the head of a column.
type boardName struct {
	*fyne.Container
	face         *Avatar
	name, second *Text
}

func newBoardName() *boardName {
	n := &boardName{face: NewAvatar("", 28), name: T("", Strong.Cut()), second: T("", Second.Sized(13).Cut())}
	n.Container = Inset(0, 0, 5, 0, Place(Stretch, End, Row(9, n.face, Grow(Col(0, n.name, n.second)))))
	return n
}

func (n *boardName) set(c BoardColumn) {
	n.face.Set(c.Initials)
	n.name.SetText(c.Name)
	n.second.SetText(c.Second)
}

// boardNow is the time of now in its badge.
type boardNow struct {
	*fyne.Container
	text *Text
}

func newBoardNow() *boardNow {
	n := &boardNow{text: T("", Second.W(600).In(OnInk).Centre())}
	n.Container = Panel(Box{Fill: Ink, Radius: radiusField}, n.text)
	return n
}

func (n *boardNow) set(clock string) { n.text.SetText(clock) }

// boardRest is time that nobody can be booked in: a break, a day off, the hours before and after work.
type boardRest struct {
	*fyne.Container
	words *Text
}

func newBoardRest() *boardRest {
	r := &boardRest{words: T("", Second.Sized(13).Centre().Cut())}
	r.Container = Panel(Box{Fill: Tint}, r.words)
	return r
}

func (r *boardRest) set(words string) { r.words.SetText(words) }

// boardWay is travel before or after a visit.
type boardWay struct {
	*fyne.Container
	words *Text
}

func newBoardWay() *boardWay {
	w := &boardWay{words: T("", Second.Sized(12).Cut())}
	w.Container = Panel(Box{Fill: Surface, Stroke: Line2, Radius: 4}, Inset(0, 6, 0, 9, Row(6, NewIcon("truck", 12, Ink2), w.words)))
	return w
}

func (w *boardWay) set(words string) { w.words.SetText(words) }

// boardPlace is the place under the cursor, and the one that a card goes to.
type boardPlace struct {
	*fyne.Container
	box   *BoxView
	words *Text
}

func newBoardPlace() *boardPlace {
	p := &boardPlace{box: NewBox(Box{}), words: T("", Second.W(600).In(Harbour).Cut())}
	p.Container = Stack(p.box, Inset(3, 8, 0, 12, Place(Start, Start, p.words)))
	return p
}

func (p *boardPlace) set(words string, filled bool) {
	box := Box{Stroke: Harbour, Width: 2, Radius: radiusField, Fill: Surface}
	if filled {
		box.Fill = Sel
	}
	p.box.Set(box)
	p.words.SetText(words)
}

// boardOfferView is a free time with its digit.
type boardOfferView struct {
	*fyne.Container
	key, words *Text
}

func newBoardOfferView() *boardOfferView {
	o := &boardOfferView{key: T("", SecondMed.In(Harbour).Centre()), words: T("", SecondMed.Sized(13.5).W(600).In(Harbour).Cut())}
	digit := Fix(20, 20, Panel(Box{Fill: HarbourT, Radius: 4}, o.key))
	o.Container = Panel(Box{Fill: Surface, Stroke: Harbour, Radius: radiusField}, Inset(0, 8, 0, 11, Row(8, digit, o.words)))
	return o
}

func (o *boardOfferView) set(offer BoardOffer) {
	o.key.SetText(offer.Key)
	o.words.SetText(offer.Text)
}
