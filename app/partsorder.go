package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// PartsOrders are orders to suppliers and what came of them.
type PartsOrders struct{ *core }

var partsOrderActs = []Act{
	{"parts-order.order", data.RightDesk, "D7 S3", PutBack},
	{"parts-order.draft", data.RightDesk, "D7 S3", PutBack},
	{"parts-order.send", data.RightDesk, "D7 S3", PutBack},
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

// Open lists the orders that were sent and are not complete, by the time they are expected (none last).
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
	o, err := newOrder(tx, who, in)
	if err != nil {
		return nil, err
	}
	return o, send(tx, who, o)
}

// logOrder logs the talk with the supplier on each job that the order is for; where there is none, on the order.
func logOrder(tx *store.Tx, who data.Actor, o *data.PartsOrder) error {
	of := map[data.Ref]data.ID{}
	title, _ := o.Caption(tx.Look)
	for _, l := range o.Lines {
		if r, ok := tx.Look(data.KindPartRequest, l.Request).(*data.PartRequest); ok && r.Job != 0 {
			of[data.Ref{Kind: data.KindJob, ID: r.Job}] = r.Customer
		}
	}
	if len(of) == 0 {
		of[ref(o)] = 0
	}
	for r, customer := range of {
		c := &data.Contact{Of: r, Channel: o.Channel, Direction: data.Out, Internal: true, Party: data.Ref{Kind: data.KindSupplier, ID: o.Supplier}, Words: joinComma(o.No, title, o.Note), Customer: customer}
		if _, err := logContact(tx, who, c); err != nil {
			return err
		}
	}
	return nil
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
	if r.Order != 0 && r.State != data.RequestHere {
		if err := leaveOrder(tx, r, o.ID, o.No); err != nil {
			return err
		}
	}
	if r.State == data.Ordered {
		if err := r.MoveTo(data.Asked, tx.At()); err != nil {
			return asFaults(err)
		}
	}
	if err := r.MoveTo(data.Ordered, tx.At()); err != nil {
		return asFaults(err)
	}
	r.Order, r.OrderN, r.Supplier = o.ID, l.N, o.Supplier
	return putRequest(tx, r)
}

// leaveOrder takes a request's line off the order it stood on, unless that is to; an order without lines left is cancelled for the reason given.
func leaveOrder(tx *store.Tx, r *data.PartRequest, to data.ID, why string) error {
	if r.Order == 0 || r.Order == to {
		return nil
	}
	old, err := store.Get[data.PartsOrder](tx, r.Order)
	if err != nil || !old.Open() {
		return err
	}
	var kept []data.OrderLine
	for _, l := range old.Lines {
		if l.Request != r.ID {
			kept = append(kept, l)
		}
	}
	if len(kept) == 0 {
		old.State, old.OffWhy = data.OrderCancelled, why
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
		return &o, putOrder(tx, &o)
	})
}

// WithNo reads an order by its number; data.ErrNotFound where there is none.
func (s *PartsOrders) WithNo(no string) (out *data.PartsOrder, err error) {
	err = s.view(func(tx *store.Tx) error {
		found, err := store.List[data.PartsOrder](tx, "no", store.Range{Parts: []string{data.Squeeze(no)}, Limit: 1})
		if err == nil && len(found) == 0 {
			return data.ErrNotFound
		}
		if err == nil {
			out = found[0]
		}
		return err
	})
	return out, err
}

// Requests lists the requests that stand on an order.
func (s *PartsOrders) Requests(id data.ID) (out []*data.PartRequest, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.List[data.PartRequest](tx, "order", store.Range{Parts: []string{data.PartID(id)}})
		return err
	})
	return out, err
}

// Confirm notes that the supplier sends it, and when it is here; a draft is sent by it.
func (s *PartsOrders) Confirm(who data.Actor, id data.ID, expected data.Local) (data.Done, error) {
	return s.write("parts-order.confirm", who, func(tx *store.Tx) (data.Record, error) {
		o, err := store.Get[data.PartsOrder](tx, id)
		if err != nil {
			return nil, err
		}
		if o.State != data.OrderSent && o.State != data.OrderDraft {
			return nil, data.Faults{{Field: "state", Code: "no-such-move"}}
		}
		if o.State == data.OrderDraft {
			if err := send(tx, who, o); err != nil {
				return nil, err
			}
		}
		o.State = data.OrderConfirmed
		if expected != "" {
			o.Expected = expected
		}
		return o, putOrder(tx, o)
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
			if !r.Open() || r.State == data.RequestHere {
				continue
			}
			if r.State == data.Ordered {
				if err := r.MoveTo(data.Asked, tx.At()); err != nil {
					return nil, asFaults(err)
				}
			}
			r.Order, r.OrderN = 0, 0
			if err := putRequest(tx, r); err != nil {
				return nil, err
			}
		}
		o.State, o.OffWhy = data.OrderCancelled, data.CleanLine(why)
		return o, tx.Put(o)
	})
}
