package app

import (
	"sort"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Contacts are every talk, on one timeline.
type Contacts struct{ *core }

var contactActs = []Act{
	{"contact.log", data.RightDesk, "D1 H2", PutBack},
}

// Log keeps a talk with a customer, a technician or a supplier about any record.
func (s *Contacts) Log(who data.Actor, c *data.Contact) (data.Done, error) {
	return s.write("contact.log", who, func(tx *store.Tx) (data.Record, error) { return logContact(tx, who, c) })
}

// logContact keeps a contact; what it leaves open follows from the record it is about and the clock.
func logContact(tx *store.Tx, who data.Actor, in *data.Contact) (*data.Contact, error) {
	c := *in
	c.ID, c.Rev = 0, 0
	c.Words, c.With = data.Clean(c.Words), data.CleanLine(c.With)
	if c.At == 0 {
		c.At = tx.At()
	}
	if c.By == 0 {
		c.By = who.Staff
	}
	if c.Customer == 0 {
		c.Customer = customerOf(tx, c.Of)
	}
	if c.Party.Zero() && c.Customer != 0 && c.With == "" {
		c.Party = data.Ref{Kind: data.KindCustomer, ID: c.Customer}
	}
	return &c, tx.Put(&c)
}

// customerOf is whose record it is, 0 where it is nobody's.
func customerOf(tx *store.Tx, r data.Ref) data.ID {
	switch rec := tx.Look(r.Kind, r.ID).(type) {
	case *data.Customer:
		return rec.ID
	case *data.Job:
		return rec.Customer
	case *data.Inquiry:
		return rec.Customer
	case *data.Device:
		return rec.Owner
	case *data.Appointment:
		return rec.Customer
	case *data.PartRequest:
		return rec.Customer
	}
	return 0
}

// Of lists the newest contacts of a record, the newest first: of a customer also those about their jobs and inquiries.
func (s *Contacts) Of(r data.Ref, limit int) (out []*data.Contact, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = contactsOf(tx, r, limit)
		return err
	})
	return out, err
}

// With lists the newest contacts with a customer: what suppliers and staff said of their jobs stands with those.
func (s *Contacts) With(customer data.ID, limit int) (out []*data.Contact, err error) {
	all, err := s.Of(data.Ref{Kind: data.KindCustomer, ID: customer}, mostBetween*limit)
	for _, c := range all {
		if c.Party.Kind != data.KindSupplier && c.Party.Kind != data.KindStaff && len(out) < limit {
			out = append(out, c)
		}
	}
	return out, err
}

// mostBetween is how many contacts are looked at for one with the customer.
const mostBetween = 4

func contactsOf(tx *store.Tx, r data.Ref, limit int) ([]*data.Contact, error) {
	return store.List[data.Contact](tx, "of", store.Range{Parts: []string{data.PartRef(r)}, Reverse: true, Limit: limit})
}

// Moment is one entry of a timeline: a contact or an act.
type Moment struct {
	At      data.Instant
	By      data.ID // staff
	Contact *data.Contact
	Act     string // name of the act, with its entry
	Entry   store.Entry
}

// Timeline joins the contacts of a record and what was done to it, the newest first.
func (s *Contacts) Timeline(r data.Ref, limit int) (out []Moment, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = timeline(tx, r, limit)
		return err
	})
	return out, err
}

func timeline(tx *store.Tx, r data.Ref, limit int) ([]Moment, error) {
	contacts, err := contactsOf(tx, r, limit)
	if err != nil {
		return nil, err
	}
	var out []Moment
	for _, c := range contacts {
		if c.Removed == 0 {
			out = append(out, Moment{At: c.At, By: c.By, Contact: c})
		}
	}
	entries, err := tx.History(r, limit)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		out = append(out, Moment{At: e.At, By: e.Staff, Act: e.Act, Entry: e})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].At > out[j].At })
	if len(out) > limit && limit > 0 {
		out = out[:limit]
	}
	return out, nil
}
