package schedule

import (
	"errors"
	"strconv"
	"strings"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// chose is another tile: the day under the tiles follows it.
func (p *planner) chose() {
	p.own = nil
	p.when.SetText("")
	p.when.SetError("")
	p.over.reset()
	if s := p.slot(); s != nil && s.Start.Date() != p.date {
		p.show(s.Start.Date())
	} else {
		p.draw()
	}
	p.changed()
	p.grown()
}

// show reads another day.
func (p *planner) show(date data.Date) {
	still := p.days.Ask()
	kit.Run(p.h, func() (app.Board, error) { return p.a.Appointments.Day(date) }, func(b app.Board, err error) {
		if err == nil && still() {
			p.board, p.date = b, date
			p.settle()
			p.draw()
			p.changed()
		}
	})
}

func (p *planner) step(days int) {
	if p.date.Valid() {
		p.show(p.date.Plus(days))
	}
}

// slot is the chosen time; nil where none is.
func (p *planner) slot() *app.Slot {
	if p.own != nil {
		return p.own
	}
	if i, err := strconv.Atoi(p.tiles.Selected()); err == nil && i < len(p.slots) {
		return &p.slots[i]
	}
	return nil
}

// typedTime takes a freely typed time, with the person wished for, else the one of the best offer.
func (p *planner) typedTime() {
	p.over.reset()
	at, err := p.when.Value()
	if err != nil || at == "" {
		p.own = nil
		p.changed()
		return
	}
	p.own = &app.Slot{Technician: p.technician(), Start: at, End: at.Plus(p.minutes())}
	p.tiles.Select("")
	if at.Date() != p.date {
		p.show(at.Date())
	} else {
		p.settle()
		p.draw()
	}
	p.changed()
}

// settle finds who does a typed time: the first who is free then, else the first who gets appointments.
func (p *planner) settle() {
	if p.own == nil || p.own.Technician != 0 || p.own.Start.Date() != p.board.Date {
		return
	}
	from := p.own.Start.Minutes()
	to := from + since(p.own.Start, p.own.End)
	for _, c := range p.board.Columns {
		for _, f := range c.Free {
			if f.From <= from-p.before() && to <= f.To && c.Staff.Bookable {
				p.own.Technician = c.Staff.ID
				return
			}
		}
	}
	for _, c := range p.board.Columns {
		if c.Staff.Bookable {
			p.own.Technician = c.Staff.ID
			return
		}
	}
}

// again finds the free times for another length, place or person. A time that was typed stays; who is the person chosen
// for it, 0 the one it was with.
func (p *planner) again(who data.ID) {
	if p.own != nil {
		own := *p.own
		own.End = own.Start.Plus(p.minutes())
		if who != 0 {
			own.Technician = who
		}
		p.own = &own
	}
	p.load()
}

// propose chooses a time that is none of the offered ones.
func (p *planner) propose(s *app.Slot) {
	if s == nil {
		return
	}
	own := *s
	own.End = own.Start.Plus(p.minutes())
	p.own = &own
	p.with.Select(anyone)
	p.when.SetValue(own.Start)
}

// appointment is what is booked; a Fault where no time is chosen.
func (p *planner) appointment() (*data.Appointment, error) {
	if _, err := p.when.Value(); err != nil {
		return nil, atField("start", err)
	}
	s := p.slot()
	if s == nil {
		return nil, data.Faults{{Field: "start", Code: "required"}}
	}
	in := &data.Appointment{Technician: s.Technician, Start: s.Start, End: s.End, Place: data.Place(p.place.Selected()), Before: p.before()}
	if p.onSite() {
		in.Site = addressOf(p.site.Text)
	}
	return in, nil
}

// atField says faults that know no field of one.
func atField(field string, err error) error {
	var f data.Fault
	if errors.As(err, &f) {
		f.Field = field
		return data.Faults{f}
	}
	return err
}

// addressOf reads a street and, after its last comma, a city.
func addressOf(text string) data.Address {
	text = data.CleanLine(text)
	if i := strings.LastIndex(text, ","); i > 0 {
		return data.Address{N: 1, Street: strings.TrimSpace(text[:i]), City: strings.TrimSpace(text[i+1:])}
	}
	return data.Address{N: 1, Street: text}
}

// fields say where faults are shown.
func (p *planner) fields() []kit.FieldAt {
	return []kit.FieldAt{{Path: "start", At: p.when, Focus: p.when}, {Path: "end", At: p.when, Focus: p.when}, {Path: "site", At: p.site, Focus: p.site}, {Path: "technician", At: p.when, Focus: p.with}}
}
