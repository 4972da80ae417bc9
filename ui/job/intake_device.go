package job

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// otherDevice is the chip of a device that is not known yet.
const otherDevice = "other"

// deviceDraft is one device of the form as it was typed.
type deviceDraft struct {
	Device    data.ID           `json:"device,omitempty"`
	Other     bool              `json:"other,omitempty"`
	Kind      string            `json:"kind,omitempty"`
	Name      string            `json:"name,omitempty"`
	Serial    string            `json:"serial,omitempty"`
	Says      string            `json:"says,omitempty"`
	Points    map[string]string `json:"points,omitempty"`
	Note      string            `json:"note,omitempty"`
	Left      []string          `json:"left,omitempty"`
	LeftOther string            `json:"left_other,omitempty"`
	Shelf     string            `json:"shelf,omitempty"`
	Secret    []byte            `json:"secret,omitempty"` // sealed

	passcode string // as typed; it is in no file
}

// empty says that nothing is known of the device.
func (d *deviceDraft) empty() bool {
	return d.Device == 0 && d.Name == "" && d.Serial == "" && d.Says == "" && d.Note == "" && len(d.Left) == 0 && d.LeftOther == "" && d.passcode == "" && len(d.Points) == 0
}

// deviceRows are the fields about one device; they show one draft at a time.
type deviceRows struct {
	s      *Intake
	fresh  *fyne.Container // brand and model, kind, serial of a new one
	name   *kit.Entry
	kinds  *kit.Choice
	serial *kit.Entry
	says   *kit.Entry
	points *kit.Tri
	note   *kit.Entry
	left   *kit.Chips
	extra  *kit.Entry
	shelf  *kit.Entry
	pass   *kit.Entry
	items  []data.Point
	sealed []byte
}

func newDeviceRows(s *Intake) *deviceRows {
	h := s.h
	d := &deviceRows{s: s}
	touch := func(string) { s.touch() }
	d.name = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("intake.model"), Max: data.MaxName, OnChange: touch})
	d.kinds = kit.NewChoice(h, kit.ChoiceSpec{Placeholder: h.T("intake.device-kind"), OnChange: func() { d.checklist(); s.touch() }})
	d.serial = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("intake.serial"), Max: data.MaxLine, KeepScan: true, OnChange: touch, OnEnter: func() { h.Focus(d.says) }})
	d.fresh = kit.FieldRow(8, kit.Share(3, d.name), kit.Wide(150, d.kinds), kit.Share(2, d.serial))
	d.says = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("intake.says-hint"), Lines: 2, Max: data.MaxWords, OnChange: touch})
	d.points = kit.NewTri(h, 4, nil, s.touch)
	d.note = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("intake.marks"), Max: data.MaxLine, OnChange: touch})
	d.left = kit.NewChips(h, kit.ChipsSpec{Multi: true, OnChange: s.touch})
	d.extra = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("intake.left-other"), Max: data.MaxLine, OnChange: touch})
	d.shelf = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("intake.shelf-hint"), Max: data.MaxName, OnChange: touch})
	d.pass = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("intake.sealed"), Secret: true, Max: 60, OnChange: func(string) { d.sealed = nil; s.touch() }})
	return d
}

// other says that the device shown is a new one.
func (d *deviceRows) other() bool { return len(d.s.devices) == 0 || d.s.what.Selected() == otherDevice }

// store takes what the rows show into a draft.
func (d *deviceRows) store(to *deviceDraft) {
	if len(d.s.devices) > 0 {
		to.Device, to.Other = 0, d.other()
	}
	for _, dev := range d.s.devices {
		if d.s.what.Selected() == idText(dev.ID) {
			to.Device = dev.ID
		}
	}
	to.Kind, to.Name, to.Serial = d.kinds.Selected(), d.name.Text, d.serial.Text
	to.Says, to.Note = d.says.Text, d.note.Text
	to.Points = map[string]string{}
	for _, p := range d.items {
		if f := foundOf(d.points.Get(p.Code)); f != data.Untested {
			to.Points[p.Code] = string(f)
		}
	}
	to.Left, to.LeftOther, to.Shelf = d.left.Values(), d.extra.Text, d.shelf.Text
	to.passcode, to.Secret = d.pass.Text, d.sealed
}

// show puts a draft into the rows.
func (d *deviceRows) show(from *deviceDraft) {
	s := d.s
	chosen := ""
	switch {
	case from.Device != 0:
		chosen = idText(from.Device)
	case from.Other || len(s.devices) == 0:
		chosen = otherDevice
	}
	s.what.Select(chosen)
	d.name.SetText(from.Name)
	d.serial.SetText(from.Serial)
	d.kinds.Select(from.Kind)
	if from.Kind == "" && s.lists.kinds != nil {
		if all := s.lists.kinds.Shown(""); len(all) > 0 {
			d.kinds.Select(all[0].Code)
		}
	}
	d.says.SetText(from.Says)
	d.note.SetText(from.Note)
	d.extra.SetText(from.LeftOther)
	d.shelf.SetText(from.Shelf)
	d.pass.SetText(from.passcode)
	d.sealed = from.Secret
	d.checklist()
	for _, p := range d.items {
		d.points.Set(p.Code, findingOf(data.Found(from.Points[p.Code])))
	}
	d.left.Select(from.Left...)
	d.layout()
}

// layout shows the fields of a new device only where it is one, and the tabs only where there are several.
func (d *deviceRows) layout() {
	s := d.s
	rows := []fyne.CanvasObject{}
	if len(s.parts) > 1 {
		rows = append(rows, s.tabs)
	}
	if len(s.devices) > 0 {
		rows = append(rows, kit.FieldRow(6, kit.Grow(s.what), s.another))
		if d.other() {
			rows = append(rows, d.fresh)
		}
	} else {
		rows = append(rows, d.fresh)
	}
	if same(s.whatBox.Objects, rows) {
		return
	}
	kit.Replace(s.whatBox, rows...)
	kit.Relayout(s.form.Content())
}

// same says whether two lists of objects are alike; rows made anew each time count by their last child.
func same(a, b []fyne.CanvasObject) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// kindCode is the kind of the device shown.
func (d *deviceRows) kindCode() string {
	for _, dev := range d.s.devices {
		if d.s.what.Selected() == idText(dev.ID) {
			return dev.DeviceKind
		}
	}
	return d.kinds.Selected()
}

// checklist shows the points and the usual accessories of the device's kind.
func (d *deviceRows) checklist() {
	kind := d.kindCode()
	points, known := d.s.checks[kind]
	if !known {
		var err error
		if points, err = d.s.a.Checklists.Points(kind, d.s.h.Words.Lang()); err != nil {
			d.s.h.Fail(err)
		}
		d.s.checks[kind] = points
	}
	d.items = points
	items := make([]kit.TriItem, len(points))
	for i, p := range points {
		items[i] = kit.TriItem{Value: p.Code, Text: p.Word}
	}
	d.points.SetItems(items)
	if d.s.lists.left == nil {
		return
	}
	var chips []kit.Chip
	for _, it := range d.s.lists.left.Shown(kind) {
		if len(chips) < 6 {
			chips = append(chips, kit.Chip{Value: it.Code, Text: it.Word(d.s.h.Words.Lang())})
		}
	}
	d.left.SetItems(chips...)
	kit.Relayout(d.s.form.Content())
}

// taken is the device of a draft as the job keeps it; nil where nothing is known of it.
func (s *Intake) taken(d *deviceDraft) *app.IntakeDevice {
	if d.Device == 0 && data.CleanLine(d.Name) == "" && data.CleanLine(d.Serial) == "" {
		return nil
	}
	out := &app.IntakeDevice{Shelf: d.Shelf, Secret: d.Secret}
	out.Job.Device = d.Device
	kind := d.Kind
	if d.Device == 0 {
		dev := app.DeviceOf(d.Kind, d.Name)
		dev.Serial = data.CleanLine(d.Serial)
		out.New = &dev
	} else {
		for _, dev := range s.devices {
			if dev.ID == d.Device {
				kind = dev.DeviceKind
			}
		}
	}
	out.Job.Words, out.Job.Note = d.Says, d.Note
	for _, p := range s.checks[kind] {
		p.Found = data.Found(d.Points[p.Code])
		out.Job.Condition = append(out.Job.Condition, p)
	}
	if len(d.Points) == 0 {
		out.Job.Condition = nil
	}
	for _, code := range d.Left {
		out.Job.Accessories = append(out.Job.Accessories, data.Accessory{Name: s.leftWord(kind, code), Count: 1})
	}
	for _, name := range listed(d.LeftOther) {
		out.Job.Accessories = append(out.Job.Accessories, data.Accessory{Name: name, Count: 1})
	}
	for i := range out.Job.Accessories {
		out.Job.Accessories[i].N = i + 1
	}
	return out
}

func (s *Intake) leftWord(kind, code string) string {
	if s.lists.left != nil {
		for _, it := range s.lists.left.Shown(kind) {
			if it.Code == code {
				return it.Word(s.h.Words.Lang())
			}
		}
	}
	return code
}

// deviceName is what the device of a draft is called; "" where nothing is known.
func (s *Intake) deviceName(d *deviceDraft) string {
	for _, dev := range s.devices {
		if dev.ID == d.Device {
			return dev.Name()
		}
	}
	return data.CleanLine(d.Name)
}
