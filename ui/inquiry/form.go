// Package inquiry is the screens of inquiries: the form that logs one while the caller talks, and the list beside the record.
package inquiry

import (
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/who"
)

// What comes of an inquiry.
const (
	thenResolve = "resolve"
	thenPromise = "promise"
	thenBook    = "book"
	thenHand    = "hand"
)

// Form logs an inquiry.
type Form struct {
	h *kit.Host
	a *app.App

	form     *kit.Form
	channel  *kit.Chips
	nature   *kit.Chips
	who      *who.Picker
	about    *kit.Chips
	words    *kit.Entry
	answer   *kit.Entry
	mood     *kit.Chips
	timer    *kit.Text
	then     *kit.Tiles
	promised *kit.When
	offers   *kit.Chips
	by       *kit.Choice
	to       *kit.Choice
	reason   *kit.Entry
	rowBy    *kit.FormRow
	rowTo    *kit.FormRow
	rowAbout *kit.FormRow
	save     *kit.Button

	draft   app.Draft
	state   formState
	natures []data.ListItem
	people  []*data.Staff
	depts   []*data.Department
	cancel  func()
	newest  kit.Newest
	saving  bool
}

// formState is what is not in a widget.
type formState struct {
	started data.Instant
	urgency data.Urgency
	chosen  bool // somebody chose what comes of it
	abouts  map[string]data.Ref
}

// NewForm makes the form.
func NewForm(h *kit.Host, a *app.App) *Form {
	f := &Form{h: h, a: a, cancel: func() {}}
	f.form = kit.NewForm(h, kit.FormSpec{Icon: "phone-incoming", Title: h.T("inquiry.log"), Keep: f.keep})
	touch := f.touched
	f.channel = kit.NewChips(h, kit.ChipsSpec{Items: channelChips(h), Move: true, OnChange: touch})
	f.nature = kit.NewChips(h, kit.ChipsSpec{Move: true, OnChange: f.natured})
	f.who = who.New(h, a, who.Spec{OnChange: f.met, OnPicked: func() { h.Focus(f.words) }, OnCursor: f.look})
	f.about = kit.NewChips(h, kit.ChipsSpec{Move: true, OnChange: touch})
	f.words = kit.NewEntry(h, kit.EntrySpec{Lines: 3, Max: data.MaxWords, OnChange: func(string) { touch() }})
	f.answer = kit.NewEntry(h, kit.EntrySpec{Lines: 2, Max: data.MaxWords, OnChange: func(string) { f.answered() }})
	f.mood = kit.NewChips(h, kit.ChipsSpec{None: true, Move: true, OnChange: touch, Items: []kit.Chip{
		{Value: string(data.Calm), Text: h.T("mood.calm"), Icon: "smile"}, {Value: string(data.Worried), Text: h.T("mood.worried"), Icon: "circle-help"}, {Value: string(data.Upset), Text: h.T("mood.upset"), Icon: "frown"},
	}})
	f.timer = kit.T("", kit.Strong)
	f.then = kit.NewTiles(h, 80, f.tiles(""), f.chose)
	f.promised = kit.NewWhen(h, h.T("inquiry.when"), touch)
	f.offers = kit.NewChips(h, kit.ChipsSpec{Move: true, OnChange: f.offered})
	f.by = kit.NewChoice(h, kit.ChoiceSpec{OnChange: touch})
	f.to = kit.NewChoice(h, kit.ChoiceSpec{Placeholder: h.T("inquiry.to-whom"), OnChange: touch})
	f.reason = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("inquiry.reason"), Max: data.MaxLine, OnChange: func(string) { touch() }})
	f.rows()
	return f
}

func (f *Form) rows() {
	h := f.h
	f.form.Row(h.T("inquiry.came-by"), "", f.channel)
	f.form.Row(h.T("inquiry.nature"), "", f.nature)
	f.form.Row(h.T("inquiry.who"), "", f.who.Object())
	f.rowAbout = f.form.Row(h.T("inquiry.about"), "", f.about)
	f.rowAbout.SetHidden(true)
	f.form.Row(h.T("inquiry.wants"), h.T("inquiry.own-words"), kit.Grow(f.words))
	f.form.Row(h.T("inquiry.we-said"), h.T("inquiry.our-answer"), kit.High(60, f.answer))
	f.form.Row(h.T("inquiry.sounds"), "", f.mood, kit.Spring(), f.timer, kit.Beside(h.T("inquiry.on-this-call")))
	f.form.Row(h.T("inquiry.then"), "", kit.Grow(f.then))
	f.rowBy = f.form.Row(h.T("inquiry.answer-by"), "", kit.FieldRow(6, kit.Wide(140, f.promised), f.offers, kit.Spring(), kit.Beside(h.T("inquiry.by")), kit.Wide(118, f.by)))
	f.rowTo = f.form.Row(h.T("inquiry.hand-to"), "", kit.Wide(190, f.to), kit.Grow(f.reason))
	f.rowTo.SetHidden(true)
	cancel := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.cancel"), Key: "Esc", Kind: kit.Ghost, Do: f.leave})
	job := kit.NewButton(h, kit.ButtonSpec{Text: h.T("inquiry.make-job"), Icon: "wrench", Key: "F3", Do: func() { f.log("intake") }})
	f.save = kit.NewButton(h, kit.ButtonSpec{Text: h.T("inquiry.save"), Key: "Ctrl+Enter", Kind: kit.InkButton, Do: func() { f.log("") }})
	f.form.SetActs(cancel, job, f.save)
}

// Content is the form.
func (f *Form) Content() fyne.CanvasObject { return f.form.Content() }

// Focus gives the keys to where they stood when the draft was kept, to the caller's field, else the first that is empty.
func (f *Form) Focus() {
	if f.form.Refocus() {
		return
	}
	if _, fresh := f.who.Customer(); f.who.Row() == nil && fresh == nil {
		f.who.Focus()
		return
	}
	f.h.Focus(f.words)
}

// Changed does nothing: a form keeps what was typed.
func (f *Form) Changed([]data.Change) {}

// Reload reads the choices anew; what was typed stays.
func (f *Form) Reload() { f.choices() }

// Open begins a new inquiry, or shows a draft again.
func (f *Form) Open(r kit.Route) {
	f.form.Drop()
	f.draft, f.saving = app.Draft{Kind: data.KindInquiry, Form: "inquiry"}, false
	f.state = formState{started: f.h.Now(), urgency: data.Normal}
	f.blank()
	f.choices()
	if r.ID != 0 {
		f.restore(r.ID)
	}
	f.title()
	f.cancel()
	f.cancel = kit.Every(f.h, time.Second, f.tick)
	f.tick()
}

func (f *Form) blank() {
	f.channel.Select(string(data.ByPhone))
	f.who.Restore(who.Kept{})
	f.words.SetText("")
	f.answer.SetText("")
	f.mood.Select("")
	f.then.Select(thenPromise)
	f.promised.SetValue("")
	f.reason.SetText("")
	f.to.Select("")
	f.form.SetSide(nil)
	f.form.Mark(nil)
	f.known(nil)
	f.showThen()
}

// choices reads the lists that the form offers.
func (f *Form) choices() {
	type lists struct {
		natures *data.List
		people  []*data.Staff
		depts   []*data.Department
		offers  []data.Local
	}
	kit.Run(f.h, func() (l lists, err error) {
		if l.natures, err = f.a.Lists.Get(data.ListNatures); err != nil {
			return l, err
		}
		if l.people, err = f.a.Staff.All(true); err != nil {
			return l, err
		}
		if l.depts, err = f.a.Departments.All(); err != nil {
			return l, err
		}
		l.offers, err = f.a.Inquiries.Offers(data.Normal)
		return l, err
	}, func(l lists, err error) {
		if err != nil {
			f.h.Fail(err)
			return
		}
		f.natures, f.people, f.depts = l.natures.Shown(""), l.people, l.depts
		f.offerNatures(f.nature.Selected())
		f.offerPeople()
		f.offerTimes(l.offers)
	})
}

// tick shows how long the talk has lasted.
func (f *Form) tick() {
	d := f.h.Now().Sub(f.state.started).Round(time.Second)
	f.timer.SetText(f.h.T("inquiry.minutes", "min", int(d.Minutes()), "sec", twoDigits(int(d.Seconds())%60)))
}

func (f *Form) title() {
	sub := f.h.T("inquiry.began", "time", f.h.Format.Time(f.h.Format.Local(f.state.started)))
	if f.draft.No != "" {
		sub = f.draft.No + " · " + sub
	}
	f.form.SetTitle(f.h.T("inquiry.log"), sub)
}

func (f *Form) touched() {
	f.form.Touch()
	f.foot()
}

// answered: with an answer the inquiry is resolved, as long as nobody chose otherwise.
func (f *Form) answered() {
	if !f.state.chosen {
		if data.Clean(f.answer.Text) != "" {
			f.then.Select(thenResolve)
		} else {
			f.then.Select(thenPromise)
		}
		f.showThen()
	}
	f.touched()
}

func (f *Form) chose() {
	f.state.chosen = true
	f.showThen()
	f.touched()
	switch f.then.Selected() {
	case thenPromise:
		f.h.Focus(f.offers)
	case thenHand:
		f.h.Focus(f.to)
	}
}

// showThen shows the row that belongs to what comes of it.
func (f *Form) showThen() {
	then := f.then.Selected()
	f.rowBy.SetHidden(then != thenPromise)
	f.rowTo.SetHidden(then != thenHand)
	kit.Relayout(f.form.Content())
	f.foot()
}

func (f *Form) offered() {
	f.promised.SetValue(data.Local(f.offers.Selected()))
	f.touched()
}

// met: another customer, with their own jobs and devices to choose from.
func (f *Form) met() {
	row := f.who.Row()
	f.known(row)
	f.touched()
	if row == nil {
		f.form.SetSide(nil)
		return
	}
	f.beside(row.ID)
}

// beside shows what is known of a customer in the panel.
func (f *Form) beside(id data.ID) {
	still := f.newest.Ask()
	kit.Run(f.h, func() (who.Known, error) { return who.Read(f.a, id) }, func(k who.Known, err error) {
		if still() && err == nil {
			f.form.SetSide(who.Side(f.h, k))
			kit.Relayout(f.form.Content())
		}
	})
}

// look shows the customer under the list's cursor, while somebody is looked for.
func (f *Form) look(id data.ID) {
	switch {
	case id != 0:
		f.beside(id)
	case f.who.Row() == nil:
		f.newest.Ask()
		f.form.SetSide(nil)
		kit.Relayout(f.form.Content())
	}
}

// known offers the customer's open jobs and devices.
func (f *Form) known(row *app.CustomerRow) {
	items, refs := aboutChips(f.h, row)
	f.state.abouts = refs
	f.about.SetItems(items...)
	if row != nil && f.about.Selected() == "" && len(items) > 0 {
		f.about.Select(items[0].Value)
	}
	f.rowAbout.SetHidden(len(items) == 0)
	kit.Relayout(f.form.Content())
}

// Key: F5 resolves, F6 promises, F4 books, F7 hands over, F3 makes it a job.
func (f *Form) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyF5:
		f.then.Select(thenResolve)
		f.state.chosen = true
		f.showThen()
		f.log("")
	case fyne.KeyF6:
		f.then.Choose(thenPromise)
	case fyne.KeyF4:
		f.log("book")
	case fyne.KeyF7:
		f.then.Choose(thenHand)
	case fyne.KeyF3:
		f.log("intake")
	case fyne.KeyEscape:
		f.leave()
	default:
		return false
	}
	return true
}

// Shortcut: Ctrl+Enter and Ctrl+S save, Alt+W changes the customer, Alt+K shows the panel.
func (f *Form) Shortcut(chord string) bool {
	switch chord {
	case "Ctrl+Enter", "Ctrl+S":
		f.log("")
	case "Alt+W":
		f.who.Change()
	case "Alt+K":
		f.form.ToggleSide()
	default:
		return false
	}
	return true
}
