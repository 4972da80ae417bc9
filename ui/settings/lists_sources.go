package settings

import (
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// listGroups are the lists of choices under their headings.
var listGroups = []struct {
	group string
	names []string
}{
	{"settings.talking", []string{data.ListNatures, data.ListCategories, data.ListChannels, data.ListTags, data.ListFoundBy}},
	{"settings.work", []string{data.ListJobStates, data.ListDeviceKinds, checklists, data.ListAccessories, data.ListCauses, data.ListMoveReasons, shelves}},
	{"settings.money-reasons", []string{data.ListPayments, data.ListDiscounts, data.ListVoidReasons, data.ListPriceClasses, priceItems, texts}},
}

// What is edited like a list but is records of its own.
const (
	checklists = "checklists"
	shelves    = "shelves"
	priceItems = "price-items"
	texts      = "templates"
)

func (p *listsPage) listSources() (out []source) {
	for _, g := range listGroups {
		for _, name := range g.names {
			s := source{name: name, group: g.group}
			switch name {
			case checklists:
				p.checklist(&s)
			case shelves:
				p.shelf(&s)
			case priceItems:
				p.priceItem(&s)
			case texts:
				p.template(&s)
			default:
				p.choices(&s)
			}
			out = append(out, s)
		}
	}
	return out
}

// choices is one of the shop's lists of choices.
func (p *listsPage) choices(s *source) {
	name := s.name
	s.ordered = true
	s.titles = [4]string{"settings.col-word", "settings.col-filipino", "", ""}
	switch name {
	case data.ListCategories, data.ListAccessories, data.ListCauses:
		s.titles[2] = "settings.col-for"
	case data.ListJobStates:
		s.titles = [4]string{"common.state", "settings.col-filipino", "settings.col-ball", "settings.col-used"}
	}
	s.load = func() ([]item, error) { return p.readChoices(name) }
	s.save = func(items []item, _ int) (data.Done, error) { return p.saveChoices(name, items) }
}

func (p *listsPage) readChoices(name string) ([]item, error) {
	l, err := p.a.Lists.Get(name)
	if err != nil {
		return nil, err
	}
	used, err := p.a.Lists.Used(name)
	if err != nil {
		return nil, err
	}
	kinds, err := p.a.Lists.Get(data.ListDeviceKinds)
	if err != nil {
		return nil, err
	}
	var out []item
	for _, i := range l.Items {
		it := item{id: uint64(i.N), a: i.En, b: i.Fil, off: i.Hidden, raw: i, icon: i.Icon, tone: kit.Ink2}
		if k, ok := kinds.Item(i.For); ok && i.For != "" {
			it.note = k.Word(p.h.Words.Lang())
		}
		if name == data.ListJobStates {
			state := stateOf(i)
			it.icon, it.tone = stateMark(state)
			it.note = p.h.T("ball." + string(state.Ball()))
			if n, ok := used[i.Code]; ok && state.Ball() != data.BallOut {
				it.used = p.h.N("settings.jobs", n)
			}
		}
		out = append(out, it)
	}
	return out, nil
}

func (p *listsPage) saveChoices(name string, items []item) (data.Done, error) {
	l, err := p.a.Lists.Get(name)
	if err != nil {
		return data.Done{}, err
	}
	next := *l
	next.Items = nil
	spent := l.Spent
	for _, it := range l.Items {
		spent = max(spent, it.N)
	}
	taken := func(code string) bool { _, ok := l.Item(code); return ok }
	for _, it := range items {
		li, _ := it.raw.(data.ListItem)
		if it.id == 0 {
			like := li.Like
			if like == "" && (name == data.ListJobStates || name == data.ListPayments) {
				like = li.Code
			}
			li = data.ListItem{N: numbered(0, &spent), Code: codeOf(it.a, taken), Like: like, Icon: li.Icon, For: li.For}
		}
		li.En, li.Fil, li.Hidden = it.a, it.b, it.off
		next.Items = append(next.Items, li)
	}
	next.Spent = spent
	return p.a.Lists.Change(p.h.Actor(), &next)
}

// stateOf is the built-in state that a state of the list behaves as.
func stateOf(i data.ListItem) data.JobState {
	if i.Like != "" {
		return data.JobState(i.Like)
	}
	return data.JobState(i.Code)
}

// stateMark is the sign of a state.
func stateMark(s data.JobState) (string, kit.Token) {
	switch s {
	case data.Diagnosing, data.InProgress:
		return "wrench", kit.Blue
	case data.WaitingApproval:
		return "hourglass", kit.Violet
	case data.WaitingPart:
		return "package", kit.Violet
	case data.PartArrived:
		return "package-check", kit.Green
	case data.SentOut:
		return "truck", kit.Amber
	case data.Ready:
		return "circle-check", kit.Green
	case data.JobNew, data.Scheduled:
		return "circle-dot", kit.Ink2
	}
	return "circle", kit.Ink2
}

// checklist is what is looked at for the device kind that is chosen.
func (p *listsPage) checklist(s *source) {
	a := p.a
	s.kinds, s.ordered = true, true
	s.titles = [4]string{"settings.col-point", "settings.col-filipino", "", ""}
	s.load = func() ([]item, error) {
		l, err := a.Checklists.Of(p.kind)
		if err != nil {
			return nil, err
		}
		var out []item
		for _, i := range l.Points {
			out = append(out, item{id: uint64(i.N), a: i.En, b: i.Fil, off: i.Hidden, raw: i, icon: "square-check", tone: kit.Ink2})
		}
		return out, nil
	}
	s.save = func(items []item, _ int) (data.Done, error) {
		l, err := a.Checklists.Of(p.kind)
		if err != nil {
			return data.Done{}, err
		}
		next := *l
		next.Points = nil
		spent := max(l.Spent, most(l.Points, func(i data.CheckItem) int { return i.N }))
		taken := func(code string) bool {
			for _, i := range l.Points {
				if i.Code == code {
					return true
				}
			}
			return false
		}
		for _, it := range items {
			ci, _ := it.raw.(data.CheckItem)
			if it.id == 0 {
				ci = data.CheckItem{N: numbered(0, &spent), Code: codeOf(it.a, taken)}
			}
			ci.En, ci.Fil, ci.Hidden = it.a, it.b, it.off
			next.Points = append(next.Points, ci)
		}
		next.Spent = spent
		return a.Checklists.Change(p.h.Actor(), &next)
	}
}

func (p *listsPage) shelf(s *source) {
	a := p.a
	s.titles = [4]string{"common.name", "common.note", "", "settings.col-lies"}
	s.load = func() ([]item, error) {
		all, err := a.Shelves.All()
		if err != nil {
			return nil, err
		}
		var out []item
		for _, x := range all {
			lies, err := a.Shelves.Lies(x.ID)
			if err != nil {
				return nil, err
			}
			out = append(out, item{id: uint64(x.ID), a: x.Name, b: x.Note, raw: x, icon: "archive", tone: kit.Ink2, used: p.h.N("settings.jobs", len(lies))})
		}
		return out, nil
	}
	s.save = func(items []item, i int) (data.Done, error) {
		x := data.Shelf{}
		if was, ok := items[i].raw.(*data.Shelf); ok && items[i].id != 0 {
			x = *was
		}
		x.Name, x.Note = items[i].a, items[i].b
		if items[i].id == 0 {
			return a.Shelves.Add(p.h.Actor(), &x)
		}
		return a.Shelves.Change(p.h.Actor(), &x)
	}
	s.aside = func(it item) (data.Done, error) { return a.Shelves.Remove(p.h.Actor(), data.ID(it.id)) }
}

func (p *listsPage) priceItem(s *source) {
	a := p.a
	s.titles = [4]string{"common.name", "common.price", "settings.col-code", ""}
	s.load = func() ([]item, error) {
		all, _, err := a.PriceItems.All("", 500)
		if err != nil {
			return nil, err
		}
		var out []item
		for _, x := range all {
			out = append(out, item{id: uint64(x.ID), a: x.Name, b: p.h.Format.Money(x.Price), note: x.Code, raw: x, icon: "banknote", tone: kit.Ink2, off: x.Hidden})
		}
		return out, nil
	}
	s.save = func(items []item, i int) (data.Done, error) {
		x := data.PriceItem{}
		if was, ok := items[i].raw.(*data.PriceItem); ok && items[i].id != 0 {
			x = *was
		}
		price, err := p.h.Format.ParseMoney(items[i].b)
		if err != nil {
			return data.Done{}, data.Fault{Field: "price", Code: codeOfFault(err)}
		}
		x.Name, x.Price = items[i].a, price
		if items[i].id == 0 {
			x.Code = codeOf(x.Name, func(code string) bool {
				for _, it := range items {
					if o, ok := it.raw.(*data.PriceItem); ok && o.Code == code {
						return true
					}
				}
				return false
			})
			return a.PriceItems.Add(p.h.Actor(), &x)
		}
		return a.PriceItems.Change(p.h.Actor(), &x)
	}
	s.aside = func(it item) (data.Done, error) { return a.PriceItems.Remove(p.h.Actor(), data.ID(it.id)) }
}

func codeOfFault(err error) string {
	if fs := data.FaultsOf(err); len(fs) > 0 {
		return fs[0].Code
	}
	return "not-money"
}

// deviceKinds fills the choice over the checklists.
func (p *listsPage) deviceKinds() {
	l, err := p.a.Lists.Get(data.ListDeviceKinds)
	if err != nil {
		p.h.Fail(err)
		return
	}
	var opts []kit.Option
	for _, i := range l.Shown("") {
		opts = append(opts, kit.Option{Value: i.Code, Text: i.Word(p.h.Words.Lang())})
	}
	p.kinds.SetOptions(opts...)
	if p.kind == "" && len(opts) > 0 {
		p.kind = opts[0].Value
	}
	p.kinds.Select(p.kind)
}
