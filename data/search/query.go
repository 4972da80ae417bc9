package search

import (
	"cmp"
	"slices"
	"sync"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// Query says what is looked for.
type Query struct {
	Text  string      // words in any order, each the beginning of one
	Kinds []data.Kind // only these; none: all
	Limit int         // 0: 50
}

// Result is what was found.
type Result struct {
	Refs    []data.Ref // the newest first
	Instead string     // the words that were looked for in place of the query's, where those find nothing; else empty
	Partial bool       // the index is being made anew: more may be found later
}

// mostWords is how many words of a query count, mostPairs how many of their pairs are tried joined.
const (
	mostWords = 8
	mostPairs = 3
	mostHits  = 50
)

// Index is the search of one open store. It keeps the tail in memory and does
// the maintenance; what it keeps can be made from the store at any time. It is safe for many goroutines.
type Index struct {
	sizes Sizes
	rooms sync.Pool // of rooms of looks that have ended

	mu      sync.Mutex
	tail    tail // the newest committed state that was seen
	filters filters

	step   sync.Mutex // one step of maintenance at a time
	job    job        // the maintenance in hand, under step
	tidied bool       // nothing is left over, under step
}

// NewIndex is the search of a store that was just opened.
func NewIndex(s Sizes) *Index { return &Index{sizes: s} }

// Find gives the records that have every word of the query in a committed state of the store.
func (ix *Index) Find(r kv.Reader, q Query) (Result, error) { return ix.find(r, true, q) }

// FindIn is Find inside a transaction that may still fail.
func (ix *Index) FindIn(t kv.Txn, q Query) (Result, error) { return ix.find(t, false, q) }

// Warm reads what is new in the tail of a committed state and the filters of new segments, so that the next query need not.
func (ix *Index) Warm(r kv.Reader) error {
	l, err := ix.look(r, true)
	if err != nil {
		return err
	}
	for _, g := range l.segs {
		if _, err := l.filter(g); err != nil {
			return err
		}
	}
	return nil
}

func (ix *Index) find(r kv.Reader, committed bool, q Query) (Result, error) {
	if q.Limit <= 0 {
		q.Limit = mostHits
	}
	readings := readingsOf(q.Text)
	if len(readings) == 0 {
		return Result{}, nil
	}
	l, err := ix.look(r, committed)
	if err != nil {
		return Result{}, err
	}
	defer l.close()
	out := Result{Partial: l.m.building}
	for _, ways := range readings {
		if out.Refs, err = l.find(q, ways); err != nil || len(out.Refs) > 0 {
			return out, err
		}
	}
	return out, nil
}

// find gives the records that fit any of the readings.
func (l *look) find(q Query, readings [][]string) (out []data.Ref, err error) {
	ways := make([][]word, len(readings))
	for i, words := range readings {
		if ways[i] = wordsOf(longestFirst(words)); len(q.Kinds) > 0 {
			ways[i] = append(ways[i], kindsOf(q.Kinds))
		}
	}
	out = l.inTail(ways, q.Limit)
	for _, g := range l.segs {
		if len(out) >= q.Limit {
			break
		}
		docs, err := l.inSegment(g, ways, q.Limit-len(out))
		if err != nil {
			return nil, err
		}
		if out, err = l.refs(docs, out); err != nil {
			return nil, err
		}
		l.read.Reset()
	}
	return out, nil
}

// inTail searches the tail, run by run from the newest entry on.
func (l *look) inTail(ways [][]word, limit int) (out []data.Ref) {
	for to := l.end; to > l.m.flushed && len(out) < limit; {
		from := max(l.m.flushed, (to-1)/l.s.Run*l.s.Run)
		eachBit(l.tail.match(l.s, from, to, ways), from, func(doc uint32) bool {
			if !l.loose[doc] && !l.tail.killed(doc, l.end) {
				out = append(out, l.tail.entries[doc-l.tail.base].ref)
			}
			return len(out) < limit
		})
		to = from
	}
	return out
}

// part is a segment in which words are looked up, each once.
type part struct {
	segment
	filter filter
	known  map[string]set // by word, where there is more than one way
	used   [][]byte       // bitmaps that are blank again afterwards
}

func (l *look) word(p *part, w word) (set, error) {
	if s, ok := p.known[w.text]; ok {
		return s, nil
	}
	s, err := l.lookup(p, w.forms)
	if p.known != nil {
		p.known[w.text] = s
	}
	return s, err
}

// inSegment gives the newest living documents of a packed segment that fit any of the ways.
func (l *look) inSegment(g segment, ways [][]word, limit int) (docs []uint32, err error) {
	p := &part{segment: g}
	if len(ways) > 1 {
		p.known = map[string]set{}
	}
	if p.filter, err = l.filter(g); err != nil {
		return nil, err
	}
	for _, words := range ways {
		sets, err := l.sets(p, words)
		if err != nil {
			return nil, err
		}
		if len(sets) == 0 {
			continue
		}
		n := 0
		common(sets, func(doc uint32) bool {
			var alive bool
			if alive, err = l.alive(p.base + doc); alive && err == nil {
				docs = append(docs, p.base+doc)
				n++
			}
			return err == nil && n < limit
		})
		if err != nil {
			return nil, err
		}
	}
	for _, b := range p.used {
		clear(b)
	}
	l.spare = append(l.spare, p.used...)
	if len(ways) > 1 {
		slices.SortFunc(docs, func(a, b uint32) int { return cmp.Compare(b, a) })
		docs = slices.Compact(docs)
	}
	return docs[:min(limit, len(docs))], nil
}

// sets are sets whose common documents have all of the words; none where there are no such documents.
// A word that many have is read last, and not at all where the others have nothing in common.
func (l *look) sets(p *part, words []word) (out []set, err error) {
	if slices.ContainsFunc(words, func(w word) bool { return !w.in(p.filter) }) {
		return nil, nil
	}
	type turn struct{ word, ready int }
	order := make([]turn, len(words))
	for i, w := range words {
		order[i] = turn{i, w.ready(p.filter)}
	}
	slices.SortStableFunc(order, func(a, b turn) int { return a.ready - b.ready })
	for _, o := range order {
		s, err := l.word(p, words[o.word])
		if err != nil {
			return nil, err
		}
		if len(out) > 0 && (s.few() || out[0].few()) {
			out[0] = both(out[0], s)
			s = out[0]
		} else {
			out = append(out, s)
		}
		if s.empty() {
			return nil, nil
		}
	}
	return out, nil
}
