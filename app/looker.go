package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// looker reads records that rows name, each once.
type looker struct {
	tx   *store.Tx
	refs []data.Ref // wanted and not read yet
	have map[data.Ref]data.Record
}

func newLooker(tx *store.Tx) *looker { return &looker{tx: tx, have: map[data.Ref]data.Record{}} }

// want names a record to be read by fetch, and says whether it was not known yet.
func (l *looker) want(r data.Ref) bool {
	_, known := l.have[r]
	if known || r.ID == 0 {
		return false
	}
	l.have[r] = nil
	l.refs = append(l.refs, r)
	return true
}

// fetch reads all that is wanted at once.
func (l *looker) fetch() error {
	if len(l.refs) == 0 {
		return nil
	}
	recs, err := l.tx.Records(l.refs...)
	for i, rec := range recs {
		l.have[l.refs[i]] = rec
	}
	l.refs = nil
	return err
}

// put remembers a record that was read otherwise.
func (l *looker) put(rec data.Record) { l.have[ref(rec)] = rec }

// at gives a record, read now where it was not before; nil where it is absent.
func (l *looker) at(k data.Kind, id data.ID) data.Record {
	r := data.Ref{Kind: k, ID: id}
	if id == 0 {
		return nil
	}
	rec, known := l.have[r]
	if !known {
		rec = l.tx.Look(k, id)
		l.have[r] = rec
	}
	return rec
}
