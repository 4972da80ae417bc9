package schedule_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/schedule"
)

// of are a job's appointments.
func of(t *testing.T, s *apptest.Shop, job data.ID) []*data.Appointment {
	t.Helper()
	all, err := s.Appointments.OfJob(job)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// at finds the appointment of a person that begins at a time.
func at(t *testing.T, s *apptest.Shop, who data.ID, start data.Local) *data.Appointment {
	t.Helper()
	b, err := s.Appointments.Day(start.Date())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range b.Columns {
		for _, p := range c.Appointments {
			if p.Technician == who && p.Start == start {
				return p.Appointment
			}
		}
	}
	return nil
}

func TestDuty_D5_UrgentFirstBookedAndRescheduled(t *testing.T) {
	s, paolo := staffed(t)
	quiet := job(s, work{name: "Leo Tan", device: "Apple MacBook Air", words: "keyboard", promised: "2026-11-23T17:00", tech: paolo})
	urgent := job(s, work{name: "St. Anne", city: "Basak", words: "Pharmacy fridge alarm", urgency: data.Emergency, promised: "2026-11-26T17:00"})
	d := open(t, s, look{})
	// The urgent one stands first; one key books it in the first free time.
	d.count("1")
	first := of(t, s, urgent)
	if len(first) != 1 || d.keys != 1 {
		t.Fatalf("%d keys booked %d appointments of the urgent job", d.keys, len(first))
	}
	if a := first[0]; a.Place != data.OnSite || a.Site.City != "Basak" || a.From() < "2026-11-23T10:42" {
		t.Fatalf("%+v", a)
	}
	if !d.says("Pharmacy fridge alarm: booked today") {
		t.Fatal("nothing says that it is booked:", d.Texts())
	}
	// F4 Enter books the other one at the suggested time.
	d.keys = 0
	d.count("F4", "Enter")
	second := of(t, s, quiet)
	if len(second) != 1 || d.keys != 2 {
		t.Fatalf("%d keys booked %d appointments", d.keys, len(second))
	}
	if a := second[0]; a.Technician != paolo || a.End > "2026-11-23T17:00" {
		t.Fatalf("the suggested time does not keep the promise with the one who began: %+v", a)
	}
	// Rescheduled by keys: to the board, on the card, a quarter later, the first reason.
	was := second[0]
	if !d.scr.Content().Visible() {
		t.Fatal("no screen")
	}
	d.scr.Open(kit.Route{Screen: "schedule", ID: was.ID})
	d.Layout()
	d.Press("Shift+↓", "↓")
	d.Check()
	d.Shot("move")
	d.Type("1")
	if a := of(t, s, quiet)[0]; a.Start != was.Start.Plus(30) || len(a.Moves) != 1 || a.Moves[0].Why != "Customer asked for another time" || a.Moves[0].Asked != app.AskedByCustomer {
		t.Fatalf("%+v", a)
	}
	// Nobody is booked twice, and a booking over another is refused with its name.
	_, err := s.Appointments.Book(s.Who, &data.Appointment{Title: "x", Technician: paolo, Start: was.Start.Plus(30), End: was.Start.Plus(60)}, app.Override{})
	if fs := data.FaultsOf(err); len(fs) == 0 || fs[0].Code != "double-booked" {
		t.Fatal("booked twice:", err)
	}
	s.Reopen()
	hits, err := s.Search.Find("pharmacy", data.KindAppointment)
	if err != nil || len(hits) == 0 {
		t.Fatal("the search does not find the visit", err)
	}
}

// drag presses at a place, moves the pointer in two steps and lets go, as a window tells a widget of it.
func (d *desk) drag(from fyne.Position, dx, dy float32) {
	d.T.Helper()
	var over fyne.Draggable
	var at fyne.Position
	d.Walk(func(o fyne.CanvasObject, pos fyne.Position) {
		if w, ok := o.(fyne.Draggable); ok {
			if in := from.Subtract(pos); in.X >= 0 && in.Y >= 0 && in.X < o.Size().Width && in.Y < o.Size().Height {
				over, at = w, pos
			}
		}
	})
	if over == nil {
		d.T.Fatal("nothing at", from, "can be dragged")
	}
	for _, part := range []float32{0.25, 1} {
		e := &fyne.DragEvent{Dragged: fyne.NewDelta(dx*0.25, dy*0.25)}
		if part == 1 {
			e.Dragged = fyne.NewDelta(dx*0.75, dy*0.75)
		}
		e.Position = from.Subtract(at).AddXY(dx*part, dy*part)
		over.Dragged(e)
	}
	over.DragEnd()
	d.Layout()
}

func TestSchedule_DragSnapsAndEscTakesBack(t *testing.T) {
	s, _ := day(t)
	d := open(t, s, look{})
	card := at(t, s, s.Jun, "2026-11-23T16:00")
	middle := func(words string) fyne.Position {
		var out fyne.Position
		d.Walk(func(o fyne.CanvasObject, pos fyne.Position) {
			if tx, ok := o.(*kit.Text); ok && tx.String() == words {
				out = pos.AddXY(10, 8)
			}
		})
		return out
	}
	from := middle("CCTV recorder, Basak")
	// To Ana's column, 37 minutes earlier: it snaps to a quarter of an hour.
	d.drag(from, -246, -40)
	d.Layout()
	if !d.says("Move CCTV recorder, Basak") || !d.says("15:30–17:00, Ana") {
		t.Fatal("no question after the drop:", d.Texts())
	}
	d.Press("Esc")
	if a := at(t, s, s.Jun, "2026-11-23T16:00"); a == nil || a.ID != card.ID {
		t.Fatal("Esc did not take it back")
	}
	d.drag(from, -246, -40)
	d.Layout()
	d.Type("6")
	if a := at(t, s, s.Ana, "2026-11-23T15:30"); a == nil || a.ID != card.ID || a.Moves[0].Why == "" {
		t.Fatal("the card did not move", d.Texts())
	}
	// Beside the board it goes back.
	d.Layout()
	d.drag(middle("CCTV recorder, Basak"), -400, 0)
	d.Layout()
	if d.Host.Top() != nil || at(t, s, s.Ana, "2026-11-23T15:30") == nil {
		t.Fatal("dropped on no place, and something happened")
	}
	// Over another one: refused with its name; a named person may allow it.
	d.drag(middle("CCTV recorder, Basak"), 0, -64)
	d.Layout()
	d.Type("1")
	if !d.says("Galaxy S23, bench, 14:00–15:00") {
		t.Fatal("the clash is not named:", d.Texts())
	}
	d.Check()
	d.Shot("move-refused")
	d.Type("1")
	d.Type("St. Anne cannot wait")
	d.Press("Ctrl+Enter")
	if a := at(t, s, s.Ana, "2026-11-23T14:30"); a == nil || a.OverBy == 0 || a.OverWhy != "St. Anne cannot wait" {
		t.Fatalf("not booked anyway: %+v %v", a, d.Texts())
	}
	d.Check()
	d.Shot("double")
}

func TestSchedule_BoardKeys(t *testing.T) {
	s, paolo := day(t)
	d := open(t, s, look{})
	d.Press("PgDn")
	if !d.says("Tuesday 24 November") {
		t.Fatal(d.Texts())
	}
	d.Type("t")
	if !d.says("Monday 23 November") {
		t.Fatal("T does not lead back to today")
	}
	washing := at(t, s, s.Ana, "2026-11-23T11:00")
	d.scr.Open(kit.Route{Screen: "schedule", ID: washing.ID, Arg: "2026-11-23"})
	d.Layout()
	// The states of a visit, one key each.
	d.Press("F8")
	if a, _ := s.Appointments.Get(washing.ID); a.State != data.OnTheWay {
		t.Fatal(a.State)
	}
	d.Press("F8")
	s.Later(40 * time.Minute)
	d.Press("F8")
	if !d.says("Left: Washing machine, Lahug") {
		t.Fatal(d.Texts())
	}
	d.Check()
	d.Shot("leave")
	d.Press("Tab", "Tab")
	d.Type("x")
	d.Press("Ctrl+Enter")
	if d.Host.Top() == nil {
		t.Fatal("a time that is none was taken")
	}
	d.Check()
	d.Press("BackSpace", "Ctrl+Enter")
	if a, _ := s.Appointments.Get(washing.ID); a.State != data.AppointmentDone || a.OnSite() != 40 || a.Travel != 20 {
		t.Fatalf("%+v", a)
	}
	d.Press("F8")
	if n := len(d.Hints); n == 0 || d.Hints[n-1] != "This appointment is over." {
		t.Fatal("nothing says that it is over", d.Hints)
	}
	// Enter opens the job of a card, Space lists all acts.
	singer := at(t, s, paolo, "2026-11-23T13:30")
	d.scr.Open(kit.Route{Screen: "schedule", ID: singer.ID, Arg: "2026-11-23"})
	d.Layout()
	d.Press("Enter")
	if n := len(d.Opened); n == 0 || d.Opened[n-1] != (kit.Route{Screen: "job", ID: singer.Job}) {
		t.Fatal(d.Opened)
	}
	d.Press("Space")
	d.Check()
	d.Shot("card-menu")
	d.Press("Esc")
	// Del asks why; a digit cancels, undo brings it back.
	d.Press("Delete")
	d.Check()
	d.Shot("cancel")
	d.Type("1")
	if a, _ := s.Appointments.Get(singer.ID); a.State != data.AppointmentOff || a.OffWhy == "" {
		t.Fatalf("%+v", a)
	}
	if _, err := s.Undo(s.Who); err != nil {
		t.Fatal(err)
	}
	if a, _ := s.Appointments.Get(singer.ID); a.State != data.Booked {
		t.Fatal("undo left", a.State)
	}
	// On a free place Enter books what waits, there.
	d.scr.Reload()
	d.scr.Open(kit.Route{Screen: "schedule", ID: singer.ID, Arg: "2026-11-23"})
	d.Layout()
	d.Press("↓", "Enter")
	if !d.says("Book J-") || !d.says("Book Mon 14:30") {
		t.Fatal(d.Texts())
	}
	d.Press("Esc")
}

func TestBook_NotBeforeThePart(t *testing.T) {
	s, paolo := staffed(t)
	id := job(s, work{name: "Begoña Núñez-Santos", device: "Samsung Galaxy S23", words: "battery", promised: "2026-11-27T17:00", tech: paolo})
	part := s.Done(s.Parts.Add(s.Who, &data.Part{Name: "Battery S23"})).ID
	supplier := s.Done(s.Suppliers.Add(s.Who, &data.Supplier{Name: "Cebu Cell Parts"})).ID
	want := s.Done(s.PartRequests.Want(s.Who, &data.PartRequest{Job: id, Part: part, N: 1}, nil)).ID
	d := open(t, s, look{})
	schedule.Book(d.Host, s.App, id, nil, nil)
	d.Layout()
	if !d.says("Its part is not here, and nobody knows when it comes") {
		t.Fatal(d.Texts())
	}
	d.Press("Esc")
	s.Done(s.PartsOrders.Order(s.Who, &data.PartsOrder{Supplier: supplier, Expected: "2026-11-25T15:00", Lines: []data.OrderLine{{Part: part, Request: want, Qty: 1}}}))
	schedule.Book(d.Host, s.App, id, nil, nil)
	d.Layout()
	d.Check()
	d.Shot("book-part")
	if !d.says("Its part is expected Wed") {
		t.Fatal(d.Texts())
	}
	d.Press("Enter")
	if all := of(t, s, id); len(all) != 1 || all[0].Start < "2026-11-25T15:00" {
		t.Fatal("booked before its part is here", all)
	}
}

func TestSchedule_AnotherDay(t *testing.T) {
	s, paolo := day(t)
	singer := at(t, s, paolo, "2026-11-23T13:30")
	d := open(t, s, look{})
	d.scr.Open(kit.Route{Screen: "schedule", ID: singer.ID, Arg: "2026-11-23"})
	d.Layout()
	d.Press("F4")
	if !d.says("Move Singer 4423, bench") || !d.says("now today 13:30") {
		t.Fatal(d.Texts())
	}
	d.Check()
	d.Shot("rebook")
	for range 8 {
		if _, ok := d.Host.Focused().(*kit.When); !ok {
			d.Press("Tab")
		}
	}
	d.Type("tue 10:00")
	d.Press("Ctrl+Enter")
	d.Check()
	d.Type("2")
	a, _ := s.Appointments.Get(singer.ID)
	if a.Start != "2026-11-24T10:00" || a.Technician != paolo || len(a.Moves) != 1 || a.Moves[0].Why != "The part is late" || a.Moves[0].Asked != app.AskedByUs {
		t.Fatalf("%+v %v", a, d.Texts())
	}
	if d.Host.Top() != nil {
		t.Fatal("a dialog still stands")
	}
}

func TestBook_TypedTimeClashAndAnyway(t *testing.T) {
	s, paolo := day(t)
	id := job(s, work{name: "Begoña Núñez-Santos", device: "Samsung Galaxy S23", words: "charging port", promised: "2026-11-24T17:00", tech: paolo})
	d := open(t, s, look{})
	schedule.Book(d.Host, s.App, id, nil, nil)
	d.Layout()
	field := func() { // the field of any other time
		for range 12 {
			if _, ok := d.Host.Focused().(*kit.When); ok {
				return
			}
			d.Press("Tab")
		}
		t.Fatal("Tab does not lead to the field of another time")
	}
	field()
	d.Type("30 feb 9:00")
	d.Press("Enter")
	if len(of(t, s, id)) != 0 || !d.says("30") {
		t.Fatal("a day that does not exist was booked")
	}
	d.Check()
	field()
	d.Host.Focused().(*kit.When).SetText("")
	d.Type("13:45")
	d.Press("Ctrl+Enter")
	if !d.says("Singer 4423, bench, 13:30–14:30") {
		t.Fatal("the clash is not named:", d.Texts())
	}
	d.Check()
	d.Shot("book-refused")
	d.Press("Ctrl+Enter")
	if !d.says("Say who allows it.") {
		t.Fatal("booked by nobody", d.Texts())
	}
	d.Type("1")
	d.Type("Pharmacy needs it")
	d.Press("Ctrl+Enter")
	all := of(t, s, id)
	if len(all) != 1 || all[0].OverBy == 0 || all[0].OverWhy != "Pharmacy needs it" || all[0].Start != "2026-11-23T13:45" {
		t.Fatal("not booked", all, d.Texts())
	}
	// Outside opening hours it is allowed, and said.
	schedule.Book(d.Host, s.App, id, nil, nil)
	d.Layout()
	field()
	d.Type("tue 20:00")
	d.Layout()
	if !d.says("outside opening hours") {
		t.Fatal(d.Texts())
	}
	d.Press("Ctrl+Enter")
	if all = of(t, s, id); len(all) != 2 || !all[1].Outside {
		t.Fatal(all)
	}
}

func TestDuty_S3_VisitBookedForANewCustomer(t *testing.T) {
	s, _ := staffed(t)
	d := open(t, s, look{})
	v := d.visit(kit.Route{Screen: "visit"})
	d.Type("Lao Hardware")
	d.Press("Ins")
	d.Type("0917 555 0177")
	d.Press("Enter")
	d.Type("Look at the CCTV")
	d.Tick(time.Second)
	// The program dies; the form stands there again with every field.
	drafts, err := s.Drafts.All()
	if err != nil || len(drafts) != 1 {
		t.Fatal(drafts, err)
	}
	parked, typed := v.Parked()
	if !typed || parked.Route.ID != drafts[0].ID {
		t.Fatal(parked, typed)
	}
	s.Reopen()
	d = open(t, s, look{})
	d.visit(kit.Route{Screen: "visit", ID: drafts[0].ID})
	d.Press("Ctrl+Enter")
	if !d.says("A visit needs an address.") {
		t.Fatal("a visit without an address:", d.Texts())
	}
	d.Type("Colon Street 5, Cebu")
	d.Press("Ctrl+Enter")
	if !d.says("Look at the CCTV: booked") {
		t.Fatal(d.Texts())
	}
	s.Reopen()
	hits, err := s.Search.Find("lao cctv", data.KindAppointment)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, h := range hits {
		if h.Ref.Kind == data.KindAppointment {
			a, err := s.Appointments.Get(h.Ref.ID)
			found = err == nil && a.Site.City == "Cebu" && a.Place == data.OnSite && a.ID == drafts[0].ID && a.Customer != 0
		}
	}
	if !found {
		b, _ := s.Search.Find("cctv")
		t.Fatal("the visit is not found by its customer and its words", hits, b)
	}
	if left, _ := s.Drafts.All(); len(left) != 0 {
		t.Fatal("the draft outlived its record")
	}
}

func TestDuty_D9_TimeTravelAndCostsOfAVisit(t *testing.T) {
	s, _ := staffed(t)
	id := job(s, work{name: "Mrs. Go", city: "Lahug", words: "Washing machine drain", promised: "2026-11-24T17:00"})
	d := open(t, s, look{})
	d.count("1")
	a := of(t, s, id)[0]
	d.scr.Open(kit.Route{Screen: "schedule", ID: a.ID})
	d.Layout()
	d.Press("F8", "F8")
	s.Clock, _ = a.Start.In(apptest.Zone(t))
	d.Press("F8")
	s.Later(75 * time.Minute)
	d.Press("F8")
	d.Type("2")
	d.Type("Pump is blocked, needs a new one")
	d.Press("Tab", "Tab", "Tab", "Tab")
	d.Type("12.5")
	d.Press("Tab")
	d.Type("180")
	d.Press("Ctrl+Enter")
	s.Reopen()
	v, err := s.Jobs.Get(id)
	if err != nil || len(v.Appointments) != 1 {
		t.Fatal(v, err)
	}
	got := v.Appointments[0]
	if got.State != data.PartlyDone || got.OnSite() != 75 || got.Travel != 30 || got.Distance != 12500 || got.Costs != 18000 || got.Result != "Pump is blocked, needs a new one" {
		t.Fatalf("%+v", got)
	}
	// It waits for its second visit.
	if q, _ := s.Appointments.Queue(); len(q) != 1 || q[0].Job.ID != id {
		t.Fatal("partly done, and not in the queue", q)
	}
}

func TestSchedule_States(t *testing.T) {
	s, _ := day(t)
	owner := data.Actor{Staff: s.Ana}
	sh, _ := s.Shop.Get()
	sh.Holidays = append(sh.Holidays, data.Holiday{N: 90, Date: "2026-11-30", Name: "Bonifacio Day"})
	s.Done(s.Shop.Change(owner, sh))
	d := open(t, s, look{})
	d.scr.Open(kit.Route{Screen: "schedule", Arg: "2026-11-30"})
	d.Layout()
	if !d.says("Closed: ") || !d.says("Monday 30 November") {
		t.Fatal(d.Texts())
	}
	d.Check()
	d.Shot("schedule-closed")
	// Eight technicians with long names: the board scrolls sideways, the cursor leads it.
	for _, name := range []string{"Maximiliano Bartholomew", "Bernadette-Guadalupe", "Kyle", "Rey", "Aurelio"} {
		s.Done(s.Staff.Add(owner, &data.Staff{Given: name, Family: "Dimaculangan-Villanueva", Role: data.Technician, Active: true, Bookable: true, Skills: "Refrigeration, aircon, gas ranges, washing machines, dryers"}))
	}
	for _, l := range []look{{}, {W: 1180, H: 680, Lang: "fil", Dark: true}} {
		d = open(t, s, l)
		d.Check()
		d.Shot("schedule-eight-" + l.Lang)
		d.Press("Tab")
		for range 8 {
			d.Press("→")
		}
		d.Check()
		d.Shot("schedule-eight-right-" + l.Lang)
		if !d.says("Aurelio") {
			t.Fatal("the cursor did not lead to the last column")
		}
	}
	// Nothing to do.
	empty := apptest.New(t)
	d = open(t, empty, look{})
	if !d.says("All is booked") {
		t.Fatal(d.Texts())
	}
	d.Check()
	d.CheckTabs()
	d.Shot("schedule-empty")
	d.scr.Focus()
	d.Type("1")
	if n := len(d.Opened); n == 0 || d.Opened[n-1].Screen != "visit" {
		t.Fatal("with nothing waiting a digit begins a visit", d.Opened)
	}
}
