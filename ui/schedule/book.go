package schedule

import (
	"strconv"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// dialog books a time for a job, or another time for an appointment, over whatever screen is in hand.
type dialog struct {
	h    *kit.Host
	a    *app.App
	p    *planner
	m    matter
	done func()
	pop  *kit.Pop
	act  *kit.Button
	ways *fyne.Container
	hint *kit.Text
	busy bool
}

// matter is what gets a time: a job, or an appointment that is moved.
type matter struct {
	title, what, who string
	job              data.ID
	moved            *app.Planned // nil: it is booked
	promised         data.Local
	began            data.ID
	minutes          int
	place            data.Place
	before           int
	site             data.Address
	urgency          data.Urgency
}

// Book opens the dialog that books a time for a job. at is a time to propose; nil is the best one. done is called after
// it was booked and may be nil.
func Book(h *kit.Host, a *app.App, job data.ID, at *app.Slot, done func()) {
	kit.Run(h, func() (app.ToBook, error) { return a.Appointments.Waiting(job) }, func(b app.ToBook, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		before, _ := travelOf(b.Job.Place)
		d := &dialog{h: h, a: a, done: done, p: newPlanner(h, a), m: matter{
			title: h.T("book.title", "no", b.Job.No), what: b.Title, who: b.Customer, job: job, promised: b.Job.Promised, began: b.Job.Technician,
			minutes: b.Minutes, place: b.Job.Place, before: before, site: b.Job.Site, urgency: b.Job.Urgency,
		}}
		switch {
		case b.NoPart && b.PartBy != "":
			d.p.after = b.PartBy
			d.p.note = h.T("book.part-by", "when", h.Format.When(b.PartBy, rowsOf(h).wall()))
		case b.NoPart:
			d.p.note = h.T("book.no-part")
		}
		d.open(at)
	})
}

// Rebook opens the dialog that gives an appointment another time, on any day. done is called after it was moved and may be nil.
func Rebook(h *kit.Host, a *app.App, id data.ID, done func()) {
	type both struct {
		p        app.Planned
		promised data.Local
	}
	kit.Run(h, func() (both, error) {
		p, err := a.Appointments.Lookup(id)
		if err != nil || p.Job == 0 {
			return both{p: p}, err
		}
		b, err := a.Appointments.Waiting(p.Job)
		if err != nil {
			return both{}, err
		}
		return both{p, b.Job.Promised}, nil
	}, func(b both, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		p := b.p
		d := &dialog{h: h, a: a, done: done, p: newPlanner(h, a), m: matter{
			title: h.T("schedule.move-title", "what", p.Title), what: p.No, who: p.Customer, job: p.Job, moved: &p, promised: b.promised, began: p.Technician,
			minutes: since(p.Start, p.End), place: p.Place, before: p.Before, site: p.Site, urgency: p.Urgency,
		}}
		d.p.not, d.p.visit = id, p.Job == 0
		d.open(nil)
	})
}

func (d *dialog) open(at *app.Slot) {
	h, p, m := d.h, d.p, d.m
	p.promised, p.began = m.promised, m.began
	p.setLengths(m.minutes)
	p.place.Select(string(m.place))
	p.travel.Select(strconv.Itoa(m.before))
	p.site.SetText(m.site.String())
	p.propose(at)
	d.act = kit.NewButton(h, kit.ButtonSpec{Text: h.T("book.book"), Icon: "calendar-plus", Key: "Enter", Kind: kit.InkButton, Do: d.save})
	cancel := kit.NewButton(h, kit.ButtonSpec{Text: h.T("book.not-now"), Key: "Esc", Kind: kit.Ghost, Do: func() { d.pop.Close() }})
	d.hint = kit.T("", kit.Second.Sized(13).Cut())
	p.enter = d.save
	p.changed = d.changed
	p.grown = func() {
		if d.ways != nil {
			d.ways.Hidden = !p.onSite() || m.moved != nil
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
	about := dotted(d.m.what, d.m.who)
	switch {
	case d.m.moved != nil:
		about = dotted(about, h.T("book.now-at", "when", h.Format.When(d.m.moved.Start, rowsOf(h).wall())))
	case d.m.promised != "":
		about = dotted(about, h.T("book.promised", "when", h.Format.When(d.m.promised, rowsOf(h).wall())))
	default:
		about = dotted(about, h.T("book.without-promise"))
	}
	icon := "calendar-plus"
	if d.m.moved != nil {
		icon = "calendar-clock"
	}
	head := kit.TopRow(12, kit.Inset(2, 0, 0, 0, kit.NewIcon(icon, 20, kit.Ink)),
		kit.Grow(kit.Col(4, kit.T(d.m.title, kit.Part.Cut()), kit.T(about, kit.Second.Sized(13).Cut()))))
	row := func(label string, objs ...fyne.CanvasObject) *fyne.Container {
		cells := append([]fyne.CanvasObject{kit.Wide(78, kit.T(label, kit.Strong.Cut()))}, objs...)
		return kit.Col(0, kit.Inset(9, 0, 9, 0, kit.Row(12, cells...)), kit.Rule(1, kit.Line))
	}
	d.ways = row(h.T("book.travel"), p.travel, kit.Grow(p.site))
	d.ways.Hidden = !p.onSite() || d.m.moved != nil
	length := row(h.T("book.length"), kit.Grow(p.length), p.place)
	length.Hidden = d.m.moved != nil // of what is moved, length and place stay
	foot := kit.Row(8, kit.Grow(d.hint), cancel, d.act)
	return kit.Inset(19, 24, 17, 24, kit.Col(0,
		head, kit.Space(0, 13), kit.Rule(2, kit.Ink),
		length,
		row(h.T("book.with"), kit.Grow(p.with)),
		d.ways,
		kit.Inset(12, 0, 10, 0, kit.Stack(p.tiles, kit.Place(kit.Stretch, kit.Centre, p.none))),
		p.dayPart(),
		kit.Inset(8, 0, 0, 0, p.over.box),
		kit.Inset(16, 0, 0, 0, foot)))
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
		d.act.Set(h.T(d.either("book.book", "schedule.move")), "calendar-plus", "Enter")
		d.act.Disable(h.T("book.choose"))
		d.hint.SetText("")
		return
	}
	d.act.Enable()
	d.act.Set(h.T(d.either("book.book-at", "book.move-to"), "when", h.Format.WeekdayShort(s.Start.Date().Weekday())+" "+s.Start.Clock()), "calendar-plus", "Enter")
	d.hint.SetText(p.says(s))
}

// either is the key of the words for booking, or for moving.
func (d *dialog) either(book, move string) string {
	if d.m.moved != nil {
		return move
	}
	return book
}

// says is what the chosen time means: with whom, and what it does to the promise, or that it is outside opening hours.
func (p *planner) says(s *app.Slot) string {
	from := s.Start.Minutes()
	if open := p.board.Open; p.board.Date == s.Start.Date() && (from < open.From || from+since(s.Start, s.End) > open.To) {
		return dotted(p.name(s.Technician), p.h.T("book.outside"))
	}
	if p.note != "" {
		return p.note
	}
	return dotted(p.name(s.Technician), p.effect(*s).Text)
}

func (d *dialog) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyPageUp:
		d.p.step(-1)
	case fyne.KeyPageDown:
		d.p.step(1)
	case fyne.KeyReturn, fyne.KeyEnter:
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
