package settings

import (
	"fyne.io/fyne/v2"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// staffPage is the people: who they are, what they may, when they work.
type staffPage struct {
	*Screen
	asked  kit.Newest
	people []*data.Staff // in the order of the list
	groups []staffGroup
	depts  []*data.Department
	today  data.Date
	open   data.Week

	list  *kit.KeyList
	rows  fyneRows[staffRow]
	form  *staffForm
	split *fyne.Container
	all   fyne.CanvasObject
}

type staffGroup struct {
	title, note string
	n           int
}

type staffRow struct {
	avatar     *kit.Avatar
	name, what *kit.Text
	state      *kit.Text
}

func newStaff(s *Screen) *staffPage {
	h := s.h
	p := &staffPage{Screen: s, rows: fyneRows[staffRow]{}}
	dept := kit.NewButton(h, kit.ButtonSpec{Text: h.T("settings.department"), Icon: "plus", Key: "Alt+D", Do: p.department})
	person := kit.NewButton(h, kit.ButtonSpec{Text: h.T("settings.person"), Icon: "user-plus", Key: "Ins", Do: p.add})
	p.list = kit.NewKeyList(h, kit.ListSpec{
		Groups: func() []kit.Group {
			var out []kit.Group
			for _, g := range p.groups {
				out = append(out, kit.Group{Title: g.title, Count: g.note, Len: g.n})
			}
			return out
		},
		Height: 48, Indent: 38, Create: p.newRow, Update: p.update, ID: func(i int) uint64 { return uint64(p.people[i].ID) },
		OnMove: func(i int) { p.form.show(p.people[i]) }, OnEnter: func(int) { h.Focus(p.form.given) },
	})
	p.form = newStaffForm(p)
	p.split = kit.FullRow(0, kit.Wide(262, kit.Inset(10, 4, 0, -kit.Outset, p.list)), kit.VRule(kit.Line), kit.Grow(kit.Inset(0, 0, 0, 14, p.form.all)))
	p.all = kit.Col(0, s.head("staff", dept, person), kit.Grow(p.split))
	return p
}

func (p *staffPage) content() fyne.CanvasObject { return p.all }
func (p *staffPage) focus()                     { p.h.Focus(p.list) }

func (p *staffPage) changed(changes []data.Change) {
	for _, c := range changes {
		if c.Kind == data.KindStaff || c.Kind == data.KindDepartment {
			p.reload()
			return
		}
	}
}

type staffRead struct {
	people []*data.Staff
	depts  []*data.Department
	shop   *data.Shop
}

func (p *staffPage) reload() {
	kit.Read(p.h, &p.asked, func() (r staffRead, err error) {
		if r.people, err = p.a.Staff.All(false); err != nil {
			return r, err
		}
		if r.depts, err = p.a.Departments.All(); err != nil {
			return r, err
		}
		r.shop, err = p.a.Shop.Get()
		return r, err
	}, func(r staffRead) {
		p.depts, p.open = r.depts, r.shop.Hours
		p.today = p.h.Format.Local(p.h.Now()).Date()
		p.people, p.groups = grouped(p.h.Words, r.people, r.depts)
		p.list.Reload()
		p.form.departments(r.depts)
		p.list.Touch()
		if i := p.list.Selected(); i >= 0 && !p.form.typed {
			p.form.show(p.people[i])
		}
		kit.Relayout(p.all)
	})
}

// grouped orders people by department, those without one next, those who left last.
func grouped(w words.Words, people []*data.Staff, depts []*data.Department) (out []*data.Staff, groups []staffGroup) {
	name := map[data.ID]string{}
	for _, s := range people {
		name[s.ID] = s.Called()
	}
	take := func(title, note string, is func(*data.Staff) bool) {
		n := len(out)
		for _, s := range people {
			if is(s) {
				out = append(out, s)
			}
		}
		if len(out) > n || note != "" {
			groups = append(groups, staffGroup{title, note, len(out) - n})
		}
	}
	known := map[data.ID]bool{}
	for _, d := range depts {
		known[d.ID] = true
		note := ""
		if d.Lead != 0 {
			note = w.T("settings.leads", "Who", name[d.Lead])
		}
		take(d.Name, note, func(s *data.Staff) bool { return s.Active && s.Department == d.ID })
	}
	take(w.T("settings.no-department"), "", func(s *data.Staff) bool { return s.Active && !known[s.Department] })
	take(w.T("settings.left"), "", func(s *data.Staff) bool { return !s.Active })
	return out, groups
}

func (p *staffPage) newRow() fyne.CanvasObject {
	r := &staffRow{avatar: kit.NewAvatar("", 28), name: kit.T("", kit.Strong.Cut()), what: kit.T("", kit.Second.Cut()), state: kit.T("", kit.SecondMed.Right())}
	o := kit.Row(10, r.avatar, kit.Grow(kit.Col(0, r.name, r.what)), r.state)
	p.rows[o] = r
	return o
}

func (p *staffPage) update(i int, o fyne.CanvasObject, _ kit.RowState) {
	r, s, w := p.rows[o], p.people[i], p.h.Words
	r.avatar.Set(words.Initials(s.Name()))
	r.name.SetText(s.Name())
	what := s.Title
	if what == "" {
		what = w.T("role." + string(s.Role))
	}
	r.what.SetText(what)
	state, tone := presence(p.h.Format, s, p.open, p.h.Format.Local(p.h.Now()))
	r.state.Set(state, kit.SecondMed.Right().In(tone))
	kit.Relayout(o)
}

// presence says whether a person is in now, by the hours they work.
func presence(f words.Format, s *data.Staff, open data.Week, now data.Local) (string, kit.Token) {
	w := f.Words()
	span := s.WorksOn(now.Date(), open)
	switch {
	case !s.Active:
		return "", kit.Ink2
	case span.Empty():
		return w.T("settings.off"), kit.Ink2
	case now.Minutes() < span.From:
		return w.T("settings.from", "Time", f.Clock(span.From)), kit.Ink2
	case now.Minutes() < span.To:
		return w.T("settings.in-till", "Time", f.Clock(span.To)), kit.Green
	}
	return w.T("settings.gone"), kit.Ink2
}

func (p *staffPage) key(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyInsert {
		p.add()
		return true
	}
	return false
}

func (p *staffPage) chord(c string) bool {
	switch c {
	case "Ctrl+Enter", "Ctrl+S":
		p.form.save.Press()
	case "Alt+D":
		p.department()
	default:
		return false
	}
	return true
}

// add begins a new person.
func (p *staffPage) add() {
	p.form.show(&data.Staff{Role: data.Clerk, Active: true})
	p.form.typed = true
	p.h.Focus(p.form.given)
}

// department asks for the departments: names, who leads, what goes there.
func (p *staffPage) department() {
	h := p.h
	name := kit.NewEntry(h, kit.EntrySpec{Max: data.MaxName})
	takes := kit.NewEntry(h, kit.EntrySpec{Max: data.MaxLine})
	lead := kit.NewChoice(h, kit.ChoiceSpec{Options: p.leads()})
	var pick func()
	which := kit.NewChoice(h, kit.ChoiceSpec{OnChange: func() { pick() }})
	opts := []kit.Option{{Value: "", Text: h.T("settings.new-department")}}
	for _, d := range p.depts {
		opts = append(opts, kit.Option{Value: d.Name, Text: d.Name})
	}
	which.SetOptions(opts...)
	which.Select("")
	cur := &data.Department{}
	pick = func() {
		cur = &data.Department{}
		for _, d := range p.depts {
			if d.Name == which.Selected() {
				cur = d
			}
		}
		name.SetText(cur.Name)
		takes.SetText(cur.Takes)
		lead.Select(idText(cur.Lead))
	}
	var pop *kit.Pop
	save := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.save"), Key: "Ctrl+Enter", Kind: kit.InkButton, Do: func() {
		d := *cur
		d.Name, d.Takes, d.Lead = name.Text, takes.Text, idOf(lead.Selected())
		p.act(func() (data.Done, error) {
			if d.ID == 0 {
				return p.a.Departments.Add(h.Actor(), &d)
			}
			return p.a.Departments.Change(h.Actor(), &d)
		}, h.T("settings.department-saved", "Name", data.CleanLine(d.Name)), func() { pop.Close() })
	}})
	remove := kit.NewButton(h, kit.ButtonSpec{Text: h.T("settings.put-aside"), Kind: kit.Ghost, Do: func() {
		id := cur.ID
		if id == 0 {
			return
		}
		p.act(func() (data.Done, error) { return p.a.Departments.Remove(h.Actor(), id) }, h.T("settings.aside"), func() { pop.Close() })
	}})
	w := p.labelWidth()
	body := kit.Col(0, setting(w, h.T("settings.department"), "", kit.Grow(which)), setting(w, h.T("common.name"), "", kit.Grow(name)),
		setting(w, h.T("settings.lead"), "", kit.Grow(lead)), setting(w, h.T("settings.takes"), "", kit.Grow(takes)))
	pick()
	pop = h.Dialog(kit.DialogSpec{Icon: "users", Title: h.T("settings.departments-title"), Text: h.T("settings.departments-what"), Content: body, Width: 560, Buttons: []*kit.Button{remove, save}, First: name})
}

func (p *staffPage) leads() []kit.Option {
	out := []kit.Option{{Value: "", Text: p.h.T("common.nobody")}}
	for _, s := range p.people {
		if s.Active {
			out = append(out, kit.Option{Value: idText(s.ID), Text: s.Name()})
		}
	}
	return out
}
