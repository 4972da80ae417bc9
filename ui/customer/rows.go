package customer

import (
	"strings"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/who"
)

// speech is what rows are worded with.
type speech struct {
	w   words.Words
	f   words.Format
	now data.Instant
}

// itemKind is what a row of the list is.
type itemKind int

const (
	personItem itemKind = iota
	pairsItem
	looseItem
)

// item is one row of the list.
type item struct {
	kind itemKind
	row  app.CustomerRow
	seen data.Instant
	n    int
}

func (it item) id() data.ID {
	if it.kind != personItem {
		return 0
	}
	return it.row.ID
}

func (it item) key() uint64 { return uint64(it.id())<<2 | uint64(it.kind) }

// group is a heading of the list with its rows.
type group struct {
	title string
	count string
	items []item
}

// groups put the list in order: who was found, who was seen lately, what is to be tidied.
func groups(s speech, l list) []group {
	var out []group
	have := map[data.ID]bool{}
	add := func(title, count string, items []item) {
		if len(items) > 0 {
			out = append(out, group{title, count, items})
		}
	}
	people := func(rows []app.CustomerRow) (items []item) {
		for _, r := range rows {
			if !have[r.ID] {
				have[r.ID] = true
				items = append(items, item{row: r})
			}
		}
		return items
	}
	n := s.count
	if l.shown != nil {
		add(s.w.T("customer.shown"), "", people([]app.CustomerRow{*l.shown}))
	}
	add(s.w.T("customer.loose"), n(l.untidy), people(l.loose))
	add(s.w.T("customer.found"), s.w.T("common.of", "N", n(len(l.found)), "Total", n(l.total)), people(l.found))
	var seen []item
	for _, c := range l.seen {
		if !have[c.ID] {
			have[c.ID] = true
			seen = append(seen, item{row: c.CustomerRow, seen: c.At})
		}
	}
	add(s.w.T("customer.seen"), "", seen)
	var tidy []item
	if l.pairs > 0 {
		tidy = append(tidy, item{kind: pairsItem, n: l.pairs})
	}
	if l.untidy > 0 {
		tidy = append(tidy, item{kind: looseItem, n: l.untidy})
	}
	add(s.w.T("customer.tidy"), "", tidy)
	if l.text == "" {
		add(s.w.T("customer.by-name"), n(l.total), people(l.named))
	}
	return out
}

// count is a number of a list: exact to a limit, then "more than" it.
func (s speech) count(n int) string {
	if n <= data.MostExact {
		return s.f.Number(int64(n))
	}
	return s.w.T("common.more-than", "N", s.f.Number(data.MostExact))
}

// line is a row of the list in words.
type line struct {
	icon   string // not a person
	name   string
	marks  []kit.Range
	second string
	top    string
	tone   kit.Token
	low    string
}

func (s speech) line(it item, text string) line {
	switch it.kind {
	case pairsItem:
		return line{icon: "merge", name: s.w.T("customer.pairs"), top: s.w.N("customer.n-pairs", it.n), tone: kit.Ink2}
	case looseItem:
		return line{icon: "circle-help", name: s.w.T("customer.loose"), top: s.f.Number(int64(it.n)), tone: kit.Ink2}
	}
	r := it.row
	out := line{name: r.Name(), second: s.things(r), tone: kit.Ink2}
	if text != "" {
		out.marks = who.Marks(out.name, text)
	}
	if it.seen != 0 {
		out.top = s.at(it.seen)
		return out
	}
	switch {
	case r.Owes > 0:
		out.top, out.tone = s.f.Money(r.Owes), kit.Red
	case r.Ready:
		out.top, out.tone = s.w.T("who.ready"), kit.Green
	case r.Last != 0 && r.OpenJobs == 0:
		out.top = s.f.DateShort(r.Last.Date(s.f.Zone()))
	}
	if r.OpenJobs > 0 {
		out.low = s.w.N("customer.n-open", r.OpenJobs)
	}
	return out
}

// things are what a customer has, or the firm they call for.
func (s speech) things(r app.CustomerRow) string {
	names := make([]string, 0, len(r.Devices))
	for _, d := range r.Devices {
		names = append(names, d.Name())
	}
	out := ""
	if r.IsCompany {
		out = s.w.T("customer.company")
	} else if r.Company != "" {
		out = r.Company
	}
	if len(names) > 0 {
		if out != "" {
			out += " · "
		}
		out += names[0]
		if more := len(names) - 1 + r.More; more > 0 {
			out += " " + s.w.N("customer.and-more", more)
		}
	}
	if out == "" {
		out = s.f.Phone(r.Phone())
	}
	return out
}

// at is an instant: of today the time alone.
func (s speech) at(i data.Instant) string {
	l, now := s.f.Local(i), s.f.Local(s.now)
	if l.Date() == now.Date() {
		return s.f.Time(l)
	}
	return s.f.WhenDate(l.Date(), now.Date())
}

// facts are the strip under the head.
func (s speech) facts(v *app.CustomerView) []kit.StripFact {
	day := func(i data.Instant) string { return s.f.DateShort(i.Date(s.f.Zone())) }
	out := []kit.StripFact{
		{Title: s.w.T("customer.since"), Value: day(v.Created), Share: 144},
		{Title: s.w.T("customer.jobs"), Value: s.f.Number(int64(v.JobCount)), Share: 111},
		{Title: s.w.T("customer.paid"), Value: s.f.MoneyShort(v.PaidSoFar), Share: 171},
		{Title: s.w.T("customer.owes"), Value: s.f.MoneyShort(v.Owes), Share: 157},
		{Title: s.w.T("customer.last"), Value: "–", Share: 119},
	}
	if v.OpenJobs > 0 {
		out[1].Note = s.w.N("customer.n-open", v.OpenJobs)
	}
	if v.PaidJobs > 0 {
		out[2].Note = s.w.N("customer.n-jobs", v.PaidJobs)
	}
	if v.Owes > 0 {
		out[3].Tone = kit.Red
		if v.OwesSince != 0 {
			out[3].Note = s.w.T("customer.owes-since", "when", s.short(v.OwesSince))
		}
	}
	if v.Last != 0 {
		out[4].Value = words.First(s.at(v.Last))
	}
	return out
}

// short is a day without its year where that is this one.
func (s speech) short(i data.Instant) string {
	d, today := i.Date(s.f.Zone()), s.now.Date(s.f.Zone())
	if d == today {
		return s.w.T("when.today")
	}
	out := s.f.DateShort(d)
	if len(d) > 4 && d[:4] == today[:4] {
		out = strings.TrimSuffix(out, " "+string(d[:4]))
	}
	return out
}

// sub is the line under the name: number, and whom they call for.
func (s speech) sub(v *app.CustomerView) string {
	out := []string{v.No}
	for _, l := range v.Links {
		if n := v.Names[data.Ref{Kind: data.KindCustomer, ID: l.With}]; n != "" {
			out = append(out, s.w.T("link."+l.How)+" "+n)
		}
	}
	if v.Company != "" && !v.IsCompany {
		out = append(out, v.Company)
	}
	if v.Prospect {
		out = append(out, s.w.T("customer.prospect"))
	}
	if v.DoNotCall {
		out = append(out, s.w.T("customer.do-not-call"))
	}
	return strings.Join(out, " · ")
}

// noted says who noted the alert.
func (s speech) noted(v *app.CustomerView) string {
	out := s.w.T("customer.alert-shown")
	if n := v.Staff[v.AlertBy]; n != "" && v.AlertAt != 0 {
		return s.w.T("customer.alert-noted", "who", n, "when", s.f.DateShort(v.AlertAt.Date(s.f.Zone()))) + " " + out
	}
	return out
}

// fact is a label with its value.
type fact struct{ label, value string }

// reach are the ways to a customer.
func (s speech) reach(v *app.CustomerView) []fact {
	var out []fact
	add := func(label, value string) {
		if value != "" {
			out = append(out, fact{label, value})
		}
	}
	for _, p := range v.Phones {
		label := p.Label
		if label == "" {
			label = s.w.T("common.phone")
		}
		value := s.f.Phone(p.Best164())
		if p.Best != "" {
			value += ", " + p.Best
		}
		add(label, value)
	}
	add(s.w.T("common.email"), strings.Join(v.Emails, ", "))
	for _, x := range v.Handles {
		label := x.Service
		if label == "" {
			label = s.w.T("customer.handles")
		}
		add(label, x.Name)
	}
	for _, a := range v.Addresses {
		label := a.Label
		if label == "" {
			label = s.w.T("common.address")
		}
		add(label, a.String())
		add(s.w.T("customer.access"), a.Access)
	}
	channel := ""
	if v.Channel != "" {
		channel = s.w.T("channel." + v.Channel)
	}
	add(s.w.T("customer.contact-by"), strings.Trim(channel+", "+v.BestTime, ", "))
	add(s.w.T("customer.speaks"), v.Speaks)
	var people []string
	for _, p := range v.Persons {
		people = append(people, strings.TrimSpace(p.Name+" "+s.f.Phone(p.Phone)))
	}
	add(s.w.T("customer.persons"), strings.Join(people, ", "))
	people = nil
	for _, p := range v.Collectors {
		people = append(people, p.Name)
	}
	add(s.w.T("customer.collects"), strings.Join(people, ", "))
	if v.AgeBand != "" {
		add(s.w.T("customer.age"), s.w.T("age."+v.AgeBand))
	}
	add(s.w.T("common.notes"), data.CleanLine(v.Notes))
	return out
}

// consents are what one may allow, in the order in which they stand.
var consents = []string{"call-jobs", "news", "message-jobs", "email"}

// allowed is what a customer said of a channel.
func allowed(c *data.Customer, channel string) kit.Finding {
	for _, x := range c.Consents {
		if x.Channel == channel {
			if x.Given {
				return kit.Works
			}
			return kit.Fault
		}
	}
	return kit.NotTested
}

// asked is when and how a customer was asked last.
func (s speech) asked(c *data.Customer) string {
	var last data.Consent
	for _, x := range c.Consents {
		if x.At > last.At {
			last = x
		}
	}
	if last.At == 0 {
		return s.w.T("common.not-asked")
	}
	out := s.w.T("customer.asked", "when", s.f.DateShort(last.At.Date(s.f.Zone())))
	if last.Source != "" {
		out += ", " + last.Source
	}
	return out
}
