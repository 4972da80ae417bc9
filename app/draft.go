package app

import (
	"encoding/json"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Drafts are forms that are not saved yet: what was typed survives everything.
type Drafts struct{ *core }

// Draft is a form as it was typed.
type Draft = store.Draft

// MostParked is how many forms may wait at once.
const MostParked = 5

// Keep writes what is typed in a form. The first time it reserves the record's ID and number, which the answer carries.
// fields is what the form needs to stand there again; a secret in it is sealed by the form's service before.
// A form whose record was saved already keeps nothing and gets data.ErrConflict.
func (d *Drafts) Keep(who data.Actor, in Draft, fields any) (Draft, error) {
	st, err := d.file.writable()
	if err != nil {
		return in, err
	}
	if in.Fields, err = json.Marshal(fields); err != nil {
		return in, err
	}
	in.Staff, in.Desk, in.Kept = who.Staff, d.file.desk(who.Desk), d.Now()
	out, err := st.KeepDraft(in)
	if err != nil {
		return in, d.fault(err)
	}
	return out, nil
}

// Get reads the draft of a record that is not saved yet; data.ErrNotFound where there is none.
func (d *Drafts) Get(r data.Ref) (Draft, error) {
	all, err := d.All()
	for _, x := range all {
		if x.Ref() == r {
			return x, nil
		}
	}
	if err == nil {
		err = data.ErrNotFound
	}
	return Draft{}, err
}

// All lists the drafts of the file.
func (d *Drafts) All() (out []Draft, err error) {
	err = d.view(func(tx *store.Tx) (err error) {
		out, err = tx.Drafts()
		return err
	})
	return out, err
}

// Drop forgets a form that was cancelled; its number stays unused.
func (d *Drafts) Drop(r data.Ref) error {
	st, err := d.file.writable()
	if err != nil {
		return err
	}
	return d.fault(st.DropDraft(r))
}
