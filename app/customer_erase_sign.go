package app

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tanggapan/data"
)

// signs are the ways in which a text may name a person: words in a row, folded, and the digits of phones.
type signs struct {
	Words  []sign   `json:"words,omitempty"`
	Digits []string `json:"digits,omitempty"`
}

// sign is one name. A sure one can hardly mean anybody else; one that is not is a family or a given name alone.
type sign struct {
	Words []string `json:"words"`
	Sure  bool     `json:"sure,omitempty"`
}

// span is a piece of a text that names the person.
type span struct {
	from, to int
	sure     bool
}

// Bounds of what names somebody.
const (
	leastDigits = 7 // of a phone
	sureDigits  = 9 // its last digits, which no other phone of the country has
	leastName   = 3 // letters of a name that stands alone
)

// signsOf are the ways in which a customer is named, as their record says.
func signsOf(c *data.Customer) (out signs) {
	for _, name := range []string{
		join(c.Given, c.Family), join(c.Family, c.Given), join(c.Given, c.Middle, c.Family), join(c.Family, c.Given, c.Middle), c.Company, c.TradeName,
	} {
		out.name(name, true)
	}
	for _, name := range []string{c.Family, c.Given} {
		out.name(name, false)
	}
	for _, e := range c.Emails {
		out.name(e, true)
	}
	for _, h := range c.Handles {
		out.name(h.Name, true)
		out.phone(h.Name)
	}
	for _, a := range c.Addresses {
		if len(data.FoldWords(a.Street)) > 1 {
			out.name(a.Street, true)
		}
	}
	for _, p := range c.Phones {
		out.phone(p.Typed)
		out.phone(p.E164)
	}
	if len(data.Squeeze(c.DiscountID)) > 3 {
		out.name(c.DiscountID, true)
	}
	return out
}

func join(parts ...string) string { return strings.Join(strings.Fields(strings.Join(parts, " ")), " ") }

// name adds a name. One of a single short word is not sure.
func (s *signs) name(text string, sure bool) {
	words := data.FoldWords(text)
	letters := utf8.RuneCountInString(strings.Join(words, ""))
	if letters == 0 || !sure && letters < leastName {
		return
	}
	add := sign{words, sure && (len(words) > 1 || letters > 5)}
	for i, have := range s.Words {
		if slices.Equal(have.Words, add.Words) {
			s.Words[i].Sure = have.Sure || add.Sure
			return
		}
	}
	s.Words = append(s.Words, add)
}

func (s *signs) phone(text string) {
	d := strings.TrimLeft(data.Digits(text), "0")
	if len(d) >= leastDigits && !slices.Contains(s.Digits, d) {
		s.Digits = append(s.Digits, d)
	}
}

func (s *signs) join(o signs) {
	for _, w := range o.Words {
		s.name(strings.Join(w.Words, " "), w.Sure)
	}
	for _, d := range o.Digits {
		s.phone(d)
	}
}

// spans are the pieces of a text that name the person, in their order.
func (s signs) spans(text string) (out []span) {
	words := wordsOf(text)
	for i := range words {
		for _, g := range s.Words {
			if n := g.at(words[i:]); n > 0 {
				out = append(out, span{words[i].from, words[i+n-1].to, g.Sure})
			}
		}
	}
	for _, run := range runsOf(text) {
		for _, d := range s.Digits {
			out = append(out, run.find(d)...)
		}
	}
	slices.SortFunc(out, func(a, b span) int { return a.from - b.from })
	return out
}

// mend takes the person out of a text; all says that a name which stands alone goes too.
func (s signs) mend(text string, all bool) string {
	var b strings.Builder
	at := 0
	for _, p := range s.spans(text) {
		if !p.sure && !all || p.to <= at {
			continue
		}
		if p.from >= at {
			b.WriteString(text[at:p.from])
			b.WriteString(data.ErasedMark)
		}
		at = p.to
	}
	return b.String() + text[at:]
}

// at says over how many words the name goes that begins with the first of them; 0 where it does not.
func (g sign) at(words []word) int {
	if ends(words[0].folded, strings.Join(g.Words, "")) {
		return 1 // "delacruz"
	}
	if len(words) < len(g.Words) || len(g.Words) == 1 {
		return 0
	}
	for i, w := range g.Words {
		if have := words[i].folded; have != w && (i < len(g.Words)-1 || !ends(have, w)) {
			return 0
		}
	}
	return len(g.Words)
}

// ends says whether a word is a name, alone or with what is hung onto names: Liza's, Lizang.
func ends(word, name string) bool {
	rest, ok := strings.CutPrefix(word, name)
	return ok && (rest == "" || rest == "s" || rest == "ng" || rest == "g")
}
