package page

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// levels gives every rune its level of the Unicode Bidirectional Algorithm: even runs to the right, odd to the left.
// The line's own direction is that of its first strong letter. Direction marks do not come here: Clean drops them.
func levels(text []rune) []uint8 {
	base := baseLevel(text)
	even, odd := bidi.L, bidi.R
	if base == 1 {
		even, odd = odd, even
	}
	ts := make([]bidi.Class, len(text))
	for i, r := range text {
		p, _ := bidi.LookupRune(r)
		ts[i] = p.Class()
	}
	first := slices.Clone(ts)
	weak(ts, even)
	brackets(text, ts, even, odd)
	neutral(ts, even)
	out := make([]uint8, len(text))
	for i, t := range ts {
		out[i] = base
		switch {
		case base == 0 && t == bidi.R, base == 1 && (t == bidi.L || number(t)):
			out[i] = base + 1
		case base == 0 && number(t):
			out[i] = 2
		}
	}
	trailing := true
	for i := len(out) - 1; i >= 0; i-- {
		blank := first[i] == bidi.WS || first[i] == bidi.S || first[i] == bidi.B || first[i] == bidi.BN
		trailing = trailing && blank
		if trailing || first[i] == bidi.S || first[i] == bidi.B {
			out[i] = base
		}
	}
	return out
}

func baseLevel(text []rune) uint8 {
	for _, r := range text {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return 0
		case bidi.R, bidi.AL:
			return 1
		}
	}
	return 0
}

func number(c bidi.Class) bool { return c == bidi.EN || c == bidi.AN }

// weak resolves marks, numbers and their separators (rules W1 to W7).
func weak(ts []bidi.Class, sos bidi.Class) {
	strong, before := sos, sos
	for i, t := range ts { // W1 to W3; letters stay AL until all numbers have looked back at them
		if t == bidi.NSM || t == bidi.BN {
			t = before
		}
		switch t {
		case bidi.L, bidi.R, bidi.AL:
			strong = t
		case bidi.EN:
			if strong == bidi.AL {
				t = bidi.AN
			}
		}
		ts[i], before = t, t
	}
	for i, t := range ts {
		if t == bidi.AL {
			ts[i] = bidi.R
		}
	}
	for i := 1; i+1 < len(ts); i++ { // W4
		a, b := ts[i-1], ts[i+1]
		if ts[i] == bidi.ES && a == bidi.EN && b == bidi.EN || ts[i] == bidi.CS && a == b && number(a) {
			ts[i] = a
		}
	}
	for i := 0; i < len(ts); i++ { // W5 and W6
		if ts[i] != bidi.ET {
			continue
		}
		end := i
		for end < len(ts) && ts[end] == bidi.ET {
			end++
		}
		if i > 0 && ts[i-1] == bidi.EN || end < len(ts) && ts[end] == bidi.EN {
			fill(ts[i:end], bidi.EN)
		}
		i = end - 1
	}
	strong = sos
	for i, t := range ts {
		switch t {
		case bidi.ES, bidi.ET, bidi.CS:
			ts[i] = bidi.ON
		case bidi.L, bidi.R:
			strong = t
		case bidi.EN:
			if strong == bidi.L {
				ts[i] = bidi.L
			}
		}
	}
}

func fill(ts []bidi.Class, c bidi.Class) {
	for i := range ts {
		ts[i] = c
	}
}

// mirrors are the pairs of brackets, each way round.
var mirrors = map[rune]rune{
	'(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '<': '>', '>': '<',
	'«': '»', '»': '«', '‹': '›', '›': '‹', '≤': '≥', '≥': '≤',
}

// brackets gives both of a pair the direction of what they hold (rule N0).
func brackets(text []rune, ts []bidi.Class, even, odd bidi.Class) {
	type pair struct{ open, end int }
	var open []int
	var pairs []pair
	for i, r := range text {
		switch {
		case ts[i] != bidi.ON:
		case r == '(' || r == '[' || r == '{':
			open = append(open, i)
		case r == ')' || r == ']' || r == '}':
			for j := len(open) - 1; j >= 0; j-- {
				if text[open[j]] == mirrors[r] {
					pairs = append(pairs, pair{open[j], i})
					open = open[:j]
					break
				}
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int { return a.open - b.open })
	for _, p := range pairs {
		inside := bidi.ON
		for _, t := range ts[p.open+1 : p.end] {
			if s := strongOf(t); s == even {
				inside = even
				break
			} else if s == odd {
				inside = odd
			}
		}
		if inside == odd {
			before := even
			for i := p.open - 1; i >= 0; i-- {
				if s := strongOf(ts[i]); s != bidi.ON {
					before = s
					break
				}
			}
			inside = before
		}
		if inside != bidi.ON {
			ts[p.open], ts[p.end] = inside, inside
		}
	}
}

// strongOf counts numbers as letters that run to the left; ON is neither.
func strongOf(t bidi.Class) bidi.Class {
	switch t {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}

// neutral gives blanks and signs the direction on both their sides, else the line's (rules N1 and N2).
func neutral(ts []bidi.Class, even bidi.Class) {
	before := even
	for i := 0; i < len(ts); i++ {
		if s := strongOf(ts[i]); s != bidi.ON {
			before = s
			continue
		}
		end := i
		for end < len(ts) && strongOf(ts[end]) == bidi.ON {
			end++
		}
		after := even
		if end < len(ts) {
			after = strongOf(ts[end])
		}
		if before == after {
			fill(ts[i:end], before)
		} else {
			fill(ts[i:end], even)
		}
		i = end - 1
	}
}

// visual returns the indexes of stretches of those levels from left to right (rule L2).
func visual(levels []uint8) []int {
	order := make([]int, len(levels))
	high := uint8(0)
	for i, l := range levels {
		order[i] = i
		high = max(high, l)
	}
	for l := high; l > 0; l-- {
		for i := 0; i < len(order); i++ {
			end := i
			for end < len(order) && levels[order[end]] >= l {
				end++
			}
			if end > i {
				slices.Reverse(order[i:end])
				i = end
			}
		}
	}
	return order
}
