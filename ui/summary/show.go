package summary

import (
	"fyne.io/fyne/v2"

	"tanggapan/ui/kit"
)

// show puts the day's words and figures in their places.
func (s *Screen) show() {
	w, f, d := s.h.Words, s.h.Format, s.view
	day := f.DayLong(d.Date)
	if d.Date[:4] != s.today[:4] {
		day += " " + string(d.Date[:4])
	}
	s.day.SetText(day)
	st := kit.State{}
	if d.Running {
		st = kit.State{Icon: "clock", Text: w.T("summary.running") + " " + f.Time(f.Local(d.At)), Tone: kit.Ink2}
	}
	s.so.Set(st)
	s.strip.Set(figures(f, d)...)
	c := d.Chart(f)
	s.takings.Set(c.Title, c.Unit)
	s.chart.Set(c.Chart)
	s.showPayments()
	count := ""
	if !d.Running {
		count = w.T("summary.states-now")
	}
	s.stateHead.Set(w.T("summary.states"), count)
	s.states.Set(146, states(w, d)...)
	s.showStaff()
	n := ""
	if len(d.Attention) > 0 {
		n = f.Number(int64(len(d.Attention) + d.More))
	}
	s.attention.Set(d.AttentionTitle(f), n)
	s.more.SetText("")
	if d.More > 0 {
		s.more.SetText(w.N("summary.more", d.More))
	}
	s.more.Hidden = d.More == 0
	s.list.Reload()
	s.showSections()
	kit.Relayout(s.content)
}

// tableRow is a line of a small table, 29 high, with a rule under it.
func tableRow(widths []float32, rule float32, tok kit.Token, cells ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.Col(0, kit.High(kit.TableRow, kit.Cols(12, widths, cells...)), kit.Rule(rule, tok))
}

func (s *Screen) showPayments() {
	w, f := s.h.Words, s.h.Format
	rows, total := payments(f, s.view)
	objs := []fyne.CanvasObject{kit.NewHeading(w.T("summary.payments"), "")}
	if len(rows) == 0 {
		objs = append(objs, kit.Space(0, 8), kit.T(w.T("summary.no-payments"), kit.Second))
		if s.view.Voids == 0 {
			kit.Replace(s.payments, objs...)
			return
		}
	}
	widths := []float32{-1, 60, 110}
	for i, r := range rows {
		rule, tok := float32(1), kit.Line
		if i == len(rows)-1 {
			rule, tok = 2, kit.Ink
		}
		objs = append(objs, tableRow(widths, rule, tok, kit.T(r.way, kit.Body.Cut()), kit.T(r.n, kit.Body.Right()), kit.T(r.sum, kit.Body.Right())))
	}
	objs = append(objs, kit.High(36, kit.Cols(12, widths, kit.T(total.way, kit.Strong.Cut()), kit.T(total.n, kit.Strong.Right()), kit.T(total.sum, kit.Strong.Right()))),
		kit.Rule(1, kit.Ink), kit.Space(0, 6), kit.NewPara(s.view.PaymentNote(f), kit.Second.Sized(13), 18, 2))
	kit.Replace(s.payments, objs...)
}

func (s *Screen) showStaff() {
	w, f := s.h.Words, s.h.Format
	rows, all := technicians(f, s.view)
	widths := []float32{-1, 66, 56, 44, 92, 92}
	sign := f.MoneySign()
	head := kit.NewTableHead(s.h, 12, widths, []string{w.T("summary.technician"), ">" + w.T("summary.jobs-out"), ">" + w.T("summary.hours"), ">" + w.T("summary.col-late"), ">" + w.T("summary.labour", "Sign", sign), ">" + w.T("summary.parts-sum", "Sign", sign)}, nil)
	objs := []fyne.CanvasObject{head}
	cells := func(t technician, st kit.Style) (out []fyne.CanvasObject) {
		for i, c := range t {
			if i == 0 {
				out = append(out, kit.T(c, st.Cut()))
				continue
			}
			out = append(out, kit.T(c, st.Right()))
		}
		return out
	}
	for i, r := range rows {
		rule, tok := float32(1), kit.Line
		if i == len(rows)-1 {
			rule, tok = 2, kit.Ink
		}
		objs = append(objs, tableRow(widths, rule, tok, cells(r, kit.Body)...))
	}
	objs = append(objs, tableRow(widths, 1, kit.Ink, cells(all, kit.Strong)...))
	kit.Replace(s.staff, objs...)
}

// showSections sets the further parts side by side.
func (s *Screen) showSections() {
	var cols []fyne.CanvasObject
	for _, sec := range s.view.Sections(s.h.Format) {
		objs := []fyne.CanvasObject{kit.NewHeading(sec.Title, "")}
		for _, p := range sec.Pairs {
			objs = append(objs, kit.High(26, kit.Row(8, kit.Grow(kit.T(p[0], kit.Second.Sized(13).Cut())), kit.T(p[1], kit.Strong.Sized(13)))), kit.Rule(1, kit.Line))
		}
		cols = append(cols, kit.Col(0, objs...))
	}
	kit.Replace(s.sections, kit.TopCols(28, []float32{-1, -1, -1, -1}, cols...))
}

// row is a matter that needs attention.
type row struct {
	mark          *kit.Mark
	no, text, who *kit.Text
	doing         *fyne.Container
}

func (s *Screen) newRow() fyne.CanvasObject {
	r := &row{mark: kit.NewMark("clock", kit.Amber), no: kit.T("", kit.Strong), text: kit.T("", kit.Body.Cut()), who: kit.T("", kit.Second.Sized(13).Right().Cut())}
	r.doing = kit.Row(8, kit.Spring(), kit.T(s.h.T("summary.open"), kit.Medium), kit.NewKeycap("Enter", kit.CapClear))
	o := kit.Cols(10, []float32{22, 84, -1, 190}, r.mark, r.no, r.text, kit.Stack(r.who, r.doing))
	s.rows[o] = r
	return o
}

func (s *Screen) update(i int, o fyne.CanvasObject, st kit.RowState) {
	r, a := s.rows[o], s.view.Attention[i]
	r.mark.Set(mark(a))
	r.no.SetText(a.Job.No)
	r.text.SetText(a.Says(s.h.Format))
	r.who.SetText(a.Does(s.h.Format))
	r.doing.Hidden, r.who.Hidden = !st.Focused, st.Focused
}
