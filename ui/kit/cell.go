package kit

import (
	"fyne.io/fyne/v2"
)

// cell holds one child with room around it, bounds on its size, a place in it, a share of what is left over.
type cell struct {
	grow                     float32
	minW, minH, maxW, maxH   float32
	top, right, bottom, left float32
	alignX, alignY           Align
}

func (c *cell) inside(objs []fyne.CanvasObject) fyne.CanvasObject {
	if len(objs) == 0 || !objs[0].Visible() {
		return nil
	}
	return objs[0]
}

func (c *cell) bound(s fyne.Size) fyne.Size {
	s.Width = max(s.Width, Px(c.minW))
	s.Height = max(s.Height, Px(c.minH))
	if c.maxW > 0 {
		s.Width = min(s.Width, Px(c.maxW))
	}
	if c.maxH > 0 {
		s.Height = min(s.Height, Px(c.maxH))
	}
	return s
}

func (c *cell) around() fyne.Size {
	return fyne.NewSize(Px(c.left)+Px(c.right), Px(c.top)+Px(c.bottom))
}

func (c *cell) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	o := c.inside(objs)
	if o == nil {
		return
	}
	a := c.around()
	room := fyne.NewSize(size.Width-a.Width, size.Height-a.Height)
	s := room
	if c.alignX != Stretch {
		s.Width = min(room.Width, naturalOf(o).Width)
	}
	if c.maxW > 0 {
		s.Width = min(room.Width, Px(c.maxW))
	}
	if c.alignY != Stretch {
		s.Height = min(room.Height, heightFor(o, s.Width))
	}
	pos := fyne.NewPos(Px(c.left)+offset(c.alignX, room.Width-s.Width), Px(c.top)+offset(c.alignY, room.Height-s.Height))
	o.Move(pos)
	o.Resize(fyne.NewSize(max(0, s.Width), max(0, s.Height)))
}

func offset(a Align, left float32) float32 {
	switch a {
	case Centre:
		return round(left / 2)
	case End:
		return left
	}
	return 0
}

func (c *cell) MinSize(objs []fyne.CanvasObject) fyne.Size {
	o := c.inside(objs)
	if o == nil {
		if len(objs) > 0 {
			return fyne.Size{}
		}
		return c.bound(fyne.Size{}).Add(c.around())
	}
	return c.bound(o.MinSize()).Add(c.around())
}

func (c *cell) natural(objs []fyne.CanvasObject) fyne.Size {
	o := c.inside(objs)
	if o == nil {
		return c.MinSize(objs)
	}
	return c.bound(naturalOf(o)).Add(c.around())
}

func (c *cell) heightFor(objs []fyne.CanvasObject, width float32) float32 {
	o := c.inside(objs)
	if o == nil {
		return c.MinSize(objs).Height
	}
	a := c.around()
	w := width - a.Width
	if c.maxW > 0 {
		w = min(w, Px(c.maxW))
	}
	if c.alignX != Stretch {
		w = min(w, naturalOf(o).Width)
	}
	return c.bound(fyne.NewSize(0, heightFor(o, w))).Height + a.Height
}

func (c *cell) baseline(objs []fyne.CanvasObject) (float32, bool) {
	o := c.inside(objs)
	if o == nil {
		return 0, false
	}
	b, ok := baselineOf(o)
	if h := naturalOf(o).Height; c.alignY == Stretch && Px(c.minH) > h {
		b += round((Px(c.minH) - h) / 2)
	}
	return b + Px(c.top), ok
}

// free lets a function place the children.
type free struct {
	w, h  float32
	place func(fyne.Size)
}

func (f *free) Layout(_ []fyne.CanvasObject, size fyne.Size) { f.place(size) }

func (f *free) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(Px(f.w), Px(f.h)) }

// wrap is a row that begins anew where the width ends.
type wrap struct {
	gapX, gapY float32
	last       float32
}

// run walks the places of the children and returns the height.
func (w *wrap) run(objs []fyne.CanvasObject, width float32, at func(i int, x, y float32, s fyne.Size)) float32 {
	x, y, high := float32(0), float32(0), float32(0)
	for i, o := range objs {
		s := naturalOf(o)
		s.Width = min(s.Width, max(width, o.MinSize().Width))
		if x > 0 && x+s.Width > width {
			x, y, high = 0, y+high+Px(w.gapY), 0
		}
		if at != nil {
			at(i, x, y, s)
		}
		x += s.Width + Px(w.gapX)
		high = max(high, s.Height)
	}
	return y + high
}

func (w *wrap) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	w.last = size.Width
	objs = visible(objs)
	w.run(objs, size.Width, func(i int, x, y float32, s fyne.Size) {
		objs[i].Move(fyne.NewPos(x, y))
		objs[i].Resize(s)
	})
}

func (w *wrap) MinSize(objs []fyne.CanvasObject) fyne.Size {
	objs = visible(objs)
	var s fyne.Size
	for _, o := range objs {
		s = s.Max(o.MinSize())
	}
	if w.last > 0 {
		s.Height = w.run(objs, w.last, nil)
	}
	return s
}

func (w *wrap) natural(objs []fyne.CanvasObject) fyne.Size {
	f := Flex{Gap: w.gapX, Align: Start}
	return f.natural(objs)
}

func (w *wrap) heightFor(objs []fyne.CanvasObject, width float32) float32 {
	w.last = width
	return w.run(visible(objs), width, nil)
}

func (w *wrap) baseline(objs []fyne.CanvasObject) (float32, bool) {
	f := Flex{Gap: w.gapX}
	return f.baseline(objs)
}
