package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing/page"
	"tanggapan/printing/spool"
)

// PrintJobs are papers on their way to a printer.
type PrintJobs struct{ *core }

// The program itself prints: a person's Undo goes past it to what the person did.
var printJobActs = []Act{
	{"print-job.print", "", "S3", Final},
	{"print-job.report", "", "S3", Final},
	{"print-job.drop", "", "S3", Final},
}

// toFile is the printer's name in the desk's settings that saves papers instead.
const toFile = "file"

// OnSave lists the papers that are printed when a record of that kind is saved at this desk; of a desk where nobody chose, those that the trade expects.
func (s *PrintJobs) OnSave(kind data.Kind) (out []string) {
	usual := map[string]bool{PaperSheet: true, PaperTicket: true, PaperLabel: true}
	set := map[string]bool{}
	if s.deps.Desk != nil {
		for name, p := range s.deps.Desk.Settings().Papers {
			set[name] = p.OnSave
		}
	}
	for _, name := range s.app.Papers.Names(kind) {
		on, chosen := set[name]
		if on || !chosen && usual[name] {
			out = append(out, name)
		}
	}
	return out
}

// Print sends papers of a record to this desk's printers. It answers at once: the papers go out in the background,
// and one that fails becomes a task. What was printed before is marked as a copy.
func (s *PrintJobs) Print(who data.Actor, of data.Ref, papers ...string) (data.Done, error) {
	for _, p := range papers {
		if _, err := paperNamed(of.Kind, p); err != nil {
			return data.Done{}, err
		}
	}
	var ids []data.ID
	done, err := s.write("print-job.print", data.Actor{Desk: who.Desk}, func(tx *store.Tx) (data.Record, error) {
		ids = nil
		rec, err := tx.Record(of)
		if err != nil {
			return nil, err
		}
		for _, name := range papers {
			p := data.PrintJob{Of: of, Paper: name, Copies: 1, State: data.PrintWaiting, By: who.Staff}
			if s.deps.Desk != nil {
				set := s.deps.Desk.Settings().Papers[paperBase(name)]
				p.Printer, p.Copies = set.Printer, max(1, set.Copies)
			}
			before, err := printsOf(tx, of, name)
			if err != nil {
				return nil, err
			}
			p.Reprint = before > 0
			if err := tx.Put(&p); err != nil {
				return nil, err
			}
			ids = append(ids, p.ID)
		}
		return rec, nil
	})
	if err != nil {
		return done, err
	}
	for _, id := range ids {
		s.queue(id)
	}
	return done, nil
}

// Retry sends a paper that failed once more.
func (s *PrintJobs) Retry(who data.Actor, id data.ID) (data.Done, error) {
	done, err := s.report(id, who.Staff, func(p *data.PrintJob) { p.State, p.Why, p.Retries = data.PrintWaiting, "", p.Retries+1 })
	if err == nil {
		s.queue(id)
	}
	return done, err
}

// Drop gives up a paper that did not come out.
func (s *PrintJobs) Drop(who data.Actor, id data.ID) (data.Done, error) {
	return s.write("print-job.drop", data.Actor{Desk: who.Desk}, func(tx *store.Tx) (data.Record, error) {
		p, err := store.Get[data.PrintJob](tx, id)
		if err != nil {
			return nil, err
		}
		if err := tx.Remove(p); err != nil {
			return nil, err
		}
		return p, endTasks(tx, data.Ref{Kind: data.KindPrintJob, ID: id}, data.TaskPrint, "")
	})
}

// Of lists the prints of a record, the oldest first.
func (s *PrintJobs) Of(of data.Ref) (out []*data.PrintJob, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.List[data.PrintJob](tx, "of", store.Range{Parts: []string{data.PartRef(of)}})
		return err
	})
	return out, err
}

// Failed lists the papers that did not come out.
func (s *PrintJobs) Failed() (out []*data.PrintJob, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.List[data.PrintJob](tx, "open", store.Range{Parts: []string{string(data.PrintFailed)}})
		return err
	})
	return out, err
}

// resume sends what was still waiting when the file was closed.
func (s *PrintJobs) resume() error {
	if s.file.why != nil {
		return nil
	}
	return s.view(func(tx *store.Tx) error {
		p, err := tx.Find(data.KindPrintJob, "open", store.Range{Parts: []string{string(data.PrintWaiting)}})
		for _, id := range p.IDs {
			s.queue(id)
		}
		return err
	})
}

// queue prints one paper in the background.
func (s *PrintJobs) queue(id data.ID) {
	s.work.add(fmt.Sprintf("print-%d", id), func() (bool, error) { return false, s.out(id) })
}

// out brings one waiting paper to its printer and notes what became of it.
func (s *PrintJobs) out(id data.ID) error {
	var p *data.PrintJob
	err := s.view(func(tx *store.Tx) (err error) {
		p, err = store.Get[data.PrintJob](tx, id)
		return err
	})
	if err != nil || p.State != data.PrintWaiting || p.Removed != 0 {
		return err
	}
	doc, err := s.app.Papers.draw(p.By, p.Of, p.Paper, "")
	var queue string
	saved := false
	if err == nil {
		queue, saved, err = s.send(p, doc)
	}
	_, rerr := s.report(id, p.By, func(p *data.PrintJob) {
		switch {
		case err != nil:
			p.State, p.Why = data.PrintFailed, whyOf(err)
		case saved:
			p.State, p.Path = data.PrintSaved, queue
		default:
			p.State, p.Queue = data.PrintDone, queue
		}
	})
	return errors.Join(err, rerr)
}

// send hands a document to the printer of the desk's settings; where the system has none it is saved and shown.
func (s *PrintJobs) send(p *data.PrintJob, doc *page.Doc) (id string, saved bool, err error) {
	ctx := context.Background()
	if p.Printer != toFile && s.deps.Printer != nil {
		id, err = s.deps.Printer.Print(ctx, doc, spool.Options{Printer: p.Printer, Copies: p.Copies})
		none := errors.Is(err, spool.ErrNoSpooler) || errors.Is(err, spool.ErrNoPrinter) && p.Printer == ""
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

// whyOf is the code of what went wrong with a print.
func whyOf(err error) string {
	switch {
	case errors.Is(err, spool.ErrNoPrinter), errors.Is(err, spool.ErrNoSpooler):
		return "no-printer"
	case errors.Is(err, spool.ErrRejected):
		return "refused"
	}
	return "failed"
}

// report writes what became of a print; a failure makes the task to print it again, a success ends that task.
func (s *PrintJobs) report(id, by data.ID, f func(*data.PrintJob)) (data.Done, error) {
	return s.write("print-job.report", data.Actor{}, func(tx *store.Tx) (data.Record, error) {
		p, err := store.Get[data.PrintJob](tx, id)
		if err != nil {
			return nil, err
		}
		f(p)
		if err := tx.Put(p); err != nil {
			return nil, err
		}
		ref := data.Ref{Kind: data.KindPrintJob, ID: id}
		if p.State != data.PrintFailed {
			return p, endTasks(tx, ref, data.TaskPrint, "")
		}
		sh, err := shop(tx)
		if err != nil {
			return nil, err
		}
		w := words.In(sh.Language)
		no := ""
		if n, ok := tx.Look(p.Of.Kind, p.Of.ID).(data.Numbered); ok {
			no = *n.Number()
		}
		_, err = makeTask(tx, &data.Task{
			TaskKind: data.TaskPrint, Due: tx.At().Local(zoneOf(sh)), Of: ref, Who: by,
			Text: w.T("print-job.task", "paper", w.T("print-job.paper."+paperBase(p.Paper)), "no", no),
		})
		return p, err
	})
}
