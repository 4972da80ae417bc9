package printjob_test

import (
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/printing/spool"
	"tanggapan/ui/kit"
	"tanggapan/ui/printjob"
	"tanggapan/ui/uitest"
)

// desk is a window with the papers over a real shop.
type desk struct {
	*uitest.Desk
	s   *apptest.Shop
	cur *printjob.Screen
}

type look = uitest.Look

var looks = map[string]look{"light": {}, "dark": {Dark: true}, "fil": {Lang: "fil"}, "1366x700": {W: 1366, H: 700}}

// on stands a window up over a shop with a job whose papers went out.
func on(t *testing.T, l look, as spool.Job, err error) *desk {
	t.Helper()
	s := apptest.New(t)
	if err := s.Computer().Change(func(c *app.Computer) {
		for _, p := range []string{app.PaperSheet, app.PaperTicket, app.PaperLabel} {
			c.Papers[p] = app.ComputerPaper{Printer: "Front", Copies: 1}
		}
	}); err != nil {
		t.Fatal(err)
	}
	s.Printer.Printers = []spool.Info{{Name: "Front", Default: true}, {Name: "Back_office", State: spool.Stopped, Why: spool.NoPaper}}
	job := s.Done(s.Jobs.TakeIn(s.Who, app.Intake{
		Customer: &data.Customer{Given: "Begoña", Family: "Núñez-Santos", Phones: []data.Phone{{N: 1, Typed: "0917 555 0123"}}},
		Job:      data.Job{JobKind: data.Repair, Place: data.InShop},
		Devices:  []app.IntakeDevice{{New: &data.Device{DeviceKind: "phone", Brand: "Samsung", Model: "Galaxy S23"}, Job: data.JobDevice{Words: "Does not charge"}}},
	})).ID
	s.Printer.As, s.Printer.Err = as, err
	s.Done(s.PrintJobs.Print(s.Who, data.Ref{Kind: data.KindJob, ID: job}, app.PaperSheet, app.PaperTicket))
	s.Step()
	d := &desk{Desk: uitest.OpenShop(t, s, l), s: s}
	d.cur = printjob.New(d.Host, s.App)
	d.Stand(s, d.cur, kit.Route{Screen: "printjobs"})
	return d
}

func (d *desk) step(by time.Duration) {
	d.s.Later(by)
	d.s.Step()
	d.Layout()
}

func TestScreen_WaitsAndComesOut(t *testing.T) {
	d := on(t, look{}, spool.Job{State: spool.Held, Why: spool.Jam}, nil)
	d.step(time.Second)
	d.MustSay("Job sheet of J-000001", "Claim ticket of J-000001", "Waiting: paper jam", "clear it, and the paper comes out by itself", "on Front", "2 papers")
	d.Check()
	for _, id := range []string{"Front-1", "Front-2"} {
		d.s.Printer.Set(spool.Job{ID: id, State: spool.Done})
	}
	d.step(time.Second)
	d.MustSay("Every paper is out")
	d.Check()
}

func TestScreen_AnotherPrinterByKeys(t *testing.T) {
	d := on(t, look{}, spool.Job{}, spool.Off)
	for range 4 {
		d.step(2 * time.Minute)
	}
	d.MustSay("Not out: printer does not answer", "Front does not answer")
	d.s.Printer.Err = nil
	d.Press("Alt+P")
	d.MustSay("Back office", "no paper", "Saved as PDF")
	d.Check()
	d.Type("1")
	d.step(time.Second)
	jobs := d.s.Printer.Jobs()
	if len(jobs) != 1 || jobs[0].Options.Printer != "Back_office" || !strings.Contains(jobs[0].Title, "J-000001") {
		t.Fatalf("%+v", jobs)
	}
	d.MustSay("1 paper")
	d.Press("F9")
	d.step(time.Second)
	if jobs = d.s.Printer.Jobs(); len(jobs) != 2 || jobs[1].Options.Printer != "Front" {
		t.Fatalf("%+v", jobs)
	}
	d.MustSay("Every paper is out")
}

func TestScreen_GivesUpAfterAsking(t *testing.T) {
	d := on(t, look{}, spool.Job{State: spool.Held, Why: spool.Paused}, nil)
	d.step(time.Second)
	d.Press("Del")
	d.MustSay("Give this paper up?")
	d.Press("Esc")
	if q, _ := d.s.PrintJobs.Queue("", 0); q.Total != 2 {
		t.Fatal("it was given up without an answer")
	}
	d.Press("Del", "Ctrl+Enter")
	if q, _ := d.s.PrintJobs.Queue("", 0); q.Total != 1 {
		t.Fatalf("%+v", q)
	}
}

func TestScreenshots_PrintJobs(t *testing.T) {
	for name, l := range looks {
		t.Run(name, func(t *testing.T) {
			d := on(t, l, spool.Job{State: spool.Held, Why: spool.Cover}, nil)
			d.s.Printer.Err = spool.Off
			d.s.Done(d.s.PrintJobs.Print(d.s.Who, data.Ref{Kind: data.KindJob, ID: 1}, app.PaperLabel))
			d.step(time.Second)
			d.Check()
			d.Shot("printjobs-" + name)
		})
	}
}
