package job

import (
	"net/url"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// Detail is one job.
type Detail struct {
	h      *kit.Host
	a      *app.App
	id     data.ID
	from   string // the list that one came from, for the next and the one before
	v      *app.JobView
	states *data.List
	ways   *data.List
	newest kit.Newest

	all      *fyne.Container
	head     *kit.Head
	strip    *kit.Strip
	body     *fyne.Container // devices, problem and diagnosis
	lines    *lineTable
	visits   *fyne.Container
	sums     *fyne.Container
	before   *fyne.Container
	count    *kit.Heading
	note     *kit.Entry
	notices  *fyne.Container
	timeline *kit.Timeline
	print    *kit.Button
	next     *kit.Button
}

// NewDetail makes the page of a job.
func NewDetail(h *kit.Host, a *app.App) *Detail {
	s := &Detail{h: h, a: a}
	s.print = kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.print"), Icon: "printer", Key: "F9", Do: s.printMenu})
	s.next = kit.NewButton(h, kit.ButtonSpec{Icon: "wrench", Key: "F8", Kind: kit.InkButton, Do: s.moveOn})
	s.head = kit.NewHead(s.print, s.next)
	s.strip = kit.NewStrip()
	s.body, s.visits, s.sums, s.before = kit.Col(0), kit.Col(0), kit.Col(0), kit.Col(0)
	s.lines = newLineTable(s)
	s.count = kit.NewHeading(h.T("job.timeline"), "")
	s.note = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("job.add-note"), Max: data.MaxWords, OnEnter: s.addNote})
	s.notices = kit.Col(8)
	s.timeline = kit.NewTimeline()
	left := kit.Col(14, kit.Inset(0, 0, 1, 0, s.body), s.lines.Object(), kit.TopCols(36, []float32{-1, 262}, s.visits, s.sums), s.before)
	right := kit.Col(0, kit.Inset(12, 0, 9, 0, kit.Col(8, s.count, s.note)), kit.Grow(scrolled(kit.Inset(0, 0, 14, 0, kit.Col(11, s.notices, s.timeline)))))
	s.all = kit.Inset(0, kit.Margin, 0, kit.Margin, kit.Col(0, s.head, s.strip, kit.Grow(kit.TopCols(kit.ColumnGap, []float32{-1, kit.TimeColumn},
		scrolled(kit.Inset(12, 0, 14, 0, left)), right))))
	return s
}

// scrolled is a column that scrolls in what room it gets.
func scrolled(o fyne.CanvasObject) fyne.CanvasObject { return kit.MarginScroll(o) }

// Content is the page.
func (s *Detail) Content() fyne.CanvasObject { return s.all }

// Open shows the job that the route names. Arg is the list one came from, as listArg writes it.
func (s *Detail) Open(r kit.Route) {
	if r.ID != s.id {
		s.v = nil
		s.note.SetText("")
		s.lines.cancel()
	}
	s.id, s.from = r.ID, r.Arg
	s.Reload()
}

// Reload reads the job again.
func (s *Detail) Reload() {
	if s.id == 0 {
		return
	}
	id := s.id
	kit.Read(s.h, &s.newest, func() (read, error) { return s.read(id) }, func(r read) {
		s.v, s.states, s.ways = r.v, r.states, r.ways
		s.show()
	})
}

type read struct {
	v            *app.JobView
	states, ways *data.List
}

func (s *Detail) read(id data.ID) (r read, err error) {
	if r.v, err = s.a.Jobs.Get(id); err != nil {
		return r, err
	}
	if r.states, err = s.a.Lists.Get(data.ListJobStates); err != nil {
		return r, err
	}
	r.ways, err = s.a.Lists.Get(data.ListPayments)
	return r, err
}

// Changed reloads where the job or what stands on its page changed.
func (s *Detail) Changed(all []data.Change) {
	for _, c := range all {
		switch c.Kind {
		case data.KindJob, data.KindCustomer, data.KindDevice, data.KindPayment, data.KindEstimate, data.KindContact, data.KindAppointment,
			data.KindPartRequest, data.KindPartsOrder, data.KindTask, data.KindList, data.KindShelf:
			s.Reload()
			return
		}
	}
}

// Focus gives the keys to the next act.
func (s *Detail) Focus() { s.h.Focus(s.next) }

// Key does the page's bare keys.
func (s *Detail) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyF8:
		s.next.Press()
	case fyne.KeyF9:
		s.printMenu()
	case fyne.KeyPageDown:
		s.step(1)
	case fyne.KeyPageUp:
		s.step(-1)
	case fyne.KeyInsert:
		s.lines.add()
	case fyne.KeyEscape:
		return s.lines.cancel()
	default:
		return false
	}
	return true
}

// Shortcut does the page's chords.
func (s *Detail) Shortcut(chord string) bool {
	do := map[string]func(){
		"Ctrl+P": s.printAll, "Alt+C": s.talkDialog, "Alt+N": func() { s.h.Focus(s.note) }, "Alt+T": s.technicianMenu,
		"Alt+S": s.stateMenu, "Alt+R": s.promiseDialog, "Alt+D": s.workDialog, "Alt+Q": s.estimateDialog, "Alt+P": s.payDialog,
		"Alt+B": s.comeBack, "Alt+E": s.changeDialog, "Alt+I": s.passcode,
	}[chord]
	if do == nil || s.v == nil {
		return false
	}
	do()
	return true
}

// comeBack takes the same device in again under the warranty of this job.
func (s *Detail) comeBack() {
	s.h.Open(kit.Route{Screen: "intake", Arg: data.Ref{Kind: data.KindJob, ID: s.id}.String()})
}

// step opens the next job of the list one came from, or the one before.
func (s *Detail) step(by int) {
	id, q := s.id, queryOf(s.from)
	kit.Run(s.h, func() (app.JobsPage, error) { return s.a.Jobs.List(q) }, func(p app.JobsPage, err error) {
		if err != nil {
			s.h.Fail(err)
			return
		}
		for i, r := range p.Rows {
			if to := i + by; r.ID == id && to >= 0 && to < len(p.Rows) {
				s.h.Open(kit.Route{Screen: "job", ID: p.Rows[to].ID, Arg: s.from})
				return
			}
		}
		s.h.Hint(s.h.T("job.no-more"))
	})
}

// listArg writes a query as a route's Arg, and queryOf reads it.
func listArg(q app.JobsQuery) string {
	v := url.Values{}
	for name, text := range map[string]string{"only": q.Only, "technician": idText(q.Technician), "text": q.Text, "sort": q.Sort} {
		if text != "" {
			v.Set(name, text)
		}
	}
	return v.Encode()
}

func queryOf(arg string) app.JobsQuery {
	v, err := url.ParseQuery(arg)
	if err != nil {
		return app.JobsQuery{}
	}
	return app.JobsQuery{Only: v.Get("only"), Technician: textID(v.Get("technician")), Text: v.Get("text"), Sort: v.Get("sort")}
}

// did says what an act did, and reads the job anew; a fault that no field here can show is told.
func (s *Detail) did(key string) func(data.Done, error) {
	return func(done data.Done, err error) {
		if err != nil {
			s.h.Fail(err)
			return
		}
		s.h.Done(done, s.h.T("job.did-"+key, "no", s.v.Job.No))
		s.Reload()
	}
}

// moveOn does what usually comes next.
func (s *Detail) moveOn() {
	if s.v == nil {
		return
	}
	who, id := s.h.Actor(), s.id
	switch s.v.Job.State {
	case data.Ready, data.NotRepaired:
		s.collectDialog()
		return
	case data.Collected:
		kit.Run(s.h, func() (data.Done, error) { return s.a.Jobs.Close(who, id) }, s.did("moved"))
		return
	}
	kit.Run(s.h, func() (data.Done, error) { return s.a.Jobs.MoveOn(who, id) }, s.did("moved"))
}

// addNote keeps what was typed as a note for the house.
func (s *Detail) addNote() {
	text := data.Clean(s.note.Text)
	if text == "" {
		return
	}
	who := s.h.Actor()
	c := &data.Contact{Of: data.Ref{Kind: data.KindJob, ID: s.id}, Channel: data.Meeting, Direction: data.Out, Party: data.Ref{Kind: data.KindStaff, ID: who.Staff}, Words: text, Internal: true}
	kit.Run(s.h, func() (data.Done, error) { return s.a.Contacts.Log(who, c) }, func(done data.Done, err error) {
		if err == nil {
			s.note.SetText("")
		}
		s.did("noted")(done, err)
	})
}
