package search

import (
	"encoding/binary"
	"slices"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// entry is what is kept of a findable record.
type entry struct {
	doc   uint32
	print uint64 // of its tokens
	shut  bool   // not open
	from  []data.Ref
}

// entryHead is the length of an entry without its lenders.
const entryHead = 4 + 8 + 1

func readEntry(v []byte) (entry, bool) {
	if len(v) < entryHead {
		return entry{}, false
	}
	e := entry{doc: binary.BigEndian.Uint32(v), print: binary.BigEndian.Uint64(v[4:]), shut: v[12] != 0}
	for b := v[entryHead:]; len(b) >= 9; b = b[9:] {
		e.from = append(e.from, readRef(b))
	}
	return e, true
}

func (e entry) same(o entry) bool {
	return e.print == o.print && e.shut == o.shut && slices.Equal(e.from, o.from)
}

// keep writes the entry of a record in place of was, and the marks at its lenders that are not there yet.
func (e entry) keep(t kv.Txn, epoch uint32, ref data.Ref, was entry) error {
	v := binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint32(nil, e.doc), e.print)
	v = append(v, flag(e.shut))
	for _, lender := range e.from {
		v = refBytes(v, lender)
		if was.shut != e.shut || !slices.Contains(was.from, lender) {
			if err := t.Put(borrowerKey(epoch, lender, e.shut, ref), nil); err != nil {
				return err
			}
		}
	}
	for _, lender := range was.from {
		if was.shut != e.shut || !slices.Contains(e.from, lender) {
			if err := t.Delete(borrowerKey(epoch, lender, was.shut, ref)); err != nil {
				return err
			}
		}
	}
	return t.Put(recordKey(epoch, ref), v)
}

// drop takes away the entry of a record and the marks at its lenders.
func (e entry) drop(t kv.Txn, epoch uint32, ref data.Ref) error {
	for _, lender := range e.from {
		if err := t.Delete(borrowerKey(epoch, lender, e.shut, ref)); err != nil {
			return err
		}
	}
	return t.Delete(recordKey(epoch, ref))
}

func borrowerPrefix(epoch uint32, lender data.Ref) []byte {
	return refBytes(at(epoch, partBorrower), lender)
}

func borrowerKey(epoch uint32, lender data.Ref, shut bool, ref data.Ref) []byte {
	return refBytes(append(borrowerPrefix(epoch, lender), flag(shut)), ref)
}

// Borrowers lists up to limit records that took words from a lender, open ones
// first, from behind a place on; next is where to go on, nil at the end.
func Borrowers(r kv.Reader, lender data.Ref, place []byte, limit int) (refs []data.Ref, next []byte, err error) {
	m, err := readManifest(r)
	if err != nil {
		return nil, nil, err
	}
	prefix := borrowerPrefix(m.epoch, lender)
	from := prefix
	if len(place) > 0 {
		from = append(append(slices.Clone(prefix), place...), 0)
	}
	pairs, err := r.Scan(from, append(slices.Clone(prefix), 0xFF), limit+1, false)
	if err != nil {
		return nil, nil, err
	}
	if len(pairs) > limit {
		pairs = pairs[:limit]
		next = pairs[limit-1].Key[len(prefix):]
	}
	for _, p := range pairs {
		refs = append(refs, readRef(p.Key[len(prefix)+1:]))
	}
	return refs, next, nil
}

// Later notes that the borrowers of a lender must follow it in the background.
func Later(t kv.Txn, lender data.Ref) error { return Advance(t, lender, []byte{}) }

// Waiting gives a lender whose borrowers wait, and the place up to which they have followed.
func Waiting(r kv.Reader) (lender data.Ref, place []byte, ok bool, err error) {
	m, err := readManifest(r)
	if err != nil {
		return data.Ref{}, nil, false, err
	}
	prefix := at(m.epoch, partWait)
	pairs, err := r.Scan(prefix, upTo(prefix), 1, false)
	if err != nil || len(pairs) == 0 {
		return data.Ref{}, nil, false, err
	}
	return readRef(pairs[0].Key[len(prefix):]), pairs[0].Value, true, nil
}

// Advance notes up to which place the borrowers have followed; nil: all have.
func Advance(t kv.Txn, lender data.Ref, place []byte) error {
	m, err := readManifest(t)
	if err != nil {
		return err
	}
	key := refBytes(at(m.epoch, partWait), lender)
	if place == nil {
		return t.Delete(key)
	}
	return t.Put(key, place)
}
