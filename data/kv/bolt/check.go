package bolt

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"go.etcd.io/bbolt"

	"tanggapan/data/kv"
)

// Check stops after this many faults.
const maxFaults = 100

var errStop = errors.New("stop")

// Check reads the whole of the state that is current when it begins: every page in its place, every page used once or free,
// keys in order, every checksum right. It returns all faults it found (at most 100), joined, each of them kv.ErrDamaged; or the error of ctx.
// Others read and write meanwhile.
func (s *Store) Check(ctx context.Context) error {
	if err := s.flush(); err != nil {
		return err
	}
	if err := s.gate.enter(); err != nil {
		return err
	}
	defer s.gate.leave()
	return s.checkState(ctx)
}

// checkState is Check for one who is inside the gate.
func (s *Store) checkState(ctx context.Context) error {
	tx, err := s.begin(false)
	if err != nil {
		return err
	}
	defer s.rollback(tx)
	m, err := s.metaOf(tx)
	if err != nil {
		return err
	}
	err = check(ctx, s.file, m)
	if err == nil && s.o.ReadOnly {
		// A second opinion, which is safe only where nobody writes and nothing worse was found.
		err = s.guarded(func() error { return engineCheck(tx) })
	}
	if errors.Is(err, kv.ErrDamaged) {
		s.fault.CompareAndSwap(nil, &err)
	}
	return err
}

func engineCheck(tx *bbolt.Tx) error {
	var faults []error
	for err := range tx.Check() {
		if len(faults) < maxFaults {
			faults = append(faults, fmt.Errorf("%w: %w", kv.ErrDamaged, err))
		}
	}
	return errors.Join(faults...)
}

// metaOf returns the state that a transaction reads: a copy begins with its meta page.
func (s *Store) metaOf(tx *bbolt.Tx) (meta, error) {
	var first firstWrite
	err := s.guarded(func() error {
		_, _ = tx.WriteTo(&first)
		return nil
	})
	if err != nil {
		return meta{}, err
	}
	m, _, err := parseMeta(first)
	if err != nil {
		return meta{}, fmt.Errorf("%w: %w", kv.ErrDamaged, err)
	}
	return m, nil
}

// firstWrite keeps what is written first and refuses it.
type firstWrite []byte

func (w *firstWrite) Write(b []byte) (int, error) {
	*w = bytes.Clone(b)
	return 0, errStop
}

// walk is one full reading of an image.
type walk struct {
	image
	ctx    context.Context
	used   []uint64 // a bit for each page
	faults []error
	sums   sumsOf
	levels [][]byte // a page for each level of a tree, for vet
}

func check(ctx context.Context, r io.ReaderAt, m meta) error {
	if err := readAll(ctx, r, m); err != nil {
		return err
	}
	w := &walk{image: image{r: r, meta: m}, ctx: ctx, used: make([]uint64, m.pages/64+1), sums: newSumsOf()}
	w.use(0, 1)
	w.use(1, 1)
	err := w.root()
	if err == nil {
		err = w.freePages()
	}
	for _, fault := range w.sums.faults() {
		if err == nil {
			err = w.fault(fault)
		}
	}
	if err != nil && !errors.Is(err, errStop) {
		return err
	}
	return errors.Join(w.faults...)
}

// readAll reads the file once in order, which on a cold disk is many times faster than page by page.
func readAll(ctx context.Context, r io.ReaderAt, m meta) error {
	buf := make([]byte, 1<<20)
	end := int64(m.pages) * int64(m.pageSize)
	for at := int64(0); at < end; at += int64(len(buf)) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, err := r.ReadAt(buf, at); err != nil {
			// What cannot be read is found, with its page, below.
			return nil
		}
	}
	return nil
}

// fault notes damage; it returns errStop when there is enough of it.
func (w *walk) fault(err error) error {
	w.faults = append(w.faults, err)
	if len(w.faults) >= maxFaults {
		return errStop
	}
	return nil
}

func (w *walk) faultf(format string, args ...any) error {
	return w.fault(fmt.Errorf("%w: "+format, append([]any{kv.ErrDamaged}, args...)...))
}

func (w *walk) isUsed(id uint64) bool { return w.used[id/64]&(1<<(id%64)) != 0 }

// use marks pages as taken; it reports whether all were free until now.
func (w *walk) use(id, n uint64) bool {
	ok := true
	for ; n > 0; id, n = id+1, n-1 {
		ok = ok && !w.isUsed(id)
		w.used[id/64] |= 1 << (id % 64)
	}
	return ok
}

func (w *walk) root() error {
	return w.tree(w.meta.root, 0, nil, nil, func(e elem) error {
		if e.flags != elemIsBucket || len(e.value) < bucketHead {
			return w.faultf("the root holds %q, which is no bucket", e.key)
		}
		return w.bucket(e)
	})
}

func (w *walk) bucket(e elem) error {
	name := bytes.Clone(e.key)
	w.sums.there = w.sums.there || string(name) == sumBucket
	leaf := func(e elem) error { return w.value(name, e) }
	if id := le64(e.value); id != 0 {
		return w.tree(id, 0, nil, nil, leaf)
	}
	p, err := inline(e.value)
	if err != nil {
		return w.fault(err)
	}
	return w.leaf(p, nil, nil, leaf)
}

func (w *walk) value(bucket []byte, e elem) error {
	if e.flags != 0 {
		return w.faultf("key %x is of kind %x", e.key, e.flags)
	}
	switch string(bucket) {
	case markBucket:
		return nil
	case sumBucket:
		w.sums.keep(e.key, e.value)
		return nil
	}
	if len(bucket) != 1 || len(e.key) == 0 || e.key[0] != bucket[0] {
		return w.faultf("key %x lies in bucket %q", e.key, bucket)
	}
	w.sums.count(e.key, e.value)
	if _, err := unseal(e.key, e.value); err != nil {
		return w.fault(err)
	}
	return nil
}

// tree walks the pages under id, whose keys are >= low and < high (nil: no bound).
func (w *walk) tree(id uint64, depth int, low, high []byte, leaf func(elem) error) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	p, err := w.page(id)
	if err != nil {
		return w.fault(err)
	}
	switch {
	case !w.use(id, p.overflow+1):
		return w.faultf("page %d is used twice", id)
	case depth > maxDepth:
		return w.faultf("page %d lies too deep", id)
	case p.flags == flagLeaf:
		return w.leaf(p, low, high, leaf)
	case p.flags != flagBranch || p.count == 0:
		return w.faultf("page %d is no page of a tree", id)
	}
	elems, err := p.elems()
	if err != nil {
		return w.fault(err)
	}
	if !ordered(elems, low, high) {
		return w.faultf("page %d: its keys are out of order", id)
	}
	for i, e := range elems {
		next := high
		if i+1 < len(elems) {
			next = elems[i+1].key
		}
		if err := w.tree(e.child, depth+1, e.key, next, leaf); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) leaf(p *page, low, high []byte, leaf func(elem) error) error {
	elems, err := p.elems()
	if err != nil {
		return w.fault(err)
	}
	if !ordered(elems, low, high) {
		return w.faultf("page %d: its keys are out of order", p.id)
	}
	for _, e := range elems {
		if err := leaf(e); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) freePages() error {
	ids, list, err := w.free()
	if err != nil {
		return w.fault(err)
	}
	if !w.use(list.id, list.overflow+1) {
		return w.faultf("page %d is used twice", list.id)
	}
	for _, id := range ids {
		if !w.use(id, 1) {
			if err := w.faultf("page %d is both free and used", id); err != nil {
				return err
			}
		}
	}
	if len(w.faults) > 0 {
		// Pages behind a fault were not seen; to call them lost would only be noise.
		return nil
	}
	for id := uint64(0); id < w.pages; id++ {
		if !w.isUsed(id) {
			if err := w.faultf("page %d is neither free nor used", id); err != nil {
				return err
			}
		}
	}
	return nil
}
