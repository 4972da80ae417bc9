package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"tanggapan/app/desk"
	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing/page"
	"tanggapan/printing/spool"
)

// resume sends what was still waiting when the file was closed, and asks what became of what printers had then.
func (s *PrintJobs) resume() error {
	if s.file.why != nil {
		return nil
	}
	return s.view(func(tx *store.Tx) error {
		all, err := store.List[data.PrintJob](tx, "open", store.Range{From: data.PrintsHeld})
		for _, p := range all {
			if p.AtPrinter() {
				s.watch(p.ID)
			} else {
				s.queue(p.ID)
			}
		}
		return err
	})
}

// queue prints one paper in the background.
func (s *PrintJobs) queue(id data.ID) {
	s.lane.add(outTask(id), func() (bool, error) { return false, s.out(id) })
}

func outTask(id data.ID) string { return fmt.Sprintf("print-%d", id) }

// waiting reads a paper that waits; nil where it waits no longer.
func (s *PrintJobs) waiting(id data.ID) (p *data.PrintJob, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		p, err = store.Get[data.PrintJob](tx, id)
		return err
	})
	if errors.Is(err, data.ErrNotFound) || err == nil && (p.State != data.PrintWaiting || p.Removed != 0) {
		return nil, nil
	}
	return p, err
}

// out brings one waiting paper to its printer and notes what became of it.
func (s *PrintJobs) out(id data.ID) error {
	p, err := s.waiting(id)
	if err != nil || p == nil || p.AtPrinter() {
		return err
	}
	ctx := s.lane.context()
	doc, err := s.app.Papers.draw(p.By, p.Of, p.Paper, "")
	if err != nil {
		return errors.Join(err, s.fail(p, spool.Document, err.Error()))
	}
	job, saved, err := s.bring(ctx, p.Printer, p.Copies, doc)
	switch {
	case ctx.Err() != nil:
		return nil // the file is being closed; it goes out when it is opened again
	case err != nil:
		s.log().WithField("printer", p.Printer).WithError(err).Warn("a paper did not go to its printer")
		return s.fail(p, spool.Why(err), err.Error())
	case saved:
		_, err = s.report(id, p.By, func(p *data.PrintJob) { p.State, p.Path, p.Why, p.Said = data.PrintSaved, job, "", "" })
		return err
	}
	return s.sent(ctx, p, job)
}

// sent notes that a printer has the paper. Many a printer is done with it at once; then that is noted alone.
func (s *PrintJobs) sent(ctx context.Context, p *data.PrintJob, job string) error {
	if d := s.device(p.Printer); d != nil {
		if j, err := d.Job(ctx, job); err == nil && j.State == spool.Done {
			return s.done(p, job)
		}
	}
	_, err := s.report(p.ID, p.By, func(p *data.PrintJob) { p.Queue, p.Sent, p.Why, p.Said = job, s.Now(), "", "" })
	if err == nil {
		s.watch(p.ID)
	}
	return err
}

func (s *PrintJobs) done(p *data.PrintJob, job string) error {
	_, err := s.report(p.ID, p.By, func(p *data.PrintJob) {
		p.State, p.Queue, p.Why, p.Said, p.Stuck = data.PrintDone, job, "", "", false
	})
	return err
}

// device is what stands behind a printer's name: one that this desk knows by address, else the system's. nil: there is none.
func (s *PrintJobs) device(name string) spool.Printer {
	if s.deps.Desk != nil {
		if p, ok := s.deps.Desk.Settings().Printer(name); ok {
			return receiptPrinter(p)
		}
	}
	return s.deps.Printer
}

func receiptPrinter(p desk.Printer) *spool.Receipt {
	return &spool.Receipt{Name: p.Name, Address: p.Address, Roll: p.Roll, Cuts: p.Cuts}
}

// send hands a document to a printer at once, for what is no record's paper.
func (s *PrintJobs) send(p *data.PrintJob, doc *page.Doc) (id string, saved bool, err error) {
	return s.bring(context.Background(), p.Printer, p.Copies, doc)
}

// bring hands a document to a printer; where nobody chose one and the system has none, it is saved and shown.
func (s *PrintJobs) bring(ctx context.Context, printer string, copies int, doc *page.Doc) (id string, saved bool, err error) {
	if d := s.device(printer); printer != toFile && d != nil {
		id, err = d.Print(ctx, doc, spool.Options{Printer: printer, Copies: copies})
		none := printer == "" && (errors.Is(err, spool.ErrNoSpooler) || errors.Is(err, spool.ErrNoPrinter))
		if !none {
			return id, false, err
		}
	}
	dir := s.deps.Papers
	if dir == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", false, err
		}
		dir = filepath.Join(home, "Documents", "Tanggapan", "Papers")
	}
	f := &spool.File{Dir: dir, Open: s.deps.Show}
	id, err = f.Print(ctx, doc, spool.Options{})
	return id, true, err
}
