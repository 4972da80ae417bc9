package uitest

import (
	"testing"

	"tanggapan/app/apptest"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// Look is how a test shows a screen: the zero one is English, light, at the design's size.
type Look struct {
	Lang string // "" is English
	Dark bool
	W, H float32 // of the window; 0 is the design's size
}

// OpenShop opens a window of that look over a real shop, whose clerk sits at the desk. What its keys do is the test's to say.
func OpenShop(t testing.TB, s *apptest.Shop, l Look) *Desk {
	t.Helper()
	if l.W == 0 {
		l.W, l.H = Width, Height
	}
	d := OpenSized(t, kit.NewTheme(l.Dark, 1), l.W, l.H)
	d.Serve(s, l.Lang)
	return d
}

// Serve lets the window speak a language for a shop as it is open now: again after the test opened its file anew.
func (d *Desk) Serve(s *apptest.Shop, lang string) {
	h := d.Host
	h.Words = words.In(lang)
	h.Format = s.Shop.Format(h.Words.Lang())
	h.Now = s.App.Now
	h.Who = func() data.Actor { return s.Who }
}

// Stand shows a screen at a route, in the room that the shell leaves it: it has the keys, and hears what changes in the shop.
func (d *Desk) Stand(s *apptest.Shop, screen interface {
	kit.Screen
	kit.Keyed
}, r kit.Route,
) {
	d.Host.OnKey, d.Host.OnShortcut = screen.Key, screen.Shortcut
	s.Subscribe(func(c []data.Change) { screen.Changed(c) })
	d.Show(kit.Inset(54, 0, 28, 191, screen.Content()))
	screen.Open(r)
	d.Layout()
	screen.Focus()
	d.Layout()
}

// Rail is how wide the shell's rail is in this window, in design pixels.
func (d *Desk) Rail() float32 {
	if d.Window.Canvas().Size().Width < kit.NarrowWindow {
		return kit.RailNarrow
	}
	return kit.RailWidth
}
