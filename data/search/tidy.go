package search

import (
	"slices"

	"tanggapan/data/kv"
)

// stretch is keys that nothing names any more.
type stretch struct{ from, to []byte }

// leftOver finds what earlier maintenance no longer needs.
func (ix *Index) leftOver(r kv.Reader, m manifest) (job, error) {
	s := ix.sizes
	old := []stretch{{tailKey(m.epoch, 0), tailKey(m.epoch, m.flushed)}}
	// The oldest segments come last.
	for _, oldest := range []segment{s.small(m.joined), s.middle(m.merged)} {
		old = append(old, stretch{upTo(oldest.prefix(m.epoch)), at(m.epoch, oldest.part+1)})
	}
	life := byte(m.epoch%lives) + 1
	old = append(old, stretch{[]byte{space, 0}, []byte{space, life}}, stretch{[]byte{space, life + 1}, manifestKey()})
	if !m.building {
		for n := range m.claimed {
			if _, counts := slices.BinarySearch(m.segs, n); !counts {
				prefix := s.large(uint32(n) * s.Large).prefix(m.epoch)
				old = append(old, stretch{prefix, upTo(prefix)})
			}
		}
	}
	for _, o := range old {
		pairs, err := r.Scan(o.from, o.to, 1, false)
		if err != nil {
			return nil, err
		}
		if len(pairs) > 0 {
			return &clearing{ix: ix, m: m, stretch: o}, nil
		}
	}
	return nil, nil
}

// Untidy lets Step look anew for what nobody needs any more: Begin leaves a whole index behind.
func (ix *Index) Untidy() {
	ix.step.Lock()
	defer ix.step.Unlock()
	ix.tidied = false
}

// clearing takes keys away.
type clearing struct {
	ix *Index
	m  manifest
	stretch
	keys [][]byte
}

func (c *clearing) read(r kv.Reader) error {
	pairs, err := r.Scan(c.from, c.to, c.ix.sizes.Slice, false)
	c.keys = c.keys[:0]
	for _, p := range pairs {
		c.keys = append(c.keys, p.Key)
	}
	return err
}

func (c *clearing) write(t kv.Txn) error {
	m, err := readManifest(t)
	if err != nil {
		return err
	}
	if m.epoch != c.m.epoch {
		return errOver
	}
	for _, k := range c.keys {
		if err := t.Delete(k); err != nil {
			return err
		}
	}
	return nil
}

func (c *clearing) done() bool { return len(c.keys) < c.ix.sizes.Slice }

// dying finds a large segment of whose documents a quarter died since it was last gone through.
func (ix *Index) dying(r kv.Reader, m manifest) (job, error) {
	for _, n := range m.segs {
		v, err := r.GetMany(deadKey(m.epoch, uint32(n)))
		if err != nil {
			return nil, err
		}
		purged, dead := readDead(v[0], ix.sizes.Large)
		if died := uint32(dead.count()); died-purged >= ix.sizes.Large/4 {
			g := ix.sizes.large(uint32(n) * ix.sizes.Large)
			return &purge{ix: ix, m: m, g: g, dead: dead, died: died, next: g.firstTerm(m.epoch), to: upTo(g.prefix(m.epoch))}, nil
		}
	}
	return nil, nil
}

// purge takes the dead out of the terms of a large segment. Their documents stay
// marked, so that it makes no difference how far it came.
type purge struct {
	ix   *Index
	m    manifest
	g    segment
	dead set
	died uint32
	next []byte
	to   []byte
	now  []kv.Pair
	gone [][]byte
}

func (p *purge) read(r kv.Reader) error {
	pairs, err := r.Scan(p.next, p.to, p.ix.sizes.Slice, false)
	if err != nil {
		return err
	}
	p.now, p.gone = nil, nil
	for _, pair := range pairs {
		v, same := less(pair.Value, p.dead, p.g.size)
		switch {
		case same:
		case v == nil:
			p.gone = append(p.gone, pair.Key)
		default:
			p.now = append(p.now, kv.Pair{Key: pair.Key, Value: v})
		}
	}
	p.next = nil
	if len(pairs) == p.ix.sizes.Slice {
		p.next = append(slices.Clone(pairs[len(pairs)-1].Key), 0)
	}
	return nil
}

func (p *purge) write(t kv.Txn) error {
	m, err := readManifest(t)
	if err != nil {
		return err
	}
	if m.epoch != p.m.epoch {
		return errOver
	}
	if err := putAll(t, p.now); err != nil {
		return err
	}
	for _, k := range p.gone {
		if err := t.Delete(k); err != nil {
			return err
		}
	}
	if p.next != nil {
		return nil
	}
	key := deadKey(m.epoch, p.g.base/p.g.size)
	v, err := t.GetMany(key)
	if err != nil {
		return err
	}
	_, dead := readDead(v[0], p.g.size)
	b := make([]byte, bytesOf(p.g.size))
	dead.into(b)
	return t.Put(key, packDead(p.died, b))
}

func (p *purge) done() bool { return p.next == nil }
