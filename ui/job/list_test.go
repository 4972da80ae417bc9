package job_test

import (
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// several makes open jobs in several states, the first of them late.
func several(t *testing.T, s *apptest.Shop) (ids []data.ID) {
	t.Helper()
	for i, j := range []struct{ given, family, brand, model, words, promised string }{
		{"Ernesto", "Lao", "Condura", "fridge", "warm", "2026-11-20T17:00"},
		{"Arnel", "Bacalso", "Apple", "MacBook", "4 keys stick", "2026-11-23T12:00"},
		{"Joan", "Cabahug", "Apple", "MacBook Air M1", "does not charge", "2026-11-23T13:00"},
		{"Lourdes", "Tan", "Brother", "SE600", "foot does not lower", "2026-11-23T16:00"},
		{"Maria Concepcion Purificacion", "Dela Cruz-Villanueva de los Reyes", "Samsung", "Galaxy Tab S9 Ultra 5G Enterprise Edition", strings.Repeat("very long story ", 10), "2026-11-27T12:00"},
	} {
		in := app.Intake{
			Customer: &data.Customer{Given: j.given, Family: j.family, Phones: []data.Phone{{Typed: "0918 555 01" + string(rune('0'+i)) + "6"}}},
			Job:      data.Job{Promised: data.Local(j.promised), Technician: s.Jun},
			Devices:  []app.IntakeDevice{{New: &data.Device{DeviceKind: "laptop", Brand: j.brand, Model: j.model}, Job: data.JobDevice{Words: j.words}}},
		}
		ids = append(ids, s.Done(s.Jobs.TakeIn(s.Who, in)).ID)
	}
	s.Done(s.Jobs.MoveOn(s.Who, ids[1], ids[2]))
	s.Done(s.Jobs.MoveOn(s.Who, ids[1], ids[2]))
	s.Done(s.Jobs.Move(s.Who, data.WaitingPart, "", "", ids[0], ids[3]))
	return ids
}

func TestList_NarrowByTyping(t *testing.T) {
	d := open(t, look{})
	several(t, d.s)
	d.goTo(kit.Route{Screen: "jobs"})
	if !contains(d.Texts(), "5 open") {
		t.Fatalf("%v", d.Texts())
	}
	d.Type("joan")
	d.Tick(100 * time.Millisecond)
	if !contains(d.Texts(), "1 open") || contains(d.Texts(), "Ernesto") {
		t.Fatalf("%v", d.Texts())
	}
	d.count("Enter")
	if d.at.Screen != "job" {
		t.Fatalf("%+v", d.at)
	}
	d.atMost("open the job found in the list", 2)
}

func TestList_ManyOnByOneKey(t *testing.T) {
	d := open(t, look{})
	ids := several(t, d.s)
	d.goTo(kit.Route{Screen: "jobs"})
	d.Press("Down", "Space", "Down", "Space")
	if !contains(d.Texts(), "2 ticked") {
		t.Fatalf("%v", d.Texts())
	}
	d.Shot("jobs-ticked")
	d.Press("F8")
	for _, id := range ids[1:3] {
		if v, _ := d.s.Jobs.Get(id); v.Job.State != data.Ready {
			t.Fatalf("%s is %s", v.Job.No, v.Job.State)
		}
	}
	d.Host.Toasted().Do()
	if v, _ := d.s.Jobs.Get(ids[1]); v.Job.State != data.InProgress {
		t.Fatal("undo did not take both back")
	}
	d.cur.Reload()
	d.Press("Ctrl+A", "F8")
	if len(d.Hints) == 0 || !strings.Contains(d.Hints[len(d.Hints)-1], "different states") {
		t.Fatalf("hints %v", d.Hints)
	}
	d.Press("Esc")
	d.Press("Home", "F8")
	if v, _ := d.s.Jobs.Get(ids[0]); v.Job.State != data.InProgress {
		t.Fatalf("F8 did not move the job under the cursor: %s", v.Job.State)
	}
}

func TestList_TechnicianSortAndChips(t *testing.T) {
	d := open(t, look{})
	ids := several(t, d.s)
	d.goTo(kit.Route{Screen: "jobs"})
	d.Press("Space", "Alt+T")
	d.Type("1")
	if v, _ := d.s.Jobs.Get(ids[0]); v.Job.Technician != d.s.Ana {
		t.Fatal("the technician did not change")
	}
	d.Press("Alt+S", "Alt+S")
	d.goTo(kit.Route{Screen: "jobs", Arg: "late"})
	if contains(d.Texts(), "Joan") || !contains(d.Texts(), "Ernesto") {
		t.Fatalf("%v", d.Texts())
	}
	d.Press("F9")
	d.Type("1")
	if d.printed() != 3 {
		t.Fatalf("%d papers", d.printed())
	}
	d.s.Done(d.s.Jobs.Cancel(d.s.Who, ids[0], "bought a new one"))
	d.goTo(kit.Route{Screen: "jobs", Arg: "closed"})
	if !contains(d.Texts(), "Ernesto") {
		t.Fatalf("%v", d.Texts())
	}
}

func TestList_Looks(t *testing.T) {
	for name, l := range map[string]look{"jobs": {}, "jobs-dark": {Dark: true}, "jobs-fil": {Lang: "fil"}, "jobs-1366x700": {W: 1366, H: 700}} {
		t.Run(name, func(t *testing.T) {
			d := open(t, l)
			several(t, d.s)
			d.goTo(kit.Route{Screen: "jobs"})
			d.Press("Down", "Down")
			d.Tick(time.Second)
			d.Shot(name)
			d.Check()
		})
	}
	t.Run("jobs-empty", func(t *testing.T) {
		d := open(t, look{})
		d.goTo(kit.Route{Screen: "jobs"})
		d.Shot("jobs-empty")
		d.Check()
	})
}
