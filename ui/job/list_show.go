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
		look.Text = s.h.T("job.booked", "when", slotText(s.h, row.Slot, now))
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

// show puts rows, counts and foot into the screen.
func (s *List) show() {
	h, n := s.h, s.page.Counts[""]
	rest := h.N("job.open-count", n, "N", h.Count(n))
	if s.q.Only == app.OnlyClosed {
		n = s.page.Counts[app.OnlyClosed]
		rest = h.T("job.closed") + " · " + h.Count(n)
	}
	s.title.Set(h.T("job.jobs"), rest)
	s.narrow.SetPlaceHolder(h.N("job.narrow", n, "N", h.Count(n)))
	chips := []kit.Chip{{Value: "", Text: h.T("common.all"), Count: h.Count(n)}}
	if late := s.page.Counts[app.OnlyLate]; late > 0 || s.q.Only == app.OnlyLate {
		chips = append(chips, kit.Chip{Value: app.OnlyLate, Text: h.T("job.late"), Icon: "triangle-alert", Tone: kit.Red, Count: h.Count(late)})
	}
	chip := func(only string, st data.JobState, n int) {
		chips = append(chips, kit.Chip{Value: only, Text: h.T("job.state-short." + string(st)), Count: h.Count(n)})
	}
	for _, g := range app.JobGroups() {
		if c := g.Count(s.page.Counts); c > 0 || s.q.Only == g.Only() {
			chip(g.Only(), g.Lead(), c)
		}
		for _, st := range g {
			if s.q.Only == string(st) {
				chip(string(st), st, s.page.Counts[string(st)])
			}
		}
	}
	s.over.Hidden = s.q.Only == app.OnlyClosed
	if s.q.Only == app.OnlyClosed {
		chips = []kit.Chip{{Value: "", Text: h.T("common.all")}, {Value: app.OnlyClosed, Text: h.T("job.closed")}}
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
