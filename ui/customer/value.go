package customer

import (
	"fmt"
	"strings"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// show puts a customer into the fields.
func (f *Form) show(c data.Customer) {
	for i, s := range []string{c.Prefix, c.Given, c.Middle, c.Family} {
		f.name[i].SetText(s)
	}
	f.company.SetText(c.Company)
	f.trade.SetText(c.TradeName)
	f.firm.SetChecked(c.IsCompany)
	f.emails.SetText(strings.Join(c.Emails, ", "))
	f.channel.Select(c.Channel)
	f.best.SetText(c.BestTime)
	f.language.Select(c.Language)
	f.speaks.SetText(c.Speaks)
	f.alert.SetText(c.Alert)
	f.notes.SetText(c.Notes)
	f.tags.Select(c.Tags...)
	f.class.Select(c.PriceClass)
	f.discount.Select(c.Discount)
	f.discountID.SetText(c.DiscountID)
	f.age.Select(c.AgeBand)
	f.found.Select(c.FoundBy)
	f.region.SetText(c.Region)
	f.interests.SetText(c.Interests)
	f.noCalls.SetChecked(c.DoNotCall)
	f.prospect.SetChecked(c.Prospect)
	f.source.SetText("")
	for _, x := range consents {
		f.consents.Set(x, allowed(&c, x))
	}
	var rows [][]string
	for _, p := range c.Phones {
		rows = append(rows, []string{p.Label, p.Typed, p.Best})
	}
	f.phones.set(rows)
	rows = nil
	for _, x := range c.Handles {
		rows = append(rows, []string{x.Service, x.Name})
	}
	f.handles.set(rows)
	rows = nil
	for _, a := range c.Addresses {
		rows = append(rows, []string{a.Street, a.City, a.Access})
	}
	f.addresses.set(rows)
	f.persons.set(people(c.Persons))
	f.collectors.set(people(c.Collectors))
	f.links.set(c.Links)
}

func people(ps []data.Person) (rows [][]string) {
	for _, p := range ps {
		rows = append(rows, []string{p.Name, p.Role, p.Phone})
	}
	return rows
}

// value is the customer as the fields say; what has no field stays as it was read.
func (f *Form) value() data.Customer {
	c, was := f.base, f.base
	for i, into := range []*string{&c.Prefix, &c.Given, &c.Middle, &c.Family} {
		*into = data.CleanLine(f.name[i].Text)
	}
	c.Company, c.TradeName, c.IsCompany = data.CleanLine(f.company.Text), data.CleanLine(f.trade.Text), f.firm.Checked()
	c.Emails = strings.FieldsFunc(f.emails.Text, func(r rune) bool { return r == ',' || r == ';' || r == ' ' })
	c.Channel, c.BestTime, c.Language, c.Speaks = f.channel.Selected(), data.CleanLine(f.best.Text), f.language.Selected(), data.CleanLine(f.speaks.Text)
	if c.Alert = data.CleanLine(f.alert.Text); c.Alert != was.Alert {
		c.AlertBy, c.AlertAt = f.h.Actor().Staff, f.h.Now()
	}
	c.Notes, c.PriceClass, c.Discount, c.DiscountID = data.Clean(f.notes.Text), f.class.Selected(), f.discount.Selected(), data.CleanLine(f.discountID.Text)
	c.Tags = f.tags.Values()
	c.AgeBand, c.FoundBy = f.age.Selected(), f.found.Selected()
	c.Handles = f.handles.handles(was.Handles)
	c.Region, c.Interests, c.DoNotCall, c.Prospect = data.CleanLine(f.region.Text), data.CleanLine(f.interests.Text), f.noCalls.Checked(), f.prospect.Checked()
	c.Phones = f.phoneValues(was.Phones)
	c.Addresses = nil
	rows, from := f.addresses.texts()
	for i, r := range rows {
		a := data.Address{}
		if from[i] < len(was.Addresses) {
			a = was.Addresses[from[i]]
		}
		a.Street, a.City, a.Access = r[0], r[1], r[2]
		c.Addresses = append(c.Addresses, a)
	}
	c.Persons, c.Collectors = f.persons.people(was.Persons), f.collectors.people(was.Collectors)
	c.Consents = f.consentValues(was.Consents)
	c.Links = f.links.values()
	return c
}

// ageBands are the bands of age that a customer may give.
var ageBands = []string{"under-18", "18-29", "30-44", "45-59", "60-up"}

func (l *lines) handles(was []data.Handle) (out []data.Handle) {
	rows, from := l.texts()
	for i, r := range rows {
		x := data.Handle{}
		if from[i] < len(was) {
			x = was[from[i]]
		}
		if x.Service, x.Name = r[0], r[1]; x.Name == "" {
			x.Service, x.Name = "", r[0]
		}
		out = append(out, x)
	}
	return out
}

// phoneValues are the phones as typed; a line without a number is none.
func (f *Form) phoneValues(was []data.Phone) (out []data.Phone) {
	rows, from := f.phones.texts()
	for i, r := range rows {
		p := data.Phone{}
		if from[i] < len(was) {
			p = was[from[i]]
		}
		if r[1] == "" {
			continue
		}
		p.Label, p.Typed, p.Best = r[0], r[1], r[2]
		out = append(out, p)
	}
	return out
}

// phoneFaults say where the fault of each phone is shown: the items are numbered as the desk will number them.
func (f *Form) phoneFaults() []kit.FieldAt {
	var out []kit.FieldAt
	rows, from := f.phones.texts()
	spent := f.base.Spent
	for i := range rows {
		n := 0
		if from[i] < len(f.base.Phones) {
			n = f.base.Phones[from[i]].N
		}
		if n == 0 {
			spent++
			n = spent
		}
		out = append(out, kit.FieldAt{Path: fmt.Sprintf("phones[%d]", n), At: f.phones.rows[from[i]][1]})
	}
	return append(out, kit.FieldAt{Path: "phones", At: f.phones.rows[0][1]})
}

func (l *lines) people(was []data.Person) (out []data.Person) {
	rows, from := l.texts()
	for i, r := range rows {
		p := data.Person{}
		if from[i] < len(was) {
			p = was[from[i]]
		}
		p.Name, p.Role, p.Phone = r[0], r[1], r[2]
		out = append(out, p)
	}
	return out
}

// consentValues are the consents with those that changed dated now.
func (f *Form) consentValues(was []data.Consent) []data.Consent {
	out := append([]data.Consent(nil), was...)
	at := map[string]int{}
	for i, c := range out {
		at[c.Channel] = i
	}
	for _, ch := range consents {
		got := f.consents.Get(ch)
		i, known := at[ch]
		switch {
		case got == kit.NotTested && known:
			out[i].Channel = ""
		case got == kit.NotTested:
		case !known:
			out = append(out, data.Consent{Channel: ch, Given: got == kit.Works, At: f.h.Now(), Source: data.CleanLine(f.source.Text)})
		case out[i].Given != (got == kit.Works):
			out[i].Given, out[i].At, out[i].Source = got == kit.Works, f.h.Now(), data.CleanLine(f.source.Text)
		}
	}
	kept := out[:0]
	for _, c := range out {
		if c.Channel != "" {
			kept = append(kept, c)
		}
	}
	return kept
}
