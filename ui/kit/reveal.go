package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// pathTo is the way from root to an object, both with it; nil where it is not in the tree.
func pathTo(root fyne.CanvasObject, o fyne.CanvasObject) []fyne.CanvasObject {
	if root == o {
		return []fyne.CanvasObject{o}
	}
	var children []fyne.CanvasObject
	switch r := root.(type) {
	case *fyne.Container:
		children = r.Objects
	case *container.Scroll:
		children = []fyne.CanvasObject{r.Content}
	case interface{ inside() []fyne.CanvasObject }:
		children = r.inside()
	}
	for _, c := range children {
		if p := pathTo(c, o); p != nil {
			return append([]fyne.CanvasObject{root}, p...)
		}
	}
	return nil
}

func (c *composite) inside() []fyne.CanvasObject { return []fyne.CanvasObject{c.Container} }

func (v *popView) inside() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.p.spec.Content, v.p.layer}
}

// tree is what has the keys now: the topmost popup, else the window's content.
func (h *Host) tree() fyne.CanvasObject {
	if p := h.Top(); p != nil {
		return p.view
	}
	if c := h.canvas(); c != nil {
		return c.Content()
	}
	return nil
}

// reveal scrolls an object that has got the keys into view.
func (h *Host) reveal(o fyne.CanvasObject) {
	if o != nil {
		h.revealPart(o, 0, o.Size().Height)
	}
}

// revealPart scrolls the part of an object between two heights into view: a row of a list that stands in a page which scrolls.
func (h *Host) revealPart(o fyne.CanvasObject, from, to float32) {
	root := h.tree()
	if root == nil {
		return
	}
	path := pathTo(root, o)
	for i := len(path) - 1; i >= 0; i-- {
		s, ok := path[i].(*container.Scroll)
		if !ok {
			continue
		}
		y := float32(0)
		for _, in := range path[i+2:] {
			y += in.Position().Y
		}
		top, bottom, high := y+from-Px(12), y+to+Px(12), s.Size().Height
		at := s.Offset.Y
		switch {
		case bottom-top > high, high <= 0:
			return
		case top < at:
			at = max(0, top)
		case bottom > at+high:
			at = bottom - high
		default:
			return
		}
		s.ScrollToOffset(fyne.NewPos(0, at))
		return
	}
}

// ToTop shows the top of what a VScroll scrolls.
func ToTop(scroller *fyne.Container) {
	for _, o := range scroller.Objects {
		if s, ok := o.(*container.Scroll); ok {
			s.ScrollToTop()
		}
	}
}

// scrolledTo is how far a scroll is to stand so that what lies from top to bottom in it is seen; as it stands where that is so.
func scrolledTo(s *container.Scroll, top, bottom float32) float32 {
	high, y := s.Size().Height, s.Offset.Y
	switch {
	case high <= 0:
		return y
	case top < y:
		return top
	case bottom > y+high:
		return bottom - high
	}
	return y
}
