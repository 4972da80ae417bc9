package schedule_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/schedule"
	"tanggapan/ui/uitest"
)

// desk is a window with the schedule over a real shop.
type desk struct {
	*uitest.Desk
	s    *apptest.Shop
	scr  *schedule.Screen
	form kit.Screen // the form in hand, instead of the schedule
	keys int
}

type look = uitest.Look

func open(t *testing.T, s *apptest.Shop, l look) *desk {
	t.Helper()
	d := &desk{Desk: uitest.OpenShop(t, s, l), s: s}
	h := d.Host
	h.OnKey = func(ev *fyne.KeyEvent) bool { return d.cur().(kit.Keyed).Key(ev) }
	h.OnShortcut = func(chord string) bool { return d.cur().(kit.Keyed).Shortcut(chord) }
	h.OnUndo = func(done data.Done) {
		if _, err := s.UndoEntry(s.Who, done.Entry); err != nil {
			t.Error(err)
		}
		d.cur().Reload()
	}
	d.scr = schedule.New(h, s.App)
	d.show(d.scr, 54)
	d.scr.Open(kit.Route{Screen: "schedule"})
	d.Layout()
	d.scr.Focus()
	d.Layout()
	return d
}

func (d *desk) cur() kit.Screen {
	if d.form != nil {
		return d.form
	}
	return d.scr
}

func (d *desk) show(s kit.Screen, top float32) {
	d.Show(kit.Inset(top, 0, 28, 191, s.Content()))
}

// visit opens the form without a job.
func (d *desk) visit(r kit.Route) *schedule.Visit {
	v := schedule.NewVisit(d.Host, d.s.App)
	d.form = v
	d.show(v, 0)
	v.Open(r)
	d.Layout()
	v.Focus()
	d.Layout()
	return v
}

// says looks for words on the screen; a space may be one that does not break.
func (d *desk) says(want string) bool {
	return strings.Contains(strings.ReplaceAll(strings.Join(d.Texts(), "\n"), "\u00a0", " "), want)
}

// count presses keys that count.
func (d *desk) count(keys ...string) {
	for _, k := range keys {
		d.keys++
		if len(k) == 1 {
			d.Type(k)
		} else {
			d.Press(k)
		}
	}
}

// customer is a person for tests.
func customer(s *apptest.Shop, name, city string) *data.Customer {
	c := app.NameOf(name)
	if city != "" {
		c.Addresses = []data.Address{{N: 1, Street: "14 Acacia Street", City: city, Access: "gate code on file"}}
	}
	return &c
}

type work struct {
	name, city, device, words string
	urgency                   data.Urgency
	promised                  data.Local
	tech                      data.ID
	hours                     data.Quantity
}

// job takes a job in; a city makes it a visit.
func job(s *apptest.Shop, w work) data.ID {
	s.T.Helper()
	in := app.Intake{Customer: customer(s, w.name, w.city), Job: data.Job{Urgency: w.urgency, Promised: w.promised, Words: w.words, Technician: w.tech, JobKind: data.Repair}}
	if w.city != "" {
		in.Job.Place, in.Job.Site = data.OnSite, in.Customer.Addresses[0]
	}
	if w.device != "" {
		brand, model, _ := strings.Cut(w.device, " ")
		in.Devices = []app.IntakeDevice{{New: &data.Device{DeviceKind: "phone", Brand: brand, Model: model}, Job: data.JobDevice{Words: w.words}}}
	}
	if w.hours > 0 {
		in.Job.Lines = []data.Line{{N: 1, Kind: data.LineLabour, Text: "Labour", Unit: "h", Qty: w.hours, Price: 35000}}
	}
	return s.Done(s.Jobs.TakeIn(s.Who, in)).ID
}

// staffed gives the shop its three technicians with skills and breaks.
func staffed(t *testing.T) (s *apptest.Shop, paolo data.ID) {
	t.Helper()
	s = apptest.New(t)
	owner := data.Actor{Staff: s.Ana}
	set := func(id data.ID, family, skills string, rest data.Span) {
		p, err := s.Staff.Get(id)
		if err != nil {
			t.Fatal(err)
		}
		p.Skills = skills
		for d := range p.Breaks {
			p.Breaks[d] = rest
		}
		s.Done(s.Staff.Change(owner, p))
	}
	paolo = s.Done(s.Staff.Add(owner, &data.Staff{Given: "Paolo", Family: "Lim", Short: "Paolo", Role: data.Technician, Active: true, Bookable: true})).ID
	set(s.Ana, "Reyes", "Phones, aircon", data.Span{From: 12*60 + 30, To: 13*60 + 15})
	set(s.Jun, "Villar", "Appliances, gas", data.Span{From: 13 * 60, To: 13*60 + 30})
	set(paolo, "Lim", "Laptops, sewing", data.Span{From: 12 * 60, To: 13 * 60})
	return s, paolo
}

// day fills a Monday as the design shows it.
func day(t *testing.T) (s *apptest.Shop, paolo data.ID) {
	t.Helper()
	s, paolo = staffed(t)
	now := s.Clock
	at := func(clock string) data.Instant {
		i, err := data.Local("2026-11-23T" + clock).In(apptest.Zone(t))
		if err != nil {
			t.Fatal(err)
		}
		return i
	}
	book := func(title, name, city string, who data.ID, from, to string, before int, job data.ID) data.ID {
		a := &data.Appointment{Title: title, Technician: who, Start: data.Local("2026-11-23T" + from), End: data.Local("2026-11-23T" + to), Before: before, Job: job, Place: data.InShop}
		var add *data.Customer
		if job == 0 {
			add = customer(s, name, city)
		}
		if city != "" {
			a.Place, a.Site = data.OnSite, data.Address{Street: "1 Street", City: city, Access: map[string]string{"Lahug": "gate code on file", "Minglanilla": "call before"}[city]}
		}
		return s.Done(s.Appointments.BookFor(s.Who, a, add, app.Override{})).ID
	}
	s.Clock = at("08:00")
	air := job(s, work{name: "Joan Cabahug", device: "Apple MacBook Air", words: "keyboard"})
	s23 := job(s, work{name: "Begoña Núñez", device: "Samsung Galaxy S23", words: "battery"})
	singer := job(s, work{name: "Sr. Yu", device: "Singer 4423", words: "belt"})
	cruz := book("Split aircon, Mabolo", "Elena Cruz", "Mabolo", s.Ana, "09:00", "10:20", 0, 0)
	go_ := book("Washing machine, Lahug", "Mrs. Go", "Lahug", s.Ana, "11:00", "12:30", 20, 0)
	book("Galaxy S23, bench", "", "", s.Ana, "14:00", "15:00", 0, s23)
	book("Refrigerator, Talisay", "Nestor Ocampo", "Talisay", s.Jun, "10:30", "11:30", 30, 0)
	gas := book("Gas range, Minglanilla", "Rosa Delgado", "Minglanilla", s.Jun, "11:45", "12:45", 0, 0)
	book("CCTV recorder, Basak", "St. Anne Pharmacy", "Basak", s.Jun, "16:00", "17:30", 15, 0)
	bench := book("MacBook Air, bench", "", "", paolo, "10:00", "11:30", 0, air)
	book("Singer 4423, bench", "", "", paolo, "13:30", "14:30", 0, singer)
	s.Done(s.Jobs.Move(s.Who, data.WaitingPart, "", "", s23))
	q := s.Done(s.Inquiries.Log(s.Who, &data.Inquiry{Nature: "question", Words: "Call back", Caller: "Sr. Yu"}, app.Then{Promise: "2026-11-24T17:00"})).ID
	s.Done(s.Appointments.Book(s.Who, &data.Appointment{Title: "Call Sr. Yu", Inquiry: q, Technician: paolo, Start: "2026-11-23T16:15", End: "2026-11-23T16:45", Place: data.InShop}, app.Override{}))
	s.Clock = at("09:00")
	s.Done(s.Appointments.Arrive(s.Who, cruz, 0))
	s.Clock = at("10:05")
	s.Done(s.Appointments.Arrive(s.Who, bench, 0))
	s.Clock = at("10:20")
	s.Done(s.Appointments.Leave(s.Who, cruz, app.Visit{Result: "Cleaned"}))
	s.Done(s.Appointments.Confirm(s.Who, go_))
	s.Done(s.Appointments.Confirm(s.Who, gas))
	job(s, work{name: "Carinderia Luz", city: "Pasil", words: "Freezer not cooling", urgency: data.Emergency, promised: "2026-11-21T17:00", tech: s.Jun, hours: 1500})
	job(s, work{name: "St. Anne", city: "Basak", words: "Pharmacy fridge alarm", urgency: data.High, promised: "2026-11-26T17:00", tech: s.Jun})
	job(s, work{name: "Leo Tan", words: "MacBook keyboard", promised: "2026-11-23T17:00", tech: paolo})
	job(s, work{name: "Mrs. Go", city: "Lahug", words: "Washing machine drain", promised: "2026-11-24T17:00"})
	job(s, work{name: "Perla Sy", city: "Banilad", words: "Aircon cleaning ×3", promised: "2026-11-27T17:00", tech: s.Ana, hours: 3000})
	job(s, work{name: "Lao Hardware", city: "Colon", words: "Install CCTV recorder", promised: "2026-12-04T17:00", hours: 2000, urgency: data.Low})
	s.Clock = now
	return s, paolo
}

func TestSchedule_Pictures(t *testing.T) {
	s, _ := day(t)
	for name, l := range map[string]look{
		"schedule": {}, "schedule-dark": {Dark: true}, "schedule-1366x700": {W: 1366, H: 700}, "schedule-fil": {Lang: "fil"}, "schedule-1180x680": {W: 1180, H: 680},
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t, s, l)
			d.Check()
			d.Shot(name)
			d.CheckTabs()
			d.scr.Focus()
			d.Press("Tab")
			d.Press("Down")
			d.Check()
			d.Shot(name + "-board")
		})
	}
}

func TestBook_Pictures(t *testing.T) {
	s, _ := day(t)
	id := job(s, work{name: "Begoña Núñez-Santos", device: "Samsung Galaxy S23", words: "charging port and battery", promised: "2026-11-24T17:00", tech: s.Ana})
	for name, l := range map[string]look{"book": {}, "book-dark": {Dark: true}, "book-fil": {Lang: "fil", W: 1366, H: 700}} {
		t.Run(name, func(t *testing.T) {
			d := open(t, s, l)
			schedule.Book(d.Host, s.App, id, nil, nil)
			d.Layout()
			d.Check()
			d.Shot(name)
		})
	}
	for name, l := range map[string]look{"visit": {}, "visit-fil": {Lang: "fil", W: 1366, H: 700}} {
		t.Run(name, func(t *testing.T) {
			d := open(t, s, l)
			d.visit(kit.Route{Screen: "visit"})
			d.Check()
			d.Shot(name)
			d.CheckTabs()
		})
	}
}
