package app

import (
	"encoding/json"
	"errors"
	"os"
	"slices"

	"tanggapan/data"
	"tanggapan/data/store"
)

// records erases the person's records, the customer last, takes them out of the others, and drops drafts.
func (e *eraser) records() error {
	refs := slices.Clone(e.own.order)
	slices.Reverse(refs)
	for part := range slices.Chunk(refs, eraseSlice) {
		if err := e.slice(part, func(tx *store.Tx, rec data.Record) error { return e.erase(tx, rec) }); err != nil {
			return err
		}
	}
	for _, l := range e.Lines {
		for part := range slices.Chunk(l.Others, eraseSlice) {
			err := e.slice(part, func(_ *store.Tx, rec data.Record) error {
				data.Mend(rec, func(text string) string { return e.Signs.mend(text, true) })
				return nil
			})
			if err != nil {
				return err
			}
		}
	}
	return e.drafts()
}

// slice changes some records in one act that leaves no payload; those that stay as they are get no new revision.
func (e *eraser) slice(refs []data.Ref, change func(*store.Tx, data.Record) error) error {
	act := store.Act{Name: "customer.erase", Actor: data.Actor{Staff: e.Staff, Desk: e.desk}, At: e.at, Silent: true, Quiet: e.quiet}
	act.Of = data.Ref{Kind: data.KindCustomer, ID: e.Lines[0].ID}
	res, err := e.st.Update(act, func(tx *store.Tx) error {
		recs, err := tx.Records(refs...)
		if err != nil {
			return err
		}
		for _, rec := range recs {
			if rec == nil {
				continue
			}
			before, err := json.Marshal(rec)
			if err != nil {
				return err
			}
			if err := change(tx, rec); err != nil {
				return err
			}
			after, err := json.Marshal(rec)
			if err != nil || string(before) == string(after) {
				if err != nil {
					return err
				}
				continue
			}
			if err := tx.Put(rec); err != nil {
				return err
			}
		}
		return nil
	})
	e.changes = append(e.changes, res.Changes...)
	return err
}

// erase takes the person out of one of their records, with the bytes of a file that nobody else has.
func (e *eraser) erase(tx *store.Tx, rec data.Record) error {
	if p, ok := rec.(*data.PrintJob); ok && p.Path != "" && !e.quiet {
		// It lies outside the file, where nothing is taken back: gone before the path is forgotten.
		if err := os.Remove(p.Path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	a, isFile := rec.(*data.Attachment)
	sum := ""
	if isFile {
		sum = a.SHA256
	}
	data.Erase(rec, e.at, func(text string) string { return e.Signs.mend(text, true) })
	if !isFile || sum == a.SHA256 {
		return nil
	}
	if _, err := tx.PutBytes(nil); err != nil {
		return err
	}
	p, err := tx.Find(data.KindAttachment, "hash", store.Range{Parts: []string{sum}})
	if err != nil || slices.ContainsFunc(p.IDs, func(id data.ID) bool { return !e.own.has[data.Ref{Kind: data.KindAttachment, ID: id}] }) {
		return err
	}
	return tx.DropBytes(sum)
}

// drafts drops forms that are about the person or name them.
func (e *eraser) drafts() error {
	s := newSift(e.Signs)
	_, err := e.st.Update(store.Act{}, func(tx *store.Tx) error {
		all, err := tx.Drafts()
		if err != nil {
			return err
		}
		for _, d := range all {
			if heldDraft(d, e.own, s) {
				if err := tx.DropDraft(d.Ref()); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return err
}

// heldDraft says whether a draft is about the person or names them for sure.
func heldDraft(d store.Draft, own *belongings, s *sift) bool {
	if own.has[d.Ref()] || ofOne(d.Fields, own.ids) {
		return true
	}
	raw, err := json.Marshal(d)
	if err != nil {
		return false
	}
	_, sure := s.named(raw)
	return sure
}

// journal blanks the payloads of all entries that touched a record of the person's, or in which others named them.
func (e *eraser) journal() error {
	s := newSift(e.Signs)
	others, left := map[data.Ref]bool{}, map[data.Ref]bool{}
	for _, l := range e.Lines {
		for _, r := range l.Others {
			others[r] = true
		}
		for _, r := range l.Left {
			left[r] = true
		}
	}
	match := func(entry store.Entry) bool {
		deltas, err := entry.Touched()
		if err != nil {
			return false
		}
		changed, stays := false, len(deltas) > 0
		for _, d := range deltas {
			ref := data.Ref{Kind: d.Kind, ID: d.ID}
			if e.own.has[ref] {
				return true
			}
			changed, stays = changed || others[ref], stays && left[ref]
		}
		yes, sure := s.named(entry.Deltas)
		return sure && !stays || yes && changed
	}
	for e.Seq = max(e.Seq, 1); ; {
		next, n, err := e.st.BlankEntries(e.Seq, match)
		if err != nil {
			return err
		}
		e.blanked += n
		if next == 0 {
			return nil
		}
		if e.Seq = next; n > 0 {
			if err := e.keep(); err != nil {
				return err
			}
		}
	}
}

// search makes the index anew: what was packed keeps the words of records that have others now.
func (e *eraser) search() error {
	if e.quiet {
		return nil
	}
	if err := e.st.SearchAnew(); err != nil {
		return err
	}
	for more := true; more; {
		var err error
		if more, err = e.st.CatchUp(10 * sliceOf); err != nil {
			return err
		}
	}
	return nil
}

// free gives the pages back in which old bytes lie.
func (e *eraser) free() error {
	if e.quiet || e.compact == nil {
		return nil
	}
	return e.compact()
}
