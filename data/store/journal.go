package store

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// Entry is one act as it stands in the journal.
type Entry struct {
	Seq    uint64          `json:"seq"`
	Desk   data.ID         `json:"desk"`
	Staff  data.ID         `json:"staff"`
	At     data.Instant    `json:"at"`
	Act    string          `json:"act"`
	Of     data.Ref        `json:"of"`
	Undoes uint64          `json:"undoes,omitempty"`
	Redoes uint64          `json:"redoes,omitempty"`
	First  uint64          `json:"first,omitempty"`  // the first entry of the act, where it fills several
	Silent bool            `json:"silent,omitempty"` // the act left no payload
	Slice  bool            `json:"slice,omitempty"`  // it takes back one entry of an act that fills several
	Salt   []byte          `json:"salt"`             // 16 random bytes, blanked with the payload on erasure
	Sum    []byte          `json:"sum"`              // SHA-256 over salt and payload
	Prev   []byte          `json:"prev"`             // Hash of the desk's entry before
	Hash   []byte          `json:"hash"`             // SHA-256 over Prev, the head and Sum
	Deltas json.RawMessage `json:"touched"`          // []Delta
}

// Delta is what an act did to one record.
type Delta struct {
	Kind   data.Kind `json:"kind"`
	ID     data.ID   `json:"id"`
	Rev    uint64    `json:"rev"` // after the act
	New    bool      `json:"new,omitempty"`
	Fields []Field   `json:"fields"`
}

// Field is one changed field: its path and its values. A new record is one Field with path "".
type Field struct {
	Path string          `json:"path"`
	Old  json.RawMessage `json:"old,omitempty"`
	New  json.RawMessage `json:"new,omitempty"`
}

// Touched are the records that the entry changed.
func (e Entry) Touched() ([]Delta, error) {
	var d []Delta
	if len(e.Deltas) == 0 {
		return nil, nil
	}
	err := json.Unmarshal(e.Deltas, &d)
	return d, err
}

// hash is what Hash must be.
func (e Entry) hash() []byte {
	h := sha256.New()
	h.Write(e.Prev)
	fmt.Fprintf(h, "%d %d %d %d %q %s %d %d %d %t\n", e.Seq, e.Desk, e.Staff, e.At, e.Act, e.Of, e.Undoes, e.Redoes, e.First, e.Silent)
	if e.Slice {
		h.Write([]byte("slice\n"))
	}
	h.Write(e.Sum)
	return h.Sum(nil)
}

func payloadSum(salt, payload []byte) []byte {
	h := sha256.New()
	h.Write(salt)
	h.Write(payload)
	return h.Sum(nil)
}

func entryKey(seq uint64) []byte { return append([]byte{spaceJournal, 'e'}, be64(seq)...) }

func historyKey(r data.Ref, seq uint64) []byte {
	k := append([]byte{spaceJournal, 'r', byte(r.Kind)}, be64(uint64(r.ID))...)
	return append(k, be64(seq)...)
}

func undoneKey(seq uint64) []byte { return append([]byte{spaceJournal, 'u'}, be64(seq)...) }

func chainKey(desk data.ID) []byte { return counterKey("chain/" + data.PartID(desk)) }

// mostPayload is how many bytes of deltas one entry holds, as far as a delta is not larger itself.
const mostPayload = 256 << 10

// journal appends the act: one entry, or several where it touched much. It gives the first one's sequence.
func (tx *Tx) journal(of data.Ref) (uint64, error) {
	parts, err := tx.payloads()
	if err != nil {
		return 0, err
	}
	var first uint64
	for i, p := range parts {
		seq, err := tx.count("journal", 0)
		if err != nil {
			return 0, err
		}
		e := Entry{
			Seq: seq, Desk: tx.act.Actor.Desk, Staff: tx.act.Actor.Staff, At: tx.act.At, Act: tx.act.Name, Of: of,
			Undoes: tx.act.Undoes, Redoes: tx.act.Redoes, Silent: tx.act.Silent, Slice: tx.act.Slice, Salt: make([]byte, 16), Deltas: p.raw,
		}
		if i == 0 {
			first = seq
		}
		if len(parts) > 1 {
			e.First = first
		}
		prev, err := tx.r.GetMany(chainKey(e.Desk))
		if err != nil {
			return 0, err
		}
		e.Prev = prev[0]
		if _, err := rand.Read(e.Salt); err != nil {
			return 0, err
		}
		e.Sum = payloadSum(e.Salt, e.Deltas)
		e.Hash = e.hash()
		if err := tx.append(e, p.deltas); err != nil {
			return 0, err
		}
	}
	return first, nil
}

// payload is what one entry holds.
type payload struct {
	deltas []Delta
	raw    json.RawMessage
}

// payloads are the deltas of the act, split into pieces that fit an entry.
func (tx *Tx) payloads() ([]payload, error) {
	var out []payload
	var raws []json.RawMessage
	var now payload
	size := 0
	end := func() (err error) {
		if now.raw, err = json.Marshal(raws); err == nil {
			out = append(out, now)
		}
		now, raws, size = payload{}, nil, 0
		return err
	}
	for _, ref := range tx.order {
		t := tx.touched[ref]
		d := Delta{Kind: ref.Kind, ID: ref.ID, Rev: t.now.Head().Rev, New: t.before == nil}
		if !tx.act.Silent {
			var err error
			if d.Fields, err = diff(t.before, t.after); err != nil {
				return nil, err
			}
		}
		raw, err := json.Marshal(d)
		if err != nil {
			return nil, err
		}
		if size > 0 && size+len(raw) > mostPayload {
			if err := end(); err != nil {
				return nil, err
			}
		}
		now.deltas, raws, size = append(now.deltas, d), append(raws, raw), size+len(raw)
	}
	return out, end()
}

// append writes an entry with its places in histories and the chain.
func (tx *Tx) append(e Entry, deltas []Delta) error {
	v, err := json.Marshal(e)
	if err != nil {
		return err
	}
	if err := tx.w.Put(entryKey(e.Seq), v); err != nil {
		return err
	}
	for _, d := range deltas {
		if err := tx.w.Put(historyKey(data.Ref{Kind: d.Kind, ID: d.ID}, e.Seq), nil); err != nil {
			return err
		}
	}
	for _, seq := range []uint64{e.Undoes, e.Redoes} {
		if seq == 0 {
			continue
		}
		parts, err := []Entry{{Seq: seq}}, error(nil)
		if !e.Slice {
			parts, err = tx.partsOf(seq)
		}
		if errors.Is(err, ErrAbsent) {
			parts, err = []Entry{{Seq: seq}}, nil // an import may hold a piece of a journal
		}
		if err != nil {
			return err
		}
		for _, p := range parts {
			if err := tx.w.Put(undoneKey(p.Seq), be64(e.Seq)); err != nil {
				return err
			}
		}
	}
	return tx.w.Put(chainKey(e.Desk), e.Hash)
}

// partsOf are all entries of the act that an entry belongs to, in their order.
func (tx *Tx) partsOf(seq uint64) ([]Entry, error) {
	e, err := tx.Entry(seq)
	if err != nil || e.First == 0 {
		return []Entry{e}, err
	}
	var out []Entry
	for seq = e.First; ; seq++ {
		p, err := tx.Entry(seq)
		if errors.Is(err, ErrAbsent) || err == nil && p.First != e.First {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
}

// Entry reads a journal entry; ErrAbsent where there is none.
func (tx *Tx) Entry(seq uint64) (Entry, error) {
	v, err := tx.r.GetMany(entryKey(seq))
	if err != nil {
		return Entry{}, err
	}
	if v[0] == nil {
		return tx.packedEntry(seq)
	}
	var e Entry
	err = json.Unmarshal(v[0], &e)
	return e, err
}

// Newest reads the newest entry; the zero Entry before the first.
func (tx *Tx) Newest() (e Entry, err error) {
	all, err := tx.Entries(0, 1)
	if len(all) > 0 {
		e = all[0]
	}
	return e, err
}

// Entries reads up to limit entries, from the newest before the given sequence back (0: from the end).
func (tx *Tx) Entries(before uint64, limit int) ([]Entry, error) {
	to := after([]byte{spaceJournal, 'e'})
	if before != 0 {
		to = entryKey(before)
	}
	pairs, err := tx.r.Scan([]byte{spaceJournal, 'e'}, to, limit, true)
	if err != nil {
		return nil, err
	}
	out, err := entriesOf(pairs)
	if err != nil || limit > 0 && len(out) == limit {
		return out, err
	}
	if n := len(out); n > 0 {
		before = out[n-1].Seq
	} else if before == 0 {
		before = 1<<64 - 1
	}
	old, err := tx.packedBefore(before, max(0, limit-len(out)))
	return append(out, old...), err
}

func entriesOf(pairs []kv.Pair) ([]Entry, error) {
	out := make([]Entry, len(pairs))
	for i, p := range pairs {
		if err := json.Unmarshal(p.Value, &out[i]); err != nil {
			return nil, err
		}
		if string(p.Key) != string(entryKey(out[i].Seq)) {
			return nil, fmt.Errorf("store: entry %d stands in the place of another", out[i].Seq)
		}
	}
	return out, nil
}

// History reads up to limit entries that touched a record, the newest first.
func (tx *Tx) History(r data.Ref, limit int) ([]Entry, error) {
	prefix := historyKey(r, 0)[:11]
	pairs, err := tx.r.Scan(prefix, after(prefix), limit, true)
	if err != nil {
		return nil, err
	}
	out := make([]Entry, len(pairs))
	for i, p := range pairs {
		if out[i], err = tx.Entry(binary.BigEndian.Uint64(p.Key[11:])); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// UndoneBy is the sequence of the entry that took an entry back or did it again last; 0 where there is none.
func (tx *Tx) UndoneBy(seq uint64) (uint64, error) {
	v, err := tx.r.GetMany(undoneKey(seq))
	if err != nil || len(v[0]) != 8 {
		return 0, err
	}
	return binary.BigEndian.Uint64(v[0]), nil
}
