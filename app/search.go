package app

import (
	"tanggapan/data"
	"tanggapan/data/search"
	"tanggapan/data/store"
)

// Search finds records by words.
type Search struct{ *core }

// Hit is one record found.
type Hit struct {
	Ref    data.Ref
	No     string
	Title  string
	Detail string
	Record data.Record
}

// Find gives up to 50 records that have all words of text, the newest first; kinds narrows them. A number or a scanned code of ours comes first.
func (s *Search) Find(text string, kinds ...data.Kind) (out []Hit, err error) {
	err = s.view(func(tx *store.Tx) error {
		refs, err := tx.Search(search.Query{Text: text, Kinds: kinds})
		if err != nil {
			return err
		}
		if ref, _, ok := data.ReadCode(text); ok && allowed(ref.Kind, kinds) {
			refs = first(ref, refs)
		}
		out, err = hits(tx, refs)
		return err
	})
	return out, err
}

// Code finds the record that a scanned or typed number of ours names, and the device's place in a job; data.ErrNotFound.
func (s *Search) Code(code string) (hit Hit, device int, err error) {
	ref, device, ok := data.ReadCode(code)
	if !ok {
		return Hit{}, 0, data.ErrNotFound
	}
	err = s.view(func(tx *store.Tx) error {
		found, err := hits(tx, []data.Ref{ref})
		if err == nil && len(found) == 0 {
			err = data.ErrNotFound
		}
		if err == nil {
			hit = found[0]
		}
		return err
	})
	return hit, device, err
}

func allowed(k data.Kind, kinds []data.Kind) bool {
	for _, a := range kinds {
		if a == k {
			return true
		}
	}
	return len(kinds) == 0
}

func first(ref data.Ref, refs []data.Ref) []data.Ref {
	out := []data.Ref{ref}
	for _, r := range refs {
		if r != ref {
			out = append(out, r)
		}
	}
	return out
}

// hits reads the records of refs and their captions; records put aside are left out.
func hits(tx *store.Tx, refs []data.Ref) ([]Hit, error) {
	recs, err := tx.Records(refs...)
	if err != nil {
		return nil, err
	}
	out := make([]Hit, 0, len(recs))
	for i, rec := range recs {
		if rec == nil || rec.Head().Removed != 0 {
			continue
		}
		h := Hit{Ref: refs[i], Record: rec}
		if n, ok := rec.(data.Numbered); ok {
			h.No = *n.Number()
		}
		if s, ok := rec.(data.Searched); ok {
			h.Title, h.Detail = s.Caption(tx.Look)
		}
		out = append(out, h)
	}
	return out, nil
}
