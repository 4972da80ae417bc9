package search

import (
	"bytes"
	"encoding/binary"
	"sort"
)

// A set of documents within a block is kept as an array of 16-bit numbers in
// order, or as a bitmap where that is no longer.

// with gives a kept set with one document more; v itself stays as it is.
func with(v []byte, n uint16) []byte {
	if len(v) == blockSize/8 {
		out := bytes.Clone(v)
		out[n/8] |= 1 << (n % 8)
		return out
	}
	have := len(v) / 2
	i := sort.Search(have, func(i int) bool { return binary.LittleEndian.Uint16(v[2*i:]) >= n })
	if i < have && binary.LittleEndian.Uint16(v[2*i:]) == n {
		return v
	}
	if 2*(have+1) >= blockSize/8 {
		b := &bits{}
		b.add(v)
		b[n/64] |= 1 << (n % 64)
		return b.bytes()
	}
	out := make([]byte, 0, len(v)+2)
	out = append(out, v[:2*i]...)
	out = binary.LittleEndian.AppendUint16(out, n)
	return append(out, v[2*i:]...)
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

// bytes is the set as a kept bitmap.
func (b *bits) bytes() []byte {
	out := make([]byte, 0, blockSize/8)
	for _, w := range b {
		out = binary.LittleEndian.AppendUint64(out, w)
	}
	return out
}

// add adds a kept set.
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
