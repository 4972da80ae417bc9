package kit

import (
	"fyne.io/fyne/v2"
)

// Widgets and layouts may know more than Fyne asks for: the height for a width, the size they would like, where
// their text stands.
type (
	tall     interface{ HeightFor(width float32) float32 }
	natural  interface{ Natural() fyne.Size }
	baseline interface{ Baseline() float32 }

	tallLayout interface {
		heightFor(objs []fyne.CanvasObject, width float32) float32
	}
	naturalLayout interface {
		natural(objs []fyne.CanvasObject) fyne.Size
	}
	baseLayout interface {
		baseline(objs []fyne.CanvasObject) (float32, bool)
	}
)

func heightFor(o fyne.CanvasObject, width float32) float32 {
	switch o := o.(type) {
	case tall:
		return o.HeightFor(width)
	case *fyne.Container:
		if l, ok := o.Layout.(tallLayout); ok {
			return l.heightFor(o.Objects, width)
		}
	}
	return o.MinSize().Height
}

func naturalOf(o fyne.CanvasObject) fyne.Size {
	switch o := o.(type) {
	case natural:
		return o.Natural()
	case *fyne.Container:
		if l, ok := o.Layout.(naturalLayout); ok {
			return l.natural(o.Objects)
		}
	}
	return o.MinSize()
}

func baselineOf(o fyne.CanvasObject) (float32, bool) {
	switch o := o.(type) {
	case baseline:
		return o.Baseline(), true
	case *fyne.Container:
		if l, ok := o.Layout.(baseLayout); ok {
			return l.baseline(o.Objects)
		}
	}
	return 0, false
}

func growth(o fyne.CanvasObject) float32 {
	if c, ok := o.(*fyne.Container); ok {
		if l, ok := c.Layout.(*cell); ok {
			return l.grow
		}
	}
	return 0
}

func visible(objs []fyne.CanvasObject) []fyne.CanvasObject {
	for i, o := range objs {
		if o.Visible() {
			continue
		}
		shown := append([]fyne.CanvasObject(nil), objs[:i]...)
		for _, o := range objs[i:] {
			if o.Visible() {
				shown = append(shown, o)
			}
		}
		return shown
	}
	return objs
}

// Overlong says whether a column's children need more height than the column has: they would run out of its panel.
func Overlong(c *fyne.Container) bool {
	l, ok := c.Layout.(*Flex)
	return ok && l.Down && c.Size().Height > 0 && l.MinSize(c.Objects).Height > c.Size().Height+1
}

// Overfull says whether a row's children need more width than the row has: they would paint over its neighbour.
func Overfull(c *fyne.Container) bool {
	switch l := c.Layout.(type) {
	case *Flex:
		return !l.Down && c.Size().Width > 0 && l.MinSize(c.Objects).Width > c.Size().Width+1
	case *columns:
		return c.Size().Width > 0 && l.MinSize(c.Objects).Width > c.Size().Width+1
	}
	return false
}
