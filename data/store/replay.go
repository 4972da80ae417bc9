package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// ErrGap: an entry does not follow the newest one of the file, or a record does not stand as the entry found it.
var ErrGap = errors.New("store: the entry does not follow")

// Replay does what an entry of this very file's journal says, in a copy of the file that ends with the entry before:
// records, indexes, search and the journal stand as they stood after it. One that is there already changes nothing.
// What an act without a payload took away goes again; of an erasure the list of erasures says what that was.
// ErrGap where entries between are missing or the payload was blanked.
func (s *Store) Replay(e Entry) error {
	return s.kv.Update(func(t kv.Txn) error {
		tx := &Tx{r: t, w: t, act: Act{Name: e.Act, Actor: data.Actor{Staff: e.Staff, Desk: e.Desk}, At: e.At}, touched: map[data.Ref]*touch{}, stamped: map[data.Record]stamp{}}
		return tx.replay(e)
	})
}

func (tx *Tx) replay(e Entry) error {
	newest, err := tx.count0("journal")
	if err != nil {
		return err
	}
	if e.Seq <= newest {
		have, err := tx.Entry(e.Seq)
		if err != nil || !bytes.Equal(have.Hash, e.Hash) {
			return firstErr(err, fmt.Errorf("%w: another entry %d stands there", ErrGap, e.Seq))
		}
		return nil
	}
	prev, err := tx.r.GetMany(chainKey(e.Desk))
	if err != nil {
		return err
	}
	switch {
	case e.Seq != newest+1 || !bytes.Equal(prev[0], e.Prev):
		return fmt.Errorf("%w: %d after %d", ErrGap, e.Seq, newest)
	case !bytes.Equal(e.hash(), e.Hash) || len(e.Salt) == 0 || !bytes.Equal(payloadSum(e.Salt, e.Deltas), e.Sum):
		return fmt.Errorf("%w: entry %d is not whole", ErrGap, e.Seq)
	}
	deltas, err := e.Touched()
	if err != nil {
		return err
	}
	for _, d := range deltas {
		if err := tx.redoDelta(e, d); err != nil {
			return err
		}
	}
	if err := tx.research(); err != nil {
		return err
	}
	for _, ref := range tx.order {
		if tx.touched[ref].before == nil {
			if err := tx.w.Delete(draftKey(ref)); err != nil {
				return err
			}
		}
	}
	if err := tx.append(e, deltas); err != nil {
		return err
	}
	return tx.w.Put(counterKey("journal"), be64(e.Seq))
}

// count0 reads a counter.
func (tx *Tx) count0(name string) (uint64, error) {
	v, err := tx.r.GetMany(counterKey(name))
	if err != nil || len(v[0]) != 8 {
		return 0, err
	}
	return binary.BigEndian.Uint64(v[0]), nil
}

// redoDelta brings one record to the state after the entry.
func (tx *Tx) redoDelta(e Entry, d Delta) error {
	ref := data.Ref{Kind: d.Kind, ID: d.ID}
	before, err := tx.Raw(ref)
	if err != nil {
		return err
	}
	after, err := stateAfter(before, d, e)
	if err != nil {
		return fmt.Errorf("%w: %s in entry %d: %w", ErrGap, ref, e.Seq, err)
	}
	if err := tx.place(ref, before, after); err != nil {
		return err
	}
	return tx.RaiseIDs(d.Kind, d.ID)
}

// place puts a record in the place of its state before, with its indexes.
func (tx *Tx) place(ref data.Ref, before, after []byte) (err error) {
	t := &touch{before: before, after: after, put: true}
	var was data.Record
	if before != nil {
		if was, err = decode(ref, before); err != nil {
			return err
		}
	}
	if t.now, err = decode(ref, after); err != nil {
		return err
	}
	if t.after, err = json.Marshal(t.now); err != nil {
		return err
	}
	if err := tx.reindex(ref, was, t.now); err != nil {
		return err
	}
	tx.touched[ref] = t
	tx.order = append(tx.order, ref)
	return tx.w.Put(recordKey(ref), t.after)
}

// stateAfter is a record's JSON after a delta.
func stateAfter(before []byte, d Delta, e Entry) ([]byte, error) {
	if d.New || before == nil {
		if len(d.Fields) != 1 || d.Fields[0].Path != "" || before != nil {
			return nil, errors.New("it is not new")
		}
		return d.Fields[0].New, nil
	}
	var doc map[string]json.RawMessage
	if err := json.Unmarshal(before, &doc); err != nil {
		return nil, err
	}
	if e.Silent {
		if revOf(before)+1 != d.Rev {
			return nil, errors.New("it stands otherwise")
		}
		for _, name := range data.SecretFields[d.Kind] {
			delete(doc, name)
		}
	}
	for _, f := range d.Fields {
		ok, err := apply(doc, f.Path, f.Old, f.New)
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, fmt.Errorf("%s stands otherwise", f.Path)
		}
	}
	doc["rev"], doc["updated"] = fmt.Append(nil, d.Rev), fmt.Append(nil, int64(e.At))
	return json.Marshal(doc)
}
