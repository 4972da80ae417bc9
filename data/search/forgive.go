package search

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// Bounds of forgiving.
const (
	leastForgiven = 4   // shorter words are taken as they are
	vocabulary    = 200 // terms of a segment that are compared
	mostTries     = 3   // words that are tried in place of one
	sureLetters   = 4   // from so many letters that are right on, the terms that begin so are compared
)

// FindForgiving is Find; where nothing has all words and one of them begins no
// word at all, it looks once more for the nearest that does: with a letter
// changed, left out, put in, or two exchanged. Instead says what was looked for then.
func (ix *Index) FindForgiving(r kv.Reader, q Query) (Result, error) {
	out, err := ix.Find(r, q)
	if err != nil || len(out.Refs) > 0 {
		return out, err
	}
	words, _ := splitQuery(q.Text)
	l, err := ix.look(r, true)
	if err != nil || len(words) == 0 {
		return out, err
	}
	defer l.close()
	wrong, err := l.unknown(words)
	if err != nil || wrong < 0 {
		return out, err
	}
	nearest, err := l.nearest([]rune(words[wrong]))
	if err != nil {
		return out, err
	}
	if q.Limit <= 0 {
		q.Limit = mostHits
	}
	for _, w := range nearest[:min(mostTries, len(nearest))] {
		try := slices.Clone(words)
		try[wrong] = w
		if out.Refs, err = l.find(q, [][]string{try}); err != nil {
			return out, err
		}
		if len(out.Refs) > 0 {
			out.Instead = strings.Join(try, " ")
			break
		}
	}
	return out, nil
}

// unknown is the place of the one word that nothing begins with; -1 where there is none, where there are more, or where it is not to be forgiven.
func (l *look) unknown(words []string) (int, error) {
	wrong := -1
	for i, w := range words {
		n := 0
		for _, form := range formsOf(w) {
			have, err := l.spread(form, 1)
			if err != nil {
				return -1, err
			}
			n += have
		}
		if n > 0 {
			continue
		}
		if wrong >= 0 {
			return -1, nil
		}
		wrong = i
	}
	if wrong < 0 || len([]rune(words[wrong])) < leastForgiven || strings.ContainsFunc(words[wrong], func(r rune) bool { return !unicode.IsLetter(r) }) {
		return -1, nil
	}
	return wrong, nil
}

// spread is in how many segments a token begins so, at most most.
func (l *look) spread(text string, most int) (n int, err error) {
	form := formed(text)
	for at := range l.tail.runs {
		have := l.tail.runs[at].lookup(&form)
		if first := l.tail.base + uint32(at)*l.s.Run; l.end < first+l.s.Run {
			have &= 1<<(max(l.end, first)-first) - 1
		}
		n += int(flag(have != 0))
	}
	for i := len(l.tail.runs) * int(l.s.Run); i < len(l.tail.entries) && n < most; i++ {
		n += int(flag(l.tail.entries[i].begins(&form)))
	}
	for _, g := range l.segs {
		if n >= most {
			break
		}
		f, err := l.filter(g)
		if err != nil {
			return n, err
		}
		if !f.may(form.begins) {
			continue
		}
		from := append(g.prefix(l.m.epoch), text...)
		pairs, err := l.r.Scan(from, upTo(from), 1, false)
		if err != nil {
			return n, err
		}
		n += len(pairs)
	}
	return n, nil
}

// nearest are words that begin some token and differ from w by one letter, the likeliest first.
func (l *look) nearest(w []rune) ([]string, error) {
	right := len(w) - 1
	for ; right > 0; right-- {
		n, err := l.spread(string(whole)+string(w[:right]), 1)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			break
		}
	}
	// The last letter that seems right may be the wrong one.
	weight := map[string]int{}
	var err error
	if right >= sureLetters {
		err = l.compare(w, string(w[:right-1]), weight)
	} else {
		err = l.change(w, right, weight)
	}
	out := make([]string, 0, len(weight))
	for s := range weight {
		out = append(out, s)
	}
	dropped := string(w[:len(w)-1])
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(int(flag(a == dropped))-int(flag(b == dropped)), weight[b]-weight[a], strings.Compare(a, b))
	})
	return out, err
}

// compare weighs the words among the terms with a beginning.
func (l *look) compare(w []rune, beginning string, weight map[string]int) error {
	form := string(whole) + beginning
	note := func(token string, n int) {
		if s, near := nearby(w, []rune(token[1:])); near {
			weight[s] += n
		}
	}
	for _, r := range l.tail.runs {
		for i, _ := slices.BinarySearch(r.tokens, form); i < len(r.tokens) && strings.HasPrefix(r.tokens[i], form); i++ {
			note(r.tokens[i], 1)
		}
	}
	for _, e := range l.tail.entries[len(l.tail.runs)*int(l.s.Run):] {
		for i, _ := slices.BinarySearch(e.tokens, form); i < len(e.tokens) && strings.HasPrefix(e.tokens[i], form); i++ {
			note(e.tokens[i], 1)
		}
	}
	for _, g := range l.segs {
		prefix := g.prefix(l.m.epoch)
		from := append(slices.Clone(prefix), form...)
		pairs, err := l.r.Scan(from, upTo(from), vocabulary, false)
		if err != nil {
			return err
		}
		for _, p := range pairs {
			if !bytes.HasSuffix(p.Key, []byte{readyMark}) {
				note(string(p.Key[len(prefix):]), readSet(p.Value, g.size).count())
			}
		}
	}
	return nil
}

// nearby gives the beginning of t that differs from w by one letter.
func nearby(w, t []rune) (string, bool) {
	i := 0
	for i < len(w) && i < len(t) && w[i] == t[i] {
		i++
	}
	if i == len(w) {
		return "", false
	}
	begins := func(t, w []rune) bool { return len(t) >= len(w) && slices.Equal(t[:len(w)], w) }
	rest := func(s []rune, n int) []rune { return s[min(n, len(s)):] }
	switch {
	case len(t) >= len(w) && begins(t[i+1:], w[i+1:]):
		return string(t[:len(w)]), true
	case i+1 < len(w) && i+1 < len(t) && t[i] == w[i+1] && t[i+1] == w[i] && begins(t[i+2:], w[i+2:]):
		return string(t[:len(w)]), true
	case i < len(t) && begins(rest(t, i+1), w[i:]):
		return string(t[:len(w)+1]), true
	case begins(rest(t, i), w[i+1:]):
		return string(t[:len(w)-1]), true
	}
	return "", false
}

// change weighs the words that w becomes when a letter at or just before a place is changed.
func (l *look) change(w []rune, place int, weight map[string]int) error {
	tries := map[string]bool{}
	put := func(parts ...[]rune) { tries[string(slices.Concat(parts...))] = true }
	for i := max(0, place-1); i <= place && i < len(w); i++ {
		put(w[:i], w[i+1:])
		if i+1 < len(w) {
			put(w[:i], []rune{w[i+1], w[i]}, w[i+2:])
		}
		for r := 'a'; r <= 'z'; r++ {
			put(w[:i], []rune{r}, w[i+1:])
			put(w[:i], []rune{r}, w[i:])
		}
	}
	for try := range tries {
		if data.Fold(try) != try || try == string(w) {
			continue
		}
		n, err := l.spread(string(whole)+try, mostTries)
		if err != nil {
			return err
		}
		if n > 0 {
			weight[try] = n
		}
	}
	return nil
}
