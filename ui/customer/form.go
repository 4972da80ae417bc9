package customer

import (
	"encoding/json"
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// Form is the form of one customer, new or known.
type Form struct {
	h     *kit.Host
	a     *app.App
	base  data.Customer // as it was read; a new one has no Rev
	draft app.Draft
	typed bool
	since data.Instant
	busy  bool

	form       *kit.Form
	name       [4]*kit.Entry // prefix, given, middle, family
	company    *kit.Entry
	trade      *kit.Entry
	firm       *kit.Tick
	phones     *lines
	emails     *kit.Entry
	addresses  *lines
	channel    *kit.Chips
	best       *kit.Entry
	language   *kit.Chips
	speaks     *kit.Entry
	alert      *kit.Entry
	notes      *kit.Entry
	consents   *kit.Tri
	source     *kit.Entry
	noCalls    *kit.Tick
	persons    *lines
	collectors *lines
	tags       *kit.Chips
	class      *kit.Choice
	discount   *kit.Choice
	discountID *kit.Entry
	prospect   *kit.Tick
	region     *kit.Entry
	interests  *kit.Entry
	handles    *lines
	age        *kit.Chips
	found      *kit.Choice
	links      *links
	save       *kit.Button
}

// NewForm makes the form.
func NewForm(h *kit.Host, a *app.App) *Form {
	f := &Form{h: h, a: a}
	f.form = kit.NewForm(h, kit.FormSpec{Icon: "users", Title: h.T("customer.new"), Keep: f.keep})
	touch := f.touch
	line := func(key string) *kit.Entry {
		e := kit.NewEntry(h, kit.EntrySpec{Max: data.MaxLine, OnChange: func(string) { touch() }, Placeholder: h.T(key)})
		return e
	}
	for i, key := range []string{"customer.prefix", "customer.given", "customer.middle", "customer.family"} {
		f.name[i] = line(key)
	}
	f.company, f.trade, f.emails, f.best, f.speaks = line("customer.company-name"), line("customer.trade-name"), line("customer.emails-hint"), line("customer.best-hint"), line("customer.speaks-hint")
	f.alert, f.source, f.discountID, f.region, f.interests = line("customer.alert-hint"), line("customer.source-hint"), line("customer.discount-no"), line("customer.region"), line("customer.interests")
	f.notes = kit.NewEntry(h, kit.EntrySpec{Lines: 2, Max: data.MaxWords, OnChange: func(string) { touch() }})
	f.firm, f.noCalls, f.prospect = kit.NewTick(h, h.T("customer.is-firm"), touch), kit.NewTick(h, h.T("customer.do-not-call"), touch), kit.NewTick(h, h.T("customer.prospect"), touch)
	f.phones = newLines(h, touch, column{110, h.T("customer.phone-label")}, column{-1, h.T("common.phone")}, column{-1, h.T("customer.best-hint")})
	f.addresses = newLines(h, touch, column{-3, h.T("customer.street")}, column{-2, h.T("customer.city")}, column{-3, h.T("customer.access-hint")})
	f.persons = newLines(h, touch, column{-3, h.T("common.name")}, column{-2, h.T("customer.role")}, column{-2, h.T("common.phone")})
	f.collectors = newLines(h, touch, column{-3, h.T("common.name")}, column{-2, h.T("customer.role")}, column{-2, h.T("common.phone")})
	f.handles = newLines(h, touch, column{150, h.T("customer.service-hint")}, column{-1, h.T("customer.handle-hint")})
	f.age = kit.NewChips(h, kit.ChipsSpec{None: true, OnChange: touch})
	f.found = kit.NewChoice(h, kit.ChoiceSpec{Placeholder: h.T("customer.found-hint"), OnChange: touch})
	f.channel, f.language = kit.NewChips(h, kit.ChipsSpec{None: true, OnChange: touch}), kit.NewChips(h, kit.ChipsSpec{None: true, OnChange: touch})
	f.tags = kit.NewChips(h, kit.ChipsSpec{Multi: true, OnChange: touch})
	f.class, f.discount = kit.NewChoice(h, kit.ChoiceSpec{Placeholder: h.T("customer.price-class"), OnChange: touch}), kit.NewChoice(h, kit.ChoiceSpec{Placeholder: h.T("customer.discount"), OnChange: touch})
	var boxes []kit.TriItem
	for _, c := range consents {
		boxes = append(boxes, kit.TriItem{Value: c, Text: h.T("customer.allow-" + c)})
	}
	f.consents = kit.NewTri(h, 2, boxes, touch)
	f.links = newLinks(h, a, touch)
	f.rows()
	return f
}

func (f *Form) rows() {
	h := f.h
	f.form.Row(h.T("common.name"), "", kit.TopCols(8, []float32{76, -3, -2, -3}, f.name[0], f.name[1], f.name[2], f.name[3]))
	f.form.Row(h.T("customer.company"), "", kit.FieldRow(8, kit.Share(1, f.company), kit.Share(1, f.trade), f.firm))
	f.form.Row(h.T("common.phone"), "", f.phones.box)
	f.form.Row(h.T("common.email"), "", f.emails)
	f.form.Row(h.T("customer.handles"), "", f.handles.box)
	f.form.Row(h.T("common.address"), "", f.addresses.box)
	f.form.Row(h.T("customer.contact-by"), "", f.channel, kit.Spring(), kit.Wide(180, f.best))
	f.form.Row(h.T("customer.speaks"), "", f.language, kit.Spring(), kit.Wide(220, f.speaks))
	f.form.Row(h.T("customer.alert"), h.T("customer.alert-when"), f.alert)
	f.form.Row(h.T("common.notes"), "", f.notes)
	f.form.Row(h.T("customer.consent"), "", kit.Col(6, f.consents, kit.FieldRow(8, kit.Grow(f.source), f.noCalls)))
	f.form.Row(h.T("customer.persons"), "", f.persons.box)
	f.form.Row(h.T("customer.collects"), "", f.collectors.box)
	f.form.Row(h.T("customer.links"), "", f.links.box)
	f.form.Row(h.T("customer.tags"), "", f.tags)
	f.form.Row(h.T("customer.money"), "", kit.FieldRow(8, kit.Wide(150, f.class), kit.Wide(170, f.discount), kit.Grow(f.discountID)))
	f.form.Row(h.T("customer.profile"), "", f.age, kit.Spring(), kit.Wide(190, f.found))
	f.form.Row(h.T("customer.more"), "", kit.FieldRow(8, kit.Share(1, f.region), kit.Share(2, f.interests), f.prospect))
	cancel := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.cancel"), Key: "Esc", Kind: kit.Ghost, Do: f.leave})
	f.save = kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.save"), Key: "Ctrl+Enter", Kind: kit.InkButton, Do: f.put})
	f.form.SetActs(cancel, f.save)
}

// Content is the form.
func (f *Form) Content() fyne.CanvasObject { return f.form.Content() }

// Focus gives the keys to the given name, or of a draft to where they stood.
func (f *Form) Focus() {
	if !f.form.Refocus() {
		f.h.Focus(f.name[1])
	}
}

// Changed does nothing: a form keeps what was typed; saving finds what changed meanwhile.
func (f *Form) Changed([]data.Change) {}

// Reload reads the choices anew; what was typed stays.
func (f *Form) Reload() { f.choices() }

// Open begins a new customer with the name in Arg, shows a draft again, or a customer to be changed.
func (f *Form) Open(r kit.Route) {
	if f.typed && r.ID != 0 && (r.ID == f.base.ID || r.ID == f.draft.ID) {
		return // it was parked here as it was typed
	}
	f.form.Drop()
	f.typed, f.busy, f.since = false, false, f.h.Now()
	f.draft = app.Draft{Kind: data.KindCustomer, Form: "customer"}
	f.choices()
	f.form.Mark(nil, f.fields()...)
	switch {
	case r.ID == 0:
		c := app.NameOf(r.Arg)
		if d := data.Digits(r.Arg); len(d) >= 4 && len(d)*2 > len(data.Squeeze(r.Arg)) {
			c = data.Customer{Phones: []data.Phone{{Typed: data.CleanLine(r.Arg)}}}
		}
		f.show(c)
		f.base = data.Customer{}
	default:
		f.read(r.ID)
	}
	f.title()
}

// kept is what the draft keeps of the form: the customer as it was read, and as the fields say.
type kept struct {
	Base data.Customer `json:"base"`
	Mine data.Customer `json:"mine"`
	At   int           `json:"at,omitempty"` // which of the form's fields had the keys, counted from 1
}

// read shows the customer, or the draft of one.
func (f *Form) read(id data.ID) {
	ref := data.Ref{Kind: data.KindCustomer, ID: id}
	type answer struct {
		kept
		draft app.Draft
	}
	kit.Run(f.h, func() (k answer, err error) {
		if k.draft, err = f.a.Drafts.Get(ref); err == nil {
			return k, json.Unmarshal(k.draft.Fields, &k.kept)
		}
		got, err := f.a.Customers.Get(id)
		if err == nil {
			k.Base, k.Mine = *got, *got
		}
		return k, err
	}, func(k answer, err error) {
		if err == nil && k.draft.ID != 0 {
			f.draft = k.draft
		}
		if err != nil {
			f.h.Fail(err)
			f.h.Back()
			return
		}
		f.base = k.Base
		if f.draft.ID != 0 {
			f.typed, f.since = true, f.draft.Started
		}
		f.show(k.Mine)
		f.title()
		f.form.Return(k.At)
		if f.draft.ID != 0 {
			f.Focus()
		}
	})
}

func (f *Form) title() {
	h := f.h
	if f.base.ID == 0 {
		f.form.SetTitle(h.T("customer.new"), f.draft.No)
		f.form.SetFoot(h.T("customer.foot-new"))
		return
	}
	f.form.SetTitle(f.base.Name(), f.base.No)
	f.form.SetFoot(h.T("customer.foot-change"))
}

// choices reads the lists that the form offers.
func (f *Form) choices() {
	h := f.h
	var chips []kit.Chip
	for _, c := range []data.Channel{data.ByPhone, data.Message, data.ByEmail, data.WalkIn} {
		chips = append(chips, kit.Chip{Value: string(c), Text: h.T("channel." + string(c))})
	}
	f.channel.SetItems(chips...)
	f.language.SetItems(kit.Chip{Value: "en", Text: h.T("language.en")}, kit.Chip{Value: "fil", Text: h.T("language.fil")})
	items := func(name string) []data.ListItem {
		l, err := f.a.Lists.Get(name)
		if err != nil {
			h.Fail(err)
			return nil
		}
		return l.Items
	}
	chips = nil
	for _, band := range ageBands {
		chips = append(chips, kit.Chip{Value: band, Text: h.T("age." + band)})
	}
	f.age.SetItems(chips...)
	chips = nil
	for _, it := range items("tags") {
		if !it.Hidden {
			chips = append(chips, kit.Chip{Value: it.Code, Text: it.Word(h.Words.Lang())})
		}
	}
	f.tags.SetItems(chips...)
	for _, x := range []struct {
		c    *kit.Choice
		name string
	}{{f.class, "price-classes"}, {f.discount, "discounts"}, {f.found, data.ListFoundBy}} {
		opts := []kit.Option{{Text: h.T("common.none")}}
		for _, it := range items(x.name) {
			if !it.Hidden {
				opts = append(opts, kit.Option{Value: it.Code, Text: it.Word(h.Words.Lang())})
			}
		}
		x.c.SetOptions(opts...)
	}
}

func (f *Form) touch() {
	f.typed = true
	f.form.Touch()
}

// keep writes the draft: of a new customer, or of what is being changed of a known one.
func (f *Form) keep(done func(error)) {
	if f.busy || !f.typed {
		done(nil)
		return
	}
	k, d := kept{Base: f.base, Mine: f.value(), At: f.form.At()}, f.draft
	d.Title = k.Mine.Name()
	if f.base.ID != 0 {
		d.ID, d.No, d.Rev, d.Started = f.base.ID, f.base.No, f.base.Rev, f.since
	}
	kit.Run(f.h, func() (app.Draft, error) { return f.a.Drafts.Keep(f.h.Actor(), d, k) }, func(d app.Draft, err error) {
		if err == nil && f.typed {
			f.draft = d
			f.title()
		}
		done(err)
	})
}

// Keep writes the draft at once.
func (f *Form) Keep() { f.form.KeepNow() }

// Parked says how the form waits.
func (f *Form) Parked() (kit.Parked, bool) {
	id := f.base.ID
	if id == 0 {
		id = f.draft.ID
	}
	c := f.value()
	title := f.h.T("customer.new")
	if n := c.Name(); n != "" {
		title += ", " + n
	}
	return kit.Parked{Icon: "users", Title: title, Since: f.since, Route: kit.Route{Screen: "customer", ID: id}}, f.typed
}

// leave drops what was typed of a customer and goes back.
func (f *Form) leave() {
	f.forget()
	f.h.Back()
}

// forget drops what was typed, and its draft.
func (f *Form) forget() {
	f.form.Drop()
	f.typed = false
	if f.draft.ID != 0 {
		ref := f.draft.Ref()
		f.draft = app.Draft{Kind: data.KindCustomer, Form: "customer"}
		if err := f.a.Drafts.Drop(ref); err != nil && !errors.Is(err, data.ErrNotFound) {
			f.h.Fail(err)
		}
	}
}

// Key does the form's keys.
func (f *Form) Key(*fyne.KeyEvent) bool { return false }

// Shortcut does the form's chords.
func (f *Form) Shortcut(chord string) bool {
	if chord != "Ctrl+Enter" && chord != "Ctrl+S" {
		return false
	}
	f.put()
	return true
}

// put keeps the customer.
func (f *Form) put() {
	if f.busy {
		return
	}
	f.busy = true
	rec := f.value()
	f.send(&rec)
}

// send hands a record to the desk; one that was changed meanwhile is asked about.
func (f *Form) send(rec *data.Customer) {
	f.form.Drop()
	kit.Run(f.h, func() (data.Done, error) {
		if rec.Rev == 0 {
			rec.ID, rec.No = f.draft.ID, f.draft.No
			return f.a.Customers.Add(f.h.Actor(), rec)
		}
		return f.a.Customers.Change(f.h.Actor(), rec)
	}, func(d data.Done, err error) {
		f.busy = false
		if errors.Is(err, data.ErrConflict) && rec.Rev != 0 {
			f.conflict(rec)
			return
		}
		f.form.Mark(err, f.fields()...)
		if err != nil {
			return
		}
		f.forget()
		f.h.Back()
		f.h.Open(kit.Route{Screen: "customers", ID: d.ID})
		f.h.Done(d, f.h.T("customer.kept", "who", strings.TrimSpace(rec.Name()+" "+d.No)))
	})
}

// fields say where faults are shown.
func (f *Form) fields() []kit.FieldAt {
	out := []kit.FieldAt{
		{Path: "name", At: f.name[1]},
		{Path: "prefix", At: f.name[0]},
		{Path: "given", At: f.name[1]},
		{Path: "middle", At: f.name[2]},
		{Path: "family", At: f.name[3]},
		{Path: "company", At: f.company},
		{Path: "trade_name", At: f.trade},
		{Path: "emails", At: f.emails},
		{Path: "best_time", At: f.best},
		{Path: "alert", At: f.alert},
		{Path: "notes", At: f.notes},
		{Path: "interests", At: f.interests},
	}
	out = append(out, f.phoneFaults()...)
	return append(out, f.addresses.fields("addresses", 0)...)
}
