package app

import (
	"time"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Appointments are time with a technician or at a bench.
type Appointments struct{ *core }

var appointmentActs = []Act{
	{"appointment.book", data.RightDesk, "D5 D2 S3", PutBack},
	{"appointment.move", data.RightDesk, "D5", PutBack},
	{"appointment.change", data.RightDesk, "D5", PutBack},
	{"appointment.confirm", data.RightDesk, "D5", PutBack},
	{"appointment.set-out", data.RightWork, "D5", PutBack},
	{"appointment.arrive", data.RightWork, "D9", PutBack},
	{"appointment.leave", data.RightWork, "D9", PutBack},
	{"appointment.miss", data.RightDesk, "D5", PutBack},
	{"appointment.cancel", data.RightDesk, "D5", PutBack},
}

// Override lets a named person book over another appointment, with a reason.
type Override struct {
	By  data.ID
	Why string
}

// Get reads an appointment.
func (s *Appointments) Get(id data.ID) (out *data.Appointment, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.Get[data.Appointment](tx, id)
		return err
	})
	return out, err
}

// OfJob lists the appointments of a job in the order of their times.
func (s *Appointments) OfJob(job data.ID) (out []*data.Appointment, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = appointmentsOfJob(tx, job)
		return err
	})
	return out, err
}

func appointmentsOfJob(tx *store.Tx, job data.ID) ([]*data.Appointment, error) {
	return store.List[data.Appointment](tx, "job", store.Range{Parts: []string{data.PartID(job)}})
}

// Book keeps an appointment. A time that the technician has promised to
// another is data.Faults "double-booked", a day that they are away "day-off",
// unless over names who allows it and why; a time that a clock change skips is
// "skipped-time", one that is over "in-the-past". A time outside opening hours
// is kept and noted. The job it is for moves to scheduled.
func (s *Appointments) Book(who data.Actor, in *data.Appointment, over Override) (data.Done, error) {
	return s.BookFor(who, in, nil, over)
}

// BookFor is Book for a customer who is not known yet: both are kept, or nothing. A nil one is the customer that the appointment names.
func (s *Appointments) BookFor(who data.Actor, in *data.Appointment, add *data.Customer, over Override) (data.Done, error) {
	done, err := s.write("appointment.book", who, func(tx *store.Tx) (data.Record, error) {
		a := *in
		if add != nil {
			c := *add
			c.Rev = 0
			rec, err := putCustomer(tx, &c)
			if err != nil {
				return nil, within("customer", err)
			}
			a.Customer = rec.ID
		}
		return book(tx, &a, over)
	})
	return s.saved(done, err, data.Ref{Kind: data.KindAppointment, ID: in.ID})
}

func book(tx *store.Tx, in *data.Appointment, over Override) (*data.Appointment, error) {
	sh, err := shop(tx)
	if err != nil {
		return nil, err
	}
	a := *in
	a.Title, a.Notes = data.CleanLine(a.Title), data.Clean(a.Notes)
	if a.State == "" {
		a.State = data.Booked
	}
	if a.Urgency == "" {
		a.Urgency = data.Normal
	}
	a.OverBy, a.OverWhy, a.Moves = 0, "", nil
	if err := fromJob(tx, &a); err != nil {
		return nil, err
	}
	if err := siteOf(tx, &a); err != nil {
		return nil, err
	}
	if err := keepsTime(tx, sh, &a, over); err != nil {
		return nil, err
	}
	if a.Open() && a.End <= tx.At().Local(zoneOf(sh)) {
		return nil, data.Faults{{Field: "start", Code: "in-the-past"}}
	}
	if err := tx.Put(&a); err != nil {
		return nil, err
	}
	return &a, jobScheduled(tx, a.Job)
}

// fromJob fills what follows from the job that the appointment is for.
func fromJob(tx *store.Tx, a *data.Appointment) error {
	if a.Job == 0 {
		if a.Place == "" {
			a.Place = data.InShop
		}
		return nil
	}
	j, err := store.Get[data.Job](tx, a.Job)
	if err != nil {
		return err
	}
	if !j.Open() {
		return data.Faults{{Field: "job", Code: "already-ended", Args: map[string]string{"job": j.No}}}
	}
	a.Customer = j.Customer
	if a.Place == "" {
		a.Place = j.Place
	}
	if a.Site.String() == "" {
		a.Site = j.Site
	}
	if a.Title == "" {
		a.Title, _ = j.Caption(tx.Look)
	}
	return nil
}

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

// jobScheduled moves a job that waits for work to scheduled.
func jobScheduled(tx *store.Tx, id data.ID) error {
	if id == 0 {
		return nil
	}
	j, err := store.Get[data.Job](tx, id)
	if err != nil {
		return err
	}
	switch j.State {
	case data.JobNew, data.PartArrived, data.Diagnosing:
		if err := j.MoveTo(data.Scheduled, "", tx.At()); err != nil {
			return asFaults(err)
		}
		return tx.Put(j)
	}
	return nil
}

// edit changes an appointment within an act.
func (s *Appointments) edit(act string, who data.Actor, id data.ID, f func(*store.Tx, *data.Appointment) error) (data.Done, error) {
	return s.write(act, who, func(tx *store.Tx) (data.Record, error) {
		a, err := store.Get[data.Appointment](tx, id)
		if err != nil {
			return nil, err
		}
		if err := f(tx, a); err != nil {
			return nil, asFaults(err)
		}
		return a, tx.Put(a)
	})
}

// Move gives an appointment another time or technician (0: the same), with the reason and who asked; its length stays.
func (s *Appointments) Move(who data.Actor, id data.ID, start data.Local, technician data.ID, why, asked string, over Override) (data.Done, error) {
	return s.edit("appointment.move", who, id, func(tx *store.Tx, a *data.Appointment) error {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		switch {
		case !a.Open():
			return data.Fault{Field: "state", Code: "already-ended"}
		case a.State == data.Arrived:
			return noMove(a, data.Booked)
		case data.CleanLine(why) == "":
			return data.Fault{Field: "why", Code: "required"}
		case !start.Valid():
			return data.Fault{Field: "start", Code: "no-such-date", Args: map[string]string{"time": string(start)}}
		case start == a.Start && (technician == 0 || technician == a.Technician):
			return data.Fault{Field: "start", Code: "same"}
		}
		a.Moves = append(a.Moves, data.Move{N: len(a.Moves) + 1, From: a.Start, Technician: a.Technician, Why: data.CleanLine(why), Asked: asked, At: tx.At(), By: who.Staff})
		length := minutesBetween(a.Start, a.End)
		a.Start, a.End = start, start.Plus(length)
		if technician != 0 {
			a.Technician = technician
		}
		a.OverBy, a.OverWhy = 0, ""
		if a.State == data.OnTheWay || asked != AskedByCustomer {
			a.State = data.Booked // who was told another time is to be told again
		}
		if err := keepsTime(tx, sh, a, over); err != nil {
			return err
		}
		if a.End <= tx.At().Local(zoneOf(sh)) {
			return data.Fault{Field: "start", Code: "in-the-past"}
		}
		return nil
	})
}

// Who asked for another time.
const (
	AskedByCustomer = "customer"
	AskedByUs       = "us"
)

// Change keeps other details of an appointment: title, length, place, travel, urgency, notes. Its start and technician change by
// Move, its state by the acts of its day. One that is over takes notes only.
func (s *Appointments) Change(who data.Actor, in *data.Appointment, over Override) (data.Done, error) {
	return s.write("appointment.change", who, func(tx *store.Tx) (data.Record, error) {
		sh, err := shop(tx)
		if err != nil {
			return nil, err
		}
		was, err := store.Get[data.Appointment](tx, in.ID)
		if err != nil {
			return nil, err
		}
		a := *was
		a.Rev, a.Notes = in.Rev, data.Clean(in.Notes)
		if !was.Open() {
			return &a, tx.Put(&a)
		}
		a.Title, a.End, a.Place, a.Site, a.Before, a.After = data.CleanLine(in.Title), in.End, in.Place, in.Site, in.Before, in.After
		a.Urgency, a.Bench, a.Every = in.Urgency, in.Bench, in.Every
		if err := siteOf(tx, &a); err != nil {
			return nil, err
		}
		if a.From() == was.From() && a.To() == was.To() {
			return &a, tx.Put(&a)
		}
		a.OverBy, a.OverWhy = 0, ""
		if err := keepsTime(tx, sh, &a, over); err != nil {
			return nil, err
		}
		return &a, tx.Put(&a)
	})
}

func noMove(a *data.Appointment, to data.AppointmentState) error {
	return data.Fault{Field: "state", Code: "no-such-move", Args: map[string]string{"from": string(a.State), "to": string(to)}}
}

// Confirm notes that the customer knows of the appointment and comes.
func (s *Appointments) Confirm(who data.Actor, id data.ID) (data.Done, error) {
	return s.edit("appointment.confirm", who, id, func(_ *store.Tx, a *data.Appointment) error {
		if a.State != data.Booked {
			return noMove(a, data.Confirmed)
		}
		a.State = data.Confirmed
		return nil
	})
}

// SetOut notes that the technician is on the way.
func (s *Appointments) SetOut(who data.Actor, id data.ID) (data.Done, error) {
	return s.edit("appointment.set-out", who, id, func(_ *store.Tx, a *data.Appointment) error {
		if a.State != data.Booked && a.State != data.Confirmed {
			return noMove(a, data.OnTheWay)
		}
		a.State = data.OnTheWay
		return nil
	})
}

// Arrive notes that the technician began; the job is in work from then on.
func (s *Appointments) Arrive(who data.Actor, id data.ID, at data.Instant) (data.Done, error) {
	return s.edit("appointment.arrive", who, id, func(tx *store.Tx, a *data.Appointment) error {
		if at == 0 {
			at = tx.At()
		}
		if err := a.Arrive(at); err != nil || a.Job == 0 {
			return err
		}
		j, err := store.Get[data.Job](tx, a.Job)
		if err != nil || !j.State.May(data.InProgress) || j.State == data.Ready {
			return err
		}
		if err := j.MoveTo(data.InProgress, "", tx.At()); err != nil {
			return err
		}
		return tx.Put(j)
	})
}

// Visit is what a technician reports of a visit.
type Visit struct {
	Arrived  data.Instant // 0: as it was noted
	Left     data.Instant // 0: now
	Partly   bool         // more must be done
	Result   string
	Travel   int // minutes on the road
	Distance data.Quantity
	Costs    data.Money
}

// Leave ends a visit with its result, time and costs.
func (s *Appointments) Leave(who data.Actor, id data.ID, v Visit) (data.Done, error) {
	return s.edit("appointment.leave", who, id, func(tx *store.Tx, a *data.Appointment) error {
		if v.Left == 0 {
			v.Left = tx.At()
		}
		if v.Arrived != 0 && a.State == data.Arrived {
			a.ArrivedAt = v.Arrived
		}
		if v.Travel < 0 {
			return data.Fault{Field: "travel", Code: "negative"}
		}
		a.Travel, a.Distance, a.Costs = v.Travel, v.Distance, v.Costs
		return a.Leave(v.Left, v.Partly, data.Clean(v.Result))
	})
}

// Miss notes that the customer did not come or was not there.
func (s *Appointments) Miss(who data.Actor, id data.ID) (data.Done, error) {
	return s.edit("appointment.miss", who, id, func(tx *store.Tx, a *data.Appointment) error {
		if !a.Open() || a.State == data.Arrived {
			return noMove(a, data.NoShow)
		}
		a.State = data.NoShow
		if a.Job == 0 {
			return nil
		}
		return jobWaits(tx, a)
	})
}

// Cancel takes an appointment off, with a reason. A job that was only scheduled goes back to the queue.
func (s *Appointments) Cancel(who data.Actor, id data.ID, why string) (data.Done, error) {
	return s.edit("appointment.cancel", who, id, func(tx *store.Tx, a *data.Appointment) error {
		if err := a.Cancel(data.CleanLine(why)); err != nil || a.Job == 0 {
			return err
		}
		return jobWaits(tx, a)
	})
}

// jobWaits gives a job that was only scheduled back to the queue, unless another time is booked for it.
func jobWaits(tx *store.Tx, off *data.Appointment) error {
	j, err := store.Get[data.Job](tx, off.Job)
	if err != nil || j.State != data.Scheduled {
		return err
	}
	all, err := appointmentsOfJob(tx, j.ID)
	if err != nil {
		return err
	}
	for _, o := range all {
		if o.ID != off.ID && o.Open() {
			return nil
		}
	}
	if err := j.MoveTo(data.Diagnosing, "", tx.At()); err != nil {
		return err
	}
	return tx.Put(j)
}
