package kvtest

import "slices"

// scanModel is Scan over a map.
func scanModel(m map[string]string, from, to string, limit int, reverse bool) []string {
	var keys []string
	for k := range m {
		if k >= from && k < to {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	if reverse {
		slices.Reverse(keys)
	}
	if limit > 0 && len(keys) > limit {
		keys = keys[:limit]
	}
	out := []string{}
	for _, k := range keys {
		out = append(out, k+"="+m[k])
	}
	return out
}
