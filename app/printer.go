package app

import (
	"context"
	"errors"
	"time"

	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing"
	"tanggapan/printing/page"
	"tanggapan/printing/spool"
)

// PrinterState says whether a printer takes papers.
type PrinterState string

// The states of a printer.
const (
	PrinterReady   PrinterState = "ready"
	PrinterBusy    PrinterState = "busy"
	PrinterStopped PrinterState = "stopped" // papers wait: jam, cover, pause
	PrinterRefuses PrinterState = "refuses"
	PrinterFile    PrinterState = "file" // no device: papers are saved and opened
)

// PrinterView is one printer that this computer has. Name "file" saves papers instead.
type PrinterView struct {
	Name    string
	Default bool
	State   PrinterState
	Reason  string // the system's words
	Why     string // code of what stops it, "" nothing: "jam", "off"
	Jobs    int    // papers that wait there
}

// Printers lists the printers of this computer, those known by address, and the way to save papers last. Where its print
// service does not answer it has the others only.
func (s *Papers) Printers(ctx context.Context) ([]PrinterView, error) {
	var out []PrinterView
	ask := func(d spool.Printer) {
		all, err := d.List(ctx)
		if err != nil && !errors.Is(err, spool.ErrNoSpooler) {
			s.log().WithError(err).Warn("the printers were not listed")
		}
		for _, p := range all {
			if !p.File {
				out = append(out, PrinterView{p.Name, p.Default, printerStates[p.State], p.Reason, string(p.Why), p.Jobs})
			}
		}
	}
	if s.deps.Printer != nil {
		ask(s.deps.Printer)
	}
	if s.deps.Desk != nil {
		for _, p := range s.deps.Desk.Settings().Printers {
			ask(receiptPrinter(p))
		}
	}
	return append(out, PrinterView{Name: toFile, State: PrinterFile}), nil
}

var printerStates = map[spool.State]PrinterState{spool.Idle: PrinterReady, spool.Busy: PrinterBusy, spool.Stopped: PrinterStopped, spool.Rejecting: PrinterRefuses}

// printerFault says which of data's sentinels a printer's error is, and its fault in words.
func printerFault(err error) error { return printerFaultOf("", err) }

func printerFaultOf(printer string, err error) error {
	if err == nil {
		return nil
	}
	sentinel := data.ErrPrinter
	why := spool.Why(err)
	if why == spool.NoPrinter || why == spool.NoSpooler {
		sentinel = data.ErrNoPrinter
	}
	return errors.Join(data.Faults{printFault(&data.PrintJob{Printer: printer, Why: string(why)})}, sentinel, err)
}

// Sizes are the names of the sizes that papers have.
func (s *Papers) Sizes() (out []string) {
	for _, z := range printing.Sizes() {
		out = append(out, z.Name)
	}
	return out
}

// All lists every paper by name with its size at this desk, in the order of the settings.
func (s *Papers) All() (out []string, sizes map[string]string) {
	sizes = map[string]string{}
	for _, k := range paperKinds() {
		if _, twice := sizes[k.name]; !twice {
			out = append(out, k.name)
		}
		sizes[k.name] = s.sizeOf(k, "").Name
	}
	return out, sizes
}

// Test prints a test page on a printer, in a size, at once; the answer is the printer's job, or the file's path.
// data.ErrNoPrinter, data.ErrPrinter.
func (s *Papers) Test(who data.Actor, printer, size string) (string, error) {
	z, ok := printing.SizeNamed(size)
	if !ok {
		z = printing.A4
	}
	var doc *page.Doc
	err := s.view(func(tx *store.Tx) error {
		room, err := s.room(tx, who.Staff)
		if err != nil {
			return err
		}
		f := formatOf(room.shop, room.shop.Language)
		doc = printing.TestPage{Shop: room.head(f), Print: room.print(f), Printer: printer}.Lay(z, f.Words())
		return nil
	})
	if err != nil {
		return "", err
	}
	return s.app.PrintJobs.try(printer, doc)
}

// How long a test page is watched, and how often.
const (
	tryTime = 6 * time.Second
	tryLook = 300 * time.Millisecond
)

// try prints a document at once and waits a moment for what becomes of it, so that trouble is told where it was asked for.
func (s *PrintJobs) try(printer string, doc *page.Doc) (string, error) {
	id, saved, err := s.send(&data.PrintJob{Printer: printer, Copies: 1}, doc)
	if err != nil || saved {
		return id, printerFaultOf(printer, err)
	}
	d := s.device(printer)
	ctx, end := context.WithTimeout(context.Background(), tryTime)
	defer end()
	for {
		j, err := d.Job(ctx, id)
		switch {
		case err != nil || j.State == spool.Done:
			return id, nil
		case j.State == spool.Failed:
			return id, printerFaultOf(printer, j.Why)
		case j.State == spool.Held:
			return id, errors.Join(data.Faults{printFault(&data.PrintJob{Printer: printer, Why: string(j.Why), State: data.PrintWaiting, Queue: id})}, data.ErrPrinter, j.Why)
		}
		if s.deps.Sync {
			return id, nil
		}
		select {
		case <-ctx.Done():
			return id, nil
		case <-time.After(tryLook):
		}
	}
}
