package app

import (
	"strconv"
	"time"

	"tanggapan/data"
	"tanggapan/data/search"
	"tanggapan/data/store"
)

// Purchase is what came of a part with one order.
type Purchase struct {
	At       data.Instant
	Supplier *data.Supplier
	N        int
	Cost     data.Money // of one
	Days     int        // from the order to the arrival
	Late     int        // days after it was expected; 0: on time
}

// Bought is what was bought of a part before.
type Bought struct {
	Rows    []Purchase // the newest first
	Year    int        // how many came within a year
	Average data.Money // of one of these
}

// mostReceipts is how many arrivals of a part are looked at.
const mostReceipts = 200

// Bought gives the newest purchases of a part, up to limit, and what a year brought.
func (s *Parts) Bought(id data.ID, limit int) (out Bought, err error) {
	err = s.view(func(tx *store.Tx) (err error) {
		out, err = bought(tx, id, limit, s.Now())
		return err
	})
	return out, err
}

func bought(tx *store.Tx, id data.ID, limit int, now data.Instant) (Bought, error) {
	var out Bought
	sh, err := shop(tx)
	if err != nil {
		return out, err
	}
	came, err := store.List[data.Receipt](tx, "part", store.Range{Parts: []string{data.PartID(id)}, Reverse: true, Limit: mostReceipts})
	if err != nil {
		return out, err
	}
	type line struct {
		order data.ID
		n     int
	}
	at := map[line]int{}
	var all []Purchase
	for _, r := range came {
		l := line{r.Order, r.Line}
		if i, ok := at[l]; ok {
			all[i].N += r.N
			continue
		}
		o, ok := tx.Look(data.KindPartsOrder, r.Order).(*data.PartsOrder)
		if !ok {
			continue
		}
		at[l] = len(all)
		all = append(all, purchase(tx, o, r, zoneOf(sh)))
	}
	var spent data.Money
	for _, p := range all {
		if p.N <= 0 {
			continue // taken back
		}
		if now.Sub(p.At) < 365*24*time.Hour {
			out.Year += p.N
			spent += p.Cost * data.Money(p.N)
		}
		if len(out.Rows) < limit {
			out.Rows = append(out.Rows, p)
		}
	}
	if out.Year > 0 {
		out.Average = spent / data.Money(out.Year)
	}
	return out, nil
}

func purchase(tx *store.Tx, o *data.PartsOrder, r *data.Receipt, zone *time.Location) Purchase {
	p := Purchase{At: r.At, N: r.N, Days: o.SentAt.Date(zone).Days(r.At.Date(zone))}
	p.Supplier, _ = tx.Look(data.KindSupplier, o.Supplier).(*data.Supplier)
	for _, l := range o.Lines {
		if l.N == r.Line {
			p.Cost = l.Cost
		}
	}
	if o.Expected != "" {
		p.Late = max(0, o.Expected.Date().Days(r.At.Date(zone)))
	}
	return p
}

// StockRow is a part with what there is of it.
type StockRow struct {
	*data.Part
	Stock
	ShelfName string
}

// Low says whether the part is to be ordered again.
func (r StockRow) Low() bool { return r.Reorder > 0 && r.Here <= r.Reorder }

// FirstStock is how many rows of the stock are read at first: at most sixty keys.
const FirstStock = 11

// StockList lists parts with what there is of them, by name; with a text those that it finds, the newest first. after is the
// page before's next, limit 0 as many as a window shows at first; next is "" at the end.
func (s *Parts) StockList(text, after string, limit int) (out []StockRow, next string, err error) {
	if limit == 0 {
		limit = FirstStock
	}
	err = s.view(func(tx *store.Tx) error {
		parts, to, err := stockPage(tx, text, after, limit)
		if err != nil {
			return err
		}
		out, next = nil, to
		look := newLooker(tx)
		var ids []string
		for _, p := range parts {
			ids = append(ids, data.PartID(p.ID))
			look.want(data.Ref{Kind: data.KindShelf, ID: p.Shelf})
		}
		if err := look.fetch(); err != nil {
			return err
		}
		here, err := tx.SumMany("stock", ids...)
		if err != nil {
			return err
		}
		reserved, err := tx.SumMany("reserved", ids...)
		for i, p := range parts {
			r := StockRow{Part: p, Stock: Stock{Here: int(here[i]), Reserved: int(reserved[i])}}
			if shelf, ok := look.at(data.KindShelf, p.Shelf).(*data.Shelf); ok {
				r.ShelfName = shelf.Name
			}
			out = append(out, r)
		}
		return err
	})
	return out, next, err
}

// stockPage reads a page of parts. What a search finds has no place to go on from: it is searched again, for more.
func stockPage(tx *store.Tx, text, after string, limit int) ([]*data.Part, string, error) {
	if text == "" {
		p, err := tx.Find(data.KindPart, "name", store.Range{After: after, Limit: limit, Blind: true})
		if err != nil {
			return nil, "", err
		}
		parts, err := store.GetAll[data.Part](tx, p.IDs)
		return parts, p.After, err
	}
	had, _ := strconv.Atoi(after)
	refs, err := tx.Search(search.Query{Text: text, Kinds: []data.Kind{data.KindPart}, Limit: had + limit})
	if err != nil {
		return nil, "", err
	}
	next := ""
	if len(refs) == had+limit {
		next = strconv.Itoa(had + limit)
	}
	var ids []data.ID
	for _, r := range refs[min(had, len(refs)):] {
		ids = append(ids, r.ID)
	}
	found, err := store.GetAll[data.Part](tx, ids)
	var parts []*data.Part
	for _, p := range found {
		if p.Open() {
			parts = append(parts, p)
		}
	}
	return parts, next, err
}
