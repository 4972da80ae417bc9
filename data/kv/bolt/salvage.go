package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"

	"tanggapan/data/kv"
)

// Salvaged says what was found in a file that was gone through page by page.
type Salvaged struct {
	Pages  uint64   // pages of the file
	Cut    uint64   // pages that should follow and do not: the file was cut off
	Whole  bool     // every page, list and value that is in use could be read
	Values int      // handed out
	Keys   [][]byte // of values that are damaged, as far as the keys can be read; at most 10,000
	Loose  int      // values on pages that nothing leads to any more
}

const mostKeys = 10_000

// Salvage reads whatever can be read in the data file at path, without the engine and without writing to it: first, in the order of
// their keys, the values that the newest state leads to (live), then those on whole pages that nothing leads to though they are not
// free, which may be older states of the same keys. Values with a wrong checksum are never handed out. The slices are good until f returns.
// It fails only with what f or the system says, or with kv.ErrFormat where not a single page is ours.
func Salvage(path string, f func(key, value []byte, live bool) error) (Salvaged, error) {
	file, err := os.Open(path)
	if err != nil {
		return Salvaged{}, mapErr(err)
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil {
		return Salvaged{}, mapErr(err)
	}
	m, err := readMeta(file)
	found := err == nil
	if !found {
		m = meta{pageSize: pageSize}
	}
	cut := uint64(0)
	if n := uint64(info.Size()) / uint64(m.pageSize); !found || m.pages > n {
		// It is cut off, or its head is gone: what there is, is gone through.
		if found {
			cut = m.pages - n
		}
		m.pages = n
		found = found && m.root < n
	}
	if m.pages > 1<<40 {
		return Salvaged{}, kv.ErrFormat
	}
	s := &salvage{walk: walk{image: image{r: file, meta: m}, used: make([]uint64, m.pages/64+1)}, out: Salvaged{Pages: m.pages, Cut: cut, Whole: found && cut == 0}, f: f}
	s.use(0, min(2, m.pages))
	if found {
		if err := s.live(); err != nil {
			return s.out, err
		}
	}
	if !s.out.Whole {
		err = s.loose()
	}
	if err == nil && s.seen == 0 {
		err = kv.ErrFormat
	}
	return s.out, err
}

type salvage struct {
	walk
	out  Salvaged
	f    func(key, value []byte, live bool) error
	seen int // whole pages of a tree
}

// live hands out what the newest state leads to.
func (s *salvage) live() error {
	err := s.down(s.meta.root, 0, func(e elem) error {
		if e.flags != elemIsBucket || len(e.value) < bucketHead {
			s.out.Whole = false
			return nil
		}
		name := bytes.Clone(e.key)
		hand := func(e elem) error { return s.hand(name, e, true) }
		if id := le64(e.value); id != 0 {
			return s.down(id, 0, hand)
		}
		p, err := inline(e.value)
		if err != nil {
			s.out.Whole = false
			return nil
		}
		return s.entries(p, hand)
	})
	if err != nil {
		return err
	}
	ids, list, err := s.free()
	if err != nil {
		s.out.Whole = false
		return nil
	}
	s.use(list.id, list.overflow+1)
	for _, id := range ids {
		s.use(id, 1)
	}
	return nil
}

// down hands out the entries of all leaves under id that can be read.
func (s *salvage) down(id uint64, depth int, leaf func(elem) error) error {
	p, err := s.page(id)
	if err != nil || depth > maxDepth || p.flags == flagFreelist || s.isUsed(id) {
		s.out.Whole = false
		return nil
	}
	if p.flags == flagLeaf {
		if _, err := p.elems(); err != nil {
			// Its entries are taken one by one, and other pages may lie under it.
			s.out.Whole = false
			s.use(id, 1)
			return s.entries(p, leaf)
		}
		s.use(id, p.overflow+1)
		s.seen++
		return s.entries(p, leaf)
	}
	s.use(id, 1)
	s.seen++
	for i := range p.count {
		e, err := p.elem(i)
		if err != nil {
			s.out.Whole = false
			continue
		}
		if err := s.down(e.child, depth+1, leaf); err != nil {
			return err
		}
	}
	return nil
}

func (s *salvage) entries(p *page, leaf func(elem) error) error {
	for i := range p.count {
		e, err := p.elem(i)
		if err != nil {
			s.out.Whole = false
			continue
		}
		if err := leaf(e); err != nil {
			return err
		}
	}
	return nil
}

// hand gives one value out.
func (s *salvage) hand(bucket []byte, e elem, live bool) error {
	switch {
	case string(bucket) == markBucket || string(bucket) == sumBucket:
		return nil
	case e.flags != 0 || len(e.key) < 2 || len(bucket) > 0 && (len(bucket) != 1 || bucket[0] != e.key[0]):
		s.out.Whole = false
		return nil
	}
	v, err := unseal(e.key, e.value)
	if err != nil {
		s.out.Whole = false
		if live && len(s.out.Keys) < mostKeys && len(e.key) <= kv.MaxKey {
			s.out.Keys = append(s.out.Keys, bytes.Clone(e.key))
		}
		return nil
	}
	if s.out.Values++; !live {
		s.out.Loose++
	}
	return s.f(e.key, v, live)
}

// loose hands out what stands on whole leaves that nothing led to.
func (s *salvage) loose() error {
	head := make([]byte, pageHead)
	for id := uint64(2); id < s.pages; id++ {
		if s.isUsed(id) {
			continue
		}
		if _, err := s.r.ReadAt(head, int64(id)*int64(s.pageSize)); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			continue
		}
		if le64(head) != id || binary.LittleEndian.Uint16(head[8:]) != flagLeaf {
			continue
		}
		p, err := s.page(id)
		if err != nil {
			continue
		}
		if err := s.entries(p, func(e elem) error { return s.hand(nil, e, false) }); err != nil {
			return err
		}
		s.seen++
	}
	return nil
}
