package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

func (c *Choice) high() float32 {
	if c.spec.Small {
		return Px(SmallHeight)
	}
	return Px(FieldHeight)
}

func (c *Choice) look() Box {
	b := Box{Fill: Surface, Stroke: Edge, Radius: radiusField}
	switch {
	case c.disabled:
		b.Fill, b.Stroke = Tint, Line
	case c.fault != "":
		b.Stroke, b.Width = Red, 2
	case c.focused || c.drop.shown:
		b.Stroke = Harbour
	}
	return b
}

func (c *Choice) apply() {
	c.look().paint(c.box)
	text, tok := c.spec.Placeholder, Ink3
	for _, o := range c.spec.Options {
		if o.Value == c.value {
			text = o.Text
			if !c.disabled {
				tok = Ink
			}
		}
	}
	c.text.Set(text, Body.Cut().In(tok))
	c.words.SetText(c.fault)
	c.sign.Hidden, c.words.Hidden = c.fault == "", c.fault == ""
}

func (c *Choice) min() fyne.Size {
	h := c.high()
	if c.fault != "" {
		h += Px(ErrorLine)
	}
	return fyne.NewSize(Px(60), h)
}

// Natural is wide enough for the longest option.
func (c *Choice) Natural() fyne.Size {
	w := Body.Width(c.spec.Placeholder)
	for _, o := range c.spec.Options {
		w = max(w, Body.Width(o.Text))
	}
	return fyne.NewSize(w+Px(10+16+10+8), c.min().Height)
}

// Baseline is where the words stand.
func (c *Choice) Baseline() float32 {
	size, base := Body.measure("x")
	return round((c.high()-size.Height)/2) + base
}

func (c *Choice) place(s fyne.Size) {
	h := c.high()
	c.look().fit(c.box, fyne.Position{}, fyne.NewSize(s.Width, h))
	c.text.Move(fyne.NewPos(Px(10), 0))
	c.text.Resize(fyne.NewSize(max(0, s.Width-Px(36)), h))
	c.arrow.Move(fyne.NewPos(s.Width-Px(25), 0))
	c.arrow.Resize(fyne.NewSize(Px(16), h))
	c.h.placeFault(c, c.sign, c.words, h, s.Width)
	// A select is a field: it has the field's soft ring.
	(Box{Stroke: FocusGlow, Width: 3, Radius: 7}).paint(c.ring)
	c.ring.Move(fyne.NewPos(-1.5, -1.5))
	c.ring.Resize(fyne.NewSize(s.Width+3, h+3))
	c.ring.Hidden = !c.focused
}

// CreateRenderer is for Fyne.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{objects: []fyne.CanvasObject{c.ring, c.box, c.text, c.arrow, c.sign, c.words}, min: c.min, layout: c.place, refresh: func() {
		c.apply()
		c.place(c.Size())
		canvas.Refresh(c)
	}}
}
