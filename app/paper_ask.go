package app

import (
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing"
)

// paperOfAsk is the inquiry to a supplier: all that is asked there and not answered yet, the question itself in any case.
func paperOfAsk(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	a, err := paperOf[data.Ask](r, id)
	if err != nil {
		return nil, words.Words{}, err
	}
	open := []*data.Ask{a}
	if r.samp == nil {
		all, err := store.List[data.Ask](r.tx, "supplier", store.Range{Parts: []string{data.PartID(a.Supplier)}, Reverse: true, Limit: 60})
		if err != nil {
			return nil, words.Words{}, err
		}
		for _, o := range all {
			if o.ID != a.ID && o.Open() {
				open = append(open, o)
			}
		}
	}
	var requests []*data.PartRequest
	for _, o := range open {
		if q, ok := r.look(data.KindPartRequest, o.Request).(*data.PartRequest); ok {
			requests = append(requests, q)
		}
	}
	return r.inquiry(a.Supplier, a.By, a.At, requests)
}

// paperOfRequest asks for one part, at the supplier where it is usually bought.
func paperOfRequest(r *paperRoom, id data.ID) ([]printing.Paper, words.Words, error) {
	q, err := paperOf[data.PartRequest](r, id)
	if err != nil {
		return nil, words.Words{}, err
	}
	supplier := q.Supplier
	if p, ok := r.look(data.KindPart, q.Part).(*data.Part); ok && supplier == 0 {
		supplier = p.Supplier
	}
	return r.inquiry(supplier, q.By, r.now, []*data.PartRequest{q})
}

func (r *paperRoom) inquiry(supplier, by data.ID, at data.Instant, requests []*data.PartRequest) ([]printing.Paper, words.Words, error) {
	f := formatOf(r.shop, r.shop.Language)
	w := f.Words()
	m := printing.Ask{Shop: r.head(f), Print: r.print(f), Supplier: w.T("paper.supplier"), Asked: f.Stamp(at), Currency: f.MoneySign(), Terms: r.own()}
	m.AnswerTo = firstOf(m.Shop.Phone, m.Shop.Email)
	if s, ok := r.look(data.KindSupplier, supplier).(*data.Supplier); ok {
		m.Supplier, m.Contact = s.Name, supplierLine(f, s)
	}
	if s, ok := r.look(data.KindStaff, by).(*data.Staff); ok {
		m.By = s.Called()
	}
	need := data.Local("")
	for _, q := range requests {
		l := printing.AskLine{Qty: f.Number(int64(q.N))}
		if p, ok := r.look(data.KindPart, q.Part).(*data.Part); ok {
			l.Part, l.Fits, l.PartNo = p.Name, p.Fits, joinComma(firstOf(p.PartNo, p.MakerNo))
		}
		if q.NeededBy != "" {
			l.Need = w.T("paper.needed-by", "When", f.DayTime(q.NeededBy))
			if need == "" || q.NeededBy < need {
				need = q.NeededBy
			}
		}
		if j, ok := r.look(data.KindJob, q.Job).(*data.Job); ok {
			l.For = r.number(data.KindJob, j.No)
		}
		r.blank("for", &l.For)
		r.blank("fits", &l.Fits)
		r.blank("part-no", &l.PartNo)
		m.Lines = append(m.Lines, l)
	}
	if need != "" {
		m.AnswerBy = f.DayTime(need)
	}
	r.cutHead(&m.Shop)
	return []printing.Paper{m}, w, nil
}
