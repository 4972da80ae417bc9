package search

import (
	"slices"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// look is one state of the index, to be searched.
type look struct {
	ix        *Index
	committed bool

	r     kv.Reader
	s     Sizes
	m     manifest
	tail  tail
	end   uint32 // the document that comes next
	loose map[uint32]bool
	dead  map[uint32]set
	segs  []segment
	spare [][]byte // bitmaps of a large segment
}

// look joins a state of the store with the tail in memory. The tail is only kept for others where the state is committed.
func (ix *Index) look(r kv.Reader, committed bool) (*look, error) {
	m, err := readManifest(r)
	if err != nil {
		return nil, err
	}
	l := &look{ix: ix, committed: committed, r: r, s: ix.sizes, m: m, dead: map[uint32]set{}, segs: m.segments(ix.sizes)}
	if l.end, err = m.next(r); err != nil {
		return nil, err
	}
	ix.mu.Lock()
	defer ix.mu.Unlock()
	l.tail = ix.tail
	newer := l.tail.epoch <= m.epoch
	if l.tail.epoch != m.epoch || l.tail.base > m.flushed || l.tail.end() < m.flushed {
		newer = newer && (l.tail.epoch != m.epoch || l.tail.base <= m.flushed)
		l.tail = tail{epoch: m.epoch, base: m.flushed}
	}
	if l.tail.base < m.flushed && committed {
		l.tail = l.tail.drop(m.flushed, ix.sizes)
	}
	keep := committed && newer
	if !keep {
		l.tail.entries, l.tail.runs = slices.Clip(l.tail.entries), slices.Clip(l.tail.runs)
	}
	if l.tail, err = l.tail.read(r, l.end, ix.sizes, keep); err != nil {
		return nil, err
	}
	if keep {
		ix.tail = l.tail
	}
	l.loose = l.tail.loose(ix.sizes, l.end)
	return l, nil
}

// alive says whether a document is still the state of its record.
func (l *look) alive(doc uint32) (bool, error) {
	if l.loose[doc] || l.tail.killed(doc, l.end) {
		return false, nil
	}
	if doc >= l.m.flushed {
		return true, nil
	}
	large := doc / l.s.Large
	dead, known := l.dead[large]
	if !known {
		v, err := l.r.GetMany(deadKey(l.m.epoch, large))
		if err != nil {
			return false, err
		}
		_, dead = readDead(v[0], l.s.Large)
		l.dead[large] = dead
	}
	return !dead.has(doc % l.s.Large), nil
}

// refs adds the records of packed documents.
func (l *look) refs(docs []uint32, out []data.Ref) ([]data.Ref, error) {
	var keys [][]byte
	for i, d := range docs {
		if i == 0 || d/l.s.Pack != docs[i-1]/l.s.Pack {
			keys = append(keys, mapKey(l.m.epoch, d/l.s.Pack))
		}
	}
	if len(keys) == 0 {
		return out, nil
	}
	vals, err := l.r.GetMany(keys...)
	if err != nil {
		return nil, err
	}
	at := -1
	for i, d := range docs {
		if i == 0 || d/l.s.Pack != docs[i-1]/l.s.Pack {
			at++
		}
		ref := refAt(vals[at], d%l.s.Pack)
		if ref.Zero() {
			return nil, damaged("document %d has no record", d)
		}
		out = append(out, ref)
	}
	return out, nil
}

func (l *look) filter(g segment) (filter, error) { return l.ix.filter(l.r, l.m, g, l.committed) }

// lookup is the set of documents of a segment that have a token beginning with one of the forms.
func (l *look) lookup(p *part, forms []form) (set, error) {
	values, err := l.containers(p.prefix(l.m.epoch), p.filter, forms)
	if err != nil || len(values) == 0 {
		return set{}, err
	}
	if len(values) == 1 {
		return readSet(values[0], p.size), nil
	}
	sets := make([]set, len(values))
	for i, v := range values {
		sets[i] = readSet(v, p.size)
	}
	if s, few := fewOf(sets); few {
		return s, nil
	}
	b := l.blank(p.size)
	p.used = append(p.used, b[:cap(b)])
	for _, s := range sets {
		s.into(b)
	}
	return set{bits: b}, nil
}

// containers reads the kept sets of the forms that a segment may have: what is kept ready, which the common ones are, at once.
func (l *look) containers(prefix []byte, f filter, forms []form) (values [][]byte, err error) {
	var keys [][]byte
	var asked, rest []string
	for _, x := range forms {
		switch {
		case !f.may(x.begins):
			continue
		case x.text[0] == ofKind:
			keys = append(keys, slices.Concat(prefix, []byte(x.text)))
		case f.may(x.ready):
			keys = append(keys, append(slices.Concat(prefix, []byte(x.text)), readyMark))
		default:
			rest = append(rest, x.text)
			continue
		}
		asked = append(asked, x.text)
	}
	if len(keys) > 0 {
		vals, err := l.r.GetMany(keys...)
		if err != nil {
			return nil, err
		}
		for i, v := range vals {
			if v != nil {
				values = append(values, v)
			} else if asked[i][0] != ofKind {
				rest = append(rest, asked[i])
			}
		}
	}
	// What is not kept ready has few terms.
	for _, text := range rest {
		from := slices.Concat(prefix, []byte(text))
		pairs, err := l.r.Scan(from, upTo(from), 0, false)
		if err != nil {
			return nil, err
		}
		for _, p := range pairs {
			values = append(values, p.Value)
		}
	}
	return values, nil
}

// blank is an empty bitmap for a segment.
func (l *look) blank(size uint32) []byte {
	if n := len(l.spare); n > 0 {
		b := l.spare[n-1]
		l.spare = l.spare[:n-1]
		return b[:bytesOf(size)]
	}
	return make([]byte, bytesOf(l.s.Large))[:bytesOf(size)]
}
