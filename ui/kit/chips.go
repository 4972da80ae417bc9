package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// Chip is one choice in a row of chips.
type Chip struct {
	Value    string // what Selected answers
	Text     string
	Icon     string
	Count    string // beside the words, on their baseline
	Tone     Token  // of the words where the choice means a state (Late is Red); None is Ink
	Disabled bool
	Reason   string // why it is disabled
}

// ChipsSpec says what a row of chips is.
type ChipsSpec struct {
	Items    []Chip
	Multi    bool   // any number, ticked with Space or a digit; else one
	Plain    bool   // with Multi: no tick, the fill says it; digits work and are not shown
	None     bool   // one or none: choosing the chosen one takes it away
	Slots    bool   // offered times: outlined in harbour
	NoDigits bool   // where digits mean something else (field of a number)
	Move     bool   // a digit's choice goes on to the next field (single choice)
	Next     func() // where Move goes on to; nil is the next field
	OnChange func()
	OnEnter  func() // Enter; nil goes to the next field
	OnPick   func() // a digit or the pointer chose: the row is answered
}

// Chips is a row of choices: one tab stop, arrows and digits choose. Digits are shown while it has the keys.
// It breaks into more rows where the width ends.
type Chips struct {
	control
	spec   ChipsSpec
	items  []*chipView
	at     int
	over   int
	chosen map[string]bool
	last   float32
	objs   []fyne.CanvasObject
}

// NewChips makes a row of chips with nothing chosen.
func NewChips(h *Host, spec ChipsSpec) *Chips {
	c := &Chips{spec: spec, over: -1, chosen: map[string]bool{}}
	c.init(h, c)
	c.SetItems(spec.Items...)
	return c
}

// SetItems changes the choices; what is chosen stays chosen where it is still offered.
func (c *Chips) SetItems(items ...Chip) {
	same := len(items) == len(c.items)
	for i := range items {
		same = same && c.items[i].chip == items[i]
	}
	if same && len(items) > 0 {
		return
	}
	c.spec.Items = items
	keep := map[string]bool{}
	c.items, c.objs = c.items[:0], nil
	for _, it := range items {
		if c.chosen[it.Value] {
			keep[it.Value] = true
		}
		v := &chipView{chip: it, box: &canvas.Rectangle{}, hover: &canvas.Rectangle{}, icon: NewIcon(it.Icon, 15, Ink), text: T(it.Text, Body), count: T(it.Count, SecondMed), key: NewKeycap("1", CapTint)}
		v.row = Row(7, v.icon, Flex{Gap: 6, Align: OnBaseline}.Of(v.text, v.count), v.key)
		c.items = append(c.items, v)
		c.objs = append(c.objs, v.box, v.hover, v.row)
	}
	c.objs = append(c.objs, c.ring)
	c.chosen = keep
	c.at = min(c.at, max(0, len(items)-1))
	c.Refresh()
}

// Selected is the chosen value, "" where nothing is; with Multi the first in order.
func (c *Chips) Selected() string {
	for _, v := range c.items {
		if c.chosen[v.chip.Value] {
			return v.chip.Value
		}
	}
	return ""
}

// Values are all chosen values in the order of the chips.
func (c *Chips) Values() []string {
	var all []string
	for _, v := range c.items {
		if c.chosen[v.chip.Value] {
			all = append(all, v.chip.Value)
		}
	}
	return all
}

// Select chooses exactly these values without a call of OnChange; "" is nothing.
func (c *Chips) Select(values ...string) {
	c.chosen = map[string]bool{}
	for _, want := range values {
		for i, v := range c.items {
			if v.chip.Value == want {
				c.chosen[want] = true
				if !c.spec.Multi {
					c.at = i
				}
			}
		}
	}
	c.Refresh()
}

// Choose does what pressing the chip i does.
func (c *Chips) Choose(i int) {
	if i < 0 || i >= len(c.items) || c.disabled {
		return
	}
	it := c.items[i].chip
	if it.Disabled {
		c.h.Hint(it.Reason)
		return
	}
	c.at = i
	was := c.chosen[it.Value]
	switch {
	case c.spec.Multi, c.spec.None && was:
		if !c.spec.Multi {
			c.chosen = map[string]bool{}
		}
		c.chosen[it.Value] = !was
	case was:
		c.Refresh()
		return
	default:
		c.chosen = map[string]bool{it.Value: true}
	}
	c.Refresh()
	if c.spec.OnChange != nil {
		c.spec.OnChange()
	}
}

// TypedKey is for Fyne.
func (c *Chips) TypedKey(ev *fyne.KeyEvent) {
	if silent(ev.Name) || c.h.scanEnds(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyLeft:
		c.step(-1)
	case fyne.KeyRight:
		c.step(1)
	case fyne.KeyHome:
		c.step(-len(c.items))
	case fyne.KeyEnd:
		c.step(len(c.items))
	case fyne.KeySpace:
		c.Choose(c.at)
	case fyne.KeyReturn, fyne.KeyEnter:
		if c.spec.OnEnter != nil {
			c.spec.OnEnter()
			return
		}
		if !c.spec.Multi && c.Selected() == "" {
			c.Choose(c.at)
		}
		c.h.FocusNext()
	default:
		c.control.TypedKey(ev)
	}
}

func (c *Chips) step(n int) {
	to := min(max(c.at+n, 0), len(c.items)-1)
	if to < 0 || to == c.at {
		return
	}
	c.at = to
	if c.spec.Multi || c.spec.None || c.items[to].chip.Disabled {
		c.Refresh()
		return
	}
	c.Choose(to)
}

// TypedRune is for Fyne.
func (c *Chips) TypedRune(r rune) {
	if r == ' ' {
		return
	}
	c.h.heard(r, c, c.hold)
	if d := Digit(r); d > 0 && !c.spec.NoDigits && d <= len(c.items) {
		c.Choose(d - 1)
		if c.spec.OnPick != nil {
			c.spec.OnPick()
			return
		}
		if c.spec.Move && !c.spec.Multi {
			c.on()
		}
		return
	}
	c.h.rune(r)
}

// on gives the keys to where a digit's choice goes on to.
func (c *Chips) on() {
	if c.spec.Next != nil {
		c.spec.Next()
		return
	}
	c.h.FocusNext()
}

// hold is the way back to what is chosen now.
func (c *Chips) hold() func() {
	was, at := c.Values(), c.at
	return func() {
		c.Select(was...)
		c.at = at
		c.Refresh()
		if c.spec.OnChange != nil {
			c.spec.OnChange()
		}
	}
}

// Tapped is for Fyne.
func (c *Chips) Tapped(ev *fyne.PointEvent) {
	if i := c.hit(ev.Position); i >= 0 {
		c.h.Focus(c)
		c.Choose(i)
	}
}

// MouseMoved is for Fyne.
func (c *Chips) MouseMoved(ev *desktop.MouseEvent) {
	if i := c.hit(ev.Position); i != c.over {
		c.over = i
		if i >= 0 && c.items[i].chip.Disabled {
			c.h.Hint(c.items[i].chip.Reason)
		}
		c.Refresh()
	}
}

// MouseOut is for Fyne.
func (c *Chips) MouseOut() {
	c.over = -1
	c.control.MouseOut()
}
