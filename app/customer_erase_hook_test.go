package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// AtErased lets f hear when a step of an erasure is done; its error stops the erasure there, as a fall would.
func (a *App) AtErased(f func(EraseStep) error) { a.core.erased = f }

// EachPayload hands over the payload of every journal entry, packed or not.
func (a *App) EachPayload(f func(e store.Entry)) error {
	st, err := a.file.store()
	if err != nil {
		return err
	}
	for from := uint64(1); ; {
		var batch []store.Entry
		if err := st.View(func(tx *store.Tx) (err error) {
			batch, err = tx.EntriesFrom(from, 200)
			return err
		}); err != nil || len(batch) == 0 {
			return err
		}
		for _, e := range batch {
			f(e)
			from = e.Seq + 1
		}
	}
}

// PackAll packs the whole journal as it lies.
func (a *App) PackAll() error {
	st, err := a.file.store()
	for more := err == nil; more; {
		more, err = st.Pack(a.Now() + 1)
	}
	return err
}

// PutAside puts any record aside, as an undo does.
func (a *App) PutAside(r data.Ref) error {
	_, err := a.write("customer.remove", data.Actor{}, func(tx *store.Tx) (data.Record, error) {
		rec, err := tx.Record(r)
		if err != nil {
			return nil, err
		}
		return rec, tx.Remove(rec)
	})
	return err
}
