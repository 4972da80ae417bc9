package job

import (
	"errors"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// dialog opens a popup with fields; act answers the faults of what it did, nil closes it.
func (s *Detail) dialog(icon, title, text, verb string, content *fyne.Container, first fyne.Focusable, did string, act func() (func() (data.Done, error), error), fields ...kit.FieldAt) *kit.Pop {
	h := s.h
	var p *kit.Pop
	mark := func(err error) {
		for _, f := range fields {
			f.At.SetError("")
		}
		var homeless data.Faults
		var to fyne.Focusable
		for _, fault := range data.FaultsOf(err) {
			home := false
			for _, f := range fields {
				if fault.Field == f.Path || len(fault.Field) > len(f.Path) && fault.Field[:len(f.Path)] == f.Path {
					f.At.SetError(h.Words.Fault(fault))
					if home = true; to == nil {
						to = f.Focus
					}
					break
				}
			}
			if !home {
				homeless = append(homeless, fault)
			}
		}
		p.Resized()
		if to != nil {
			h.Focus(to)
		}
		if len(homeless) > 0 {
			h.Fail(homeless)
		}
	}
	var button *kit.Button
	button = kit.NewButton(h, kit.ButtonSpec{Text: verb, Key: "Ctrl+Enter", Kind: kit.InkButton, Do: func() {
		do, err := act()
		if err != nil {
			mark(err)
			return
		}
		button.Busy(h.T("intake.saving"))
		kit.Run(h, do, func(done data.Done, err error) {
			button.Ready()
			if len(data.FaultsOf(err)) > 0 {
				mark(err)
				return
			}
			p.Close()
			var both *clash
			if errors.As(err, &both) {
				s.settle(both)
				return
			}
			s.did(did)(done, err)
		})
	}})
	cancel := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.cancel"), Key: "Esc", Kind: kit.Ghost, Do: func() { p.Close() }})
	p = h.Dialog(kit.DialogSpec{Icon: icon, Title: title, Text: text, Content: content, First: first, Width: 560, Buttons: []*kit.Button{cancel, button}})
	return p
}

// channels are the ways of talking, as chips.
func (s *Detail) channels(first data.Channel) *kit.Chips {
	var items []kit.Chip
	for _, c := range []data.Channel{data.ByPhone, data.WalkIn, data.Message, data.ByEmail, data.Letter} {
		items = append(items, kit.Chip{Value: string(c), Text: s.h.T("channel." + string(c))})
	}
	chips := kit.NewChips(s.h, kit.ChipsSpec{Items: items, Move: true})
	chips.Select(string(first))
	return chips
}

// toTell is the open task to tell the customer how the job stands; nil where nobody waits to be told.
func (s *Detail) toTell() *data.Task {
	for _, t := range s.v.Tasks {
		if t.TaskKind == data.TaskTell {
			return t
		}
	}
	return nil
}

// talkDialog logs a talk with the customer or with who works on the job. While the customer waits to be told, the
// words to say stand there, and telling them ends that task.
func (s *Detail) talkDialog() {
	h, v, tell := s.h, s.v, s.toTell()
	parties := []kit.Chip{{Value: "customer", Text: v.Customer.Name()}}
	if v.Job.Technician != 0 {
		parties = append(parties, kit.Chip{Value: "technician", Text: v.Called(v.Job.Technician)})
	}
	with := kit.NewChips(h, kit.ChipsSpec{Items: parties, Move: true})
	with.Select("customer")
	how := s.channels(data.ByPhone)
	dir := kit.NewChips(h, kit.ChipsSpec{Items: []kit.Chip{{Value: string(data.Out), Text: h.T("job.we-told")}, {Value: string(data.In), Text: h.T("job.they-told")}}, Move: true})
	dir.Select(string(data.Out))
	words := kit.NewEntry(h, kit.EntrySpec{Lines: 3, Max: data.MaxWords, Placeholder: h.T("job.talk-words")})
	content := kit.Col(10, kit.Labelled(h.T("job.with"), with), kit.Labelled(h.T("job.how"), how), dir, kit.Labelled(h.T("job.said"), kit.High(74, words)))
	s.dialog("phone-call", h.T("job.log-talk"), "", h.T("job.log"), content, words, "talk", func() (func() (data.Done, error), error) {
		c := &data.Contact{
			Of: data.Ref{Kind: data.KindJob, ID: s.id}, Channel: data.Channel(how.Selected()), Direction: data.Direction(dir.Selected()),
			Party: data.Ref{Kind: data.KindCustomer, ID: v.Customer.ID}, Customer: v.Customer.ID, Words: words.Text,
		}
		if with.Selected() == "technician" {
			c.Party, c.Customer = data.Ref{Kind: data.KindStaff, ID: v.Job.Technician}, 0
		}
		who := h.Actor()
		if tell != nil && c.Party.Kind == data.KindCustomer && c.Direction == data.Out && data.Clean(c.Words) != "" {
			return func() (data.Done, error) { return s.a.Tasks.Finish(who, tell.ID, c.Words, c.Channel) }, nil
		}
		return func() (data.Done, error) { return s.a.Contacts.Log(who, c) }, nil
	}, kit.FieldAt{Path: "words", At: words, Focus: words})
	if tell != nil {
		words.SetText(tell.Words)
		words.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// workDialog writes diagnosis and work done.
func (s *Detail) workDialog() {
	h, j := s.h, s.v.Job
	found := kit.NewEntry(h, kit.EntrySpec{Lines: 3, Max: data.MaxWords})
	done := kit.NewEntry(h, kit.EntrySpec{Lines: 3, Max: data.MaxWords})
	found.SetText(j.Assessment)
	done.SetText(j.Done)
	first := found
	if j.Assessment != "" {
		first = done
	}
	content := kit.Col(10, kit.Labelled(h.T("job.diagnosis"), kit.High(74, found)), kit.Labelled(h.T("job.work-done"), kit.High(74, done)))
	s.dialog("wrench", h.T("job.report"), "", h.T("common.save"), content, first, "reported", func() (func() (data.Done, error), error) {
		who, id, a, d := h.Actor(), s.id, found.Text, done.Text
		return func() (out data.Done, err error) {
			if data.Clean(a) != j.Assessment {
				if out, err = s.a.Jobs.Assess(who, id, a); err != nil {
					return out, err
				}
			}
			if data.Clean(d) != j.Done {
				out, err = s.a.Jobs.Report(who, id, app.Work{Done: d, Cause: j.Cause, Correction: j.Correction})
			}
			return out, err
		}, nil
	}, kit.FieldAt{Path: "assessment", At: found, Focus: found}, kit.FieldAt{Path: "done", At: done, Focus: done})
}

// promiseDialog changes the promise, with a reason.
func (s *Detail) promiseDialog() {
	h, j := s.h, s.v.Job
	when := kit.NewWhen(h, "", nil)
	when.SetValue(j.Promised)
	why := kit.NewEntry(h, kit.EntrySpec{Max: data.MaxLine, Placeholder: h.T("job.why-hint")})
	all, err := s.a.Jobs.Promises(j.JobKind, j.Urgency)
	if err != nil {
		h.Fail(err)
		return
	}
	var chips []kit.Chip
	now := h.Format.Local(h.Now())
	for _, l := range all {
		chips = append(chips, kit.Chip{Value: string(l), Text: offerText(h, l, now)})
	}
	var slots *kit.Chips
	slots = kit.NewChips(h, kit.ChipsSpec{Items: chips, Slots: true, Move: true, OnChange: func() { when.SetValue(data.Local(slots.Selected())) }})
	content := kit.Col(10, kit.Labelled(h.T("job.promised"), kit.FieldRow(8, kit.Wide(170, when), kit.Grow(slots))), kit.Labelled(h.T("job.why"), why))
	s.dialog("clock", h.T("job.change-promise"), h.T("job.promise-kept"), h.T("common.save"), content, slots, "promised", func() (func() (data.Done, error), error) {
		by, err := when.Value()
		if err != nil {
			return nil, at("promised", err)
		}
		who, id, words := h.Actor(), s.id, why.Text
		return func() (data.Done, error) { return s.a.Jobs.Promise(who, id, by, words) }, nil
	}, kit.FieldAt{Path: "promised", At: when, Focus: when}, kit.FieldAt{Path: "why", At: why, Focus: why})
}

// estimateDialog keeps the price as a draft, notes that it was told, or the answer.
func (s *Detail) estimateDialog() {
	h, v := s.h, s.v
	items := []kit.Chip{{Value: "draft", Text: h.T("job.not-told")}, {Value: "give", Text: h.T("job.told-waits")}, {Value: "approve", Text: h.T("estimate.state.approved")}, {Value: "refuse", Text: h.T("estimate.state.refused")}}
	what := kit.NewChips(h, kit.ChipsSpec{Items: items, Move: true})
	what.Select("give")
	if v.Job.State == data.WaitingApproval {
		what.Select("approve")
	}
	how := s.channels(data.ByPhone)
	who := kit.NewEntry(h, kit.EntrySpec{Max: data.MaxName})
	who.SetText(v.Customer.Name())
	words := kit.NewEntry(h, kit.EntrySpec{Max: data.MaxWords, Placeholder: h.T("job.talk-words")})
	content := kit.Col(10, what, kit.Labelled(h.T("job.how"), how), kit.Labelled(h.T("job.who"), who), kit.Labelled(h.T("job.said"), words))
	title := h.T("job.estimate", "sum", h.Format.Money(v.Totals.Total))
	s.dialog("receipt", title, "", h.T("common.save"), content, what, "estimate", func() (func() (data.Done, error), error) {
		in := app.Told{Who: who.Text, How: data.Channel(how.Selected()), Words: words.Text}
		actor, id := h.Actor(), s.id
		if what.Selected() == "draft" {
			return func() (data.Done, error) { return s.a.Estimates.Draft(actor, id) }, nil
		}
		act := map[string]func(data.Actor, data.ID, app.Told) (data.Done, error){"give": s.a.Estimates.Give, "approve": s.a.Estimates.Approve, "refuse": s.a.Estimates.Refuse}[what.Selected()]
		return func() (data.Done, error) { return act(actor, id, in) }, nil
	}, kit.FieldAt{Path: "answer.who", At: who, Focus: who})
}

// at names the field of a fault.
func at(field string, err error) error {
	var out data.Faults
	for _, f := range data.FaultsOf(err) {
		f.Field = field
		out = append(out, f)
	}
	return out
}
