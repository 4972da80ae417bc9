package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"slices"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// unpackedTwice takes away entries that lie in a block as well.
func (r *repair) unpackedTwice() error {
	return r.to.Update(func(t kv.Txn) error {
		tx := &Tx{r: t, w: t}
		last, err := t.Scan([]byte{spaceJournal, 'b'}, after([]byte{spaceJournal, 'b'}), 1, true)
		if err != nil || len(last) == 0 {
			return err
		}
		old, err := t.Scan(entryKey(0), entryKey(binary.BigEndian.Uint64(last[0].Key[2:])+1), 0, false)
		if err != nil {
			return err
		}
		for _, p := range old {
			if _, err := tx.packedEntry(binary.BigEndian.Uint64(p.Key[2:])); err == nil {
				if err := t.Delete(p.Key); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// eachEntry goes through a journal in slices.
func eachEntry(st *Store, f func(tx *Tx, e Entry) error) error {
	for last := uint64(0); ; {
		n := 0
		err := st.View(func(tx *Tx) error {
			batch, err := tx.EntriesFrom(last+1, 200)
			if err != nil {
				return err
			}
			n = len(batch)
			for _, e := range batch {
				last = e.Seq
				if err := f(tx, e); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil || n == 0 {
			return err
		}
	}
}

// copyEntries takes entries that are missing from the copy, as long as both have one past.
func (r *repair) copyEntries() error {
	if r.copy == nil || r.whole {
		return nil
	}
	err := eachEntry(r.copy, func(_ *Tx, e Entry) error {
		if !bytes.Equal(e.hash(), e.Hash) {
			return nil
		}
		raw, err := json.Marshal(e)
		if err != nil {
			return err
		}
		return r.to.Bulk(func(t kv.Txn) error {
			have, err := (&Tx{r: t, w: t}).Entry(e.Seq)
			switch {
			case errors.Is(err, ErrAbsent):
				r.out.FromCopy++
				return t.Put(entryKey(e.Seq), raw)
			case err == nil && !bytes.Equal(have.Hash, e.Hash):
				return errEnough
			}
			return err
		})
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return errors.Join(err, r.to.Sync())
}

// Gap is a place where a desk's chain was mended: the entry does not follow the one before it, which is lost.
type Gap struct {
	Desk data.ID `json:"desk"`
	Seq  uint64  `json:"seq"`
}

func (tx *Tx) gaps() (map[Gap]bool, error) {
	raw, err := tx.Meta(MetaGaps)
	if err != nil || raw == nil {
		return nil, err
	}
	var list []Gap
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, err
	}
	out := map[Gap]bool{}
	for _, g := range list {
		out[g] = true
	}
	return out, nil
}

// walked is what going through a journal found.
type walked struct {
	heads map[data.ID][]byte // where the chains end, by desk
	last  uint64
	gaps  []Gap     // where it is torn
	puts  []kv.Pair // histories, and what was undone
}

// journal goes through the journal: records that are behind it, places where it is torn, histories, where chains end.
func (r *repair) journal() error {
	w := walked{heads: map[data.ID][]byte{}}
	if err := eachEntry(r.st, func(tx *Tx, e Entry) error { return r.walk(tx, e, &w) }); err != nil {
		return err
	}
	if !r.whole {
		for part := range slices.Chunk(w.puts, repairBatch) {
			if err := r.putMissing(part); err != nil {
				return err
			}
		}
	}
	return r.to.Update(func(t kv.Txn) error { return r.putChains(t, w) })
}

// walk takes in one entry of the journal.
func (r *repair) walk(tx *Tx, e Entry, w *walked) error {
	r.out.Entries++
	if e.Seq > w.last+1 {
		r.out.LostEntries = append(r.out.LostEntries, [2]uint64{w.last + 1, e.Seq - 1})
	}
	w.last = e.Seq
	if !bytes.Equal(e.Prev, w.heads[e.Desk]) {
		w.gaps = append(w.gaps, Gap{e.Desk, e.Seq})
	}
	w.heads[e.Desk] = e.Hash
	deltas, err := e.Touched()
	if err != nil {
		return err
	}
	keys := make([][]byte, len(deltas))
	for i, d := range deltas {
		keys[i] = recordKey(d.ref())
		w.puts = append(w.puts, kv.Pair{Key: historyKey(d.ref(), e.Seq)})
	}
	for _, seq := range []uint64{e.Undoes, e.Redoes} {
		if seq > 0 {
			w.puts = append(w.puts, kv.Pair{Key: undoneKey(seq), Value: be64(e.Seq)})
		}
	}
	have, err := tx.r.GetMany(keys...)
	if err != nil {
		return err
	}
	for i, d := range deltas {
		if _, known := r.suspect[d.ref()]; known || have[i] == nil || revOf(have[i]) < d.Rev {
			r.doubt(d.ref(), e.Seq)
		}
	}
	return nil
}

// putChains writes where the chains end, how far the journal goes, and where it is torn.
func (r *repair) putChains(t kv.Txn, w walked) error {
	prefix := counterKey("chain/")
	old, err := t.Scan(prefix, after(prefix), 0, false)
	if err != nil {
		return err
	}
	for _, p := range old {
		if err := t.Delete(p.Key); err != nil {
			return err
		}
	}
	for desk, h := range w.heads {
		if err := t.Put(chainKey(desk), h); err != nil {
			return err
		}
	}
	n, err := (&Tx{r: t, w: t}).lastEntry()
	if err != nil {
		return err
	}
	if n > w.last {
		r.out.LostEntries = append(r.out.LostEntries, [2]uint64{w.last + 1, n})
	}
	if w.last > n {
		if err := t.Put(counterKey("journal"), be64(w.last)); err != nil {
			return err
		}
	}
	if len(w.gaps) == 0 {
		return t.Delete(metaKey(MetaGaps))
	}
	raw, err := json.Marshal(w.gaps)
	if err != nil {
		return err
	}
	return t.Put(metaKey(MetaGaps), raw)
}

// lastEntry is the counter of the journal.
func (tx *Tx) lastEntry() (uint64, error) {
	v, err := tx.r.GetMany(counterKey("journal"))
	if err != nil || len(v[0]) != 8 {
		return 0, err
	}
	return binary.BigEndian.Uint64(v[0]), nil
}
