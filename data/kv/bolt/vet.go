package bolt

import (
	"bytes"
	"context"
	"encoding/binary"
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
// A large file has ten thousands of branch pages and is to open at once: so they are read into the same memory, one of a level.
func (w *walk) vetLevel(id uint64, levels int, low, high []byte) error {
	if levels == 0 {
		if id < 2 || id >= w.pages || !w.use(id, 1) {
			return fmt.Errorf("%w: page %d is used twice or lies outside", kv.ErrDamaged, id)
		}
		return nil
	}
	p, err := w.pageInto(id, w.bufferOf(levels))
	if err != nil {
		return err
	}
	if p.flags != flagBranch || p.count == 0 || !w.use(id, p.overflow+1) {
		return fmt.Errorf("%w: page %d is no branch of one tree", kv.ErrDamaged, id)
	}
	if err := p.whole(low, high); err != nil {
		return err
	}
	for i := range p.count {
		if levels == 1 {
			if err := w.vetLevel(p.childOf(i), 0, nil, nil); err != nil {
				return err
			}
			continue
		}
		e, err := p.elem(i)
		if err != nil {
			return err
		}
		next := high
		if i+1 < p.count {
			if next, err = p.key(i + 1); err != nil {
				return err
			}
		}
		if err := w.vetLevel(e.child, levels-1, e.key, next); err != nil {
			return err
		}
	}
	return nil
}

// bufferOf is the memory for a page of a level, which is no longer looked at when the next one of its level is read.
func (w *walk) bufferOf(level int) []byte {
	for len(w.levels) <= level {
		w.levels = append(w.levels, make([]byte, w.pageSize))
	}
	return w.levels[level]
}

// whole says what is wrong with a branch page: all that elems and ordered look at, without memory for its entries.
func (p *page) whole(low, high []byte) error {
	end := pageHead + p.count*elemLen
	var last []byte
	for i := range p.count {
		key, err := p.key(i)
		if err != nil {
			return err
		}
		if at := pageHead + i*elemLen + int(binary.LittleEndian.Uint32(p.data[pageHead+i*elemLen:])); at != end {
			return fmt.Errorf("%w: page %d: entry %d stands at %d, not %d", kv.ErrDamaged, p.id, i, at, end)
		}
		if i == 0 && bytes.Compare(key, low) < 0 || i > 0 && bytes.Compare(last, key) >= 0 {
			return fmt.Errorf("%w: page %d: its keys are out of order", kv.ErrDamaged, p.id)
		}
		last, end = key, end+len(key)
	}
	if high != nil && bytes.Compare(last, high) >= 0 {
		return fmt.Errorf("%w: page %d: its keys are out of order", kv.ErrDamaged, p.id)
	}
	if uint64((end-1)/p.size) != p.overflow {
		return fmt.Errorf("%w: page %d runs over into %d, its entries do not", kv.ErrDamaged, p.id, p.overflow)
	}
	return nil
}

// childOf is the page to which entry i of a branch page that is whole leads.
func (p *page) childOf(i int) uint64 { return le64(p.data[pageHead+i*elemLen+8:]) }
