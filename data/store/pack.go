package store

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"tanggapan/data"
)

// Old entries lie packed in blocks. A block leaves out what follows from the rest: of the chain only where it begins and ends.

// blockBytes is about how many bytes of entries a block holds: reading one entry unpacks them all.
const blockBytes = 64 << 10

// mostUnpacked bounds what a damaged block may claim to be.
const mostUnpacked = 64 << 20

func blockKey(last uint64) []byte { return append([]byte{spaceJournal, 'b'}, be64(last)...) }

// block is a run of entries.
type block struct {
	Entries []packedEntry         `json:"entries"`
	Begin   map[data.ID]chainHash `json:"begin"` // by desk: Prev of its first entry
	End     map[data.ID]chainHash `json:"end"`   // by desk: Hash of its last entry
}

type chainHash []byte

// packedEntry is an Entry in short, without what can be worked out: field by field the same, so that one converts to the other.
type packedEntry struct {
	Seq    uint64          `json:"q"`
	Desk   data.ID         `json:"d"`
	Staff  data.ID         `json:"s,omitempty"`
	At     data.Instant    `json:"t"`
	Act    string          `json:"a"`
	Of     data.Ref        `json:"o"`
	Undoes uint64          `json:"u,omitempty"`
	Redoes uint64          `json:"r,omitempty"`
	First  uint64          `json:"f,omitempty"`
	Silent bool            `json:"x,omitempty"`
	Slice  bool            `json:"l,omitempty"`
	Salt   []byte          `json:"z,omitempty"`
	Sum    []byte          `json:"m,omitempty"` // only where salt and payload are blanked
	Prev   []byte          `json:"-"`
	Hash   []byte          `json:"-"`
	Deltas json.RawMessage `json:"p,omitempty"`
}

// pack makes a block of entries.
func pack(entries []Entry) ([]byte, error) {
	b := block{Begin: map[data.ID]chainHash{}, End: map[data.ID]chainHash{}}
	for _, e := range entries {
		if _, known := b.Begin[e.Desk]; !known {
			b.Begin[e.Desk] = e.Prev
		}
		b.End[e.Desk] = e.Hash
		p := packedEntry(e)
		if len(e.Salt) > 0 {
			p.Sum = nil
		}
		b.Entries = append(b.Entries, p)
	}
	raw, err := json.Marshal(b)
	if err != nil {
		return nil, err
	}
	out := bytes.NewBuffer([]byte{1}) // the way of packing
	out.Write(be64(entries[0].Seq))
	w, err := flate.NewWriter(out, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(raw); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// packed makes a block and proves it.
func packed(entries []Entry) ([]byte, error) {
	v, err := pack(entries)
	if err != nil {
		return nil, err
	}
	// What is packed must come back as it was, hash by hash: a chain that is broken already stays as it lies.
	again, err := unpack(v)
	if err != nil {
		return nil, err
	}
	for i, e := range entries {
		if !bytes.Equal(again[i].Hash, e.Hash) || !bytes.Equal(again[i].Prev, e.Prev) || !bytes.Equal(again[i].Sum, e.Sum) {
			return nil, fmt.Errorf("store: entry %d is not what its hash says", e.Seq)
		}
	}
	return v, nil
}

// blockFirst is the first sequence in a block.
func blockFirst(v []byte) uint64 {
	if len(v) < 9 || v[0] != 1 {
		return 0
	}
	return binary.BigEndian.Uint64(v[1:])
}

// unpack gives the entries of a block with their hashes; an error where they do not lead from its beginning to its end.
func unpack(v []byte) ([]Entry, error) {
	if blockFirst(v) == 0 {
		return nil, fmt.Errorf("store: a block of the journal cannot be read")
	}
	raw, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(v[9:])), mostUnpacked))
	if err != nil {
		return nil, fmt.Errorf("store: a block of the journal: %w", err)
	}
	var b block
	if err := json.Unmarshal(raw, &b); err != nil {
		return nil, fmt.Errorf("store: a block of the journal: %w", err)
	}
	heads := map[data.ID][]byte{}
	out := make([]Entry, len(b.Entries))
	for i, p := range b.Entries {
		e := Entry(p)
		if len(e.Salt) > 0 {
			e.Sum = payloadSum(e.Salt, e.Deltas)
		}
		var known bool
		if e.Prev, known = heads[e.Desk]; !known {
			e.Prev = b.Begin[e.Desk]
		}
		e.Hash = e.hash()
		heads[e.Desk] = e.Hash
		out[i] = e
	}
	for desk, h := range heads {
		if !bytes.Equal(h, b.End[desk]) {
			return nil, fmt.Errorf("store: the chain of desk %d breaks in the block from entry %d on", desk, out[0].Seq)
		}
	}
	return out, nil
}

// Pack packs the oldest entries that are not packed yet and older than before into one block, and says whether there may be more. A
// few that do not fill a block wait. It may stop and begin again anywhere.
func (s *Store) Pack(before data.Instant) (more bool, err error) {
	var take []Entry
	err = s.View(func(tx *Tx) error {
		take, err = tx.packable(before)
		return err
	})
	if err != nil || len(take) == 0 {
		return false, err
	}
	v, err := packed(take)
	if err != nil {
		return false, err
	}
	_, err = s.Update(Act{}, func(tx *Tx) error {
		have, err := tx.r.GetMany(entryKey(take[0].Seq), entryKey(take[len(take)-1].Seq))
		if err != nil || have[0] == nil || have[1] == nil {
			return err // somebody else did
		}
		for _, e := range take {
			now, err := tx.Entry(e.Seq)
			if err != nil {
				return err
			}
			if len(now.Salt) != len(e.Salt) {
				return fmt.Errorf("store: entry %d was blanked meanwhile", e.Seq)
			}
			if err := tx.w.Delete(entryKey(e.Seq)); err != nil {
				return err
			}
		}
		return tx.w.Put(blockKey(take[len(take)-1].Seq), v)
	})
	return err == nil, err
}

// packable are the entries of the next block; none where too few are old enough.
func (tx *Tx) packable(before data.Instant) (take []Entry, err error) {
	newest, err := tx.Newest()
	if err != nil {
		return nil, err
	}
	// What is dated later than the newest was written by a clock that ran ahead: it is as old as those around it.
	young := func(e Entry) bool { return before <= e.At && e.At <= newest.At }
	size := 0
	for from := uint64(0); size < blockBytes; {
		pairs, err := tx.r.Scan(entryKey(from), after([]byte{spaceJournal, 'e'}), 32, false)
		if err != nil {
			return nil, err
		}
		if len(pairs) == 0 {
			return nil, nil
		}
		for _, p := range pairs {
			var e Entry
			if err := json.Unmarshal(p.Value, &e); err != nil {
				return nil, err
			}
			if young(e) {
				return nil, nil
			}
			take, size, from = append(take, e), size+len(p.Value), e.Seq+1
			if size >= blockBytes {
				break
			}
		}
	}
	return take, nil
}

// Blank takes the payload of an entry away, packed or not, for an erasure. Its place in the chain stays.
func (tx *Tx) Blank(seq uint64) error {
	blank := func(e *Entry) { e.Salt, e.Deltas = nil, nil }
	v, err := tx.r.GetMany(entryKey(seq))
	if err != nil {
		return err
	}
	if v[0] != nil {
		e, err := tx.Entry(seq)
		if err != nil {
			return err
		}
		blank(&e)
		raw, err := json.Marshal(e)
		if err != nil {
			return err
		}
		return tx.w.Put(entryKey(seq), raw)
	}
	entries, err := tx.blockOf(seq)
	if err != nil {
		return err
	}
	i, found := inBlock(entries, seq)
	if !found {
		return fmt.Errorf("%w: journal entry %d", ErrAbsent, seq)
	}
	entries = slices.Clone(entries)
	blank(&entries[i])
	raw, err := packed(entries)
	if err != nil {
		return err
	}
	tx.block = nil
	return tx.w.Put(blockKey(entries[len(entries)-1].Seq), raw)
}

func inBlock(entries []Entry, seq uint64) (int, bool) {
	return slices.BinarySearchFunc(entries, seq, func(e Entry, seq uint64) int {
		switch {
		case e.Seq < seq:
			return -1
		case e.Seq > seq:
			return 1
		}
		return 0
	})
}

// blockOf is the block that holds a sequence, or the next one; none behind the last.
func (tx *Tx) blockOf(seq uint64) ([]Entry, error) {
	if n := len(tx.block); n > 0 && tx.block[0].Seq <= seq && seq <= tx.block[n-1].Seq {
		return tx.block, nil
	}
	pairs, err := tx.r.Scan(blockKey(seq), after([]byte{spaceJournal, 'b'}), 1, false)
	if err != nil || len(pairs) == 0 {
		return nil, err
	}
	tx.block, err = unpack(pairs[0].Value)
	return tx.block, err
}

// packedEntry reads an entry that is packed; ErrAbsent where there is none.
func (tx *Tx) packedEntry(seq uint64) (Entry, error) {
	entries, err := tx.blockOf(seq)
	if err != nil {
		return Entry{}, err
	}
	if i, found := inBlock(entries, seq); found {
		return entries[i], nil
	}
	return Entry{}, fmt.Errorf("%w: journal entry %d", ErrAbsent, seq)
}

// packedFrom are packed entries from a sequence on, the oldest first.
func (tx *Tx) packedFrom(seq uint64, limit int) (out []Entry, err error) {
	for limit <= 0 || len(out) < limit {
		entries, err := tx.blockOf(seq)
		if err != nil || len(entries) == 0 {
			return out, err
		}
		i, _ := inBlock(entries, seq)
		out = append(out, entries[i:]...)
		seq = entries[len(entries)-1].Seq + 1
	}
	return out[:limit], nil
}

// packedBefore are packed entries before a sequence, the newest first.
func (tx *Tx) packedBefore(seq uint64, limit int) (out []Entry, err error) {
	add := func(entries []Entry) {
		for _, e := range slices.Backward(entries) {
			if e.Seq < seq && (limit <= 0 || len(out) < limit) {
				out = append(out, e)
			}
		}
	}
	if seq > 0 {
		// The block in whose middle it stands, if there is one.
		entries, err := tx.blockOf(seq)
		if err != nil {
			return nil, err
		}
		add(entries)
	}
	for to := blockKey(seq); limit <= 0 || len(out) < limit; {
		pairs, err := tx.r.Scan([]byte{spaceJournal, 'b'}, to, 1, true)
		if err != nil || len(pairs) == 0 {
			return out, err
		}
		entries, err := unpack(pairs[0].Value)
		if err != nil {
			return nil, err
		}
		add(entries)
		to = pairs[0].Key
	}
	return out, nil
}
