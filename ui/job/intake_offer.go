package job

import (
	"tanggapan/data"
	"tanggapan/ui/kit"
)

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
	s.dev.store(s.cur())
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
