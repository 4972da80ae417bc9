package customer

import (
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/who"
)

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

// deviceSheet is the sheet of one device, a new or a known one.
type deviceSheet struct {
	s     *Screen
	rec   *data.Device
	kind  *kit.Choice
	line  map[string]*kit.Entry // by the field's path
	dates map[string]*kit.Entry
	every *kit.Entry
	code  *kit.Entry
	drop  *kit.Tick
	notes *kit.Entry
	sheet *kit.Sheet
}

// device opens a device's sheet.
func (s *Screen) device(in *data.Device) {
	h := s.h
	d := &deviceSheet{s: s, rec: in, line: map[string]*kit.Entry{}, dates: map[string]*kit.Entry{}}
	entry := func(text string) *kit.Entry {
		e := kit.NewEntry(h, kit.EntrySpec{Max: data.MaxLine, KeepScan: true})
		e.SetText(text)
		return e
	}
	for path, text := range map[string]string{
		"brand": in.Brand, "model": in.Model, "colour": in.Colour, "serial": in.Serial, "imei": in.IMEI, "plate": in.Plate, "meter": in.Meter, "accessories": in.Accessories,
	} {
		d.line[path] = entry(text)
	}
	for path, at := range map[string]data.Date{"bought": in.Bought, "maker_until": in.MakerUntil, "next_service": in.NextService} {
		text := ""
		if at != "" {
			text = h.Format.DateShort(at)
		}
		d.dates[path] = entry(text)
	}
	d.kind = kit.NewChoice(h, kit.ChoiceSpec{Options: s.kinds(), Placeholder: h.T("common.choose")})
	d.kind.Select(in.DeviceKind)
	d.every = kit.NewEntry(h, kit.EntrySpec{Max: 3})
	if in.EveryMonths > 0 {
		d.every.SetText(strconv.Itoa(in.EveryMonths))
	}
	d.notes = kit.NewEntry(h, kit.EntrySpec{Lines: 2, Max: data.MaxWords})
	d.notes.SetText(in.Notes)
	d.passcode()
	d.open()
}

// passcode makes the field of the passcode: what is sealed stands nowhere, it is only replaced or forgotten here.
func (d *deviceSheet) passcode() {
	h, hint := d.s.h, "customer.code-none"
	if len(d.rec.Secret) > 0 {
		hint = "customer.code-sealed"
		if _, err := d.s.a.Devices.Secret(d.rec.Secret); errors.Is(err, data.ErrNotThisPC) {
			hint = "customer.code-elsewhere"
		}
	}
	d.code = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T(hint), Secret: true, Max: 60})
	d.drop = kit.NewTick(h, h.T("customer.code-forget"), nil)
	d.drop.Hidden = len(d.rec.Secret) == 0
}

func (d *deviceSheet) open() {
	s, h, in := d.s, d.s.h, d.rec
	l := func(key string, o fyne.CanvasObject) fyne.CanvasObject { return kit.Labelled(h.T(key), o) }
	three := []float32{-1, -1, -1}
	title, first := h.T("customer.new-device"), fyne.Focusable(d.kind)
	var quiet []*kit.Button
	if in.ID != 0 {
		title, first = in.Name(), d.line["model"]
		quiet = append(quiet, kit.NewButton(h, kit.ButtonSpec{Text: h.T("customer.give"), Key: "Alt+G", Do: func() { s.give(in, func() { d.sheet.Close() }) }}))
	}
	if len(in.Secret) > 0 {
		quiet = append(quiet, kit.NewButton(h, kit.ButtonSpec{Text: h.T("customer.code-show"), Icon: "key-round", Key: "Alt+I", Do: func() { who.Passcode(h, s.a, in.Secret) }}))
	}
	code := []fyne.CanvasObject{l("customer.passcode", d.code), l("customer.meter", d.line["meter"]), l("customer.usually-with", d.line["accessories"])}
	rows := []fyne.CanvasObject{
		kit.TopCols(12, three, l("customer.kind", d.kind), l("customer.brand", d.line["brand"]), l("customer.model", d.line["model"])),
		kit.TopCols(12, three, l("customer.serial", d.line["serial"]), l("customer.imei", d.line["imei"]), l("customer.plate", d.line["plate"])),
		kit.TopCols(12, three, l("customer.colour", d.line["colour"]), l("customer.bought", d.dates["bought"]), l("customer.maker-until", d.dates["maker_until"])),
		kit.TopCols(12, []float32{-1, -1, -1}, code...),
	}
	if len(in.Secret) > 0 {
		rows = append(rows, d.drop)
	}
	rows = append(rows, kit.TopCols(12, []float32{-1, 130, -1}, l("customer.next-service", d.dates["next_service"]), l("customer.comes-again", d.every), l("common.notes", d.notes)))
	d.sheet = h.Sheet(kit.SheetSpec{Icon: "smartphone", Title: title, Text: in.No, Act: h.T("common.save"), Width: 720, First: first, Quiet: quiet, Rows: rows, Fields: d.fields, Save: d.save})
}

func (d *deviceSheet) fields() []kit.FieldAt {
	out := []kit.FieldAt{{Path: "every_months", At: d.every}, {Path: "notes", At: d.notes}, {Path: "secret", At: d.code}}
	for _, of := range []map[string]*kit.Entry{d.line, d.dates} {
		for path, e := range of {
			out = append(out, kit.FieldAt{Path: path, At: e})
		}
	}
	return out
}

// read is the device as the fields say; faults name what cannot be read.
func (d *deviceSheet) read() (data.Device, error) {
	h, rec := d.s.h, *d.rec
	rec.DeviceKind, rec.Notes = d.kind.Selected(), d.notes.Text
	for path, into := range map[string]*string{
		"brand": &rec.Brand, "model": &rec.Model, "colour": &rec.Colour, "serial": &rec.Serial, "imei": &rec.IMEI, "plate": &rec.Plate, "meter": &rec.Meter, "accessories": &rec.Accessories,
	} {
		*into = d.line[path].Text
	}
	var faults data.Faults
	today := h.Now().Date(h.Format.Zone())
	for path, into := range map[string]*data.Date{"bought": &rec.Bought, "maker_until": &rec.MakerUntil, "next_service": &rec.NextService} {
		at, err := h.Format.ParseDate(d.dates[path].Text, today)
		for _, f := range data.FaultsOf(err) {
			f.Field = path
			faults = append(faults, f)
		}
		*into = at
	}
	rec.EveryMonths = 0
	if text := strings.TrimSpace(d.every.Text); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			faults = append(faults, data.Fault{Field: "every_months", Code: "not-a-number"})
		}
		rec.EveryMonths = n
	}
	if len(faults) > 0 {
		return rec, faults
	}
	return rec, nil
}

// save keeps the device; a passcode is sealed before it goes anywhere.
func (d *deviceSheet) save(done func(error)) {
	s, h := d.s, d.s.h
	rec, err := d.read()
	if err != nil {
		done(err)
		return
	}
	code, drop := d.code.Text, d.drop.Checked()
	kit.Run(h, func() (data.Done, error) {
		switch {
		case code != "":
			sealed, err := s.a.Devices.Seal(code)
			if err != nil {
				return data.Done{}, err
			}
			rec.Secret = sealed
		case drop:
			rec.Secret = nil
		}
		if rec.ID == 0 {
			return s.a.Devices.Add(h.Actor(), &rec)
		}
		return s.a.Devices.Change(h.Actor(), &rec)
	}, func(dn data.Done, err error) {
		done(err)
		if err == nil {
			s.did(dn, nil, "customer.device-kept", "device", rec.Name())
		}
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
