package app_test

import (
	"sort"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

// minutes knows a technician's time minute by minute: the model beside the search for free slots.
type minutes struct {
	shop  *data.Shop
	staff *data.Staff
	taken []*data.Appointment
	zone  *time.Location
}

// free says whether a minute of a day is the technician's to give.
func (m minutes) free(day data.Date, at int) bool {
	work := m.shop.Hours[day.Weekday()]
	if m.staff.Hours != (data.Week{}) {
		work = m.staff.Hours[day.Weekday()]
	}
	for _, h := range m.shop.Holidays {
		if h.Date == day && (at < h.Open.From || at >= h.Open.To) {
			return false
		}
	}
	for _, l := range m.staff.DaysOff {
		if l.From <= day && day <= l.To {
			return false
		}
	}
	rest := m.staff.Breaks[day.Weekday()]
	if at < work.From || at >= work.To || at >= rest.From && at < rest.To {
		return false
	}
	l := day.At(at)
	for _, a := range m.taken {
		if a.From() <= l && l < a.To() {
			return false
		}
	}
	return true
}

// fits says whether all of a wish fits at a start.
func (m minutes) fits(w app.Wish, day data.Date, at int) bool {
	for i := at - w.Before; i < at+w.Minutes+w.After; i++ {
		if i < 0 || i >= 24*60 || !m.free(day, i) {
			return false
		}
	}
	from, err := day.At(at).In(m.zone)
	if err != nil {
		return false
	}
	to, err := day.At(at + w.Minutes).In(m.zone)
	return err == nil && int(to.Sub(from).Minutes()) >= w.Minutes
}

// first is the earliest start of a wish; "" where there is none in 60 days.
func (m minutes) first(w app.Wish) data.Local {
	for day, i := w.From.Date(), 0; i < 60; day, i = day.Plus(1), i+1 {
		for at := 0; at < 24*60; at += 15 {
			if day == w.From.Date() && at-w.Before < w.From.Minutes() {
				continue
			}
			if m.fits(w, day, at) {
				return day.At(at)
			}
		}
	}
	return ""
}

// TestNext_TrueAndEarliest holds the free slots to a search minute by minute, in a zone with clock changes.
func TestNext_TrueAndEarliest(t *testing.T) {
	s := apptest.New(t)
	owner := data.Actor{Staff: s.Ana}
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	sh, _ := s.Shop.Get()
	sh.Zone = "Europe/Berlin"
	night := data.Span{From: 0, To: 5*60 + 30}
	sh.Hours = data.Week{night, {From: 540, To: 1080}, {From: 540, To: 1080}, {From: 540, To: 1080}, {From: 540, To: 1080}, {From: 600, To: 900}, {}}
	sh.Holidays = []data.Holiday{{N: 1, Date: "2027-03-26", Name: "Good Friday"}, {N: 2, Date: "2027-03-29", Name: "Half a day", Open: data.Span{From: 600, To: 720}}}
	s.Done(s.Shop.Change(owner, sh))
	jun, _ := s.Staff.Get(s.Jun)
	for d := range jun.Breaks {
		jun.Breaks[d] = data.Span{From: 12*60 + 10, To: 13 * 60}
	}
	jun.DaysOff = []data.Leave{{N: 1, From: "2027-03-24", To: "2027-03-25"}}
	jun.Hours = data.Week{night, {From: 500, To: 900}, {From: 500, To: 1100}, {From: 500, To: 1100}, {From: 500, To: 1100}, {From: 500, To: 1100}, {From: 700, To: 800}}
	s.Done(s.Staff.Change(owner, jun))
	sh, _ = s.Shop.Get()
	jun, _ = s.Staff.Get(s.Jun)
	ana, _ := s.Staff.Get(s.Ana)

	taken := map[data.ID][]*data.Appointment{}
	base := data.Date("2027-03-22") // Sunday 28 March has no time from 2 to 3
	s.Clock, _ = base.At(8 * 60).In(zone)
	for _, p := range []data.ID{s.Ana, s.Jun} {
		for i := range 30 {
			a := visit(p, base.At(i*437+int(p)*61), 40+i%5*25)
			a.Before, a.After = i%3*15, i%4*10
			if d, err := s.Appointments.Book(s.Who, a, alone); err == nil {
				taken[p] = append(taken[p], get(t, s, d.ID))
			}
		}
	}
	rapid.Check(t, func(r *rapid.T) {
		w := app.Wish{
			Minutes: rapid.SampledFrom([]int{15, 30, 60, 90, 120, 180, 240}).Draw(r, "minutes"),
			From:    base.At(rapid.IntRange(8*60, 12*24*60).Draw(r, "from")),
			Before:  rapid.SampledFrom([]int{0, 15, 20, 45}).Draw(r, "before"),
			After:   rapid.SampledFrom([]int{0, 10, 30}).Draw(r, "after"),
		}
		got, err := s.Appointments.Next(w, 3)
		if err != nil {
			r.Fatal(err)
		}
		var firsts []data.Local
		models := map[data.ID]minutes{}
		for _, p := range []*data.Staff{ana, jun} {
			m := minutes{sh, p, taken[p.ID], zone}
			models[p.ID] = m
			if f := m.first(w); f != "" {
				firsts = append(firsts, f)
			}
		}
		sort.Slice(firsts, func(i, j int) bool { return firsts[i] < firsts[j] })
		if len(firsts) > 0 && (len(got) == 0 || got[0].Start != firsts[0]) {
			r.Fatalf("%+v: the earliest is %v, got %+v", w, firsts, got)
		}
		seen := map[data.ID]bool{}
		for i, slot := range got {
			if i > 0 && slot.Start < got[i-1].Start {
				r.Fatalf("not in order: %+v", got)
			}
			if !models[slot.Technician].fits(w, slot.Start.Date(), slot.Start.Minutes()) {
				r.Fatalf("%+v: %+v is not free", w, slot)
			}
			if first := models[slot.Technician].first(w); !seen[slot.Technician] && slot.Start != first {
				r.Fatalf("%+v: %+v, but free from %s on", w, slot, first)
			}
			seen[slot.Technician] = true
			if slot.Start < w.From || int(slot.End.Minutes()-slot.Start.Minutes()) != w.Minutes && slot.End.Minutes() != 0 {
				r.Fatalf("%+v: %+v", w, slot)
			}
		}
	})
}

func TestNext_Kinds(t *testing.T) {
	s := apptest.New(t)
	next := func(w app.Wish) app.Slot {
		t.Helper()
		got, err := s.Appointments.Next(w, 1)
		if err != nil || len(got) == 0 {
			t.Fatal(got, err)
		}
		return got[0]
	}
	if at := next(app.Wish{Minutes: 60}).Start; at != "2026-11-23T10:45" {
		t.Fatal("now is free, offered is", at)
	}
	if at := next(app.Wish{Minutes: 60, Before: 30}).Start; at != "2026-11-23T11:15" {
		t.Fatal("the way there takes half an hour, offered is", at)
	}
	id := s.Done(s.Appointments.Book(s.Who, visit(s.Jun, "2026-11-23T10:45", 60), alone)).ID
	if at := next(app.Wish{Minutes: 60, Technician: s.Jun}).Start; at != "2026-11-23T11:45" {
		t.Fatal("offered over what is booked:", at)
	}
	if at := next(app.Wish{Minutes: 60, Technician: s.Jun, Not: id}).Start; at != "2026-11-23T10:45" {
		t.Fatal("what is moved stands in its own way:", at)
	}
	// A visit over midnight holds the next morning too.
	s.Done(s.Appointments.Book(s.Who, visit(s.Jun, "2026-11-23T22:00", 14*60), alone))
	if at := next(app.Wish{Minutes: 60, Technician: s.Jun, From: "2026-11-24T00:00"}).Start; at != "2026-11-24T12:00" {
		t.Fatal("offered in a visit over midnight:", at)
	}
	for _, date := range []data.Date{"2026-11-23", "2026-11-24"} {
		b, err := s.Appointments.Day(date)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, p := range b.Columns[1].Appointments {
			found = found || p.Start == "2026-11-23T22:00"
		}
		if !found {
			t.Fatal("the visit over midnight is not on the board of", date)
		}
	}
	if b, _ := s.Appointments.Day("2026-11-24"); b.Columns[1].Booked != 12*60 {
		t.Fatal("of the second day it holds", b.Columns[1].Booked)
	}
	if got, err := s.Appointments.Next(app.Wish{Minutes: 20 * 60}, 3); err != nil || len(got) != 0 {
		t.Fatal("longer than any day, offered is", got, err)
	}
	if _, err := s.Appointments.Day("2026-02-30"); err == nil {
		t.Fatal("a day that does not exist")
	}
}

func TestAppointment_ClockChanges(t *testing.T) {
	s := apptest.New(t)
	sh, _ := s.Shop.Get()
	sh.Zone = "Europe/Berlin"
	s.Done(s.Shop.Change(data.Actor{Staff: s.Ana}, sh))
	_, err := s.Appointments.Book(s.Who, visit(s.Jun, "2027-03-28T02:30", 60), alone)
	code(t, err, "skipped-time")
	_, err = s.Appointments.Book(s.Who, visit(s.Jun, "2027-03-28T01:30", 60), alone)
	code(t, err, "skipped-time")
	if f := data.FaultsOf(err); f[0].Field != "end" {
		t.Fatal("said of", f[0].Field)
	}
	s.Done(s.Appointments.Book(s.Who, visit(s.Jun, "2027-03-28T03:00", 60), alone))
	s.Done(s.Appointments.Book(s.Who, visit(s.Jun, "2027-10-31T02:30", 60), alone))
}

func TestQueue_UrgencyPromiseAge(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var q []app.ToBook
		for i := range rapid.IntRange(0, 12).Draw(r, "n") {
			q = append(q, app.ToBook{Job: &data.Job{
				Base:     data.Base{ID: data.ID(i + 1)},
				Urgency:  rapid.SampledFrom([]data.Urgency{data.Low, data.Normal, data.High, data.Emergency}).Draw(r, "urgency"),
				Promised: rapid.SampledFrom([]data.Local{"", "2026-11-21T17:00", "2026-11-24T17:00", "2026-12-01T09:00"}).Draw(r, "promised"),
				TakenIn:  data.Instant(rapid.IntRange(1, 3).Draw(r, "taken")),
			}})
		}
		app.SortQueue(q)
		for i := 1; i < len(q); i++ {
			a, b := q[i-1].Job, q[i].Job
			late := func(l data.Local) data.Local {
				if l == "" {
					return "9"
				}
				return l
			}
			switch {
			case a.Urgency.Rank() != b.Urgency.Rank():
				if a.Urgency.Rank() > b.Urgency.Rank() {
					r.Fatal(a.Urgency, "before", b.Urgency)
				}
			case a.Promised != b.Promised:
				if late(a.Promised) > late(b.Promised) {
					r.Fatal(a.Promised, "before", b.Promised)
				}
			case a.TakenIn > b.TakenIn:
				r.Fatal("the younger first")
			}
		}
	})
}

func TestBoard_KeysDoNotGrowWithTheFile(t *testing.T) {
	s := apptest.New(t)
	for i := range 6 {
		s.Done(s.Appointments.Book(s.Who, visit(s.Jun, data.Date("2026-11-25").At(540+i*60), 60), alone))
	}
	read := func() uint64 {
		before := s.KeysRead()
		if _, err := s.Appointments.Day("2026-11-25"); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Appointments.Next(app.Wish{Minutes: 60, From: "2026-11-25T09:00"}, 3); err != nil {
			t.Fatal(err)
		}
		return s.KeysRead() - before
	}
	few := read()
	for day := range 40 {
		for i := range 8 {
			s.Done(s.Appointments.Book(s.Who, visit(s.Ana, data.Date("2026-12-01").Plus(day).At(540+i*60), 60), alone))
		}
	}
	if many := read(); many > few {
		t.Fatalf("%d keys with 6 appointments, %d with 326", few, many)
	}
}
