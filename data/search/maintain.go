package search

import (
	"errors"

	"tanggapan/data/kv"
)

// Keeper is what maintenance needs of a store.
type Keeper interface {
	View(func(kv.Reader) error) error
	Update(func(kv.Txn) error) error
}

// job is maintenance in slices. What it keeps in memory may be lost at any
// moment: begun again it writes the same keys, and what was written is not looked at before its last slice.
type job interface {
	// read prepares the next slice.
	read(r kv.Reader) error
	// write stores it; it may run twice. errOver: the index is no longer the one that the job began with.
	write(t kv.Txn) error
	// done goes on after the commit, and says whether that was the last slice.
	done() bool
}

var errOver = errors.New("search: changed meanwhile")

// Step does one slice of maintenance and says whether more is to be done:
// packs the tail, joins small segments, takes away what is left over. It may fail or be cut short anywhere.
func (ix *Index) Step(k Keeper) (more bool, err error) {
	ix.step.Lock()
	defer ix.step.Unlock()
	if ix.job == nil {
		if err := k.View(func(r kv.Reader) (err error) {
			ix.job, err = ix.choose(r)
			return err
		}); err != nil || ix.job == nil {
			ix.job = nil
			return false, err
		}
	}
	over := false
	err = k.View(ix.job.read)
	if err == nil {
		err = k.Update(func(t kv.Txn) error {
			err := ix.job.write(t)
			if over = errors.Is(err, errOver); over {
				return nil
			}
			return err
		})
	}
	switch {
	case err != nil:
		ix.job = nil
		return false, err
	case over || ix.job.done():
		ix.job = nil
	}
	return true, nil
}

// choose finds what is to be done next; nil: nothing.
func (ix *Index) choose(r kv.Reader) (job, error) {
	l, err := ix.look(r, true)
	if err != nil {
		return nil, err
	}
	if j := ix.due(l); j != nil {
		ix.tidied = false
		return j, nil
	}
	if ix.tidied {
		return nil, nil
	}
	j, err := ix.leftOver(r, l.m)
	if j == nil && err == nil {
		j, err = ix.dying(r, l.m)
	}
	ix.tidied = j == nil && err == nil
	return j, err
}

// due is what keeps the index small; nil: nothing.
func (ix *Index) due(l *look) job {
	switch m := l.m; {
	case l.end-m.flushed >= ix.sizes.Small:
		return &flush{ix: ix, m: m, tail: l.tail}
	case m.flushed-m.joined >= ix.sizes.Middle:
		return &merge{ix: ix, m: m, to: ix.sizes.middle(m.joined), of: ix.sizes.small}
	case m.joined-m.merged >= ix.sizes.Large:
		return &merge{ix: ix, m: m, to: ix.sizes.large(m.merged), of: ix.sizes.middle}
	}
	return nil
}

// Pack does in an import what Step would do by and by: it packs the tail, joins small segments and takes away what is left
// over, so that a long import stays small. Each slice is a transaction of its own by run; it may fail or be cut short anywhere. Nobody else writes meanwhile.
func (ix *Index) Pack(run func(func(kv.Txn) error) error) error {
	for {
		var j job
		err := run(func(t kv.Txn) error {
			l, err := ix.look(t, false)
			if err != nil {
				return err
			}
			if j = ix.due(l); j == nil {
				j, err = ix.leftOver(t, l.m)
			}
			return err
		})
		if err != nil || j == nil {
			return err
		}
		for over := false; !over; over = over || j.done() {
			read := false
			err := run(func(t kv.Txn) error {
				if !read {
					if err := j.read(t); err != nil {
						return err
					}
					read = true
				}
				err := j.write(t)
				if over = errors.Is(err, errOver); over {
					return nil
				}
				return err
			})
			if err != nil {
				return err
			}
		}
	}
}

// flush packs the oldest entries of the tail into a small segment.
type flush struct {
	ix    *Index
	m     manifest
	tail  tail // that it began with
	pack  *packer
	kills []kill
	now   []kv.Pair
}

func (f *flush) read(kv.Reader) error {
	if f.pack == nil {
		f.begin()
	}
	f.now = f.pack.take(f.ix.sizes.Slice)
	return nil
}

func (f *flush) begin() {
	g := f.ix.sizes.small(f.m.flushed)
	entries := f.tail.entries[g.base-f.tail.base:][:g.size]
	// What was replaced within the segment is not packed at all.
	gone := map[uint32]bool{}
	for i, e := range entries {
		if e.kills == noDoc {
			continue
		}
		if f.kills = append(f.kills, kill{e.kills, g.base + uint32(i)}); e.kills >= g.base {
			gone[e.kills] = true
		}
	}
	var posts []posting
	var refs []byte
	for i, e := range entries {
		doc := g.base + uint32(i)
		refs = refBytes(refs, e.ref)
		for _, t := range e.tokens {
			if !gone[doc] {
				posts = append(posts, posting{t, doc})
			}
		}
	}
	f.pack = newPacker(g, f.m.epoch, f.ix.sizes.Group)
	f.pack.stretch(posts, g.base)
	f.pack.out = append(f.pack.out, mapOf(f.ix.sizes, f.m.epoch, g.base, refs)...)
	f.tail = tail{}
}

func (f *flush) write(t kv.Txn) error {
	m, err := readManifest(t)
	if err != nil {
		return err
	}
	if m.epoch != f.m.epoch || m.flushed != f.m.flushed {
		return errOver
	}
	if len(f.now) > 0 {
		return putAll(t, f.now)
	}
	if err := bury(t, f.ix.sizes, m, f.kills); err != nil {
		return err
	}
	m.flushed += f.ix.sizes.Small
	return m.put(t)
}

func (f *flush) done() bool { return len(f.now) == 0 }

func putAll(t kv.Txn, pairs []kv.Pair) error {
	for _, p := range pairs {
		if err := t.Put(p.Key, p.Value); err != nil {
			return err
		}
	}
	return nil
}

// bury adds what was replaced to the dead of its segments.
func bury(t kv.Txn, s Sizes, m manifest, kills []kill) error {
	by := map[uint32][]byte{}
	purged := map[uint32]uint32{}
	for _, k := range kills {
		large := k.doc / s.Large
		if by[large] == nil {
			v, err := t.GetMany(deadKey(m.epoch, large))
			if err != nil {
				return err
			}
			n, dead := readDead(v[0], s.Large)
			b := make([]byte, bytesOf(s.Large))
			dead.into(b)
			by[large], purged[large] = b, n
		}
		n := k.doc % s.Large
		by[large][n/8] |= 1 << (n % 8)
	}
	for large, b := range by {
		if err := t.Put(deadKey(m.epoch, large), packDead(purged[large], b)); err != nil {
			return err
		}
	}
	return nil
}
