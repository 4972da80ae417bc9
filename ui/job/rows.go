package job

import (
	"strconv"
	"strings"
	"time"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// soonMinutes is from how long before a promise it is shown as due soon.
const soonMinutes = 3 * 60

// stateLooks are shape and colour of each state.
var stateLooks = map[data.JobState]struct {
	icon string
	tone kit.Token
}{
	data.JobNew:          {"circle-dot", kit.Ink2},
	data.Diagnosing:      {"circle-dot", kit.Ink2},
	data.WaitingApproval: {"hourglass", kit.Violet},
	data.WaitingPart:     {"package", kit.Violet},
	data.PartArrived:     {"package-check", kit.Green},
	data.Scheduled:       {"circle-dot", kit.Ink2},
	data.InProgress:      {"wrench", kit.Blue},
	data.SentOut:         {"truck", kit.Violet},
	data.Ready:           {"circle-check", kit.Green},
	data.NotRepaired:     {"circle-x", kit.Ink2},
	data.Collected:       {"check", kit.Ink2},
	data.JobClosed:       {"check", kit.Ink2},
	data.JobCancelled:    {"x", kit.Ink2},
}

// stateOf is how a job stands, in the shop's own words where it has them.
func stateOf(h *kit.Host, states *data.List, j *data.Job) kit.State {
	look := stateLooks[j.State]
	s := kit.State{Icon: look.icon, Tone: look.tone, Text: h.T("job.state." + string(j.State))}
	if states == nil {
		return s
	}
	code := j.Step
	if code == "" {
		code = string(j.State)
	}
	if it, ok := states.Item(code); ok {
		s.Text = it.Word(h.Words.Lang())
	}
	return s
}

// promiseCell is a promise in a list: the time, the distance beside it, and how urgent it is.
func promiseCell(h *kit.Host, j *data.Job, now data.Local) (main, note string, tone kit.Token) {
	p := j.Promised
	if p == "" {
		return "–", "", kit.Ink3
	}
	f := h.Format
	main, note, tone = f.WhenDate(p.Date(), now.Date()), f.Time(p), kit.Ink
	main = strings.TrimSuffix(main, " "+string(now)[:4])
	if away := now.Date().Days(p.Date()); away >= -6 && away <= 6 {
		main = f.WeekdayShort(p.Date().Weekday()) + " " + strings.TrimPrefix(string(p)[8:10], "0")
	}
	if p.Date() == now.Date() {
		main, note = f.Time(p), h.T("when.today")
	}
	if j.State.Ball() == data.BallReady || j.State.Ball() == data.BallOut {
		return main, note, kit.Ink
	}
	away := apart(h, now, p)
	switch {
	case away < 0:
		return main, f.Late(-away), kit.Red
	case away <= soonMinutes*time.Minute:
		return main, f.In(away), kit.Amber
	}
	return main, note, tone
}

// apart is the time from one wall time to another in the shop's zone.
func apart(h *kit.Host, from, to data.Local) time.Duration {
	a, errA := from.In(h.Format.Zone())
	b, errB := to.In(h.Format.Zone())
	if errA != nil || errB != nil {
		return 0
	}
	return b.Sub(a)
}

// offerText is a time that is offered: "Tue 17:00", "today 16:00".
func offerText(h *kit.Host, l, now data.Local) string {
	if d := now.Date().Days(l.Date()); d == 0 || d > 6 {
		return h.Format.When(l, now)
	}
	return h.Format.WeekdayShort(l.Date().Weekday()) + " " + h.Format.Time(l)
}

// slotText is the time of an appointment in a narrow cell: of one today without the day, of one further away only the day.
func slotText(h *kit.Host, l, now data.Local) string {
	if now.Date() == l.Date() {
		return h.Format.Time(l)
	}
	if now.Date().Days(l.Date()) > 6 && len(now) > 4 {
		return strings.TrimSuffix(h.Format.WhenDate(l.Date(), now.Date()), " "+string(now)[:4])
	}
	return offerText(h, l, now)
}

// whatOf is the device and what is wrong with it, in one line.
func whatOf(device, problem string) string {
	if device == "" || problem == "" {
		return device + problem
	}
	return device + ", " + problem
}

// workOf is what an earlier job was about: what was done, else what was wrong.
func workOf(j *data.Job) string {
	for _, s := range []string{j.Done, j.Assessment, j.Problem()} {
		if s = data.CleanLine(s); s != "" {
			return s
		}
	}
	return j.No
}

// limitText is what was agreed about the price.
func limitText(h *kit.Host, l data.Limit) string {
	switch {
	case l.Kind == data.LimitFixed:
		return h.T("job.limit-fixed", "sum", h.Format.Money(l.NotAbove))
	case l.CallFirst:
		return h.T("job.limit-call", "sum", h.Format.Money(l.NotAbove))
	case l.NotAbove > 0:
		return h.T("job.limit-above", "sum", h.Format.Money(l.NotAbove))
	case l.Kind == data.LimitEstimate:
		return h.T("intake.estimate-first")
	}
	return h.T("limit." + string(l.Kind))
}

// leftWords are the accessories of a device in one line.
func leftWords(all []data.Accessory) string {
	var out []string
	for _, a := range all {
		name := a.Name
		if a.Count > 1 {
			name = strconv.Itoa(a.Count) + " × " + name
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}

// listed are the parts of a text between commas.
func listed(s string) (out []string) {
	for _, part := range strings.Split(s, ",") {
		if part = data.CleanLine(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// foundOf and findingOf turn the marks of the window into those of the record and back.
func foundOf(f kit.Finding) data.Found {
	switch f {
	case kit.Works:
		return data.Works
	case kit.Fault:
		return data.Faulty
	}
	return data.Untested
}

func findingOf(f data.Found) kit.Finding {
	switch f {
	case data.Works:
		return kit.Works
	case data.Faulty:
		return kit.Fault
	}
	return kit.NotTested
}

// idText is an ID as a value of a choice; 0 is none.
func idText(id data.ID) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatUint(uint64(id), 10)
}

func textID(s string) data.ID {
	n, err := strconv.ParseUint(s, 10, 64)
	if err != nil {
		return 0
	}
	return data.ID(n)
}

// quoted is what a customer said, in quotation marks.
func quoted(s string) string {
	if s = strings.Trim(s, "“”\""); s == "" {
		return ""
	}
	return "“" + s + "”"
}
