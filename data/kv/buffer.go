package kv

// Buffer is memory that a caller lends to reads one after the other, in place of new memory for each; the zero Buffer is ready.
// It is for one goroutine.
type Buffer struct {
	chunks [][]byte
	used   int // chunks before it are full; what is free of it is its capacity beyond its length
}

const bufferChunk = 64 << 10

// Keep copies v into the buffer; what it returns is overwritten some time after the next Reset. It is never nil. Without a buffer it is a copy by itself.
func (b *Buffer) Keep(v []byte) []byte {
	if b == nil || len(v) > bufferChunk {
		return append([]byte{}, v...)
	}
	for ; b.used < len(b.chunks); b.used++ {
		if c := b.chunks[b.used]; cap(c)-len(c) >= len(v) {
			b.chunks[b.used] = append(c, v...)
			return b.chunks[b.used][len(c) : len(c)+len(v) : len(c)+len(v)]
		}
	}
	b.chunks = append(b.chunks, append(make([]byte, 0, bufferChunk), v...))
	return b.chunks[b.used][:len(v):len(v)]
}

// Reset makes all of the buffer free again.
func (b *Buffer) Reset() {
	for i := range b.chunks {
		b.chunks[i] = b.chunks[i][:0]
	}
	b.used = 0
}
