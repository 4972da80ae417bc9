package ui

import (
	"bytes"
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

type variant struct {
	end        string
	dark       bool
	lang       string
	wide, high float32
}

// variants are how each screen is shown: at the design's size, dark, low, and in Filipino.
var variants = []variant{
	{"", false, "en", 1280, 800},
	{"-dark", true, "en", 1280, 800},
	{"-1366x700", false, "en", 1366, 700},
	{"-fil", false, "fil", 1280, 800},
}

// pictured prepares a test that takes pictures: SCREENSHOTS names a folder for them. many says that this run is to show much.
func pictured(t *testing.T) (many bool) {
	t.Helper()
	if testing.Short() {
		t.Skip("one goroutine does it all: the race detector learns nothing from it")
	}
	dir := os.Getenv("SCREENSHOTS")
	if dir != "" {
		t.Setenv("SHOTS", dir)
	}
	return dir != ""
}

// practiceShop makes the file of a practice shop: a small one, where no pictures are kept.
func practiceShop(t *testing.T, many bool) (path string) {
	t.Helper()
	jobs := 60
	if many {
		jobs = 0
	}
	path = filepath.Join(t.TempDir(), "Harbour Bench Repairs.tgp")
	if _, err := app.New(app.Deps{Now: uitest.Now}).Practice(path, app.PracticeOptions{Jobs: jobs, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	return path
}

// computer is one in the language and colours of a variant.
func (v variant) computer(t *testing.T, more func(*app.Computer)) *desk.Desk {
	t.Helper()
	dk, err := desk.Open(filepath.Join(t.TempDir(), "desk"))
	if err != nil {
		t.Fatal(err)
	}
	err = dk.Change(func(c *app.Computer) {
		c.Language, c.Theme = v.lang, v.theme()
		if more != nil {
			more(c)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return dk
}

func (v variant) theme() desk.Theme {
	if v.dark {
		return app.ThemeDark
	}
	return app.ThemeLight
}

func (v variant) desk(t *testing.T) *uitest.Desk {
	return uitest.OpenSized(t, kit.NewTheme(v.dark, 1), v.wide, v.high)
}

// window starts the program in a variant.
func (v variant) window(t *testing.T, d *uitest.Desk, a *app.App, o Options) *Window {
	t.Helper()
	t.Cleanup(func() { a.Close() })
	w := New(d.Host, a, o)
	w.Start()
	d.Window.Resize(fyne.NewSize(v.wide, v.high))
	d.Layout()
	if o.File == "" {
		return w
	}
	w.person.Language = ""
	w.speakHere(v.lang)
	if !w.open {
		t.Fatalf("the practice shop does not open: %q", d.Texts())
	}
	return w
}

// TestScreenshots shows every screen of the practice shop in every variant and holds each to the rules of the look.
func TestScreenshots(t *testing.T) {
	path := practiceShop(t, pictured(t))
	for _, v := range variants {
		t.Run("today"+v.end, func(t *testing.T) {
			d := v.desk(t)
			a := app.New(app.Deps{Now: uitest.Now, Desk: v.computer(t, nil), Sync: true})
			w := v.window(t, d, a, Options{File: path, Version: "1.0", Folder: filepath.Dir(path)})
			for _, s := range shots(t, a) {
				t.Run(s.name, func(t *testing.T) {
					d.T = t
					w.Open(s.route)
					d.Layout()
					s.do(d)
					if s.act != nil {
						s.act(t, d, w)
					}
					d.Shot(s.name + v.end)
					d.Check()
					if d.Host.Top() == nil {
						d.CheckTabs()
					}
					w.closePops()
					w.Open(kit.Route{Screen: "today"})
					forget(t, w)
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
	act   func(*testing.T, *uitest.Desk, *Window) // what keys alone do not do
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
		if s.name == "fault" { // see TestScreenshots_Fault
			continue
		}
		r := kit.Route{Screen: s.name, ID: sampleID(t, a, s.name)}
		if s.name == "merge" {
			r = twoAlike(t, a)
		}
		if s.name == "erase" {
			r.ID = sampleID(t, a, "customers")
		}
		all = append(all, shot{name: s.name, route: r})
	}
	job := kit.Route{Screen: "job", ID: sampleID(t, a, "job")}
	return append(all,
		shot{name: "book", route: job, press: []string{"F4"}},
		shot{name: "job-print", route: job, press: []string{"F9"}},
		shot{name: "parked", route: kit.Route{Screen: "intake"}, typed: "begona", then: []string{"Enter"}, act: parkTwo},
		shot{name: "conflict", route: kit.Route{Screen: "customer", ID: sampleID(t, a, "customers")}, act: meet},
		shot{name: "intake-match", route: kit.Route{Screen: "intake"}, typed: "nun"},
		shot{name: "intake-known", route: kit.Route{Screen: "intake"}, typed: "begona", then: []string{"Enter"}},
		shot{name: "inquiry-known", route: kit.Route{Screen: "inquiry"}, typed: "begona", then: []string{"Enter"}})
}

// twoAlike opens the merge of two customers of the practice shop.
func twoAlike(t *testing.T, a *app.App) kit.Route {
	rows, err := a.Customers.Find("santos", 2)
	if err != nil || len(rows) < 2 {
		rows, _, err = a.Customers.ByName("", 2)
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

// parkTwo opens a second form over the first, and lists both.
func parkTwo(_ *testing.T, d *uitest.Desk, _ *Window) {
	d.Type("It charges only at an angle")
	d.Tick(time.Second)
	d.Press("F2")
	d.Type("Joan")
	d.Tick(time.Second)
	d.Press("Alt+1", "F11")
}

// meet changes a customer while somebody else saves another change of the same fields.
func meet(t *testing.T, d *uitest.Desk, w *Window) {
	t.Helper()
	c, err := w.a.Customers.Get(w.at.ID)
	if err != nil {
		t.Fatal(err)
	}
	ours := c.Given + " Luz"
	all, err := w.a.Staff.All(true)
	if err != nil || len(all) < 2 {
		t.Fatal("nobody else works here: ", err)
	}
	for range 40 {
		if e, ok := d.Host.Focused().(interface{ SelectedText() string }); ok && e != nil {
			break
		}
		d.Press("Tab")
	}
	d.Press("Ctrl+A")
	d.Type(ours)
	them, other := data.Actor{Staff: all[1].ID}, *c
	other.Given = c.Given + " M."
	if _, err := w.a.Customers.Change(them, &other); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { // the next variant shows the same name
		now, err := w.a.Customers.Get(c.ID)
		if err != nil {
			t.Fatal(err)
		}
		back := *now
		back.Given = c.Given
		if _, err := w.a.Customers.Change(them, &back); err != nil {
			t.Fatal(err)
		}
	})
	d.Press("Ctrl+Enter")
	if d.Host.Top() == nil {
		t.Fatalf("nothing says that both changed it: %q", d.Texts())
	}
}

// forget lets go of the forms that a picture left half filled.
func forget(t *testing.T, w *Window) {
	t.Helper()
	w.parked = nil
	all, err := w.a.Drafts.All()
	for _, x := range all {
		if err == nil {
			err = w.a.Drafts.Drop(x.Ref())
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestScreenshots_Fault shows the page of a file that is damaged under the window, with a copy to go on in, and the kit on one page.
func TestScreenshots_Fault(t *testing.T) {
	pictured(t)
	for _, v := range variants {
		t.Run("fault"+v.end, func(t *testing.T) {
			s := openWith(t, v.desk(t))
			s.W.person.Language = ""
			s.W.change(func(c *app.Computer) { c.Theme = v.theme() })
			s.W.speakHere(v.lang)
			done := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Qwertzuiop", Family: "Asdfghjkl"}))
			s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Begoña", Family: "Núñez-Santos", Phones: []data.Phone{{N: 1, Typed: "0917 555 0123"}}}))
			s.Press("F12", "F3")
			s.Type("Joan Cabahug")
			s.Tick(time.Second)
			s.Press("Alt+1")
			s.Later(5 * time.Second)
			raw, err := os.ReadFile(s.Path)
			if err != nil {
				t.Fatal(err)
			}
			spoil(t, s.Path, raw, "Qwertzuiop", "X")
			if _, err := s.Customers.Get(done.ID); err == nil {
				t.Fatal("a spoilt record is read")
			}
			s.Tick(time.Minute)
			if s.W.at.Screen != "fault" {
				t.Fatalf("the window is at %v", s.W.at)
			}
			s.Desk.Shot("fault" + v.end)
			s.Check()
			s.CheckTabs()
		})
	}
}

// spoil writes b over the first byte of every place where words stand in a file that held raw.
func spoil(t *testing.T, path string, raw []byte, words, b string) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	for at := 0; ; n++ {
		i := bytes.Index(raw[at:], []byte(words))
		if i < 0 {
			break
		}
		if _, err := f.WriteAt([]byte(b), int64(at+i)); err != nil {
			t.Fatal(err)
		}
		at += i + 1
	}
	if n == 0 {
		t.Fatal("nothing was spoilt")
	}
}
