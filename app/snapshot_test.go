package app

import (
	"encoding/json"
	"fmt"
	"strings"

	"tanggapan/data"
	"tanggapan/data/store"
)

// Snapshot is every record that counts, as JSON without what each save changes, and the sums of the records named.
func (a *App) Snapshot(sums map[string][]data.ID) (map[string]string, error) {
	out := map[string]string{}
	err := a.view(func(tx *store.Tx) error {
		for _, k := range data.Kinds {
			refs, raw, err := tx.EachRaw(k.Kind, 0, 0)
			if err != nil {
				return err
			}
			for i, r := range refs {
				var doc map[string]any
				if err := json.Unmarshal(raw[i], &doc); err != nil {
					return err
				}
				if doc["removed"] != nil {
					continue
				}
				delete(doc, "rev")
				delete(doc, "updated")
				b, _ := json.Marshal(doc)
				out[r.String()] = string(b)
			}
		}
		for name, ids := range sums {
			for _, id := range ids {
				n, err := tx.Sum(name, data.PartID(id))
				if sheet, line, ok := strings.Cut(name, "/"); ok {
					var lines map[string]int64
					lines, err = tx.Sheet(sheet, data.PartID(id))
					n = lines[line]
				}
				if err != nil {
					return err
				}
				out[fmt.Sprintf("sum %s %d", name, id)] = fmt.Sprint(n)
			}
		}
		return nil
	})
	return out, err
}
