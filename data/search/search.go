// Package search finds records as one types, by the beginning of every word, in packed segments beside the records.
//
// A document is one state of a record's words; its number only grows, so the
// newest state is found first. A save adds one entry to the tail; when 4096
// entries are there, they are packed into a segment in the background, four of
// those into one of 16,384 documents, and four of these into one of 65,536. What is packed never changes: a record
// whose words change gets a new document, and the old one is marked dead.
package search

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// Sizes are those that an index is built in. A file is always opened with the same.
type Sizes struct {
	Small  uint32 // documents of a small segment
	Middle uint32 // documents of a middle segment, a multiple of Small
	Large  uint32 // documents of a large segment, a multiple of Middle, at most 65,536
	Pack   uint32 // documents whose records one key names; Small is a multiple of it
	Run    uint32 // entries of the tail that are sorted together in memory, at most 64; Small is a multiple of it
	Group  int    // a beginning that more terms share is kept ready
	Slice  int    // keys that one step of maintenance writes
}

// Standard are the sizes of every shop's file; tests use smaller ones.
func Standard() Sizes {
	return Sizes{Small: 4096, Middle: 16384, Large: 65536, Pack: 64, Run: 64, Group: 8, Slice: 2000}
}

// Doc is what search knows of a record.
type Doc struct {
	Ref   data.Ref
	Terms []data.Term // none: the record is found no more
	From  []data.Ref  // the records whose words are among the terms
	Open  bool        // live work, which follows those at once
}

// Put makes a record findable by its terms alone, in place of those it had.
// changed says whether its terms differ from before. It writes one key for the
// words, one for the record, and those of its lenders that changed.
func Put(t kv.Txn, d Doc) (changed bool, err error) {
	m, err := readManifest(t)
	if err != nil {
		return false, err
	}
	tokens := tokensOf(d.Ref.Kind, d.Terms)
	now := entry{print: fingerprint(tokens), shut: !d.Open, from: d.From}
	was, had, err := m.entry(t, d.Ref)
	if err != nil || !had && len(tokens) == 0 || had && was.same(now) {
		return false, err
	}
	if had && was.print == now.print && len(tokens) > 0 {
		now.doc = was.doc
		return false, now.keep(t, m.epoch, d.Ref, was)
	}
	p := posted{ref: d.Ref, kills: noDoc, tokens: tokens}
	if had {
		p.kills = was.doc
	}
	if len(tokens) == 0 {
		p.ref = data.Ref{}
		if err := was.drop(t, m.epoch, d.Ref); err != nil {
			return false, err
		}
	}
	if now.doc, err = m.next(t); err != nil {
		return false, err
	}
	if len(tokens) > 0 {
		if err := now.keep(t, m.epoch, d.Ref, was); err != nil {
			return false, err
		}
	}
	return true, t.Put(tailKey(m.epoch, now.doc), p.bytes())
}

// Knows says whether a record is found by exactly these terms in a committed
// state: it looks each of them up where the record's document is kept.
func (ix *Index) Knows(r kv.Reader, d Doc) (bool, error) {
	m, err := readManifest(r)
	if err != nil {
		return false, err
	}
	tokens := tokensOf(d.Ref.Kind, d.Terms)
	is, known, err := m.entry(r, d.Ref)
	if err != nil || !known || len(tokens) == 0 {
		return known == (len(tokens) > 0), err
	}
	if !is.same(entry{print: fingerprint(tokens), shut: !d.Open, from: d.From}) {
		return false, nil
	}
	if seg, packed := m.segmentOf(ix.sizes, is.doc); packed {
		f, err := ix.filter(r, m, seg, true)
		if err != nil || slices.ContainsFunc(tokens, func(t string) bool { return !f.may(beginning(t)) }) {
			return false, err
		}
	}
	return m.holds(r, ix.sizes, is.doc, d.Ref, tokens)
}

// holds says whether a document is kept with all its tokens.
func (m manifest) holds(r kv.Reader, s Sizes, doc uint32, ref data.Ref, tokens []string) (bool, error) {
	seg, packed := m.segmentOf(s, doc)
	if !packed {
		v, err := r.GetMany(tailKey(m.epoch, doc))
		if err != nil || v[0] == nil {
			return false, err
		}
		p, err := readPosted(v[0])
		return p.ref == ref && slices.Equal(p.tokens, tokens), err
	}
	if !m.has(s, seg) {
		return false, nil
	}
	keys := [][]byte{mapKey(m.epoch, doc/s.Pack), deadKey(m.epoch, doc/s.Large)}
	for _, t := range tokens {
		keys = append(keys, append(seg.prefix(m.epoch), t...))
	}
	vals, err := r.GetMany(keys...)
	if err != nil {
		return false, err
	}
	if refAt(vals[0], doc%s.Pack) != ref {
		return false, nil
	}
	if _, dead := readDead(vals[1], s.Large); dead.has(doc % s.Large) {
		return false, nil
	}
	for _, v := range vals[2:] {
		if !readSet(v, seg.size).has(doc - seg.base) {
			return false, nil
		}
	}
	return true, nil
}

func fingerprint(tokens []string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(strings.Join(tokens, "\x00")))
	return h.Sum64()
}

func damaged(what string, args ...any) error {
	return fmt.Errorf("%w: search: %s", kv.ErrDamaged, fmt.Sprintf(what, args...))
}
