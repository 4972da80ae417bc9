package job_test

import (
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/ui/job"
	"tanggapan/ui/kit"
	"tanggapan/ui/uitest"
)

// desk is a window with one screen over a real shop. It counts keys as clerks do.
type desk struct {
	*uitest.Desk
	s      *apptest.Shop
	cur    kit.Screen
	at     kit.Route
	routes map[string]func() kit.Screen
	keys   int
}

type look = uitest.Look

func open(t *testing.T, l look) *desk {
	t.Helper()
	return on(t, apptest.New(t), l)
}

// on stands a window up over a shop.
func on(t *testing.T, s *apptest.Shop, l look) *desk {
	t.Helper()
	d := &desk{Desk: uitest.OpenShop(t, s, l), s: s}
	h := d.Host
	d.routes = map[string]func() kit.Screen{
		"intake": func() kit.Screen { return job.NewIntake(h, s.App) },
		"job":    func() kit.Screen { return job.NewDetail(h, s.App) },
		"jobs":   func() kit.Screen { return job.NewList(h, s.App) },
	}
	h.OnOpen = d.goTo
	h.OnKey = func(ev *fyne.KeyEvent) bool {
		if k, ok := d.cur.(kit.Keyed); ok && k.Key(ev) {
			return true
		}
		if ev.Name == fyne.KeyF3 {
			d.goTo(kit.Route{Screen: "intake"})
			return true
		}
		return false
	}
	h.OnShortcut = func(chord string) bool {
		k, ok := d.cur.(kit.Keyed)
		return ok && k.Shortcut(chord)
	}
	h.OnUndo = func(done data.Done) {
		if _, err := s.UndoEntry(s.Who, done.Entry); err != nil {
			t.Error(err)
		}
	}
	d.Show(kit.Col(0))
	return d
}

// goTo shows a screen as the window does.
func (d *desk) goTo(r kit.Route) {
	d.at = r
	make, ok := d.routes[r.Screen]
	if !ok {
		return
	}
	d.cur = make()
	top := float32(54)
	if r.Screen == "intake" {
		top = 0
	}
	d.Show(kit.Inset(top, 0, 28, 191, d.cur.Content()))
	d.cur.Open(r)
	d.Layout()
	d.cur.Focus()
	d.Layout()
}

// count presses keys that count.
func (d *desk) count(keys ...string) {
	d.keys += len(keys)
	for _, k := range keys {
		if len(k) == 1 {
			d.Type(k)
		} else {
			d.Press(k)
		}
	}
}

// find types to find something: four characters are free.
func (d *desk) find(text string) {
	d.keys += max(0, len([]rune(text))-4)
	d.Type(text)
}

// atMost fails where the keys counted are more than allowed.
func (d *desk) atMost(what string, most int) {
	d.T.Helper()
	d.T.Logf("%s: %d keys", what, d.keys)
	if d.keys > most {
		d.T.Errorf("%s took %d keys, %d are allowed", what, d.keys, most)
	}
	d.keys = 0
}

// person takes somebody in who was here before, with a phone.
func person(t *testing.T, s *apptest.Shop) data.ID {
	t.Helper()
	in := app.Intake{
		Customer: &data.Customer{Given: "Begoña", Family: "Núñez-Santos", Phones: []data.Phone{{Typed: "0917 555 0123"}}, Alert: "Hears badly: speak slowly"},
		Devices: []app.IntakeDevice{
			{New: &data.Device{DeviceKind: "laptop", Brand: "Apple", Model: "MacBook Air 2020"}, Job: data.JobDevice{Words: "Cleaning"}},
			{New: &data.Device{DeviceKind: "phone", Brand: "Samsung", Model: "Galaxy S23", Serial: "RFCW40B8Q1X"}, Job: data.JobDevice{Words: "Battery replaced"}},
		},
	}
	return s.Done(s.Jobs.TakeIn(s.Who, in)).ID
}

// printed are the titles of the papers that came out.
func (d *desk) printed() int {
	d.s.Step()
	return len(d.s.Printer.Jobs())
}

func contains(all []string, part string) bool { return strings.Contains(strings.Join(all, "\n"), part) }

func idOf(id data.ID) string { return strconv.FormatUint(uint64(id), 10) }
