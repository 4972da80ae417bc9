package inquiry

import (
	"time"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/who"
)

// group is a heading of the list with its rows.
type group struct {
	title, count string
	tone         kit.Token
	rows         []app.InquiryRow
}

// inGroups says who has the ball: answers promised first, then what is ours, then what is theirs. Ended ones stand in one group.
// Rows are those read so far, in this order; the counts are of the whole list.
func inGroups(h *kit.Host, p app.InquiryPage, rows []app.InquiryRow, show app.InquiryShow) []group {
	if show == app.ShowClosed {
		if len(rows) == 0 {
			return nil
		}
		return []group{{title: h.T("inquiry.ended"), count: h.Count(p.Total), rows: rows}}
	}
	all := []group{{title: h.T("inquiry.answer-promised")}, {title: h.T("inquiry.our-ball")}, {title: h.T("inquiry.their-ball")}}
	balls := []string{data.DeskPromised, data.DeskOurs, data.DeskTheirs}
	var out []group
	for i, g := range all {
		for _, r := range rows {
			if r.Desk() == balls[i] {
				g.rows = append(g.rows, r)
			}
		}
		g.count = h.Count(p.Balls[balls[i]])
		if i == 0 && p.Overdue > 0 {
			g.count, g.tone = h.N("today.n-overdue", p.Overdue), kit.Red
		}
		if len(g.rows) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// standing is how an inquiry stands: shape, word and colour.
func standing(w words.Words, f words.Format, now data.Local, q *data.Inquiry) kit.State {
	switch {
	case q.State == data.Resolved:
		return kit.State{Icon: "circle-check", Text: w.T("inquiry.state.resolved"), Tone: kit.Green}
	case q.State == data.InquiryClosed:
		return kit.State{Icon: "circle", Text: w.T("inquiry.state.closed"), Tone: kit.Ink2}
	case q.Promised != "" && q.Promised < now:
		return kit.State{Icon: "triangle-alert", Text: f.Late(between(f, q.Promised, now)), Tone: kit.Red}
	case q.State == data.WaitingCustomer:
		return kit.State{Icon: "hourglass", Text: w.T("inquiry.state.waiting-customer"), Tone: kit.Violet}
	case q.Promised != "":
		return kit.State{Icon: "clock", Text: f.In(between(f, now, q.Promised)), Tone: kit.Amber}
	case q.State == data.HandedOver:
		return kit.State{Icon: "corner-up-right", Text: w.T("inquiry.state.handed-over"), Tone: kit.Violet}
	}
	return kit.State{Icon: "circle-dot", Text: w.T("inquiry.state.waiting-us"), Tone: kit.Ink2}
}

// aside is the right end of a list row: how late, by when, since when.
func aside(w words.Words, f words.Format, now data.Local, q *data.Inquiry) (string, kit.Token) {
	opened := f.Local(q.Opened)
	switch {
	case !q.Open():
		return f.WhenDate(f.Local(q.Ended).Date(), now.Date()), kit.Ink2
	case q.State == data.WaitingCustomer:
		return w.T("when.since", "When", f.WhenDate(f.Local(q.Updated).Date(), now.Date())), kit.Ink2
	case q.Promised == "":
		if opened.Date() == now.Date() {
			return f.Time(opened), kit.Ink2
		}
		return w.T("inquiry.no-promise"), kit.Ink2
	case q.Promised < now:
		return f.Late(between(f, q.Promised, now)), kit.Red
	case between(f, now, q.Promised) < 3*time.Hour:
		return f.In(between(f, now, q.Promised)), kit.Amber
	}
	return words.First(f.When(q.Promised, now)), kit.Ink2
}

// between is the time from a to b in the shop's zone.
func between(f words.Format, a, b data.Local) time.Duration {
	x, err := a.In(f.Zone())
	y, err2 := b.In(f.Zone())
	if err != nil || err2 != nil {
		return 0
	}
	return y.Sub(x)
}

// facts are the strip under the record's head.
func facts(h *kit.Host, v app.InquiryView, natureWord string) []kit.StripFact {
	f, now := h.Format, h.Now()
	wall := now.Local(f.Zone())
	promised := kit.StripFact{Title: h.T("inquiry.fact-promised"), Value: h.T("inquiry.no-promise"), Share: 162}
	if v.Promised != "" {
		promised.Value = words.First(f.When(v.Promised, wall))
		if v.Open() && v.Promised < wall {
			promised.Tone = kit.Red
		}
	}
	with := h.T("inquiry.anyone")
	if p := v.Staff[v.Assigned]; p != nil {
		with = p.Called()
	} else if v.Dept != nil {
		with = v.Dept.Name
	}
	mood := "–"
	if v.Mood != "" {
		mood = h.T("mood." + string(v.Mood))
	}
	return []kit.StripFact{
		{Title: h.T("inquiry.nature"), Value: natureWord, Share: 144},
		{Title: h.T("inquiry.fact-opened"), Value: words.First(f.WhenAt(v.Opened, now)), Share: 156},
		promised,
		{Title: h.T("inquiry.fact-with"), Value: with, Share: 132},
		{Title: h.T("inquiry.sounds"), Value: mood, Share: 108},
	}
}

// moments are the thread as the timeline draws it, the oldest first.
func moments(h *kit.Host, v app.InquiryView) []kit.Moment {
	var out []kit.Moment
	party := v.Caller
	if v.Row != nil {
		party = firstNot(v.Row.Given, v.Row.Name())
	}
	party = firstNot(party, v.CallerTel, h.T("inquiry.the-caller"))
	for _, s := range v.Thread {
		out = append(out, moment(h, v, s, party))
	}
	return out
}

func moment(h *kit.Host, v app.InquiryView, s app.ThreadEntry, party string) kit.Moment {
	by := h.T("inquiry.the-desk")
	if p := v.Staff[s.By]; p != nil {
		by = p.Called()
	}
	m := kit.Moment{When: words.First(h.Format.WhenAt(s.At, h.Now()))}
	switch {
	case s.Contact != nil:
		return contactMoment(h, s.Contact, m, by, party)
	case s.Forward != nil:
		return forwardMoment(h, v, s.Forward, m, by)
	case s.Promise != "":
		m.Icon, m.Tone = "clock", kit.Amber
		m.Who = h.T("inquiry.said-promise", "who", by, "when", h.Format.When(s.Promise, h.Format.Local(s.At)))
	case s.Missed:
		m.Icon, m.Tone = "triangle-alert", kit.Red
		m.Who = h.T("inquiry.said-missed")
	case s.Ended != "":
		m.Icon, m.Tone = "circle-check", kit.Green
		m.Who = h.T("inquiry.state." + string(s.Ended))
	}
	return m
}

func contactMoment(h *kit.Host, c *data.Contact, m kit.Moment, by, party string) kit.Moment {
	m.Icon, m.Tone = who.ChannelIcon(c.Channel, c.Direction), kit.Ink2
	party = firstNot(c.With, party)
	from, to := party, by
	m.Text = "“" + c.Words + "”"
	if c.Direction == data.Out {
		from, to = by, party
		m.Text = c.Words
	}
	m.Who = h.T("inquiry.said", "from", from, "to", to, "channel", h.T("inquiry.said-channel."+string(c.Channel)))
	if c.Seconds >= 60 {
		m.Who += " · " + h.Format.Duration(time.Duration(c.Seconds)*time.Second)
	}
	return m
}

func forwardMoment(h *kit.Host, v app.InquiryView, f *data.Forward, m kit.Moment, by string) kit.Moment {
	m.Icon, m.Tone = "corner-up-right", kit.Violet
	to := h.T("inquiry.a-department")
	if p := v.Staff[f.To]; p != nil {
		to = p.Called()
	} else if v.Dept != nil && v.Dept.ID == f.Department {
		to = v.Dept.Name
	}
	m.Who, m.Text = h.T("inquiry.said-forward", "who", by, "to", to), f.Reason
	if f.Read != 0 {
		reader := to
		if p := v.Staff[f.ReadBy]; p != nil {
			reader = p.Called()
		}
		m.Sign, m.Note = "eye", h.T("inquiry.read-by", "who", reader, "when", h.Format.WhenAt(f.Read, h.Now()))
	}
	return m
}
