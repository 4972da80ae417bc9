package schedule

import (
	"errors"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// clock is a field for a time of a day that is known: when somebody came or went.
type clock struct {
	*kit.Entry
	h    *kit.Host
	date data.Date
	was  string
	at   data.Local
}

// newClock makes one with a time in it.
func newClock(h *kit.Host, at data.Local) *clock {
	c := &clock{h: h, date: at.Date(), was: at.Clock(), at: at}
	c.Entry = kit.NewEntry(h, kit.EntrySpec{Max: 10, OnChange: func(string) { c.SetError("") }})
	c.SetText(c.was)
	return c
}

// instant is the moment that the field names; 0 where nothing was changed, so that the seconds stay. It says no, and says
// what is wrong under the field, where it names none.
func (c *clock) instant() (data.Instant, bool) {
	if c.Text == c.was {
		return 0, true
	}
	minutes, err := c.h.Format.ParseTime(c.Text)
	if err == nil {
		var at data.Instant
		if at, err = c.date.At(minutes).In(c.h.Format.Zone()); err == nil {
			return at, true
		}
	}
	var f data.Fault
	if errors.As(err, &f) {
		c.SetError(c.h.Words.FieldFault(f))
	}
	c.h.Focus(c.Entry)
	return 0, false
}
