package today

import (
	"strings"
	"time"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// shown is how many rows a group shows that may be long; the rest is a key press away in its own screen.
const shown = 3

// line is one row of the day, as it is read.
type line struct {
	app.TodayRow
	icon string
	tone kit.Token
	time string
	late string // how late, how soon, how often called: beside the time
	warm kit.Token
	what string
	sum  string // behind it, never cut
	act  string // what Enter does
}

// group is a heading with its lines.
type group struct {
	title string
	count string
	tone  kit.Token
	lines []line
}

// groups put the day's work in order: what was promised comes first.
func groups(w words.Words, f words.Format, v app.TodayView) []group {
	b := builder{w: w, f: f, now: v.Now}
	var out []group
	add := func(g group) {
		if len(g.lines) > 0 {
			out = append(out, g)
		}
	}
	add(b.answers(v))
	add(b.tell(v))
	add(b.ready(v))
	add(b.parts(v))
	add(b.tasks(v))
	return out
}

type builder struct {
	w   words.Words
	f   words.Format
	now data.Local
}

func (b builder) answers(v app.TodayView) group {
	g := group{title: b.w.T("today.answers"), count: b.w.N("today.n-promised", len(v.Answers))}
	if n := v.Figures.Overdue; n > 0 {
		g.count, g.tone = b.w.N("today.n-overdue", n), kit.Red
	}
	for _, r := range v.Answers {
		l := line{TodayRow: r, icon: "clock", tone: kit.Amber, warm: kit.Amber, time: b.f.Time(r.Due), what: r.What, act: b.w.T("today.answer")}
		if r.Due.Date() != b.now.Date() {
			l.time = b.f.WhenDate(r.Due.Date(), b.now.Date())
		}
		l.late = b.distance(r.Due)
		if r.Due < b.now {
			l.icon, l.tone, l.warm = "triangle-alert", kit.Red, kit.Red
		}
		g.lines = append(g.lines, l)
	}
	return g
}

// distance is how late or how soon a time is.
func (b builder) distance(due data.Local) string {
	d := b.until(due)
	if d < 0 {
		return b.f.Late(-d)
	}
	return b.f.In(d)
}

func (b builder) until(due data.Local) time.Duration {
	zone := b.f.Zone()
	at, err := due.In(zone)
	now, nerr := b.now.In(zone)
	if err != nil || nerr != nil {
		return 0
	}
	return at.Sub(now)
}

func (b builder) tell(v app.TodayView) group {
	g := group{title: b.w.T("today.tell"), count: b.f.Number(int64(len(v.Tell)))}
	for _, r := range v.Tell {
		l := line{TodayRow: r, icon: "package-check", tone: kit.Green, what: strings.TrimPrefix(r.What, r.No+": "), act: b.w.T("today.tell-act")}
		l.time, l.late = b.since(r.Since)
		l.late = b.called(r.Tries, l.late)
		g.lines = append(g.lines, l)
	}
	return g
}

// since is the day of an instant as a clerk says it, and on the same day its time.
func (b builder) since(at data.Instant) (day, clock string) {
	l := b.f.Local(at)
	n := l.Date().Days(b.now.Date())
	switch {
	case n == 0:
		return words.First(b.w.T("when.today")), b.f.Time(l)
	case n > 0:
		return b.w.N("today.days", n), ""
	}
	return b.f.WhenDate(l.Date(), b.now.Date()), ""
}

func (b builder) called(times int, or string) string {
	if times == 0 {
		return or
	}
	return b.w.N("today.called", times)
}

func (b builder) ready(v app.TodayView) group {
	n := min(shown, len(v.Ready))
	g := group{title: b.w.T("today.ready"), count: b.count(n, len(v.Ready))}
	if v.Figures.ReadyDue > 0 {
		g.count += " · " + b.w.T("today.due", "sum", b.f.MoneyShort(v.Figures.ReadyDue))
	}
	for _, r := range v.Ready[:n] {
		l := line{TodayRow: r, icon: "circle-check", tone: kit.Green, act: b.w.T("common.open")}
		if r.Task != nil {
			l.act = b.w.T("today.tell-act")
		}
		l.time, _ = b.since(r.Since)
		l.late = b.called(r.Tries, "")
		l.what, l.sum = r.What, "  ·  "+b.w.T("today.paid")
		if r.Owes > 0 {
			l.sum = "  ·  " + b.w.T("today.due", "sum", b.f.MoneyShort(r.Owes))
		}
		g.lines = append(g.lines, l)
	}
	return g
}

// count is "3 of 8", or the number alone where all are shown.
func (b builder) count(n, of int) string {
	if n == of {
		return b.f.Number(int64(n))
	}
	return b.w.T("today.of", "n", n, "of", of)
}

func (b builder) parts(v app.TodayView) group {
	g := group{title: b.w.T("today.parts"), count: b.f.Number(int64(len(v.Parts)))}
	for _, r := range v.Parts {
		l := line{TodayRow: r, icon: "truck", tone: kit.Amber, warm: kit.Amber, act: b.w.T("common.open")}
		l.time, l.late = b.f.WhenDate(r.Due.Date(), b.now.Date()), b.distance(r.Due)
		l.time = words.First(l.time)
		l.what = r.What
		g.lines = append(g.lines, l)
	}
	return g
}

// taskIcons show what kind of thing is to be done.
var taskIcons = map[data.TaskKind]string{
	data.TaskCallBack: "phone-outgoing", data.TaskFollowUp: "phone-outgoing", data.TaskCollect: "phone-outgoing", data.TaskApprove: "hourglass",
	data.TaskTakeOver: "corner-up-right", data.TaskHelp: "hand", data.TaskOrder: "package-plus", data.TaskPrint: "printer", data.TaskDraft: "layers",
}

func (b builder) tasks(v app.TodayView) group {
	n := min(2*shown, len(v.Tasks))
	g := group{title: b.w.T("today.tasks"), count: b.count(n, len(v.Tasks))}
	for _, r := range v.Tasks[:n] {
		l := line{TodayRow: r, icon: taskIcons[r.Task.TaskKind], tone: kit.Ink2, time: b.f.Time(r.Due), what: r.What, act: b.w.T("today.do")}
		if l.icon == "" {
			l.icon = "phone-outgoing"
		}
		if r.Due.Date() != b.now.Date() {
			l.time = words.First(b.f.WhenDate(r.Due.Date(), b.now.Date()))
		}
		if r.Due < b.now {
			l.late = b.distance(r.Due)
		}
		l.late = b.called(r.Tries, l.late)
		if l.Who == "" {
			l.Who = b.w.T("task.kind." + string(r.Task.TaskKind))
		}
		g.lines = append(g.lines, l)
	}
	return g
}

// figures are the strip at the head.
func figures(w words.Words, f words.Format, v app.TodayView) []kit.StripFact {
	n := func(k int) string { return f.Number(int64(k)) }
	fig := v.Figures
	facts := []kit.StripFact{
		{Title: w.T("today.answers"), Value: n(fig.Promised), Share: 191},
		{Title: w.T("today.visits"), Value: n(fig.Visits), Share: 210},
		{Title: w.T("today.open-jobs"), Value: n(fig.OpenJobs), Share: 210},
		{Title: w.T("today.ready"), Value: n(fig.Ready), Share: 236},
		{Title: w.T("today.taken-in"), Value: n(fig.TakenIn), Share: 194},
	}
	if fig.Overdue > 0 {
		facts[0].Note, facts[0].Tone = w.N("today.n-overdue", fig.Overdue), kit.Red
	}
	if fig.NextVisit != "" {
		facts[1].Note = w.T("today.next", "time", f.Time(fig.NextVisit))
	}
	if fig.Late > 0 {
		facts[2].Note = w.N("today.n-late", fig.Late)
	}
	if fig.ReadyDue > 0 {
		facts[3].Note = w.T("today.due", "sum", f.MoneyShort(fig.ReadyDue))
	}
	facts[4].Note = w.N("today.n-done", fig.Done)
	return facts
}

// aside is the line at the right of the title: till when the shop is open and who is in.
func aside(w words.Words, f words.Format, v app.TodayView) string {
	var names []string
	for _, p := range v.In {
		names = append(names, p.Given)
	}
	open := w.T("today.closed")
	if !v.Open.Empty() {
		open = words.First(w.T("when.open-till", "Time", f.Clock(v.Open.To)))
	}
	switch {
	case len(names) == 0:
		return open
	case len(names) > 4:
		return open + "  ·  " + w.N("today.people-in", len(names))
	}
	return open + "  ·  " + w.N("today.in", len(names), "names", f.Join(names...))
}

// visitState is how an appointment stands on the board of the day.
func visitState(w words.Words, f words.Format, now data.Local, a *data.Appointment) kit.State {
	switch a.State {
	case data.AppointmentDone, data.PartlyDone:
		return kit.State{Icon: "circle-check", Tone: kit.Green, Text: w.T("today.visit-done", "time", f.Time(f.Local(a.LeftAt)), "long", f.Duration(time.Duration(a.OnSite())*time.Minute))}
	case data.Arrived:
		icon := "wrench"
		if a.Place == data.OnSite {
			icon = "map-pin"
		}
		return kit.State{Icon: icon, Tone: kit.Blue, Text: w.T("when.till", "Time", f.Time(a.End))}
	case data.OnTheWay:
		return kit.State{Icon: "truck", Tone: kit.Amber, Text: w.T("today.on-the-way")}
	case data.NoShow:
		return kit.State{Icon: "circle-x", Tone: kit.Red, Text: w.T("today.no-show")}
	}
	if a.Start < now {
		b := builder{w: w, f: f, now: now}
		return kit.State{Icon: "triangle-alert", Tone: kit.Red, Text: w.T("today.not-started", "late", b.distance(a.Start))}
	}
	if a.Place == data.OnSite {
		return kit.State{Icon: "map-pin", Tone: kit.Blue, Text: a.Site.String()}
	}
	return kit.State{Icon: "circle-dot", Tone: kit.Ink2, Text: w.T("today.planned", "till", f.Time(a.End))}
}

// columnNote is what stands beside a technician's name.
func columnNote(w words.Words, f words.Format, now data.Local, c app.Column) string {
	note := w.N("today.n-visits", len(c.Appointments))
	for _, s := range c.Free {
		if s.To-max(s.From, now.Minutes()) >= 30 {
			return note + " · " + w.T("today.free", "time", f.Clock(max(s.From, (now.Minutes()+14)/15*15)))
		}
	}
	return note
}
