package job_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

const says = "Since Friday it only charges when I hold the cable at an angle"

func newest(t *testing.T, d *desk) *app.JobView {
	t.Helper()
	page, err := d.s.Jobs.List(app.JobsQuery{Sort: "number"})
	if err != nil || len(page.Rows) == 0 {
		t.Fatal(page, err)
	}
	v, err := d.s.Jobs.Get(page.Rows[len(page.Rows)-1].ID)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestIntake_KnownCustomerAndDeviceByKeys(t *testing.T) {
	d := open(t, look{})
	person(t, d.s)
	d.goTo(kit.Route{Screen: "other"})
	d.count("F3")
	d.find("nun")
	d.count("Enter", "1")
	d.Type(says)
	d.count("Tab", "a", "Ctrl+Enter")
	d.atMost("take in, known customer and device", 8)
	v := newest(t, d)
	if d.at.Screen != "job" || d.at.ID != v.Job.ID || v.Devices[0].Device.Serial == "" || v.Job.Problem() != says || len(v.Devices[0].Condition) == 0 || v.Devices[0].Condition[0].Found != data.Works {
		t.Fatalf("%+v %+v", d.at, v.Job)
	}
	if n, _ := d.s.Customers.Count(); n != 1 {
		t.Fatalf("%d customers", n)
	}
	if n := d.printed(); n != 3 {
		t.Fatalf("%d papers", n)
	}
}

func TestIntake_NewCustomerAndDeviceByKeys(t *testing.T) {
	d := open(t, look{})
	d.goTo(kit.Route{Screen: "other"})
	d.count("F3")
	d.find("Joan")
	d.Type(" Cabahug")
	d.count("Insert")
	d.Type("0918 555 0166")
	d.count("Enter")
	d.Type("Samsung Galaxy A54")
	d.count("Enter", "Enter")
	d.Type("R5CW2")
	d.count("Enter")
	d.Type(says)
	d.count("Tab", "a", "Tab", "Tab", "1", "Ctrl+Enter")
	d.atMost("take in, new customer and device", 14)
	v := newest(t, d)
	dev := v.Devices[0].Device
	if v.Customer.Name() != "Joan Cabahug" || v.Customer.Phone() != "+639185550166" || dev.Brand != "Samsung" || dev.Model != "Galaxy A54" || dev.Serial != "R5CW2" || dev.DeviceKind != "phone" {
		t.Fatalf("%+v %+v", v.Customer, dev)
	}
	if len(v.Devices[0].Accessories) != 1 || v.Job.Promised == "" || d.printed() != 3 {
		t.Fatalf("%+v", v.Devices[0])
	}
}

func TestIntake_FaultsAtTheirFields(t *testing.T) {
	d := open(t, look{})
	d.goTo(kit.Route{Screen: "intake"})
	d.Press("Ctrl+S")
	if !contains(d.Texts(), "Say who") {
		t.Fatalf("no fault at Who: %v", d.Texts())
	}
	d.Type("joan")
	d.Press("Insert")
	d.Type("12")
	d.Press("Enter")
	d.Type("Nokia 105")
	d.Press("Ctrl+S")
	if d.at.Screen != "intake" || !contains(d.Texts(), "phone number") {
		t.Fatalf("a bad phone was taken: %v", d.Texts())
	}
	if n, _ := d.s.Customers.Count(); n != 0 {
		t.Fatalf("%d customers", n)
	}
	// Nothing typed is lost, and the faulty field has the keys.
	d.Type("3 555 0148")
	d.Press("Ctrl+S")
	if v := newest(t, d); v.Customer.Phone() == "" || v.Devices[0].Device.Brand != "Nokia" || d.printed() != 0 {
		t.Fatalf("%+v", v.Customer)
	}
}

func TestIntake_DraftHasEveryField(t *testing.T) {
	d := open(t, look{})
	person(t, d.s)
	d.goTo(kit.Route{Screen: "intake"})
	d.Type("nun")
	d.count("Enter", "1")
	d.Type(says)
	d.Press("Tab")
	d.Type("a")
	d.Press("Tab")
	d.Type("dent 3 mm")
	d.Press("Tab")
	d.Type("12")
	d.Press("Tab")
	d.Type("Red pouch")
	d.Press("Tab")
	d.Type("2")
	d.Type("4500")
	d.Press("Tab", "Tab", "Tab", "Tab")
	d.Type("2")
	d.Press("Tab")
	d.Type("1500")
	d.Press("Tab", "Tab")
	d.Type("9041 228")
	d.Press("Tab")
	d.Type("B3")
	d.Press("Tab")
	d.Type("142536")
	d.Tick(time.Second)
	drafts, err := d.s.Drafts.All()
	if err != nil || len(drafts) != 1 || drafts[0].Form != "intake" || !strings.Contains(drafts[0].Title, "Begoña") {
		t.Fatalf("%+v %v", drafts, err)
	}
	if strings.Contains(string(drafts[0].Fields), "142536") || !json.Valid(drafts[0].Fields) {
		t.Fatal("the passcode stands in the draft")
	}
	// The program ends without a save and stands there again.
	d.s.Reopen()
	e := on(t, d.s, look{})
	e.goTo(kit.Route{Screen: "intake", ID: drafts[0].ID})
	for _, want := range []string{"Begoña Núñez-Santos", drafts[0].No} {
		if !contains(e.Texts(), want) {
			t.Errorf("%q is not shown again", want)
		}
	}
	e.Press("Ctrl+S")
	v := newest(t, e)
	if v.Job.ID != drafts[0].ID || v.Job.Problem() != says || v.Devices[0].Note != "dent 3 mm" || v.Devices[0].Shelf != "B3" || v.Paid != 150000 || v.Payments[0].Reference != "9041 228" {
		t.Fatalf("%+v %+v", v.Job, v.Payments)
	}
	if a := v.Devices[0].Accessories; len(a) != 3 || a[2].Name != "Red pouch" {
		t.Fatalf("%+v", a)
	}
	if v.Job.Limit.NotAbove != 450000 || !v.Job.Limit.CallFirst || v.Job.Promised != "2026-11-24T13:45" {
		t.Fatalf("%+v %s", v.Job.Limit, v.Job.Promised)
	}
	if secret, err := e.s.Devices.Secret(v.Devices[0].Device.Secret); err != nil || secret != "142536" {
		t.Fatal(secret, err)
	}
	if left, _ := e.s.Drafts.All(); len(left) != 0 {
		t.Fatalf("the draft stands still: %v", left)
	}
}

func TestIntake_SeveralDevicesAndTheAddress(t *testing.T) {
	d := open(t, look{})
	d.goTo(kit.Route{Screen: "intake"})
	d.Type("St. Anne Pharmacy")
	d.Press("Insert")
	d.Type("032 555 0177")
	d.Press("Enter")
	d.Type("CCTV recorder")
	d.Press("Alt+D")
	d.Type("Router")
	d.Press("Enter", "Enter", "Enter")
	d.Type("No light at all")
	d.Press("Shift+Tab", "Shift+Tab")
	d.Type("3")
	if !contains(d.Texts(), "months") {
		t.Fatalf("maintenance does not ask how often: %v", d.Texts())
	}
	d.Type("2")
	d.Type("Lot 7, Acacia Road")
	d.Press("Tab", "Tab")
	d.Type("6")
	d.Press("Ctrl+S")
	v := newest(t, d)
	if len(v.Devices) != 2 || v.Devices[1].JobDevice.Words != "No light at all" || v.Job.Place != data.OnSite || v.Job.Site.Street != "Lot 7, Acacia Road" || v.Job.EveryMonths != 6 || v.Job.JobKind != data.Maintenance {
		t.Fatalf("%+v", v.Job)
	}
}

func TestIntake_Looks(t *testing.T) {
	for name, l := range map[string]look{"intake": {}, "intake-dark": {Dark: true}, "intake-fil": {Lang: "fil"}, "intake-1366x700": {W: 1366, H: 700}} {
		t.Run(name, func(t *testing.T) {
			d := open(t, l)
			person(t, d.s)
			d.goTo(kit.Route{Screen: "intake"})
			d.CheckTabs()
			d.cur.Focus()
			d.Type("nun")
			d.Shot(name + "-match")
			d.Check()
			d.count("Enter", "1")
			d.Type(says)
			d.Press("Tab")
			d.Type("a")
			d.Press("Tab")
			d.Type("Back glass loose at lower left")
			d.Press("Tab")
			d.Type("12")
			d.Press("Tab", "Tab")
			d.Type("2")
			d.Type("4500")
			d.Tick(time.Second)
			d.Shot(name)
			d.Check()
		})
	}
}

func TestIntake_SecondFormAndReloadKeepWhatWasTyped(t *testing.T) {
	d := open(t, look{})
	d.goTo(kit.Route{Screen: "intake"})
	d.Type("Joan Cabahug")
	d.Press("Insert")
	d.Type("0918 555 0166")
	d.Press("Enter")
	d.Type("Nokia 105")
	d.cur.Reload()
	if !contains(d.Texts(), "Nokia 105") {
		t.Fatalf("a reload took what was typed: %v", d.Texts())
	}
	d.Tick(time.Second)
	// Another customer comes: the same screen begins an empty form, the first one waits as a draft.
	d.cur.Open(kit.Route{Screen: "intake"})
	d.cur.Focus()
	if contains(d.Texts(), "Nokia 105") || contains(d.Texts(), "Joan") {
		t.Fatalf("the second form is not empty: %v", d.Texts())
	}
	d.Type("Ernesto Lao")
	d.Press("Insert")
	d.Type("0918 555 0199")
	d.Tick(time.Second)
	all, err := d.s.Drafts.All()
	if err != nil || len(all) != 2 || all[0].ID == all[1].ID {
		t.Fatalf("%+v %v", all, err)
	}
	d.cur.Open(kit.Route{Screen: "intake", ID: all[0].ID})
	if !contains(d.Texts(), "Nokia 105") {
		t.Fatalf("the first form does not stand again: %v", d.Texts())
	}
}

func TestIntake_CarriesOverFromInquiryAndJob(t *testing.T) {
	d := open(t, look{})
	id := worked(t, d.s)
	for range 2 {
		d.s.Done(d.s.Jobs.MoveOn(d.s.Who, id))
	}
	d.s.Done(d.s.Jobs.Collect(d.s.Who, app.Collection{Job: id, Why: "pays later"}))
	d.goTo(kit.Route{Screen: "job", ID: id})
	d.Press("Alt+B")
	if d.at.Screen != "intake" || !contains(d.Texts(), "Warranty come-back") || !contains(d.Texts(), "Begoña") {
		t.Fatalf("%+v %v", d.at, d.Texts())
	}
	d.Type("Loose again")
	d.Press("Ctrl+S")
	v := newest(t, d)
	if v.Job.JobKind != data.ComeBack || v.Job.ComesBack != id || v.Job.Problem() != "Loose again" || v.Job.Warranty == "" {
		t.Fatalf("%+v", v.Job)
	}
	q := d.s.Done(d.s.Inquiries.Log(d.s.Who, &data.Inquiry{Channel: data.ByPhone, Nature: "repair", Caller: "Grace Tiu", CallerTel: "0917 555 0177", Words: "The screen is dark"}, app.Then{})).ID
	d.goTo(kit.Route{Screen: "intake", Arg: "inquiry:" + idOf(q)})
	d.Press("Ctrl+S")
	v = newest(t, d)
	if v.Customer.Name() != "Grace Tiu" || v.Job.Problem() != "The screen is dark" || v.Job.Inquiry != q {
		t.Fatalf("%+v %+v: %v", v.Customer, v.Job, d.Texts())
	}
	if got, err := d.s.Inquiries.Get(q); err != nil || got.Job != v.Job.ID {
		t.Fatalf("%+v %v", got, err)
	}
}

func TestIntake_ShowsTheCustomerUnderTheCursor(t *testing.T) {
	d := open(t, look{})
	person(t, d.s)
	d.goTo(kit.Route{Screen: "intake"})
	if d.Says("Hears badly: speak slowly") {
		t.Fatal("a customer stands beside an empty form")
	}
	d.find("nun")
	if !d.Says("Hears badly: speak slowly") {
		t.Fatalf("the customer under the cursor does not stand beside the form: %q", d.Texts())
	}
	d.Press("Esc")
	d.Tick(time.Second)
	if d.Says("Hears badly: speak slowly") {
		t.Fatal("the customer stays beside the form after the list has closed")
	}
}
