package search

import (
	"bytes"

	"tanggapan/data/kv"
)

// merge joins segments in one of the next size, without the dead.
type merge struct {
	ix   *Index
	m    manifest
	to   segment
	of   func(base uint32) segment
	dead set
	from []source
	pack *packer
	now  []kv.Pair
	end  bool // nothing is left to read
}

// source is one of the segments on its way through a merge.
type source struct {
	prefix []byte
	shift  uint32 // of its documents in the one that they join
	size   uint32
	next   []byte // where to go on reading; nil at the end
	have   []kv.Pair
}

// mergeRead is how many keys of a segment are read at once.
const mergeRead = 256

func (j *merge) read(r kv.Reader) error {
	s := j.ix.sizes
	if j.pack == nil {
		v, err := r.GetMany(deadKey(j.m.epoch, j.to.base/s.Large))
		if err != nil {
			return err
		}
		_, j.dead = readDead(v[0], s.Large)
		for base := j.to.base; base < j.to.base+j.to.size; {
			g := j.of(base)
			j.from = append(j.from, source{prefix: g.prefix(j.m.epoch), shift: base - j.to.base, size: g.size, next: g.firstTerm(j.m.epoch)})
			base += g.size
		}
		j.pack = newPacker(j.to, j.m.epoch, s.Group)
	}
	for !j.end && len(j.pack.out) < s.Slice {
		if err := j.term(r); err != nil {
			return err
		}
	}
	j.now = j.pack.take(s.Slice)
	return nil
}

// term packs the first term of all sources.
func (j *merge) term(r kv.Reader) error {
	var term []byte
	for i := range j.from {
		head, err := j.from[i].head(r)
		if err != nil {
			return err
		}
		if head != nil && (term == nil || bytes.Compare(head, term) < 0) {
			term = head
		}
	}
	if term == nil {
		j.pack.end()
		j.end = true
		return nil
	}
	var docs []uint16
	within := j.to.base % j.ix.sizes.Large
	for i := range j.from {
		f := &j.from[i]
		if len(f.have) == 0 || !bytes.Equal(f.term(), term) {
			continue
		}
		n := len(docs)
		readSet(f.have[0].Value, f.size).each(func(doc uint32) bool {
			if doc += f.shift; !j.dead.has(within + doc) {
				docs = append(docs, uint16(doc))
			}
			return true
		})
		reverseDocs(docs[n:])
		f.have = f.have[1:]
	}
	j.pack.add(string(term), docs)
	return nil
}

func reverseDocs(d []uint16) {
	for i, k := 0, len(d)-1; i < k; i, k = i+1, k-1 {
		d[i], d[k] = d[k], d[i]
	}
}

func (f *source) term() []byte { return f.have[0].Key[len(f.prefix):] }

// head is the next term of a source, nil at its end; beginnings that are kept ready are passed over.
func (f *source) head(r kv.Reader) ([]byte, error) {
	for {
		for len(f.have) > 0 {
			if t := f.term(); t[len(t)-1] != readyMark {
				return t, nil
			}
			f.have = f.have[1:]
		}
		if f.next == nil {
			return nil, nil
		}
		pairs, err := r.Scan(f.next, upTo(f.prefix), mergeRead, false)
		if err != nil {
			return nil, err
		}
		f.have, f.next = pairs, nil
		if len(pairs) == mergeRead {
			f.next = append(bytes.Clone(pairs[len(pairs)-1].Key), 0)
		}
	}
}

func (j *merge) write(t kv.Txn) error {
	m, err := readManifest(t)
	if err != nil {
		return err
	}
	if m.epoch != j.m.epoch || m.joined != j.m.joined || m.merged != j.m.merged {
		return errOver
	}
	if len(j.now) > 0 {
		return putAll(t, j.now)
	}
	if j.to.part == partMiddle {
		m.joined += j.to.size
	} else {
		m = m.with(uint16(m.merged / j.to.size))
		m.merged += j.to.size
	}
	return m.put(t)
}

func (j *merge) done() bool { return len(j.now) == 0 }
