package search

import (
	"encoding/binary"
	"slices"

	"tanggapan/data"
	"tanggapan/data/kv"
)

const space = 'f'

// The parts of an index; a key begins with the space, the index's life and the part.
const (
	partTail     = 't' // document -> its record, the document it replaces, its words
	partSmall    = 'l' // small segment (complemented), term -> documents
	partMiddle   = 'm' // middle segment (complemented), term -> documents
	partLarge    = 's' // large segment (complemented), term -> documents
	partMap      = 'd' // documents in packs -> their records
	partDead     = 'x' // large segment's number -> dead documents
	partRecord   = 'k' // record -> document, fingerprint, whether it is open, lenders
	partBorrower = 'b' // lender, whether the record is open, record: the record took words from the lender
	partWait     = 'q' // lender -> the place up to which its borrowers have followed
)

// noDoc is no document.
const noDoc = ^uint32(0)

// lives is how many lives of the index have keys of their own before they repeat; the manifest's key is none of them.
const lives = 250

func manifestKey() []byte { return []byte{space, 0xFF} }

// at is the beginning of the keys of a part.
func at(epoch uint32, part byte) []byte {
	return append(make([]byte, 0, 48), space, byte(epoch%lives)+1, part)
}

func tailKey(epoch, doc uint32) []byte {
	return binary.BigEndian.AppendUint32(at(epoch, partTail), doc)
}

func mapKey(epoch, pack uint32) []byte {
	return binary.BigEndian.AppendUint32(at(epoch, partMap), pack)
}

func deadKey(epoch, large uint32) []byte {
	return binary.BigEndian.AppendUint16(at(epoch, partDead), uint16(large))
}

func recordKey(epoch uint32, r data.Ref) []byte { return refBytes(at(epoch, partRecord), r) }

func refBytes(b []byte, r data.Ref) []byte {
	return binary.BigEndian.AppendUint64(append(b, byte(r.Kind)), uint64(r.ID))
}

// refLen is the length of a record's name in keys and values.
const refLen = 9

func readRef(b []byte) data.Ref {
	return data.Ref{Kind: data.Kind(b[0]), ID: data.ID(binary.BigEndian.Uint64(b[1:refLen]))}
}

// refAt is the n-th record of a value of the document map.
func refAt(v []byte, n uint32) data.Ref {
	if len(v) < int(n+1)*refLen {
		return data.Ref{}
	}
	return readRef(v[n*refLen:])
}

// upTo is the key behind all that begin with prefix; prefix does not end in 0xFF.
func upTo(prefix []byte) []byte { return append(slices.Clone(prefix), 0xFF) }

// segment is a stretch of packed documents.
type segment struct {
	part byte
	base uint32 // its first document
	size uint32
}

func (s Sizes) small(base uint32) segment  { return segment{partSmall, base, s.Small} }
func (s Sizes) middle(base uint32) segment { return segment{partMiddle, base, s.Middle} }
func (s Sizes) large(base uint32) segment  { return segment{partLarge, base, s.Large} }

// prefix is the beginning of its keys: the newest segment comes first.
func (g segment) prefix(epoch uint32) []byte {
	n := ^(g.base / g.size)
	if g.part == partLarge {
		return binary.BigEndian.AppendUint16(at(epoch, partLarge), uint16(n))
	}
	return append(at(epoch, g.part), byte(n>>16), byte(n>>8), byte(n))
}

// manifest says which documents are where. It changes in one small transaction, after what it names was written.
type manifest struct {
	epoch    uint32   // the life of the index: a rebuild begins the next one
	flushed  uint32   // documents before it are packed; from it on they are in the tail
	joined   uint32   // documents from it up to flushed are in small segments
	merged   uint32   // documents from it up to joined are in middle segments
	building bool     // a rebuild is on its way
	claimed  uint16   // large segments that a rebuild has begun
	segs     []uint16 // numbers of the large segments, rising
}

const (
	manifestForm = 2
	manifestHead = 20
)

func readManifest(r kv.Reader) (m manifest, err error) {
	vals, err := r.GetMany(manifestKey())
	if err != nil || vals[0] == nil {
		return m, err
	}
	v := vals[0]
	if len(v) < manifestHead || v[0] != manifestForm || len(v)%2 != 0 {
		return m, damaged("manifest of %d bytes", len(v))
	}
	m.epoch, m.flushed, m.merged = binary.BigEndian.Uint32(v[1:]), binary.BigEndian.Uint32(v[5:]), binary.BigEndian.Uint32(v[9:])
	m.joined, m.building, m.claimed = binary.BigEndian.Uint32(v[13:]), v[17] != 0, binary.BigEndian.Uint16(v[18:])
	for v = v[manifestHead:]; len(v) >= 2; v = v[2:] {
		m.segs = append(m.segs, binary.BigEndian.Uint16(v))
	}
	return m, nil
}

func (m manifest) put(t kv.Txn) error {
	v := binary.BigEndian.AppendUint32([]byte{manifestForm}, m.epoch)
	for _, n := range []uint32{m.flushed, m.merged, m.joined} {
		v = binary.BigEndian.AppendUint32(v, n)
	}
	v = binary.BigEndian.AppendUint16(append(v, flag(m.building)), m.claimed)
	for _, s := range m.segs {
		v = binary.BigEndian.AppendUint16(v, s)
	}
	return t.Put(manifestKey(), v)
}

// with is the manifest with one large segment more.
func (m manifest) with(seg uint16) manifest {
	m.segs = slices.Clone(m.segs)
	if i, found := slices.BinarySearch(m.segs, seg); !found {
		m.segs = slices.Insert(m.segs, i, seg)
	}
	return m
}

// segmentOf is the segment in which a document lies, if it is packed.
func (m manifest) segmentOf(s Sizes, doc uint32) (g segment, packed bool) {
	switch {
	case doc >= m.flushed:
		return g, false
	case doc >= m.joined:
		return s.small(doc - doc%s.Small), true
	case doc >= m.merged:
		return s.middle(doc - doc%s.Middle), true
	}
	return s.large(doc - doc%s.Large), true
}

// has says whether a segment counts.
func (m manifest) has(s Sizes, g segment) bool {
	switch g.part {
	case partSmall:
		return g.base >= m.joined && g.base < m.flushed
	case partMiddle:
		return g.base >= m.merged && g.base < m.joined
	}
	_, found := slices.BinarySearch(m.segs, uint16(g.base/s.Large))
	return found
}

// segments are all that count, the newest first.
func (m manifest) segments(s Sizes) (out []segment) {
	for base := m.flushed; base > m.joined; {
		base -= s.Small
		out = append(out, s.small(base))
	}
	for base := m.joined; base > m.merged; {
		base -= s.Middle
		out = append(out, s.middle(base))
	}
	for i := len(m.segs) - 1; i >= 0; i-- {
		out = append(out, s.large(uint32(m.segs[i])*s.Large))
	}
	return out
}

// next is the document that comes next.
func (m manifest) next(r kv.Reader) (uint32, error) {
	from := at(m.epoch, partTail)
	pairs, err := r.Scan(from, upTo(from), 1, true)
	if err != nil || len(pairs) == 0 {
		return m.flushed, err
	}
	return max(m.flushed, tailDoc(pairs[0].Key)+1), nil
}

func tailDoc(key []byte) uint32 { return binary.BigEndian.Uint32(key[len(key)-4:]) }

func (m manifest) entry(r kv.Reader, ref data.Ref) (e entry, had bool, err error) {
	v, err := r.GetMany(recordKey(m.epoch, ref))
	if err != nil || v[0] == nil {
		return e, false, err
	}
	if e, had = readEntry(v[0]); !had {
		return e, false, damaged("entry of %s", ref)
	}
	return e, true, nil
}

func flag(b bool) byte {
	if b {
		return 1
	}
	return 0
}
