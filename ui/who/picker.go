// Package who is the customer picker that forms share: find a person by any part of name or phone, or take a new one in place.
package who

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// offered is how many customers the list shows.
const offered = 6

// Spec says what a picker does for its form.
type Spec struct {
	OnChange func()        // another customer, or something typed of a new one
	OnPicked func()        // a customer was chosen: the keys go on to the first field without a default
	OnCursor func(data.ID) // the cursor of the list is on a customer; 0 when the list closes
}

// Kept is what a draft keeps of a picker.
type Kept struct {
	Customer data.ID `json:"customer,omitempty"`
	Text     string  `json:"text,omitempty"` // typed to find
	Fresh    bool    `json:"fresh,omitempty"`
	Name     string  `json:"name,omitempty"`
	Phone    string  `json:"phone,omitempty"`
}

// Picker is a field to find a customer by, the card of the one chosen, or the fields of a new one.
type Picker struct {
	h    *kit.Host
	a    *app.App
	spec Spec

	box    *fyne.Container
	finder *kit.Finder
	card   *kit.PersonCard
	name   *kit.Entry
	phone  *kit.Entry
	alike  *fyne.Container
	alikes *kit.Text
	use    *kit.Button
	newest kit.Newest

	row   *app.CustomerRow
	fresh bool
	same  *data.Customer // looks like the new one
}

// New makes an empty picker.
func New(h *kit.Host, a *app.App, spec Spec) *Picker {
	p := &Picker{h: h, a: a, spec: spec}
	p.finder = kit.NewFinder(h, kit.FinderSpec{
		Placeholder: h.T("who.find"),
		Query:       p.query,
		OnPick:      func(m kit.Match) { p.pick(m.Value.(app.CustomerRow)) },
		New:         func(text string) string { return h.T("who.new", "text", text) },
		OnNew:       p.begin,
		OnChange:    func(string) { p.changed() },
		OnCursor:    p.cursor,
		Max:         data.MaxName,
	})
	p.card = kit.NewPersonCard(h, p.Change)
	p.name = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("who.name"), Max: data.MaxName, OnChange: func(string) { p.typed() }})
	p.phone = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("who.phone"), Max: data.MaxLine, OnChange: func(string) { p.typed() }})
	p.alikes = kit.T("", kit.Second.In(kit.Amber).Cut())
	p.use = kit.NewButton(h, kit.ButtonSpec{Small: true, Key: "Alt+W", Do: p.useSame})
	p.alike = kit.Row(10, kit.NewIcon("users", 15, kit.Amber), kit.Grow(p.alikes), p.use)
	p.alike.Hide()
	p.box = kit.Col(6)
	p.show()
	return p
}

// cursor tells the form on whom the list's cursor is.
func (p *Picker) cursor(m kit.Match, on bool) {
	if p.spec.OnCursor == nil {
		return
	}
	if r, is := m.Value.(app.CustomerRow); on && is {
		p.spec.OnCursor(r.ID)
		return
	}
	p.spec.OnCursor(0)
}

// Object is what stands in the form's row.
func (p *Picker) Object() fyne.CanvasObject { return kit.Grow(p.box) }

// show puts the finder, the card or the new person's fields in the box.
func (p *Picker) show() {
	switch {
	case p.row != nil:
		kit.Replace(p.box, p.card)
	case p.fresh:
		kit.Replace(p.box, kit.FieldRow(8, kit.Share(3, p.name), kit.Share(2, p.phone)), p.alike)
	default:
		kit.Replace(p.box, p.finder)
	}
	kit.Relayout(p.box)
}

// Customer is the one chosen, 0 where none is; fresh is a new one as typed, nil where none is.
func (p *Picker) Customer() (id data.ID, fresh *data.Customer) {
	switch {
	case p.row != nil:
		return p.row.ID, nil
	case p.fresh:
		c := app.NameOf(p.name.Text)
		if p.phone.Text != "" {
			c.Phones = []data.Phone{{Typed: p.phone.Text}}
		}
		return 0, &c
	}
	return 0, nil
}

// Typed is what stands in the finder without a customer.
func (p *Picker) Typed() string {
	if p.row != nil || p.fresh {
		return ""
	}
	return p.finder.Text
}

// Row is the chosen customer with devices and jobs; nil where none is.
func (p *Picker) Row() *app.CustomerRow { return p.row }

// Name is how the customer is called, chosen or new.
func (p *Picker) Name() string {
	if p.row != nil {
		return p.row.Name()
	}
	if p.fresh {
		return data.CleanLine(p.name.Text)
	}
	return ""
}

// Set chooses a customer by ID, without a call of OnPicked; 0 empties the picker.
func (p *Picker) Set(id data.ID) {
	if id == 0 {
		p.row, p.fresh = nil, false
		p.finder.SetText("")
		p.show()
		return
	}
	kit.Run(p.h, func() (app.CustomerRow, error) { return p.a.Customers.Row(id) }, func(r app.CustomerRow, err error) {
		if err != nil {
			p.h.Fail(err)
			return
		}
		p.take(r)
	})
}

// Keep is what a draft keeps; Restore shows it again.
func (p *Picker) Keep() Kept {
	k := Kept{Text: p.Typed(), Fresh: p.fresh}
	if p.row != nil {
		k.Customer = p.row.ID
	}
	if p.fresh {
		k.Name, k.Phone = p.name.Text, p.phone.Text
	}
	return k
}

// Restore shows what a draft kept.
func (p *Picker) Restore(k Kept) {
	p.row, p.fresh = nil, k.Fresh
	p.finder.SetText(k.Text)
	p.name.SetText(k.Name)
	p.phone.SetText(k.Phone)
	if k.Customer != 0 {
		p.Set(k.Customer)
		return
	}
	p.show()
}

// Focus gives the keys to the field that is still to be filled.
func (p *Picker) Focus() {
	switch {
	case p.row != nil:
		p.h.Focus(p.card.Change)
	case p.fresh && p.name.Text == "":
		p.h.Focus(p.name)
	case p.fresh:
		p.h.Focus(p.phone)
	default:
		p.h.Focus(p.finder)
	}
}

// Fields say where faults of the customer are shown.
func (p *Picker) Fields() []kit.FieldAt {
	if p.fresh {
		return []kit.FieldAt{{Path: "name", At: p.name, Focus: p.name}, {Path: "given", At: p.name, Focus: p.name}, {Path: "family", At: p.name, Focus: p.name}, {Path: "phones", At: p.phone, Focus: p.phone}, {Path: "customer", At: p.name, Focus: p.name}}
	}
	return []kit.FieldAt{{Path: "customer", At: p.finder, Focus: p.finder}, {Path: "name", At: p.finder, Focus: p.finder}}
}

// Change takes the customer out again (Alt+W); where a new one looks like a known one it takes the known one.
func (p *Picker) Change() {
	if p.fresh && p.same != nil {
		p.useSame()
		return
	}
	text := ""
	if p.fresh {
		text = data.CleanLine(p.name.Text)
	}
	p.row, p.fresh, p.same = nil, false, nil
	p.finder.SetText(text)
	p.show()
	p.h.Focus(p.finder)
	p.changed()
}

func (p *Picker) pick(r app.CustomerRow) {
	p.take(r)
	p.changed()
	if p.spec.OnPicked != nil {
		p.spec.OnPicked()
	}
}

func (p *Picker) take(r app.CustomerRow) {
	p.finder.Close()
	p.row, p.fresh, p.same = &r, false, nil
	p.card.Set(Person(p.h, r))
	p.show()
}

// begin opens the fields of a new person with what was typed to find them: digits are the phone, words the name.
func (p *Picker) begin(text string) {
	p.finder.Close()
	p.row, p.fresh = nil, true
	p.name.SetText("")
	p.phone.SetText("")
	if d := data.Digits(text); len(d) >= 4 && len(d)*2 > len(data.Squeeze(text)) {
		p.phone.SetText(data.CleanLine(text))
	} else {
		p.name.SetText(data.CleanLine(text))
	}
	p.show()
	p.Focus()
	p.typed()
}

// typed looks whether the new person is known already, and says so; it forces nothing.
func (p *Picker) typed() {
	p.changed()
	_, c := p.Customer()
	if c == nil {
		return
	}
	still := p.newest.Ask()
	kit.Run(p.h, func() ([]*data.Customer, error) { return p.a.Customers.Alike(c) }, func(found []*data.Customer, err error) {
		if !still() || err != nil {
			return
		}
		p.same = nil
		if len(found) > 0 {
			p.same = found[0]
			p.alikes.SetText(p.h.T("who.alike", "name", p.same.Name(), "phone", p.h.Format.Phone(p.same.Phone())))
			p.use.Set(p.h.T("who.use"), "", "Alt+W")
		}
		if shown := !p.alike.Hidden; shown != (p.same != nil) {
			p.alike.Hidden = p.same == nil
			kit.Relayout(p.box)
		}
	})
}

func (p *Picker) useSame() {
	if p.same != nil {
		p.Set(p.same.ID)
		p.changed()
		if p.spec.OnPicked != nil {
			p.spec.OnPicked()
		}
	}
}

func (p *Picker) changed() {
	if p.spec.OnChange != nil {
		p.spec.OnChange()
	}
}
