package job_test

import (
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// worked is a job in the middle of its life: assessed, priced, approved by phone, its part ordered.
func worked(t *testing.T, s *apptest.Shop) data.ID {
	t.Helper()
	in := app.Intake{
		Customer: &data.Customer{Given: "Begoña", Family: "Núñez-Santos", Phones: []data.Phone{{Typed: "0917 555 0123"}}},
		Job:      data.Job{Technician: s.Jun, Limit: data.Limit{Kind: data.LimitOpen, NotAbove: 450000, CallFirst: true}},
		Devices: []app.IntakeDevice{{
			New: &data.Device{DeviceKind: "phone", Brand: "Samsung", Model: "Galaxy S23", Serial: "RFCW40B8Q1X", IMEI: "35 467811 203956 7", Colour: "Phantom black, 256 GB"}, Shelf: "B3",
			Job: data.JobDevice{
				Words: "Since Friday it only charges when I hold the cable at an angle, and the battery drops from 40 % to nothing.",
				Note:  "Back glass loose at lower left; dent 3 mm on top edge.",
				Condition: []data.Point{
					{Code: "charging", Word: "Charging", Found: data.Faulty},
					{Code: "display", Word: "Display", Found: data.Works},
					{Code: "back-glass", Word: "Back glass", Found: data.Faulty},
					{Code: "sim", Word: "SIM reader"},
				},
				Accessories: []data.Accessory{{Name: "Clear case"}, {Name: "SIM tray"}},
			},
		}},
		Deposit: data.Payment{Amount: 150000, Way: "gcash"},
	}
	id := s.Done(s.Jobs.TakeIn(s.Who, in)).ID
	s.Later(25 * time.Minute)
	jun := data.Actor{Staff: s.Jun}
	s.Done(s.Jobs.MoveOn(jun, id))
	s.Done(s.Jobs.Assess(jun, id, "USB-C port worn, pin 4 lifted. Battery at 71 %, swollen 0.4 mm. Replace port board and battery."))
	part := s.Done(s.Parts.Add(s.Who, &data.Part{Name: "Battery, Galaxy S23, 3900 mAh", PartNo: "GH82-30517A", Price: 145000})).ID
	s.Done(s.Jobs.AddPart(s.Who, id, part, 1))
	s.Done(s.Jobs.PutLine(s.Who, id, data.Line{Kind: data.LineLabour, Text: "Labour, bench technician", Qty: 1250, Unit: "h", Price: 78000}))
	s.Done(s.Estimates.Give(s.Who, id, app.Told{}))
	s.Later(15 * time.Minute)
	s.Done(s.Estimates.Approve(s.Who, id, app.Told{Who: "herself"}))
	s.Done(s.Jobs.Move(s.Who, data.WaitingPart, "", "", id))
	return id
}

func TestDetail_NextStateIsOneKey(t *testing.T) {
	d := open(t, look{})
	id := worked(t, d.s)
	d.goTo(kit.Route{Screen: "job", ID: id})
	d.count("F8")
	d.atMost("next state", 1)
	if v := newest(t, d); v.Job.State != data.InProgress || !contains(d.Texts(), "In repair") {
		t.Fatal(v.Job.State, d.Texts())
	}
	toast := d.Host.Toasted()
	if toast.Text == "" || toast.Do == nil {
		t.Fatalf("no way back: %+v", toast)
	}
	toast.Do()
	if v := newest(t, d); v.Job.State != data.WaitingPart {
		t.Fatal(v.Job.State)
	}
}

func TestDetail_LinesInPlace(t *testing.T) {
	d := open(t, look{})
	id := worked(t, d.s)
	d.goTo(kit.Route{Screen: "job", ID: id})
	d.Press("Insert")
	d.Type("Adhesive set")
	d.Press("Enter")
	d.Type("120")
	d.Press("Enter")
	v := newest(t, d)
	if n := len(v.Job.Lines); n != 3 || v.Job.Lines[2].Price != 12000 || v.Job.Lines[2].Text != "Adhesive set" {
		t.Fatalf("%+v %v", v.Job.Lines, d.Texts())
	}
	// The list has the keys again: Enter changes the line under the cursor.
	d.Press("Home", "Enter", "Enter")
	d.Type("x")
	d.Press("Enter")
	if len(d.Hints) == 0 || !strings.Contains(strings.Join(d.Hints, " "), "not a sum") {
		t.Fatalf("a sum of letters was taken: %v", d.Texts())
	}
	d.Press("Esc")
	d.Press("End", "Delete")
	d.Press("Shift+Tab")
	d.Press("Ctrl+Enter")
	if v = newest(t, d); len(v.Job.Lines) != 2 {
		t.Fatalf("%+v", v.Job.Lines)
	}
}

func TestDetail_TalksNotesAndEstimate(t *testing.T) {
	d := open(t, look{})
	id := worked(t, d.s)
	d.goTo(kit.Route{Screen: "job", ID: id})
	d.Press("Alt+C")
	d.Type("Told her: waiting for the port board, price unchanged.")
	d.Press("Ctrl+Enter")
	d.Press("Alt+N")
	d.Type("Ask the supplier again on Tuesday")
	d.Press("Enter")
	talks, err := d.s.Contacts.Of(data.Ref{Kind: data.KindJob, ID: id}, 10)
	if err != nil || len(talks) != 4 || !talks[0].Internal || talks[1].Channel != data.ByPhone || talks[1].Party.Kind != data.KindCustomer {
		t.Fatalf("%+v %v", talks, err)
	}
	d.Press("Alt+R")
	d.Type("2")
	d.Type("the part is late")
	d.Press("Ctrl+Enter")
	if v := newest(t, d); v.Job.Why != "the part is late" || v.Job.Promised == "2026-11-24T09:45" {
		t.Fatalf("%s %q %v", v.Job.Promised, v.Job.Why, d.Texts())
	}
	d.Press("Alt+D")
	d.Type("Port board replaced")
	d.Press("Ctrl+Enter")
	if v := newest(t, d); v.Job.Done != "Port board replaced" {
		t.Fatalf("%q", v.Job.Done)
	}
}

func TestDetail_PayAndHandOut(t *testing.T) {
	d := open(t, look{})
	id := worked(t, d.s)
	for range 2 {
		d.s.Done(d.s.Jobs.MoveOn(d.s.Who, id))
	}
	d.goTo(kit.Route{Screen: "job", ID: id})
	if !contains(d.Texts(), "Tell the customer") {
		t.Fatalf("nobody is told: %v", d.Texts())
	}
	d.Press("Alt+P")
	d.Press("Ctrl+A")
	d.Type("200")
	d.Press("Ctrl+Enter")
	if v := newest(t, d); v.Balance != 242500-150000-20000 {
		t.Fatalf("balance %d: %v", v.Balance, d.Texts())
	}
	d.Press("F8")
	d.Press("Ctrl+Enter")
	if v := newest(t, d); v.Job.State != data.Ready {
		t.Fatal("handed out with the accessories here")
	}
	d.Type("12")
	d.Press("Ctrl+Enter")
	v, err := d.s.Jobs.Get(id)
	if err != nil || v.Job.State != data.Collected || v.Balance != 0 || v.Job.Devices[0].Accessories[1].Back != 1 || v.Job.Collector != "Begoña Núñez-Santos" {
		t.Fatalf("%+v %d %v", v.Job, v.Balance, err)
	}
}

func TestDetail_PrintByDigit(t *testing.T) {
	d := open(t, look{})
	id := worked(t, d.s)
	d.goTo(kit.Route{Screen: "job", ID: id})
	d.Press("F9")
	d.Shot("job-print")
	d.Type("4")
	if d.printed() != 1 {
		t.Fatalf("%d papers", d.printed())
	}
	d.Press("Ctrl+P")
	if d.printed() != 4 {
		t.Fatalf("%d papers", d.printed())
	}
}

func TestDetail_NextRecordAndStates(t *testing.T) {
	d := open(t, look{})
	first := worked(t, d.s)
	second := worked(t, d.s)
	d.goTo(kit.Route{Screen: "job", ID: first})
	d.Press("PgDn")
	if d.at.ID != second {
		t.Fatalf("%+v", d.at)
	}
	d.Press("PgDn")
	if d.at.ID != second || len(d.Hints) == 0 {
		t.Fatalf("%+v", d.at)
	}
	d.Press("Alt+S")
	d.Type("2")
	if v, _ := d.s.Jobs.Get(second); v.Job.State == data.WaitingPart {
		t.Fatal("the state did not move")
	}
	d.Press("Alt+T")
	d.Type("1")
	if v, _ := d.s.Jobs.Get(second); v.Job.Technician != d.s.Ana {
		t.Fatal("the technician did not change")
	}
}

func TestDetail_Looks(t *testing.T) {
	for name, l := range map[string]look{"job": {}, "job-dark": {Dark: true}, "job-fil": {Lang: "fil"}, "job-1366x700": {W: 1366, H: 700}} {
		t.Run(name, func(t *testing.T) {
			d := open(t, l)
			id := worked(t, d.s)
			d.goTo(kit.Route{Screen: "job", ID: id})
			d.Shot(name)
			d.Check()
		})
	}
}

func TestDetail_ConflictShowsBothVersions(t *testing.T) {
	d := open(t, look{})
	id := worked(t, d.s)
	d.goTo(kit.Route{Screen: "job", ID: id})
	d.Press("Alt+E")
	d.Type("Mine: ")
	d.Press("Tab")
	d.Type("charging port")
	d.Press("Tab")
	d.Type("3")
	other := *newest(t, d).Job
	other.Notes = "Ana was quicker"
	other.Urgency = data.Emergency
	d.s.Done(d.s.Jobs.Change(data.Actor{Staff: d.s.Ana}, &other))
	d.Press("Ctrl+Enter")
	if !contains(d.Texts(), "changed meanwhile") || !contains(d.Texts(), "Ana") {
		t.Fatalf("%v", d.Texts())
	}
	d.Shot("job-conflict")
	d.Press("Ctrl+Enter")
	v := newest(t, d)
	if v.Job.Problem() != "charging port" || !strings.Contains(v.Job.Said(), "Mine: ") || v.Job.Urgency != data.High || v.Job.Notes != "Ana was quicker" {
		t.Fatalf("%q %q %s %q: %v", v.Job.Problem(), v.Job.Said(), v.Job.Urgency, v.Job.Notes, d.Texts())
	}
}

func TestDetail_PasscodeIsShownOnlyWhenAsked(t *testing.T) {
	d := open(t, look{})
	in := app.Intake{Customer: &data.Customer{Given: "Joan"}, Devices: []app.IntakeDevice{{New: &data.Device{Model: "A54"}, Job: data.JobDevice{Words: "dead"}}}}
	var err error
	if in.Devices[0].Secret, err = d.s.Devices.Seal("142536"); err != nil {
		t.Fatal(err)
	}
	id := d.s.Done(d.s.Jobs.TakeIn(d.s.Who, in)).ID
	d.s.Done(d.s.Staff.SetPIN(d.s.Who, d.s.Marco, "4711"))
	d.goTo(kit.Route{Screen: "job", ID: id})
	if contains(d.Texts(), "142536") {
		t.Fatal("the passcode stands on the page")
	}
	d.Press("Alt+I")
	d.Type("1111")
	d.Press("Enter")
	if contains(d.Texts(), "142536") {
		t.Fatal("a wrong PIN showed the passcode")
	}
	d.Type("4711")
	d.Press("Enter")
	if !contains(d.Texts(), "142536") {
		t.Fatalf("the right PIN did not: %v", d.Texts())
	}
}

func TestDetail_TellingTheCustomerEndsTheTask(t *testing.T) {
	d := open(t, look{})
	id := worked(t, d.s)
	for range 2 {
		d.s.Done(d.s.Jobs.MoveOn(d.s.Who, id))
	}
	d.goTo(kit.Route{Screen: "job", ID: id})
	d.Press("Alt+C", "Ctrl+Enter")
	v := newest(t, d)
	if len(v.Tasks) != 0 {
		t.Fatalf("%+v: %v", v.Tasks, d.Texts())
	}
	talks, err := d.s.Contacts.Of(data.Ref{Kind: data.KindJob, ID: id}, 1)
	if err != nil || !strings.Contains(talks[0].Words, "is ready") || talks[0].Channel != data.ByPhone {
		t.Fatalf("%+v %v", talks, err)
	}
}
