package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// Rail are the figures beside the names of the screens: open work, each at most 1,000.
type Rail struct {
	Promised  int // answers promised until the end of today
	Overdue   int // of these, before now
	Inquiries int // open
	Jobs      int // in the shop or on the way
	Wants     int // parts wanted and not fitted yet
}

const mostRail = 1000

// Rail counts what is open, by index.
func (s *Today) Rail() (out Rail, err error) {
	err = s.view(func(tx *store.Tx) error {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		now := s.wall(sh)
		for _, c := range []struct {
			into  *int
			kind  data.Kind
			index string
			to    string
		}{
			{&out.Promised, data.KindInquiry, "promised", string(now.Date().Plus(1).At(0))},
			{&out.Overdue, data.KindInquiry, "promised", string(now)},
			{&out.Inquiries, data.KindInquiry, "open", ""},
			{&out.Jobs, data.KindJob, "open", ""},
			{&out.Wants, data.KindPartRequest, "open", ""},
		} {
			if *c.into, err = tx.Count(c.kind, c.index, store.Range{To: c.to}, mostRail); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}
