package ui

import (
	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// arrive finds who works at this desk: the one who did last, the only one, or the one who is chosen.
func (w *Window) arrive() {
	w.speak()
	all, err := w.a.Staff.All(true)
	if err != nil {
		w.h.Fail(err)
		return
	}
	last := data.ID(w.computer().People[w.state.Path])
	var who *data.Staff
	for _, p := range all {
		if p.ID == last || len(all) == 1 {
			who = p
		}
	}
	if who == nil && len(all) > 0 && w.shop != nil && w.shop.Practice {
		who = all[0]
	}
	w.rebuild()
	w.begun()
	switch {
	case who == nil:
		w.choosePerson(all, true)
	case who.PIN != "":
		w.askPIN(who, true)
	default:
		w.work(who)
	}
}

// begun shows the desk's first screen under whatever asks who works here.
func (w *Window) begun() { w.show(kit.Route{Screen: w.table[0].name}) }

// work lets a person act at this desk.
func (w *Window) work(p *data.Staff) {
	arrived := w.who.Staff == 0
	at, back := w.at, w.back
	if form, ok := w.form(); ok {
		if parked, typed := form.Parked(); typed {
			form.Keep()
			parked, _ = form.Parked()
			at = parked.Route
		}
	}
	w.who, w.person = data.Actor{Staff: p.ID}, p
	path := w.state.Path
	w.change(func(c *app.Computer) {
		if c.People == nil {
			c.People = map[string]uint64{}
		}
		c.People[path] = uint64(p.ID)
	})
	if w.langWanted() != w.h.Words.Lang() {
		w.rebuild()
		w.show(at)
		w.back = back
	}
	w.refresh()
	if w.cur != nil && !arrived {
		w.cur.Reload()
	}
	if arrived {
		w.taken()
	}
}

// taken goes on where the last start ended.
func (w *Window) taken() {
	drafts, err := w.a.Drafts.All()
	if err != nil {
		w.h.Fail(err)
		return
	}
	if !w.recall(drafts) && w.cur != nil {
		w.cur.Reload()
		w.cur.Focus()
	}
	w.refresh()
}

// people lists who may act here (Alt+U).
func (w *Window) people() {
	if !w.open {
		return
	}
	kit.Run(w.h, func() ([]*data.Staff, error) { return w.a.Staff.All(true) }, func(all []*data.Staff, err error) {
		if err != nil {
			w.h.Fail(err)
			return
		}
		w.choosePerson(all, false)
	})
}

func (w *Window) choosePerson(all []*data.Staff, must bool) {
	var items []kit.MenuItem
	for _, p := range all {
		it := kit.MenuItem{Icon: "circle-user", Text: p.Name(), Second: either(p.Title, w.h.T("role."+string(p.Role))), Do: func() { w.chosen(p, must) }}
		if p.PIN != "" {
			it.Right = w.h.T("shell.pin")
		}
		if w.person != nil && p.ID == w.person.ID {
			it.Icon = "check"
		}
		items = append(items, it)
	}
	w.h.Menu(kit.MenuSpec{Title: w.h.T("shell.who-works"), Hint: w.h.T("shell.digit-chooses"), Items: items, Width: 400, Stays: must})
}

func (w *Window) chosen(p *data.Staff, must bool) {
	if p.PIN == "" {
		w.work(p)
		return
	}
	w.askPIN(p, must)
}

// askPIN lets a person begin with their PIN.
func (w *Window) askPIN(p *data.Staff, must bool) {
	h := w.h
	var pop *kit.Pop
	field := kit.NewEntry(h, kit.EntrySpec{Secret: true, Max: 12})
	begin := kit.NewButton(h, kit.ButtonSpec{Text: h.T("shell.begin"), Key: "Enter", Kind: kit.InkButton})
	other := kit.NewButton(h, kit.ButtonSpec{Text: h.T("shell.someone-else"), Key: "Alt+U", Kind: kit.Ghost, Do: func() {
		pop.Close()
		all, err := w.a.Staff.All(true)
		if err != nil {
			h.Fail(err)
			return
		}
		w.choosePerson(all, must)
	}})
	try := func() {
		pin := field.Text
		begin.Busy(h.T("shell.checking"))
		kit.Run(h, func() (bool, error) { return w.a.Staff.CheckPIN(p.ID, pin) }, func(ok bool, err error) {
			begin.Ready()
			switch {
			case err != nil:
				field.SetError(h.Words.Err(err))
			case !ok:
				field.SetText("")
				field.SetError(h.T("shell.wrong-pin"))
			default:
				pop.Close()
				w.work(p)
				return
			}
			pop.Resized()
			h.Focus(field)
		})
	}
	begin.SetDo(try)
	field.SetOnEnter(try)
	field.SetOnChange(func(string) { field.SetError("") })
	pop = h.Dialog(kit.DialogSpec{
		Icon: "lock-keyhole", Title: p.Name(), Text: h.T("shell.pin-of", "Who", p.Called()), Width: 420,
		Content: kit.Labelled(h.T("shell.pin"), field), First: field, Buttons: []*kit.Button{other, begin}, Stays: must,
	})
}

// languages changes the language of the person at this desk.
func (w *Window) languages() {
	h := w.h
	var items []kit.MenuItem
	for _, lang := range langs() {
		it := kit.MenuItem{Icon: "languages", Text: h.T("language." + lang), Do: func() { w.speakIn(lang) }}
		if lang == h.Words.Lang() {
			it.Icon = "check"
		}
		items = append(items, it)
	}
	h.Menu(kit.MenuSpec{Title: h.T("shell.language"), Items: items, Width: 260, Under: w.status.lang})
}

// speakIn sets the language: the person's where they have one, else this desk's.
func (w *Window) speakIn(lang string) {
	if w.person != nil && w.person.Language != "" && w.person.Language != lang {
		p := *w.person
		p.Language = lang
		who := w.who
		kit.Run(w.h, func() (data.Done, error) { return w.a.Staff.Change(who, &p) }, func(_ data.Done, err error) {
			if err == nil {
				w.person = &p
			} else {
				w.person.Language = "" // no right to change it in the file: at this desk, then
			}
			w.speakHere(lang)
		})
		return
	}
	w.speakHere(lang)
}

func (w *Window) speakHere(lang string) {
	w.change(func(c *app.Computer) { c.Language = lang })
	w.dress(true)
}
