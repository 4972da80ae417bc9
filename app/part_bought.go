package app

import (
	"time"

	"tanggapan/data"
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

// StockList gives parts with their stock: those found by text, else by name from the beginning.
func (s *Parts) StockList(text string, limit int) (out []StockRow, err error) {
	err = s.view(func(tx *store.Tx) error {
		var parts []*data.Part
		if text == "" {
			parts, err = store.List[data.Part](tx, "name", store.Range{Limit: limit})
		} else {
			parts, err = found[data.Part](tx, data.KindPart, text, limit)
		}
		if err != nil {
			return err
		}
		for _, p := range parts {
			r := StockRow{Part: p}
			if r.Stock, err = stock(tx, p.ID); err != nil {
				return err
			}
			r.ShelfName = shelfName(tx, p.Shelf)
			out = append(out, r)
		}
		return nil
	})
	return out, err
}
