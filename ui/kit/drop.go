package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
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
	min := d.view.MinSize()
	w := max(min.Width, size.Width+4)
	win := d.h.size()
	field := Px(FieldHeight)
	if c, ok := d.under.(*Choice); ok {
		field = c.high()
	}
	at := fyne.NewPos(pos.X, pos.Y+field+Px(7))
	if at.Y+min.Height > win.Height-4 && pos.Y-min.Height-4 > 0 {
		at.Y = pos.Y - min.Height - Px(4)
	}
	at.X = max(4, round(minf(at.X, win.Width-w-4)))
	d.view.Move(at.Subtract(origin))
	d.view.Resize(fyne.NewSize(w, min.Height))
	d.view.Refresh()
}

func minf(a, b float32) float32 { return min(a, b) }

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

// dropView draws a dropdown.
type dropView struct {
	control
	d     *dropdown
	empty string
	over  bool
	glow  []fyne.CanvasObject
	box   *canvas.Rectangle
	rows  []*matchView
	none  *Text
	line  *canvas.Rectangle
	wheel *wheel
	objs  []fyne.CanvasObject
}

func newDropView(d *dropdown) *dropView {
	v := &dropView{d: d, box: &canvas.Rectangle{}, none: T("", Second.Sized(13)), line: &canvas.Rectangle{}, glow: shadow()}
	v.ExtendBaseWidget(v)
	v.h = d.h
	v.wheel = &wheel{NewBox(Box{}), d}
	return v
}

func (v *dropView) fill() {
	d := v.d
	n := min(dropMost, len(d.rows)-d.from)
	for len(v.rows) < n {
		v.rows = append(v.rows, newMatchView(12, 11))
	}
	v.objs = append(v.objs[:0], v.glow...)
	v.objs = append(v.objs, v.box)
	for i := range n {
		v.rows[i].set(d.rows[d.from+i], d.from+i == d.at)
		v.objs = append(v.objs, v.rows[i].Container)
	}
	v.none.SetText(v.empty)
	if v.empty != "" && n == 0 {
		v.objs = append(v.objs, v.none)
	}
	if d.footer != nil {
		v.objs = append(v.objs, v.line, d.footer)
	}
	v.objs = append(v.objs, v.wheel)
	(Box{Fill: Surface, Stroke: Line2, Radius: radiusPopup}).paint(v.box)
	v.line.FillColor = Color(Line)
}

func (v *dropView) count() int { return min(dropMost, len(v.d.rows)-v.d.from) }

func (v *dropView) min() fyne.Size {
	w, h := float32(0), Px(8)
	for i := range v.count() {
		h += Px(v.d.rows[v.d.from+i].high())
		w = max(w, naturalOf(v.rows[i].Container).Width)
	}
	if v.count() == 0 {
		h += Px(RowHeight)
	}
	if v.d.footer != nil {
		h += Px(38)
		w = max(w, v.d.footer.MinSize().Width+Px(32))
	}
	return fyne.NewSize(min(w+Px(8), Px(760)), h)
}

func (v *dropView) place(s fyne.Size) {
	placeShadow(v.glow, s)
	v.wheel.Resize(s)
	(Box{Stroke: Line2}).fit(v.box, fyne.Position{}, s)
	y := Px(4)
	for i := range v.count() {
		h := Px(v.d.rows[v.d.from+i].high())
		v.rows[i].Move(fyne.NewPos(Px(4), y))
		v.rows[i].Resize(fyne.NewSize(s.Width-Px(8), h))
		y += h
	}
	v.none.Move(fyne.NewPos(Px(16), y))
	v.none.Resize(fyne.NewSize(s.Width-Px(32), Px(RowHeight)))
	if v.d.footer != nil {
		v.line.Move(fyne.NewPos(Px(4), s.Height-Px(38)))
		v.line.Resize(fyne.NewSize(s.Width-Px(8), 1))
		v.d.footer.Move(fyne.NewPos(Px(16), s.Height-Px(38)))
		v.d.footer.Resize(fyne.NewSize(s.Width-Px(32), Px(36)))
	}
}

func (v *dropView) hit(p fyne.Position) int {
	y := Px(4)
	for i := range v.count() {
		h := Px(v.d.rows[v.d.from+i].high())
		if p.Y >= y && p.Y < y+h {
			return v.d.from + i
		}
		y += h
	}
	return -1
}

// MouseDown is for Fyne: it comes before the field loses the keys.
func (v *dropView) MouseDown(ev *desktop.MouseEvent) {
	switch i := v.hit(ev.Position); {
	case !v.d.shown:
	case i >= 0:
		v.d.pick(i)
	case v.d.onFoot != nil && ev.Position.Y > v.Size().Height-Px(38):
		v.d.onFoot()
	}
}

// MouseUp is for Fyne.
func (v *dropView) MouseUp(*desktop.MouseEvent) {}

// MouseIn is for Fyne.
func (v *dropView) MouseIn(ev *desktop.MouseEvent) { v.over = true; v.MouseMoved(ev) }

// MouseMoved is for Fyne: the cursor follows the pointer.
func (v *dropView) MouseMoved(ev *desktop.MouseEvent) {
	if i := v.hit(ev.Position); i >= 0 && i != v.d.at {
		v.d.at = i
		v.fill()
		v.Refresh()
	}
}

// MouseOut is for Fyne.
func (v *dropView) MouseOut() { v.over = false }

// wheel takes the mouse wheel over a dropdown. It is a thing of its own because Fyne clips whatever scrolls to its
// bounds, and the dropdown's shadow lies outside of them.
type wheel struct {
	*BoxView
	d *dropdown
}

// Scrolled is for Fyne.
func (v *wheel) Scrolled(ev *fyne.ScrollEvent) {
	step := 1
	if ev.Scrolled.DY > 0 {
		step = -1
	}
	v.d.from = max(0, min(v.d.from+step, len(v.d.rows)-dropMost))
	v.d.view.fill()
	v.d.view.Refresh()
}

// CreateRenderer is for Fyne.
func (v *dropView) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{list: func() []fyne.CanvasObject { return v.objs }, min: v.min, layout: v.place, refresh: func() {
		v.fill()
		v.place(v.Size())
		canvas.Refresh(v)
	}}
}

// shadow is five translucent rounded rectangles under a popup.
func shadow() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for range 5 {
		r := canvas.NewRectangle(alpha(0x000000, 8))
		all = append(all, r)
	}
	return all
}

func placeShadow(glow []fyne.CanvasObject, s fyne.Size) {
	for i, grow := range []float32{14, 10, 6, 3, 1} {
		r := glow[i].(*canvas.Rectangle)
		r.CornerRadius = radiusPopup + grow
		r.Move(fyne.NewPos(-grow, 4-grow))
		r.Resize(s.AddWidthHeight(2*grow, 2*grow))
	}
}

// matchView draws one row of a dropdown, and is used again for another.
type matchView struct {
	*fyne.Container
	fill   *BoxView
	bar    *BoxView
	icon   *Icon
	mark   *Mark
	face   *Avatar
	faces  *fyne.Container
	title  *Marked
	note   *Text
	second *Marked
	tags   []*Tag
	right  *Text
	tick   *Icon
	row    *fyne.Container
}

func newMatchView(pad, gap float32) *matchView {
	m := &matchView{
		fill: NewBox(Box{}), bar: NewBox(Box{}), icon: NewIcon("", 18, Ink2), mark: NewBigMark("", Ink), face: NewAvatar("", 30),
		title: NewMarked("", nil, Medium), note: T("", Second.Sized(13).Cut()),
		second: NewMarked("", nil, Second.Sized(13)), right: T("", Second.Sized(13)), tick: NewIcon("check", 16, Harbour),
	}
	for range 3 {
		m.tags = append(m.tags, NewTag(State{}))
	}
	m.faces = m.face.Container
	tags := Row(6)
	for _, t := range m.tags {
		tags.Add(t.Container)
	}
	lines := Grow(Col(1, BaseRow(9, m.title, m.note), m.second))
	m.row = Row(gap, m.icon, m.mark, m.faces, lines, tags, m.right, m.tick)
	m.Container = Stack(m.fill, Inset(11, 0, 11, 1, Place(Start, Stretch, Wide(3, m.bar))), Inset(0, 12, 0, pad+1, m.row))
	return m
}

func (m *matchView) set(r dropRow, chosen bool) {
	fill, bar := Box{Radius: radiusField}, Box{Radius: 1.5}
	if chosen {
		fill.Fill, bar.Fill = Sel, Harbour
	}
	m.fill.Set(fill)
	m.bar.Set(bar)
	m.icon.Set(r.icon, Ink2)
	m.icon.Hidden = r.icon == "" || r.second != ""
	m.mark.Set(r.icon, Ink)
	m.mark.SetHidden(r.icon == "" || r.second == "")
	m.face.Set(r.initials)
	m.faces.Hidden = r.initials == ""
	m.title.Set(r.title, r.marks)
	m.note.SetText(r.note)
	m.note.Hidden = r.note == ""
	m.second.Set(r.second, r.secMarks)
	m.second.Hidden = r.second == ""
	for i, t := range m.tags {
		if i < len(r.tags) {
			t.Set(r.tags[i])
			t.Show()
		} else {
			t.Hide()
		}
	}
	m.right.SetText(r.right)
	m.right.Hidden = r.right == ""
	m.tick.Hidden = !r.ticked
	Relayout(m.Container)
}
