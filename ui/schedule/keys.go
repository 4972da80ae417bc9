package schedule

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// key is what queue and board have in common, and the acts on the card under the cursor.
func (s *Screen) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyPageUp:
		s.step(-1)
	case fyne.KeyPageDown:
		s.step(1)
	default:
		return s.Key(ev)
	}
	return true
}

// Key is for the window: keys that work wherever the focus is.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyPageUp:
		s.step(-1)
		return true
	case fyne.KeyPageDown:
		s.step(1)
		return true
	case fyne.KeyF4:
		if p := s.planned(s.board.Card()); s.on && p != nil {
			s.rebook(*p)
			return true
		}
		if s.on && len(s.shown.board.Columns) > 0 {
			s.bookAt(s.board.Cursor())
			return true
		}
		s.book(nil)
		return true
	case fyne.KeyF5:
		s.Reload()
		return true
	}
	p := s.planned(s.board.Card())
	if !s.on || p == nil {
		return false
	}
	switch ev.Name {
	case fyne.KeyF8:
		s.nextState(*p)
	case fyne.KeyDelete:
		s.cancel(*p)
	case fyne.KeySpace:
		s.menu(*p)
	default:
		return false
	}
	return true
}

// Shortcut is for the window; the screen has no chords.
func (s *Screen) Shortcut(string) bool { return false }

// rune does digits and T.
func (s *Screen) rune(r rune) {
	switch {
	case kit.Digit(r) > 0:
		s.take(kit.Digit(r) - 1)
	case r == 't' || r == 'T':
		s.today()
	}
}

// hint says under the queue which keys do what now.
func (s *Screen) hint() {
	h := s.h
	legend := kit.Legend("Enter", h.T("schedule.key-book"), "1", h.T("schedule.key-first"))
	p := s.planned(s.board.Card())
	switch {
	case s.on && p == nil:
		legend = kit.Legend("Enter", h.T("schedule.key-here"))
	case s.on:
		legend = kit.Legend("Enter", h.T("schedule.key-open"), "Space", h.T("schedule.key-more"))
		if next := nextWords(*p); next != "" {
			legend = kit.LeftCol(4, kit.Legend("F8", h.T(next)), legend)
		}
	case len(s.shown.queue) == 0:
		legend = kit.Legend("F4", h.T("schedule.key-visit"))
	}
	kit.Replace(s.hints, legend)
}

// nextWords is the key of what F8 does with a card; "" where it is over.
func nextWords(p app.Planned) string {
	switch {
	case p.State == data.Booked:
		return "schedule.confirm"
	case p.State == data.Confirmed && p.Place == data.OnSite:
		return "schedule.set-out"
	case p.State == data.Confirmed, p.State == data.OnTheWay:
		return "schedule.arrive"
	case p.State == data.Arrived:
		return "schedule.leave"
	}
	return ""
}

// take books what is under the queue's cursor in an offered time; with an empty queue it begins a visit there.
func (s *Screen) take(i int) {
	if i < 0 || i >= len(s.shown.slots) {
		return
	}
	slot := s.shown.slots[i]
	b := s.waiting()
	if b == nil {
		s.h.Open(kit.Route{Screen: "visit", Arg: argOf(slot)})
		return
	}
	in := appointmentOf(b, slot)
	who := s.h.Actor()
	kit.Run(s.h, func() (data.Done, error) { return s.a.Appointments.Book(who, in, app.Override{}) }, func(d data.Done, err error) {
		if err != nil {
			s.h.Fail(err)
			s.Reload()
			return
		}
		s.h.Done(d, s.h.T("schedule.is-booked", "what", b.Title, "when", s.h.Format.When(slot.Start, rowsOf(s.h).wall()), "who", s.short(slot.Technician)))
		s.Reload()
	})
}

// appointmentOf is a job's appointment in a slot.
func appointmentOf(b *app.ToBook, slot app.Slot) *data.Appointment {
	in := &data.Appointment{Job: b.Job.ID, Technician: slot.Technician, Start: slot.Start, End: slot.End, Place: b.Job.Place, Urgency: b.Job.Urgency}
	in.Before, in.After = travelOf(b.Job.Place)
	return in
}

// book opens the dialog for what is under the queue's cursor; at is a time to propose, nil the best.
func (s *Screen) book(at *app.Slot) {
	b := s.waiting()
	if b == nil {
		s.h.Open(kit.Route{Screen: "visit", Arg: argAt(at)})
		return
	}
	Book(s.h, s.a, b.Job.ID, at, s.Reload)
}

// bookAt is book at a free place of the board.
func (s *Screen) bookAt(column, from int) {
	if column >= len(s.shown.board.Columns) {
		return
	}
	start := s.date.At(from)
	s.book(&app.Slot{Technician: s.shown.board.Columns[column].Staff.ID, Start: start, End: start.Plus(s.minutes())})
}

// open opens what a card is for.
func (s *Screen) open(id uint64) {
	p := s.planned(id)
	switch {
	case p == nil:
	case p.Job != 0:
		s.h.Open(kit.Route{Screen: "job", ID: p.Job})
	case p.Inquiry != 0:
		s.h.Open(kit.Route{Screen: "inquiries", ID: p.Inquiry})
	default:
		s.menu(*p)
	}
}

// menu lists all that can be done with a card.
func (s *Screen) menu(p app.Planned) {
	h, act := s.h, s.a.Appointments
	who := h.Actor()
	var items []kit.MenuItem
	add := func(icon, words, key string, can bool, do func()) {
		if can {
			items = append(items, kit.MenuItem{Icon: icon, Text: words, Key: key, Do: do})
		}
	}
	early := p.State == data.Booked || p.State == data.Confirmed
	add("wrench", h.T("schedule.open-job", "no", p.JobNo), "Enter", p.Job != 0, func() { s.open(uint64(p.ID)) })
	add("inbox", h.T("schedule.open-inquiry"), "Enter", p.Job == 0 && p.Inquiry != 0, func() { s.open(uint64(p.ID)) })
	add("users", h.T("schedule.open-customer", "name", p.Customer), "", p.Customer != "", func() { h.Open(kit.Route{Screen: "customers", ID: p.Appointment.Customer}) })
	add("check", h.T("schedule.confirm"), "", p.State == data.Booked, func() {
		s.act(func() (data.Done, error) { return act.Confirm(who, p.ID) }, "schedule.is-confirmed", p)
	})
	add("truck", h.T("schedule.set-out"), "", early && p.Place == data.OnSite, func() {
		s.act(func() (data.Done, error) { return act.SetOut(who, p.ID) }, "schedule.is-on-the-way", p)
	})
	add("map-pin", h.T("schedule.arrive"), "", p.Open() && p.State != data.Arrived, func() {
		s.act(func() (data.Done, error) { return act.Arrive(who, p.ID, 0) }, "schedule.is-arrived", p)
	})
	add("circle-check", h.T("schedule.leave"), "", p.State == data.Arrived, func() { s.leave(p) })
	add("user", h.T("schedule.miss"), "", p.Open() && p.State != data.Arrived, func() {
		s.act(func() (data.Done, error) { return act.Miss(who, p.ID) }, "schedule.is-missed", p)
	})
	add("calendar-clock", h.T("schedule.rebook"), "F4", movable(p.Appointment), func() { s.rebook(p) })
	add("calendar-x", h.T("schedule.cancel"), "Del", p.Open(), func() { s.cancel(p) })
	h.Menu(kit.MenuSpec{Title: dotted(p.No, p.Title), Items: items, Width: 380})
}

// rebook finds another time for a card, on any day.
func (s *Screen) rebook(p app.Planned) {
	if !movable(p.Appointment) {
		s.h.Hint(s.h.T("schedule.over"))
		return
	}
	Rebook(s.h, s.a, p.ID, s.Reload)
}

// nextState does the usual next act of a card.
func (s *Screen) nextState(p app.Planned) {
	act, who := s.a.Appointments, s.h.Actor()
	switch {
	case p.State == data.Booked:
		s.act(func() (data.Done, error) { return act.Confirm(who, p.ID) }, "schedule.is-confirmed", p)
	case p.State == data.Confirmed && p.Place == data.OnSite:
		s.act(func() (data.Done, error) { return act.SetOut(who, p.ID) }, "schedule.is-on-the-way", p)
	case p.State == data.Confirmed, p.State == data.OnTheWay:
		s.act(func() (data.Done, error) { return act.Arrive(who, p.ID, 0) }, "schedule.is-arrived", p)
	case p.State == data.Arrived:
		s.leave(p)
	default:
		s.h.Hint(s.h.T("schedule.over"))
	}
}

// act does an act, says so and reads again.
func (s *Screen) act(do func() (data.Done, error), words string, p app.Planned) {
	kit.Run(s.h, do, func(d data.Done, err error) {
		if err != nil {
			s.h.Fail(err)
		} else {
			s.h.Done(d, s.h.T(words, "what", p.Title, "who", p.Customer))
		}
		s.Reload()
	})
}
