package search

import (
	"bytes"

	"tanggapan/data/kv"
)

// merge joins the small segments of a large one, without the dead.
type merge struct {
	ix   *Index
	m    manifest
	dead set
	from []source
	pack *packer
	now  []kv.Pair
	end  bool // nothing is left to read
}

// source is one small segment on its way through a merge.
type source struct {
	prefix []byte
	shift  uint32 // of its documents in the large segment
	size   uint32
	next   []byte // where to go on reading; nil at the end
	have   []kv.Pair
}

// mergeRead is how many keys of a small segment are read at once.
const mergeRead = 256

func (j *merge) segment() segment {
	return segment{large: true, base: j.m.merged, size: j.ix.sizes.Large}
}

func (j *merge) read(r kv.Reader) error {
	s := j.ix.sizes
	if j.pack == nil {
		v, err := r.GetMany(deadKey(j.m.epoch, j.m.merged/s.Large))
		if err != nil {
			return err
		}
		_, j.dead = readDead(v[0], s.Large)
		for base := j.m.merged; base < j.m.merged+s.Large; base += s.Small {
			g := segment{base: base, size: s.Small}
			j.from = append(j.from, source{prefix: g.prefix(j.m.epoch), shift: base - j.m.merged, size: s.Small, next: g.firstTerm(j.m.epoch)})
		}
		j.pack = newPacker(j.segment(), j.m.epoch, s.Group)
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
	for i := range j.from {
		f := &j.from[i]
		if len(f.have) == 0 || !bytes.Equal(f.term(), term) {
			continue
		}
		n := len(docs)
		readSet(f.have[0].Value, f.size).each(func(doc uint32) bool {
			if doc += f.shift; !j.dead.has(doc) {
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
	if m.epoch != j.m.epoch || m.merged != j.m.merged {
		return errOver
	}
	if len(j.now) > 0 {
		return putAll(t, j.now)
	}
	m = m.with(uint16(m.merged / j.ix.sizes.Large))
	m.merged += j.ix.sizes.Large
	return m.put(t)
}

func (j *merge) done() bool { return len(j.now) == 0 }
