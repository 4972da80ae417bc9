package summary_test

import (
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// person is one customer with a telephone, whose jobs the tests take in.
func person(s *apptest.Shop) data.ID {
	return s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Begoña", Family: "Núñez-Santos", Phones: []data.Phone{{N: 1, Typed: "0917 555 0123"}}})).ID
}

func take(s *apptest.Shop, who, technician data.ID, brand, model, words string, promised data.Local, sum data.Money) data.ID {
	id := s.Done(s.Jobs.TakeIn(s.Who, app.Intake{
		Job:     data.Job{Customer: who, Technician: technician, Promised: promised, Limit: data.Limit{Kind: data.LimitOpen}},
		Devices: []app.IntakeDevice{{New: &data.Device{DeviceKind: "phone", Brand: brand, Model: model}, Job: data.JobDevice{Words: words}}},
	})).ID
	s.Done(s.Jobs.PutLine(s.Who, id, data.Line{Kind: data.LineLabour, Text: "Work", Qty: data.One, Price: sum / 2}))
	s.Done(s.Jobs.PutLine(s.Who, id, data.Line{Kind: data.LinePart, Text: "Part", Qty: data.One, Price: sum - sum/2}))
	return id
}

func ready(s *apptest.Shop, id data.ID) {
	s.Done(s.Jobs.Move(s.Who, data.InProgress, "", "", id))
	s.Done(s.Jobs.Move(s.Who, data.Ready, "", "", id))
}

// fortnight fills two weeks that end on Saturday 21 November with the takings of the design.
func fortnight(t *testing.T) (*apptest.Shop, data.ID) {
	t.Helper()
	s := apptest.New(t)
	end := s.Clock.Add(-41 * time.Hour) // Saturday 17:42
	who := person(s)
	sums := []data.Money{0, 2140000, 1890000, 2530000, 2310000, 3180000, 3430000, 0, 1970000, 2220000, 2790000, 2460000, 3550000}
	for i, sum := range sums {
		s.Clock = end.Add(time.Duration(i-13) * 24 * time.Hour)
		if sum == 0 {
			continue
		}
		s.Done(s.Payments.Pay(s.Who, data.Payment{Customer: who, Amount: sum, Way: "cash"}))
	}
	s.Clock = end.Add(-21 * 24 * time.Hour)
	old := take(s, who, s.Jun, "JBL", "Charge 5", "no sound", "2026-11-03T17:00", 115000)
	ready(s, old)
	s.Clock = end.Add(-3 * 24 * time.Hour)
	late := take(s, who, s.Jun, "Epson", "L3250", "feed roller", "2026-11-19T17:00", 240000)
	asked := take(s, who, s.Ana, "Apple", "MacBook Air", "screen", "2026-11-27T17:00", 1480000)
	s.Done(s.Jobs.Move(s.Who, data.WaitingApproval, "", "", asked))
	s.Clock = end
	for i, sum := range []data.Money{1422000, 1564250, 705000, 150000} {
		way := []string{"cash", "gcash", "card", "transfer"}[i]
		id := take(s, who, []data.ID{s.Ana, s.Jun}[i%2], "Samsung", "Galaxy S23", "charging port", "", sum)
		ready(s, id)
		s.Done(s.Jobs.Collect(s.Who, app.Collection{Job: id, Who: "herself", Pay: data.Payment{Amount: sum, Way: way}}))
	}
	for range 3 {
		take(s, who, s.Ana, "Samsung", "Galaxy A54", "battery", "2026-11-24T12:00", 120000)
	}
	q := s.Done(s.Inquiries.Log(s.Who, &data.Inquiry{Channel: data.ByPhone, Nature: "question", Words: "Is it ready?", Caller: "Begoña", Urgency: data.Normal, Promised: "2026-11-21T18:00"}, app.Then{}))
	s.Later(10 * time.Minute)
	s.Done(s.Inquiries.Answer(s.Who, q.ID, "Yes, come by", data.ByPhone, ""))
	return s, late
}

func TestSummary_ShowsTheDay(t *testing.T) {
	s, late := fortnight(t)
	d := on(t, s, look{}, "")
	d.MustSay("Summary", "Saturday 21 November", "so far", "₱38,412.50", "Takings, last 14 days", "GCash", "15,642.50", "Of which deposits", "Ana Reyes", "Jun Villar", "Epson L3250", "Needs attention on Monday", "Kept in time")
	d.Check()
	d.Shot("summary/summary")
	d.Press("Enter")
	if len(d.Opened) == 0 || d.Opened[len(d.Opened)-1] != (kit.Route{Screen: "job", ID: late}) {
		t.Fatalf("Enter opened %v", d.Opened)
	}
	d.CheckTabs()
}

func TestSummary_WalksTheDays(t *testing.T) {
	s, _ := fortnight(t)
	d := on(t, s, look{}, "")
	d.Press("Left")
	d.MustSay("Friday 20 November", "₱35,500.00", "+12", "as it stands now")
	if d.Says("so far") {
		t.Error("Friday is over")
	}
	d.Press("PgUp", "PgDn", "Right")
	d.MustSay("Saturday 21 November")
	d.Press("Right")
	d.MustSay("Saturday 21 November")
	d.Press("Left", "Left", "Left", "Left", "Left", "Left")
	d.MustSay("Sunday 15 November", "Nobody paid on this day.", "closed")
	d.Check()
	d.Shot("summary/sunday")
}

func TestSummary_NothingNeedsAttention(t *testing.T) {
	s := apptest.New(t)
	d := on(t, s, look{}, "")
	d.MustSay("Nothing needs attention", "₱0.00")
	d.Check()
	d.Shot("summary/empty")
}

func TestSummary_Looks(t *testing.T) {
	s, _ := fortnight(t)
	for name, l := range map[string]look{"dark": {Dark: true}, "fil": {Lang: "fil"}, "1366x700": {W: 1366, H: 700}, "1180": {W: 1180, H: 680}} {
		d := on(t, s, l, "")
		d.Check()
		d.Shot("summary/summary-" + name)
	}
}

func TestSummary_FilesOldDaysUnderTheirYear(t *testing.T) {
	s := apptest.New(t)
	d := on(t, s, look{}, "2025-12-31")
	d.MustSay("Wednesday 31 December 2025")
	d = on(t, s, look{}, "no day")
	d.MustSay("Monday 23 November")
}

// The owner prints the day's summary: F10's page, Ctrl+P; the paper is on its way after a restart too.
func TestDuty_S4_OwnerPrintsTheDaysSummary(t *testing.T) {
	s, _ := fortnight(t)
	d := on(t, s, look{}, "")
	d.Press("Ctrl+P")
	d.MustSay("Summary sent to the printer")
	s.Reopen()
	s.Step()
	got := s.Printer.Jobs()
	if len(got) != 1 {
		t.Fatalf("%d papers came out", len(got))
	}
	for _, want := range []string{"Saturday 21 November 2026", "₱38,412.50", "15,642.50", "J-00000", "Jun Villar"} {
		if !strings.Contains(got[0].Doc.Words(), want) {
			t.Errorf("the paper does not say %q", want)
		}
	}
}

// The figures tell promises kept from promises broken, by another road: the paper of the command line.
func TestDuty_H3_PromisesKeptAndLateInTheFigures(t *testing.T) {
	s := apptest.New(t)
	log := func(by data.Local) data.ID {
		return s.Done(s.Inquiries.Log(s.Who, &data.Inquiry{Channel: data.ByPhone, Nature: "question", Words: "Which cable fits?", Caller: "Begoña", Urgency: data.Normal, Promised: by}, app.Then{})).ID
	}
	kept, late := log("2026-11-23T12:00"), log("2026-11-23T11:00")
	s.Later(time.Hour)
	s.Done(s.Inquiries.Answer(s.Who, kept, "USB-C", data.ByPhone, "maker's page"))
	s.Done(s.Inquiries.Answer(s.Who, late, "USB-C", data.ByPhone, ""))
	d := on(t, s, look{}, "")
	d.MustSay("Promised answers due", "Kept in time", "Late or not given")
	s.Reopen()
	view, err := s.Summary.Day("2026-11-23")
	if err != nil || view.Inquiries.Due != 2 || view.Inquiries.Kept != 1 || view.Inquiries.Missed != 1 {
		t.Fatal(view.Inquiries, err)
	}
	doc, err := s.Papers.Summary("2026-11-23", "80", "")
	if err != nil || !strings.Contains(doc.Words(), "Late or not given") {
		t.Fatal(err)
	}
}

// What the talks brought stands in the common figures: opened, answered at once, handed over.
func TestDuty_O5_TalksStandInTheFigures(t *testing.T) {
	s := apptest.New(t)
	s.Done(s.Inquiries.Log(s.Who, &data.Inquiry{Channel: data.ByPhone, Nature: "question", Words: "Which cable?", Caller: "Liza", Urgency: data.Normal, Answer: "USB-C"}, app.Then{Resolve: true}))
	s.Reopen()
	d := on(t, s, look{}, "")
	d.MustSay("Inquiries", "Answered at once")
	view, err := s.Summary.Day("2026-11-23")
	if err != nil || view.Inquiries.N != 1 || view.Inquiries.FirstContact != 1 {
		t.Fatal(view.Inquiries, err)
	}
}
