// Package printjob shows the papers that are not out yet: on their way, waiting at a printer, or failed.
package printjob

import (
	"context"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// Screen lists the papers that are not out yet.
type Screen struct {
	h      *kit.Host
	a      *app.App
	rows   []app.PrintRow
	lines  []line
	want   data.ID
	newest kit.Newest
	drawn  map[fyne.CanvasObject]*row
	after  string // where the list goes on; "" at its end
	grown  bool   // more than its first page was read

	title              *kit.PageTitle
	band               *kit.Banner
	room               *fyne.Container
	list               *kit.KeyList
	again, other, drop *kit.Button
	content            fyne.CanvasObject
}

// row is one line of the list.
type row struct {
	mark         *kit.Mark
	paper, where *kit.Text
	state        *kit.StateText
	since        *kit.Text
}

// New makes the screen.
func New(h *kit.Host, a *app.App) *Screen {
	s := &Screen{h: h, a: a, drawn: map[fyne.CanvasObject]*row{}}
	s.again = kit.NewButton(h, kit.ButtonSpec{Text: h.T("print-job.again"), Icon: "printer", Key: "F9", Kind: kit.InkButton, Do: s.retry})
	s.other = kit.NewButton(h, kit.ButtonSpec{Text: h.T("print-job.elsewhere"), Key: "Alt+P", Do: s.elsewhere})
	s.drop = kit.NewButton(h, kit.ButtonSpec{Text: h.T("print-job.drop"), Key: "Del", Kind: kit.Ghost, Do: s.giveUp})
	s.title = kit.NewPageTitle(h.T("print-job.queue"), "", s.drop, s.other, s.again)
	s.band = kit.NewBanner(kit.State{Icon: "triangle-alert", Tone: kit.Amber}, "")
	s.room = kit.Inset(0, 0, 12, 0, s.band)
	empty := kit.NewEmpty("check", kit.Green, h.T("print-job.queue-none"), h.T("print-job.queue-none-note"))
	s.list = kit.NewKeyList(h, kit.ListSpec{
		Len: func() int { return len(s.lines) }, Height: 52, Indent: 39, Create: s.newRow, Update: s.update, ID: func(i int) uint64 { return s.lines[i].id },
		Empty: kit.Inset(14, kit.Outset, 0, kit.Outset, empty), OnMove: func(int) { s.tell() }, OnEnd: s.further, OnEnter: func(int) { s.retry() },
		OnKey: func(i int, ev *fyne.KeyEvent) bool {
			if ev.Name == fyne.KeyDelete && i >= 0 {
				s.giveUp()
				return true
			}
			return false
		},
	})
	s.content = kit.Inset(0, kit.Margin, 0, kit.Margin, kit.Col(0, s.title, kit.Space(0, 12), s.room, kit.Grow(kit.Inset(0, -kit.Outset, 0, -kit.Outset, s.list))))
	return s
}

// Content is the work area.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Open shows the papers, one of them chosen where the route names it.
func (s *Screen) Open(r kit.Route) {
	s.want = r.ID
	s.Reload()
}

// Focus gives the keys to the list.
func (s *Screen) Focus() { s.h.Focus(s.list) }

// Changed reads again when a paper came on.
func (s *Screen) Changed(changes []data.Change) {
	for _, c := range changes {
		if c.Kind == data.KindPrintJob {
			s.Reload()
			return
		}
	}
}

// furtherPrints is how many papers are read at once while one scrolls.
const furtherPrints = 50

// Reload reads the papers as far as they were read.
func (s *Screen) Reload() {
	limit := 0
	if s.grown {
		limit = len(s.rows)
	}
	kit.Read(s.h, &s.newest, func() (app.PrintPage, error) { return s.a.PrintJobs.Queue("", limit) }, func(p app.PrintPage) {
		s.rows, s.grown = nil, limit > 0
		s.fill(p)
		if s.want != 0 && s.list.SelectID(uint64(s.want)) {
			s.want = 0
		}
		s.tell()
	})
}

// further reads the next page once the end of the list comes into view.
func (s *Screen) further() {
	if s.after == "" || s.newest.Reading() {
		return
	}
	after := s.after
	kit.Read(s.h, &s.newest, func() (app.PrintPage, error) { return s.a.PrintJobs.Queue(after, furtherPrints) }, func(p app.PrintPage) {
		s.grown = true
		s.fill(p)
	})
}

// fill adds a page to the rows.
func (s *Screen) fill(p app.PrintPage) {
	s.rows, s.after = append(s.rows, p.Rows...), p.Next
	s.lines = lines(s.h.Words, s.h.Format, s.rows, s.h.Now())
	s.title.Set(s.h.T("print-job.queue"), s.h.N("print-job.count", p.Total))
	s.list.Reload()
}

// tell says of the paper in hand what is wrong and what to do.
func (s *Screen) tell() {
	i := s.list.Selected()
	on := i >= 0 && i < len(s.lines)
	for _, b := range []*kit.Button{s.again, s.other, s.drop} {
		b.SetDisabled(!on, s.h.T("print-job.queue-none"))
	}
	say := ""
	if on {
		say = s.lines[i].say
		st := s.lines[i].state
		s.band.Set(st, say)
	}
	s.room.Hidden = say == ""
	kit.Relayout(s.content)
}

func (s *Screen) newRow() fyne.CanvasObject {
	r := &row{mark: kit.NewBigMark("printer", kit.Ink), paper: kit.T("", kit.Strong.Cut()), where: kit.T("", kit.Second.Cut()), state: kit.NewStateText(kit.State{}), since: kit.T("", kit.Second.Sized(13).Right())}
	o := kit.Cols(11, []float32{28, -1, 300, 116}, r.mark, kit.Col(0, r.paper, r.where), r.state, r.since)
	s.drawn[o] = r
	return o
}

func (s *Screen) update(i int, o fyne.CanvasObject, _ kit.RowState) {
	r, l := s.drawn[o], s.lines[i]
	r.paper.SetText(l.paper)
	r.where.SetText(l.where)
	r.state.Set(l.state)
	r.since.SetText(l.since)
}

// at is the paper in hand.
func (s *Screen) at() (app.PrintRow, line, bool) {
	i := s.list.Selected()
	if i < 0 || i >= len(s.rows) {
		return app.PrintRow{}, line{}, false
	}
	return s.rows[i], s.lines[i], true
}

// retry sends the paper in hand once more.
func (s *Screen) retry() { s.send("") }

func (s *Screen) send(printer string) {
	r, l, ok := s.at()
	if !ok {
		return
	}
	h := s.h
	to := printer
	if to == "" {
		to = r.Job.Printer
	}
	kit.Run(h, func() (data.Done, error) { return s.a.PrintJobs.Resend(h.Actor(), r.Job.ID, printer) }, func(_ data.Done, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		h.Toast(kit.Toast{Icon: "printer", Text: h.T("print-job.sent-again", "Paper", l.paper, "Printer", printerName(h.Words, to))})
	})
}

// elsewhere offers the other printers, the file last.
func (s *Screen) elsewhere() {
	r, l, ok := s.at()
	if !ok {
		return
	}
	h := s.h
	kit.Run(h, func() ([]app.PrinterView, error) { return s.a.Papers.Printers(context.Background()) }, func(all []app.PrinterView, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		var items []kit.MenuItem
		for _, p := range all {
			if p.Name == r.Job.Printer {
				continue
			}
			it := kit.MenuItem{Icon: "printer", Text: printerName(h.Words, p.Name), Do: func() { s.send(p.Name) }}
			switch {
			case p.State == app.PrinterFile:
				it.Icon, it.After = "file-text", len(items) > 0
			case p.Why != "":
				it.Note = h.T("print-job.why-" + p.Why)
			}
			items = append(items, it)
		}
		h.Menu(kit.MenuSpec{Title: l.paper, Hint: h.T("print-job.choose"), Items: items, Width: 380, Under: s.other})
	})
}

// giveUp asks, then forgets the paper in hand.
func (s *Screen) giveUp() {
	r, l, ok := s.at()
	if !ok {
		return
	}
	h := s.h
	h.Ask(kit.Question{Icon: "trash-2", Title: h.T("print-job.drop-title"), Text: l.paper + ". " + h.T("print-job.drop-text"), Act: h.T("print-job.drop"), Danger: true, Done: func(string) {
		kit.Run(h, func() (data.Done, error) { return s.a.PrintJobs.Drop(h.Actor(), r.Job.ID) }, func(_ data.Done, err error) {
			if err != nil {
				h.Fail(err)
				return
			}
			h.Toast(kit.Toast{Text: h.T("print-job.dropped", "Paper", l.paper)})
		})
	}})
}

// Key takes the screen's own keys.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyF9 {
		s.again.Press()
		return true
	}
	return false
}

// Shortcut takes the screen's own chords.
func (s *Screen) Shortcut(chord string) bool {
	if chord == "Alt+P" {
		s.other.Press()
		return true
	}
	return false
}
