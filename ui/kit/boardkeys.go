package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// KeyDown is for Fyne: it learns of Shift.
func (b *Board) KeyDown(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		b.shift = true
	}
}

// KeyUp is for Fyne.
func (b *Board) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		b.shift = false
	}
}

// TypedKey is for Fyne.
func (b *Board) TypedKey(ev *fyne.KeyEvent) {
	if silent(ev.Name) || b.h.scanEnds(ev) {
		return
	}
	if ev.Name == fyne.KeyEscape && b.ghost != nil {
		b.PutDown()
		return
	}
	if b.spec.OnKey != nil && b.spec.OnKey(ev) {
		return
	}
	c := b.find(b.card)
	if b.shift && c != nil {
		if b.shifts(ev.Name, c) {
			return
		}
	}
	switch ev.Name {
	case fyne.KeyUp:
		b.put(b.column, (b.at-1)/boardStep*boardStep)
	case fyne.KeyDown:
		to := b.at/boardStep*boardStep + boardStep
		if c != nil {
			to = (c.To + boardStep - 1) / boardStep * boardStep
		}
		b.put(b.column, to)
	case fyne.KeyLeft:
		b.put(b.column-1, b.at)
	case fyne.KeyRight:
		b.put(b.column+1, b.at)
	case fyne.KeyHome:
		b.put(b.column, b.day.From)
	case fyne.KeyEnd:
		b.put(b.column, b.day.To)
	case fyne.KeyReturn, fyne.KeyEnter:
		b.enter()
	default:
		b.control.TypedKey(ev)
	}
}

// shifts moves the card under the cursor by one step.
func (b *Board) shifts(key fyne.KeyName, c *BoardCard) bool {
	column, from := c.Column, c.From
	switch key {
	case fyne.KeyUp:
		from -= boardStep
	case fyne.KeyDown:
		from += boardStep
	case fyne.KeyLeft:
		column--
	case fyne.KeyRight:
		column++
	default:
		return false
	}
	if c.Fixed || column < 0 || column >= len(b.day.Columns) || from < 0 || from >= 24*60 {
		return true
	}
	b.Carry(c.ID, column, from)
	if b.spec.OnMove != nil {
		b.spec.OnMove(c.ID, column, from)
	}
	return true
}

func (b *Board) enter() {
	switch {
	case b.card != 0 && b.spec.OnEnter != nil:
		b.spec.OnEnter(b.card)
	case b.card == 0 && len(b.day.Columns) > 0 && b.spec.OnBook != nil:
		b.spec.OnBook(b.column, b.at)
	}
}

// TypedRune is for Fyne.
func (b *Board) TypedRune(r rune) {
	if b.spec.OnRune == nil {
		b.control.TypedRune(r)
		return
	}
	b.h.heard(r, b, nil)
	b.spec.OnRune(r)
}
