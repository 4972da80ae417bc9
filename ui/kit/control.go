package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// control is what everything with the keys has in common: focus with its ring, hover, being disabled with a
// reason, and handing on the keys that it does not use.
type control struct {
	widget.BaseWidget
	h        *Host
	focused  bool
	hovered  bool
	disabled bool
	reason   string
	tip      string
	ring     *canvas.Rectangle
	onFocus  func(bool)
	self     fyne.Focusable
}

func (c *control) init(h *Host, self fyne.Widget) {
	c.h = h
	c.self, _ = self.(fyne.Focusable)
	c.ring = &canvas.Rectangle{StrokeWidth: 2, FillColor: Color(None)}
	c.ring.Hide()
	c.ExtendBaseWidget(self)
}

// Refresh is for Fyne. What stands beside the widget may have to move for its new words.
func (c *control) Refresh() {
	c.h.Settle()
	c.BaseWidget.Refresh()
}

// ringRound lays the focus ring 2 px round a box and shows it while the widget has the keys.
func (c *control) ringRound(at fyne.Position, s fyne.Size, radius float32) {
	c.ring.StrokeColor = Color(Harbour)
	c.ring.CornerRadius = (radius + 3) * Current().Scale
	c.ring.Move(at.SubtractXY(3, 3))
	c.ring.Resize(s.AddWidthHeight(6, 6))
	c.ring.Hidden = !c.focused
}

// FocusGained is for Fyne.
func (c *control) FocusGained() {
	c.focused = true
	c.say()
	if o, ok := c.self.(fyne.CanvasObject); ok {
		c.h.reveal(o)
	}
	if c.onFocus != nil {
		c.onFocus(true)
	}
	c.Refresh()
}

// FocusLost is for Fyne.
func (c *control) FocusLost() {
	c.focused = false
	c.h.Hint("")
	if c.onFocus != nil {
		c.onFocus(false)
	}
	c.Refresh()
}

// HasFocus says whether the widget has the keys.
func (c *control) HasFocus() bool { return c.focused }

// TypedRune is for Fyne.
func (c *control) TypedRune(r rune) {
	c.h.heard(r, c.self, nil)
	c.h.rune(r)
}

// TypedKey is for Fyne.
func (c *control) TypedKey(ev *fyne.KeyEvent) { c.h.Key(ev) }

// MouseIn is for Fyne.
func (c *control) MouseIn(*desktop.MouseEvent) {
	c.hovered = true
	c.say()
	c.Refresh()
}

// MouseMoved is for Fyne.
func (c *control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (c *control) MouseOut() {
	c.hovered = false
	c.h.Hint("")
	c.Refresh()
}

func (c *control) say() {
	switch {
	case c.disabled && c.reason != "":
		c.h.Hint(c.reason)
	case c.tip != "":
		c.h.Hint(c.tip)
	}
}

// Enable makes the widget usable.
func (c *control) Enable() { c.SetDisabled(false, "") }

// Disable takes the widget out of use and says why.
func (c *control) Disable(reason string) { c.SetDisabled(true, reason) }

// SetDisabled changes both; the same ones cost nothing.
func (c *control) SetDisabled(disabled bool, reason string) {
	if c.disabled == disabled && c.reason == reason {
		return
	}
	c.disabled, c.reason = disabled, reason
	c.Refresh()
}

// Disabled says whether the widget is out of use.
func (c *control) Disabled() bool { return c.disabled }
