package search

import (
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
		ways[i] = wordsOf(longestFirst(words))
	}
	for to := l.end; to > l.m.flushed && len(out) < q.Limit; {
		from := max(l.m.flushed, (to-1)/l.s.Small*l.s.Small)
		out = append(out, l.inTail(from, to, q, ways, q.Limit-len(out))...)
		to = from
	}
	for _, g := range l.segs {
		if len(out) >= q.Limit {
			break
		}
		docs, err := l.inSegment(g, q, ways, q.Limit-len(out))
		if err != nil {
			return nil, err
		}
		if out, err = l.refs(docs, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// inTail searches a stretch of the tail.
func (l *look) inTail(from, to uint32, q Query, ways [][]word, limit int) (out []data.Ref) {
	p := &part{base: from, known: map[string]set{}, find: func(w word) (set, error) {
		b := make([]byte, bytesOf(l.s.Small))
		l.tail.lookup(l.s, from, to, w.forms, b)
		return set{bits: b}, nil
	}}
	docs, _ := l.inPart(p, q, ways, limit)
	for _, d := range docs {
		out = append(out, l.tail.entries[d-l.tail.base].ref)
	}
	return out
}

// inSegment searches a packed segment.
func (l *look) inSegment(g segment, q Query, ways [][]word, limit int) ([]uint32, error) {
	f, err := l.filter(g)
	if err != nil {
		return nil, err
	}
	var used [][]byte
	p := &part{base: g.base, filter: f, known: map[string]set{}, find: func(w word) (set, error) {
		return l.lookup(g, f, w.forms, &used)
	}}
	docs, err := l.inPart(p, q, ways, limit)
	for _, b := range used {
		clear(b)
	}
	l.spare = append(l.spare, used...)
	return docs, err
}

// part is a stretch of documents in which words are looked up, each once.
type part struct {
	base   uint32
	filter filter
	known  map[string]set
	find   func(word) (set, error)
}

func (p *part) word(w word) (set, error) {
	if s, ok := p.known[w.text]; ok {
		return s, nil
	}
	s, err := p.find(w)
	p.known[w.text] = s
	return s, err
}

// inPart gives the newest living documents of a part that fit any of the ways.
func (l *look) inPart(p *part, q Query, ways [][]word, limit int) (docs []uint32, err error) {
	for _, words := range ways {
		if slices.ContainsFunc(words, func(w word) bool { return !w.in(p.filter) }) {
			continue
		}
		sets := make([]set, 0, len(words)+1)
		for _, w := range words {
			s, err := p.word(w)
			if err != nil {
				return nil, err
			}
			if sets = append(sets, s); s.empty() {
				break
			}
		}
		if sets[len(sets)-1].empty() {
			continue
		}
		if len(q.Kinds) > 0 {
			kinds, err := p.word(kindsOf(q.Kinds))
			if err != nil {
				return nil, err
			}
			sets = append(sets, kinds)
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
	if len(ways) > 1 {
		slices.SortFunc(docs, func(a, b uint32) int { return int(int64(b) - int64(a)) })
		docs = slices.Compact(docs)
	}
	return docs[:min(limit, len(docs))], nil
}
