package search

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// set is documents of a segment, counted from its beginning: an array of
// 16-bit numbers in order, or a bitmap where that is not longer. It is read as it is kept.
type set struct {
	array []byte
	bits  []byte
}

// The first byte of a kept set.
const (
	setArray = 'a'
	setBits  = 'b'
)

// readSet reads a kept set of a segment of that size; what is none is empty.
func readSet(v []byte, size uint32) set {
	switch {
	case len(v) < 1:
	case v[0] == setArray && len(v)%2 == 1:
		return set{array: v[1:]}
	case v[0] == setBits && len(v) == 1+bytesOf(size):
		return set{bits: v[1:]}
	}
	return set{}
}

// bytesOf is the length of a bitmap, in whole 64-bit words.
func bytesOf(size uint32) int { return int(size+63) / 64 * 8 }

func (s set) empty() bool { return len(s.array) == 0 && len(s.bits) == 0 }

func (s set) has(n uint32) bool {
	if s.bits != nil {
		return int(n/8) < len(s.bits) && s.bits[n/8]&(1<<(n%8)) != 0
	}
	from, to := 0, len(s.array)/2
	for from < to {
		switch mid := (from + to) / 2; {
		case uint32(s.item(mid)) < n:
			from = mid + 1
		default:
			to = mid
		}
	}
	return 2*from < len(s.array) && uint32(s.item(from)) == n
}

func (s set) item(i int) uint16 { return binary.LittleEndian.Uint16(s.array[2*i:]) }

// into adds the set to a bitmap.
func (s set) into(b []byte) {
	if s.bits != nil {
		for i := 0; i+8 <= len(b); i += 8 {
			w := binary.LittleEndian.Uint64(b[i:]) | binary.LittleEndian.Uint64(s.bits[i:])
			binary.LittleEndian.PutUint64(b[i:], w)
		}
		return
	}
	for i := range len(s.array) / 2 {
		n := s.item(i)
		b[n/8] |= 1 << (n % 8)
	}
}

// each hands the documents over, the last first, until f says false.
func (s set) each(f func(n uint32) bool) {
	if s.bits == nil {
		for i := len(s.array)/2 - 1; i >= 0; i-- {
			if !f(uint32(s.item(i))) {
				return
			}
		}
		return
	}
	for at := len(s.bits) - 8; at >= 0; at -= 8 {
		if !eachBit(binary.LittleEndian.Uint64(s.bits[at:]), uint32(at)*8, f) {
			return
		}
	}
}

func eachBit(w uint64, base uint32, f func(n uint32) bool) bool {
	for w != 0 {
		top := 63 - bits.LeadingZeros64(w)
		w &^= 1 << top
		if !f(base + uint32(top)) {
			return false
		}
	}
	return true
}

func (s set) count() (n int) {
	if s.bits == nil {
		return len(s.array) / 2
	}
	for at := 0; at < len(s.bits); at += 8 {
		n += bits.OnesCount64(binary.LittleEndian.Uint64(s.bits[at:]))
	}
	return n
}

// common hands over the documents that are in all sets, the last first, until
// f says false. The shortest array leads; without one the bitmaps are joined word by word.
func common(sets []set, f func(n uint32) bool) {
	lead := -1
	for i, s := range sets {
		if s.bits == nil && (lead < 0 || len(s.array) < len(sets[lead].array)) {
			lead = i
		}
	}
	if lead >= 0 {
		first := sets[lead]
		ends := make([]int, len(sets))
		for i, s := range sets {
			ends[i] = len(s.array) / 2
		}
	docs:
		for at := ends[lead] - 1; at >= 0; at-- {
			n := uint32(first.item(at))
			for i := range sets {
				if i != lead && !sets[i].below(n, &ends[i]) {
					continue docs
				}
			}
			if !f(n) {
				return
			}
		}
		return
	}
	for at := len(sets[0].bits) - 8; at >= 0; at -= 8 {
		w := ^uint64(0)
		for _, s := range sets {
			w &= binary.LittleEndian.Uint64(s.bits[at:])
		}
		if !eachBit(w, uint32(at)*8, f) {
			return
		}
	}
}

// below is has for falling documents: end is where an array may still hold them, and moves down with them in growing steps.
func (s set) below(n uint32, end *int) bool {
	if s.bits != nil {
		return int(n/8) < len(s.bits) && s.bits[n/8]&(1<<(n%8)) != 0
	}
	to, step := *end, 1
	for to-step >= 0 && uint32(s.item(to-step)) > n {
		to -= step
		step *= 2
	}
	from := max(0, to-step)
	for from < to {
		if mid := (from + to) / 2; uint32(s.item(mid)) <= n {
			from = mid + 1
		} else {
			to = mid
		}
	}
	*end = to
	return to > 0 && uint32(s.item(to-1)) == n
}

// few says whether the set is so small that it is sooner gone through at once than found in others bit by bit.
func (s set) few() bool { return s.bits == nil && len(s.array) <= 2*few }

const few = 256

// sideBySide is how many times longer an array may be to be gone through side by side with another, sooner than it is looked into for each.
const sideBySide = 32

// fewOf is what any of the sets has, where that is so little that it is sooner put in order than written into a bitmap.
func fewOf(sets []set) (all set, ok bool) {
	n := 0
	for _, s := range sets {
		if n += len(s.array) / 2; s.bits != nil || n > few/8 {
			return set{}, false
		}
	}
	docs := make([]uint16, 0, n)
	for _, s := range sets {
		for i := range len(s.array) / 2 {
			docs = append(docs, s.item(i))
		}
	}
	slices.Sort(docs)
	return set{array: arrayOf(slices.Compact(docs))[1:]}, true
}

// both is what two sets have in common, of which one at least is an array.
func both(a, b set) set {
	if a.bits != nil || b.bits == nil && len(b.array) < len(a.array) {
		a, b = b, a
	}
	var out []byte
	if b.bits == nil && len(b.array) < sideBySide*len(a.array) {
		for i, k := 0, 0; i < len(a.array)/2 && k < len(b.array)/2; {
			switch n, m := a.item(i), b.item(k); {
			case m < n:
				k++
			case n < m:
				i++
			default:
				out = binary.LittleEndian.AppendUint16(out, n)
				i, k = i+1, k+1
			}
		}
		return set{array: out}
	}
	for i := range len(a.array) / 2 {
		if n := a.item(i); b.has(uint32(n)) {
			out = binary.LittleEndian.AppendUint16(out, n)
		}
	}
	return set{array: out}
}

// packSet gives the bytes of a set of documents, which come in any order and may repeat; it sorts them. scratch is an empty
// bitmap of the segment's size, and is one again.
func packSet(docs []uint16, scratch []byte) []byte {
	if 2*len(docs) < len(scratch) {
		slices.Sort(docs)
		return arrayOf(slices.Compact(docs))
	}
	for _, n := range docs {
		scratch[n/8] |= 1 << (n % 8)
	}
	out := packBits(scratch)
	clear(scratch)
	return out
}

// packBits gives the bytes of a bitmap's set.
func packBits(b []byte) []byte {
	s := set{bits: b}
	n := s.count()
	if 2*n >= len(b) {
		return append([]byte{setBits}, b...)
	}
	docs := make([]uint16, 0, n)
	s.each(func(n uint32) bool {
		docs = append(docs, uint16(n))
		return true
	})
	slices.Reverse(docs)
	return arrayOf(docs)
}

func arrayOf(docs []uint16) []byte {
	v := make([]byte, 1, 1+2*len(docs))
	v[0] = setArray
	for _, n := range docs {
		v = binary.LittleEndian.AppendUint16(v, n)
	}
	return v
}

// less gives the bytes of a kept set without the dead, nil when nothing is left; same says that it had none of them.
func less(v []byte, dead set, size uint32) (out []byte, same bool) {
	had := readSet(v, size)
	n := had.count()
	docs := make([]uint16, 0, n)
	had.each(func(n uint32) bool {
		if !dead.has(n) {
			docs = append(docs, uint16(n))
		}
		return true
	})
	switch len(docs) {
	case n:
		return v, true
	case 0:
		return nil, false
	}
	return packSet(docs, make([]byte, bytesOf(size))), false
}

// A kept set of dead documents has before it how many of them no term holds any more.
const deadHead = 4

func readDead(v []byte, size uint32) (purged uint32, dead set) {
	if len(v) < deadHead {
		return 0, set{}
	}
	return binary.BigEndian.Uint32(v), readSet(v[deadHead:], size)
}

func packDead(purged uint32, dead []byte) []byte {
	return append(binary.BigEndian.AppendUint32(nil, purged), packBits(dead)...)
}
