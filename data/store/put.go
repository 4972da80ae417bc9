package store

import (
	"encoding/json"
	"fmt"

	"tanggapan/data"
)

// mostRecord is the size of the largest record, in bytes: its old and its new state fit a journal entry together.
const mostRecord = 384 << 10

// Put keeps a record: a new one under the next ID (or the one it has reserved),
// an old one over the state it was read in. It validates, numbers, indexes and
// journals; ErrStale where the record was changed since it was read, ErrThere
// where a reserved ID is in use already, ErrTaken where another record holds a
// value that must be its own, data.Faults where it is not valid. rec gets its ID, No, Rev and times at once.
func (tx *Tx) Put(rec data.Record) error {
	tx.stamp(rec)
	before := stampOf(rec)
	err := tx.put(rec)
	if err != nil {
		before.back(rec)
	}
	return err
}

func (tx *Tx) put(rec data.Record) error {
	b := rec.Head()
	if err := tx.identify(rec); err != nil {
		return err
	}
	if err := rec.Validate(); err != nil {
		return err
	}
	if err := data.Texts(rec); err != nil {
		return err
	}
	ref := data.Ref{Kind: rec.Kind(), ID: b.ID}
	t, err := tx.touch(ref, b.Rev)
	if err != nil {
		return err
	}
	if b.Created == 0 {
		b.Created = tx.act.At
	}
	b.Updated = tx.act.At
	if !tx.act.Quiet {
		b.Rev++
	}
	v, err := json.Marshal(rec)
	if err != nil {
		return err
	}
	if len(v) > mostRecord {
		return data.Faults{{Code: "too-large"}}
	}
	// Kept as a copy of its own: the caller may go on changing rec.
	now, err := decode(ref, v)
	if err != nil {
		return err
	}
	if err := tx.reindex(ref, t.now, now); err != nil {
		return err
	}
	if !t.put {
		t.put = true
		tx.order = append(tx.order, ref)
	}
	t.now, t.after = now, v
	return tx.w.Put(recordKey(ref), v)
}

// identify gives a record that has none its ID and its number.
func (tx *Tx) identify(rec data.Record) error {
	b := rec.Head()
	switch {
	case b.ID == 0:
		id, err := tx.nextID(rec.Kind())
		if err != nil {
			return err
		}
		b.ID = id
	case b.Rev == 0:
		// An import or the shop itself names its ID: no later record may get it.
		if err := tx.RaiseIDs(rec.Kind(), b.ID); err != nil {
			return err
		}
	}
	if n, ok := rec.(data.Numbered); ok && *n.Number() == "" {
		*n.Number() = data.NumberOf(rec.Kind(), b.ID)
	}
	return nil
}

// stamp remembers what Put is about to write into a record, the first time.
func (tx *Tx) stamp(rec data.Record) {
	if _, ok := tx.stamped[rec]; ok {
		return
	}
	tx.stamped[rec] = stampOf(rec)
}

func stampOf(rec data.Record) stamp {
	s := stamp{base: *rec.Head()}
	if n, ok := rec.(data.Numbered); ok {
		s.no = *n.Number()
	}
	return s
}

func (s stamp) back(rec data.Record) {
	*rec.Head() = s.base
	if n, ok := rec.(data.Numbered); ok {
		*n.Number() = s.no
	}
}

// takeBack returns every record of a run that does not count to what it was before.
func (tx *Tx) takeBack() {
	if tx == nil {
		return
	}
	for rec, s := range tx.stamped {
		s.back(rec)
	}
}

// touch is the record's state in this act; it refuses one that is not the state it was read in.
func (tx *Tx) touch(ref data.Ref, rev uint64) (*touch, error) {
	t := tx.touched[ref]
	if t == nil {
		raw, err := tx.Raw(ref)
		if err != nil {
			return nil, err
		}
		t = &touch{before: raw, after: raw}
		if raw != nil {
			if t.now, err = decode(ref, raw); err != nil {
				return nil, err
			}
		}
		tx.touched[ref] = t
	}
	switch {
	case t.now == nil && rev != 0:
		return nil, fmt.Errorf("%w: %s", ErrAbsent, ref)
	case t.now != nil && rev == 0:
		return nil, fmt.Errorf("%w: %s", ErrThere, ref)
	case t.now != nil && t.now.Head().Rev != rev:
		return nil, fmt.Errorf("%w: %s has revision %d, not %d", ErrStale, ref, t.now.Head().Rev, rev)
	}
	return t, nil
}

// Remove puts a record aside: it stays under its ID, out of lists and search.
func (tx *Tx) Remove(rec data.Record) error {
	tx.stamp(rec)
	was := rec.Head().Removed
	rec.Head().Removed = max(tx.act.At, 1)
	err := tx.Put(rec)
	if err != nil {
		rec.Head().Removed = was
	}
	return err
}
