package cups_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/app/desk"
	"tanggapan/data"
	"tanggapan/printing/spool"
)

// atDesk opens the shop as the program does: background work runs by itself, papers go to the print server.
func atDesk(t *testing.T, s *apptest.Shop) *app.App {
	t.Helper()
	d, err := desk.Open(filepath.Join(s.Dir, "desk"))
	if err != nil {
		t.Fatal(err)
	}
	a := app.New(app.Deps{Desk: d, Printer: spool.Local(), Papers: filepath.Join(s.Dir, "papers")})
	if err := a.Open(s.Path, app.OpenOptions{}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// becomes waits for the one print of a record to stand as wanted.
func becomes(t *testing.T, a *app.App, ref data.Ref, right func(*data.PrintJob) bool) *data.PrintJob {
	t.Helper()
	var p *data.PrintJob
	for range 150 {
		jobs, err := a.PrintJobs.Of(ref)
		if err != nil || len(jobs) != 1 {
			t.Fatalf("%+v, %v", jobs, err)
		}
		if p = jobs[0]; right(p) {
			return p
		}
		time.Sleep(200 * time.Millisecond)
	}
	t.Fatalf("it is still %+v", p)
	return p
}

// TestDesk_WaitsForTheJamAndForARestart prints a ticket on a printer with a paper jam, starts the program anew, clears
// the jam, and finds the ticket printed.
func TestDesk_WaitsForTheJamAndForARestart(t *testing.T) {
	cups := start(t)
	s := apptest.New(t)
	if err := s.Computer().Change(func(c *app.Computer) {
		c.Papers[app.PaperTicket] = app.ComputerPaper{Printer: "Jam", Size: "80", Copies: 2}
		c.Failed.Task = false
	}); err != nil {
		t.Fatal(err)
	}
	ref := data.Ref{Kind: data.KindJob, ID: s.Done(s.Jobs.TakeIn(s.Who, app.Intake{
		Customer: &data.Customer{Given: "Begoña", Family: "Núñez-Santos", Phones: []data.Phone{{N: 1, Typed: "0917 555 0123"}}},
		Job:      data.Job{JobKind: data.Repair, Place: data.InShop},
		Devices:  []app.IntakeDevice{{New: &data.Device{DeviceKind: "phone", Brand: "Samsung", Model: "Galaxy S23"}, Job: data.JobDevice{Words: "Does not charge"}}},
	})).ID}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	a := atDesk(t, s)
	s.Done(a.PrintJobs.Print(s.Who, ref, app.PaperTicket))
	p := becomes(t, a, ref, func(p *data.PrintJob) bool { return p.Why != "" })
	if !p.AtPrinter() || p.Why != "jam" || p.Said != "Paper jam" {
		t.Fatalf("%+v", p)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	a = atDesk(t, s)
	run(t, "cupsenable", "Jam")
	p = becomes(t, a, ref, func(p *data.PrintJob) bool { return p.State != data.PrintWaiting })
	if p.State != data.PrintDone || p.Why != "" {
		t.Fatalf("%+v", p)
	}
	got := codes(t, filepath.Join(cups.dir, "out", p.Queue+".pdf"))
	if got != nil && !slices.Contains(got, "J000001") {
		t.Errorf("%v was read", got)
	}
	log, _ := os.ReadFile(filepath.Join(cups.dir, "log", "page"))
	if strings.Count(string(log), "\n") != 1 || !strings.Contains(string(log), "total 2 ") {
		t.Errorf("printed other than once in two copies:\n%s", log)
	}
}

// TestDriverless prints on a driverless printer: the test runs again beside it, in a network of their own.
func TestDriverless(t *testing.T) {
	dir := os.Getenv("DRIVERLESS")
	if dir == "" {
		need(t, "./driverless")
		var err error
		if dir, err = os.MkdirTemp("", "driverless-test-"); err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("bash", "./driverless", "run", dir, self, "-test.run", "^TestDriverless$", "-test.v", "-test.timeout", "60s")
		cmd.Env = append(os.Environ(), "DRIVERLESS="+dir)
		out, err := cmd.CombinedOutput()
		t.Logf("%s", out)
		if err != nil || !strings.Contains(string(out), "--- PASS: TestDriverless") {
			t.Fatal(err)
		}
		return
	}
	l := spool.Local()
	for i, c := range []struct {
		title  string
		w, h   float64
		copies int
		media  []string
	}{
		{"SHEET", 210, 297, 2, []string{"IPP_COPIES=2", "x-dimension=21000 y-dimension=29700"}},
		{"TICKET", 80, 100, 1, []string{"x-dimension=79", "y-dimension=99"}},
		{"LABEL", 62, 29, 1, []string{"x-dimension=6", "y-dimension=28"}},
	} {
		id, err := l.Print(t.Context(), paper(t, c.title, c.w, c.h), spool.Options{Printer: "Eve", Copies: c.copies})
		if err != nil {
			t.Fatal(err)
		}
		until(t, l, id, 30, state(spool.Done))
		name := filepath.Join(dir, "eve", string(rune('0'+i)))
		env, err := os.ReadFile(name + ".env")
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range c.media {
			if !strings.Contains(string(env), want) {
				t.Errorf("%s: no %q in\n%s", c.title, want, env)
			}
		}
		if got := codes(t, name+".pdf"); got != nil && !slices.Contains(got, c.title) {
			t.Errorf("%s: %v was read", c.title, got)
		}
	}
}
