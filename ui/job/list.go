package job

import (
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// sorts are the orders that Alt+S walks, with the column of each.
var sorts = []struct {
	by     string
	column int
}{{"promised", 5}, {"number", 1}, {"customer", 3}, {"state", 4}, {"technician", 6}}

// furtherJobs is how many rows are read at once while one scrolls.
const furtherJobs = 50

// List is the list of jobs.
type List struct {
	h      *kit.Host
	a      *app.App
	q      app.JobsQuery
	page   app.JobsPage
	rows   []app.JobRow  // read so far
	shown  app.JobsQuery // that they are of
	ticked map[data.ID]bool
	views  map[fyne.CanvasObject]*jobRow
	states *data.List
	newest kit.Newest
	widths []float32

	peek   *kit.Peek
	title  *kit.PageTitle
	narrow *kit.Entry
	over   *kit.Button // shows those that are over
	chips  *kit.Chips
	head   *kit.TableHead
	box    *kit.TickBox
	list   *kit.KeyList
	empty  *kit.Empty
	foot   *fyne.Container
	words  *kit.Text
	tech   *kit.Button
	print  *kit.Button
	move   *kit.Button
	side   *peekSide
	cancel func()
	typing func()
}

// NewList makes the list.
func NewList(h *kit.Host, a *app.App) *List {
	s := &List{h: h, a: a, ticked: map[data.ID]bool{}, views: map[fyne.CanvasObject]*jobRow{}}
	s.build()
	return s
}

func (s *List) build() {
	h := s.h
	state, tech := float32(130), float32(36)
	if h.Words.Lang() == "fil" {
		state, tech = 172, 0
	}
	s.widths = []float32{16, 68, -1, 128, state, 126, tech}
	titles := []string{"", h.T("job.number"), h.T("job.device-problem"), h.T("job.customer"), h.T("job.line-state"), h.T("job.promised"), h.T("job.by")}
	if tech == 0 {
		s.widths, titles = s.widths[:6], titles[:6]
	}
	s.narrow = kit.NewEntry(h, kit.EntrySpec{Icon: "filter", Max: 100, Placeholder: h.T("common.filter"), OnChange: func(string) { s.typed() }, OnEnter: func() { h.Focus(s.list) }})
	// The way to those that are over stands here: the row of chips is full.
	s.over = kit.NewButton(h, kit.ButtonSpec{Text: h.T("job.closed"), Icon: "archive", Kind: kit.Ghost, Small: true, Do: func() {
		s.chips.Select()
		s.q.Only, s.ticked = app.OnlyClosed, map[data.ID]bool{}
		s.Reload()
		h.Focus(s.list)
	}})
	s.title = kit.NewPageTitle(h.T("job.jobs"), "", s.over, kit.Wide(236, s.narrow))
	s.chips = kit.NewChips(h, kit.ChipsSpec{OnChange: s.chosen, OnEnter: func() { h.Focus(s.list) }})
	s.box = kit.NewTickBox()
	s.head = kit.NewTableHead(h, 12, s.widths, titles, s.sortBy)
	s.head.SetCell(0, kit.NewPressable(h, kit.PressableSpec{Content: s.box, Do: s.tickAll}))
	s.empty = kit.NewEmpty("circle-check", kit.Green, "", "")
	s.list = kit.NewKeyList(h, kit.ListSpec{
		Len: func() int { return len(s.rows) }, Create: s.newRow, Update: s.update, Empty: s.empty, Indent: 28,
		ID:      func(i int) uint64 { return uint64(s.rows[i].ID) },
		Ticked:  func(i int) bool { return s.ticked[s.rows[i].ID] },
		OnEnter: func(i int) { h.Open(kit.Route{Screen: "job", ID: s.rows[i].ID, Arg: listArg(s.q)}) },
		OnMove:  func(int) { s.peekSoon() },
		OnEnd:   func() { s.further() },
		OnTick:  func(i int) { s.tick(s.rows[i].ID) },
		OnKey: func(_ int, ev *fyne.KeyEvent) bool {
			if ev.Name == fyne.KeyInsert {
				h.Open(kit.Route{Screen: "intake"})
				return true
			}
			return false
		},
	})
	s.list.Narrow(s.narrow)
	s.words = kit.T("", kit.Body.Cut())
	s.tech = kit.NewButton(h, kit.ButtonSpec{Text: h.T("job.technician"), Icon: "user-check", Key: "Alt+T", Do: s.technician})
	s.print = kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.print"), Icon: "printer", Key: "F9", Do: s.printMenu})
	s.move = kit.NewButton(h, kit.ButtonSpec{Icon: "circle-check", Key: "F8", Kind: kit.InkButton, Do: s.moveOn})
	s.foot = kit.Row(10, kit.Grow(s.words), s.tech, s.print, s.move)
	s.side = newPeekSide(s)
	col := kit.Col(0, s.title, kit.Inset(10, 0, 4, 0, s.chips), s.head, kit.Grow(kit.Inset(0, -kit.Outset, 0, -kit.Outset, s.list)))
	s.peek = kit.NewPeek(h, col, s.foot, s.side.all)
}

// Content is the list with its panel.
func (s *List) Content() fyne.CanvasObject { return s.peek }

// Open shows what the route's Arg names: "late", a state, "closed"; or a query as listArg writes it.
func (s *List) Open(r kit.Route) {
	switch {
	case r.Arg == "":
	case queryOf(r.Arg) != (app.JobsQuery{}):
		s.q = queryOf(r.Arg)
		s.narrow.SetText(s.q.Text)
	default:
		s.q = app.JobsQuery{Only: r.Arg}
		s.narrow.SetText("")
	}
	s.Reload()
}

// answer is what a look at the list gives.
type answer struct {
	page   app.JobsPage
	states *data.List
}

// Reload reads the rows again, as far as they were read; cursor and ticks stay.
func (s *List) Reload() { s.read(s.limit(), nil) }

// limit is how many rows are read: those that a window shows at first, or as many as were read on.
func (s *List) limit() int {
	q := s.q
	if q != s.shown {
		return app.FirstJobs
	}
	return max(len(s.rows), app.FirstJobs)
}

func (s *List) read(limit int, then func()) {
	q := s.q
	q.Limit = limit
	kit.Read(s.h, &s.newest, func() (answer, error) { return s.ask(q) }, func(out answer) {
		q.Limit = 0
		s.page, s.rows, s.states, s.shown = out.page, out.page.Rows, out.states, q
		s.show()
		if then != nil {
			then()
		}
	})
}

func (s *List) ask(q app.JobsQuery) (out answer, err error) {
	if out.page, err = s.a.Jobs.List(q); err == nil {
		out.states, err = s.a.Lists.Get(data.ListJobStates)
	}
	return out, err
}

// further reads the next page once the end of the list comes into view.
func (s *List) further() {
	if s.page.Next == "" || s.newest.Reading() || s.q != s.shown {
		return
	}
	q := s.q
	q.After, q.Limit = s.page.Next, furtherJobs
	kit.Read(s.h, &s.newest, func() (answer, error) { return s.ask(q) }, func(out answer) {
		s.rows = append(s.rows, out.page.Rows...)
		s.page, s.states = out.page, out.states
		s.list.Reload()
		s.showFoot()
	})
}

// Changed reloads where a job or somebody on it changed.
func (s *List) Changed(all []data.Change) {
	for _, c := range all {
		switch c.Kind {
		case data.KindJob, data.KindCustomer, data.KindDevice, data.KindStaff, data.KindAppointment, data.KindList:
			s.Reload()
			return
		}
	}
}

// Focus gives the keys to the rows.
func (s *List) Focus() { s.h.Focus(s.list) }

// Key does the list's bare keys.
func (s *List) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyF8:
		s.moveOn()
	case fyne.KeyF9:
		s.printMenu()
	case fyne.KeyEscape:
		if len(s.ticked) == 0 {
			return false
		}
		s.ticked = map[data.ID]bool{}
		s.show()
	default:
		return false
	}
	return true
}

// Shortcut does the list's chords.
func (s *List) Shortcut(chord string) bool {
	switch chord {
	case "Alt+T":
		s.tech.Press()
	case "Alt+S":
		s.nextSort()
	case "Alt+K":
		s.peek.Toggle()
	case "Ctrl+A":
		s.tickAll()
	case "Ctrl+P":
		s.send(s.a.PrintJobs.OnSave(data.KindJob)...)
	default:
		return false
	}
	return true
}

// typed narrows the list a moment after the last letter.
func (s *List) typed() {
	if s.typing != nil {
		s.typing()
	}
	s.typing = kit.After(s.h, 60*time.Millisecond, func() {
		s.q.Text = s.narrow.Text
		s.Reload()
	})
}

func (s *List) chosen() {
	s.q.Only = s.chips.Selected()
	s.ticked = map[data.ID]bool{}
	s.Reload()
}

func (s *List) sortBy(column int) {
	for _, o := range sorts {
		if o.column == column {
			s.q.Sort = o.by
			s.Reload()
		}
	}
}

func (s *List) nextSort() {
	at := 0
	for i, o := range sorts {
		if o.by == s.q.Sort {
			at = i
		}
	}
	s.q.Sort = sorts[(at+1)%len(sorts)].by
	s.Reload()
}

// FootHeight is the height of the acts under the table.
func (s *List) FootHeight() float32 { return kit.FootHeight }
