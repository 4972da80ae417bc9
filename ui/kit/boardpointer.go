package kit

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
)

// Tapped is for Fyne: the cursor goes there; a second press does what Enter does.
func (g *boardGrid) Tapped(ev *fyne.PointEvent) {
	b := g.b
	b.h.Focus(b)
	for i := range b.day.Offers {
		at, size := g.offers[i].Position(), g.offers[i].Size()
		if in := ev.Position.Subtract(at); in.X >= 0 && in.Y >= 0 && in.X < size.Width && in.Y < size.Height && b.spec.OnOffer != nil {
			b.spec.OnOffer(i)
			return
		}
	}
	again := b.h.now().Sub(b.tapped) < 400*time.Millisecond
	b.tapped = b.h.now()
	column, card, at := b.column, b.card, b.at
	hit := g.hit(ev.Position)
	if hit != nil {
		b.put(hit.Column, max(hit.From, b.day.From))
		b.card = hit.ID
		g.Refresh()
	} else {
		b.put(g.columnAt(ev.Position.X), int(g.minute(ev.Position.Y))/boardStep*boardStep)
	}
	if again && column == b.column && card == b.card && at == b.at {
		b.enter()
	}
}

// hit is the card at a place; nil where none is.
func (g *boardGrid) hit(p fyne.Position) *BoardCard {
	for i := range g.b.day.Cards {
		at, size := g.cards[i].all.Position(), g.cards[i].all.Size()
		if in := p.Subtract(at); in.X >= 0 && in.Y >= 0 && in.X < size.Width && in.Y < size.Height {
			return &g.b.day.Cards[i]
		}
	}
	return nil
}

// Dragged is for Fyne: a card follows the pointer, in steps of a quarter of an hour.
func (g *boardGrid) Dragged(ev *fyne.DragEvent) {
	b := g.b
	if b.ghost == nil {
		from := ev.Position.SubtractXY(ev.Dragged.DX, ev.Dragged.DY)
		c := g.hit(from)
		if c == nil || c.Fixed {
			return
		}
		b.h.Focus(b)
		b.card = c.ID
		b.ghost = &boardGhost{card: *c, column: c.Column, from: c.From, dragged: true, grip: from.Y - g.y(c.From)}
	}
	gh := b.ghost
	if !gh.dragged {
		return
	}
	gh.column = g.columnAt(ev.Position.X)
	gh.from = int(math.Round(float64(g.minute(ev.Position.Y-gh.grip)/boardStep))) * boardStep
	gh.off = gh.column < 0 || gh.column >= len(b.day.Columns) || gh.from < 0 || gh.from >= 24*60 || ev.Position.Y < 0 || ev.Position.Y > g.Size().Height
	g.Refresh()
}

// DragEnd is for Fyne: the card is dropped; over no place it goes back.
func (g *boardGrid) DragEnd() {
	b := g.b
	gh := b.ghost
	if gh == nil || !gh.dragged {
		return
	}
	gh.dragged = false
	if gh.off || gh.column == gh.card.Column && gh.from == gh.card.From {
		b.PutDown()
		return
	}
	if b.spec.OnMove != nil {
		b.spec.OnMove(gh.card.ID, gh.column, gh.from)
	}
}
