package app

import (
	"tanggapan/assets/words"
	"tanggapan/data"
)

// paperSample holds records that stand in no file, for the papers of the settings: they are made anew each time, by the
// shop's clock, so that dates look like today's.
type paperSample struct {
	recs map[data.Ref]data.Record
	ids  map[data.Kind]data.ID // of the record that a paper of the kind is made from
	job  *JobView
	plan []*data.Appointment // of a technician's day
	w    words.Words
	at   data.Instant
	now  data.Local
}

// The numbers of the sample records.
const (
	sampleJobID   data.ID = 4217
	sampleClerk   data.ID = 1
	sampleTech    data.ID = 2
	sampleFirst   data.ID = 318
	sampleRequest data.ID = 201
)

func newPaperSample(r *paperRoom) *paperSample {
	p := &paperSample{recs: map[data.Ref]data.Record{}, ids: map[data.Kind]data.ID{}, w: words.In(r.shop.Language), at: r.now, now: r.now.Local(zoneOf(r.shop))}
	p.people()
	p.things()
	p.work(r)
	p.parts()
	return p
}

func (p *paperSample) put(id data.ID, rec data.Record) {
	ref := data.Ref{Kind: rec.Kind(), ID: id}
	if n, ok := rec.(data.Numbered); ok {
		*n.Number() = data.NumberOf(ref.Kind, id)
	}
	p.recs[ref] = rec
	if _, named := p.ids[ref.Kind]; !named {
		p.ids[ref.Kind] = id
	}
}

// day is a time of day so many days from today.
func (p *paperSample) day(days int, clock string) data.Local {
	return data.Local(string(p.now.Date().Plus(days)) + "T" + clock)
}

func (p *paperSample) people() {
	p.recs[data.Ref{Kind: data.KindStaff, ID: sampleClerk}] = &data.Staff{Given: "Marco", Family: "Perez", Short: "Marco P.", Active: true}
	p.put(sampleTech, &data.Staff{Given: "Ana", Family: "Reyes", Short: "Ana R.", Active: true, Bookable: true})
	p.put(1204, &data.Customer{
		Given: "Begoña", Family: "Núñez-Santos", Channel: "message", BestTime: "17:00–20:00",
		Phones:    []data.Phone{{N: 1, Typed: "0917 555 0123", E164: "+639175550123"}},
		Emails:    []string{"begona.nunez@example.com"},
		Addresses: []data.Address{{N: 1, Street: "Unit 4B, 22 Mabini Street", City: "Cebu City", Postal: "6000", Access: p.w.T("paper.sample-access")}},
	})
	p.put(sampleFirst, &data.Supplier{
		Name: "Cebu Parts Centre", Persons: []data.Person{{N: 1, Name: "Grace Lim"}}, Emails: []string{"orders@parts.example"},
		Phones: []data.Phone{{N: 1, Typed: "032 555 0177", E164: "+63325550177"}}, Address: data.Address{Street: "88 Colon Street", City: "Cebu City"},
	})
}

func (p *paperSample) things() {
	p.put(88, &data.Device{Owner: 1204, DeviceKind: "phone", Brand: "Samsung", Model: "Galaxy S23", Colour: "Phantom black, 256 GB", Serial: "RFCW40B8Q1X", IMEI: "354678112039567", Bought: p.now.Date().Plus(-620), NextService: p.now.Date().Plus(180)})
	p.put(4, &data.Shelf{Name: "C4", Note: p.w.T("paper.sample-shelf")})
}

func (p *paperSample) point(word string, found data.Found, note string) data.Point {
	return data.Point{Code: word, Word: p.w.T("paper.sample-" + word), Found: found, Note: note}
}

// work is the job with its estimate, payment and visit.
func (p *paperSample) work(r *paperRoom) {
	w := p.w
	in := p.at
	j := &data.Job{
		JobKind: data.Repair, Place: data.InShop, Customer: 1204, Urgency: data.Normal, TakenIn: in, TakenBy: sampleClerk, Channel: data.WalkIn,
		Promised: p.day(3, "17:00"), Limit: data.Limit{Kind: data.LimitEstimate, NotAbove: 450000, CallFirst: true}, State: data.Ready, StateAt: in, Technician: sampleTech,
		Title: w.T("paper.sample-title"), Words: w.T("paper.sample-problem"), Assessment: w.T("paper.sample-found"), Done: w.T("paper.sample-done"), TaxIn: r.shop.TaxIn,
		Warranty: p.now.Date().Plus(max(r.shop.Warranty, 30)), ReadyAt: in, CollectedAt: in, Collector: "Liza Santos",
		Lines: []data.Line{
			{N: 1, Kind: data.LinePart, Text: w.T("paper.sample-battery"), PartNo: "GH82-30517A", Qty: 1000, Price: 145000, Tax: sampleTax(r.shop)},
			{N: 2, Kind: data.LinePart, Text: w.T("paper.sample-port"), PartNo: "GH96-15629A", Qty: 1000, Price: 89000, Tax: sampleTax(r.shop)},
			{N: 3, Kind: data.LineLabour, Text: w.T("paper.sample-labour"), Qty: 1250, Unit: "h", Price: 78000, Tax: sampleTax(r.shop)},
		},
		Devices: []data.JobDevice{{
			N: 1, Device: 88, Shelf: 4, Declared: 2000000, Note: w.T("paper.sample-note"),
			Accessories: []data.Accessory{{N: 1, Name: w.T("paper.sample-case"), Count: 1}, {N: 2, Name: w.T("paper.sample-charger"), Count: 1}},
			Condition: []data.Point{
				p.point("power", data.Works, ""), p.point("display", data.Works, ""), p.point("touch", data.Works, ""), p.point("charging", data.Faulty, ""),
				p.point("camera", data.Works, ""), p.point("speaker", data.Works, ""), p.point("wifi", data.Works, ""), p.point("glass", data.Faulty, ""), p.point("water", data.Works, ""), p.point("backup", data.Untested, ""),
			},
			After: []data.Point{p.point("charging", data.Works, ""), p.point("display", data.Works, ""), p.point("speaker", data.Works, "")},
		}},
	}
	p.put(sampleJobID, j)
	e := &data.Estimate{
		Job: sampleJobID, State: data.EstimateApproved, GivenAt: in, Until: p.now.Date().Plus(max(r.shop.EstimateOK, 7)), Answer: data.Answer{Option: 1, Who: "Begoña", How: data.ByPhone, At: in, By: sampleClerk, Amount: 331500},
		Options: []data.Option{
			{N: 1, Name: "A", Lines: j.Lines},
			{N: 2, Name: "B", Lines: []data.Line{{N: 1, Kind: data.LinePart, Text: w.T("paper.sample-port"), PartNo: "GH96-15629A", Qty: 1000, Price: 89000, Tax: sampleTax(r.shop)}, {N: 2, Kind: data.LineLabour, Text: w.T("paper.sample-labour"), Qty: 750, Unit: "h", Price: 78000, Tax: sampleTax(r.shop)}}},
		},
	}
	p.put(12, e)
	pay := &data.Payment{PayKind: data.Deposit, Way: "cash", Job: sampleJobID, Customer: 1204, Amount: 150000, Given: 200000, At: in, By: sampleClerk}
	p.put(77, pay)
	visit := &data.Appointment{
		Job: sampleJobID, Customer: 1204, Title: w.T("paper.sample-visit"), Technician: sampleTech, Start: p.day(1, "10:00"), End: p.day(1, "11:00"), Before: 20, Place: data.OnSite, Urgency: data.Normal, State: data.Confirmed, ArrivedAt: in - 86400000, LeftAt: in - 86400000 + 2700000,
		Site: data.Address{Street: "Unit 4B, 22 Mabini Street", City: "Cebu City", Access: w.T("paper.sample-access")},
	}
	p.put(55, visit)
	p.visits(visit)
	earlier := &data.Job{TakenIn: in - 300*86400000, Done: w.T("paper.sample-earlier")}
	earlier.No = data.NumberOf(data.KindJob, 3980)
	for ref, rec := range p.recs {
		setBase(rec, ref.ID)
	}
	v := &JobView{
		Job: j, Customer: p.recs[data.Ref{Kind: data.KindCustomer, ID: 1204}].(*data.Customer), Now: p.now, Staff: map[data.ID]*data.Staff{}, Totals: j.Totals(),
		Payments: []*data.Payment{pay}, Paid: pay.Amount, Estimate: e, Estimates: []*data.Estimate{e}, Appointments: []*data.Appointment{visit}, Earlier: []*data.Job{earlier},
	}
	v.Balance = v.Totals.Total - v.Paid
	for _, id := range []data.ID{sampleClerk, sampleTech} {
		v.Staff[id] = p.recs[data.Ref{Kind: data.KindStaff, ID: id}].(*data.Staff)
	}
	v.Devices = []JobDeviceView{{JobDevice: j.Devices[0], Device: p.recs[data.Ref{Kind: data.KindDevice, ID: 88}].(*data.Device), Shelf: "C4"}}
	p.job = v
}

func sampleTax(sh *data.Shop) int {
	if len(sh.Taxes) > 0 {
		return sh.Taxes[0].Points
	}
	return 0
}

// parts is an order to a supplier with what it is for.
func (p *paperSample) parts() {
	w := p.w
	p.put(101, &data.Part{Name: w.T("paper.sample-battery"), PartNo: "GH82-30517A", Fits: "SM-S911", Unit: "", Price: 145000, Cost: 98000, Shelf: 4, Supplier: sampleFirst})
	p.put(102, &data.Part{Name: w.T("paper.sample-port"), PartNo: "GH96-15629A", Fits: "SM-S911", Price: 89000, Cost: 54000, Shelf: 4, Supplier: sampleFirst})
	p.put(sampleRequest, &data.PartRequest{Job: sampleJobID, Part: 101, N: 1, State: data.Ordered, Order: sampleFirst, Wanted: p.at, NeededBy: p.day(2, "12:00"), Supplier: sampleFirst})
	p.put(202, &data.PartRequest{Part: 102, N: 4, State: data.Ordered, Order: sampleFirst, Wanted: p.at, Supplier: sampleFirst})
	p.put(sampleFirst, &data.PartsOrder{
		Supplier: sampleFirst, State: data.OrderSent, SentAt: p.at, Expected: p.day(2, "15:00"), Delivery: 15000, Note: w.T("paper.sample-van"),
		Lines: []data.OrderLine{{N: 1, Part: 101, Request: sampleRequest, Qty: 1, Cost: 98000}, {N: 2, Part: 102, Request: 202, Qty: 4, Cost: 54000}},
	})
	p.put(41, &data.Ask{Request: sampleRequest, Supplier: sampleFirst, At: p.at, By: sampleClerk, Channel: data.ByEmail})
	for ref, rec := range p.recs {
		setBase(rec, ref.ID)
	}
}

// setBase gives a sample record its ID.
func setBase(rec data.Record, id data.ID) { rec.Head().ID = id }

// visits is a technician's day around the visit of the sample job.
func (p *paperSample) visits(own *data.Appointment) {
	w := p.w
	p.put(1310, &data.Customer{Given: "Tomas", Family: "Abella", Phones: []data.Phone{{N: 1, Typed: "0918 555 0166", E164: "+639185550166"}}})
	p.put(1322, &data.Customer{IsCompany: true, Company: "St. Anne Pharmacy", Phones: []data.Phone{{N: 1, Typed: "032 555 0113", E164: "+63325550113"}}})
	first := &data.Appointment{Customer: 1310, Title: w.T("paper.sample-fetch"), Technician: sampleTech, Start: p.day(1, "08:30"), End: p.day(1, "09:15"), Place: data.InShop, Urgency: data.Normal, State: data.Booked}
	last := &data.Appointment{
		Customer: 1322, Title: w.T("paper.sample-line"), Technician: sampleTech, Start: p.day(1, "13:30"), End: p.day(1, "15:00"), Before: 25, After: 25, Place: data.OnSite, Urgency: data.High, State: data.Booked,
		Site: data.Address{Street: "41 Tres de Abril Street", City: "Cebu City"},
	}
	p.put(56, first)
	p.put(57, last)
	p.plan = []*data.Appointment{first, own, last}
}
