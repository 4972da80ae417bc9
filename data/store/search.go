package store

import (
	"slices"

	"tanggapan/data"
	"tanggapan/data/kv"
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
	changed, err := search.Put(tx.w, tx.doc(ref, s))
	if changed && tx.find != nil {
		tx.find.added.Add(1)
	}
	return changed, err
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

// CatchUp does one slice of what search has to do in the background: at most
// n records follow a change of what they name, or are indexed anew; or keys are
// packed, joined or cleared away. more says that something is left. It may be cut short at any moment.
func (s *Store) CatchUp(n int) (more bool, err error) {
	var waiting, building bool
	// Mostly nothing waits: then nothing is written.
	err = s.View(func(tx *Tx) (err error) {
		if _, _, waiting, err = search.Waiting(tx.r); err != nil {
			return err
		}
		building, err = search.Building(tx.r)
		return err
	})
	switch {
	case err != nil:
		return false, err
	case waiting:
		return true, s.followSlice(n)
	case building:
		return true, s.rebuildSlice(s.kv.Update, n)
	}
	return s.find.index.Step(s.kv)
}

// followSlice lets the next records follow that wait for it.
func (s *Store) followSlice(n int) error {
	return s.kv.Update(func(t kv.Txn) error {
		tx := &Tx{r: t, w: t, find: s.find}
		source, place, ok, err := search.Waiting(t)
		if err != nil || !ok {
			return err
		}
		refs, next, err := search.Borrowers(t, source, place, n)
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
		return search.Advance(t, source, next)
	})
}

// Search finds records by words, the newest first.
func (tx *Tx) Search(q search.Query) ([]data.Ref, error) {
	res, err := tx.search(q, (*search.Index).Find)
	return res.Refs, err
}

// SearchForgiving is Search that takes the nearest word where one of the query's begins none at all, and says so in Instead.
func (tx *Tx) SearchForgiving(q search.Query) (search.Result, error) {
	return tx.search(q, (*search.Index).FindForgiving)
}

func (tx *Tx) search(q search.Query, find func(*search.Index, kv.Reader, search.Query) (search.Result, error)) (search.Result, error) {
	if tx.w != nil {
		return tx.find.index.FindIn(tx.w, q)
	}
	return find(tx.find.index, tx.r, q)
}
