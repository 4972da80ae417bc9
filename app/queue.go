package app

import (
	"sort"

	"tanggapan/data"
	"tanggapan/data/store"
)

// ToBook is a job that waits for a time.
type ToBook struct {
	Job        *data.Job
	Customer   string
	Title      string
	Technician string     // who began it, or was asked for; "" is anyone
	Minutes    int        // how long it is likely to take
	NoPart     bool       // a part that it waits for is not here
	PartBy     data.Local // when the last of them is expected; "" nobody knows
}

// usualMinutes is how long a job is likely to take that says nothing of it.
const usualMinutes = 60

// mostToBook is how many jobs of one state the queue looks at, those with the nearest promises first.
const mostToBook = 500

// Queue lists the jobs that wait for a time with a technician: by urgency, then by promise, then by age.
func (s *Appointments) Queue() (out []ToBook, err error) {
	err = s.view(func(tx *store.Tx) error {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		now := s.wall(sh)
		for _, state := range []data.JobState{data.JobNew, data.Diagnosing, data.PartArrived, data.Scheduled, data.InProgress} {
			jobs, err := store.List[data.Job](tx, "state", store.Range{Parts: []string{string(state)}, Limit: mostToBook})
			if err != nil {
				return err
			}
			for _, j := range jobs {
				wants, err := wantsTime(tx, now, j)
				if err != nil {
					return err
				}
				if wants {
					out = append(out, toBook(tx, j))
				}
			}
		}
		SortQueue(out)
		return nil
	})
	return out, err
}

// Waiting reads one job as the queue shows it, whether it waits or not.
func (s *Appointments) Waiting(job data.ID) (out ToBook, err error) {
	err = s.view(func(tx *store.Tx) error {
		j, err := store.Get[data.Job](tx, job)
		if err != nil {
			return err
		}
		out = toBook(tx, j)
		out.NoPart, out.PartBy, err = partBy(tx, j.ID)
		return err
	})
	return out, err
}

// partBy says whether a job waits for parts, and when the last of them is expected.
func partBy(tx *store.Tx, job data.ID) (waits bool, by data.Local, err error) {
	wants, err := store.List[data.PartRequest](tx, "job", store.Range{Parts: []string{data.PartID(job)}})
	if err != nil {
		return false, "", err
	}
	known := true
	for _, r := range wants {
		if !r.Open() || r.State == data.RequestHere {
			continue
		}
		waits = true
		if o, ok := tx.Look(data.KindPartsOrder, r.Order).(*data.PartsOrder); ok && o.Expected != "" {
			by = max(by, o.Expected)
		} else {
			known = false
		}
	}
	if !known {
		by = ""
	}
	return waits, by, nil
}

func toBook(tx *store.Tx, j *data.Job) ToBook {
	t := ToBook{Job: j, Minutes: likely(j)}
	t.Title, t.Customer = j.Caption(tx.Look)
	if p, ok := tx.Look(data.KindStaff, j.Technician).(*data.Staff); ok {
		t.Technician = p.Called()
	}
	return t
}

// SortQueue puts jobs in the order in which they are done: urgency, then promise (none last), then age.
func SortQueue(q []ToBook) {
	sort.SliceStable(q, func(i, k int) bool {
		a, b := q[i].Job, q[k].Job
		switch {
		case a.Urgency.Rank() != b.Urgency.Rank():
			return a.Urgency.Rank() < b.Urgency.Rank()
		case a.Promised != b.Promised:
			return a.Promised != "" && (b.Promised == "" || a.Promised < b.Promised)
		case a.TakenIn != b.TakenIn:
			return a.TakenIn < b.TakenIn
		}
		return a.ID < b.ID
	})
}

// wantsTime says whether work on a job could begin, or go on, and no time is booked for it from now on.
func wantsTime(tx *store.Tx, now data.Local, j *data.Job) (bool, error) {
	switch j.State {
	case data.JobNew, data.PartArrived, data.Diagnosing, data.Scheduled, data.InProgress:
	default:
		return false, nil
	}
	all, err := appointmentsOfJob(tx, j.ID)
	if err != nil {
		return false, err
	}
	for _, a := range all {
		if a.Open() && (a.State == data.Arrived || a.End > now) {
			return false, nil
		}
	}
	if j.State != data.InProgress {
		return true, nil
	}
	// Work that was begun wants another time only where a visit did not end it.
	if n := len(all); n > 0 {
		return all[n-1].State != data.AppointmentDone, nil
	}
	return j.Place == data.OnSite, nil
}

// likely is the sum of the labour that is planned, else the usual.
func likely(j *data.Job) int {
	var hours data.Quantity
	for _, l := range j.Lines {
		if l.Kind == data.LineLabour && l.Unit == "h" {
			hours += l.Qty
		}
	}
	if hours <= 0 {
		return usualMinutes
	}
	return min(8*60, roundUp(max(slotStep, int(hours*60/data.One))))
}
