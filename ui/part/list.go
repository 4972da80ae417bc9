package part

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

func (s *Screen) heads() []kit.Group {
	var out []kit.Group
	for _, g := range s.groups {
		out = append(out, kit.Group{Title: g.title, Count: g.count, Len: len(g.rows)})
	}
	return out
}

// row is one wanted part in the list.
type row struct {
	mark                    *kit.Mark
	box                     *kit.TickBox
	name, state, second, no *kit.Text
}

func (s *Screen) newRow() fyne.CanvasObject {
	r := &row{mark: kit.NewMark("package", kit.Violet), box: kit.NewTickBox()}
	r.name, r.second = kit.T("", kit.Strong.Cut()), kit.T("", kit.Second.Sized(13).Cut())
	r.state, r.no = kit.T("", kit.SecondMed.Sized(13).Right()), kit.T("", kit.Second.Sized(13).Right())
	lines := kit.Col(1, kit.BaseRow(8, kit.Grow(r.name), r.state), kit.BaseRow(8, kit.Grow(r.second), r.no))
	sign := kit.Wide(22, kit.Stack(r.mark, kit.Place(kit.Centre, kit.Centre, r.box)))
	all := kit.Row(10, sign, kit.Grow(lines))
	s.lines[all] = r
	return all
}

func (s *Screen) update(i int, o fyne.CanvasObject, _ kit.RowState) {
	r, w, sp := s.lines[o], s.rows[i], s.speech()
	st, on := sp.state(w), s.ticked[w.ID]
	r.mark.Set(st.Icon, st.Tone)
	r.mark.SetHidden(on)
	r.box.Set(on, false)
	r.box.SetHidden(!on)
	r.name.SetText(name(w.Part))
	r.state.Set(st.Text, kit.SecondMed.Sized(13).Right().In(st.Tone))
	r.second.SetText(sp.second(w))
	r.no.SetText(sp.whose(w))
}

// enter opens the job that the part is for.
func (s *Screen) enter(i int) {
	if j := s.rows[i].Job; j != nil {
		s.h.Open(kit.Route{Screen: "job", ID: j.ID})
	}
}

// tick marks a part to be ordered together with others.
func (s *Screen) tick(i int) {
	r := s.rows[i]
	if s.ticked[r.ID] {
		delete(s.ticked, r.ID)
	} else if r.State == data.Wanted || r.State == data.Asked || app.LateBy(r, s.speech().now) != 0 {
		s.ticked[r.ID] = true
	} else {
		s.h.Hint(s.h.T("part.not-to-order"))
		return
	}
	s.list.Touch()
	s.record.foot()
}
