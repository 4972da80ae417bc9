package job

import (
	"strings"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/who"
)

// eventLooks are mark and colour of the acts on a job's timeline, by the beginning of their names.
var eventLooks = []struct {
	act, icon string
	tone      kit.Token
}{
	{"job.take-in", "store", kit.Ink2},
	{"job.assess", "wrench", kit.Blue},
	{"job.report", "wrench", kit.Blue},
	{"job.promise", "clock", kit.Amber},
	{"job.collect", "circle-check", kit.Green},
	{"job.move", "arrow-right", kit.Ink2},
	{"job.assign", "user-check", kit.Ink2},
	{"job.put-line", "list", kit.Ink2},
	{"job.remove-line", "list", kit.Ink2},
	{"estimate.approve", "circle-check", kit.Green},
	{"estimate.refuse", "circle-x", kit.Ink2},
	{"estimate", "hourglass", kit.Violet},
	{"payment", "banknote", kit.Ink2},
	{"appointment", "calendar-clock", kit.Ink2},
	{"part-request", "package", kit.Violet},
	{"parts-order", "package", kit.Violet},
	{"print-job", "printer", kit.Ink2},
}

// momentOf words one entry of a job's timeline.
func momentOf(h *kit.Host, v *app.JobView, ways *data.List, e app.JobEvent) kit.Moment {
	m := kit.Moment{Icon: "circle-dot", Tone: kit.Ink2, When: whenAt(h, e.At), Who: v.Called(e.By)}
	for _, l := range eventLooks {
		if strings.HasPrefix(e.Act, l.act) {
			m.Icon, m.Tone = l.icon, l.tone
			break
		}
	}
	if e.To != "" && strings.HasPrefix(e.Act, "job.move") {
		m.Icon, m.Tone = stateLooks[e.To].icon, stateLooks[e.To].tone
	}
	m.Text = eventText(h, v, ways, e)
	if c := e.Contact; c != nil && e.Act != "job.take-in" {
		if e.Act == "" {
			m.Icon, m.Text = who.ChannelIcon(c.Channel, c.Direction), c.Words
		} else {
			m.Text = c.Words
		}
		m.Who = talkers(h, v, c)
		if c.Internal {
			m.Icon, m.Who, m.Note = "sticky-note", v.Called(c.By), h.T("job.note-internal")
		}
	}
	if e.Why != "" && !strings.Contains(m.Text, e.Why) {
		m.Note = e.Why
	}
	if e.Undone {
		m.Icon, m.Tone, m.Note = "undo-2", kit.Ink3, h.T("job.taken-back")
	}
	return m
}

func whenAt(h *kit.Host, at data.Instant) string {
	return words.First(h.Format.WhenAt(at, h.Now()))
}

// eventText is what an act did, in words.
func eventText(h *kit.Host, v *app.JobView, ways *data.List, e app.JobEvent) string {
	f := h.Format
	switch {
	case e.Act == "job.take-in":
		return h.T("job.event.taken-in")
	case e.Act == "job.promise":
		return h.T("job.event.promised", "when", f.DayTime(e.When))
	case e.Act == "job.assign":
		if name := v.Called(e.Staff); name != "" {
			return h.T("job.event.assigned", "name", name)
		}
	case e.Act == "job.assess" || e.Act == "job.report":
		if e.Words != "" {
			return e.Words
		}
	case strings.HasPrefix(e.Act, "payment."):
		return strings.Join(filled(h.T("act."+e.Act), f.Money(e.Sum), wayWord(h, ways, e.Way)), ", ")
	case strings.HasPrefix(e.Act, "estimate."):
		return h.T("act."+e.Act) + ", " + f.Money(e.Sum)
	case strings.HasPrefix(e.Act, "appointment."):
		return strings.Join(filled(h.T("act."+e.Act), f.DayTime(e.When), e.Words), ", ")
	case strings.HasPrefix(e.Act, "part"):
		return strings.Join(filled(h.T("act."+e.Act), e.Name, e.No), ", ")
	case e.To != "":
		return h.T("job.state." + string(e.To))
	}
	return h.T("act." + e.Act)
}

// talkers says who spoke to whom.
func talkers(h *kit.Host, v *app.JobView, c *data.Contact) string {
	us, them := v.Called(c.By), c.With
	if them == "" {
		switch c.Party.Kind {
		case data.KindStaff:
			them = v.Called(c.Party.ID)
		default:
			them = v.Customer.Name()
		}
	}
	if c.Direction == data.In {
		us, them = them, us
	}
	return h.T("job.talk", "from", us, "to", them)
}

func wayWord(h *kit.Host, ways *data.List, code string) string {
	if ways != nil {
		if it, ok := ways.Item(code); ok {
			return it.Word(h.Words.Lang())
		}
	}
	return code
}

func filled(all ...string) (out []string) {
	for _, s := range all {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
