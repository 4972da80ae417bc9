package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// ButtonKind is the weight of a button.
type ButtonKind int

// Kinds of buttons. There is one ink button on a screen: the most likely next act.
const (
	Secondary ButtonKind = iota
	InkButton
	Ghost
	Danger
	OnSel // as Ghost, on the tint of what is chosen
)

// ButtonSpec says what a button is.
type ButtonSpec struct {
	Text  string
	Icon  string
	Key   string // the chord on its keycap; the window or screen does the key itself
	Kind  ButtonKind
	Small bool // 30 high
	Tip   string
	Do    func()
}

// Button is pressed with Space, Enter or the pointer.
type Button struct {
	control
	spec  ButtonSpec
	box   *canvas.Rectangle
	over  *canvas.Rectangle
	icon  *Icon
	text  *Text
	key   *Keycap
	row   *fyne.Container
	busy  bool
	words string // shown while busy
	width float32
	calm  func()
}

// NewButton makes a button.
func NewButton(h *Host, spec ButtonSpec) *Button {
	b := &Button{spec: spec, box: &canvas.Rectangle{}, over: &canvas.Rectangle{}}
	b.init(h, b)
	b.icon, b.text, b.key = NewIcon(spec.Icon, 16, Ink), T(spec.Text, Medium), NewKeycap(spec.Key, CapTint)
	b.row = Row(8, b.icon, b.text, b.key)
	b.tip = spec.Tip
	b.apply()
	return b
}

// Set changes words, icon, key and act; the same ones cost nothing. The kind stays.
func (b *Button) Set(text, icon, key string) {
	if b.spec.Text == text && b.spec.Icon == icon && b.spec.Key == key {
		return
	}
	b.spec.Text, b.spec.Icon, b.spec.Key = text, icon, key
	b.Refresh()
}

// SetKind changes the kind: the ink moves to the most likely act.
func (b *Button) SetKind(k ButtonKind) {
	if b.spec.Kind != k {
		b.spec.Kind = k
		b.Refresh()
	}
}

// SetDo changes what the button does.
func (b *Button) SetDo(do func()) { b.spec.Do = do }

// Text is the button's words.
func (b *Button) Text() string { return b.spec.Text }

// Busy shows that the act runs: from 150 ms on the button keeps its width and says the words with an hourglass.
// It takes no press until Ready.
func (b *Button) Busy(words string) {
	if b.busy {
		return
	}
	b.busy = true
	b.calm = After(b.h, 150*time.Millisecond, func() {
		b.words, b.width = words, b.Size().Width
		b.Refresh()
	})
}

// Ready ends Busy.
func (b *Button) Ready() {
	if !b.busy {
		return
	}
	b.calm()
	b.busy, b.words, b.width = false, "", 0
	b.Refresh()
}

// Press does what the button does, unless it is disabled or busy: then it says why.
func (b *Button) Press() {
	switch {
	case b.busy:
	case b.disabled:
		b.h.Hint(b.reason)
	case b.spec.Do != nil:
		b.spec.Do()
	}
}

// Tapped is for Fyne.
func (b *Button) Tapped(*fyne.PointEvent) { b.Press() }

// TypedKey is for Fyne.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	if silent(ev.Name) || b.h.scanEnds(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Press()
	default:
		b.control.TypedKey(ev)
	}
}

// TypedRune is for Fyne; Space comes as a key.
func (b *Button) TypedRune(r rune) {
	if r != ' ' {
		b.control.TypedRune(r)
	}
}

func (b *Button) apply() {
	box, tok, look := b.look()
	box.paint(b.box)
	over := Box{Radius: radiusButton}
	if b.hovered && !b.disabled && b.words == "" {
		over.Fill = Hover
	}
	over.paint(b.over)
	text, icon := b.spec.Text, b.spec.Icon
	if b.words != "" {
		text, icon, tok = b.words, "hourglass", Ink2
	}
	style := Medium.In(tok)
	if b.width > 0 {
		style = style.Cut()
	}
	b.text.Set(text, style)
	b.icon.Set(icon, tok)
	b.icon.Hidden = icon == ""
	b.text.Hidden = text == ""
	b.key.Set(b.spec.Key, look)
	b.key.Hidden = b.spec.Key == "" || b.words != ""
}

func (b *Button) look() (Box, Token, CapLook) {
	box, tok, look := Box{Fill: Surface, Stroke: Line2, Radius: radiusButton}, Ink, CapTint
	switch b.spec.Kind {
	case InkButton:
		box, tok, look = Box{Fill: Ink, Radius: radiusButton}, OnInk, CapInk
	case Ghost:
		box = Box{Radius: radiusButton}
	case OnSel:
		box, tok, look = Box{Radius: radiusButton}, Ink2, CapClear
	case Danger:
		box.Stroke, tok = Red, Red
	}
	if b.disabled {
		box = Box{Fill: Tint, Stroke: Line, Radius: radiusButton}
		if b.spec.Kind == Ghost || b.spec.Kind == OnSel {
			box = Box{Radius: radiusButton}
		}
		return box, Ink3, CapDim
	}
	return box, tok, look
}

func (b *Button) pads() (left, right float32) {
	left, right = 11, 11
	if !b.key.Hidden {
		right = 7
	}
	return Px(left), Px(right)
}

func (b *Button) high() float32 {
	if b.spec.Small {
		return Px(SmallHeight)
	}
	return Px(FieldHeight)
}

func (b *Button) min() fyne.Size {
	l, r := b.pads()
	w := b.row.MinSize().Width + l + r
	return fyne.NewSize(max(w, b.width), b.high())
}

// Baseline is where the button's words stand.
func (b *Button) Baseline() float32 {
	return round((b.high()-b.text.Natural().Height)/2) + b.text.Baseline()
}

func (b *Button) place(s fyne.Size) {
	box, _, _ := b.look()
	box.fit(b.box, fyne.Position{}, s)
	b.over.Resize(s)
	l, r := b.pads()
	need := b.row.MinSize().Width
	if extra := s.Width - l - r - need; extra > 1 {
		l += round(extra / 2)
	}
	b.row.Move(fyne.NewPos(l, 0))
	b.row.Resize(fyne.NewSize(min(need, s.Width-l-r), s.Height))
	b.row.Layout.Layout(b.row.Objects, b.row.Size())
	b.ringRound(fyne.Position{}, s, radiusButton)
}

// CreateRenderer is for Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{objects: []fyne.CanvasObject{b.box, b.row, b.over, b.ring}, min: b.min, layout: b.place, refresh: func() {
		b.apply()
		b.place(b.Size())
		canvas.Refresh(b)
	}}
}
