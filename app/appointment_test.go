package app_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

var alone app.Override // nobody allows anything

// visit is an appointment without a job.
func visit(technician data.ID, start data.Local, minutes int) *data.Appointment {
	return &data.Appointment{Title: "Call Sr. Yu", Technician: technician, Start: start, End: start.Plus(minutes), Place: data.InShop}
}

func get(t *testing.T, s *apptest.Shop, id data.ID) *data.Appointment {
	t.Helper()
	a, err := s.Appointments.Get(id)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAppointment_BookedRefusedUndone(t *testing.T) {
	s := apptest.New(t)
	job := s.Done(s.Jobs.TakeIn(s.Who, intake())).ID
	in := visit(s.Jun, "2026-11-23T14:00", 60)
	in.Job, in.Title = job, ""
	done := s.Done(s.Appointments.Book(s.Who, in, alone))
	a := get(t, s, done.ID)
	if a.State != data.Booked || a.Customer == 0 || a.Title == "" || a.Outside || done.No == "" {
		t.Fatalf("booked %+v", a)
	}
	if j := view(t, s, job).Job; j.State != data.Scheduled {
		t.Fatal("the job stands at", j.State)
	}
	for name, c := range map[string]struct {
		in   *data.Appointment
		code string
	}{
		"Taken":         {visit(s.Jun, "2026-11-23T14:30", 60), "double-booked"},
		"TakenByTravel": {&data.Appointment{Title: "x", Technician: s.Jun, Start: "2026-11-23T15:10", End: "2026-11-23T16:00", Before: 20, Place: data.InShop}, "double-booked"},
		"Over":          {visit(s.Jun, "2026-11-23T09:00", 60), "in-the-past"},
		"NoSuchDay":     {visit(s.Jun, "2026-02-30T09:00", 60), "no-such-date"},
		"NoTitle":       {&data.Appointment{Technician: s.Jun, Start: "2026-11-24T09:00", End: "2026-11-24T10:00"}, "required"},
		"Backwards":     {visit(s.Jun, "2026-11-24T09:00", -30), "ends-before-start"},
		"NoAddress":     {&data.Appointment{Title: "x", Technician: s.Jun, Start: "2026-11-24T09:00", End: "2026-11-24T10:00", Place: data.OnSite}, "needs-address"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := s.Appointments.Book(s.Who, c.in, alone)
			code(t, err, c.code)
		})
	}
	night := s.Done(s.Appointments.Book(s.Who, visit(s.Jun, "2026-11-23T20:00", 60), alone))
	if !get(t, s, night.ID).Outside {
		t.Fatal("a time outside opening hours is not noted")
	}
	s.Done(s.Undo(s.Who))
	s.Done(s.Undo(s.Who))
	if j := view(t, s, job).Job; j.State != data.JobNew {
		t.Fatal("undo left the job at", j.State)
	}
	if q, _ := s.Appointments.Queue(); len(q) != 1 || q[0].Job.ID != job {
		t.Fatal("the job is not in the queue again", q)
	}
}

func TestAppointment_DoubleBookingByNameAndReason(t *testing.T) {
	s := apptest.New(t)
	s.Done(s.Appointments.Book(s.Who, visit(s.Jun, "2026-11-23T14:00", 60), alone))
	in := visit(s.Jun, "2026-11-23T14:30", 60)
	_, err := s.Appointments.Book(s.Who, in, app.Override{By: s.Ana})
	code(t, err, "needs-reason")
	done := s.Done(s.Appointments.Book(s.Who, in, app.Override{By: s.Ana, Why: " Fridge with medicine "}))
	a := get(t, s, done.ID)
	if a.OverBy != s.Ana || a.OverWhy != "Fridge with medicine" {
		t.Fatalf("%+v", a)
	}
	// What does not touch its time leaves it as it is allowed.
	a.Notes = "Gate code 4471"
	s.Done(s.Appointments.Change(s.Who, a, alone))
	if a = get(t, s, a.ID); a.OverBy != s.Ana || a.Notes == "" {
		t.Fatalf("%+v", a)
	}
	// Another time is asked for anew.
	s.Done(s.Appointments.Move(s.Who, a.ID, "2026-11-23T16:00", 0, "customer-asked", app.AskedByCustomer, alone))
	if a = get(t, s, a.ID); a.OverBy != 0 || a.Start != "2026-11-23T16:00" || a.End != "2026-11-23T17:00" {
		t.Fatalf("%+v", a)
	}
	b, err := s.Appointments.Day("2026-11-23")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range b.Columns {
		for _, p := range c.Appointments {
			if p.Over {
				t.Fatal("nothing overlaps any more", p.Appointment)
			}
		}
	}
}

func TestAppointment_DayOffAndLeft(t *testing.T) {
	s := apptest.New(t)
	owner := data.Actor{Staff: s.Ana}
	jun, _ := s.Staff.Get(s.Jun)
	jun.DaysOff = []data.Leave{{N: 1, From: "2026-11-24", To: "2026-11-25", Why: "Fiesta"}}
	s.Done(s.Staff.Change(owner, jun))
	in := visit(s.Jun, "2026-11-24T14:00", 60)
	_, err := s.Appointments.Book(s.Who, in, alone)
	code(t, err, "day-off")
	s.Done(s.Appointments.Book(s.Who, in, app.Override{By: s.Jun, Why: "He comes for this one"}))
	jun, _ = s.Staff.Get(s.Jun)
	jun.Active = false
	s.Done(s.Staff.Change(owner, jun))
	_, err = s.Appointments.Book(s.Who, visit(s.Jun, "2026-11-27T14:00", 60), alone)
	code(t, err, "not-here-any-more")
	b, err := s.Appointments.Day("2026-11-24")
	if err != nil || len(b.Columns) != 2 || len(b.Columns[1].Appointments) != 1 {
		t.Fatal("what was promised of him is off the board", b, err)
	}
}

func TestAppointment_Move(t *testing.T) {
	s := apptest.New(t)
	id := s.Done(s.Appointments.Book(s.Who, visit(s.Jun, "2026-11-23T14:00", 60), alone)).ID
	s.Done(s.Appointments.Book(s.Who, visit(s.Jun, "2026-11-23T16:00", 60), alone))
	_, err := s.Appointments.Move(s.Who, id, "2026-11-23T14:15", 0, " ", "", alone)
	code(t, err, "required")
	_, err = s.Appointments.Move(s.Who, id, "2026-11-23T15:30", 0, "part-late", "", alone)
	code(t, err, "double-booked")
	_, err = s.Appointments.Move(s.Who, id, "2026-11-23T14:00", s.Jun, "part-late", "", alone)
	code(t, err, "same")
	_, err = s.Appointments.Move(s.Who, id, "2026-11-31T14:00", 0, "part-late", "", alone)
	code(t, err, "no-such-date")
	s.Done(s.Appointments.Confirm(s.Who, id))
	// Its own time does not stand in its way.
	s.Done(s.Appointments.Move(s.Who, id, "2026-11-23T14:15", 0, "customer-asked", app.AskedByCustomer, alone))
	if a := get(t, s, id); a.State != data.Confirmed || len(a.Moves) != 1 || a.Moves[0].From != "2026-11-23T14:00" || a.Moves[0].By != s.Marco {
		t.Fatalf("%+v", a)
	}
	s.Done(s.Appointments.Move(s.Who, id, "2026-11-24T09:00", s.Ana, "technician-out", app.AskedByUs, alone))
	if a := get(t, s, id); a.State != data.Booked || a.Technician != s.Ana || a.Moves[1].Technician != s.Jun {
		t.Fatalf("%+v", a)
	}
	// Its old time was given away: what is taken back would be a double booking.
	s.Done(s.Appointments.Book(data.Actor{Staff: s.Ana}, visit(s.Jun, "2026-11-23T14:00", 60), alone))
	_, err = s.Undo(s.Who)
	code(t, err, "double-booked")
	if a := get(t, s, id); a.Technician != s.Ana {
		t.Fatal("a refused undo changed something")
	}
}

func TestAppointment_CancelledAndMissed(t *testing.T) {
	s := apptest.New(t)
	job := s.Done(s.Jobs.TakeIn(s.Who, intake())).ID
	book := func(start data.Local) data.ID {
		in := visit(s.Jun, start, 60)
		in.Job = job
		return s.Done(s.Appointments.Book(s.Who, in, alone)).ID
	}
	id := book("2026-11-23T14:00")
	if _, err := s.Appointments.Cancel(s.Who, id, " "); err == nil {
		t.Fatal("cancelled without a reason")
	}
	s.Done(s.Appointments.Cancel(s.Who, id, "customer-asked"))
	if j := view(t, s, job).Job; j.State == data.Scheduled {
		t.Fatal("the job still stands as booked")
	}
	if q, _ := s.Appointments.Queue(); len(q) != 1 {
		t.Fatal("the job is not back in the queue")
	}
	again := book("2026-11-23T14:00")
	_, err := s.Appointments.Cancel(s.Who, id, "twice")
	code(t, err, "already-ended")
	s.Done(s.Appointments.Miss(s.Who, again))
	if q, _ := s.Appointments.Queue(); len(q) != 1 {
		t.Fatal("nobody was there, and the job waits for nothing")
	}
	s.Done(s.Undo(s.Who))
	if q, _ := s.Appointments.Queue(); len(q) != 0 || get(t, s, again).State != data.Booked {
		t.Fatal("undo did not bring the appointment back", q)
	}
	// Of two times the other one still stands.
	two := book("2026-11-24T14:00")
	s.Done(s.Appointments.Cancel(s.Who, again, "customer-asked"))
	if j := view(t, s, job).Job; j.State != data.Scheduled {
		t.Fatal("the second time was forgotten:", j.State)
	}
	s.Done(s.Appointments.Cancel(s.Who, two, "customer-asked"))
	_, err = s.Appointments.Miss(s.Who, two)
	code(t, err, "no-such-move")
}

func TestAppointment_DayOfATechnician(t *testing.T) {
	s := apptest.New(t)
	in := intake()
	in.Job.Place, in.Job.Site = data.OnSite, data.Address{Street: "14 Acacia Street", City: "Lahug"}
	job := s.Done(s.Jobs.TakeIn(s.Who, in)).ID
	v := visit(s.Jun, "2026-11-23T11:00", 90)
	v.Job, v.Place, v.Before, v.After = job, "", 20, 20
	id := s.Done(s.Appointments.Book(s.Who, v, alone)).ID
	if a := get(t, s, id); a.Place != data.OnSite || a.Site.Street != "14 Acacia Street" {
		t.Fatalf("the visit is not at the address: %+v", a)
	}
	jun := data.Actor{Staff: s.Jun}
	_, err := s.Appointments.Leave(jun, id, app.Visit{})
	code(t, err, "arrive-first")
	s.Done(s.Appointments.Confirm(s.Who, id))
	_, err = s.Appointments.Confirm(s.Who, id)
	code(t, err, "no-such-move")
	s.Done(s.Appointments.SetOut(jun, id))
	s.Later(20 * time.Minute)
	s.Done(s.Appointments.Arrive(jun, id, 0))
	if j := view(t, s, job).Job; j.State != data.InProgress {
		t.Fatal("work began and the job stands at", j.State)
	}
	_, err = s.Appointments.Arrive(jun, id, 0)
	code(t, err, "no-such-move")
	_, err = s.Appointments.Move(s.Who, id, "2026-11-24T11:00", 0, "weather", "", alone)
	code(t, err, "no-such-move")
	s.Later(80 * time.Minute)
	_, err = s.Appointments.Leave(jun, id, app.Visit{Left: s.Clock.Add(-2 * time.Hour)})
	code(t, err, "left-before-arrived")
	_, err = s.Appointments.Leave(jun, id, app.Visit{Travel: -5})
	code(t, err, "negative")
	if _, err = s.Appointments.Leave(jun, id, app.Visit{Costs: -1}); err == nil {
		t.Fatal("negative costs were kept")
	}
	s.Done(s.Appointments.Leave(jun, id, app.Visit{Partly: true, Result: "Pump out, seal is worn", Travel: 40, Distance: 12500, Costs: 18000}))
	s.Reopen()
	a := get(t, s, id)
	if a.State != data.PartlyDone || a.OnSite() != 80 || a.Travel != 40 || a.Distance != 12500 || a.Costs != 18000 || a.Result == "" {
		t.Fatalf("%+v", a)
	}
	if q, _ := s.Appointments.Queue(); len(q) != 1 {
		t.Fatal("partly done, and no time is wanted")
	}
	_, err = s.Appointments.Cancel(s.Who, id, "late")
	code(t, err, "already-ended")
	s.Done(s.Undo(jun))
	if a = get(t, s, id); a.State != data.Arrived || a.Costs != 0 {
		t.Fatalf("undo left %+v", a)
	}
	s.Done(s.Appointments.Leave(jun, id, app.Visit{Result: "Seal replaced"}))
	if q, _ := s.Appointments.Queue(); len(q) != 0 {
		t.Fatal("done, and the job is in the queue")
	}
	if _, err := s.Appointments.Book(data.Actor{Staff: 999}, visit(s.Jun, "2026-11-25T09:00", 60), alone); err == nil {
		t.Fatal("somebody unknown booked:", err)
	}
}

func TestAppointment_NewCustomerAndDraft(t *testing.T) {
	s := apptest.New(t)
	d, err := s.Drafts.Keep(s.Who, app.Draft{Kind: data.KindAppointment, Form: "visit"}, map[string]string{"title": "Look at CCTV"})
	if err != nil {
		t.Fatal(err)
	}
	in := visit(s.Jun, "2026-11-24T09:00", 60)
	in.ID, in.No, in.Place = d.ID, d.No, data.OnSite
	add := &data.Customer{Company: "Lao Hardware", Addresses: []data.Address{{N: 1, Street: "Colon Street"}}}
	done := s.Done(s.Appointments.BookFor(s.Who, in, add, alone))
	again := s.Done(s.Appointments.BookFor(s.Who, in, add, alone))
	if done.ID != again.ID || done.No != d.No {
		t.Fatal("a second save made a second appointment", done, again)
	}
	if found, err := s.Customers.Find("Lao", 5); err != nil || len(found) != 1 {
		t.Fatal("the customer was kept twice, or not at all", found, err)
	}
	if a := get(t, s, done.ID); a.Site.Street != "Colon Street" {
		t.Fatalf("%+v", a)
	}
	in = visit(s.Jun, "2026-11-24T09:30", 60)
	if _, err := s.Appointments.BookFor(s.Who, in, &data.Customer{Company: "Perla Sy"}, alone); err == nil {
		t.Fatal("double booked")
	}
	if found, _ := s.Customers.Find("Perla", 5); len(found) != 0 {
		t.Fatal("a refused booking left its customer")
	}
}

// TestAppointment_NobodyIsInTwoPlaces books, moves, changes, cancels and takes back at random: whatever is done,
// no two appointments of one technician share time, travel counted, unless somebody allowed it.
func TestAppointment_NobodyIsInTwoPlaces(t *testing.T) {
	s := apptest.New(t)
	day := data.Date("2026-12-01")
	rapid.Check(t, func(r *rapid.T) {
		day = day.Plus(4) // a file of its own for each try would take long
		var ids []data.ID
		people := []data.ID{s.Ana, s.Jun}
		at := func() data.Local { return day.At(rapid.IntRange(0, 2*96).Draw(r, "start") * 15) }
		for range rapid.IntRange(3, 14).Draw(r, "acts") {
			var err error
			switch rapid.IntRange(0, 5).Draw(r, "act") {
			case 0, 1, 2:
				a := visit(rapid.SampledFrom(people).Draw(r, "who"), at(), rapid.IntRange(1, 95).Draw(r, "quarters")*15)
				a.Before, a.After = rapid.IntRange(0, 4).Draw(r, "before")*15, rapid.IntRange(0, 4).Draw(r, "after")*15
				var d data.Done
				if d, err = s.Appointments.Book(s.Who, a, alone); err == nil {
					ids = append(ids, d.ID)
				}
			case 3:
				if len(ids) > 0 {
					_, err = s.Appointments.Move(s.Who, rapid.SampledFrom(ids).Draw(r, "id"), at(), rapid.SampledFrom(people).Draw(r, "to"), "weather", "", alone)
				}
			case 4:
				if len(ids) > 0 {
					a, _ := s.Appointments.Get(rapid.SampledFrom(ids).Draw(r, "id"))
					a.End, a.After = a.Start.Plus(rapid.IntRange(1, 90).Draw(r, "quarters")*15), rapid.IntRange(0, 600).Draw(r, "after")
					_, err = s.Appointments.Change(s.Who, a, alone)
				}
			case 5:
				if len(ids) > 0 {
					_, _ = s.Appointments.Cancel(s.Who, rapid.SampledFrom(ids).Draw(r, "id"), "rain")
					if rapid.Bool().Draw(r, "undo") {
						_, err = s.Undo(s.Who)
					}
				}
			}
			if err != nil && len(data.FaultsOf(err)) == 0 && !errors.Is(err, data.ErrNothing) {
				r.Fatal(err)
			}
		}
		apart(r, s, ids)
	})
}

func apart(r *rapid.T, s *apptest.Shop, ids []data.ID) {
	var all []*data.Appointment
	for _, id := range ids {
		if a, err := s.Appointments.Get(id); err == nil && a.Holds() {
			all = append(all, a)
		}
	}
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.Technician == b.Technician && a.From() < b.To() && b.From() < a.To() {
				r.Fatalf("%s %s–%s and %s %s–%s", a.No, a.From(), a.To(), b.No, b.From(), b.To())
			}
		}
	}
}
