package search

import (
	"slices"
	"strings"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// rebuilt is how many large segments a rebuild may write: the documents of saves that come meanwhile lie behind them.
const rebuilt = 1 << 12

// Begin starts the index anew and empty. What is saved from then on is found
// at once, the rest when a Builder was given it; what was there is taken away by Step.
func (ix *Index) Begin(t kv.Txn) error {
	m, err := readManifest(t)
	if err != nil {
		return err
	}
	base := ix.sizes.Large * rebuilt
	return manifest{epoch: m.epoch + 1, flushed: base, joined: base, merged: base, building: true}.put(t)
}

// Building says whether a rebuild was begun and not ended.
func Building(r kv.Reader) (bool, error) {
	m, err := readManifest(r)
	return m.building, err
}

// Builder makes the index anew in large segments, one after the other: Stage
// and Keep records until Room is 0, then Write and Flip. It holds the words of
// one segment in memory. When it is lost another one goes on with a new segment,
// given all records again.
type Builder struct {
	ix    *Index
	epoch uint32
	seg   uint16
	begun bool
	docs  uint32
	refs  []byte
	ids   map[string]uint32 // of terms
	posts []termDoc
	pack  *packer
	now   []kv.Pair
}

type termDoc struct {
	term uint32
	doc  uint16
}

// Staged is a record that was given a document.
type Staged struct {
	ref    data.Ref
	tokens []string
}

// NewBuilder is a builder for an index that Begin began.
func (ix *Index) NewBuilder() *Builder { return &Builder{ix: ix, ids: map[string]uint32{}} }

// Room is how many records more the segment takes.
func (b *Builder) Room() int { return int(b.ix.sizes.Large - b.docs) }

// Claim takes a segment's number in a transaction, before the first Stage of a
// segment; claimed is to be called after the commit. It fails where no rebuild was begun.
func (b *Builder) Claim(t kv.Txn) (claimed func(), err error) {
	m, err := readManifest(t)
	if err != nil {
		return nil, err
	}
	if !m.building || m.claimed >= rebuilt {
		return nil, damaged("no segment to rebuild after %d", m.claimed)
	}
	seg := m.claimed
	m.claimed++
	return func() { b.epoch, b.seg, b.begun = m.epoch, seg, true }, m.put(t)
}

// Claimed says whether the builder has a segment to fill.
func (b *Builder) Claimed() bool { return b.begun }

// Stage gives documents to the records that have none yet, at most Room many; after the commit they are to be kept.
func (b *Builder) Stage(t kv.Txn, docs []Doc) ([]Staged, error) {
	m, err := readManifest(t)
	if err != nil {
		return nil, err
	}
	if m.epoch != b.epoch {
		return nil, errOver
	}
	var out []Staged
	for _, d := range docs {
		was, had, err := m.entry(t, d.Ref)
		if err != nil {
			return nil, err
		}
		if had && b.counts(m, was.doc) {
			continue
		}
		tokens := tokensOf(d.Ref.Kind, d.Terms)
		if len(tokens) == 0 {
			if had {
				err = was.drop(t, m.epoch, d.Ref)
			}
		} else {
			now := entry{doc: uint32(b.seg)*b.ix.sizes.Large + b.docs + uint32(len(out)), print: fingerprint(tokens), shut: !d.Open, from: d.From}
			err = now.keep(t, m.epoch, d.Ref, was)
			out = append(out, Staged{d.Ref, tokens})
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// counts says whether a document is or will be found without being given another.
func (b *Builder) counts(m manifest, doc uint32) bool {
	if doc >= b.ix.sizes.Large*rebuilt {
		return true
	}
	seg := uint16(doc / b.ix.sizes.Large)
	_, written := slices.BinarySearch(m.segs, seg)
	return written || seg == b.seg && doc%b.ix.sizes.Large < b.docs
}

// Keep takes in what Stage has stored.
func (b *Builder) Keep(staged []Staged) {
	for _, s := range staged {
		for _, t := range s.tokens {
			id, known := b.ids[t]
			if !known {
				id = uint32(len(b.ids))
				b.ids[t] = id
			}
			b.posts = append(b.posts, termDoc{id, uint16(b.docs)})
		}
		b.refs = refBytes(b.refs, s.ref)
		b.docs++
	}
}

// Write prepares the next slice of the segment's keys and hands it to run, a
// transaction. When nothing is left the segment counts from then on, and with
// last the rebuild is over; more is false then, and the builder is empty for the next.
func (b *Builder) Write(run func(func(kv.Txn) error) error, last bool) (more bool, err error) {
	if b.pack == nil && b.begun {
		b.begin()
	}
	if b.pack != nil {
		b.now = b.pack.take(b.ix.sizes.Slice)
	}
	err = run(func(t kv.Txn) error {
		m, err := readManifest(t)
		switch {
		case err != nil:
			return err
		case b.begun && m.epoch != b.epoch:
			return errOver
		case len(b.now) > 0:
			return putAll(t, b.now)
		}
		if b.docs > 0 {
			m = m.with(b.seg)
		}
		m.building = m.building && !last
		return m.put(t)
	})
	if err != nil {
		return false, err
	}
	if len(b.now) > 0 {
		return true, nil
	}
	*b = *b.ix.NewBuilder()
	return false, nil
}

// begin puts the terms in order.
func (b *Builder) begin() {
	g := b.ix.sizes.large(uint32(b.seg) * b.ix.sizes.Large)
	b.pack = newPacker(g, b.epoch, b.ix.sizes.Group)
	terms := make([]string, len(b.ids))
	for t, id := range b.ids {
		terms[id] = t
	}
	// Counted into place, term by term, the documents stay in order.
	at := make([]uint32, len(terms)+1)
	for _, p := range b.posts {
		at[p.term+1]++
	}
	for i := range terms {
		at[i+1] += at[i]
	}
	docs := make([]uint16, len(b.posts))
	end := slices.Clone(at)
	for _, p := range b.posts {
		docs[end[p.term]] = p.doc
		end[p.term]++
	}
	b.posts, b.ids = nil, nil
	order := make([]uint32, len(terms))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(x, y uint32) int { return strings.Compare(terms[x], terms[y]) })
	for _, id := range order {
		b.pack.add(terms[id], docs[at[id]:at[id+1]])
	}
	b.pack.end()
	b.pack.out = append(b.pack.out, mapOf(b.ix.sizes, b.epoch, g.base, b.refs)...)
}
