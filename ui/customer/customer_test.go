package customer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/uitest"
)

// desk is the screens of customers over a real shop, with the room that the shell leaves them.
type desk struct {
	*uitest.Desk
	*apptest.Shop
	screens map[string]kit.Screen
	at      string
}

type look = uitest.Look

func open(t *testing.T, l look) *desk {
	t.Helper()
	shop := apptest.New(t)
	d := &desk{Desk: uitest.OpenShop(t, shop, l), Shop: shop}
	h := d.Host
	h.OnOpen = d.show
	h.OnBack = func() { d.show(kit.Route{Screen: "customers"}) }
	h.OnKey = func(ev *fyne.KeyEvent) bool {
		k, ok := d.screens[d.at].(kit.Keyed)
		return ok && k.Key(ev)
	}
	h.OnShortcut = func(c string) bool {
		k, ok := d.screens[d.at].(kit.Keyed)
		return ok && k.Shortcut(c)
	}
	d.speak(l.Lang)
	return d
}

// speak builds the screens anew over the file that is open, as a start does.
func (d *desk) speak(lang string) {
	h := d.Host
	d.Serve(d.Shop, lang)
	h.Who = func() data.Actor { return data.Actor{Staff: d.Ana} }
	d.screens = map[string]kit.Screen{"customers": New(h, d.App), "customer": NewForm(h, d.App), "merge": NewMerge(h, d.App), "erase": NewErase(h, d.App)}
}

func (d *desk) show(r kit.Route) {
	s, known := d.screens[r.Screen]
	if !known {
		d.Opened = append(d.Opened, r)
		return
	}
	d.at = r.Screen
	d.Desk.Show(kit.FullRow(0, kit.Wide(d.Rail(), kit.NewBox(kit.Box{Fill: kit.Ground})), kit.VRule(kit.Line), kit.Grow(kit.Col(0,
		kit.Grow(kit.Inset(d.top(), 0, 0, 0, s.Content())), kit.Rule(1, kit.Line), kit.High(kit.StatusBar, kit.NewBox(kit.Box{Fill: kit.Ground}))))))
	s.Open(r)
	s.Focus()
	d.Layout()
}

// top is the room of the shell's bar; a task has its own.
func (d *desk) top() float32 {
	if d.at == "customers" {
		return kit.TopBar + 1
	}
	return 0
}

func (d *desk) says(ws ...string) {
	d.Desk.T.Helper()
	for _, w := range ws {
		if !d.Says(w) {
			d.Desk.T.Errorf("the screen does not say %q; it says %q", w, d.Texts())
		}
	}
}

func (d *desk) person(c data.Customer, phones ...string) data.ID {
	for _, p := range phones {
		c.Phones = append(c.Phones, data.Phone{Typed: p})
	}
	return d.Done(d.Customers.Add(d.Who, &c)).ID
}

func (d *desk) job(customer data.ID, brand, model, words string, paid data.Money) data.ID {
	in := app.Intake{Job: data.Job{JobKind: data.Repair, Customer: customer}, Devices: []app.IntakeDevice{{New: &data.Device{Brand: brand, Model: model, DeviceKind: "phone"}, Job: data.JobDevice{Words: words}}}}
	if paid > 0 {
		in.Deposit = data.Payment{Amount: paid, Way: "gcash"}
	}
	return d.Done(d.Jobs.TakeIn(d.Who, in)).ID
}

// fill makes the day of the picture.
func (d *desk) fill() (begona, begonia data.ID) {
	now := d.Clock
	d.Clock = now.Add(-990 * 24 * time.Hour)
	bakery := d.person(data.Customer{Company: "Santos Bakery", IsCompany: true}, "032 555 0198")
	begona = d.person(data.Customer{
		Given: "Begoña", Family: "Núñez-Santos", Channel: "message", BestTime: "after 17:00", Speaks: "Cebuano, English", Addresses: []data.Address{{Street: "22 P. del Rosario St", City: "Cebu City"}},
		Collectors: []data.Person{{Name: "Nestor Santos"}}, Links: []data.Link{{How: "calls-for", With: bakery}}, Notes: "Hears badly: speak slowly",
		Consents: []data.Consent{{Channel: "call-jobs", Given: true, At: d.Clock, Source: "in person"}, {Channel: "message-jobs", Given: true, At: d.Clock}, {Channel: "news", Given: true, At: d.Clock}, {Channel: "email", At: d.Clock}},
	}, "0917 555 0123", "032 555 0199")
	d.Done(d.Customers.SetAlert(data.Actor{Staff: d.Ana}, begona, "Hears badly: speak slowly"))
	d.Clock = now.Add(-500 * 24 * time.Hour)
	d.job(begona, "Apple", "MacBook Air 2020", "battery", 190000)
	begonia = d.person(data.Customer{Given: "Begonia", Family: "Nunez", Channel: "phone", Company: "Santos Bakery", Notes: "Pays at the end of month", Consents: []data.Consent{{Channel: "news", At: d.Clock}}}, "+63 917 555 0123")
	d.Done(d.Devices.Add(d.Who, &data.Device{Owner: begonia, Brand: "Brother", Model: "SE600", DeviceKind: "sewing-machine"}))
	d.person(data.Customer{Given: "Ricardo", Family: "Nunag", IsCompany: false, Company: "San Nicolas Parish"}, "0917 555 0181")
	d.person(data.Customer{Given: "Nameless"})
	d.Clock = now.Add(-49 * time.Hour)
	j := d.job(begona, "Samsung", "Galaxy S23", "charging port and battery", 150000)
	d.Later(6 * time.Hour)
	d.Done(d.Contacts.Log(d.Who, &data.Contact{Of: data.Ref{Kind: data.KindJob, ID: j}, Channel: data.ByPhone, Direction: data.Out, Words: "Told her: waiting for the port board, price unchanged."}))
	d.Clock = now.Add(-2 * time.Hour)
	for i, n := range []string{"Joan Cabahug", "Lourdes Tan", "Delfin Abarquez"} {
		c := app.NameOf(n)
		id := d.person(c, "0917 555 02"+string(rune('1'+i))+"0")
		d.Later(20 * time.Minute)
		d.job(id, "Apple", []string{"MacBook Air M1", "iPhone 12", "iPad 9"}[i], "does not start", 0)
	}
	d.Clock = now
	return begona, begonia
}

var looks = map[string]look{
	"light": {}, "dark": {Dark: true}, "fil": {Lang: "fil"}, "1366x700": {W: 1366, H: 700}, "1180x680": {W: 1180, H: 680}, "fil-small": {Lang: "fil", W: 1180, H: 680},
}

func TestCustomersScreen(t *testing.T) {
	for name, l := range looks {
		t.Run(name, func(t *testing.T) {
			d := open(t, l)
			id, _ := d.fill()
			d.show(kit.Route{Screen: "customers", ID: id})
			d.Type("nun")
			d.says("Begoña Núñez-Santos", "+63 917 555 0123", "Hears badly: speak slowly", "Galaxy S23", "J-000002")
			d.Check()
			d.Shot("customers-" + name)
			for _, keys := range []string{"Alt+C", "Alt+D", "Alt+F"} {
				d.Press(keys)
				if d.Host.Top() == nil {
					t.Fatalf("%s opens nothing", keys)
				}
				if keys != "Alt+F" {
					d.Check()
				}
				d.Shot("customers-" + strings.ReplaceAll(keys, "+", "") + "-" + name)
				d.Press("Esc")
			}
			d.CheckTabs()
		})
	}
}

func TestMergeScreen(t *testing.T) {
	for name, l := range looks {
		t.Run(name, func(t *testing.T) {
			d := open(t, l)
			id, _ := d.fill()
			d.show(kit.Route{Screen: "customers", ID: id})
			d.Press("Alt+M")
			if d.at != "merge" {
				t.Fatalf("Alt+M is at %q; %q", d.at, d.Texts())
			}
			d.says("Begonia Nunez", "Begoña Núñez-Santos", "C-000002")
			d.Press("Down", "Down")
			d.Check()
			d.Shot("merge-" + name)
		})
	}
}

func TestFormScreen(t *testing.T) {
	for name, l := range looks {
		t.Run(name, func(t *testing.T) {
			d := open(t, l)
			id, _ := d.fill()
			d.show(kit.Route{Screen: "customers", ID: id})
			d.Press("Alt+E")
			d.says("Cebuano, English", "22 P. del Rosario St", "Nestor Santos", "Santos Bakery")
			d.Check()
			d.Shot("customer-form-" + name)
		})
	}
}

func TestEmptyAndLongNames(t *testing.T) {
	d := open(t, look{})
	d.show(kit.Route{Screen: "customers"})
	d.says("Nobody is found", "No customer is chosen")
	d.Check()
	d.Shot("customers-empty")
	long := strings.Repeat("Konstantinopolitanische ", 6)[:115]
	id := d.person(data.Customer{Given: long, Family: long, Alert: long, Speaks: long, BestTime: long, Emails: []string{strings.Repeat("a", 60) + "@shop.example"}, Addresses: []data.Address{{Street: long, City: long, Access: long}}, Company: long}, "0917 555 0123")
	d.job(id, long[:60], long[:60], long, 1234567)
	d.show(kit.Route{Screen: "customers", ID: id})
	d.Check()
	d.Shot("customers-long")
	d.Press("Alt+E")
	d.Check()
}

// TestDuty_D1_EveryContactOnOneTimeline logs talks with the customer, a technician and a supplier by keys, and reads all three after a restart.
func TestDuty_D1_EveryContactOnOneTimeline(t *testing.T) {
	d := open(t, look{})
	id := d.person(data.Customer{Given: "Begoña", Family: "Núñez-Santos"}, "0917 555 0123")
	job := d.job(id, "Samsung", "Galaxy S23", "charges at an angle", 0)
	d.Done(d.Suppliers.Add(d.Who, &data.Supplier{Name: "iFix Mandaue"}))
	d.show(kit.Route{Screen: "customers", ID: id})
	d.Press("Alt+C")
	d.Type("Asked when it is ready")
	d.Press("Ctrl+Enter")
	for _, with := range []struct{ digit, pick, words string }{{"2", "Jun", "Jun says the port is burnt"}, {"3", "iFix", "Two boards on the shelf, 940 each"}} {
		d.Press("Alt+C")
		for range 5 {
			d.Press("Shift+Tab")
		}
		d.Type(with.digit)
		d.Type(with.pick)
		d.Press("Enter")
		for d.Host.Focused() != fyne.Focusable(last(d)) {
			d.Press("Tab")
		}
		d.Type(with.words)
		d.Press("Ctrl+Enter")
		if d.Host.Top() != nil {
			t.Fatalf("%s is not kept: %q", with.pick, d.Texts())
		}
	}
	d.says("Asked when it is ready", "Jun says the port is burnt", "Two boards on the shelf, 940 each", "Ana to Jun", "Ana to iFix Mandaue", "Ana to Begoña")
	d.Check()
	d.Shot("customers-d1")
	d.Reopen()
	for _, of := range []data.Ref{{Kind: data.KindCustomer, ID: id}, {Kind: data.KindJob, ID: job}} {
		talks, err := d.Contacts.Of(of, 10)
		kinds := map[data.Kind]bool{}
		for _, c := range talks {
			kinds[c.Party.Kind] = true
		}
		if err != nil || len(talks) != 3 || !kinds[data.KindCustomer] || !kinds[data.KindStaff] || !kinds[data.KindSupplier] {
			t.Fatal(of, talks, err)
		}
	}
	if hits, err := d.Search.Find("boards shelf", data.KindContact); err != nil || len(hits) != 1 {
		t.Fatal(hits, err)
	}
}

// last is the field for what was said.
func last(d *desk) *kit.Entry {
	var out *kit.Entry
	d.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		if e, ok := o.(*kit.Entry); ok && e.MultiLine {
			out = e
		}
	})
	return out
}

// TestDuty_O10_KeptTidy merges two records of one person by keys; everything of both is found under the one that stays, and undo parts them.
func TestDuty_O10_KeptTidy(t *testing.T) {
	d := open(t, look{})
	begona, begonia := d.fill()
	d.show(kit.Route{Screen: "customers", ID: begona})
	d.says("Look like one person", "1 pair", "No phone or no name")
	d.Press("Alt+M")
	d.Press("Ctrl+Enter")
	if d.at != "customers" {
		t.Fatalf("not merged: %q", d.Texts())
	}
	d.says("C-000003 is C-000002 now", "Brother SE600")
	d.Check()
	if d.Says("Look like one person") {
		t.Error("the pair is offered again")
	}
	d.Reopen()
	rows, err := d.Customers.Find("begonia nunez", 5)
	if err != nil || len(rows) != 0 {
		t.Fatal(rows, err)
	}
	got, err := d.Customers.Get(begonia)
	if err != nil || got.ID != begona || !strings.Contains(got.Notes, "Pays at the end of month") {
		t.Fatalf("%+v %v", got, err)
	}
	d.Done(d.Undo(data.Actor{Staff: d.Ana}))
	if got, _ = d.Customers.Get(begonia); got.ID != begonia {
		t.Fatal("undo does not part them")
	}
}

func TestMergeByKeys(t *testing.T) {
	d := open(t, look{})
	begona, begonia := d.fill()
	d.show(kit.Route{Screen: "merge", ID: begona, Arg: writeID(begonia)})
	d.Press("Right")
	d.Press("Ctrl+Enter")
	got, err := d.Customers.Get(begona)
	if err != nil || got.Given != "Begonia" || allowed(got, "news") != kit.Fault {
		t.Fatalf("%+v %v", got, err)
	}
	d.Done(d.Undo(data.Actor{Staff: d.Ana}))
	d.show(kit.Route{Screen: "merge", ID: begona, Arg: writeID(begonia)})
	d.Type("n")
	if pairs, err := d.Customers.Pairs(5); err != nil || len(pairs) != 0 {
		t.Fatal("two people are still a pair", err)
	}
}

func TestNewCustomerByKeys(t *testing.T) {
	d := open(t, look{})
	d.show(kit.Route{Screen: "customers"})
	d.Type("Joan Cabahug")
	d.Press("Ins")
	if d.at != "customer" {
		t.Fatalf("Ins is at %q", d.at)
	}
	for range 6 {
		d.Press("Tab")
	}
	d.Type("mobile")
	d.Press("Tab")
	d.Type("12")
	d.Press("Ctrl+Enter")
	d.says("This is not a phone number.")
	d.Check()
	d.Type("3 555 0123")
	d.Press("Ctrl+Enter")
	if d.at != "customers" {
		t.Fatalf("not saved: %q", d.Texts())
	}
	rows, err := d.Customers.Find("cabahug", 5)
	if err != nil || len(rows) != 1 || rows[0].Given != "Joan" || len(rows[0].Phones) != 1 || rows[0].Phones[0].Label != "mobile" {
		t.Fatal(rows, err)
	}
	d.says("Joan Cabahug")
}

// A new customer whose form was open when the program died stands there again, and is kept once.
func TestDraftOfANewCustomer(t *testing.T) {
	d := open(t, look{})
	d.show(kit.Route{Screen: "customer", Arg: "Joan Cabahug"})
	d.Press("Tab", "Tab")
	d.Type("-Uy")
	d.Tick(time.Second)
	drafts, err := d.Drafts.All()
	if err != nil || len(drafts) != 1 {
		t.Fatal(drafts, err)
	}
	d.Reopen()
	d.speak("en")
	d.show(kit.Route{Screen: "customer", ID: drafts[0].ID})
	d.Press("Ctrl+Enter")
	c, err := d.Customers.Get(drafts[0].ID)
	if err != nil || c.Family != "Cabahug-Uy" {
		t.Fatalf("%+v %v", c, err)
	}
	if drafts, _ = d.Drafts.All(); len(drafts) != 0 {
		t.Fatal("the draft stayed")
	}
}

func TestChangedMeanwhile(t *testing.T) {
	d := open(t, look{})
	id := d.person(data.Customer{Given: "Begoña", Family: "Núñez", Notes: "as it was"}, "0917 555 0123")
	d.show(kit.Route{Screen: "customer", ID: id})
	d.Press("Tab", "Tab")
	d.Type("-Santos")
	f := d.screens["customer"].(*Form)
	d.Host.Focus(f.notes)
	d.Type(" with us")
	theirs, _ := d.Customers.Get(id)
	theirs.Notes, theirs.Alert = "as Marco wrote it", "Hears badly"
	d.Later(time.Minute)
	d.Done(d.Customers.Change(d.Who, theirs))
	d.Press("Ctrl+Enter")
	d.says("was changed meanwhile", "as Marco wrote it", "1 other change of yours is kept")
	d.Check()
	d.Shot("customer-conflict")
	d.Press("2", "Ctrl+Enter")
	got, err := d.Customers.Get(id)
	if err != nil || got.Family != "Núñez-Santos" || got.Alert != "Hears badly" || d.at != "customers" {
		t.Fatalf("%+v %v", got, err)
	}
}

func TestDeviceGivenAndFileAdded(t *testing.T) {
	d := open(t, look{})
	id, other := d.person(data.Customer{Given: "Begoña", Family: "Núñez"}, "0917 555 0123"), d.person(data.Customer{Given: "Joan", Family: "Cabahug"}, "0917 555 0199")
	d.show(kit.Route{Screen: "customers", ID: id})
	d.Press("Alt+D", "Tab", "Tab")
	d.Type("Galaxy S23")
	d.Press("Tab")
	d.Type("RFCW40B8Q1X")
	d.Press("Ctrl+Enter")
	d.says("Galaxy S23", "RFCW40B8Q1X")
	d.Press("Alt+D", "Enter", "Alt+G")
	d.Type("cabahug")
	d.Press("Enter")
	d.Check()
	d.Press("Ctrl+Enter")
	if devs, err := d.Devices.Of(other); err != nil || len(devs) != 1 || devs[0].Serial != "RFCW40B8Q1X" {
		t.Fatal(devs, err)
	}
	path := filepath.Join(t.TempDir(), "warranty.txt")
	if err := os.WriteFile(path, []byte("until 2027"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Press("Alt+F", "Shift+Tab", "Ctrl+A")
	d.Type(path)
	d.Press("Enter")
	files, err := d.Attachments.Of(data.Ref{Kind: data.KindCustomer, ID: id})
	if err != nil || len(files) != 1 || files[0].Name != "warranty.txt" {
		t.Fatal(files, err, d.Texts())
	}
}
