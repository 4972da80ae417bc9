package search

import (
	"slices"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// look is one state of the index, to be searched.
type look struct {
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
	l := &look{r: r, s: ix.sizes, m: m, dead: map[uint32]set{}, segs: m.segments(ix.sizes)}
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

// lookup is the set of documents of a segment that have a token beginning with one of the forms. used gathers the bitmaps it took.
func (l *look) lookup(g segment, forms []string, used *[][]byte) (set, error) {
	prefix := g.prefix(l.m.epoch)
	keys := make([][]byte, len(forms))
	for i, f := range forms {
		keys[i] = append(slices.Clone(prefix), f...)
		if f[0] != ofKind {
			keys[i] = append(keys[i], readyMark)
		}
	}
	vals, err := l.r.GetMany(keys...)
	if err != nil {
		return set{}, err
	}
	sets := make([]set, 0, len(forms))
	for i, v := range vals {
		if v != nil {
			sets = append(sets, readSet(v, g.size))
			continue
		}
		if forms[i][0] == ofKind {
			continue
		}
		// What is not kept ready has few terms.
		from := keys[i][:len(keys[i])-1]
		pairs, err := l.r.Scan(from, upTo(from), 0, false)
		if err != nil {
			return set{}, err
		}
		for _, p := range pairs {
			sets = append(sets, readSet(p.Value, g.size))
		}
	}
	if len(sets) == 0 {
		return set{}, nil
	}
	if len(sets) == 1 {
		return sets[0], nil
	}
	b := l.blank(g.size)
	*used = append(*used, b[:cap(b)])
	for _, s := range sets {
		s.into(b)
	}
	return set{bits: b}, nil
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
