package app

import (
	"fmt"
	"strings"
	"time"

	"tanggapan/assets/practice"
	"tanggapan/data"
)

// resident is a customer of the practice shop with their things.
type resident struct {
	id      data.ID
	name    string
	site    data.Address
	minutes int // of travel
	things  []*thing
	last    data.ID // their last job that was handed out
	came    int     // how often
}

type thing struct {
	id    data.ID // 0: it comes for the first time
	model practice.Model
	rec   *data.Device
}

// found makes the shop with its people, shelves, suppliers and parts, as on the evening before its first day.
func (w *world) found() error {
	s := w.book.Shop
	loc, err := time.LoadLocation(s.Zone)
	if err != nil {
		return err
	}
	w.zone = loc
	first := w.day0().Plus(-1)
	if w.Size > practiceMost {
		first = yearsFrom(first).Plus(-1)
	}
	if w.at, err = first.At(8 * 60).In(loc); err != nil {
		return err
	}
	w.depts, w.suppliers, w.parts = map[string]data.ID{}, map[string]data.ID{}, map[string]data.ID{}
	w.phones, w.names, w.lateIDs, w.stops = map[string]bool{}, map[string]bool{}, map[data.ID]bool{}, map[data.JobState]int{}
	if _, err := w.a.Shop.SetUp(SetUp{Shop: w.branch(), Trades: s.Trades, Person: w.person(s.Staff[0])}); err != nil {
		return err
	}
	if w.shop, err = w.a.Shop.Get(); err != nil {
		return err
	}
	all, err := w.a.Staff.All(true)
	if err != nil {
		return err
	}
	w.staff[s.Staff[0].Code] = all[0].ID
	owner := data.Actor{Staff: all[0].ID}
	for _, p := range s.Staff[1:] {
		rec := w.person(p)
		done, err := w.a.Staff.Add(owner, &rec)
		if err != nil {
			return err
		}
		w.staff[p.Code] = done.ID
	}
	for _, d := range s.Departments {
		done, err := w.a.Departments.Add(owner, &data.Department{Name: d.Name, Lead: w.staff[d.Lead], Takes: d.Takes})
		if err != nil {
			return err
		}
		w.depts[d.Code] = done.ID
	}
	// A department names who leads it, so it comes after its people, who join it now.
	for _, p := range s.Staff {
		rec, err := w.a.Staff.Get(w.staff[p.Code])
		if err != nil {
			return err
		}
		rec.Department = w.depts[p.Department]
		if _, err := w.a.Staff.Change(owner, rec); err != nil {
			return err
		}
	}
	return w.stock(owner)
}

func (w *world) branch() data.Shop {
	s := w.book.Shop
	out := data.Shop{
		Name: s.Name, LegalName: s.LegalName, TaxNo: s.TaxNo, Region: s.Region, Zone: s.Zone, Address: s.Address, City: s.City + " " + s.Postal,
		Email: s.Email, Currency: s.Currency, Locale: s.Locale, Practice: true, Language: "en",
		Phones: []data.Phone{{N: 1, Label: "shop", Typed: s.Phone, E164: s.Phone}, {N: 2, Label: "mobile", Typed: s.Mobile, E164: s.Mobile}},
	}
	for i, d := range s.Week {
		out.Hours[i] = data.Span{From: d[0], To: d[1]}
	}
	// Whoever practises on a Sunday finds the shop open.
	if today := w.Now.Date(w.zone).Weekday(); out.Hours[today].Empty() {
		out.Hours[today] = out.Hours[time.Monday]
	}
	return out
}

func (w *world) person(p practice.Person) data.Staff {
	out := data.Staff{
		Given: p.Given, Family: p.Family, Short: p.Short, Title: p.Title, Role: data.Role(p.Role), Department: w.depts[p.Department], Skills: p.Skills,
		Language: p.Language, Active: p.Active, Bookable: p.Bookable, Colour: p.Colour, Discount: p.Discount, Refund: data.Money(p.Refund),
	}
	for i, h := range p.Hours {
		out.Hours[i] = data.Span{From: h[0], To: h[1]}
		if p.Lunch[1] > p.Lunch[0] && w.book.Shop.Week[i][1] > p.Lunch[1] {
			out.Breaks[i] = data.Span{From: p.Lunch[0], To: p.Lunch[1]}
		}
	}
	return out
}

// stock makes shelves, suppliers and parts with what lies on the shelves.
func (w *world) stock(owner data.Actor) error {
	shelves := map[string]data.ID{}
	for _, s := range w.book.Shop.Shelves {
		done, err := w.a.Shelves.Add(owner, &data.Shelf{Name: s.Name, Note: s.Holds})
		if err != nil {
			return err
		}
		shelves[s.Name] = done.ID
	}
	for _, s := range w.book.Suppliers {
		rec := &data.Supplier{Name: s.Name, Address: data.Address{N: 1, Street: s.City, City: s.City}, Channel: data.Channel(s.Channel), LeadDays: s.LeadDays, Conditions: s.Terms, Notes: s.Note}
		rec.Persons = []data.Person{{N: 1, Name: s.Person}}
		rec.Phones = []data.Phone{{N: 1, Typed: s.Phone, E164: s.Phone}}
		rec.Emails = []string{s.Email}
		done, err := w.a.Suppliers.Add(owner, rec)
		if err != nil {
			return err
		}
		w.suppliers[s.Code] = done.ID
	}
	for _, p := range w.book.Parts {
		shelf := "C3"
		switch p.Kind {
		case "phone", "tablet", "smartwatch":
			shelf = "C1"
		case "laptop", "desktop", "monitor", "printer", "router":
			shelf = "C4"
		}
		rec := &data.Part{PartNo: p.No, Name: p.Name, Fits: strings.TrimSpace(p.Brand + " " + p.Model), Cost: data.Money(p.Cost), Price: data.Money(p.Price), Shelf: shelves[shelf], Reorder: p.Stock / 2}
		if from := w.book.SuppliersOf(p.Kind); len(from) > 0 {
			rec.Supplier = w.suppliers[from[0].Code]
		}
		done, err := w.a.Parts.Add(owner, rec)
		if err != nil {
			return err
		}
		w.parts[p.No] = done.ID
		if p.Stock == 0 {
			continue
		}
		if _, err := w.a.Parts.Count(owner, done.ID, p.Stock); err != nil {
			return err
		}
	}
	return nil
}

// phone is a number of the ranges kept for fiction that nobody in the shop has.
func (w *world) phone(mobile bool) string {
	s := w.book.Shop
	for {
		n := fmt.Sprintf("+63%s555%04d", s.LandlineArea, w.rnd.IntN(10000))
		if mobile {
			n = fmt.Sprintf("+63%s555%04d", pick(w, s.MobilePrefixes), w.rnd.IntN(10000))
		}
		if !w.phones[n] {
			w.phones[n] = true
			return n
		}
	}
}

// someone is a customer who comes back now and then, or a new one.
func (w *world) someone() *resident {
	if len(w.people) > 40 && w.chance(38) {
		return pick(w, w.people)
	}
	r := &resident{}
	w.people = append(w.people, r)
	return r
}

// record is a new customer as the desk takes them down; nil for one who is known.
func (w *world) record(r *resident) *data.Customer {
	if r.id != 0 {
		return nil
	}
	place := pick(w, w.book.Places)
	r.minutes = place.Minutes
	r.site = data.Address{N: 1, Street: fmt.Sprintf("%d %s", w.between(1, 240), pick(w, w.book.Streets)), City: place.City, Postal: place.Postal}
	c := &data.Customer{Addresses: []data.Address{r.site}}
	c.Addresses[0].Street += ", " + place.Barangay
	r.site = c.Addresses[0]
	if w.chance(12) {
		r.site.Access = pick(w, w.book.Said.Access)
		c.Addresses[0].Access = r.site.Access
	}
	mobile := w.phone(true)
	c.Phones = []data.Phone{{N: 1, Label: "mobile", Typed: "0" + mobile[3:], E164: mobile}}
	if firm := pick(w, w.book.Companies); w.chance(9) && !w.names[firm.Name] {
		w.names[firm.Name] = true
		c.Company, c.IsCompany, c.PriceClass = firm.Name, true, ""
		c.Persons = []data.Person{{N: 1, Name: firm.Person}}
		landline := w.phone(false)
		c.Phones = append(c.Phones, data.Phone{N: 2, Label: "shop", Typed: landline, E164: landline})
	} else {
		c.Given, c.Family = w.name()
	}
	w.colour(c)
	r.name = c.Name()
	return c
}

// name is a person's name that nobody in the shop has.
func (w *world) name() (given, family string) {
	for range 1000 {
		given, family = pick(w, w.book.Given).Name, pick(w, w.book.Family)
		if key := given + " " + family; !w.names[key] {
			w.names[key] = true
			return given, family
		}
	}
	return given, family + fmt.Sprintf(" %d", len(w.people))
}

// colour gives a customer what a desk comes to know of some.
func (w *world) colour(c *data.Customer) {
	if w.chance(30) {
		c.Emails = []string{fmt.Sprintf("%s%d@%s", strings.ReplaceAll(data.Fold(firstOf(c.Family, c.Company)), " ", "."), w.between(1, 99), pick(w, w.book.Shop.MailDomains))}
	}
	if w.chance(8) {
		c.Alert = pick(w, w.book.Said.Alerts)
	}
	if w.chance(15) {
		c.Notes = pick(w, w.book.Said.Notes)
	}
	if w.chance(45) {
		c.Language = "fil"
	}
	if w.chance(50) {
		c.Channel = pick(w, []string{"phone", "message", "phone"})
	}
	if w.chance(60) {
		c.Consents = []data.Consent{{N: 1, Channel: "call-jobs", Given: true, At: w.at, Source: "in person"}}
	}
}

// device is one of a customer's things, mostly a new one.
func (w *world) device(r *resident) *thing {
	if len(r.things) > 0 && w.chance(45) {
		return pick(w, r.things)
	}
	var m practice.Model
	for {
		m = pick(w, w.book.Models)
		if w.rnd.IntN(100) < weightOf(m.Kind) && len(w.book.ProblemsOf(m.Kind)) > 0 {
			break
		}
	}
	r.things = append(r.things, &thing{model: m, rec: w.deviceOf(m)})
	return r.things[len(r.things)-1]
}

// weightOf is how readily a kind of device comes to the counter.
func weightOf(kind string) int {
	switch kind {
	case "phone":
		return 100
	case "laptop", "tablet":
		return 70
	case "refrigerator", "washing-machine", "aircon", "fibre-line":
		return 60
	case "tv", "fan", "gas-range", "router":
		return 45
	}
	return 25
}

func (w *world) deviceOf(m practice.Model) *data.Device {
	d := &data.Device{DeviceKind: m.Kind, Brand: m.Brand, Model: m.Name}
	if len(m.Colours) > 0 {
		d.Colour = pick(w, m.Colours)
	}
	d.Serial = fmt.Sprintf("%s%07d", strings.ToUpper(data.Squeeze(m.Brand)[:min(3, len(data.Squeeze(m.Brand)))]), w.rnd.IntN(10000000))
	if m.Kind == "phone" {
		d.IMEI = imei(w)
	}
	return d
}

// imei is 15 digits whose last one fits the others.
func imei(w *world) string {
	s := fmt.Sprintf("35%012d", w.rnd.Int64N(1e12))
	sum := 0
	for i, r := range s {
		n := int(r - '0')
		if i%2 == 1 {
			n *= 2
		}
		sum += n/10 + n%10
	}
	return s + fmt.Sprint((10-sum%10)%10)
}
