package app

import (
	"time"

	"tanggapan/data"
)

// work repairs the device.
func (l *life) work() error {
	w := l.w
	j, err := w.job(l.id)
	if err != nil || !j.Open() {
		return err
	}
	if j.State != data.InProgress {
		if !j.State.May(data.InProgress) {
			return nil
		}
		if _, err := w.a.Jobs.Move(l.tech, data.InProgress, "", "", l.id); err != nil {
			return err
		}
	}
	if l.rests(data.InProgress) || w.chance(12) {
		return l.bench()
	}
	w.then(w.after(w.between(20, 300)), l.finish)
	return nil
}

// bench keeps time on the technician's bench for the work.
func (l *life) bench() error {
	w := l.w
	from := w.after(w.between(20, 300)).Local(w.zone)
	if l.rests(data.InProgress) {
		from = max(from, w.openFrom(w.Now, w.between(10, 240)).Local(w.zone))
	}
	slots, err := w.a.Appointments.Next(Wish{Minutes: pick(w, []int{45, 60, 90}), Technician: l.tech.Staff, From: from}, 1)
	if err != nil || len(slots) == 0 {
		return err
	}
	s := slots[0]
	done, err := w.a.Appointments.Book(w.clerk(), &data.Appointment{Job: l.id, Technician: s.Technician, Start: s.Start, End: s.End, Bench: "Bench"}, Override{})
	if err != nil || l.rests(data.InProgress) {
		return err
	}
	start, err := s.Start.In(w.zone)
	if err != nil {
		return err
	}
	w.then(start, func() error {
		if _, err := w.a.Appointments.Arrive(l.tech, done.ID, 0); err != nil {
			return err
		}
		w.then(w.at.Add(time.Duration(minutesBetween(s.Start, s.End)-5)*time.Minute), func() error {
			if _, err := w.a.Appointments.Leave(l.tech, done.ID, Visit{Result: l.problem.Done}); err != nil {
				return err
			}
			return l.finish()
		})
		return nil
	})
	return nil
}

// finish reports the work and puts the device where it waits to be collected.
func (l *life) finish() error {
	w := l.w
	if err := l.fit(); err != nil {
		return err
	}
	report := Work{Done: l.problem.Done, Cause: l.problem.Cause, After: map[int][]data.Point{1: l.findings(nil, 3)}}
	if _, err := w.a.Jobs.Report(l.tech, l.id, report); err != nil {
		return err
	}
	if _, err := w.a.Jobs.MoveOn(l.tech, l.id); err != nil {
		return err
	}
	if !l.site {
		if _, err := w.a.Jobs.Put(l.tech, l.id, 1, pick(w, []string{"A3", "B4", "A4"})); err != nil {
			return err
		}
	}
	w.then(w.after(w.between(5, 120)), l.tell)
	return nil
}

// fit uses the parts that lie ready for the job.
func (l *life) fit() error {
	wanted, err := l.w.a.PartRequests.OfJob(l.id)
	if err != nil {
		return err
	}
	for _, p := range wanted {
		if p.State != data.RequestHere {
			continue
		}
		if l.w.chance(3) {
			_, err = l.w.a.PartRequests.Return(l.w.clerk(), p.ID, false)
		} else {
			_, err = l.w.a.PartRequests.Fit(l.tech, p.ID)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// tell does what the queue asks for: the customer hears how matters stand, and comes for what is ready.
func (l *life) tell() error {
	w := l.w
	tasks, err := w.a.Tasks.Of(data.Ref{Kind: data.KindJob, ID: l.id})
	if err != nil {
		return err
	}
	told := !w.soon() || w.chance(50)
	for _, t := range tasks {
		if !t.Open() || t.TaskKind != data.TaskTell || !told {
			continue
		}
		outcome := pick(w, []string{"Told, comes tomorrow.", "Told the daughter, she passes it on.", "Sent a message, read at once.", "Told, comes after work."})
		if _, err := w.a.Tasks.Finish(w.clerk(), t.ID, outcome, pick(w, []data.Channel{data.ByPhone, data.ByPhone, data.Message})); err != nil {
			return err
		}
	}
	j, err := w.job(l.id)
	if err != nil || j.State.Ball() != data.BallReady || l.rests(data.Ready) || l.rests(data.NotRepaired) {
		return err
	}
	if l.stop == "" && w.chance(3) {
		return nil // never comes for it
	}
	wait := w.between(30, 420)
	if l.site || l.stop == data.Collected || l.stop == data.JobClosed {
		wait = w.between(10, 60)
	}
	w.then(w.after(wait), l.collect)
	return nil
}

// soon says that the shop's today is only an hour or two away.
func (w *world) soon() bool { return w.Now.Sub(w.at) < 100*time.Minute }

// collect hands the device out and takes what is owed.
func (l *life) collect() error {
	w := l.w
	owed, err := w.balance(l.id)
	if err != nil {
		return err
	}
	in := Collection{Job: l.id}
	if owed > 0 {
		in.Pay = data.Payment{Amount: owed, Way: pick(w, []string{"cash", "cash", "cash", "gcash", "card", "maya"})}
		if in.Pay.Way == "cash" {
			in.Pay.Given = (owed + 9999) / 10000 * 10000
		}
	}
	if w.chance(5) {
		in.TicketLost, in.Identity = true, "Driver's licence shown"
	}
	if w.chance(10) {
		in.Who = pick(w, w.book.Given).Name + " " + pick(w, w.book.Family)
	}
	if owed < 0 {
		if _, err := w.a.Payments.Refund(data.Actor{Staff: w.staff["carmela"]}, data.Payment{Job: l.id, Amount: -owed, Way: "cash"}); err != nil {
			return err
		}
	}
	if _, err := w.a.Jobs.Collect(w.clerk(), in); err != nil {
		return err
	}
	l.r.last = l.id
	if l.rests(data.Collected) {
		return nil
	}
	wait := w.shop.FollowUp * 9 * 60
	if l.rests(data.JobClosed) {
		wait = 30
	}
	w.then(w.after(wait-w.between(0, 60)), l.follow)
	return nil
}

// follow asks whether all is well, and closes the job.
func (l *life) follow() error {
	w := l.w
	tasks, err := w.a.Tasks.Of(data.Ref{Kind: data.KindJob, ID: l.id})
	if err != nil {
		return err
	}
	for _, t := range tasks {
		switch {
		case !t.Open():
			continue
		case w.chance(6):
			_, err = w.a.Tasks.Drop(w.clerk(), t.ID, "The customer asked not to be called.")
		default:
			_, err = w.a.Tasks.Finish(w.clerk(), t.ID, pick(w, []string{"All well, thanks us.", "Works, no complaint.", "No answer twice, a message was sent.", "Very glad, recommends us to a neighbour."}), data.ByPhone)
		}
		if err != nil {
			return err
		}
	}
	_, err = w.a.Jobs.Close(w.clerk(), l.id)
	return err
}

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
	} else if w.chance(50) {
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
		w.then(w.after(w.between(10, 300)), func() error {
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
			w.then(w.after(w.between(10, 60)), l.book)
			return nil
		})
	case w.chance(5):
		w.then(start.Add(20*time.Minute), func() error {
			if _, err := w.a.Appointments.Miss(w.clerk(), visit); err != nil {
				return err
			}
			w.then(w.after(w.between(10, 60)), l.book)
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
		w.then(w.after(w.between(20, 90)), l.book)
		return nil
	}
	if err := l.price(); err != nil {
		return err
	}
	for _, p := range l.needs() {
		done, err := w.a.PartRequests.Want(l.tech, &data.PartRequest{Job: l.id, Part: w.parts[p.No], N: 1}, nil)
		if err != nil {
			return err
		}
		got, err := w.a.PartRequests.Get(done.ID)
		if err != nil {
			return err
		}
		if got.State != data.RequestHere {
			w.then(w.after(w.between(5, 120)), func() error { return l.ask(need{done.ID, p, 1}) })
		}
	}
	w.then(w.after(w.between(5, 30)), func() error {
		j, err := w.job(l.id)
		if err != nil || j.State != data.InProgress {
			return err // it waits for a part now
		}
		return l.finish()
	})
	return nil
}
