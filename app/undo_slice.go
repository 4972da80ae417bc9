package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// undoSlices takes back an act that fills several entries of the journal, one entry in a transaction, the last one first. All is
// tried before the first: nothing is begun that cannot be ended. What a power cut leaves half done goes on when it is asked for again.
// It cannot be done again: data.ErrFinal.
func (a *App) undoSlices(who data.Actor, e store.Entry) (data.Done, error) {
	if e.Slice {
		return data.Done{}, data.ErrFinal
	}
	st, err := a.file.writable()
	if err != nil {
		return data.Done{}, err
	}
	parts, err := st.SlicesOf(e.Seq)
	if err != nil {
		return data.Done{}, a.fault(err)
	}
	if parts.Undone() {
		return data.Done{}, data.ErrNothing
	}
	act := store.Act{Name: e.Act, Actor: who, Of: e.Of, Slice: true}
	if !parts.Begun() {
		try := act
		try.At, try.Actor.Desk = a.Now(), a.file.desk(who.Desk)
		if err := st.TrySlices(try, parts); err != nil {
			return data.Done{}, a.fault(err)
		}
	}
	var done data.Done
	for i := len(parts.Seqs) - 1; i >= 0; i-- {
		act.Undoes = parts.Seqs[i]
		done, err = a.writeAct(act, func(tx *store.Tx) (data.Record, error) {
			if err := tx.PutBackSlice(parts, act.Undoes); err != nil {
				return nil, err
			}
			return tx.Record(e.Of)
		})
		if err != nil {
			return data.Done{}, err
		}
	}
	return done, nil
}
