package app

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Named finds a record of a kind by its number, its number in an earlier system, or its ID; data.ErrNotFound.
func (a *App) Named(kind data.Kind, name string) (ref data.Ref, err error) {
	err = a.view(func(tx *store.Tx) error {
		ref, err = named(tx, kind, strings.TrimSpace(name))
		return err
	})
	return ref, err
}

func named(tx *store.Tx, kind data.Kind, name string) (data.Ref, error) {
	for _, index := range []string{"no", "old"} {
		if data.Squeeze(name) == "" {
			break
		}
		p, err := tx.Find(kind, index, store.Range{Parts: []string{data.Squeeze(name)}, Limit: 1})
		if err != nil {
			return data.Ref{}, err
		}
		if len(p.IDs) > 0 {
			return data.Ref{Kind: kind, ID: p.IDs[0]}, nil
		}
	}
	ref, _, ok := data.ReadCode(name)
	if n, err := strconv.ParseUint(name, 10, 64); err == nil {
		ref, ok = data.Ref{Kind: kind, ID: data.ID(n)}, true
	}
	if !ok || ref.Kind != kind {
		return data.Ref{}, data.ErrNotFound
	}
	_, err := tx.Record(ref)
	return ref, err
}

// Stored is a record as it lies in the file, in JSON; without what is secret unless secrets are asked for.
func (a *App) Stored(ref data.Ref, secrets bool) (raw json.RawMessage, err error) {
	err = a.view(func(tx *store.Tx) error {
		b, err := tx.Raw(ref)
		if err == nil && b == nil {
			err = store.ErrAbsent
		}
		if err == nil {
			raw, err = bare(ref.Kind, b, secrets)
		}
		return err
	})
	return raw, err
}

// secretFields are the fields of a kind that no output holds unasked.
func secretFields(kind data.Kind) []string { return data.SecretFields[kind] }

// bare is a record's JSON without its secrets, the other fields as they stand.
func bare(kind data.Kind, raw []byte, secrets bool) (json.RawMessage, error) {
	hide := secretFields(kind)
	if secrets || len(hide) == 0 {
		return bytes.Clone(raw), nil
	}
	out, _, err := without(raw, hide)
	return out, err
}

// without takes fields off a JSON object and says whether it had any.
func without(raw []byte, hide []string) (json.RawMessage, bool, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	if _, err := dec.Token(); err != nil {
		return nil, false, err
	}
	var out bytes.Buffer
	out.WriteByte('{')
	had := false
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return nil, false, err
		}
		var v json.RawMessage
		if err := dec.Decode(&v); err != nil {
			return nil, false, err
		}
		if slices.Contains(hide, name.(string)) {
			had = true
			continue
		}
		if out.Len() > 1 {
			out.WriteByte(',')
		}
		key, err := json.Marshal(name)
		if err != nil {
			return nil, false, err
		}
		out.Write(key)
		out.WriteByte(':')
		out.Write(v)
	}
	out.WriteByte('}')
	return out.Bytes(), had, nil
}

// Field is one changed field of a record: its path and its values.
type Field = store.Field

// Fields are the changes of one record in a journal entry, without secrets unless they are asked for.
func Fields(e store.Entry, ref data.Ref, secrets bool) ([]Field, error) {
	deltas, err := e.Touched()
	if err != nil {
		return nil, err
	}
	for _, d := range deltas {
		if d.Kind != ref.Kind || d.ID != ref.ID {
			continue
		}
		fields, _, err := bareFields(d, secrets)
		return fields, err
	}
	return nil, nil
}

func bareFields(d store.Delta, secrets bool) (out []store.Field, had bool, err error) {
	hide := secretFields(d.Kind)
	if secrets || len(hide) == 0 {
		return d.Fields, false, nil
	}
	for _, f := range d.Fields {
		if slices.Contains(hide, f.Path) {
			had = true
			continue
		}
		if f.Path == "" && len(f.New) > 0 {
			var h bool
			if f.New, h, err = without(f.New, hide); err != nil {
				return nil, had, err
			}
			had = had || h
		}
		out = append(out, f)
	}
	return out, had, nil
}
