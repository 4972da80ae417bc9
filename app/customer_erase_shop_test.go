package app_test

import (
	"bytes"
	"os"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/data/store"
)

// traces are pieces of the name and the number of the person in these tests, in every form in which a file could hold them; all folded or lower case.
var traces = []string{
	"quiñonarte", "quin\u0303onarte", `qui\u00f1onarte`, "quinonarte", "inonarte", "etranoñiuq", "etranoniuq",
	"ñiñalinda", "ninalinda", `\u00f1i\u00f1alinda`, "5550199", "550199", "555 0199", "9910555", "991055", "nina.q@", "ninyaq77", "12 sampaguita", "osca-77123",
	"s3cretpass", "kuya berto", "nakita ko", "x9serial", "ate nena",
}

// held are the traces that bytes hold.
func held(b []byte) (out []string) {
	low := bytes.ToLower(b)
	for _, form := range traces {
		if bytes.Contains(low, []byte(form)) {
			out = append(out, form)
		}
	}
	return out
}

// personShop is a shop in which a person stands wherever one can stand.
type personShop struct {
	*apptest.Shop
	t     *testing.T
	owner data.Actor
	id    data.ID // of the person
	no    string
	twin  data.ID // merged into the person
	other data.ID // another customer, whose notes name the person
	weak  data.ID // another one, in whose notes only the family name stands
	job   data.ID
	photo data.ID
	saved string // a paper of theirs, as a file
}

func newPersonShop(t *testing.T) *personShop {
	t.Helper()
	s := &personShop{Shop: apptest.New(t), t: t, owner: data.Actor{}}
	s.owner.Staff = s.Ana
	s.people()
	s.work()
	s.rest()
	return s
}

func (s *personShop) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// people makes the person, one merged into them, and two others.
func (s *personShop) people() {
	p := s.Done(s.Customers.Add(s.Who, &data.Customer{
		Given: "Ñiñalinda", Family: "Quiñonarte", Phones: []data.Phone{{N: 1, Typed: "0917 555 0199"}}, Emails: []string{"nina.q@mail.example"},
		Handles: []data.Handle{{N: 1, Service: "messenger", Name: "ninyaq77"}}, Addresses: []data.Address{{N: 1, Street: "12 Sampaguita St", City: "Cebu"}},
		Persons: []data.Person{{N: 1, Name: "Kuya Berto"}}, DiscountID: "OSCA-77123", Notes: "nakita ko sa palengke",
	}))
	s.id, s.no = p.ID, p.No
	s.twin = s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Nena", Family: "QUINONARTE", Phones: []data.Phone{{N: 1, Typed: "+63 917 555 0199"}}, Notes: "Ate Nena"})).ID
	s.Done(s.Customers.Merge(s.Who, s.id, s.twin, nil))
	s.other = s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Pilar", Family: "Go", Notes: "neighbour of NIÑALINDA QUIÑONARTE, ring 0917-555-0199"})).ID
	s.weak = s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Dory", Family: "Uy", Notes: "knows Quiñonarte"})).ID
	c, err := s.Customers.Get(s.id)
	s.must(err)
	c.Alert = "Ñiñalinda pays late"
	s.Done(s.Customers.Change(s.Who, c))
}

// work is all that can hang on a person.
func (s *personShop) work() {
	secret, err := s.Devices.Seal("s3cretpass")
	s.must(err)
	take := s.Done(s.Jobs.TakeIn(s.Who, app.Intake{
		Job: data.Job{JobKind: data.Repair, Customer: s.id, Words: "nakita ko, screen broken, says Ñiñalinda", Person: "Kuya Berto"}, Deposit: data.Payment{Way: "cash", Amount: 5000},
		Devices: []app.IntakeDevice{{New: &data.Device{Brand: "Acme", Model: "A54", Serial: "X9SERIAL"}, Secret: secret, Job: data.JobDevice{Words: "nakita ko", Accessories: []data.Accessory{{N: 1, Name: "case of Ate Nena", Count: 1}}}}},
	}))
	s.job = take.ID
	s.Done(s.Jobs.Assess(s.Who, s.job, "Quiñonarte dropped it"))
	s.Done(s.Jobs.PutLine(s.Who, s.job, data.Line{Kind: data.LineLabour, Text: "Screen for Ñiñalinda Quiñonarte", Qty: 1000, Price: 80000}))
	s.Done(s.Contacts.Log(s.Who, &data.Contact{Of: data.Ref{Kind: data.KindJob, ID: s.job}, Channel: data.ByPhone, Direction: data.In, Words: "nakita ko: 0917 555 0199 rang"}))
	q := s.Done(s.Inquiries.Log(s.Who, &data.Inquiry{Customer: s.id, Channel: data.ByPhone, Nature: "price", Words: "Quiñonarte asks for a price, nakita ko"}, app.Then{}))
	s.Done(s.Inquiries.Answer(s.Who, q.ID, "told Kuya Berto", data.ByPhone, ""))
	s.Done(s.Tasks.Add(s.Who, &data.Task{TaskKind: data.TaskCallBack, Due: "2026-11-24T09:00", Of: data.Ref{Kind: data.KindCustomer, ID: s.id}, Customer: s.id, Text: "Call Ñiñalinda on 0917 555 0199"}))
	visit := s.Done(s.Appointments.Book(s.Who, &data.Appointment{Customer: s.id, Title: "Visit Quiñonarte", Technician: s.Jun, Start: "2026-11-24T10:00", End: "2026-11-24T11:00", Place: data.OnSite, Site: data.Address{Street: "12 Sampaguita St"}, Urgency: data.Normal}, app.Override{}))
	s.Done(s.Appointments.Cancel(s.Who, visit.ID, "Kuya Berto called it off"))
	s.photo = s.Done(s.Attachments.Add(s.Who, take.Ref(), "Quiñonarte id.txt", []byte("an id card of ÑIÑALINDA QUIÑONARTE"))).ID
	gone := s.Done(s.Attachments.Add(s.Who, take.Ref(), "ninalinda 2.txt", bytes.Repeat([]byte("quinonarte "), 40_000)))
	s.Done(s.Attachments.Remove(s.Who, gone.ID))
	s.must(s.Computer().Change(func(c *app.Computer) { c.Papers[app.PaperSheet] = app.ComputerPaper{Printer: app.PrinterToFile} }))
	s.Done(s.PrintJobs.Print(s.Who, take.Ref(), app.PaperSheet, app.PaperTicket))
	s.Step()
	prints, err := s.PrintJobs.Of(take.Ref())
	s.must(err)
	for _, p := range prints {
		if p.Path != "" {
			s.saved = p.Path
		}
	}
	if _, err := os.Stat(s.saved); err != nil {
		s.t.Fatal(err)
	}
	s.Done(s.Jobs.Move(s.Who, data.Ready, "", "", s.job))
	s.Done(s.Payments.Pay(s.Who, data.Payment{Job: s.job, Way: "cash", Amount: 75000, Reference: "GC 09175550199"}))
	s.Done(s.Jobs.Collect(s.Who, app.Collection{Job: s.job, Who: "Kuya Berto", Identity: "OSCA-77123"}))
}

// rest are drafts, other people's records, undone acts.
func (s *personShop) rest() {
	draft := app.Draft{Kind: data.KindInquiry, Form: "inquiry", Title: "Ñiñalinda Quiñonarte"}
	_, err := s.Drafts.Keep(s.Who, draft, map[string]any{"who": map[string]any{"customer": s.id}, "words": "nakita ko"})
	s.must(err)
	_, err = s.Drafts.Keep(s.Who, draft, map[string]any{"who": map[string]any{"name": "Ninalinda Quinonarte"}, "words": "nakita ko"})
	s.must(err)
	_, err = s.Drafts.Keep(s.Who, app.Draft{Kind: data.KindInquiry, Form: "inquiry", Title: "Pilar"}, map[string]any{"who": map[string]any{"customer": s.other}})
	s.must(err)
	// Somebody else's job named the person once, and does so no more; its entry does.
	j := s.Done(s.Jobs.TakeIn(s.Who, app.Intake{Job: data.Job{JobKind: data.Repair, Customer: s.weak, Words: "lent to ñiñalinda quiñonarte"}}))
	v, err := s.Jobs.Get(j.ID)
	s.must(err)
	v.Job.Words = "lent to nobody"
	s.Done(s.Jobs.Change(s.Who, v.Job))
	// What was made and undone is in the file still.
	s.Done(s.Contacts.Log(s.Who, &data.Contact{Of: data.Ref{Kind: data.KindCustomer, ID: s.id}, Channel: data.ByPhone, Direction: data.In, Words: "Ate Nena: nakita ko"}))
	s.Done(s.Undo(s.Who))
	s.Later(time.Minute)
	s.must(s.PackAll())
	s.Done(s.Contacts.Log(s.Who, &data.Contact{Of: data.Ref{Kind: data.KindCustomer, ID: s.id}, Channel: data.WalkIn, Direction: data.In, Words: "Quiñonarte came by"}))
	s.Step()
}

// order says yes to every mention.
func (s *personShop) order() app.EraseOrder {
	s.t.Helper()
	plan, err := s.Customers.ErasePlan(s.owner, s.id)
	s.must(err)
	in := app.EraseOrder{Customer: s.id, Typed: s.no}
	for _, m := range plan.Mentions {
		in.Yes = append(in.Yes, m.Ref)
	}
	return in
}

// gone fails the test where anything of the person is left in the file or its journal, or the file is not sound.
func (s *personShop) gone() {
	s.t.Helper()
	s.Step()
	for _, q := range []string{"quinonarte", "Ñiñalinda", "09175550199", "0199", "x9serial", "berto"} {
		hits, err := s.Search.Find(q)
		if err != nil || len(hits) > 0 {
			s.t.Errorf("%s still finds %+v, %v", q, hits, err)
		}
	}
	s.must(s.EachPayload(func(e store.Entry) {
		if h := held(e.Deltas); len(h) > 0 {
			s.t.Errorf("entry %d (%s) holds %v: %s", e.Seq, e.Act, h, e.Deltas)
		}
	}))
	s.must(s.App.Close())
	raw, err := os.ReadFile(s.Path)
	s.must(err)
	if h := held(raw); len(h) > 0 {
		s.t.Errorf("the file holds %v", h)
	}
	s.Reopen()
	found, err := s.Verify(s.Path, "")
	if err != nil {
		s.t.Errorf("%v %+v", err, found.Faults)
	}
	c, err := s.Customers.Get(s.id)
	if err != nil || c.Erased == 0 || c.Name() != s.no {
		s.t.Errorf("%+v, %v", c, err)
	}
}
