package search

import (
	"maps"

	"tanggapan/data/kv"
)

// A segment has one key more beside its terms: a filter of what its terms begin with, kept in memory once it was read. So a
// segment that lacks a word of the query is not looked into, and one that has it is looked into in one place. It is a Bloom
// filter whose bits of one entry lie in one block, the line of a processor's cache (Putze, Sanders, Singler 2007).
const (
	filterMark  = 1 // after the segment's prefix; smaller than what any term begins with
	filterForm  = 1
	filterReach = 8       // bytes of a term, its type included, up to which its beginnings are entered
	filterBlock = 64      // bytes
	filterEach  = 10      // bits a beginning: about one in a hundred others seems to be there
	filterMarks = 6       // bits that are set for one
	filterMost  = 1 << 19 // bytes of a filter
)

// filter tells what a segment has not; the zero filter tells nothing.
type filter []byte

// trace is a beginning as the filter knows it, made byte by byte (FNV-1a).
type trace uint64

const (
	traceSeed = trace(14695981039346656037)
	tracePrim = trace(1099511628211)
)

func (t trace) and(c byte) trace { return (t ^ trace(c)) * tracePrim }

func traceOf(s string) trace {
	t := traceSeed
	for i := range len(s) {
		t = t.and(s[i])
	}
	return t
}

// beginning is the trace of as much of a form as the filter knows, ready that of the key of what is kept ready for all of it.
func beginning(form string) trace { return traceOf(form[:min(len(form), filterReach)]) }
func ready(form string) trace     { return traceOf(form).and(readyMark) }

// place is a trace's block of n, and the numbers of its bits, nine bits each.
func (t trace) place(n int) (block int, marks uint64) {
	x := uint64(t)
	x = (x ^ x>>33) * 0xff51afd7ed558ccd
	x = (x ^ x>>33) * 0xc4ceb9fe1a85ec53
	x ^= x >> 33
	return int(x >> 32 * uint64(n) >> 32), x * 0x9e3779b97f4a7c15 >> 10
}

// may says whether the segment may have what left the trace.
func (f filter) may(t trace) bool {
	if len(f) == 0 {
		return true
	}
	block, marks := t.place(len(f) / filterBlock)
	b := f[block*filterBlock:][:filterBlock]
	for range filterMarks {
		if b[marks>>3&63]&(1<<(marks&7)) == 0 {
			return false
		}
		marks >>= 9
	}
	return true
}

// traces are what a filter is made of.
type traces []trace

// add enters the beginnings of a term; the first same bytes of it are those of the term before, whose beginnings are there.
func (ts *traces) add(term string, same int) {
	t := traceSeed
	for i := range min(len(term), filterReach) {
		if t = t.and(term[i]); i >= max(1, same) {
			*ts = append(*ts, t)
		}
	}
}

// shared is how many bytes two terms have alike from their beginning on.
func shared(a, b string) (n int) {
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// packFilter is the kept filter of traces.
func packFilter(traces traces) []byte {
	blocks := min(max(1, (len(traces)*filterEach+8*filterBlock-1)/(8*filterBlock)), filterMost/filterBlock)
	v := make([]byte, 1+blocks*filterBlock)
	v[0] = filterForm
	for _, t := range traces {
		block, marks := t.place(blocks)
		b := v[1+block*filterBlock:][:filterBlock]
		for range filterMarks {
			b[marks>>3&63] |= 1 << (marks & 7)
			marks >>= 9
		}
	}
	return v
}

func readFilter(v []byte) (filter, error) {
	if v == nil {
		return nil, nil
	}
	if len(v) == 0 || v[0] != filterForm || len(v) == 1 || (len(v)-1)%filterBlock != 0 {
		return nil, damaged("filter of %d bytes", len(v))
	}
	return filter(v[1:]), nil
}

// filterKey stands before the terms of a segment.
func (g segment) filterKey(epoch uint32) []byte { return append(g.prefix(epoch), filterMark) }

// firstTerm is where the terms of a segment begin.
func (g segment) firstTerm(epoch uint32) []byte { return append(g.prefix(epoch), filterMark+1) }

// filters are those of the segments of an index's life that were read.
type filters struct {
	epoch uint32
	of    map[segment]filter
}

// filter is that of a segment, read from the store the first time, and kept where its state is committed. It never
// changes: of what is taken out of a segment later it only goes on to tell.
func (ix *Index) filter(r kv.Reader, m manifest, g segment, committed bool) (filter, error) {
	ix.mu.Lock()
	f, known := ix.filters.of[g]
	known = known && ix.filters.epoch == m.epoch
	ix.mu.Unlock()
	if known {
		return f, nil
	}
	v, err := r.GetMany(g.filterKey(m.epoch))
	if err != nil {
		return nil, err
	}
	if f, err = readFilter(v[0]); err != nil || !committed {
		return f, err
	}
	ix.mu.Lock()
	defer ix.mu.Unlock()
	have := &ix.filters
	if have.of == nil || have.epoch < m.epoch {
		*have = filters{m.epoch, map[segment]filter{}}
	}
	if have.epoch == m.epoch {
		maps.DeleteFunc(have.of, func(g segment, _ filter) bool { return !m.has(ix.sizes, g) })
		have.of[g] = f
	}
	return f, nil
}
