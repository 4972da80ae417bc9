package ui

import (
	"errors"

	"fyne.io/fyne/v2"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

const bandHeight = 62

// band stands under the top bar on every screen while the file takes no changes.
type band struct {
	w     *Window
	all   *fyne.Container
	box   *kit.BoxView
	icon  *kit.Icon
	title *kit.Text
	text  *kit.Text
	act   *kit.Button
}

func newBand(w *Window) *band {
	b := &band{w: w, box: kit.NewBox(kit.Box{}), icon: kit.NewIcon("", 20, kit.Red), title: kit.T("", kit.Fact.Cut()), text: kit.T("", kit.Second.Sized(13).In(kit.Ink).Cut())}
	b.act = kit.NewButton(w.h, kit.ButtonSpec{Text: w.h.T("shell.ways-on"), Small: true, Do: func() { w.Open(kit.Route{Screen: "fault"}) }})
	b.all = kit.Stack(b.box, kit.Inset(0, 24, 0, 24, kit.Row(14, b.icon, kit.Grow(kit.Col(1, b.title, b.text)), b.act)))
	b.all.Hide()
	return b
}

// broken says that storage failed, rather than that nothing was meant to be changed.
func (w *Window) broken() bool {
	err := w.state.ReadOnly
	return errors.Is(err, data.ErrDamaged) || errors.Is(err, data.ErrFull)
}

func (b *band) refresh() {
	w, h := b.w, b.w.h
	err := w.state.ReadOnly
	was := b.all.Visible()
	b.all.Hidden = err == nil
	if err != nil {
		tone, icon, title := kit.Ink, "eye", h.T("shell.band-looking")
		switch {
		case w.broken():
			tone, icon, title = kit.Red, "triangle-alert", h.T("shell.band-broken", "Time", w.seconds(w.state.Since))
		case errors.Is(err, data.ErrNewer):
			icon, title = "info", h.T("shell.band-newer")
		}
		look := kit.Box{Fill: kit.Tint}
		if tone == kit.Red {
			look.Fill = kit.RedT
		}
		b.box.Set(look)
		b.icon.Set(icon, tone)
		b.title.Set(title, kit.Fact.In(tone).Cut())
		text := h.Words.Err(err)
		if w.broken() {
			text = h.T("shell.band-safe")
			if w.trouble.Saved != 0 {
				text = h.T("shell.band-safe-to", "Time", w.seconds(w.trouble.Saved))
			}
		}
		b.text.SetText(text)
		b.act.Hidden = !w.broken() || w.at.Screen == "fault"
	}
	if was != b.all.Visible() && w.frame != nil {
		c := w.h.Window.Canvas().Content()
		kit.Relayout(c)
	}
	kit.Relayout(b.all)
}

// look reads the state of the file; the first time that storage is seen to fail the ways out are shown, and it says so.
func (w *Window) look() (told bool) {
	if !w.open {
		return false
	}
	w.state = w.a.State()
	if w.broken() && w.told == nil {
		w.told = w.state.ReadOnly
		w.trouble = w.a.Trouble()
		w.refresh()
		w.Open(kit.Route{Screen: "fault"})
		return true
	}
	w.refresh()
	return false
}
