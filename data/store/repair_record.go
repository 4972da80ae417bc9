package store

import (
	"cmp"
	"encoding/binary"
	"encoding/json"
	"slices"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// step is what one entry did to one record.
type step struct {
	Delta
	at   data.Instant
	kept bool // the journal still says what it did
	mute bool // it left no payload: what it took away (a passcode, a PIN) must not return
}

// base is a state of a record from which later steps lead on.
type base struct {
	doc  map[string]json.RawMessage
	rev  uint64
	at   data.Instant
	from string
	own  bool
}

// mend brings back the records in doubt.
func (r *repair) mend() error {
	refs := make([]data.Ref, 0, len(r.suspect))
	for ref := range r.suspect {
		refs = append(refs, ref)
	}
	slices.SortFunc(refs, func(a, b data.Ref) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID)) })
	for _, ref := range refs {
		if ref.Kind.Info().New == nil {
			r.out.Lost = append(r.out.Lost, ref)
			continue
		}
		best, err := r.find(ref)
		if err != nil {
			return err
		}
		if err := r.keep(ref, best); err != nil {
			return err
		}
	}
	for ref := range r.loose {
		if _, told := r.suspect[ref]; !told {
			if err := r.told(ref); err != nil {
				return err
			}
		}
	}
	slices.SortFunc(r.out.Mended, func(a, b Mended) int {
		return cmp.Or(cmp.Compare(a.Ref.Kind, b.Ref.Kind), cmp.Compare(a.Ref.ID, b.Ref.ID))
	})
	return r.to.Sync()
}

// told lists a record that was read from a loose page and that the journal does not know better.
func (r *repair) told(ref data.Ref) error {
	return r.st.View(func(tx *Tx) error {
		rec, err := tx.Record(ref)
		if err != nil {
			return err
		}
		r.note(rec, FromPages, true)
		return nil
	})
}

func (r *repair) note(rec data.Record, from string, newest bool) {
	m := Mended{Ref: recRef(rec), From: from, At: rec.Head().Updated, Newest: newest}
	if n, ok := rec.(data.Numbered); ok {
		m.No = *n.Number()
	}
	r.out.Mended = append(r.out.Mended, m)
}

// found is the best state that a record can be brought to.
type found struct {
	base
	newest bool
}

// find looks for the state of a record that is nearest to the last one known.
func (r *repair) find(ref data.Ref) (best *found, err error) {
	steps, bases, err := r.known(ref)
	if err != nil {
		return nil, err
	}
	for _, b := range bases {
		f, ok := b.walk(ref, steps)
		if ok && (best == nil || f.rev > best.rev || f.rev == best.rev && f.newest && !best.newest) {
			best = f
		}
	}
	return best, nil
}

// known gathers what the journal, the file and the copy know of a record.
func (r *repair) known(ref data.Ref) (steps []step, bases []base, err error) {
	err = r.st.View(func(tx *Tx) error {
		seqs := r.suspect[ref]
		prefix := historyKey(ref, 0)[:11]
		keys, err := tx.r.Scan(prefix, after(prefix), 0, false)
		if err != nil {
			return err
		}
		for _, k := range keys {
			seqs[binary.BigEndian.Uint64(k.Key[11:])] = true
		}
		order := make([]uint64, 0, len(seqs))
		for seq := range seqs {
			order = append(order, seq)
		}
		slices.Sort(order)
		for _, seq := range order {
			e, err := tx.Entry(seq)
			if err != nil {
				// Lost: what it did is not known.
				steps = append(steps, step{})
				continue
			}
			if len(e.Salt) == 0 {
				steps = append(steps, step{at: e.At})
				continue
			}
			deltas, err := e.Touched()
			if err != nil {
				return err
			}
			for _, d := range deltas {
				if d.ref() == ref {
					steps = append(steps, step{Delta: d, at: e.At, kept: true, mute: e.Silent})
				}
			}
		}
		raw, err := tx.Raw(ref)
		if err == nil && raw != nil {
			bases = appendBase(bases, raw, "", true)
		}
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	if r.copy != nil {
		_ = r.copy.View(func(tx *Tx) error {
			raw, err := tx.Raw(ref)
			if err == nil && raw != nil {
				bases = appendBase(bases, raw, FromCopy, false)
			}
			return err
		})
	}
	return steps, append(bases, base{from: FromJournal}), nil
}

func appendBase(bases []base, raw []byte, from string, own bool) []base {
	var doc map[string]json.RawMessage
	if json.Unmarshal(raw, &doc) != nil {
		return bases
	}
	var head data.Base
	if json.Unmarshal(raw, &head) != nil {
		return bases
	}
	return append(bases, base{doc: doc, rev: head.Rev, at: head.Updated, from: from, own: own})
}

// walk goes the steps that come after a state. ok is false where it leads nowhere, or past something that was erased.
func (b base) walk(ref data.Ref, steps []step) (*found, bool) {
	f := &found{base: b, newest: true}
	f.doc = map[string]json.RawMessage{}
	for k, v := range b.doc {
		f.doc[k] = v
	}
	for _, s := range steps {
		switch {
		case !s.kept && s.at > f.at && len(f.doc) > 0 && !b.own:
			// An erasure, or an entry that is lost: a state from before it may hold what was to go.
			return nil, false
		case !s.kept:
			f.newest = f.newest && s.at != 0 && s.at <= f.at
			continue
		case s.Rev <= f.rev:
			continue
		case !f.step(ref, s):
			f.newest = false
			return f, len(f.doc) > 0
		}
	}
	return f, len(f.doc) > 0
}

// step does what an entry did; it answers false and changes nothing where that does not fit.
func (f *found) step(ref data.Ref, s step) bool {
	doc := map[string]json.RawMessage{}
	for k, v := range f.doc {
		doc[k] = v
	}
	switch {
	case s.mute && len(doc) > 0:
		for _, name := range data.SecretFields[ref.Kind] {
			delete(doc, name)
		}
	case s.mute:
		return false
	case s.New:
		if len(doc) > 0 || len(s.Fields) != 1 || json.Unmarshal(s.Fields[0].New, &doc) != nil {
			return false
		}
	case len(doc) == 0:
		return false
	default:
		for _, field := range s.Fields {
			if ok, err := apply(doc, field.Path, field.Old, field.New); err != nil || !ok {
				return false
			}
		}
		f.from = FromJournal
	}
	doc["rev"], doc["updated"] = be10(s.Rev), be10(uint64(s.at))
	f.doc, f.rev, f.at = doc, s.Rev, s.at
	return true
}

func be10(n uint64) json.RawMessage {
	b, _ := json.Marshal(n)
	return b
}

// keep writes what was found of a record, and lists it.
func (r *repair) keep(ref data.Ref, best *found) error {
	if best == nil {
		r.out.Lost = append(r.out.Lost, ref)
		return nil
	}
	raw, err := json.Marshal(best.doc)
	if err != nil {
		return err
	}
	rec, err := decode(ref, raw)
	if err != nil {
		r.out.Lost = append(r.out.Lost, ref)
		return nil
	}
	from := best.from
	switch {
	case from == "" && r.loose[ref]:
		from = FromPages
	case from == "":
		// It stands in the file; that the journal knows more is all there is to say.
		from = FromJournal
		if best.newest {
			return nil
		}
	}
	if raw, err = json.Marshal(rec); err != nil {
		return err
	}
	r.note(rec, from, best.newest)
	return r.to.Bulk(func(t kv.Txn) error { return t.Put(recordKey(ref), raw) })
}
