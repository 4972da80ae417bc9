package app

import (
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
)

// PrintJobs are papers on their way to a printer.
type PrintJobs struct {
	*core
	lane *work // a copy that is made does not hold a ticket up, nor a slow printer a copy
}

// The program itself prints: a person's Undo goes past it to what the person did.
var printJobActs = []Act{
	{"print-job.print", "", "S3", Final},
	{"print-job.report", "", "S3", Final},
	{"print-job.drop", "", "S3", Final},
}

// toFile is the printer's name in the desk's settings that saves papers instead.
const toFile = "file"

// PrinterToFile is the name that stands for saving papers instead of printing them.
const PrinterToFile = toFile

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

// Retry sends a paper that did not come out once more, to the same printer.
func (s *PrintJobs) Retry(who data.Actor, id data.ID) (data.Done, error) {
	return s.Resend(who, id, "")
}

// Resend sends a paper that did not come out once more, to another printer ("": the same). Where a printer still has it,
// it is taken back first.
func (s *PrintJobs) Resend(who data.Actor, id data.ID, printer string) (data.Done, error) {
	s.takeBack(id)
	done, err := s.report(id, who.Staff, func(p *data.PrintJob) {
		p.State, p.Why, p.Said, p.Queue, p.Sent, p.Tries, p.Stuck, p.Instead = data.PrintWaiting, "", "", "", 0, 0, false, ""
		p.Retries++
		if printer != "" {
			p.Printer = printer
		}
	})
	if err == nil {
		s.queue(id)
	}
	return done, err
}

// Drop gives up a paper that did not come out.
func (s *PrintJobs) Drop(who data.Actor, id data.ID) (data.Done, error) {
	s.takeBack(id)
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
		out, err = store.List[data.PrintJob](tx, "open", store.Range{Parts: []string{data.PrintsFailed}})
		return err
	})
	return out, err
}

// report writes what became of a print; one that did not come out, or is stuck, makes the task to see to it, any other ends that task.
func (s *PrintJobs) report(id, by data.ID, f func(*data.PrintJob)) (data.Done, error) {
	task := s.onFailure().Task
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
		if p.State != data.PrintFailed && !p.Stuck {
			return p, endTasks(tx, ref, data.TaskPrint, "")
		}
		if !task {
			return p, nil
		}
		sh, err := shop(tx)
		if err != nil {
			return nil, err
		}
		w := words.In(sh.Language)
		_, err = makeTask(tx, &data.Task{
			TaskKind: data.TaskPrint, Due: tx.At().Local(zoneOf(sh)), Of: ref, Who: by,
			Text:  w.T("print-job.task", "paper", w.T("print-job.paper."+paperBase(p.Paper)), "no", numberOf(tx, p.Of)),
			Words: w.Fault(printFault(p)),
		})
		return p, err
	})
}

// numberOf is the number of a record, "" where it has none.
func numberOf(tx *store.Tx, of data.Ref) string {
	if n, ok := tx.Look(of.Kind, of.ID).(data.Numbered); ok {
		return *n.Number()
	}
	return ""
}
