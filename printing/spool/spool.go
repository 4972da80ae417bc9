// Package spool hands papers to printers: the system's spooler through lp, a file that is saved and opened, and a
// fake for tests.
package spool

import (
	"context"
	"errors"

	"tanggapan/printing/page"
)

// What a printer can refuse with. Back ends wrap them; the rest of the message is for the log.
var (
	ErrNoPrinter = errors.New("no such printer")
	ErrRejected  = errors.New("printer takes no jobs")
	ErrNoSpooler = errors.New("no print service runs")
	ErrNoJob     = errors.New("no such print job")
	ErrNoRaw     = errors.New("printer takes no raw data")
)

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
	Reason  string // the spooler's words, for Stopped and Rejecting
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

// Job is a print job as the spooler sees it. Message holds the spooler's words, in English.
type Job struct {
	ID      string
	State   JobState
	Message string
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
	// Print queues the document in the size of its first page. It fails with ErrNoPrinter, ErrRejected, ErrNoSpooler.
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
	_ Printer = (*Fake)(nil)
)
