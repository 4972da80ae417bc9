package app_test

import (
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/printing/spool"
)

// printed is a shop that has sent one claim ticket to the printer named, without having stepped.
func printed(t *testing.T, set func(*app.Computer), as spool.Job) (*apptest.Shop, data.Ref) {
	t.Helper()
	s := apptest.New(t)
	if err := s.Computer().Change(func(c *app.Computer) {
		c.Papers[app.PaperTicket] = app.ComputerPaper{Printer: "Front", Size: "80", Copies: 2}
		if set != nil {
			set(c)
		}
	}); err != nil {
		t.Fatal(err)
	}
	s.Printer.As = as
	ref := data.Ref{Kind: data.KindJob, ID: s.Done(s.Jobs.TakeIn(s.Who, intake())).ID}
	s.Done(s.PrintJobs.Print(s.Who, ref, app.PaperTicket))
	return s, ref
}

// only is the one print of a record.
func only(t *testing.T, s *apptest.Shop, ref data.Ref) *data.PrintJob {
	t.Helper()
	jobs, err := s.PrintJobs.Of(ref)
	if err != nil || len(jobs) != 1 {
		t.Fatalf("%+v %v", jobs, err)
	}
	return jobs[0]
}

func stand(t *testing.T, s *apptest.Shop) (n int, state app.PrintState, sentence string) {
	t.Helper()
	n, first, err := s.PrintJobs.Trouble()
	if err != nil {
		t.Fatal(err)
	}
	if n == 0 {
		return 0, "", ""
	}
	return n, first.State(), words.In("en").Fault(first.Fault())
}

func tasks(t *testing.T, s *apptest.Shop) int {
	t.Helper()
	all, err := s.Tasks.Due(10)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, k := range all {
		if k.TaskKind == data.TaskPrint {
			n++
		}
	}
	return n
}

func TestPrintJobs_DoneWhenThePrinterIs(t *testing.T) {
	s, ref := printed(t, nil, spool.Job{State: spool.Printing})
	s.Step()
	p := only(t, s, ref)
	if !p.AtPrinter() || p.Why != "" || p.Queue != "Front-1" {
		t.Fatalf("%+v", p)
	}
	if q, err := s.PrintJobs.Queue("", 0); err != nil || q.Total != 1 || len(q.Rows) != 1 || q.Rows[0].State() != app.PrintOnItsWay || q.Rows[0].No != "J-000001" {
		t.Fatalf("%+v %v", q, err)
	}
	s.Printer.Set(spool.Job{ID: "Front-1", State: spool.Held, Why: spool.Jam, Message: "Open the door"})
	s.Later(time.Second)
	s.Step()
	if n, state, say := stand(t, s); n != 1 || state != app.PrintHeld || say != "Everything is saved. Front has a paper jam: clear it, and the paper comes out by itself." {
		t.Fatalf("%d %s %q", n, state, say)
	}
	if tasks(t, s) != 0 {
		t.Error("a task after a second")
	}
	s.Later(31 * time.Second)
	s.Step()
	if p = only(t, s, ref); !p.Stuck || p.Said != "Open the door" || tasks(t, s) != 1 {
		t.Fatalf("%+v, %d tasks", p, tasks(t, s))
	}
	s.Printer.Set(spool.Job{ID: "Front-1", State: spool.Done})
	s.Later(9 * time.Second)
	s.Step()
	if p = only(t, s, ref); p.State != data.PrintWaiting {
		t.Error("it was looked at again within ten seconds")
	}
	s.Later(time.Second)
	s.Step()
	if p = only(t, s, ref); p.State != data.PrintDone || p.Why != "" || tasks(t, s) != 0 {
		t.Fatalf("%+v, %d tasks", p, tasks(t, s))
	}
	if got := s.Printer.Jobs(); len(got) != 1 || got[0].Options.Copies != 2 {
		t.Fatalf("%+v", got)
	}
}

func TestPrintJobs_TriesAgainThenStands(t *testing.T) {
	s, ref := printed(t, nil, spool.Job{})
	s.Printer.Err = spool.Off
	s.Step()
	if n, state, say := stand(t, s); n != 1 || state != app.PrintTrying || !strings.HasPrefix(say, "Everything is saved. Front does not answer") {
		t.Fatalf("%d %s %q", n, state, say)
	}
	for range 3 {
		s.Later(2 * time.Minute)
		s.Step()
	}
	p := only(t, s, ref)
	if p.State != data.PrintFailed || p.Why != "off" || p.Tries != 3 || tasks(t, s) != 1 {
		t.Fatalf("%+v, %d tasks", p, tasks(t, s))
	}
	s.Reopen() // it stands after a restart, and is not sent by itself
	s.Printer.Err = nil
	s.Later(time.Hour)
	s.Step()
	if n, state, _ := stand(t, s); n != 1 || state != app.PrintStands {
		t.Fatalf("%d %s", n, state)
	}
	s.Done(s.PrintJobs.Retry(s.Who, p.ID))
	s.Step()
	if p = only(t, s, ref); p.State != data.PrintDone || p.Retries != 1 || tasks(t, s) != 0 {
		t.Fatalf("%+v", p)
	}
}

func TestPrintJobs_ObeysTheDesk(t *testing.T) {
	t.Run("NoRetryNoTask", func(t *testing.T) {
		s, ref := printed(t, func(c *app.Computer) { c.Failed.Retry, c.Failed.Task = false, false }, spool.Job{})
		s.Printer.Err = spool.ErrRejected
		s.Step()
		if p := only(t, s, ref); p.State != data.PrintFailed || p.Why != "refused" || tasks(t, s) != 0 {
			t.Fatalf("%+v", p)
		}
		if failed, err := s.PrintJobs.Failed(); err != nil || len(failed) != 1 {
			t.Fatalf("the paper is lost: %v %v", failed, err)
		}
	})
	t.Run("Another", func(t *testing.T) {
		s, ref := printed(t, func(c *app.Computer) { c.Failed.Another = "Back" }, spool.Job{})
		s.Printer.Errs = map[string]error{"Front": spool.Off}
		s.Step()
		s.Later(5 * time.Second)
		s.Step()
		if p := only(t, s, ref); p.State != data.PrintDone || p.Printer != "Back" || p.Instead != "Front" {
			t.Fatalf("%+v", p)
		}
	})
	t.Run("AnotherFailsToo", func(t *testing.T) {
		s, ref := printed(t, func(c *app.Computer) { c.Failed.Another = "Back" }, spool.Job{})
		s.Printer.Err = spool.Off
		for range 5 {
			s.Step()
			s.Later(3 * time.Minute)
		}
		s.Step()
		if p := only(t, s, ref); p.State != data.PrintFailed || p.Printer != "Back" || p.Instead != "Front" || tasks(t, s) != 1 {
			t.Fatalf("%+v", p)
		}
	})
	t.Run("AnotherForOneThatIsHeld", func(t *testing.T) {
		s, ref := printed(t, func(c *app.Computer) { c.Failed.Another = "Back" }, spool.Job{State: spool.Held, Why: spool.NoPaper})
		s.Step()
		s.Printer.As = spool.Job{}
		s.Later(29 * time.Second)
		s.Step()
		if p := only(t, s, ref); p.Printer != "Front" || p.Why != "no-paper" {
			t.Fatalf("%+v", p)
		}
		s.Later(time.Second)
		s.Step()
		if p := only(t, s, ref); p.State != data.PrintDone || p.Printer != "Back" {
			t.Fatalf("%+v", p)
		}
		if j, _ := s.Printer.Job(t.Context(), "Front-1"); j.Why != spool.Cancelled {
			t.Errorf("the first printer still has it: %+v", j)
		}
	})
	t.Run("WhatATryCannotMend", func(t *testing.T) {
		s, ref := printed(t, nil, spool.Job{State: spool.Failed, Why: spool.Document, Message: "Filter failed"})
		s.Step()
		if p := only(t, s, ref); p.State != data.PrintFailed || p.Why != "document" || p.Tries != 0 || p.Said != "Filter failed" {
			t.Fatalf("%+v", p)
		}
	})
}

func TestPrintJobs_LooksAgainAfterARestart(t *testing.T) {
	s, ref := printed(t, nil, spool.Job{State: spool.Printing})
	s.Step()
	s.Reopen()
	s.Printer.Set(spool.Job{ID: "Front-1", State: spool.Done})
	s.Step()
	if p := only(t, s, ref); p.State != data.PrintDone || len(s.Printer.Jobs()) != 1 {
		t.Fatalf("%+v, %d jobs", p, len(s.Printer.Jobs()))
	}
}

func TestPrintJobs_LostAtThePrinter(t *testing.T) {
	s, ref := printed(t, nil, spool.Job{State: spool.Printing})
	s.Step()
	s.Printer.Forget("Front-1")
	s.Later(time.Second)
	s.Step()
	if p := only(t, s, ref); p.State != data.PrintFailed || p.Why != "lost" || len(s.Printer.Jobs()) != 1 {
		t.Fatalf("%+v: what may be out is printed again only by a person", p)
	}
}

func TestPrintJobs_TakenBackByAPerson(t *testing.T) {
	s, ref := printed(t, nil, spool.Job{State: spool.Held, Why: spool.Paused})
	s.Step()
	s.Printer.As = spool.Job{}
	id := only(t, s, ref).ID
	s.Done(s.PrintJobs.Resend(s.Who, id, "Back"))
	s.Step()
	if p := only(t, s, ref); p.State != data.PrintDone || p.Printer != "Back" {
		t.Fatalf("%+v", p)
	}
	if j, _ := s.Printer.Job(t.Context(), "Front-1"); j.Why != spool.Cancelled {
		t.Errorf("%+v", j)
	}
	s.Printer.As = spool.Job{State: spool.Held, Why: spool.Paused}
	s.Done(s.PrintJobs.Print(s.Who, ref, app.PaperLabel))
	s.Step()
	q, err := s.PrintJobs.Queue("", 0)
	if err != nil || q.Total != 1 || len(q.Rows) != 1 {
		t.Fatalf("%+v %v", q, err)
	}
	s.Done(s.PrintJobs.Drop(s.Who, q.Rows[0].Job.ID))
	s.Step()
	if q, _ = s.PrintJobs.Queue("", 0); q.Total != 0 || len(q.Rows) != 0 {
		t.Fatalf("%+v", q)
	}
	if j, _ := s.Printer.Job(t.Context(), "Front-3"); j.Why != spool.Cancelled {
		t.Errorf("%+v", j)
	}
}

// TestPrintJobs_ByAddress prints on a receipt printer of the desk's own list.
func TestPrintJobs_ByAddress(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	got := make(chan []byte, 8)
	go func() {
		for {
			conn, err := ln.Accept()
			if err != nil {
				return
			}
			b, _ := io.ReadAll(conn)
			conn.Close()
			got <- b
		}
	}()
	s, ref := printed(t, func(c *app.Computer) {
		c.Printers = []app.Printer{{Name: "Front", Address: ln.Addr().String(), Roll: 80, Cuts: true}}
	}, spool.Job{})
	s.Step()
	b := <-got
	if p := only(t, s, ref); p.State != data.PrintDone || len(s.Printer.Jobs()) != 0 {
		t.Fatalf("%+v", p)
	}
	if strings.Count(string(b), "\x1d\x56\x42") < 2 || strings.Count(string(b), "\x1dv0") < 4 {
		t.Errorf("%d bytes are not two tickets that were cut", len(b))
	}
	ln.Close()
	s.Done(s.PrintJobs.Print(s.Who, ref, app.PaperTicket))
	s.Step()
	if n, _, say := stand(t, s); n != 1 || !strings.Contains(say, "Front does not answer") {
		t.Errorf("%d %q", n, say)
	}
	views, err := s.Papers.Printers(t.Context())
	if err != nil || len(views) != 3 || views[1].Name != "Front" || views[1].State != app.PrinterStopped || views[1].Why != "off" {
		t.Errorf("%+v %v", views, err)
	}
}

func TestPapers_TestPageTellsTrouble(t *testing.T) {
	s := apptest.New(t)
	en := words.In("en")
	s.Printer.As = spool.Job{State: spool.Held, Why: spool.Cover}
	if _, err := s.Papers.Test(s.Who, "Front", "A4"); en.Err(err) != "Everything is saved. Front has its cover open: close it, and the paper comes out by itself." {
		t.Errorf("%q", en.Err(err))
	}
	s.Printer.As = spool.Job{State: spool.Failed, Why: spool.Document}
	if _, err := s.Papers.Test(s.Who, "", "A4"); !strings.HasPrefix(en.Err(err), "Everything is saved. The printer cannot print this paper") {
		t.Errorf("%q", en.Err(err))
	}
	s.Printer.Err = spool.ErrNoPrinter
	if _, err := s.Papers.Test(s.Who, "Gone", "A4"); !strings.HasPrefix(en.Err(err), "Everything is saved. Gone is not known") {
		t.Errorf("%q", en.Err(err))
	}
}

// TestPrintFaults_EachReadsAsItsOwn: no two reasons share a sentence, and each says first what is safe.
func TestPrintFaults_EachReadsAsItsOwn(t *testing.T) {
	reasons := []spool.Reason{spool.NoPrinter, spool.NoSpooler, spool.Refused, spool.Off, spool.Paused, spool.Halted, spool.Jam, spool.NoPaper, spool.Cover, spool.Ink, spool.Document, spool.Cancelled, spool.Lost, spool.Other}
	for lang, safe := range map[string]string{"en": "Everything is saved.", "fil": "Naka-save ang lahat."} {
		w, seen := words.In(lang), map[string]spool.Reason{}
		for _, r := range reasons {
			for _, p := range []*data.PrintJob{{Why: string(r), Printer: "Front", State: data.PrintFailed}, {Why: string(r), Printer: "Front", State: data.PrintWaiting, Queue: "Front-1"}} {
				say := w.Fault(app.PrintRow{Job: p}.Fault())
				if !strings.HasPrefix(say, safe) || r != spool.NoSpooler && !strings.Contains(say, "Front") {
					t.Errorf("%s, %s: %q", lang, r, say)
				}
				if other, ok := seen[say]; ok && other != r {
					t.Errorf("%s: %s and %s read alike: %q", lang, r, other, say)
				}
				seen[say] = r
			}
			if !w.Has("print-job.why-" + string(r)) {
				t.Errorf("%s: no short words for %s", lang, r)
			}
		}
	}
}
