package search

import (
	"encoding/binary"
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

	part kv.Reader // reads what is needed of one segment
	*room
}

// room is memory of a look that the next one uses again.
type room struct {
	read   kv.Buffer // what is read of one segment
	spare  [][]byte  // blank bitmaps of a large segment
	keys   [][]byte
	values [][]byte
}

// close gives back what the look had borrowed.
func (l *look) close() {
	l.read.Reset()
	l.ix.rooms.Put(l.room)
	l.room = nil
}

// look joins a state of the store with the tail in memory. The tail is only kept for others where the state is committed.
func (ix *Index) look(r kv.Reader, committed bool) (*look, error) {
	m, err := readManifest(r)
	if err != nil {
		return nil, err
	}
	l := &look{ix: ix, committed: committed, r: r, s: ix.sizes, m: m, dead: map[uint32]set{}, segs: m.segments(ix.sizes)}
	if l.room, _ = ix.rooms.Get().(*room); l.room == nil {
		l.room = new(room)
	}
	l.part = r.Into(&l.read)
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

// ask adds a key to those that are asked for next.
func (r *room) ask(prefix []byte, text string, mark ...byte) {
	n := len(r.keys)
	r.keys = slices.Grow(r.keys, 1)[:n+1]
	r.keys[n] = append(append(append(r.keys[n][:0], prefix...), text...), mark...)
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
	l.keys = l.keys[:0]
	prefix := at(l.m.epoch, partMap)
	for i, d := range docs {
		if i == 0 || d/l.s.Pack != docs[i-1]/l.s.Pack {
			l.ask(binary.BigEndian.AppendUint32(prefix, d/l.s.Pack), "")
		}
	}
	if len(l.keys) == 0 {
		return out, nil
	}
	out = slices.Grow(out, len(docs))
	vals, err := l.part.GetMany(l.keys...)
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
// They are overwritten by the next call.
func (l *look) containers(prefix []byte, f filter, forms []form) (values [][]byte, err error) {
	l.keys, values = l.keys[:0], l.values[:0]
	var asked, rest []string
	for i := range forms {
		x := &forms[i]
		switch {
		case !f.may(x.begins):
			continue
		case x.text[0] == ofKind:
			l.ask(prefix, x.text)
		case f.may(x.ready):
			l.ask(prefix, x.text, readyMark)
		default:
			rest = append(rest, x.text)
			continue
		}
		asked = append(asked, x.text)
	}
	if len(l.keys) > 0 {
		vals, err := l.part.GetMany(l.keys...)
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
		l.keys = l.keys[:0]
		l.ask(prefix, text)
		l.ask(prefix, text, 0xFF)
		pairs, err := l.part.Scan(l.keys[0], l.keys[1], 0, false)
		if err != nil {
			return nil, err
		}
		for _, p := range pairs {
			values = append(values, p.Value)
		}
	}
	l.values = values
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
