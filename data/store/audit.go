package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"tanggapan/data"
	"tanggapan/data/search"
)

// ErrAudit: indexes, sums or search do not say what the records say. The records are whole; Rebuild makes the rest anew.
var ErrAudit = errors.New("store: derived data differ from the records")

// Slices in which the whole file is gone through.
const (
	auditRecords = 200
	auditKeys    = 5000
)

// mostFaults is how many faults an audit tells of.
const mostFaults = 100

// audit is one comparison of all that is derived with the records.
type audit struct {
	*Store
	faults  []error
	keys    int // index keys that the records want
	sums    map[string]int64
	partial bool // not all records could be read: what they add up to is not known
	known   map[string][]byte
	size    int
}

func (a *audit) note(err error) {
	if err != nil && len(a.faults) < mostFaults {
		a.faults = append(a.faults, err)
	}
}

// Audit compares all indexes, sums and what search knows with the records, and gives all differences it found (at most 100), joined. Nobody writes meanwhile.
func (s *Store) Audit() error {
	if _, right := s.Right(nil); right {
		return nil
	}
	return s.AuditEach()
}

// AuditEach is Audit where something is known to be wrong: it looks each key up.
func (s *Store) AuditEach() error {
	a := &audit{Store: s, sums: map[string]int64{}}
	for _, k := range data.Kinds {
		err := s.eachOf(k.Kind, s.View, func(tx *Tx, recs []data.Record) error {
			tx.r = remembering{tx.r, a}
			for _, rec := range recs {
				n, err := tx.auditKeys(rec)
				if err != nil && !errors.Is(err, ErrAudit) {
					return err
				}
				a.note(err)
				a.keys += n
				addSums(a.sums, rec, 1)
			}
			err := tx.auditSearch(recs)
			if errors.Is(err, ErrAudit) {
				a.note(err)
				return nil
			}
			return err
		})
		a.partial = a.partial || err != nil
		a.note(err)
	}
	if !a.partial {
		a.note(a.surplus())
		a.note(a.compareSums())
	}
	return errors.Join(a.faults...)
}

// surplus looks for index keys that no record wants.
func (a *audit) surplus() error {
	n, err := a.countSpace(spaceIndex, nil)
	if err != nil || n == a.keys {
		return err
	}
	found := len(a.faults)
	for from, more := []byte{spaceIndex}, true; more && len(a.faults) < mostFaults; {
		err := a.View(func(tx *Tx) error {
			pairs, err := tx.r.Scan(from, []byte{spaceIndex + 1}, auditKeys, false)
			if err != nil {
				return err
			}
			more = len(pairs) == auditKeys
			for _, p := range pairs {
				from = append(bytes.Clone(p.Key), 0)
				if wanted, err := tx.wanted(p.Key); err != nil {
					return err
				} else if !wanted {
					a.note(fmt.Errorf("%w: %q stands for no record", ErrAudit, p.Key))
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	if len(a.faults) == found {
		return fmt.Errorf("%w: %d index keys, %d wanted", ErrAudit, n, a.keys)
	}
	return nil
}

// wanted says whether the record that an index key leads to has it.
func (tx *Tx) wanted(key []byte) (bool, error) {
	if len(key) < 10 {
		return false, nil
	}
	ref := data.Ref{Kind: data.Kind(key[1]), ID: data.ID(binary.BigEndian.Uint64(key[len(key)-8:]))}
	raw, err := tx.Raw(ref)
	if err != nil || raw == nil || ref.Kind.Info().New == nil {
		return false, err
	}
	rec, err := decode(ref, raw)
	if err != nil {
		return false, err
	}
	for _, k := range keysOf(rec) {
		if bytes.Equal(indexKey(ref.Kind, k, ref.ID), key) {
			return true, nil
		}
	}
	return false, nil
}

// eachSlice hands all records to f, slice by slice, each in a transaction of its own by run.
func (s *Store) eachSlice(run func(func(*Tx) error) error, f func(*Tx, []data.Record) error) error {
	for _, k := range data.Kinds {
		if err := s.eachOf(k.Kind, run, f); err != nil {
			return err
		}
	}
	return nil
}

// eachOf is eachSlice of one kind.
func (s *Store) eachOf(k data.Kind, run func(func(*Tx) error) error, f func(*Tx, []data.Record) error) error {
	for last, more := data.ID(0), true; more; {
		var next data.ID
		err := run(func(tx *Tx) error {
			refs, raw, err := tx.EachRaw(k, last, auditRecords)
			if err != nil {
				return err
			}
			recs := make([]data.Record, len(refs))
			for i, ref := range refs {
				if recs[i], err = decode(ref, raw[i]); err != nil {
					return err
				}
				next = ref.ID
			}
			more = len(refs) > 0
			return f(tx, recs)
		})
		if err != nil {
			return err
		}
		last = next
	}
	return nil
}

func recRef(rec data.Record) data.Ref { return data.Ref{Kind: rec.Kind(), ID: rec.Head().ID} }

// auditKeys looks for all index keys of a record, and says how many they are.
func (tx *Tx) auditKeys(rec data.Record) (int, error) {
	want := map[string]bool{}
	for _, key := range keysOf(rec) {
		want[string(indexKey(rec.Kind(), key, rec.Head().ID))] = true
	}
	var keys [][]byte
	for _, k := range ordered(want) {
		keys = append(keys, []byte(k))
	}
	if len(keys) == 0 {
		return 0, nil
	}
	have, err := tx.r.GetMany(keys...)
	for i, v := range have {
		if v == nil {
			return 0, fmt.Errorf("%w: %s is not under %q", ErrAudit, recRef(rec), keys[i])
		}
	}
	return len(keys), err
}

// auditSearch looks whether search knows the words of records; those that wait to follow a change may lag, and all while search is made anew.
func (tx *Tx) auditSearch(recs []data.Record) error {
	if lags, err := tx.searchLags(); err != nil || lags {
		return err
	}
	for _, rec := range recs {
		s, ok := rec.(data.Searched)
		if !ok {
			continue
		}
		if knows, err := tx.find.index.Knows(tx.r, tx.doc(recRef(rec), s)); err != nil || !knows {
			return firstErr(err, fmt.Errorf("%w: search does not know %s as it is", ErrAudit, recRef(rec)))
		}
	}
	return nil
}

// searchLags says that records wait to follow a change, or that search is made anew.
func (tx *Tx) searchLags() (bool, error) {
	if _, _, waiting, err := search.Waiting(tx.r); err != nil || waiting {
		return waiting, err
	}
	return search.Building(tx.r)
}

// countSpace goes through all keys of a space.
func (s *Store) countSpace(space byte, each func(key, value []byte) error) (n int, err error) {
	for from, more := []byte{space}, true; more && err == nil; {
		err = s.View(func(tx *Tx) error {
			pairs, err := tx.r.Scan(from, []byte{space + 1}, auditKeys, false)
			if err != nil {
				return err
			}
			for _, p := range pairs {
				if each != nil {
					if err := each(p.Key, p.Value); err != nil {
						return err
					}
				}
				from = append(bytes.Clone(p.Key), 0)
			}
			n += len(pairs)
			more = len(pairs) == auditKeys
			return nil
		})
	}
	return n, err
}
