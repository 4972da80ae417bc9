package job

import (
	"fmt"
	"strings"
	"time"

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

// showBody shows devices, conditions, words and diagnosis.
func (s *Detail) showBody() {
	h, v := s.h, s.v
	var rows []fyne.CanvasObject
	for i, d := range v.Devices {
		title := h.T("job.device")
		if len(v.Devices) > 1 {
			title = h.T("job.device-of", "n", i+1, "of", len(v.Devices))
		}
		rows = append(rows, kit.TopCols(kit.ColumnGap, []float32{-1, -1}, s.deviceBlock(title, d), s.conditionBlock(d)))
	}
	said := firstWords(v)
	diagnosis := kit.Col(8, kit.NewHeading(h.T("job.diagnosis"), s.assessedBy()))
	switch {
	case v.Job.Assessment == "" && v.Job.Done == "":
		diagnosis.Add(kit.NewPara(h.T("job.no-diagnosis"), kit.Body.In(kit.Ink3), 20, 3))
	default:
		for _, t := range filled(v.Job.Assessment, v.Job.Done, v.Job.Cause, v.Job.Correction) {
			diagnosis.Add(kit.NewPara(t, kit.Body, 20, 8))
		}
	}
	problem := kit.Col(8, kit.NewHeading(h.T("job.problem"), ""), kit.NewPara(said, kit.Body, 20, 8))
	rows = append(rows, kit.TopCols(kit.ColumnGap, []float32{-1, -1}, problem, diagnosis))
	if v.Job.Place == data.OnSite {
		rows = append([]fyne.CanvasObject{s.siteBlock()}, rows...)
	}
	kit.Replace(s.body, kit.Col(14, rows...))
}

func firstWords(v *app.JobView) string {
	out := ""
	for _, d := range v.Devices {
		if d.Words != "" {
			if out != "" {
				out += "\n"
			}
			if len(v.Devices) > 1 {
				out += d.Device.Name() + ": "
			}
			out += quoted(d.Words)
		}
	}
	if out == "" {
		out = quoted(v.Job.Words)
	}
	return orDash(out)
}

func (s *Detail) assessedBy() string {
	j := s.v.Job
	if j.AssessedAt == 0 {
		return ""
	}
	return s.v.Called(j.AssessedBy) + ", " + s.h.Format.WhenAt(j.AssessedAt, s.h.Now())
}

func (s *Detail) siteBlock() fyne.CanvasObject {
	h, j := s.h, s.v.Job
	col := kit.Col(0, kit.NewHeading(h.T("job.site"), ""), kit.Space(0, 4), kit.NewFact(h.T("job.address"), j.Site.String(), 78))
	if j.Site.Access != "" {
		col.Add(kit.NewFact(h.T("job.access"), j.Site.Access, 78))
	}
	if j.Person != "" {
		col.Add(kit.NewFact(h.T("job.ask-for"), j.Person, 78))
	}
	return col
}

func (s *Detail) deviceBlock(title string, d app.JobDeviceView) fyne.CanvasObject {
	h := s.h
	col := kit.Col(0, kit.NewHeading(title, ""), kit.Space(0, 6))
	if len(s.v.Devices) > 1 {
		col.Add(kit.NewFact(h.T("job.model"), d.Device.Name(), 78))
	}
	for _, f := range [][2]string{
		{"job.serial", d.Device.Serial},
		{"job.imei", d.Device.IMEI},
		{"job.plate", d.Device.Plate},
		{"job.colour", d.Device.Colour},
		{"job.left-with", leftWords(d.Accessories)},
		{"job.shelf-word", d.Shelf},
	} {
		if f[1] != "" {
			col.Add(kit.NewFact(h.T(f[0]), f[1], 78))
		}
	}
	if d.Declared > 0 {
		col.Add(kit.NewFact(h.T("job.declared"), h.Format.Money(d.Declared), 78))
	}
	if len(col.Objects) == 2 {
		col.Add(kit.NewFact(h.T("job.model"), d.Device.Name(), 78))
	}
	return col
}

// conditionBlock shows faults and what was not tested; what works is only counted.
func (s *Detail) conditionBlock(d app.JobDeviceView) fyne.CanvasObject {
	h := s.h
	var works, faults, untested int
	var boxes []fyne.CanvasObject
	points := d.Condition
	if len(d.After) > 0 {
		points = d.After
	}
	for _, p := range points {
		switch p.Found {
		case data.Works:
			works++
			continue
		case data.Faulty:
			faults++
		default:
			untested++
		}
		boxes = append(boxes, kit.High(26, kit.FindingBox(findingOf(p.Found), p.Word)))
	}
	count := ""
	if len(points) > 0 {
		count = h.T("job.condition-count", "works", works, "faults", faults, "untested", untested)
	}
	col := kit.Col(6, kit.NewHeading(h.T("job.condition"), count))
	if len(boxes) > 8 {
		boxes = boxes[:8]
	}
	grid := kit.Col(0)
	for i := 0; i < len(boxes); i += 2 {
		pair := []fyne.CanvasObject{boxes[i], kit.Space(1, 1)}
		if i+1 < len(boxes) {
			pair[1] = boxes[i+1]
		}
		grid.Add(kit.Cols(10, []float32{-1, -1}, pair...))
	}
	if len(boxes) > 0 {
		col.Add(grid)
	}
	note := d.Note
	if len(d.Device.Secret) > 0 {
		if note != "" {
			note += " "
		}
		note += h.T("job.passcode-kept")
	}
	if note != "" {
		col.Add(kit.NewPara(note, kit.Body.In(kit.Ink2), 20, 4))
	}
	if len(points) == 0 && note == "" {
		col.Add(kit.T(h.T("job.not-looked"), kit.Body.In(kit.Ink3)))
	}
	return col
}

var visitWidths = []float32{78, 42, 42, 42, 56, -1}

// showVisits shows the appointments with the time spent.
func (s *Detail) showVisits() {
	h, f := s.h, s.h.Format
	if len(s.v.Appointments) == 0 {
		kit.Replace(s.visits)
		return
	}
	head := kit.Second.Sized(13)
	var cells []fyne.CanvasObject
	for _, k := range []string{"job.visit-date", "job.visit-in", "job.visit-out", "job.visit-hours", "job.visit-by", "job.visit-result"} {
		cells = append(cells, kit.T(h.T(k), head.Cut()))
	}
	rows := []fyne.CanvasObject{kit.NewHeading(h.T("job.visits"), ""), kit.High(26, kit.Cols(8, visitWidths, cells...)), kit.Rule(1, kit.Line)}
	for _, a := range s.v.Appointments {
		in, out, hours := f.Time(a.Start), "", ""
		if a.ArrivedAt != 0 {
			in = f.Time(f.Local(a.ArrivedAt))
		}
		if a.LeftAt != 0 {
			out = f.Time(f.Local(a.LeftAt))
			hours = f.Quantity(data.Quantity(a.LeftAt.Sub(a.ArrivedAt) / (time.Hour / 1000)))
		}
		result := a.Result
		if result == "" {
			result = h.T("appointment.state." + string(a.State))
		}
		look := kit.State{Icon: "circle-dot", Text: data.CleanLine(result), Tone: kit.Ink2}
		if a.LeftAt != 0 {
			look.Icon, look.Tone = "circle-check", kit.Green
		}
		rows = append(rows, kit.High(26, kit.Cols(8, visitWidths, kit.T(f.Day(a.Start.Date()), kit.Body.Cut()), kit.T(in, kit.Body), kit.T(out, kit.Body), kit.T(hours, kit.Body),
			kit.T(s.v.Called(a.Technician), kit.Body.Cut()), kit.NewStateText(look))), kit.Rule(1, kit.Line))
	}
	kit.Replace(s.visits, rows...)
}

// showSums shows total, payments and the balance.
func (s *Detail) showSums() {
	h, v, f := s.h, s.v, s.h.Format
	var rows []fyne.CanvasObject
	row := func(label, amount string, st kit.Style) {
		rows = append(rows, kit.High(24, kit.BaseRow(8, kit.Grow(kit.T(label, st.Cut())), kit.T(amount, st.Right()))))
	}
	label := h.T("job.total")
	switch {
	case v.Job.Limit.Kind == data.LimitFixed && len(v.Job.Lines) == 0:
		label = h.T("limit.fixed")
	case v.Totals.Tax > 0:
		label = h.T("job.total-tax", "rate", f.Percent(taxOf(v.Job)))
	}
	row(label, f.MoneyPlain(v.Totals.Total), kit.Body)
	for _, p := range v.Payments {
		st := kit.Body
		if p.Void != 0 {
			st = st.In(kit.Ink3).Strike()
		}
		amount := -p.Amount
		if p.PayKind == data.Refund {
			amount = p.Amount
		}
		row(fmt.Sprintf("%s, %s %s", h.T("payment.kind."+string(p.PayKind)), wayWord(h, s.ways, p.Way), f.Day(p.At.Date(f.Zone()))), f.MoneyPlain(amount), st)
	}
	due := h.T("job.balance")
	sum := kit.Sum
	if v.Balance < 0 {
		due = h.T("job.credit")
	}
	rows = append(rows, kit.Space(0, 4), kit.Rule(2, kit.Ink), kit.High(34, kit.BaseRow(8, kit.Grow(kit.T(due, kit.SumLabel.Cut())), kit.T(f.Money(abs(v.Balance)), sum.Right()))), kit.Rule(1, kit.Ink))
	kit.Replace(s.sums, rows...)
}

func abs(m data.Money) data.Money {
	if m < 0 {
		return -m
	}
	return m
}

func taxOf(j *data.Job) int {
	for _, l := range j.Lines {
		if l.Tax != 0 {
			return l.Tax
		}
	}
	return 0
}

// showBefore shows the earlier jobs of the devices.
func (s *Detail) showBefore() {
	h, f := s.h, s.h.Format
	if len(s.v.Earlier) == 0 && s.v.Before == nil {
		kit.Replace(s.before)
		return
	}
	note := h.T("job.no-warranty")
	for _, j := range s.v.Earlier {
		if j.Warranty >= s.v.Now.Date() {
			note = h.T("job.under-warranty", "no", j.No)
			break
		}
	}
	rows := []fyne.CanvasObject{kit.NewHeading(h.T("job.before"), note)}
	for i, j := range s.v.Earlier {
		if i == 3 {
			break
		}
		line := kit.Inset(0, 0, 0, 0, kit.High(kit.TableRow, kit.Cols(10, []float32{74, -1, 90, 90}, kit.T(j.No, kit.Strong), kit.T(workOf(j), kit.Body.Cut()),
			kit.T(f.DateShort(j.TakenIn.Date(f.Zone())), kit.Second.Right()), kit.T(f.MoneyPlain(j.Totals().Total), kit.Body.Right()))))
		rows = append(rows, kit.NewPressable(h, kit.PressableSpec{Content: line, Do: func() { h.Open(kit.Route{Screen: "job", ID: j.ID}) }}), kit.Rule(1, kit.Line))
	}
	kit.Replace(s.before, rows...)
}

// showTimeline shows what was said and done, over it what must be done now.
func (s *Detail) showTimeline() {
	h, v, f := s.h, s.v, s.h.Format
	s.count.Set(h.T("job.timeline"), h.N("job.entries", len(v.Timeline)))
	var notices []fyne.CanvasObject
	for _, t := range v.Tasks {
		notices = append(notices, kit.NewBanner(kit.State{Icon: "bell", Text: h.T("task.kind." + string(t.TaskKind)), Tone: kit.Amber}, firstOf(t.Words, t.Text)))
	}
	if e := v.Estimate; e != nil && e.State != data.EstimateDraft && e.State != data.EstimateExpired {
		notices = append(notices, s.estimateNotice(e, f.Money(e.Answer.Amount)))
	}
	if j := v.Before; j != nil {
		notices = append(notices, kit.NewBanner(kit.State{Icon: "rotate-ccw", Text: h.T("job.comes-back", "no", j.No), Tone: kit.Violet}, v.Job.BackWhy))
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
		return kit.NewBanner(kit.State{Icon: "circle-check", Text: h.T("job.estimate-approved", "sum", sum), Tone: kit.Green}, s.answered(a))
	case data.EstimateRefused:
		return kit.NewBanner(kit.State{Icon: "circle-x", Text: h.T("job.estimate-refused", "sum", sum), Tone: kit.Ink2}, s.answered(a))
	}
	total := h.Format.Money(data.Total(e.Options[0].Lines, s.v.Job.TaxIn).Total)
	return kit.NewBanner(kit.State{Icon: "hourglass", Text: h.T("job.estimate-given", "sum", total), Tone: kit.Violet}, h.T("job.holds-until", "date", h.Format.Day(e.Until)))
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
