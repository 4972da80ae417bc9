package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"tanggapan/data"
)

// Option is one line of a Choice.
type Option struct {
	Value string
	Text  string
	Note  string // in grey behind it
	Icon  string
}

// ChoiceSpec says what a select is.
type ChoiceSpec struct {
	Options     []Option
	Placeholder string
	Small       bool // 30 high, in tables
	OnChange    func()
}

// Choice shows one of many; Space, Enter, Down or a letter opens the list, typing narrows it.
type Choice struct {
	control
	spec  ChoiceSpec
	value string
	fault string
	box   *canvas.Rectangle
	text  *Text
	arrow *Icon
	sign  *Icon
	words *Text
	drop  *dropdown
	typed string
}

// NewChoice makes a select with nothing chosen.
func NewChoice(h *Host, spec ChoiceSpec) *Choice {
	c := &Choice{spec: spec, box: &canvas.Rectangle{}, text: T("", Body.Cut()), arrow: NewIcon("chevron-down", 16, Ink2)}
	c.sign, c.words = NewIcon("circle-alert", 14, Red), T("", SecondMed.In(Red).Cut())
	c.init(h, c)
	c.onFocus = func(on bool) {
		if !on && !c.drop.hovered() {
			c.close()
		}
	}
	c.drop = newDropdown(h, c, c.pick)
	c.apply()
	return c
}

// SetOptions changes the list.
func (c *Choice) SetOptions(o ...Option) {
	c.spec.Options = o
	c.Refresh()
}

// Selected is the chosen value; "" is none.
func (c *Choice) Selected() string { return c.value }

// Select chooses without a call of OnChange.
func (c *Choice) Select(value string) {
	if value != c.value {
		c.value = value
		c.Refresh()
	}
}

// SetError says under the field what is wrong; "" takes it away.
func (c *Choice) SetError(s string) {
	if s != c.fault {
		c.fault = s
		c.Refresh()
	}
}

// Opened says whether the list stands open.
func (c *Choice) Opened() bool { return c.drop.shown }

func (c *Choice) pick(i int) {
	v, ok := c.drop.rows[i].value.(string)
	c.close()
	c.h.Focus(c)
	if !ok || v == c.value {
		return
	}
	c.value = v
	c.fault = ""
	c.Refresh()
	if c.spec.OnChange != nil {
		c.spec.OnChange()
	}
}

func (c *Choice) open() {
	if c.disabled {
		c.h.Hint(c.reason)
		return
	}
	c.typed = ""
	c.narrow()
}

func (c *Choice) narrow() {
	want := data.Fold(c.typed)
	var rows []dropRow
	at := 0
	for _, o := range c.spec.Options {
		i := strings.Index(data.Fold(o.Text), want)
		if want != "" && (i < 0 || (i > 0 && data.Fold(o.Text)[i-1] != ' ')) {
			continue
		}
		if o.Value == c.value {
			at = len(rows)
		}
		rows = append(rows, dropRow{icon: o.Icon, title: o.Text, note: o.Note, value: o.Value, ticked: o.Value == c.value})
	}
	if len(rows) == 0 {
		return
	}
	c.drop.show(rows, at, "")
}

func (c *Choice) close() { c.drop.hide() }

// Tapped is for Fyne.
func (c *Choice) Tapped(*fyne.PointEvent) {
	if c.drop.shown {
		c.close()
		return
	}
	c.h.Focus(c)
	c.open()
}

// TypedKey is for Fyne.
func (c *Choice) TypedKey(ev *fyne.KeyEvent) {
	if silent(ev.Name) || c.h.scanEnds(ev) {
		return
	}
	if c.drop.shown {
		switch ev.Name {
		case fyne.KeyBackspace:
			if r := []rune(c.typed); len(r) > 0 {
				c.typed = string(r[:len(r)-1])
				c.narrow()
			}
		case fyne.KeySpace:
			c.drop.enter()
		case fyne.KeyEscape:
			c.close()
		default:
			if !c.drop.key(ev) {
				c.close()
				c.control.TypedKey(ev)
			}
		}
		return
	}
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyDown, fyne.KeyUp:
		c.open()
	case fyne.KeyReturn, fyne.KeyEnter:
		c.h.FocusNext()
	default:
		c.control.TypedKey(ev)
	}
}

// TypedRune is for Fyne.
func (c *Choice) TypedRune(r rune) {
	if r == ' ' || c.disabled {
		return
	}
	c.h.heard(r, c, func() func() { return c.close })
	if !c.drop.shown {
		c.typed = ""
	}
	old := c.typed
	c.typed += string(r)
	before := len(c.drop.rows)
	c.narrow()
	if !c.drop.shown || (before == len(c.drop.rows) && !c.fits()) {
		c.typed = old
	}
}

// fits says whether some option begins a word with what was typed.
func (c *Choice) fits() bool {
	want := data.Fold(c.typed)
	for _, o := range c.spec.Options {
		if strings.Contains(" "+data.Fold(o.Text), " "+want) {
			return true
		}
	}
	return false
}
