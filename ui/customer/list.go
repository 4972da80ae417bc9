package customer

import (
	"fyne.io/fyne/v2"

	"tanggapan/assets/words"
	"tanggapan/ui/kit"
)

func (s *Screen) heads() []kit.Group {
	var out []kit.Group
	for _, g := range s.groups {
		out = append(out, kit.Group{Title: g.title, Count: g.count, Len: len(g.items)})
	}
	return out
}

// row is one customer in the list, or what is to be tidied.
type row struct {
	face             *kit.Avatar
	mark             *kit.Mark
	name             *kit.Marked
	second, top, low *kit.Text
}

func (s *Screen) newRow() fyne.CanvasObject {
	r := &row{face: kit.NewAvatar("", 28), mark: kit.NewMark("merge", kit.Ink2), name: kit.NewMarked("", nil, kit.Strong), second: kit.T("", kit.Second.Cut())}
	r.top, r.low = kit.T("", kit.SecondMed.Sized(13).Right()), kit.T("", kit.Second.Sized(13).Right())
	sign := kit.Wide(28, kit.Stack(r.face, kit.Place(kit.Centre, kit.Centre, r.mark)))
	all := kit.Row(10, sign, kit.Grow(kit.Col(0, r.name, r.second)), kit.Col(0, r.top, r.low))
	s.lines[all] = r
	return all
}

func (s *Screen) update(i int, o fyne.CanvasObject, _ kit.RowState) {
	r, l := s.lines[o], s.speech().line(s.items[i], s.all.text)
	r.face.SetHidden(l.icon != "")
	r.mark.SetHidden(l.icon == "")
	r.mark.Set(l.icon, kit.Ink2)
	r.face.Set(words.Initials(l.name))
	r.name.Set(l.name, l.marks)
	r.second.SetText(l.second)
	r.second.Hidden = l.second == ""
	r.top.Set(l.top, kit.SecondMed.Sized(13).Right().In(l.tone))
	r.top.Hidden = l.top == ""
	r.low.SetText(l.low)
	r.low.Hidden = l.low == ""
}
