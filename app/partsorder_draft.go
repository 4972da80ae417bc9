package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// Draft keeps an order that is not sent yet: its requests stay wanted and name
// it, so that nobody orders them twice. It has its number at once. A second
// save of the same draft changes nothing.
func (s *PartsOrders) Draft(who data.Actor, in *data.PartsOrder) (data.Done, error) {
	done, err := s.write("parts-order.draft", who, func(tx *store.Tx) (data.Record, error) {
		o, err := newOrder(tx, who, in)
		if err != nil {
			return nil, err
		}
		if err := tx.Put(o); err != nil {
			return nil, err
		}
		for _, l := range o.Lines {
			if err := drafted(tx, o, l); err != nil {
				return nil, err
			}
		}
		return o, nil
	})
	return s.saved(done, err, data.Ref{Kind: data.KindPartsOrder, ID: in.ID})
}

// Drafts lists the orders that are not sent yet, the oldest first.
func (s *PartsOrders) Drafts() (out []*data.PartsOrder, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.List[data.PartsOrder](tx, "draft", store.Range{Limit: 1000})
		return err
	})
	return out, err
}

// Send sends an order that was drafted: its requests move to ordered.
// Another state than draft is data.Faults "no-such-move".
func (s *PartsOrders) Send(who data.Actor, id data.ID) (data.Done, error) {
	return s.write("parts-order.send", who, func(tx *store.Tx) (data.Record, error) {
		o, err := store.Get[data.PartsOrder](tx, id)
		if err != nil {
			return nil, err
		}
		if o.State != data.OrderDraft {
			return nil, data.Faults{{Field: "state", Code: "no-such-move"}}
		}
		return o, send(tx, who, o)
	})
}

// newOrder is an order as it is first kept, cleaned and its lines numbered.
func newOrder(tx *store.Tx, who data.Actor, in *data.PartsOrder) (*data.PartsOrder, error) {
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
	o.Note, o.By, o.State, o.SentAt = data.Clean(o.Note), who.Staff, data.OrderDraft, 0
	if o.Channel == "" {
		o.Channel = firstChannel(sup.Channel)
	}
	return &o, nil
}

// send marks an order as sent, moves its requests and logs the talk with the supplier.
func send(tx *store.Tx, who data.Actor, o *data.PartsOrder) error {
	o.State, o.SentAt = data.OrderSent, tx.At()
	if err := tx.Put(o); err != nil {
		return err
	}
	for _, l := range o.Lines {
		if err := ordered(tx, o, l); err != nil {
			return err
		}
	}
	return logOrder(tx, who, o)
}

// drafted lets the request of a line name the order that is being drafted.
func drafted(tx *store.Tx, o *data.PartsOrder, l data.OrderLine) error {
	if l.Request == 0 {
		return nil
	}
	r, err := store.Get[data.PartRequest](tx, l.Request)
	if err != nil {
		return err
	}
	if r.State != data.Wanted && r.State != data.Asked {
		return data.Faults{{Field: "state", Code: "on-order"}}
	}
	if err := leaveOrder(tx, r, o.ID, o.No); err != nil {
		return err
	}
	r.Order, r.OrderN, r.Supplier = o.ID, l.N, o.Supplier
	return putRequest(tx, r)
}
