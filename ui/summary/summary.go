// Package summary is the owner's page of a day: what was taken, how the jobs stand, who did what, what needs attention.
package summary

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// Screen is the day's summary.
type Screen struct {
	h      *kit.Host
	a      *app.App
	date   data.Date
	today  data.Date
	view   app.DayView
	newest kit.Newest
	rows   map[fyne.CanvasObject]*row

	content   fyne.CanvasObject
	day       *kit.Text
	so        *kit.Tag
	size      *kit.Segments
	print     *kit.Button
	strip     *kit.Strip
	takings   *kit.Heading
	chart     *kit.Chart
	payments  *fyne.Container
	stateHead *kit.Heading
	states    *kit.CountBars
	staff     *fyne.Container
	attention *kit.Heading
	list      *kit.KeyList
	page      *fyne.Container
	empty     *kit.Empty
	more      *kit.Text
	sections  *fyne.Container
}

// New makes the screen.
func New(h *kit.Host, a *app.App) *Screen {
	s := &Screen{h: h, a: a, rows: map[fyne.CanvasObject]*row{}}
	s.build()
	return s
}

func (s *Screen) build() {
	h := s.h
	s.day = kit.T("", kit.TitleRest.Cut())
	s.so = kit.NewTag(kit.State{})
	s.size = kit.NewSegments(h, []kit.Option{{Value: "A4", Text: h.T("summary.size-a4")}, {Value: "80", Text: h.T("summary.size-80")}}, nil)
	s.print = kit.NewButton(h, kit.ButtonSpec{Text: h.T("summary.print"), Icon: "printer", Key: "Ctrl+P", Kind: kit.InkButton, Do: s.doPrint})
	title := kit.Row(12, kit.Grow(kit.Row(16, kit.BaseRow(11, kit.T(h.T("summary.title"), kit.Title), s.day), kit.Row(9, kit.NewKeycap("←", kit.CapLine), kit.NewKeycap("→", kit.CapLine), kit.T(h.T("summary.day"), kit.Second.Sized(13))))),
		s.so, s.size, s.print)
	s.strip = kit.NewFigures(figures(h.Format, app.DayView{})...)
	s.takings = kit.NewHeading("", "")
	s.chart = kit.NewChart(206)
	s.payments, s.staff, s.sections = kit.Col(0), kit.Col(0), kit.Col(0)
	s.stateHead = kit.NewHeading(h.T("summary.states"), "")
	s.states = kit.NewCountBars()
	s.attention = kit.NewHeading("", "")
	s.empty = kit.NewEmpty("circle-check", kit.Green, h.T("summary.nothing"), h.T("summary.nothing-note"))
	s.more = kit.T("", kit.Second)
	s.list = kit.NewKeyList(h, kit.ListSpec{
		Len: func() int { return len(s.view.Attention) }, Create: s.newRow, Update: s.update, Indent: 32, Short: true,
		ID:    func(i int) uint64 { return uint64(s.view.Attention[i].Job.ID) },
		Empty: kit.Inset(14, kit.Outset, 0, kit.Outset, s.empty), OnEnter: s.enter,
	})
	page := kit.Col(0, s.strip,
		kit.Space(0, 12), kit.TopCols(36, []float32{-1, 350}, kit.Col(0, s.takings, s.chart), s.payments),
		kit.Space(0, 12), kit.TopCols(36, []float32{346, -1}, kit.Col(0, s.stateHead, kit.Space(0, 6), s.states), s.staff),
		kit.Space(0, 16), s.attention, kit.Inset(0, -kit.Outset, 0, -kit.Outset, s.list), s.more,
		kit.Space(0, 18), s.sections, kit.Space(0, 14))
	s.page = kit.VScroll(kit.Inset(0, kit.Margin, 0, kit.Margin, page))
	s.content = kit.Inset(3, 0, 0, 0, kit.Col(0, kit.Inset(0, kit.Margin, 0, kit.Margin, kit.Col(0, kit.High(52, title), kit.Rule(2, kit.Ink))),
		kit.Grow(s.page)))
}

// Content is the work area.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// HasInk says that the page has its own ink button.
func (s *Screen) HasInk() bool { return true }

// Open shows the day that the route names, else the one that runs.
func (s *Screen) Open(r kit.Route) {
	if d, ok := dated(r.Arg); ok {
		s.date = d
	} else {
		s.date = ""
	}
	size := s.a.Papers.Size(data.KindShop, app.PaperSummary)
	if size.Roll() {
		s.size.Select("80")
	}
	s.Reload()
}

// Focus gives the keys to what needs attention; the page begins at its top.
func (s *Screen) Focus() {
	s.h.Focus(s.list)
	kit.ToTop(s.page)
}

// Changed reads again: almost every record counts here.
func (s *Screen) Changed([]data.Change) { s.Reload() }

// Reload reads the day.
func (s *Screen) Reload() {
	date := s.date
	type read struct {
		today data.Date
		day   app.DayView
	}
	kit.Read(s.h, &s.newest, func() (r read, err error) {
		if r.today, err = s.a.Summary.Today(); err != nil {
			return r, err
		}
		if date == "" {
			date = r.today
		}
		r.day, err = s.a.Summary.Day(date)
		return r, err
	}, func(r read) {
		s.today, s.date, s.view = r.today, date, r.day
		s.show()
	})
}

// Key walks the days.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyPageUp:
		s.walk(-1)
	case fyne.KeyRight, fyne.KeyPageDown:
		s.walk(1)
	default:
		return false
	}
	return true
}

// Shortcut prints.
func (s *Screen) Shortcut(chord string) bool {
	if chord == "Ctrl+P" {
		s.print.Press()
		return true
	}
	return false
}

// walk goes to another day; there is none after the one that runs.
func (s *Screen) walk(by int) {
	if s.date == "" {
		return
	}
	next := s.date.Plus(by)
	if next > s.today {
		s.h.Hint(s.h.T("summary.no-later"))
		return
	}
	s.h.Hint("")
	s.date = next
	s.Reload()
}

func (s *Screen) doPrint() {
	date, size := s.date, s.size.Selected()
	if own := s.a.Papers.Size(data.KindShop, app.PaperSummary); size == "A4" && !own.Roll() {
		size = own.Name
	}
	kit.Run(s.h, func() (data.Done, error) { return s.a.Summary.Print(s.h.Actor(), date, size) }, func(_ data.Done, err error) {
		if err != nil {
			s.h.Fail(err)
			return
		}
		s.h.Toast(kit.Toast{Icon: "printer", Text: s.h.T("summary.printed")})
	})
}

func (s *Screen) enter(i int) { s.h.Open(kit.Route{Screen: "job", ID: s.view.Attention[i].Job.ID}) }
