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
	if l.rests(data.InProgress) || !l.brisk && w.chance(12) {
		return l.bench()
	}
	w.then(l.after(w.between(20, 300)), l.finish)
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
	w.then(l.after(w.between(5, 120)), l.tell)
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
	if l.stop == "" && !l.site && w.chance(1) {
		return nil // never comes for it
	}
	wait := w.between(30, 420)
	if l.site || l.stop == data.Collected || l.stop == data.JobClosed {
		wait = w.between(10, 60)
	}
	w.then(l.after(wait), l.collect)
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
	w.then(l.after(wait-w.between(0, 60)), l.follow)
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
