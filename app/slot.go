package app

import (
	"sort"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Slot is a free time of a technician.
type Slot struct {
	Technician data.ID
	Start      data.Local
	End        data.Local
}

// Wish says what is to be booked.
type Wish struct {
	Minutes    int
	Technician data.ID    // 0: anyone who can be booked
	From       data.Local // not before; "": now
	Before     int        // travel before and after, in minutes
	After      int
	Not        data.ID // an appointment that is being moved: its own time counts as free
}

// Bounds of the search for free time.
const (
	slotStep = 15 // minutes that starts are rounded to
	slotDays = 60 // how far ahead
)

// Next gives the next free slots for a wish, the earliest first: of each
// technician the earliest; further ones of the same people only where there are not n.
func (s *Appointments) Next(w Wish, n int) (out []Slot, err error) {
	err = s.view(func(tx *store.Tx) error {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		if w.Minutes <= 0 {
			w.Minutes = 60
		}
		now := s.wall(sh)
		if w.From < now {
			w.From = now
		}
		people, err := bookable(tx, w.Technician)
		if err != nil {
			return err
		}
		out, err = nextSlots(tx, sh, people, w, n)
		return err
	})
	return out, err
}

// bookable are the people who get appointments: all, or the one named.
func bookable(tx *store.Tx, only data.ID) ([]*data.Staff, error) {
	people, err := staffOf(tx, true)
	if err != nil {
		return nil, err
	}
	var out []*data.Staff
	for _, p := range people {
		if p.Bookable && (only == 0 || p.ID == only) {
			out = append(out, p)
		}
	}
	return out, nil
}

func nextSlots(tx *store.Tx, sh *data.Shop, people []*data.Staff, w Wish, n int) ([]Slot, error) {
	var firsts, others []Slot
	for _, p := range people {
		mine, err := slotsOf(tx, sh, p, w, n)
		if err != nil {
			return nil, err
		}
		if len(mine) > 0 {
			firsts, others = append(firsts, mine[0]), append(others, mine[1:]...)
		}
	}
	early := func(list []Slot) {
		sort.SliceStable(list, func(i, j int) bool { return list[i].Start < list[j].Start })
	}
	early(firsts)
	early(others)
	if len(firsts) < n {
		firsts = append(firsts, others[:min(len(others), n-len(firsts))]...)
		early(firsts)
	}
	return firsts[:min(n, len(firsts))], nil
}

// slotsOf are the next n slots of one person that do not overlap each other.
func slotsOf(tx *store.Tx, sh *data.Shop, p *data.Staff, w Wish, n int) ([]Slot, error) {
	var out []Slot
	for day, i := w.From.Date(), 0; i < slotDays && len(out) < n; day, i = day.Plus(1), i+1 {
		free, err := freeOn(tx, sh, p, day, w.Not)
		if err != nil {
			return nil, err
		}
		for _, f := range free {
			at := f.From
			if day == w.From.Date() {
				at = max(at, w.From.Minutes())
			}
			for at = roundUp(at + w.Before); at+w.Minutes+w.After <= f.To && len(out) < n; at = roundUp(at + w.Minutes) {
				slot := Slot{p.ID, day.At(at), day.At(at + w.Minutes)}
				if _, err := slot.Start.In(zoneOf(sh)); err != nil {
					continue
				}
				out = append(out, slot)
			}
		}
	}
	return out, nil
}

func roundUp(minutes int) int { return (minutes + slotStep - 1) / slotStep * slotStep }

// freeOn are the free stretches of a person's day: working hours less break, days off, holidays and appointments with their travel.
func freeOn(tx *store.Tx, sh *data.Shop, p *data.Staff, day data.Date, not data.ID) ([]data.Span, error) {
	work := worksOn(sh, p, day)
	if work.Empty() {
		return nil, nil
	}
	busy, err := busyOn(tx, p, day, not)
	if err != nil {
		return nil, err
	}
	if b := p.Breaks[day.Weekday()]; !b.Empty() {
		busy = append(busy, b)
	}
	sort.Slice(busy, func(i, j int) bool { return busy[i].From < busy[j].From })
	var out []data.Span
	at := work.From
	for _, b := range busy {
		if b.From > at {
			out = append(out, data.Span{From: at, To: min(b.From, work.To)})
		}
		if at = max(at, b.To); at >= work.To {
			return out, nil
		}
	}
	return append(out, data.Span{From: at, To: work.To}), nil
}

// worksOn is a person's working time on a date; nobody works while the shop keeps a holiday.
func worksOn(sh *data.Shop, p *data.Staff, day data.Date) data.Span {
	for _, h := range sh.Holidays {
		if h.Date == day {
			if p.WorksOn(day, sh.Hours).Empty() {
				return data.Span{}
			}
			return h.Open
		}
	}
	return p.WorksOn(day, sh.Hours)
}

// busyOn are the stretches of a day that appointments hold, travel counted, in minutes of that day.
func busyOn(tx *store.Tx, p *data.Staff, day data.Date, not data.ID) ([]data.Span, error) {
	all, err := held(tx, p.ID, day.At(0), day.Plus(1).At(0))
	if err != nil {
		return nil, err
	}
	var out []data.Span
	for _, a := range all {
		if a.ID == not {
			continue
		}
		s := data.Span{From: minutesBetween(day.At(0), a.From()), To: minutesBetween(day.At(0), a.To())}
		if s.To > 0 && s.From < 24*60 {
			out = append(out, s)
		}
	}
	return out, nil
}
