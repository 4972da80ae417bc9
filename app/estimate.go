package app

import (
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
)

// Estimates are prices told before the work.
type Estimates struct{ *core }

var estimateActs = []Act{
	{"estimate.draft", data.RightWork, "D8 R4", PutBack},
	{"estimate.expire", "", "D8 O1", PutBack},
	{"estimate.give", data.RightDesk, "D8 R4", PutBack},
	{"estimate.approve", data.RightDesk, "D9", PutBack},
	{"estimate.refuse", data.RightDesk, "D9", PutBack},
}

// Told says how a price was told to the customer, or the answer heard: who, how, and the words, either may be "".
type Told struct {
	Who   string       // who was told or answered; "" is the customer
	How   data.Channel // "" is by phone
	Words string
	Until data.Date // how long the price holds; "": the shop's days
}

// OfJob lists the estimates of a job, the newest first.
func (s *Estimates) OfJob(job data.ID) (out []*data.Estimate, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = estimatesOf(tx, job)
		return err
	})
	return out, err
}

func estimatesOf(tx *store.Tx, job data.ID) ([]*data.Estimate, error) {
	return store.List[data.Estimate](tx, "job", store.Range{Parts: []string{data.PartID(job)}, Reverse: true})
}

// Give notes that the lines of a job were told to the customer as its price; the job waits for their answer.
func (s *Estimates) Give(who data.Actor, job data.ID, in Told) (data.Done, error) {
	return s.tell("estimate.give", who, job, in, data.EstimateGiven)
}

// Approve notes the customer's yes, to the estimate that was given or, told and answered in one talk, to the lines as they stand.
func (s *Estimates) Approve(who data.Actor, job data.ID, in Told) (data.Done, error) {
	return s.tell("estimate.approve", who, job, in, data.EstimateApproved)
}

// Refuse notes the customer's no; the ball is ours again.
func (s *Estimates) Refuse(who data.Actor, job data.ID, in Told) (data.Done, error) {
	return s.tell("estimate.refuse", who, job, in, data.EstimateRefused)
}

func (s *Estimates) tell(act string, who data.Actor, id data.ID, in Told, to data.EstimateState) (data.Done, error) {
	return s.write(act, who, func(tx *store.Tx) (data.Record, error) {
		j, err := liveJob(tx, id)
		if err != nil {
			return nil, err
		}
		sh, err := shop(tx)
		if err != nil {
			return nil, err
		}
		e, err := openEstimate(tx, j, to)
		if err != nil {
			return nil, err
		}
		if e.ID != 0 && e.State == data.EstimateDraft {
			if err := endTasks(tx, ref(j), data.TaskTell, data.Clean(in.Words)); err != nil {
				return nil, err
			}
		}
		c, err := customer(tx, j.Customer)
		if err != nil {
			return nil, err
		}
		if in.How == "" {
			in.How = data.ByPhone
		}
		in.Who = firstOf(data.CleanLine(in.Who), c.Name())
		e.State = to
		total := data.Total(e.Options[0].Lines, j.TaxIn).Total
		if to == data.EstimateGiven || e.GivenAt == 0 {
			e.GivenAt, e.Until = tx.At(), firstDate(in.Until, tx.At().Date(zoneOf(sh)).Plus(sh.EstimateOK))
		}
		if to != data.EstimateGiven {
			e.Answer = data.Answer{Option: e.Options[0].N, Who: in.Who, How: in.How, At: tx.At(), By: tx.Actor().Staff, Amount: total, Why: data.Clean(in.Words)}
		}
		if err := tx.Put(e); err != nil {
			return nil, err
		}
		if err := moveAnswered(tx, j, to); err != nil {
			return nil, err
		}
		if err := sayEstimate(tx, sh, who, j, in, to, total); err != nil {
			return nil, err
		}
		return e, nil
	})
}

// openEstimate is the job's estimate without an answer: a draft brought up to the job's lines; one that is told again
// makes room for a new one.
func openEstimate(tx *store.Tx, j *data.Job, to data.EstimateState) (*data.Estimate, error) {
	all, err := estimatesOf(tx, j.ID)
	if err != nil {
		return nil, err
	}
	var draft *data.Estimate
	for _, e := range all {
		switch {
		case !e.Open():
		case e.State == data.EstimateDraft:
			draft = e
		case to == data.EstimateApproved || to == data.EstimateRefused:
			return e, nil
		case to == data.EstimateGiven:
			e.State = data.EstimateExpired
			if err := tx.Put(e); err != nil {
				return nil, err
			}
		}
	}
	if len(j.Lines) == 0 {
		return nil, data.Faults{{Field: "lines", Code: "needs-line"}}
	}
	if draft == nil {
		draft = &data.Estimate{Job: j.ID, State: data.EstimateDraft}
	}
	draft.Options, draft.Spent = []data.Option{{N: 1, Lines: append([]data.Line(nil), j.Lines...)}}, 1
	return draft, nil
}

// moveAnswered moves the job to where an estimate's telling or answer brings it, where the table of moves allows it.
func moveAnswered(tx *store.Tx, j *data.Job, to data.EstimateState) error {
	state := data.WaitingApproval
	if to == data.EstimateRefused {
		state = data.Diagnosing
	}
	if to == data.EstimateApproved {
		state = data.InProgress
		waits, err := waitsForPart(tx, j.ID)
		if err != nil {
			return err
		}
		if waits {
			state = data.WaitingPart
		}
	}
	if to != data.EstimateGiven && j.State != data.WaitingApproval || !j.State.May(state) {
		return nil
	}
	if err := moveJob(tx, j, state, ""); err != nil {
		return err
	}
	return tx.Put(j)
}

// waitsForPart says whether a part that the job wants is not here yet.
func waitsForPart(tx *store.Tx, job data.ID) (bool, error) {
	all, err := store.List[data.PartRequest](tx, "job", store.Range{Parts: []string{data.PartID(job)}})
	for _, r := range all {
		if r.Open() && r.State != data.RequestHere {
			return true, err
		}
	}
	return false, err
}

// sayEstimate logs the talk in which a price was told or answered.
func sayEstimate(tx *store.Tx, sh *data.Shop, who data.Actor, j *data.Job, in Told, to data.EstimateState, total data.Money) error {
	text := data.Clean(in.Words)
	if text == "" {
		text = words.In(sh.Language).T("estimate.said-"+string(to), "sum", sum(sh, total))
	}
	dir := data.In
	if to == data.EstimateGiven {
		dir = data.Out
	}
	_, err := logContact(tx, who, &data.Contact{
		Of: data.Ref{Kind: data.KindJob, ID: j.ID}, Channel: in.How, Direction: dir, With: in.Who,
		Party: data.Ref{Kind: data.KindCustomer, ID: j.Customer}, Customer: j.Customer, Words: text,
	})
	return err
}

func firstDate(all ...data.Date) data.Date {
	for _, d := range all {
		if d != "" {
			return d
		}
	}
	return ""
}
