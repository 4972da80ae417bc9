package store

import "tanggapan/data/kv"

// mostKnown bounds, in bytes, what an audit remembers of what it has read: the postings of a common word are wanted by nearly every record.
const mostKnown = 64 << 20

// remembering is a reader of a file that nobody writes to.
type remembering struct {
	kv.Reader
	a *audit
}

// GetMany implements kv.Reader. Its values are shared: they are only looked at.
func (r remembering) GetMany(keys ...[]byte) ([][]byte, error) {
	out := make([][]byte, len(keys))
	var missing [][]byte
	for i, k := range keys {
		v, known := r.a.known[string(k)]
		if out[i] = v; !known {
			missing = append(missing, k)
		}
	}
	if len(missing) == 0 {
		return out, nil
	}
	read, err := r.Reader.GetMany(missing...)
	if err != nil {
		return nil, err
	}
	for i, k := range keys {
		if len(missing) > 0 && string(missing[0]) == string(k) && out[i] == nil {
			out[i] = read[0]
			r.a.remember(k, read[0])
			missing, read = missing[1:], read[1:]
		}
	}
	return out, nil
}

func (a *audit) remember(k, v []byte) {
	if a.known == nil || a.size > mostKnown {
		a.known, a.size = map[string][]byte{}, 0
	}
	a.known[string(k)] = v
	a.size += len(k) + len(v) + 64
}
