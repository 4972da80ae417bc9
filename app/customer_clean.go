package app

import (
	"github.com/nyaruka/phonenumbers"

	"tanggapan/data"
)

// cleanCustomer tidies what was typed: text, phones as E.164, numbers of new list items.
func cleanCustomer(c *data.Customer, sh *data.Shop) {
	for _, f := range []*string{&c.Company, &c.TradeName, &c.Family, &c.Given, &c.Middle, &c.Prefix, &c.BestTime, &c.Speaks, &c.Alert, &c.DiscountID, &c.Interests, &c.Region, &c.AgeBand, &c.FoundBy} {
		*f = data.CleanLine(*f)
	}
	c.Notes = data.Clean(c.Notes)
	c.Phones = cleanPhones(c.Phones, sh, &c.Spent)
	addresses := append([]data.Address(nil), c.Addresses...)
	c.Addresses = addresses[:0]
	for _, a := range addresses {
		a.Street, a.City, a.Access = data.CleanLine(a.Street), data.CleanLine(a.City), data.CleanLine(a.Access)
		if a.String() != "" || a.Access != "" {
			number(&a.N, &c.Spent)
			c.Addresses = append(c.Addresses, a)
		}
	}
	emails := append([]string(nil), c.Emails...)
	c.Emails = emails[:0]
	for _, e := range emails {
		if e = data.CleanLine(e); e != "" {
			c.Emails = append(c.Emails, e)
		}
	}
	handles := append([]data.Handle(nil), c.Handles...)
	c.Handles = handles[:0]
	for _, x := range handles {
		x.Service, x.Name = data.CleanLine(x.Service), data.CleanLine(x.Name)
		if x.Name != "" {
			number(&x.N, &c.Spent)
			c.Handles = append(c.Handles, x)
		}
	}
	for _, list := range []*[]data.Person{&c.Persons, &c.Collectors} {
		*list = append([]data.Person(nil), *list...)
		for i := range *list {
			number(&(*list)[i].N, &c.Spent)
		}
	}
	c.Consents = append([]data.Consent(nil), c.Consents...)
	for i := range c.Consents {
		number(&c.Consents[i].N, &c.Spent)
	}
	c.Links = append([]data.Link(nil), c.Links...)
	for i := range c.Links {
		number(&c.Links[i].N, &c.Spent)
	}
}

// number gives a list item that has none its own number, never given before.
func number(n, spent *int) {
	if *n == 0 {
		*n = *spent + 1
	}
	*spent = max(*spent, *n)
}

// cleanPhones drops empty numbers and reads the others as E.164 where they can be understood in the shop's country.
func cleanPhones(in []data.Phone, sh *data.Shop, spent *int) []data.Phone {
	var out []data.Phone
	for _, p := range in {
		p.Typed, p.Best = data.CleanLine(p.Typed), data.CleanLine(p.Best)
		if p.Typed == "" {
			continue
		}
		p.E164 = E164(p.Typed, sh.Country)
		number(&p.N, spent)
		out = append(out, p)
	}
	return out
}

// E164 reads a phone number as typed in a country; "" where it cannot be understood.
func E164(typed, country string) string {
	n, err := phonenumbers.Parse(typed, country)
	if err != nil || !phonenumbers.IsPossibleNumber(n) {
		return ""
	}
	return phonenumbers.Format(n, phonenumbers.E164)
}
