package schedule

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/who"
)

// Visit is the form that books a time without a job: for whom, what, where and when.
type Visit struct {
	h      *kit.Host
	a      *app.App
	form   *kit.Form
	who    *who.Picker
	what   *kit.Entry
	urgent *kit.Chips
	notes  *kit.Entry
	p      *planner
	way    *kit.FormRow
	save   *kit.Button
	id     data.ID
	no     string
	start  data.Instant
	inq    data.ID
	typed  bool
	busy   bool
	quiet  bool
}

// NewVisit makes the form.
func NewVisit(h *kit.Host, a *app.App) *Visit {
	v := &Visit{h: h, a: a, p: newPlanner(h, a)}
	v.p.visit = true
	v.p.setLengths(60)
	v.who = who.New(h, a, who.Spec{OnChange: v.touch, OnPicked: v.picked})
	v.what = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("visit.what-hint"), Max: data.MaxLine, OnChange: func(string) { v.what.SetError(""); v.touch() }})
	v.notes = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("visit.notes-hint"), Max: data.MaxLine, OnChange: func(string) { v.touch() }})
	v.urgent = kit.NewChips(h, kit.ChipsSpec{Move: true, OnChange: v.touch, Items: []kit.Chip{
		{Value: string(data.Normal), Text: h.T("urgency.normal")}, {Value: string(data.High), Text: h.T("urgency.high"), Tone: kit.Red}, {Value: string(data.Emergency), Text: h.T("urgency.emergency"), Tone: kit.Red},
	}})
	v.form = kit.NewForm(h, kit.FormSpec{Icon: "calendar-plus", Title: h.T("visit.title"), Keep: v.keep})
	v.form.Row(h.T("common.who"), "", v.who.Object())
	v.form.Row(h.T("common.what"), "", v.what)
	v.form.Row(h.T("visit.urgency"), "", v.urgent)
	v.form.Row(h.T("book.length"), "", v.p.length)
	v.form.Row(h.T("common.where"), "", v.p.place, kit.Grow(v.p.site))
	v.way = v.form.Row(h.T("book.travel"), "", v.p.travel)
	v.form.Row(h.T("book.with"), "", v.p.with)
	v.form.Wide(kit.Inset(12, 0, 10, 0, kit.Stack(v.p.tiles, kit.Place(kit.Stretch, kit.Centre, v.p.none))))
	v.form.Wide(v.p.dayPart())
	v.form.Wide(kit.Inset(8, 0, 8, 0, v.p.over.box))
	v.form.Row(h.T("common.notes"), "", v.notes)
	v.save = kit.NewButton(h, kit.ButtonSpec{Text: h.T("book.book"), Icon: "calendar-plus", Key: "Ctrl+Enter", Kind: kit.InkButton, Do: v.book})
	cancel := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.cancel"), Key: "Esc", Kind: kit.Ghost, Do: h.Back})
	v.form.SetActs(cancel, v.save)
	v.p.enter = v.book
	v.p.changed = v.changed
	v.p.grown = func() {
		v.way.SetHidden(!v.p.onSite())
		v.p.site.Hidden = !v.p.onSite()
		kit.Relayout(v.form.Content())
	}
	return v
}

// Content is the form.
func (v *Visit) Content() fyne.CanvasObject { return v.form.Content() }

// Open begins an empty form, or one with its draft (ID). Arg may name what it is for: "customer:12", "inquiry:17" and
// "at:2026-11-24T09:00/3", the time and the technician, parted by spaces.
func (v *Visit) Open(r kit.Route) {
	if r.ID != 0 && r.ID == v.id {
		return
	}
	if r.ID == 0 && v.typed && r.Arg == "" {
		return
	}
	v.clear()
	if r.ID != 0 {
		v.restore(r.ID)
		return
	}
	var at *app.Slot
	for _, part := range strings.Fields(r.Arg) {
		name, value, _ := strings.Cut(part, ":")
		id, _ := strconv.ParseUint(value, 10, 64)
		switch name {
		case "customer":
			v.who.Set(data.ID(id))
			v.picked()
		case "inquiry":
			v.from(data.ID(id))
		case "at":
			at = slotOf(value)
		}
	}
	v.p.propose(at)
	v.quiet = false
	v.p.load()
	v.p.grown()
}

// clear empties the form.
func (v *Visit) clear() {
	v.quiet = true
	v.id, v.no, v.inq, v.typed, v.busy, v.start = 0, "", 0, false, false, v.h.Now()
	v.who.Set(0)
	v.what.SetText("")
	v.what.SetError("")
	v.notes.SetText("")
	v.urgent.Select(string(data.Normal))
	v.p.setLengths(60)
	v.p.place.Select(string(data.OnSite))
	v.p.placed()
	v.p.site.SetText("")
	v.p.own = nil
	v.p.when.SetText("")
	v.p.wish(anyone)
	v.p.over.reset()
	v.form.Drop()
	v.titled()
}

// from carries an inquiry over: its person and its words.
func (v *Visit) from(id data.ID) {
	v.inq = id
	kit.Run(v.h, func() (*data.Inquiry, error) { return v.a.Inquiries.Get(id) }, func(q *data.Inquiry, err error) {
		if err != nil {
			v.h.Fail(err)
			return
		}
		v.what.SetText(data.Cut(data.CleanLine(q.Words), data.MaxName))
		v.urgent.Select(string(q.Urgency))
		if q.Customer != 0 {
			v.who.Set(q.Customer)
			v.picked()
		}
	})
}

// picked takes the address of the person.
func (v *Visit) picked() {
	if row := v.who.Row(); row != nil && len(row.Addresses) > 0 && v.p.site.Text == "" {
		v.p.site.SetText(row.Addresses[0].String())
	}
	if !v.quiet {
		v.h.Focus(v.what)
	}
}

func (v *Visit) touch() {
	if !v.quiet {
		v.typed = true
		v.form.Touch()
	}
}

// changed is another time, length or place.
func (v *Visit) changed() {
	s := v.p.slot()
	if s == nil {
		v.form.SetFoot(v.h.T("book.choose"))
		v.save.Set(v.h.T("book.book"), "calendar-plus", "Ctrl+Enter")
	} else {
		v.form.SetFoot(dotted(v.p.name(s.Technician), v.h.Format.When(s.Start, rowsOf(v.h).wall())))
		v.save.Set(v.h.T("book.book-at", "when", v.h.Format.WeekdayShort(s.Start.Date().Weekday())+" "+s.Start.Clock()), "calendar-plus", "Ctrl+Enter")
	}
	if v.typed {
		v.touch()
	}
}

// Reload finds the free times again; what is typed stays.
func (v *Visit) Reload() { v.p.load() }

// Changed finds the free times again where time was booked meanwhile.
func (v *Visit) Changed(changes []data.Change) {
	for _, c := range changes {
		if c.Kind == data.KindAppointment && v.p.own == nil {
			v.p.load()
			return
		}
	}
}

// Focus gives the keys to the first field without a default.
func (v *Visit) Focus() {
	if v.who.Row() != nil {
		v.h.Focus(v.what)
		return
	}
	v.who.Focus()
}

// Key does PgUp and PgDn: the day under the offered times.
func (v *Visit) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyPageUp:
		v.p.step(-1)
	case fyne.KeyPageDown:
		v.p.step(1)
	default:
		return false
	}
	return true
}

// Shortcut does Ctrl+Enter and Ctrl+S, and Alt+W for the person.
func (v *Visit) Shortcut(chord string) bool {
	switch chord {
	case "Ctrl+Enter", "Ctrl+S":
		v.book()
	case "Alt+W":
		v.who.Change()
	default:
		return false
	}
	return true
}

// book saves the form.
func (v *Visit) book() {
	if v.busy {
		return
	}
	over, ok := v.p.over.answer()
	in, err := v.p.appointment()
	if err == nil && data.CleanLine(v.what.Text) == "" {
		err = data.Faults{{Field: "title", Code: "required"}}
	}
	if err != nil || !ok {
		v.form.Mark(err, v.fields()...)
		return
	}
	customer, fresh := v.who.Customer()
	in.ID, in.No, in.Title, in.Customer, in.Inquiry, in.Notes, in.Urgency = v.id, v.no, v.what.Text, customer, v.inq, v.notes.Text, data.Urgency(v.urgent.Selected())
	if row := v.who.Row(); row != nil && len(row.Addresses) > 0 && v.p.onSite() && v.p.site.Text == row.Addresses[0].String() {
		in.Site = row.Addresses[0]
	}
	actor := v.h.Actor()
	v.form.Drop()
	v.busy = true
	kit.Run(v.h, func() (data.Done, error) { return v.a.Appointments.BookFor(actor, in, fresh, over) }, func(d data.Done, err error) {
		v.busy = false
		if err != nil {
			v.form.Touch()
			if v.p.over.refused(err) {
				v.save.Set(v.h.T("book.anyway"), "calendar-plus", "Ctrl+Enter")
				kit.Relayout(v.form.Content())
				v.p.over.focus()
				return
			}
			v.form.Mark(err, v.fields()...)
			return
		}
		v.h.Done(d, v.h.T("schedule.is-booked", "what", in.Title, "when", v.h.Format.When(in.Start, rowsOf(v.h).wall()), "who", v.p.name(in.Technician)))
		v.clear()
		v.quiet = false
		v.h.Back()
	})
}

func (v *Visit) fields() []kit.FieldAt {
	all := append(v.who.Fields(), kit.FieldAt{Path: "title", At: v.what, Focus: v.what})
	return append(all, v.p.fields()...)
}
