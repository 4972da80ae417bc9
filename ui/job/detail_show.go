package job

import (
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// show puts the job into the page.
func (s *Detail) show() {
	h, v, j := s.h, s.v, s.v.Job
	names := ""
	for _, d := range v.Devices {
		if names != "" {
			names += ", "
		}
		names += d.Device.Name()
	}
	state := stateOf(h, s.states, j)
	s.head.Set(j.No, whatOf(names, data.Cut(j.Problem(), 80)), strings.Join(filled(v.Customer.Name(), h.Format.Phone(v.Customer.Phone())), "  ·  "), state)
	text, icon := nextWords(h, j)
	s.next.Set(text, icon, "F8")
	s.next.SetDisabled(text == h.T("job.over"), h.T("job.over"))
	s.strip.Set(s.facts()...)
	s.showBody()
	s.lines.show()
	s.showVisits()
	s.showSums()
	s.showBefore()
	s.showTimeline()
	kit.Relayout(s.all)
}

// nextWords are the words and the icon of the next act.
func nextWords(h *kit.Host, j *data.Job) (text, icon string) {
	switch j.State {
	case data.JobNew:
		return h.T("job.next-diagnosis"), "search"
	case data.InProgress:
		return h.T("job.next-ready"), "circle-check"
	case data.Ready, data.NotRepaired:
		return h.T("job.next-collect"), "hand"
	case data.Collected:
		return h.T("job.next-close"), "check"
	case data.JobClosed, data.JobCancelled:
		return h.T("job.over"), "check"
	}
	if j.JobKind == data.Repair || j.JobKind == data.ComeBack {
		return h.T("job.next-repair"), "wrench"
	}
	return h.T("job.next-work"), "wrench"
}

// facts are the strip under the head.
func (s *Detail) facts() []kit.StripFact {
	h, v, j := s.h, s.v, s.v.Job
	f, now := h.Format, h.Format.Local(h.Now())
	promised := kit.StripFact{Title: h.T("job.promised"), Value: "–", Share: 1.85}
	if j.Promised != "" {
		promised.Value = f.DayTime(j.Promised)
		_, note, tone := promiseCell(h, j, now)
		if away := apart(h, now, j.Promised); j.Open() && j.State.Ball() != data.BallReady {
			if promised.Tone = tone; away >= 0 {
				note = f.In(away)
			}
			promised.Note = note
			if tone == kit.Ink {
				promised.Tone = kit.None
			}
		}
	}
	if j.Expected != "" && j.Expected != j.Promised {
		promised.Note = h.T("job.expected", "when", f.When(j.Expected, now))
	}
	out := []kit.StripFact{
		{Title: h.T("job.received"), Value: f.DayTime(f.Local(j.TakenIn)), Share: 1.7},
		promised,
		{Title: h.T("job.priority"), Value: h.T("urgency." + string(j.Urgency)), Share: 0.95},
	}
	if j.Urgency == data.High || j.Urgency == data.Emergency {
		out[2].Tone = kit.Red
	}
	out = append(out, kit.StripFact{Title: h.T("job.technician"), Value: orDash(called(v, j.Technician)), Share: 1.3},
		kit.StripFact{Title: h.T("job.taken-by"), Value: orDash(v.Called(j.TakenBy)), Share: 1.2},
		kit.StripFact{Title: h.T("job.where"), Value: s.where(), Share: 1.1})
	if j.Limit.Kind == data.LimitFixed {
		return append(out, kit.StripFact{Title: h.T("limit.fixed"), Value: f.Money(j.Limit.NotAbove), Share: 1.4})
	}
	if j.Limit.NotAbove > 0 {
		return append(out, kit.StripFact{Title: h.T("job.call-over"), Value: f.Money(j.Limit.NotAbove), Share: 1.4})
	}
	return append(out, kit.StripFact{Title: h.T("job.limit"), Value: limitText(h, j.Limit), Share: 1.4})
}

func called(v *app.JobView, id data.ID) string {
	if p := v.Staff[id]; p != nil {
		return p.Name()
	}
	return ""
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// where is the place of the work or of the device.
func (s *Detail) where() string {
	if s.v.Job.Place == data.OnSite {
		return s.h.T("place.site")
	}
	for _, d := range s.v.Devices {
		if d.Shelf != "" {
			return s.h.T("job.shelf", "name", d.Shelf)
		}
	}
	return s.h.T("place.shop")
}

// showTimeline shows what was said and done, over it what must be done now.
func (s *Detail) showTimeline() {
	h, v, f := s.h, s.v, s.h.Format
	s.count.Set(h.T("job.timeline"), h.N("job.entries", len(v.Timeline)))
	var notices []fyne.CanvasObject
	for _, t := range v.Tasks {
		notices = append(notices, kit.NewNotice(kit.State{Icon: "bell", Text: h.T("task.kind." + string(t.TaskKind)), Tone: kit.Amber}, firstOf(t.Words, t.Text)))
	}
	if e := v.Estimate; e != nil {
		notices = append(notices, s.estimateNotice(e, f.Money(e.Answer.Amount)))
	}
	if j := v.Before; j != nil {
		notices = append(notices, kit.NewNotice(kit.State{Icon: "rotate-ccw", Text: h.T("job.comes-back", "no", j.No), Tone: kit.Violet}, v.Job.BackWhy))
	}
	kit.Replace(s.notices, notices...)
	s.notices.Hidden = len(notices) == 0
	var all []kit.Moment
	for i, e := range v.Timeline {
		if i > 0 && e.Act == v.Timeline[i-1].Act && e.By == v.Timeline[i-1].By && strings.HasSuffix(e.Act, "-line") && !e.Undone {
			continue
		}
		all = append(all, momentOf(h, v, s.ways, e))
	}
	s.timeline.Set(all...)
}

func (s *Detail) estimateNotice(e *data.Estimate, sum string) fyne.CanvasObject {
	h := s.h
	a := e.Answer
	switch e.State {
	case data.EstimateApproved:
		return kit.NewNotice(kit.State{Icon: "circle-check", Text: h.T("job.estimate-approved", "sum", sum), Tone: kit.Green}, s.answered(a))
	case data.EstimateRefused:
		return kit.NewNotice(kit.State{Icon: "circle-x", Text: h.T("job.estimate-refused", "sum", sum), Tone: kit.Ink2}, s.answered(a))
	}
	total := h.Format.Money(data.Total(e.Options[0].Lines, s.v.Job.TaxIn).Total)
	switch e.State {
	case data.EstimateDraft:
		return kit.NewNotice(kit.State{Icon: "pencil", Text: h.T("job.estimate-drafted", "sum", total), Tone: kit.Ink2}, h.T("job.not-told"))
	case data.EstimateExpired:
		return kit.NewNotice(kit.State{Icon: "clock", Text: h.T("job.estimate-expired", "sum", total), Tone: kit.Amber}, h.T("job.held-until", "date", h.Format.Day(e.Until)))
	}
	return kit.NewNotice(kit.State{Icon: "hourglass", Text: h.T("job.estimate-given", "sum", total), Tone: kit.Violet}, h.T("job.holds-until", "date", h.Format.Day(e.Until)))
}

func (s *Detail) answered(a data.Answer) string {
	return s.h.T("job.answered", "how", s.h.T("channel."+string(a.How)), "when", s.h.Format.WhenAt(a.At, s.h.Now()), "who", a.Who, "clerk", s.v.Called(a.By))
}

func firstOf(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}
