package part

import (
	"fyne.io/fyne/v2"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// supplierField finds a supplier, or takes a new one in place.
type supplierField struct {
	finder *kit.Finder
	s      *Screen
	found  data.ID
}

// supplierField makes the field, with a supplier chosen where id is one; picked goes on to the next field.
func (s *Screen) supplierField(id data.ID, picked func()) *supplierField {
	h, f := s.h, &supplierField{s: s}
	f.finder = kit.NewFinder(h, kit.FinderSpec{
		Placeholder: h.T("part.supplier-hint"), Max: data.MaxName, Query: s.findSuppliers,
		OnPick: func(m kit.Match) {
			f.take(m.Value.(*data.Supplier))
			picked()
		},
		New:      func(text string) string { return h.T("part.new-supplier", "text", text) },
		OnNew:    func(text string) { f.make(text, picked) },
		OnChange: func(string) { f.found = 0 },
	})
	if id != 0 {
		if sup, err := s.a.Suppliers.Get(id); err == nil {
			f.take(sup)
		}
	}
	return f
}

func (f *supplierField) take(s *data.Supplier) {
	f.finder.Close()
	f.found = s.ID
	f.finder.SetText(s.Name)
}

// make keeps a new supplier by name; the rest is filled in when there is time.
func (f *supplierField) make(text string, picked func()) {
	h, s := f.s.h, f.s
	name := data.CleanLine(text)
	kit.Run(h, func() (data.Done, error) { return s.a.Suppliers.Add(h.Actor(), &data.Supplier{Name: name}) }, func(d data.Done, err error) {
		if fs := data.FaultsOf(err); len(fs) > 0 {
			f.finder.SetError(h.Words.Fault(fs[0]))
			return
		}
		if err != nil {
			h.Fail(err)
			return
		}
		f.found = d.ID
		f.finder.SetText(name)
		picked()
	})
}

// ready says whether a supplier is chosen; else it says so at the field.
func (f *supplierField) ready() bool {
	if f.found != 0 {
		return true
	}
	f.finder.SetError(f.s.h.T("part.which-supplier"))
	f.s.h.Focus(f.finder)
	return false
}

func (s *Screen) findSuppliers(text string) ([]kit.Match, int, error) {
	found, err := s.a.Suppliers.Find(text, offered)
	out := make([]kit.Match, len(found))
	for i, f := range found {
		out[i] = kit.Match{Title: f.Name, Icon: "store", Value: f}
		if len(f.Phones) > 0 {
			out[i].Note = s.h.Format.Phone(f.Phones[0].Best164())
		}
	}
	return out, len(out), err
}

// suppliers opens the list of suppliers: Enter changes one, Ins adds one, Del puts one aside.
func (s *Screen) suppliers() {
	var all []*data.Supplier
	h := s.h
	b := &book{s: s, icon: "store", title: h.T("part.suppliers"), act: h.T("part.add-supplier"), columns: []float32{-2, -2, 130, 110}}
	b.read = func(text, after string, limit int) (func(), string, error) {
		var rows []*data.Supplier
		var next string
		var err error
		if text == "" {
			rows, next, err = s.a.Suppliers.Page(after, max(limit, firstSuppliers))
		} else {
			rows, err = s.a.Suppliers.Find(text, mostListed)
		}
		return func() {
			if after == "" {
				all = nil
			}
			all = append(all, rows...)
		}, next, err
	}
	b.len = func() int { return len(all) }
	b.cells = func(i int) []string {
		x := all[i]
		person, phone := "", ""
		if len(x.Persons) > 0 {
			person = x.Persons[0].Name
		}
		if len(x.Phones) > 0 {
			phone = h.Format.Phone(x.Phones[0].Best164())
		}
		days := ""
		if x.LeadDays > 0 {
			days = h.N("part.lead", x.LeadDays)
		}
		return []string{x.Name, person, phone, days}
	}
	b.id = func(i int) data.ID { return all[i].ID }
	b.change = func(i int) { s.supplier(all[i], b.reload) }
	b.add = func(text string) { s.supplier(&data.Supplier{Name: text}, b.reload) }
	b.remove = func(i int) {
		id := all[i].ID
		kit.Run(h, func() (data.Done, error) { return s.a.Suppliers.Remove(h.Actor(), id) }, func(d data.Done, err error) {
			if s.did(d, err, "part.removed") {
				b.reload()
			}
		})
	}
	b.open()
}

// supplier opens a supplier's sheet, a new or a known one.
func (s *Screen) supplier(in *data.Supplier, after func()) {
	h := s.h
	line := func(text string) *kit.Entry {
		e := kit.NewEntry(h, kit.EntrySpec{Max: data.MaxLine})
		e.SetText(text)
		return e
	}
	person, phone, mail := "", "", ""
	if len(in.Persons) > 0 {
		person = in.Persons[0].Name
	}
	if len(in.Phones) > 0 {
		phone = in.Phones[0].Typed
	}
	if len(in.Emails) > 0 {
		mail = in.Emails[0]
	}
	name, who, tel, email, street, days := line(in.Name), line(person), line(phone), line(mail), line(in.Address.Street), line("")
	if in.LeadDays > 0 {
		days.SetText(h.Format.Number(int64(in.LeadDays)))
	}
	terms := kit.NewEntry(h, kit.EntrySpec{Lines: 2, Max: data.MaxWords})
	terms.SetText(in.Conditions)
	notes := kit.NewEntry(h, kit.EntrySpec{Lines: 2, Max: data.MaxWords})
	notes.SetText(in.Notes)
	channel := kit.NewChips(h, kit.ChipsSpec{Items: channels(h)})
	channel.Select(string(in.Channel))
	l := func(key string, o fyne.CanvasObject) fyne.CanvasObject { return kit.Labelled(h.T(key), o) }
	title := h.T("part.supplier")
	if in.ID == 0 {
		title = h.T("part.add-supplier")
	}
	h.Sheet(kit.SheetSpec{
		Icon: "store", Title: title, Act: h.T("common.save"), Width: 620, First: name,
		Rows: []fyne.CanvasObject{
			kit.TopCols(12, []float32{-1, -1}, l("common.name", name), l("part.person", who)), kit.TopCols(12, []float32{-1, -1}, l("common.phone", tel), l("common.email", email)),
			kit.TopCols(12, []float32{-1, 110}, l("common.address", street), l("part.lead-days", days)), l("part.usual-way", channel), l("part.terms", terms), l("common.notes", notes),
		},
		Fields: func() []kit.FieldAt {
			return []kit.FieldAt{{Path: "name", At: name}, {Path: "persons", At: who}, {Path: "phones", At: tel}, {Path: "emails", At: email}, {Path: "address", At: street}, {Path: "lead_days", At: days}, {Path: "terms", At: terms}, {Path: "notes", At: notes}}
		},
		Save: func(done func(error)) {
			rec := *in
			rec.Name, rec.Conditions, rec.Notes, rec.Channel = name.Text, terms.Text, notes.Text, data.Channel(channel.Selected())
			rec.Persons, rec.Phones, rec.Emails = onePerson(in.Persons, who.Text), onePhone(in.Phones, tel.Text), oneLine(in.Emails, email.Text)
			rec.Address.Street = data.CleanLine(street.Text)
			if n, ok := number(days.Text); ok || days.Text == "" {
				rec.LeadDays = n
			} else {
				done(data.Faults{{Field: "lead_days", Code: "not-a-number"}})
				return
			}
			kit.Run(h, func() (data.Done, error) {
				if rec.ID == 0 {
					return s.a.Suppliers.Add(h.Actor(), &rec)
				}
				return s.a.Suppliers.Change(h.Actor(), &rec)
			}, func(d data.Done, err error) {
				done(err)
				if err == nil {
					s.did(d, nil, "part.supplier-kept", "who", data.CleanLine(rec.Name))
					after()
				}
			})
		},
	})
}

// onePerson puts a name in the place of the first person's; "" takes that one away.
func onePerson(have []data.Person, name string) []data.Person {
	out := append([]data.Person(nil), have...)
	name = data.CleanLine(name)
	switch {
	case name == "" && len(out) > 0:
		return out[1:]
	case name == "":
		return out
	case len(out) == 0:
		return []data.Person{{Name: name}}
	}
	out[0].Name = name
	return out
}

func onePhone(have []data.Phone, typed string) []data.Phone {
	out := append([]data.Phone(nil), have...)
	typed = data.CleanLine(typed)
	switch {
	case typed == "" && len(out) > 0:
		return out[1:]
	case typed == "":
		return out
	case len(out) == 0:
		return []data.Phone{{Typed: typed}}
	}
	out[0].Typed = typed
	return out
}

func oneLine(have []string, s string) []string {
	out := append([]string(nil), have...)
	s = data.CleanLine(s)
	switch {
	case s == "" && len(out) > 0:
		return out[1:]
	case s == "":
		return out
	case len(out) == 0:
		return []string{s}
	}
	out[0] = s
	return out
}
