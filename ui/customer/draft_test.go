package customer

import (
	"strings"
	"testing"
	"time"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// TestForm_DraftOfAKnownCustomer types into the form of a known customer, loses the program, and goes on where it stood;
// what a colleague changed meanwhile holds beside it.
func TestForm_DraftOfAKnownCustomer(t *testing.T) {
	d := open(t, look{})
	id := d.person(data.Customer{Given: "Begoña", Family: "Núñez-Santos"}, "0917 555 0123")
	d.show(kit.Route{Screen: "customer", ID: id})
	d.Press("Tab", "Tab")
	d.Type("-Reyes")
	d.Tick(time.Second)
	drafts, err := d.Drafts.All()
	if err != nil || len(drafts) != 1 || drafts[0].ID != id || drafts[0].Rev == 0 || drafts[0].Form != "customer" {
		t.Fatalf("%+v %v", drafts, err)
	}
	had := d.screens["customer"].(*Form).name[3].Text
	// The program dies; meanwhile the alert is set at the desk.
	d.Reopen()
	d.Done(d.Customers.SetAlert(d.Who, id, "Hears badly"))
	if drafts, _ = d.Drafts.All(); len(drafts) != 1 {
		t.Fatal("another act threw the draft away")
	}
	d.speak("en")
	d.show(kit.Route{Screen: "customer", ID: drafts[0].ID})
	f := d.screens["customer"].(*Form)
	if f.name[3].Text != had || !strings.Contains(had, "-Reyes") {
		t.Fatalf("%q stands there, not %q", f.name[3].Text, had)
	}
	if d.Host.Focused() != f.name[3] {
		t.Errorf("the keys are at %T, not where they stood", d.Host.Focused())
	}
	d.Check()
	d.Press("Ctrl+Enter")
	c, err := d.Customers.Get(id)
	if err != nil || c.Family != had || c.Alert != "Hears badly" {
		t.Fatalf("%+v %v", c, err)
	}
	if drafts, _ = d.Drafts.All(); len(drafts) != 0 {
		t.Error("the draft outlived its saving")
	}
	// Esc throws away what was typed, and its draft.
	d.show(kit.Route{Screen: "customer", ID: id})
	d.Type("x")
	d.Tick(time.Second)
	d.screens["customer"].(*Form).leave()
	if drafts, _ = d.Drafts.All(); len(drafts) != 0 {
		t.Error("a form that was left keeps its draft")
	}
}

// TestForm_ProfileAndHandles types messaging handles, age and how they found us, and finds them on the record after a restart.
func TestForm_ProfileAndHandles(t *testing.T) {
	d := open(t, look{})
	d.show(kit.Route{Screen: "customer"})
	f := d.screens["customer"].(*Form)
	d.Type("Joan")
	d.Host.Focus(f.handles.rows[0][0])
	d.Type("Viber")
	d.Press("Tab")
	d.Type("joan.cabahug")
	d.Host.Focus(f.age)
	d.Type("3")
	f.found.Select("signboard")
	d.Check()
	d.Press("Ctrl+Enter")
	d.Reopen()
	hits, err := d.Customers.Find("joan", 5)
	if err != nil || len(hits) != 1 {
		t.Fatal(hits, err)
	}
	c := hits[0].Customer
	if len(c.Handles) != 1 || c.Handles[0].Service != "Viber" || c.Handles[0].Name != "joan.cabahug" || c.Handles[0].N == 0 || c.AgeBand != "30-44" || c.FoundBy != f.found.Selected() {
		t.Fatalf("%+v", c)
	}
	d.speak("en")
	d.show(kit.Route{Screen: "customers", ID: c.ID})
	d.says("Viber", "joan.cabahug", "30–44")
	d.Check()
}

// TestDevice_PasscodeMeterAndService seals a passcode on the device's sheet: it is in no record in clear, and shown on demand.
func TestDevice_PasscodeMeterAndService(t *testing.T) {
	d := open(t, look{})
	id := d.person(data.Customer{Given: "Joan", Family: "Cabahug"}, "0918 555 0166")
	dev := d.Done(d.Devices.Add(d.Who, &data.Device{Owner: id, Brand: "Samsung", Model: "Galaxy A54", DeviceKind: "phone"})).ID
	d.show(kit.Route{Screen: "customers", ID: id})
	sheet := func() {
		t.Helper()
		s := d.screens["customers"].(*Screen)
		rec, err := d.Devices.Get(dev)
		if err != nil {
			t.Fatal(err)
		}
		s.device(rec)
		if d.Layout(); d.Host.Top() == nil {
			t.Fatal("no sheet")
		}
	}
	d.Press("Alt+D")
	d.Type("1")
	d.Check()
	// From the model to the passcode: serial, IMEI, plate, colour, bought, warranty.
	for range 7 {
		d.Press("Tab")
	}
	d.Type("142536")
	d.Press("Tab")
	d.Type("12 480 km")
	d.Press("Tab", "Tab")
	d.Type("24 may 2027")
	d.Press("Tab")
	d.Type("6")
	d.Press("Ctrl+Enter")
	if d.Host.Top() != nil {
		t.Fatalf("the device is not kept: %q", d.Texts())
	}
	rec, err := d.Devices.Get(dev)
	if err != nil || rec.Meter != "12 480 km" || rec.EveryMonths != 6 || rec.NextService != "2027-05-24" || len(rec.Secret) == 0 || strings.Contains(string(rec.Secret), "142536") {
		t.Fatalf("%+v %v", rec, err)
	}
	sheet()
	if d.Says("142536") {
		t.Fatal("the passcode is shown unasked")
	}
	d.Check()
	d.Press("Alt+I")
	if !d.Says("142536") {
		t.Fatalf("%q", d.Texts())
	}
	d.Press("Esc", "Esc")
	// The file on another computer, which has not the key: it is said, and nothing is shown.
	d.Dir = t.TempDir()
	d.Reopen()
	d.speak("en")
	d.show(kit.Route{Screen: "customers", ID: id})
	sheet()
	d.says("Not on this PC")
	d.Press("Alt+I")
	if d.Says("142536") {
		t.Fatalf("%q", d.Texts())
	}
	d.Check()
}
