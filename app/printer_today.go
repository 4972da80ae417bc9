package app

import (
	"tanggapan/data"
	"tanggapan/data/store"
)

// PrintedToday counts the papers that came out since the business day began, by the printer that they were sent to; "" is the system's default, "file" those that were saved.
func (s *Papers) PrintedToday() (map[string]int, error) {
	const block = 200
	out := map[string]int{}
	err := s.view(func(tx *store.Tx) error {
		clear(out)
		sh, err := shop(tx)
		if err != nil {
			return err
		}
		today := businessDay(sh, s.Now())
		last, err := tx.LastID(data.KindPrintJob)
		if err != nil {
			return err
		}
		for end := last; end > 0; { // newest first, as the papers of the day are the last ones
			from := data.ID(0)
			if end > block {
				from = end - block
			}
			jobs, err := store.Each[data.PrintJob](tx, from, block)
			if err != nil {
				return err
			}
			before := false
			for _, p := range jobs {
				switch {
				case p.ID > end:
				case businessDay(sh, p.Created) < today:
					before = true
				case p.State == data.PrintSaved:
					out[toFile] += p.Copies
				case p.State == data.PrintDone:
					out[p.Printer] += p.Copies
				}
			}
			if before {
				return nil
			}
			end = from
		}
		return nil
	})
	return out, err
}
