// Package schedule is the day board with what waits to be booked, and the booking of time.
package schedule

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// mostCards is how many of the queue stand beside the board, the most urgent ones; the heading counts all.
const mostCards = 100

// offers is how many free times are offered at once.
const offers = 3

// Screen is the schedule: a day of all who get appointments beside the jobs that wait for a time.
type Screen struct {
	h      *kit.Host
	a      *app.App
	title  *kit.Text
	next   *kit.Text
	slots  [offers]*freeSlot
	heads  *kit.Heading
	deck   *kit.Deck
	board  *kit.Board
	empty  *kit.Empty
	hints  *fyne.Container
	left   *fyne.Container
	all    *fyne.Container
	newest kit.Newest
	asking kit.Newest

	date  data.Date
	want  data.ID // an appointment to be shown
	shown read
	on    bool // the board has the keys
}

// read is what the screen shows.
type read struct {
	board app.Board
	queue []app.ToBook
	slots []app.Slot
}

// New makes the screen.
func New(h *kit.Host, a *app.App) *Screen {
	s := &Screen{h: h, a: a}
	s.title = kit.T("", kit.Title)
	s.next = kit.T(h.T("schedule.free-next"), kit.Second.Sized(13.5).Cut())
	s.heads = kit.NewHeading(h.T("schedule.to-be-booked"), "")
	s.deck = kit.NewDeck(h, kit.DeckSpec{OnEnter: func(int) { s.book(nil) }, OnMove: func(int) { s.findSlots() }, OnKey: s.key, OnRune: s.rune})
	s.board = kit.NewBoard(h, kit.BoardSpec{
		Length: s.minutes, Clock: h.Format.Clock, OnEnter: s.open, OnBook: s.bookAt, OnOffer: s.take, OnMove: s.move,
		OnKey: s.key, OnRune: s.rune, OnFocus: s.focused, OnMoved: s.hint,
	})
	s.empty = kit.NewEmpty("calendar-days", kit.Ink2, h.T("schedule.all-booked"), h.T("schedule.all-booked-text"))
	s.hints = kit.Stack()
	s.build()
	return s
}

func (s *Screen) build() {
	h := s.h
	key := func(cap string, do func()) fyne.CanvasObject {
		return kit.NewPressable(h, kit.PressableSpec{Content: kit.NewKeycap(cap, kit.CapLine), Radius: 4, Do: do})
	}
	keys := kit.Row(8,
		key("PgUp", func() { s.step(-1) }), key("PgDn", func() { s.step(1) }), kit.T(h.T("schedule.day"), kit.Second.Sized(13.5).Cut()),
		kit.Space(8, 0), key("T", s.today), kit.T(h.T("schedule.today"), kit.Second.Sized(13.5).Cut()))
	free := kit.Row(8, s.next)
	for i := range s.slots {
		s.slots[i] = newFreeSlot(h, i, func() { s.take(i) })
		free.Add(s.slots[i].Pressable)
	}
	head := kit.High(54, kit.Inset(2, 0, 0, 0, kit.Row(22, s.title, keys, kit.Spring(), free)))
	queue := kit.Col(0, kit.High(29, kit.Stack()), s.heads)
	deck := kit.Inset(8, 0, 0, 0, kit.Stack(s.deck, kit.Place(kit.Stretch, kit.Start, s.empty)))
	s.left = kit.Wide(232, kit.Col(0, queue, kit.Grow(deck), kit.High(56, kit.Place(kit.Start, kit.Centre, s.hints))))
	body := kit.FullRow(20, s.left, kit.Grow(kit.Col(0, kit.Grow(s.board), kit.Space(0, 8))))
	s.all = kit.Inset(0, 24, 0, 24, kit.Col(0, head, kit.Rule(2, kit.Ink), kit.Grow(body)))
}

// Content is the work area.
func (s *Screen) Content() fyne.CanvasObject { return s.all }

// Open shows a date: Arg is "2026-11-23", else today; ID is an appointment to stand on.
func (s *Screen) Open(r kit.Route) {
	date := data.Date(r.Arg)
	if !date.Valid() {
		date = rowsOf(s.h).wall().Date()
	}
	s.date, s.want = date, r.ID
	if r.ID != 0 && r.Arg == "" {
		kit.Run(s.h, func() (*data.Appointment, error) { return s.a.Appointments.Get(r.ID) }, func(a *data.Appointment, err error) {
			if err == nil {
				s.date = a.Start.Date()
			}
			s.Reload()
		})
		return
	}
	s.Reload()
}

// Reload reads day, queue and free times again.
func (s *Screen) Reload() {
	s.asking.Ask()
	date, job := s.date, s.selected()
	kit.Read(s.h, &s.newest, func() (read, error) {
		var out read
		var err error
		if out.board, err = s.a.Appointments.Day(date); err != nil {
			return out, err
		}
		if out.queue, err = s.a.Appointments.Queue(); err != nil {
			return out, err
		}
		out.slots, err = s.free(date, chosen(out.queue, job))
		return out, err
	}, func(out read) {
		s.shown = out
		s.fill()
	})
}

// chosen is the job in a queue, else its first; nil where it is empty.
func chosen(queue []app.ToBook, job data.ID) *app.ToBook {
	for i := range queue {
		if queue[i].Job.ID == job {
			return &queue[i]
		}
	}
	if len(queue) > 0 {
		return &queue[0]
	}
	return nil
}

// free finds the next free times for what is to be booked, from a date on.
func (s *Screen) free(date data.Date, b *app.ToBook) ([]app.Slot, error) {
	w := app.Wish{From: date.At(0)}
	if b != nil {
		w.Minutes = b.Minutes
		w.Before, w.After = travelOf(b.Job.Place)
	}
	return s.a.Appointments.Next(w, offers)
}

// findSlots finds free times for the job under the cursor of the queue.
func (s *Screen) findSlots() {
	still := s.asking.Ask()
	date, b := s.date, s.waiting()
	kit.Run(s.h, func() ([]app.Slot, error) { return s.free(date, b) }, func(slots []app.Slot, err error) {
		if err == nil && still() {
			s.shown.slots = slots
			s.fill()
		}
	})
}

// fill writes what was read.
func (s *Screen) fill() {
	r := rowsOf(s.h)
	title := s.h.Format.DayLong(s.date)
	if year := string(s.date[:4]); year != string(r.wall()[:4]) {
		title += " " + year
	}
	s.title.SetText(title)
	s.heads.Set(s.h.T("schedule.to-be-booked"), s.h.Format.Number(int64(len(s.shown.queue))))
	s.deck.Set(r.queue(s.shown.queue[:min(len(s.shown.queue), mostCards)]))
	s.empty.SetHidden(len(s.shown.queue) > 0)
	s.board.Set(r.day(s.shown.board, s.shown.slots))
	if s.want != 0 && s.board.Select(uint64(s.want)) {
		s.want = 0
		s.h.Focus(s.board)
	}
	s.next.Hidden = len(s.shown.slots) == 0
	for i, f := range s.slots {
		if i < len(s.shown.slots) {
			slot := s.shown.slots[i]
			f.set(r.slot(slot, s.date) + " " + s.short(slot.Technician))
		} else {
			f.set("")
		}
	}
	s.hint()
	kit.Relayout(s.all)
}

// short is how a person of the board is called.
func (s *Screen) short(id data.ID) string {
	for _, c := range s.shown.board.Columns {
		if c.Staff.ID == id {
			return called(c.Staff)
		}
	}
	return ""
}

// called is a person's name where there is little room.
func called(p *data.Staff) string {
	if p.Short == "" {
		return p.Given
	}
	return p.Short
}

// Changed reads again where time, jobs or people changed.
func (s *Screen) Changed(changes []data.Change) {
	for _, c := range changes {
		switch c.Kind {
		case data.KindAppointment, data.KindJob, data.KindStaff, data.KindShop, data.KindCustomer:
			s.Reload()
			return
		}
	}
}

// Focus gives the keys to what waits, else to the board.
func (s *Screen) Focus() {
	if len(s.shown.queue) > 0 && s.board.Card() == 0 {
		s.h.Focus(s.deck)
		return
	}
	s.h.Focus(s.board)
}

// selected is the job under the cursor of the queue; 0 where it is empty.
func (s *Screen) selected() data.ID {
	if b := s.waiting(); b != nil {
		return b.Job.ID
	}
	return 0
}

func (s *Screen) waiting() *app.ToBook {
	if i := s.deck.Selected(); i >= 0 && i < len(s.shown.queue) {
		return &s.shown.queue[i]
	}
	return nil
}

// minutes is how long what is to be booked takes.
func (s *Screen) minutes() int {
	if b := s.waiting(); b != nil {
		return b.Minutes
	}
	return 60
}

// planned is the appointment of a card of the board.
func (s *Screen) planned(id uint64) *app.Planned {
	for _, c := range s.shown.board.Columns {
		for i := range c.Appointments {
			if uint64(c.Appointments[i].ID) == id {
				return &c.Appointments[i]
			}
		}
	}
	return nil
}

func (s *Screen) step(days int) {
	s.date = s.date.Plus(days)
	s.Reload()
}

func (s *Screen) today() {
	s.date = rowsOf(s.h).wall().Date()
	s.Reload()
}

func (s *Screen) focused(on bool) {
	s.on = on
	s.hint()
}

// freeSlot is an offered time in the head.
type freeSlot struct {
	*kit.Pressable
	words *kit.Text
}

func newFreeSlot(h *kit.Host, i int, do func()) *freeSlot {
	f := &freeSlot{words: kit.T("", kit.Medium.In(kit.Harbour).Cut())}
	digit := kit.Fix(20, 20, kit.Panel(kit.Box{Fill: kit.HarbourT, Radius: 4}, kit.T(string(rune('1'+i)), kit.SecondMed.In(kit.Harbour).Centre())))
	row := kit.High(30, kit.Panel(kit.Box{Fill: kit.Surface, Stroke: kit.Harbour, Radius: 6}, kit.Inset(0, 10, 0, 5, kit.Row(7, digit, f.words))))
	f.Pressable = kit.NewPressable(h, kit.PressableSpec{Content: row, Radius: 6, Do: do})
	return f
}

func (f *freeSlot) set(words string) {
	f.words.SetText(words)
	f.SetHidden(words == "")
}
