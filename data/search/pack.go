package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tanggapan/data/kv"
)

// readyMark ends the key of a beginning whose documents are kept ready; no token holds it.
const readyMark = 0

// packer turns the terms of a segment, which come in order, into the keys to
// write: each term, and each beginning that more than group terms share. So
// what begins anyhow is one key or a few, however many terms there are.
type packer struct {
	prefix  []byte // of the segment's keys
	group   int
	scratch []byte // an empty bitmap of the segment
	last    string
	levels  []level // by the length of a beginning of last
	traces  traces  // for the filter
	out     []kv.Pair
}

type level struct {
	terms int
	docs  []uint16
}

func newPacker(g segment, epoch uint32, group int) *packer {
	return &packer{prefix: g.prefix(epoch), group: group, scratch: make([]byte, bytesOf(g.size))}
}

// add takes the next term with its documents, which it may reorder.
func (p *packer) add(term string, docs []uint16) {
	if len(docs) == 0 {
		return
	}
	same := shared(term, p.last)
	p.shut(same)
	p.last = term
	for len(p.levels) <= len(term) {
		p.levels = append(p.levels, level{})
	}
	for n := same + 1; n <= len(term); n++ {
		p.levels[n].terms, p.levels[n].docs = 0, p.levels[n].docs[:0]
	}
	p.traces.add(term, same)
	if term[0] != ofKind {
		for n := 2; n <= len(term); n++ {
			p.levels[n].terms++
			p.levels[n].docs = append(p.levels[n].docs, docs...)
		}
	}
	p.out = append(p.out, kv.Pair{Key: append(slices.Clone(p.prefix), term...), Value: packSet(docs, p.scratch)})
}

// shut ends the beginnings of the last term that are longer than n.
func (p *packer) shut(n int) {
	for ; len(p.last) > n; p.last = p.last[:len(p.last)-1] {
		l := &p.levels[len(p.last)]
		if l.terms > p.group && p.last[0] != ofKind && len(p.last) > 1 && utf8.ValidString(p.last) {
			p.traces = append(p.traces, ready(p.last))
			key := append(append(slices.Clone(p.prefix), p.last...), readyMark)
			p.out = append(p.out, kv.Pair{Key: key, Value: packSet(l.docs, p.scratch)})
		}
	}
}

// end comes after the last term.
func (p *packer) end() {
	p.shut(0)
	p.out = append(p.out, kv.Pair{Key: append(slices.Clone(p.prefix), filterMark), Value: packFilter(p.traces)})
	p.traces = nil
}

// take gives up to n keys that are to be written.
func (p *packer) take(n int) []kv.Pair {
	n = min(n, len(p.out))
	out := p.out[:n:n]
	p.out = p.out[n:]
	return out
}

// stretch packs postings in any order, whose documents count from the segment's base on.
func (p *packer) stretch(posts []posting, base uint32) {
	slices.SortFunc(posts, func(a, b posting) int { return strings.Compare(a.token, b.token) })
	var docs []uint16
	for i, post := range posts {
		docs = append(docs, uint16(post.doc-base))
		if i+1 == len(posts) || posts[i+1].token != post.token {
			p.add(post.token, docs)
			docs = docs[:0]
		}
	}
	p.end()
}

// mapOf are the keys of the document map for records from a document on, where a pack begins.
func mapOf(s Sizes, epoch, base uint32, refs []byte) (out []kv.Pair) {
	for pack := base / s.Pack; len(refs) > 0; pack++ {
		n := min(int(s.Pack)*refLen, len(refs))
		out = append(out, kv.Pair{Key: mapKey(epoch, pack), Value: refs[:n]})
		refs = refs[n:]
	}
	return out
}
