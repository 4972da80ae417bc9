package app

import (
	"sort"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Board is one day of all who get appointments.
type Board struct {
	Date    data.Date
	Open    data.Span // of the shop; empty: closed
	Holiday string
	Columns []Column
}

// Column is one person's day.
type Column struct {
	Staff        *data.Staff
	Works        data.Span
	Break        data.Span
	Free         []data.Span
	Appointments []*data.Appointment // in the order of their starts; those cancelled left out
	Booked       int                 // minutes, travel counted
}

// Day reads the board of a date.
func (s *Appointments) Day(date data.Date) (out Board, err error) {
	err = s.view(func(tx *store.Tx) error {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		out = Board{Date: date, Open: OpeningOn(sh, date)}
		for _, h := range sh.Holidays {
			if h.Date == date {
				out.Holiday = h.Name
			}
		}
		people, err := bookable(tx, 0)
		if err != nil {
			return err
		}
		for _, p := range people {
			c, err := column(tx, sh, p, date)
			if err != nil {
				return err
			}
			out.Columns = append(out.Columns, c)
		}
		return nil
	})
	return out, err
}

func column(tx *store.Tx, sh *data.Shop, p *data.Staff, date data.Date) (Column, error) {
	c := Column{Staff: p, Works: worksOn(sh, p, date), Break: p.Breaks[date.Weekday()]}
	var err error
	if c.Free, err = freeOn(tx, sh, p, date, 0); err != nil {
		return c, err
	}
	all, err := held(tx, p.ID, date.At(0), date.Plus(1).At(0))
	if err != nil {
		return c, err
	}
	for _, a := range all {
		if a.From() < date.Plus(1).At(0) && a.To() > date.At(0) {
			c.Appointments = append(c.Appointments, a)
			c.Booked += minutesBetween(a.From(), a.To())
		}
	}
	return c, nil
}

// ToBook is a job that waits for a time.
type ToBook struct {
	Job      *data.Job
	Customer string
	Title    string
	Minutes  int // how long it is likely to take
}

// usualMinutes is how long a job is likely to take that says nothing of it.
const usualMinutes = 60

// Queue lists the jobs that wait for a time with a technician: by urgency, then by promise, then by age.
func (s *Appointments) Queue() (out []ToBook, err error) {
	err = s.view(func(tx *store.Tx) error {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		jobs, err := store.List[data.Job](tx, "open", store.Range{})
		if err != nil {
			return err
		}
		for _, j := range jobs {
			wants, err := wantsTime(tx, s.wall(sh), j)
			if err != nil {
				return err
			}
			if !wants {
				continue
			}
			title, customer := j.Caption(tx.Look)
			out = append(out, ToBook{j, customer, title, likely(j)})
		}
		SortQueue(out)
		return nil
	})
	return out, err
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

// wantsTime says whether work on a job could begin and no time is booked for it from now on.
func wantsTime(tx *store.Tx, now data.Local, j *data.Job) (bool, error) {
	switch j.State {
	case data.JobNew, data.PartArrived, data.Diagnosing, data.Scheduled:
	case data.InProgress:
		if j.Place != data.OnSite {
			return false, nil
		}
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
	return true, nil
}

// likely is the sum of the labour that is planned, else the usual.
func likely(j *data.Job) int {
	var hours data.Quantity
	for _, l := range j.Lines {
		if l.Kind == data.LineLabour && l.Unit == "h" {
			hours += l.Qty
		}
	}
	if hours == 0 {
		return usualMinutes
	}
	return max(slotStep, int(hours*60/data.One))
}
