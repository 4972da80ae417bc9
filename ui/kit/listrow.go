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
	first := -1
	l.ended = true
	for i := l.below(from); i < l.end(); i++ {
		item := l.item(i)
		it := &item
		if it.top > to {
			l.ended = false
			break
		}
		if first < 0 && it.row >= 0 && it.top >= l.scroll.Offset.Y {
			first = it.row
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
	l.noteSeen(first)
	l.more()
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
