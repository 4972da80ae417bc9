package app

import (
	"errors"
	"strings"

	"tanggapan/data"
	"tanggapan/data/store"
)

// First is the first record of a kind that has a paper; data.ErrNotFound where none has it. A kind without that paper is a Fault
// "no-such-paper".
func (s *Papers) First(kind data.Kind, paper string) (id data.ID, err error) {
	k, err := paperNamed(kind, paper)
	if err != nil {
		return 0, err
	}
	if kind == data.KindShop {
		return theShop, nil
	}
	err = s.view(func(tx *store.Tx) error {
		r, err := s.room(tx, 0)
		if err != nil {
			return err
		}
		r.kind = k
		_, r.arg, _ = strings.Cut(paper, ":")
		for after := data.ID(0); ; {
			refs, _, err := tx.EachRaw(kind, after, 200)
			if err != nil {
				return err
			}
			for _, ref := range refs {
				if has, err := r.has(ref); err != nil || has {
					id = ref.ID
					return err
				}
				after = ref.ID
			}
			if len(refs) == 0 {
				return data.ErrNotFound
			}
		}
	})
	return id, err
}

// has says whether a record has the paper that the room is for.
func (r *paperRoom) has(ref data.Ref) (bool, error) {
	rec := r.look(ref.Kind, ref.ID)
	if rec == nil || rec.Head().Removed != 0 {
		return false, nil
	}
	_, _, err := r.kind.make(r, ref.ID)
	for _, f := range data.FaultsOf(err) {
		if f.Code == "no-such-paper" {
			return false, nil
		}
	}
	if errors.Is(err, data.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// Has lists the papers that a record has as it stands, in the order in which they are offered.
func (s *Papers) Has(of data.Ref) (out []string, err error) {
	err = s.view(func(tx *store.Tx) error {
		out = nil
		r, err := s.room(tx, 0)
		if err != nil {
			return err
		}
		for _, k := range paperKinds() {
			if k.of != of.Kind {
				continue
			}
			if k.make == nil {
				out = append(out, k.name)
				continue
			}
			r.kind = k
			has, err := r.has(of)
			if err != nil {
				return err
			}
			if has {
				out = append(out, k.name)
			}
		}
		return nil
	})
	return out, err
}
