package app

import (
	"encoding/json"

	"tanggapan/data"
	"tanggapan/data/store"
)

// EraseCount is how much of one thing goes.
type EraseCount struct {
	What string // "names", "phones", "ways", "addresses", "words", "secrets", "files", "drafts", "papers", and the names of kinds
	N    int
}

// counts says what would go, in the order of a customer's page.
func (b *belongings) counts(tx *store.Tx, drafts int) ([]EraseCount, error) {
	n := map[string]int{"drafts": drafts}
	recs, err := tx.Records(b.order...)
	if err != nil {
		return nil, err
	}
	for _, rec := range recs {
		if rec == nil {
			continue
		}
		switch r := rec.(type) {
		case *data.Customer:
			for _, s := range []string{r.Given + r.Family, r.Company, r.TradeName} {
				n["names"] += have(s)
			}
			n["names"] += len(r.Persons) + len(r.Collectors)
			n["phones"] += len(r.Phones)
			n["ways"] += len(r.Emails) + len(r.Handles)
			n["addresses"] += len(r.Addresses)
			n["notes"] += have(r.Notes) + have(r.Alert) + have(r.Interests) + len(r.Tags) + len(r.Consents)
			continue
		case *data.Device:
			if len(r.Secret) > 0 {
				n["secrets"]++
			}
			n["serials"] += have(r.Serial) + have(r.IMEI) + have(r.Plate)
			continue
		case *data.PrintJob:
			n["papers"] += have(r.Path)
			continue
		case *data.Attachment:
			n["files"]++
			continue
		}
		before, err := json.Marshal(rec)
		if err != nil {
			return nil, err
		}
		data.Erase(rec, rec.Head().Updated, func(s string) string { return s })
		if after, err := json.Marshal(rec); err != nil || string(after) == string(before) {
			continue
		}
		n[rec.Kind().String()]++
	}
	var out []EraseCount
	for _, what := range eraseWhats {
		if n[what] > 0 {
			out = append(out, EraseCount{what, n[what]})
		}
	}
	return out, nil
}

// eraseWhats are all that EraseCount counts, in the order in which it is shown.
var eraseWhats = []string{
	"names", "phones", "ways", "addresses", "notes", "secrets", "serials", "files", "contact", "inquiry", "forward", "job", "estimate", "appointment", "task", "part-request", "payment", "papers", "drafts",
}

func have(s string) int {
	if s == "" {
		return 0
	}
	return 1
}
