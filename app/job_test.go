package app_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

// intake is a walk-in with a new person and a new phone.
func intake() app.Intake {
	return app.Intake{
		Customer: &data.Customer{Given: "Begoña", Family: "Núñez-Santos", Phones: []data.Phone{{Typed: "0917 555 0123"}}},
		Job:      data.Job{Limit: data.Limit{Kind: data.LimitOpen, NotAbove: 450000, CallFirst: true}},
		Devices: []app.IntakeDevice{{
			New: &data.Device{DeviceKind: "phone", Brand: "Samsung", Model: "Galaxy S23", Serial: "RFCW40B8Q1X"}, Shelf: "B3",
			Job: data.JobDevice{
				Words:       "Since Friday it only charges when I hold the cable at an angle.",
				Condition:   []data.Point{{Code: "charging", Word: "Charging", Found: data.Faulty}, {Code: "display", Word: "Display", Found: data.Works}},
				Accessories: []data.Accessory{{Name: "Clear case"}, {Name: "SIM tray"}},
			},
		}},
		Deposit: data.Payment{Amount: 150000, Way: "gcash", Reference: "9041 228 117"},
	}
}

func code(t *testing.T, err error, want string) {
	t.Helper()
	for _, f := range data.FaultsOf(err) {
		if f.Code == want {
			return
		}
	}
	t.Fatalf("got %v, want the fault %s", err, want)
}

func view(t *testing.T, s *apptest.Shop, id data.ID) *app.JobView {
	t.Helper()
	v, err := s.Jobs.Get(id)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func line(text string, price data.Money) data.Line {
	return data.Line{Kind: data.LineLabour, Text: text, Qty: data.One, Price: price}
}

func TestTakeIn_DoneOnceAndUndone(t *testing.T) {
	s := apptest.New(t)
	in := intake()
	d, err := s.Drafts.Keep(s.Who, app.Draft{Kind: data.KindJob, Form: "intake"}, map[string]string{"words": "x"})
	if err != nil {
		t.Fatal(err)
	}
	in.Job.ID, in.Job.No = d.ID, d.No
	if in.Devices[0].Secret, err = s.Devices.Seal("142536"); err != nil {
		t.Fatal(err)
	}
	done := s.Done(s.Jobs.TakeIn(s.Who, in))
	if done.ID != d.ID || done.No != d.No {
		t.Fatalf("the draft's number %s became %s", d.No, done.No)
	}
	again := s.Done(s.Jobs.TakeIn(s.Who, in))
	if again.ID != done.ID {
		t.Fatalf("a second save made %v", again)
	}
	if n, _ := s.Customers.Count(); n != 1 {
		t.Fatalf("%d customers", n)
	}
	s.Reopen()
	v := view(t, s, done.ID)
	if v.Customer.Phone() != "+639175550123" || v.Devices[0].Shelf != "B3" || len(v.Devices[0].Accessories) != 2 {
		t.Fatalf("%+v", v)
	}
	if v.Paid != 150000 || v.Payments[0].PayKind != data.Deposit || v.Payments[0].Reference != "9041 228 117" {
		t.Fatalf("deposit %+v", v.Payments)
	}
	if v.Job.Promised != "2026-11-24T09:45" {
		t.Fatalf("promised %s", v.Job.Promised)
	}
	if secret, err := s.Devices.Secret(v.Devices[0].Device.Secret); err != nil || secret != "142536" {
		t.Fatal(secret, err)
	}
	hits, err := s.Search.Find("nunez charges")
	if err != nil || len(hits) == 0 || hits[0].Ref.ID != done.ID {
		t.Fatalf("search: %v %v", hits, err)
	}
	s.Done(s.Undo(s.Who))
	if page, _ := s.Jobs.List(app.JobsQuery{}); len(page.Rows) != 0 {
		t.Fatalf("undone, still listed: %v", page.Rows)
	}
	if p := view(t, s, done.ID); p.Paid != 0 {
		t.Fatalf("undone, still paid %d", p.Paid)
	}
}

func TestTakeIn_Refused(t *testing.T) {
	s := apptest.New(t)
	in := intake()
	in.Customer = nil
	_, err := s.Jobs.TakeIn(s.Who, in)
	code(t, err, "required")
	in = intake()
	in.Customer = &data.Customer{}
	_, err = s.Jobs.TakeIn(s.Who, in)
	code(t, err, "name-or-phone")
	if fs := data.FaultsOf(err); !strings.HasPrefix(fs[0].Field, "customer.") {
		t.Fatalf("field %q", fs[0].Field)
	}
	in = intake()
	in.Deposit.Way = "shells"
	_, err = s.Jobs.TakeIn(s.Who, in)
	code(t, err, "unknown-choice")
	if n, _ := s.Customers.Count(); n != 0 {
		t.Fatalf("a refused intake left %d customers", n)
	}
	in = intake()
	if _, err = s.Jobs.TakeIn(data.Actor{Staff: s.Jun}, in); !errors.Is(err, data.ErrDenied) {
		t.Fatalf("a technician took money: %v", err)
	}
	in.Deposit.Amount = 0
	s.Done(s.Jobs.TakeIn(data.Actor{Staff: s.Jun}, in))
}

func TestMoveOn_ManyAtOnce(t *testing.T) {
	s := apptest.New(t)
	var ids []data.ID
	for range 3 {
		ids = append(ids, s.Done(s.Jobs.TakeIn(s.Who, intake())).ID)
	}
	s.Done(s.Jobs.MoveOn(s.Who, ids[:2]...))
	_, err := s.Jobs.MoveOn(s.Who, ids...)
	code(t, err, "states-differ")
	s.Done(s.Jobs.MoveOn(s.Who, ids[2]))
	s.Done(s.Jobs.MoveOn(s.Who, ids...))
	s.Done(s.Jobs.MoveOn(s.Who, ids...))
	for _, id := range ids {
		v := view(t, s, id)
		if v.Job.State != data.Ready || len(v.Tasks) != 1 || v.Tasks[0].TaskKind != data.TaskTell {
			t.Fatalf("%s, tasks %v", v.Job.State, v.Tasks)
		}
		if !strings.Contains(v.Tasks[0].Words, "Begoña") || strings.Contains(v.Tasks[0].Words, "{") {
			t.Fatalf("words to say: %q", v.Tasks[0].Words)
		}
	}
	_, err = s.Jobs.MoveOn(s.Who, ids...)
	code(t, err, "collect-singly")
	s.Done(s.Undo(s.Who))
	for _, id := range ids {
		if v := view(t, s, id); v.Job.State != data.InProgress || len(v.Tasks) != 0 {
			t.Fatalf("undone: %s, tasks %v", v.Job.State, v.Tasks)
		}
	}
	_, err = s.Jobs.Move(s.Who, data.Collected, "", "", ids[0])
	code(t, err, "collect-singly")
	_, err = s.Jobs.Move(s.Who, data.NotRepaired, "", " ", ids[0])
	code(t, err, "needs-reason")
	s.Done(s.Jobs.NotRepaired(s.Who, ids[0], "no part to be had"))
	s.Done(s.Jobs.Move(s.Who, data.WaitingPart, "", "", ids[1]))
	_, err = s.Jobs.Move(s.Who, data.Ready, "", "", ids[1])
	code(t, err, "no-such-move")
	s.Done(s.Jobs.Cancel(s.Who, ids[1], "changed their mind"))
	_, err = s.Jobs.MoveOn(s.Who, ids[1])
	code(t, err, "already-ended")
}

func TestJob_WorkIsWritten(t *testing.T) {
	s := apptest.New(t)
	id := s.Done(s.Jobs.TakeIn(s.Who, intake())).ID
	jun := data.Actor{Staff: s.Jun}
	s.Done(s.Jobs.Assign(s.Who, s.Jun, id))
	s.Done(s.Jobs.Assess(jun, id, "USB-C port worn, pin 4 lifted."))
	s.Done(s.Jobs.Report(jun, id, app.Work{Done: "Port board replaced", After: map[int][]data.Point{1: {{Code: "charging", Word: "Charging", Found: data.Works}}}}))
	_, err := s.Jobs.Promise(s.Who, id, "2026-11-25T17:00", "")
	code(t, err, "needs-reason")
	_, err = s.Jobs.Promise(s.Who, id, "2026-11-31T17:00", "x")
	code(t, err, "no-such-date")
	s.Done(s.Jobs.Promise(s.Who, id, "2026-11-25T17:00", "the part is late"))
	s.Done(s.Jobs.Expect(s.Who, id, "2026-11-26T10:00", "courier stuck"))
	s.Done(s.Jobs.Put(s.Who, id, 1, "C2"))
	_, err = s.Jobs.Assign(s.Who, 99, id)
	if !errors.Is(err, data.ErrNotFound) {
		t.Fatal(err)
	}
	s.Reopen()
	v := view(t, s, id)
	if v.Job.Technician != s.Jun || v.Job.AssessedBy != s.Jun || v.Job.Promised != "2026-11-25T17:00" || v.Job.Expected != "2026-11-26T10:00" || v.Devices[0].Shelf != "C2" || v.Devices[0].After[0].Found != data.Works {
		t.Fatalf("%+v", v.Job)
	}
	var acts []string
	for _, e := range v.Timeline {
		acts = append(acts, e.Act)
	}
	if strings.Join(acts, " ") != "job.put-on-shelf job.promise job.promise job.report job.assess job.assign job.take-in" {
		t.Fatalf("timeline %v", acts)
	}
	if e := v.Timeline[2]; e.When != "2026-11-25T17:00" || e.Why != "the part is late" || v.Called(e.By) != "Marco P." {
		t.Fatalf("%+v", e)
	}
	for range 2 {
		s.Done(s.Undo(s.Who))
	}
	s.Done(s.Undo(s.Who))
	if v = view(t, s, id); v.Job.Promised != "2026-11-24T09:45" || !v.Timeline[2].Undone {
		t.Fatalf("undone: %+v", v.Timeline[2])
	}
	s.Done(s.Redo(s.Who))
	if v = view(t, s, id); v.Job.Promised != "2026-11-25T17:00" || v.Timeline[2].Undone {
		t.Fatalf("redone: %+v", v.Timeline[2])
	}
	change := *v.Job
	change.Limit = data.Limit{Kind: data.LimitFixed, NotAbove: 320000}
	s.Done(s.Jobs.Change(s.Who, &change))
	if _, err := s.Jobs.Change(s.Who, v.Job); !errors.Is(err, data.ErrConflict) {
		t.Fatalf("a stale job was kept: %v", err)
	}
	if v = view(t, s, id); v.Totals.Total != 320000 || v.Balance != 170000 {
		t.Fatalf("fixed price: %+v, balance %d", v.Totals, v.Balance)
	}
}

func TestLines_AddChangeRemove(t *testing.T) {
	s := apptest.New(t)
	id := s.Done(s.Jobs.TakeIn(s.Who, intake())).ID
	s.Done(s.Jobs.PutLine(s.Who, id, line("Labour", 97500)))
	part := s.Done(s.Parts.Add(s.Who, &data.Part{Name: "Battery, Galaxy S23", PartNo: "GH82-30517A", Price: 145000, Cost: 90000})).ID
	s.Done(s.Jobs.AddPart(s.Who, id, part, 2))
	v := view(t, s, id)
	if v.Totals.Total != 387500 || v.Totals.Tax != 41517 || v.Job.Lines[1].Cost != 90000 || v.Job.Lines[1].N == v.Job.Lines[0].N {
		t.Fatalf("%+v %+v", v.Totals, v.Job.Lines)
	}
	l := v.Job.Lines[0]
	l.Qty = 1250
	s.Done(s.Jobs.PutLine(s.Who, id, l))
	s.Done(s.Jobs.RemoveLine(s.Who, id, v.Job.Lines[1].N))
	if v = view(t, s, id); v.Totals.Total != 121875 {
		t.Fatalf("%+v", v.Totals)
	}
	s.Done(s.Undo(s.Who))
	if v = view(t, s, id); len(v.Job.Lines) != 2 {
		t.Fatalf("%+v", v.Job.Lines)
	}
	off := data.Line{Kind: data.LineDiscount, Text: "Regular customer", Price: 10000}
	_, err := s.Jobs.PutLine(s.Who, id, off)
	code(t, err, "over-limit")
	s.Done(s.Jobs.PutLine(data.Actor{Staff: s.Ana}, id, off))
	_, err = s.Jobs.PutLine(s.Who, id, line("", 1))
	code(t, err, "required")
	_, err = s.Jobs.PutLine(s.Who, id, line("x", -1))
	code(t, err, "negative-money")
	_, err = s.Jobs.RemoveLine(s.Who, id, 77)
	code(t, err, "no-such")
	items, err := s.PriceItems.Find("")
	if err != nil || len(items) == 0 {
		t.Fatal(items, err)
	}
	s.Done(s.Jobs.AddPriceItem(s.Who, id, items[0].ID))
	if v = view(t, s, id); v.Job.Lines[len(v.Job.Lines)-1].Price != items[0].Price {
		t.Fatalf("%+v", v.Job.Lines)
	}
}

func TestEstimate_ApprovedByPhone(t *testing.T) {
	s := apptest.New(t)
	id := s.Done(s.Jobs.TakeIn(s.Who, intake())).ID
	_, err := s.Estimates.Give(s.Who, id, app.Told{})
	code(t, err, "needs-line")
	s.Done(s.Jobs.PutLine(s.Who, id, line("Port and battery", 384720)))
	s.Done(s.Estimates.Give(s.Who, id, app.Told{}))
	v := view(t, s, id)
	if v.Job.State != data.WaitingApproval || v.Estimate.State != data.EstimateGiven || v.Estimate.Until != "2026-12-07" {
		t.Fatalf("%s %+v", v.Job.State, v.Estimate)
	}
	s.Later(time.Hour)
	s.Done(s.Estimates.Approve(s.Who, id, app.Told{How: data.ByPhone, Who: "herself"}))
	s.Reopen()
	v = view(t, s, id)
	a := v.Estimate.Answer
	if v.Job.State != data.InProgress || a.Who != "herself" || a.How != data.ByPhone || a.Amount != 384720 || a.By != s.Marco || a.At != s.Clock {
		t.Fatalf("%s %+v", v.Job.State, v.Estimate)
	}
	talks, err := s.Contacts.Of(data.Ref{Kind: data.KindCustomer, ID: v.Customer.ID}, 10)
	if err != nil || len(talks) != 2 || talks[0].Words != "Approved ₱3,847.20." || talks[0].Direction != data.In {
		t.Fatalf("%+v %v", talks, err)
	}
	if e := v.Timeline[0]; e.Act != "estimate.approve" || e.Sum != 384720 || e.Contact == nil {
		t.Fatalf("%+v", e)
	}
	s.Done(s.Undo(s.Who))
	if v = view(t, s, id); v.Job.State != data.WaitingApproval || v.Estimate.State != data.EstimateGiven {
		t.Fatalf("undone: %s %s", v.Job.State, v.Estimate.State)
	}
	s.Done(s.Estimates.Refuse(s.Who, id, app.Told{Words: "Too dear, buys a new one"}))
	if v = view(t, s, id); v.Job.State != data.Diagnosing || v.Estimate.State != data.EstimateRefused {
		t.Fatalf("refused: %s %s", v.Job.State, v.Estimate.State)
	}
}

func TestPayments_LimitsAndRights(t *testing.T) {
	s := apptest.New(t)
	id := s.Done(s.Jobs.TakeIn(s.Who, intake())).ID
	s.Done(s.Jobs.PutLine(s.Who, id, line("Work", 400000)))
	pay := func(m data.Money) data.Payment { return data.Payment{Job: id, Amount: m, Way: "cash"} }
	_, err := s.Payments.Pay(s.Who, pay(250001))
	code(t, err, "over-balance")
	_, err = s.Payments.Pay(s.Who, pay(0))
	code(t, err, "not-positive")
	_, err = s.Payments.Deposit(data.Actor{Staff: s.Jun}, pay(100))
	if !errors.Is(err, data.ErrDenied) {
		t.Fatal(err)
	}
	s.Done(s.Payments.Deposit(s.Who, pay(50000)))
	given := pay(200000)
	given.Given = 500000
	s.Done(s.Payments.Pay(s.Who, given))
	v := view(t, s, id)
	if v.Balance != 0 || v.Payments[2].Change() != 300000 {
		t.Fatalf("balance %d, %+v", v.Balance, v.Payments)
	}
	_, err = s.Payments.Refund(s.Who, pay(1000))
	code(t, err, "over-limit")
	owner := data.Actor{Staff: s.Ana}
	_, err = s.Payments.Refund(owner, pay(400001))
	code(t, err, "over-limit")
	s.Done(s.Payments.Refund(owner, pay(1000)))
	if _, err = s.Payments.Void(s.Who, v.Payments[2].ID, "wrong"); !errors.Is(err, data.ErrDenied) {
		t.Fatal(err)
	}
	_, err = s.Payments.Void(owner, v.Payments[2].ID, "")
	code(t, err, "needs-reason")
	s.Done(s.Payments.Void(owner, v.Payments[2].ID, "wrong amount"))
	_, err = s.Payments.Void(owner, v.Payments[2].ID, "again")
	code(t, err, "already-voided")
	s.Done(s.Payments.Deposit(s.Who, pay(7000)))
	s.Done(s.Undo(s.Who))
	if v = view(t, s, id); v.Paid != 200000-1000 {
		t.Fatalf("paid %d: %+v", v.Paid, v.Payments)
	}
}

func TestCollect_OnlyWhatIsReady(t *testing.T) {
	s := apptest.New(t)
	id := s.Done(s.Jobs.TakeIn(s.Who, intake())).ID
	s.Done(s.Jobs.PutLine(s.Who, id, line("Work", 400000)))
	out := app.Collection{Job: id, Pay: data.Payment{Amount: 250000, Way: "cash"}}
	_, err := s.Jobs.Collect(s.Who, out)
	code(t, err, "ready-before-collected")
	for range 3 {
		s.Done(s.Jobs.MoveOn(s.Who, id))
	}
	owing := out
	owing.Pay.Amount = 100000
	_, err = s.Jobs.Collect(s.Who, owing)
	code(t, err, "money-owed")
	missing := out
	missing.Back = map[app.Left]int{{Device: 1, N: 1}: 1}
	_, err = s.Jobs.Collect(s.Who, missing)
	code(t, err, "accessories-missing")
	lost := out
	lost.TicketLost = true
	_, err = s.Jobs.Collect(s.Who, lost)
	code(t, err, "required")
	lost.Identity, lost.Who = "driver's licence", "Liza Santos"
	s.Done(s.Jobs.Collect(s.Who, lost))
	v := view(t, s, id)
	if v.Job.State != data.Collected || v.Balance != 0 || v.Job.Collector != "Liza Santos" || !v.Job.TicketLost || v.Job.Warranty != "2027-02-21" || v.Job.Devices[0].Accessories[1].Back != 1 || v.Job.Devices[0].Shelf != 0 {
		t.Fatalf("%+v", v.Job)
	}
	if len(v.Tasks) != 1 || v.Tasks[0].TaskKind != data.TaskFollowUp || v.Tasks[0].Due != "2026-11-30T09:00" {
		t.Fatalf("%+v", v.Tasks)
	}
	s.Done(s.Undo(s.Who))
	if v = view(t, s, id); v.Job.State != data.Ready || v.Balance != 250000 || v.Devices[0].Shelf != "B3" {
		t.Fatalf("undone: %s, balance %d", v.Job.State, v.Balance)
	}
	owing.Why = "pays on Friday"
	s.Done(s.Jobs.Collect(s.Who, owing))
	s.Done(s.Jobs.Close(s.Who, id))
	back := intake()
	back.Customer, back.Deposit = nil, data.Payment{}
	back.Devices[0].New, back.Devices[0].Job.Device = nil, v.Job.Devices[0].Device
	back.Job = data.Job{Customer: v.Customer.ID, JobKind: data.ComeBack, ComesBack: id, BackWhy: "the port is loose"}
	s.Later(30 * 24 * time.Hour)
	again := s.Done(s.Jobs.TakeIn(s.Who, back)).ID
	v = view(t, s, again)
	if v.Before == nil || v.Before.ID != id || v.Job.Warranty != "2027-02-21" || len(v.Earlier) != 1 {
		t.Fatalf("come-back: %+v", v.Job)
	}
}

func TestCollect_RecurringMaintenance(t *testing.T) {
	s := apptest.New(t)
	in := intake()
	in.Job.JobKind, in.Job.EveryMonths, in.Job.Place, in.Job.Site = data.Maintenance, 3, data.OnSite, data.Address{Street: "Lot 7, Acacia Road"}
	id := s.Done(s.Jobs.TakeIn(s.Who, in)).ID
	for range 3 {
		s.Done(s.Jobs.MoveOn(s.Who, id))
	}
	s.Done(s.Jobs.Collect(s.Who, app.Collection{Job: id}))
	v := view(t, s, id)
	if v.Job.NextDate != "2027-02-23" || v.Devices[0].Device.NextService != "2027-02-23" {
		t.Fatalf("next %s, device %s", v.Job.NextDate, v.Devices[0].Device.NextService)
	}
}

func TestJobs_ListNarrowsWithTrueCounts(t *testing.T) {
	s := apptest.New(t)
	var ids []data.ID
	for i, name := range []string{"Joan", "Ernesto", "Grace"} {
		in := intake()
		in.Customer.Given, in.Customer.Family = name, "Lao"
		in.Job.Promised = data.Local("2026-11-2" + string(rune('2'+i)) + "T09:00")
		ids = append(ids, s.Done(s.Jobs.TakeIn(s.Who, in)).ID)
	}
	s.Done(s.Jobs.MoveOn(s.Who, ids[2]))
	s.Done(s.Jobs.Assign(s.Who, s.Jun, ids[2]))
	page := func(q app.JobsQuery) app.JobsPage {
		t.Helper()
		p, err := s.Jobs.List(q)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	all := page(app.JobsQuery{})
	if len(all.Rows) != 3 || all.Rows[0].ID != ids[0] || all.Counts[app.OnlyLate] != 2 || all.Counts["diagnosing"] != 1 || all.Rows[0].Who != "Joan Lao" {
		t.Fatalf("%+v", all)
	}
	if p := page(app.JobsQuery{Text: "gra s23"}); len(p.Rows) != 1 || p.Counts[""] != 1 || p.Counts[app.OnlyLate] != 0 {
		t.Fatalf("%+v", p)
	}
	if p := page(app.JobsQuery{Text: all.Rows[1].No}); len(p.Rows) != 1 {
		t.Fatalf("%+v", p)
	}
	if p := page(app.JobsQuery{Technician: s.Jun}); len(p.Rows) != 1 || p.Rows[0].ID != ids[2] {
		t.Fatalf("%+v", p)
	}
	if p := page(app.JobsQuery{Only: "late"}); len(p.Rows) != 2 || p.Counts[""] != 3 {
		t.Fatalf("%+v", p)
	}
	if p := page(app.JobsQuery{Sort: "customer"}); p.Rows[0].ID != ids[1] {
		t.Fatalf("%+v", p.Rows[0])
	}
	s.Done(s.Jobs.Cancel(s.Who, ids[0], "fixed itself"))
	if p := page(app.JobsQuery{Only: app.OnlyClosed}); len(p.Rows) != 1 || p.Rows[0].ID != ids[0] || p.Next != "" {
		t.Fatalf("%+v", p)
	}
	if p := page(app.JobsQuery{Only: app.OnlyClosed, Text: "joan"}); len(p.Rows) != 1 {
		t.Fatalf("%+v", p)
	}
}

func TestPromises_CountWorkingHours(t *testing.T) {
	s := apptest.New(t)
	all, err := s.Jobs.Promises(data.Repair, data.Normal)
	if err != nil || len(all) != 3 || all[0] != "2026-11-24T09:45" || all[1] != "2026-11-24T13:45" || all[2] != "2026-11-24T17:45" {
		t.Fatal(all, err)
	}
	s.Clock = data.At(time.Date(2026, 11, 28, 17, 30, 0, 0, apptest.Zone(t)))
	all, _ = s.Jobs.Promises(data.Repair, data.High)
	if all[0] != "2026-11-30T12:30" {
		t.Fatalf("over a closed Sunday: %v", all)
	}
}

func TestShelvesChecklistsPriceItems(t *testing.T) {
	s := apptest.New(t)
	owner := data.Actor{Staff: s.Ana}
	shelf := s.Done(s.Shelves.Add(s.Who, &data.Shelf{Name: "B3"})).ID
	_, err := s.Shelves.Add(s.Who, &data.Shelf{Name: "b3"})
	code(t, err, "duplicate")
	s.Done(s.Jobs.TakeIn(s.Who, intake()))
	if lies, _ := s.Shelves.Lies(shelf); len(lies) != 1 {
		t.Fatalf("%d lie there", len(lies))
	}
	_, err = s.Shelves.Remove(owner, shelf)
	code(t, err, "in-use")
	points, err := s.Checklists.Points("phone", "fil")
	if err != nil || len(points) < 10 || points[0].Word != "Bumubukas" {
		t.Fatal(points, err)
	}
	list, _ := s.Checklists.Of("phone")
	cut := *list
	cut.Points = cut.Points[1:]
	_, err = s.Checklists.Change(owner, &cut)
	code(t, err, "in-use")
	list.Points[0].Hidden = true
	s.Done(s.Checklists.Change(owner, list))
	if less, _ := s.Checklists.Points("phone", "en"); len(less) != len(points)-1 {
		t.Fatalf("%d points", len(less))
	}
	s.Done(s.PriceItems.Add(owner, &data.PriceItem{Code: "TEMP", Name: "Tempered glass, fitted", Price: 25000}))
	found, err := s.PriceItems.Find("temper")
	if err != nil || len(found) == 0 {
		t.Fatal(found, err)
	}
	s.Done(s.PriceItems.Remove(owner, found[0].ID))
	if _, err := s.PriceItems.Add(s.Who, &data.PriceItem{Code: "X", Name: "x"}); !errors.Is(err, data.ErrDenied) {
		t.Fatal(err)
	}
}
