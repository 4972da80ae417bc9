package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// widths shares a row's width out.
func (f *Flex) widths(objs []fyne.CanvasObject, width float32) []float32 {
	w := make([]float32, len(objs))
	give := make([]float32, len(objs))
	left := width - Px(f.Gap)*float32(len(objs)-1)
	grow, slack := float32(0), float32(0)
	for i, o := range objs {
		w[i] = naturalOf(o).Width
		give[i] = max(0, w[i]-o.MinSize().Width)
		slack += give[i]
		grow += growth(o)
		left -= w[i]
	}
	last := -1
	switch {
	case left > 0 && grow > 0:
		rest := left
		for i, o := range objs {
			if g := growth(o); g > 0 {
				part := round(left * g / grow)
				w[i] += part
				rest -= part
				last = i
			}
		}
		w[last] += rest
	case left < 0 && slack > 0:
		need := min(-left, slack)
		rest := need
		for i := range objs {
			if give[i] > 0 {
				part := min(round(need*give[i]/slack), give[i])
				w[i] -= part
				rest -= part
				last = i
			}
		}
		w[last] -= rest
	}
	return w
}

// Layout is for Fyne.
func (f *Flex) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	objs = visible(objs)
	if len(objs) == 0 {
		return
	}
	if f.Down {
		f.down(objs, size)
		return
	}
	line, _ := f.baseline(objs)
	x, top := float32(0), float32(0)
	if f.Align == OnBaseline {
		top = max(0, round((size.Height-f.heightFor(objs, size.Width))/2))
	}
	widths := f.widths(objs, size.Width)
	field := Px(ChipHeight) // chips by themselves stand at the top
	for i, w := range widths {
		if f.Align == OnField && heightFor(objs[i], w) > field {
			field = Px(FieldHeight)
		}
	}
	for i, w := range widths {
		o := objs[i]
		h := heightFor(o, w)
		y := float32(0)
		switch f.Align {
		case Stretch:
			h = size.Height
		case Centre:
			y = round((size.Height - h) / 2)
		case End:
			y = size.Height - h
		case OnField:
			y = max(0, round((field-h)/2))
		case OnBaseline:
			if b, ok := baselineOf(o); ok {
				y = top + round(line-b)
			} else {
				y = round((size.Height - h) / 2)
			}
		}
		o.Move(fyne.NewPos(round(x), y))
		o.Resize(fyne.NewSize(w, h))
		x += w + Px(f.Gap)
	}
}

func (f *Flex) down(objs []fyne.CanvasObject, size fyne.Size) {
	h := make([]float32, len(objs))
	w := make([]float32, len(objs))
	left, grow, last := size.Height-Px(f.Gap)*float32(len(objs)-1), float32(0), -1
	for i, o := range objs {
		w[i] = size.Width
		if f.Align != Stretch {
			w[i] = min(size.Width, naturalOf(o).Width)
		}
		h[i] = heightFor(o, w[i])
		left -= h[i]
		if g := growth(o); g > 0 {
			grow += g
			last = i
		}
	}
	if grow > 0 && left != 0 {
		rest := left
		for i, o := range objs {
			if g := growth(o); g > 0 {
				part := round(left * g / grow)
				h[i] = max(0, h[i]+part)
				rest -= part
			}
		}
		h[last] = max(0, h[last]+rest)
	}
	y := float32(0)
	for i, o := range objs {
		x := float32(0)
		switch f.Align {
		case Centre:
			x = round((size.Width - w[i]) / 2)
		case End:
			x = size.Width - w[i]
		}
		o.Move(fyne.NewPos(x, round(y)))
		o.Resize(fyne.NewSize(w[i], h[i]))
		y += h[i] + Px(f.Gap)
	}
}

// MinSize is for Fyne.
func (f *Flex) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return f.sum(objs, func(o fyne.CanvasObject) fyne.Size { return o.MinSize() })
}

func (f *Flex) natural(objs []fyne.CanvasObject) fyne.Size { return f.sum(objs, naturalOf) }

func (f *Flex) sum(objs []fyne.CanvasObject, of func(fyne.CanvasObject) fyne.Size) fyne.Size {
	objs = visible(objs)
	var s fyne.Size
	line, _ := f.baseline(objs)
	for i, o := range objs {
		m := of(o)
		gap := float32(0)
		if i > 0 {
			gap = Px(f.Gap)
		}
		if f.Down {
			s.Width = max(s.Width, m.Width)
			s.Height += m.Height + gap
			continue
		}
		s.Width += m.Width + gap
		if b, ok := baselineOf(o); ok && f.Align == OnBaseline {
			m.Height += round(line - b)
		}
		s.Height = max(s.Height, m.Height)
	}
	if f.Align == OnField && !f.Down && len(objs) > 0 {
		s.Height = max(s.Height, Px(FieldHeight))
	}
	return s
}

func (f *Flex) heightFor(objs []fyne.CanvasObject, width float32) float32 {
	objs = visible(objs)
	if len(objs) == 0 {
		return 0
	}
	if f.Down {
		h := Px(f.Gap) * float32(len(objs)-1)
		for _, o := range objs {
			w := width
			if f.Align != Stretch {
				w = min(width, naturalOf(o).Width)
			}
			h += heightFor(o, w)
		}
		return h
	}
	h := float32(0)
	if f.Align == OnField {
		h = Px(FieldHeight)
	}
	line, _ := f.baseline(objs)
	for i, w := range f.widths(objs, width) {
		ch := heightFor(objs[i], w)
		if b, ok := baselineOf(objs[i]); ok && f.Align == OnBaseline {
			ch += round(line - b)
		}
		h = max(h, ch)
	}
	return h
}

func (f *Flex) baseline(objs []fyne.CanvasObject) (float32, bool) {
	line, found := float32(0), false
	for _, o := range objs {
		if !o.Visible() {
			continue
		}
		b, ok := baselineOf(o)
		if !ok {
			continue
		}
		if f.Down {
			return b, true
		}
		line, found = max(line, b), true
	}
	return line, found
}

// stack lays children over each other.
type stack struct{}

func (*stack) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objs {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
}

func (*stack) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objs {
		if o.Visible() {
			s = s.Max(o.MinSize())
		}
	}
	return s
}

func (*stack) natural(objs []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objs {
		if o.Visible() {
			s = s.Max(naturalOf(o))
		}
	}
	return s
}

func (*stack) heightFor(objs []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for _, o := range objs {
		if o.Visible() {
			h = max(h, heightFor(o, width))
		}
	}
	return h
}

func (*stack) baseline(objs []fyne.CanvasObject) (float32, bool) {
	for _, o := range objs {
		if b, ok := baselineOf(o); ok {
			return b, true
		}
	}
	return 0, false
}

// scroll gives its one Scroll the whole room, after its content knows its width.
type scroll struct{ size, content fyne.Size }

func (l *scroll) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	s := objs[0].(*container.Scroll)
	heightFor(s.Content, size.Width)
	s.Move(fyne.Position{})
	s.Resize(size)
	if m := s.Content.MinSize(); m != l.content || size != l.size {
		l.content, l.size = m, size
		s.Refresh()
	}
}

func (*scroll) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objs[0].(*container.Scroll).Content.MinSize().Width, 32)
}

func (*scroll) natural(objs []fyne.CanvasObject) fyne.Size {
	return naturalOf(objs[0].(*container.Scroll).Content)
}
