package app

import (
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
)

// mostExpired is how many estimates expire in one slice of background work.
const mostExpired = 50

// Draft keeps the lines of a job as an estimate that the customer has not heard yet: who works on it prices it, the desk
// tells it. The task "tell the customer" stands with the words to say. Drafted again, it has the lines as they stand now.
func (s *Estimates) Draft(who data.Actor, job data.ID) (data.Done, error) {
	return s.write("estimate.draft", who, func(tx *store.Tx) (data.Record, error) {
		j, err := liveJob(tx, job)
		if err != nil {
			return nil, err
		}
		sh, err := shop(tx)
		if err != nil {
			return nil, err
		}
		e, err := openEstimate(tx, j, data.EstimateDraft)
		if err != nil {
			return nil, err
		}
		if err := tx.Put(e); err != nil {
			return nil, err
		}
		return e, tellDrafted(tx, sh, j, e)
	})
}

// tellDrafted makes the task to tell the customer a price, with the words to say.
func tellDrafted(tx *store.Tx, sh *data.Shop, j *data.Job, e *data.Estimate) error {
	c, err := customer(tx, j.Customer)
	if err != nil {
		return err
	}
	total := sum(sh, data.Total(e.Options[0].Lines, j.TaxIn).Total)
	_, err = makeTask(tx, &data.Task{
		TaskKind: data.TaskTell, Due: tx.At().Local(zoneOf(sh)), Of: ref(j), Customer: j.Customer,
		Text:  words.In(sh.Language).T("estimate.task", "job", j.No, "sum", total),
		Words: words.In(paperLang(sh, c)).T("estimate.say", "name", c.Name(), "shop", sh.Name, "device", deviceNames(tx, j), "sum", total),
	})
	return err
}

// expire ends the estimates whose last day is over, each in an act of the clock: the job waits no longer for an answer
// that nobody seeks, a task says to ask. It runs when a file is opened and when a day begins.
func (s *Estimates) expire() (more bool, err error) {
	var due []*data.Estimate
	err = s.view(func(tx *store.Tx) error {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		due, err = store.List[data.Estimate](tx, "given", store.Range{From: "0", To: string(s.wall(sh).Date()), Limit: mostExpired})
		return err
	})
	for _, e := range due {
		if err == nil {
			err = s.over(e.ID)
		}
	}
	return err == nil && len(due) == mostExpired, err
}

// over ends one estimate without an answer.
func (s *Estimates) over(id data.ID) error {
	_, err := s.write("estimate.expire", data.Actor{}, func(tx *store.Tx) (data.Record, error) {
		e, err := store.Get[data.Estimate](tx, id)
		if err != nil || e.State != data.EstimateGiven {
			return e, err
		}
		e.State = data.EstimateExpired
		if err := tx.Put(e); err != nil {
			return nil, err
		}
		j, err := store.Get[data.Job](tx, e.Job)
		if err != nil || j.State != data.WaitingApproval {
			return e, err
		}
		sh, err := shop(tx)
		if err != nil {
			return nil, err
		}
		total := sum(sh, data.Total(e.Options[0].Lines, j.TaxIn).Total)
		_, err = makeTask(tx, &data.Task{
			TaskKind: data.TaskCallBack, Due: tx.At().Local(zoneOf(sh)), Of: ref(j), Customer: j.Customer,
			Text: words.In(sh.Language).T("estimate.over", "job", j.No, "sum", total),
		})
		return e, err
	})
	return err
}
