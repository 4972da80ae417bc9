package customer

import (
	"encoding/json"
	"strings"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// part is one part of a customer that two people may change at once.
type part struct {
	key  string
	text bool // both may stay
	get  func(*data.Customer) any
	take func(to, from *data.Customer)
}

// parts is the table of the parts of a customer.
func parts() []part {
	return []part{
		{"customer.field-name", false, func(c *data.Customer) any { return [4]string{c.Prefix, c.Given, c.Middle, c.Family} }, func(to, from *data.Customer) {
			to.Prefix, to.Given, to.Middle, to.Family = from.Prefix, from.Given, from.Middle, from.Family
		}},
		{"customer.field-company", false, func(c *data.Customer) any { return []any{c.Company, c.TradeName, c.IsCompany} }, func(to, from *data.Customer) {
			to.Company, to.TradeName, to.IsCompany = from.Company, from.TradeName, from.IsCompany
		}},
		{"customer.field-phones", false, func(c *data.Customer) any { return c.Phones }, func(to, from *data.Customer) { to.Phones = from.Phones }},
		{"customer.field-emails", false, func(c *data.Customer) any { return c.Emails }, func(to, from *data.Customer) { to.Emails = from.Emails }},
		{"customer.handles", false, func(c *data.Customer) any { return c.Handles }, func(to, from *data.Customer) { to.Handles = from.Handles }},
		{"customer.field-address", false, func(c *data.Customer) any { return c.Addresses }, func(to, from *data.Customer) { to.Addresses = from.Addresses }},
		{"customer.field-channel", false, func(c *data.Customer) any { return [2]string{c.Channel, c.BestTime} }, func(to, from *data.Customer) { to.Channel, to.BestTime = from.Channel, from.BestTime }},
		{"customer.field-speaks", false, func(c *data.Customer) any { return [2]string{c.Language, c.Speaks} }, func(to, from *data.Customer) { to.Language, to.Speaks = from.Language, from.Speaks }},
		{"customer.field-alert", false, func(c *data.Customer) any { return c.Alert }, func(to, from *data.Customer) {
			to.Alert, to.AlertBy, to.AlertAt = from.Alert, from.AlertBy, from.AlertAt
		}},
		{"customer.field-notes", true, func(c *data.Customer) any { return c.Notes }, func(to, from *data.Customer) { to.Notes = from.Notes }},
		{"customer.field-collectors", false, func(c *data.Customer) any { return []any{c.Collectors, c.Persons} }, func(to, from *data.Customer) {
			to.Collectors, to.Persons = from.Collectors, from.Persons
		}},
		{"customer.allows", false, func(c *data.Customer) any { return []any{c.Consents, c.DoNotCall} }, func(to, from *data.Customer) {
			to.Consents, to.DoNotCall = from.Consents, from.DoNotCall
		}},
		{"customer.more", false, func(c *data.Customer) any {
			return []any{c.Tags, c.Region, c.Interests, c.AgeBand, c.FoundBy, c.PriceClass, c.Discount, c.DiscountID, c.Prospect, c.Links}
		}, func(to, from *data.Customer) {
			to.AgeBand, to.FoundBy = from.AgeBand, from.FoundBy
			to.Tags, to.Region, to.Interests, to.PriceClass, to.Discount, to.DiscountID, to.Prospect, to.Links = from.Tags, from.Region, from.Interests, from.PriceClass, from.Discount, from.DiscountID, from.Prospect, from.Links
		}},
	}
}

func (p part) same(a, b *data.Customer) bool {
	x, xerr := json.Marshal(p.get(a))
	y, yerr := json.Marshal(p.get(b))
	return xerr == nil && yerr == nil && (string(x) == string(y) || empty(x) && empty(y))
}

func empty(b []byte) bool { return string(b) == "null" || string(b) == "[]" || string(b) == `""` }

// conflict asks, part by part, which of two versions holds; what only one of us changed is kept.
func (f *Form) conflict(mine *data.Customer) {
	h, base := f.h, f.base
	var acts app.MomentPage
	kit.Run(h, func() (v *app.CustomerView, err error) {
		if v, err = f.a.Customers.View(mine.ID); err == nil {
			acts, err = f.a.Customers.Moments(mine.ID, app.MomentQuery{Of: app.ActMoments, Limit: 1})
		}
		return v, err
	}, func(v *app.CustomerView, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		theirs, sp := v.Customer, speech{w: h.Words, f: h.Format, now: h.Now()}
		merged := *theirs
		var clashes []kit.Clash
		var at []part
		kept := 0
		for _, p := range parts() {
			switch {
			case p.same(mine, &base), p.same(mine, theirs):
			case p.same(theirs, &base):
				p.take(&merged, mine)
				kept++
			default:
				clashes = append(clashes, kit.Clash{Label: h.T(p.key), Mine: sp.tell(mine, p.key), Theirs: sp.tell(theirs, p.key), Text: p.text})
				at = append(at, p)
			}
		}
		save := func(takes []kit.Take) {
			for i, t := range takes {
				switch p := at[i]; {
				case t == kit.TakeBoth:
					merged.Notes = theirs.Notes + "\n" + mine.Notes
				case t == kit.TakeMine:
					p.take(&merged, mine)
				}
			}
			f.base = *theirs
			f.send(&merged)
		}
		if len(clashes) == 0 {
			save(nil)
			return
		}
		by := ""
		if len(acts.Moments) > 0 {
			by = acts.Staff[acts.Moments[0].By]
		}
		spec := kit.ConflictSpec{
			Title: h.T("customer.conflict", "who", theirs.Name()), Text: h.T("customer.conflict-text", "by", by, "when", h.Format.WhenAt(theirs.Updated, h.Now())),
			Mine:   kit.Version{Initials: words.Initials(f.me()), Name: h.T("customer.yours"), Note: h.T("customer.not-saved")},
			Theirs: kit.Version{Initials: words.Initials(by), Name: h.T("customer.theirs", "by", by), Note: h.T("customer.saved-at", "when", sp.at(theirs.Updated))},
			Fields: clashes, Save: save, Reload: func() {
				f.forget()
				f.base = *theirs
				f.show(*theirs)
			},
		}
		if kept > 0 {
			spec.Kept = h.N("customer.kept-parts", kept)
		}
		h.Conflict(spec)
	})
}

// tell is a part of a customer in words.
func (s speech) tell(c *data.Customer, key string) string {
	lines := func(list []string) string { return strings.Join(list, "; ") }
	var out []string
	switch key {
	case "customer.field-name":
		return strings.Join(strings.Fields(strings.Join([]string{c.Prefix, c.Given, c.Middle, c.Family}, " ")), " ")
	case "customer.field-company":
		return strings.TrimSpace(c.Company + " " + c.TradeName)
	case "customer.field-phones":
		for _, p := range c.Phones {
			out = append(out, strings.TrimSpace(p.Label+" "+p.Typed+" "+p.Best))
		}
	case "customer.field-emails":
		out = c.Emails
	case "customer.handles":
		for _, x := range c.Handles {
			out = append(out, strings.TrimSpace(x.Service+" "+x.Name))
		}
	case "customer.field-address":
		for _, a := range c.Addresses {
			out = append(out, strings.TrimSpace(a.String()+" "+a.Access))
		}
	case "customer.field-channel":
		if c.Channel != "" {
			out = append(out, s.w.T("channel."+c.Channel))
		}
		return strings.TrimSpace(lines(out) + " " + c.BestTime)
	case "customer.field-speaks":
		return strings.TrimSpace(c.Speaks + " " + c.Language)
	case "customer.field-alert":
		return c.Alert
	case "customer.field-notes":
		return c.Notes
	case "customer.field-collectors":
		for _, p := range append(append([]data.Person(nil), c.Collectors...), c.Persons...) {
			out = append(out, p.Name)
		}
	case "customer.allows":
		for _, x := range consents {
			switch allowed(c, x) {
			case kit.Works:
				out = append(out, s.w.T("customer.allow-"+x))
			case kit.Fault:
				out = append(out, s.w.T("customer.never-"+x))
			}
		}
	default:
		out = append(append(out, c.Tags...), strings.TrimSpace(c.Region+" "+c.Interests+" "+c.DiscountID))
	}
	return lines(out)
}

// me is how the acting person is called.
func (f *Form) me() string {
	p, err := f.a.Staff.Get(f.h.Actor().Staff)
	if err != nil {
		return f.h.T("customer.yours")
	}
	return p.Name()
}
