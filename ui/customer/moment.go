package customer

import (
	"strings"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/who"
)

// filters of the timeline.
const (
	showAll   = "all"
	showSaid  = string(app.SaidMoments)
	showJobs  = string(app.JobMoments)
	showMoney = string(app.MoneyMoments)
)

// momentsOf is what a filter asks for.
func momentsOf(filter string) app.MomentsOf {
	if filter == showAll {
		return app.AllMoments
	}
	return app.MomentsOf(filter)
}

// moments are the timeline in words, as far as it was read, the newest first.
func (s speech) moments(v *app.CustomerView, way func(code string) string) (out []kit.Moment) {
	for _, m := range v.Moments {
		out = append(out, s.moment(v, m, way))
	}
	return out
}

func (s speech) moment(v *app.CustomerView, m app.CustomerMoment, way func(string) string) kit.Moment {
	out := kit.Moment{When: words.First(s.f.WhenAt(m.At, s.now))}
	by := v.Staff[m.By]
	switch m.Kind {
	case app.Said:
		s.said(v, m, &out)
	case app.Missed:
		out.Icon, out.Tone, out.Who, out.Text, out.Note = "triangle-alert", kit.Red, s.w.T("customer.missed"), data.CleanLine(m.Inquiry.Subject), m.Inquiry.No
		if out.Text == "" {
			out.Text = data.CleanLine(m.Inquiry.Words)
		}
	case app.TakenIn:
		out.Icon, out.Who, out.Text = "store", s.w.T("customer.taken-in", "no", m.Job.No), s.what(v, m.Job)
	case app.CameReady:
		out.Icon, out.Tone, out.Who, out.Text = "circle-check", kit.Green, s.w.T("customer.ready", "no", m.Job.No), s.what(v, m.Job)
	case app.HandedOut:
		out.Icon, out.Tone, out.Who, out.Text = "circle-check", kit.Green, s.w.T("customer.collected", "no", m.Job.No), s.what(v, m.Job)
	case app.PaidUs:
		out.Icon, out.Who, out.Text = "banknote", s.w.T("customer.paid-to", "who", by), s.paid(m.Payment, way)
	case app.Acted:
		out.Icon, out.Who = "pencil", by
		out.Text = s.w.T("customer.changed")
		if key := "act." + m.Act; s.w.Has(key) {
			out.Text = s.w.T(key)
		}
	}
	return out
}

// said words a talk: who to whom, by which channel, about what.
func (s speech) said(v *app.CustomerView, m app.CustomerMoment, out *kit.Moment) {
	c := m.Contact
	out.Icon, out.Text = who.ChannelIcon(c.Channel, c.Direction), data.CleanLine(c.Words)
	us, them := v.Staff[c.By], v.Names[c.Party]
	if c.Party.Kind == data.KindCustomer && c.Party.ID == v.ID {
		them = v.Given
	}
	if c.With != "" {
		them = strings.TrimSpace(c.With + " " + paren(them))
	}
	if them == "" {
		them = v.Name()
	}
	from, to := us, them
	if c.Direction == data.In {
		from, to = them, us
	}
	out.Who = s.w.T("customer.from-to", "from", from, "to", to)
	if c.Of.Kind != data.KindCustomer {
		out.Note = v.Names[c.Of]
	}
}

func paren(s string) string {
	if s == "" {
		return ""
	}
	return "(" + s + ")"
}

// what is a job in one line: its devices and what was wrong.
func (s speech) what(v *app.CustomerView, j *data.Job) string {
	var names []string
	for _, d := range j.Devices {
		if x := v.Devs[d.Device]; x != nil {
			names = append(names, x.Name())
		}
	}
	if p := data.CleanLine(j.Problem()); p != "" {
		names = append(names, p)
	}
	return strings.Join(names, ", ")
}

// paid is a payment in words.
func (s speech) paid(p *data.Payment, way func(string) string) string {
	return s.w.T("payment.kind."+string(p.PayKind)) + " " + s.f.Money(p.Amount) + ", " + way(p.Way)
}

// moneyRow is one line of money.
type moneyRow struct {
	when, no, what, sum string
	tone                kit.Token
}

func (s speech) money(m app.MoneyRow, way func(string) string) moneyRow {
	out := moneyRow{when: s.short(m.At), sum: s.f.MoneyPlain(m.Amount), tone: kit.Ink}
	if m.Job != nil {
		out.no = m.Job.No
	}
	if m.Payment == nil {
		out.what, out.tone = s.w.T("customer.owed"), kit.Red
		return out
	}
	out.what = s.w.T("payment.kind."+string(m.Payment.PayKind)) + ", " + way(m.Payment.Way)
	return out
}
