package app

import (
	"sort"
	"strings"

	"tanggapan/data"
)

// mergeField is a part of a customer that is chosen as one.
type mergeField struct {
	name string
	show func(*data.Customer) string
	take func(to, from *data.Customer)
	add  func(to, from *data.Customer) // keeps both; nil: only one can be kept
}

var mergeFields = []mergeField{
	{"name", personName, func(to, from *data.Customer) {
		to.Prefix, to.Given, to.Middle, to.Family = from.Prefix, from.Given, from.Middle, from.Family
	}, nil},
	{"phones", showPhones, func(to, from *data.Customer) { to.Phones = renumber(to, from.Phones) }, addPhones},
	{"company", func(c *data.Customer) string { return firstOf(c.TradeName, c.Company) }, func(to, from *data.Customer) {
		to.Company, to.TradeName = from.Company, from.TradeName
	}, nil},
	{"emails", func(c *data.Customer) string { return strings.Join(c.Emails, ", ") }, func(to, from *data.Customer) { to.Emails = from.Emails }, addEmails},
	{"handles", showHandles, func(to, from *data.Customer) { to.Handles = rehandle(to, from.Handles) }, func(to, from *data.Customer) {
		to.Handles = append(to.Handles, rehandle(to, from.Handles)...)
	}},
	{"address", showAddresses, func(to, from *data.Customer) { to.Addresses = readdress(to, from.Addresses) }, func(to, from *data.Customer) {
		to.Addresses = append(to.Addresses, readdress(to, from.Addresses)...)
	}},
	{"channel", func(c *data.Customer) string { return strings.TrimSpace(c.Channel + " " + c.BestTime) }, func(to, from *data.Customer) {
		to.Channel, to.BestTime = from.Channel, from.BestTime
	}, nil},
	{"speaks", func(c *data.Customer) string { return firstOf(c.Speaks, c.Language) }, func(to, from *data.Customer) {
		to.Speaks, to.Language = from.Speaks, from.Language
	}, nil},
	{"alert", func(c *data.Customer) string { return c.Alert }, func(to, from *data.Customer) {
		to.Alert, to.AlertBy, to.AlertAt = from.Alert, from.AlertBy, from.AlertAt
	}, func(to, from *data.Customer) {
		to.Alert = data.Cut(joinLines(to.Alert, from.Alert, "; "), data.MaxLine)
	}},
	{"collectors", func(c *data.Customer) string { return personNames(c.Collectors) }, func(to, from *data.Customer) {
		to.Collectors = repeople(to, from.Collectors)
	}, func(to, from *data.Customer) { to.Collectors = append(to.Collectors, repeople(to, from.Collectors)...) }},
	{"notes", func(c *data.Customer) string { return c.Notes }, func(to, from *data.Customer) { to.Notes = from.Notes }, func(to, from *data.Customer) {
		to.Notes = data.Cut(joinLines(to.Notes, from.Notes, "\n"), data.MaxWords)
	}},
}

func personName(c *data.Customer) string {
	return strings.Join(strings.Fields(strings.Join([]string{c.Prefix, c.Given, c.Middle, c.Family}, " ")), " ")
}

func showPhones(c *data.Customer) string {
	var out []string
	for _, p := range c.Phones {
		out = append(out, p.Best164())
	}
	return strings.Join(out, ", ")
}

func showHandles(c *data.Customer) string {
	var out []string
	for _, x := range c.Handles {
		out = append(out, strings.TrimSpace(x.Service+" "+x.Name))
	}
	return strings.Join(out, ", ")
}

func showAddresses(c *data.Customer) string {
	var out []string
	for _, a := range c.Addresses {
		out = append(out, a.String())
	}
	return strings.Join(out, "; ")
}

func personNames(ps []data.Person) string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Name)
	}
	return strings.Join(out, ", ")
}

func joinLines(a, b, by string) string {
	if a == "" || b == "" || a == b {
		return firstOf(a, b)
	}
	return a + by + b
}

// renumber gives items that come from another record numbers of their own.
func renumber(to *data.Customer, in []data.Phone) []data.Phone {
	out := append([]data.Phone(nil), in...)
	for i := range out {
		out[i].N = 0
		number(&out[i].N, &to.Spent)
	}
	return out
}

func readdress(to *data.Customer, in []data.Address) []data.Address {
	out := append([]data.Address(nil), in...)
	for i := range out {
		out[i].N = 0
		number(&out[i].N, &to.Spent)
	}
	return out
}

func rehandle(to *data.Customer, in []data.Handle) []data.Handle {
	out := append([]data.Handle(nil), in...)
	for i := range out {
		out[i].N = 0
		number(&out[i].N, &to.Spent)
	}
	return out
}

func repeople(to *data.Customer, in []data.Person) []data.Person {
	out := append([]data.Person(nil), in...)
	for i := range out {
		out[i].N = 0
		number(&out[i].N, &to.Spent)
	}
	return out
}

func addPhones(to, from *data.Customer) {
	for _, p := range renumber(to, from.Phones) {
		same := false
		for _, have := range to.Phones {
			same = same || data.Digits(have.Best164()) == data.Digits(p.Best164())
		}
		if !same {
			to.Phones = append(to.Phones, p)
		}
	}
}

func addEmails(to, from *data.Customer) {
	for _, e := range from.Emails {
		same := false
		for _, have := range to.Emails {
			same = same || strings.EqualFold(have, e)
		}
		if !same {
			to.Emails = append(to.Emails, e)
		}
	}
}

// stricter keeps the narrower of two consents: a no of either holds.
func stricter(x, y *data.Customer) {
	x.DoNotCall = x.DoNotCall || y.DoNotCall
	x.Prospect = x.Prospect && y.Prospect
	have := map[string]int{}
	for i, c := range x.Consents {
		have[c.Channel] = i
	}
	for _, c := range y.Consents {
		i, ok := have[c.Channel]
		switch {
		case !ok:
			c.N = 0
			number(&c.N, &x.Spent)
			x.Consents = append(x.Consents, c)
		case x.Consents[i].Given && !c.Given:
			c.N = x.Consents[i].N
			x.Consents[i] = c
		}
	}
	tags := map[string]bool{}
	for _, t := range append(x.Tags, y.Tags...) {
		tags[t] = true
	}
	x.Tags = x.Tags[:0:0]
	for t := range tags {
		x.Tags = append(x.Tags, t)
	}
	sort.Strings(x.Tags)
}

// fillIn takes over what only the one who comes has told of themselves, and their contact persons and links.
func fillIn(x, y *data.Customer) {
	for _, f := range [][2]*string{
		{&x.Region, &y.Region}, {&x.AgeBand, &y.AgeBand}, {&x.FoundBy, &y.FoundBy}, {&x.Interests, &y.Interests}, {&x.PriceClass, &y.PriceClass}, {&x.OldNo, &y.OldNo},
	} {
		*f[0] = firstOf(*f[0], *f[1])
	}
	if x.Discount == "" {
		x.Discount, x.DiscountID = y.Discount, y.DiscountID
	}
	x.Persons = append(x.Persons, repeople(x, y.Persons)...)
	for _, l := range y.Links {
		if l.With == x.ID {
			continue
		}
		l.N = 0
		number(&l.N, &x.Spent)
		x.Links = append(x.Links, l)
	}
}
