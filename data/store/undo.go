package store

import (
	"encoding/json"
	"fmt"
	"strings"

	"tanggapan/data"
)

// PutBack takes back what an entry did, within an act whose Undoes names it:
// changed fields return, new records are put aside, and records of countered
// kinds get their counter-record. A field that changed since is a Fault
// "changed-since" with its path; nothing is written then.
func (tx *Tx) PutBack(e Entry) error {
	deltas, err := e.Touched()
	if err != nil {
		return err
	}
	var faults data.Faults
	for i := len(deltas) - 1; i >= 0; i-- {
		d := deltas[i]
		ref := data.Ref{Kind: d.Kind, ID: d.ID}
		raw, err := tx.Raw(ref)
		if err != nil {
			return err
		}
		if raw == nil {
			return fmt.Errorf("%w: %s", ErrAbsent, ref)
		}
		fs, err := tx.putBack(ref, raw, d)
		if err != nil {
			return err
		}
		faults = append(faults, fs...)
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}

func (tx *Tx) putBack(ref data.Ref, raw []byte, d Delta) (data.Faults, error) {
	now, err := decode(ref, raw)
	if err != nil {
		return nil, err
	}
	if c, ok := now.(data.Counterable); ok && d.New {
		return nil, tx.Put(c.Counter(tx.act.Actor.Staff, tx.act.At))
	}
	if d.New {
		if now.Head().Rev != d.Rev {
			changed, err := tx.changedSince(ref, d.Rev)
			if err != nil || len(changed) > 0 {
				return changed, err
			}
		}
		return nil, tx.Remove(now)
	}
	var doc map[string]json.RawMessage
	if err := json.Unmarshal(raw, &doc); err != nil {
		return nil, err
	}
	var faults data.Faults
	for i := len(d.Fields) - 1; i >= 0; i-- {
		f := d.Fields[i]
		ok, err := apply(doc, f.Path, f.New, f.Old)
		if err != nil {
			return nil, err
		}
		if !ok {
			faults = append(faults, data.Fault{Field: f.Path, Code: "changed-since", Args: map[string]string{"record": ref.String(), "field": f.Path}})
		}
	}
	if len(faults) > 0 {
		return faults, nil
	}
	b, err := json.Marshal(doc)
	if err != nil {
		return nil, err
	}
	rec, err := decode(ref, b)
	if err != nil {
		return nil, err
	}
	return nil, tx.Put(rec)
}

// changedSince lists the fields of a new record that later acts changed, so that it is not taken away with them.
func (tx *Tx) changedSince(ref data.Ref, rev uint64) (data.Faults, error) {
	entries, err := tx.History(ref, 50)
	if err != nil {
		return nil, err
	}
	paths := map[string]bool{}
	for _, e := range entries {
		deltas, err := e.Touched()
		if err != nil {
			return nil, err
		}
		for _, d := range deltas {
			if d.Kind != ref.Kind || d.ID != ref.ID || d.Rev <= rev {
				continue
			}
			// What was undone leaves no trace in the record.
			if by, err := tx.UndoneBy(e.Seq); err != nil {
				return nil, err
			} else if by != 0 || e.Undoes != 0 {
				continue
			}
			for _, f := range d.Fields {
				paths[f.Path] = true
			}
		}
	}
	var faults data.Faults
	for _, p := range ordered(paths) {
		faults = append(faults, data.Fault{Field: p, Code: "changed-since", Args: map[string]string{"record": ref.String(), "field": strings.TrimSuffix(p, "[]")}})
	}
	return faults, nil
}
