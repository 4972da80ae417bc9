package settings_test

import (
	"testing"

	"tanggapan/app"
	"tanggapan/app/apptest"
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

type look = uitest.Look

var looks = map[string]look{"light": {}, "dark": {Dark: true}, "fil": {Lang: "fil"}, "1366x700": {W: 1366, H: 700}}

// on stands a window up over a shop and opens a section; the owner is at the desk.
func on(t *testing.T, s *apptest.Shop, l look, section string) *desk {
	t.Helper()
	s.Who = data.Actor{Staff: s.Ana}
	d := &desk{Desk: uitest.OpenShop(t, s, l), s: s}
	h := d.Host
	h.OnUndo = func(done data.Done) {
		if _, err := s.UndoEntry(s.Who, done.Entry); err != nil {
			t.Error(err)
		}
	}
	d.cur = settings.New(h, s.App)
	d.cur.Version = "1.0"
	d.cur.OnFile = func() { d.files++; d.cur.Reload() }
	d.Stand(s, d.cur, kit.Route{Screen: "settings", Arg: section})
	return d
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
