package app

import (
	"strings"
	"time"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing"
	"tanggapan/printing/page"
)

// jobPaper maps one job in one language.
type jobPaper struct {
	*paperRoom
	v *JobView
	f words.Format
	w words.Words
}

func (r *paperRoom) job(id data.ID) (*jobPaper, error) {
	j, err := store.Get[data.Job](r.tx, id)
	if err != nil {
		return nil, err
	}
	v, err := viewJob(r.tx, r.shop, j, r.now.Local(zoneOf(r.shop)))
	if err != nil {
		return nil, err
	}
	return r.jobOf(v), nil
}

func (r *paperRoom) jobOf(v *JobView) *jobPaper {
	f := formatOf(r.shop, paperLang(r.shop, v.Customer))
	return &jobPaper{paperRoom: r, v: v, f: f, w: f.Words()}
}

func sheetOfJob(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	p, err := r.job(id)
	if err != nil {
		return nil, words.Words{}, err
	}
	return []printing.Paper{p.sheet()}, p.w, nil
}

func technicianSheetOfJob(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	p, err := r.job(id)
	if err != nil {
		return nil, words.Words{}, err
	}
	m := p.sheet()
	m.NoPrices = true
	return []printing.Paper{m}, p.w, nil
}

func ticketOfJob(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	p, err := r.job(id)
	if err != nil {
		return nil, words.Words{}, err
	}
	return []printing.Paper{p.ticket()}, p.w, nil
}

func labelsOfJob(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	p, err := r.job(id)
	if err != nil {
		return nil, words.Words{}, err
	}
	return p.labels(), p.w, nil
}

// Preview lays out a paper of a job that is not taken in yet, as it will be printed.
func (s *Papers) Preview(who data.Actor, in Intake, paper, size string) (doc *page.Doc, err error) {
	kind, err := paperNamed(data.KindJob, paper)
	if err != nil {
		return nil, err
	}
	err = s.view(func(tx *store.Tx) error {
		r, err := s.room(tx, who.Staff)
		if err != nil {
			return err
		}
		v := r.intake(in)
		p := r.jobOf(v)
		papers := []printing.Paper{p.ticket()}
		switch paper {
		case PaperSheet:
			papers = []printing.Paper{p.sheet()}
		case PaperLabel:
			papers = p.labels()
		}
		doc = layAll(papers, s.sizeOf(kind, size), p.w)
		return nil
	})
	return doc, err
}

// intake is the view of a job that is not kept yet. What is unknown stays empty.
func (r *paperRoom) intake(in Intake) *JobView {
	j := in.Job
	j.TakenIn, j.TakenBy = r.now, r.by
	now := r.now.Local(zoneOf(r.shop))
	fillJob(&j, r.shop, now)
	v := &JobView{Job: &j, Customer: in.Customer, Now: now, Staff: map[data.ID]*data.Staff{}}
	if v.Customer == nil {
		v.Customer, _ = r.tx.Look(data.KindCustomer, j.Customer).(*data.Customer)
	}
	if v.Customer == nil {
		v.Customer = &data.Customer{}
	}
	for i, d := range in.Devices {
		dv := JobDeviceView{JobDevice: d.Job, Device: d.New, Shelf: d.Shelf}
		dv.N = i + 1
		if dv.Device == nil {
			dv.Device, _ = r.tx.Look(data.KindDevice, d.Job.Device).(*data.Device)
		}
		if dv.Device == nil {
			dv.Device = &data.Device{}
		}
		v.Devices = append(v.Devices, dv)
		j.Devices = append(j.Devices, dv.JobDevice)
	}
	for _, id := range []data.ID{j.Technician, j.TakenBy} {
		if p, ok := r.tx.Look(data.KindStaff, id).(*data.Staff); ok {
			v.Staff[id] = p
		}
	}
	if in.Deposit.Amount > 0 {
		p := in.Deposit
		p.PayKind, p.At = data.Deposit, r.now
		v.Payments, v.Paid = []*data.Payment{&p}, p.Amount
	}
	v.Totals = j.Totals()
	v.Balance = v.Totals.Total - v.Paid
	return v
}

func (p *jobPaper) sheet() printing.JobSheet {
	j, f := p.v.Job, p.f
	m := printing.JobSheet{
		Shop: p.head(f), Print: p.print(f), No: p.number(data.KindJob, j.No), Code: p.code(0),
		Received: f.Stamp(j.TakenIn), Promised: f.DayTime(j.Promised), Priority: p.w.T("urgency." + string(j.Urgency)),
		Urgent: j.Urgency == data.High || j.Urgency == data.Emergency, Technician: p.staffName(j.Technician),
		TakenInBy: p.v.Called(j.TakenBy), Customer: p.person(), Currency: f.MoneySign(),
		Diagnosis: strings.Join(nonEmpty(j.Assessment, j.Done, j.Cause, j.Correction), "\n"),
		Limits:    p.limits(), Balance: f.Money(p.v.Balance), Terms: append(p.terms("take-in"), nonEmpty(p.shop.Privacy)...),
		Checks: p.checks(), History: p.history(), Approvals: p.approvals(),
	}
	if j.Limit.CallFirst && j.Limit.NotAbove > 0 {
		m.CallOver = f.Money(j.Limit.NotAbove)
	}
	if j.JobKind != data.Repair {
		m.Kind = p.w.T("job.kind." + string(j.JobKind))
	}
	if j.Expected != "" && j.Expected != j.Promised {
		m.More = append(m.More, printing.Pair{Label: p.w.T("paper.expected"), Value: f.DayTime(j.Expected)})
	}
	for i, d := range p.v.Devices {
		m.Devices = append(m.Devices, p.device(i, d))
	}
	if len(m.Devices) == 0 && j.Words != "" {
		m.Devices = []printing.Device{{Problem: quoted(j.Words)}}
	}
	p.visits(&m)
	for _, l := range j.Lines {
		m.Lines = append(m.Lines, p.line(l))
	}
	m.Sums = p.sums()
	if p.v.Totals.Total == 0 {
		m.Balance = ""
	}
	if j.Warranty != "" {
		m.Warranty = p.w.T("paper.warranty-until", "Date", f.DateShort(j.Warranty))
	}
	if p.v.Paid > 0 {
		m.StubDeposit = f.Money(p.v.Paid)
	}
	if p.v.Totals.Total > 0 {
		m.StubBalance = f.Money(p.v.Balance)
	}
	return m
}

func (p *jobPaper) ticket() printing.Ticket {
	j, f := p.v.Job, p.f
	m := printing.Ticket{
		Shop: p.head(f), Print: p.print(f), No: p.number(data.KindJob, j.No), Code: p.code(0),
		Customer: p.v.Customer.Name(), Received: f.Stamp(j.TakenIn), Promised: f.DayTime(j.Promised), Terms: p.terms("take-in"),
	}
	for i, d := range p.v.Devices {
		m.Devices = append(m.Devices, p.device(i, d))
	}
	if len(m.Devices) == 0 && j.Words != "" {
		m.Devices = []printing.Device{{Problem: j.Words}}
	}
	for i := range m.Devices {
		m.Devices[i].Problem = strings.Trim(m.Devices[i].Problem, "“”")
	}
	add := func(key string, amount data.Money) {
		if amount != 0 {
			m.Sums = append(m.Sums, printing.Sum{Label: p.w.T(key), Amount: f.Money(amount)})
		}
	}
	switch {
	case len(j.Lines) > 0:
		add("paper.estimate", p.v.Totals.Total)
	case j.Limit.Kind == data.LimitFixed:
		add("limit.fixed", j.Limit.NotAbove)
	}
	if j.Limit.CallFirst {
		add("paper.call-over", j.Limit.NotAbove)
	}
	for _, pay := range p.v.Payments {
		if pay.Value() != 0 {
			m.Sums = append(m.Sums, printing.Sum{Label: p.w.T("paper.deposit-by", "Kind", p.way(pay.Way)), Amount: f.Money(-pay.Value())})
		}
	}
	if p.v.Totals.Total > 0 {
		m.ToPay = f.Money(p.v.Balance)
	}
	return m
}

// code is what the bar code of the job, or of one of its devices, carries; "" while it has no number yet.
func (p *jobPaper) code(device int) string {
	if p.v.Job.ID == 0 {
		return ""
	}
	return data.CodeOf(data.KindJob, p.v.Job.ID, device)
}

// labels are one for each device; of a job without one for the job itself.
func (p *jobPaper) labels() []printing.Paper {
	j, f := p.v.Job, p.f
	one := printing.Label{
		Print: p.print(f), No: p.number(data.KindJob, j.No), Code: p.code(0), Name: shortName(p.v.Customer),
		Fault: data.Cut(j.Problem(), 60), Urgent: j.Urgency == data.High || j.Urgency == data.Emergency,
	}
	if j.Promised != "" {
		one.Due = p.w.T("paper.due", "When", f.DayTime(j.Promised))
	}
	var out []printing.Paper
	for i, d := range p.v.Devices {
		l := one
		l.Device, l.Serial, l.Fault = d.Device.Name(), d.Device.Mark(), data.Cut(data.CleanLine(firstOf(d.Words, j.Words)), 60)
		if d.Shelf != "" {
			l.Bin = p.w.T("paper.bin", "Name", d.Shelf)
		}
		if len(p.v.Devices) > 1 {
			l.Of = p.f.Number(int64(i+1)) + "/" + p.f.Number(int64(len(p.v.Devices)))
			l.Code = p.code(d.N)
		}
		out = append(out, l)
	}
	if len(out) == 0 {
		out = []printing.Paper{one}
	}
	return out
}

func (p *jobPaper) device(i int, d JobDeviceView) printing.Device {
	dev, f := d.Device, p.f
	m := printing.Device{
		Name: dev.Name(), Short: dev.Name(), No: dev.No, Serial: dev.Serial, IMEI: dev.IMEI, Plate: dev.Plate, Colour: dev.Colour, Meter: dev.Meter,
		Bought: f.DateShort(dev.Bought), Shelf: d.Shelf, LeftWith: leftWith(d.Accessories), Problem: quoted(firstOf(d.Words, p.v.Job.Words)),
	}
	if len(p.v.Devices) > 1 {
		m.Code = p.code(d.N)
	}
	if dev.MakerUntil != "" {
		m.Warranty = f.DateShort(dev.MakerUntil)
	}
	if d.Declared > 0 {
		m.Declared = f.Money(d.Declared)
	}
	note := d.Note
	if len(dev.Secret) > 0 {
		note = strings.TrimSpace(note + " " + p.w.T("paper.passcode-kept"))
	}
	m.Note = note
	m.Condition = points(d.Condition)
	if i > 0 && d.Words == "" {
		m.Problem = ""
	}
	return m
}

func points(in []data.Point) (out []printing.Point) {
	for _, c := range in {
		state := printing.NotTested
		switch c.Found {
		case data.Works:
			state = printing.Works
		case data.Faulty:
			state = printing.Fault
		}
		out = append(out, printing.Point{Label: c.Word, State: state, Note: c.Note})
	}
	return out
}

func (p *jobPaper) checks() (out []printing.Point) {
	for _, d := range p.v.Devices {
		out = append(out, points(d.After)...)
	}
	return out
}

func leftWith(all []data.Accessory) string {
	var names []string
	for _, a := range all {
		name := a.Name
		if a.Count > 1 {
			name = words.In("").Format(words.Settings{}).Number(int64(a.Count)) + " × " + name
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

func (p *jobPaper) person() printing.Person {
	c := p.v.Customer
	m := printing.Person{Name: c.Name(), No: p.number(data.KindCustomer, c.No), ContactBy: joinComma(p.channel(c.Channel), c.BestTime), Language: c.Speaks, Alert: c.Alert}
	if c.Company != "" && c.Company != m.Name {
		m.Company = c.Company
	}
	for i, ph := range c.Phones {
		if i == 3 {
			break
		}
		m.Phones = append(m.Phones, p.f.Phone(ph.Best164()))
	}
	if len(c.Emails) > 0 {
		m.Email = c.Emails[0]
	}
	if len(c.Addresses) > 0 {
		m.Address = c.Addresses[0].String()
	}
	for _, l := range c.Links {
		if with, ok := p.tx.Look(data.KindCustomer, l.With).(*data.Customer); ok && l.How == "calls-for" {
			m.CallsFor = with.Name()
		}
	}
	return m
}

func (p *jobPaper) channel(code string) string {
	if key := "channel." + code; code != "" && p.w.Has(key) {
		return p.w.T("channel." + code)
	}
	return code
}

func (p *jobPaper) limits() (out []string) {
	l := p.v.Job.Limit
	switch {
	case l.Kind == data.LimitFixed && l.NotAbove > 0:
		out = append(out, p.w.T("paper.limit-fixed", "Sum", p.f.Money(l.NotAbove)))
	case l.CallFirst && l.NotAbove > 0:
		out = append(out, p.w.T("paper.limit-call", "Sum", p.f.Money(l.NotAbove)))
	case l.NotAbove > 0:
		out = append(out, p.w.T("paper.limit-above", "Sum", p.f.Money(l.NotAbove)))
	case l.Kind == data.LimitEstimate:
		out = append(out, p.w.T("paper.limit-first"))
	default:
		out = append(out, p.w.T("limit."+string(l.Kind)))
	}
	return out
}

func (p *jobPaper) line(l data.Line) printing.Line {
	qty := p.f.Quantity(l.Qty)
	if l.Unit != "" {
		qty += " " + l.Unit
	}
	return printing.Line{Qty: qty, Text: l.Text, PartNo: l.PartNo, Unit: p.f.MoneyPlain(l.Price), Amount: p.f.MoneyPlain(l.Amount())}
}

// sums are the lines above the balance: without tax in the prices it comes on top, else the total says what it holds.
func (p *jobPaper) sums() []printing.Sum {
	t, f := p.v.Totals, p.f
	var out []printing.Sum
	rate := f.Percent(commonRate(p.v.Job.Lines))
	if !p.v.Job.TaxIn && t.Tax != 0 {
		out = append(out, printing.Sum{Label: p.w.T("paper.subtotal"), Amount: f.MoneyPlain(t.Sub)}, printing.Sum{Label: p.w.T("paper.tax", "Rate", rate), Amount: f.MoneyPlain(t.Tax)})
	}
	if t.Total != 0 {
		out = append(out, printing.Sum{Label: p.w.T("paper.total"), Amount: f.MoneyPlain(t.Total), Strong: true})
	}
	if p.v.Job.TaxIn && t.Tax != 0 {
		out = append(out, printing.Sum{Label: p.w.T("paper.tax-in", "Rate", rate), Amount: f.MoneyPlain(t.Tax)})
	}
	for _, pay := range p.v.Payments {
		if pay.Value() == 0 {
			continue
		}
		label := p.w.T("paper.deposit-on", "Kind", p.way(pay.Way), "Date", f.Day(pay.At.Date(f.Zone())))
		if pay.PayKind != data.Deposit {
			label = joinComma(p.w.T("payment.kind."+string(pay.PayKind)), p.way(pay.Way)) + " " + f.Day(pay.At.Date(f.Zone()))
		}
		out = append(out, printing.Sum{Label: label, Amount: f.MoneyPlain(-pay.Value())})
	}
	return out
}

// commonRate is the rate of tax that all lines share, else that of the first.
func commonRate(lines []data.Line) int {
	for _, l := range lines {
		if l.Tax != 0 {
			return l.Tax
		}
	}
	return 0
}

func (p *jobPaper) way(code string) string {
	l, err := listNamed(p.tx, data.ListPayments)
	if err == nil {
		if it, ok := l.Item(code); ok {
			return it.Word(p.w.Lang())
		}
	}
	return code
}

// visits fills the site, the slot and the time spent.
func (p *jobPaper) visits(m *printing.JobSheet) {
	j, f := p.v.Job, p.f
	if j.Place == data.OnSite {
		m.Place = p.w.T("place." + string(j.Place))
		m.Site = printing.Site{Address: j.Site.String(), Access: j.Site.Access, Contact: j.Person}
	}
	var total time.Duration
	for _, a := range p.v.Appointments {
		if a.Open() && m.Slot == "" {
			m.Slot = f.DayTime(a.Start) + "–" + f.Time(a.End)
			if j.Place == data.OnSite {
				m.Site.Window = f.Time(a.Start) + "–" + f.Time(a.End)
				if a.Before > 0 {
					m.Site.Travel = f.Duration(time.Duration(a.Before) * time.Minute)
				}
			}
		}
		if a.ArrivedAt == 0 || a.Removed != 0 {
			continue
		}
		v := printing.Visit{Date: f.Day(a.ArrivedAt.Date(f.Zone())), In: f.Time(f.Local(a.ArrivedAt)), By: p.v.Called(a.Technician)}
		if a.LeftAt != 0 {
			spent := a.LeftAt.Sub(a.ArrivedAt)
			total += spent
			v.Out, v.Hours = f.Time(f.Local(a.LeftAt)), hoursOf(f, spent)
		}
		m.Visits = append(m.Visits, v)
	}
	if total > 0 {
		m.VisitSum = hoursOf(f, total)
	}
}

func (p *jobPaper) approvals() (out []printing.Approval) {
	for _, e := range p.v.Estimates {
		if e.State != data.EstimateApproved {
			continue
		}
		a := e.Answer
		out = append(out, printing.Approval{
			What: p.w.T("paper.estimate"), Amount: p.f.Money(a.Amount), By: a.Who, How: p.channel(string(a.How)),
			When: p.f.DayTime(p.f.Local(a.At)), Clerk: p.v.Called(a.By),
		})
	}
	return out
}

// history are the last three jobs of the devices.
func (p *jobPaper) history() (out []string) {
	for i, j := range p.v.Earlier {
		if i == 3 {
			break
		}
		out = append(out, strings.Join(nonEmpty(p.number(data.KindJob, j.No), p.f.DateShort(j.TakenIn.Date(p.f.Zone())), data.Cut(firstOf(data.CleanLine(j.Done), j.Problem()), 80)), " · "))
	}
	return out
}

func (p *jobPaper) staffName(id data.ID) string {
	if s := p.v.Staff[id]; s != nil {
		return s.Name()
	}
	return ""
}

// shortName is a customer on a label: "B. Núñez-Santos".
func shortName(c *data.Customer) string {
	if c.IsCompany || c.Family == "" || c.Given == "" {
		return c.Name()
	}
	return string([]rune(c.Given)[:1]) + ". " + c.Family
}

// quoted is what somebody said, in quotation marks.
func quoted(s string) string {
	if s = strings.Trim(s, "“”\""); s == "" {
		return ""
	}
	return "“" + s + "”"
}

func nonEmpty(all ...string) (out []string) {
	for _, s := range all {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
