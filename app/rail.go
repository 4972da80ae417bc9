package app

import (
	"strings"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Rail are the figures beside the names of the screens: open work; of answers promised at most 1,000 are counted.
type Rail struct {
	Promised  int // answers promised until the end of today
	Overdue   int // of these, before now
	Inquiries int // open
	Jobs      int // in the shop or on the way
	Wants     int // parts wanted and not fitted yet
}

const mostRail = 1000

// Rail counts what is open, from running sums and by index.
func (s *Today) Rail() (out Rail, err error) {
	err = s.view(func(tx *store.Tx) error {
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		now := s.wall(sh)
		due, _, err := tx.Places(data.KindInquiry, "promised", store.Range{To: string(now.Date().Plus(1).At(0)), Limit: mostRail, Blind: true})
		if err != nil {
			return err
		}
		out = Rail{Promised: len(due)}
		for _, p := range due {
			if data.Local(p.Parts[0]) < now {
				out.Overdue++
			}
		}
		for name, into := range map[string]*int{"open-inquiries": &out.Inquiries, "open-jobs": &out.Jobs, "wanted": &out.Wants} {
			lines, err := tx.Sheet(name, "")
			if err != nil {
				return err
			}
			for line, n := range lines {
				// The sheet of parts wanted has what they cost besides.
				if name != "wanted" || strings.HasSuffix(line, " n") {
					*into += int(n)
				}
			}
		}
		return nil
	})
	return out, err
}
