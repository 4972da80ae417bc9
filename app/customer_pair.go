package app

import (
	"slices"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Pair is two customers who may be one.
type Pair struct{ A, B *data.Customer }

// Bounds of what a look for doubles reads.
const (
	sharedStep = 20  // phones at once
	mostShared = 300 // phones that several customers have
	mostOfOne  = 10  // customers who have one phone
)

// Pairs gives customers who share a phone and are not said to be two people, up to limit: only phones that several have are looked at.
func (s *Customers) Pairs(limit int) (out []Pair, err error) {
	err = s.view(func(tx *store.Tx) error {
		out = nil
		seen := map[[2]data.ID]bool{}
		last := ""
		for n := 0; n < mostShared && len(out) < limit; n += sharedStep {
			phones, err := tx.Shared("phone", last, min(sharedStep, limit))
			if err != nil || len(phones) == 0 {
				return err
			}
			for _, phone := range phones {
				last = phone
				all, err := store.List[data.Customer](tx, "phone", store.Range{Parts: []string{phone}, Limit: mostOfOne, Blind: true})
				if err != nil {
					return err
				}
				for i := 1; i < len(all) && len(out) < limit; i++ {
					ids := [2]data.ID{all[i-1].ID, all[i].ID}
					if !seen[ids] && !apart(all[i-1], all[i]) {
						out = append(out, Pair{all[i-1], all[i]})
					}
					seen[ids] = true
				}
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
		l := data.Link{N: n, How: "household-of", With: y.ID}
		for _, no := range x.PhoneDigits() {
			if slices.Contains(y.PhoneDigits(), no) {
				l.Share = append(l.Share, no)
			}
		}
		x.Links = append(x.Links, l)
		return x, tx.Put(x)
	})
}
