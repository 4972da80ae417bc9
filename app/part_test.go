package app_test

import (
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

// wantPart makes a job that waits for a part, and two suppliers.
func wantPart(t *testing.T, s *apptest.Shop) (job, request data.ID, suppliers []data.ID) {
	t.Helper()
	c := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Begoña", Family: "Núñez", Phones: []data.Phone{{Typed: "0917 555 0123"}}}))
	j := s.Done(s.Jobs.TakeIn(s.Who, app.Intake{
		Job:     data.Job{JobKind: data.Repair, Customer: c.ID, Promised: "2026-11-24T17:00"},
		Devices: []app.IntakeDevice{{New: &data.Device{Brand: "Samsung", Model: "Galaxy S23", DeviceKind: "phone"}, Job: data.JobDevice{Words: "charges at an angle"}}},
	}))
	for _, name := range []string{"Cebu Cell Parts", "iFix Mandaue"} {
		suppliers = append(suppliers, s.Done(s.Suppliers.Add(s.Who, &data.Supplier{Name: name})).ID)
	}
	r := s.Done(s.PartRequests.Want(s.Who, &data.PartRequest{Job: j.ID, N: 2}, &data.Part{Name: "USB-C port board", PartNo: "GH96-15629A", Price: 89000}))
	return j.ID, r.ID, suppliers
}

func TestParts_FromWantToFitted(t *testing.T) {
	s := apptest.New(t)
	job, req, sup := wantPart(t, s)
	if j, _ := s.Jobs.Get(job); j.Job.State != data.WaitingPart {
		t.Fatalf("the job is %s", j.Job.State)
	}
	s.Done(s.Asks.Log(s.Who, &data.Ask{Request: req, Supplier: sup[0], Channel: data.ByPhone, Answer: data.AskNo, Who: "Mr. Uy"}))
	yes := s.Done(s.Asks.Log(s.Who, &data.Ask{Request: req, Supplier: sup[1], Channel: data.ByPhone, Answer: data.AskYes, Price: 94000, Who: "Liza"}))
	w, err := s.PartRequests.Get(req)
	if err != nil || w.State != data.Asked || len(w.Asks) != 2 {
		t.Fatal(w.PartRequest, err)
	}
	if _, err := s.Asks.Take(s.Who, w.Asks[0].ID); len(data.FaultsOf(err)) == 0 {
		t.Fatal("a no was taken:", err)
	}
	o := s.Done(s.PartsOrders.Order(s.Who, &data.PartsOrder{Supplier: sup[1], Lines: []data.OrderLine{{Part: w.Part.ID, Request: req, Qty: 2, Cost: 94000}}, Expected: "2026-11-24T12:00"}, yes.ID))
	if _, err := s.PartsOrders.Receive(s.Who, o.ID, []app.Arrival{{Line: 1, N: 3}}); len(data.FaultsOf(err)) == 0 {
		t.Fatal("more was received than ordered")
	}
	s.Done(s.PartsOrders.Receive(s.Who, o.ID, []app.Arrival{{Line: 1, N: 1}}))
	if w, _ = s.PartRequests.Get(req); w.State != data.Ordered || w.Order.State != data.OrderPartArrive {
		t.Fatal(w.State, w.Order.State)
	}
	last := s.Done(s.PartsOrders.Receive(s.Who, o.ID, []app.Arrival{{Line: 1, N: 1}}))
	w, _ = s.PartRequests.Get(req)
	stock, _ := s.Parts.Stock(w.Part.ID)
	tasks, _ := s.Tasks.Of(data.Ref{Kind: data.KindJob, ID: job})
	if w.State != data.RequestHere || w.Job.State != data.PartArrived || stock.Here != 2 || stock.Reserved != 2 || len(tasks) != 1 || tasks[0].TaskKind != data.TaskTell || tasks[0].Words == "" {
		t.Fatal(w.State, w.Job.State, stock, tasks)
	}
	// Taking the arrival back leaves the sums as they were before it.
	s.Done(s.UndoEntry(s.Who, last.Entry))
	if stock, _ = s.Parts.Stock(w.Part.ID); stock.Here != 1 || stock.Reserved != 0 {
		t.Fatal(stock)
	}
	s.Done(s.Redo(s.Who))
	if stock, _ = s.Parts.Stock(w.Part.ID); stock.Here != 2 || stock.Reserved != 2 {
		t.Fatal("after redo", stock)
	}
	s.Done(s.PartRequests.Fit(s.Who, req))
	stock, _ = s.Parts.Stock(w.Part.ID)
	j, _ := s.Jobs.Get(job)
	if stock.Here != 0 || stock.Reserved != 0 || len(j.Job.Lines) != 1 || j.Job.Lines[0].Qty != 2*data.One {
		t.Fatal(stock, j.Job.Lines)
	}
}

func TestParts_OrderElsewhereLeavesTheFirstOrder(t *testing.T) {
	s := apptest.New(t)
	_, req, sup := wantPart(t, s)
	w, _ := s.PartRequests.Get(req)
	line := []data.OrderLine{{Part: w.Part.ID, Request: req, Qty: 2, Cost: 89000}}
	first := s.Done(s.PartsOrders.Order(s.Who, &data.PartsOrder{Supplier: sup[0], Lines: line}))
	s.Done(s.PartsOrders.Order(s.Who, &data.PartsOrder{Supplier: sup[1], Lines: line}))
	if o, _ := s.PartsOrders.Get(first.ID); o.State != data.OrderCancelled {
		t.Fatalf("the first order is %s", o.State)
	}
	s.Done(s.Undo(s.Who))
	w, _ = s.PartRequests.Get(req)
	if o, _ := s.PartsOrders.Get(first.ID); o.State != data.OrderSent || w.Order.ID != first.ID {
		t.Fatalf("undo left the first order %s", o.State)
	}
}

func TestParts_StockOnTheShelfIsReserved(t *testing.T) {
	s := apptest.New(t)
	job, _, _ := wantPart(t, s)
	p := s.Done(s.Parts.Add(s.Who, &data.Part{Name: "Adhesive B-7000"}))
	s.Done(s.Parts.Count(s.Who, p.ID, 5))
	r := s.Done(s.PartRequests.Want(s.Who, &data.PartRequest{Job: job, Part: p.ID, N: 4}, nil))
	if w, _ := s.PartRequests.Get(r.ID); w.State != data.RequestHere {
		t.Fatal(w.State)
	}
	if st, _ := s.Parts.Stock(p.ID); st.Free() != 1 {
		t.Fatal(st)
	}
	s.Done(s.Parts.Count(s.Who, p.ID, 3))
	s.Done(s.Undo(s.Who))
	if st, _ := s.Parts.Stock(p.ID); st.Here != 5 {
		t.Fatal("a count taken back left", st)
	}
}

func TestParts_APassedPromiseIsNotToldAgain(t *testing.T) {
	s := apptest.New(t)
	_, req, sup := wantPart(t, s)
	s.Done(s.Asks.Log(s.Who, &data.Ask{Request: req, Supplier: sup[0], Channel: data.ByPhone, Answer: data.AskLater, Days: 2, Price: 89000}))
	s.Later(14 * 24 * time.Hour)
	v, err := s.PartRequests.View(req)
	if err != nil || v.Job.Promised == "" || v.Job.Promised > v.Now {
		t.Fatal(err, v.Job.Promised, v.Now)
	}
	if a := v.Answers[0]; a.Here.Date() != v.Now.Date().Plus(2) || a.Verdict != app.TooLate {
		t.Errorf("two days are counted to %s: %s", a.Here, a.Verdict)
	}
	if !strings.Contains(v.Words, "could not keep") || strings.Contains(v.Words, "stays promised") {
		t.Errorf("the customer is told %q", v.Words)
	}
}

func TestParts_AnswersAgainstThePromise(t *testing.T) {
	s := apptest.New(t)
	_, req, sup := wantPart(t, s)
	log := func(supplier data.ID, a data.Ask) {
		a.Request, a.Supplier, a.Channel = req, supplier, data.ByPhone
		s.Done(s.Asks.Log(s.Who, &a))
	}
	log(sup[0], data.Ask{Answer: data.AskYes, Price: 89000, Here: "2026-11-24T12:00"})
	log(sup[1], data.Ask{Answer: data.AskLater, Days: 4, Price: 76000, Delivery: 18000})
	log(sup[1], data.Ask{Answer: data.AskYes, Price: 94000, Here: "2026-11-23T15:00"})
	log(sup[0], data.Ask{Answer: data.AskNo})
	v, err := s.PartRequests.View(req)
	if err != nil || len(v.Answers) != 4 {
		t.Fatal(err, len(v.Answers))
	}
	want := []app.Verdict{app.Keeps, app.Tight, app.TooLate, app.NotToHave}
	for i, a := range v.Answers {
		if a.Verdict != want[i] {
			t.Errorf("answer %d is %s, not %s", i+1, a.Verdict, want[i])
		}
	}
	if v.Best != 0 || v.Answers[1].Left != 5*time.Hour || v.Answers[2].AllIn != 170000 || v.Answers[2].Here != "2026-11-27T18:00" {
		t.Fatal(v.Best, v.Answers[1].Left, v.Answers[2].AllIn, v.Answers[2].Here)
	}
}

func TestParts_BoughtBefore(t *testing.T) {
	s := apptest.New(t)
	_, req, sup := wantPart(t, s)
	w, _ := s.PartRequests.Get(req)
	o := s.Done(s.PartsOrders.Order(s.Who, &data.PartsOrder{Supplier: sup[0], Expected: "2026-11-24T12:00", Lines: []data.OrderLine{{Part: w.Part.ID, Request: req, Qty: 2, Cost: 89000}, {Part: w.Part.ID, Qty: 1, Cost: 80000}}}))
	s.Later(48 * time.Hour)
	s.Done(s.PartsOrders.Receive(s.Who, o.ID, []app.Arrival{{Line: 1, N: 2}, {Line: 2, N: 1}}))
	b, err := s.Parts.Bought(w.Part.ID, 5)
	if err != nil || len(b.Rows) != 2 || b.Year != 3 || b.Average != 86000 {
		t.Fatalf("%+v %v", b, err)
	}
	if r := b.Rows[0]; r.Days != 2 || r.Late != 1 || r.Supplier.ID != sup[0] {
		t.Fatalf("%+v", r)
	}
	s.Done(s.Undo(s.Who))
	if b, _ = s.Parts.Bought(w.Part.ID, 5); len(b.Rows) != 0 {
		t.Fatalf("an arrival that was taken back counts as bought: %+v", b.Rows)
	}
}

func TestParts_TheTalkWithTheSupplierStandsOnTheJob(t *testing.T) {
	s := apptest.New(t)
	job, req, sup := wantPart(t, s)
	yes := s.Done(s.Asks.Log(s.Who, &data.Ask{Request: req, Supplier: sup[0], Channel: data.ByPhone, Answer: data.AskYes, Stock: "2 pieces, counter", Price: 94000, Who: "Liza"}))
	w, _ := s.PartRequests.Get(req)
	s.Done(s.PartsOrders.Order(s.Who, &data.PartsOrder{Supplier: sup[0], Lines: []data.OrderLine{{Part: w.Part.ID, Request: req, Qty: 2, Cost: 94000}}}, yes.ID))
	for _, of := range []data.Ref{{Kind: data.KindJob, ID: job}, {Kind: data.KindSupplier, ID: sup[0]}, {Kind: data.KindCustomer, ID: w.Customer.ID}} {
		talks, err := s.Contacts.Of(of, 10)
		if err != nil || len(talks) != 2 || talks[1].With != "Liza" {
			t.Errorf("%v has %d talks (%v)", of, len(talks), err)
		}
	}
}

func TestParts_OrderPaper(t *testing.T) {
	s := apptest.New(t)
	_, req, sup := wantPart(t, s)
	w, _ := s.PartRequests.Get(req)
	o := s.Done(s.PartsOrders.Order(s.Who, &data.PartsOrder{Supplier: sup[1], Delivery: 15000, Expected: "2026-11-24T12:00", Lines: []data.OrderLine{{Part: w.Part.ID, Request: req, Qty: 2, Cost: 94000}}}))
	pdf, doc, err := s.Papers.Render(data.KindPartsOrder, o.ID, app.PaperOrder, "")
	if err != nil || len(pdf) == 0 {
		t.Fatal(err)
	}
	said := doc.Words()
	for _, want := range []string{o.No, "iFix Mandaue", "USB-C port board", "GH96-15629A", "940.00", "2,030.00", w.Job.No, "Tue 24 Nov, 12:00"} {
		if !strings.Contains(said, want) {
			t.Errorf("the order does not say %q; it says %s", want, said)
		}
	}
}
