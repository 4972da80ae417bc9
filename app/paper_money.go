package app

import (
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing"
)

// estimateOfJob is the paper of a job's newest estimate.
func estimateOfJob(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	p, err := r.job(id)
	if err != nil {
		return nil, words.Words{}, err
	}
	if p.v.Estimate == nil {
		return nil, p.w, noSuchPaper(r.kind.name)
	}
	return []printing.Paper{p.estimate(p.v.Estimate)}, p.w, nil
}

func paperOfEstimate(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	e, err := paperOf[data.Estimate](r, id)
	if err != nil {
		return nil, words.Words{}, err
	}
	p, err := r.job(e.Job)
	if err != nil {
		return nil, words.Words{}, err
	}
	return []printing.Paper{p.estimate(e)}, p.w, nil
}

func (p *jobPaper) estimate(e *data.Estimate) printing.Estimate {
	j, f := p.v.Job, p.f
	m := printing.Estimate{
		Shop: p.head(f), Print: p.print(f), No: p.number(data.KindJob, j.No), Code: p.code(0), Promised: f.DayTime(j.Promised), By: p.staffName(firstID(j.AssessedBy, j.Technician)),
		Customer: p.person(), Found: data.Clean(j.Assessment), Currency: f.MoneySign(), Terms: p.terms(), NoSign: p.hides("signature"),
	}
	if e.GivenAt != 0 {
		m.Given = f.Stamp(e.GivenAt)
	} else {
		m.Given = f.DateShort(p.now.Date(f.Zone()))
	}
	m.Until = f.DateShort(e.Until)
	if len(p.v.Devices) > 0 {
		m.Device = p.device(0, p.v.Devices[0])
	} else if j.Words != "" {
		m.Device.Problem = quoted(j.Words)
	}
	for i, d := range p.v.Devices {
		if i > 0 {
			m.Device.More = append(m.Device.More, printing.Pair{Label: p.w.T("paper.device"), Value: joinComma(d.Device.Name(), d.Device.Mark())})
		}
	}
	for _, o := range e.Options {
		m.Options = append(m.Options, p.option(e, o))
	}
	m.Answer = p.answer(e)
	m.Terms = p.money(m.Terms, true)
	p.cutHead(&m.Shop)
	p.blank("email", &m.Customer.Email)
	p.blank("address", &m.Customer.Address)
	p.blank("serial", &m.Device.Serial, &m.Device.IMEI, &m.Device.Plate)
	p.blank("problem", &m.Device.Problem)
	p.blank("assessment", &m.Found)
	return m
}

func (p *jobPaper) option(e *data.Estimate, o data.Option) printing.EstimateOption {
	t := data.Total(o.Lines, p.v.Job.TaxIn)
	out := printing.EstimateOption{Total: p.f.Money(t.Total), Taken: e.State == data.EstimateApproved && (e.Answer.Option == o.N || len(e.Options) == 1)}
	if len(e.Options) > 1 {
		out.Name = firstOf(o.Name, string(rune('A'+(o.N-1)%26)))
	}
	for _, l := range o.Lines {
		out.Lines = append(out.Lines, p.cutLine(p.line(l)))
	}
	for _, s := range p.taxSums(t, o.Lines) {
		if !s.Strong {
			out.Sums = append(out.Sums, s)
		}
	}
	return out
}

// cutLine leaves out of a line what the shop does not print.
func (p *jobPaper) cutLine(l printing.Line) printing.Line {
	p.blank("part-no", &l.PartNo)
	p.blank("unit", &l.Unit)
	return l
}

// answer is what the customer said to an estimate; "" while there is no answer.
func (p *jobPaper) answer(e *data.Estimate) string {
	key := map[data.EstimateState]string{data.EstimateApproved: "paper.answer-approved", data.EstimateRefused: "paper.answer-refused"}[e.State]
	if key == "" {
		return ""
	}
	a := e.Answer
	by := ""
	if s, ok := p.look(data.KindStaff, a.By).(*data.Staff); ok {
		by = s.Called()
	}
	return joinComma(p.w.T(key, "Who", a.Who), p.channel(string(a.How)), p.f.DayTime(p.f.Local(a.At)), by)
}

// invoiceOfJob is what the customer is asked to pay for a job. While invoices have no series of their own it is a billing
// statement under the job's number.
func invoiceOfJob(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	p, err := r.job(id)
	if err != nil {
		return nil, words.Words{}, err
	}
	j, f := p.v.Job, p.f
	if p.v.Totals.Total == 0 && len(j.Lines) == 0 {
		return nil, p.w, noSuchPaper(r.kind.name)
	}
	m := printing.Invoice{
		Shop: p.head(f), Print: p.print(f), No: p.number(data.KindJob, j.No), Code: p.code(0), Issued: f.DateShort(p.now.Date(f.Zone())), By: p.print(f).By,
		Customer: p.person(), Done: data.Clean(j.Done), Currency: f.MoneySign(), Sums: p.sums(), Balance: f.Money(p.v.Balance), Terms: p.terms(),
	}
	if len(p.v.Devices) > 0 {
		m.Device = p.device(0, p.v.Devices[0])
		m.Device.LeftWith = ""
	}
	for i, d := range p.v.Devices {
		if i > 0 {
			m.Device.More = append(m.Device.More, printing.Pair{Label: p.w.T("paper.device"), Value: joinComma(d.Device.Name(), d.Device.Mark())})
		}
	}
	for _, l := range j.Lines {
		m.Lines = append(m.Lines, p.cutLine(p.line(l)))
	}
	if len(j.Lines) == 0 {
		m.Lines = []printing.Line{{Qty: f.Number(1), Text: joinComma(p.w.T("limit.fixed"), data.Cut(j.Problem(), 120)), Amount: f.MoneyPlain(p.v.Totals.Total)}}
	}
	if j.Warranty != "" {
		m.Warranty = p.w.T("paper.warranty-until", "Date", f.DateShort(j.Warranty))
	}
	if !r.shop.Receipts {
		m.Official = p.w.T("paper.no-receipt")
	}
	p.cutHead(&m.Shop)
	p.blank("email", &m.Customer.Email)
	p.blank("address", &m.Customer.Address)
	p.blank("serial", &m.Device.Serial, &m.Device.IMEI, &m.Device.Plate)
	p.blank("done", &m.Done)
	p.blank("warranty", &m.Warranty)
	return []printing.Paper{m}, p.w, nil
}

// paperOfPayment is the slip for money that changed hands.
func paperOfPayment(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	pay, err := paperOf[data.Payment](r, id)
	if err != nil {
		return nil, words.Words{}, err
	}
	if pay.Job != 0 {
		p, err := r.job(pay.Job)
		if err != nil {
			return nil, words.Words{}, err
		}
		return []printing.Paper{p.payment(pay)}, p.w, nil
	}
	c, err := paperOf[data.Customer](r, pay.Customer)
	if err != nil {
		return nil, words.Words{}, err
	}
	p := r.jobOf(&JobView{Job: &data.Job{}, Customer: c})
	return []printing.Paper{p.payment(pay)}, p.w, nil
}

func (p *jobPaper) payment(pay *data.Payment) printing.Payment {
	j, f := p.v.Job, p.f
	m := printing.Payment{
		Shop: p.head(f), Print: p.print(f), Title: p.w.T("payment.kind." + string(pay.PayKind)), Amount: f.Money(pay.Amount), Way: p.way(pay.Way),
		Terms: p.own(), NoBars: p.hides("barcode"),
	}
	if j.ID != 0 {
		m.No, m.Code = p.number(data.KindJob, j.No), p.code(0)
	}
	add := func(key, value string) {
		m.Facts = append(m.Facts, printing.Pair{Label: p.w.T(key), Value: value})
	}
	add("paper.customer", p.v.Customer.Name())
	if !p.hides("job") {
		add("paper.of-job", m.No)
	}
	if len(p.v.Devices) > 0 && !p.hides("device") {
		add("paper.device", p.v.Devices[0].Device.Name())
	}
	add("paper.received", f.Stamp(pay.At))
	add("paper.reference", pay.Reference)
	if s, ok := p.look(data.KindStaff, pay.By).(*data.Staff); ok {
		add("paper.by-us", s.Called())
	}
	if pay.Given != 0 {
		add("paper.given-cash", f.Money(pay.Given))
		add("paper.change", f.Money(pay.Change()))
	}
	if pay.Void != 0 {
		m.Void = joinComma(p.w.T("paper.void"), data.CleanLine(pay.VoidWhy))
	}
	if p.v.Totals.Total != 0 && !p.hides("sums") {
		p.paidSoFar(&m, pay)
	}
	if !p.shop.Receipts {
		m.Official = p.w.T("paper.no-receipt")
	}
	p.cutHead(&m.Shop)
	p.blank("address", &m.Shop.Address)
	return m
}

// paidSoFar sets the payment beside the job's total, what was paid before it, and what remains.
func (p *jobPaper) paidSoFar(m *printing.Payment, pay *data.Payment) {
	before := data.Money(0)
	for _, o := range p.v.Payments {
		if o.ID != pay.ID && (o.At < pay.At || o.At == pay.At && o.ID < pay.ID) {
			before += o.Value()
		}
	}
	m.Sums = []printing.Sum{{Label: p.w.T("paper.total"), Amount: p.f.Money(p.v.Totals.Total)}}
	if before != 0 {
		m.Sums = append(m.Sums, printing.Sum{Label: p.w.T("paper.paid-before"), Amount: p.f.Money(-before)})
	}
	if pay.Value() != 0 {
		m.Sums = append(m.Sums, printing.Sum{Label: m.Title, Amount: p.f.Money(-pay.Value())})
	}
	m.Balance = p.f.Money(p.v.Totals.Total - before - pay.Value())
}

func firstID(ids ...data.ID) data.ID {
	for _, id := range ids {
		if id != 0 {
			return id
		}
	}
	return 0
}

// paidFor is what was paid for a job so far.
func paidFor(tx *store.Tx, job data.ID) (data.Money, error) {
	n, err := tx.Sum("paid-job", data.PartID(job))
	return data.Money(n), err
}
