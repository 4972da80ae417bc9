package settings_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/settings"
	"tanggapan/ui/uitest"
)

// desk is a window with the settings over a real shop.
type desk struct {
	*uitest.Desk
	s     *apptest.Shop
	cur   *settings.Screen
	files int // how often another file was opened
}

type look struct {
	lang string
	dark bool
	w, h float32
}

var looks = map[string]look{"light": {}, "dark": {dark: true}, "fil": {lang: "fil"}, "1366x700": {w: 1366, h: 700}}

// on stands a window up over a shop and opens a section; the owner is at the desk.
func on(t *testing.T, s *apptest.Shop, l look, section string) *desk {
	t.Helper()
	if l.lang == "" {
		l.lang = "en"
	}
	if l.w == 0 {
		l.w, l.h = uitest.Width, uitest.Height
	}
	s.Who = data.Actor{Staff: s.Ana}
	d := &desk{Desk: uitest.OpenSized(t, kit.NewTheme(l.dark, 1), l.w, l.h), s: s}
	h := d.Host
	h.Words, h.Format, h.Now = words.In(l.lang), s.Shop.Format(l.lang), s.Now
	h.Who = func() data.Actor { return s.Who }
	h.OnKey = func(ev *fyne.KeyEvent) bool { return d.cur.Key(ev) }
	h.OnShortcut = func(chord string) bool { return d.cur.Shortcut(chord) }
	h.OnUndo = func(done data.Done) {
		if _, err := s.UndoEntry(s.Who, done.Entry); err != nil {
			t.Error(err)
		}
	}
	d.cur = settings.New(h, s.App)
	d.cur.Version = "1.0"
	d.cur.OnFile = func() { d.files++; d.cur.Reload() }
	s.App.Subscribe(func(c []data.Change) { d.cur.Changed(c) })
	d.Show(kit.Inset(54, 0, 28, 191, d.cur.Content()))
	d.cur.Open(kit.Route{Screen: "settings", Arg: section})
	d.Layout()
	d.cur.Focus()
	d.Layout()
	return d
}

func (d *desk) says(words ...string) {
	d.T.Helper()
	for _, w := range words {
		if !d.Says(w) {
			d.T.Errorf("the page does not say %q; it says %.2500q", w, d.Texts())
		}
	}
}

// retype replaces the text of the field that has the keys.
func (d *desk) retype(text string) {
	d.T.Helper()
	e, ok := d.Host.Focused().(interface{ Replace(string) })
	if !ok {
		d.T.Fatalf("no field has the keys but %T", d.Host.Focused())
	}
	e.Replace(text)
	d.Layout()
}

// folders names the places for copies at this computer.
func (d *desk) folders(t *testing.T, s *apptest.Shop, dirs ...string) {
	t.Helper()
	if err := s.Computer().Change(func(c *app.Computer) { c.Backup.Folders = dirs }); err != nil {
		t.Fatal(err)
	}
	d.cur.Reload()
	d.Layout()
}

func routeTo(section string) kit.Route { return kit.Route{Screen: "settings", Arg: section} }
