package settings

import (
	"strconv"

	"fyne.io/fyne/v2"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// shopPage is the shop's own data and ways.
type shopPage struct {
	*Screen
	asked kit.Newest
	cur   *data.Shop
	typed bool

	name, legal, address, city, email, tax, branch, zone, currency *kit.Entry
	ends, estimate, warranty, follow                               *kit.Entry
	lang                                                           *kit.Chips
	taxIn                                                          *kit.Tick
	hours                                                          *week
	phones, holidays, taxes, ladder                                *lines
	promises                                                       map[data.JobKind]*kit.Entry
	answers                                                        map[data.Urgency]*kit.Entry
	save                                                           *kit.Button
	usual                                                          *kit.Button // adds the usual holidays of a year
	body                                                           *fyne.Container
	all                                                            fyne.CanvasObject
}

var answerUrgencies = []data.Urgency{data.Low, data.Normal, data.High, data.Emergency}

func newShop(s *Screen) *shopPage {
	h := s.h
	p := &shopPage{Screen: s, promises: map[data.JobKind]*kit.Entry{}, answers: map[data.Urgency]*kit.Entry{}}
	touch := func() { p.typed = true }
	entry := func(holder string, most int) *kit.Entry {
		e := kit.NewEntry(h, kit.EntrySpec{Placeholder: holder, Max: most})
		e.SetOnChange(func(string) { e.SetError(""); touch() })
		return e
	}
	p.name, p.legal, p.address, p.city = entry("", data.MaxName), entry("", data.MaxName), entry("", data.MaxLine), entry(h.T("field.city"), data.MaxName)
	p.email, p.tax, p.branch, p.zone, p.currency = entry("", data.MaxLine), entry("", data.MaxLine), entry("", data.MaxLine), entry("Asia/Manila", 60), entry("PHP", 3)
	p.ends, p.estimate, p.warranty, p.follow = entry("00:00", 5), entry("", 4), entry("", 4), entry("", 4)
	p.lang = kit.NewChips(h, kit.ChipsSpec{Items: []kit.Chip{{Value: "en", Text: "English"}, {Value: "fil", Text: "Filipino"}}, OnChange: touch})
	p.taxIn = kit.NewTick(h, h.T("settings.tax-in"), touch)
	p.hours = newWeek(h, h.T("settings.closed"), touch)
	p.phones = newLines(h, touch, column{h.T("common.phone"), 200, 40}, column{h.T("settings.phone-label"), 0, 40})
	p.holidays = newLines(h, touch, column{h.T("common.date"), 150, 40}, column{h.T("settings.holiday-name"), 0, data.MaxName}, column{h.T("settings.open-from-to"), 110, 13})
	p.taxes = newLines(h, touch, column{h.T("settings.tax-name"), 200, data.MaxName}, column{h.T("settings.tax-rate"), 90, 8})
	p.ladder = newLines(h, touch, column{h.T("settings.days"), 70, 4}, column{h.T("settings.notice"), 0, data.MaxLine})
	p.save = kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.save"), Key: "Ctrl+Enter", Kind: kit.InkButton, Do: p.keep})
	p.usual = kit.NewButton(h, kit.ButtonSpec{Key: "Alt+H", Kind: kit.Ghost, Small: true, Do: p.addUsual})
	w := s.labelWidth()
	numbers := func(objs ...fyne.CanvasObject) fyne.CanvasObject { return kit.Wrap(14, 6, objs...) }
	var proms, answs []fyne.CanvasObject
	for _, k := range data.JobKinds {
		e := entry("", 4)
		p.promises[k] = e
		proms = append(proms, kit.Labelled(h.T("job.kind."+string(k)), kit.Wide(96, e)))
	}
	for _, u := range answerUrgencies {
		e := entry("", 5)
		p.answers[u] = e
		answs = append(answs, kit.Labelled(h.T("urgency."+string(u)), kit.Wide(96, e)))
	}
	p.body = kit.Col(0,
		setting(w, h.T("common.name"), "", kit.Grow(p.name)),
		setting(w, h.T("field.legal_name"), h.T("settings.legal-note"), kit.Grow(p.legal)),
		setting(w, h.T("common.address"), "", kit.Grow(p.address), kit.Wide(190, p.city)),
		setting(w, h.T("common.phone"), h.T("settings.line-note"), kit.Grow(p.phones.box)),
		setting(w, h.T("common.email"), "", kit.Grow(p.email)),
		setting(w, h.T("field.tax_no"), "", kit.Wide(190, p.tax), kit.Beside(h.T("settings.branch")), kit.Grow(p.branch)),
		kit.Space(0, 16), kit.NewHeading(h.T("settings.when-open"), ""),
		setting(w, h.T("field.hours"), h.T("settings.hours-note"), kit.Grow(p.hours.all)),
		setting(w, h.T("settings.day-ends"), h.T("settings.day-ends-note"), kit.Wide(80, p.ends)),
		setting(w, h.T("settings.holidays"), h.T("settings.line-note"), kit.Grow(kit.Col(4, p.holidays.box, kit.Inset(0, 0, 0, -10, kit.Row(0, p.usual))))),
		kit.Space(0, 16), kit.NewHeading(h.T("settings.ways"), ""),
		setting(w, h.T("settings.promises"), h.T("settings.promises-note"), kit.Grow(numbers(proms...))),
		setting(w, h.T("settings.answers"), h.T("settings.answers-note"), kit.Grow(numbers(answs...))),
		setting(w, h.T("settings.estimates"), "", kit.Beside(h.T("settings.hold")), kit.Wide(64, p.estimate), kit.Beside(h.T("settings.days-word"))),
		setting(w, h.T("settings.warranty"), "", kit.Beside(h.T("settings.holds")), kit.Wide(64, p.warranty), kit.Beside(h.T("settings.days-word"))),
		setting(w, h.T("settings.follow-up"), h.T("settings.follow-note"), kit.Beside(h.T("settings.after")), kit.Wide(64, p.follow), kit.Beside(h.T("settings.days-word"))),
		setting(w, h.T("settings.ladder"), h.T("settings.ladder-note"), kit.Grow(p.ladder.box)),
		kit.Space(0, 16), kit.NewHeading(h.T("settings.money"), ""),
		setting(w, h.T("settings.taxes"), h.T("settings.line-note"), kit.Grow(p.taxes.box)),
		setting(w, h.T("settings.prices"), "", p.taxIn),
		setting(w, h.T("field.currency"), "", kit.Wide(80, p.currency), kit.Beside(h.T("field.zone")), kit.Wide(190, p.zone)),
		setting(w, h.T("settings.paper-language"), h.T("settings.paper-language-note"), kit.Grow(p.lang)),
	)
	p.all = kit.Col(0, s.head("shop", p.save), kit.Grow(kit.VScroll(kit.Inset(0, 8, 20, 0, p.body))))
	return p
}

func (p *shopPage) content() fyne.CanvasObject { return p.all }
func (p *shopPage) focus()                     { p.h.Focus(p.name) }

func (p *shopPage) changed(changes []data.Change) {
	for _, c := range changes {
		if c.Kind == data.KindShop && !p.typed {
			p.reload()
		}
	}
}

func (p *shopPage) key(*fyne.KeyEvent) bool { return false }

func (p *shopPage) chord(c string) bool {
	switch c {
	case "Ctrl+Enter", "Ctrl+S":
		p.save.Press()
	case "Alt+H":
		p.usual.Press()
	default:
		return false
	}
	return true
}

func (p *shopPage) reload() {
	if p.typed {
		return
	}
	kit.Read(p.h, &p.asked, p.a.Shop.Get, func(s *data.Shop) {
		p.show(s)
	})
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (p *shopPage) show(s *data.Shop) {
	f := p.h.Format
	p.cur = s
	for _, x := range []struct {
		e *kit.Entry
		v string
	}{
		{p.name, s.Name},
		{p.legal, s.LegalName},
		{p.address, s.Address},
		{p.city, s.City},
		{p.email, s.Email},
		{p.tax, s.TaxNo},
		{p.branch, s.Branch},
		{p.zone, s.Zone},
		{p.currency, s.Currency},
		{p.ends, f.Clock(s.DayEnds)},
		{p.estimate, count(s.EstimateOK)},
		{p.warranty, count(s.Warranty)},
		{p.follow, count(s.FollowUp)},
	} {
		x.e.SetText(x.v)
		x.e.SetError("")
	}
	p.lang.Select(s.Language)
	p.taxIn.SetChecked(s.TaxIn)
	p.hours.set(s.Hours)
	fill(p.phones, s.Phones, func(x data.Phone) (int, []string) { return x.N, []string{x.Typed, x.Label} })
	fill(p.holidays, s.Holidays, func(x data.Holiday) (int, []string) {
		return x.N, []string{f.DateShort(x.Date), x.Name, spanText(f, x.Open)}
	})
	p.showUsual()
	fill(p.taxes, s.Taxes, func(x data.Tax) (int, []string) { return x.N, []string{x.Name, f.Percent(x.Points)} })
	fill(p.ladder, s.Ladder, func(x data.Notice) (int, []string) { return x.N, []string{count(x.Days), x.Text} })
	for k, e := range p.promises {
		e.SetText("")
		for _, d := range s.Promises {
			if d.Kind == k {
				e.SetText(count(d.Hours))
			}
		}
	}
	for u, v := range map[data.Urgency]int{data.Low: s.Standards.Low, data.Normal: s.Standards.Normal, data.High: s.Standards.High, data.Emergency: s.Standards.Emergency} {
		p.answers[u].SetText(count(v))
	}
	p.typed = false
	kit.Relayout(p.all)
}

// fill puts a list of items into lines.
func fill[T any](l *lines, items []T, as func(T) (int, []string)) {
	var ids []int
	var vals [][]string
	for _, it := range items {
		id, v := as(it)
		ids, vals = append(ids, id), append(vals, v)
	}
	l.set(ids, vals)
}
