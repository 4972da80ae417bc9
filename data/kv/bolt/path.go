package bolt

import (
	"bytes"
	"fmt"
	"sync"
	"unsafe"

	"go.etcd.io/bbolt"

	"tanggapan/data/kv"
)

// Before the engine goes to a leaf page, the store has looked at it once since it was opened: that it is whole, that its keys
// lie between those of its neighbours, that it covers no other page. So damage to it is met here, not in the engine, which
// would lose keys without a word, give away pages that are in use, or run in circles.

// marks is a set of pages that were looked at.
type marks struct {
	mu   sync.RWMutex
	bits []uint64
}

func (m *marks) has(id uint64) bool {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return id/64 < uint64(len(m.bits)) && m.bits[id/64]&(1<<(id%64)) != 0
}

func (m *marks) add(id uint64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for uint64(len(m.bits)) <= id/64 {
		m.bits = append(m.bits, make([]uint64, len(m.bits)+64)...)
	}
	m.bits[id/64] |= 1 << (id % 64)
}

func (m *marks) clear() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.bits = nil
}

// image is the committed state under the transaction, in the engine's own map, which stays where it is until the transaction ends or commits.
func (t *txn) image() *image {
	if t.im == nil {
		info := t.tx.DB().Info()
		start := *(*unsafe.Pointer)(unsafe.Pointer(&info.Data))
		t.im = &image{
			mem:  unsafe.Slice((*byte)(start), t.tx.Size()),
			meta: meta{pageSize: info.PageSize, pages: uint64(t.tx.Size()) / uint64(info.PageSize)},
		}
	}
	return t.im
}

// safe looks at the pages from the bucket's root to the leaf that holds key, or where before is set to the leaf that holds the
// last key before it. It returns the bounds of that leaf, nil where it is the first or last. The slices are the engine's.
func (t *txn) safe(b *bbolt.Bucket, key []byte, before bool) (low, high []byte, err error) {
	_, low, high, err = t.leaf(b, key, before)
	return low, high, err
}

// step is a page on the way to a leaf, and the bounds of its keys.
type step struct {
	page
	low, high []byte
}

// holds says whether the way to a key, or where before is set to the last key before it, goes through the page.
func (s *step) holds(key []byte, before bool) bool {
	if before {
		return (s.low == nil || bytes.Compare(s.low, key) < 0) && (s.high == nil || bytes.Compare(key, s.high) <= 0)
	}
	return within(key, s.low, s.high)
}

// leaf is safe, and returns the leaf itself, as it was committed; without entries where the bucket has no page of its own.
func (t *txn) leaf(b *bbolt.Bucket, key []byte, before bool) (p page, low, high []byte, err error) {
	id := uint64(b.Root())
	if id == 0 {
		// A small bucket lies in its parent's page, which was looked at when the file was opened; a new one is nowhere yet.
		return page{}, nil, nil, nil
	}
	// Who reads much reads near what was read last: the way begins at the last page that leads there.
	if t.root != id {
		t.root, t.way = id, t.way[:0]
	}
	for len(t.way) > 0 && !t.way[len(t.way)-1].holds(key, before) {
		t.way = t.way[:len(t.way)-1]
	}
	im := t.image()
	for len(t.way) < maxDepth {
		if n := len(t.way); n > 0 {
			last := &t.way[n-1]
			if last.flags == flagLeaf {
				return last.page, last.low, last.high, nil
			}
			if id, low, high, err = last.child(key, before, last.low, last.high); err != nil {
				return page{}, nil, nil, err
			}
		}
		p, err := im.pageAt(id)
		if err != nil {
			return page{}, nil, nil, err
		}
		if !t.s.known.has(id) {
			elems, err := p.elems()
			if err != nil {
				return page{}, nil, nil, err
			}
			if p.flags != flagLeaf && (p.flags != flagBranch || p.count == 0) || !ordered(elems, low, high) {
				return page{}, nil, nil, fmt.Errorf("%w: page %d is no page of its tree", kv.ErrDamaged, id)
			}
			t.s.known.add(id)
		}
		t.way = append(t.way, step{p, low, high})
	}
	if last := t.way[maxDepth-1]; last.flags == flagLeaf {
		return last.page, last.low, last.high, nil
	}
	return page{}, nil, nil, fmt.Errorf("%w: page %d lies too deep", kv.ErrDamaged, id)
}

// child picks the entry of a branch page that leads to key, and narrows the bounds.
func (p *page) child(key []byte, before bool, low, high []byte) (uint64, []byte, []byte, error) {
	from, to := 0, p.count // the last entry whose key is not past key lies in [from, to)
	for to-from > 1 {
		mid := (from + to) / 2
		k, err := p.key(mid)
		if err != nil {
			return 0, nil, nil, err
		}
		if c := bytes.Compare(k, key); c < 0 || c == 0 && !before {
			from = mid
		} else {
			to = mid
		}
	}
	e, err := p.elem(from)
	if err != nil {
		return 0, nil, nil, err
	}
	if to < p.count {
		if high, err = p.key(to); err != nil {
			return 0, nil, nil, err
		}
	}
	if from > 0 || low != nil {
		low = e.key
	}
	return e.child, low, high, nil
}

// safeAround looks at the leaf of key and at its neighbours, which may be merged with it when keys are deleted.
func (t *txn) safeAround(b *bbolt.Bucket, key []byte) error {
	low, high, err := t.safe(b, key, false)
	if err == nil && low != nil {
		_, _, err = t.safe(b, low, true)
	}
	if err == nil && high != nil {
		_, _, err = t.safe(b, high, false)
	}
	return err
}

// scout keeps one leaf ahead of a cursor.
type scout struct {
	t       *txn
	b       *bbolt.Bucket
	reverse bool
	edge    []byte // the near bound of the leaf ahead, nil when there is none
	beyond  []byte // its far bound, nil when it is the last
}

// start looks at the leaf where the scan begins and at the next one on its way.
func (s *scout) start(from, end []byte) error {
	low, high, err := s.t.safe(s.b, from, false)
	if s.beyond = high; s.reverse && err == nil {
		if end == nil {
			// No key of the space is longer than the longest.
			end = append([]byte{from[0]}, bytes.Repeat([]byte{0xFF}, kv.MaxKey)...)
		}
		// The cursor looks for end first, then steps back from there.
		if err = s.t.safeAround(s.b, end); err == nil {
			low, _, err = s.t.safe(s.b, end, true)
		}
		s.beyond = low
	}
	if err != nil {
		return err
	}
	return s.advance()
}

// at is told each key before the cursor leaves it.
func (s *scout) at(key []byte) error {
	if s.edge == nil {
		return nil
	}
	if c := bytes.Compare(key, s.edge); !s.reverse && c < 0 || s.reverse && c >= 0 {
		return nil
	}
	return s.advance()
}

// advance looks at the leaf beyond.
func (s *scout) advance() error {
	if s.edge = s.beyond; s.edge == nil {
		return nil
	}
	low, high, err := s.t.safe(s.b, s.edge, s.reverse)
	if s.beyond = high; s.reverse {
		s.beyond = low
	}
	return err
}
