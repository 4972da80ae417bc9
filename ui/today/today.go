// Package today is the first screen of the day: what was promised, what arrived, what is ready, and who goes where.
package today

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// Screen is Today.
type Screen struct {
	h      *kit.Host
	a      *app.App
	view   app.TodayView
	groups []group
	newest kit.Newest
	loaded bool
	rows   map[fyne.CanvasObject]*row

	content fyne.CanvasObject
	title   *kit.PageTitle
	aside   *kit.Text
	strip   *kit.Strip
	list    *kit.KeyList
	empty   *kit.Empty
	board   *fyne.Container
	booked  *kit.Heading
}

// New makes the screen.
func New(h *kit.Host, a *app.App) *Screen {
	s := &Screen{h: h, a: a, rows: map[fyne.CanvasObject]*row{}}
	s.aside = kit.T("", kit.Second.Sized(13).Right())
	s.title = kit.NewPageTitle("", "", s.aside)
	s.strip = kit.NewFigures(figures(h.Words, h.Format, s.view)...)
	log := kit.NewButton(h, kit.ButtonSpec{Text: h.T("inquiry.log"), Key: "F2", Do: func() { h.Open(kit.Route{Screen: "inquiry"}) }})
	s.empty = kit.NewEmpty("check", kit.Green, h.T("today.empty"), "", log)
	s.list = kit.NewKeyList(h, kit.ListSpec{
		Groups: s.heads, Create: s.newRow, Update: s.update, ID: s.id, Indent: 32, Apart: 10, Empty: kit.Inset(14, kit.Outset, 0, kit.Outset, s.empty),
		OnEnter: s.enter,
	})
	s.booked = kit.NewHeading(h.T("today.appointments"), "")
	s.board = kit.Col(0)
	s.build()
	return s
}

func (s *Screen) build() {
	left := kit.Inset(0, -kit.Outset, 0, -kit.Outset, s.list)
	right := kit.Wide(300, kit.Col(0, s.booked, kit.Grow(kit.MarginScroll(s.board))))
	s.content = kit.Inset(0, kit.Margin, 0, kit.Margin, kit.Col(0,
		s.title, s.strip, kit.Space(0, 10), kit.Grow(kit.FullRow(32, kit.Grow(left), right))))
}

// Content is the work area.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Open shows the day.
func (s *Screen) Open(kit.Route) { s.Reload() }

// Focus gives the keys to the list, on what is most overdue.
func (s *Screen) Focus() { s.h.Focus(s.list) }

// Changed reads again: almost every record stands on Today.
func (s *Screen) Changed([]data.Change) { s.Reload() }

// Reload reads the day.
func (s *Screen) Reload() {
	kit.Read(s.h, &s.newest, s.a.Today.View, func(v app.TodayView) {
		s.show(v)
	})
}

func (s *Screen) show(v app.TodayView) {
	w, f := s.h.Words, s.h.Format
	s.view, s.groups = v, groups(w, f, v)
	s.title.Set(f.DayLong(v.Now.Date()), f.Time(v.Now))
	s.aside.SetText(aside(w, f, v))
	s.strip.Set(figures(w, f, v)...)
	next := w.T("today.empty-none")
	if v.NextDue != "" {
		next = w.T("today.empty-next", "when", f.When(v.NextDue, v.Now))
	}
	s.empty.Set("check", kit.Green, w.T("today.empty"), next)
	s.list.Reload()
	if !s.loaded {
		s.loaded = true
		s.list.Select(0)
	}
	s.showBoard(v)
	kit.Relayout(s.content)
}

func (s *Screen) heads() []kit.Group {
	var out []kit.Group
	for _, g := range s.groups {
		out = append(out, kit.Group{Title: g.title, Count: g.count, Tone: g.tone, Len: len(g.lines)})
	}
	return out
}

// at is the line of a row, counted through all groups.
func (s *Screen) at(i int) line {
	for _, g := range s.groups {
		if i < len(g.lines) {
			return g.lines[i]
		}
		i -= len(g.lines)
	}
	return line{}
}

func (s *Screen) id(i int) uint64 {
	l := s.at(i)
	if l.Task != nil && l.Ref.Kind != data.KindJob {
		return uint64(l.Task.ID)<<8 | uint64(data.KindTask)
	}
	return uint64(l.Ref.ID)<<8 | uint64(l.Ref.Kind)
}

// row is one line of the list.
type row struct {
	mark                      *kit.Mark
	time, late, who, what, no *kit.Text
	sum                       *kit.Text
	act                       *kit.Text
	key                       *kit.Keycap
	doing                     *fyne.Container
}

func (s *Screen) newRow() fyne.CanvasObject {
	r := &row{mark: kit.NewMark("clock", kit.Amber)}
	r.time = kit.T("", kit.Strong)
	r.late = kit.T("", kit.Second.Sized(13).Cut())
	r.who = kit.T("", kit.Strong.Cut())
	r.what = kit.T("", kit.Body.Cut())
	r.sum = kit.T("", kit.Body)
	r.no = kit.T("", kit.Second.Sized(13).Right())
	r.act, r.key = kit.T("", kit.Medium), kit.NewKeycap("Enter", kit.CapClear)
	r.doing = kit.Row(8, kit.Spring(), r.act, r.key)
	o := kit.Cols(4, []float32{28, 136, 146, -1, 130}, kit.Place(kit.Start, kit.Centre, r.mark),
		kit.BaseRow(4, kit.AtLeast(52, 0, r.time), kit.Grow(r.late)), r.who, kit.Row(0, r.what, r.sum, kit.Spring()), kit.Stack(kit.Row(0, kit.Spring(), r.no), r.doing))
	s.rows[o] = r
	return o
}

func (s *Screen) update(i int, o fyne.CanvasObject, st kit.RowState) {
	r, l := s.rows[o], s.at(i)
	r.mark.Set(l.icon, l.tone)
	tone := kit.Ink
	if l.warm != kit.None {
		tone = l.warm
	}
	r.time.Set(l.time, kit.Strong.In(tone))
	late := kit.Ink2
	if l.warm != kit.None {
		late = l.warm
	}
	r.late.Set(l.late, kit.Second.Sized(13).Cut().In(late))
	r.who.SetText(l.Who)
	r.what.SetText(l.what)
	r.sum.SetText(l.sum)
	r.no.SetText(l.No)
	r.act.SetText(l.act)
	r.doing.Hidden = !st.Focused
	r.no.Hidden = st.Focused
}

// enter does what a row is for: a promised answer is given, a customer told, a record opened.
func (s *Screen) enter(i int) {
	l := s.at(i)
	switch {
	case l.Task != nil && l.Task.TaskKind == data.TaskPrint:
		s.h.Open(kit.Route{Screen: "printjobs", ID: l.Task.Of.ID})
	case l.Task != nil:
		s.doTask(l)
	case l.Ref.Kind == data.KindInquiry:
		s.h.Open(kit.Route{Screen: "inquiries", ID: l.Ref.ID})
	case l.Ref.Kind == data.KindPartsOrder:
		s.h.Open(kit.Route{Screen: "parts", ID: l.About.ID, Arg: l.No})
	default:
		s.h.Open(kit.Route{Screen: "job", ID: l.Ref.ID})
	}
}

// showBoard draws who goes where today.
func (s *Screen) showBoard(v app.TodayView) {
	w, f := s.h.Words, s.h.Format
	s.booked.Set(w.T("today.appointments"), w.N("today.slots-free", v.SlotsIn))
	var objs []fyne.CanvasObject
	for _, c := range v.Board.Columns {
		if c.Works.Empty() && len(c.Appointments) == 0 {
			continue
		}
		head := kit.High(34, kit.Row(8, kit.NewAvatar(words.Initials(c.Staff.Name()), 22), kit.Grow(kit.T(c.Staff.Name(), kit.Strong.Cut())), kit.T(columnNote(w, f, v.Now, c), kit.Second.Sized(13))))
		objs = append(objs, kit.Space(0, 8), head, kit.Rule(1, kit.Line), kit.Space(0, 3))
		for _, a := range c.Appointments {
			objs = append(objs, s.visit(a, v.Now))
		}
	}
	if len(objs) == 0 {
		objs = append(objs, kit.Space(0, 10), kit.T(w.T("today.nobody"), kit.Second))
	}
	kit.Replace(s.board, objs...)
}

// visit is one appointment of the board, which opens the schedule there.
func (s *Screen) visit(a app.Planned, now data.Local) fyne.CanvasObject {
	st := visitState(s.h.Words, s.h.Format, now, a.Appointment)
	bar := kit.Fix(3, 32, kit.NewBox(kit.Box{Fill: st.Tone, Radius: 1.5}))
	if a.JobNo != "" && a.Open() && a.State != data.Arrived {
		st.Text = a.JobNo + " · " + st.Text
	}
	text := kit.Col(-1, kit.T(a.Title, kit.Medium.Cut()), kit.Row(5, kit.NewIcon(st.Icon, 14, st.Tone), kit.Grow(kit.T(st.Text, kit.Second.Sized(13).Cut()))))
	line := kit.High(40, kit.Inset(0, 0, 2, 0, kit.BaseRow(9, kit.Wide(42, kit.T(s.h.Format.Time(a.Start), kit.Medium)), kit.Inset(2, 0, 0, 0, bar), kit.Grow(text))))
	return kit.NewPressable(s.h, kit.PressableSpec{Content: line, Radius: 5, Do: func() {
		s.h.Open(kit.Route{Screen: "schedule", ID: a.ID, Arg: string(a.Start.Date())})
	}})
}
