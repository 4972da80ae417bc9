package summary_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"tanggapan/app/apptest"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/summary"
	"tanggapan/ui/uitest"
)

// desk is a window with the summary over a real shop.
type desk struct {
	*uitest.Desk
	s   *apptest.Shop
	cur *summary.Screen
}

type look struct {
	lang string
	dark bool
	w, h float32
}

// on stands a window up over a shop and opens a day.
func on(t *testing.T, s *apptest.Shop, l look, date string) *desk {
	t.Helper()
	if l.lang == "" {
		l.lang = "en"
	}
	if l.w == 0 {
		l.w, l.h = uitest.Width, uitest.Height
	}
	d := &desk{Desk: uitest.OpenSized(t, kit.NewTheme(l.dark, 1), l.w, l.h), s: s}
	h := d.Host
	h.Words, h.Format, h.Now = words.In(l.lang), s.Shop.Format(l.lang), s.Now
	h.Who = func() data.Actor { return s.Who }
	h.OnOpen = func(r kit.Route) { d.Opened = append(d.Opened, r) }
	h.OnKey = func(ev *fyne.KeyEvent) bool { return d.cur.Key(ev) }
	h.OnShortcut = func(chord string) bool { return d.cur.Shortcut(chord) }
	d.cur = summary.New(h, s.App)
	d.Show(kit.Inset(54, 0, 28, 191, d.cur.Content()))
	d.cur.Open(kit.Route{Screen: "summary", Arg: date})
	d.Layout()
	d.cur.Focus()
	d.Layout()
	return d
}

func (d *desk) says(words ...string) {
	d.T.Helper()
	for _, w := range words {
		if !d.Says(w) {
			d.T.Errorf("the page does not say %q; it says %.1500q", w, d.Texts())
		}
	}
}
