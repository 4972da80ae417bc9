package spool

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"tanggapan/printing/page"
)

// LP prints through the commands lp, lpstat and cancel of CUPS, on Linux and macOS.
type LP struct {
	// Run runs a command and returns what it wrote; nil runs the real one in the C locale.
	Run func(ctx context.Context, name string, args ...string) (stdout, stderr string, err error)

	ipp ipp
}

// patience bounds one command: a spooler on a network that is gone must not hold the desk.
const patience = 20 * time.Second

func (l *LP) run(ctx context.Context, name string, args ...string) (string, string, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if l.Run != nil {
		return l.Run(ctx, name, args...)
	}
	var out, errs bytes.Buffer
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C", "LANG=C")
	cmd.Stdout, cmd.Stderr = &out, &errs
	cmd.WaitDelay = time.Second
	err := cmd.Run()
	return out.String(), errs.String(), err
}

// running fails with ErrNoSpooler where no scheduler answers.
func (l *LP) running(ctx context.Context) error {
	out, errs, err := l.run(ctx, "lpstat", "-r")
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("%w: %w", ErrNoSpooler, err)
	}
	if strings.Contains(out, "not running") || !strings.Contains(out, "running") {
		return fmt.Errorf("%w: %s", ErrNoSpooler, oneLine(out+" "+errs))
	}
	return nil
}

// List asks lpstat for names, states and the default.
func (l *LP) List(ctx context.Context) ([]Info, error) {
	if err := l.running(ctx); err != nil {
		return nil, err
	}
	names, _, err := l.run(ctx, "lpstat", "-e")
	if err != nil && names == "" {
		return nil, nil // a scheduler without a single printer
	}
	std, _, _ := l.run(ctx, "lpstat", "-d")
	if l.Run == nil || l.ipp.do != nil {
		if all, err := l.ipp.printers(ctx); err == nil {
			return known(names, std, all), nil
		}
	}
	states, _, _ := l.run(ctx, "lpstat", "-p")
	accepts, _, _ := l.run(ctx, "lpstat", "-a")
	return printers(names, std, states, accepts), nil
}

// known joins the names that lpstat knows, found printers in the network among them, with the server's states.
func known(names, std string, all []attributes) (list []Info) {
	def := standard(std)
	for _, name := range strings.Fields(names) {
		p := Info{Name: name, Default: name == def}
		for _, a := range all {
			if a["printer-name"] == name {
				p.State, p.Why, p.Reason = a.state()
				p.Jobs, _ = strconv.Atoi(a["queued-job-count"])
			}
		}
		list = append(list, p)
	}
	return defaultFirst(list)
}

// standard is the default printer that lpstat -d names.
func standard(std string) string {
	_, after, _ := strings.Cut(std, "system default destination: ")
	return strings.TrimSpace(after)
}

func defaultFirst(list []Info) []Info {
	slices.SortStableFunc(list, func(a, b Info) int {
		switch {
		case a.Default == b.Default:
			return 0
		case a.Default:
			return -1
		}
		return 1
	})
	return list
}

// printers reads what lpstat says with -e, -d, -p and -a.
func printers(names, std, states, accepts string) []Info {
	def := standard(std)
	var list []Info
	for _, name := range strings.Fields(names) {
		p := Info{Name: name, Default: name == def}
		if line, reason := entry(states, "printer "+name+" "); line != "" {
			switch {
			case strings.Contains(line, " disabled since "):
				p.State, p.Why, p.Reason = Stopped, held(reason), reason
			case strings.Contains(line, " now printing "):
				p.State = Busy
			}
		}
		if line, reason := entry(accepts, name+" "); strings.HasPrefix(line, name+" not accepting") {
			p.State, p.Why, p.Reason = Rejecting, Refused, reason
		}
		list = append(list, p)
	}
	return defaultFirst(list)
}

// entry finds the line with that beginning, and the reason on the indented line after it.
func entry(text, begin string) (line, reason string) {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if !strings.HasPrefix(l, begin) {
			continue
		}
		if i+1 < len(lines) && strings.HasPrefix(lines[i+1], "\t") {
			reason = strings.TrimSpace(lines[i+1])
		}
		return l, reason
	}
	return "", ""
}

// Print writes the PDF to a file of its own and queues it with its size, its copies and its title.
func (l *LP) Print(ctx context.Context, doc *page.Doc, o Options) (string, error) {
	pdf, err := pdfOf(doc)
	if err != nil {
		return "", err
	}
	args := []string{"-n", strconv.Itoa(max(o.Copies, 1)), "-o", "media=" + media(doc.Pages[0])}
	if o.Fit {
		args = append(args, "-o", "fit-to-page")
	} else {
		args = append(args, "-o", "print-scaling=none")
	}
	return l.queue(ctx, o.Printer, doc.Title, pdf, args)
}

// pdfOf is the document as a PDF; one that cannot be made is a fault of the document.
func pdfOf(doc *page.Doc) ([]byte, error) {
	if len(doc.Pages) == 0 {
		return nil, fmt.Errorf("%w: no page", Document)
	}
	pdf, err := doc.PDF()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", Document, err)
	}
	return pdf, nil
}

// Raw queues bytes that the spooler must not touch.
func (l *LP) Raw(ctx context.Context, printer, title string, data []byte) (string, error) {
	if len(data) == 0 {
		return "", errors.New("nothing to print: no data")
	}
	return l.queue(ctx, printer, title, data, []string{"-o", "raw"})
}

func (l *LP) queue(ctx context.Context, printer, title string, data []byte, args []string) (string, error) {
	f, err := os.CreateTemp("", "tanggapan-*.pdf")
	if err != nil {
		return "", fmt.Errorf("print: %w", err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if err := errors.Join(err, f.Close()); err != nil {
		return "", fmt.Errorf("print: %w", err)
	}
	if printer != "" {
		args = append([]string{"-d", printer}, args...)
	}
	if title = page.Clean(title); title != "" {
		args = append(args, "-t", title)
	}
	out, errs, err := l.run(ctx, "lp", append(args, f.Name())...)
	if err != nil {
		return "", l.refusal(ctx, errs, err)
	}
	return jobID(out)
}

// refusal tells what lp's complaint means. A spooler that is gone gives the same words as an unknown printer.
func (l *LP) refusal(ctx context.Context, errs string, err error) error {
	text := oneLine(errs)
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return fmt.Errorf("%w: %w", ErrNoSpooler, err)
	case strings.Contains(errs, "not accepting jobs"):
		return fmt.Errorf("%w: %s", ErrRejected, text)
	}
	if down := l.running(ctx); down != nil {
		return down
	}
	if strings.Contains(errs, "does not exist") || strings.Contains(errs, "No such file") ||
		strings.Contains(errs, "o default destination") {
		return fmt.Errorf("%w: %s", ErrNoPrinter, text)
	}
	if strings.Contains(errs, "nsupported") || strings.Contains(errs, "ocument") {
		return fmt.Errorf("%w: %s", Document, text)
	}
	return fmt.Errorf("lp: %w: %s", err, text)
}

// jobID reads "request id is PDF-1 (1 file(s))".
func jobID(out string) (string, error) {
	_, after, ok := strings.Cut(out, "request id is ")
	if id := strings.Fields(after); ok && len(id) > 0 {
		return id[0], nil
	}
	return "", fmt.Errorf("lp answered without a job id: %s", oneLine(out))
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
