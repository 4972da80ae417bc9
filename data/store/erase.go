package store

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"tanggapan/data"
)

// Meta values about erasures.
const (
	metaErased  = "erased"  // the list of those that were made
	metaErasing = "erasing" // the one on its way
)

// Erased is one line of the list of erasures: enough to erase again in an older copy, and nothing that tells of the person.
type Erased struct {
	ID     data.ID      `json:"id"` // of the customer
	No     string       `json:"no"`
	At     data.Instant `json:"at"`
	Others []data.Ref   `json:"others,omitempty"` // other records that named the person
	Left   []data.Ref   `json:"left,omitempty"`   // other records that go on naming the person: somebody said so
}

// Erasures is the list of erasures that the file knows of, by customer.
func (tx *Tx) Erasures() ([]Erased, error) {
	raw, err := tx.Meta(metaErased)
	if err != nil || raw == nil {
		return nil, err
	}
	var out []Erased
	err = json.Unmarshal(raw, &out)
	return out, err
}

// NoteErased puts lines on the list of erasures.
func (tx *Tx) NoteErased(more ...Erased) error {
	have, err := tx.Erasures()
	if err != nil {
		return err
	}
	raw, err := json.Marshal(JoinErased(have, more))
	if err != nil {
		return err
	}
	return tx.SetMeta(metaErased, raw)
}

// JoinErased joins lists of erasures: of one customer the first line counts, with the records that any of them names.
func JoinErased(lists ...[]Erased) (out []Erased) {
	at := map[data.ID]int{}
	for _, list := range lists {
		for _, e := range list {
			i, known := at[e.ID]
			if !known {
				at[e.ID] = len(out)
				out = append(out, e)
				continue
			}
			for _, r := range e.Others {
				if !slices.Contains(out[i].Others, r) {
					out[i].Others = append(slices.Clip(out[i].Others), r)
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b Erased) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// Erasing is what the program keeps about an erasure on its way; nil where there is none.
func (tx *Tx) Erasing() ([]byte, error) { return tx.Meta(metaErasing) }

// SetErasing keeps how far an erasure is; nil ends it.
func (tx *Tx) SetErasing(v []byte) error {
	if v == nil {
		return tx.w.Delete(metaKey(metaErasing))
	}
	return tx.SetMeta(metaErasing, v)
}

// DropDraft forgets a draft in this transaction.
func (tx *Tx) DropDraft(r data.Ref) error { return tx.w.Delete(draftKey(r)) }

// DropBytes takes the bytes of a file away, by their SHA-256 in hex.
func (tx *Tx) DropBytes(name string) error {
	sum, err := hex.DecodeString(name)
	if err != nil {
		return err
	}
	pairs, err := tx.r.Scan(bytesKey(sum, 0), after(bytesKey(sum, 0)[:1+len(sum)]), 0, false)
	if err != nil {
		return err
	}
	for _, p := range pairs {
		if err := tx.w.Delete(p.Key); err != nil {
			return err
		}
	}
	return nil
}

// Past are the states of a record that the journal tells of, the oldest first. What cannot be followed is left out.
func (tx *Tx) Past(ref data.Ref) (out []data.Record, err error) {
	prefix := historyKey(ref, 0)[:11]
	keys, err := tx.r.Scan(prefix, after(prefix), 0, false)
	if err != nil {
		return nil, err
	}
	doc := map[string]json.RawMessage{}
	for _, k := range keys {
		e, err := tx.Entry(binary.BigEndian.Uint64(k.Key[11:]))
		if err != nil {
			continue
		}
		deltas, err := e.Touched()
		if err != nil {
			return nil, err
		}
		for _, d := range deltas {
			if d.ref() != ref || !follow(doc, d) {
				continue
			}
			raw, err := json.Marshal(doc)
			if err != nil {
				return nil, err
			}
			if rec, err := decode(ref, raw); err == nil {
				out = append(out, rec)
			}
		}
	}
	return out, nil
}

// follow does in thought what an entry did to a record.
func follow(doc map[string]json.RawMessage, d Delta) bool {
	if d.New {
		return len(d.Fields) == 1 && json.Unmarshal(d.Fields[0].New, &doc) == nil
	}
	for _, f := range d.Fields {
		if ok, err := apply(doc, f.Path, f.Old, f.New); err != nil || !ok {
			return false
		}
	}
	return len(doc) > 0
}

// blankSlice is how many entries BlankEntries goes through at once.
const blankSlice = 200

// BlankEntries goes through a slice of the journal, packed or not, and takes the payloads of the entries away that match says. next is where
// the slice after it begins; 0: this was the last. Entries without a payload are not asked for.
func (s *Store) BlankEntries(from uint64, match func(Entry) bool) (next uint64, n int, err error) {
	var batch []Entry
	if err := s.View(func(tx *Tx) (err error) {
		batch, err = tx.EntriesFrom(from, blankSlice)
		return err
	}); err != nil || len(batch) == 0 {
		return 0, 0, err
	}
	seqs := map[uint64]bool{}
	for _, e := range batch {
		if len(e.Salt) > 0 && !e.Silent && match(e) {
			seqs[e.Seq] = true
		}
	}
	next = batch[len(batch)-1].Seq + 1
	if len(seqs) == 0 {
		return next, 0, nil
	}
	_, err = s.Update(Act{}, func(tx *Tx) error { return tx.blankAll(seqs) })
	return next, len(seqs), err
}

// blankAll is Blank of many entries; each block is packed once.
func (tx *Tx) blankAll(seqs map[uint64]bool) error {
	left := map[uint64]bool{}
	for seq := range seqs {
		v, err := tx.r.GetMany(entryKey(seq))
		switch {
		case err != nil:
			return err
		case v[0] == nil:
			left[seq] = true
		default:
			if err := tx.Blank(seq); err != nil {
				return err
			}
		}
	}
	for len(left) > 0 {
		var seq uint64
		for s := range left {
			seq = s
			break
		}
		entries, err := tx.blockOf(seq)
		if err != nil {
			return err
		}
		if _, found := inBlock(entries, seq); !found {
			return fmt.Errorf("%w: journal entry %d", ErrAbsent, seq)
		}
		entries = slices.Clone(entries)
		for i := range entries {
			if left[entries[i].Seq] {
				entries[i].Salt, entries[i].Deltas = nil, nil
				delete(left, entries[i].Seq)
			}
		}
		raw, err := packed(entries)
		if err != nil {
			return err
		}
		tx.block = nil
		if err := tx.w.Put(blockKey(entries[len(entries)-1].Seq), raw); err != nil {
			return err
		}
	}
	return nil
}
