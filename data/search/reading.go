package search

import (
	"slices"
	"strings"

	"tanggapan/data"
)

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
