package data

import (
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"slices"
	"strings"
)

// ErasedMark stands where a text was erased that must not be empty.
const ErasedMark = "—"

// Erase takes all that tells of a person out of a record that is theirs. What stays are numbers, kinds, states, times and sums; in the texts
// that stay with them (lines of a bill, references of payments) mend takes out the person's names and numbers. Kinds that are no person's stay as they are.
func Erase(rec Record, at Instant, mend func(string) string) {
	switch r := rec.(type) {
	case *Customer:
		*r = Customer{
			Base: r.Base, No: r.No, OldNo: r.OldNo, IsCompany: r.IsCompany, Language: r.Language, AgeBand: r.AgeBand, FoundBy: r.FoundBy, PriceClass: r.PriceClass,
			Discount: r.Discount, Prospect: r.Prospect, DoNotCall: r.DoNotCall, MergedInto: r.MergedInto, Erased: r.Erased, Spent: r.Spent,
		}
		if r.Erased == 0 {
			r.Erased = at
		}
	case *Device:
		r.Serial, r.IMEI, r.Plate, r.Accessories, r.Secret, r.Notes = "", "", "", "", nil, ""
		if joinNames(r.Brand, r.Model, r.DeviceKind) == "" {
			r.Model = ErasedMark
		}
	case *Contact:
		r.Words, r.With = ErasedMark, ""
	case *Inquiry:
		r.Caller, r.CallerTel, r.Subject, r.Words, r.Answer, r.FoundIn, r.How = "", "", "", ErasedMark, "", "", ""
	case *Forward:
		r.Reason = ErasedMark
	case *Task:
		r.Text, r.Words, r.Outcome = ErasedMark, "", ""
		if r.Open() {
			r.State, r.DoneAt = TaskDropped, at
		}
	case *Attachment:
		none := sha256.Sum256(nil)
		r.Name, r.Size, r.SHA256, r.Thumb = ErasedMark, 0, hex.EncodeToString(none[:]), nil
		r.Removed = max(r.Removed, at)
	case *Job:
		eraseJob(r)
	case *Estimate:
		r.Answer.Who, r.Answer.Why = marked(r.Answer.Who), marked(r.Answer.Why)
	case *Appointment:
		r.Title, r.Site, r.Result, r.Notes = ErasedMark, Address{}, "", ""
		r.OverWhy, r.OffWhy = marked(r.OverWhy), marked(r.OffWhy)
		for i := range r.Moves {
			r.Moves[i].Why = ErasedMark
		}
	case *PartRequest:
		r.Note = ""
	case *Payment:
		r.VoidWhy = marked(r.VoidWhy)
	case *PrintJob:
		r.Path, r.Said = "", ""
		if r.Open() {
			r.State = PrintDone
		}
	default:
		return
	}
	Mend(rec, mend)
}

func eraseJob(r *Job) {
	r.Site = Address{}
	if r.Place == OnSite {
		r.Site.Street = ErasedMark
	}
	for _, s := range []*string{&r.Words, &r.Person, &r.Why, &r.Assessment, &r.Done, &r.Cause, &r.Correction, &r.BackWhy, &r.Collector, &r.Identity, &r.Notes} {
		*s = ""
	}
	if len(r.Devices) == 0 {
		r.Words = ErasedMark
	}
	for i := range r.Devices {
		d := &r.Devices[i]
		d.Words, d.Note, d.AfterNote = "", "", ""
		for _, points := range [][]Point{d.Condition, d.After} {
			for k := range points {
				points[k].Note = ""
			}
		}
		for k := range d.Accessories {
			d.Accessories[k].Name = ErasedMark
		}
	}
}

// marked is the mark where a text stood.
func marked(s string) string {
	if s == "" {
		return ""
	}
	return ErasedMark
}

// Mend changes every free text of a record: what is typed, not what is chosen. What a customer or a person who works here is called stays, and so does a number.
func Mend(rec Record, mend func(string) string) {
	EachText(rec, func(_ string, s *string) { *s = mend(*s) })
	if c, ok := rec.(*Customer); ok {
		mendWays(c, mend)
	}
}

// EachText hands over every free text of a record with the name of its field, but for what the record itself is called or reached by.
func EachText(rec Record, f func(field string, text *string)) {
	eachText("", reflect.ValueOf(rec).Elem(), ownNames[rec.Kind()], f)
}

// ownNames are the fields by which a person or a company of the shop's is called or reached: they name themselves.
var ownNames = map[Kind][]string{
	KindCustomer: {"no", "old_no", "company", "trade_name", "family", "given", "middle", "prefix", "phones", "emails", "handles", "addresses"},
	KindStaff:    {"family", "given", "short", "pin"},
	KindSupplier: {"name", "phones", "emails"},
	KindShop:     {"name", "legal_name", "tax_no", "address", "phones", "email"},
	KindDesk:     {"computer"},
}

// chosen are fields that hold a code out of a list.
var chosen = []string{"nature", "category", "resolution", "way", "kind", "code", "language", "price_class", "discount", "age_band", "found_by", "sha256", "type", "paper", "queue", "printer", "currency", "zone", "locale"}

// mendWays takes the ways to reach somebody out of another's record, where they are the same.
func mendWays(c *Customer, mend func(string) string) {
	var phones []Phone
	for _, p := range c.Phones {
		if mend(p.Best164()) == p.Best164() {
			phones = append(phones, p)
		}
	}
	var emails []string
	for _, e := range c.Emails {
		if mend(e) == e {
			emails = append(emails, e)
		}
	}
	var handles []Handle
	for _, h := range c.Handles {
		if mend(h.Name) == h.Name {
			handles = append(handles, h)
		}
	}
	named := joinNames(c.Family, c.Given, c.Company, c.TradeName) != ""
	if len(phones) > 0 || named || len(c.Phones) == 0 {
		c.Phones = phones
	}
	c.Emails, c.Handles = emails, handles
	for i, a := range c.Addresses {
		for _, s := range []*string{&a.Street, &a.Access} {
			*s = mend(*s)
		}
		c.Addresses[i] = a
	}
}

func eachText(path string, v reflect.Value, skip []string, f func(string, *string)) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && v.String() != "" {
			f(path, v.Addr().Interface().(*string))
		}
	case reflect.Slice, reflect.Array:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return
		}
		for i := range v.Len() {
			eachText(path, v.Index(i), nil, f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			if name == "" || slices.Contains(skip, name) || slices.Contains(chosen, name) || path == "" && name == "no" {
				continue
			}
			if path != "" {
				name = path + "." + name
			}
			eachText(name, v.Field(i), nil, f)
		}
	}
}
