package bolt

import (
	"errors"
	"os"

	"go.etcd.io/bbolt"
)

// openMark stands in the mark's bucket from the first commit of a handle until it is closed.
const openMark = "open"

// keepMark puts the mark into the first commit of this handle.
func (t *txn) keepMark() error {
	if t.s.marked {
		return nil
	}
	return t.run(func() error { return t.tx.Bucket([]byte(markBucket)).Put([]byte(openMark), []byte{1}) })
}

// unmark says that the file was closed in order. Where it fails the file counts as left in the middle, which costs a check.
func (s *Store) unmark() {
	if !s.marked || s.Fault() != nil || s.stuck.Load() || s.unmapped.Load() {
		return
	}
	s.marked = false
	_ = guard(func() error {
		return s.db.Update(func(tx *bbolt.Tx) error { return tx.Bucket([]byte(markBucket)).Delete([]byte(openMark)) })
	})
}

// Unclean says whether the program that last wrote to the file at path did not close it: it fell, the power went, or it is at work now.
// The errors are those of Open; nothing is written.
func Unclean(path string) (bool, error) {
	if err := probe(path); err != nil {
		return false, mapErr(err)
	}
	f, err := os.Open(path)
	if err != nil {
		return false, mapErr(err)
	}
	defer func() { _ = f.Close() }()
	m, err := readMeta(f)
	if err != nil {
		return false, err
	}
	unclean := false
	w := &walk{image: image{r: f, meta: m}}
	err = w.each(m.root, 0, func(e elem) error {
		if string(e.key) != markBucket || len(e.value) < bucketHead+pageHead {
			return nil
		}
		p, err := inline(e.value)
		if err != nil {
			return err
		}
		elems, err := p.elems()
		for _, e := range elems {
			unclean = unclean || string(e.key) == openMark
		}
		return err
	})
	return unclean, err
}

// each hands on the entries of all leaf pages under id, of which only the heads are checked. What cannot be read is left out and its faults are joined.
func (w *walk) each(id uint64, depth int, f func(elem) error) error {
	p, err := w.page(id)
	if err != nil || depth > maxDepth || p.flags == flagFreelist {
		return err
	}
	var faults []error
	for i := range p.count {
		e, err := p.elem(i)
		if err == nil && p.flags == flagLeaf {
			err = f(e)
		} else if err == nil {
			err = w.each(e.child, depth+1, f)
		}
		if errors.Is(err, errStop) {
			return err
		}
		if err != nil && len(faults) < maxFaults {
			faults = append(faults, err)
		}
	}
	return errors.Join(faults...)
}
