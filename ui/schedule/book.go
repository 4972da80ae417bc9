package schedule

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// dialog books a time for a job, over whatever screen is in hand.
type dialog struct {
	h    *kit.Host
	a    *app.App
	p    *planner
	b    app.ToBook
	done func()
	pop  *kit.Pop
	act  *kit.Button
	ways *fyne.Container
	hint *kit.Text
	busy bool
}

// Book opens the dialog that books a time for a job. at is a time to propose; nil is the best one. done is called after
// it was booked and may be nil.
func Book(h *kit.Host, a *app.App, job data.ID, at *app.Slot, done func()) {
	kit.Run(h, func() (app.ToBook, error) { return a.Appointments.Waiting(job) }, func(b app.ToBook, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		d := &dialog{h: h, a: a, b: b, done: done, p: newPlanner(h, a)}
		d.open(at)
	})
}

func (d *dialog) open(at *app.Slot) {
	h, p := d.h, d.p
	p.promised, p.began = d.b.Job.Promised, d.b.Job.Technician
	p.setLengths(d.b.Minutes)
	p.place.Select(string(d.b.Job.Place))
	p.placed()
	p.site.SetText(d.b.Job.Site.String())
	p.propose(at)
	d.act = kit.NewButton(h, kit.ButtonSpec{Text: h.T("book.book"), Icon: "calendar-plus", Key: "Enter", Kind: kit.InkButton, Do: d.save})
	cancel := kit.NewButton(h, kit.ButtonSpec{Text: h.T("book.not-now"), Key: "Esc", Kind: kit.Ghost, Do: func() { d.pop.Close() }})
	d.hint = kit.T("", kit.Second.Sized(13).Cut())
	p.enter = d.save
	p.changed = d.changed
	p.grown = func() {
		if d.ways != nil {
			d.ways.Hidden = !p.onSite()
		}
		if d.pop != nil {
			d.pop.Resized()
		}
	}
	d.pop = h.Pop(kit.PopSpec{Content: d.content(cancel), Width: 800, Dim: true, At: overWork, First: p.tiles, Key: d.key, Chord: func(c string) bool {
		if c == "Ctrl+Enter" {
			d.save()
			return true
		}
		return false
	}, Rune: d.rune})
	p.load()
	p.grown()
}

func (d *dialog) content(cancel *kit.Button) fyne.CanvasObject {
	h, p := d.h, d.p
	promised := h.T("book.without-promise")
	if d.b.Job.Promised != "" {
		promised = h.T("book.promised", "when", h.Format.When(d.b.Job.Promised, rowsOf(h).wall()))
	}
	head := kit.TopRow(12, kit.Inset(2, 0, 0, 0, kit.NewIcon("calendar-plus", 20, kit.Ink)),
		kit.Grow(kit.Col(4, kit.T(h.T("book.title", "no", d.b.Job.No), kit.Part.Cut()), kit.T(dotted(d.b.Title, d.b.Customer, promised), kit.Second.Sized(13).Cut()))))
	row := func(label string, objs ...fyne.CanvasObject) *fyne.Container {
		cells := append([]fyne.CanvasObject{kit.Wide(78, kit.T(label, kit.Strong.Cut()))}, objs...)
		return kit.Col(0, kit.Inset(9, 0, 9, 0, kit.Row(12, cells...)), kit.Rule(1, kit.Line))
	}
	d.ways = row(h.T("book.travel"), p.travel, kit.Grow(p.site))
	d.ways.Hidden = !p.onSite()
	foot := kit.Row(8, kit.Grow(d.hint), cancel, d.act)
	return kit.Inset(19, 24, 17, 24, kit.Col(0,
		head, kit.Space(0, 13), kit.Rule(2, kit.Ink),
		row(h.T("book.length"), kit.Grow(p.length), p.place),
		row(h.T("book.with"), kit.Grow(p.with)),
		d.ways,
		kit.Inset(12, 0, 10, 0, kit.Stack(p.tiles, kit.Place(kit.Stretch, kit.Centre, p.none))),
		p.dayPart(),
		kit.Inset(8, 0, 0, 0, p.over.box),
		kit.Inset(16, 0, 0, 0, foot)))
}

// overWork places the dialog over the middle of the work area, not of the window.
func overWork(win, size fyne.Size) fyne.Position {
	rail := kit.Px(kit.RailWidth) + 1
	if win.Width < kit.Px(kit.NarrowWindow) {
		rail = kit.Px(kit.RailNarrow) + 1
	}
	x := rail + (win.Width-rail-size.Width)/2
	return fyne.NewPos(float32(int(max(8, min(x, win.Width-size.Width-8)))), float32(int(max(8, min(kit.Px(117), (win.Height-size.Height)/2)))))
}

// dayPart is the day under the offered times, with a field for any other time.
func (p *planner) dayPart() *fyne.Container {
	h := p.h
	key := func(cap string, days int) fyne.CanvasObject {
		return kit.NewPressable(h, kit.PressableSpec{Content: kit.NewKeycap(cap, kit.CapLine), Radius: 4, Do: func() { p.step(days) }})
	}
	p.dayName = kit.T("", kit.HeadStyle.Cut())
	top := kit.FieldRow(8, kit.Grow(p.dayName), kit.Wide(210, p.when), key("PgUp", -1), key("PgDn", 1), kit.T(h.T("schedule.day"), kit.Second.Sized(13)))
	return kit.Col(0, top, p.strip)
}

func (d *dialog) changed() {
	h, p := d.h, d.p
	s := p.slot()
	if s == nil {
		d.act.Set(h.T("book.book"), "calendar-plus", "Enter")
		d.act.Disable(h.T("book.choose"))
		d.hint.SetText("")
		return
	}
	d.act.Enable()
	d.act.Set(h.T("book.book-at", "when", h.Format.WeekdayShort(s.Start.Date().Weekday())+" "+s.Start.Clock()), "calendar-plus", "Enter")
	d.hint.SetText(p.says(s))
}

// says is what the chosen time means: with whom, and what it does to the promise, or that it is outside opening hours.
func (p *planner) says(s *app.Slot) string {
	r := rowsOf(p.h)
	from := s.Start.Minutes()
	if open := p.board.Open; p.board.Date == s.Start.Date() && (from < open.From || from+since(s.Start, s.End) > open.To) {
		return dotted(p.name(s.Technician), p.h.T("book.outside"))
	}
	return dotted(p.name(s.Technician), r.effect(p.promised, s.End).Text)
}

func (d *dialog) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyPageUp:
		d.p.step(-1)
	case fyne.KeyPageDown:
		d.p.step(1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF4:
		d.save()
	default:
		return false
	}
	return true
}

// rune lets a digit choose a time from anywhere that has no digits of its own.
func (d *dialog) rune(r rune) {
	if n := kit.Digit(r); n > 0 {
		d.p.tiles.Choose(n - 1)
	}
}

func (d *dialog) save() {
	if d.busy {
		return
	}
	h, p := d.h, d.p
	over, ok := p.over.answer()
	if !ok {
		d.pop.Resized()
		return
	}
	in, err := p.appointment()
	if err != nil {
		d.refused(err)
		return
	}
	in.Job, in.Urgency = d.b.Job.ID, d.b.Job.Urgency
	if p.site.Text == d.b.Job.Site.String() {
		in.Site = d.b.Job.Site
	}
	who := h.Actor()
	d.busy = true
	kit.Run(h, func() (data.Done, error) { return d.a.Appointments.Book(who, in, over) }, func(done data.Done, err error) {
		d.busy = false
		if err != nil {
			d.refused(err)
			return
		}
		d.pop.Close()
		h.Done(done, h.T("schedule.is-booked", "what", d.b.Title, "when", h.Format.When(in.Start, rowsOf(h).wall()), "who", p.name(in.Technician)))
		if d.done != nil {
			d.done()
		}
	})
}

// refused says what is wrong at its field; a taken time may be allowed by name and reason.
func (d *dialog) refused(err error) {
	if d.p.over.refused(err) {
		d.act.Set(d.h.T("book.anyway"), "calendar-plus", "Ctrl+Enter")
		d.pop.Resized()
		d.p.over.focus()
		return
	}
	for _, f := range data.FaultsOf(err) {
		for _, at := range d.p.fields() {
			if at.Path == f.Field {
				at.At.SetError(d.h.Words.FieldFault(f))
				d.pop.Resized()
				d.h.Focus(at.Focus)
				return
			}
		}
	}
	d.h.Fail(err)
}
