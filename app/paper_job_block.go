package app

import (
	"strings"
	"time"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing"
)

func (p *jobPaper) device(i int, d JobDeviceView) printing.Device {
	dev, f := d.Device, p.f
	m := printing.Device{
		Name: dev.Name(), Short: dev.Name(), No: dev.No, Serial: dev.Serial, IMEI: spacedIMEI(dev.IMEI), Plate: dev.Plate, Colour: dev.Colour, Meter: dev.Meter,
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

// spacedIMEI groups the fifteen figures of an IMEI as the trade reads them: 35 467811 203956 7.
func spacedIMEI(s string) string {
	if len(s) != 15 || data.Digits(s) != s {
		return s
	}
	return s[:2] + " " + s[2:8] + " " + s[8:14] + " " + s[14:]
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
		if with, ok := p.look(data.KindCustomer, l.With).(*data.Customer); ok && l.How == "calls-for" {
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
	f := p.f
	out := p.taxSums(p.v.Totals, p.v.Job.Lines)
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

// taxSums are the total of lines and its tax.
func (p *jobPaper) taxSums(t data.Totals, lines []data.Line) (out []printing.Sum) {
	f, rate := p.f, p.f.Percent(commonRate(lines))
	if !p.v.Job.TaxIn && t.Tax != 0 {
		out = append(out, printing.Sum{Label: p.w.T("paper.subtotal"), Amount: f.MoneyPlain(t.Sub)}, printing.Sum{Label: p.w.T("paper.tax", "Rate", rate), Amount: f.MoneyPlain(t.Tax)})
	}
	if t.Total != 0 {
		out = append(out, printing.Sum{Label: p.w.T("paper.total"), Amount: f.MoneyPlain(t.Total), Strong: true})
	}
	if p.v.Job.TaxIn && t.Tax != 0 {
		out = append(out, printing.Sum{Label: p.w.T("paper.tax-in", "Rate", rate), Amount: f.MoneyPlain(t.Tax)})
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

func (p *jobPaper) way(code string) string { return wayWord(p.tx, code, p.w) }

// wayWord is a way to pay as the shop calls it.
func wayWord(tx *store.Tx, code string, w words.Words) string {
	return itemWord(tx, data.ListPayments, code, w)
}

// stateWord is a state of a job as the shop calls it.
func stateWord(tx *store.Tx, s data.JobState, w words.Words) string {
	return itemWord(tx, data.ListJobStates, string(s), w)
}

func itemWord(tx *store.Tx, list, code string, w words.Words) string {
	if l, err := listNamed(tx, list); err == nil {
		if it, ok := l.Item(code); ok {
			return it.Word(w.Lang())
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
