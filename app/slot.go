package app

import (
	"sort"
	"time"

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
			for at = roundUp(at + w.Before); at+w.Minutes+w.After <= f.To && len(out) < n; {
				slot := Slot{p.ID, day.At(at), day.At(at + w.Minutes)}
				if !lasts(zoneOf(sh), slot, w.Minutes) {
					at += slotStep
					continue
				}
				out = append(out, slot)
				at = roundUp(at + w.Minutes)
			}
		}
	}
	return out, nil
}

// lasts says whether a slot begins and ends at times that the clock shows, and is as long as it looks: a clock change may take an hour out of it.
func lasts(zone *time.Location, s Slot, minutes int) bool {
	from, err := s.Start.In(zone)
	if err != nil {
		return false
	}
	to, err := s.End.In(zone)
	return err == nil && to.Sub(from) >= time.Duration(minutes)*time.Minute
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
	return free(work, p.Breaks[day.Weekday()], busy), nil
}

// free is what is left of a working time after a break and what is booked.
func free(work, rest data.Span, busy []data.Span) []data.Span {
	if work.Empty() {
		return nil
	}
	if !rest.Empty() {
		busy = append(busy, rest)
	}
	sort.Slice(busy, func(i, j int) bool { return busy[i].From < busy[j].From })
	var out []data.Span
	at := work.From
	for _, b := range busy {
		if b.From > at {
			out = append(out, data.Span{From: at, To: min(b.From, work.To)})
		}
		if at = max(at, b.To); at >= work.To {
			return out
		}
	}
	return append(out, data.Span{From: at, To: work.To})
}

// worksOn is a person's working time on a date; on a holiday no more of it than the shop is open.
func worksOn(sh *data.Shop, p *data.Staff, day data.Date) data.Span {
	hours := sh.Hours
	hours[day.Weekday()] = OpeningOn(sh, day)
	work := p.WorksOn(day, hours)
	for _, h := range sh.Holidays {
		if h.Date == day {
			work = data.Span{From: max(work.From, h.Open.From), To: min(work.To, h.Open.To)}
		}
	}
	if work.Empty() {
		return data.Span{}
	}
	return work
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
