package kit

import (
	"fyne.io/fyne/v2"
)

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
	note := Second.Sized(13)
	if len([]rune(r.note)) > 24 {
		note = note.Cut() // a phone is never cut, whatever the name
	}
	m.note.Set(r.note, note)
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
