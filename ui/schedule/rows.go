package schedule

import (
	"strings"
	"time"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// rows turns what the desk knows into strings and states, without a window.
type rows struct {
	w   words.Words
	f   words.Format
	now data.Instant
}

func rowsOf(h *kit.Host) rows { return rows{h.Words, h.Format, h.Now()} }

func (r rows) wall() data.Local { return r.f.Local(r.now) }

// length writes minutes as people say them.
func (r rows) length(minutes int) string { return r.f.Duration(time.Duration(minutes) * time.Minute) }

// since is how many minutes of wall time lie between two times.
func since(from, to data.Local) int {
	return from.Date().Days(to.Date())*24*60 + to.Minutes() - from.Minutes()
}

// lateAfter is how many minutes after its start an appointment counts as not started.
const lateAfter = 5

// day is a board as the widget shows it.
func (r rows) day(b app.Board, offers []app.Slot) kit.BoardDay {
	d := kit.BoardDay{From: 9 * 60, To: 18 * 60, Now: -1}
	if !b.Open.Empty() {
		d.From, d.To = b.Open.From/60*60, (b.Open.To+59)/60*60
	}
	if b.Date == r.wall().Date() {
		d.Now, d.Clock = r.wall().Minutes(), r.wall().Clock()
	}
	worked := false
	for i, c := range b.Columns {
		d.Columns = append(d.Columns, r.column(c))
		worked = worked || !c.Works.Empty()
		if !c.Works.Empty() {
			d.From, d.To = min(d.From, c.Works.From/60*60), max(d.To, (c.Works.To+59)/60*60)
		}
		for _, p := range c.Appointments {
			card := r.card(p, b.Date)
			card.Column = i
			d.From, d.To = min(d.From, max(0, card.From-card.Before)/60*60), max(d.To, min(24*60, (card.To+card.After+59)/60*60))
			d.Cards = append(d.Cards, card)
		}
		for k, s := range offers {
			if s.Technician == c.Staff.ID && s.Start.Date() == b.Date {
				d.Offers = append(d.Offers, kit.BoardOffer{
					Key: string(rune('1' + k)), Column: i, From: s.Start.Minutes(), To: s.Start.Minutes() + since(s.Start, s.End),
					Text: r.w.T("schedule.free", "time", s.Start.Clock()+"–"+s.End.Clock()),
				})
			}
		}
	}
	if !worked && len(d.Cards) == 0 {
		d.Closed = r.closed(b)
		for i := range d.Columns {
			d.Columns[i].Off = ""
		}
	}
	return d
}

// closed is why nobody works on a day.
func (r rows) closed(b app.Board) string {
	switch {
	case len(b.Columns) == 0:
		return r.w.T("schedule.nobody")
	case b.Holiday != "":
		return r.w.T("schedule.closed-for", "holiday", b.Holiday)
	}
	return r.w.T("schedule.closed")
}

func (r rows) column(c app.Column) kit.BoardColumn {
	booked := r.w.T("schedule.booked", "time", r.length(c.Booked))
	if c.Booked == 0 {
		booked = r.w.T("schedule.none-booked")
	}
	out := kit.BoardColumn{
		Initials: words.Initials(c.Staff.Name()), Name: c.Staff.Name(), Second: dotted(c.Staff.Skills, booked),
		Works: c.Works, Break: c.Break, Rest: r.w.T("schedule.lunch"), Off: r.w.T("schedule.off"),
	}
	return out
}

// card is an appointment on the board of a date.
func (r rows) card(p app.Planned, date data.Date) kit.BoardCard {
	midnight := date.At(0)
	c := kit.BoardCard{
		ID: uint64(p.ID), From: since(midnight, p.Start), To: since(midnight, p.End), Before: p.Before, After: p.After,
		Title: p.Title, Past: !p.Open(), Fixed: !movable(p.Appointment),
		Ways: [2]string{r.w.T("schedule.travel", "time", r.length(p.Before)), r.w.T("schedule.travel", "time", r.length(p.After))},
	}
	c.State = r.state(p)
	c.State.Text = p.Start.Clock() + "–" + p.End.Clock()
	c.Tinted = c.State.Tone != kit.Ink2 && !c.Past
	c.Brief = r.stands(p)
	c.Second = dotted(r.whose(p), c.Brief)
	return c
}

// movable says whether an appointment may be given another time.
func movable(a *data.Appointment) bool { return a.Open() && a.State != data.Arrived }

// whose is what a card is recognised by: at an address the customer, at the bench the job.
func (r rows) whose(p app.Planned) string {
	if p.Place == data.InShop && p.JobNo != "" {
		return p.JobNo
	}
	return p.Short
}

func (r rows) overdue(p app.Planned) bool {
	return (p.State == data.Booked || p.State == data.Confirmed) && since(p.Start, r.wall()) >= lateAfter
}

// noPart says whether the work cannot begin as its part is not here.
func noPart(p app.Planned) bool { return p.Open() && p.JobState == data.WaitingPart }

// state is the shape and colour of an appointment.
func (r rows) state(p app.Planned) kit.State {
	switch {
	case p.State == data.AppointmentDone:
		return kit.State{Icon: "circle-check", Tone: kit.Green}
	case p.State == data.PartlyDone:
		return kit.State{Icon: "circle-check", Tone: kit.Amber}
	case p.State == data.OnTheWay:
		return kit.State{Icon: "truck", Tone: kit.Amber}
	case p.State == data.Arrived && p.Place == data.OnSite:
		return kit.State{Icon: "map-pin", Tone: kit.Blue}
	case p.State == data.Arrived:
		return kit.State{Icon: "wrench", Tone: kit.Blue}
	case r.overdue(p), noPart(p):
		return kit.State{Icon: "triangle-alert", Tone: kit.Red}
	case p.State == data.Confirmed && p.Place == data.OnSite:
		return kit.State{Icon: "map-pin", Tone: kit.Blue}
	case p.Inquiry != 0 && p.Job == 0:
		return kit.State{Icon: "clock", Tone: kit.Amber}
	}
	return kit.State{Icon: "circle-dot", Tone: kit.Ink2}
}

// stands is the word beside the shape.
func (r rows) stands(p app.Planned) string {
	t := r.w.T
	at := func(i data.Instant) string { return r.f.Local(i).Clock() }
	switch {
	case p.State == data.AppointmentDone && p.Place == data.OnSite && p.OnSite() > 0:
		return t("schedule.done-site", "time", r.length(p.OnSite()))
	case p.State == data.AppointmentDone:
		return t("schedule.done")
	case p.State == data.PartlyDone:
		return t("schedule.partly")
	case p.State == data.OnTheWay:
		return t("schedule.on-the-way")
	case p.State == data.Arrived && p.Place == data.OnSite:
		return t("schedule.on-site", "time", at(p.ArrivedAt))
	case p.State == data.Arrived:
		return t("schedule.in-work", "time", at(p.ArrivedAt))
	case r.overdue(p):
		return t("schedule.not-started", "time", r.length(since(p.Start, r.wall())))
	case noPart(p):
		return t("schedule.no-part")
	case p.Over:
		return t("schedule.double")
	case p.Outside:
		return t("schedule.outside")
	case p.Urgency == data.High || p.Urgency == data.Emergency:
		return t("schedule.urgent-small")
	case p.Place == data.OnSite && p.Site.Access != "":
		return p.Site.Access
	case p.State == data.Confirmed:
		return t("schedule.confirmed")
	case p.JobState == data.PartArrived:
		return t("schedule.part-here")
	}
	return p.Notes
}

// queue is what waits to be booked, as cards.
func (r rows) queue(q []app.ToBook) []kit.DeckCard {
	out := make([]kit.DeckCard, len(q))
	for i, b := range q {
		out[i] = kit.DeckCard{ID: uint64(b.Job.ID), State: r.waits(b.Job), Right: r.length(b.Minutes), Title: b.Title, Second: dotted(r.place(b), b.Technician)}
	}
	return out
}

func (r rows) place(b app.ToBook) string {
	if b.Job.Place == data.OnSite {
		return comma(b.Customer, b.Job.Site.City)
	}
	return b.Job.No
}

// waits is how pressing a job is.
func (r rows) waits(j *data.Job) kit.State {
	today := r.wall().Date()
	due := j.Promised
	day := func(d data.Date) string {
		if n := today.Days(d); n > -7 && n < 7 {
			return r.f.WeekdayShort(d.Weekday())
		}
		return strings.TrimSpace(strings.TrimPrefix(r.f.Day(d), r.f.WeekdayShort(d.Weekday())))
	}
	switch {
	case due != "" && due < r.wall() && due.Date() == today:
		return kit.State{Icon: "triangle-alert", Text: r.w.T("schedule.late-since", "day", due.Clock()), Tone: kit.Red}
	case due != "" && due < r.wall():
		return kit.State{Icon: "triangle-alert", Text: r.w.T("schedule.late-since", "day", day(due.Date())), Tone: kit.Red}
	case j.Urgency == data.Emergency:
		return kit.State{Icon: "triangle-alert", Text: r.w.T("schedule.emergency"), Tone: kit.Red}
	case j.Urgency == data.High:
		return kit.State{Icon: "triangle-alert", Text: r.w.T("schedule.urgent"), Tone: kit.Red}
	case due == "":
		return kit.State{Icon: "circle-dot", Text: r.w.T("schedule.any-time"), Tone: kit.Ink2}
	case due.Date() == today:
		return kit.State{Icon: "clock", Text: r.w.T("schedule.promised-today"), Tone: kit.Amber}
	case today.Days(due.Date()) <= 2:
		return kit.State{Icon: "clock", Text: r.w.T("schedule.promised", "day", day(due.Date())), Tone: kit.Amber}
	}
	return kit.State{Icon: "circle-dot", Text: r.w.T("schedule.by", "day", day(due.Date())), Tone: kit.Ink2}
}

// slot is a free time in a few letters: today its time, else the day before it.
func (r rows) slot(s app.Slot, shown data.Date) string {
	if s.Start.Date() == shown {
		return s.Start.Clock()
	}
	return r.f.WeekdayShort(s.Start.Date().Weekday()) + " " + s.Start.Clock()
}

// effect is what a time does to a promise.
func (r rows) effect(promised, end data.Local) kit.State {
	if promised == "" {
		return kit.State{Icon: "circle-dot", Text: r.w.T("book.no-promise"), Tone: kit.Ink2}
	}
	left := since(end, promised)
	switch {
	case left < 0:
		return kit.State{Icon: "triangle-alert", Text: r.w.T("book.too-late", "time", r.about(-left)), Tone: kit.Red}
	case left < tight:
		return kit.State{Icon: "clock", Text: r.w.T("book.tight", "time", r.length(left)), Tone: kit.Amber}
	}
	return kit.State{Icon: "circle-check", Text: r.w.T("book.keeps", "when", r.f.WeekdayShort(promised.Date().Weekday())+" "+promised.Clock()), Tone: kit.Green}
}

// tight is how many minutes before a promise a time is called tight.
const tight = 120

// about is a length of time without what nobody asks for: days over two days, hours over two hours.
func (r rows) about(minutes int) string {
	switch {
	case minutes >= 2*24*60:
		return r.w.N("common.days", minutes/(24*60))
	case minutes >= 120:
		minutes -= minutes % 60
	}
	return r.length(minutes)
}

func dotted(parts ...string) string { return joined(" · ", parts) }

func comma(parts ...string) string { return joined(", ", parts) }

func joined(sep string, parts []string) string {
	var have []string
	for _, p := range parts {
		if p != "" {
			have = append(have, p)
		}
	}
	return strings.Join(have, sep)
}
