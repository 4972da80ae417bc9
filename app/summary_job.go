package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

func (r *reckoning) jobs() error {
	in, err := store.List[data.Job](r.tx, "taken", r.within())
	if err != nil {
		return err
	}
	r.day.JobsIn = len(in)
	for _, j := range in {
		if j.Channel == data.WalkIn {
			r.day.WalkIn++
		} else {
			r.day.ByContact++
		}
	}
	if r.out, err = store.List[data.Job](r.tx, "collected", r.within()); err != nil {
		return err
	}
	r.day.JobsOut = len(r.out)
	for _, j := range r.out {
		if lateOut(r.sh, j) {
			r.day.OutLate++
		}
	}
	return r.technicians()
}

// lateOut says whether a job was ready after its promise.
func lateOut(sh *data.Shop, j *data.Job) bool {
	at, err := j.Promised.In(zoneOf(sh))
	return err == nil && j.Promised != "" && j.ReadyAt > at
}

func (r *reckoning) technicians() error {
	people, err := staffOf(r.tx, false)
	if err != nil {
		return err
	}
	of := map[data.ID]*TechnicianDay{}
	for _, j := range r.out {
		t := of[j.Technician]
		if t == nil {
			t = &TechnicianDay{}
			of[j.Technician] = t
		}
		t.count(j, lateOut(r.sh, j))
	}
	for _, p := range people {
		t := of[p.ID]
		if t == nil {
			t = &TechnicianDay{}
		}
		t.Staff = p
		delete(of, p.ID)
		if err := r.visits(t); err != nil {
			return err
		}
		if p.Active && p.Bookable || t.JobsOut > 0 || t.Visits > 0 {
			r.day.Technicians = append(r.day.Technicians, *t)
		}
	}
	var nobody TechnicianDay
	for _, t := range of {
		nobody.add(*t)
	}
	if nobody.JobsOut > 0 {
		r.day.Technicians = append(r.day.Technicians, nobody)
	}
	return nil
}

// count adds a job that went out.
func (t *TechnicianDay) count(j *data.Job, late bool) {
	t.JobsOut++
	if late {
		t.Late++
	}
	for _, l := range j.Lines {
		switch l.Kind {
		case data.LineLabour:
			t.Labour += l.Amount()
		case data.LinePart:
			t.Parts += l.Amount()
		}
	}
}

func (t *TechnicianDay) add(o TechnicianDay) {
	t.JobsOut, t.Late, t.Minutes, t.Travel, t.Visits = t.JobsOut+o.JobsOut, t.Late+o.Late, t.Minutes+o.Minutes, t.Travel+o.Travel, t.Visits+o.Visits
	t.Labour, t.Parts = t.Labour+o.Labour, t.Parts+o.Parts
}

// All is what all technicians did together.
func (d *DayView) All() (t TechnicianDay) {
	for _, o := range d.Technicians {
		t.add(o)
	}
	return t
}

// visits are a technician's appointments of the day, and what is free on the next.
func (r *reckoning) visits(t *TechnicianDay) error {
	visits, err := store.List[data.Appointment](r.tx, "technician", store.Range{Parts: []string{data.PartID(t.Staff.ID)}, From: string(r.day.Date.At(0)), To: string(r.day.Date.Plus(1).At(0))})
	if err != nil {
		return err
	}
	for _, a := range visits {
		if a.State == data.AppointmentOff || a.State == data.NoShow {
			continue
		}
		t.Visits++
		t.Minutes += a.OnSite()
		t.Travel += a.Travel
	}
	if !t.Staff.Active || !t.Staff.Bookable {
		return nil
	}
	free, err := freeOn(r.tx, r.sh, t.Staff, r.day.Date.Plus(1), 0)
	for _, f := range free {
		t.Free += f.To - f.From
	}
	return err
}

// house is how the shop stands: open jobs by state, what waits, what is ready.
func (r *reckoning) house() error {
	list, err := listNamed(r.tx, data.ListJobStates)
	if err != nil {
		return err
	}
	for _, state := range data.JobStates() {
		if state.Ball() == data.BallOut {
			continue
		}
		jobs, err := store.List[data.Job](r.tx, "state", store.Range{Parts: []string{string(state)}, Limit: 10000})
		if err != nil {
			return err
		}
		if len(jobs) > 0 {
			r.day.States = append(r.day.States, StateCount{state, itemOf(list, string(state)), len(jobs)})
		}
		for _, j := range jobs {
			if err := r.inHouse(j); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *reckoning) inHouse(j *data.Job) error {
	if j.Place == data.InShop {
		for _, d := range j.Devices {
			r.day.Held++
			r.day.Declared += d.Declared
		}
	}
	switch j.State {
	case data.WaitingPart:
		r.day.WaitingParts++
		r.day.OldestPart = max(r.day.OldestPart, days(r.sh, j.StateAt, r.now))
	case data.Ready, data.NotRepaired:
		paid, err := r.tx.Sum("paid-job", data.PartID(j.ID))
		if err != nil {
			return err
		}
		r.day.Ready++
		r.day.ReadyDue += max(0, j.Totals().Total-data.Money(paid))
		for i, limit := range [4]int{90, 60, 30, 7} {
			if days(r.sh, j.ReadyAt, r.now) >= limit {
				r.day.Ages[3-i]++
				break
			}
		}
	}
	return nil
}

// days is how many days of the calendar lie between two instants.
func days(sh *data.Shop, from, to data.Instant) int {
	if from == 0 {
		return 0
	}
	return from.Date(zoneOf(sh)).Days(to.Date(zoneOf(sh)))
}
