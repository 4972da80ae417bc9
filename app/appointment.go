package app

import (
	"strings"

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
// another is data.Faults "double-booked", unless over names who allows it and
// why; a time that a clock change skips is "skipped-time". A time outside
// opening hours is kept and noted. The job it is for moves to scheduled.
func (s *Appointments) Book(who data.Actor, in *data.Appointment, over Override) (data.Done, error) {
	done, err := s.write("appointment.book", who, func(tx *store.Tx) (data.Record, error) {
		return book(tx, who, in, over)
	})
	return s.saved(done, err, data.Ref{Kind: data.KindAppointment, ID: in.ID})
}

func book(tx *store.Tx, who data.Actor, in *data.Appointment, over Override) (*data.Appointment, error) {
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
	if err := fromJob(tx, &a); err != nil {
		return nil, err
	}
	if err := keepsTime(tx, sh, &a, over); err != nil {
		return nil, err
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

// keepsTime refuses times that do not exist or are taken.
func keepsTime(tx *store.Tx, sh *data.Shop, a *data.Appointment, over Override) error {
	if err := a.Validate(); err != nil {
		return err
	}
	zone := zoneOf(sh)
	for field, l := range map[string]data.Local{"start": a.Start, "end": a.End} {
		if _, err := l.In(zone); err != nil {
			f := data.FaultsOf(err)
			f[0].Field = field
			return f
		}
	}
	open := OpeningOn(sh, a.Start.Date())
	span := data.Span{From: a.Start.Minutes(), To: a.Start.Minutes() + minutesBetween(a.Start, a.End)}
	a.Outside = span.From < open.From || span.To > open.To
	hit, err := overlap(tx, a)
	if err != nil || hit == nil {
		return err
	}
	if over.By != 0 && strings.TrimSpace(over.Why) != "" {
		if _, err := store.Get[data.Staff](tx, over.By); err != nil {
			return err
		}
		a.OverBy, a.OverWhy = over.By, data.CleanLine(over.Why)
		return nil
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
	case data.JobNew, data.PartArrived:
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
		if !a.Open() {
			return data.Fault{Field: "state", Code: "already-ended"}
		}
		if data.CleanLine(why) == "" {
			return data.Fault{Field: "why", Code: "required"}
		}
		a.Moves = append(a.Moves, data.Move{N: len(a.Moves) + 1, From: a.Start, Technician: a.Technician, Why: data.CleanLine(why), Asked: asked, At: tx.At(), By: who.Staff})
		length := minutesBetween(a.Start, a.End)
		a.Start, a.End = start, start.Plus(length)
		if technician != 0 {
			a.Technician = technician
		}
		a.OverBy, a.OverWhy = 0, ""
		return keepsTime(tx, sh, a, over)
	})
}

// Change keeps other details of an appointment: title, length, place, travel, notes.
func (s *Appointments) Change(who data.Actor, in *data.Appointment, over Override) (data.Done, error) {
	return s.write("appointment.change", who, func(tx *store.Tx) (data.Record, error) {
		sh, err := shop(tx)
		if err != nil {
			return nil, err
		}
		a := *in
		a.Title, a.Notes = data.CleanLine(a.Title), data.Clean(a.Notes)
		if err := keepsTime(tx, sh, &a, over); err != nil {
			return nil, err
		}
		return &a, tx.Put(&a)
	})
}

// Confirm notes that the customer knows of the appointment and comes.
func (s *Appointments) Confirm(who data.Actor, id data.ID) (data.Done, error) {
	return s.edit("appointment.confirm", who, id, func(_ *store.Tx, a *data.Appointment) error {
		if a.State != data.Booked {
			return data.Fault{Field: "state", Code: "no-such-move"}
		}
		a.State = data.Confirmed
		return nil
	})
}

// SetOut notes that the technician is on the way.
func (s *Appointments) SetOut(who data.Actor, id data.ID) (data.Done, error) {
	return s.edit("appointment.set-out", who, id, func(_ *store.Tx, a *data.Appointment) error {
		if a.State != data.Booked && a.State != data.Confirmed {
			return data.Fault{Field: "state", Code: "no-such-move"}
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
		a.Travel, a.Distance, a.Costs = v.Travel, v.Distance, v.Costs
		return a.Leave(v.Left, v.Partly, data.Clean(v.Result))
	})
}

// Miss notes that the customer did not come or was not there.
func (s *Appointments) Miss(who data.Actor, id data.ID) (data.Done, error) {
	return s.edit("appointment.miss", who, id, func(_ *store.Tx, a *data.Appointment) error {
		if !a.Open() || a.State == data.Arrived {
			return data.Fault{Field: "state", Code: "no-such-move"}
		}
		a.State = data.NoShow
		return nil
	})
}

// Cancel takes an appointment off, with a reason. A job that was only scheduled goes back to the queue.
func (s *Appointments) Cancel(who data.Actor, id data.ID, why string) (data.Done, error) {
	return s.edit("appointment.cancel", who, id, func(tx *store.Tx, a *data.Appointment) error {
		if err := a.Cancel(data.CleanLine(why)); err != nil || a.Job == 0 {
			return err
		}
		j, err := store.Get[data.Job](tx, a.Job)
		if err != nil || j.State != data.Scheduled {
			return err
		}
		if err := j.MoveTo(data.Diagnosing, "", tx.At()); err != nil {
			return err
		}
		return tx.Put(j)
	})
}
