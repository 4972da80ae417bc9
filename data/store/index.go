package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"sort"
	"strings"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// Range says which entries of an index are wanted.
type Range struct {
	Parts   []string // the first parts, exactly
	From    string   // the next part is at least this
	To      string   // and less than this; "" is no bound
	After   string   // go on behind this place (from a Page)
	Limit   int      // 0: all
	Reverse bool     // from the end
	Blind   bool     // no look at what follows, which saves a key: a full page may be the last one
}

// Page is a piece of an index.
type Page struct {
	IDs   []data.ID
	After string // where the next page begins; "" where this was the last
	ends  []string
}

func indexPrefix(k data.Kind, index string, parts []string) []byte {
	b := append([]byte{spaceIndex, byte(k)}, index...)
	b = append(b, 0)
	for _, p := range parts {
		b = append(append(b, p[:min(len(p), mostPart)]...), 0)
	}
	return b
}

// mostPart is how many bytes of a part an index tells apart: a key has its limit, folded text has none.
const mostPart = 400

func indexKey(k data.Kind, key data.Key, id data.ID) []byte {
	return binary.BigEndian.AppendUint64(indexPrefix(k, key.Index, key.Parts), uint64(id))
}

// after is the first key behind all that begin with prefix.
func after(prefix []byte) []byte {
	b := bytes.Clone(prefix)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] < 0xFF {
			b[i]++
			return b[:i+1]
		}
	}
	return nil
}

// Find pages through an index.
func (tx *Tx) Find(k data.Kind, index string, r Range) (Page, error) {
	pairs, next, err := tx.entries(k, index, r)
	if err != nil {
		return Page{}, err
	}
	p := Page{After: next}
	for _, pair := range pairs {
		p.IDs, p.ends = append(p.IDs, entryID(pair.Key)), append(p.ends, string(pair.Key))
	}
	return p, nil
}

// Cut keeps the first n (at least one) of a page; the next one begins behind them.
func (p *Page) Cut(n int) {
	if n > 0 && n < len(p.IDs) {
		p.IDs, p.ends = p.IDs[:n], p.ends[:n]
		p.After = p.ends[n-1]
	}
}

// entryID is the record that an index key leads to.
func entryID(key []byte) data.ID { return data.ID(binary.BigEndian.Uint64(key[len(key)-8:])) }

// entries reads the keys of a piece of an index, and where the next piece begins.
func (tx *Tx) entries(k data.Kind, index string, r Range) ([]kv.Pair, string, error) {
	prefix := indexPrefix(k, index, r.Parts)
	from, to := append(bytes.Clone(prefix), r.From...), after(prefix)
	if r.To != "" {
		to = append(bytes.Clone(prefix), r.To...)
	}
	if r.After != "" {
		if r.Reverse {
			to = []byte(r.After)
		} else {
			from = append([]byte(r.After), 0)
		}
	}
	limit := r.Limit
	if limit > 0 && !r.Blind {
		limit++
	}
	pairs, err := tx.r.Scan(from, to, limit, r.Reverse)
	next := ""
	if err == nil && r.Limit > 0 && (len(pairs) > r.Limit || r.Blind && len(pairs) == r.Limit) {
		pairs = pairs[:r.Limit]
		next = string(pairs[r.Limit-1].Key)
	}
	return pairs, next, err
}

// Count counts the entries of a range, up to most (0: all).
func (tx *Tx) Count(k data.Kind, index string, r Range, most int) (int, error) {
	r.Limit, r.Blind = most, true
	p, err := tx.Find(k, index, r)
	return len(p.IDs), err
}

// List reads the records of a piece of an index.
func List[T any, P typed[T]](tx *Tx, index string, r Range) ([]P, error) {
	p, err := tx.Find(kindOf[T, P](), index, r)
	if err != nil {
		return nil, err
	}
	return GetAll[T, P](tx, p.IDs)
}

// One reads the single record under exactly these parts; ErrAbsent where there is none.
func One[T any, P typed[T]](tx *Tx, index string, parts ...string) (P, error) {
	recs, err := List[T, P](tx, index, Range{Parts: parts, Limit: 1, Blind: true})
	if err != nil {
		return nil, err
	}
	if len(recs) == 0 {
		return nil, fmt.Errorf("%w: %s by %s %s", ErrAbsent, kindOf[T, P](), index, strings.Join(parts, " "))
	}
	return recs[0], nil
}

// keysOf are the index keys of a record, in order, without doubles. A record that was put aside keeps only unique ones: its number is never given again.
func keysOf(rec data.Record) []data.Key {
	k, ok := rec.(data.Keyed)
	if !ok {
		return nil
	}
	keys := k.Keys()
	if rec.Head().Removed != 0 {
		kept := keys[:0]
		for _, key := range keys {
			if key.Unique && key.Index == "no" {
				kept = append(kept, key)
			}
		}
		keys = kept
	}
	return keys
}

// reindex brings the index keys and sums of a record from one state to another.
func (tx *Tx) reindex(ref data.Ref, was, is data.Record) error {
	del, put := map[string]bool{}, map[string]bool{}
	if was != nil {
		for _, key := range keysOf(was) {
			del[string(indexKey(ref.Kind, key, ref.ID))] = true
		}
	}
	for _, key := range keysOf(is) {
		k := string(indexKey(ref.Kind, key, ref.ID))
		if del[k] {
			delete(del, k)
			continue
		}
		if key.Unique {
			if err := tx.free(ref, key); err != nil {
				return err
			}
		}
		put[k] = true
	}
	for _, k := range ordered(del) {
		if err := tx.w.Delete([]byte(k)); err != nil {
			return err
		}
	}
	for _, k := range ordered(put) {
		if err := tx.w.Put([]byte(k), nil); err != nil {
			return err
		}
	}
	return tx.resum(was, is)
}

// free refuses a unique key that another record holds.
func (tx *Tx) free(ref data.Ref, key data.Key) error {
	p, err := tx.Find(ref.Kind, key.Index, Range{Parts: key.Parts, Limit: 2})
	if err != nil {
		return err
	}
	for _, id := range p.IDs {
		if id != ref.ID {
			return fmt.Errorf("%w: %w", ErrTaken, data.Faults{{Field: key.Index, Code: "duplicate", Args: map[string]string{"value": strings.Join(key.Parts, " ")}}})
		}
	}
	return nil
}

func ordered(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for k := range set {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

func sumKey(name, part string) []byte {
	return append(append(append([]byte{spaceSum}, name...), 0), part...)
}

// Sum is a running sum: "stock" of a part, "paid-job" of a job.
func (tx *Tx) Sum(name, part string) (int64, error) {
	v, err := tx.r.GetMany(sumKey(name, part))
	if err != nil || len(v[0]) != 8 {
		return 0, err
	}
	return int64(binary.BigEndian.Uint64(v[0])), nil
}

// addSums adds what a record adds to sums, under their keys.
func addSums(sums map[string]int64, rec data.Record, sign int64) {
	s, ok := rec.(data.Summed)
	if !ok || rec.Head().Removed != 0 {
		return
	}
	for _, sum := range s.Sums() {
		key := string(sumKey(sum.Name, sum.Part))
		if sum.Line != "" {
			key = lineKey(sum.Name, sum.Part, sum.Line)
		}
		sums[key] += sign * sum.Add
	}
}

// resum takes what a record added to sums away and adds what it adds now.
func (tx *Tx) resum(was, is data.Record) error {
	change := map[string]int64{}
	addSums(change, was, -1)
	addSums(change, is, 1)
	sheets := map[string]map[string]int64{}
	for k, d := range change {
		if d == 0 {
			continue
		}
		if key, line, ok := ofLine(k); ok {
			if sheets[key] == nil {
				sheets[key] = map[string]int64{}
			}
			sheets[key][line] = d
			continue
		}
		v, err := tx.r.GetMany([]byte(k))
		if err != nil {
			return err
		}
		was := amount(v[0])
		if d += was; d == 0 {
			err = tx.w.Delete([]byte(k))
		} else {
			err = tx.w.Put([]byte(k), be64(uint64(d)))
		}
		if err == nil {
			err = tx.share(k, was, d)
		}
		if err != nil {
			return err
		}
	}
	for key, lines := range sheets {
		if err := tx.resheet(key, lines); err != nil {
			return err
		}
	}
	return nil
}
