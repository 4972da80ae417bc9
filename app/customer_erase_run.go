package app

import (
	"encoding/json"
	"slices"

	"tanggapan/data"
	"tanggapan/data/store"
)

// EraseStep is how far an erasure is.
type EraseStep string

// The steps of an erasure, in their order. What is done in one is not done again when a power cut stopped it behind it.
const (
	EraseRecords EraseStep = "records"
	EraseJournal EraseStep = "journal"
	EraseSearch  EraseStep = "search"
	EraseCompact EraseStep = "compact" // pages that are free keep old bytes
)

// erasing is an erasure on its way as the file keeps it: so that it goes on after a fall, it knows whom it erases until nothing of them is left.
type erasing struct {
	Lines []store.Erased `json:"lines"`
	Staff data.ID        `json:"staff,omitempty"`
	Signs signs          `json:"signs"`
	Again bool           `json:"again,omitempty"` // in an older copy: whoever else names the person for sure names them no more
	Step  EraseStep      `json:"step"`
	Seq   uint64         `json:"seq,omitempty"` // of the journal entry to go on from
}

// eraser carries an erasure out.
type eraser struct {
	erasing
	st      *store.Store
	desk    data.ID
	at      data.Instant
	quiet   bool // in a copy that a repair takes from: its journal gets no entry, its search and its free pages are used by nobody
	compact func() error
	told    func(EraseStep)       // nil: nobody listens
	ended   func(EraseStep) error // nil: nobody asks

	own     *belongings
	changes []data.Change
	blanked int // entries of the journal
}

// eraseSlice is how many records are erased in one transaction.
const eraseSlice = 100

// run does what is left of it.
func (e *eraser) run() error {
	if err := e.gather(); err != nil {
		return err
	}
	steps := []struct {
		name EraseStep
		do   func() error
	}{{EraseRecords, e.records}, {EraseJournal, e.journal}, {EraseSearch, e.search}, {EraseCompact, e.free}}
	for i, s := range steps {
		if s.name != e.Step {
			continue
		}
		if e.told != nil {
			e.told(s.name)
		}
		if err := s.do(); err != nil {
			return err
		}
		if i+1 == len(steps) {
			break
		}
		if e.Step = steps[i+1].name; e.Step == EraseCompact {
			e.Signs = signs{}
		}
		if err := e.keep(); err != nil {
			return err
		}
		if e.ended != nil {
			if err := e.ended(s.name); err != nil {
				return err
			}
		}
	}
	_, err := e.st.Update(store.Act{}, func(tx *store.Tx) error { return tx.SetErasing(nil) })
	return err
}

// keep writes down how far it is.
func (e *eraser) keep() error {
	raw, err := json.Marshal(e.erasing)
	if err != nil {
		return err
	}
	_, err = e.st.Update(store.Act{}, func(tx *store.Tx) error {
		if err := tx.NoteErased(e.Lines...); err != nil {
			return err
		}
		return tx.SetErasing(raw)
	})
	return err
}

// gather finds the person's records; what they hang on stays, so they are found after they were erased too.
func (e *eraser) gather() error {
	if e.Step == EraseSearch || e.Step == EraseCompact {
		return nil
	}
	err := e.st.View(func(tx *store.Tx) (err error) {
		for i, l := range e.Lines {
			if i == 0 {
				e.own, err = belongingsOf(tx, l.ID)
			} else {
				from := len(e.own.order)
				e.own.add(data.Ref{Kind: data.KindCustomer, ID: l.ID})
				err = e.own.follow(tx, from)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	s := newSift(e.Signs)
	return sweep(e.st, e.own, s, func(rec data.Record) {
		line := &e.Lines[0]
		if ref := refOf(rec); e.Again && len(namedIn(rec, s, false)) > 0 && !slices.Contains(line.Left, ref) && !slices.Contains(line.Others, ref) {
			line.Others = append(line.Others, ref)
		}
	})
}
