package customer

import (
	"os"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/who"
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
			content, err := os.ReadFile(path)
			if err != nil {
				return data.Done{}, data.Faults{{Field: "file", Code: "no-such-file", Args: map[string]string{"path": path}}}
			}
			return s.a.Attachments.Add(h.Actor(), data.Ref{Kind: data.KindCustomer, ID: id}, filepath.Base(path), content)
		}, func(d data.Done, err error) {
			s.did(d, err, "customer.file-added", "name", filepath.Base(path))
		})
	}})
}

// devices offers the customer's devices to change, and a new one.
func (s *Screen) devices() {
	h, v := s.h, s.view
	if len(v.Devices) == 0 {
		s.device(&data.Device{Owner: v.ID})
		return
	}
	var items []kit.MenuItem
	for _, d := range v.Devices {
		items = append(items, kit.MenuItem{Icon: "smartphone", Text: d.Name(), Note: d.Mark(), Do: func() { s.device(d.Device) }})
	}
	items = append(items, kit.MenuItem{Icon: "plus", Text: h.T("customer.new-device"), Key: "0", After: true, Do: func() { s.device(&data.Device{Owner: v.ID}) }})
	h.Menu(kit.MenuSpec{Title: h.T("customer.devices"), Items: items, Width: 420, Under: s.record.devHead})
}

// device opens a device's sheet, a new or a known one.
func (s *Screen) device(in *data.Device) {
	h := s.h
	line := func(text string) *kit.Entry {
		e := kit.NewEntry(h, kit.EntrySpec{Max: data.MaxLine, KeepScan: true})
		e.SetText(text)
		return e
	}
	date := func(d data.Date) *kit.Entry {
		text := ""
		if d != "" {
			text = h.Format.DateShort(d)
		}
		return line(text)
	}
	kind := kit.NewChoice(h, kit.ChoiceSpec{Options: s.kinds(), Placeholder: h.T("common.choose")})
	kind.Select(in.DeviceKind)
	brand, model, colour, serial, imei, plate := line(in.Brand), line(in.Model), line(in.Colour), line(in.Serial), line(in.IMEI), line(in.Plate)
	bought, maker, service := date(in.Bought), date(in.MakerUntil), date(in.NextService)
	with, notes := line(in.Accessories), kit.NewEntry(h, kit.EntrySpec{Lines: 2, Max: data.MaxWords})
	notes.SetText(in.Notes)
	l := func(key string, o fyne.CanvasObject) fyne.CanvasObject { return kit.Labelled(h.T(key), o) }
	three := []float32{-1, -1, -1}
	title := in.Name()
	var quiet []*kit.Button
	var sheet *kit.Sheet
	var first fyne.Focusable = kind
	if in.ID == 0 {
		title = h.T("customer.new-device")
	} else {
		quiet = append(quiet, kit.NewButton(h, kit.ButtonSpec{Text: h.T("customer.give"), Key: "Alt+G", Do: func() { s.give(in, func() { sheet.Close() }) }}))
		first = model
	}
	sheet = h.Sheet(kit.SheetSpec{
		Icon: "smartphone", Title: title, Text: in.No, Act: h.T("common.save"), Width: 680, First: first, Quiet: quiet,
		Rows: []fyne.CanvasObject{
			kit.TopCols(12, three, l("customer.kind", kind), l("customer.brand", brand), l("customer.model", model)),
			kit.TopCols(12, three, l("customer.serial", serial), l("customer.imei", imei), l("customer.plate", plate)),
			kit.TopCols(12, three, l("customer.colour", colour), l("customer.bought", bought), l("customer.maker-until", maker)),
			kit.TopCols(12, []float32{-1, -2}, l("customer.next-service", service), l("customer.usually-with", with)), l("common.notes", notes),
		},
		Fields: func() []kit.FieldAt {
			return []kit.FieldAt{
				{Path: "model", At: model},
				{Path: "brand", At: brand},
				{Path: "serial", At: serial},
				{Path: "imei", At: imei},
				{Path: "plate", At: plate},
				{Path: "colour", At: colour},
				{Path: "bought", At: bought},
				{Path: "maker_until", At: maker},
				{Path: "next_service", At: service},
				{Path: "accessories", At: with},
				{Path: "notes", At: notes},
			}
		},
		Save: func(done func(error)) {
			rec := *in
			rec.DeviceKind, rec.Brand, rec.Model, rec.Colour = kind.Selected(), brand.Text, model.Text, colour.Text
			rec.Serial, rec.IMEI, rec.Plate, rec.Accessories, rec.Notes = serial.Text, imei.Text, plate.Text, with.Text, notes.Text
			today := h.Now().Date(h.Format.Zone())
			for _, d := range []struct {
				e    *kit.Entry
				into *data.Date
			}{{bought, &rec.Bought}, {maker, &rec.MakerUntil}, {service, &rec.NextService}} {
				at, err := h.Format.ParseDate(d.e.Text, today)
				if err != nil {
					d.e.SetError(h.Words.Err(err))
					h.Focus(d.e)
					sheet.Resized()
					return
				}
				*d.into = at
			}
			kit.Run(h, func() (data.Done, error) {
				if rec.ID == 0 {
					return s.a.Devices.Add(h.Actor(), &rec)
				}
				return s.a.Devices.Change(h.Actor(), &rec)
			}, func(d data.Done, err error) {
				done(err)
				if err == nil {
					s.did(d, nil, "customer.device-kept", "device", rec.Name())
				}
			})
		},
	})
}

func (s *Screen) kinds() []kit.Option {
	list, err := s.a.Lists.Get("device-kinds")
	if err != nil {
		s.h.Fail(err)
		return nil
	}
	var out []kit.Option
	for _, it := range list.Items {
		if !it.Hidden {
			out = append(out, kit.Option{Value: it.Code, Text: it.Word(s.h.Words.Lang()), Icon: it.Icon})
		}
	}
	return out
}

// give asks whose the device is now.
func (s *Screen) give(d *data.Device, given func()) {
	h := s.h
	var sheet *kit.Sheet
	pick := who.New(h, s.a, who.Spec{OnPicked: func() { sheet.Resized() }})
	row := kit.Row(0, pick.Object())
	sheet = h.Sheet(kit.SheetSpec{
		Icon: "arrow-left-right", Title: h.T("customer.give-title", "device", d.Name()), Text: h.T("customer.give-text"), Act: h.T("customer.give"), Width: 600, Rows: []fyne.CanvasObject{row}, Fields: pick.Fields,
		Save: func(done func(error)) {
			to, fresh := pick.Customer()
			kit.Run(h, func() (data.Done, error) {
				if fresh != nil {
					made, err := s.a.Customers.Add(h.Actor(), fresh)
					if err != nil {
						return made, err
					}
					to = made.ID
				}
				if to == 0 {
					return data.Done{}, data.Faults{{Field: "customer", Code: "needs-person"}}
				}
				return s.a.Devices.Give(h.Actor(), d.ID, to)
			}, func(done2 data.Done, err error) {
				done(err)
				if err == nil {
					given()
					s.did(done2, nil, "customer.given-away", "device", d.Name())
				}
			})
		},
	})
	pick.Focus()
}
