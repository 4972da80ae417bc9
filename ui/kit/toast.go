package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// Toast says that something is done, with a way back beside it.
type Toast struct {
	Icon string // circle-check where ""
	Text string
	Act  string // "Undo"
	Key  string // its key
	Do   func()
}

// toaster shows one toast at a time, 8 seconds each, at the bottom.
type toaster struct {
	h      *Host
	layer  *fyne.Container
	now    fyne.CanvasObject
	toast  Toast
	cancel func()
}

// Toast shows a toast; the one before goes away.
func (h *Host) Toast(t Toast) {
	ts := h.toasts
	if ts == nil {
		return
	}
	ts.hide()
	if t.Icon == "" {
		t.Icon = "circle-check"
	}
	ts.toast = t
	ts.now = ToastView(h, t)
	ts.layer.Add(ts.now)
	ts.place()
	ts.cancel = After(h, 8*time.Second, ts.hide)
}

// Toasted is the toast that stands; its Text is "" where none does.
func (h *Host) Toasted() Toast {
	if h.toasts == nil || h.toasts.now == nil {
		return Toast{}
	}
	return h.toasts.toast
}

// ToastView draws a toast where it is put.
func ToastView(h *Host, t Toast) fyne.CanvasObject {
	if t.Icon == "" {
		t.Icon = "circle-check"
	}
	row := Row(10, NewIcon(t.Icon, 16, OnInk), T(t.Text, Medium.In(OnInk)))
	right := float32(13)
	if t.Act != "" {
		right = 0
		row.Add(Inset(0, 0, 0, 5, newToastAct(h, t)))
	}
	return Panel(Box{Fill: Ink, Radius: radiusTile}, Inset(0, right, 0, 13, High(40, row)))
}

func newToastAct(h *Host, t Toast) fyne.CanvasObject {
	b := NewButton(h, ButtonSpec{Text: t.Act, Key: t.Key, Kind: InkButton, Small: true, Do: func() {
		if h.toasts != nil {
			h.toasts.hide()
		}
		if t.Do != nil {
			t.Do()
		}
	}})
	return &press{Button: b}
}

// press is a button for the pointer only: no tab stop, as its key works from anywhere.
type press struct{ *Button }

// Focusable is not wanted here: the shadowed names keep Fyne from seeing one.
func (p *press) FocusGained(bool) {}

func (ts *toaster) hide() {
	if ts.now == nil {
		return
	}
	ts.cancel()
	ts.layer.Remove(ts.now)
	ts.now = nil
}

// place sets the toast at the bottom in the middle of the work area, or at its left margin while a popup stands at the bottom.
func (ts *toaster) place() {
	if ts.now == nil {
		return
	}
	s := naturalOf(ts.now)
	win := ts.h.size()
	left := Px(RailWidth + 1)
	x := left + round((win.Width-left-s.Width)/2)
	if p := ts.h.Top(); p != nil && !p.spec.Dim && p.view.pos.Y+p.view.size.Height > win.Height-Px(100) {
		x = left + Px(Margin)
	}
	ts.now.Move(fyne.NewPos(x, win.Height-Px(ts.h.bottom()+16)-s.Height))
	ts.now.Resize(s)
}

func (h *Host) toastsAside() {
	if h.toasts != nil {
		h.toasts.place()
	}
}

// bottom is what stands at the window's bottom in design pixels: a task's foot in the place of the status bar, a table's over it.
func (h *Host) bottom() float32 {
	if h.Bottom == 0 {
		return StatusBar + 1
	}
	return h.Bottom
}
