package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

var mergeActs = []Act{
	{"customer.merge", data.RightMerge, "O10", PutBack},
	{"customer.two-people", data.RightMerge, "O10", PutBack},
}

// Side says whose value is taken where two customers differ.
type Side byte

// The sides of a merge.
const (
	Stays Side = 1 << iota // of the customer who stays
	Comes                  // of the one who comes over
	Both  = Stays | Comes
)

// MergeRow is one line to choose in: what each has, and what would be taken.
type MergeRow struct {
	Field string // "name", "phones", "company", "address", "channel", "speaks", "news", "collectors", "notes", ...
	A, B  string // as shown; "" nothing
	Same  bool   // both say the same
	Both  bool   // both can be kept
	Take  Side   // suggested
	Why   string // code of the reason: "same-number", "stricter"
}

// MergeView is the preview of a merge.
type MergeView struct {
	A, B         *data.Customer // A stays
	Rows         []MergeRow
	SamePhone    bool
	SameName     bool
	Moves        []MergeMoves
	OwesA, OwesB data.Money
}

// MergeMoves counts records of one kind that would be together.
type MergeMoves struct {
	Kind    data.Kind
	Is      int
	Comes   int
	Numbers []string // of those that come over, devices by name; at most three
}

// Preview shows what a merge would take and move. The older number stays.
func (s *Customers) Preview(a, b data.ID) (out MergeView, err error) {
	err = s.view(func(tx *store.Tx) error {
		x, y, err := twoCustomers(tx, a, b)
		if err != nil {
			return err
		}
		out = MergeView{A: x, B: y, SameName: data.Fold(personName(x)) == data.Fold(personName(y)) && personName(x) != ""}
		for _, f := range mergeFields {
			row := mergeRow(f, x, y)
			out.SamePhone = out.SamePhone || row.Why == "same-number"
			out.Rows = append(out.Rows, row)
		}
		for _, of := range []data.Kind{data.KindJob, data.KindDevice, data.KindContact} {
			m, err := moves(tx, of, x.ID, y.ID)
			if err != nil {
				return err
			}
			out.Moves = append(out.Moves, m)
		}
		out.OwesA, err = owesOf(tx, x.ID)
		if err == nil {
			out.OwesB, err = owesOf(tx, y.ID)
		}
		return err
	})
	return out, err
}

func owesOf(tx *store.Tx, id data.ID) (data.Money, error) {
	jobs, err := jobsOf(tx, id)
	if err != nil {
		return 0, err
	}
	return owes(tx, jobs)
}

func mergeRow(f mergeField, x, y *data.Customer) MergeRow {
	row := MergeRow{Field: f.name, A: f.show(x), B: f.show(y), Both: f.add != nil, Take: Stays}
	switch {
	case row.A == "" && row.B != "":
		row.Take = Comes
	case f.name == "phones" && row.A != "" && row.B != "":
		row.Take = Both
		for _, p := range x.Phones {
			for _, q := range y.Phones {
				if data.Digits(p.Best164()) == data.Digits(q.Best164()) {
					row.Why = "same-number"
				}
			}
		}
	case f.add != nil && row.B != "":
		row.Take = Both
	}
	row.Same = row.A == row.B || f.name == "phones" && row.Why != "" && len(x.Phones) == len(y.Phones) && len(x.Phones) == 1
	return row
}

func twoCustomers(tx *store.Tx, a, b data.ID) (*data.Customer, *data.Customer, error) {
	x, err := customer(tx, a)
	if err != nil {
		return nil, nil, err
	}
	y, err := customer(tx, b)
	if err != nil {
		return nil, nil, err
	}
	for _, c := range []*data.Customer{x, y} {
		if c.Erased != 0 {
			return nil, nil, erasedFault(c)
		}
	}
	if x.ID == y.ID {
		return nil, nil, data.Faults{{Field: "customer", Code: "to-oneself"}}
	}
	return x, y, nil
}

// whoseIndex is the index by which the records of a customer are found.
func whoseIndex(k data.Kind, id data.ID) (index, part string) {
	switch k {
	case data.KindDevice:
		return "owner", data.PartID(id)
	case data.KindContact:
		return "of", data.PartRef(data.Ref{Kind: data.KindCustomer, ID: id})
	}
	return "customer", data.PartID(id)
}

func moves(tx *store.Tx, k data.Kind, a, b data.ID) (MergeMoves, error) {
	m := MergeMoves{Kind: k}
	index, part := whoseIndex(k, a)
	is, err := tx.Find(k, index, store.Range{Parts: []string{part}})
	if err != nil {
		return m, err
	}
	index, part = whoseIndex(k, b)
	comes, err := tx.Find(k, index, store.Range{Parts: []string{part}})
	m.Is, m.Comes = len(is.IDs), len(comes.IDs)
	for _, id := range comes.IDs[:min(3, len(comes.IDs))] {
		switch x := tx.Look(k, id).(type) {
		case *data.Device:
			m.Numbers = append(m.Numbers, x.Name())
		case data.Numbered:
			m.Numbers = append(m.Numbers, *x.Number())
		}
	}
	return m, err
}

// Merge joins two customers into the first: the rows choose what is taken
// (fields not named follow the preview), everything of the second comes over,
// and its number leads to the first from then on. Undo parts them again.
func (s *Customers) Merge(who data.Actor, stays, comes data.ID, take map[string]Side) (data.Done, error) {
	return s.write("customer.merge", who, func(tx *store.Tx) (data.Record, error) {
		x, y, err := twoCustomers(tx, stays, comes)
		if err != nil {
			return nil, err
		}
		for _, f := range mergeFields {
			side, chosen := take[f.name]
			if !chosen {
				side = mergeRow(f, x, y).Take
			}
			switch {
			case side == Both && f.add != nil:
				f.add(x, y)
			case side == Comes:
				f.take(x, y)
			}
		}
		stricter(x, y)
		fillIn(x, y)
		y.MergedInto = x.ID
		if err := tx.Put(y); err != nil {
			return nil, err
		}
		if err := tx.Put(x); err != nil {
			return nil, err
		}
		for _, k := range []data.Kind{data.KindDevice, data.KindJob, data.KindInquiry, data.KindAppointment, data.KindPayment, data.KindContact, data.KindTask} {
			if err := hand(tx, k, y.ID, x.ID); err != nil {
				return nil, err
			}
		}
		return x, nil
	})
}

// hand gives all records of a kind from one customer to another.
func hand(tx *store.Tx, k data.Kind, from, to data.ID) error {
	index, part := whoseIndex(k, from)
	p, err := tx.Find(k, index, store.Range{Parts: []string{part}})
	if err != nil {
		return err
	}
	old, now := data.Ref{Kind: data.KindCustomer, ID: from}, data.Ref{Kind: data.KindCustomer, ID: to}
	for _, id := range p.IDs {
		rec, err := tx.Record(data.Ref{Kind: k, ID: id})
		if err != nil {
			return err
		}
		switch r := rec.(type) {
		case *data.Device:
			r.Owner = to
		case *data.Job:
			r.Customer = to
		case *data.Inquiry:
			r.Customer = to
		case *data.Appointment:
			r.Customer = to
		case *data.Payment:
			r.Customer = to
		case *data.Task:
			r.Customer = to
		case *data.Contact:
			if r.Customer == from {
				r.Customer = to
			}
			for _, f := range []*data.Ref{&r.Of, &r.Party} {
				if *f == old {
					*f = now
				}
			}
		}
		if err := tx.Put(rec); err != nil {
			return err
		}
	}
	return nil
}
