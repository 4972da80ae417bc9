package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// PutLine adds a line to a job (N 0) or changes one of its lines. A discount above the person's own limit is a Fault "over-limit".
func (s *Jobs) PutLine(who data.Actor, id data.ID, l data.Line) (data.Done, error) {
	return s.edit("job.put-line", who, id, func(tx *store.Tx, j *data.Job) error { return putLine(tx, j, l) })
}

// AddPriceItem adds a usual job with its price for this customer, and its parts.
func (s *Jobs) AddPriceItem(who data.Actor, id, item data.ID) (data.Done, error) {
	return s.edit("job.put-line", who, id, func(tx *store.Tx, j *data.Job) error {
		p, err := store.Get[data.PriceItem](tx, item)
		if err != nil {
			return err
		}
		c, err := customer(tx, j.Customer)
		if err != nil {
			return err
		}
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		text := p.Name
		if paperLang(sh, c) == "fil" && p.Fil != "" {
			text = p.Fil
		}
		if err := putLine(tx, j, data.Line{Kind: data.LineLabour, Text: text, Qty: data.One, Price: p.PriceFor(c.PriceClass)}); err != nil {
			return err
		}
		for _, part := range p.Parts {
			if err := putPart(tx, j, part, 1); err != nil {
				return err
			}
		}
		return nil
	})
}

// AddPart adds n of a part at its price; its cost stands beside it from the first day.
func (s *Jobs) AddPart(who data.Actor, id, part data.ID, n int) (data.Done, error) {
	return s.edit("job.put-line", who, id, func(tx *store.Tx, j *data.Job) error { return putPart(tx, j, part, n) })
}

func putPart(tx *store.Tx, j *data.Job, id data.ID, n int) error {
	p, err := store.Get[data.Part](tx, id)
	if err != nil {
		return err
	}
	return putLine(tx, j, data.Line{
		Kind: data.LinePart, Text: p.Name, Part: p.ID, PartNo: p.PartNo, Unit: p.Unit,
		Qty: data.Quantity(n) * data.One, Price: p.Price, Cost: p.Cost,
	})
}

// putLine adds or changes a line; a new one without a rate gets the shop's first.
func putLine(tx *store.Tx, j *data.Job, l data.Line) error {
	l.Text, l.PartNo, l.Unit = data.CleanLine(l.Text), data.CleanLine(l.PartNo), data.CleanLine(l.Unit)
	if l.Qty == 0 {
		l.Qty = data.One
	}
	lines := append([]data.Line(nil), j.Lines...)
	if l.N == 0 {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		if len(sh.Taxes) > 0 && l.Tax == 0 {
			l.Tax = sh.Taxes[0].Points
		}
		number(&l.N, &j.Spent)
		lines = append(lines, l)
	} else {
		at := -1
		for i := range lines {
			if lines[i].N == l.N {
				at = i
			}
		}
		if at < 0 {
			return data.Fault{Field: "lines", Code: "no-such"}
		}
		lines[at] = l
	}
	j.Lines = lines
	if l.Kind == data.LineDiscount {
		return checkDiscount(tx, j)
	}
	return nil
}

// checkDiscount refuses discounts above the limit of who acts, unless they may override.
func checkDiscount(tx *store.Tx, j *data.Job) error {
	if tx.Actor().Staff == 0 {
		return nil
	}
	var full, off data.Money
	for _, l := range j.Lines {
		if l.Kind == data.LineDiscount {
			off -= l.Amount()
		} else {
			full += l.Amount()
		}
	}
	by, err := store.Get[data.Staff](tx, tx.Actor().Staff)
	if err != nil || by.May(data.RightVoid) {
		return err
	}
	if limit := full.Share(by.Discount); off > limit {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		return data.Faults{{Field: "price", Code: "over-limit", Args: map[string]string{"limit": sum(sh, limit)}}}
	}
	return nil
}

// RemoveLine takes a line off a job.
func (s *Jobs) RemoveLine(who data.Actor, id data.ID, n int) (data.Done, error) {
	return s.edit("job.remove-line", who, id, func(_ *store.Tx, j *data.Job) error {
		var lines []data.Line
		for _, l := range j.Lines {
			if l.N != n {
				lines = append(lines, l)
			}
		}
		if len(lines) == len(j.Lines) {
			return data.Fault{Field: "lines", Code: "no-such"}
		}
		j.Lines = lines
		return nil
	})
}
