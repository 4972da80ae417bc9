package ui

import (
	"fyne.io/fyne/v2"

	"tanggapan/ui/kit"
)

// topBar holds the search and the three acts that begin work.
type topBar struct {
	w      *Window
	all    *fyne.Container
	search *kit.Text
	acts   []topAct
}

type topAct struct {
	screen string
	button *kit.Button
}

// topActs are the acts of the bar: the screen that each opens, its words, icon and key.
var topActs = []struct{ screen, words, icon, key string }{
	{"inquiry", "shell.log-inquiry", "phone-incoming", "F2"},
	{"intake", "shell.take-in", "wrench", "F3"},
	{"book", "shell.book", "calendar-plus", "F4"},
}

func newTopBar(w *Window) *topBar {
	t := &topBar{w: w, search: kit.T(w.h.T("shell.search"), kit.Body.In(kit.Ink3).Cut())}
	field := kit.High(kit.FieldHeight, kit.Stack(kit.NewBox(kit.Box{Fill: kit.Surface, Stroke: kit.Edge, Radius: 5}),
		kit.Inset(0, 7, 0, 9, kit.Row(8, kit.NewIcon("search", 16, kit.Ink2), kit.Grow(t.search), kit.NewKeycap("Ctrl+K", kit.CapTint)))))
	press := kit.NewPressable(w.h, kit.PressableSpec{Content: field, Radius: 5, Do: func() { w.palette("") }})
	row := kit.Row(8, kit.Grow(press), kit.Space(8, 0))
	for _, act := range topActs {
		if !w.has(act.screen) {
			continue
		}
		b := kit.NewButton(w.h, kit.ButtonSpec{Text: w.h.T(act.words), Icon: act.icon, Key: act.key, Do: func() { w.begins(act.screen) }})
		t.acts = append(t.acts, topAct{act.screen, b})
		row.Add(kit.ForPointer(b))
	}
	t.all = kit.Stack(kit.NewBox(kit.Box{Fill: kit.Ground}), kit.Inset(0, 20, 0, 20, row))
	return t
}

// inkless is a screen that has an ink button of its own.
type inkless interface{ HasInk() bool }

// refresh gives the ink to "Take in job" where the screen has no act of its own, and takes the acts away while nothing can be written.
func (t *topBar) refresh() {
	w := t.w
	ink := w.cur != nil && !w.cur.inked()
	for _, act := range t.acts {
		kind := kit.Secondary
		if act.screen == "intake" && ink {
			kind = kit.InkButton
		}
		act.button.SetKind(kind)
		if w.state.ReadOnly != nil {
			act.button.Disable(w.h.T("shell.no-writing"))
		} else {
			act.button.Enable()
		}
	}
}

// inked says whether a screen has its own ink button: forms and records do, unless the screen says otherwise.
func (s *shown) inked() bool {
	if i, ok := s.Screen.(inkless); ok {
		return i.HasInk()
	}
	return s.form || s.ink
}

// begins opens a form for new work, unless nothing can be written.
func (w *Window) begins(name string) {
	if w.state.ReadOnly != nil {
		w.h.Hint(w.h.T("shell.no-writing"))
		return
	}
	w.Open(kit.Route{Screen: name})
}
