package store

import (
	"encoding/binary"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// Since is the first sequence whose entry is not older than at, found by halving: the clock may have jumped, so it is near, not exact. It is 1 past the newest where all are older.
func (tx *Tx) Since(at data.Instant) (uint64, error) {
	v, err := tx.r.GetMany(counterKey("journal"))
	if err != nil || len(v[0]) != 8 {
		return 1, err
	}
	lo, hi := uint64(1), binary.BigEndian.Uint64(v[0])+1
	for lo < hi {
		mid := lo + (hi-lo)/2
		e, err := tx.entryFrom(mid)
		if err != nil {
			return 0, err
		}
		if e == nil || e.At >= at {
			hi = mid
		} else {
			lo = e.Seq + 1
		}
	}
	return lo, nil
}

// entryFrom is the first entry from a sequence on; nil past the newest.
func (tx *Tx) entryFrom(seq uint64) (*Entry, error) {
	all, err := tx.EntriesFrom(seq, 1)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return &all[0], nil
}

// EntriesFrom reads up to limit entries from a sequence on, the oldest first.
func (tx *Tx) EntriesFrom(seq uint64, limit int) ([]Entry, error) {
	out, pairs, err := tx.storedFrom(seq, limit)
	if err != nil {
		return nil, err
	}
	rest, err := entriesOf(pairs)
	return append(out, rest...), err
}

// storedFrom is EntriesFrom of what is packed, and behind it of what is not, as it is stored.
func (tx *Tx) storedFrom(seq uint64, limit int) (packed []Entry, pairs []kv.Pair, err error) {
	packed, err = tx.packedFrom(seq, limit)
	if err != nil || limit > 0 && len(packed) == limit {
		return packed, nil, err
	}
	if n := len(packed); n > 0 {
		seq = packed[n-1].Seq + 1
	}
	pairs, err = tx.r.Scan(entryKey(seq), after([]byte{spaceJournal, 'e'}), max(0, limit-len(packed)), false)
	return packed, pairs, err
}
