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

// Found is what a question found.
type Found struct {
	Hits    []Hit
	Instead string // the nearest words, which were looked for in place of the question's; empty where those are found
	Partial bool   // the search is being made anew: more may be found later
}

// Find gives up to 50 records that have all words of text, the newest first; kinds narrows them. A number or a scanned code of ours comes first.
func (s *Search) Find(text string, kinds ...data.Kind) ([]Hit, error) {
	a, err := s.find(strict, text, kinds)
	return a.Hits, err
}

// Ask is Find for a person: where nothing is found and one of the words is no
// word of the file, a letter of it is forgiven, and the answer says so.
func (s *Search) Ask(text string, kinds ...data.Kind) (Found, error) {
	return s.find((*store.Tx).SearchForgiving, text, kinds)
}

func (s *Search) find(look func(*store.Tx, search.Query) (search.Result, error), text string, kinds []data.Kind) (out Found, err error) {
	err = s.view(func(tx *store.Tx) error {
		res, err := look(tx, search.Query{Text: text, Kinds: kinds})
		if err != nil {
			return err
		}
		out = Found{Instead: res.Instead, Partial: res.Partial}
		if ref, _, ok := data.ReadCode(text); ok && allowed(ref.Kind, kinds) {
			res.Refs = first(ref, res.Refs)
		}
		out.Hits, err = hits(tx, res.Refs)
		return err
	})
	return out, err
}

func strict(tx *store.Tx, q search.Query) (search.Result, error) {
	refs, err := tx.Search(q)
	return search.Result{Refs: refs}, err
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
