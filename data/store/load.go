package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// Loader puts what an export holds into a new file as it was: no act, no journal entry of its own.
type Loader struct{ tx *Tx }

// Load runs f in one transaction of an import; durable at Sync. f may run twice.
func (s *Store) Load(f func(*Loader) error) error {
	err := s.kv.Bulk(func(t kv.Txn) error {
		return f(&Loader{&Tx{r: t, w: t, find: s.find, touched: map[data.Ref]*touch{}}})
	})
	if err == nil {
		err = s.packSearch()
	}
	return err
}

// Record keeps a record under its own ID and revision, with its index keys and
// sums; it is found by search after Index. ErrThere where the ID is in use.
func (l *Loader) Record(kind data.Kind, raw []byte) (data.Ref, error) {
	rec, err := decode(data.Ref{Kind: kind}, raw)
	if err != nil {
		return data.Ref{}, err
	}
	ref := data.Ref{Kind: kind, ID: rec.Head().ID}
	if ref.ID == 0 {
		return ref, data.Faults{{Field: "id", Code: "required"}}
	}
	if have, err := l.tx.Raw(ref); err != nil || have != nil {
		return ref, firstErr(err, fmt.Errorf("%w: %s", ErrThere, ref))
	}
	if rec.Head().Rev == 0 {
		// Such a record could never be saved again.
		return ref, data.Faults{{Field: "rev", Code: "required"}}
	}
	if err := firstErr(rec.Validate(), data.Texts(rec)); err != nil {
		return ref, err
	}
	var tight bytes.Buffer
	if err := json.Compact(&tight, raw); err != nil {
		return ref, err
	}
	if tight.Len() > mostRecord {
		return ref, data.Faults{{Code: "too-large"}}
	}
	if err := l.tx.reindex(ref, nil, rec); err != nil {
		return ref, err
	}
	if err := l.tx.w.Put(recordKey(ref), tight.Bytes()); err != nil {
		return ref, err
	}
	return ref, l.tx.RaiseIDs(kind, ref.ID)
}

func firstErr(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// Index makes records findable, the last one first in lists of what is newest. All that they borrow words from must be there.
func (l *Loader) Index(refs ...data.Ref) error {
	recs, err := l.tx.Records(refs...)
	if err != nil {
		return err
	}
	for i, rec := range recs {
		if s, ok := rec.(data.Searched); ok {
			if _, err := l.tx.searchable(refs[i], s); err != nil {
				return err
			}
		}
	}
	return nil
}

// Meta keeps what the exported file noted of itself.
func (l *Loader) Meta(name string, v []byte) error { return l.tx.SetMeta(name, v) }

// Entry keeps a journal entry as it was. They come in their order: one that does not is refused, a later act would take its place.
func (l *Loader) Entry(e Entry) error {
	newest, err := l.tx.lastEntry()
	if err != nil {
		return err
	}
	if e.Seq <= newest {
		return fmt.Errorf("store: entry %d does not come after %d", e.Seq, newest)
	}
	deltas, err := e.Touched()
	if err != nil {
		return err
	}
	if err := l.tx.append(e, deltas); err != nil {
		return err
	}
	return l.tx.w.Put(counterKey("journal"), be64(e.Seq))
}

// Draft keeps a form that was not saved yet.
func (l *Loader) Draft(d Draft) error {
	v, err := json.Marshal(d)
	if err != nil {
		return err
	}
	if err := l.tx.w.Put(draftKey(d.Ref()), v); err != nil {
		return err
	}
	return l.tx.RaiseIDs(d.Kind, d.ID)
}

// Bytes keeps the bytes of a file.
func (l *Loader) Bytes(b []byte) error {
	_, err := l.tx.PutBytes(b)
	return err
}

// Counters lifts the counters of IDs, by the names of kinds, and sets where those that never ran begin.
func (l *Loader) Counters(start data.ID, ids map[string]data.ID) error {
	if start > MaxID {
		return data.Faults{{Field: "id", Code: "too-large"}}
	}
	for name, id := range ids {
		kind, known := data.KindNamed(name)
		if !known {
			continue
		}
		if err := l.tx.RaiseIDs(kind, id); err != nil {
			return err
		}
	}
	return l.tx.SetMeta("start", be64(uint64(start)))
}

// Counters are the highest IDs given, by the names of kinds, and after which number new counters begin.
func (tx *Tx) Counters() (start data.ID, ids map[string]data.ID, err error) {
	prefix := counterKey("id/")
	pairs, err := tx.r.Scan(prefix, after(prefix), 0, false)
	if err != nil {
		return 0, nil, err
	}
	ids = map[string]data.ID{}
	for _, p := range pairs {
		if len(p.Value) == 8 {
			ids[strings.TrimPrefix(string(p.Key), string(prefix))] = data.ID(binary.BigEndian.Uint64(p.Value))
		}
	}
	v, err := tx.Meta("start")
	if len(v) == 8 {
		start = data.ID(binary.BigEndian.Uint64(v))
	}
	return start, ids, err
}

// GivenBy is the ID that a stored value shows to have been given, and the name of its kind: a record, a draft or a counter. It is for files that do not open.
func GivenBy(key, value []byte) (kind string, id data.ID, ok bool) {
	if name, isCounter := strings.CutPrefix(string(key), string(counterKey("id/"))); isCounter && len(value) == 8 {
		_, ok := data.KindNamed(name)
		return name, data.ID(binary.BigEndian.Uint64(value)), ok
	}
	if len(key) != 10 || key[0] != spaceRecord && key[0] != spaceDraft {
		return "", 0, false
	}
	k := data.Kind(key[1])
	return k.String(), data.ID(binary.BigEndian.Uint64(key[2:])), k.Info().New != nil
}

// EntriesAfter reads up to limit entries from the one after the given sequence on, in their order.
func (tx *Tx) EntriesAfter(seq uint64, limit int) ([]Entry, error) {
	return tx.EntriesFrom(seq+1, limit)
}
