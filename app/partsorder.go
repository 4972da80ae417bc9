package app

import (
	"fmt"

	"tanggapan/data"
	"tanggapan/data/store"
)

// PartsOrders are orders to suppliers and what came of them.
type PartsOrders struct{ *core }

var partsOrderActs = []Act{
	{"parts-order.order", data.RightDesk, "D7 S3", PutBack},
	{"parts-order.change", data.RightDesk, "D7", PutBack},
	{"parts-order.confirm", data.RightDesk, "D7", PutBack},
	{"parts-order.receive", data.RightDesk, "D7 S3", Counter},
	{"parts-order.cancel", data.RightDesk, "D7", PutBack},
}

// Get reads an order.
func (s *PartsOrders) Get(id data.ID) (out *data.PartsOrder, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.Get[data.PartsOrder](tx, id)
		return err
	})
	return out, err
}

// Open lists the orders that are not complete, by the time they are expected (none last).
func (s *PartsOrders) Open() (out []*data.PartsOrder, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.List[data.PartsOrder](tx, "open", store.Range{Limit: 1000})
		return err
	})
	return out, err
}

// Of lists the newest orders to a supplier, the newest first.
func (s *PartsOrders) Of(supplier data.ID, limit int) (out []*data.PartsOrder, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.List[data.PartsOrder](tx, "supplier", store.Range{Parts: []string{data.PartID(supplier)}, Reverse: true, Limit: limit})
		return err
	})
	return out, err
}

// Received is how much has come of each line of an order, by line number.
func (s *PartsOrders) Received(id data.ID) (out map[int]int, err error) {
	err = s.view(func(tx *store.Tx) error {
		o, err := store.Get[data.PartsOrder](tx, id)
		if err != nil {
			return err
		}
		out, err = received(tx, o)
		return err
	})
	return out, err
}

func received(tx *store.Tx, o *data.PartsOrder) (map[int]int, error) {
	out := map[int]int{}
	for _, l := range o.Lines {
		n, err := tx.Sum("received", data.PartID(o.ID)+data.PartInt(l.N))
		if err != nil {
			return nil, err
		}
		out[l.N] = int(n)
	}
	return out, nil
}

// Order sends an order to a supplier. Its lines name the requests they are for
// (those move to ordered) or are for the stock. takes names the answers that
// were taken for it. A second save of the same draft changes nothing.
func (s *PartsOrders) Order(who data.Actor, in *data.PartsOrder, takes ...data.ID) (data.Done, error) {
	done, err := s.write("parts-order.order", who, func(tx *store.Tx) (data.Record, error) {
		for _, id := range takes {
			if _, err := takeAsk(tx, id); err != nil {
				return nil, err
			}
		}
		return order(tx, who, in)
	})
	return s.saved(done, err, data.Ref{Kind: data.KindPartsOrder, ID: in.ID})
}

func order(tx *store.Tx, who data.Actor, in *data.PartsOrder) (*data.PartsOrder, error) {
	o := *in
	sup, err := store.Get[data.Supplier](tx, o.Supplier)
	if err != nil {
		return nil, err
	}
	o.Lines = append([]data.OrderLine(nil), in.Lines...)
	for i := range o.Lines {
		number(&o.Lines[i].N, &o.Spent)
	}
	for _, f := range []*string{&o.Carrier, &o.Tracking} {
		*f = data.CleanLine(*f)
	}
	o.Note, o.By, o.State, o.SentAt = data.Clean(o.Note), who.Staff, data.OrderSent, tx.At()
	if o.Channel == "" {
		o.Channel = firstChannel(sup.Channel)
	}
	if err := tx.Put(&o); err != nil {
		return nil, err
	}
	for _, l := range o.Lines {
		if err := ordered(tx, &o, l); err != nil {
			return nil, err
		}
	}
	c := &data.Contact{Of: ref(&o), Channel: o.Channel, Direction: data.Out, Internal: true, Party: ref(sup), Words: firstOf(o.Note, o.No)}
	_, err = logContact(tx, who, c)
	return &o, err
}

func firstChannel(c data.Channel) data.Channel {
	if c == "" {
		return data.ByPhone
	}
	return c
}

// ordered moves the request of a line to ordered; one that stands on an earlier order leaves it.
func ordered(tx *store.Tx, o *data.PartsOrder, l data.OrderLine) error {
	if l.Request == 0 {
		return nil
	}
	r, err := store.Get[data.PartRequest](tx, l.Request)
	if err != nil {
		return err
	}
	if r.State == data.Ordered {
		if err := leaveOrder(tx, r, o); err != nil {
			return err
		}
		if err := r.MoveTo(data.Asked, tx.At()); err != nil {
			return asFaults(err)
		}
	}
	if err := r.MoveTo(data.Ordered, tx.At()); err != nil {
		return asFaults(err)
	}
	r.Order, r.OrderN, r.Supplier = o.ID, l.N, o.Supplier
	return tx.Put(r)
}

// leaveOrder takes a request's line off the order it stood on; an order without lines left is cancelled.
func leaveOrder(tx *store.Tx, r *data.PartRequest, for_ *data.PartsOrder) error {
	old, err := store.Get[data.PartsOrder](tx, r.Order)
	if err != nil || old.ID == for_.ID || !old.Open() {
		return err
	}
	var kept []data.OrderLine
	for _, l := range old.Lines {
		if l.Request != r.ID {
			kept = append(kept, l)
		}
	}
	if len(kept) == 0 {
		old.State, old.OffWhy = data.OrderCancelled, for_.No
	} else {
		old.Lines = kept
	}
	return tx.Put(old)
}

// Change keeps details of an order: expected time, carrier, tracking number, note, costs and numbers of its lines.
func (s *PartsOrders) Change(who data.Actor, in *data.PartsOrder) (data.Done, error) {
	return s.write("parts-order.change", who, func(tx *store.Tx) (data.Record, error) {
		o := *in
		o.Carrier, o.Tracking, o.Note = data.CleanLine(o.Carrier), data.CleanLine(o.Tracking), data.Clean(o.Note)
		o.Lines = append([]data.OrderLine(nil), in.Lines...)
		for i := range o.Lines {
			number(&o.Lines[i].N, &o.Spent)
		}
		return &o, tx.Put(&o)
	})
}

// Confirm notes that the supplier sends it, and when it is here.
func (s *PartsOrders) Confirm(who data.Actor, id data.ID, expected data.Local) (data.Done, error) {
	return s.write("parts-order.confirm", who, func(tx *store.Tx) (data.Record, error) {
		o, err := store.Get[data.PartsOrder](tx, id)
		if err != nil {
			return nil, err
		}
		if o.State != data.OrderSent && o.State != data.OrderDraft {
			return nil, data.Faults{{Field: "state", Code: "no-such-move"}}
		}
		o.State = data.OrderConfirmed
		if expected != "" {
			o.Expected = expected
		}
		return o, tx.Put(o)
	})
}

// Cancel takes an order off; its requests wait for another answer.
func (s *PartsOrders) Cancel(who data.Actor, id data.ID, why string) (data.Done, error) {
	return s.write("parts-order.cancel", who, func(tx *store.Tx) (data.Record, error) {
		o, err := store.Get[data.PartsOrder](tx, id)
		if err != nil {
			return nil, err
		}
		if !o.Open() {
			return nil, data.Faults{{Field: "state", Code: "already-ended"}}
		}
		reqs, err := store.List[data.PartRequest](tx, "order", store.Range{Parts: []string{data.PartID(id)}})
		if err != nil {
			return nil, err
		}
		for _, r := range reqs {
			if r.State != data.Ordered {
				continue
			}
			if err := r.MoveTo(data.Asked, tx.At()); err != nil {
				return nil, asFaults(err)
			}
			r.Order, r.OrderN = 0, 0
			if err := tx.Put(r); err != nil {
				return nil, err
			}
		}
		o.State, o.OffWhy = data.OrderCancelled, data.CleanLine(why)
		return o, tx.Put(o)
	})
}

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
