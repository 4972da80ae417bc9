package app_test

import (
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

func TestCustomers_FindInAnyForm(t *testing.T) {
	s := apptest.New(t)
	c := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Begoña", Family: "Núñez-Santos", Phones: []data.Phone{{Typed: "0917 555 0123"}}}))
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Ricardo", Family: "Dela Cruz", Phones: []data.Phone{{Typed: "032 555 0177"}}}))
	s.Done(s.Devices.Add(s.Who, &data.Device{Owner: c.ID, Brand: "Samsung", Model: "Galaxy S23", Serial: "RFCW40B8Q1X"}))
	for _, typed := range []string{"nun", "begona nun", "santos beg", "0917 555", "+63 917 555 0123", "9175550123", "0123", "b8q1x", "RFCW", "galaxy", c.No, "C1"} {
		rows, err := s.Customers.Find(typed, 5)
		if err != nil || len(rows) != 1 || rows[0].ID != c.ID {
			t.Errorf("%q finds %d customers (%v)", typed, len(rows), err)
		}
	}
	if rows, _ := s.Customers.Find("delacruz", 5); len(rows) != 1 {
		t.Errorf("delacruz finds %d", len(rows))
	}
	alike, err := s.Customers.Alike(&data.Customer{Given: "B", Phones: []data.Phone{{Typed: "+639175550123"}}})
	if err != nil || len(alike) != 1 || alike[0].ID != c.ID {
		t.Errorf("the same phone in another form is not seen: %v %v", alike, err)
	}
}

func TestCustomers_MergeAndPart(t *testing.T) {
	s := apptest.New(t)
	a := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Begoña", Family: "Núñez", Notes: "Hears badly", Phones: []data.Phone{{Typed: "0917 555 0123"}}, Consents: []data.Consent{{Channel: "news", Given: true, At: 1}}})).ID
	b := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Begonia", Family: "Nunez", Company: "Santos Bakery", Notes: "Pays at month's end", Phones: []data.Phone{{Typed: "+63 917 555 0123"}, {Typed: "032 555 0199"}}, Consents: []data.Consent{{Channel: "news", At: 2}}})).ID
	d := s.Done(s.Devices.Add(s.Who, &data.Device{Owner: b, Brand: "Brother", Model: "SE600"})).ID
	s.Done(s.Contacts.Log(s.Who, &data.Contact{Of: data.Ref{Kind: data.KindCustomer, ID: b}, Channel: data.ByPhone, Direction: data.In, Words: "asks for the foot"}))
	pairs, err := s.Customers.Pairs(10)
	if err != nil || len(pairs) != 1 {
		t.Fatal(pairs, err)
	}
	v, err := s.Customers.Preview(a, b)
	if err != nil || !v.SamePhone || v.Moves[1].Comes != 1 {
		t.Fatal(v, err)
	}
	s.Done(s.Customers.Merge(s.Who, a, b, nil))
	got, err := s.Customers.Get(b)
	if err != nil || got.ID != a || len(got.Phones) != 2 || got.Company != "Santos Bakery" || got.Consents[0].Given || got.Notes != "Hears badly\nPays at month's end" {
		t.Fatalf("%+v %v", got, err)
	}
	if dev, _ := s.Devices.Get(d); dev.Owner != a {
		t.Fatal("the device stayed behind")
	}
	if c, _ := s.Contacts.Of(data.Ref{Kind: data.KindCustomer, ID: a}, 10); len(c) != 1 {
		t.Fatal("the contact stayed behind")
	}
	if rows, _ := s.Customers.Find("bakery", 5); len(rows) != 1 || rows[0].ID != a {
		t.Fatal("search does not lead to the one who stays")
	}
	s.Reopen()
	s.Done(s.Undo(s.Who))
	if got, _ = s.Customers.Get(b); got.ID != b || len(got.Phones) != 2 {
		t.Fatalf("not parted: %+v", got)
	}
	if got, _ = s.Customers.Get(a); len(got.Phones) != 1 || got.Notes != "Hears badly" || !got.Consents[0].Given {
		t.Fatalf("the one who stayed kept what was the other's: %+v", got)
	}
	if dev, _ := s.Devices.Get(d); dev.Owner != b {
		t.Fatal("the device did not go back")
	}
	s.Done(s.Customers.TwoPeople(s.Who, a, b))
	if pairs, _ = s.Customers.Pairs(10); len(pairs) != 0 {
		t.Fatal("two people are offered again")
	}
}

func TestCustomers_ViewAndTidying(t *testing.T) {
	s := apptest.New(t)
	c := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Begoña", Family: "Núñez", Phones: []data.Phone{{Typed: "0917 555 0123"}}, Links: []data.Link{}})).ID
	other := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Nameless"})).ID
	s.Later(time.Hour)
	j := s.Done(s.Jobs.TakeIn(s.Who, app.Intake{
		Job: data.Job{JobKind: data.Repair, Customer: c}, Devices: []app.IntakeDevice{{New: &data.Device{Brand: "Brother", Model: "SE600"}, Job: data.JobDevice{Words: "tension"}}},
		Deposit: data.Payment{Amount: 150000, Way: "cash"},
	})).ID
	s.Later(time.Minute)
	s.Done(s.Contacts.Log(s.Who, &data.Contact{Of: data.Ref{Kind: data.KindJob, ID: j}, Channel: data.ByPhone, Direction: data.Out, Words: "told her"}))
	v, err := s.Customers.View(c)
	if err != nil || v.JobCount != 1 || v.PaidSoFar != 150000 || v.PaidJobs != 1 || len(v.Devices) != 1 || v.Devices[0].Visits != 1 || len(v.Money) != 1 {
		t.Fatalf("%+v %v", v, err)
	}
	var kinds []app.MomentKind
	for _, m := range v.Moments {
		kinds = append(kinds, m.Kind)
	}
	if len(kinds) != 4 || kinds[0] != app.Said || kinds[3] != app.Acted {
		t.Fatal(kinds)
	}
	seen, err := s.Customers.SeenLately(5)
	if err != nil || len(seen) != 1 || seen[0].ID != c {
		t.Fatal(seen, err)
	}
	rows, _, n, err := s.Customers.Untidy("", 0)
	if err != nil || n != 1 || len(rows) != 1 || rows[0].ID != other {
		t.Fatal(rows, n, err)
	}
	o, _ := s.Customers.Get(other)
	o.Phones = []data.Phone{{Typed: "0917 555 0199"}}
	s.Done(s.Customers.Change(s.Who, o))
	if _, _, n, _ = s.Customers.Untidy("", 0); n != 0 {
		t.Fatal("a tidied customer is still to be tidied")
	}
}

// TestCustomers_ClosedWorkFollowsAName: what is open is found by the new name at once, what is over after the background work.
func TestCustomers_ClosedWorkFollowsAName(t *testing.T) {
	s := apptest.New(t)
	c := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Grace", Family: "Tiu"})).ID
	q := s.Done(s.Inquiries.Log(s.Who, &data.Inquiry{Customer: c, Nature: "question", Words: "Open on Sunday?", Answer: "No."}, app.Then{Resolve: true})).ID
	rec, _ := s.Customers.Get(c)
	rec.Family = "Zamora"
	s.Done(s.Customers.Change(s.Who, rec))
	s.Step()
	hits, err := s.Search.Find("zamora", data.KindInquiry)
	if err != nil || len(hits) != 1 || hits[0].Ref.ID != q {
		t.Errorf("the ended inquiry is not found by the new name: %v %v", hits, err)
	}
	if hits, _ = s.Search.Find("tiu", data.KindInquiry); len(hits) != 0 {
		t.Error("it is still found by the old name")
	}
}
