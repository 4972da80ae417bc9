package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// PaperCall is one paper that a record calls for as it stands.
type PaperCall struct {
	Paper   string
	Pages   int  // labels: one for each device and each thing left with it
	Reprint bool // it came out before: this one is marked as a copy
}

// CallsFor says what a record calls for as it stands, as its last act left it: a job that was taken in its sheet, ticket and labels
// (as this desk prints them on saving), one that was collected its slip, any other record its first paper. Ctrl+P prints
// that, and the first line of the menu of papers names it.
func (s *Papers) CallsFor(of data.Ref) (out []PaperCall, err error) {
	err = s.view(func(tx *store.Tx) error {
		out = nil
		rec, err := tx.Record(of)
		if err != nil {
			return err
		}
		r, err := s.room(tx, 0)
		if err != nil {
			return err
		}
		for _, name := range s.called(rec) {
			before, err := printsOf(tx, of, name)
			if err != nil {
				return err
			}
			n, err := r.pages(of, name)
			if err != nil {
				return err
			}
			if n > 0 {
				out = append(out, PaperCall{name, n, before > 0})
			}
		}
		return nil
	})
	return out, err
}

// called are the names of the papers that a record calls for.
func (s *Papers) called(rec data.Record) []string {
	j, ok := rec.(*data.Job)
	switch {
	case ok && j.CollectedAt != 0:
		return []string{PaperSlip}
	case ok:
		return s.app.PrintJobs.OnSave(data.KindJob)
	}
	if all := s.Names(rec.Kind()); len(all) > 0 {
		return all[:1]
	}
	return nil
}

// pages counts the pages that a paper of a record begins; 0 where the record does not have it.
func (r *paperRoom) pages(of data.Ref, name string) (int, error) {
	kind, err := paperNamed(of.Kind, name)
	if err != nil {
		return 0, err
	}
	r.kind = kind
	if kind.make == nil {
		return 1, nil
	}
	has, err := r.has(of)
	if err != nil || !has {
		return 0, err
	}
	papers, _, err := kind.make(r, of.ID)
	return len(papers), err
}

// PrintCalled prints what a record calls for, each paper on its own printer; the names are those that were sent.
func (s *PrintJobs) PrintCalled(who data.Actor, of data.Ref) (names []string, done data.Done, err error) {
	calls, err := s.app.Papers.CallsFor(of)
	if err != nil {
		return nil, done, err
	}
	for _, c := range calls {
		names = append(names, c.Paper)
	}
	if len(names) == 0 {
		return nil, done, nil
	}
	done, err = s.Print(who, of, names...)
	return names, done, err
}
