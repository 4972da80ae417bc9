package store

import (
	"encoding/binary"
	"sort"
	"strings"

	"tanggapan/data"
)

// Place is one entry of an index: what its key says, without the record.
type Place struct {
	ID    data.ID
	Parts []string // behind those that the range named
}

// Places reads the entries of a piece of an index, and where the next piece begins.
func (tx *Tx) Places(k data.Kind, index string, r Range) (out []Place, next string, err error) {
	pairs, next, err := tx.entries(k, index, r)
	if err != nil {
		return nil, "", err
	}
	n := len(indexPrefix(k, index, r.Parts))
	for _, p := range pairs {
		parts := strings.Split(strings.TrimSuffix(string(p.Key[n:len(p.Key)-8]), "\x00"), "\x00")
		out = append(out, Place{ID: entryID(p.Key), Parts: parts})
	}
	return out, next, nil
}

// FindAny pages through several stretches of an index at once, which differ in its first part: in the order of the parts behind it.
func (tx *Tx) FindAny(k data.Kind, index string, firsts []string, limit int, after string) (Page, error) {
	type entry struct {
		behind string // all of the key behind the first part
		id     data.ID
	}
	var all []entry
	more := false
	for _, first := range firsts {
		prefix := indexPrefix(k, index, []string{first})
		r := Range{Parts: []string{first}, Limit: limit}
		if after != "" {
			r.After = string(prefix) + after
		}
		pairs, next, err := tx.entries(k, index, r)
		if err != nil {
			return Page{}, err
		}
		more = more || next != ""
		for _, p := range pairs {
			all = append(all, entry{string(p.Key[len(prefix):]), entryID(p.Key)})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].behind < all[j].behind })
	var p Page
	if limit > 0 && (len(all) > limit || more) {
		all = all[:min(limit, len(all))]
		p.After = all[len(all)-1].behind
	}
	for _, e := range all {
		p.IDs = append(p.IDs, e.id)
	}
	return p, nil
}

// Sums are the running sums of a name whose parts begin so, by the rest of their parts.
func (tx *Tx) Sums(name, begin string) (map[string]int64, error) {
	prefix := sumKey(name, begin)
	pairs, err := tx.r.Scan(prefix, after(prefix), 0, false)
	out := make(map[string]int64, len(pairs))
	for _, p := range pairs {
		out[string(p.Key[len(prefix):])] = amount(p.Value)
	}
	return out, err
}

// SumBefore adds up the running sums of a name whose parts stand before one.
func (tx *Tx) SumBefore(name, part string) (n int64, err error) {
	pairs, err := tx.r.Scan(sumKey(name, ""), sumKey(name, part), 0, false)
	for _, p := range pairs {
		n += amount(p.Value)
	}
	return n, err
}

// SumMany are the running sums of one name for many parts, in their order.
func (tx *Tx) SumMany(name string, parts ...string) ([]int64, error) {
	keys := make([][]byte, len(parts))
	for i, p := range parts {
		keys[i] = sumKey(name, p)
	}
	vals, err := tx.r.GetMany(keys...)
	if err != nil {
		return nil, err
	}
	out := make([]int64, len(parts))
	for i, v := range vals {
		out[i] = amount(v)
	}
	return out, nil
}

func amount(v []byte) int64 {
	if len(v) != 8 {
		return 0
	}
	return int64(binary.BigEndian.Uint64(v))
}
