package app

import (
	"fmt"
	"strings"

	"tanggapan/assets/practice"
	"tanggapan/data"
	"tanggapan/data/store"
)

// practiceMost is the size up to which every record of a practice shop comes from an act of its desk. A larger one has
// years behind it whose records are written as the desk left them: a job with all that belongs to it in one act.
const practiceMost = 5000

// practiceRecords is about how many records a shop of practiceJobs jobs has.
const practiceRecords = 6000

// practiceYears is how far back a large practice shop goes.
const practiceYears = 10

// yearsStep is after how many records progress is told.
const yearsStep = 1000

// What a million records of a practice shop's years are.
var yearsShares = struct{ customers, devices, inquiries, jobs, visits, payments, requests, moves int }{
	customers: 120_000, devices: 150_000, inquiries: 330_000, jobs: 180_000, visits: 90_000, payments: 95_000, requests: 12_000, moves: 23_000,
}

// years writes what a practice shop's desk has left over ten years: nothing in it is open.
type years struct {
	w     *world
	days  []data.Date // on which the shop was open
	techs []data.ID
	desk  []data.ID // who stands at the desk
	kinds []practice.Model
	parts []*yearsPart

	customers []data.ID
	owned     []yearsDevice
	batch     []data.Record
	made      int
	total     int
	booked    int // visits on the day in hand
	last      map[data.Kind]data.ID
	due       struct{ visits, paid, fitted int } // what the next jobs bring with them
}

type yearsDevice struct {
	id    data.ID
	owner data.ID
	model int
}

type yearsPart struct {
	id   data.ID
	book practice.Part
	here int // on the shelf
}

// jobsFor is how many jobs the last weeks of a shop with so many records have: as many as its other weeks.
func jobsFor(size int) int {
	switch {
	case size <= 0:
		return practiceJobs
	case size <= practiceMost:
		return max(20, size*practiceJobs/practiceRecords)
	}
	perDay := float64(size) * float64(yearsShares.jobs) / 1_000_000 / (practiceYears * 365)
	return min(1500, max(practiceJobs, int(perDay*practiceDays)))
}

// history writes about n records, the oldest first, evenly over the days up to the last one.
func (w *world) history(n int, last data.Date) error {
	y := &years{w: w, total: n, last: map[data.Kind]data.ID{}}
	for d := yearsFrom(last); d <= last; d = d.Plus(1) {
		if !OpeningOn(w.shop, d).Empty() {
			y.days = append(y.days, d)
		}
	}
	if len(y.days) == 0 {
		return nil
	}
	for _, p := range w.book.Shop.Staff {
		switch {
		case p.Bookable:
			y.techs = append(y.techs, w.staff[p.Code])
		case p.Role == string(data.Clerk):
			y.desk = append(y.desk, w.staff[p.Code])
		}
	}
	for _, m := range w.book.Models {
		if len(w.book.ProblemsOf(m.Kind)) > 0 {
			y.kinds = append(y.kinds, m)
		}
	}
	for _, p := range w.book.Parts {
		y.parts = append(y.parts, &yearsPart{w.parts[p.No], p, p.Stock})
	}
	for i, d := range y.days {
		if err := y.day(d, func(share int) int { return slice(n, share, i, len(y.days)) }); err != nil {
			return err
		}
	}
	return nil
}

// yearsFrom is the first day of the years that end on a day.
func yearsFrom(last data.Date) data.Date { return last.Plus(-practiceYears * 365) }

// slice is how many of share records in a million, n in all, fall on the i-th of so many days.
func slice(n, share, i, days int) int {
	all := n * share / 1_000_000
	return all*(i+1)/days - all*i/days
}

// day writes one day: who came for the first time, what they brought, what they asked, and what became of it.
func (y *years) day(d data.Date, of func(share int) int) error {
	s := yearsShares
	minutes := OpeningOn(y.w.shop, d)
	at := func() data.Instant {
		i, err := d.At(minutes.From + y.w.rnd.IntN(max(1, minutes.To-minutes.From))).In(y.w.zone)
		if err != nil {
			return y.w.at
		}
		return i + data.Instant(y.w.rnd.IntN(60_000))
	}
	y.booked = 0
	if i, err := d.At(minutes.From).In(y.w.zone); err == nil {
		y.w.at = max(y.w.at, i)
	}
	for range of(s.customers) {
		if err := y.customer(at()); err != nil {
			return err
		}
	}
	for range of(s.devices) {
		if err := y.device(); err != nil {
			return err
		}
	}
	for range of(s.inquiries) {
		if err := y.inquiry(at()); err != nil {
			return err
		}
	}
	if len(y.owned) > 0 {
		if err := y.work(d, at, of); err != nil {
			return err
		}
	}
	return nil
}

// work writes the jobs of a day with their visits, payments and parts.
func (y *years) work(d data.Date, at func() data.Instant, of func(share int) int) error {
	s := yearsShares
	y.due.visits += of(s.visits)
	y.due.paid += of(s.payments)
	y.due.fitted += of(s.requests)
	for range of(s.moves - s.requests) {
		if err := y.received(at()); err != nil {
			return err
		}
	}
	for range of(s.jobs) {
		j := &yearsJob{y: y, at: at(), day: d, visit: y.due.visits > 0, paid: y.due.paid > 0}
		j.fit = j.paid && y.due.fitted > 0
		if err := j.write(); err != nil {
			return err
		}
	}
	return nil
}

// with keeps records for the act in hand.
func (y *years) with(recs ...data.Record) { y.batch = append(y.batch, recs...) }

// act writes what the act in hand has kept, a little later than the one before: the journal's clock goes on, whatever
// the times in the records.
func (y *years) act() error {
	batch := y.batch
	y.batch = nil
	y.w.at += 5000
	st, err := y.w.a.file.writable()
	if err != nil {
		return err
	}
	_, err = st.Bulk(store.Act{Name: "practice.years", At: y.w.at}, func(tx *store.Tx) error {
		for _, rec := range batch {
			if err := tx.Put(rec); err != nil {
				return fmt.Errorf("%T: %w", rec, err)
			}
		}
		return nil
	})
	before := y.made
	y.made += len(batch)
	if err == nil && y.w.Progress != nil && y.made/yearsStep > before/yearsStep {
		y.w.Progress(y.made, y.total)
	}
	return err
}

// next is the ID of the next record of a kind that others of the batch refer to. All of such a kind get theirs here.
func (y *years) next(k data.Kind) (data.ID, error) {
	if _, known := y.last[k]; !known {
		err := y.w.a.view(func(tx *store.Tx) (err error) {
			y.last[k], err = tx.LastID(k)
			return err
		})
		if err != nil {
			return 0, err
		}
		if y.last[k] == 0 && k.Info().Letter != 0 {
			y.last[k] = practiceStart
		}
	}
	y.last[k]++
	return y.last[k], nil
}

func (y *years) clerk() data.ID {
	if len(y.desk) == 0 {
		return 0
	}
	return y.desk[y.w.rnd.IntN(len(y.desk))]
}

func (y *years) customer(at data.Instant) error {
	id, err := y.next(data.KindCustomer)
	if err != nil {
		return err
	}
	b, n := y.w.book, len(y.customers)
	mobile := fmt.Sprintf("+63%s5%06d", b.Shop.MobilePrefixes[n%len(b.Shop.MobilePrefixes)], n/len(b.Shop.MobilePrefixes)%1_000_000)
	place := pick(y.w, b.Places)
	c := &data.Customer{
		Base: data.Base{ID: id}, Given: pick(y.w, b.Given).Name, Family: pick(y.w, b.Family),
		Phones:    []data.Phone{{N: 1, Label: "mobile", Typed: "0" + mobile[3:], E164: mobile}},
		Addresses: []data.Address{{N: 1, Street: fmt.Sprintf("%d %s, %s", 1+y.w.rnd.IntN(240), pick(y.w, b.Streets), place.Barangay), City: place.City, Postal: place.Postal}},
	}
	if y.w.chance(30) {
		c.Emails = []string{fmt.Sprintf("%s%d@%s", strings.ReplaceAll(data.Fold(c.Family), " ", "."), n%100, pick(y.w, b.Shop.MailDomains))}
	}
	if y.w.chance(45) {
		c.Language = "fil"
	}
	if y.w.chance(15) {
		c.Notes = pick(y.w, b.Said.Notes)
	}
	if y.w.chance(9) {
		firm := pick(y.w, b.Companies)
		c.Company, c.IsCompany = fmt.Sprintf("%s %s", firm.Name, place.Barangay), true
	}
	c.Consents = []data.Consent{{N: 1, Channel: "call-jobs", Given: true, At: at, Source: "in person"}}
	y.customers = append(y.customers, id)
	y.with(c)
	return y.act()
}

func (y *years) device() error {
	if len(y.customers) == 0 {
		return nil
	}
	id, err := y.next(data.KindDevice)
	if err != nil {
		return err
	}
	m := y.w.rnd.IntN(len(y.kinds))
	model := y.kinds[m]
	// Most things belong to who came last.
	owner := y.customers[len(y.customers)-1-int(float64(len(y.customers)-1)*y.w.rnd.Float64()*y.w.rnd.Float64())]
	brand := data.Squeeze(model.Brand)
	d := &data.Device{
		Base: data.Base{ID: id}, Owner: owner, DeviceKind: model.Kind, Brand: model.Brand, Model: model.Name,
		Serial: fmt.Sprintf("%s%08d", strings.ToUpper(brand[:min(3, len(brand))]), y.w.rnd.IntN(100_000_000)),
	}
	if model.Kind == "phone" {
		d.IMEI = imei(y.w)
	}
	if len(model.Colours) > 0 {
		d.Colour = pick(y.w, model.Colours)
	}
	y.owned = append(y.owned, yearsDevice{id, owner, m})
	y.with(d)
	return y.act()
}

func (y *years) inquiry(at data.Instant) error {
	q := pick(y.w, y.w.book.Questions)
	end := at.Add(yearsMinutes(1 + y.w.rnd.IntN(9)))
	rec := &data.Inquiry{
		Opened: at, Seconds: 30 + y.w.rnd.IntN(400), Channel: data.Channel(q.Channel), Nature: q.Nature, Subject: q.Subject, Words: pick(y.w, q.Words),
		Answer: strings.ReplaceAll(q.Answer, "{promised}", "tomorrow"), Urgency: data.Normal, State: data.Resolved, Mood: data.Calm,
		Answered: end, Ended: end, First: true, By: y.clerk(),
	}
	if y.w.chance(25) {
		rec.State, rec.First = data.InquiryClosed, false
		rec.Promised = round(at.Add(yearsMinutes(120)).Local(y.w.zone))
		rec.Answered = at.Add(yearsMinutes(20 + y.w.rnd.IntN(90)))
		rec.Ended = rec.Answered
	}
	if len(y.customers) > 0 && y.w.chance(85) {
		rec.Customer = pick(y.w, y.customers)
	} else {
		rec.Caller = pick(y.w, y.w.book.Given).Name + " " + pick(y.w, y.w.book.Family)
	}
	y.with(rec)
	return y.act()
}

// inStock is some part that lies on the shelf; nil where none was found.
func (y *years) inStock() *yearsPart {
	for range 50 {
		if p := pick(y.w, y.parts); p.here > 0 {
			return p
		}
	}
	return nil
}

// received is a part that came for the shelf.
func (y *years) received(at data.Instant) error {
	p, n := pick(y.w, y.parts), 1+y.w.rnd.IntN(3)
	p.here += n
	y.with(&data.StockMove{Part: p.id, N: n, Why: "counted", At: at, By: y.clerk()})
	return y.act()
}
