package app

import (
	"strings"
	"unicode/utf8"

	"tanggapan/data"
)

// word is a word of a text, and where it stands.
type word struct {
	folded   string
	from, to int
}

// wordsOf are the words of a text as Fold parts them.
func wordsOf(text string) (out []word) {
	open := false
	for i, r := range text {
		f := foldRune(r)
		size := utf8.RuneLen(r)
		if size < 0 {
			size = 1
		}
		switch {
		case f == " ":
			open = false
		case f == "":
		case !open:
			out, open = append(out, word{f, i, i + size}), true
		default:
			w := &out[len(out)-1]
			w.folded, w.to = w.folded+f, i+size
		}
	}
	return out
}

// foldRune is what Fold makes of a character: a letter or more, "" where it counts for nothing, " " where it parts words.
func foldRune(r rune) string {
	switch {
	case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		return string(r)
	case r >= 'A' && r <= 'Z':
		return string(r + 'a' - 'A')
	case r == '\'':
		return ""
	case r < utf8.RuneSelf:
		return " "
	}
	return strings.TrimSuffix(strings.TrimPrefix(data.Fold("a"+string(r)+"a"), "a"), "a")
}

// run is a row of digits in a text, with what one writes between the digits of a phone.
type run struct {
	digits string
	at     []int // of each digit
	text   string
}

func runsOf(text string) (out []run) {
	var r run
	end := func() {
		if len(r.digits) >= leastDigits {
			r.text = text
			out = append(out, r)
		}
		r = run{}
	}
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			r.digits, r.at = r.digits+string(c), append(r.at, i)
		case strings.IndexByte(" -.()+/", c) < 0:
			end()
		}
	}
	end()
	return out
}

// find gives the places of a phone in a row of digits: with its country or without, or as it is dialled in the same town.
func (r run) find(phone string) (out []span) {
	key := phone[max(0, len(phone)-sureDigits):]
	for from := 0; ; {
		i := strings.Index(r.digits[from:], key)
		if i < 0 {
			break
		}
		first, before := from+i, len(phone)-len(key)
		for first > 0 && before > 0 && r.digits[first-1] == phone[before-1] {
			first, before = first-1, before-1
		}
		for first > 0 && r.digits[first-1] == '0' {
			first--
		}
		last := from + i + len(key) - 1
		begin := r.at[first]
		if begin > 0 && r.text[begin-1] == '+' {
			begin--
		}
		out = append(out, span{begin, r.at[last] + 1, true})
		from = last + 1
	}
	if own := strings.TrimLeft(r.digits, "0"); len(out) == 0 && len(own) >= leastDigits && strings.HasSuffix(phone, own) {
		out = append(out, span{r.at[0], r.at[len(r.at)-1] + 1, len(own) > leastDigits})
	}
	return out
}
