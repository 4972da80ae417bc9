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

// Audit compares all indexes, sums and what search knows with the records. Nobody writes meanwhile.
func (s *Store) Audit() error {
	keys, sums := 0, map[string]int64{}
	err := s.eachSlice(s.View, func(tx *Tx, recs []data.Record) error {
		for _, rec := range recs {
			n, err := tx.auditKeys(rec)
			if err != nil {
				return err
			}
			keys += n
			addSums(sums, rec, 1)
		}
		return tx.auditSearch(recs)
	})
	if err != nil {
		return err
	}
	if n, err := s.countSpace(spaceIndex, nil); err != nil || n != keys {
		return firstErr(err, fmt.Errorf("%w: %d index keys, %d wanted", ErrAudit, n, keys))
	}
	_, err = s.countSpace(spaceSum, func(key, value []byte) error {
		if len(value) != 8 || sums[string(key)] != int64(binary.BigEndian.Uint64(value)) {
			return fmt.Errorf("%w: the sum %q", ErrAudit, key)
		}
		delete(sums, string(key))
		return nil
	})
	for k, n := range sums {
		if n != 0 && err == nil {
			err = fmt.Errorf("%w: the sum %q is missing", ErrAudit, k)
		}
	}
	return err
}

// eachSlice hands all records to f, slice by slice, each in a transaction of its own by run.
func (s *Store) eachSlice(run func(func(*Tx) error) error, f func(*Tx, []data.Record) error) error {
	for _, k := range data.Kinds {
		for last, more := data.ID(0), true; more; {
			var next data.ID
			err := run(func(tx *Tx) error {
				refs, raw, err := tx.EachRaw(k.Kind, last, auditRecords)
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

// auditSearch looks whether search knows the words of records; those that wait to follow a change may lag.
func (tx *Tx) auditSearch(recs []data.Record) error {
	if _, _, waiting, err := search.Waiting(tx.r); err != nil || waiting {
		return err
	}
	for _, rec := range recs {
		s, ok := rec.(data.Searched)
		if !ok {
			continue
		}
		if knows, err := search.Knows(tx.r, tx.doc(recRef(rec), s)); err != nil || !knows {
			return firstErr(err, fmt.Errorf("%w: search does not know %s as it is", ErrAudit, recRef(rec)))
		}
	}
	return nil
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
