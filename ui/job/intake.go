// Package job is the screens of jobs: the list, the job itself, and taking one in.
package job

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/who"
)

// Intake is the form in which a job is taken in.
type Intake struct {
	h    *kit.Host
	a    *app.App
	form *kit.Form
	who  *who.Picker
	dev  *deviceRows
	lists

	what     *kit.Chips
	tabs     *kit.Chips
	another  *kit.Button
	whatRow  *kit.FormRow
	whatBox  *fyne.Container
	kind     *kit.Chips
	place    *kit.Chips
	site     *kit.Entry
	access   *kit.Entry
	siteRow  *fyne.Container
	every    *kit.Entry
	everyRow *fyne.Container
	express  *kit.Chips
	limit    *kit.Chips
	sum      *kit.Money
	fixed    *kit.Chips
	promised *kit.When
	slots    *kit.Chips
	tech     *kit.Choice
	deposit  *kit.Money
	way      *kit.Choice
	ref      *kit.Entry
	side     *intakeSide
	cancel   *kit.Button
	only     *kit.Button
	print    *kit.Button

	id       data.ID // reserved by the draft
	no       string
	started  data.Instant
	typed    bool // something was typed: the form is worth keeping
	begun    int  // counts the forms that were begun: an answer to an earlier one does not count
	keeping  bool // the draft is being written
	again    bool // it changed meanwhile
	busy     bool
	after    func() // waits for the draft being written
	inquiry  data.ID
	back     data.ID // job that this is a come-back of
	person   data.ID // whose devices the chips show
	devices  []*data.Device
	parts    []*deviceDraft
	at       int // which of them the rows show
	offers   []data.Local
	ownTime  bool // the promise was typed or chosen
	newest   kit.Newest
	building bool
}

// lists are what the form offers, read when it opens.
type lists struct {
	kinds    *data.List
	left     *data.List
	ways     *data.List
	techs    []*data.Staff
	papers   []string
	checks   map[string][]data.Point
	siteSize string
}

// NewIntake makes the form.
func NewIntake(h *kit.Host, a *app.App) *Intake {
	s := &Intake{h: h, a: a}
	s.checks = map[string][]data.Point{}
	s.build()
	return s
}

// Content is the form.
func (s *Intake) Content() fyne.CanvasObject { return s.form.Content() }

// Open begins an empty form, or shows the draft that the route names. Arg carries over what is known:
// "customer/12", "device/7", "inquiry/3", or "job/4" of which this is a come-back.
func (s *Intake) Open(r kit.Route) {
	if r.ID != 0 && r.ID == s.id {
		return
	}
	s.clear()
	kit.Run(s.h, s.read, func(l lists, err error) {
		if err != nil {
			s.h.Fail(err)
			return
		}
		s.offer(l)
		switch {
		case r.ID != 0:
			s.restore(r.ID)
		case r.Arg != "":
			s.carry(r.Arg)
		default:
			s.refresh()
		}
		s.Focus()
	})
}

// Reload reads what is offered anew; what was typed stays.
func (s *Intake) Reload() {
	kit.Run(s.h, s.read, func(l lists, err error) {
		if err == nil {
			s.offer(l)
		}
	})
}

// Changed is told of records that changed: a form keeps what it shows.
func (s *Intake) Changed([]data.Change) {}

// Focus gives the keys to where they stood when the draft was kept, to Who, or to where one goes on.
func (s *Intake) Focus() {
	if s.form.Refocus() {
		return
	}
	if id, fresh := s.who.Customer(); id == 0 && fresh == nil {
		s.who.Focus()
		return
	}
	s.toFirst()
}

// Key is for the window: the form has no bare keys of its own.
func (s *Intake) Key(*fyne.KeyEvent) bool { return false }

// Shortcut does the form's chords.
func (s *Intake) Shortcut(chord string) bool {
	switch chord {
	case "Ctrl+Enter":
		s.print.Press()
	case "Ctrl+S":
		s.only.Press()
	case "Alt+W":
		s.who.Change()
	case "Alt+D":
		s.another.Press()
	case "Alt+K":
		s.form.ToggleSide()
	default:
		return false
	}
	return true
}

// Parked says how the form stands among the parked ones.
func (s *Intake) Parked() (kit.Parked, bool) {
	title := s.h.T("intake.title")
	if name := s.who.Name(); name != "" {
		title = s.h.T("intake.parked", "name", name)
	}
	return kit.Parked{Icon: "wrench", Title: title, Detail: s.detail(), Since: s.started, Route: kit.Route{Screen: "intake", ID: s.id}}, s.typed
}

// detail is what the form is about, for the list of parked ones.
func (s *Intake) detail() string {
	s.dev.store(s.cur())
	for _, d := range s.parts {
		if name := s.deviceName(d); name != "" {
			return name
		}
		if d.Says != "" {
			return data.Cut(data.CleanLine(d.Says), 60)
		}
	}
	return s.no
}

// Keep writes the draft at once.
func (s *Intake) Keep() {
	if s.typed {
		s.form.KeepNow()
	}
}

func (s *Intake) cur() *deviceDraft { return s.parts[s.at] }

// clear empties every field.
func (s *Intake) clear() {
	s.building = true
	s.form.Drop()
	s.form.Mark(nil, s.fields()...)
	s.id, s.no, s.started, s.typed, s.busy = 0, "", s.h.Now(), false, false
	s.inquiry, s.back, s.person, s.devices = 0, 0, 0, nil
	s.parts, s.at = []*deviceDraft{{}}, 0
	s.begun++
	s.keeping, s.again, s.after = false, false, nil
	s.who.Set(0)
	s.kind.Select(string(data.Repair))
	s.place.Select(string(data.InShop))
	s.express.Select()
	s.limit.Select(limitFirst)
	s.fixed.Select()
	s.promised.SetValue("")
	s.ownTime = false
	for _, e := range []*kit.Entry{s.site, s.access, s.every, &s.sum.Entry, &s.deposit.Entry, s.ref} {
		e.SetText("")
		e.SetError("")
	}
	s.tech.Select("")
	s.print.Ready()
	s.only.Ready()
	s.setWhat()
	s.dev.show(s.cur())
	s.building = false
}

// touch notes that something was typed: the draft is kept, the preview follows.
func (s *Intake) touch() {
	if s.building {
		return
	}
	s.typed = true
	s.form.Touch()
	s.side.soon()
}

// toFirst gives the keys to the first field that has no default and is empty.
func (s *Intake) toFirst() {
	switch {
	case s.what.Selected() == "" && len(s.devices) > 0:
		s.h.Focus(s.what)
	case s.dev.other() && s.dev.name.Text == "":
		s.h.Focus(s.dev.name)
	default:
		s.h.Focus(s.dev.says)
	}
}
