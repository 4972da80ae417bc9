package app

import (
	"tanggapan/data"
	"tanggapan/data/search"
	"tanggapan/data/store"
)

// Suppliers are who sells us parts.
type Suppliers struct{ *core }

var supplierActs = []Act{
	{"supplier.add", data.RightDesk, "D6", PutBack},
	{"supplier.change", data.RightDesk, "D6", PutBack},
	{"supplier.remove", data.RightMerge, "D6", PutBack},
}

// Get reads a supplier.
func (s *Suppliers) Get(id data.ID) (out *data.Supplier, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.Get[data.Supplier](tx, id)
		return err
	})
	return out, err
}

// All lists the suppliers by name.
func (s *Suppliers) All() (out []*data.Supplier, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = store.List[data.Supplier](tx, "name", store.Range{Limit: 1000})
		return err
	})
	return out, err
}

// Page lists suppliers by name, from the place given on.
func (s *Suppliers) Page(after string, limit int) (out []*data.Supplier, next string, err error) {
	err = s.view(func(tx *store.Tx) error {
		p, err := tx.Find(data.KindSupplier, "name", store.Range{After: after, Limit: limit})
		if err != nil {
			return err
		}
		next = p.After
		out, err = store.GetAll[data.Supplier](tx, p.IDs)
		return err
	})
	return out, next, err
}

// Find gives suppliers by words of their name, people or phone.
func (s *Suppliers) Find(text string, limit int) (out []*data.Supplier, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = found[data.Supplier](tx, data.KindSupplier, text, limit)
		return err
	})
	return out, err
}

// found searches one kind of records.
func found[T any, P interface {
	*T
	data.Record
}](tx *store.Tx, k data.Kind, text string, limit int) ([]P, error) {
	refs, err := tx.Search(search.Query{Text: text, Kinds: []data.Kind{k}, Limit: limit})
	if err != nil {
		return nil, err
	}
	recs, err := tx.Records(refs...)
	if err != nil {
		return nil, err
	}
	var out []P
	for _, r := range recs {
		if r != nil && r.Head().Removed == 0 {
			out = append(out, r.(P))
		}
	}
	return out, nil
}

// Add keeps a new supplier.
func (s *Suppliers) Add(who data.Actor, in *data.Supplier) (data.Done, error) {
	return s.put("supplier.add", who, in)
}

// Change keeps what is known of a supplier.
func (s *Suppliers) Change(who data.Actor, in *data.Supplier) (data.Done, error) {
	return s.put("supplier.change", who, in)
}

func (s *Suppliers) put(act string, who data.Actor, in *data.Supplier) (data.Done, error) {
	return s.write(act, who, func(tx *store.Tx) (data.Record, error) {
		sh, err := shop(tx)
		if err != nil {
			return nil, err
		}
		rec := *in
		rec.Name, rec.Notes = data.CleanLine(rec.Name), data.Clean(rec.Notes)
		rec.Phones = cleanPhones(rec.Phones, sh, &rec.Spent)
		rec.Persons = append([]data.Person(nil), rec.Persons...)
		for i := range rec.Persons {
			number(&rec.Persons[i].N, &rec.Spent)
		}
		return &rec, tx.Put(&rec)
	})
}

// Remove puts a supplier aside from whom nothing is on order: data.Faults "in-use".
func (s *Suppliers) Remove(who data.Actor, id data.ID) (data.Done, error) {
	return s.write("supplier.remove", who, func(tx *store.Tx) (data.Record, error) {
		rec, err := store.Get[data.Supplier](tx, id)
		if err != nil {
			return nil, err
		}
		orders, err := store.List[data.PartsOrder](tx, "supplier", store.Range{Parts: []string{data.PartID(id)}, Reverse: true, Limit: 50})
		if err != nil {
			return nil, err
		}
		for _, o := range orders {
			if o.Open() {
				return nil, data.Faults{{Field: "supplier", Code: "in-use", Args: map[string]string{"word": o.No}}}
			}
		}
		return rec, tx.Remove(rec)
	})
}
