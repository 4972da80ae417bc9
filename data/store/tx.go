package store

import (
	"encoding/binary"
	"encoding/json"
	"fmt"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// Tx is a transaction over records.
type Tx struct {
	r       kv.Reader
	w       kv.Txn
	find    *finder // nil where nothing is searched
	act     Act
	touched map[data.Ref]*touch
	order   []data.Ref // of what was put, in the order of the first time
	stamped map[data.Record]stamp
	block   []Entry // of the journal, read last
}

// stamp is what Put writes into a caller's record, as it was before.
type stamp struct {
	base data.Base
	no   string
}

// touch is a record as it was before the act, and as it is now.
type touch struct {
	before []byte // nil: it was not there
	now    data.Record
	after  []byte
	put    bool
}

// At is the time of the act.
func (tx *Tx) At() data.Instant { return tx.act.At }

// Actor is who acts.
func (tx *Tx) Actor() data.Actor { return tx.act.Actor }

func recordKey(r data.Ref) []byte {
	return binary.BigEndian.AppendUint64([]byte{spaceRecord, byte(r.Kind)}, uint64(r.ID))
}

// Record reads a record of any kind; ErrAbsent where there is none.
func (tx *Tx) Record(r data.Ref) (data.Record, error) {
	recs, err := tx.Records(r)
	if err != nil {
		return nil, err
	}
	if recs[0] == nil {
		return nil, fmt.Errorf("%w: %s", ErrAbsent, r)
	}
	return recs[0], nil
}

// Records reads many records at once, in the refs' order; nil marks an absent one.
func (tx *Tx) Records(refs ...data.Ref) ([]data.Record, error) {
	keys := make([][]byte, len(refs))
	for i, r := range refs {
		keys[i] = recordKey(r)
	}
	vals, err := tx.r.GetMany(keys...)
	if err != nil {
		return nil, err
	}
	out := make([]data.Record, len(refs))
	for i, v := range vals {
		if v == nil {
			continue
		}
		if out[i], err = decode(refs[i], v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func decode(r data.Ref, v []byte) (data.Record, error) {
	info := r.Kind.Info()
	if info.New == nil {
		return nil, fmt.Errorf("store: unknown kind %d", r.Kind)
	}
	rec := info.New()
	if err := json.Unmarshal(v, rec); err != nil {
		return nil, fmt.Errorf("store: %s: %w", r, err)
	}
	return rec, nil
}

// Raw is the stored bytes of a record, nil where there is none.
func (tx *Tx) Raw(r data.Ref) ([]byte, error) {
	v, err := tx.r.GetMany(recordKey(r))
	if err != nil {
		return nil, err
	}
	return v[0], nil
}

// Look fetches a record, nil where it is absent or cannot be read: for words and titles.
func (tx *Tx) Look(k data.Kind, id data.ID) data.Record {
	if id == 0 {
		return nil
	}
	rec, err := tx.Record(data.Ref{Kind: k, ID: id})
	if err != nil {
		return nil
	}
	return rec
}

// typed is a pointer to a record type.
type typed[T any] interface {
	*T
	data.Record
}

func kindOf[T any, P typed[T]]() data.Kind { return P(new(T)).Kind() }

// Get reads a record by its ID; ErrAbsent where there is none.
func Get[T any, P typed[T]](tx *Tx, id data.ID) (P, error) {
	rec, err := tx.Record(data.Ref{Kind: kindOf[T, P](), ID: id})
	if err != nil {
		return nil, err
	}
	return rec.(P), nil
}

// GetAll reads records by their IDs, in that order, without those that are absent.
func GetAll[T any, P typed[T]](tx *Tx, ids []data.ID) ([]P, error) {
	refs := make([]data.Ref, len(ids))
	for i, id := range ids {
		refs[i] = data.Ref{Kind: kindOf[T, P](), ID: id}
	}
	recs, err := tx.Records(refs...)
	if err != nil {
		return nil, err
	}
	out := make([]P, 0, len(recs))
	for _, r := range recs {
		if r != nil {
			out = append(out, r.(P))
		}
	}
	return out, nil
}

// Each reads up to limit records of a kind in the order of their IDs, from the one after the given ID on.
func Each[T any, P typed[T]](tx *Tx, after data.ID, limit int) ([]P, error) {
	k := kindOf[T, P]()
	pairs, err := tx.r.Scan(recordKey(data.Ref{Kind: k, ID: after + 1}), []byte{spaceRecord, byte(k) + 1}, limit, false)
	if err != nil {
		return nil, err
	}
	out := make([]P, 0, len(pairs))
	for _, p := range pairs {
		rec, err := decode(data.Ref{Kind: k, ID: data.ID(binary.BigEndian.Uint64(p.Key[2:]))}, p.Value)
		if err != nil {
			return nil, err
		}
		out = append(out, rec.(P))
	}
	return out, nil
}

// EachRaw is Each of a kind that is known only at run time, with the stored bytes.
func (tx *Tx) EachRaw(k data.Kind, after data.ID, limit int) ([]data.Ref, [][]byte, error) {
	pairs, err := tx.r.Scan(recordKey(data.Ref{Kind: k, ID: after + 1}), []byte{spaceRecord, byte(k) + 1}, limit, false)
	if err != nil {
		return nil, nil, err
	}
	refs, raw := make([]data.Ref, len(pairs)), make([][]byte, len(pairs))
	for i, p := range pairs {
		refs[i], raw[i] = data.Ref{Kind: k, ID: data.ID(binary.BigEndian.Uint64(p.Key[2:]))}, p.Value
	}
	return refs, raw, nil
}

// finish indexes for search, drops the drafts of what was saved and journals the act.
func (tx *Tx) finish() (Result, error) {
	if len(tx.order) == 0 {
		return Result{}, nil
	}
	res := Result{Of: tx.act.Of}
	if res.Of.Zero() {
		res.Of = tx.order[0]
	}
	if err := tx.research(); err != nil {
		return res, err
	}
	for _, ref := range tx.order {
		t := tx.touched[ref]
		gone := t.now.Head().Removed != 0
		res.Changes = append(res.Changes, data.Change{Kind: ref.Kind, ID: ref.ID, Gone: gone})
		if t.before == nil {
			if err := tx.w.Delete(draftKey(ref)); err != nil {
				return res, err
			}
		}
	}
	if tx.act.Quiet {
		return res, nil
	}
	var err error
	res.Entry, err = tx.journal(res.Of)
	return res, err
}
