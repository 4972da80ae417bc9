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
	s.who = who.New(h, s.a, who.Spec{OnChange: s.whoChanged, OnPicked: func() { s.known(true) }})
	s.dev = newDeviceRows(s)
	s.side = newIntakeSide(s)
	s.fieldsOfJob()
	s.form.Row(h.T("intake.who"), "", s.who.Object())
	s.whatBox = kit.Col(6)
	s.whatRow = s.form.Row(h.T("intake.what"), "", s.whatBox)
	s.form.Row(h.T("intake.service"), "", kit.Col(6, kit.FieldRow(12, kit.Grow(s.kind), s.place), s.siteRow, s.everyRow))
	s.form.Row(h.T("intake.says"), h.T("intake.own-words"), kit.High(62, s.dev.says))
	s.form.Row(h.T("intake.condition"), h.T("intake.space-sets"), kit.Col(8, s.dev.points, s.dev.note))
	s.form.Row(h.T("intake.left"), "", kit.FieldRow(6, kit.Grow(s.dev.left), kit.Wide(110, s.dev.extra)))
	s.form.Row(h.T("intake.limit"), "", kit.FieldRow(6, s.limit, kit.Wide(104, s.sum), s.fixed, kit.Spring(), s.express))
	s.form.Row(h.T("intake.promised"), "", kit.FieldRow(6, kit.Wide(146, s.promised), kit.Grow(s.slots), kit.Wide(118, s.tech)))
	s.form.Row(h.T("intake.deposit"), "", kit.FieldRow(6, kit.Wide(104, s.deposit), kit.Wide(94, s.way), kit.Wide(112, s.ref),
		kit.Spring(), kit.Beside(h.T("intake.shelf")), kit.Wide(54, s.dev.shelf), kit.Beside(h.T("intake.passcode")), kit.Wide(88, s.dev.pass)))
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

// read fetches what the form offers.
func (s *Intake) read() (l lists, err error) {
	if l.kinds, err = s.a.Lists.Get(data.ListDeviceKinds); err != nil {
		return l, err
	}
	if l.left, err = s.a.Lists.Get(data.ListAccessories); err != nil {
		return l, err
	}
	if l.ways, err = s.a.Lists.Get(data.ListPayments); err != nil {
		return l, err
	}
	people, err := s.a.Staff.All(true)
	for _, p := range people {
		if p.Role == data.Technician || p.Bookable {
			l.techs = append(l.techs, p)
		}
	}
	l.papers = s.a.PrintJobs.OnSave(data.KindJob)
	l.siteSize = s.a.Papers.Size(data.KindJob, "ticket").Name
	l.checks = map[string][]data.Point{}
	return l, err
}

// offer fills the choices.
func (s *Intake) offer(l lists) {
	s.building = true
	defer func() { s.building = false }()
	lang := s.h.Words.Lang()
	s.lists = l
	var kinds, ways, techs []kit.Option
	for _, it := range l.kinds.Shown("") {
		kinds = append(kinds, kit.Option{Value: it.Code, Text: it.Word(lang), Icon: it.Icon})
	}
	for _, it := range l.ways.Shown("") {
		ways = append(ways, kit.Option{Value: it.Code, Text: it.Word(lang), Icon: it.Icon})
	}
	for _, p := range l.techs {
		techs = append(techs, kit.Option{Value: idText(p.ID), Text: p.Name()})
	}
	way := s.way.Selected()
	s.dev.kinds.SetOptions(kinds...)
	s.way.SetOptions(ways...)
	s.tech.SetOptions(techs...)
	if way == "" && len(ways) > 0 {
		s.way.Select(ways[0].Value)
	}
	words := make([]string, len(l.papers))
	for i, p := range l.papers {
		words[i] = s.h.T("intake.paper-" + p)
	}
	s.form.SetFoot(s.h.T("intake.foot", "papers", s.h.Format.Join(words...)))
	if len(l.papers) == 0 {
		s.form.SetFoot(s.h.T("intake.foot-none"))
	}
	s.print.Set(s.h.N("intake.save-print", len(l.papers)), "printer", "Ctrl+Enter")
	s.suggest()
	s.dev.show(s.cur())
}

// suggest offers times for the kind of job; the first is the default while nobody chose another.
func (s *Intake) suggest() {
	urgency := data.Normal
	if s.express.Selected() != "" {
		urgency = data.High
	}
	all, err := s.a.Jobs.Promises(data.JobKind(s.kind.Selected()), urgency)
	if err != nil {
		return
	}
	s.offers = all
	now := s.h.Format.Local(s.h.Now())
	var chips []kit.Chip
	for _, l := range all {
		chips = append(chips, kit.Chip{Value: string(l), Text: offerText(s.h, l, now)})
	}
	s.slots.SetItems(chips...)
	if !s.ownTime && len(all) > 0 {
		s.promised.SetValue(all[0])
	}
}

func (s *Intake) slotChosen() {
	s.promised.SetValue(data.Local(s.slots.Selected()))
	s.ownTime = true
	s.touch()
}

// kindChosen follows kind, place and express: address, recurrence, times.
func (s *Intake) kindChosen() {
	s.siteRow.Hidden = s.place.Selected() != string(data.OnSite)
	s.everyRow.Hidden = s.kind.Selected() != string(data.Maintenance)
	if row := s.who.Row(); !s.siteRow.Hidden && s.site.Text == "" && row != nil && len(row.Addresses) > 0 {
		s.site.SetText(row.Addresses[0].String())
		s.access.SetText(row.Addresses[0].Access)
	}
	s.suggest()
	kit.Relayout(s.form.Content())
	s.touch()
}

// limited gives the keys to the sum where one is needed.
func (s *Intake) limited() {
	s.touch()
	if s.limit.Selected() != limitFirst && s.sum.Blank() && !s.building {
		s.h.Focus(s.sum)
	}
}

// whoChanged follows the picker while somebody is looked for or a new person is typed.
func (s *Intake) whoChanged() {
	if s.building {
		return
	}
	id, _ := s.who.Customer()
	if id != s.person {
		s.person = id
		s.devices = nil
		s.cur().Device = 0
		s.dev.store(s.cur())
		s.setWhat()
		s.dev.show(s.cur())
		if id == 0 {
			s.side.refresh()
		}
	}
	s.touch()
}

// known reads the devices of the customer chosen. go says that the keys go on to the first empty field.
func (s *Intake) known(on bool) {
	id, _ := s.who.Customer()
	s.person = id
	still := s.newest.Ask()
	kit.Run(s.h, func() ([]*data.Device, error) { return s.a.Devices.Of(id) }, func(all []*data.Device, err error) {
		if !still() {
			return
		}
		if err != nil {
			s.h.Fail(err)
			return
		}
		s.dev.store(s.cur())
		s.devices = all[:min(len(all), 8)]
		s.setWhat()
		if len(s.devices) == 1 && s.cur().empty() && !s.cur().Other {
			s.cur().Device = s.devices[0].ID
		}
		s.dev.show(s.cur())
		s.deviceShown()
		if on {
			s.toFirst()
		}
		s.side.refresh()
	})
}

// setWhat offers the known devices.
func (s *Intake) setWhat() {
	var chips []kit.Chip
	named := map[string]int{}
	for _, d := range s.devices {
		named[firstOf(d.Model, d.Name())]++
	}
	for _, d := range s.devices {
		text := firstOf(d.Model, d.Name())
		if m := d.Mark(); m != "" && (named[text] > 1 || len(s.devices) < 3) {
			text += " · " + m
		}
		chips = append(chips, kit.Chip{Value: idText(d.ID), Text: text})
	}
	if len(chips) > 0 {
		chips = append(chips, kit.Chip{Value: otherDevice, Text: s.h.T("intake.other-device"), Icon: "plus"})
	}
	s.what.SetItems(chips...)
}

// deviceChosen follows the chips of known devices.
func (s *Intake) deviceChosen() {
	s.dev.checklist()
	s.dev.layout()
	s.dev.store(s.cur())
	s.deviceShown()
	s.touch()
}

// deviceShown follows the device in hand: its earlier jobs beside the form, a come-back where a warranty runs.
func (s *Intake) deviceShown() {
	s.side.device()
	s.setTabs()
}

// addDevice takes one more device on the same job.
func (s *Intake) addDevice() {
	s.dev.store(s.cur())
	if s.cur().empty() {
		s.toFirst()
		return
	}
	s.parts = append(s.parts, &deviceDraft{Kind: s.cur().Kind})
	s.at = len(s.parts) - 1
	s.dev.show(s.cur())
	s.setTabs()
	s.dev.layout()
	s.toFirst()
	s.touch()
}

// setTabs names the devices of the job where there are several.
func (s *Intake) setTabs() {
	var chips []kit.Chip
	for i, d := range s.parts {
		name := s.deviceName(d)
		if name == "" {
			name = s.h.T("intake.device-n", "n", i+1)
		}
		chips = append(chips, kit.Chip{Value: idText(data.ID(i + 1)), Text: name})
	}
	s.tabs.SetItems(chips...)
	s.tabs.Select(idText(data.ID(s.at + 1)))
}

func (s *Intake) tabChosen() {
	s.dev.store(s.cur())
	for i := range s.parts {
		if s.tabs.Selected() == idText(data.ID(i+1)) {
			s.at = i
		}
	}
	s.dev.show(s.cur())
	s.setTabs()
	s.side.device()
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
