package ui

import (
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/printing/spool"
	"tanggapan/ui/kit"
)

// TestPapersThatDoNotComeOut: the status bar tells, a key leads to them, Today has the task, and one key prints again.
func TestPapersThatDoNotComeOut(t *testing.T) {
	s := open(t)
	if err := s.Computer().Change(func(c *app.Computer) { c.Papers[app.PaperTicket] = app.ComputerPaper{Printer: "Front", Copies: 1} }); err != nil {
		t.Fatal(err)
	}
	job := s.Done(s.Jobs.TakeIn(s.Who, app.Intake{
		Customer: &data.Customer{Given: "Begoña", Family: "Núñez-Santos", Phones: []data.Phone{{N: 1, Typed: "0917 555 0123"}}},
		Job:      data.Job{JobKind: data.Repair, Place: data.InShop},
		Devices:  []app.IntakeDevice{{New: &data.Device{DeviceKind: "phone", Brand: "Samsung", Model: "Galaxy S23"}, Job: data.JobDevice{Words: "Does not charge"}}},
	})).ID
	s.Printer.Err = spool.Off
	s.Done(s.PrintJobs.Print(s.Who, data.Ref{Kind: data.KindJob, ID: job}, app.PaperTicket))
	for range 4 {
		s.Step()
		s.Later(2 * time.Minute)
	}
	s.Layout()
	s.MustSay("1 paper does not come out: printer does not answer")
	s.Check()
	s.Shot("shell/papers-stand")
	s.Press("Ctrl+Shift+P")
	if s.W.at.Screen != "printjobs" {
		t.Fatalf("at %q", s.W.at.Screen)
	}
	s.MustSay("Claim ticket of J-000001", "Not out: printer does not answer", "Everything is saved. Front does not answer")
	s.Check()

	s.Press("Alt+1")
	s.Layout()
	s.MustSay("Print again: Claim ticket of J-000001")
	s.Press("Enter")
	if s.W.at.Screen != "printjobs" {
		t.Fatalf("the task leads to %q", s.W.at.Screen)
	}
	s.Printer.Err = nil
	s.Press("F9")
	s.Step()
	s.Layout()
	if len(s.Printer.Jobs()) != 1 {
		t.Fatalf("%+v", s.Printer.Jobs())
	}
	s.MustSay("Every paper is out")
	if s.Says("does not come out") {
		t.Error("the status bar still tells of it")
	}
	s.again()
	if n, _, err := s.PrintJobs.Trouble(); n != 0 || err != nil {
		t.Error(n, err)
	}
}

// TestPrintMenuTellsOfPapersThatStand: the menu of papers has a line to them.
func TestPrintMenuTellsOfPapersThatStand(t *testing.T) {
	s := open(t)
	job := s.Done(s.Jobs.TakeIn(s.Who, app.Intake{
		Customer: &data.Customer{Given: "Begoña", Family: "Núñez-Santos", Phones: []data.Phone{{N: 1, Typed: "0917 555 0123"}}},
		Job:      data.Job{JobKind: data.Repair, Place: data.InShop},
		Devices:  []app.IntakeDevice{{New: &data.Device{DeviceKind: "phone", Brand: "Samsung", Model: "Galaxy S23"}, Job: data.JobDevice{Words: "Does not charge"}}},
	})).ID
	s.Printer.As = spool.Job{State: spool.Held, Why: spool.Cover}
	s.Done(s.PrintJobs.Print(s.Who, data.Ref{Kind: data.KindJob, ID: job}, app.PaperTicket))
	s.Step()
	s.Later(time.Second)
	s.Step()
	s.W.Open(kit.Route{Screen: "job", ID: job})
	s.Layout()
	s.Press("F9")
	s.MustSay("1 paper does not come out", "cover is open")
	s.Check()
	s.Press("Esc")
	s.Printer.Set(spool.Job{ID: "Front-1", State: spool.Done})
	s.Later(time.Second)
	s.Step()
	s.Press("F9")
	if s.Says("does not come out") {
		t.Error("the menu tells of what is out")
	}
}
