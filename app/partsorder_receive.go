package app

import (
	"fmt"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Arrival is what came of one line of an order.
type Arrival struct {
	Line  int
	N     int
	Shelf data.ID // 0: the part's own
	Note  string
}

// Receive notes what arrived: the stock grows, the requests are here, their
// jobs move on, and the task "tell the customer" stands with the words to say.
// More than was ordered is data.Faults "more-than-ordered".
func (s *PartsOrders) Receive(who data.Actor, id data.ID, came []Arrival) (data.Done, error) {
	return s.write("parts-order.receive", who, func(tx *store.Tx) (data.Record, error) {
		o, err := store.Get[data.PartsOrder](tx, id)
		if err != nil {
			return nil, err
		}
		if !o.Open() {
			return nil, data.Faults{{Field: "state", Code: "already-ended"}}
		}
		if o.State == data.OrderDraft {
			// It came, so somebody ordered it.
			if err := send(tx, who, o); err != nil {
				return nil, err
			}
		}
		for _, c := range came {
			if err := receive(tx, o, c); err != nil {
				return nil, err
			}
		}
		have, err := received(tx, o)
		if err != nil {
			return nil, err
		}
		o.State = data.OrderArrived
		for _, l := range o.Lines {
			if have[l.N] < l.Qty {
				o.State = data.OrderPartArrive
			}
		}
		if o.State == data.OrderArrived {
			o.ArriveAt = tx.At()
		}
		return o, tx.Put(o)
	})
}

func receive(tx *store.Tx, o *data.PartsOrder, c Arrival) error {
	var line data.OrderLine
	for _, l := range o.Lines {
		if l.N == c.Line {
			line = l
		}
	}
	field := fmt.Sprintf("lines[%d].n", c.Line)
	have, err := received(tx, o)
	switch {
	case err != nil:
		return err
	case line.N == 0:
		return data.Faults{{Field: field, Code: "unknown-choice"}}
	case c.N < 1:
		return data.Faults{{Field: field, Code: "not-positive"}}
	case have[c.Line]+c.N > line.Qty:
		return data.Faults{{Field: field, Code: "more-than-ordered", Args: map[string]string{"ordered": fmt.Sprint(line.Qty), "had": fmt.Sprint(have[c.Line])}}}
	}
	p, err := store.Get[data.Part](tx, line.Part)
	if err != nil {
		return err
	}
	shelf := c.Shelf
	if shelf == 0 {
		shelf = p.Shelf
	}
	rec := &data.Receipt{Order: o.ID, Line: c.Line, Part: line.Part, Request: line.Request, N: c.N, At: tx.At(), By: tx.Actor().Staff, Shelf: shelf, Note: data.CleanLine(c.Note)}
	if err := tx.Put(rec); err != nil {
		return err
	}
	if err := moveStock(tx, &data.StockMove{Part: line.Part, N: c.N, Why: "received", Of: ref(rec), Shelf: shelf}); err != nil {
		return err
	}
	if line.Request == 0 || have[c.Line]+c.N < line.Qty {
		return nil
	}
	return requestHere(tx, line.Request, shelf)
}

// requestHere marks a request as here; when all its job waits for is here, the job moves on and the customer is to be told.
func requestHere(tx *store.Tx, id, shelf data.ID) error {
	r, err := store.Get[data.PartRequest](tx, id)
	if err != nil {
		return err
	}
	if err := r.MoveTo(data.RequestHere, tx.At()); err != nil {
		return asFaults(err)
	}
	r.Shelf = shelf
	if err := tx.Put(r); err != nil || r.Job == 0 {
		return err
	}
	j, err := store.Get[data.Job](tx, r.Job)
	if err != nil {
		return err
	}
	all, err := store.List[data.PartRequest](tx, "job", store.Range{Parts: []string{data.PartID(r.Job)}})
	if err != nil {
		return err
	}
	for _, o := range all {
		if o.ID != r.ID && (o.State == data.Wanted || o.State == data.Asked || o.State == data.Ordered) {
			return nil
		}
	}
	if j.State == data.WaitingPart {
		if err := j.MoveTo(data.PartArrived, "", tx.At()); err != nil {
			return asFaults(err)
		}
		if err := tx.Put(j); err != nil {
			return err
		}
	}
	return tellArrived(tx, j, r, shelf)
}

// tellArrived makes the task to tell the customer, with the words to say.
func tellArrived(tx *store.Tx, j *data.Job, r *data.PartRequest, shelf data.ID) error {
	sh, err := shop(tx)
	if err != nil {
		return err
	}
	p, err := store.Get[data.Part](tx, r.Part)
	if err != nil {
		return err
	}
	bin := ""
	if s, ok := tx.Look(data.KindShelf, shelf).(*data.Shelf); ok {
		bin = s.Name
	}
	words, err := sayOfJob(tx, sh, "part-arrived", j, "part", p.Name, "shelf", bin)
	if err != nil {
		return err
	}
	_, err = makeTask(tx, &data.Task{TaskKind: data.TaskTell, Due: tx.At().Local(zoneOf(sh)), Of: ref(j), Customer: j.Customer, Text: joinComma(p.Name, bin), Words: words})
	return err
}
