package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/app/desk"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/uitest"
)

// variants are how each screen is shown: at the design's size, dark, low, and in Filipino.
var variants = []struct {
	end        string
	dark       bool
	lang       string
	wide, high float32
}{
	{"", false, "en", 1280, 800},
	{"-dark", true, "en", 1280, 800},
	{"-1366x700", false, "en", 1366, 700},
	{"-fil", false, "fil", 1280, 800},
}

// TestScreenshots shows every screen of the practice shop in every variant and holds each to the rules of the look.
// SCREENSHOTS names a folder for the pictures.
func TestScreenshots(t *testing.T) {
	jobs := 60
	if dir := os.Getenv("SCREENSHOTS"); dir != "" {
		t.Setenv("SHOTS", dir)
		jobs = 0
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "Harbour Bench Repairs.tgp")
	if _, err := app.New(app.Deps{Now: uitest.Now}).Practice(path, app.PracticeOptions{Jobs: jobs, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	for _, v := range variants {
		t.Run("today"+v.end, func(t *testing.T) {
			d := uitest.OpenSized(t, kit.NewTheme(v.dark, 1), v.wide, v.high)
			dk, err := desk.Open(filepath.Join(t.TempDir(), "desk"))
			if err != nil {
				t.Fatal(err)
			}
			err = dk.Change(func(c *app.Computer) {
				c.Language = v.lang
				c.Theme = app.ThemeLight
				if v.dark {
					c.Theme = app.ThemeDark
				}
			})
			if err != nil {
				t.Fatal(err)
			}
			a := app.New(app.Deps{Now: uitest.Now, Desk: dk, Sync: true})
			t.Cleanup(func() { a.Close() })
			w := New(d.Host, a, Options{File: path, Version: "1.0", Folder: dir})
			w.Start()
			d.Window.Resize(fyne.NewSize(v.wide, v.high))
			d.Layout()
			w.person.Language = ""
			w.speakHere(v.lang)
			if !w.open {
				t.Fatalf("the practice shop does not open: %q", d.Texts())
			}
			for _, s := range shots(t, a) {
				t.Run(s.name, func(t *testing.T) {
					d.T = t
					w.Open(s.route)
					d.Layout()
					s.do(d)
					d.Shot(s.name + v.end)
					d.Check()
					if d.Host.Top() == nil {
						d.CheckTabs()
					}
					w.closePops()
					w.Open(kit.Route{Screen: "today"})
					w.parked = nil
				})
			}
		})
	}
}

// shot is one picture: where, and what is pressed there.
type shot struct {
	name  string
	route kit.Route
	press []string
	typed string
	then  []string
}

func (s shot) do(d *uitest.Desk) {
	d.Press(s.press...)
	if s.typed != "" {
		d.Type(s.typed)
	}
	d.Press(s.then...)
	d.Tick(time.Second)
}

// shots are the pictures of the screens that exist, on records of the practice shop.
func shots(t *testing.T, a *app.App) []shot {
	first := screens()[0].name
	all := []shot{
		{name: "search", route: kit.Route{Screen: first}, press: []string{"Ctrl+K"}, typed: "san"},
		{name: "commands", route: kit.Route{Screen: first}, press: []string{"Ctrl+K"}},
		{name: "keys", route: kit.Route{Screen: first}, press: []string{"F1"}},
		{name: "people", route: kit.Route{Screen: first}, press: []string{"Alt+U"}},
	}
	for _, s := range screens() {
		r := kit.Route{Screen: s.name, ID: sampleID(t, a, s.name)}
		if s.name == "merge" {
			r = twoAlike(t, a)
		}
		all = append(all, shot{name: s.name, route: r})
	}
	return append(all,
		shot{name: "intake-match", route: kit.Route{Screen: "intake"}, typed: "nun"},
		shot{name: "intake-known", route: kit.Route{Screen: "intake"}, typed: "begona", then: []string{"Enter"}},
		shot{name: "inquiry-known", route: kit.Route{Screen: "inquiry"}, typed: "begona", then: []string{"Enter"}})
}

// twoAlike opens the merge of two customers of the practice shop.
func twoAlike(t *testing.T, a *app.App) kit.Route {
	rows, err := a.Customers.Find("santos", 2)
	if err != nil || len(rows) < 2 {
		rows, _, err = a.Customers.Page("", 2)
	}
	if err != nil || len(rows) < 2 {
		t.Fatal("there are no two customers: ", err)
	}
	return kit.Route{Screen: "merge", ID: rows[0].ID, Arg: fmt.Sprint(uint64(rows[1].ID))}
}

// sampleID is a record that shows much of its screen.
func sampleID(t *testing.T, a *app.App, screen string) data.ID {
	kind := map[string]data.Kind{"job": data.KindJob, "customers": data.KindCustomer, "inquiries": data.KindInquiry}[screen]
	if kind == 0 {
		return 0
	}
	for _, words := range []string{"begona nunez", "san"} {
		hits, err := a.Search.Find(words, kind)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hits {
			if h.Record.Open() {
				return h.Ref.ID
			}
		}
	}
	return 0
}
