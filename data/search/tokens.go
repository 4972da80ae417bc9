package search

import (
	"sort"
	"strings"
	"unicode/utf8"

	"tanggapan/data"
)

// Tokens begin with a byte that says what they are.
const (
	whole    = 'w' // a word, code or phone from its beginning
	short    = 'p' // a beginning of such a one that is kept ready
	backward = 'r' // a code or phone from its end
	ending   = 'e' // an end of such a one that is kept ready
	number   = 'n' // every beginning of a number of ours
	ofKind   = 'k' // the kind of the record
)

// Lengths and numbers that bound what one record or one query costs.
const (
	readyLetters = 4 // beginnings of words up to here are kept ready, so that a query reads one key for them
	readyDigits  = 6 // and of what begins with a digit
	readyEnds    = 5
	leastEnd     = 3  // shorter ends are not looked for
	longest      = 32 // characters of a token that count
	perRecord    = 600
)

// ready says how many first characters of a token are kept ready.
func ready(s string) int {
	if s[0] >= '0' && s[0] <= '9' {
		return readyDigits
	}
	return readyLetters
}

// tokensOf are the tokens under which a record with these terms is found, sorted; none without terms.
func tokensOf(k data.Kind, terms []data.Term) []string {
	seen := map[string]bool{}
	forward := func(s string) {
		s = data.Cut(s, longest)
		if s == "" || len(seen) > perRecord {
			return
		}
		seen[string(whole)+s] = true
		beginnings(seen, short, s, 1, ready(s))
	}
	back := func(s string) {
		s = reverse(s)
		seen[string(backward)+data.Cut(s, longest)] = true
		beginnings(seen, ending, s, leastEnd, readyEnds)
	}
	for _, t := range terms {
		switch t.Type {
		case data.TermWord:
			words := data.FoldWords(t.Text)
			for i, w := range words {
				forward(w)
				// Names are said and typed joined, too: Dela Cruz, Delacruz.
				if i > 0 && len(words) <= 8 {
					forward(words[i-1] + w)
				}
			}
		case data.TermPhone:
			if d := national(t.Text); len(d) >= 3 {
				forward(d)
				back(d)
			}
		case data.TermCode:
			if c := data.Squeeze(t.Text); c != "" {
				forward(c)
				back(c)
				for _, w := range data.FoldWords(t.Text) {
					forward(w)
				}
			}
		case data.TermNumber:
			if c := data.Squeeze(t.Text); c != "" {
				digits := strings.TrimLeft(c, "abcdefghijklmnopqrstuvwxyz")
				bare := strings.TrimLeft(digits, "0")
				for _, form := range []string{c, digits, bare, c[:len(c)-len(digits)] + bare} {
					beginnings(seen, number, form, 1, longest)
				}
			}
		}
	}
	if len(seen) == 0 {
		return nil
	}
	seen[string(ofKind)+k.String()] = true
	out := make([]string, 0, len(seen))
	for s := range seen {
		out = append(out, s)
	}
	sort.Strings(out)
	return out
}

// beginnings adds the first characters of s, from so many to so many.
func beginnings(seen map[string]bool, what byte, s string, from, to int) {
	for n, i := 1, 0; n <= to && i < len(s); n++ {
		_, w := utf8.DecodeRuneInString(s[i:])
		if i += w; n >= from {
			seen[string(what)+s[:i]] = true
		}
	}
}

// national is a phone number without the country's code or the leading 0, so that every way of writing it begins alike.
func national(s string) string {
	d := data.Digits(s)
	switch {
	case strings.HasPrefix(d, "0063"):
		d = d[4:]
	case strings.HasPrefix(d, "63") && len(d) > 10:
		d = d[2:]
	}
	return strings.TrimLeft(d, "0")
}

func reverse(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}
