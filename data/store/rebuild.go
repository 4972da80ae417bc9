package store

import (
	"tanggapan/data"
	"tanggapan/data/kv"
)

// metaRebuild stands while Rebuild is on its way, so that a file that was left in the middle begins again.
const metaRebuild = "rebuild"

// Rebuild makes indexes, sums and search anew from the records: after an
// accident, or when text folds otherwise than before. Nobody else uses the store meanwhile.
func (s *Store) Rebuild() error {
	if err := s.kv.Update(func(t kv.Txn) error { return t.Put(metaKey(metaRebuild), nil) }); err != nil {
		return err
	}
	for _, space := range []byte{spaceIndex, spaceSum} {
		if err := s.clear(space); err != nil {
			return err
		}
	}
	bulk := func(f func(*Tx) error) error {
		return s.kv.Bulk(func(t kv.Txn) error { return f(&Tx{r: t, w: t}) })
	}
	err := s.eachSlice(bulk, func(tx *Tx, recs []data.Record) error {
		for _, rec := range recs {
			if err := tx.reindex(recRef(rec), nil, rec); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := s.searchAnew(); err != nil {
		return err
	}
	if err := s.kv.Sync(); err != nil {
		return err
	}
	return s.kv.Update(func(t kv.Txn) error {
		if err := t.Put(metaKey("fold"), be64(data.FoldVersion)); err != nil {
			return err
		}
		return t.Delete(metaKey(metaRebuild))
	})
}

// clear takes away all keys of a space.
func (s *Store) clear(space byte) error {
	for more := true; more; {
		err := s.kv.Bulk(func(t kv.Txn) error {
			pairs, err := t.Scan([]byte{space}, []byte{space + 1}, auditKeys, false)
			if err != nil {
				return err
			}
			for _, p := range pairs {
				if err := t.Delete(p.Key); err != nil {
					return err
				}
			}
			more = len(pairs) == auditKeys
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
