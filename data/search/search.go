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
	partRecord   = 'k' // record -> document, fingerprint, whether it is open, lenders
	partBorrower = 'b' // lender, whether the record is open, record: the record took words from the lender
	partWait     = 'q' // lender -> the place up to which its borrowers have followed
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

// Doc is what search knows of a record.
type Doc struct {
	Ref   data.Ref
	Terms []data.Term // none: the record is found no more
	From  []data.Ref  // the records whose words are among the terms
	Open  bool        // live work, which follows those at once
}

// Put makes a record findable by its terms alone, in place of those it had.
// changed says whether its terms differ from before.
func Put(t kv.Txn, d Doc) (changed bool, err error) {
	tokens := tokensOf(d.Ref.Kind, d.Terms)
	now := entry{print: fingerprint(tokens), shut: !d.Open, from: d.From}
	old, err := t.GetMany(recordKey(d.Ref))
	if err != nil {
		return false, err
	}
	was, had := readEntry(old[0])
	if !had && len(tokens) == 0 || had && was.same(now) {
		return false, nil
	}
	if had {
		if err := was.unlend(t, d.Ref); err != nil {
			return false, err
		}
	}
	if had && was.print == now.print && len(tokens) > 0 {
		now.doc = was.doc
		return false, now.keep(t, d.Ref)
	}
	if had {
		if err := bury(t, was.doc); err != nil {
			return false, err
		}
	}
	if len(tokens) == 0 {
		return true, t.Delete(recordKey(d.Ref))
	}
	if now.doc, err = nextDoc(t); err != nil {
		return false, err
	}
	if err := now.keep(t, d.Ref); err != nil {
		return false, err
	}
	if err := t.Put(docKey(now.doc), refBytes(nil, d.Ref)); err != nil {
		return false, err
	}
	return true, post(t, now.doc, tokens)
}

// Knows says whether a record is findable by exactly these terms.
func Knows(r kv.Reader, d Doc) (bool, error) {
	tokens := tokensOf(d.Ref.Kind, d.Terms)
	v, err := r.GetMany(recordKey(d.Ref))
	if err != nil {
		return false, err
	}
	is, known := readEntry(v[0])
	if !known || len(tokens) == 0 {
		return known == (len(tokens) > 0), nil
	}
	return is.same(entry{print: fingerprint(tokens), shut: !d.Open, from: d.From}), nil
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
		if err := t.Put(keys[i], with(v, uint16(doc%blockSize))); err != nil {
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
	if err := t.Put(key, with(v[0], uint16(doc%blockSize))); err != nil {
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
