package ui

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/printing/spool"
	"tanggapan/ui/kit"
	"tanggapan/ui/uitest"
)

// withPrinters is a computer with three printers of the system.
func (v variant) withPrinters(t *testing.T) (*app.App, *spool.Fake) {
	t.Helper()
	dk := v.computer(t, func(c *app.Computer) {
		c.Papers = map[string]app.ComputerPaper{
			app.PaperSheet:   {Printer: "HP_LaserJet_M404", Size: "A4", Copies: 1, OnSave: true},
			app.PaperTicket:  {Printer: "Epson_TM-T82", Size: "80", Copies: 1, OnSave: true},
			app.PaperLabel:   {Printer: "Brother_QL-820", Size: "62x29", Copies: 1, OnSave: true},
			app.PaperSummary: {Printer: "HP_LaserJet_M404", Size: "A4", Copies: 1},
		}
	})
	p := &spool.Fake{Printers: []spool.Info{{Name: "HP_LaserJet_M404", Default: true}, {Name: "Epson_TM-T82"}, {Name: "Brother_QL-820"}}}
	return app.New(app.Deps{Now: uitest.Now, Desk: dk, Sync: true, Printer: p, Papers: filepath.Join(t.TempDir(), "papers")}), p
}

// TestScreenshots_Settings shows the sections of the settings over the practice shop, with a printer in trouble.
func TestScreenshots_Settings(t *testing.T) {
	path := practiceShop(t, pictured(t))
	for _, v := range variants {
		t.Run("desk"+v.end, func(t *testing.T) {
			d := v.desk(t)
			a, printer := v.withPrinters(t)
			w := v.window(t, d, a, Options{File: path, Version: "1.0", Folder: filepath.Dir(path)})
			stuck(t, a, printer, w.who)
			for _, s := range []shot{
				{name: "settings-shop", route: kit.Route{Screen: "settings", Arg: "shop"}},
				{name: "settings-staff", route: kit.Route{Screen: "settings", Arg: "staff"}, press: []string{"Down"}},
				{name: "settings-lists", route: kit.Route{Screen: "settings", Arg: "lists"}, press: []string{"Down", "Down", "Down", "Down", "Down", "Right", "Down", "Down", "Down", "Enter"}},
				{name: "settings-papers", route: kit.Route{Screen: "settings", Arg: "papers"}},
				{name: "settings-printers", route: kit.Route{Screen: "settings", Arg: "printers"}},
				{name: "settings-backup", route: kit.Route{Screen: "settings", Arg: "backup"}},
				{name: "settings-privacy", route: kit.Route{Screen: "settings", Arg: "privacy"}},
				{name: "settings-about", route: kit.Route{Screen: "settings", Arg: "about"}},
			} {
				t.Run(s.name+v.end, func(t *testing.T) {
					d.T = t
					w.Open(s.route)
					d.Layout()
					s.do(d)
					d.Shot(s.name + v.end)
					d.Check()
					if d.Host.Top() == nil && (v.end == "" || v.lang == "fil") { // the order of keys is the same in all colours
						d.CheckTabs()
					}
					d.Press("Esc")
					w.closePops()
					w.Open(kit.Route{Screen: "today"})
				})
			}
		})
	}
}

// stuck leaves two papers at a printer that does not print.
func stuck(t *testing.T, a *app.App, printer *spool.Fake, who data.Actor) {
	t.Helper()
	jobs, err := a.Jobs.List(app.JobsQuery{})
	if err != nil || len(jobs.Rows) < 2 {
		t.Fatal("there are no jobs to print: ", err)
	}
	printer.Err = errors.New("cover open")
	for _, j := range jobs.Rows[:2] {
		if _, err := a.PrintJobs.Print(who, data.Ref{Kind: data.KindJob, ID: j.ID}, app.PaperLabel); err != nil {
			t.Fatal(err)
		}
	}
	a.Step()
	printer.Err = nil
}

// TestScreenshots_FirstStart shows the first start: the two ways, and each of the four questions.
func TestScreenshots_FirstStart(t *testing.T) {
	pictured(t)
	for _, v := range variants {
		t.Run("desk"+v.end, func(t *testing.T) {
			d := v.desk(t)
			a, _ := v.withPrinters(t)
			v.window(t, d, a, Options{Version: "1.0", Folder: t.TempDir()})
			take := func(name string) {
				t.Run(name+v.end, func(t *testing.T) {
					d.T = t
					d.Tick(time.Second)
					d.Shot(name + v.end)
					d.Check()
					had := d.Window.Canvas().Focused()
					d.CheckTabs()
					if had != nil {
						d.Window.Canvas().Focus(had)
					}
				})
			}
			take("empty")
			d.Press("Enter")
			d.Type("Harbour Bench Repairs")
			d.Press("Tab")
			d.Type("Cebu City")
			d.Press("Tab", "Tab", "Tab")
			d.Type("12")
			take("setup-1")
			d.Press("Ctrl+Enter")
			take("setup")
			d.Press("Ctrl+Enter")
			d.Type("Marco")
			take("setup-3")
			d.Press("Ctrl+Enter")
			take("setup-4")
		})
	}
}
