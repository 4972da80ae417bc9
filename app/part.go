package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// Parts are components and their stock.
type Parts struct{ *core }

var partActs = []Act{
	{"part.add", data.RightDesk, "D7", PutBack},
	{"part.change", data.RightDesk, "D7", PutBack},
	{"part.count", data.RightDesk, "D7", Counter},
	{"part.remove", data.RightMerge, "D7", PutBack},
}

// Stock is how many of a part there are; all are sums of moves.
type Stock struct {
	Here     int // on the shelf
	Reserved int // of these, kept for jobs
}

// Free is what a new job may take.
func (s Stock) Free() int { return s.Here - s.Reserved }

// Get reads a part.
func (s *Parts) Get(id data.ID) (out *data.Part, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.Get[data.Part](tx, id)
		return err
	})
	return out, err
}

// Find gives parts by words of their name, numbers or models.
func (s *Parts) Find(text string, limit int) (out []*data.Part, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = found[data.Part](tx, data.KindPart, text, limit)
		return err
	})
	return out, err
}

// Page lists parts by name, from the place given on.
func (s *Parts) Page(after string, limit int) (out []*data.Part, next string, err error) {
	err = s.view(func(tx *store.Tx) error {
		p, err := tx.Find(data.KindPart, "name", store.Range{After: after, Limit: limit})
		if err != nil {
			return err
		}
		next = p.After
		out, err = store.GetAll[data.Part](tx, p.IDs)
		return err
	})
	return out, next, err
}

// Stock is how many of a part there are.
func (s *Parts) Stock(id data.ID) (out Stock, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = stock(tx, id)
		return err
	})
	return out, err
}

func stock(tx *store.Tx, id data.ID) (Stock, error) {
	here, err := tx.Sum("stock", data.PartID(id))
	if err != nil {
		return Stock{}, err
	}
	reserved, err := tx.Sum("reserved", data.PartID(id))
	return Stock{int(here), int(reserved)}, err
}

// Moves lists the newest moves of a part's stock, the newest first.
func (s *Parts) Moves(id data.ID, limit int) (out []*data.StockMove, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.List[data.StockMove](tx, "part", store.Range{Parts: []string{data.PartID(id)}, Reverse: true, Limit: limit})
		return err
	})
	return out, err
}

// Add keeps a new part.
func (s *Parts) Add(who data.Actor, in *data.Part) (data.Done, error) {
	return s.write("part.add", who, func(tx *store.Tx) (data.Record, error) { return keepPart(tx, in) })
}

// Change keeps what is known of a part.
func (s *Parts) Change(who data.Actor, in *data.Part) (data.Done, error) {
	return s.write("part.change", who, func(tx *store.Tx) (data.Record, error) { return keepPart(tx, in) })
}

func keepPart(tx *store.Tx, in *data.Part) (*data.Part, error) {
	rec := *in
	for _, f := range []*string{&rec.Name, &rec.PartNo, &rec.MakerNo, &rec.Fits, &rec.Unit} {
		*f = data.CleanLine(*f)
	}
	rec.Notes = data.Clean(rec.Notes)
	if err := tx.Put(&rec); err != nil {
		return nil, err
	}
	return &rec, settleAll(tx, "part", rec.ID)
}

// Count notes how many of a part really lie on the shelf: the difference becomes a move.
func (s *Parts) Count(who data.Actor, id data.ID, n int) (data.Done, error) {
	if n < 0 {
		return data.Done{}, data.Faults{{Field: "n", Code: "negative"}}
	}
	return s.write("part.count", who, func(tx *store.Tx) (data.Record, error) {
		p, err := store.Get[data.Part](tx, id)
		if err != nil {
			return nil, err
		}
		now, err := stock(tx, id)
		if err != nil || now.Here == n {
			return p, err
		}
		return p, moveStock(tx, &data.StockMove{Part: id, N: n - now.Here, Why: "counted", Of: ref(p), Shelf: p.Shelf})
	})
}

// moveStock keeps a move at the time and by the person of the act.
func moveStock(tx *store.Tx, m *data.StockMove) error {
	m.At, m.By = tx.At(), tx.Actor().Staff
	return tx.Put(m)
}

// Remove puts a part aside that nobody waits for: data.Faults "in-use".
func (s *Parts) Remove(who data.Actor, id data.ID) (data.Done, error) {
	return s.write("part.remove", who, func(tx *store.Tx) (data.Record, error) {
		p, err := store.Get[data.Part](tx, id)
		if err != nil {
			return nil, err
		}
		wanted, err := store.List[data.PartRequest](tx, "part", store.Range{Parts: []string{data.PartID(id)}, Reverse: true, Limit: 100})
		if err != nil {
			return nil, err
		}
		for _, r := range wanted {
			if r.Open() {
				return nil, data.Faults{{Field: "part", Code: "in-use", Args: map[string]string{"word": p.Name}}}
			}
		}
		return p, tx.Remove(p)
	})
}
