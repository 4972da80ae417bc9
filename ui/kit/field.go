package kit

import (
	"errors"

	"fyne.io/fyne/v2"

	"tanggapan/data"
)

// Labelled puts a label over a field.
func Labelled(label string, field fyne.CanvasObject) *fyne.Container {
	return Col(2, High(18, Place(Stretch, Start, T(label, SecondMed.Cut()))), field)
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

// faultWords is the sentence that stands under a field.
func faultWords(h *Host, err error) string {
	var f data.Fault
	if errors.As(err, &f) {
		return h.Words.FieldFault(f)
	}
	return h.Words.Err(err)
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

// placeFault sets sign and words under a field of that height and width. The words of a narrow field run on over
// the free line under its neighbours, and begin further left where the window or popup ends.
func (h *Host) placeFault(field fyne.CanvasObject, sign *Icon, words *Text, high, width float32) {
	if !words.Visible() {
		return
	}
	need, left := words.Natural().Width, float32(0)
	room := width - Px(18)
	if need > room {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(field)
		edge := h.size().Width - Px(Margin)
		if p := h.Top(); p != nil {
			edge = p.view.pos.X + p.view.size.Width - Px(Margin)
		}
		left = min(0, edge-at.X-Px(18)-need)
		left = max(left, Px(Margin)-at.X)
		room = min(need, edge-at.X-Px(18)-left)
	}
	sign.Move(fyne.NewPos(left, high+Px(5)))
	sign.Resize(fyne.NewSquareSize(Px(14)))
	words.Move(fyne.NewPos(left+Px(18), high+Px(3)))
	words.Resize(fyne.NewSize(max(0, room), Px(17)))
}
