package kit

import (
	"errors"

	"fyne.io/fyne/v2"

	"tanggapan/data"
)

// Labelled puts a label over a field.
func Labelled(label string, field fyne.CanvasObject) *fyne.Container {
	return Col(2, High(18, T(label, SecondMed.Cut())), field)
}

// Beside is a word in a row of fields: "Shelf", "by", "to".
func Beside(word string) *Text { return T(word, SecondMed) }

// Money is a field for an amount. Leaving it writes the amount as money is written; what cannot be read is said under it.
type Money struct {
	Entry
	onChange func()
}

// NewMoney makes a field for an amount; change is called at each keystroke and may be nil.
func NewMoney(h *Host, placeholder string, change func()) *Money {
	m := &Money{onChange: change}
	m.init(h, EntrySpec{Placeholder: placeholder, Max: 20}, m)
	m.spec.OnChange = func(string) {
		m.SetError("")
		if m.onChange != nil {
			m.onChange()
		}
	}
	m.spec.OnLeave = func() { m.Check() }
	return m
}

// Value is the amount; 0 where the field is blank. A text that is no amount is a data.Fault.
func (m *Money) Value() (data.Money, error) {
	if m.Text == "" {
		return 0, nil
	}
	return m.h.Format.ParseMoney(m.Text)
}

// Blank says whether nothing is typed: not asked is not zero.
func (m *Money) Blank() bool { return m.Text == "" }

// SetValue writes an amount.
func (m *Money) SetValue(v data.Money) { m.SetText(m.h.Format.Money(v)) }

// Check reads the field, writes the amount as money is written or says under it what is wrong.
func (m *Money) Check() bool {
	v, err := m.Value()
	if err != nil {
		m.SetError(faultWords(m.h, err))
		return false
	}
	if m.Text != "" {
		m.SetValue(v)
	}
	m.SetError("")
	return true
}

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

// faultWords is the sentence that stands under a field.
func faultWords(h *Host, err error) string {
	var f data.Fault
	if errors.As(err, &f) {
		return h.Words.FieldFault(f)
	}
	return h.Words.Err(err)
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

// Quantity is a field for an amount of parts or hours, to a thousandth.
type Quantity struct {
	Entry
	onChange func()
}

// NewQuantity makes one; change is called at each keystroke and may be nil.
func NewQuantity(h *Host, placeholder string, change func()) *Quantity {
	q := &Quantity{onChange: change}
	q.init(h, EntrySpec{Placeholder: placeholder, Max: 16}, q)
	q.spec.OnChange = func(string) {
		q.SetError("")
		if q.onChange != nil {
			q.onChange()
		}
	}
	q.spec.OnLeave = func() { q.Check() }
	return q
}

// Value is the quantity; 0 where the field is blank. A text that is none is a data.Fault.
func (q *Quantity) Value() (data.Quantity, error) {
	if q.Text == "" {
		return 0, nil
	}
	return q.h.Format.ParseQuantity(q.Text)
}

// SetValue writes a quantity.
func (q *Quantity) SetValue(v data.Quantity) { q.SetText(q.h.Format.Quantity(v)) }

// Check reads the field and says under it what is wrong.
func (q *Quantity) Check() bool {
	v, err := q.Value()
	if err != nil {
		q.SetError(faultWords(q.h, err))
		return false
	}
	if q.Text != "" {
		q.SetValue(v)
	}
	q.SetError("")
	return true
}
