package app

import (
	"encoding/json"
	"sort"

	"tanggapan/data"
	"tanggapan/data/store"
)

// JobEvent is one entry of a job's timeline: a talk, or an act of a person or of the program.
type JobEvent struct {
	At      data.Instant
	By      data.ID       // staff; 0: the program
	Act     string        // name of the act; "" for a talk that was only logged
	Entry   uint64        // of the journal, to undo it by
	Undone  bool          // it was taken back
	Contact *data.Contact // what was said, of a talk or within the act
	From    data.JobState // a job's move
	To      data.JobState
	When    data.Local // a new promise
	Why     string
	Sum     data.Money // of a payment or an estimate
	Way     string     // of a payment
	Of      data.Ref   // what it was about, where not the job itself
	No      string
	Name    string  // of what it was about: a part, a supplier
	Words   string  // what a report or an assessment says
	Staff   data.ID // who was given the job
}

// mostEvents is how many entries of each record a timeline reads.
const mostEvents = 60

// jobEvents joins the talks about a job and what was done to it, its payments, estimates, visits and parts, the newest first.
func jobEvents(tx *store.Tx, v *JobView) ([]JobEvent, error) {
	entries, err := jobEntries(tx, v)
	if err != nil {
		return nil, err
	}
	var out []JobEvent
	within := map[data.ID]bool{} // talks that an act tells of
	for _, e := range entries {
		ev, err := eventOf(tx, e)
		if err != nil {
			return nil, err
		}
		if ev.Contact != nil {
			within[ev.Contact.ID] = true
		}
		if e.Undoes == 0 && e.Act != "contact.log" {
			out = append(out, ev)
		}
	}
	talks, err := contactsOf(tx, data.Ref{Kind: data.KindJob, ID: v.Job.ID}, mostEvents)
	if err != nil {
		return nil, err
	}
	for _, c := range talks {
		if c.Removed == 0 && !within[c.ID] {
			out = append(out, JobEvent{At: c.At, By: c.By, Contact: c})
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].At == out[j].At {
			return out[i].Entry > out[j].Entry
		}
		return out[i].At > out[j].At
	})
	return out, nil
}

// jobEntries are the journal entries of a job and of what belongs to it, each once, in no order.
func jobEntries(tx *store.Tx, v *JobView) ([]store.Entry, error) {
	refs := []data.Ref{{Kind: data.KindJob, ID: v.Job.ID}}
	for _, p := range v.Payments {
		refs = append(refs, data.Ref{Kind: data.KindPayment, ID: p.ID})
	}
	for _, e := range v.Estimates {
		refs = append(refs, data.Ref{Kind: data.KindEstimate, ID: e.ID})
	}
	for _, a := range v.Appointments {
		refs = append(refs, data.Ref{Kind: data.KindAppointment, ID: a.ID})
	}
	for _, p := range v.Parts {
		refs = append(refs, data.Ref{Kind: data.KindPartRequest, ID: p.Request.ID})
	}
	seen := map[uint64]bool{}
	var out []store.Entry
	for _, r := range refs {
		entries, err := tx.History(r, mostEvents)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if !seen[e.Seq] {
				seen[e.Seq] = true
				out = append(out, e)
			}
		}
	}
	return out, nil
}

// eventOf reads off an entry what its words need.
func eventOf(tx *store.Tx, e store.Entry) (JobEvent, error) {
	ev := JobEvent{At: e.At, By: e.Staff, Act: e.Act, Entry: e.Seq, Of: e.Of}
	var err error
	if ev.Undone, err = undone(tx, e.Seq, 0); err != nil {
		return ev, err
	}
	deltas, err := e.Touched()
	if err != nil {
		return ev, err
	}
	for _, d := range deltas {
		rec := tx.Look(d.Kind, d.ID)
		switch r := rec.(type) {
		case *data.Contact:
			if d.New {
				ev.Contact = r
			}
		case *data.Payment:
			ev.Sum, ev.Way = r.Amount, r.Way
			if r.VoidWhy != "" && e.Act == "payment.void" {
				ev.Why = r.VoidWhy
			}
		case *data.Estimate:
			ev.Sum = data.Total(r.Options[0].Lines, true).Sub
			if r.Answer.Amount != 0 {
				ev.Sum = r.Answer.Amount
			}
		case *data.Part:
			ev.Name = r.Name
		case *data.PartRequest:
			if p, ok := tx.Look(data.KindPart, r.Part).(*data.Part); ok {
				ev.Name = p.Name
			}
		case *data.PartsOrder:
			ev.No = r.No
		case *data.Appointment:
			ev.When, ev.No = r.Start, r.No
			if r.Result != "" {
				ev.Words = r.Result
			}
		case *data.Job:
			readJobDelta(&ev, d)
		}
	}
	return ev, nil
}

// readJobDelta reads the changed fields of the job.
func readJobDelta(ev *JobEvent, d store.Delta) {
	for _, f := range d.Fields {
		text := func(raw json.RawMessage) (s string) {
			// A field of another type stays empty: only texts are asked for.
			_ = json.Unmarshal(raw, &s)
			return s
		}
		switch f.Path {
		case "state":
			ev.From, ev.To = data.JobState(text(f.Old)), data.JobState(text(f.New))
		case "promised", "expected":
			if s := text(f.New); s != "" {
				ev.When = data.Local(s)
			}
		case "why":
			ev.Why = text(f.New)
		case "assessment", "done":
			ev.Words = text(f.New)
		case "technician":
			_ = json.Unmarshal(f.New, &ev.Staff)
		}
	}
}

// undone says whether an entry was taken back and not done again since.
func undone(tx *store.Tx, seq uint64, depth int) (bool, error) {
	by, err := tx.UndoneBy(seq)
	if err != nil || by == 0 || depth > 20 {
		return false, err
	}
	e, err := tx.Entry(by)
	if err != nil || e.Redoes != seq {
		return err == nil, err
	}
	return undone(tx, by, depth+1)
}
