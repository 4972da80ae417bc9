package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

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
