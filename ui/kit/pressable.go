package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// PressableSpec says what can be pressed.
type PressableSpec struct {
	Content fyne.CanvasObject
	Radius  float32
	Tip     string // for the status bar while the pointer is over it
	Do      func()
}

// Pressable makes anything pressable with the pointer. It is no tab stop: what it does has a key that works from anywhere.
type Pressable struct {
	composite
	h    *Host
	spec PressableSpec
	over *BoxView
}

// NewPressable makes one.
func NewPressable(h *Host, spec PressableSpec) *Pressable {
	p := &Pressable{h: h, spec: spec, over: NewBox(Box{})}
	p.wrap(p, Stack(spec.Content, p.over))
	return p
}

// Tapped is for Fyne.
func (p *Pressable) Tapped(*fyne.PointEvent) {
	if p.spec.Do != nil {
		p.spec.Do()
	}
}

// MouseIn is for Fyne.
func (p *Pressable) MouseIn(*desktop.MouseEvent) {
	p.over.Set(Box{Fill: Hover, Radius: p.spec.Radius})
	p.h.Hint(p.spec.Tip)
}

// MouseMoved is for Fyne.
func (p *Pressable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (p *Pressable) MouseOut() {
	p.over.Set(Box{})
	p.h.Hint("")
}
