package app

import (
	"time"

	"tanggapan/data"
	"tanggapan/data/store"
)

// siteOf fills the address of a visit from its customer, and refuses a visit without one.
func siteOf(tx *store.Tx, a *data.Appointment) error {
	if a.Place != data.OnSite || a.Site.String() != "" {
		return nil
	}
	if a.Customer != 0 {
		c, err := store.Get[data.Customer](tx, a.Customer)
		if err != nil {
			return err
		}
		if len(c.Addresses) > 0 {
			a.Site = c.Addresses[0]
			return nil
		}
	}
	return data.Faults{{Field: "site", Code: "needs-address"}}
}

// keepsTime refuses times that do not exist, are taken, or lie on a technician's day off.
func keepsTime(tx *store.Tx, sh *data.Shop, a *data.Appointment, over Override) error {
	if err := a.Validate(); err != nil {
		return err
	}
	if err := exists(zoneOf(sh), a); err != nil {
		return err
	}
	p, err := store.Get[data.Staff](tx, a.Technician)
	if err != nil {
		return err
	}
	if !p.Open() {
		return data.Faults{{Field: "technician", Code: "not-here-any-more", Args: map[string]string{"name": p.Called()}}}
	}
	a.Outside = outside(OpeningOn(sh, a.Start.Date()), a)
	taken, err := clash(tx, p, a)
	if err != nil || taken == nil {
		return err
	}
	return allow(tx, a, over, *taken)
}

// exists refuses starts and ends that the clock on the wall never shows.
func exists(zone *time.Location, a *data.Appointment) error {
	var faults data.Faults
	for _, at := range []struct {
		field string
		local data.Local
	}{{"start", a.Start}, {"end", a.End}} {
		if _, err := at.local.In(zone); err != nil {
			for _, f := range data.FaultsOf(err) {
				f.Field = at.field
				faults = append(faults, f)
			}
		}
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}

// outside says whether some of an appointment's own time lies outside a stretch of its day.
func outside(open data.Span, a *data.Appointment) bool {
	from := a.Start.Minutes()
	return from < open.From || from+minutesBetween(a.Start, a.End) > open.To
}

// clash is why a technician cannot take a time: away that day, or promised to another; nil where nothing is in the way.
func clash(tx *store.Tx, p *data.Staff, a *data.Appointment) (*data.Fault, error) {
	for _, l := range p.DaysOff {
		if l.From <= a.Start.Date() && a.Start.Date() <= l.To {
			return &data.Fault{Field: "start", Code: "day-off", Args: map[string]string{"who": p.Called()}}, nil
		}
	}
	hit, err := overlap(tx, a)
	if err != nil || hit == nil {
		return nil, err
	}
	return &data.Fault{Field: "start", Code: "double-booked", Args: map[string]string{"no": hit.No, "title": hit.Title, "start": string(hit.Start), "end": string(hit.End)}}, nil
}

// allow notes who allows what is refused otherwise, and why; where nobody is named, the refusal stands.
func allow(tx *store.Tx, a *data.Appointment, over Override, refused data.Fault) error {
	why := data.CleanLine(over.Why)
	switch {
	case over.By == 0:
		return data.Faults{refused}
	case why == "":
		return data.Faults{{Field: "over_why", Code: "needs-reason"}}
	}
	p, err := store.Get[data.Staff](tx, over.By)
	if err != nil {
		return err
	}
	if !p.Open() {
		return data.Faults{{Field: "over_by", Code: "not-here-any-more", Args: map[string]string{"name": p.Called()}}}
	}
	a.OverBy, a.OverWhy = over.By, why
	return nil
}

// stillFree refuses to take an act back where the time was promised to another meanwhile.
func stillFree(tx *store.Tx, rec data.Record) error {
	a, ok := rec.(*data.Appointment)
	if !ok || !a.Holds() || a.OverBy != 0 {
		return nil
	}
	hit, err := overlap(tx, a)
	if err != nil || hit == nil {
		return err
	}
	return data.Faults{{Field: "start", Code: "double-booked", Args: map[string]string{"no": hit.No, "title": hit.Title, "start": string(hit.Start), "end": string(hit.End)}}}
}

func minutesBetween(from, to data.Local) int {
	return from.Date().Days(to.Date())*24*60 + to.Minutes() - from.Minutes()
}

// longest is how long an appointment with its travel may last, in minutes: so far back one may reach into a time.
const longest = 24*60 + 2*600

// overlap is an appointment of the same technician that holds some of the time, travel counted; nil where the time is free.
func overlap(tx *store.Tx, a *data.Appointment) (*data.Appointment, error) {
	near, err := held(tx, a.Technician, a.From(), a.To())
	if err != nil {
		return nil, err
	}
	for _, o := range near {
		if o.ID != a.ID && o.From() < a.To() && a.From() < o.To() {
			return o, nil
		}
	}
	return nil, nil
}

// held are a technician's appointments that may touch [from, to).
func held(tx *store.Tx, technician data.ID, from, to data.Local) ([]*data.Appointment, error) {
	return store.List[data.Appointment](tx, "technician", store.Range{
		Parts: []string{data.PartID(technician)}, From: string(from.Plus(-longest)), To: string(to.Plus(601)),
	})
}
