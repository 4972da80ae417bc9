package store

import (
	"encoding/binary"
	"encoding/json"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// Draft is a form that is not saved yet. Its key is the ID reserved for the record it will become, or of the record that it changes.
type Draft struct {
	Kind    data.Kind       `json:"kind"`
	ID      data.ID         `json:"id"`
	No      string          `json:"no,omitempty"`
	Form    string          `json:"form"` // which form writes it: "inquiry", "intake"
	Staff   data.ID         `json:"staff"`
	Desk    data.ID         `json:"desk"`
	Started data.Instant    `json:"started"`
	Kept    data.Instant    `json:"kept"`
	Rev     uint64          `json:"rev,omitempty"` // of a record that is being changed: its revision when the form read it; 0: a new one
	Parked  bool            `json:"parked,omitempty"`
	Title   string          `json:"title,omitempty"` // for the list of parked forms
	Fields  json.RawMessage `json:"fields"`          // as the form writes and reads them
}

// Ref is the record that the draft will become.
func (d Draft) Ref() data.Ref { return data.Ref{Kind: d.Kind, ID: d.ID} }

func draftKey(r data.Ref) []byte {
	return binary.BigEndian.AppendUint64([]byte{spaceDraft, byte(r.Kind)}, uint64(r.ID))
}

// KeepDraft writes a draft durably, outside the journal; the first one reserves ID and No. A draft of a new record that was saved already is ErrThere and keeps nothing; one that changes a record stands until it is dropped.
func (s *Store) KeepDraft(d Draft) (Draft, error) {
	out := d
	err := s.kv.Update(func(t kv.Txn) error {
		tx := &Tx{r: t, w: t}
		out = d
		if out.ID == 0 {
			id, err := tx.nextID(d.Kind)
			if err != nil {
				return err
			}
			out.ID, out.No, out.Started = id, data.NumberOf(d.Kind, id), d.Kept
		}
		switch raw, err := tx.Raw(out.Ref()); {
		case err != nil:
			return err
		case raw != nil && out.Rev == 0:
			return ErrThere
		}
		v, err := json.Marshal(out)
		if err != nil {
			return err
		}
		if len(v) > kv.MaxValue {
			return data.Faults{{Code: "too-large"}}
		}
		return t.Put(draftKey(out.Ref()), v)
	})
	return out, err
}

// DropDraft forgets a draft; its number stays unused.
func (s *Store) DropDraft(r data.Ref) error {
	return s.kv.Update(func(t kv.Txn) error { return t.Delete(draftKey(r)) })
}

// Drafts lists all drafts, in the order of their kinds and IDs.
func (tx *Tx) Drafts() ([]Draft, error) {
	pairs, err := tx.r.Scan([]byte{spaceDraft}, nil, 0, false)
	if err != nil {
		return nil, err
	}
	out := make([]Draft, 0, len(pairs))
	for _, p := range pairs {
		var d Draft
		if err := json.Unmarshal(p.Value, &d); err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}
