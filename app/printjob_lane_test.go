package app_test

import (
	"context"
	"path/filepath"
	"testing"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/app/desk"
	"tanggapan/data"
	"tanggapan/printing/page"
	"tanggapan/printing/spool"
)

// stuckPrinter takes a paper and never comes back, until it is told to give up.
type stuckPrinter struct {
	spool.Fake
	began, ended chan bool
}

func (p *stuckPrinter) Print(ctx context.Context, _ *page.Doc, _ spool.Options) (string, error) {
	p.began <- true
	<-ctx.Done()
	p.ended <- true
	return "", ctx.Err()
}

// TestPrintJobs_AStuckPrinterHoldsNothingUp: the act answers, other background work goes on, the file closes, and the
// paper is still there the next time.
func TestPrintJobs_AStuckPrinterHoldsNothingUp(t *testing.T) {
	s := apptest.New(t)
	ref := data.Ref{Kind: data.KindJob, ID: s.Done(s.Jobs.TakeIn(s.Who, intake())).ID}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	p := &stuckPrinter{began: make(chan bool, 1), ended: make(chan bool, 1)}
	d, err := desk.Open(filepath.Join(s.Dir, "desk"))
	if err != nil {
		t.Fatal(err)
	}
	a := app.New(app.Deps{Desk: d, Printer: p, Papers: filepath.Join(s.Dir, "papers")})
	if err := a.Open(s.Path, app.OpenOptions{}); err != nil {
		t.Fatal(err)
	}
	s.Done(a.PrintJobs.Print(s.Who, ref, app.PaperTicket))
	<-p.began
	// An act goes through while the printer is stuck, and what follows it in the background too.
	s.Done(a.Jobs.TakeIn(s.Who, intake()))
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	<-p.ended
	s.Reopen()
	s.Step()
	jobs, err := s.PrintJobs.Of(ref)
	if err != nil || len(jobs) != 1 || jobs[0].State != data.PrintDone || jobs[0].Tries != 0 || len(s.Printer.Jobs()) != 1 {
		t.Fatalf("%+v %v", jobs, err)
	}
}
