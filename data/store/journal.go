package store

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"tanggapan/data"
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
	Salt   []byte          `json:"salt"`    // 16 random bytes, blanked with the payload on erasure
	Sum    []byte          `json:"sum"`     // SHA-256 over salt and payload
	Prev   []byte          `json:"prev"`    // Hash of the desk's entry before
	Hash   []byte          `json:"hash"`    // SHA-256 over Prev, the head and Sum
	Deltas json.RawMessage `json:"touched"` // []Delta
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
	fmt.Fprintf(h, "%d %d %d %d %s %s %d %d\n", e.Seq, e.Desk, e.Staff, e.At, e.Act, e.Of, e.Undoes, e.Redoes)
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

// journal appends the entry of the act.
func (tx *Tx) journal(of data.Ref) (uint64, error) {
	var deltas []Delta
	for _, ref := range tx.order {
		t := tx.touched[ref]
		if t.now == nil {
			continue
		}
		d := Delta{Kind: ref.Kind, ID: ref.ID, Rev: t.now.Head().Rev, New: t.before == nil}
		if !tx.act.Silent {
			fields, err := diff(t.before, t.after)
			if err != nil {
				return 0, err
			}
			d.Fields = fields
		}
		deltas = append(deltas, d)
	}
	payload, err := json.Marshal(deltas)
	if err != nil {
		return 0, err
	}
	seq, err := tx.count("journal", 0)
	if err != nil {
		return 0, err
	}
	prev, err := tx.r.GetMany(chainKey(tx.act.Actor.Desk))
	if err != nil {
		return 0, err
	}
	e := Entry{
		Seq: seq, Desk: tx.act.Actor.Desk, Staff: tx.act.Actor.Staff, At: tx.act.At, Act: tx.act.Name, Of: of,
		Undoes: tx.act.Undoes, Redoes: tx.act.Redoes, Salt: make([]byte, 16), Prev: prev[0], Deltas: payload,
	}
	if _, err := rand.Read(e.Salt); err != nil {
		return 0, err
	}
	e.Sum = payloadSum(e.Salt, payload)
	e.Hash = e.hash()
	return seq, tx.append(e, deltas)
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
	if e.Undoes != 0 {
		if err := tx.w.Put(undoneKey(e.Undoes), be64(e.Seq)); err != nil {
			return err
		}
	}
	if e.Redoes != 0 {
		if err := tx.w.Put(undoneKey(e.Redoes), be64(e.Seq)); err != nil {
			return err
		}
	}
	return tx.w.Put(chainKey(e.Desk), e.Hash)
}

// Entry reads a journal entry; ErrAbsent where there is none.
func (tx *Tx) Entry(seq uint64) (Entry, error) {
	v, err := tx.r.GetMany(entryKey(seq))
	if err != nil {
		return Entry{}, err
	}
	if v[0] == nil {
		return Entry{}, fmt.Errorf("%w: journal entry %d", ErrAbsent, seq)
	}
	var e Entry
	err = json.Unmarshal(v[0], &e)
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
	out := make([]Entry, len(pairs))
	for i, p := range pairs {
		if err := json.Unmarshal(p.Value, &out[i]); err != nil {
			return nil, err
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
	keys := make([][]byte, len(pairs))
	for i, p := range pairs {
		keys[i] = entryKey(binary.BigEndian.Uint64(p.Key[11:]))
	}
	if len(keys) == 0 {
		return nil, nil
	}
	vals, err := tx.r.GetMany(keys...)
	if err != nil {
		return nil, err
	}
	out := make([]Entry, len(vals))
	for i, v := range vals {
		if err := json.Unmarshal(v, &out[i]); err != nil {
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

// ChainHash is the hash of a desk's newest entry in hex: what papers print. "" before the first.
func (tx *Tx) ChainHash(desk data.ID) (string, error) {
	v, err := tx.r.GetMany(chainKey(desk))
	if err != nil {
		return "", err
	}
	return hex.EncodeToString(v[0]), nil
}

// VerifyChains reads the whole journal and checks every desk's chain and every
// payload that was not blanked. want, where not empty, is the beginning of a printed hash that must occur.
func (s *Store) VerifyChains(want string) error {
	heads := map[data.ID][]byte{}
	found := want == ""
	for last := uint64(0); ; {
		var batch []Entry
		err := s.View(func(tx *Tx) error {
			pairs, err := tx.r.Scan(entryKey(last+1), after([]byte{spaceJournal, 'e'}), 500, false)
			batch = make([]Entry, len(pairs))
			for i, p := range pairs {
				if err := json.Unmarshal(p.Value, &batch[i]); err != nil {
					return err
				}
			}
			return err
		})
		if err != nil {
			return err
		}
		for _, e := range batch {
			if string(e.Prev) != string(heads[e.Desk]) || string(e.hash()) != string(e.Hash) {
				return fmt.Errorf("store: the chain of desk %d breaks at entry %d", e.Desk, e.Seq)
			}
			if len(e.Salt) > 0 && string(payloadSum(e.Salt, e.Deltas)) != string(e.Sum) {
				return fmt.Errorf("store: the payload of entry %d was changed", e.Seq)
			}
			heads[e.Desk] = e.Hash
			h := hex.EncodeToString(e.Hash)
			found = found || len(want) <= len(h) && h[:len(want)] == want
			last = e.Seq
		}
		if len(batch) == 0 {
			break
		}
	}
	if !found {
		return fmt.Errorf("store: no entry has the hash %s", want)
	}
	return nil
}
