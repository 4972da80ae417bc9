package app

import (
	"errors"

	"tanggapan/data"
	"tanggapan/data/store"
)

// UndoKind says how an act is taken back.
type UndoKind string

// The ways an act is taken back.
const (
	PutBack UndoKind = "put back"  // changed fields return, new records are put aside
	Counter UndoKind = "countered" // a second act opposes it
	Final   UndoKind = "final"     // not at all; asked twice
)

// Act is one thing that the desk can do.
type Act struct {
	Name  string // noun and verb: "inquiry.log"
	Right data.Right
	Duty  string // codes of REQUIREMENTS that it serves first: "O5 S3"
	Undo  UndoKind
}

// Acts is the table of all acts, noun by noun. Each noun's file holds its own lines.
func Acts() []Act {
	var all []Act
	for _, of := range actTables {
		all = append(all, of...)
	}
	return all
}

// actTables gathers the tables of the nouns.
var actTables = [][]Act{
	shopActs, staffActs, listActs, backupActs,
	customerActs, mergeActs, eraseActs, deviceActs, contactActs, inquiryActs, forwardActs, taskActs, templateActs, attachmentActs,
	jobActs, checklistActs, shelfActs, estimateActs, appointmentActs, supplierActs, partActs, partRequestActs,
	askActs, partsOrderActs, paymentActs, priceItemActs, printJobActs, departmentActs, paperActs,
}

func actNamed(name string) (Act, bool) {
	for _, a := range Acts() {
		if a.Name == name {
			return a, true
		}
	}
	return Act{}, false
}

// may refuses an act that the actor has no right to. The program itself (staff 0) may do all.
func (c *core) may(tx *store.Tx, act store.Act) error {
	a, known := actNamed(act.Name)
	if !known {
		return errors.New("app: act is not in the table: " + act.Name)
	}
	if act.Actor.Staff == 0 {
		return nil
	}
	s, err := store.Get[data.Staff](tx, act.Actor.Staff)
	if err != nil {
		return err
	}
	if !s.Open() || a.Right != "" && !s.May(a.Right) {
		return data.ErrDenied
	}
	return nil
}

// Undo takes back the newest act of this person at this desk that is neither an undo nor undone.
func (a *App) Undo(who data.Actor) (data.Done, error) { return a.step(who, false) }

// Redo does the newest undone act of this person again, while no other act followed.
func (a *App) Redo(who data.Actor) (data.Done, error) { return a.step(who, true) }

func (a *App) step(who data.Actor, redo bool) (data.Done, error) {
	var seq uint64
	err := a.view(func(tx *store.Tx) (err error) {
		seq, err = newest(tx, who.Staff, a.file.desk(who.Desk), redo)
		return err
	})
	if err != nil {
		return data.Done{}, err
	}
	return a.UndoEntry(who, seq)
}

// mostBack is how many entries of the journal are gone back through for an act to undo: who did nothing at this desk for so long waits for no search through years.
const mostBack = 20_000

// newest finds the act to undo, or the undo to redo. What was done again since stands in nobody's way.
func newest(tx *store.Tx, staff, desk data.ID, redo bool) (uint64, error) {
	before, read := uint64(0), 0
	for read < mostBack {
		entries, err := tx.Entries(before, 50)
		if err != nil {
			return 0, err
		}
		for _, e := range entries {
			before = e.Seq
			if e.Staff != staff || e.Desk != desk {
				continue
			}
			isUndo := e.Undoes != 0 && e.Redoes == 0
			by, err := tx.UndoneBy(e.Seq)
			switch {
			case err != nil:
				return 0, err
			case redo && !isUndo && e.Redoes == 0:
				return 0, data.ErrNothing
			case by != 0 || isUndo != redo:
				continue
			}
			return e.Seq, nil
		}
		if len(entries) == 0 {
			break
		}
		read += len(entries)
	}
	return 0, data.ErrNothing
}

// UndoEntry takes back the act with this journal entry; of an undo it does the undone again.
// Faults name fields that changed since; data.ErrFinal where the act cannot be undone.
func (a *App) UndoEntry(who data.Actor, seq uint64) (data.Done, error) {
	var e store.Entry
	err := a.view(func(tx *store.Tx) (err error) {
		if e, err = tx.Entry(seq); err != nil {
			return err
		}
		by, err := tx.UndoneBy(seq)
		if err == nil && by != 0 {
			err = data.ErrNothing
		}
		return err
	})
	if err != nil {
		return data.Done{}, err
	}
	if act, ok := actNamed(e.Act); !ok || act.Undo == Final {
		return data.Done{}, data.ErrFinal
	}
	if e.First != 0 || e.Slice {
		return a.undoSlices(who, e)
	}
	act := store.Act{Name: e.Act, Actor: who, Of: e.Of}
	act.Undoes = seq
	if e.Undoes != 0 && e.Redoes == 0 {
		act.Redoes = e.Undoes
	}
	return a.writeAct(act, func(tx *store.Tx) (data.Record, error) {
		if err := tx.PutBack(e); err != nil {
			return nil, err
		}
		rec, err := tx.Record(e.Of)
		if err != nil {
			return nil, err
		}
		return rec, stillFree(tx, rec)
	})
}
