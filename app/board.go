package app

import (
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
	Appointments []Planned // in the order of their starts; those cancelled or missed left out
	Booked       int       // minutes of this day, travel counted
}

// Planned is an appointment with what one wants to know of it at a glance.
type Planned struct {
	*data.Appointment
	Customer string
	Short    string // how the customer is called where there is little room: "Mrs. Go"
	Phone    string
	JobNo    string
	JobState data.JobState // "": it is for no job
	Over     bool          // it shares time with another of the same person
}

// Day reads the board of a date: a column for each who gets appointments, and for others who have one that day.
func (s *Appointments) Day(date data.Date) (out Board, err error) {
	if !date.Valid() {
		return out, data.Faults{{Field: "date", Code: "no-such-date", Args: map[string]string{"time": string(date)}}}
	}
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
		planned, err := plannedOn(tx, date)
		if err != nil {
			return err
		}
		people, err := boardPeople(tx, planned)
		if err != nil {
			return err
		}
		for _, p := range people {
			out.Columns = append(out.Columns, columnOf(sh, p, date, planned[p.ID]))
		}
		return nil
	})
	return out, err
}

// plannedOn are the appointments that hold some time of a date, travel counted, by technician.
func plannedOn(tx *store.Tx, date data.Date) (map[data.ID][]Planned, error) {
	near, err := store.List[data.Appointment](tx, "start", store.Range{From: string(date.At(0).Plus(-longest)), To: string(date.Plus(1).At(0).Plus(601))})
	if err != nil {
		return nil, err
	}
	return plannedOf(tx, near, date), nil
}

func plannedOf(tx *store.Tx, near []*data.Appointment, date data.Date) map[data.ID][]Planned {
	from, to := date.At(0), date.Plus(1).At(0)
	out := map[data.ID][]Planned{}
	for _, a := range near {
		if !a.Holds() || a.From() >= to || a.To() <= from {
			continue
		}
		mine := out[a.Technician]
		p := planned(tx, a)
		for i := range mine {
			if mine[i].From() < a.To() && a.From() < mine[i].To() {
				mine[i].Over, p.Over = true, true
			}
		}
		out[a.Technician] = append(mine, p)
	}
	return out
}

func planned(tx *store.Tx, a *data.Appointment) Planned {
	p := Planned{Appointment: a}
	if c, ok := tx.Look(data.KindCustomer, a.Customer).(*data.Customer); ok {
		p.Customer, p.Short, p.Phone = c.Name(), c.Name(), c.Phone()
		if !c.IsCompany && c.Family != "" {
			p.Short = data.CleanLine(c.Prefix + " " + c.Family)
		}
	}
	if j, ok := tx.Look(data.KindJob, a.Job).(*data.Job); ok {
		p.JobNo, p.JobState = j.No, j.State
	}
	return p
}

// boardPeople are the columns of a board: all who get appointments, then others who have one.
func boardPeople(tx *store.Tx, planned map[data.ID][]Planned) ([]*data.Staff, error) {
	all, err := staffOf(tx, false)
	if err != nil {
		return nil, err
	}
	var people, others []*data.Staff
	for _, p := range all {
		switch {
		case p.Active && p.Bookable:
			people = append(people, p)
		case len(planned[p.ID]) > 0:
			others = append(others, p)
		}
	}
	return append(people, others...), nil
}

// column reads one person's day.
func column(tx *store.Tx, sh *data.Shop, p *data.Staff, date data.Date) (Column, error) {
	near, err := held(tx, p.ID, date.At(0), date.Plus(1).At(0))
	if err != nil {
		return Column{}, err
	}
	return columnOf(sh, p, date, plannedOf(tx, near, date)[p.ID]), nil
}

func columnOf(sh *data.Shop, p *data.Staff, date data.Date, planned []Planned) Column {
	c := Column{Staff: p, Works: worksOn(sh, p, date), Break: p.Breaks[date.Weekday()], Appointments: planned}
	var busy []data.Span
	for _, a := range planned {
		s := data.Span{From: max(0, minutesBetween(date.At(0), a.From())), To: min(24*60, minutesBetween(date.At(0), a.To()))}
		busy = append(busy, s)
		c.Booked += s.To - s.From
	}
	c.Free = free(c.Works, c.Break, busy)
	return c
}

// Lookup reads one appointment with what stands on its card.
func (s *Appointments) Lookup(id data.ID) (out Planned, err error) {
	err = s.view(func(tx *store.Tx) error {
		a, err := store.Get[data.Appointment](tx, id)
		if err != nil {
			return err
		}
		out = planned(tx, a)
		return nil
	})
	return out, err
}
