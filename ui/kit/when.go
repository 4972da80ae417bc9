package kit

import (
	"tanggapan/data"
)

// When is a field for a day and time on the shop's wall, typed as clerks do: "tue 17", "17:00", "24 nov 5pm", "+2h".
// Leaving it writes the time as it was understood.
type When struct {
	Entry
	onChange func()
	exact    data.Local // what the words stand for, while they are as SetValue wrote them
	written  string
}

// NewWhen makes a field for a time; change is called at each keystroke and may be nil.
func NewWhen(h *Host, placeholder string, change func()) *When {
	w := &When{onChange: change}
	w.init(h, EntrySpec{Placeholder: placeholder, Max: 40}, w)
	w.spec.OnChange = func(string) {
		w.SetError("")
		if w.onChange != nil {
			w.onChange()
		}
	}
	w.spec.OnLeave = func() { w.Check() }
	return w
}

// Value is the time; "" where the field is blank. A text that is no time, or one that does not exist, is a data.Fault.
func (w *When) Value() (data.Local, error) {
	switch {
	case w.Text == "":
		return "", nil
	case w.Text == w.written:
		return w.exact, nil
	}
	return w.h.Format.ParseWhen(w.Text, w.h.Format.Local(w.h.Now()))
}

// SetValue writes a time; "" blanks the field.
func (w *When) SetValue(l data.Local) {
	w.exact, w.written = l, ""
	if l != "" {
		w.written = w.h.Format.When(l, w.h.Format.Local(w.h.Now()))
	}
	w.SetText(w.written)
}

// Check reads the field, writes the time as it was understood or says under it what is wrong.
func (w *When) Check() bool {
	v, err := w.Value()
	if err != nil {
		w.SetError(faultWords(w.h, err))
		return false
	}
	w.SetValue(v)
	w.SetError("")
	return true
}

// Day is a field for a date, typed as clerks do: "tomorrow", "24 nov", "24/11/2026". Leaving it writes the date as it
// was understood.
type Day struct {
	Entry
	onChange func()
	exact    data.Date
	written  string
}

// NewDay makes a field for a date; change is called at each keystroke and may be nil.
func NewDay(h *Host, placeholder string, change func()) *Day {
	d := &Day{onChange: change}
	d.init(h, EntrySpec{Placeholder: placeholder, Max: 40}, d)
	d.spec.OnChange = func(string) {
		d.SetError("")
		if d.onChange != nil {
			d.onChange()
		}
	}
	d.spec.OnLeave = func() { d.Check() }
	return d
}

// Value is the date; "" where the field is blank. A text that is no date is a data.Fault.
func (d *Day) Value() (data.Date, error) {
	switch {
	case d.Text == "":
		return "", nil
	case d.Text == d.written:
		return d.exact, nil
	}
	return d.h.Format.ParseDate(d.Text, d.h.Format.Local(d.h.Now()).Date())
}

// SetValue writes a date; "" blanks the field.
func (d *Day) SetValue(v data.Date) {
	d.exact, d.written = v, ""
	if v != "" {
		d.written = d.h.Format.Date(v)
	}
	d.SetText(d.written)
}

// Check reads the field, writes the date as it was understood or says under it what is wrong.
func (d *Day) Check() bool {
	v, err := d.Value()
	if err != nil {
		d.SetError(faultWords(d.h, err))
		return false
	}
	d.SetValue(v)
	d.SetError("")
	return true
}
