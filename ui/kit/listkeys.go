package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func (l *KeyList) move(to int) {
	to = min(max(to, 0), l.rows-1)
	if to < 0 || to == l.at {
		return
	}
	l.Select(to)
	if l.spec.OnMove != nil {
		l.spec.OnMove(to)
	}
}

func (l *KeyList) show(i int) {
	at := l.itemOf(i)
	it := l.item(at)
	top, bottom := it.top, it.top+it.high+1
	if i == 0 {
		top = 0
	} else if head := l.item(at - 1); head.row < 0 {
		top = head.top
	}
	high := l.scroll.Size().Height
	if high <= 0 {
		return
	}
	y := scrolledTo(l.scroll, top, bottom)
	if y = max(0, min(y, l.total-high)); y != l.scroll.Offset.Y {
		l.scroll.Offset.Y = y
		l.scroll.Refresh()
	}
	if l.focused {
		l.h.revealPart(l, top-y, bottom-y)
	}
}

// TypedKey is for Fyne.
func (l *KeyList) TypedKey(ev *fyne.KeyEvent) {
	if silent(ev.Name) || l.h.scanEnds(ev) {
		return
	}
	if l.spec.Short && (ev.Name == fyne.KeyPageUp || ev.Name == fyne.KeyPageDown) {
		l.control.TypedKey(ev)
		return
	}
	at := l.Selected()
	page := max(1, int(l.scroll.Size().Height/(Px(l.spec.Height)+1))-1)
	switch ev.Name {
	case fyne.KeyUp:
		l.move(l.at - 1)
	case fyne.KeyDown:
		l.move(l.at + 1)
	case fyne.KeyPageUp:
		l.move(l.at - page)
	case fyne.KeyPageDown:
		l.move(l.at + page)
	case fyne.KeyHome:
		l.move(0)
	case fyne.KeyEnd:
		l.move(l.rows - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.spec.OnKey != nil && l.spec.OnKey(at, ev) {
			return
		}
		if at >= 0 && l.spec.OnEnter != nil {
			l.spec.OnEnter(at)
		}
	case fyne.KeySpace:
		if at >= 0 && l.spec.OnTick != nil {
			l.spec.OnTick(at)
			l.update()
		}
	default:
		if l.spec.OnKey != nil && l.spec.OnKey(at, ev) {
			return
		}
		l.control.TypedKey(ev)
	}
}

// TypedRune is for Fyne.
func (l *KeyList) TypedRune(r rune) {
	if r == ' ' && l.spec.OnTick != nil {
		return
	}
	if l.spec.OnRune == nil {
		l.control.TypedRune(r)
		return
	}
	l.h.heard(r, l, l.hold)
	l.spec.OnRune(r)
}

// Narrow lets letters typed in the list go to a field, Backspace take them back and Esc take all away.
func (l *KeyList) Narrow(e *Entry) {
	l.spec.OnRune = func(r rune) { e.Replace(e.Text + string(r)) }
	l.hold = func() func() {
		was := e.Text
		return func() { e.Replace(was) }
	}
	own := l.spec.OnKey
	l.spec.OnKey = func(i int, ev *fyne.KeyEvent) bool {
		if own != nil && own(i, ev) {
			return true
		}
		switch {
		case e.Text == "":
		case ev.Name == fyne.KeyBackspace:
			r := []rune(e.Text)
			e.Replace(string(r[:len(r)-1]))
			return true
		case ev.Name == fyne.KeyEscape:
			e.Replace("")
			return true
		}
		return false
	}
	e.SetOnKey(func(ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
			l.h.Focus(l)
			return true
		case fyne.KeyEscape:
			if e.Text != "" {
				e.Replace("")
				return true
			}
			l.h.Focus(l)
			return true
		}
		return false
	})
}

func (l *KeyList) hit(p fyne.Position) int {
	y := p.Y + l.scroll.Offset.Y
	if i := l.below(y); i < l.end() {
		if it := l.item(i); y >= it.top {
			return it.row
		}
	}
	return -1
}

// Tapped is for Fyne: a press chooses, a second one at once is Enter.
func (l *KeyList) Tapped(ev *fyne.PointEvent) {
	i := l.hit(ev.Position)
	l.h.Focus(l)
	if i < 0 {
		return
	}
	now := l.h.now()
	again := i == l.at && now.Sub(l.tapped) < 400*time.Millisecond
	l.tapped = now
	if again && l.spec.OnEnter != nil {
		l.tapped = time.Time{}
		l.spec.OnEnter(i)
		return
	}
	l.move(i)
	l.update()
}

// TappedSecondary is for Fyne.
func (l *KeyList) TappedSecondary(ev *fyne.PointEvent) {
	if i := l.hit(ev.Position); i >= 0 && l.spec.OnMenu != nil {
		l.h.Focus(l)
		l.move(i)
		l.spec.OnMenu(i, ev.AbsolutePosition)
	}
}

// MouseMoved is for Fyne.
func (l *KeyList) MouseMoved(ev *desktop.MouseEvent) {
	if i := l.hit(ev.Position); i != l.over {
		l.over = i
		l.update()
	}
}

// MouseOut is for Fyne.
func (l *KeyList) MouseOut() {
	l.over = -1
	l.control.MouseOut()
	l.update()
}
