package app

import (
	"time"

	"tanggapan/data"
)

// book finds the visit a free time.
func (l *life) book() error {
	w := l.w
	minutes := pick(w, []int{45, 60, 60, 90, 120})
	from := w.at.Local(w.zone)
	if l.rests(data.Scheduled) {
		// Ahead, up to a week.
		w.ahead++
		if ahead := w.Now.Date(w.zone).Plus([]int{7, 0, 6, 0, 1, 5, 0, 2}[w.ahead%8]).At(9 * 60); ahead > from {
			from = ahead
		}
	} else if !l.brisk && w.chance(50) {
		from = w.after(w.between(4, 20) * 60).Local(w.zone)
	}
	slots, err := w.a.Appointments.Next(Wish{Minutes: minutes, Technician: l.tech.Staff, From: from, Before: l.r.minutes, After: l.r.minutes}, 1)
	if err != nil || len(slots) == 0 {
		return err
	}
	in := &data.Appointment{Job: l.id, Technician: slots[0].Technician, Start: slots[0].Start, End: slots[0].End, Before: l.r.minutes, After: l.r.minutes}
	done, err := w.a.Appointments.Book(w.clerk(), in, Override{})
	if err != nil {
		return err
	}
	l.visit = done.ID
	return l.before(slots[0])
}

// before is what happens between booking and visit.
func (l *life) before(s Slot) error {
	w := l.w
	start, err := s.Start.In(w.zone)
	if err != nil {
		return err
	}
	if w.chance(55) {
		w.then(l.after(w.between(10, 300)), func() error {
			a, err := w.a.Appointments.Get(l.visit)
			if err != nil || a.State != data.Booked {
				return err
			}
			_, err = w.a.Appointments.Confirm(w.clerk(), l.visit)
			return err
		})
	}
	visit := l.visit
	switch {
	case w.chance(6) && start > w.at.Add(3*time.Hour):
		w.then(start.Add(-2*time.Hour), func() error {
			if _, err := w.a.Appointments.Cancel(w.clerk(), visit, "The customer is not at home that day."); err != nil {
				return err
			}
			if l.rests(data.Scheduled) {
				l.stop = ""
			}
			w.then(l.after(w.between(10, 60)), l.book)
			return nil
		})
	case w.chance(5):
		w.then(start.Add(20*time.Minute), func() error {
			if _, err := w.a.Appointments.Miss(w.clerk(), visit); err != nil {
				return err
			}
			w.then(l.after(w.between(10, 60)), l.book)
			return nil
		})
	case w.chance(8) && start > w.at.Add(4*time.Hour):
		w.then(start.Add(-3*time.Hour), l.move)
	default:
		w.then(start.Add(-time.Duration(max(5, l.r.minutes))*time.Minute), l.setOut)
	}
	return nil
}

// move gives the visit another time, as the customer asks.
func (l *life) move() error {
	w := l.w
	a, err := w.a.Appointments.Get(l.visit)
	if err != nil {
		return err
	}
	slots, err := w.a.Appointments.Next(Wish{Minutes: minutesBetween(a.Start, a.End), Technician: a.Technician, From: w.after(5 * 60).Local(w.zone), Before: a.Before, After: a.After, Not: a.ID}, 1)
	if err != nil || len(slots) == 0 {
		return err
	}
	if _, err := w.a.Appointments.Move(w.clerk(), l.visit, slots[0].Start, 0, "Nobody is at home in the morning.", "customer", Override{}); err != nil {
		return err
	}
	start, err := slots[0].Start.In(w.zone)
	if err != nil {
		return err
	}
	w.then(start.Add(-time.Duration(max(5, a.Before))*time.Minute), l.setOut)
	return nil
}

// setOut drives to the customer, does the work and comes back.
func (l *life) setOut() error {
	w := l.w
	a, err := w.a.Appointments.Get(l.visit)
	if err != nil {
		return err
	}
	if _, err := w.a.Appointments.SetOut(l.tech, l.visit); err != nil {
		return err
	}
	start, err := a.Start.In(w.zone)
	if err != nil {
		return err
	}
	stay := time.Duration(minutesBetween(a.Start, a.End)-w.between(0, 20)) * time.Minute
	w.then(start.Add(time.Duration(w.between(-4, 8))*time.Minute), func() error {
		if _, err := w.a.Appointments.Arrive(l.tech, l.visit, 0); err != nil {
			return err
		}
		w.then(w.at.Add(stay), l.leave)
		return nil
	})
	return nil
}

func (l *life) leave() error {
	w := l.w
	partly := w.chance(7)
	v := Visit{Partly: partly, Result: l.problem.Done, Travel: l.r.minutes * 2, Distance: data.Quantity(l.r.minutes) * 450, Costs: data.Money(w.between(0, 3)) * 5000}
	if partly {
		v.Result = "Found the fault; a part is missing, second visit needed."
	}
	if _, err := w.a.Appointments.Leave(l.tech, l.visit, v); err != nil {
		return err
	}
	if partly {
		w.then(l.after(w.between(20, 90)), l.book)
		return nil
	}
	if err := l.price(); err != nil {
		return err
	}
	for _, p := range l.needs() {
		o, here, err := l.want(p, 1)
		if err != nil {
			return err
		}
		if !here {
			w.then(l.after(w.between(5, 120)), func() error { return l.ask(o) })
		}
	}
	w.then(l.after(w.between(5, 30)), func() error {
		j, err := w.job(l.id)
		if err != nil || j.State != data.InProgress {
			return err // it waits for a part now
		}
		return l.finish()
	})
	return nil
}
