package search

import (
	"encoding/binary"
	"sort"
)

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

// bits is a set of documents of a block.
type bits [blockSize / 64]uint64

func (b *bits) has(i int) bool { return b[i/64]&(1<<(i%64)) != 0 }

func (b *bits) flip() {
	for i := range b {
		b[i] = ^b[i]
	}
}

func (b *bits) and(o *bits) {
	for i := range b {
		b[i] &= o[i]
	}
}

func (b *bits) or(o *bits) {
	for i := range b {
		b[i] |= o[i]
	}
}

func (b *bits) empty() bool {
	for _, w := range b {
		if w != 0 {
			return false
		}
	}
	return true
}

func (b *bits) add(v []byte) {
	if len(v) == blockSize/8 {
		for i := range b {
			b[i] |= binary.LittleEndian.Uint64(v[8*i:])
		}
		return
	}
	for ; len(v) >= 2; v = v[2:] {
		n := binary.LittleEndian.Uint16(v)
		b[n/64] |= 1 << (n % 64)
	}
}
