package store

import (
	"strings"

	"tanggapan/data"
)

// manySums begins, in the space of sums, the keys that say which parts of a sum of data.SharedSums have more than 1.
const manySums = "many/"

// manyKey is the key that stands while the sum under k has more than 1; "" where k is no sum of data.SharedSums.
func manyKey(k string) string {
	shared := string(spaceSum) + data.SharedSums
	if !strings.HasPrefix(k, shared) {
		return ""
	}
	return string(spaceSum) + manySums + k[len(shared):]
}

// share notes that a sum passed from 1 to more, or back.
func (tx *Tx) share(k string, was, is int64) error {
	many := manyKey(k)
	switch {
	case many == "" || (was > 1) == (is > 1):
		return nil
	case is > 1:
		return tx.w.Put([]byte(many), be64(1))
	}
	return tx.w.Delete([]byte(many))
}

// addMany adds, to what records add up to, which parts have more than 1.
func addMany(sums map[string]int64) {
	for k, n := range sums {
		if many := manyKey(k); many != "" && n > 1 {
			sums[many] = 1
		}
	}
}

// Shared reads up to limit parts, behind the one given, of which a sum of data.SharedSums has more than 1: "phone".
func (tx *Tx) Shared(name, last string, limit int) (parts []string, err error) {
	prefix := sumKey(manySums+name, "")
	from := append(sumKey(manySums+name, last), 0)
	pairs, err := tx.r.Scan(from, after(prefix), limit, false)
	for _, p := range pairs {
		parts = append(parts, string(p.Key[len(prefix):]))
	}
	return parts, err
}
