package kit

import (
	"fyne.io/fyne/v2"
)

// columns are a table's cells.
type columns struct {
	gap    float32
	widths []float32
	align  Align
}

func (c *columns) each(width float32) []float32 {
	w := make([]float32, len(c.widths))
	rest, shares, last := width-Px(c.gap)*float32(len(c.widths)-1), float32(0), -1
	for i, v := range c.widths {
		if v >= 0 {
			w[i] = Px(v)
			rest -= w[i]
			continue
		}
		shares -= v
		last = i
	}
	if last < 0 {
		return w
	}
	rest = max(0, rest)
	over := rest
	for i, v := range c.widths {
		if v < 0 {
			w[i] = float32(int(rest * -v / shares))
			over -= w[i]
		}
	}
	w[last] += over
	return w
}

func (c *columns) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	line, _ := c.baseline(objs)
	high := heightsOf(c, objs, size.Width)
	for i, w := range c.each(size.Width) {
		if i >= len(objs) {
			return
		}
		o := objs[i]
		h, y := heightFor(o, w), float32(0)
		switch c.align {
		case Stretch:
			h = size.Height
		case Centre:
			y = round((size.Height - h) / 2)
		case OnBaseline:
			if b, ok := baselineOf(o); ok {
				y = round((size.Height-high)/2) + round(line-b)
			} else {
				y = round((size.Height - h) / 2)
			}
		}
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
		x += w + Px(c.gap)
	}
}

func heightsOf(c *columns, objs []fyne.CanvasObject, width float32) float32 {
	line, _ := c.baseline(objs)
	h := float32(0)
	for i, w := range c.each(width) {
		if i >= len(objs) || !objs[i].Visible() {
			continue
		}
		ch := heightFor(objs[i], w)
		if b, ok := baselineOf(objs[i]); ok && c.align == OnBaseline {
			ch += round(line - b)
		}
		h = max(h, ch)
	}
	return h
}

func (c *columns) MinSize(objs []fyne.CanvasObject) fyne.Size {
	s := fyne.NewSize(Px(c.gap)*float32(len(c.widths)-1), 0)
	for i, v := range c.widths {
		if i >= len(objs) {
			break
		}
		m := objs[i].MinSize()
		s.Height = max(s.Height, m.Height)
		if v >= 0 {
			s.Width += Px(v)
		} else {
			s.Width += m.Width
		}
	}
	return s
}

func (c *columns) heightFor(objs []fyne.CanvasObject, width float32) float32 {
	return heightsOf(c, objs, width)
}

func (c *columns) baseline(objs []fyne.CanvasObject) (float32, bool) {
	f := Flex{Gap: c.gap}
	return f.baseline(objs)
}
