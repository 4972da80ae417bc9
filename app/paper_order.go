package app

import (
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/printing"
)

// paperOfOrder maps a parts order to its paper, in the shop's language.
func paperOfOrder(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	o, err := paperOf[data.PartsOrder](r, id)
	if err != nil {
		return nil, words.Words{}, err
	}
	f := formatOf(r.shop, r.shop.Language)
	no := r.number(data.KindPartsOrder, o.No)
	m := printing.Order{
		Shop: r.head(f), Print: r.print(f), No: no, Code: data.Squeeze(o.No), DeliverTo: r.shop.Address,
		Ordered: f.DateShort(o.SentAt.Date(f.Zone())), Currency: f.MoneySign(), Note: o.Note, Total: f.Money(o.Sum()),
	}
	if o.Expected != "" {
		m.Expected = f.DayTime(o.Expected)
	}
	if s, ok := r.look(data.KindSupplier, o.Supplier).(*data.Supplier); ok {
		m.Supplier, m.Contact = s.Name, supplierLine(f, s)
	}
	for _, l := range o.Lines {
		m.Lines = append(m.Lines, r.orderLine(f, l))
	}
	if o.Delivery != 0 {
		m.Sums = []printing.Sum{{Label: f.Words().T("part.delivery"), Amount: f.MoneyPlain(o.Delivery)}}
	}
	return []printing.Paper{r.cutOrder(m, f.Words().Lang())}, f.Words(), nil
}

// cutOrder adds the shop's own text and terms, and leaves out what it does not print.
func (r *paperRoom) cutOrder(m printing.Order, lang string) printing.Order {
	r.cutHead(&m.Shop)
	r.blank("note", &m.Note)
	m.Terms = r.termsIn(lang)
	if r.hides("prices") {
		m.Sums, m.Total = nil, ""
	}
	for i := range m.Lines {
		l := &m.Lines[i]
		r.blank("prices", &l.Unit, &l.Amount)
		r.blank("for", &l.For)
		r.blank("part-no", &l.PartNo)
	}
	return m
}

func (r *paperRoom) orderLine(f words.Format, l data.OrderLine) printing.OrderLine {
	out := printing.OrderLine{Qty: f.Number(int64(l.Qty)), Unit: f.MoneyPlain(l.Cost), Amount: f.MoneyPlain(l.Cost * data.Money(l.Qty))}
	if p, ok := r.look(data.KindPart, l.Part).(*data.Part); ok {
		out.Part, out.PartNo = joinComma(p.Name, p.Fits), firstOf(p.PartNo, p.MakerNo)
	}
	if q, ok := r.look(data.KindPartRequest, l.Request).(*data.PartRequest); ok {
		if j, ok := r.look(data.KindJob, q.Job).(*data.Job); ok {
			out.For = r.number(data.KindJob, j.No)
		}
	}
	return out
}

// supplierLine is a supplier's person, phone, mail and address on one line.
func supplierLine(f words.Format, s *data.Supplier) string {
	var parts []string
	if len(s.Persons) > 0 {
		parts = append(parts, s.Persons[0].Name)
	}
	if len(s.Phones) > 0 {
		parts = append(parts, f.Phone(s.Phones[0].Best164()))
	}
	if len(s.Emails) > 0 {
		parts = append(parts, s.Emails[0])
	}
	return joinComma(append(parts, s.Address.String())...)
}
