package app

import (
	"tanggapan/data"
	"tanggapan/data/search"
	"tanggapan/data/store"
)

// PriceItems are the usual jobs and things sold, with their prices.
type PriceItems struct{ *core }

var priceItemActs = []Act{
	{"price-item.add", data.RightSettings, "R4", PutBack},
	{"price-item.change", data.RightSettings, "R4", PutBack},
	{"price-item.remove", data.RightSettings, "R4", PutBack},
}

// Find gives up to 20 price items by the words of text, without text the first by name.
func (s *PriceItems) Find(text string) (out []*data.PriceItem, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		if data.Fold(text) == "" {
			out, err = store.List[data.PriceItem](tx, "name", store.Range{Limit: 20})
			return err
		}
		refs, err := tx.Search(search.Query{Text: text, Kinds: []data.Kind{data.KindPriceItem}, Limit: 20})
		if err != nil {
			return err
		}
		var ids []data.ID
		for _, r := range refs {
			ids = append(ids, r.ID)
		}
		out, err = store.GetAll[data.PriceItem](tx, ids)
		return err
	})
	return out, err
}

// All pages through the price items by name; after is where the page before ended.
func (s *PriceItems) All(after string, limit int) (out []*data.PriceItem, next string, err error) {
	err = s.view(func(tx *store.Tx) error {
		p, err := tx.Find(data.KindPriceItem, "name", store.Range{After: after, Limit: limit})
		if err != nil {
			return err
		}
		next = p.After
		out, err = store.GetAll[data.PriceItem](tx, p.IDs)
		return err
	})
	return out, next, err
}

// Add keeps a new price item.
func (s *PriceItems) Add(who data.Actor, in *data.PriceItem) (data.Done, error) {
	return s.keep("price-item.add", who, in)
}

// Change keeps what is known of a price item.
func (s *PriceItems) Change(who data.Actor, in *data.PriceItem) (data.Done, error) {
	return s.keep("price-item.change", who, in)
}

func (s *PriceItems) keep(act string, who data.Actor, in *data.PriceItem) (data.Done, error) {
	return s.write(act, who, func(tx *store.Tx) (data.Record, error) {
		rec := *in
		for _, f := range []*string{&rec.Code, &rec.Name, &rec.Fil, &rec.Models} {
			*f = data.CleanLine(*f)
		}
		return &rec, tx.Put(&rec)
	})
}

// Remove puts a price item aside.
func (s *PriceItems) Remove(who data.Actor, id data.ID) (data.Done, error) {
	return s.write("price-item.remove", who, func(tx *store.Tx) (data.Record, error) {
		rec, err := store.Get[data.PriceItem](tx, id)
		if err != nil {
			return nil, err
		}
		return rec, tx.Remove(rec)
	})
}
