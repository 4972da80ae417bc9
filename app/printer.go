package app

import (
	"context"
	"errors"

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
}

// Printers lists the printers of this computer, the way to save papers last. A computer whose print service does not answer has that only.
func (s *Papers) Printers(ctx context.Context) ([]PrinterView, error) {
	var out []PrinterView
	if s.deps.Printer != nil {
		all, err := s.deps.Printer.List(ctx)
		if err != nil && !errors.Is(err, spool.ErrNoSpooler) {
			s.log().WithError(err).Warn("the printers were not listed")
		}
		for _, p := range all {
			if p.File {
				continue
			}
			out = append(out, PrinterView{p.Name, p.Default, printerStates[p.State], p.Reason})
		}
	}
	return append(out, PrinterView{Name: toFile, State: PrinterFile}), nil
}

var printerStates = map[spool.State]PrinterState{spool.Idle: PrinterReady, spool.Busy: PrinterBusy, spool.Stopped: PrinterStopped, spool.Rejecting: PrinterRefuses}

// printerFault says which of data's sentinels a printer's error is.
func printerFault(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, spool.ErrNoPrinter), errors.Is(err, spool.ErrNoSpooler):
		return errors.Join(data.ErrNoPrinter, err)
	}
	return errors.Join(data.ErrPrinter, err)
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
		out = append(out, k.name)
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
	id, _, err := s.app.PrintJobs.send(&data.PrintJob{Printer: printer, Copies: 1}, doc)
	return id, printerFault(err)
}
