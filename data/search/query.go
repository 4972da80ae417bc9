package search

import (
	"encoding/binary"
	"unicode/utf8"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// Query says what is looked for.
type Query struct {
	Text  string      // words in any order, each the beginning of one
	Kinds []data.Kind // only these; none: all
	Limit int         // 0: 50
}

// mostWords is how many words of a query count.
const mostWords = 8

// Find gives the records that have every word of the query, the newest first.
func Find(r kv.Reader, q Query) ([]data.Ref, error) {
	if q.Limit <= 0 {
		q.Limit = 50
	}
	words := queryWords(q.Text, true)
	refs, err := find(r, q, words)
	if err != nil || len(refs) > 0 {
		return refs, err
	}
	if apart := queryWords(q.Text, false); len(apart) != len(words) {
		return find(r, q, apart)
	}
	return nil, nil
}

// queryWords splits a query; joined takes digits that stand side by side as one phone number.
func queryWords(text string, joined bool) []string {
	var out []string
	digits := false
	for _, w := range data.FoldWords(text) {
		d := data.Digits(w) == w
		if joined && d && digits {
			out[len(out)-1] += w
		} else if len(out) < mostWords {
			out = append(out, data.Cut(w, longest))
		}
		digits = d
	}
	return out
}

func find(r kv.Reader, q Query, words []string) ([]data.Ref, error) {
	if len(words) == 0 {
		return nil, nil
	}
	next, err := r.GetMany([]byte{space, partNext})
	if err != nil || len(next[0]) != 4 {
		return nil, err
	}
	n := binary.BigEndian.Uint32(next[0])
	if n == 0 {
		return nil, nil
	}
	var out []data.Ref
	for block := int64((n - 1) / blockSize); block >= 0 && len(out) < q.Limit; block-- {
		hits, err := inBlock(r, uint32(block), q, words)
		if err != nil {
			return nil, err
		}
		if out, err = collect(r, uint32(block), hits, out, q.Limit); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// collect turns documents into records, the newest first.
func collect(r kv.Reader, block uint32, hits *bits, out []data.Ref, limit int) ([]data.Ref, error) {
	var keys [][]byte
	for i := blockSize - 1; i >= 0 && hits != nil && len(out)+len(keys) < limit; i-- {
		if hits.has(i) {
			keys = append(keys, docKey(block*blockSize+uint32(i)))
		}
	}
	if len(keys) == 0 {
		return out, nil
	}
	vals, err := r.GetMany(keys...)
	if err != nil {
		return nil, err
	}
	for _, v := range vals {
		if len(v) == 9 {
			out = append(out, readRef(v))
		}
	}
	return out, nil
}

// inBlock is the set of living documents of a block that have all words; nil where there is none.
func inBlock(r kv.Reader, block uint32, q Query, words []string) (*bits, error) {
	all := &bits{}
	if err := all.from(r, deadKey(block)); err != nil {
		return nil, err
	}
	all.flip()
	if len(q.Kinds) > 0 {
		kinds := &bits{}
		for _, k := range q.Kinds {
			if err := kinds.from(r, termKey(block, string(ofKind)+k.String())); err != nil {
				return nil, err
			}
		}
		all.and(kinds)
	}
	for _, w := range longestFirst(words) {
		has := &bits{}
		if err := has.word(r, block, w); err != nil {
			return nil, err
		}
		if all.and(has); all.empty() {
			return nil, nil
		}
	}
	return all, nil
}

func longestFirst(words []string) []string {
	out := append([]string(nil), words...)
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && len(out[j]) > len(out[j-1]); j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// bits is a set of documents of a block.
type bits [blockSize / 64]uint64

func (b *bits) has(i int) bool { return b[i/64]&(1<<(i%64)) != 0 }

func (b *bits) flip() {
	for i := range b {
		b[i] = ^b[i]
	}
}

func (b *bits) and(o *bits) {
	for i := range b {
		b[i] &= o[i]
	}
}

func (b *bits) empty() bool {
	for _, w := range b {
		if w != 0 {
			return false
		}
	}
	return true
}

func (b *bits) add(v []byte) {
	if len(v) == blockSize/8 {
		for i := range b {
			b[i] |= binary.LittleEndian.Uint64(v[8*i:])
		}
		return
	}
	for ; len(v) >= 2; v = v[2:] {
		n := binary.LittleEndian.Uint16(v)
		b[n/64] |= 1 << (n % 64)
	}
}

func (b *bits) from(r kv.Reader, key []byte) error {
	v, err := r.GetMany(key)
	if err != nil {
		return err
	}
	b.add(v[0])
	return nil
}

// word adds the documents that have a word, phone, code or number beginning
// with w; of three characters and more also those with a code or phone that ends in it.
func (b *bits) word(r kv.Reader, block uint32, w string) error {
	forms := []string{w}
	if n := national(w); data.Digits(w) == w && n != "" && n != w {
		forms = append(forms, n)
	}
	var keys [][]byte
	for _, f := range forms {
		keys = append(keys, termKey(block, string(number)+f))
		if utf8.RuneCountInString(f) <= ready(f) {
			keys = append(keys, termKey(block, string(short)+f))
		} else if err := b.prefix(r, block, string(whole)+f); err != nil {
			return err
		}
	}
	if n := utf8.RuneCountInString(w); n >= leastEnd && n <= readyEnds {
		keys = append(keys, termKey(block, string(ending)+reverse(w)))
	} else if n > readyEnds {
		if err := b.prefix(r, block, string(backward)+reverse(w)); err != nil {
			return err
		}
	}
	vals, err := r.GetMany(keys...)
	for _, v := range vals {
		b.add(v)
	}
	return err
}

// prefix adds the documents of all terms that begin with p.
func (b *bits) prefix(r kv.Reader, block uint32, p string) error {
	pairs, err := r.Scan(termKey(block, p), append(termKey(block, p), 0xFF), 0, false)
	for _, pair := range pairs {
		b.add(pair.Value)
	}
	return err
}
