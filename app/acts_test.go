package app_test

import (
	"context"
	"errors"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

// bench is a shop with one of everything, for acts to be done in.
type bench struct {
	*apptest.Shop
	who              data.Actor // the owner, who may do all
	anna, berto      data.ID    // customers
	phone            data.ID    // device of anna
	job, ready       data.ID
	supplier, part   data.ID
	request, arrived data.ID
	ask, order       data.ID
	inquiry, visit   data.ID
	task, dept       data.ID
	shelf, price     data.ID
	template         data.ID
	file, payment    data.ID
}

func newBench(t *testing.T) *bench {
	s := apptest.New(t)
	b := &bench{Shop: s, who: data.Actor{Staff: s.Ana}}
	w := b.who
	b.anna = s.Done(s.Customers.Add(w, &data.Customer{Given: "Anna", Family: "Luz", Phones: []data.Phone{{Typed: "0917 555 0101"}}})).ID
	b.berto = s.Done(s.Customers.Add(w, &data.Customer{Given: "Berto", Family: "Luz", Phones: []data.Phone{{Typed: "0917 555 0101"}}})).ID
	b.phone = s.Done(s.Devices.Add(w, &data.Device{Owner: b.anna, Brand: "Nokia", Model: "3310", DeviceKind: "phone"})).ID
	take := func(words string) data.ID {
		return s.Done(s.Jobs.TakeIn(w, app.Intake{Job: data.Job{JobKind: data.Repair, Customer: b.anna}, Devices: []app.IntakeDevice{{Job: data.JobDevice{Device: b.phone, Words: words}}}})).ID
	}
	b.job, b.ready = take("no sound"), take("no light")
	s.Done(s.Jobs.PutLine(w, b.job, data.Line{Kind: data.LineLabour, Text: "Look at it", Qty: data.One, Price: 100000}))
	s.Done(s.Jobs.Move(w, data.Ready, "", "", b.ready))
	b.supplier = s.Done(s.Suppliers.Add(w, &data.Supplier{Name: "Cebu Cell Parts"})).ID
	b.part = s.Done(s.Parts.Add(w, &data.Part{Name: "Speaker", PartNo: "SP-1", Price: 5000})).ID
	b.request = s.Done(s.PartRequests.Want(w, &data.PartRequest{Job: b.job, Part: b.part, N: 2}, nil)).ID
	b.ask = s.Done(s.Asks.Log(w, &data.Ask{Request: b.request, Supplier: b.supplier, Channel: data.ByPhone, Answer: data.AskYes, Price: 3000})).ID
	second := s.Done(s.PartRequests.Want(w, &data.PartRequest{Job: b.job, N: 1}, &data.Part{Name: "Screw"})).ID
	req, _ := s.PartRequests.Get(second)
	b.order = s.Done(s.PartsOrders.Order(w, &data.PartsOrder{Supplier: b.supplier, Lines: []data.OrderLine{{Part: req.Part.ID, Request: second, Qty: 1}}})).ID
	stocked := s.Done(s.Parts.Add(w, &data.Part{Name: "Battery"})).ID
	s.Done(s.Parts.Count(w, stocked, 3))
	b.arrived = s.Done(s.PartRequests.Want(w, &data.PartRequest{Job: b.job, Part: stocked, N: 1}, nil)).ID
	b.inquiry = s.Done(s.Inquiries.Log(w, &data.Inquiry{Customer: b.anna, Nature: "question", Words: "Is it ready?"}, app.Then{Promise: "2026-11-23T14:00"})).ID
	b.visit = s.Done(s.Appointments.Book(w, &data.Appointment{Title: "Split aircon", Customer: b.anna, Technician: s.Jun, Start: "2026-11-23T13:00", End: "2026-11-23T14:00"}, app.Override{})).ID
	b.task = s.Done(s.Tasks.Add(w, &data.Task{TaskKind: data.TaskCallBack, Due: "2026-11-23T15:00", Customer: b.anna, Text: "Call Anna"})).ID
	b.dept = s.Done(s.Departments.Add(w, &data.Department{Name: "Bench"})).ID
	b.shelf = s.Done(s.Shelves.Add(w, &data.Shelf{Name: "B3"})).ID
	b.price = s.Done(s.PriceItems.Add(w, &data.PriceItem{Code: "zz-clean", Name: "Clean it", Price: 20000})).ID
	b.template = s.Done(s.Templates.Add(w, &data.Template{Name: "Hello", Lang: "en", Text: "Good day {name}"})).ID
	b.file = s.Done(s.Attachments.Add(w, data.Ref{Kind: data.KindJob, ID: b.job}, "note.txt", []byte("seen"))).ID
	b.payment = s.Done(s.Payments.Deposit(w, data.Payment{Job: b.job, Way: "cash", Amount: 10000})).ID
	return b
}

// sums are those that acts move.
func (b *bench) sums() map[string][]data.ID {
	return map[string][]data.ID{"stock": {1, 2, 3, 4}, "reserved": {1, 2, 3, 4}, "paid-job": {b.job, b.ready}, "paid-customer": {b.anna, b.berto}}
}

// doing says how each act of the table is done at the bench; before is what must have happened first.
func doing(b *bench) map[string]func() (data.Done, error) {
	w, s := b.who, b.Shop
	job := func(f func(*data.Job)) *data.Job {
		v, _ := s.Jobs.Get(b.job)
		j := *v.Job
		f(&j)
		return &j
	}
	visit := func() *data.Appointment { a, _ := s.Appointments.Get(b.visit); return a }
	return map[string]func() (data.Done, error){
		"appointment.book": func() (data.Done, error) {
			return s.Appointments.Book(w, &data.Appointment{Title: "Gas range", Customer: b.anna, Technician: s.Jun, Start: "2026-11-24T10:00", End: "2026-11-24T11:00"}, app.Override{})
		},
		"appointment.move": func() (data.Done, error) {
			return s.Appointments.Move(w, b.visit, "2026-11-23T15:00", 0, "asked", "customer", app.Override{})
		},
		"appointment.change": func() (data.Done, error) {
			a := visit()
			a.Notes = "gate code"
			return s.Appointments.Change(w, a, app.Override{})
		},
		"appointment.confirm": func() (data.Done, error) { return s.Appointments.Confirm(w, b.visit) },
		"appointment.set-out": func() (data.Done, error) { return s.Appointments.SetOut(w, b.visit) },
		"appointment.arrive":  func() (data.Done, error) { return s.Appointments.Arrive(w, b.visit, 0) },
		"appointment.leave": func() (data.Done, error) {
			s.Done(s.Appointments.Arrive(w, b.visit, 0))
			return s.Appointments.Leave(w, b.visit, app.Visit{Result: "cleaned", Travel: 20})
		},
		"appointment.miss":   func() (data.Done, error) { s.Later(5 * time.Hour); return s.Appointments.Miss(w, b.visit) },
		"appointment.cancel": func() (data.Done, error) { return s.Appointments.Cancel(w, b.visit, "rain") },
		"ask.log": func() (data.Done, error) {
			return s.Asks.Log(w, &data.Ask{Request: b.request, Supplier: b.supplier, Channel: data.ByPhone})
		},
		"ask.answer": func() (data.Done, error) {
			d := s.Done(s.Asks.Log(w, &data.Ask{Request: b.request, Supplier: b.supplier, Channel: data.ByPhone}))
			v, _ := s.PartRequests.Get(b.request)
			a := v.Asks[len(v.Asks)-1]
			_ = d
			a.Answer = data.AskNo
			return s.Asks.Answer(w, a)
		},
		"ask.take": func() (data.Done, error) { return s.Asks.Take(w, b.ask) },
		"attachment.add": func() (data.Done, error) {
			return s.Attachments.Add(w, data.Ref{Kind: data.KindJob, ID: b.job}, "b.txt", []byte("more"))
		},
		"attachment.remove": func() (data.Done, error) { return s.Attachments.Remove(w, b.file) },
		"checklist.change": func() (data.Done, error) {
			c, _ := s.Checklists.Of("phone")
			c.Points[0].Hidden = true
			return s.Checklists.Change(w, c)
		},
		"contact.log": func() (data.Done, error) {
			return s.Contacts.Log(w, &data.Contact{Of: data.Ref{Kind: data.KindJob, ID: b.job}, Channel: data.ByPhone, Direction: data.Out, Words: "Told her"})
		},
		"customer.add": func() (data.Done, error) { return s.Customers.Add(w, &data.Customer{Given: "Carla"}) },
		"customer.change": func() (data.Done, error) {
			c, _ := s.Customers.Get(b.anna)
			c.Phones = append(c.Phones, data.Phone{Typed: "032 555 0111"})
			return s.Customers.Change(w, c)
		},
		"customer.set-alert":  func() (data.Done, error) { return s.Customers.SetAlert(w, b.anna, "Hears badly") },
		"customer.remove":     func() (data.Done, error) { return s.Customers.Remove(w, b.berto) },
		"customer.merge":      func() (data.Done, error) { return s.Customers.Merge(w, b.berto, b.anna, nil) },
		"customer.two-people": func() (data.Done, error) { return s.Customers.TwoPeople(w, b.anna, b.berto) },
		"department.add":      func() (data.Done, error) { return s.Departments.Add(w, &data.Department{Name: "Desk"}) },
		"department.change": func() (data.Done, error) {
			ds, _ := s.Departments.All()
			ds[0].Name = "Benches"
			return s.Departments.Change(w, ds[0])
		},
		"department.remove": func() (data.Done, error) { return s.Departments.Remove(w, b.dept) },
		"device.add":        func() (data.Done, error) { return s.Devices.Add(w, &data.Device{Owner: b.anna, Model: "TV"}) },
		"device.change": func() (data.Done, error) {
			d, _ := s.Devices.Get(b.phone)
			d.Serial = "X1"
			return s.Devices.Change(w, d)
		},
		"device.give":    func() (data.Done, error) { return s.Devices.Give(w, b.phone, b.berto) },
		"estimate.draft": func() (data.Done, error) { return s.Estimates.Draft(w, b.job) },
		"estimate.give":  func() (data.Done, error) { return s.Estimates.Give(w, b.job, app.Told{}) },
		"estimate.approve": func() (data.Done, error) {
			s.Done(s.Estimates.Give(w, b.job, app.Told{}))
			return s.Estimates.Approve(w, b.job, app.Told{Who: "Anna"})
		},
		"estimate.refuse": func() (data.Done, error) {
			s.Done(s.Estimates.Give(w, b.job, app.Told{}))
			return s.Estimates.Refuse(w, b.job, app.Told{Who: "Anna", Words: "too dear"})
		},
		"inquiry.log": func() (data.Done, error) {
			return s.Inquiries.Log(w, &data.Inquiry{Caller: "Joy", Nature: "question", Words: "Open?"}, app.Then{To: s.Marco, Reason: "ask him"})
		},
		"inquiry.change": func() (data.Done, error) {
			q, _ := s.Inquiries.Get(b.inquiry)
			q.Subject = "Ready"
			return s.Inquiries.Change(w, q)
		},
		"inquiry.answer":    func() (data.Done, error) { return s.Inquiries.Answer(w, b.inquiry, "Tomorrow", data.ByPhone, "") },
		"inquiry.promise":   func() (data.Done, error) { return s.Inquiries.Promise(w, b.inquiry, "2026-11-23T16:00", "later") },
		"inquiry.hand-over": func() (data.Done, error) { return s.Inquiries.HandOver(w, b.inquiry, s.Marco, 0, "his job") },
		"inquiry.read": func() (data.Done, error) {
			s.Done(s.Inquiries.HandOver(w, b.inquiry, s.Marco, 0, "his job"))
			fs, _ := s.Forwards.Of(b.inquiry)
			return s.Forwards.Read(w, fs[0].ID)
		},
		"inquiry.wait":  func() (data.Done, error) { return s.Inquiries.Wait(w, b.inquiry, "Which one?", data.Message) },
		"inquiry.close": func() (data.Done, error) { return s.Inquiries.Close(w, b.inquiry, "", "wrong number") },
		"inquiry.reopen": func() (data.Done, error) {
			s.Done(s.Inquiries.Close(w, b.inquiry, "", "wrong number"))
			return s.Inquiries.Reopen(w, b.inquiry)
		},
		"job.take-in": func() (data.Done, error) {
			return s.Jobs.TakeIn(w, app.Intake{Job: data.Job{JobKind: data.Installation, Words: "CCTV"}, Customer: &data.Customer{Given: "Dory"}, Deposit: data.Payment{Way: "cash", Amount: 5000}})
		},
		"job.change":       func() (data.Done, error) { return s.Jobs.Change(w, job(func(j *data.Job) { j.Notes = "careful" })) },
		"job.promise":      func() (data.Done, error) { return s.Jobs.Promise(w, b.job, "2026-11-26T17:00", "part is late") },
		"job.assign":       func() (data.Done, error) { return s.Jobs.Assign(w, s.Jun, b.job, b.ready) },
		"job.assess":       func() (data.Done, error) { return s.Jobs.Assess(w, b.job, "Speaker worn") },
		"job.report":       func() (data.Done, error) { return s.Jobs.Report(w, b.job, app.Work{Done: "Speaker replaced"}) },
		"job.put-on-shelf": func() (data.Done, error) { return s.Jobs.Put(w, b.job, 1, "B3") },
		"job.put-line": func() (data.Done, error) {
			return s.Jobs.PutLine(w, b.job, data.Line{Kind: data.LineFee, Text: "Rush", Qty: data.One, Price: 5000})
		},
		"job.remove-line": func() (data.Done, error) {
			v, _ := s.Jobs.Get(b.job)
			return s.Jobs.RemoveLine(w, b.job, v.Job.Lines[0].N)
		},
		"job.move-on":      func() (data.Done, error) { return s.Jobs.MoveOn(w, b.job) },
		"job.move":         func() (data.Done, error) { return s.Jobs.Move(w, data.SentOut, "", "to the maker", b.job) },
		"job.not-repaired": func() (data.Done, error) { return s.Jobs.NotRepaired(w, b.job, "board gone") },
		"job.cancel":       func() (data.Done, error) { return s.Jobs.Cancel(w, b.job, "changed her mind") },
		"job.collect":      func() (data.Done, error) { return s.Jobs.Collect(w, app.Collection{Job: b.ready}) },
		"job.close": func() (data.Done, error) {
			s.Done(s.Jobs.Collect(w, app.Collection{Job: b.ready}))
			return s.Jobs.Close(w, b.ready)
		},
		"list.change": func() (data.Done, error) {
			l, _ := s.Lists.Get(data.ListTags)
			l.Items[0].En = "Very important"
			return s.Lists.Change(w, l)
		},
		"part-request.want": func() (data.Done, error) {
			return s.PartRequests.Want(w, &data.PartRequest{Job: b.job, N: 1}, &data.Part{Name: "Lens"})
		},
		"part-request.change": func() (data.Done, error) {
			v, _ := s.PartRequests.Get(b.request)
			r := *v.PartRequest
			r.N = 3
			return s.PartRequests.Change(w, &r)
		},
		"part-request.fit":    func() (data.Done, error) { return s.PartRequests.Fit(w, b.arrived) },
		"part-request.return": func() (data.Done, error) { return s.PartRequests.Return(w, b.arrived, true) },
		"part-request.cancel": func() (data.Done, error) { return s.PartRequests.Cancel(w, b.request) },
		"part.add":            func() (data.Done, error) { return s.Parts.Add(w, &data.Part{Name: "Glue"}) },
		"part.change":         func() (data.Done, error) { p, _ := s.Parts.Get(b.part); p.Reorder = 2; return s.Parts.Change(w, p) },
		"part.count":          func() (data.Done, error) { return s.Parts.Count(w, b.part, 7) },
		"part.remove": func() (data.Done, error) {
			d := s.Done(s.Parts.Add(w, &data.Part{Name: "Glue"}))
			return s.Parts.Remove(w, d.ID)
		},
		"parts-order.order": func() (data.Done, error) {
			return s.PartsOrders.Order(w, &data.PartsOrder{Supplier: b.supplier, Lines: []data.OrderLine{{Part: b.part, Request: b.request, Qty: 2, Cost: 3000}}}, b.ask)
		},
		"parts-order.draft": func() (data.Done, error) {
			return s.PartsOrders.Draft(w, &data.PartsOrder{Supplier: b.supplier, Lines: []data.OrderLine{{Part: b.part, Request: b.request, Qty: 2, Cost: 3000}}})
		},
		"parts-order.send": func() (data.Done, error) {
			d := s.Done(s.PartsOrders.Draft(w, &data.PartsOrder{Supplier: b.supplier, Lines: []data.OrderLine{{Part: b.part, Request: b.request, Qty: 2, Cost: 3000}}}))
			return s.PartsOrders.Send(w, d.ID)
		},
		"parts-order.change": func() (data.Done, error) {
			o, _ := s.PartsOrders.Get(b.order)
			o.Tracking = "LBC 1"
			return s.PartsOrders.Change(w, o)
		},
		"parts-order.confirm": func() (data.Done, error) { return s.PartsOrders.Confirm(w, b.order, "2026-11-24T12:00") },
		"parts-order.receive": func() (data.Done, error) { return s.PartsOrders.Receive(w, b.order, []app.Arrival{{Line: 1, N: 1}}) },
		"parts-order.cancel":  func() (data.Done, error) { return s.PartsOrders.Cancel(w, b.order, "too late") },
		"payment.deposit": func() (data.Done, error) {
			return s.Payments.Deposit(w, data.Payment{Job: b.job, Way: "cash", Amount: 2000})
		},
		"payment.pay": func() (data.Done, error) {
			return s.Payments.Pay(w, data.Payment{Job: b.job, Way: "cash", Amount: 2000})
		},
		"payment.refund": func() (data.Done, error) {
			return s.Payments.Refund(w, data.Payment{Job: b.job, Way: "cash", Amount: 1000})
		},
		"payment.void":   func() (data.Done, error) { return s.Payments.Void(w, b.payment, "typed twice") },
		"price-item.add": func() (data.Done, error) { return s.PriceItems.Add(w, &data.PriceItem{Code: "zz-x", Name: "X"}) },
		"price-item.change": func() (data.Done, error) {
			ps, _ := s.PriceItems.Find("clean it")
			p := *ps[0]
			p.Price = 25000
			return s.PriceItems.Change(w, &p)
		},
		"price-item.remove": func() (data.Done, error) { return s.PriceItems.Remove(w, b.price) },
		"paper.reserve": func() (data.Done, error) {
			_, d, err := s.Papers.Reserve(w, 3)
			return d, err
		},
		"print-job.print": func() (data.Done, error) {
			return s.PrintJobs.Print(w, data.Ref{Kind: data.KindJob, ID: b.job}, "ticket")
		},
		"print-job.drop": func() (data.Done, error) {
			d := s.Done(s.PrintJobs.Print(w, data.Ref{Kind: data.KindJob, ID: b.job}, "ticket"))
			return s.PrintJobs.Drop(w, d.ID)
		},
		"shelf.add": func() (data.Done, error) { return s.Shelves.Add(w, &data.Shelf{Name: "C1"}) },
		"shelf.change": func() (data.Done, error) {
			all, _ := s.Shelves.All()
			all[0].Note = "top"
			return s.Shelves.Change(w, all[0])
		},
		"shelf.remove": func() (data.Done, error) { return s.Shelves.Remove(w, b.shelf) },
		"shop.change": func() (data.Done, error) {
			sh, _ := s.Shop.Get()
			sh.Warranty = 30
			return s.Shop.Change(w, sh)
		},
		"staff.add": func() (data.Done, error) {
			return s.Staff.Add(w, &data.Staff{Given: "Mia", Role: data.Clerk, Active: true})
		},
		"staff.change":  func() (data.Done, error) { p, _ := s.Staff.Get(s.Jun); p.Title = "Bench"; return s.Staff.Change(w, p) },
		"staff.set-pin": func() (data.Done, error) { return s.Staff.SetPIN(w, s.Jun, "1234") },
		"supplier.add":  func() (data.Done, error) { return s.Suppliers.Add(w, &data.Supplier{Name: "iFix"}) },
		"supplier.change": func() (data.Done, error) {
			p, _ := s.Suppliers.Get(b.supplier)
			p.LeadDays = 2
			return s.Suppliers.Change(w, p)
		},
		"supplier.remove": func() (data.Done, error) {
			d := s.Done(s.Suppliers.Add(w, &data.Supplier{Name: "iFix"}))
			return s.Suppliers.Remove(w, d.ID)
		},
		"task.add": func() (data.Done, error) {
			return s.Tasks.Add(w, &data.Task{TaskKind: data.TaskFollowUp, Due: "2026-11-25T09:00", Text: "Ask", Of: data.Ref{Kind: data.KindJob, ID: b.job}})
		},
		"task.done":  func() (data.Done, error) { return s.Tasks.Finish(w, b.task, "told her", data.ByPhone) },
		"task.drop":  func() (data.Done, error) { return s.Tasks.Drop(w, b.task, "she called") },
		"task.later": func() (data.Done, error) { return s.Tasks.Later(w, b.task, "2026-11-24T09:00") },
		"template.add": func() (data.Done, error) {
			return s.Templates.Add(w, &data.Template{Name: "Bye", Lang: "en", Text: "Bye"})
		},
		"template.change": func() (data.Done, error) {
			all, _ := s.Templates.All("en", true)
			x := *all[0]
			x.Hidden = true
			return s.Templates.Change(w, &x)
		},
		"backup.make": func() (data.Done, error) {
			_, err := s.Backups.BackUp(context.Background(), w, s.T.TempDir(), nil)
			return data.Done{Act: "backup.make"}, err
		},
	}
}

// elsewhere are acts that have a test of their own: they need a new file, a second file or a printer.
var elsewhere = map[string]string{
	"desk.add": "done by opening a file", "shop.set-up": "TestShop_SetUpUndoAndReopen", "backup.restore": "the restore tests", "customer.erase": "the tests of erasure", "print-job.report": "done by the printer's answer",
	"device.wipe-secrets": "TestSecrets_WipedAfterCollection", "estimate.expire": "TestEstimate_ExpiresByTheClock",
}

func TestActs_EachIsDoneAndUndone(t *testing.T) {
	names := map[string]bool{}
	for _, act := range app.Acts() {
		if names[act.Name] {
			t.Errorf("%s stands twice", act.Name)
		}
		names[act.Name] = true
		if elsewhere[act.Name] != "" {
			continue
		}
		t.Run(act.Name, func(t *testing.T) { doAndUndo(t, act) })
	}
	for name := range doing(&bench{Shop: &apptest.Shop{}}) {
		if !names[name] {
			t.Errorf("%s is done here but not in the table", name)
		}
	}
}

func doAndUndo(t *testing.T, act app.Act) {
	b := newBench(t)
	do := doing(b)[act.Name]
	if do == nil {
		t.Fatal("nobody does it here")
	}
	var states []map[string]string
	state := func() map[string]string {
		m, err := b.Snapshot(b.sums())
		if err != nil {
			t.Fatal(err)
		}
		states = append(states, m)
		return m
	}
	// What an act needs first is done by it, too: the state before is the one that undo comes back to.
	d, err := do()
	if err != nil {
		t.Fatal(err)
	}
	if d.Act != act.Name {
		t.Fatalf("it is called %s", d.Act)
	}
	after := state()
	if act.Undo == app.Final {
		if d.Entry != 0 {
			if _, err := b.UndoEntry(b.who, d.Entry); !errors.Is(err, data.ErrFinal) {
				t.Fatalf("a final act was undone: %v", err)
			}
		}
		return
	}
	b.Done(b.UndoEntry(b.who, d.Entry))
	undone := state()
	if cmp.Diff(undone, after) == "" {
		t.Fatal("undo changed nothing")
	}
	b.Done(b.Redo(b.who))
	again := state()
	b.Done(b.Undo(b.who))
	back := state()
	if act.Undo == app.Counter {
		undone, again, back, after = sumsOf(undone), sumsOf(again), sumsOf(back), sumsOf(after)
	}
	if diff := cmp.Diff(undone, back); diff != "" {
		t.Errorf("undone twice differs: %s", diff)
	}
	if diff := cmp.Diff(after, again); diff != "" {
		t.Errorf("done again differs: %s", diff)
	}
}

// sumsOf keeps the sums of a state: of a countered act the records stay, the sums return.
func sumsOf(m map[string]string) map[string]string {
	out := map[string]string{}
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		if strings.HasPrefix(k, "sum ") {
			out[k] = m[k]
		}
	}
	return out
}
