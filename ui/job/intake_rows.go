package job

import (
	"fyne.io/fyne/v2"

	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/who"
)

// The choices of the limit beside a fixed price.
const (
	limitFirst = "first"
	limitCall  = "call"
)

// build makes every field once.
func (s *Intake) build() {
	h := s.h
	s.form = kit.NewForm(h, kit.FormSpec{Icon: "wrench", Title: h.T("intake.title"), Keep: s.keep})
	s.parts = []*deviceDraft{{}}
	s.who = who.New(h, s.a, who.Spec{OnChange: s.whoChanged, OnPicked: func() { s.known(true) }, OnCursor: func(id data.ID) { s.side.look(id) }})
	s.dev = newDeviceRows(s)
	s.side = newIntakeSide(s)
	s.fieldsOfJob()
	s.form.Row(h.T("intake.who"), "", s.who.Object())
	s.whatBox = kit.Col(6)
	s.whatRow = s.form.Row(h.T("intake.what"), "", s.whatBox)
	s.form.Row(h.T("intake.service"), "", kit.Col(6, kit.FieldRow(12, kit.Grow(s.kind), s.place), s.siteRow, s.everyRow))
	s.form.Row(h.T("intake.says"), h.T("intake.own-words"), s.form.Words(s.dev.says))
	s.form.Row(h.T("intake.condition"), h.T("intake.space-sets"), kit.Col(7, s.dev.points, s.dev.note))
	s.form.Row(h.T("intake.left"), "", kit.FieldRow(6, kit.Grow(s.dev.left), kit.Wide(110, s.dev.extra)))
	s.form.Row(h.T("intake.limit"), "", kit.FieldWrap(6, s.limit, kit.Wide(104, s.sum), s.fixed, kit.Spring(), s.express))
	s.form.Row(h.T("intake.promised"), "", kit.FieldRow(6, kit.Wide(146, s.promised), kit.Grow(s.slots), kit.Wide(118, s.tech)))
	s.form.Row(h.T("intake.deposit"), "", kit.FieldRow(6, kit.Wide(104, s.deposit), kit.Wide(94, s.way), kit.Wide(112, s.ref),
		kit.Spring(), kit.Beside(h.T("intake.shelf")), kit.Wide(48, s.dev.shelf), kit.Beside(h.T("intake.passcode")), kit.Wide(88, s.dev.pass)))
	s.acts()
	s.clear()
	s.dev.layout()
}

// fieldsOfJob makes the fields about the whole job.
func (s *Intake) fieldsOfJob() {
	h := s.h
	touch := func(string) { s.touch() }
	s.what = kit.NewChips(h, kit.ChipsSpec{Move: true, Next: s.toFirst, OnEnter: s.toFirst, OnChange: s.deviceChosen})
	s.tabs = kit.NewChips(h, kit.ChipsSpec{OnChange: s.tabChosen})
	s.another = kit.NewButton(h, kit.ButtonSpec{Text: h.T("intake.another"), Icon: "plus", Key: "Alt+D", Kind: kit.Ghost, Do: s.addDevice})
	s.kind = kit.NewChips(h, kit.ChipsSpec{Items: s.kindChips(false), Move: true, OnChange: s.kindChosen})
	s.place = kit.NewChips(h, kit.ChipsSpec{Items: []kit.Chip{
		{Value: string(data.InShop), Text: h.T("place.shop"), Icon: "store"},
		{Value: string(data.OnSite), Text: h.T("place.site"), Icon: "map-pin"},
	}, Move: true, OnChange: s.kindChosen})
	s.site = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("intake.street"), Max: data.MaxLine, OnChange: touch})
	s.access = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("intake.access"), Max: data.MaxLine, OnChange: touch})
	s.siteRow = kit.FieldRow(8, kit.Share(3, s.site), kit.Share(2, s.access))
	s.every = kit.NewEntry(h, kit.EntrySpec{Max: 3, OnChange: touch})
	s.everyRow = kit.FieldRow(8, kit.Beside(h.T("intake.every")), kit.Wide(54, s.every), kit.Beside(h.T("intake.months")), kit.Spring())
	s.siteRow.Hide()
	s.everyRow.Hide()
	s.limit = kit.NewChips(h, kit.ChipsSpec{Items: []kit.Chip{
		{Value: limitFirst, Text: h.T("intake.estimate-first")}, {Value: limitCall, Text: h.T("limit.call-first")},
	}, OnChange: func() { s.fixed.Select(); s.limited() }, OnEnter: s.h.FocusNext})
	s.sum = kit.NewMoney(h, h.Format.MoneyPlain(0), s.touch)
	s.fixed = kit.NewChips(h, kit.ChipsSpec{Items: []kit.Chip{{Value: string(data.LimitFixed), Text: h.T("limit.fixed")}}, None: true, OnChange: func() {
		s.limit.Select()
		if s.fixed.Selected() == "" {
			s.limit.Select(limitFirst)
		}
		s.limited()
	}})
	s.express = kit.NewChips(h, kit.ChipsSpec{Items: []kit.Chip{{Value: string(data.High), Text: h.T("limit.express"), Icon: "zap"}}, None: true, OnChange: s.kindChosen})
	s.promised = kit.NewWhen(h, "", func() { s.ownTime = true; s.slots.Select(); s.touch() })
	s.slots = kit.NewChips(h, kit.ChipsSpec{Move: true, OnChange: s.slotChosen})
	s.tech = kit.NewChoice(h, kit.ChoiceSpec{Placeholder: h.T("intake.technician"), OnChange: s.touch})
	s.deposit = kit.NewMoney(h, h.Format.MoneyPlain(0), s.touch)
	s.way = kit.NewChoice(h, kit.ChoiceSpec{OnChange: s.touch})
	s.ref = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("intake.reference"), Max: data.MaxLine, KeepScan: true, OnChange: touch})
}

// kindChips are the kinds of service; a come-back only where a warranty runs.
func (s *Intake) kindChips(back bool) []kit.Chip {
	kinds := []data.JobKind{data.Repair, data.Installation, data.Maintenance}
	if back {
		kinds = append(kinds, data.ComeBack)
	}
	var out []kit.Chip
	for _, k := range kinds {
		out = append(out, kit.Chip{Value: string(k), Text: s.h.T("job.kind." + string(k))})
	}
	return out
}

func (s *Intake) acts() {
	h := s.h
	s.cancel = kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.cancel"), Key: "Esc", Kind: kit.Ghost, Do: h.Back})
	s.only = kit.NewButton(h, kit.ButtonSpec{Text: h.T("intake.save-only"), Key: "Ctrl+S", Do: func() { s.save(false) }})
	s.print = kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.save-print"), Icon: "printer", Key: "Ctrl+Enter", Kind: kit.InkButton, Do: func() { s.save(true) }})
	s.form.SetActs(s.cancel, s.only, s.print)
}

// refresh shows the form as it stands.
func (s *Intake) refresh() {
	s.setWhat()
	s.dev.show(s.cur())
	s.setTabs()
	s.titled()
	s.side.refresh()
}

// titled shows the number as soon as there is one.
func (s *Intake) titled() {
	sub := s.h.T("intake.started", "time", s.h.Format.Time(s.h.Format.Local(s.started)))
	if s.no != "" {
		sub = s.no + " · " + sub
	}
	s.form.SetTitle(s.h.T("intake.title"), sub)
}

var _ fyne.Focusable = (*kit.Entry)(nil)
