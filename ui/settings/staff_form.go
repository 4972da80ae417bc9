package settings

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// beyond are the rights that may be given beyond a role.
var beyond = []data.Right{data.RightMoney, data.RightVoid, data.RightMerge, data.RightSettings, data.RightData, data.RightWork}

// staffForm is one person.
type staffForm struct {
	p      *staffPage
	cur    *data.Staff
	typed  bool
	given  *kit.Entry
	family *kit.Entry
	short  *kit.Entry
	title  *kit.Entry
	dept   *kit.Choice
	role   *kit.Chips
	rights []*kit.Tick
	limit  *kit.Entry
	refund *kit.Money
	works  *week
	breaks *week
	off    *lines
	lang   *kit.Chips
	booked *kit.Tick
	pin    *kit.Entry
	pinSet *kit.Text   // whether there is one
	noPIN  *kit.Button // takes it away
	edited *kit.Text
	leave  *kit.Button
	save   *kit.Button

	avatar      *kit.Avatar
	name, since *kit.Text
	body        *fyne.Container
	all         fyne.CanvasObject
}

func newStaffForm(p *staffPage) *staffForm {
	h := p.h
	f := &staffForm{p: p, cur: &data.Staff{}}
	entry := func(holder string, most int) *kit.Entry {
		e := kit.NewEntry(h, kit.EntrySpec{Placeholder: holder, Max: most})
		e.SetOnChange(func(string) { e.SetError(""); f.touch() })
		return e
	}
	f.given, f.family, f.short = entry(h.T("field.given"), data.MaxName), entry(h.T("field.family"), data.MaxName), entry(h.T("field.short"), data.MaxName)
	f.title = entry(h.T("settings.any-title"), data.MaxLine)
	f.dept = kit.NewChoice(h, kit.ChoiceSpec{OnChange: f.touch})
	var roles []kit.Chip
	for _, r := range []data.Role{data.Clerk, data.Technician, data.Coordinator, data.Owner} {
		roles = append(roles, kit.Chip{Value: string(r), Text: h.T("role." + string(r))})
	}
	f.role = kit.NewChips(h, kit.ChipsSpec{Items: roles, OnChange: func() { f.touch(); f.byRole() }})
	var ticks []fyne.CanvasObject
	for _, r := range beyond {
		t := kit.NewTick(h, h.T("right."+string(r)), f.touch)
		f.rights = append(f.rights, t)
		ticks = append(ticks, t)
	}
	f.limit, f.refund = entry("", 8), kit.NewMoney(h, "", f.touch)
	f.works, f.breaks = newWeek(h, h.T("settings.off"), func() { f.touch(); f.holdWeek() }), newWeek(h, "–", f.touch)
	f.off = newLines(h, f.touch, column{h.T("settings.off-when"), 220, 40}, column{h.T("common.reason"), 0, data.MaxLine})
	f.lang = kit.NewChips(h, kit.ChipsSpec{Items: []kit.Chip{{Value: "", Text: h.T("settings.as-desk")}, {Value: "en", Text: "English"}, {Value: "fil", Text: "Filipino"}}, OnChange: f.touch})
	f.booked = kit.NewTick(h, h.T("settings.bookable"), f.touch)
	f.pin = kit.NewEntry(h, kit.EntrySpec{Secret: true, Max: 12, OnChange: func(string) { f.pin.SetError(""); f.touch() }})
	f.pinSet = kit.T("", kit.Second.Sized(13).Cut())
	f.noPIN = kit.NewButton(h, kit.ButtonSpec{Text: h.T("settings.pin-away"), Kind: kit.Ghost, Small: true, Do: f.takePIN})
	f.edited = kit.T("", kit.Second.Sized(13).Cut())
	f.leave = kit.NewButton(h, kit.ButtonSpec{Text: h.T("settings.no-longer"), Kind: kit.Ghost, Do: f.end})
	f.save = kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.save"), Key: "Ctrl+Enter", Kind: kit.InkButton, Do: f.keep})
	f.avatar, f.name, f.since = kit.NewAvatar("", 34), kit.T("", kit.Part.Cut()), kit.T("", kit.Second.Sized(13).Cut())
	w := float32(102)
	if h.Words.Lang() == "fil" {
		w = 122
	}
	grid := kit.Col(0, pair(ticks[0], ticks[1]), pair(ticks[2], ticks[3]), pair(ticks[4], ticks[5]))
	f.body = kit.Col(0,
		setting(w, h.T("common.name"), "", kit.Grow(f.given), kit.Grow(f.family), kit.Wide(97, f.short)),
		setting(w, h.T("settings.job-title"), h.T("settings.any-word"), kit.Grow(f.title), kit.Wide(150, f.dept)),
		setting(w, h.T("settings.role"), "", kit.Grow(f.role)),
		setting(w, h.T("settings.may-also"), h.T("settings.beyond"), kit.Grow(grid)),
		setting(w, h.T("settings.own"), h.T("settings.above"), kit.Beside(h.T("settings.discount-to")), kit.Wide(64, f.limit), kit.Space(8, 0), kit.Beside(h.T("settings.refund-to")), kit.Wide(105, f.refund)),
		setting(w, h.T("settings.works"), h.T("settings.works-note"), kit.Grow(f.works.all)),
		setting(w, h.T("settings.breaks"), "", kit.Grow(f.breaks.all)),
		setting(w, h.T("settings.days-off"), "", kit.Grow(f.off.box)),
		setting(w, h.T("settings.board"), "", f.booked),
		setting(w, h.T("field.language"), "", kit.Grow(f.lang)),
		setting(w, h.T("field.pin"), "", kit.Wide(96, f.pin), kit.Grow(f.pinSet), kit.Stack(f.noPIN)),
	)
	head := kit.Col(0, kit.High(50, kit.Row(10, f.avatar, kit.Grow(kit.Col(0, f.name, f.since)), f.leave)), kit.Rule(2, kit.Ink))
	f.all = kit.Col(0, kit.Inset(10, 0, 0, 0, head), kit.Grow(kit.VScroll(kit.Inset(0, 8, 8, 0, f.body))), kit.Inset(8, 0, 12, 0, kit.Row(8, kit.Grow(f.edited), f.save)))
	return f
}

// pair is two rights side by side, a row of 26.
func pair(a, b fyne.CanvasObject) fyne.CanvasObject {
	return kit.High(26, kit.Cols(10, []float32{-1, -1}, a, b))
}

func (f *staffForm) touch() { f.typed = true }

// holdWeek shows the shop's hours as long as the person has none of their own.
func (f *staffForm) holdWeek() { f.works.hold(f.p.open, f.p.h.T("settings.off")) }

func (f *staffForm) departments(depts []*data.Department) {
	opts := []kit.Option{{Value: "", Text: f.p.h.T("settings.no-department")}}
	for _, d := range depts {
		opts = append(opts, kit.Option{Value: idText(d.ID), Text: d.Name})
	}
	f.dept.SetOptions(opts...)
	f.dept.Select(idText(f.cur.Department))
}

// byRole shows what the role gives as ticked and fixed.
func (f *staffForm) byRole() {
	of := data.Staff{Role: data.Role(f.role.Selected())}
	for i, r := range beyond {
		has := of.May(r)
		f.rights[i].SetDisabled(has, f.p.h.T("settings.by-role"))
		if has {
			f.rights[i].SetChecked(true)
		} else {
			f.rights[i].SetChecked(slices.Contains(f.cur.Rights, r))
		}
	}
}

// show puts a person into the form.
func (f *staffForm) show(s *data.Staff) {
	h := f.p.h
	c := *s
	f.cur = &c
	f.avatar.Set(words.Initials(s.Name()))
	f.name.SetText(s.Name())
	since := h.T("settings.new-person")
	if s.ID != 0 {
		since = h.T("settings.since", "Day", h.Format.DateShort(s.Created.Date(h.Format.Zone())))
		f.save.Set(h.T("settings.save-name", "Name", s.Given), "", "Ctrl+Enter")
	} else {
		f.save.Set(h.T("common.save"), "", "Ctrl+Enter")
	}
	f.since.SetText(since)
	leave := h.T("settings.no-longer")
	if !s.Active {
		leave = h.T("settings.back-again")
	}
	f.leave.Set(leave, "", "")
	for _, e := range []*kit.Entry{f.given, f.family, f.short, f.title, f.limit, f.pin} {
		e.SetError("")
	}
	f.given.SetText(s.Given)
	f.family.SetText(s.Family)
	f.short.SetText(s.Short)
	f.title.SetText(s.Title)
	f.dept.Select(idText(s.Department))
	f.role.Select(string(s.Role))
	f.byRole()
	f.limit.SetText(percentText(h.Format, s.Discount))
	f.refund.SetText("")
	if s.Refund != 0 {
		f.refund.SetValue(s.Refund)
	}
	f.works.set(s.Hours)
	f.holdWeek()
	f.breaks.set(s.Breaks)
	var ids []int
	var vals [][]string
	for _, l := range s.DaysOff {
		ids, vals = append(ids, l.N), append(vals, []string{leaveText(h.Format, l), l.Why})
	}
	f.off.set(ids, vals)
	f.booked.SetChecked(s.Bookable)
	f.lang.Select(s.Language)
	f.showPIN()
	f.edited.SetText("")
	if s.Updated != 0 {
		f.edited.SetText(h.T("settings.changed-on", "Day", h.Format.DateShort(s.Updated.Date(h.Format.Zone()))))
	}
	f.typed = false
	kit.Relayout(f.body)
}

// read is the person as the form says; ok is false where a field cannot be read.
func (f *staffForm) read() (data.Staff, bool) {
	h, s := f.p.h, *f.cur
	s.Given, s.Family, s.Short, s.Title = f.given.Text, f.family.Text, f.short.Text, f.title.Text
	s.Role, s.Department, s.Language, s.Bookable = data.Role(f.role.Selected()), idOf(f.dept.Selected()), f.lang.Selected(), f.booked.Checked()
	of := data.Staff{Role: s.Role}
	s.Rights = nil
	for i, r := range beyond {
		if f.rights[i].Checked() && !of.May(r) {
			s.Rights = append(s.Rights, r)
		}
	}
	ok := true
	var err error
	if s.Discount, err = readPercent(h.Format, f.limit.Text); err != nil {
		f.limit.SetError(h.Words.Err(err))
		h.Focus(f.limit)
		ok = false
	}
	if !f.refund.Check() {
		ok = false
	}
	s.Refund, _ = f.refund.Value()
	var good bool
	if s.Hours, good = f.works.value(); !good {
		ok = false
	}
	if s.Breaks, good = f.breaks.value(); !good {
		ok = false
	}
	spent := 0
	for _, l := range s.DaysOff {
		spent = max(spent, l.N)
	}
	s.DaysOff = nil
	if !f.off.each(func(id int, v []string) (int, error) {
		l, err := readLeave(h.Format, v[0], f.p.today)
		l.N, l.Why = numbered(id, &spent), v[1]
		s.DaysOff = append(s.DaysOff, l)
		return 0, err
	}) {
		ok = false
	}
	return s, ok
}

func idText(id data.ID) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatUint(uint64(id), 10)
}

func idOf(s string) data.ID {
	n, err := strconv.ParseUint(s, 10, 64)
	if err != nil {
		return 0
	}
	return data.ID(n)
}
