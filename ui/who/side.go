package who

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// Known is what the panel beside a form says of its customer.
type Known struct {
	Row      app.CustomerRow
	NotedBy  string // who noted the alert
	Contacts []*data.Contact
}

// Read fetches what the panel says of a customer.
func Read(a *app.App, id data.ID) (k Known, err error) {
	if k.Row, err = a.Customers.Row(id); err != nil {
		return k, err
	}
	if p, perr := a.Staff.Get(k.Row.AlertBy); perr == nil {
		k.NotedBy = p.Called()
	}
	k.Contacts, err = a.Contacts.With(id, lastTalks)
	return k, err
}

// lastTalks is how many talks the panel tells.
const lastTalks = 5

// Side draws what is known of a customer: alert, how to reach them, open jobs, devices, last contacts.
func Side(h *kit.Host, k Known) fyne.CanvasObject {
	now := h.Now().Local(h.Format.Zone())
	col := kit.Col(0, kit.NewHeading(k.Row.Name(), h.T("who.customer", "no", k.Row.No)), kit.Space(0, 12))
	if k.Row.Alert != "" {
		col.Add(kit.NewNotice(kit.State{Icon: "triangle-alert", Text: k.Row.Alert, Tone: kit.Amber}, noted(h, k)))
		col.Add(kit.Space(0, 12))
	}
	col.Add(facts(h, k))
	open := kit.Col(0)
	for _, j := range k.Row.Jobs {
		if j.Open() {
			open.Add(openJob(h, j, now))
		}
	}
	section(col, h.T("who.open-now"), h.Format.Number(int64(len(open.Objects))), open)
	devices := kit.Col(0)
	for _, d := range k.Row.Devices {
		mark := d.Mark()
		if short := data.Cut(mark, 18); short != mark {
			mark = short + "…"
		}
		devices.Add(kit.SideLine("smartphone", kit.Ink2, d.Name(), mark))
	}
	section(col, h.T("who.devices"), h.Format.Number(int64(len(devices.Objects))), devices)
	section(col, h.T("who.last-contacts"), "", Contacts(h, k.Contacts))
	return col
}

// Contacts are the last talks as lines of a panel.
func Contacts(h *kit.Host, list []*data.Contact) *fyne.Container {
	now := h.Now()
	col := kit.Col(0)
	for _, c := range list {
		col.Add(kit.SideLine(ChannelIcon(c.Channel, c.Direction), kit.Ink2, data.CleanLine(c.Words), h.Format.WhenAt(c.At, now)))
	}
	return col
}

// openJob is an open job in two lines: number and promise, what it is about.
func openJob(h *kit.Host, j *data.Job, now data.Local) fyne.CanvasObject {
	promised := ""
	if j.Promised != "" {
		promised = words.First(h.Format.When(j.Promised, now))
	}
	return kit.High(44, kit.Row(10, kit.NewMark("wrench", kit.Blue), kit.Grow(kit.Col(0,
		kit.BaseRow(8, kit.Grow(kit.T(j.No, kit.Strong.Cut())), kit.T(promised, kit.SecondMed.In(kit.Ink))),
		kit.T(data.CleanLine(j.Problem()), kit.Second.Sized(13).Cut())))))
}

func section(col *fyne.Container, title, count string, lines *fyne.Container) {
	if len(lines.Objects) > 0 {
		col.Add(kit.Space(0, 14))
		col.Add(kit.NewHeading(title, count))
		col.Add(kit.Space(0, 4))
		col.Add(lines)
	}
}

func noted(h *kit.Host, k Known) string {
	if k.NotedBy == "" {
		return ""
	}
	return h.T("who.noted", "name", k.NotedBy, "date", h.Format.DateShort(k.Row.AlertAt.Date(h.Format.Zone())))
}

func facts(h *kit.Host, k Known) *fyne.Container {
	col := kit.Col(0)
	add := func(key, value string) {
		if value != "" {
			col.Add(kit.NewFact(h.T(key), value, 84))
		}
	}
	add("who.fact-phone", h.Format.Phone(k.Row.Phone()))
	add("who.fact-reach", words.First(joinSpace(channelWord(h, k.Row.Customer), k.Row.BestTime)))
	add("who.fact-speaks", k.Row.Speaks)
	if k.Row.Owes > 0 {
		add("who.fact-owes", h.Format.Money(k.Row.Owes))
	}
	return col
}

func joinSpace(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}

// ChannelIcon is the icon of a talk.
func ChannelIcon(c data.Channel, d data.Direction) string {
	switch c {
	case data.ByPhone:
		if d == data.Out {
			return "phone-outgoing"
		}
		return "phone-incoming"
	case data.WalkIn:
		return "store"
	case data.ByEmail:
		return "mail"
	case data.Letter, data.Fax:
		return "file-text"
	case data.Meeting:
		return "users"
	}
	return "message-circle"
}
