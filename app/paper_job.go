package app

import (
	"strings"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing"
)

// jobPaper maps one job in one language.
type jobPaper struct {
	*paperRoom
	v *JobView
	f words.Format
	w words.Words
}

func (r *paperRoom) job(id data.ID) (*jobPaper, error) {
	if r.samp != nil {
		return r.jobOf(r.samp.job), nil
	}
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

// terms are the paper's in the language of the job's customer.
func (p *jobPaper) terms() []string { return p.termsIn(p.w.Lang()) }

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

func halvesOfJob(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	p, err := r.job(id)
	if err != nil {
		return nil, words.Words{}, err
	}
	return []printing.Paper{printing.JobHalves{JobSheet: p.sheet()}}, p.w, nil
}

func ticketOfJob(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	p, err := r.job(id)
	if err != nil {
		return nil, words.Words{}, err
	}
	return []printing.Paper{p.ticket()}, p.w, nil
}

func slipOfJob(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	p, err := r.job(id)
	if err != nil {
		return nil, words.Words{}, err
	}
	return []printing.Paper{p.slip()}, p.w, nil
}

func (p *jobPaper) sheet() printing.JobSheet {
	j, f := p.v.Job, p.f
	m := printing.JobSheet{
		Shop: p.head(f), Print: p.print(f), No: p.number(data.KindJob, j.No), Code: p.code(0),
		Received: f.Stamp(j.TakenIn), Promised: f.DayTime(j.Promised), Priority: p.w.T("urgency." + string(j.Urgency)),
		Urgent: j.Urgency == data.High || j.Urgency == data.Emergency, Technician: p.staffName(j.Technician),
		TakenInBy: p.v.Called(j.TakenBy), Customer: p.person(), Currency: f.MoneySign(),
		Diagnosis: strings.Join(nonEmpty(j.Assessment, j.Done, j.Cause, j.Correction), "\n"),
		Limits:    p.limits(), Balance: f.Money(p.v.Balance), Terms: p.terms(),
		Checks: p.checks(), History: p.history(), Approvals: p.approvals(),
	}
	if j.Limit.CallFirst && j.Limit.NotAbove > 0 {
		m.CallOver = f.Money(j.Limit.NotAbove)
	}
	if j.JobKind != data.Repair {
		m.Kind = p.w.T("job.kind." + string(j.JobKind))
	}
	if j.EveryMonths > 0 {
		m.More = append(m.More, printing.Pair{Label: p.w.T("job.service"), Value: words.First(p.w.N("job.every-months", j.EveryMonths))})
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
	if !p.hides("privacy") && p.kind.terms != "" {
		m.Terms = append(m.Terms, nonEmpty(inTongue(p.shop.Privacy, p.w.Lang()))...)
	}
	m.Terms = p.money(m.Terms, len(m.Sums) > 0)
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
	return p.cutSheet(m)
}

func (p *jobPaper) ticket() printing.Ticket {
	j, f := p.v.Job, p.f
	m := printing.Ticket{
		Shop: p.head(f), Print: p.print(f), No: p.number(data.KindJob, j.No), Code: p.code(0),
		Customer: p.v.Customer.Name(), Received: f.Stamp(j.TakenIn), Promised: f.DayTime(j.Promised), Terms: p.terms(),
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
			label := p.w.T("paper.deposit-by", "Kind", p.way(pay.Way))
			if pay.PayKind != data.Deposit {
				label = joinComma(p.w.T("payment.kind."+string(pay.PayKind)), p.way(pay.Way))
			}
			m.Sums = append(m.Sums, printing.Sum{Label: label, Amount: f.Money(-pay.Value())})
		}
	}
	if p.v.Totals.Total > 0 {
		m.ToPay = f.Money(p.v.Balance)
	}
	m.Terms = p.money(m.Terms, len(m.Sums) > 0)
	return p.cutTicket(m)
}

// money adds to the terms of a paper with sums that it is no official receipt, unless the shop's papers may be.
func (p *jobPaper) money(terms []string, sums bool) []string {
	if sums && !p.shop.Receipts {
		return append(terms, p.w.T("paper.no-receipt"))
	}
	return terms
}

// code is what the bar code of the job, or of one of its devices, carries; "" while it has no number yet.
func (p *jobPaper) code(device int) string {
	if p.v.Job.ID == 0 {
		return ""
	}
	return data.CodeOf(data.KindJob, p.v.Job.ID, device)
}
