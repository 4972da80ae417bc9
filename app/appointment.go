package app

import (
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
