package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// Unprintable are the characters that stand as "?" on a paper that was sent to a printer, because no font has them; "" where all are on it.
// data.ErrNotFound: the record or the paper is no longer there.
func (s *PrintJobs) Unprintable(id data.ID) (string, error) {
	var p *data.PrintJob
	err := s.view(func(tx *store.Tx) (err error) {
		p, err = store.Get[data.PrintJob](tx, id)
		return err
	})
	if err != nil {
		return "", err
	}
	doc, err := s.app.Papers.draw(p.By, p.Of, p.Paper, "")
	if err != nil {
		return "", err
	}
	return doc.Missing(), nil
}
