package settings

import (
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// most is the highest number ever given to an item of a list.
func most[T any](items []T, n func(T) int) (spent int) {
	for _, it := range items {
		spent = max(spent, n(it))
	}
	return spent
}

// read is the shop as the page says; ok is false where a field cannot be read.
func (p *shopPage) read() (s data.Shop, ok bool) {
	f := p.h.Format
	s, ok = *p.cur, true
	s.Name, s.LegalName, s.Address, s.City = data.CleanLine(p.name.Text), data.CleanLine(p.legal.Text), data.CleanLine(p.address.Text), data.CleanLine(p.city.Text)
	s.Email, s.TaxNo, s.Branch, s.Zone, s.Currency = data.CleanLine(p.email.Text), data.CleanLine(p.tax.Text), data.CleanLine(p.branch.Text), data.CleanLine(p.zone.Text), data.CleanLine(p.currency.Text)
	s.Language, s.TaxIn = p.lang.Selected(), p.taxIn.Checked()
	bad := func(e *kit.Entry, err error) {
		if err == nil {
			return
		}
		e.SetError(p.h.Words.Err(err))
		if ok {
			p.h.Focus(e)
		}
		ok = false
	}
	var err error
	if s.DayEnds, err = f.ParseTime(p.ends.Text); data.CleanLine(p.ends.Text) == "" {
		s.DayEnds, err = 0, nil
	}
	bad(p.ends, err)
	for _, x := range []struct {
		e  *kit.Entry
		to *int
	}{
		{p.estimate, &s.EstimateOK},
		{p.warranty, &s.Warranty},
		{p.follow, &s.FollowUp},
		{p.answers[data.Low], &s.Standards.Low},
		{p.answers[data.Normal], &s.Standards.Normal},
		{p.answers[data.High], &s.Standards.High},
		{p.answers[data.Emergency], &s.Standards.Emergency},
	} {
		*x.to, err = readCount(x.e.Text, 99999)
		bad(x.e, err)
	}
	p.readPromises(&s, bad)
	week, good := p.hours.value()
	s.Hours, ok = week, ok && good
	return s, p.readLines(&s) && ok
}

func (p *shopPage) readPromises(s *data.Shop, bad func(*kit.Entry, error)) {
	spent := most(s.Promises, func(d data.Default) int { return d.N })
	was := map[data.JobKind]int{}
	for _, d := range s.Promises {
		was[d.Kind] = d.N
	}
	s.Promises = nil
	for _, k := range data.JobKinds {
		n, err := readCount(p.promises[k].Text, 9999)
		bad(p.promises[k], err)
		if n > 0 {
			s.Promises = append(s.Promises, data.Default{N: numbered(was[k], &spent), Kind: k, Hours: n})
		}
	}
}

func (p *shopPage) readLines(s *data.Shop) bool {
	f := p.h.Format
	today := f.Local(p.h.Now()).Date()
	spent := most(s.Phones, func(x data.Phone) int { return x.N })
	s.Phones = nil
	ok := p.phones.each(func(id int, v []string) (int, error) {
		s.Phones = append(s.Phones, data.Phone{N: numbered(id, &spent), Typed: v[0], Label: v[1]})
		return 0, nil
	})
	spent = most(s.Holidays, func(x data.Holiday) int { return x.N })
	s.Holidays = nil
	ok = p.holidays.each(func(id int, v []string) (int, error) {
		d, err := f.ParseDate(v[0], today)
		if err == nil && d == "" {
			err = data.Fault{Field: "date", Code: "required"}
		}
		if err != nil {
			return 0, err
		}
		open, err := readSpan(f, v[2])
		s.Holidays = append(s.Holidays, data.Holiday{N: numbered(id, &spent), Date: d, Name: v[1], Open: open})
		return 2, err
	}) && ok
	spent = most(s.Taxes, func(x data.Tax) int { return x.N })
	s.Taxes = nil
	ok = p.taxes.each(func(id int, v []string) (int, error) {
		rate, err := readPercent(f, v[1])
		s.Taxes = append(s.Taxes, data.Tax{N: numbered(id, &spent), Name: v[0], Points: rate})
		return 1, err
	}) && ok
	spent = most(s.Ladder, func(x data.Notice) int { return x.N })
	s.Ladder = nil
	return p.ladder.each(func(id int, v []string) (int, error) {
		days, err := readCount(v[0], 9999)
		s.Ladder = append(s.Ladder, data.Notice{N: numbered(id, &spent), Days: days, Text: v[1]})
		return 0, err
	}) && ok
}

// keep saves the shop.
func (p *shopPage) keep() {
	if p.cur == nil {
		return
	}
	s, ok := p.read()
	if !ok {
		return
	}
	h := p.h
	kit.Run(h, func() (data.Done, error) { return p.a.Shop.Change(h.Actor(), &s) }, func(d data.Done, err error) {
		if err != nil {
			p.mark(err)
			return
		}
		p.typed = false
		h.Done(d, h.T("settings.shop-saved"))
		p.reload()
	})
}

// mark says a fault at its field.
func (p *shopPage) mark(err error) {
	at := map[string]*kit.Entry{"name": p.name, "legal_name": p.legal, "address": p.address, "email": p.email, "tax_no": p.tax, "zone": p.zone, "currency": p.currency, "day_ends": p.ends}
	for _, x := range data.FaultsOf(err) {
		if e := at[x.Field]; e != nil {
			e.SetError(p.h.Words.Fault(x))
			p.h.Focus(e)
			return
		}
	}
	p.h.Fail(err)
}
