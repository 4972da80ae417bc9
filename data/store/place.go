package store

import (
	"encoding/binary"
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

// AnyStep is how many keys FindAny reads at once: of each stretch it reads fewer than that beyond what it gives.
const AnyStep = 4

// FindAny pages through several stretches of an index at once, which differ in its first part: in the order of the parts behind
// it. A record that stands in several is there once.
func (tx *Tx) FindAny(k data.Kind, index string, firsts []string, limit int, after string) (Page, error) {
	l := leaf{tx: tx, kind: k, index: index, chunk: min(limit, AnyStep)}
	for _, first := range firsts {
		l.stretches = append(l.stretches, &stretch{first: first, after: after, more: true})
	}
	var p Page
	for limit == 0 || len(p.IDs) < limit {
		e, ok, err := l.next()
		if err != nil || !ok {
			return p, err
		}
		if n := len(p.ends); n == 0 || p.ends[n-1] != e.behind {
			p.IDs, p.ends = append(p.IDs, e.id), append(p.ends, e.behind)
		}
	}
	for _, s := range l.stretches {
		if len(s.ahead) > 0 || s.more {
			p.After = p.ends[len(p.ends)-1]
		}
	}
	return p, nil
}

// leaf reads several stretches of an index side by side, each in small steps.
type leaf struct {
	tx        *Tx
	kind      data.Kind
	index     string
	chunk     int
	stretches []*stretch
}

// stretch is the part of an index with one first part.
type stretch struct {
	first string
	ahead []place
	after string
	more  bool
}

type place struct {
	behind string // all of the key behind the first part
	id     data.ID
}

// next is the first place of all that lie ahead.
func (l *leaf) next() (out place, ok bool, err error) {
	var from *stretch
	for _, s := range l.stretches {
		if err := l.fill(s); err != nil {
			return out, false, err
		}
		if len(s.ahead) > 0 && (from == nil || s.ahead[0].behind < from.ahead[0].behind) {
			from = s
		}
	}
	if from == nil {
		return out, false, nil
	}
	out, from.ahead = from.ahead[0], from.ahead[1:]
	return out, true, nil
}

// fill reads a stretch on where nothing of it lies ahead.
func (l *leaf) fill(s *stretch) error {
	if len(s.ahead) > 0 || !s.more {
		return nil
	}
	prefix := indexPrefix(l.kind, l.index, []string{s.first})
	r := Range{Parts: []string{s.first}, Limit: l.chunk, Blind: true}
	if s.after != "" {
		r.After = string(prefix) + s.after
	}
	pairs, next, err := l.tx.entries(l.kind, l.index, r)
	for _, p := range pairs {
		s.ahead = append(s.ahead, place{string(p.Key[len(prefix):]), entryID(p.Key)})
	}
	if s.more = next != ""; s.more {
		s.after = s.ahead[len(s.ahead)-1].behind
	}
	return err
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
