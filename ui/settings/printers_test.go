package settings_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

func TestPrinters_TestPageAndWhatFailed(t *testing.T) {
	s := apptest.New(t)
	d := on(t, s, look{}, "printers")
	d.MustSay("Front", "Ready", "Saved and opened as PDF", "1 found by the system")
	d.Press("Ctrl+P")
	if got := s.Printer.Jobs(); len(got) != 1 || !strings.Contains(got[0].Doc.Words(), "Front") {
		t.Fatalf("%v", got)
	}
	job := aJob(s)
	s.Printer.Err = errors.New("cover open")
	s.Done(s.PrintJobs.Print(s.Who, data.Ref{Kind: data.KindJob, ID: job}, app.PaperTicket))
	for range 5 {
		s.Later(10 * time.Minute)
		s.Step()
	}
	d.MustSay("1 paper did not come out")
	d.Check()
	d.Shot("settings/printers-failed")
	s.Printer.Err = nil
	d.Press("F9")
	s.Step()
	if failed, _ := s.PrintJobs.Failed(); len(failed) != 0 {
		t.Fatal(failed)
	}
	d.cur.Reload()
	d.MustSay("1 paper today")
	s.Later(24 * time.Hour)
	d.cur.Reload()
	d.Layout()
	if d.Says("paper today") {
		t.Fatal("papers of yesterday are counted")
	}
}

func TestPrinters_ByAddress(t *testing.T) {
	s := apptest.New(t)
	d := on(t, s, look{}, "printers")
	set := func() app.Computer { return s.Computer().Settings() }
	d.Press("Ins")
	d.Type("Front")
	d.Press("Ctrl+Enter")
	d.MustSay("There is a printer of this name already.")
	d.retype("Counter")
	d.Press("Tab")
	d.Type("no address at all")
	d.Press("Ctrl+Enter")
	d.MustSay("is no address")
	d.Check()
	d.Shot("settings/printers-address")
	d.retype("127.0.0.1")
	d.Press("Tab")
	d.Type("2")
	d.Press("Tab", "Space", "Ctrl+Enter")
	if got := set().Printers; len(got) != 1 || got[0] != (app.Printer{Name: "Counter", Address: "127.0.0.1:9100", Roll: 58}) {
		t.Fatalf("%+v", got)
	}
	d.MustSay("Counter", "127.0.0.1:9100, 58 mm", "1 found by the system, 1 by address", "Change", "Printer does not answer")
	d.Check()
	if err := s.Computer().Change(func(c *app.Computer) { c.Papers[app.PaperTicket] = app.ComputerPaper{Printer: "Counter", Copies: 1} }); err != nil {
		t.Fatal(err)
	}
	d.Press("Enter")
	d.retype("Epson at the counter")
	d.Press("Tab")
	d.retype("localhost:9101")
	d.Press("Ctrl+Enter")
	if got := set(); got.Printers[0].Name != "Epson at the counter" || got.Printers[0].Address != "localhost:9101" || got.Papers[app.PaperTicket].Printer != "Epson at the counter" {
		t.Fatalf("%+v", got)
	}
	d.Press("Del")
	d.MustSay("Forget Epson at the counter?")
	d.Press("Ctrl+Enter")
	if got := set(); len(got.Printers) != 0 || got.Papers[app.PaperTicket].Printer != "" {
		t.Fatalf("%+v", got)
	}
	d.Press("Del")
	if d.Host.Top() != nil {
		t.Fatal("a printer of the system cannot be forgotten here")
	}
}

func TestPrinters_WhenOneFails(t *testing.T) {
	s := apptest.New(t)
	d := on(t, s, look{}, "printers")
	fails := func(f fyne.Focusable) bool { _, ok := f.(*kit.Chips); return ok }
	d.tabTo(t, fails)
	d.Type("1")
	if got := s.Computer().Settings().Failed; got.Retry || !got.Task || got.Another != "" {
		t.Fatalf("%+v", got)
	}
	d.Type("3")
	d.MustSay("Which one?")
	d.Shot("settings/printers-another")
	d.Press("Tab", "Down", "Enter")
	if got := s.Computer().Settings().Failed; got.Another != "Front" {
		t.Fatalf("%+v", got)
	}
	d.Check()
	s.Reopen()
	d = on(t, s, look{}, "printers")
	d.tabTo(t, fails)
	d.Type("3")
	if got := s.Computer().Settings().Failed; got.Another != "" || !got.Task {
		t.Fatalf("%+v", got)
	}
}

func TestPrinters_CopiesAndSwitches(t *testing.T) {
	s := apptest.New(t)
	d := on(t, s, look{}, "printers")
	entry := func(f fyne.Focusable) bool { _, ok := f.(*kit.Entry); return ok }
	d.tabTo(t, entry)
	d.retype("3")
	d.Press("Tab")
	if got := s.Computer().Settings().Papers[app.PaperSheet]; got.Copies != 3 || !got.OnSave {
		t.Fatalf("%+v", got)
	}
	d.Press("Space")
	if got := s.Computer().Settings().Papers[app.PaperSheet]; got.OnSave {
		t.Fatalf("%+v", got)
	}
	for _, n := range s.PrintJobs.OnSave(data.KindJob) {
		if n == app.PaperSheet {
			t.Fatal("the sheet is still printed on saving")
		}
	}
	d.MustSay("by hand")
}
