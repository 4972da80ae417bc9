// Package spool hands papers to printers: the system's spooler, which is CUPS on Linux and macOS and winspool on
// Windows, a receipt printer in the network, a file that is saved and opened, and a fake for tests.
package spool

import (
	"context"
	"errors"

	"tanggapan/printing/page"
)

// Reason is why a paper does not come out. It is an error too: errors.Is(err, spool.Off).
type Reason string

// The reasons.
const (
	NoPrinter Reason = "no-printer" // nobody knows that name
	NoSpooler Reason = "no-spooler" // no print service runs
	Refused   Reason = "refused"    // the printer takes no jobs
	Off       Reason = "off"        // the printer does not answer
	Paused    Reason = "paused"     // somebody stopped the printer
	Halted    Reason = "stopped"    // the printer stopped by itself; the message tells
	Jam       Reason = "jam"
	NoPaper   Reason = "no-paper"
	Cover     Reason = "cover" // open
	Ink       Reason = "ink"   // or toner, used up
	Document  Reason = "document"
	Cancelled Reason = "cancelled"
	Lost      Reason = "lost"   // the spooler no longer knows the job
	Other     Reason = "failed" // none of these
)

// Error is the reason in English, for the log.
func (r Reason) Error() string {
	if s, ok := reasons[r]; ok || r == "" {
		return s
	}
	return "printing failed"
}

// Known says whether r is one of the reasons.
func (r Reason) Known() bool {
	_, ok := reasons[r]
	return ok || r == Other
}

var reasons = map[Reason]string{
	NoPrinter: "no such printer", NoSpooler: "no print service runs", Refused: "printer takes no jobs", Off: "printer does not answer",
	Paused: "printer is paused", Halted: "printer stopped", Jam: "paper jam", NoPaper: "no paper", Cover: "cover is open", Ink: "no ink or toner",
	Document: "document cannot be printed", Cancelled: "job was cancelled", Lost: "job is not known any more",
}

// What a printer can refuse with. Back ends wrap them; the rest of the message is for the log.
var (
	ErrNoPrinter error = NoPrinter
	ErrRejected  error = Refused
	ErrNoSpooler error = NoSpooler
	ErrNoJob           = errors.New("no such print job")
	ErrNoRaw           = errors.New("printer takes no raw data")
)

// Why is the reason within an error; Other where it names none.
func Why(err error) Reason {
	var r Reason
	if errors.As(err, &r) {
		return r
	}
	if errors.Is(err, ErrNoJob) {
		return Lost
	}
	return Other
}

// State is what a printer does.
type State int

// The states of a printer.
const (
	Idle State = iota
	Busy
	Stopped   // jobs wait: jam, pause
	Rejecting // jobs are refused
)

// Info is one printer. A File is no device: the paper is saved and opened.
type Info struct {
	Name    string
	Default bool
	File    bool
	State   State
	Why     Reason // for those that are stopped or reject
	Reason  string // the spooler's words to it
	Jobs    int    // that wait or print
}

// JobState is how far a print job is.
type JobState int

// The states of a job.
const (
	Pending JobState = iota
	Printing
	Held // waits for somebody: jam, pause, paper
	Done
	Failed
)

// Job is a print job as the spooler sees it.
type Job struct {
	ID      string
	State   JobState
	Why     Reason // for Held and Failed
	Message string // the spooler's words, in English
}

// Options say where and how often to print.
type Options struct {
	Printer string // empty: the default
	Copies  int    // 0 counts as 1
	Fit     bool   // scale the page to the paper that lies in the printer; else it is printed in measure
}

// Printer is a way to bring papers out. An id that Print returns means queued, not printed: ask Job.
type Printer interface {
	// List returns the printers, the default first. It fails with ErrNoSpooler.
	List(ctx context.Context) ([]Info, error)
	// Print queues the document in the size of its first page. It fails with a Reason.
	Print(ctx context.Context, doc *page.Doc, o Options) (id string, err error)
	// Job tells how far a job is. It fails with ErrNoJob and ErrNoSpooler.
	Job(ctx context.Context, id string) (Job, error)
	// Cancel takes a job back; one that is over already gives ErrNoJob.
	Cancel(ctx context.Context, id string) error
	// Raw queues bytes as they are, for printers that understand them. It fails like Print, and with ErrNoRaw.
	Raw(ctx context.Context, printer, title string, data []byte) (id string, err error)
}

var (
	_ Printer = (*LP)(nil)
	_ Printer = (*File)(nil)
	_ Printer = (*Receipt)(nil)
	_ Printer = (*Fake)(nil)
)
