package app

import (
	"time"

	"tanggapan/data"
)

// outNow lets the shop's today find one technician with a customer and one on the way, where the shop is open.
func (w *world) outNow() {
	now := w.Now.Local(w.zone)
	open := OpeningOn(w.shop, now.Date())
	if m := now.Minutes(); m < open.From+60 || m > open.To-60 {
		return
	}
	w.then(w.Now.Add(-50*time.Minute), func() error { return w.goOut(now.Plus(-30), now.Plus(-5), data.Arrived) })
	w.then(w.Now.Add(-40*time.Minute), func() error { return w.goOut(now.Plus(5), now.Plus(60), data.OnTheWay) })
}

// goOut books a technician who is free then for a look at what a customer has in mind, and sends them.
func (w *world) goOut(from, to data.Local, state data.AppointmentState) error {
	people, err := w.a.Staff.All(true)
	for _, p := range people {
		if err != nil || len(w.people) == 0 {
			return err
		}
		r := pick(w, w.people)
		if !p.Bookable || r.id == 0 {
			continue
		}
		slots, err := w.a.Appointments.Next(Wish{Minutes: 45, Technician: p.ID, From: from, Before: 10, After: 10}, 1)
		if err != nil {
			return err
		}
		if len(slots) == 0 || slots[0].Start > to {
			continue
		}
		s, who := slots[0], data.Actor{Staff: p.ID}
		in := &data.Appointment{Title: map[data.AppointmentState]string{data.Arrived: "Measure for the aircon", data.OnTheWay: "Look where the cameras go"}[state], Customer: r.id, Technician: p.ID, Start: s.Start, End: s.End, Before: 10, After: 10, Site: r.site, Place: data.OnSite}
		done, err := w.a.Appointments.Book(w.clerk(), in, Override{})
		if err != nil {
			return err
		}
		start, err := s.Start.In(w.zone)
		if err != nil {
			return err
		}
		w.then(max(w.at+1, min(start, w.Now)-600_000), func() error {
			_, err := w.a.Appointments.SetOut(who, done.ID)
			return err
		})
		if state == data.Arrived {
			w.then(start+60_000, func() error {
				_, err := w.a.Appointments.Arrive(who, done.ID, 0)
				return err
			})
		}
		return nil
	}
	return err
}
