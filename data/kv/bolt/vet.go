package bolt

import (
	"context"
	"fmt"
	"io"

	"tanggapan/data/kv"
)

// vet reads the branch pages, about one page in seventy, and holds that they form trees: no page twice, none free, keys in order.
// The engine follows them without looking, and would go round in a circle until the program dies, which no guard catches.
func vet(r io.ReaderAt, m meta) error {
	w := &walk{image: image{r: r, meta: m}, ctx: context.Background(), used: make([]uint64, m.pages/64+1)}
	w.use(0, 2)
	err := w.tree(m.root, 0, nil, nil, func(e elem) error {
		if e.flags != elemIsBucket || len(e.value) < bucketHead {
			return fmt.Errorf("%w: the root holds %q, which is no bucket", kv.ErrDamaged, e.key)
		}
		if id := le64(e.value); id != 0 {
			return w.vetTree(id)
		}
		return w.vetInline(e.value)
	})
	if err != nil {
		return err
	}
	if len(w.faults) > 0 {
		return w.faults[0]
	}
	ids, list, err := w.free()
	if err != nil {
		return err
	}
	if !w.use(list.id, list.overflow+1) {
		return fmt.Errorf("%w: page %d is used twice", kv.ErrDamaged, list.id)
	}
	for _, id := range ids {
		if w.isUsed(id) {
			return fmt.Errorf("%w: page %d is both free and used", kv.ErrDamaged, id)
		}
	}
	return nil
}

func (w *walk) vetInline(value []byte) error {
	p, err := inline(value)
	if err == nil {
		_, err = p.elems()
	}
	return err
}

// vetTree finds out how many levels of branch pages stand under id, and walks them.
func (w *walk) vetTree(id uint64) error {
	levels := 0
	for next := id; ; levels++ {
		p, err := w.page(next)
		if err != nil {
			return err
		}
		if p.flags == flagLeaf {
			return w.vetLevel(id, levels, nil, nil)
		}
		if p.flags != flagBranch || p.count == 0 || levels > maxDepth {
			return fmt.Errorf("%w: page %d is no page of a tree", kv.ErrDamaged, next)
		}
		e, err := p.elem(0)
		if err != nil {
			return err
		}
		next = e.child
	}
}

// vetLevel walks the branch pages that stand in levels from id on; leaf pages, which stand on level 0, are not read.
func (w *walk) vetLevel(id uint64, levels int, low, high []byte) error {
	if levels == 0 {
		if id < 2 || id >= w.pages || !w.use(id, 1) {
			return fmt.Errorf("%w: page %d is used twice or lies outside", kv.ErrDamaged, id)
		}
		return nil
	}
	p, err := w.page(id)
	if err != nil {
		return err
	}
	if p.flags != flagBranch || p.count == 0 || !w.use(id, p.overflow+1) {
		return fmt.Errorf("%w: page %d is no branch of one tree", kv.ErrDamaged, id)
	}
	elems, err := p.elems()
	if err != nil {
		return err
	}
	if !ordered(elems, low, high) {
		return fmt.Errorf("%w: page %d: its keys are out of order", kv.ErrDamaged, id)
	}
	for i, e := range elems {
		next := high
		if i+1 < len(elems) {
			next = elems[i+1].key
		}
		if err := w.vetLevel(e.child, levels-1, e.key, next); err != nil {
			return err
		}
	}
	return nil
}
