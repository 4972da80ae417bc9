// Package cups_test prints to print servers of its own: a real CUPS with queues in every kind of trouble, and a
// driverless printer in a network of its own. What this computer lacks is skipped, and counted.
package cups_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/printing/page"
	"tanggapan/printing/spool"
)

// wanted are the tests that need tools; skipped those that did without.
var wanted, skipped []string

func TestMain(m *testing.M) {
	code := m.Run()
	if len(skipped) > 0 {
		fmt.Printf("printing was not tried: %d of %d tests were skipped (%s)\n", len(skipped), len(wanted), strings.Join(skipped, ", "))
	}
	os.Exit(code)
}

// need skips the test where a script says that something is missing.
func need(t *testing.T, script string) {
	t.Helper()
	wanted = append(wanted, t.Name())
	out, err := exec.Command("bash", script, "missing").Output()
	if err != nil {
		out = append(out, []byte("bash "+err.Error())...)
	}
	if lacks := strings.Fields(string(out)); len(lacks) > 0 {
		skipped = append(skipped, t.Name())
		t.Skipf("not installed: %s", strings.Join(lacks, " "))
	}
}

// server is a print server of the test's own.
type server struct{ dir string }

func start(t *testing.T) server {
	t.Helper()
	need(t, "./server")
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := strconv.Itoa(ln.Addr().(*net.TCPAddr).Port)
	ln.Close()
	// The print server works as a user of its own and must come to its files.
	dir, err := os.MkdirTemp("", "cups-test-")
	if err != nil {
		t.Fatal(err)
	}
	s := server{dir}
	t.Cleanup(func() {
		exec.Command("bash", "./server", "stop", dir).Run()
		if t.Failed() {
			log, _ := os.ReadFile(filepath.Join(dir, "log", "error"))
			t.Logf("the print server's log:\n%s", tail(string(log), 40))
		}
		os.RemoveAll(dir)
	})
	cmd := exec.Command("bash", "./server", "start", dir, port)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	t.Setenv("CUPS_SERVER", "127.0.0.1:"+port)
	return s
}

func tail(s string, lines int) string {
	all := strings.Split(s, "\n")
	return strings.Join(all[max(0, len(all)-lines):], "\n")
}

// run is a command of the print server's own.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	path := name
	if _, err := exec.LookPath(name); err != nil {
		path = "/usr/sbin/" + name
	}
	cmd := exec.Command(path, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v: %s", name, args, err, out)
	}
	return string(out)
}

// paper is a page that holds its title as a code.
func paper(t *testing.T, title string, w, h float64) *page.Doc {
	t.Helper()
	d := page.New(title)
	c := d.Add(w, h)
	c.Text(5, 8, "Begoña Núñez ₱2,347.20", page.Style{Size: 8, Weight: 600})
	if err := c.QR(6, 10, min(h-14, 26), title); err != nil {
		t.Fatal(err)
	}
	return d
}

// until asks for a job until it stands as wanted.
func until(t *testing.T, p spool.Printer, id string, seconds int, right func(spool.Job) bool) spool.Job {
	t.Helper()
	var j spool.Job
	for range seconds * 5 {
		var err error
		if j, err = p.Job(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		if right(j) {
			return j
		}
		time.Sleep(200 * time.Millisecond)
	}
	t.Fatalf("after %d s job %s is still %+v", seconds, id, j)
	return j
}

func state(s spool.JobState) func(spool.Job) bool {
	return func(j spool.Job) bool { return j.State == s }
}

func held(why spool.Reason) func(spool.Job) bool {
	return func(j spool.Job) bool { return j.State == spool.Held && j.Why == why }
}

var mediaBox = regexp.MustCompile(`/MediaBox\s*\[\s*([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)`)

// sheet is the size in millimetres of what came out.
func sheet(t *testing.T, pdf string) (w, h float64) {
	t.Helper()
	raw, err := os.ReadFile(pdf)
	if err != nil {
		t.Fatal(err)
	}
	m := mediaBox.FindSubmatch(raw)
	if m == nil {
		t.Fatalf("%s has no size", pdf)
	}
	var v [4]float64
	for i := range v {
		v[i], _ = strconv.ParseFloat(string(m[i+1]), 64)
	}
	return (v[2] - v[0]) / 72 * 25.4, (v[3] - v[1]) / 72 * 25.4
}

// codes are read from what came out, at 300 dpi in one bit; nil where nothing can read them.
func codes(t *testing.T, pdf string) []string {
	t.Helper()
	if _, err := exec.LookPath("zbarimg"); err != nil {
		return nil
	}
	png := filepath.Join(t.TempDir(), "page.png")
	run(t, "gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pngmono", "-r300", "-sOutputFile="+png, pdf)
	out, _ := exec.Command("zbarimg", "-q", "--raw", png).Output()
	return strings.Fields(string(out))
}

func TestCUPS_CopiesAndMediaArrive(t *testing.T) {
	s := start(t)
	l := &spool.LP{}
	for _, c := range []struct {
		title  string
		w, h   float64
		copies int
	}{
		{"SHEET", 210, 297, 2}, {"LETTER", 215.9, 279.4, 1}, {"TICKET", 80, 204, 3}, {"LABEL", 62, 29, 1}, {"SMALL", 57, 32, 1},
	} {
		id, err := l.Print(t.Context(), paper(t, c.title, c.w, c.h), spool.Options{Printer: "Paper", Copies: c.copies})
		if err != nil {
			t.Fatal(err)
		}
		until(t, l, id, 20, state(spool.Done))
		pdf := filepath.Join(s.dir, "out", id+".pdf")
		if w, h := sheet(t, pdf); math.Abs(w-c.w) > 1 || math.Abs(h-c.h) > 1 {
			t.Errorf("%s: %.1f x %.1f mm came out as %.1f x %.1f", c.title, c.w, c.h, w, h)
		}
		if got := codes(t, pdf); got != nil && !slices.Contains(got, c.title) {
			t.Errorf("%s: %v was read", c.title, got)
		}
		log, _ := os.ReadFile(filepath.Join(s.dir, "log", "page"))
		if want := fmt.Sprintf("total %d ", c.copies); !strings.Contains(lineOf(string(log), " "+c.title+" "), want) {
			t.Errorf("%s: no %q in %s", c.title, want, log)
		}
	}
	if err := l.Cancel(t.Context(), "Paper-1"); !errors.Is(err, spool.ErrNoJob) {
		t.Errorf("a job that is over was taken back: %v", err)
	}
	id, err := l.Raw(t.Context(), "Paper", "RAW", []byte("%!PS\n/Courier findfont 24 scalefont setfont 72 700 moveto (RAW) show showpage\n"))
	if err != nil {
		t.Fatal(err)
	}
	until(t, l, id, 20, state(spool.Done))
}

func lineOf(text, part string) string {
	for _, l := range strings.Split(text, "\n") {
		if strings.Contains(l, part) {
			return l
		}
	}
	return ""
}

// TestCUPS_EachTroubleReadsAsItsOwn brings a real server into each trouble and reads the sentence that the window shows.
func TestCUPS_EachTroubleReadsAsItsOwn(t *testing.T) {
	s := start(t)
	ctx, l := context.Background(), &spool.LP{}
	doc := paper(t, "TICKET", 80, 100)
	en, seen := words.In("en"), map[string]string{}
	reads := func(t *testing.T, what string, why spool.Reason, atPrinter bool, want string) {
		t.Helper()
		p := &data.PrintJob{Printer: "Counter", Why: string(why), State: data.PrintFailed}
		if atPrinter {
			p.State, p.Queue = data.PrintWaiting, "x"
		}
		say := en.Fault(app.PrintRow{Job: p}.Fault())
		if !strings.Contains(say, want) || !strings.HasPrefix(say, "Everything is saved.") {
			t.Errorf("%s reads %q", what, say)
		}
		if other, ok := seen[say]; ok {
			t.Errorf("%s and %s read alike: %q", what, other, say)
		}
		seen[say] = what
		t.Logf("%s: %s", what, say)
	}
	refused := func(what, queue string, why spool.Reason, want string) {
		t.Run(what, func(t *testing.T) {
			_, err := l.Print(ctx, doc, spool.Options{Printer: queue})
			if spool.Why(err) != why {
				t.Fatalf("%v is %q", err, spool.Why(err))
			}
			reads(t, what, why, false, want)
		})
	}
	refused("an unknown printer", "Nowhere", spool.NoPrinter, "is not known on this computer")
	refused("a printer that takes no jobs", "Closed", spool.Refused, "takes no papers now")
	waits := func(what, queue string, why spool.Reason, want string) {
		t.Run(what, func(t *testing.T) {
			id, err := l.Print(ctx, doc, spool.Options{Printer: queue})
			if err != nil {
				t.Fatal(err)
			}
			until(t, l, id, 40, held(why))
			reads(t, what, why, true, want)
			if err := l.Cancel(ctx, id); err != nil {
				t.Fatal(err)
			}
			if j := until(t, l, id, 10, state(spool.Failed)); j.Why != spool.Cancelled {
				t.Errorf("%+v", j)
			}
		})
	}
	waits("a paper jam", "Jam", spool.Jam, "has a paper jam")
	run(t, "cupsdisable", "Second")
	waits("a paused printer", "Second", spool.Paused, "is paused")
	waits("a printer that is off", "Off", spool.Off, "does not answer")
	reads(t, "a cancelled job", spool.Cancelled, false, "Counter had this paper cancelled")
	t.Run("a broken document", func(t *testing.T) {
		bad := filepath.Join(s.dir, "spool", "bad.pdf")
		if err := os.WriteFile(bad, []byte("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\nbroken"), 0o644); err != nil {
			t.Fatal(err)
		}
		out := run(t, "lp", "-d", "Strict", "-o", "media=A4", bad)
		id := strings.Fields(strings.TrimPrefix(out, "request id is "))[0]
		if j := until(t, l, id, 30, state(spool.Failed)); j.Why != spool.Document {
			t.Errorf("%+v", j)
		}
		reads(t, "a broken document", spool.Document, false, "cannot print this paper")
	})
	t.Run("the list", func(t *testing.T) {
		list, err := l.List(ctx)
		if err != nil || len(list) != 6 || list[0].Name != "Paper" || !list[0].Default {
			t.Fatalf("%+v, %v", list, err)
		}
		for _, p := range list {
			switch {
			case p.Name == "Jam" && (p.State != spool.Stopped || p.Why != spool.Jam || p.Reason != "Paper jam"),
				p.Name == "Closed" && (p.State != spool.Rejecting || p.Why != spool.Refused),
				p.Name == "Second" && (p.State != spool.Stopped || p.Why != spool.Paused),
				p.Name == "Paper" && (p.State != spool.Idle || p.Why != ""):
				t.Errorf("%+v", p)
			}
		}
	})
	if _, err := l.Job(ctx, "Paper-9999"); !errors.Is(err, spool.ErrNoJob) {
		t.Errorf("an unknown job: %v", err)
	}
	reads(t, "an unknown job", spool.Lost, false, "no longer knows this paper")
	t.Setenv("CUPS_SERVER", "127.0.0.1:1")
	refused("no print service", "Paper", spool.NoSpooler, "print service of this computer does not run")
	if _, err := l.List(ctx); !errors.Is(err, spool.ErrNoSpooler) {
		t.Errorf("List without a server: %v", err)
	}
	if _, err := l.Job(ctx, "Paper-1"); !errors.Is(err, spool.ErrNoSpooler) {
		t.Errorf("Job without a server: %v", err)
	}
}
