// Package searchtest holds what proves and measures the search: a look at every term as the model, records of a made-up shop, and queries of every class that people type.
package searchtest

import (
	"slices"
	"strings"

	"tanggapan/data"
)

// longest is how many characters of a word count.
const longest = 32

// Has says by looking at one term alone whether a folded word of a query names it.
func Has(t data.Term, w string) bool {
	begins := func(s string) bool { return s != "" && strings.HasPrefix(data.Cut(s, longest), w) }
	ends := func(s string) bool { return len([]rune(w)) >= 3 && strings.HasSuffix(s, w) }
	words := data.FoldWords(t.Text)
	switch t.Type {
	case data.TermWord:
		for i, x := range words {
			if begins(x) || len(words) <= 8 && (i > 0 && begins(words[i-1]+x) || i > 1 && len(words[i-2]) <= 3 && len(words[i-1]) <= 3 && begins(words[i-2]+words[i-1]+x)) {
				return true
			}
		}
	case data.TermCode:
		code := strings.Join(words, "")
		return begins(code) || ends(code) || slices.ContainsFunc(words, begins)
	case data.TermNumber:
		code := strings.Join(words, "")
		bare := strings.TrimLeft(code[1:], "0")
		return begins(code) || begins(code[1:]) || begins(bare) || begins(code[:1]+bare)
	case data.TermPhone:
		n := Dialled(t.Text)
		for _, way := range []string{"", "0", "00", "63", "0063", "630", "00630"} {
			if len(w) > len(way) && strings.HasPrefix(way+n, w) {
				return true
			}
		}
		return ends(n)
	}
	return false
}

// Fits says whether every word is named by one of the terms.
func Fits(terms []data.Term, words []string) bool {
	for _, w := range words {
		if !slices.ContainsFunc(terms, func(t data.Term) bool { return Has(t, w) }) {
			return false
		}
	}
	return len(words) > 0
}

// Dialled is a number as it is dialled within the Philippines, without the leading 0.
func Dialled(typed string) string {
	d := data.Digits(typed)
	abroad := strings.HasPrefix(d, "00")
	d = strings.TrimLeft(d, "0")
	if strings.HasPrefix(d, "63") && (abroad || len(d) > 10) {
		d = d[2:]
	}
	return strings.TrimLeft(d, "0")
}
