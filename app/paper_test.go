package app_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/printing/spool"
)

func rendered(t *testing.T, s *apptest.Shop, id data.ID, paper string) string {
	t.Helper()
	pdf, doc, err := s.Papers.Render(data.KindJob, id, paper, "")
	if err != nil || !strings.HasPrefix(string(pdf), "%PDF") {
		t.Fatalf("%s: %v", paper, err)
	}
	return doc.Words()
}

func TestPapers_SayTheJobAndNoSecret(t *testing.T) {
	s := apptest.New(t)
	in := intake()
	secret, err := s.Devices.Seal("142536")
	if err != nil {
		t.Fatal(err)
	}
	in.Devices[0].Secret = secret
	in.Devices = append(in.Devices, app.IntakeDevice{New: &data.Device{DeviceKind: "tablet", Brand: "Apple", Model: "iPad 9"}, Job: data.JobDevice{Words: "Glass is cracked"}})
	in.Job.Technician = s.Jun
	id := s.Done(s.Jobs.TakeIn(s.Who, in)).ID
	s.Done(s.Jobs.PutLine(s.Who, id, line("Port board and battery", 384720)))
	s.Done(s.Estimates.Approve(s.Who, id, app.Told{Who: "herself"}))
	sheet := rendered(t, s, id, app.PaperSheet)
	for _, want := range []string{"J-000001", "Begoña Núñez-Santos", "+63 917 555 0123", "RFCW40B8Q1X", "Clear case, SIM tray", "Jun Villar", "₱4,500.00", "3,847.20", "−1,500.00", "₱2,347.20", "herself", "Glass is cracked"} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the job sheet does not say %q", want)
		}
	}
	if bare := rendered(t, s, id, app.PaperTechnician); strings.Contains(bare, "3,847.20") || !strings.Contains(bare, "Glass is cracked") {
		t.Error("the technician's copy names prices, or leaves the problem out")
	}
	ticket, label := rendered(t, s, id, app.PaperTicket), rendered(t, s, id, app.PaperLabel)
	if !strings.Contains(ticket, "Claim ticket") && !strings.Contains(ticket, "CLAIM TICKET") || !strings.Contains(ticket, "₱2,347.20") {
		t.Errorf("ticket: %s", ticket)
	}
	if !strings.Contains(label, "2/2") || !strings.Contains(label, "B. Núñez-Santos") || strings.Contains(label, "0123") {
		t.Errorf("label: %s", label)
	}
	has, err := s.Papers.Has(data.Ref{Kind: data.KindJob, ID: id})
	if err != nil || len(has) < 8 {
		t.Fatal(has, err)
	}
	for _, name := range has {
		pdf, doc, err := s.Papers.Render(data.KindJob, id, name, "")
		if err != nil || strings.Contains(doc.Words(), "142536") || strings.Contains(string(pdf), "142536") {
			t.Errorf("%s tells the passcode, or is none: %v", name, err)
		}
	}
	c, _ := s.Customers.Get(view(t, s, id).Customer.ID)
	c.Language = "fil"
	s.Done(s.Customers.Change(s.Who, c))
	if sheet = rendered(t, s, id, app.PaperSheet); !strings.Contains(strings.ToLower(sheet), "pangako") {
		t.Errorf("not in the customer's language: %s", sheet)
	}
	if _, _, err := s.Papers.Render(data.KindJob, id, "no-such", ""); len(data.FaultsOf(err)) == 0 {
		t.Errorf("an unknown paper: %v", err)
	}
}

func TestPapers_PreviewIsThePaper(t *testing.T) {
	s := apptest.New(t)
	in := intake()
	d, err := s.Drafts.Keep(s.Who, app.Draft{Kind: data.KindJob, Form: "intake"}, in.Job)
	if err != nil {
		t.Fatal(err)
	}
	in.Job.ID, in.Job.No = d.ID, d.No
	before, err := s.Papers.Preview(s.Who, in, app.PaperTicket, "")
	if err != nil {
		t.Fatal(err)
	}
	s.Done(s.Jobs.TakeIn(s.Who, in))
	content := func(paper string) string { return paper[:strings.Index(paper, "Printed")] }
	if after := rendered(t, s, d.ID, app.PaperTicket); content(after) != content(before.Words()) {
		t.Fatalf("preview:\n%s\npaper:\n%s", before.Words(), after)
	}
	if _, err := s.Papers.Preview(s.Who, app.Intake{}, app.PaperTicket, ""); err != nil {
		t.Fatalf("an empty form has no preview: %v", err)
	}
}

func TestPrintJobs_OutFailedAndAgain(t *testing.T) {
	s := apptest.New(t)
	id := s.Done(s.Jobs.TakeIn(s.Who, intake())).ID
	ref := data.Ref{Kind: data.KindJob, ID: id}
	papers := s.PrintJobs.OnSave(data.KindJob)
	if strings.Join(papers, " ") != "jobsheet ticket label" {
		t.Fatal(papers)
	}
	s.Done(s.PrintJobs.Print(s.Who, ref, papers...))
	s.Step()
	jobs, err := s.PrintJobs.Of(ref)
	if err != nil || len(jobs) != 3 || jobs[0].State != data.PrintDone || jobs[0].By != s.Marco {
		t.Fatalf("%+v %v", jobs, err)
	}
	if again := rendered(t, s, id, app.PaperSheet); !strings.Contains(strings.ToLower(again), "copy 2") {
		t.Fatal("a second print is not marked as a copy:", again)
	}
	s.Printer.Err = spool.ErrRejected
	s.Done(s.PrintJobs.Print(s.Who, ref, app.PaperTicket))
	for range 4 {
		s.Step()
		s.Later(2 * time.Minute)
	}
	failed, _ := s.PrintJobs.Failed()
	tasks, _ := s.Tasks.Due(10)
	if len(failed) != 1 || failed[0].Why != "refused" || !failed[0].Reprint || len(tasks) != 1 || tasks[0].TaskKind != data.TaskPrint {
		t.Fatalf("%+v %+v", failed, tasks)
	}
	s.Printer.Err = nil
	s.Done(s.PrintJobs.Retry(s.Who, failed[0].ID))
	s.Reopen()
	s.Step()
	failed, _ = s.PrintJobs.Failed()
	tasks, _ = s.Tasks.Due(10)
	if len(failed) != 0 || len(tasks) != 0 {
		t.Fatalf("%+v %+v", failed, tasks)
	}
	s.Printer.Err = spool.ErrNoSpooler
	s.Done(s.PrintJobs.Print(s.Who, ref, app.PaperLabel))
	s.Step()
	jobs, _ = s.PrintJobs.Of(ref)
	saved := ""
	for _, p := range jobs {
		if p.State == data.PrintSaved {
			saved = p.Path
		}
	}
	if b, err := os.ReadFile(saved); err != nil || !strings.HasPrefix(string(b), "%PDF") {
		t.Fatal(saved, err)
	}
	// Undo goes past the prints to what the person did.
	s.Done(s.Undo(s.Who))
	if page, _ := s.Jobs.List(app.JobsQuery{}); len(page.Rows) != 0 {
		t.Fatal("undo took back something else")
	}
	if _, err := s.PrintJobs.Print(s.Who, ref, "no-such"); len(data.FaultsOf(err)) == 0 {
		t.Fatal(err)
	}
}

func TestPapers_CollectionSlip(t *testing.T) {
	s := apptest.New(t)
	id := s.Done(s.Jobs.TakeIn(s.Who, intake())).ID
	s.Done(s.Jobs.PutLine(s.Who, id, line("Port board and battery", 384720)))
	s.Done(s.Jobs.Report(s.Who, id, app.Work{Done: "Port board replaced"}))
	for range 3 {
		s.Done(s.Jobs.MoveOn(s.Who, id))
	}
	s.Done(s.Jobs.Collect(s.Who, app.Collection{Job: id, Who: "Liza Santos", Pay: data.Payment{Amount: 234720, Way: "cash"}}))
	slip := rendered(t, s, id, app.PaperSlip)
	for _, want := range []string{"Liza Santos", "Port board replaced", "₱3,847.20", "−₱2,347.20", "₱0.00", "21 Feb 2027", "not an official receipt"} {
		if !strings.Contains(slip, want) {
			t.Errorf("the slip does not say %q:\n%s", want, slip)
		}
	}
	sh, err := s.Shop.Get()
	if err != nil {
		t.Fatal(err)
	}
	sh.Receipts = true
	s.Done(s.Shop.Change(data.Actor{Staff: s.Ana}, sh))
	if slip = rendered(t, s, id, app.PaperSlip); strings.Contains(slip, "official receipt") {
		t.Error("the shop's own switch does not count")
	}
}
