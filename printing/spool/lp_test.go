package spool_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tanggapan/printing/page"
	"tanggapan/printing/spool"
)

// answers is a shell that answers commands as CUPS 2.4 did, by the beginning of the command line.
type answers map[string]struct {
	out, errs string
	fail      bool
}

func (a answers) run(t *testing.T, seen *[]string) func(context.Context, string, ...string) (string, string, error) {
	return func(_ context.Context, name string, args ...string) (string, string, error) {
		line := strings.Join(append([]string{name}, args...), " ")
		*seen = append(*seen, line)
		best := ""
		for begin := range a {
			if strings.HasPrefix(line, begin) && len(begin) > len(best) {
				best = begin
			}
		}
		if best == "" {
			t.Fatalf("unexpected command: %s", line)
		}
		if a[best].fail {
			return a[best].out, a[best].errs, errors.New("exit status 1")
		}
		return a[best].out, a[best].errs, nil
	}
}

func paper(w, h float64) *page.Doc {
	d := page.New("Claim ticket · J-000001")
	d.Add(w, h).Text(5, 10, "Begoña", page.Style{Size: 10, Weight: 400})
	return d
}

func TestLP_List(t *testing.T) {
	var seen []string
	a := answers{
		"lpstat -r": {out: "scheduler is running\n"},
		"lpstat -e": {out: "Back\nFront\nLabel\nOld\n"},
		"lpstat -d": {out: "system default destination: Front\n"},
		"lpstat -p": {out: "printer Back disabled since Sun Nov 22 01:54:24 2026 -\n\tPaper jam\n" +
			"printer Front is idle.  enabled since Sun Nov 22 01:54:03 2026\n" +
			"printer Label now printing Label-3.  enabled since Sun Nov 22 01:54:24 2026\n" +
			"printer Old is idle.  enabled since Sun Nov 22 01:54:03 2026\n"},
		"lpstat -a": {out: "Front accepting requests since Sun\nOld not accepting requests since Sun Nov 22 -\n\tOut of order\n"},
	}
	got, err := (&spool.LP{Run: a.run(t, &seen)}).List(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	want := []spool.Info{
		{Name: "Front", Default: true},
		{Name: "Back", State: spool.Stopped, Why: spool.Jam, Reason: "Paper jam"},
		{Name: "Label", State: spool.Busy},
		{Name: "Old", State: spool.Rejecting, Why: spool.Refused, Reason: "Out of order"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestLP_PrintAlwaysNamesTheMedia(t *testing.T) {
	for _, c := range []struct {
		w, h float64
		fit  bool
		want string
	}{
		{210, 297, false, "lp -d Front -n 1 -o media=A4 -o print-scaling=none -t Claim ticket · J-000001 "},
		{215.9, 279.4, true, "lp -d Front -n 1 -o media=Letter -o fit-to-page -t Claim ticket · J-000001 "},
		{80, 204, false, "lp -d Front -n 1 -o media=Custom.80x204mm -o print-scaling=none -t Claim ticket · J-000001 "},
		{62, 28.6, false, "lp -d Front -n 1 -o media=Custom.62x28.6mm -o print-scaling=none -t Claim ticket · J-000001 "},
	} {
		var seen []string
		a := answers{"lp ": {out: "request id is Front-12 (1 file(s))\n"}}
		id, err := (&spool.LP{Run: a.run(t, &seen)}).Print(context.Background(), paper(c.w, c.h), spool.Options{Printer: "Front", Fit: c.fit})
		if err != nil || id != "Front-12" {
			t.Fatalf("id %q, err %v", id, err)
		}
		if !strings.HasPrefix(seen[0], c.want) {
			t.Errorf("got  %s\nwant %s", seen[0], c.want)
		}
		file := seen[0][strings.LastIndexByte(seen[0], ' ')+1:]
		if _, err := os.Stat(file); !os.IsNotExist(err) {
			t.Errorf("%s was left behind", file)
		}
	}
}

func TestLP_PrintErrors(t *testing.T) {
	const unknown = "lp: Error - The printer or class does not exist.\n"
	for name, c := range map[string]struct {
		errs, scheduler string
		want            error
	}{
		"ErrNoPrinter":           {unknown, "scheduler is running\n", spool.ErrNoPrinter},
		"ErrNoPrinter_NoDefault": {"lp: Error - No default destination.\n", "scheduler is running\n", spool.ErrNoPrinter},
		"ErrNoSpooler":           {unknown, "scheduler is not running\n", spool.ErrNoSpooler},
		"ErrRejected":            {"lp: Destination \"PDF\" is not accepting jobs.\n", "scheduler is running\n", spool.ErrRejected},
	} {
		t.Run(name, func(t *testing.T) {
			var seen []string
			a := answers{"lp ": {errs: c.errs, fail: true}, "lpstat -r": {out: c.scheduler}}
			_, err := (&spool.LP{Run: a.run(t, &seen)}).Print(context.Background(), paper(80, 100), spool.Options{})
			if !errors.Is(err, c.want) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestLP_NotInstalled(t *testing.T) {
	l := &spool.LP{Run: func(context.Context, string, ...string) (string, string, error) {
		return "", "", &exec.Error{Name: "lp", Err: exec.ErrNotFound}
	}}
	if _, err := l.List(context.Background()); !errors.Is(err, spool.ErrNoSpooler) {
		t.Errorf("List: %v", err)
	}
	if _, err := l.Print(context.Background(), paper(80, 100), spool.Options{}); !errors.Is(err, spool.ErrNoSpooler) {
		t.Errorf("Print: %v", err)
	}
}

func TestLP_Job(t *testing.T) {
	const idle = "printer PDF is idle.  enabled since Sun Nov 22 01:54:03 2026\n"
	line := func(alerts, status string) string {
		s := "PDF-2                   root             22528   Sun Nov 22 01:54:21 2026\n"
		if status != "" {
			s += "\tStatus: " + status + "\n"
		}
		return s + "\tAlerts: " + alerts + "\n\tqueued for PDF\n"
	}
	other := strings.ReplaceAll(line("job-printing", "Other"), "PDF-2", "PDF-21")
	for name, c := range map[string]struct {
		open, over, printer string
		want                spool.Job
		err                 error
	}{
		"Pending":     {open: other + line("none", ""), printer: idle, want: spool.Job{ID: "PDF-2"}},
		"Printing":    {open: line("job-printing", ""), printer: "printer PDF now printing PDF-2.  enabled", want: spool.Job{ID: "PDF-2", State: spool.Printing}},
		"Off":         {open: line("job-printing", "The printer may not exist."), printer: "printer PDF now printing PDF-2.", want: spool.Job{ID: "PDF-2", State: spool.Held, Why: spool.Off, Message: "The printer may not exist."}},
		"Held":        {open: line("none", ""), printer: "printer PDF disabled since Sun Nov 22 01:54:24 2026 -\n\tPaper jam\n", want: spool.Job{ID: "PDF-2", State: spool.Held, Why: spool.Jam, Message: "Paper jam"}},
		"BrokenInIt":  {open: line("job-completed-with-errors", "Filter failed"), printer: idle, want: spool.Job{ID: "PDF-2", State: spool.Failed, Why: spool.Document, Message: "Filter failed"}},
		"Done":        {open: other, over: line("job-completed-successfully", ""), printer: idle, want: spool.Job{ID: "PDF-2", State: spool.Done}},
		"Cancelled":   {over: line("job-canceled-by-user", ""), printer: idle, want: spool.Job{ID: "PDF-2", State: spool.Failed, Why: spool.Cancelled, Message: "job-canceled-by-user"}},
		"ErrNoJob":    {over: other, printer: idle, err: spool.ErrNoJob},
		"NotOfPrefix": {open: other, printer: idle, err: spool.ErrNoJob},
	} {
		t.Run(name, func(t *testing.T) {
			var seen []string
			a := answers{
				"lpstat -l -W not-completed -o PDF": {out: c.open}, "lpstat -l -W completed -o PDF": {out: c.over},
				"lpstat -p PDF": {out: c.printer}, "lpstat -r": {out: "scheduler is running\n"},
			}
			got, err := (&spool.LP{Run: a.run(t, &seen)}).Job(context.Background(), "PDF-2")
			if !errors.Is(err, c.err) {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLP_OddIDs(t *testing.T) {
	l := &spool.LP{Run: func(_ context.Context, name string, args ...string) (string, string, error) {
		t.Fatalf("a command was run: %s %v", name, args)
		return "", "", nil
	}}
	for _, id := range []string{"", "-1", "PDF", "PDF-", "--help-1", "PDF-x", "; rm -rf /"} {
		if _, err := l.Job(context.Background(), id); !errors.Is(err, spool.ErrNoJob) {
			t.Errorf("Job %q: %v", id, err)
		}
		if err := l.Cancel(context.Background(), id); !errors.Is(err, spool.ErrNoJob) {
			t.Errorf("Cancel %q: %v", id, err)
		}
	}
}
