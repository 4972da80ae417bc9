package ui

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/printing/spool"
	"tanggapan/ui/kit"
	"tanggapan/ui/uitest"
)

// papered is a window whose desk prints the shop's papers on three printers.
func papered(t *testing.T) *stage {
	t.Helper()
	s := open(t)
	err := s.Computer().Change(func(c *app.Computer) {
		for paper, printer := range map[string]string{app.PaperBlank: "Office", app.PaperEmergency: "Front", app.PaperDayPlan: "Bench"} {
			c.Papers[paper] = app.ComputerPaper{Printer: printer, Copies: 1}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// came is the only paper that came out since the last look, and where.
func (s *stage) came(seen int) (words, printer string, pages int) {
	s.Desk.T.Helper()
	s.Step()
	s.Layout()
	jobs := s.Printer.Jobs()
	if len(jobs) != seen+1 {
		s.Desk.T.Fatalf("%d papers came out, not %d", len(jobs), seen+1)
	}
	j := jobs[seen]
	return j.Doc.Words(), j.Options.Printer, len(j.Doc.Pages)
}

// command does a command of the palette by its words.
func (s *stage) command(words string) {
	s.Press("Ctrl+K")
	s.Type(words)
	s.Press("Enter")
}

func (s *stage) visits(title string, day data.Date) {
	s.Desk.T.Helper()
	s.Done(s.Appointments.Book(s.Who, &data.Appointment{
		Title: title, Technician: s.Jun, Start: day.At(14 * 60), End: day.At(15 * 60), Place: data.InShop,
	}, app.Override{}))
}

func (s *stage) toasted(words string) {
	s.Desk.T.Helper()
	if got := s.Host.Toasted().Text; got != words {
		s.Desk.T.Errorf("the toast says %q, not %q", got, words)
	}
}

// TestPrints_BlankForms: the sheet asks how many, refuses what does not fit, and the forms bear numbers that no other job gets.
func TestPrints_BlankForms(t *testing.T) {
	s := papered(t)
	s.command("blank forms")
	s.MustSay("Blank take-in forms", "How many forms, 1 to 50")
	s.Check()
	s.Shot("shell/print-blank")
	for _, wrong := range []string{"0", "51", "x"} {
		s.Type(wrong)
		s.Press("Ctrl+Enter")
		s.MustSay("This count does not fit.")
		s.Press("Ctrl+A")
	}
	s.Type("3")
	s.Press("Enter")
	if s.Host.Top() != nil {
		t.Fatalf("the sheet stands still: %q", s.Texts())
	}
	words, printer, pages := s.came(0)
	if printer != "Office" || pages != 3 {
		t.Errorf("%d pages on %s", pages, printer)
	}
	for _, no := range []string{"J-000001", "J-000002", "J-000003"} {
		if !strings.Contains(words, no) {
			t.Errorf("no form bears %s: %.300s", no, words)
		}
	}
	s.toasted("3 blank forms are on their way")
	if next := s.Done(s.Jobs.TakeIn(s.Who, blankJob())).No; next != "J-000004" {
		t.Errorf("the next job got %s", next)
	}
}

// blankJob is what a job needs at least.
func blankJob() app.Intake {
	return app.Intake{
		Customer: &data.Customer{Given: "Begoña", Family: "Núñez", Phones: []data.Phone{{N: 1, Typed: "0917 555 0123"}}},
		Job:      data.Job{Words: "Does not charge"},
	}
}

// TestPrints_EveningList prints it from the palette and from the menu of F9; the second one bears the day's job too.
func TestPrints_EveningList(t *testing.T) {
	s := papered(t)
	s.command("evening list")
	words, printer, _ := s.came(0)
	if printer != "Front" || strings.Contains(words, "J-000001") {
		t.Errorf("on %s: %.300s", printer, words)
	}
	s.toasted("The evening list is on its way")
	s.Done(s.Jobs.TakeIn(s.Who, blankJob()))
	s.Press("F9")
	s.MustSay("Print a technician’s day plan…", "Print the evening list", "Print blank take-in forms…")
	s.Check()
	s.Shot("shell/print-menu")
	s.Type("2")
	if words, _, _ = s.came(1); !strings.Contains(words, "J-000001") || !strings.Contains(words, "Núñez") {
		t.Errorf("the job is not on the list: %.300s", words)
	}
}

// TestPrints_DayPlan prints a technician's today from the palette and tomorrow from the schedule.
func TestPrints_DayPlan(t *testing.T) {
	s := papered(t)
	s.visits("Aircon at the chapel", "2026-11-23")
	s.visits("Pump at the pier", "2026-11-24")
	s.command("day plan")
	s.MustSay("Whose day plan?", "Jun Villar")
	s.Check()
	s.Shot("shell/print-whose")
	s.Type("2")
	s.MustSay("Day plan of Jun", "Today", "Tomorrow")
	s.Check()
	s.Type("1")
	words, printer, _ := s.came(0)
	if printer != "Bench" || !strings.Contains(words, "chapel") || strings.Contains(words, "pier") {
		t.Errorf("on %s: %.300s", printer, words)
	}
	s.toasted("Day plan of Jun for Mon 23 Nov is on its way")
	s.W.Open(kit.Route{Screen: "schedule"})
	s.Press("F9")
	s.Type("122")
	if words, _, _ = s.came(1); !strings.Contains(words, "pier") || strings.Contains(words, "chapel") {
		t.Errorf("tomorrow's plan: %.300s", words)
	}
}

// TestPrints_SavedWithoutPrinter: where the desk has no printer the paper is saved.
func TestPrints_SavedWithoutPrinter(t *testing.T) {
	s := open(t)
	s.Printer.Err = spool.ErrNoPrinter
	s.command("evening list")
	s.Step()
	files, err := filepath.Glob(filepath.Join(s.Dir, "papers", "*.pdf"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v %v", files, err)
	}
}

// TestPrints_NoticesOnlyWhereTheyFit: the menu of a job offers letters about goods not collected while it waits to be collected.
func TestPrints_NoticesOnlyWhereTheyFit(t *testing.T) {
	s := open(t)
	job := s.Done(s.Jobs.TakeIn(s.Who, blankJob())).ID
	s.W.Open(kit.Route{Screen: "job", ID: job})
	s.Press("F9")
	if s.Says("First notice") {
		t.Error("a job that is not ready is offered a notice")
	}
	s.Press("Esc")
	s.Done(s.Jobs.Move(s.Who, data.Ready, "", "", job))
	s.W.cur.Reload()
	s.Press("F9")
	s.MustSay("First notice", "Second notice", "Last notice")
	s.Check()
	has, err := s.Papers.Has(data.Ref{Kind: data.KindJob, ID: job})
	if err != nil {
		t.Fatal(err)
	}
	down := 5 // all of them, and the four of every job
	for _, name := range has[:slices.Index(has, app.PaperFirst)] {
		if !slices.Contains([]string{app.PaperSheet, app.PaperTechnician, app.PaperTicket, app.PaperLabel}, name) {
			down++
		}
	}
	for range down {
		s.Press("Down")
	}
	s.Press("Enter")
	if words, _, _ := s.came(0); !strings.Contains(words, "J-000001") || !strings.Contains(words, "Begoña Núñez") {
		t.Errorf("%.300s", words)
	}
}

// TestPrints_InFilipino: the menus and the sheet hold their longer words in the narrowest window.
func TestPrints_InFilipino(t *testing.T) {
	s := openWith(t, uitest.OpenSized(t, kit.NewTheme(true, 1), 960, 600))
	s.W.speakIn("fil")
	s.Layout()
	s.Press("F9")
	s.MustSay("I-print ang plano ng araw ng teknisyan…")
	s.Check()
	s.Type("1")
	s.MustSay("Kaninong plano ng araw?")
	s.Check()
	s.Press("Esc", "F9")
	s.Type("3")
	s.MustSay("Ilang form, 1 hanggang 50")
	s.Type("51")
	s.Press("Enter")
	s.Check()
}
