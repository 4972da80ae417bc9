package store

import (
	"slices"

	"tanggapan/data"
	"tanggapan/data/search"
)

// followAtOnce is how many open records follow a change of what they name within its own transaction; the rest follow in the background.
const followAtOnce = 200

// research brings the search index in line with what the act touched, and with the open records that took words from it.
func (tx *Tx) research() error {
	seen := map[data.Ref]bool{}
	for _, ref := range tx.order {
		t := tx.touched[ref]
		s, ok := t.now.(data.Searched)
		if !ok {
			continue
		}
		seen[ref] = true
		if _, err := tx.searchable(ref, s); err != nil {
			return err
		}
		if changed, err := t.lendsAnew(ref); err != nil {
			return err
		} else if changed {
			if err := tx.follow(ref, seen); err != nil {
				return err
			}
		}
	}
	return nil
}

// lendsAnew says whether the words that others take from a record are not those from before the act.
func (t *touch) lendsAnew(ref data.Ref) (bool, error) {
	now := data.Lends(t.now)
	if now == nil || t.before == nil {
		return now != nil, nil
	}
	before, err := decode(ref, t.before)
	return err == nil && !slices.Equal(data.Lends(before), now), err
}

// searchable indexes one record; changed says whether its words did.
func (tx *Tx) searchable(ref data.Ref, s data.Searched) (bool, error) {
	return search.Put(tx.w, tx.doc(ref, s))
}

// doc is what search is to know of a record.
func (tx *Tx) doc(ref data.Ref, s data.Searched) search.Doc {
	d := search.Doc{Ref: ref, Open: s.Open()}
	if s.Head().Removed == 0 {
		d.Terms, d.From = s.Terms(tx.Look)
	}
	return d
}

// follow indexes anew what borrowed words from a record: open ones now, the rest later.
func (tx *Tx) follow(source data.Ref, seen map[data.Ref]bool) error {
	refs, next, err := search.Borrowers(tx.r, source, nil, followAtOnce)
	if err != nil {
		return err
	}
	recs, err := tx.Records(refs...)
	if err != nil {
		return err
	}
	later := next != nil
	for i, rec := range recs {
		s, ok := rec.(data.Searched)
		switch {
		case !ok || seen[refs[i]]:
		case !rec.Open():
			later = true
		default:
			seen[refs[i]] = true
			if _, err := tx.searchable(refs[i], s); err != nil {
				return err
			}
		}
	}
	if later {
		return search.Later(tx.w, source)
	}
	return nil
}

// CatchUp indexes a slice of at most n records that wait for it, and says whether more do.
func (s *Store) CatchUp(n int) (more bool, err error) {
	// Mostly nothing waits: then nothing is written.
	err = s.View(func(tx *Tx) error {
		_, _, more, err = search.Waiting(tx.r)
		return err
	})
	if err != nil || !more {
		return false, err
	}
	_, err = s.Update(Act{}, func(tx *Tx) error {
		more = false
		source, place, ok, err := search.Waiting(tx.r)
		if err != nil || !ok {
			return err
		}
		refs, next, err := search.Borrowers(tx.r, source, place, n)
		if err != nil {
			return err
		}
		recs, err := tx.Records(refs...)
		if err != nil {
			return err
		}
		for i, rec := range recs {
			if s, ok := rec.(data.Searched); ok {
				if _, err := tx.searchable(refs[i], s); err != nil {
					return err
				}
			}
		}
		more = true
		return search.Advance(tx.w, source, next)
	})
	return more, err
}

// Search finds records by words, the newest first.
func (tx *Tx) Search(q search.Query) ([]data.Ref, error) { return search.Find(tx.r, q) }
