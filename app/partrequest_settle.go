package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// putRequest keeps a request with what its order and the answers say of it.
func putRequest(tx *store.Tx, r *data.PartRequest) error {
	if err := settle(tx, r); err != nil {
		return err
	}
	return tx.Put(r)
}

// putOrder keeps an order, and lets its requests follow.
func putOrder(tx *store.Tx, o *data.PartsOrder) error {
	if err := tx.Put(o); err != nil {
		return err
	}
	return settleAll(tx, "order", o.ID)
}

// mostSettled is how many of the newest requests of a part follow a change of it.
const mostSettled = 100

// settleAll lets the open requests of an order, or the newest of a part, follow a change of it.
func settleAll(tx *store.Tx, index string, id data.ID) error {
	reqs, err := store.List[data.PartRequest](tx, index, store.Range{Parts: []string{data.PartID(id)}, Reverse: true, Limit: mostSettled, Blind: true})
	if err != nil {
		return err
	}
	for _, r := range reqs {
		was := *r
		if err := settle(tx, r); err != nil {
			return err
		}
		if r.Open() && (was.Supplier != r.Supplier || was.Due != r.Due || was.Cost != r.Cost) {
			if err := tx.Put(r); err != nil {
				return err
			}
		}
	}
	return nil
}

// settle notes with a request from whom it is to come, when, and what it costs, as its order, the answers and its part say.
func settle(tx *store.Tx, r *data.PartRequest) error {
	p, err := store.Get[data.Part](tx, r.Part)
	if err != nil {
		return err
	}
	r.Due, r.Cost = "", p.Cost*data.Money(r.N)
	if r.Order != 0 {
		o, err := store.Get[data.PartsOrder](tx, r.Order)
		if err != nil {
			return err
		}
		r.Due = o.Expected
		for _, l := range o.Lines {
			if l.N == r.OrderN {
				r.Cost = l.Cost * data.Money(l.Qty)
			}
		}
		return nil
	}
	asks, err := asksOf(tx, r.ID)
	if err != nil {
		return err
	}
	if n := len(asks); n > 0 && r.Taken == 0 {
		r.Supplier = asks[n-1].Supplier
	}
	for _, a := range asks {
		if a.ID == r.Taken || a.Supplier == r.Supplier && a.Price > 0 {
			r.Cost = Landed(a, r.N)
			return nil
		}
	}
	return nil
}

// asksOf are the questions for a request, the oldest first; none of one that is not kept yet.
func asksOf(tx *store.Tx, request data.ID) ([]*data.Ask, error) {
	if request == 0 {
		return nil, nil
	}
	return store.List[data.Ask](tx, "request", store.Range{Parts: []string{data.PartID(request)}})
}
