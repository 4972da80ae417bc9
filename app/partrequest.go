package app

import (
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/data/store"
)

// PartRequests are parts wanted by jobs and the shelf.
type PartRequests struct{ *core }

var partRequestActs = []Act{
	{"part-request.want", data.RightDesk, "D7 S3", PutBack},
	{"part-request.change", data.RightDesk, "D7", PutBack},
	{"part-request.fit", data.RightWork, "D7", Counter},
	{"part-request.return", data.RightDesk, "D7", Counter},
	{"part-request.cancel", data.RightDesk, "D7", PutBack},
}

// Wanted is a part request with what it is shown with.
type Wanted struct {
	*data.PartRequest
	Part     *data.Part
	Job      *data.Job // nil: for the shelf
	Customer *data.Customer
	Supplier *data.Supplier // taken or asked last; nil: none yet
	Order    *data.PartsOrder
	Asks     []*data.Ask  // the oldest first; the rows of a list have them only counted
	Answers  int          // how often was asked
	WaitsBy  data.Channel // how was asked what has no answer yet, the oldest; "" none
	WaitsAt  data.Instant
	Lies     string // name of the shelf on which it lies; of a list\'s rows
}

// Get reads a request with what it is shown with.
func (s *PartRequests) Get(id data.ID) (out Wanted, err error) {
	err = s.view(func(tx *store.Tx) error {
		r, err := store.Get[data.PartRequest](tx, id)
		if err == nil {
			out, err = wanted(tx, r)
		}
		return err
	})
	return out, err
}

// OfJob lists the requests of a job.
func (s *PartRequests) OfJob(job data.ID) ([]Wanted, error) {
	return s.list("job", store.Range{Parts: []string{data.PartID(job)}})
}

func (s *PartRequests) list(index string, r store.Range) (out []Wanted, err error) {
	err = s.view(func(tx *store.Tx) error {
		reqs, err := store.List[data.PartRequest](tx, index, r)
		if err != nil {
			return err
		}
		for _, q := range reqs {
			w, err := wanted(tx, q)
			if err != nil {
				return err
			}
			out = append(out, w)
		}
		return nil
	})
	return out, err
}

func wanted(tx *store.Tx, r *data.PartRequest) (Wanted, error) {
	w := Wanted{PartRequest: r}
	var err error
	if w.Part, err = store.Get[data.Part](tx, r.Part); err != nil {
		return w, err
	}
	if w.Asks, err = asksOf(tx, r.ID); err != nil {
		return w, err
	}
	w.Answers = len(w.Asks)
	for _, a := range w.Asks {
		if a.Open() && w.WaitsBy == "" {
			w.WaitsBy, w.WaitsAt = a.Channel, a.At
		}
	}
	if j, ok := tx.Look(data.KindJob, r.Job).(*data.Job); ok {
		w.Job = j
		w.Customer, _ = tx.Look(data.KindCustomer, j.Customer).(*data.Customer)
	}
	w.Order, _ = tx.Look(data.KindPartsOrder, r.Order).(*data.PartsOrder)
	w.Supplier, _ = tx.Look(data.KindSupplier, r.Supplier).(*data.Supplier)
	return w, nil
}

// Want keeps a job's or the shelf's wish for a part; a part that is not in the
// catalogue yet is kept with it. What lies free on the shelf is reserved at
// once; else the job waits for the part.
func (s *PartRequests) Want(who data.Actor, in *data.PartRequest, fresh *data.Part) (data.Done, error) {
	done, err := s.write("part-request.want", who, func(tx *store.Tx) (data.Record, error) {
		return want(tx, who, in, fresh)
	})
	return s.saved(done, err, data.Ref{Kind: data.KindPartRequest, ID: in.ID})
}

func want(tx *store.Tx, who data.Actor, in *data.PartRequest, fresh *data.Part) (*data.PartRequest, error) {
	r := *in
	if fresh != nil {
		p, err := keepPart(tx, fresh)
		if err != nil {
			return nil, err
		}
		r.Part = p.ID
	}
	r.State, r.StateAt, r.Wanted, r.By, r.Note = data.Wanted, tx.At(), tx.At(), who.Staff, data.CleanLine(r.Note)
	have, err := stock(tx, r.Part)
	if err != nil {
		return nil, err
	}
	if r.Job == 0 {
		return &r, putRequest(tx, &r)
	}
	j, err := store.Get[data.Job](tx, r.Job)
	if err != nil {
		return nil, err
	}
	if !j.Open() {
		return nil, data.Faults{{Field: "job", Code: "already-ended", Args: map[string]string{"job": j.No}}}
	}
	r.Customer, r.NeededBy = j.Customer, j.Promised
	if have.Free() >= r.N {
		p, err := store.Get[data.Part](tx, r.Part)
		if err != nil {
			return nil, err
		}
		r.State, r.Shelf = data.RequestHere, p.Shelf
		return &r, putRequest(tx, &r)
	}
	if j.State != data.WaitingPart && j.State.May(data.WaitingPart) {
		if err := j.MoveTo(data.WaitingPart, "", tx.At()); err != nil {
			return nil, asFaults(err)
		}
		if err := tx.Put(j); err != nil {
			return nil, err
		}
	}
	return &r, putRequest(tx, &r)
}

// Change keeps the number wanted, the time it is needed by and the note.
func (s *PartRequests) Change(who data.Actor, in *data.PartRequest) (data.Done, error) {
	return s.write("part-request.change", who, func(tx *store.Tx) (data.Record, error) {
		r := *in
		r.Note = data.CleanLine(r.Note)
		return &r, putRequest(tx, &r)
	})
}

// step moves a request on within an act.
func (s *PartRequests) step(act string, who data.Actor, id data.ID, to data.RequestState, f func(*store.Tx, *data.PartRequest) error) (data.Done, error) {
	return s.write(act, who, func(tx *store.Tx) (data.Record, error) {
		r, err := store.Get[data.PartRequest](tx, id)
		if err != nil {
			return nil, err
		}
		was := r.State
		if err := r.MoveTo(to, tx.At()); err != nil {
			return nil, asFaults(err)
		}
		if err := tx.Put(r); err != nil {
			return nil, err
		}
		if was == data.RequestHere || was == data.Fitted {
			return r, f(tx, r)
		}
		return r, nil
	})
}

// Fit notes that the part went into the device: it leaves the stock, and the job's bill has its line.
func (s *PartRequests) Fit(who data.Actor, id data.ID) (data.Done, error) {
	return s.step("part-request.fit", who, id, data.Fitted, func(tx *store.Tx, r *data.PartRequest) error {
		if err := moveStock(tx, &data.StockMove{Part: r.Part, N: -r.N, Why: "fitted", Of: ref(r), Shelf: r.Shelf}); err != nil {
			return err
		}
		return partLine(tx, r)
	})
}

// partLine puts a fitted part on its job's bill unless a line for it is there.
func partLine(tx *store.Tx, r *data.PartRequest) error {
	if r.Job == 0 {
		return nil
	}
	j, err := store.Get[data.Job](tx, r.Job)
	if err != nil {
		return err
	}
	for _, l := range j.Lines {
		if l.Part == r.Part {
			return nil
		}
	}
	if err := putPart(tx, j, r.Part, r.N); err != nil {
		return err
	}
	return tx.Put(j)
}

// Return notes that a part which came goes back to the shelf for others, or to the supplier when back is true.
func (s *PartRequests) Return(who data.Actor, id data.ID, back bool) (data.Done, error) {
	return s.step("part-request.return", who, id, data.Returned, func(tx *store.Tx, r *data.PartRequest) error {
		if !back {
			return nil
		}
		return moveStock(tx, &data.StockMove{Part: r.Part, N: -r.N, Why: "returned", Of: ref(r), Shelf: r.Shelf})
	})
}

// Cancel takes a wish back; one that is on order is data.Faults "on-order".
func (s *PartRequests) Cancel(who data.Actor, id data.ID) (data.Done, error) {
	return s.write("part-request.cancel", who, func(tx *store.Tx) (data.Record, error) {
		r, err := store.Get[data.PartRequest](tx, id)
		if err != nil {
			return nil, err
		}
		if r.State == data.Ordered {
			return nil, data.Faults{{Field: "state", Code: "on-order"}}
		}
		if r.State != data.RequestHere {
			// It may stand on an order that is not sent yet.
			sh, err := shop(tx)
			if err != nil {
				return nil, err
			}
			if err := leaveOrder(tx, r, 0, words.In(sh.Language).T("part.not-wanted")); err != nil {
				return nil, err
			}
			r.Order, r.OrderN = 0, 0
		}
		if err := r.MoveTo(data.RequestClosed, tx.At()); err != nil {
			return nil, asFaults(err)
		}
		return r, tx.Put(r)
	})
}
