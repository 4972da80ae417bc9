package customer

import (
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// who spoke in a contact.
const (
	withCustomer   = "customer"
	withTechnician = "technician"
	withSupplier   = "supplier"
)

func writeID(id data.ID) string { return strconv.FormatUint(uint64(id), 10) }

func readID(s string) data.ID {
	n, _ := strconv.ParseUint(s, 10, 64)
	return data.ID(n)
}

// talk is the sheet that logs a contact.
type talk struct {
	s        *Screen
	v        *app.CustomerView
	party    *kit.Chips
	staff    *kit.Choice
	supplier *kit.Choice
	channel  *kit.Chips
	dir      *kit.Chips
	about    *kit.Choice
	with     *kit.Entry
	words    *kit.Entry
	sheet    *kit.Sheet
}

// contact logs a talk with the customer, or with a technician or supplier about them.
func (s *Screen) contact() {
	h, v := s.h, s.view
	t := &talk{s: s, v: v}
	t.party = kit.NewChips(h, kit.ChipsSpec{Move: true, OnChange: func() { t.sheet.SetRows(t.rows()...) }, Items: []kit.Chip{
		{Value: withCustomer, Text: h.T("customer.with-customer")}, {Value: withTechnician, Text: h.T("customer.with-technician")}, {Value: withSupplier, Text: h.T("customer.with-supplier")},
	}})
	t.party.Select(withCustomer)
	t.channel = kit.NewChips(h, kit.ChipsSpec{Move: true})
	var chips []kit.Chip
	for _, c := range data.Channels {
		chips = append(chips, kit.Chip{Value: string(c), Text: h.T("channel." + string(c))})
	}
	t.channel.SetItems(chips...)
	t.channel.Select(string(data.ByPhone))
	t.dir = kit.NewChips(h, kit.ChipsSpec{Move: true, Items: []kit.Chip{{Value: string(data.Out), Text: h.T("customer.we-called")}, {Value: string(data.In), Text: h.T("customer.they-called")}}})
	t.dir.Select(string(data.Out))
	t.staff, t.supplier = t.people(), t.suppliers()
	t.about = t.subjects()
	t.with = kit.NewEntry(h, kit.EntrySpec{Max: data.MaxName})
	t.words = kit.NewEntry(h, kit.EntrySpec{Lines: 3, Max: data.MaxWords})
	t.sheet = h.Sheet(kit.SheetSpec{
		Icon: "phone-outgoing", Title: h.T("customer.log"), Text: v.Name() + " · " + h.Format.Phone(v.Phone()), Act: h.T("common.save"), Width: 660, First: t.words, Rows: t.rows(),
		Fields: func() []kit.FieldAt {
			return []kit.FieldAt{{Path: "words", At: t.words}, {Path: "with", At: t.with}, {Path: "party", At: t.staff}}
		},
		Save: t.save,
	})
}

func (t *talk) rows() []fyne.CanvasObject {
	h := t.s.h
	l := func(key string, o fyne.CanvasObject) fyne.CanvasObject { return kit.Labelled(h.T(key), o) }
	rows := []fyne.CanvasObject{l("customer.who-spoke", t.party)}
	two := func(x, y fyne.CanvasObject) fyne.CanvasObject { return kit.TopCols(12, []float32{-1, -1}, x, y) }
	switch t.party.Selected() {
	case withTechnician:
		rows = append(rows, two(l("customer.with-technician", t.staff), l("customer.about", t.about)))
	case withSupplier:
		rows = append(rows, two(l("customer.with-supplier", t.supplier), l("customer.spoke-for", t.with)), l("customer.about", t.about))
	default:
		rows = append(rows, two(l("customer.about", t.about), l("customer.spoke-for", t.with)))
	}
	return append(rows, l("customer.channel", t.channel), l("customer.direction", t.dir), l("customer.what-said", t.words))
}

func (t *talk) people() *kit.Choice {
	var opts []kit.Option
	all, err := t.s.a.Staff.All(true)
	if err != nil {
		t.s.h.Fail(err)
	}
	for _, p := range all {
		opts = append(opts, kit.Option{Value: writeID(p.ID), Text: p.Called()})
	}
	c := kit.NewChoice(t.s.h, kit.ChoiceSpec{Options: opts, Placeholder: t.s.h.T("common.choose")})
	for _, j := range t.v.Jobs {
		if j.Open() && j.Technician != 0 {
			c.Select(writeID(j.Technician))
		}
	}
	return c
}

func (t *talk) suppliers() *kit.Choice {
	var opts []kit.Option
	all, err := t.s.a.Suppliers.All()
	if err != nil {
		t.s.h.Fail(err)
	}
	for _, p := range all {
		opts = append(opts, kit.Option{Value: writeID(p.ID), Text: p.Name})
	}
	return kit.NewChoice(t.s.h, kit.ChoiceSpec{Options: opts, Placeholder: t.s.h.T("common.choose")})
}

// subjects are what the talk may be about: the customer, or one of their jobs.
func (t *talk) subjects() *kit.Choice {
	opts := []kit.Option{{Value: writeID(0), Text: t.s.h.T("customer.about-them")}}
	first := data.ID(0)
	for _, j := range t.v.CustomerRow.Jobs {
		opts = append(opts, kit.Option{Value: writeID(j.ID), Text: j.No, Note: data.CleanLine(j.Problem())})
		if first == 0 && j.Open() {
			first = j.ID
		}
	}
	c := kit.NewChoice(t.s.h, kit.ChoiceSpec{Options: opts})
	c.Select(writeID(first))
	return c
}

func (t *talk) save(done func(error)) {
	s := t.s
	c := &data.Contact{Of: data.Ref{Kind: data.KindCustomer, ID: t.v.ID}, Customer: t.v.ID, Channel: data.Channel(t.channel.Selected()), Direction: data.Direction(t.dir.Selected()), Words: t.words.Text, With: t.with.Text}
	if job := readID(t.about.Selected()); job != 0 {
		c.Of = data.Ref{Kind: data.KindJob, ID: job}
	}
	choice := t.staff
	switch t.party.Selected() {
	case withTechnician:
		c.Party, c.Internal, c.With = data.Ref{Kind: data.KindStaff, ID: readID(t.staff.Selected())}, true, ""
	case withSupplier:
		c.Party, c.Internal = data.Ref{Kind: data.KindSupplier, ID: readID(t.supplier.Selected())}, true
		choice = t.supplier
	default:
		c.Party = data.Ref{Kind: data.KindCustomer, ID: t.v.ID}
	}
	if c.Party.ID == 0 {
		choice.SetError(s.h.T("customer.whom"))
		s.h.Focus(choice)
		t.sheet.Resized()
		return
	}
	kit.Run(s.h, func() (data.Done, error) { return s.a.Contacts.Log(s.h.Actor(), c) }, func(d data.Done, err error) {
		done(err)
		if err == nil {
			s.did(d, nil, "customer.logged")
		}
	})
}

// file adds a file of this computer to the customer.
func (s *Screen) file() {
	h, id := s.h, s.view.ID
	h.ChooseFile(kit.FileSpec{Title: h.T("customer.add-file"), Text: h.T("customer.add-file-text"), Act: h.T("common.add"), Done: func(path string) {
		kit.Run(h, func() (data.Done, error) {
			content, err := app.ReadFile(path, app.MostPhoto)
			if err != nil {
				return data.Done{}, err
			}
			return s.a.Attachments.Add(h.Actor(), data.Ref{Kind: data.KindCustomer, ID: id}, filepath.Base(path), content)
		}, func(d data.Done, err error) {
			s.did(d, err, "customer.file-added", "name", filepath.Base(path))
		})
	}})
}
