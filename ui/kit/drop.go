package kit

import (
	"fyne.io/fyne/v2"
)

const dropMost = 8 // rows that a dropdown shows at once

// dropRow is one line of a dropdown.
type dropRow struct {
	icon     string
	initials string
	title    string
	marks    []Range
	note     string // in grey behind the title
	second   string // second line
	secMarks []Range
	tags     []State
	right    string
	ticked   bool
	value    any
}

func (r dropRow) high() float32 {
	if r.second != "" {
		return TwoLineRow
	}
	return RowHeight
}

// dropdown is the list under a field or select. The field keeps the keys; the list is drawn over the window.
type dropdown struct {
	h      *Host
	under  fyne.CanvasObject
	pick   func(i int)
	rows   []dropRow
	at     int
	from   int // first row shown
	shown  bool
	view   *dropView
	layer  *fyne.Container
	footer fyne.CanvasObject
	onMove func()
	onFoot func() // a press on the foot
}

func newDropdown(h *Host, under fyne.CanvasObject, pick func(int)) *dropdown {
	return &dropdown{h: h, under: under, pick: pick}
}

func (d *dropdown) hovered() bool { return d != nil && d.shown && d.view.over }

// show opens the list, or changes what stands in it.
func (d *dropdown) show(rows []dropRow, at int, empty string) {
	d.rows, d.at = rows, min(max(at, 0), max(0, len(rows)-1))
	d.scrollTo()
	if d.view == nil {
		d.view = newDropView(d)
	}
	if !d.shown {
		d.layer = d.h.layer()
		if d.layer == nil {
			return
		}
		d.shown = true
		d.layer.Add(d.view)
	}
	d.view.empty = empty
	d.view.fill()
	d.position()
}

func (d *dropdown) position() {
	drv := fyne.CurrentApp().Driver()
	pos := drv.AbsolutePositionForObject(d.under)
	origin := drv.AbsolutePositionForObject(d.layer)
	size := d.under.Size()
	need := d.view.MinSize()
	w := size.Width + 4
	if size.Width < Px(400) {
		w = max(w, need.Width) // under a narrow field the rows may be wider than it
	}
	win := d.h.size()
	field := Px(FieldHeight)
	if c, ok := d.under.(*Choice); ok {
		field = c.high()
	}
	at := fyne.NewPos(pos.X, pos.Y+field+Px(7))
	if at.Y+need.Height > win.Height-4 && pos.Y-need.Height-4 > 0 {
		at.Y = pos.Y - need.Height - Px(4)
	}
	at.X = max(4, round(min(at.X, win.Width-w-4)))
	d.view.Move(at.Subtract(origin))
	d.view.Resize(fyne.NewSize(w, need.Height))
	d.view.Refresh()
}

func (d *dropdown) hide() {
	if d == nil || !d.shown {
		return
	}
	d.shown, d.view.over = false, false
	d.layer.Remove(d.view)
}

func (d *dropdown) scrollTo() {
	d.from = min(d.from, d.at)
	d.from = max(d.from, d.at-dropMost+1)
	d.from = max(0, min(d.from, len(d.rows)-dropMost))
}

func (d *dropdown) move(to int) {
	d.at = min(max(to, 0), max(0, len(d.rows)-1))
	d.scrollTo()
	d.view.fill()
	d.view.Refresh()
	if d.onMove != nil {
		d.onMove()
	}
}

func (d *dropdown) enter() {
	if d.at < len(d.rows) {
		d.pick(d.at)
	}
}

// key does the keys of an open list.
func (d *dropdown) key(ev *fyne.KeyEvent) bool {
	if !d.shown {
		return false
	}
	switch ev.Name {
	case fyne.KeyUp:
		d.move(d.at - 1)
	case fyne.KeyDown:
		d.move(d.at + 1)
	case fyne.KeyPageUp:
		d.move(d.at - dropMost)
	case fyne.KeyPageDown:
		d.move(d.at + dropMost)
	case fyne.KeyReturn, fyne.KeyEnter:
		d.enter()
	case fyne.KeyEscape:
		d.hide()
	default:
		return false
	}
	return true
}
