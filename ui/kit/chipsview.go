package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// chipLeast is how narrow a chip with many words may become.
const chipLeast = 160

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
	return fyne.NewSize(min(w, Px(chipLeast)), h) // a longer one is cut: it must not push its form out of the window
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
