package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// Pair is two customers who may be one.
type Pair struct{ A, B *data.Customer }

// mostPairs bounds what a look for doubles reads.
const mostPairs = 20000

// Pairs gives customers who share a phone and are not said to be two people, up to limit.
func (s *Customers) Pairs(limit int) (out []Pair, err error) {
	err = s.view(func(tx *store.Tx) error {
		ids, err := tx.Twins(data.KindCustomer, "phone", mostPairs)
		if err != nil {
			return err
		}
		for _, pair := range ids {
			if len(out) == limit {
				return nil
			}
			both, err := store.GetAll[data.Customer](tx, pair[:])
			if err != nil {
				return err
			}
			if len(both) == 2 && !apart(both[0], both[1]) {
				out = append(out, Pair{both[0], both[1]})
			}
		}
		return nil
	})
	return out, err
}

// apart says whether somebody said that two customers are two people.
func apart(a, b *data.Customer) bool {
	for _, l := range append(append([]data.Link(nil), a.Links...), b.Links...) {
		if l.With == a.ID || l.With == b.ID {
			return true
		}
	}
	return false
}

// TwoPeople notes that two customers who look alike are two: they share a household.
func (s *Customers) TwoPeople(who data.Actor, a, b data.ID) (data.Done, error) {
	return s.write("customer.two-people", who, func(tx *store.Tx) (data.Record, error) {
		x, y, err := twoCustomers(tx, a, b)
		if err != nil {
			return nil, err
		}
		n := 0
		number(&n, &x.Spent)
		x.Links = append(x.Links, data.Link{N: n, How: "household-of", With: y.ID})
		return x, tx.Put(x)
	})
}
