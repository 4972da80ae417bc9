package data

import "fmt"

// Device is a thing that is repaired. Its earlier owners stand in the journal.
type Device struct {
	Base
	No          string `json:"no"`
	Owner       ID     `json:"owner"`          // customer
	DeviceKind  string `json:"kind,omitempty"` // code in the list of device kinds
	Brand       string `json:"brand,omitempty"`
	Model       string `json:"model,omitempty"`
	Colour      string `json:"colour,omitempty"` // and size: "Phantom black, 256 GB"
	Serial      string `json:"serial,omitempty"`
	IMEI        string `json:"imei,omitempty"`
	Plate       string `json:"plate,omitempty"` // asset number or plate
	Bought      Date   `json:"bought,omitempty"`
	MakerUntil  Date   `json:"maker_until,omitempty"` // maker's warranty
	Meter       string `json:"meter,omitempty"`
	Accessories string `json:"accessories,omitempty"` // usually with it
	NextService Date   `json:"next_service,omitempty"`
	EveryMonths int    `json:"every_months,omitempty"`
	Secret      []byte `json:"secret,omitempty"` // passcode, sealed with a key that is not in this file
	Notes       string `json:"notes,omitempty"`
}

// Kind is KindDevice.
func (*Device) Kind() Kind { return KindDevice }

// Open is true while the device counts.
func (d *Device) Open() bool { return d.Removed == 0 }

// Number points to No.
func (d *Device) Number() *string { return &d.No }

// Name is brand and model, else the kind, else the number.
func (d *Device) Name() string {
	if s := joinNames(d.Brand, d.Model); s != "" {
		return s
	}
	if d.DeviceKind != "" {
		return d.DeviceKind
	}
	return d.No
}

// Mark is the serial, IMEI or plate that tells the device from its like.
func (d *Device) Mark() string {
	for _, s := range []string{d.Serial, d.IMEI, d.Plate} {
		if s != "" {
			return s
		}
	}
	return ""
}

// Validate finds faults.
func (d *Device) Validate() error {
	var c check
	c.ref("owner", d.Owner)
	c.when(joinNames(d.Brand, d.Model, d.DeviceKind, d.Serial, d.IMEI, d.Plate) == "", "model", "required")
	c.name("brand", d.Brand)
	c.name("model", d.Model)
	c.line("colour", d.Colour)
	c.line("serial", d.Serial)
	c.line("imei", d.IMEI)
	c.line("plate", d.Plate)
	c.line("accessories", d.Accessories)
	c.words("notes", d.Notes)
	c.date("bought", d.Bought)
	c.date("maker_until", d.MakerUntil)
	c.date("next_service", d.NextService)
	c.when(d.EveryMonths < 0 || d.EveryMonths > 120, "every_months", "bad-span")
	return c.err()
}

// Keys: by number, owner, serial, IMEI and plate; by next service.
func (d *Device) Keys() []Key {
	keys := []Key{Unique("no", Squeeze(d.No)), By("owner", PartID(d.Owner))}
	for name, v := range map[string]string{"serial": d.Serial, "imei": d.IMEI, "plate": d.Plate} {
		if s := Squeeze(v); s != "" {
			keys = append(keys, By(name, s))
		}
	}
	if d.NextService != "" && d.Open() {
		keys = append(keys, By("service", string(d.NextService)))
	}
	return keys
}

// Sums: how many an owner has.
func (d *Device) Sums() []Sum {
	return []Sum{{Name: "customer", Part: PartID(d.Owner), Line: "devices", Add: 1}}
}

// Terms: what it is, its serials, its owner's name and phone.
func (d *Device) Terms(look Look) ([]Term, []Ref) {
	if !d.Open() {
		return nil, nil
	}
	terms := []Term{{TermNumber, d.No}, {TermWord, joinNames(d.Brand, d.Model)}, {TermWord, d.Colour}, {TermCode, d.Serial}, {TermCode, d.IMEI}, {TermCode, d.Plate}, {TermWord, d.Notes}}
	return borrow(terms, nil, look, Ref{KindCustomer, d.Owner})
}

// Caption is the device and its owner.
func (d *Device) Caption(look Look) (string, string) {
	title := d.Name()
	if m := d.Mark(); m != "" {
		title += " · " + m
	}
	return title, nameOf(look, Ref{KindCustomer, d.Owner})
}

// borrow adds what a record lends to the terms of one that belongs to it, and names it in from.
func borrow(terms []Term, from []Ref, look Look, r Ref) ([]Term, []Ref) {
	if r.Zero() || look == nil {
		return terms, from
	}
	return append(terms, Lends(look(r.Kind, r.ID))...), append(from, r)
}

// Lends are the terms under which records that belong to rec are found too: a
// customer's name and phones, a device's name and serials. None for most kinds, and for nil.
func Lends(rec Record) []Term {
	switch o := rec.(type) {
	case *Customer:
		terms := []Term{{TermWord, joinNames(o.Prefix, o.Given, o.Middle, o.Family)}, {TermWord, o.Company}, {TermWord, o.TradeName}}
		for _, p := range o.Phones {
			terms = append(terms, Term{TermPhone, p.Best164()})
		}
		return terms
	case *Device:
		return []Term{{TermWord, joinNames(o.Brand, o.Model)}, {TermCode, o.Serial}, {TermCode, o.IMEI}, {TermCode, o.Plate}}
	case *Supplier:
		return []Term{{TermWord, o.Name}}
	case *Part:
		return []Term{{TermWord, o.Name}, {TermCode, o.PartNo}}
	case *Job:
		return []Term{{TermNumber, o.No}}
	}
	return nil
}

// nameOf is what a record is called, "" where it is absent.
func nameOf(look Look, r Ref) string {
	if r.Zero() || look == nil {
		return ""
	}
	switch o := look(r.Kind, r.ID).(type) {
	case *Part:
		return o.Name
	case *Supplier:
		return o.Name
	case interface{ Name() string }:
		return o.Name()
	case Numbered:
		return *o.Number()
	}
	return ""
}

// Secret is a field that leaves the program only when it is asked for by name.
var SecretFields = map[Kind][]string{KindDevice: {"secret"}, KindStaff: {"pin"}}

func itemField(list string, n int, field string) string {
	return fmt.Sprintf("%s[%d].%s", list, n, field)
}
