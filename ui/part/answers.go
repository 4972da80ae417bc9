package part

import (
	"strconv"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/ui/kit"
)

// stepStrip draws the five steps of a part: done ones in ink, the one in hand in harbour.
func (s *Screen) stepStrip(all []step) fyne.CanvasObject {
	widths := make([]float32, len(all))
	cells := make([]fyne.CanvasObject, len(all))
	for i, st := range all {
		widths[i] = -1
		title, tok := kit.Strong, kit.Ink
		if !st.done && !st.now {
			title, tok = kit.Medium, kit.Ink2
		}
		note := kit.Row(7, kit.T(st.note, kit.Second.Cut()))
		if st.key != "" {
			note.Add(kit.NewKeycap(st.key, kit.CapTint))
		}
		var o fyne.CanvasObject = kit.Row(9, ring(i+1, st), kit.LeftCol(0, kit.T(st.title, title.In(tok).Cut()), note))
		if st.key != "" {
			o = kit.NewPressable(s.h, kit.PressableSpec{Content: o, Radius: 6, Tip: s.h.T("part.receive"), Do: s.next})
		}
		row := kit.Row(0, o)
		if i < len(all)-1 {
			row = kit.Row(8, o, kit.Grow(kit.Place(kit.Stretch, kit.Centre, kit.Rule(1, kit.Line2))), kit.Space(8, 0))
		} else {
			px := kit.Px(100) / 100
			widths[i] = 32 + max(title.Width(st.title), kit.Second.Width(st.note))/px
			if st.key != "" {
				widths[i] += 36
			}
		}
		cells[i] = row
	}
	return kit.High(57, kit.Cols(0, widths, cells...))
}

func ring(n int, st step) fyne.CanvasObject {
	b := kit.Box{Fill: kit.Surface, Stroke: kit.Line2, Radius: 11}
	var in fyne.CanvasObject = kit.T(strconv.Itoa(n), kit.SecondMed.In(kit.Ink2).Centre())
	switch {
	case st.done:
		b = kit.Box{Fill: kit.Ink, Radius: 11}
		in = kit.NewBoldIcon("check", 13, kit.OnInk, 3)
	case st.now:
		b = kit.Box{Fill: kit.Surface, Stroke: kit.Harbour, Width: 2, Radius: 11}
		in = kit.T(strconv.Itoa(n), kit.SecondMed.W(600).In(kit.Harbour).Centre())
	}
	return kit.Place(kit.Start, kit.Centre, kit.Fix(22, 22, kit.Stack(kit.NewBox(b), kit.Place(kit.Centre, kit.Centre, in))))
}

// columns draws the supplier answers side by side, the labels of their rows at the left.
func (s *Screen) columns(v *app.PartView, sp speech) fyne.CanvasObject {
	if len(v.Answers) == 0 && v.Order != nil {
		return kit.Space(0, 0)
	}
	if len(v.Answers) == 0 {
		return kit.NewEmpty("phone-outgoing", kit.Ink2, s.h.T("part.not-asked"), s.h.T("part.not-asked-text"))
	}
	label := kit.Col(0, kit.Space(0, 62))
	names := sp.labels(v)
	for i, n := range names {
		label.Add(kit.High(29, kit.Row(0, kit.T(n, kit.Second.Sized(13).Cut()))))
		if i < len(names)-1 {
			label.Add(kit.Rule(1, kit.Line))
		}
	}
	shown := v.Answers[:min(len(v.Answers), mostColumns)]
	cells := []fyne.CanvasObject{label}
	widths := []float32{92}
	for i, a := range shown {
		cells = append(cells, s.card(i, sp.column(v, a)))
		widths = append(widths, -1)
	}
	for len(widths) < 4 { // one answer is no wider than one of three
		cells = append(cells, kit.Space(0, 0))
		widths = append(widths, -1)
	}
	return kit.Inset(0, 1, 0, 0, kit.TopCols(12, widths, cells...))
}

// card is one answer; a press takes it, as its digit does.
func (s *Screen) card(i int, a answer) fyne.CanvasObject {
	b := kit.Box{Fill: kit.Surface, Stroke: kit.Line2, Radius: 7}
	if i == s.chosen {
		b = kit.Box{Fill: kit.Surface, Stroke: kit.Harbour, Width: 2, Radius: 7}
	}
	col := kit.Col(0,
		kit.High(25, kit.Row(8, kit.Grow(kit.T(a.name, kit.Fact.Cut())), kit.NewKeycap(strconv.Itoa(i+1), kit.CapLine))),
		kit.High(18, kit.T(a.said, kit.Second.Sized(13).Cut())), kit.Space(0, 8), kit.Rule(1, kit.Ink))
	for n, t := range a.rows {
		st := kit.Body.Cut()
		if n == 1 || n == 3 {
			st = kit.Strong.Cut()
		}
		col.Add(kit.High(29, kit.Row(0, kit.Grow(kit.T(t, st)))))
		col.Add(kit.Rule(1, kit.Line))
	}
	sign := kit.Row(6, kit.NewIcon(a.verdict.Icon, 15, a.verdict.Tone), kit.Grow(kit.T(a.verdict.Text, kit.Strong.In(a.verdict.Tone).Cut())))
	if a.verdict.Icon == "" {
		sign = kit.Row(0, kit.Grow(kit.T(dash, kit.Body)))
	}
	col.Add(kit.High(29, sign))
	col.Add(kit.Rule(1, kit.Line))
	col.Add(kit.High(29, kit.Row(0, kit.Grow(kit.T(a.holds, kit.Second.Sized(13).Cut())))))
	card := kit.Panel(b, kit.Inset(10, 12, 9, 12, col))
	return kit.NewPressable(s.h, kit.PressableSpec{Content: card, Radius: 7, Do: func() { s.digit(rune('1' + i)) }})
}
