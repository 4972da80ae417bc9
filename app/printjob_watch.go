package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"tanggapan/app/desk"
	"tanggapan/data"
	"tanggapan/printing/spool"
)

// How long a printer is looked at closely, and how often before and after.
const (
	watchClosely = 30 * time.Second
	watchSoon    = 10 * time.Minute
	lookClosely  = time.Second
	lookSoon     = 10 * time.Second
	lookLater    = time.Minute
)

// retryAfter are the pauses before a paper that its printer refused is tried again by itself.
func retryAfter() []time.Duration {
	return []time.Duration{5 * time.Second, 30 * time.Second, 2 * time.Minute}
}

// onFailure is what this desk does with a paper that does not come out.
func (s *PrintJobs) onFailure() desk.Failed {
	if s.deps.Desk == nil {
		return desk.Defaults().Failed
	}
	return s.deps.Desk.Settings().Failed
}

// watch looks what became of a paper that a printer has.
func (s *PrintJobs) watch(id data.ID) {
	s.lane.add(watchTask(id), func() (bool, error) { return false, s.look(id) })
}

func watchTask(id data.ID) string { return fmt.Sprintf("watch-%d", id) }

// look asks the printer once, notes what is new, and looks again later while the paper is on its way. A question that
// nobody answers is asked again: what is not known is not failed.
func (s *PrintJobs) look(id data.ID) error {
	p, err := s.waiting(id)
	if err != nil || p == nil || !p.AtPrinter() {
		return err
	}
	d := s.device(p.Printer)
	if d == nil {
		return s.fail(p, spool.NoPrinter, "")
	}
	ctx := s.lane.context()
	j, err := d.Job(ctx, p.Queue)
	age := s.Now().Sub(p.Sent)
	switch {
	case ctx.Err() != nil:
		return nil
	case errors.Is(err, spool.ErrNoJob):
		return s.fail(p, spool.Lost, "")
	case err != nil:
		j = spool.Job{State: spool.Held, Why: spool.Why(err), Message: err.Error()}
	case j.State == spool.Done:
		return s.done(p, p.Queue)
	case j.State == spool.Failed:
		// Some spoolers keep a broken job and try it again when the printer is started.
		_ = d.Cancel(ctx, p.Queue)
		return s.fail(p, j.Why, j.Message)
	}
	if j.State == spool.Held && age >= watchClosely && s.elsewhere(ctx, d, p) {
		return s.instead(p, j.Why, j.Message)
	}
	err = s.note(p, j, age)
	s.lane.after(pause(age), watchTask(id), func() (bool, error) { return false, s.look(id) })
	return err
}

// pause is how long after its sending a paper is looked at again.
func pause(age time.Duration) time.Duration {
	switch {
	case age < watchClosely:
		return lookClosely
	case age < watchSoon:
		return lookSoon
	}
	return lookLater
}

// note keeps what a paper waits for, where that is new.
func (s *PrintJobs) note(p *data.PrintJob, j spool.Job, age time.Duration) error {
	why, said := "", ""
	if j.State == spool.Held {
		why, said = string(j.Why), j.Message
	}
	stuck := j.State == spool.Held && age >= watchClosely
	if p.Why == why && p.Stuck == stuck {
		return nil
	}
	_, err := s.report(p.ID, p.By, func(p *data.PrintJob) { p.Why, p.Said, p.Stuck = why, cutWords(said), stuck })
	return err
}

func cutWords(s string) string { return data.Cut(data.CleanLine(s), data.MaxLine) }

// elsewhere says whether a paper that its printer holds goes to another one, and takes it back from the first: a paper
// that cannot be taken back is not printed twice.
func (s *PrintJobs) elsewhere(ctx context.Context, d spool.Printer, p *data.PrintJob) bool {
	return s.another(p) && d.Cancel(ctx, p.Queue) == nil
}

// another says whether this desk has a printer to use in the place of the paper's.
func (s *PrintJobs) another(p *data.PrintJob) bool {
	set := s.onFailure()
	return set.Another != "" && set.Another != p.Printer && p.Instead == ""
}

// instead sends a paper to the desk's other printer.
func (s *PrintJobs) instead(p *data.PrintJob, why spool.Reason, said string) error {
	other := s.onFailure().Another
	_, err := s.report(p.ID, p.By, func(p *data.PrintJob) {
		p.Instead, p.Printer = p.Printer, other
		if p.Instead == "" {
			p.Instead = "?" // the system's default, whose name nobody asked for
		}
		p.Queue, p.Sent, p.Tries, p.Stuck, p.Why, p.Said = "", 0, 0, false, string(why), cutWords(said)
	})
	if err == nil {
		// The task of the first printer may be the one in hand.
		id := p.ID
		s.lane.add(outTask(id)+"-instead", func() (bool, error) { return false, s.out(id) })
	}
	return err
}

// fail notes that a paper did not come out, and does what this desk wants then: it is tried again, or it goes to another
// printer, or it stands as failed until somebody sees to it. It is never forgotten.
func (s *PrintJobs) fail(p *data.PrintJob, why spool.Reason, said string) error {
	set := s.onFailure()
	pauses := retryAfter()
	if s.another(p) {
		pauses = pauses[:1]
	}
	mayPass := true // what a second try may mend
	switch why {
	case spool.Document, spool.Cancelled, spool.Lost, spool.NoPrinter:
		mayPass = false
	}
	if set.Retry && mayPass && p.Tries < len(pauses) {
		id, wait := p.ID, pauses[p.Tries]
		_, err := s.report(id, p.By, func(p *data.PrintJob) {
			p.Queue, p.Sent, p.Stuck, p.Why, p.Said = "", 0, false, string(why), cutWords(said)
			p.Tries++
		})
		if err == nil {
			s.lane.after(wait, outTask(id), func() (bool, error) { return false, s.out(id) })
		}
		return err
	}
	if s.another(p) && why != spool.Cancelled && why != spool.Lost {
		return s.instead(p, why, said)
	}
	_, err := s.report(p.ID, p.By, func(p *data.PrintJob) {
		p.State, p.Queue, p.Stuck, p.Why, p.Said = data.PrintFailed, "", false, string(why), cutWords(said)
	})
	return err
}

// takeBackTime bounds the question to a spooler while somebody waits.
const takeBackTime = 5 * time.Second

// takeBack asks the printer that has a paper not to print it.
func (s *PrintJobs) takeBack(id data.ID) {
	p, err := s.waiting(id)
	if err != nil || p == nil || !p.AtPrinter() {
		return
	}
	if d := s.device(p.Printer); d != nil {
		ctx, end := context.WithTimeout(context.Background(), takeBackTime)
		defer end()
		if err := d.Cancel(ctx, p.Queue); err != nil {
			s.log().WithField("printer", p.Printer).WithError(err).Warn("a paper was not taken back from its printer")
		}
	}
}
