package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tanggapan/data"
)

// word is a word of a query, with the beginnings of tokens that it may mean.
type word struct {
	text  string
	forms []form
}

// form is the beginning of a token, and by what a filter knows it.
type form struct {
	text   string
	head   uint64 // the heads of tokens that begin so are not less,
	last   uint64 // nor more
	begins trace
	ready  trace // what is kept ready for it
}

func formed(text string) form {
	x := form{text, headOf(text), headOf(text), beginning(text), ready(text)}
	if len(text) < headLen {
		x.last |= ^uint64(0) >> (8 * len(text))
	}
	return x
}

// begin says whether the i-th token begins so, whose head may.
func (x *form) begin(tokens []string, i int) bool {
	return len(x.text) <= headLen || strings.HasPrefix(tokens[i], x.text)
}

// headLen is how many bytes of a token its head has.
const headLen = 8

// headOf is the beginning of a token as a number, in the tokens' order: most are told apart by it, without going to where they lie.
func headOf(token string) (head uint64) {
	for i := range headLen {
		if head <<= 8; i < len(token) {
			head |= uint64(token[i])
		}
	}
	return head
}

func headsOf(tokens []string) []uint64 {
	out := make([]uint64, len(tokens))
	for i, t := range tokens {
		out[i] = headOf(t)
	}
	return out
}

func wordOf(text string, forms []string) word {
	w := word{text, make([]form, len(forms))}
	for i, f := range forms {
		w.forms[i] = formed(f)
	}
	return w
}

// begins says whether an entry of the tail has the word.
func (w word) begins(e *posted) bool {
	for i := range w.forms {
		if e.begins(&w.forms[i]) {
			return true
		}
	}
	return false
}

// in says whether a segment with this filter may have the word.
func (w word) in(f filter) bool {
	return slices.ContainsFunc(w.forms, func(x form) bool { return f.may(x.begins) })
}

func wordsOf(words []string) []word {
	out := make([]word, len(words))
	for i, w := range words {
		out[i] = wordOf(w, formsOf(w))
	}
	return out
}

// formsOf are the beginnings of tokens by which a word is looked for: of a
// word, number or phone, and from three characters on the end of a code or phone.
func formsOf(w string) []string {
	forms := []string{string(whole) + w}
	letters := strings.TrimRight(w, "0123456789")
	digits := w[len(letters):]
	if len(letters) <= 1 && isLatin(letters) {
		// A number is kept with its leading zeros, which nobody types.
		forms = append(forms, string(number)+w)
		for z := 1; digits != "" && digits[0] != '0' && z+len(digits) <= numberDigits; z++ {
			forms = append(forms, string(number)+letters+strings.Repeat("0", z)+digits)
		}
	}
	if letters == "" {
		for _, d := range dialled(w) {
			forms = append(forms, string(phone)+d)
		}
	}
	if utf8.RuneCountInString(w) >= leastEnd {
		forms = append(forms, string(backward)+reverse(w))
	}
	return forms
}

// ready says of how many of its forms a segment with this filter may have the documents ready; all are of a kind.
func (w word) ready(f filter) (n int) {
	for _, x := range w.forms {
		n += int(flag(x.text[0] == ofKind || f.may(x.ready)))
	}
	return n
}

func isLatin(s string) bool { return s == "" || s[0] >= 'a' && s[0] <= 'z' }

// kindsOf is the word that the records of these kinds have.
func kindsOf(kinds []data.Kind) word {
	tokens := make([]string, len(kinds))
	for i, k := range kinds {
		tokens[i] = kindToken(k)
	}
	return wordOf("\x00", tokens) // no word of a query
}

func kindToken(k data.Kind) string { return string([]byte{ofKind, '@' + byte(k)}) }

func longestFirst(words []string) []string {
	out := slices.Clone(words)
	slices.SortStableFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
}
