package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// boardGrid draws what scrolls of a board: lines, breaks, travel, cards, the line of now under the cards.
type boardGrid struct {
	widget.BaseWidget
	b      *Board
	lines  []*canvas.Rectangle
	rests  []*boardRest
	line   *canvas.Rectangle
	stubs  []*canvas.Rectangle
	edges  []*canvas.Rectangle
	ways   []*boardWay
	cards  []*boardCardView
	offers []*boardOfferView
	place  *boardPlace
	ghost  *boardPlace
	closed *Text
	objs   []fyne.CanvasObject
}

func newBoardGrid(b *Board) *boardGrid {
	g := &boardGrid{b: b, line: &canvas.Rectangle{}, place: newBoardPlace(), ghost: newBoardPlace(), closed: T("", Medium.In(Ink2).Centre().Cut())}
	g.ExtendBaseWidget(g)
	return g
}

// y is where a minute of the day stands.
func (g *boardGrid) y(minute int) float32 {
	return clipPad + round(float32(minute-g.b.day.From)/60*Px(boardHour))
}

// minute is what stands at y, unrounded.
func (g *boardGrid) minute(y float32) float32 {
	return float32(g.b.day.From) + (y-clipPad)*60/Px(boardHour)
}

// x is the left edge of a column, right of its line.
func (g *boardGrid) x(column int) float32 {
	n := max(1, len(g.b.day.Columns))
	return float32(math.Floor(float64(g.Size().Width*float32(column)/float32(n)))) + 1
}

func (g *boardGrid) columnAt(x float32) int {
	n := max(1, len(g.b.day.Columns))
	return int(math.Floor(float64(x / (g.Size().Width / float32(n)))))
}

func (g *boardGrid) min() fyne.Size {
	return fyne.NewSize(Px(boardNarrow)*float32(max(1, len(g.b.day.Columns))), g.y(g.b.day.To))
}

// pool gives n objects, making what is missing.
func pool[T any](have []T, n int, make func() T) []T {
	for len(have) < n {
		have = append(have, make())
	}
	return have[:n]
}

func newRect() *canvas.Rectangle { return &canvas.Rectangle{} }

func (g *boardGrid) draw(s fyne.Size) {
	d := g.b.day
	g.objs = g.objs[:0]
	g.drawLines(s)
	g.drawRests()
	g.drawColumns()
	g.drawNow(s)
	g.drawWays()
	g.drawCards()
	g.drawOffers()
	g.drawCursor()
	if g.closed.SetText(d.Closed); d.Closed != "" {
		g.closed.Move(fyne.NewPos(0, Px(20)))
		g.closed.Resize(fyne.NewSize(s.Width, Px(24)))
		g.objs = append(g.objs, g.closed)
	}
}

func (g *boardGrid) drawLines(s fyne.Size) {
	d := g.b.day
	g.lines = pool(g.lines, max(0, (d.To-d.From)/boardStep), newRect)
	for i, r := range g.lines {
		m := d.From + (i+1)*boardStep
		c := Current().Tone(Line)
		switch {
		case m%60 == 0:
			c = Current().Tone(Line2)
		case m%30 != 0:
			c.A = 90
		}
		r.FillColor = c
		r.Move(fyne.NewPos(0, g.y(m)))
		r.Resize(fyne.NewSize(s.Width, 1))
		g.objs = append(g.objs, r)
	}
}

// drawColumns draws the lines between columns.
func (g *boardGrid) drawColumns() {
	g.edges = pool(g.edges, len(g.b.day.Columns), newRect)
	for i, r := range g.edges {
		r.FillColor = Color(Line2)
		r.Move(fyne.NewPos(g.x(i)-1, clipPad))
		r.Resize(fyne.NewSize(1, g.y(g.b.day.To)-clipPad))
		g.objs = append(g.objs, r)
	}
}

func (g *boardGrid) drawRests() {
	d := g.b.day
	n := 0
	add := func(column, from, to int, words string) {
		from, to = max(from, d.From), min(to, d.To)
		if to <= from {
			return
		}
		g.rests = pool(g.rests[:n], n+1, newBoardRest)
		r := g.rests[n]
		n++
		r.set(words)
		x := g.x(column)
		r.Move(fyne.NewPos(x, g.y(from)))
		r.Resize(fyne.NewSize(g.x(column+1)-1-x, g.y(to)-g.y(from)+1))
		g.objs = append(g.objs, r.Container)
	}
	for i, c := range d.Columns {
		if c.Works.Empty() {
			add(i, d.From, d.To, c.Off)
			continue
		}
		add(i, d.From, c.Works.From, "")
		add(i, c.Works.To, d.To, "")
		if !c.Break.Empty() {
			add(i, c.Break.From, c.Break.To, c.Rest)
		}
	}
}

func (g *boardGrid) drawNow(s fyne.Size) {
	d := g.b.day
	if d.Now < d.From || d.Now >= d.To {
		return
	}
	y := g.y(d.Now)
	g.line.FillColor = Color(Ink)
	g.line.Move(fyne.NewPos(0, y))
	g.line.Resize(fyne.NewSize(s.Width, 2))
	g.objs = append(g.objs, g.line)
}

// drawOver repeats the line of now at the columns' edges, over what stands there.
func (g *boardGrid) drawOver() {
	d := g.b.day
	if d.Now < d.From || d.Now >= d.To {
		return
	}
	g.stubs = pool(g.stubs, len(d.Columns), newRect)
	for i, r := range g.stubs {
		r.FillColor = Color(Ink)
		r.Move(fyne.NewPos(max(0, g.x(i)-3), g.y(d.Now)))
		r.Resize(fyne.NewSize(Px(8), 2))
		g.objs = append(g.objs, r)
	}
}

// bounds is where a stretch of a column is drawn; lane of lanes share it where cards overlap.
func (g *boardGrid) bounds(column, from, to, lane, lanes int) (fyne.Position, fyne.Size) {
	d := g.b.day
	x := g.x(column) + Px(5)
	w := g.x(column+1) - Px(7) - x
	if lanes > 1 {
		part := round(w / float32(lanes))
		x += part * float32(lane)
		w = part - Px(2)
	}
	top := g.y(min(max(from, d.From), d.To)) + 1
	bottom := max(top+Px(14), g.y(min(to, d.To)))
	return fyne.NewPos(x, top), fyne.NewSize(w, bottom-top)
}

func (g *boardGrid) drawWays() {
	n := 0
	lanes := lanesOf(g.b.day.Cards)
	add := func(column, from, to int, words string, l lane) {
		if to <= g.b.day.From || from >= g.b.day.To || to-from < 5 {
			return
		}
		g.ways = pool(g.ways[:n], n+1, newBoardWay)
		w := g.ways[n]
		n++
		w.set(words)
		at, size := g.bounds(column, from, to, l.at, l.of)
		w.Move(at.AddXY(Px(14), 0))
		w.Resize(size.SubtractWidthHeight(Px(14), 0))
		g.objs = append(g.objs, w.Container)
	}
	for i, c := range g.b.day.Cards {
		if c.Before > 0 {
			add(c.Column, c.From-c.Before, c.From, c.Ways[0], lanes[i])
		}
		if c.After > 0 {
			add(c.Column, c.To, c.To+c.After, c.Ways[1], lanes[i])
		}
	}
}

func (g *boardGrid) drawCards() {
	g.cards = pool(g.cards, len(g.b.day.Cards), newBoardCardView)
	lanes := lanesOf(g.b.day.Cards)
	for i, c := range g.b.day.Cards {
		v := g.cards[i]
		at, size := g.bounds(c.Column, c.From, c.To, lanes[i].at, lanes[i].of)
		v.set(c, c.ID == g.b.card, g.b.ghost != nil && g.b.ghost.card.ID == c.ID, size)
		v.all.Move(at)
		v.all.Resize(size)
		g.objs = append(g.objs, v.all)
	}
	g.drawOver()
}

func (g *boardGrid) drawOffers() {
	g.offers = pool(g.offers, len(g.b.day.Offers), newBoardOfferView)
	for i, o := range g.b.day.Offers {
		at, size := g.bounds(o.Column, o.From, o.To, 0, 1)
		size.Height = min(size.Height, Px(30))
		g.offers[i].set(o)
		g.offers[i].Move(at)
		g.offers[i].Resize(size)
		g.objs = append(g.objs, g.offers[i].Container)
	}
}

// drawCursor draws a free place under the cursor, and a card on its way.
func (g *boardGrid) drawCursor() {
	b := g.b
	if b.focused && b.card == 0 && b.ghost == nil && len(b.day.Columns) > 0 {
		at, size := g.bounds(b.column, b.at, b.at+b.length(), 0, 1)
		g.place.set(b.clockOf(b.at), false)
		g.place.Move(at)
		g.place.Resize(size)
		g.objs = append(g.objs, g.place.Container)
	}
	if gh := b.ghost; gh != nil && !gh.off {
		at, size := g.bounds(gh.column, gh.from, gh.from+gh.card.To-gh.card.From, 0, 1)
		g.ghost.set(b.clockOf(gh.from)+"–"+b.clockOf(gh.from+gh.card.To-gh.card.From), true)
		g.ghost.Move(at)
		g.ghost.Resize(size)
		g.objs = append(g.objs, g.ghost.Container)
	}
}

func (b *Board) length() int {
	if b.spec.Length == nil {
		return 30
	}
	return max(boardStep, b.spec.Length())
}

func (b *Board) clockOf(minute int) string {
	if b.spec.Clock == nil {
		return ""
	}
	return b.spec.Clock(minute)
}

// CreateRenderer is for Fyne.
func (g *boardGrid) CreateRenderer() fyne.WidgetRenderer {
	g.draw(g.Size())
	return &drawn{list: func() []fyne.CanvasObject { return g.objs }, min: g.min, layout: g.draw, refresh: func() {
		g.draw(g.Size())
		canvas.Refresh(g)
	}}
}
