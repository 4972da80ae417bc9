package schedule

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// reasons asks why, with the shop's reasons as chips: a digit answers, other words are typed. Give does the act with
// the reason's code and words; what it refuses is said in the dialog.
type reasons struct {
	h     *kit.Host
	codes []data.ListItem
	chips *kit.Chips
	other *kit.Entry
	over  *overrule
	act   *kit.Button
	pop   *kit.Pop
	body  *fyne.Container
	give  func(code, why string, over app.Override)
}

// mostReasons are as many as have a digit; what is said seldom is typed.
const mostReasons = 9

// reasonSpec says what is asked.
type reasonSpec struct {
	icon, title, text, act string
	danger                 bool
	top                    fyne.CanvasObject // over the reasons
	key                    func(*fyne.KeyEvent) bool
	close                  func()
}

func newReasons(h *kit.Host, a *app.App, spec reasonSpec, give func(code, why string, over app.Override)) *reasons {
	r := &reasons{h: h, give: give}
	if l, err := a.Lists.Get(data.ListMoveReasons); err == nil {
		r.codes = l.Shown("")
		r.codes = r.codes[:min(len(r.codes), mostReasons)]
	}
	r.chips = kit.NewChips(h, kit.ChipsSpec{OnPick: r.answer, OnEnter: r.answer, OnChange: func() { r.other.SetText("") }})
	var chips []kit.Chip
	for _, c := range r.codes {
		chips = append(chips, kit.Chip{Value: c.Code, Text: c.Word(h.Words.Lang())})
	}
	r.chips.SetItems(chips...)
	r.other = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("schedule.other-reason"), Max: data.MaxLine, OnEnter: r.answer, OnChange: func(string) {
		r.chips.Select()
		r.other.SetError("")
	}})
	r.over = newOverrule(h, a)
	kind := kit.InkButton
	if spec.danger {
		kind = kit.Danger
	}
	r.act = kit.NewButton(h, kit.ButtonSpec{Text: spec.act, Key: "Ctrl+Enter", Kind: kind, Do: r.answer})
	cancel := kit.NewButton(h, kit.ButtonSpec{Text: h.T("book.not-now"), Key: "Esc", Kind: kit.Ghost, Do: func() { r.pop.Close() }})
	r.body = kit.Col(12)
	if spec.top != nil {
		r.body.Add(spec.top)
	}
	r.body.Add(r.chips)
	r.body.Add(r.other)
	r.body.Add(r.over.box)
	r.pop = h.Dialog(kit.DialogSpec{
		Icon: spec.icon, Title: spec.title, Text: spec.text, Content: r.body, Width: 640, First: r.chips,
		Buttons: []*kit.Button{cancel, r.act}, Key: spec.key, OnClose: spec.close,
	})
	return r
}

// answer gives the chosen or typed reason.
func (r *reasons) answer() {
	code, why := r.chips.Selected(), data.CleanLine(r.other.Text)
	for _, c := range r.codes {
		if why == "" && c.Code == code {
			why = c.Word(r.h.Words.Lang())
		}
	}
	if why == "" {
		r.other.SetError(r.h.T("schedule.say-why"))
		r.pop.Resized()
		r.h.Focus(r.chips)
		return
	}
	over, ok := r.over.answer()
	if !ok {
		r.pop.Resized()
		return
	}
	r.give(code, why, over)
}

// refused shows why the act was not done; a taken time may be allowed by name and reason.
func (r *reasons) refused(err error) {
	if r.over.refused(err) {
		r.act.Set(r.h.T("book.anyway"), "", "Ctrl+Enter")
		r.pop.Resized()
		r.over.focus()
		return
	}
	r.pop.Close()
	r.h.Fail(err)
}

// move asks why a card gets another time, and moves it. Up and Down change the time on the way.
func (s *Screen) move(id uint64, column, from int) {
	p := s.planned(id)
	if p == nil || column < 0 || column >= len(s.shown.board.Columns) {
		s.board.PutDown()
		return
	}
	h := s.h
	staff := s.shown.board.Columns[column].Staff
	length := since(p.Start, p.End)
	to := kit.T("", kit.Fact.In(kit.Harbour))
	was := kit.T(h.Format.When(p.Start, rowsOf(h).wall())+", "+s.short(p.Technician), kit.Fact)
	show := func() {
		start := s.date.At(from)
		to.SetText(start.Clock() + "–" + start.Plus(length).Clock() + ", " + called(staff))
		s.board.Carry(id, column, from)
	}
	var r *reasons
	done := false
	spec := reasonSpec{
		icon: "calendar-clock", title: h.T("schedule.move-title", "what", p.Title), text: h.T("schedule.move-text"), act: h.T("schedule.move"),
		top: kit.Row(10, was, kit.NewIcon("arrow-right", 16, kit.Ink2), to, kit.Spring(), kit.Legend("↑ ↓", h.T("schedule.quarter"))),
		key: func(ev *fyne.KeyEvent) bool {
			step := map[fyne.KeyName]int{fyne.KeyUp: -15, fyne.KeyDown: 15}[ev.Name]
			if step == 0 || from+step < 0 || from+step >= 24*60 {
				return false
			}
			from += step
			show()
			kit.Relayout(r.body)
			return true
		},
		close: func() {
			if !done {
				s.board.PutDown()
			}
		},
	}
	who := h.Actor()
	r = newReasons(h, s.a, spec, func(code, why string, over app.Override) {
		start := s.date.At(from)
		kit.Run(h, func() (data.Done, error) {
			return s.a.Appointments.Move(who, p.ID, start, staff.ID, why, askedBy(code), over)
		}, func(d data.Done, err error) {
			if err != nil {
				r.refused(err)
				return
			}
			done = true
			r.pop.Close()
			h.Done(d, h.T("schedule.is-moved", "what", p.Title, "when", h.Format.When(start, rowsOf(h).wall()), "who", called(staff)))
			s.Reload()
		})
	})
	show()
	r.pop.Resized()
}

// askedBy is who wanted another time, as the reason tells.
func askedBy(code string) string {
	switch code {
	case "customer-asked", "no-access", "no-power":
		return app.AskedByCustomer
	}
	return app.AskedByUs
}

// cancel asks why an appointment is taken off, and takes it off.
func (s *Screen) cancel(p app.Planned) {
	h := s.h
	if !p.Open() {
		h.Hint(h.T("schedule.over"))
		return
	}
	who := h.Actor()
	text := h.T("schedule.cancel-text")
	if p.Job != 0 {
		text = h.T("schedule.cancel-job", "no", p.JobNo)
	}
	var r *reasons
	r = newReasons(h, s.a, reasonSpec{
		icon: "calendar-x", title: h.T("schedule.cancel-title", "what", p.Title, "when", h.Format.When(p.Start, rowsOf(h).wall())), text: text, act: h.T("schedule.cancel"), danger: true,
	}, func(_, why string, _ app.Override) {
		kit.Run(h, func() (data.Done, error) { return s.a.Appointments.Cancel(who, p.ID, why) }, func(d data.Done, err error) {
			if err != nil {
				r.refused(err)
				return
			}
			r.pop.Close()
			h.Done(d, h.T("schedule.is-cancelled", "what", p.Title))
			s.Reload()
		})
	})
}

// leave asks what came of a visit: done or partly, result, and at an address travel, distance and costs.
func (s *Screen) leave(p app.Planned) {
	h := s.h
	site := p.Place == data.OnSite
	var pop *kit.Pop
	var ok *kit.Button
	how := kit.NewChips(h, kit.ChipsSpec{Move: true, Items: []kit.Chip{{Value: "done", Text: h.T("schedule.all-done"), Icon: "circle-check"}, {Value: "partly", Text: h.T("schedule.more-to-do"), Icon: "hourglass"}}})
	how.Select("done")
	result := kit.NewEntry(h, kit.EntrySpec{Lines: 2, Max: data.MaxWords})
	travel := kit.NewQuantity(h, "", nil)
	way := kit.NewQuantity(h, "", nil)
	costs := kit.NewMoney(h, "", nil)
	arrived := newClock(h, h.Format.Local(p.ArrivedAt))
	left := newClock(h, rowsOf(h).wall())
	if site && p.Before+p.After > 0 {
		travel.SetValue(data.Quantity(p.Before+p.After) * data.One)
	}
	ok = kit.NewButton(h, kit.ButtonSpec{Text: h.T("schedule.leave"), Key: "Ctrl+Enter", Kind: kit.InkButton})
	cancel := kit.NewButton(h, kit.ButtonSpec{Text: h.T("book.not-now"), Key: "Esc", Kind: kit.Ghost, Do: func() { pop.Close() }})
	body := kit.Col(12, how, kit.Labelled(h.T("schedule.result"), kit.High(62, result)))
	row := kit.FieldRow(12, kit.Wide(64, kit.Labelled(h.T("schedule.began"), arrived.Entry)), kit.Wide(64, kit.Labelled(h.T("schedule.ended"), left.Entry)))
	if site {
		row.Add(kit.Share(1, kit.Labelled(h.T("schedule.minutes-on-road"), travel)))
		row.Add(kit.Share(1, kit.Labelled(h.T("schedule.kilometres"), way)))
		row.Add(kit.Share(1, kit.Labelled(h.T("schedule.costs"), costs)))
	}
	body.Add(row)
	who := h.Actor()
	ok.SetDo(func() {
		v := app.Visit{Partly: how.Selected() == "partly", Result: result.Text}
		good := travel.Check() && way.Check() && costs.Check()
		var came, went bool
		v.Arrived, came = arrived.instant()
		v.Left, went = left.instant()
		if !good || !came || !went {
			pop.Resized()
			return
		}
		minutes, _ := travel.Value()
		v.Travel = int(minutes / data.One)
		v.Distance, _ = way.Value()
		v.Costs, _ = costs.Value()
		kit.Run(h, func() (data.Done, error) { return s.a.Appointments.Leave(who, p.ID, v) }, func(d data.Done, err error) {
			for _, f := range data.FaultsOf(err) {
				if f.Field == "left_at" {
					left.SetError(h.Words.FieldFault(f))
					pop.Resized()
					h.Focus(left.Entry)
					return
				}
			}
			pop.Close()
			if err != nil {
				h.Fail(err)
				return
			}
			h.Done(d, h.T("schedule.is-left", "what", p.Title))
			s.Reload()
		})
	})
	text := h.T("schedule.leave-text")
	pop = h.Dialog(kit.DialogSpec{Icon: "circle-check", Title: h.T("schedule.leave-title", "what", p.Title), Text: text, Content: body, Width: 620, First: how, Buttons: []*kit.Button{cancel, ok}})
}
