// Package part is the screen of wanted parts: who asks for what, what suppliers answered, what is on order and what came.
package part

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// Screen is Parts.
type Screen struct {
	h       *kit.Host
	a       *app.App
	pages   []app.PartGroup // read so far
	after   string          // where the list goes on; "" at its end
	grown   bool            // more than its first page was read
	total   int
	reading bool
	groups  []group
	rows    []app.Wanted // of all groups, in the order of the list
	lines   map[fyne.CanvasObject]*row
	view    *app.PartView
	id      data.ID // request that is shown
	chosen  int     // answer that would be ordered, -1: none
	ticked  map[data.ID]bool
	newest  kit.Newest
	second  kit.Newest
	wish    data.ID // to be shown once it is read
	no      string  // number of an order to be shown

	content *fyne.Container
	title   *kit.Text
	count   *kit.Text
	list    *kit.KeyList
	empty   *kit.Empty
	record  *record
}

// New makes the screen.
func New(h *kit.Host, a *app.App) *Screen {
	s := &Screen{h: h, a: a, chosen: -1, ticked: map[data.ID]bool{}, lines: map[fyne.CanvasObject]*row{}}
	s.title, s.count = kit.T(h.T("part.wanted"), kit.Part.Cut()), kit.T("", kit.Part.W(400).In(kit.Ink2))
	want := kit.NewButton(h, kit.ButtonSpec{Text: h.T("part.want"), Icon: "plus", Key: "Ins", Small: true, Do: func() { s.want(0) }})
	s.empty = kit.NewEmpty("check", kit.Green, h.T("part.empty"), h.T("part.empty-text"))
	s.list = kit.NewKeyList(h, kit.ListSpec{
		Groups: s.heads, Height: 50, Create: s.newRow, Update: s.update, Indent: 32, Empty: kit.Inset(14, kit.Outset, 0, kit.Outset, s.empty),
		ID:      func(i int) uint64 { return uint64(s.rows[i].ID) },
		Ticked:  func(i int) bool { return s.ticked[s.rows[i].ID] },
		OnEnd:   s.further,
		OnEnter: s.enter, OnMove: func(i int) { s.show(s.rows[i].ID) }, OnTick: s.tick, OnRune: s.digit, OnKey: s.listKey,
	})
	s.record = newRecord(s)
	foot := kit.Inset(6, 10, 10, 0, kit.Row(4, s.quiet("part.stock", "Alt+P", s.stock), s.quiet("part.suppliers", "Alt+L", s.suppliers)))
	s.content = kit.NewListPage(kit.ListPageSpec{Title: s.title, Count: s.count, Act: kit.ForPointer(want), Under: 11, List: s.list, Foot: foot, Record: s.record.all})
	return s
}

func (s *Screen) quiet(key, chord string, do func()) fyne.CanvasObject {
	return kit.ForPointer(kit.NewButton(s.h, kit.ButtonSpec{Text: s.h.T(key), Key: chord, Kind: kit.Ghost, Small: true, Do: do}))
}

// Content is the work area.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Open shows the request that the route names, or the requests of the order whose number it names.
// Arg "want" with the ID of a job opens the wish for a part of that job.
func (s *Screen) Open(r kit.Route) {
	if r.Arg == "want" {
		s.Reload()
		s.want(r.ID)
		return
	}
	s.wish, s.no = r.ID, r.Arg
	s.Reload()
}

// Focus gives the keys to the list.
func (s *Screen) Focus() {
	if s.h.Top() == nil {
		s.h.Focus(s.list)
	}
}

// Changed reads again where a part, a job or a supplier changed.
func (s *Screen) Changed(changes []data.Change) {
	for _, c := range changes {
		switch c.Kind {
		case data.KindPartRequest, data.KindAsk, data.KindPartsOrder, data.KindPart, data.KindSupplier, data.KindJob, data.KindCustomer, data.KindTask, data.KindStockMove:
			s.Reload()
			return
		}
	}
}

// furtherParts is how many rows are read at once while one scrolls.
const furtherParts = 50

// read is the answer of a reload.
type read struct {
	page  app.PartsPage
	order []*data.PartRequest // of the order that was asked for
	stock *data.PartsOrder    // an order for the shelf alone that was asked for
}

// Reload reads the list as far as it was read, then the request shown.
func (s *Screen) Reload() {
	still, no, limit := s.newest.Ask(), s.no, s.limit()
	s.reading = true
	kit.Run(s.h, func() (r read, err error) {
		if r.page, err = s.a.PartRequests.List("", limit); err != nil {
			return r, err
		}
		if no != "" {
			if o, oerr := s.a.PartsOrders.WithNo(no); oerr == nil {
				if r.order, err = s.a.PartsOrders.Requests(o.ID); len(r.order) == 0 && o.Open() {
					r.stock = o
				}
			}
		}
		return r, err
	}, func(r read, err error) {
		if !still() {
			return
		}
		s.reading = false
		if err != nil {
			s.h.Fail(err)
			return
		}
		s.fill(r)
	})
}

// limit is how many rows are read anew: as many as were read; 0: the first page.
func (s *Screen) limit() int {
	if s.grown {
		return len(s.rows)
	}
	return 0
}

// further reads the next page once the end of the list comes into view.
func (s *Screen) further() {
	if s.after == "" || s.reading {
		return
	}
	still, after := s.newest.Ask(), s.after
	s.reading = true
	kit.Run(s.h, func() (app.PartsPage, error) { return s.a.PartRequests.List(after, furtherParts) }, func(p app.PartsPage, err error) {
		if !still() {
			return
		}
		s.reading = false
		if err != nil {
			s.h.Fail(err)
			return
		}
		s.pages, s.after, s.grown = append(s.pages, p.Groups...), p.Next, true
		s.lay()
		s.list.Reload()
	})
}

// lay heads the rows that were read.
func (s *Screen) lay() {
	s.groups, s.rows = groups(s.speech(), s.pages), nil
	for _, g := range s.groups {
		s.rows = append(s.rows, g.rows...)
	}
}

func (s *Screen) fill(r read) {
	s.pages, s.after, s.total = r.page.Groups, r.page.Next, r.page.Total
	s.lay()
	for id := range s.ticked {
		if s.at(id) < 0 {
			delete(s.ticked, id)
		}
	}
	s.count.SetText(s.h.Count(s.total))
	s.list.Reload()
	if len(r.order) > 0 && s.wish == 0 {
		s.wish = r.order[0].ID
	}
	switch {
	case s.wish != 0:
		s.list.SelectID(uint64(s.wish))
		s.id = s.wish
	case s.at(s.id) >= 0:
		s.list.SelectID(uint64(s.id))
	default:
		s.id = 0
		if i := s.list.Selected(); i >= 0 {
			s.id = s.rows[i].ID
		} else if len(s.rows) > 0 {
			s.list.Select(0)
			s.id = s.rows[0].ID
		}
	}
	s.wish, s.no = 0, ""
	s.load()
	if r.stock != nil {
		s.receive(r.stock)
	}
	kit.Relayout(s.content)
}

// at is the row of a request, -1 where it is not in the list.
func (s *Screen) at(id data.ID) int {
	for i, r := range s.rows {
		if r.ID == id {
			return i
		}
	}
	return -1
}

// show shows another request beside the list.
func (s *Screen) show(id data.ID) {
	if id != s.id {
		s.id = id
		s.load()
	}
}

// load reads the request that is shown.
func (s *Screen) load() {
	still, id := s.second.Ask(), s.id
	if id == 0 {
		s.view = nil
		s.record.set()
		return
	}
	kit.Run(s.h, func() (*app.PartView, error) { return s.a.PartRequests.View(id) }, func(v *app.PartView, err error) {
		if !still() {
			return
		}
		if err != nil {
			s.h.Fail(err)
			return
		}
		if s.view == nil || s.view.ID != v.ID || s.chosen >= len(v.Answers) || s.chosen < 0 {
			s.chosen = v.Best
		}
		s.view = v
		s.record.set()
	})
}

func (s *Screen) speech() speech {
	return speech{w: s.h.Words, f: s.h.Format, now: s.h.Now().Local(s.h.Format.Zone())}
}

// digit takes one of the answers.
func (s *Screen) digit(r rune) {
	n := kit.Digit(r)
	if s.view == nil || n < 1 || n > min(len(s.view.Answers), mostColumns) {
		return
	}
	switch a := s.view.Answers[n-1]; {
	case a.Answer == data.NoAnswer:
		s.answer(a.Ask)
	case a.Order != "" || a.Answer == data.AskNo:
		s.h.Hint(s.h.T("part.cannot-take"))
	default:
		s.chosen = n - 1
		s.record.set()
	}
}

// listKey are the keys of the list that are not its own.
func (s *Screen) listKey(_ int, ev *fyne.KeyEvent) bool { return s.Key(ev) }

// Key does the screen's keys.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyInsert:
		s.want(0)
	case fyne.KeyDelete:
		s.cancel()
	case fyne.KeyF8:
		s.next()
	case fyne.KeyF9:
		s.print()
	case fyne.KeyEscape:
		return s.notNow()
	default:
		return false
	}
	return true
}

// Shortcut does the screen's chords.
func (s *Screen) Shortcut(chord string) bool {
	switch chord {
	case "Alt+A":
		s.ask()
	case "Alt+E":
		s.change()
	case "Alt+P":
		s.stock()
	case "Alt+L":
		s.suppliers()
	case "Alt+R":
		s.giveBack()
	case "Ctrl+Enter":
		s.order()
	case "Ctrl+S":
		s.draft()
	case "Ctrl+Shift+C":
		s.copyWords()
	default:
		return false
	}
	return true
}

// notNow lets ticks go, then the answer that was chosen.
func (s *Screen) notNow() bool {
	switch {
	case len(s.ticked) > 0:
		s.ticked = map[data.ID]bool{}
		s.list.Touch()
	case s.chosen >= 0:
		s.chosen = -1
	default:
		return false
	}
	s.record.set()
	return true
}

func (s *Screen) copyWords() {
	if s.view == nil || s.view.Words == "" {
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(s.view.Words)
	s.h.Toast(kit.Toast{Text: s.h.T("part.copied")})
}

// did says what an act did and reads again.
func (s *Screen) did(d data.Done, err error, key string, args ...any) bool {
	if err != nil {
		s.h.Fail(err)
		return false
	}
	s.h.Done(d, s.h.T(key, args...))
	s.Reload()
	return true
}
