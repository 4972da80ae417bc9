package app

import (
	"tanggapan/data"
	"tanggapan/printing"
)

// slip is what the customer takes home with the work: what was done, until when it is under warranty, what was paid.
func (p *jobPaper) slip() printing.Ticket {
	j, f := p.v.Job, p.f
	m := p.ticket()
	m.Bring = p.w.T("paper.bring-back")
	m.Title, m.Promised, m.Sums, m.ToPay = p.w.T("paper.slip"), "", nil, f.Money(p.v.Balance)
	for i := range m.Devices {
		m.Devices[i].Problem = ""
	}
	if j.CollectedAt != 0 {
		m.More = append(m.More, printing.Pair{Label: p.w.T("paper.collected"), Value: f.Stamp(j.CollectedAt)})
	}
	if j.Collector != "" && j.Collector != m.Customer && !p.hides("collector") {
		m.More = append(m.More, printing.Pair{Label: p.w.T("paper.collected-by"), Value: j.Collector})
	}
	if j.Done != "" && !p.hides("done") {
		m.More = append(m.More, printing.Pair{Label: p.w.T("paper.done"), Value: data.CleanLine(j.Done)})
	}
	if j.Warranty != "" {
		m.More = append(m.More, printing.Pair{Label: p.w.T("paper.warranty"), Value: p.w.T("paper.warranty-until", "Date", f.DateShort(j.Warranty))})
	}
	for _, l := range j.Lines {
		if p.hides("lines") {
			break
		}
		m.Sums = append(m.Sums, printing.Sum{Label: l.Text, Amount: f.Money(l.Amount())})
	}
	m.Sums = append(m.Sums, printing.Sum{Label: p.w.T("paper.total"), Amount: f.Money(p.v.Totals.Total), Strong: true})
	for _, pay := range p.v.Payments {
		if pay.Value() != 0 {
			m.Sums = append(m.Sums, printing.Sum{Label: joinComma(p.w.T("payment.kind."+string(pay.PayKind)), p.way(pay.Way)), Amount: f.Money(-pay.Value())})
		}
	}
	m.Terms = p.money(p.terms(), true)
	return m
}
