package job

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// jobRow is one row of the list: nine objects, made once.
type jobRow struct {
	box           *kit.TickBox
	no, what, who *kit.Text
	state         *kit.StateText
	time, far     *kit.Text
	tech          *kit.Text
}

func (s *List) newRow() fyne.CanvasObject {
	r := &jobRow{
		box: kit.NewTickBox(), no: kit.T("", kit.Strong), what: kit.T("", kit.Body.Cut()), who: kit.T("", kit.Body.Cut()),
		state: kit.NewStateText(kit.State{}), time: kit.T("", kit.Medium), far: kit.T("", kit.Second.Cut()), tech: kit.T("", kit.Second.Sized(13).Cut()),
	}
	cells := []fyne.CanvasObject{r.box, r.no, r.what, r.who, r.state, kit.BaseRow(7, r.time, kit.Grow(r.far)), r.tech}
	o := kit.Cols(12, s.widths, cells[:len(s.widths)]...)
	s.views[o] = r
	return o
}

func (s *List) update(i int, o fyne.CanvasObject, st kit.RowState) {
	r, row := s.views[o], s.rows[i]
	now := s.h.Format.Local(s.h.Now())
	r.box.Set(st.Ticked, false)
	r.no.SetText(row.No)
	r.what.SetText(whatOf(row.Model, row.Problem()))
	r.who.SetText(row.Who)
	look := stateOf(s.h, s.states, row.Job)
	if row.Slot != "" && row.State == data.Scheduled {
		look.Text = s.h.T("job.booked", "when", offerText(s.h, row.Slot, now))
	}
	r.state.Set(look)
	main, note, tone := promiseCell(s.h, row.Job, now)
	r.time.Set(main, kit.Medium.In(tone))
	if tone == kit.Ink {
		tone = kit.Ink2
	}
	r.far.Set(note, kit.Second.In(tone).Cut())
	name, _, _ := strings.Cut(row.Technician, " ")
	r.tech.SetText(name)
}

// show puts rows, counts and foot into the screen.
func (s *List) show() {
	h, n := s.h, s.page.Counts[""]
	rest := h.N("job.open-count", n)
	if s.q.Only == app.OnlyClosed {
		rest = h.T("job.closed")
	}
	s.title.Set(h.T("job.jobs"), rest)
	s.narrow.SetPlaceHolder(h.N("job.narrow", n))
	chips := []kit.Chip{{Value: "", Text: h.T("common.all"), Count: h.Format.Number(int64(n))}}
	if late := s.page.Counts[app.OnlyLate]; late > 0 || s.q.Only == app.OnlyLate {
		chips = append(chips, kit.Chip{Value: app.OnlyLate, Text: h.T("job.late"), Icon: "triangle-alert", Tone: kit.Red, Count: h.Format.Number(int64(late))})
	}
	for _, st := range chipStates {
		if c := s.page.Counts[string(st)]; c > 0 || s.q.Only == string(st) {
			chips = append(chips, kit.Chip{Value: string(st), Text: h.T("job.state-short." + string(st)), Count: h.Format.Number(int64(c))})
		}
	}
	chips = append(chips, kit.Chip{Value: app.OnlyClosed, Text: h.T("job.closed")})
	if s.q.Only == app.OnlyClosed {
		chips = []kit.Chip{{Value: "", Text: h.T("common.all")}, chips[len(chips)-1]}
	}
	s.chips.SetItems(chips...)
	s.chips.Select(s.q.Only)
	at := 0
	for i, o := range sorts {
		if o.by == s.q.Sort {
			at = i
		}
	}
	s.head.Sort(sorts[at].column, true)
	s.empty.Set("circle-check", kit.Green, s.emptyTitle(), h.T("job.empty-text"))
	live := map[data.ID]bool{}
	for _, r := range s.rows {
		live[r.ID] = true
	}
	for id := range s.ticked {
		if !live[id] {
			delete(s.ticked, id)
		}
	}
	s.list.Reload()
	s.showFoot()
	s.side.show()
	kit.Relayout(s.peek)
}

func (s *List) emptyTitle() string {
	switch {
	case s.q.Text != "":
		return s.h.T("job.empty-narrow", "text", s.q.Text)
	case s.q.Only == app.OnlyLate:
		return s.h.T("job.empty-late")
	}
	return s.h.T("job.empty")
}

// showFoot says what the ticks stand for, and what F8 would do.
func (s *List) showFoot() {
	h, n := s.h, len(s.ticked)
	s.box.Set(n > 0, n > 0 && n < len(s.rows))
	rows := s.chosenRows()
	same := true
	for _, r := range rows {
		same = same && r.State == rows[0].State
	}
	for _, b := range []*kit.Button{s.tech, s.print} {
		b.Hidden = n == 0
	}
	if n == 0 {
		s.words.SetText(h.T("job.enter-opens"))
		s.move.Set(h.T("intake.title"), "wrench", "Ins")
		s.move.SetDo(func() { h.Open(kit.Route{Screen: "intake"}) })
		s.move.SetDisabled(false, "")
		kit.Relayout(s.foot)
		return
	}
	text := h.N("job.ticked-mixed", n)
	if same {
		text = h.N("job.ticked", n, "state", h.T("job.state."+string(rows[0].State)))
	}
	s.words.SetText(text)
	next := rows[0].State.Next()
	words := h.N("job.move-many", n, "state", h.T("job.state-short."+string(next)))
	s.move.Set(words, stateLooks[next].icon, "F8")
	s.move.SetDo(s.moveOn)
	switch {
	case !same:
		s.move.SetDisabled(true, h.T("fault.states-differ"))
	case (next == data.Collected && n > 1) || next == "":
		s.move.SetDisabled(true, h.T("fault.collect-singly"))
	default:
		s.move.SetDisabled(false, "")
	}
	kit.Relayout(s.foot)
}

// peekSoon fetches the job under the cursor a moment after it rests there.
func (s *List) peekSoon() {
	if len(s.ticked) == 0 {
		s.showFoot()
	}
	if s.cancel != nil {
		s.cancel()
	}
	s.cancel = kit.After(s.h, 80*time.Millisecond, s.side.show)
}

// peekSide is the panel beside the list: the job under the cursor in short.
type peekSide struct {
	s      *List
	all    *fyne.Container
	newest kit.Newest
}

func newPeekSide(s *List) *peekSide { return &peekSide{s: s, all: kit.Col(0)} }

func (p *peekSide) show() {
	s := p.s
	at := s.list.Selected()
	if at < 0 || at >= len(s.rows) {
		kit.Replace(p.all)
		return
	}
	id, still := s.rows[at].ID, p.newest.Ask()
	kit.Run(s.h, func() (*app.JobView, error) { return s.a.Jobs.Get(id) }, func(v *app.JobView, err error) {
		if err != nil || !still() {
			return
		}
		kit.Replace(p.all, p.content(v))
		kit.Relayout(p.all)
	})
}

// content draws the job in short.
func (p *peekSide) content(v *app.JobView) fyne.CanvasObject {
	s := p.s
	h, j, f := s.h, v.Job, s.h.Format
	now := f.Local(h.Now())
	names := ""
	for i, d := range v.Devices {
		if i > 0 {
			names += ", "
		}
		names += d.Device.Name()
	}
	col := kit.Col(0,
		kit.Row(8, kit.Grow(kit.T(j.No, kit.PartLarge)), kit.T(h.T("common.open"), kit.Medium), kit.NewKeycap("Enter", kit.CapTint)),
		kit.Space(0, 8), kit.NewPara(whatOf(names, data.Cut(j.Problem(), 60)), kit.Strong, 19, 2),
		kit.T(strings.Join(filled(v.Customer.Name(), f.Phone(v.Customer.Phone())), " · "), kit.Second.Sized(13).Cut()), kit.Space(0, 8),
		kit.Row(0, kit.NewTag(stateOf(h, s.states, j)), kit.Spring()), kit.Space(0, 8), kit.Rule(2, kit.Ink), kit.Space(0, 6))
	fact := func(key, value string, tone kit.Token) {
		if value != "" {
			line := kit.NewFact(h.T(key), value, 84)
			line.Set(value, tone)
			col.Add(line)
		}
	}
	_, _, tone := promiseCell(h, j, now)
	promised := ""
	if j.Promised != "" {
		promised = f.DayTime(j.Promised)
	}
	fact("job.promised", promised, tone)
	fact("job.technician", called(v, j.Technician), kit.Ink)
	for _, d := range v.Devices {
		if d.Shelf != "" {
			fact("job.where", h.T("job.shelf", "name", d.Shelf), kit.Ink)
			break
		}
	}
	fact("job.taken-in", h.T("job.taken-in-by", "when", f.Day(j.TakenIn.Date(f.Zone())), "name", orDash(v.Called(j.TakenBy))), kit.Ink)
	fact("job.limit", limitText(h, j.Limit), kit.Ink)
	p.section(col, "job.problem", "", kit.NewPara(firstWords(v), kit.Body, 19, 4))
	var parts []fyne.CanvasObject
	for _, part := range v.Parts {
		look := kit.State{Icon: "package", Tone: kit.Violet}
		if part.Request.State == data.RequestHere || part.Request.State == data.Fitted {
			look = kit.State{Icon: "check", Tone: kit.Green}
		}
		parts = append(parts, kit.SideLine(look.Icon, look.Tone, part.Part.Name, h.T("part-request.state."+string(part.Request.State))))
	}
	if len(parts) > 0 {
		p.section(col, "job.parts", f.Number(int64(len(parts))), kit.Col(0, parts...))
	}
	var talks []fyne.CanvasObject
	for _, e := range v.Timeline {
		if e.Contact != nil && len(talks) < 3 && !e.Contact.Internal {
			m := momentOf(h, v, nil, e)
			talks = append(talks, kit.SideLine(m.Icon, m.Tone, data.CleanLine(e.Contact.Words), f.WhenAt(e.At, h.Now())))
		}
	}
	if len(talks) > 0 {
		p.section(col, "job.last-contacts", "", kit.Col(0, talks...))
	}
	col.Add(kit.Grow(kit.Col(0)))
	if v.Totals.Total != 0 || v.Paid != 0 {
		p.sums(col, v)
	}
	return kit.Grow(col)
}

func (p *peekSide) section(col *fyne.Container, key, count string, o fyne.CanvasObject) {
	col.Add(kit.Space(0, 12))
	col.Add(kit.NewHeading(p.s.h.T(key), count))
	col.Add(kit.Space(0, 6))
	col.Add(o)
}

func (p *peekSide) sums(col *fyne.Container, v *app.JobView) {
	h, f := p.s.h, p.s.h.Format
	row := func(label string, m data.Money) {
		col.Add(kit.High(24, kit.BaseRow(8, kit.Grow(kit.T(label, kit.Body.Cut())), kit.T(f.MoneyPlain(m), kit.Body.Right()))))
	}
	label := h.T("job.total")
	if v.Job.Limit.Kind == data.LimitFixed {
		label = h.T("limit.fixed")
	}
	row(label, v.Totals.Total)
	if v.Paid != 0 {
		row(h.T("job.paid"), -v.Paid)
	}
	due := h.T("job.balance")
	if v.Balance < 0 {
		due = h.T("job.credit")
	}
	col.Add(kit.Space(0, 3))
	col.Add(kit.Rule(2, kit.Ink))
	col.Add(kit.High(36, kit.BaseRow(8, kit.Grow(kit.T(due, kit.SumLabel.Cut())), kit.T(f.Money(abs(v.Balance)), kit.Sum.Right()))))
	col.Add(kit.Rule(1, kit.Ink))
}
