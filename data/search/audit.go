package search

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
	"sync"

	"tanggapan/data/kv"
)

// Audit compares what search keeps with what all records say, at once: it adds up what the records want in each document and
// takes away what the segments hold, in the order in which it is kept. That is many times faster than to look every word of
// every record up, as Knows does, and says only whether all is right. It is safe for many goroutines; nobody writes meanwhile.
type Audit struct {
	ix   *Index
	m    manifest
	seed maphash.Seed

	mu   sync.Mutex
	segs map[segment]*balance
}

// balance is a segment's documents: of each the sum of the hashes of what is wanted of it, less those of what is held.
type balance struct {
	sum  []uint64
	live []byte // the documents that a record has
}

// NewAudit begins one over a state of the store.
func (ix *Index) NewAudit(r kv.Reader) (*Audit, error) {
	m, err := readManifest(r)
	if err != nil {
		return nil, err
	}
	a := &Audit{ix: ix, m: m, seed: maphash.MakeSeed(), segs: map[segment]*balance{}}
	for _, g := range m.segments(ix.sizes) {
		a.segs[g] = &balance{sum: make([]uint64, g.size), live: make([]byte, bytesOf(g.size))}
	}
	return a, nil
}

// wanted is a packed document of a record.
type wanted struct {
	segment
	doc uint32
	sum uint64
}

// Add takes records in. right is false where one of them is not as search keeps it; the others may not be looked at then.
func (a *Audit) Add(r kv.Reader, docs []Doc) (right bool, err error) {
	keys := make([][]byte, len(docs))
	for i, d := range docs {
		keys[i] = recordKey(a.m.epoch, d.Ref)
	}
	vals, err := r.GetMany(keys...)
	if err != nil {
		return false, err
	}
	all := make([]wanted, 0, len(docs))
	for i, d := range docs {
		tokens := tokensOf(d.Ref.Kind, d.Terms)
		is, known := readEntry(vals[i])
		switch {
		case vals[i] == nil && len(tokens) == 0:
			continue
		case !known || len(tokens) == 0 || !is.same(entry{print: fingerprint(tokens), shut: !d.Open, from: d.From}):
			return false, nil
		}
		g, packed := a.m.segmentOf(a.ix.sizes, is.doc)
		if !packed {
			if right, err := a.m.holds(r, a.ix.sizes, is.doc, d.Ref, tokens); err != nil || !right {
				return false, err
			}
			continue
		}
		w := wanted{segment: g, doc: is.doc - g.base, sum: a.hash(refBytes(nil, d.Ref))}
		for _, t := range tokens {
			w.sum += maphash.String(a.seed, t)
		}
		all = append(all, w)
	}
	return a.keep(all), nil
}

func (a *Audit) hash(b []byte) uint64 { return maphash.Bytes(a.seed, b) }

func (a *Audit) keep(all []wanted) (right bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, w := range all {
		b := a.segs[w.segment]
		if b == nil || (set{bits: b.live}).has(w.doc) {
			return false
		}
		b.live[w.doc/8] |= 1 << (w.doc % 8)
		b.sum[w.doc] += w.sum
	}
	return true
}

// auditRead is how many keys are read at once.
const auditRead = 2000

// Right says, when all records were taken in, whether the segments hold just what they want.
func (a *Audit) Right(view func(func(kv.Reader) error) error) (right bool, err error) {
	right = true
	for g, b := range a.segs {
		var f filter
		err := view(func(r kv.Reader) (err error) {
			f, err = a.ix.filter(r, a.m, g, true)
			return err
		})
		if err != nil {
			return false, err
		}
		prefix := g.prefix(a.m.epoch)
		err = scan(view, g.firstTerm(a.m.epoch), upTo(prefix), func(p kv.Pair) {
			term := p.Key[len(prefix):]
			if term[len(term)-1] == readyMark {
				return
			}
			h, live := a.hash(term), false
			readSet(p.Value, g.size).each(func(doc uint32) bool {
				if doc < g.size {
					b.sum[doc] -= h
					live = live || set{bits: b.live}.has(doc)
				}
				return true
			})
			// A term that only dead documents have may be left from a merge that was cut short.
			right = right && (!live || f.may(beginning(string(term))))
		})
		if err != nil {
			return false, err
		}
	}
	if err := a.takeRefs(view); err != nil {
		return false, err
	}
	err = view(func(r kv.Reader) error {
		for g, b := range a.segs {
			v, err := r.GetMany(deadKey(a.m.epoch, g.base/a.ix.sizes.Large))
			if err != nil {
				return err
			}
			_, dead := readDead(v[0], a.ix.sizes.Large)
			set{bits: b.live}.each(func(doc uint32) bool {
				right = right && b.sum[doc] == 0 && !dead.has((g.base+doc)%a.ix.sizes.Large)
				return right
			})
		}
		return nil
	})
	return right, err
}

// takeRefs takes away the records that the document map names.
func (a *Audit) takeRefs(view func(func(kv.Reader) error) error) error {
	prefix := at(a.m.epoch, partMap)
	return scan(view, prefix, upTo(prefix), func(p kv.Pair) {
		if len(p.Key) != len(prefix)+4 {
			return
		}
		doc := binary.BigEndian.Uint32(p.Key[len(prefix):]) * a.ix.sizes.Pack
		for v := p.Value; len(v) >= refLen; v, doc = v[refLen:], doc+1 {
			g, packed := a.m.segmentOf(a.ix.sizes, doc)
			if b := a.segs[g]; packed && b != nil {
				b.sum[doc-g.base] -= a.hash(v[:refLen])
			}
		}
	})
}

// scan hands over all pairs of a range.
func scan(view func(func(kv.Reader) error) error, from, to []byte, f func(kv.Pair)) error {
	for more := true; more; {
		err := view(func(r kv.Reader) error {
			pairs, err := r.Scan(from, to, auditRead, false)
			if err != nil {
				return err
			}
			for _, p := range pairs {
				f(p)
				from = append(bytes.Clone(p.Key), 0)
			}
			more = len(pairs) == auditRead
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
