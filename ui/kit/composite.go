package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// composite is a thing made of others (a tag, a heading, a card) that is placed like one object. Its Container is
// for those who want to add to it.
type composite struct {
	widget.BaseWidget
	Container *fyne.Container
}

func (c *composite) wrap(self fyne.Widget, inner *fyne.Container) {
	c.Container = inner
	c.ExtendBaseWidget(self)
}

// Visible is for Fyne.
func (c *composite) Visible() bool { return !c.Hidden && c.Container.Visible() }

// Show shows it.
func (c *composite) Show() {
	c.Container.Show()
	c.BaseWidget.Show()
}

// Hide hides it; it takes no room then.
func (c *composite) Hide() {
	c.Container.Hide()
	c.BaseWidget.Hide()
}

// SetHidden does one or the other; what is so already costs nothing.
func (c *composite) SetHidden(hidden bool) {
	switch {
	case hidden && c.Visible():
		c.Hide()
	case !hidden && !c.Visible():
		c.Show()
	}
}

// Natural is the size it would like.
func (c *composite) Natural() fyne.Size { return naturalOf(c.Container) }

// HeightFor is the height at a width.
func (c *composite) HeightFor(width float32) float32 { return heightFor(c.Container, width) }

// Baseline is where its first words stand.
func (c *composite) Baseline() float32 {
	b, _ := baselineOf(c.Container)
	return b
}

func (c *composite) relayout() { Relayout(c.Container) }

// CreateRenderer is for Fyne.
func (c *composite) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{objects: []fyne.CanvasObject{c.Container}, min: func() fyne.Size { return c.Container.MinSize() }, layout: func(s fyne.Size) {
		c.Container.Resize(s)
	}, refresh: func() {
		c.Container.Refresh()
		canvas.Refresh(c.Container)
	}}
}
