package schedule

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// Measures of the day under the offered times.
const (
	stripNames = 92
	stripRow   = 34
)

// draw draws the day of all who could: one row each, what is booked, and the offered times in harbour.
func (p *planner) draw() {
	if p.dayName != nil {
		p.dayName.SetText(p.h.Format.DayLong(p.date))
	}
	day := rowsOf(p.h).day(p.board, nil)
	span := float32(max(60, day.To-day.From))
	col := kit.Col(0)
	var hours []fyne.CanvasObject
	for m := day.From; m < day.To; m += 60 {
		hours = append(hours, kit.T(hourOf(p.h, m), kit.Second))
	}
	axis := kit.Free(0, 20, func(s fyne.Size) {
		left := kit.Px(stripNames)
		for i, t := range hours {
			t.Move(fyne.NewPos(left+(s.Width-left)*float32(i*60)/span+3, 0))
			t.Resize(fyne.NewSize(kit.Px(24), s.Height))
		}
	}, hours...)
	col.Add(axis)
	col.Add(kit.Rule(1, kit.Ink))
	for i, c := range p.board.Columns {
		col.Add(p.row(day, i, c, span))
		col.Add(kit.Rule(1, kit.Line))
	}
	kit.Replace(p.strip, col)
	p.grown()
}

func hourOf(h *kit.Host, minutes int) string {
	clock := h.Format.Clock(minutes)
	if minutes < 600 {
		return clock[1:2]
	}
	return clock[:2]
}

// bit is one thing in a row, with the minutes that it takes.
type bit struct {
	o        fyne.CanvasObject
	from, to int
	full     bool // as high as the row
}

func (p *planner) row(day kit.BoardDay, column int, c app.Column, span float32) fyne.CanvasObject {
	name := kit.Strong.Cut()
	if c.Works.Empty() {
		name = kit.Medium.Cut().In(kit.Ink3)
	}
	head := kit.Row(8, kit.NewAvatar(words.Initials(c.Staff.Name()), 22), kit.Grow(kit.T(called(c.Staff), name)))
	bits := p.bits(day, column, c)
	objs := []fyne.CanvasObject{head}
	for _, b := range bits {
		objs = append(objs, b.o)
	}
	return kit.Free(0, stripRow-1, func(s fyne.Size) {
		left := kit.Px(stripNames)
		x := func(m int) float32 {
			m = min(max(m, day.From), day.To)
			return left + float32(int((s.Width-left-1)*float32(m-day.From)/span))
		}
		head.Move(fyne.Position{})
		head.Resize(fyne.NewSize(left-kit.Px(6), s.Height))
		for _, b := range bits {
			at, size := fyne.NewPos(x(b.from), kit.Px(3)), fyne.NewSize(x(b.to)-x(b.from), s.Height-kit.Px(6))
			if b.full {
				at.Y, size.Height = 0, s.Height
			}
			if b.from == b.to {
				size.Width = 1
			}
			b.o.Move(at)
			b.o.Resize(size)
		}
	}, objs...)
}

func (p *planner) bits(day kit.BoardDay, column int, c app.Column) []bit {
	var out []bit
	rest := func(from, to int, word string) {
		if from, to = max(from, day.From), min(to, day.To); to > from {
			out = append(out, bit{kit.Panel(kit.Box{Fill: kit.Tint}, kit.T(word, kit.Second.In(kit.Ink3).Centre().Cut())), from, to, true})
		}
	}
	if c.Works.Empty() {
		rest(day.From, day.To, p.h.T("schedule.off"))
	} else {
		rest(day.From, c.Works.From, "")
		rest(c.Works.To, day.To, "")
		rest(c.Break.From, c.Break.To, "")
	}
	for m := day.From; m <= day.To; m += 60 {
		out = append(out, bit{kit.NewBox(kit.Box{Fill: kit.Line}), m, m, true})
	}
	for _, card := range day.Cards {
		if card.Column != column {
			continue
		}
		if p.not != 0 && card.ID == uint64(p.not) {
			// What is moved leaves its place: only its outline stands there.
			out = append(out, bit{kit.NewBox(kit.Box{Fill: kit.Sunken, Stroke: kit.Line2, Radius: 4}), card.From, card.To, false})
			continue
		}
		box := kit.Box{Fill: kit.Surface, Stroke: kit.Line2, Radius: 4}
		if card.Tinted {
			box.Fill, box.Stroke = card.State.Tone.Tinted(), card.State.Tone
		}
		bar := kit.Place(kit.Start, kit.Stretch, kit.Wide(3, kit.NewBox(kit.Box{Fill: card.State.Tone})))
		out = append(out, bit{kit.Stack(kit.NewBox(box), bar, kit.Inset(0, 4, 0, 9, kit.T(card.Title, kit.SecondMed.Sized(13).In(kit.Ink).Cut()))), card.From, card.To, false})
	}
	return append(out, p.offersOf(c)...)
}

// offersOf are the free times of one person on the day shown.
func (p *planner) offersOf(c app.Column) []bit {
	id := c.Staff.ID
	var out []bit
	add := func(s app.Slot, key string, chosen bool) {
		if s.Technician != id || s.Start.Date() != p.date {
			return
		}
		box := kit.Box{Fill: kit.Surface, Stroke: kit.Harbour, Radius: 4}
		if chosen {
			box.Fill, box.Width = kit.HarbourT, 2
		}
		if key == "" && clashes(c, s, p.not) {
			from := s.Start.Minutes()
			out = append(out, bit{kit.NewBox(kit.Box{Stroke: kit.Red, Width: 2, Radius: 4}), from, from + since(s.Start, s.End), false})
			return
		}
		row := kit.Row(6, kit.T(p.h.T("book.free"), kit.SecondMed.Sized(13).W(600).In(kit.Harbour).Cut()))
		if key != "" && since(s.Start, s.End) < 60 { // the digit alone has room
			row = kit.Row(0, kit.NewKeycap(key, kit.CapClear))
		} else if key != "" {
			row = kit.Row(6, kit.NewKeycap(key, kit.CapClear), kit.T(p.h.T("book.free"), kit.SecondMed.Sized(13).W(600).In(kit.Harbour).Cut()))
		}
		from := s.Start.Minutes()
		out = append(out, bit{kit.Stack(kit.NewBox(box), kit.Inset(0, 4, 0, 6, row)), from, from + since(s.Start, s.End), false})
	}
	chosen := p.slot()
	for i, s := range p.slots {
		if p.own != nil && p.own.Technician == s.Technician && s.Start < p.own.End && p.own.Start < s.End {
			continue
		}
		add(s, string(rune('1'+i)), chosen != nil && p.own == nil && *chosen == s)
	}
	if p.own != nil {
		add(*p.own, "", true)
	}
	return out
}

// clashes says whether a time is promised to another already.
func clashes(c app.Column, s app.Slot, not data.ID) bool {
	for _, a := range c.Appointments {
		if a.ID != not && a.From() < s.End && s.Start < a.To() {
			return true
		}
	}
	return false
}
