package customer

import (
	"encoding/json"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/assets/words"
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
	c.Emails = nil
	for _, e := range strings.FieldsFunc(f.emails.Text, func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
		c.Emails = append(c.Emails, e)
	}
	c.Channel, c.BestTime, c.Language, c.Speaks = f.channel.Selected(), data.CleanLine(f.best.Text), f.language.Selected(), data.CleanLine(f.speaks.Text)
	if c.Alert = data.CleanLine(f.alert.Text); c.Alert != was.Alert {
		c.AlertBy, c.AlertAt = f.h.Actor().Staff, f.h.Now()
	}
	c.Notes, c.PriceClass, c.Discount, c.DiscountID = data.Clean(f.notes.Text), f.class.Selected(), f.discount.Selected(), data.CleanLine(f.discountID.Text)
	c.Tags = f.tags.Values()
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
			return []any{c.Tags, c.Region, c.Interests, c.PriceClass, c.Discount, c.DiscountID, c.Prospect, c.Links}
		}, func(to, from *data.Customer) {
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
	kit.Run(h, func() (v *app.CustomerView, err error) { return f.a.Customers.View(mine.ID) }, func(v *app.CustomerView, err error) {
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
		for _, m := range v.Moments {
			if m.Kind == app.Acted && by == "" {
				by = v.Staff[m.By]
			}
		}
		spec := kit.ConflictSpec{
			Title: h.T("customer.conflict", "who", theirs.Name()), Text: h.T("customer.conflict-text", "by", by, "when", h.Format.WhenAt(theirs.Updated, h.Now())),
			Mine:   kit.Version{Initials: words.Initials(f.me()), Name: h.T("customer.yours"), Note: h.T("customer.not-saved")},
			Theirs: kit.Version{Initials: words.Initials(by), Name: h.T("customer.theirs", "by", by), Note: h.T("customer.saved-at", "when", sp.at(theirs.Updated))},
			Fields: clashes, Save: save, Reload: func() {
				f.base, f.typed = *theirs, false
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
	return p.Called()
}

// links are the other customers that this one is tied to.
type links struct {
	h       *kit.Host
	a       *app.App
	box     *fyne.Container
	rows    []*linkRow
	changed func()
}

type linkRow struct {
	rec  data.Link
	how  *kit.Choice
	with *kit.Finder
}

func newLinks(h *kit.Host, a *app.App, changed func()) *links {
	return &links{h: h, a: a, box: kit.Col(6), changed: changed}
}

func (l *links) set(all []data.Link) {
	l.rows = nil
	for _, x := range append(append([]data.Link(nil), all...), data.Link{}) {
		l.rows = append(l.rows, l.row(x))
	}
	l.draw()
}

func (l *links) row(rec data.Link) *linkRow {
	h, r := l.h, &linkRow{rec: rec}
	r.how = kit.NewChoice(h, kit.ChoiceSpec{OnChange: l.changed, Options: []kit.Option{{Value: "calls-for", Text: h.T("link.calls-for")}, {Value: "household-of", Text: h.T("link.household-of")}, {Value: "bills-to", Text: h.T("link.bills-to")}}})
	r.how.Select(rec.How)
	if rec.How == "" {
		r.how.Select("calls-for")
	}
	r.with = kit.NewFinder(h, kit.FinderSpec{
		Placeholder: h.T("customer.link-hint"), Max: data.MaxName,
		Query: func(text string) ([]kit.Match, int, error) {
			found, err := l.a.Customers.Find(text, 6)
			var out []kit.Match
			for _, c := range found {
				out = append(out, kit.Match{Title: c.Name(), Note: h.Format.Phone(c.Phone()), Icon: "users", Value: c.ID})
			}
			return out, len(out), err
		},
		OnPick: func(m kit.Match) {
			r.rec.With = m.Value.(data.ID)
			r.with.SetText(m.Title)
			if r == l.rows[len(l.rows)-1] {
				l.rows = append(l.rows, l.row(data.Link{}))
				l.draw()
			}
			l.changed()
		},
		OnChange: func(string) { r.rec.With = 0; l.changed() },
	})
	if c, err := l.a.Customers.Get(rec.With); rec.With != 0 && err == nil {
		r.with.SetText(c.Name())
	}
	return r
}

func (l *links) draw() {
	var objs []fyne.CanvasObject
	for _, r := range l.rows {
		objs = append(objs, kit.TopCols(8, []float32{170, -1}, r.how, r.with))
	}
	kit.Replace(l.box, objs...)
	kit.Relayout(l.box)
}

func (l *links) values() (out []data.Link) {
	for _, r := range l.rows {
		if r.rec.With != 0 {
			x := r.rec
			x.How = r.how.Selected()
			out = append(out, x)
		}
	}
	return out
}
