package search

import (
	"sort"
	"strings"

	"tanggapan/data"
)

// Tokens begin with a byte that says what they are.
const (
	whole    = 'w' // a word or code from its beginning
	phone    = 'h' // a phone number from its beginning, as it is dialled within the country
	backward = 'r' // a code or phone from its end
	number   = 'n' // a number of ours, with its letter and without
	ofKind   = 'k' // the kind of the record
)

// Lengths and numbers that bound what one record or one query costs.
const (
	leastEnd     = 3   // shorter ends are not looked for
	longest      = 32  // characters of a token that count
	perRecord    = 600 // tokens of a record; the words of its longest texts are left out first
	joinable     = 8   // words of a text that is a name rather than a sentence
	numberDigits = 6   // that a number of ours has at least
)

// tokens gathers what a record is found by.
type tokens map[string]bool

// tokensOf are the tokens under which a record with these terms is found, sorted; none without terms.
func tokensOf(k data.Kind, terms []data.Term) []string {
	seen := tokens{}
	var texts []string
	for _, t := range terms {
		switch t.Type {
		case data.TermWord:
			texts = append(texts, t.Text)
		case data.TermPhone:
			seen.phone(t.Text)
		case data.TermCode:
			seen.code(t.Text)
		case data.TermNumber:
			seen.number(t.Text)
		}
	}
	sort.SliceStable(texts, func(i, j int) bool { return len(texts[i]) < len(texts[j]) })
	for _, t := range texts {
		seen.words(t)
	}
	if len(seen) == 0 {
		return nil
	}
	seen[kindToken(k)] = true
	out := make([]string, 0, len(seen))
	for s := range seen {
		out = append(out, s)
	}
	sort.Strings(out)
	return out
}

// words adds each word of a text; of a name also its words joined as people
// say and type them: Dela Cruz as Delacruz, De la Cruz too.
func (t tokens) words(text string) {
	words := data.FoldWords(text)
	for i, w := range words {
		t.forward(w)
		if len(words) > joinable {
			continue
		}
		if i > 0 {
			t.forward(words[i-1] + w)
		}
		if i > 1 && len(words[i-2]) <= 3 && len(words[i-1]) <= 3 {
			t.forward(words[i-2] + words[i-1] + w)
		}
	}
}

func (t tokens) phone(text string) {
	d := data.Cut(national(text), longest)
	if len(d) < 3 {
		return
	}
	t[string(phone)+d] = true
	t.back(d)
}

func (t tokens) code(text string) {
	c := data.Squeeze(text)
	if c == "" {
		return
	}
	t.forward(c)
	t.back(c)
	if words := data.FoldWords(text); len(words) > 1 {
		for _, w := range words {
			t.forward(w)
		}
	}
}

func (t tokens) number(text string) {
	c := data.Squeeze(text)
	digits := strings.TrimLeft(c, "abcdefghijklmnopqrstuvwxyz")
	for _, form := range []string{c, digits} {
		if form != "" {
			t[string(number)+data.Cut(form, longest)] = true
		}
	}
}

func (t tokens) forward(s string) {
	if s = data.Cut(s, longest); s != "" && len(t) <= perRecord {
		t[string(whole)+s] = true
	}
}

func (t tokens) back(s string) { t[string(backward)+data.Cut(reverse(s), longest)] = true }

// country is the code that is left out where a phone number is dialled within the country.
const country = "63"

// national is a phone number without the country's code or the leading 0, so that every way of writing it begins alike.
func national(s string) string {
	d := strings.TrimPrefix(data.Digits(s), "00")
	if strings.HasPrefix(d, country) && len(d) > 10 {
		d = d[len(country):]
	}
	return strings.TrimLeft(d, "0")
}

// dialled are the beginnings of national numbers that digits as somebody types them may mean.
func dialled(digits string) []string {
	d := strings.TrimLeft(digits, "0")
	zeros := len(digits) - len(d)
	if zeros > 2 {
		return nil
	}
	forms := []string{d}
	if inner, abroad := strings.CutPrefix(d, country); abroad && zeros != 1 {
		forms = append(forms, strings.TrimPrefix(inner, "0"))
	}
	out := forms[:0]
	for _, f := range forms {
		if f != "" {
			out = append(out, data.Cut(f, longest))
		}
	}
	return out
}

func reverse(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}
