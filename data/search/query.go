package search

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf8"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// Query says what is looked for.
type Query struct {
	Text  string      // words in any order, each the beginning of one
	Kinds []data.Kind // only these; none: all
	Limit int         // 0: 50
}

// mostWords is how many words of a query count, mostPairs how many of their pairs are tried joined.
const (
	mostWords = 8
	mostPairs = 3
)

// Find gives the records that have every word of the query, the newest first.
func Find(r kv.Reader, q Query) ([]data.Ref, error) {
	if q.Limit <= 0 {
		q.Limit = 50
	}
	for _, readings := range readingsOf(q.Text) {
		refs, err := find(r, q, readings)
		if err != nil || len(refs) > 0 {
			return refs, err
		}
	}
	return nil, nil
}

// readingsOf are the ways to read a query, in the order they are tried while
// nothing is found. Readings that stand together count alike: digits side by
// side are a phone number, or numbers each for itself.
func readingsOf(text string) [][][]string {
	words, coded := splitQuery(text)
	if len(words) == 0 {
		return nil
	}
	first := [][]string{words}
	if joined := joinDigits(words); len(joined) != len(words) {
		first = append(first, joined)
	}
	out := [][][]string{first}
	if coded {
		out = append(out, [][]string{limited(data.FoldWords(text))})
	}
	// A name may be written in two words here and in one there.
	var pairs [][]string
	for i := 1; i < len(words) && len(pairs) < mostPairs; i++ {
		if !isDigits(words[i-1]) || !isDigits(words[i]) {
			pairs = append(pairs, slices.Concat(words[:i-1], []string{data.Cut(words[i-1]+words[i], longest)}, words[i+1:]))
		}
	}
	if len(pairs) > 0 {
		out = append(out, pairs)
	}
	return out
}

// splitQuery gives the words of a query; coded says that a number of ours was
// among them with a hyphen or a device, which is one word: J-4217, J004217D2.
func splitQuery(text string) (words []string, coded bool) {
	for _, field := range strings.Fields(text) {
		parts := data.FoldWords(field)
		if _, device, ok := data.ReadCode(field); ok && (device > 0 || len(parts) > 1) {
			code := strings.ReplaceAll(strings.ToLower(field), "-", "")
			if i := strings.LastIndexByte(code, 'd'); i > 0 {
				code = code[:i]
			}
			parts, coded = []string{code}, true
		}
		words = append(words, parts...)
	}
	return limited(words), coded
}

func limited(words []string) []string {
	var out []string
	for _, w := range words {
		if len(out) < mostWords {
			out = append(out, data.Cut(w, longest))
		}
	}
	return out
}

func isDigits(w string) bool { return data.Digits(w) == w }

// joinDigits takes digits that stand side by side as one number.
func joinDigits(words []string) []string {
	var out []string
	for i, w := range words {
		if i > 0 && isDigits(w) && isDigits(words[i-1]) {
			out[len(out)-1] = data.Cut(out[len(out)-1]+w, longest)
		} else {
			out = append(out, w)
		}
	}
	return out
}

func find(r kv.Reader, q Query, readings [][]string) ([]data.Ref, error) {
	next, err := r.GetMany([]byte{space, partNext})
	if err != nil || len(next[0]) != 4 {
		return nil, err
	}
	n := binary.BigEndian.Uint32(next[0])
	if n == 0 {
		return nil, nil
	}
	var out []data.Ref
	for block := int64((n - 1) / blockSize); block >= 0 && len(out) < q.Limit; block-- {
		hits, err := inBlock(r, uint32(block), q, readings)
		if err != nil {
			return nil, err
		}
		if out, err = collect(r, uint32(block), hits, out, q.Limit); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// collect turns documents into records, the newest first.
func collect(r kv.Reader, block uint32, hits *bits, out []data.Ref, limit int) ([]data.Ref, error) {
	var keys [][]byte
	for i := blockSize - 1; i >= 0 && hits != nil && len(out)+len(keys) < limit; i-- {
		if hits.has(i) {
			keys = append(keys, docKey(block*blockSize+uint32(i)))
		}
	}
	if len(keys) == 0 {
		return out, nil
	}
	vals, err := r.GetMany(keys...)
	if err != nil {
		return nil, err
	}
	for _, v := range vals {
		if len(v) == 9 {
			out = append(out, readRef(v))
		}
	}
	return out, nil
}

// inBlock is the set of living documents of a block that fit any of the readings.
func inBlock(r kv.Reader, block uint32, q Query, readings [][]string) (*bits, error) {
	living := &bits{}
	if err := living.from(r, deadKey(block)); err != nil {
		return nil, err
	}
	living.flip()
	if len(q.Kinds) > 0 {
		kinds := &bits{}
		for _, k := range q.Kinds {
			if err := kinds.from(r, termKey(block, string(ofKind)+k.String())); err != nil {
				return nil, err
			}
		}
		living.and(kinds)
	}
	hits, known := &bits{}, map[string]*bits{}
	for _, words := range readings {
		fit := *living
		for _, w := range longestFirst(words) {
			if known[w] == nil {
				known[w] = &bits{}
				if err := known[w].word(r, block, w); err != nil {
					return nil, err
				}
			}
			if fit.and(known[w]); fit.empty() {
				break
			}
		}
		hits.or(&fit)
	}
	return hits, nil
}

func longestFirst(words []string) []string {
	out := slices.Clone(words)
	slices.SortStableFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
}

func (b *bits) from(r kv.Reader, keys ...[]byte) error {
	vals, err := r.GetMany(keys...)
	for _, v := range vals {
		b.add(v)
	}
	return err
}

// word adds the documents that have a word, phone, code or number beginning
// with w; of three characters and more also those with a code or phone that ends in it.
func (b *bits) word(r kv.Reader, block uint32, w string) error {
	keys := [][]byte{termKey(block, string(number)+w)}
	// begin looks a beginning up among those kept ready, or goes through all that begin so.
	begin := func(s string, most int, kept, all byte) error {
		if utf8.RuneCountInString(s) <= most {
			keys = append(keys, termKey(block, string(kept)+s))
			return nil
		}
		return b.prefix(r, block, string(all)+s)
	}
	if err := begin(w, ready(w), short, whole); err != nil {
		return err
	}
	if isDigits(w) {
		for _, d := range dialled(w) {
			if err := begin(d, readyDigits, dial, phone); err != nil {
				return err
			}
		}
	}
	if utf8.RuneCountInString(w) >= leastEnd {
		if err := begin(reverse(w), readyEnds, ending, backward); err != nil {
			return err
		}
	}
	return b.from(r, keys...)
}

// prefix adds the documents of all terms that begin with p.
func (b *bits) prefix(r kv.Reader, block uint32, p string) error {
	pairs, err := r.Scan(termKey(block, p), append(termKey(block, p), 0xFF), 0, false)
	for _, pair := range pairs {
		b.add(pair.Value)
	}
	return err
}
