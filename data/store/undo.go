package store

import (
	"encoding/json"
	"fmt"
	"slices"

	"tanggapan/data"
	"tanggapan/data/search"
)

// PutBack takes back what an act did, within an act whose Undoes names an entry
// of it: changed fields return, new records are put aside, and records of
// countered kinds get their counter-record. Nothing is written where a field
// changed since (a Fault "changed-since" with its path) or a record that would
// be put aside is used since (a Fault "used-since"). data.ErrNothing where the
// act is taken back already, data.ErrFinal where the journal no longer says what it did.
func (tx *Tx) PutBack(e Entry) error {
	parts, err := tx.partsOf(e.Seq)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(parts, func(p Entry) bool { return p.Seq == tx.act.Undoes }) {
		return fmt.Errorf("store: the act takes back entry %d, not %d", tx.act.Undoes, e.Seq)
	}
	if by, err := tx.UndoneBy(e.Seq); err != nil || by != 0 {
		return firstErr(err, fmt.Errorf("%w: entry %d by %d", data.ErrNothing, e.Seq, by))
	}
	var deltas []Delta
	for _, p := range parts {
		if p.Silent || len(p.Salt) == 0 {
			return fmt.Errorf("%w: entry %d holds no payload", data.ErrFinal, p.Seq)
		}
		ds, err := p.Touched()
		if err != nil {
			return err
		}
		deltas = append(deltas, ds...)
	}
	own := map[data.Ref]bool{}
	for _, d := range deltas {
		own[d.ref()] = true
	}
	return tx.backwards(deltas, parts[len(parts)-1].Seq, own)
}

// backwards takes deltas back, the last one first, of an act whose last entry and whose records are named.
func (tx *Tx) backwards(deltas []Delta, last uint64, own map[data.Ref]bool) error {
	back := putBack{tx: tx, last: last, own: own}
	for _, d := range slices.Backward(deltas) {
		if err := back.delta(d); err != nil {
			return err
		}
	}
	if len(back.faults) > 0 {
		return back.faults
	}
	return nil
}

func (d Delta) ref() data.Ref { return data.Ref{Kind: d.Kind, ID: d.ID} }

// putBack takes one act back.
type putBack struct {
	tx     *Tx
	last   uint64            // its last entry
	own    map[data.Ref]bool // the records that the act touched
	faults data.Faults
}

func (p *putBack) fault(code string, ref data.Ref, field string, args ...string) {
	f := data.Fault{Field: field, Code: code, Args: map[string]string{"record": ref.String(), "field": field}}
	for i := 0; i+1 < len(args); i += 2 {
		f.Args[args[i]] = args[i+1]
	}
	p.faults = append(p.faults, f)
}

func (p *putBack) delta(d Delta) error {
	raw, err := p.tx.Raw(d.ref())
	if err != nil {
		return err
	}
	if raw == nil {
		return fmt.Errorf("%w: %s", ErrAbsent, d.ref())
	}
	if d.New {
		return p.unmake(d, raw)
	}
	return p.fields(d, raw)
}

// unmake takes back that a record was made.
func (p *putBack) unmake(d Delta, raw []byte) error {
	ref := d.ref()
	now, err := decode(ref, raw)
	if err != nil {
		return err
	}
	changed, err := sinceMade(d, raw)
	if err != nil {
		return err
	}
	for _, f := range changed {
		p.fault("changed-since", ref, f.Path)
	}
	if len(changed) > 0 {
		return nil
	}
	if c, ok := now.(data.Counterable); ok {
		return p.tx.Put(c.Counter(p.tx.act.Actor.Staff, p.tx.act.At))
	}
	if err := p.unused(ref); err != nil {
		return err
	}
	return p.tx.Remove(now)
}

// sinceMade are the fields in which a record differs from what it was made as.
func sinceMade(d Delta, raw []byte) ([]Field, error) {
	if len(d.Fields) != 1 {
		return nil, fmt.Errorf("%w: %s was made without payload", data.ErrFinal, d.ref())
	}
	// Read and written anew, so that fields that the program learnt since do not count.
	made, err := decode(d.ref(), d.Fields[0].New)
	if err != nil {
		return nil, err
	}
	then, err := json.Marshal(made)
	if err != nil {
		return nil, err
	}
	return diff(then, raw)
}

// unused faults a record that others took words from since the act: they would be left with a name that nobody finds.
func (p *putBack) unused(ref data.Ref) error {
	users, _, err := search.Borrowers(p.tx.r, ref, nil, 20)
	if err != nil {
		return err
	}
	recs, err := p.tx.Records(users...)
	if err != nil {
		return err
	}
	for i, rec := range recs {
		if rec == nil || rec.Head().Removed != 0 || p.own[users[i]] {
			continue
		}
		by := users[i].String()
		if n, ok := rec.(data.Numbered); ok {
			by = *n.Number()
		}
		p.fault("used-since", ref, "", "by", by)
		return nil
	}
	return nil
}

// gates are fields that say that a record no longer counts: while one of them is set, the others stay.
var gates = []string{"removed", "merged_into"}

// fields takes back what an act changed in a record.
func (p *putBack) fields(d Delta, raw []byte) error {
	ref := d.ref()
	var doc map[string]json.RawMessage
	if err := json.Unmarshal(raw, &doc); err != nil {
		return err
	}
	faults := len(p.faults)
	for _, g := range gates {
		if doc[g] != nil && !slices.ContainsFunc(d.Fields, func(f Field) bool { return f.Path == g }) {
			p.fault("changed-since", ref, g)
		}
	}
	wasOpen := doc[gates[0]] == nil
	for _, f := range slices.Backward(d.Fields) {
		ok, err := apply(doc, f.Path, f.New, f.Old)
		if err != nil {
			return err
		}
		if !ok {
			p.fault("changed-since", ref, f.Path)
		}
	}
	if len(p.faults) > faults || len(d.Fields) == 0 {
		return nil
	}
	b, err := json.Marshal(doc)
	if err != nil {
		return err
	}
	rec, err := decode(ref, b)
	if err != nil {
		return err
	}
	if wasOpen && rec.Head().Removed != 0 {
		// The record goes again that an undo had brought back: like one that is unmade.
		changed, err := p.since(ref, raw)
		if err != nil {
			return err
		}
		for _, f := range changed {
			p.fault("changed-since", ref, f.Path)
		}
		if err := p.unused(ref); err != nil || len(p.faults) > faults {
			return err
		}
	}
	return p.tx.Put(rec)
}

// mostSince is how many later entries of a record are gone through to see what changed since.
const mostSince = 500

// since are the fields in which a record differs from what it was after the
// act: all that later entries did to it is taken back in thought.
func (p *putBack) since(ref data.Ref, raw []byte) ([]Field, error) {
	later, err := p.tx.History(ref, mostSince)
	if err != nil {
		return nil, err
	}
	if len(later) == mostSince && later[mostSince-1].Seq > p.last {
		return []Field{{Path: gates[0]}}, nil
	}
	var then map[string]json.RawMessage
	if err := json.Unmarshal(raw, &then); err != nil {
		return nil, err
	}
	for _, e := range later {
		if e.Seq <= p.last {
			break
		}
		deltas, err := e.Touched()
		if err != nil {
			return nil, err
		}
		for _, d := range deltas {
			if d.ref() != ref {
				continue
			}
			for _, f := range slices.Backward(d.Fields) {
				if ok, err := apply(then, f.Path, f.New, f.Old); err != nil || !ok {
					return []Field{{Path: f.Path}}, err
				}
			}
		}
	}
	b, err := json.Marshal(then)
	if err != nil {
		return nil, err
	}
	rec, err := decode(ref, b)
	if err != nil {
		return nil, err
	}
	if b, err = json.Marshal(rec); err != nil {
		return nil, err
	}
	return diff(b, raw)
}
