package search

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// posted is an entry of the tail: one state of a record's words, or that the record is found no more.
type posted struct {
	ref    data.Ref // zero: found no more
	kills  uint32   // the document that it replaces, or noDoc
	tokens []string
	heads  []uint64 // of the tokens
}

const postedHead = refLen + 4

func (p posted) bytes() []byte {
	n := postedHead
	for _, t := range p.tokens {
		n += len(t) + 1
	}
	v := make([]byte, 0, n)
	v = binary.BigEndian.AppendUint32(refBytes(v, p.ref), p.kills)
	return append(v, strings.Join(p.tokens, "\x00")...)
}

func readPosted(v []byte) (p posted, err error) {
	if len(v) < postedHead {
		return p, damaged("tail entry of %d bytes", len(v))
	}
	p.ref, p.kills = readRef(v), binary.BigEndian.Uint32(v[refLen:])
	if len(v) > postedHead {
		p.tokens = strings.Split(string(v[postedHead:]), "\x00")
		p.heads = headsOf(p.tokens)
	}
	return p, nil
}

// posting is a token of a document.
type posting struct {
	token string
	doc   uint32
}

// kill says which document made which one dead.
type kill struct{ doc, by uint32 }

// run is a stretch of the tail, at most 64 entries, in order.
type run struct {
	tokens []string // rising; a token comes once for each entry that has it
	heads  []uint64 // of the tokens
	docs   []uint8  // of the tokens: which of the entries
	kills  []kill
	filter filter
}

func runOf(base uint32, entries []posted) (r run) {
	var posts []posting
	for i, e := range entries {
		for _, t := range e.tokens {
			posts = append(posts, posting{t, uint32(i)})
		}
		if e.kills != noDoc {
			r.kills = append(r.kills, kill{e.kills, base + uint32(i)})
		}
	}
	slices.SortFunc(posts, func(a, b posting) int { return strings.Compare(a.token, b.token) })
	slices.SortFunc(r.kills, func(a, b kill) int { return cmp.Compare(a.doc, b.doc) })
	r.tokens, r.docs = make([]string, len(posts)), make([]uint8, len(posts))
	var have traces
	last := ""
	for i, p := range posts {
		r.tokens[i], r.docs[i] = p.token, uint8(p.doc)
		have.add(p.token, shared(p.token, last))
		last = p.token
	}
	r.heads, r.filter = headsOf(r.tokens), filter(packFilter(have)[1:])
	return r
}

// tail is the unpacked end of the index in memory, of one committed state. It
// is only appended to, so that a copy of it stays what it was.
type tail struct {
	epoch   uint32
	base    uint32 // the document of the first entry
	entries []posted
	runs    []run  // of the entries from the first on, as far as they are whole
	kills   []kill // of all runs, in order
}

func (t tail) end() uint32 { return t.base + uint32(len(t.entries)) }

// drop forgets what lies before a document, where a run ends.
func (t tail) drop(to uint32, s Sizes) tail {
	n := min(to-t.base, uint32(len(t.entries)))
	t.entries = t.entries[n:]
	t.runs = t.runs[min(n/s.Run, uint32(len(t.runs))):]
	t.base, t.kills = to, nil
	for _, r := range t.runs {
		t.kills = joined(t.kills, r.kills)
	}
	return t
}

// runsAtOnce is how many runs one reading puts in order: after the start, when there are many, those that are not in order yet
// are sooner looked through entry by entry.
const runsAtOnce = 2

// read adds the entries up to a document from a state of the store, and where it is to be kept puts some in order.
func (t tail) read(r kv.Reader, to uint32, s Sizes, keep bool) (tail, error) {
	if from := t.end(); from < to {
		pairs, err := r.Scan(tailKey(t.epoch, from), tailKey(t.epoch, to), 0, false)
		if err != nil {
			return t, err
		}
		if len(pairs) != int(to-from) {
			return t, damaged("%d entries of the tail between %d and %d", len(pairs), from, to)
		}
		for _, p := range pairs {
			e, err := readPosted(p.Value)
			if err != nil {
				return t, err
			}
			t.entries = append(t.entries, e)
		}
	}
	for range runsAtOnce {
		n := uint32(len(t.runs))
		if !keep || int((n+1)*s.Run) > len(t.entries) {
			break
		}
		r := runOf(t.base+n*s.Run, t.entries[n*s.Run:(n+1)*s.Run])
		t.runs, t.kills = append(t.runs, r), joined(t.kills, r.kills)
	}
	return t, nil
}

// match are the documents of a stretch within one run that fit any of the ways, as bits counted from the stretch's first.
func (t tail) match(s Sizes, from, to uint32, ways [][]word) (found uint64) {
	in := uint64(1)<<(to-from) - 1 // all of 64 as well: the shift gives 0 then
	n, skip := int((from-t.base)/s.Run), (from-t.base)%s.Run
	for _, words := range ways {
		have := in
		for _, w := range words {
			if n < len(t.runs) {
				have &= t.runs[n].word(w) >> skip
			} else {
				have = t.scan(w, from, have)
			}
			if have == 0 {
				break
			}
		}
		found |= have
	}
	return found
}

// scan keeps of the documents of a stretch those that have a word.
func (t tail) scan(w word, from uint32, of uint64) (have uint64) {
	eachBit(of, 0, func(n uint32) bool {
		e := &t.entries[from+n-t.base]
		if w.begins(e) {
			have |= 1 << n
		}
		return true
	})
	return have
}

// word are the entries of a run that have a word, as bits counted from its first.
func (r *run) word(w word) (have uint64) {
	for i := range w.forms {
		have |= r.lookup(&w.forms[i])
	}
	return have
}

// lookup are the entries of a run that have a token beginning with a form, as bits counted from its first.
func (r *run) lookup(x *form) (have uint64) {
	if !r.filter.may(x.begins) {
		return 0
	}
	i, _ := slices.BinarySearch(r.heads, x.head)
	for ; i < len(r.heads) && r.heads[i] <= x.last; i++ {
		if x.begin(r.tokens, i) {
			have |= 1 << r.docs[i]
		}
	}
	return have
}

// begins says whether a token begins with a form; they are sorted.
func (p *posted) begins(x *form) bool {
	i, _ := slices.BinarySearch(p.heads, x.head)
	for ; i < len(p.heads) && p.heads[i] <= x.last; i++ {
		if x.begin(p.tokens, i) {
			return true
		}
	}
	return false
}

// killed says whether an entry of a run, before end, replaced a document.
func (t tail) killed(doc, end uint32) bool {
	i, found := slices.BinarySearchFunc(t.kills, doc, func(k kill, doc uint32) int { return cmp.Compare(k.doc, doc) })
	return found && t.kills[i].by < end
}

// joined are the kills of two, in order.
func joined(a, b []kill) []kill {
	if len(b) == 0 {
		return a
	}
	out := make([]kill, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].doc < b[0].doc {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// loose are the kills of the entries that stand in no run.
func (t tail) loose(s Sizes, end uint32) map[uint32]bool {
	out := map[uint32]bool{}
	for doc := t.base + uint32(len(t.runs))*s.Run; doc < min(end, t.end()); doc++ {
		if k := t.entries[doc-t.base].kills; k != noDoc {
			out[k] = true
		}
	}
	return out
}
