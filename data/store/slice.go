package store

import (
	"errors"
	"fmt"

	"tanggapan/data"
)

// Slices is an act that fills several entries, to be taken back entry by entry, the last one first.
type Slices struct {
	Seqs []uint64 // of its entries that are not taken back yet, in their order
	All  int      // how many entries it has
	last uint64
	own  map[data.Ref]bool
}

// SlicesOf reads the act that an entry belongs to.
func (s *Store) SlicesOf(seq uint64) (Slices, error) {
	out := Slices{own: map[data.Ref]bool{}}
	var first uint64
	if err := s.View(func(tx *Tx) error {
		e, err := tx.Entry(seq)
		first = e.First
		if first == 0 {
			first = seq
		}
		return err
	}); err != nil {
		return out, err
	}
	for next, more := first, true; more; next++ {
		// An entry may be large: one at a time.
		err := s.View(func(tx *Tx) error {
			e, err := tx.Entry(next)
			if errors.Is(err, ErrAbsent) || err == nil && next > first && e.First != first {
				more = false
				return nil
			}
			if err != nil {
				return err
			}
			by, err := tx.UndoneBy(next)
			if err != nil {
				return err
			}
			deltas, err := e.Touched()
			if err != nil {
				return err
			}
			for _, d := range deltas {
				out.own[d.ref()] = true
			}
			out.All++
			if out.last = next; by == 0 {
				out.Seqs = append(out.Seqs, next)
			}
			return nil
		})
		if err != nil {
			return out, err
		}
	}
	return out, nil
}

// Undone says that the whole act is taken back.
func (s Slices) Undone() bool { return len(s.Seqs) == 0 }

// Begun says that some of it is: it was left in the middle.
func (s Slices) Begun() bool { return len(s.Seqs) < s.All }

// PutBackSlice is PutBack of one entry of an act that fills several. The act that does it has Slice set and names the entry in Undoes.
func (tx *Tx) PutBackSlice(s Slices, seq uint64) error {
	if !tx.act.Slice || tx.act.Undoes != seq {
		return fmt.Errorf("store: the act takes back entry %d, not %d", tx.act.Undoes, seq)
	}
	if by, err := tx.UndoneBy(seq); err != nil || by != 0 {
		return firstErr(err, fmt.Errorf("%w: entry %d by %d", data.ErrNothing, seq, by))
	}
	e, err := tx.Entry(seq)
	if err != nil {
		return err
	}
	if e.Silent || len(e.Salt) == 0 {
		return fmt.Errorf("%w: entry %d holds no payload", data.ErrFinal, seq)
	}
	deltas, err := e.Touched()
	if err != nil {
		return err
	}
	return tx.backwards(deltas, s.last, s.own)
}

var errDry = errors.New("store: only tried")

// TrySlices looks whether every entry that is left can be taken back, and changes nothing. Its Faults are all that stands against it.
func (s *Store) TrySlices(a Act, parts Slices) error {
	var faults data.Faults
	for i := len(parts.Seqs) - 1; i >= 0; i-- {
		a.Undoes, a.Slice = parts.Seqs[i], true
		_, err := s.Update(a, func(tx *Tx) error {
			if err := tx.PutBackSlice(parts, a.Undoes); err != nil {
				return err
			}
			return errDry
		})
		switch f := data.FaultsOf(err); {
		case errors.Is(err, errDry):
		case len(f) > 0:
			faults = append(faults, f...)
		default:
			return err
		}
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}
