package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// update brings the rows in view up to date; those out of view are kept for others.
func (l *KeyList) update() {
	size := l.scroll.Size()
	if size.Height <= 0 || size.Width <= 0 {
		return
	}
	from, to := l.scroll.Offset.Y-Px(40), l.scroll.Offset.Y+size.Height+Px(40)
	used := map[int]bool{}
	var objs []fyne.CanvasObject
	for i := range l.items {
		it := &l.items[i]
		if it.top+it.high < from {
			continue
		}
		if it.top > to {
			break
		}
		used[i] = true
		if it.row < 0 {
			objs = append(objs, l.heading(i, it, size.Width))
			continue
		}
		objs = append(objs, l.row(i, it, size.Width).Container)
	}
	for i, v := range l.live {
		if !used[i] {
			l.spare = append(l.spare, v)
			delete(l.live, i)
		}
	}
	l.inner.Objects = objs
	canvas.Refresh(l.inner)
}

func (l *KeyList) heading(i int, it *listItem, width float32) fyne.CanvasObject {
	h := l.heads[i]
	if h == nil {
		h = NewHeading(it.head.Title, it.head.Count)
		l.heads[i] = h
	}
	h.Set(it.head.Title, it.head.Count)
	tone := it.head.Tone
	if tone == None {
		tone = Ink
	}
	h.Tone(tone)
	h.Move(fyne.NewPos(Px(Outset), it.top))
	h.Resize(fyne.NewSize(width-Px(2*Outset), it.high))
	Relayout(h)
	return h
}

func (l *KeyList) row(i int, it *listItem, width float32) *rowView {
	v := l.live[i]
	if v == nil {
		if n := len(l.spare); n > 0 {
			v, l.spare = l.spare[n-1], l.spare[:n-1]
		} else {
			v = l.newRow()
		}
		l.live[i] = v
	}
	st := RowState{Selected: it.row == l.at, Focused: it.row == l.at && l.focused}
	if l.spec.Ticked != nil {
		st.Ticked = l.spec.Ticked(it.row)
	}
	fill, bar, over, line := Box{Radius: radiusField}, Box{Radius: 1.5}, Box{Radius: radiusField}, Box{Fill: Line}
	switch {
	case st.Focused, st.Ticked:
		fill.Fill = Sel
	case st.Selected:
		fill.Fill = Tint
	}
	if st.Focused {
		bar.Fill = Harbour
	}
	if it.row == l.over && !st.Selected {
		over.Fill = Hover
	}
	if l.spec.Plain || it.last || st.Selected || st.Ticked {
		line.Fill = None
	}
	if l.spec.Plain {
		line.Fill = None
	}
	fill.paint(v.fill)
	bar.paint(v.bar)
	over.paint(v.over)
	line.paint(v.line)
	l.spec.Update(it.row, v.content, st)
	v.place(it, width, Px(l.spec.Indent))
	Relayout(v.content)
	return v
}

func (l *KeyList) newRow() *rowView {
	v := &rowView{fill: &canvas.Rectangle{}, over: &canvas.Rectangle{}, bar: &canvas.Rectangle{}, line: &canvas.Rectangle{}}
	v.content = l.spec.Create()
	v.Container = Free(0, 0, func(fyne.Size) {}, v.fill, v.over, v.bar, v.line, v.content)
	return v
}

func (v *rowView) place(it *listItem, width, indent float32) {
	v.Move(fyne.NewPos(0, it.top))
	v.Resize(fyne.NewSize(width, it.high+1))
	v.fill.Resize(fyne.NewSize(width, it.high))
	v.over.Resize(fyne.NewSize(width, it.high))
	v.bar.Move(fyne.NewPos(0, Px(6)))
	v.bar.Resize(fyne.NewSize(3, it.high-Px(12)))
	v.line.Move(fyne.NewPos(Px(Outset)+indent, it.high))
	v.line.Resize(fyne.NewSize(max(0, width-Px(2*Outset)-indent), 1))
	v.content.Move(fyne.NewPos(Px(Outset), 0))
	v.content.Resize(fyne.NewSize(width-Px(2*Outset), it.high))
}

// TableHead is the row of column headings over a list with columns; a press on one sorts by it.
type TableHead struct {
	control
	widths []float32
	gap    float32
	texts  []*Text
	arrow  *Icon
	row    *fyne.Container
	rule   *canvas.Rectangle
	sorted int
	up     bool
	onSort func(i int)
	cells  []fyne.CanvasObject
}

// NewTableHead makes column headings with the widths and gap of the rows (see Cols). A title of "" is an empty
// cell, one with a leading ">" stands at the right. onSort may be nil.
func NewTableHead(h *Host, gap float32, widths []float32, titles []string, onSort func(i int)) *TableHead {
	t := &TableHead{widths: widths, gap: gap, arrow: NewIcon("arrow-up", 11, Ink), rule: &canvas.Rectangle{}, sorted: -1, onSort: onSort}
	t.h = h
	t.ExtendBaseWidget(t)
	for _, title := range titles {
		st := HeadStyle.In(Ink2).Cut()
		if len(title) > 0 && title[0] == '>' {
			title, st = title[1:], st.Right()
		}
		x := T(title, st)
		t.texts = append(t.texts, x)
		t.cells = append(t.cells, x)
	}
	t.row = Cols(gap, widths, t.cells...)
	t.arrow.Hide()
	return t
}

// SetCell puts an object in a heading's place: the tick box over ticked rows.
func (t *TableHead) SetCell(i int, o fyne.CanvasObject) {
	t.row.Objects[i] = o
	t.Refresh()
}

// Sort shows by which column the rows are sorted; -1 is none.
func (t *TableHead) Sort(i int, up bool) {
	if i == t.sorted && up == t.up {
		return
	}
	t.sorted, t.up = i, up
	t.Refresh()
}

// Tapped is for Fyne.
func (t *TableHead) Tapped(ev *fyne.PointEvent) {
	if t.onSort == nil {
		return
	}
	for i, o := range t.row.Objects {
		if x := ev.Position.X - o.Position().X; x >= 0 && x < o.Size().Width && t.texts[i].String() != "" {
			t.onSort(i)
			return
		}
	}
}

// FocusGained is not Fyne's: headings are no tab stop.
func (t *TableHead) FocusGained(bool) {}

func (t *TableHead) place(s fyne.Size) {
	t.row.Resize(fyne.NewSize(s.Width, s.Height-1))
	t.rule.Move(fyne.NewPos(0, s.Height-1))
	t.rule.Resize(fyne.NewSize(s.Width, 1))
	t.arrow.Hidden = t.sorted < 0
	for i, x := range t.texts {
		tok := Ink2
		if i == t.sorted {
			tok = Ink
			name := "arrow-down"
			if t.up {
				name = "arrow-up"
			}
			t.arrow.Set(name, Ink)
			t.arrow.Move(fyne.NewPos(x.Position().X+min(x.Natural().Width, x.Size().Width)+Px(4), round((s.Height-1-Px(11))/2)))
			t.arrow.Resize(fyne.NewSquareSize(Px(11)))
		}
		x.SetColor(tok)
	}
}

// CreateRenderer is for Fyne.
func (t *TableHead) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{objects: []fyne.CanvasObject{t.row, t.rule, t.arrow}, min: func() fyne.Size {
		return fyne.NewSize(t.row.MinSize().Width, Px(HeadingHeight)+1)
	}, layout: t.place, refresh: func() {
		t.rule.FillColor = Color(Ink)
		t.row.Layout.Layout(t.row.Objects, t.row.Size())
		t.place(t.Size())
		canvas.Refresh(t)
	}}
}
