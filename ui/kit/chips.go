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

type chipView struct {
	chip       Chip
	box, hover *canvas.Rectangle
	icon       *Icon
	text       *Text
	count      *Text
	key        *Keycap
	row        *fyne.Container
	pos        fyne.Position
	size       fyne.Size
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

func (c *Chips) hit(p fyne.Position) int {
	for i, v := range c.items {
		if p.X >= v.pos.X && p.Y >= v.pos.Y && p.X < v.pos.X+v.size.Width && p.Y < v.pos.Y+v.size.Height {
			return i
		}
	}
	return -1
}

func (c *Chips) digits() bool {
	return c.focused && !c.spec.NoDigits && !c.spec.Plain && len(c.items) > 1
}

func (c *Chips) style(i int) (box Box, tok Token, weight int) {
	v := c.items[i]
	box, tok, weight = Box{Fill: Surface, Stroke: Line, Radius: radiusButton}, Ink, 400
	if v.chip.Tone != None {
		tok = v.chip.Tone
	}
	switch {
	case c.disabled || v.chip.Disabled:
		box.Fill, tok = Tint, Ink3
	case c.chosen[v.chip.Value]:
		box, tok, weight = Box{Fill: HarbourT, Stroke: Harbour, Width: 2, Radius: radiusButton}, Harbour, 600
	case c.spec.Slots:
		box.Stroke, tok, weight = Harbour, Harbour, 500
	}
	return box, tok, weight
}

func (c *Chips) apply() {
	for i, v := range c.items {
		box, tok, weight := c.style(i)
		box.paint(v.box)
		over := Box{Radius: radiusButton}
		if i == c.over && !v.chip.Disabled {
			over.Fill = Hover
		}
		over.paint(v.hover)
		icon := v.chip.Icon
		if c.spec.Multi && !c.spec.Plain && c.chosen[v.chip.Value] {
			icon = "check"
		}
		v.icon.Set(icon, tok)
		v.icon.Hidden = icon == ""
		v.text.Set(v.chip.Text, Body.W(weight).In(tok).Cut())
		count := Ink2
		if tok != Ink {
			count = tok
		}
		v.count.Set(v.chip.Count, SecondMed.In(count))
		v.count.Hidden = v.chip.Count == ""
		look := CapTint
		if c.chosen[v.chip.Value] {
			look = CapClear
		}
		v.key.Set(string(rune('1'+i)), look)
		v.key.Hidden = !c.digits() || i > 8
	}
}

func (v *chipView) want(chosen bool) float32 {
	right := float32(10)
	if !v.key.Hidden {
		right = 7
	}
	return naturalOf(v.row).Width + Px(10+right)
}

// run walks the chips as they stand at a width and returns the height.
func (c *Chips) run(width float32, at func(v *chipView, pos fyne.Position, s fyne.Size)) float32 {
	x, y, high := float32(0), float32(0), Px(ChipHeight)
	for _, v := range c.items {
		w := min(v.want(c.chosen[v.chip.Value]), max(width, Px(40)))
		if x > 0 && x+w > width+0.5 {
			x, y = 0, y+high+Px(6)
		}
		if at != nil {
			at(v, fyne.NewPos(x, y), fyne.NewSize(w, high))
		}
		x += w + Px(6)
	}
	return y + high
}

// HeightFor is the height at a width.
func (c *Chips) HeightFor(width float32) float32 {
	c.last = width
	return c.run(width, nil)
}

// Natural is the room for all chips in one row.
func (c *Chips) Natural() fyne.Size {
	w := float32(0)
	for i, v := range c.items {
		if i > 0 {
			w += Px(6)
		}
		w += v.want(false)
	}
	return fyne.NewSize(w, Px(ChipHeight))
}

// Baseline is where the words of the first row stand.
func (c *Chips) Baseline() float32 {
	size, base := Body.measure("x")
	return round((Px(ChipHeight)-size.Height)/2) + base
}

func (c *Chips) min() fyne.Size {
	w := float32(0)
	for _, v := range c.items {
		w = max(w, v.want(false))
	}
	h := Px(ChipHeight)
	if c.last > 0 {
		h = c.run(c.last, nil)
	}
	return fyne.NewSize(w, h)
}

func (c *Chips) place(s fyne.Size) {
	c.last = s.Width
	c.run(s.Width, func(v *chipView, pos fyne.Position, size fyne.Size) {
		v.pos, v.size = pos, size
		v.row.Move(pos.AddXY(Px(10), 0))
		right := float32(10)
		if !v.key.Hidden {
			right = 7
		}
		v.row.Resize(fyne.NewSize(size.Width-Px(10+right), size.Height))
		v.row.Layout.Layout(v.row.Objects, v.row.Size())
		v.hover.Move(pos)
		v.hover.Resize(size)
	})
	for i, v := range c.items {
		box, _, _ := c.style(i)
		box.fit(v.box, v.pos, v.size)
	}
	c.ring.Hidden = true
	if c.at < len(c.items) {
		v := c.items[c.at]
		c.ringRound(v.pos, v.size, radiusButton)
	}
}

// CreateRenderer is for Fyne.
func (c *Chips) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{list: func() []fyne.CanvasObject { return c.objs }, min: c.min, layout: c.place, refresh: func() {
		c.apply()
		c.place(c.Size())
		canvas.Refresh(c)
	}}
}
