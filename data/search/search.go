// Package search finds records as one types, by the beginning of every word, in packed postings beside the records.
//
// A document is one state of a record's words; it has a number that only
// grows, so the newest state is found first. Documents lie in blocks of 4096;
// a key per block and term holds the set of documents with that term. Changed
// records get a new document and their old one is marked dead.
package search

import (
	"encoding/binary"
	"hash/fnv"
	"sort"
	"strings"

	"tanggapan/data"
	"tanggapan/data/kv"
)

const (
	space     = 'f'
	blockSize = 4096
)

// The parts of the space.
const (
	partTerm     = 't' // block (complemented), term -> set of documents
	partDead     = 'x' // block (complemented) -> set of documents
	partDoc      = 'd' // document -> record
	partRecord   = 'k' // record -> document, fingerprint, lenders
	partBorrower = 'b' // lender, record: the record took words from the lender
	partWait     = 'q' // lender -> how many borrowers have followed
	partNext     = 'n' // the next document number
)

func refBytes(b []byte, r data.Ref) []byte {
	return binary.BigEndian.AppendUint64(append(b, byte(r.Kind)), uint64(r.ID))
}

func readRef(b []byte) data.Ref {
	return data.Ref{Kind: data.Kind(b[0]), ID: data.ID(binary.BigEndian.Uint64(b[1:9]))}
}

func recordKey(r data.Ref) []byte { return refBytes([]byte{space, partRecord}, r) }

func docKey(doc uint32) []byte { return binary.BigEndian.AppendUint32([]byte{space, partDoc}, doc) }

func termKey(block uint32, term string) []byte {
	return append(binary.BigEndian.AppendUint32([]byte{space, partTerm}, ^block), term...)
}

func deadKey(block uint32) []byte {
	return binary.BigEndian.AppendUint32([]byte{space, partDead}, ^block)
}

// Put makes a record findable by its terms alone, in place of those it had;
// with no terms it is found no more. from are the records whose words it
// borrowed. changed says whether its terms differ from before.
func Put(t kv.Txn, ref data.Ref, terms []data.Term, from []data.Ref) (changed bool, err error) {
	tokens := tokensOf(ref.Kind, terms)
	print := fingerprint(tokens)
	old, err := t.GetMany(recordKey(ref))
	if err != nil {
		return false, err
	}
	if had := old[0]; len(had) >= 12 {
		if binary.BigEndian.Uint64(had[4:12]) == print {
			return false, nil
		}
		if err := bury(t, binary.BigEndian.Uint32(had[:4])); err != nil {
			return false, err
		}
		for b := had[12:]; len(b) >= 9; b = b[9:] {
			if err := t.Delete(refBytes(refBytes([]byte{space, partBorrower}, readRef(b)), ref)); err != nil {
				return false, err
			}
		}
	} else if len(tokens) == 0 {
		return false, nil
	}
	if len(tokens) == 0 {
		return true, t.Delete(recordKey(ref))
	}
	doc, err := nextDoc(t)
	if err != nil {
		return false, err
	}
	val := binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint32(nil, doc), print)
	for _, f := range from {
		val = refBytes(val, f)
		if err := t.Put(refBytes(refBytes([]byte{space, partBorrower}, f), ref), nil); err != nil {
			return false, err
		}
	}
	if err := t.Put(recordKey(ref), val); err != nil {
		return false, err
	}
	if err := t.Put(docKey(doc), refBytes(nil, ref)); err != nil {
		return false, err
	}
	return true, post(t, doc, tokens)
}

// post adds a document to the set of each of its tokens.
func post(t kv.Txn, doc uint32, tokens []string) error {
	block := doc / blockSize
	keys := make([][]byte, len(tokens))
	for i, tok := range tokens {
		keys[i] = termKey(block, tok)
	}
	vals, err := t.GetMany(keys...)
	if err != nil {
		return err
	}
	for i, v := range vals {
		if err := t.Put(keys[i], readSet(v).with(uint16(doc%blockSize)).bytes()); err != nil {
			return err
		}
	}
	return nil
}

// bury marks a document dead.
func bury(t kv.Txn, doc uint32) error {
	key := deadKey(doc / blockSize)
	v, err := t.GetMany(key)
	if err != nil {
		return err
	}
	if err := t.Put(key, readSet(v[0]).with(uint16(doc%blockSize)).bytes()); err != nil {
		return err
	}
	return t.Delete(docKey(doc))
}

func nextDoc(t kv.Txn) (uint32, error) {
	key := []byte{space, partNext}
	v, err := t.GetMany(key)
	if err != nil {
		return 0, err
	}
	var n uint32
	if len(v[0]) == 4 {
		n = binary.BigEndian.Uint32(v[0])
	}
	return n, t.Put(key, binary.BigEndian.AppendUint32(nil, n+1))
}

func fingerprint(tokens []string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(strings.Join(tokens, "\x00")))
	return h.Sum64()
}

// Borrowers lists up to limit records that took words from a lender, from the given place on, and whether more follow.
func Borrowers(r kv.Reader, lender data.Ref, place, limit int) (refs []data.Ref, more bool, err error) {
	prefix := refBytes([]byte{space, partBorrower}, lender)
	to := refBytes([]byte{space, partBorrower}, data.Ref{Kind: lender.Kind, ID: lender.ID + 1})
	pairs, err := r.Scan(prefix, to, place+limit+1, false)
	if err != nil {
		return nil, false, err
	}
	for i, p := range pairs {
		if i >= place+limit {
			return refs, true, nil
		}
		if i >= place {
			refs = append(refs, readRef(p.Key[len(prefix):]))
		}
	}
	return refs, false, nil
}

// Later notes that the borrowers of a lender must follow it in the background.
func Later(t kv.Txn, lender data.Ref) error {
	return t.Put(refBytes([]byte{space, partWait}, lender), binary.BigEndian.AppendUint32(nil, 0))
}

// Waiting gives a lender whose borrowers wait, and how many have followed.
func Waiting(r kv.Reader) (lender data.Ref, place int, ok bool, err error) {
	pairs, err := r.Scan([]byte{space, partWait}, []byte{space, partWait + 1}, 1, false)
	if err != nil || len(pairs) == 0 {
		return data.Ref{}, 0, false, err
	}
	return readRef(pairs[0].Key[2:]), int(binary.BigEndian.Uint32(pairs[0].Value)), true, nil
}

// Advance notes how many borrowers have followed; without more the lender is done.
func Advance(t kv.Txn, lender data.Ref, place int, more bool) error {
	key := refBytes([]byte{space, partWait}, lender)
	if !more {
		return t.Delete(key)
	}
	return t.Put(key, binary.BigEndian.AppendUint32(nil, uint32(place)))
}

// set is a set of documents within a block, sorted.
type set []uint16

func readSet(v []byte) set {
	if len(v) == blockSize/8 {
		return unpack(v)
	}
	s := make(set, len(v)/2)
	for i := range s {
		s[i] = binary.LittleEndian.Uint16(v[2*i:])
	}
	return s
}

func unpack(bitmap []byte) set {
	var s set
	for i := 0; i < blockSize; i++ {
		if bitmap[i/8]&(1<<(i%8)) != 0 {
			s = append(s, uint16(i))
		}
	}
	return s
}

func (s set) with(n uint16) set {
	i := sort.Search(len(s), func(i int) bool { return s[i] >= n })
	if i < len(s) && s[i] == n {
		return s
	}
	s = append(s, 0)
	copy(s[i+1:], s[i:])
	s[i] = n
	return s
}

// bytes is the set as an array, or as a bitmap where that is no longer.
func (s set) bytes() []byte {
	if 2*len(s) >= blockSize/8 {
		b := make([]byte, blockSize/8)
		for _, n := range s {
			b[n/8] |= 1 << (n % 8)
		}
		return b
	}
	b := make([]byte, 0, 2*len(s))
	for _, n := range s {
		b = binary.LittleEndian.AppendUint16(b, n)
	}
	return b
}
