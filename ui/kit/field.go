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
