package part

import (
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/uitest"
)

// desk is the screen over a real shop, in a window of the size and with the room that the shell leaves it.
type desk struct {
	*uitest.Desk
	*apptest.Shop
	s *Screen
}

type look = uitest.Look

func open(t *testing.T, l look) *desk {
	t.Helper()
	shop := apptest.New(t)
	d := &desk{Desk: uitest.OpenShop(t, shop, l), Shop: shop}
	d.speak(l.Lang)
	return d
}

// speak builds the screen anew over the file that is open, as a start does.
func (d *desk) speak(lang string) {
	h := d.Host
	d.Serve(d.Shop, lang)
	d.s = New(h, d.App)
	h.OnKey = d.s.Key
	h.OnShortcut = func(c string) bool { return d.s.Shortcut(c) }
}

func (d *desk) show(r kit.Route) {
	d.Desk.T.Helper()
	c := kit.FullRow(0, kit.Wide(d.Rail(), kit.NewBox(kit.Box{Fill: kit.Ground})), kit.VRule(kit.Line), kit.Grow(kit.Col(0,
		kit.High(kit.TopBar, kit.NewBox(kit.Box{Fill: kit.Ground})), kit.Rule(1, kit.Line), kit.Grow(d.s.Content()), kit.Rule(1, kit.Line), kit.High(kit.StatusBar, kit.NewBox(kit.Box{Fill: kit.Ground})))))
	d.Desk.Show(c)
	d.s.Open(r)
	d.s.Focus()
	d.Layout()
}

func (d *desk) says(ws ...string) {
	d.Desk.T.Helper()
	for _, w := range ws {
		if !d.Says(w) {
			d.Desk.T.Errorf("the screen does not say %q; it says %q", w, d.Texts())
		}
	}
}

// customer keeps a customer with a phone.
func (d *desk) customer(given, family, phone string) data.ID {
	return d.Done(d.Customers.Add(d.Who, &data.Customer{Given: given, Family: family, Phones: []data.Phone{{Typed: phone}}})).ID
}

// job takes in a job.
func (d *desk) job(customer data.ID, brand, model, words string, promised data.Local) data.ID {
	return d.Done(d.Jobs.TakeIn(d.Who, app.Intake{
		Job:     data.Job{JobKind: data.Repair, Customer: customer, Promised: promised},
		Devices: []app.IntakeDevice{{New: &data.Device{Brand: brand, Model: model, DeviceKind: "phone"}, Job: data.JobDevice{Words: words}}},
	})).ID
}

func (d *desk) supplier(name string) data.ID {
	return d.Done(d.Suppliers.Add(d.Who, &data.Supplier{Name: name, Phones: []data.Phone{{Typed: "032 555 0170"}}})).ID
}

func (d *desk) want(job data.ID, n int, p data.Part, note string) data.ID {
	return d.Done(d.PartRequests.Want(d.Who, &data.PartRequest{Job: job, N: n, Note: note}, &p)).ID
}

func (d *desk) ask(a data.Ask) data.ID {
	if a.Channel == "" {
		a.Channel = data.ByPhone
	}
	return d.Done(d.Asks.Log(d.Who, &a)).ID
}

func (d *desk) partOf(req data.ID) data.ID {
	w, err := d.PartRequests.Get(req)
	if err != nil {
		d.Shop.T.Fatal(err)
	}
	return w.Part.ID
}

func (d *desk) order(supplier data.ID, cost data.Money, expected data.Local, reqs ...data.ID) data.Done {
	o := &data.PartsOrder{Supplier: supplier, Expected: expected}
	for _, r := range reqs {
		w, _ := d.PartRequests.Get(r)
		o.Lines = append(o.Lines, data.OrderLine{Part: w.Part.ID, Request: r, Qty: w.N, Cost: cost})
	}
	return d.Done(d.PartsOrders.Order(d.Who, o))
}

// fill makes the day of the picture: late, on order, arrived, asked and still to be asked.
func (d *desk) fill() (late data.ID) {
	now := d.Clock
	d.Clock = now.Add(-60 * 24 * time.Hour)
	cebu, singer, ifix, manila := d.supplier("Cebu Cell Parts"), d.supplier("Singer Colon"), d.supplier("iFix Mandaue"), d.supplier("Manila Mobile Hub")
	begona, yu, joan := d.customer("Begoña", "Núñez-Santos", "0917 555 0123"), d.customer("Consuelo", "Yu", "0917 555 0124"), d.customer("Joan", "Cabahug", "0917 555 0125")
	port := data.Part{Name: "USB-C port board", Fits: "Galaxy S23", PartNo: "GH96-15629A", Price: 89000, Cost: 89000}
	old := d.want(0, 2, port, "")
	part := d.partOf(old)
	for i, n := range []int{5, 2} {
		req := old
		if i > 0 {
			req = d.Done(d.PartRequests.Want(d.Who, &data.PartRequest{Part: part, N: n}, nil)).ID
		}
		from := []data.ID{manila, cebu}[i]
		expected := d.Clock.Date(apptest.Zone(d.Shop.T)).Plus(1 + i).At(12 * 60)
		o := d.Done(d.PartsOrders.Order(d.Who, &data.PartsOrder{Supplier: from, Expected: expected, Lines: []data.OrderLine{{Part: part, Request: req, Qty: n, Cost: data.Money(74000 + i*15000)}}}))
		d.Later(48 * time.Hour)
		d.Done(d.PartsOrders.Receive(d.Who, o.ID, []app.Arrival{{Line: 1, N: n}}))
		d.Done(d.PartRequests.Return(d.Who, req, false))
		d.Later(20 * 24 * time.Hour)
	}
	d.Done(d.Parts.Count(d.Who, part, 0))
	d.Clock = now.Add(-47 * time.Hour)
	j1 := d.job(begona, "Samsung", "Galaxy S23", "charges at an angle", "2026-11-24T17:00")
	late = d.Done(d.PartRequests.Want(d.Who, &data.PartRequest{Job: j1, Part: part, N: 1}, nil)).ID
	lcd := d.want(d.job(joan, "Xiaomi", "Redmi Note 12", "no picture", "2026-11-26T17:00"), 1, data.Part{Name: "LCD, Redmi Note 12", Cost: 140000}, "black")
	glue := d.want(0, 6, data.Part{Name: "Adhesive B-7000", Cost: 2000}, "")
	belt := d.want(d.job(yu, "Singer", "4423", "belt slips", "2026-11-25T12:00"), 1, data.Part{Name: "Timing belt 4423", Cost: 42000}, "")
	foot := d.want(d.job(begona, "Brother", "SE600", "foot is loose", "2026-11-27T12:00"), 1, data.Part{Name: "Foot SE600, narrow hem", Cost: 70000}, "")
	d.order(cebu, 89000, "2026-11-20T12:00", late)
	d.order(cebu, 140000, "2026-11-25T12:00", lcd)
	d.order(cebu, 2000, "2026-11-25T12:00", glue)
	o := d.order(singer, 42000, "2026-11-23T12:00", belt)
	d.Clock = now.Add(-2 * time.Hour)
	c2 := d.Done(d.Shelves.Add(d.Who, &data.Shelf{Name: "C2"})).ID
	d.Done(d.PartsOrders.Receive(d.Who, o.ID, []app.Arrival{{Line: 1, N: 1, Shelf: c2}}))
	d.ask(data.Ask{Request: foot, Supplier: singer})
	for _, p := range []struct{ name, fits, note string }{{"Compressor relay", "Condura", "ask two"}, {"Thermal fuse 240 °C", "", ""}, {"Back glass, Galaxy S23", "", "Phantom black"}, {"Rice cooker element", "", "700 W"}} {
		d.want(d.job(joan, "Condura", "Negosyo", p.name, "2026-11-30T12:00"), 1, data.Part{Name: p.name, Fits: p.fits}, p.note)
	}
	d.ask(data.Ask{Request: late, Supplier: cebu, Answer: data.AskYes, Stock: "On the way", Price: 89000, Here: "2026-11-24T12:00", Who: "Mr. Uy"})
	d.Later(25 * time.Minute)
	d.ask(data.Ask{Request: late, Supplier: manila, Channel: data.ByEmail, Answer: data.AskLater, Days: 4, Stock: "40 pieces", Price: 76000, Delivery: 18000, How: "by LBC", Until: "2026-11-30"})
	d.Later(65 * time.Minute)
	d.ask(data.Ask{Request: late, Supplier: ifix, Answer: data.AskYes, Stock: "2 pieces, counter", Price: 94000, How: "Jun passes by", Here: "2026-11-23T15:00", Until: "2026-11-23", Who: "Liza"})
	d.Clock = now
	return late
}

var looks = map[string]look{
	"light": {}, "dark": {Dark: true}, "fil": {Lang: "fil"}, "1366x700": {W: 1366, H: 700}, "1180x680": {W: 1180, H: 680}, "fil-small": {Lang: "fil", W: 1180, H: 680},
}

func TestPartsScreen(t *testing.T) {
	for name, l := range looks {
		t.Run(name, func(t *testing.T) {
			d := open(t, l)
			late := d.fill()
			d.show(kit.Route{Screen: "parts", ID: late})
			d.says("GH96-15629A", "J-000001", "iFix Mandaue", "₱940.00", "Begoña Núñez-Santos")
			d.Check()
			d.Shot("parts-" + name)
			d.CheckTabs()
		})
	}
}

func TestPartsScreen_EveryStateHolds(t *testing.T) {
	for _, name := range []string{"light", "fil-small"} {
		l := looks[name]
		t.Run(name, func(t *testing.T) {
			d := open(t, l)
			d.fill()
			d.show(kit.Route{Screen: "parts"})
			for range len(d.s.rows) {
				d.Check()
				d.Press("Down")
			}
			for _, keys := range []string{"Ins", "Alt+P", "Alt+L"} {
				d.Press(keys)
				if d.Host.Top() == nil {
					t.Fatalf("%s opens nothing", keys)
				}
				d.Check()
				d.Shot("parts-" + keys + "-" + name)
				d.Press("Esc")
			}
			d.Press("Home")
			for _, keys := range []string{"Alt+A", "Alt+E", "F8", "Del"} {
				d.Press(keys)
				if d.Host.Top() == nil {
					t.Fatalf("%s opens nothing", keys)
				}
				d.Check()
				d.Shot("parts-" + strings.ReplaceAll(keys, "+", "") + "-" + name)
				d.Press("Esc")
			}
		})
	}
}

func TestPartsScreen_EmptyAndLongNames(t *testing.T) {
	d := open(t, look{})
	d.show(kit.Route{Screen: "parts"})
	d.says("No part is wanted", "Want a part for a job or for the shelf.")
	d.Check()
	d.Shot("parts-empty")
	long := strings.Repeat("Verlängerungsscharnier mit Kabelführung ", 3)[:110]
	sup := d.supplier(long)
	req := d.want(d.job(d.customer("Maria Concepcion Immaculada", strings.Repeat("Dela-Cruz-", 8)+"Santos", "0917 555 0123"), "Samsung", "Galaxy", "x", "2026-11-24T17:00"), 12, data.Part{Name: long, Fits: long, PartNo: strings.Repeat("X9-", 40)}, long)
	for range 6 {
		d.ask(data.Ask{Request: req, Supplier: sup, Answer: data.AskYes, Stock: long, Price: 123456789, Delivery: 1234567, How: long, Here: "2026-11-24T12:00", Who: long[:60]})
	}
	d.s.Reload()
	d.Layout()
	d.Check()
	d.Shot("parts-long")
}

// TestDuty_D6_SupplierAnswersSideBySide asks two suppliers by keys, takes the better answer, and reads it in the order's paper after a restart.
func TestDuty_D6_SupplierAnswersSideBySide(t *testing.T) {
	d := open(t, look{})
	d.supplier("Cebu Cell Parts")
	req := d.want(d.job(d.customer("Begoña", "Núñez-Santos", "0917 555 0123"), "Samsung", "Galaxy S23", "charges at an angle", "2026-11-24T17:00"), 1, data.Part{Name: "USB-C port board", PartNo: "GH96-15629A"}, "")
	d.show(kit.Route{Screen: "parts", ID: req})
	d.Press("Alt+A")
	d.Type("cebu")
	d.Press("Enter")
	d.Type("11")
	d.Press("Tab")
	d.Type("890")
	d.Press("Tab", "Tab", "Tab")
	d.Type("24 nov 12:00")
	d.Press("Ctrl+Enter")
	d.Press("Alt+A")
	d.Type("iFix Mandaue")
	d.Press("Ins")
	d.Type("112 pieces, counter")
	d.Press("Tab")
	d.Type("940")
	d.Press("Tab", "Tab", "Tab")
	d.Type("15:00")
	d.Press("Tab", "Tab")
	d.Type("Liza")
	d.Press("Ctrl+Enter")
	d.says("iFix Mandaue", "Cebu Cell Parts", "Keeps the promise", "Tight, 5 h left", "Order from iFix")
	d.Check()
	d.Shot("parts-d6")
	d.Type("1")
	d.Press("Ctrl+Enter")
	d.Reopen()
	w, err := d.PartRequests.Get(req)
	if err != nil || w.State != data.Ordered || len(w.Asks) != 2 || w.Supplier.Name != "iFix Mandaue" || w.Taken == 0 {
		t.Fatalf("%+v %v", w.PartRequest, err)
	}
	hits, err := d.Search.Find(w.Order.No, data.KindPartsOrder)
	if err != nil || len(hits) != 1 || hits[0].Ref.Kind != data.KindPartsOrder {
		t.Fatal(hits, err)
	}
	_, doc, err := d.Papers.Render(data.KindPartsOrder, hits[0].Ref.ID, app.PaperOrder, "")
	if err != nil || !strings.Contains(doc.Words(), "iFix Mandaue") || !strings.Contains(doc.Words(), "940.00") {
		t.Fatal(err)
	}
	talks, err := d.Contacts.Of(data.Ref{Kind: data.KindJob, ID: w.Job.ID}, 10)
	said := ""
	for _, c := range talks {
		said += c.Words + " / " + c.With + "\n"
	}
	if err != nil || !strings.Contains(said, "2 pieces, counter") || !strings.Contains(said, "Liza") {
		t.Fatal(said, err)
	}
}

// TestDuty_D7_PartComesAndTheCustomerIsTold wants, orders and receives a part by keys; the task with the words stands on Today after a restart.
func TestDuty_D7_PartComesAndTheCustomerIsTold(t *testing.T) {
	d := open(t, look{})
	cebu := d.supplier("Cebu Cell Parts")
	job := d.job(d.customer("Begoña", "Núñez-Santos", "0917 555 0123"), "Samsung", "Galaxy S23", "charges at an angle", "2026-11-24T17:00")
	d.Done(d.Shelves.Add(d.Who, &data.Shelf{Name: "B3"}))
	d.show(kit.Route{Screen: "parts"})
	d.Press("Ins")
	d.Type("Port board")
	d.Press("Ins")
	d.Type("GH96-15629A")
	d.Press("Tab", "Tab", "Tab")
	d.Type("nunez")
	d.Press("Enter", "Ctrl+Enter")
	if d.Host.Top() != nil {
		t.Fatalf("the wish is not kept: %q", d.Texts())
	}
	d.says("Port board", "J-000001")
	if j, _ := d.Jobs.Get(job); j.Job.State != data.WaitingPart {
		t.Fatal(j.Job.State)
	}
	d.Press("Ctrl+Enter")
	d.Type("cebu")
	d.Press("Enter", "Ctrl+Enter")
	if d.Host.Top() != nil {
		t.Fatalf("the order is not kept: %q", d.Texts())
	}
	d.Press("F8", "Tab", "Down", "Down", "Enter", "Ctrl+Enter")
	if d.Host.Top() != nil {
		t.Fatalf("nothing was received: %q", d.Texts())
	}
	d.says("Arrived 10:42", "Customer told", "Fit it")
	d.Check()
	d.Shot("parts-d7")
	d.Reopen()
	v, err := d.Today.View()
	if err != nil || len(v.Tell) != 1 || !strings.Contains(v.Tell[0].Task.Words, "Port board") || !strings.Contains(v.Tell[0].Task.Words, "has arrived") {
		t.Fatalf("%+v %v", v.Tell, err)
	}
	hits, err := d.Search.Find("nunez galaxy", data.KindJob)
	if err != nil || len(hits) != 1 || hits[0].Record.(*data.Job).State != data.PartArrived {
		t.Fatal(hits, err)
	}
	if o, err := d.PartsOrders.Of(cebu, 1); err != nil || o[0].State != data.OrderArrived {
		t.Fatal(err)
	}
}

// TestDuty_S3_PartsOrderTracked confirms an order and notes its carrier by keys; the late one stands on Today and is found by its tracking number.
func TestDuty_S3_PartsOrderTracked(t *testing.T) {
	d := open(t, look{})
	cebu := d.supplier("Cebu Cell Parts")
	req := d.want(d.job(d.customer("Begoña", "Núñez-Santos", "0917 555 0123"), "Samsung", "Galaxy S23", "x", "2026-11-26T17:00"), 1, data.Part{Name: "Port board"}, "")
	o := d.order(cebu, 89000, "", req)
	d.show(kit.Route{Screen: "parts", Arg: o.No})
	d.Press("Alt+E")
	d.Type("24 nov 12:00")
	d.Press("Tab", "Space", "Tab")
	d.Type("LBC")
	d.Press("Tab")
	d.Type("LBC-7788-1234")
	d.Press("Ctrl+Enter")
	d.says(o.No+" from Cebu Cell Parts: Confirmed", "LBC LBC-7788-1234", "expected tomorrow 12:00")
	d.Check()
	d.Later(3 * 24 * time.Hour)
	d.Reopen()
	d.speak("en")
	d.show(kit.Route{Screen: "parts", Arg: o.No})
	d.says("2 days late")
	d.Check()
	v, err := d.Today.View()
	if err != nil || len(v.Parts) != 1 || v.Parts[0].No != o.No {
		t.Fatal(v.Parts, err)
	}
	if hits, err := d.Search.Find("77881234"); err != nil || len(hits) == 0 || hits[0].No != o.No {
		t.Fatal(hits, err)
	}
}

func TestOrderSeveralInOneOrder(t *testing.T) {
	d := open(t, look{})
	cebu := d.supplier("Cebu Cell Parts")
	job := d.job(d.customer("Begoña", "Núñez-Santos", "0917 555 0123"), "Samsung", "Galaxy S23", "x", "2026-11-26T17:00")
	a, b := d.want(job, 1, data.Part{Name: "Battery", Cost: 50000}, ""), d.want(job, 2, data.Part{Name: "Screws", Cost: 500}, "")
	d.ask(data.Ask{Request: a, Supplier: cebu, Answer: data.AskYes, Price: 52000})
	d.show(kit.Route{Screen: "parts"})
	d.Press("Home", "Space", "Down", "Space")
	d.says("Order 2 parts")
	d.Press("Ctrl+Enter", "Ctrl+Enter")
	if d.Host.Top() != nil {
		t.Fatalf("not ordered: %q", d.Texts())
	}
	orders, err := d.PartsOrders.Of(cebu, 5)
	if err != nil || len(orders) != 1 || len(orders[0].Lines) != 2 || orders[0].Sum() != 53000 {
		t.Fatalf("%+v %v", orders, err)
	}
	for _, id := range []data.ID{a, b} {
		if w, _ := d.PartRequests.Get(id); w.State != data.Ordered {
			t.Error(w.State)
		}
	}
	d.Press("F9")
	d.Step()
	if jobs, _ := d.PrintJobs.Of(data.Ref{Kind: data.KindPartsOrder, ID: orders[0].ID}); len(jobs) != 1 || jobs[0].State != data.PrintDone {
		t.Fatalf("%+v", jobs)
	}
}

func TestFitReturnCancelAndCount(t *testing.T) {
	d := open(t, look{})
	job := d.job(d.customer("Begoña", "Núñez-Santos", "0917 555 0123"), "Samsung", "Galaxy S23", "x", "2026-11-26T17:00")
	p := d.Done(d.Parts.Add(d.Who, &data.Part{Name: "Battery"})).ID
	d.show(kit.Route{Screen: "parts"})
	d.Press("Alt+P", "Enter")
	for range 10 {
		d.Press("Tab")
	}
	d.Type("5")
	d.Press("Ctrl+Enter", "Esc")
	if st, _ := d.Parts.Stock(p); st.Here != 5 {
		t.Fatalf("counted %d; %q", st.Here, d.Texts())
	}
	want := func(n int) data.ID {
		return d.Done(d.PartRequests.Want(d.Who, &data.PartRequest{Job: job, Part: p, N: n}, nil)).ID
	}
	fit, back, off := want(1), want(2), want(1)
	for _, x := range []struct {
		id    data.ID
		keys  []string
		state data.RequestState
		here  int
	}{{fit, []string{"F8"}, data.Fitted, 4}, {back, []string{"Alt+R", "Down", "Enter"}, data.Returned, 2}, {off, []string{"Del", "Ctrl+Enter"}, data.RequestClosed, 2}} {
		d.show(kit.Route{Screen: "parts", ID: x.id})
		d.Press(x.keys...)
		w, _ := d.PartRequests.Get(x.id)
		if st, _ := d.Parts.Stock(p); w.State != x.state || st.Here != x.here {
			t.Errorf("%v: %s, %d here", x.keys, w.State, st.Here)
		}
	}
}

func TestWantSaysWhatIsMissing(t *testing.T) {
	d := open(t, look{})
	d.show(kit.Route{Screen: "parts"})
	d.Press("Ins")
	d.Type("nothing of this name")
	d.Press("Ctrl+Enter")
	if d.Host.Top() == nil || !d.Says("is not in the list") {
		t.Fatalf("%q", d.Texts())
	}
	d.Check()
	d.Press("Ins")
	d.Press("Tab", "Tab", "Tab", "Tab")
	d.Type("x")
	d.Press("Ctrl+Enter")
	if !d.Says("This count does not fit") {
		t.Fatalf("%q", d.Texts())
	}
	d.Check()
}
