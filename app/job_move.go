package app

import (
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
)

// MoveOn moves jobs to the state that usually comes next, all at once. Jobs in different states are a Fault
// "states-differ"; jobs that are ready go out by Collect, each with its own hand-over: a Fault "collect-singly".
func (s *Jobs) MoveOn(who data.Actor, ids ...data.ID) (data.Done, error) {
	return s.write("job.move-on", who, func(tx *store.Tx) (data.Record, error) {
		var from data.JobState
		return s.each(tx, ids, func(j *data.Job) error {
			if from == "" {
				from = j.State
			}
			if j.State != from {
				return data.Fault{Field: "state", Code: "states-differ"}
			}
			if j.State.Next() == data.Collected {
				return data.Fault{Field: "state", Code: "collect-singly"}
			}
			return moveJob(tx, j, j.State.Next(), "")
		})
	})
}

// Move moves jobs to a state that the table of moves allows, with the shop's own step within it and a reason, either may be "".
// Collected goes by Collect; not repaired and cancelled need a reason.
func (s *Jobs) Move(who data.Actor, to data.JobState, step, why string, ids ...data.ID) (data.Done, error) {
	return s.write("job.move", who, func(tx *store.Tx) (data.Record, error) {
		return s.each(tx, ids, func(j *data.Job) (err error) {
			switch to {
			case data.Collected:
				return data.Fault{Field: "state", Code: "collect-singly"}
			case data.NotRepaired, data.JobCancelled:
				if why, err = reason("why", why); err != nil {
					return err
				}
			}
			if why = data.CleanLine(why); why != "" {
				j.Why = why
			}
			return moveJob(tx, j, to, step)
		})
	})
}

// NotRepaired ends the work without a repair; the device waits to be collected.
func (s *Jobs) NotRepaired(who data.Actor, id data.ID, why string) (data.Done, error) {
	return s.end("job.not-repaired", who, id, data.NotRepaired, why)
}

// Cancel ends a job before the work.
func (s *Jobs) Cancel(who data.Actor, id data.ID, why string) (data.Done, error) {
	return s.end("job.cancel", who, id, data.JobCancelled, why)
}

func (s *Jobs) end(act string, who data.Actor, id data.ID, to data.JobState, why string) (data.Done, error) {
	return s.edit(act, who, id, func(tx *store.Tx, j *data.Job) (err error) {
		if j.Why, err = reason("why", why); err != nil {
			return err
		}
		return moveJob(tx, j, to, "")
	})
}

// Close ends the follow-up of a collected job.
func (s *Jobs) Close(who data.Actor, id data.ID) (data.Done, error) {
	return s.write("job.close", who, func(tx *store.Tx) (data.Record, error) {
		j, err := store.Get[data.Job](tx, id)
		if err != nil {
			return nil, err
		}
		if err := j.MoveTo(data.JobClosed, "", tx.At()); err != nil {
			return nil, err
		}
		return j, tx.Put(j)
	})
}

// moveJob moves a job and makes or ends the tasks that follow from it. It sends nothing. The caller puts the job.
func moveJob(tx *store.Tx, j *data.Job, to data.JobState, step string) error {
	was := j.State
	if err := j.MoveTo(to, step, tx.At()); err != nil {
		return err
	}
	if was == to {
		return nil
	}
	ref := data.Ref{Kind: data.KindJob, ID: j.ID}
	switch to {
	case data.Ready, data.NotRepaired:
		return tellReady(tx, j)
	case data.Collected, data.JobCancelled:
		return endTasks(tx, ref, data.TaskTell, "")
	}
	return nil
}

// tellReady makes the task to tell the customer that a job waits for them, with the words to say.
func tellReady(tx *store.Tx, j *data.Job) error {
	sh, err := shop(tx)
	if err != nil {
		return err
	}
	code := "ready"
	paid, err := tx.Sum("paid-job", data.PartID(j.ID))
	if err != nil {
		return err
	}
	switch {
	case j.State == data.NotRepaired:
		code = "not-repaired"
	case j.Totals().Total <= data.Money(paid):
		code = "ready-paid"
	}
	said, err := sayOfJob(tx, sh, code, j)
	if err != nil {
		return err
	}
	w := words.In(sh.Language)
	_, err = makeTask(tx, &data.Task{
		TaskKind: data.TaskTell, Due: tx.At().Local(zoneOf(sh)), Of: data.Ref{Kind: data.KindJob, ID: j.ID}, Customer: j.Customer,
		Text: w.T("job.task.tell", "job", j.No, "state", w.T("job.state."+string(j.State))), Words: said,
	})
	return err
}

// sayOfJob fills one of the shop's texts with what a job knows, in the customer's language; more are further fields.
func sayOfJob(tx *store.Tx, sh *data.Shop, code string, j *data.Job, more ...string) (string, error) {
	return sayOfJobAt(tx, sh, code, j, tx.At().Local(zoneOf(sh)), more...)
}

// sayOfJobAt is sayOfJob for words that are said now, outside of an act.
func sayOfJobAt(tx *store.Tx, sh *data.Shop, code string, j *data.Job, now data.Local, more ...string) (string, error) {
	c, err := customer(tx, j.Customer)
	if err != nil {
		return "", err
	}
	lang := paperLang(sh, c)
	f := formatOf(sh, lang)
	paid, err := tx.Sum("paid-job", data.PartID(j.ID))
	if err != nil {
		return "", err
	}
	phone := ""
	if len(sh.Phones) > 0 {
		phone = f.Phone(sh.Phones[0].Best164())
	}
	return say(tx, code, lang, append(more,
		"name", c.Name(), "shop", sh.Name, "device", deviceNames(tx, j), "job", j.No, "phone", phone,
		"balance", f.Money(max(0, j.Totals().Total-data.Money(paid))), "promised", f.When(j.Promised, now),
		"why", j.Why, "hours", hoursWords(sh, f), "warranty", f.DateShort(j.Warranty))...)
}

// paperLang is the language in which a customer is written to: theirs, else the shop's.
func paperLang(sh *data.Shop, c *data.Customer) string {
	if c != nil && c.Language != "" {
		return c.Language
	}
	if sh.Language != "" {
		return sh.Language
	}
	return words.English
}

// deviceNames are the devices of a job in one line; what is wanted where it has none.
func deviceNames(tx *store.Tx, j *data.Job) string {
	s := ""
	for _, d := range j.Devices {
		if dev, ok := tx.Look(data.KindDevice, d.Device).(*data.Device); ok {
			if s != "" {
				s += ", "
			}
			s += dev.Name()
		}
	}
	return firstOf(s, data.Cut(j.Problem(), data.MaxName))
}
