package page

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// stand-ins for characters that the fonts lack and that no decomposition leads to.
var standIn = map[rune]string{
	'\u2010': "-", '\u2011': "-", '\u2043': "-", '\u2212': "-", '\u2500': "-", '\u30fc': "-",
	'\u201f': "\"", '\u2035': "'", '\u02bc': "'", '\u02bb': "'", '\u2018': "'", '\u2019': "'",
	'\u25cf': "•", '\u25a0': "•", '\u25aa': "•", '\u2023': "•", '\u2219': "·", '\u30fb': "·",
	'\u2714': "✓", '\u2611': "✓", '\u2705': "✓", '\u2718': "×", '\u2716': "×", '\u274c': "×", '\u2715': "×",
	'\u21d2': "→", '\u27a1': "→", '\u21d0': "←", '\u21b5': "←", '\u3001': ",", '\u3002': ".",
	'\u2007': "\u00a0", '\u2060': "",
}

// Clean makes a string safe to draw: valid UTF-8, composed (NFC), without control, zero-width and direction
// characters; tabs and line breaks become spaces. Nothing else is lost.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r', r == '\v', r == '\f', r == '\u2028', r == '\u2029', r == '\u0085':
			return ' '
		case unicode.IsControl(r), unicode.In(r, unicode.Cf), r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF:
			return -1
		case r >= 0xD800 && r <= 0xF8FF && unicode.In(r, unicode.Co, unicode.Cs):
			return unicode.ReplacementChar
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(s, string(unicode.ReplacementChar))))
}

// clean is Clean, and replaces what the fonts cannot draw: by a stand-in, by its compatibility form
// ("ﬁ" by "fi"), by its letter without marks, at last by "?", which Missing then tells.
func (d *Doc) clean(s string) string {
	s = Clean(s)
	if plain(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		b.WriteString(d.drawable(r))
	}
	return b.String()
}

func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

func (d *Doc) drawable(r rune) string {
	if d.fonts.has(r) {
		return string(r)
	}
	if t, ok := standIn[r]; ok {
		return t
	}
	for _, form := range []norm.Form{norm.NFKC, norm.NFKD} {
		if t := d.subset(form.String(string(r))); t != "" {
			return t
		}
	}
	if unicode.In(r, unicode.Mn, unicode.Me) {
		return ""
	}
	if unicode.IsSpace(r) {
		return " "
	}
	d.missing[r] = true
	return "?"
}

// subset keeps of s what the fonts have; empty unless a letter, digit or sign is among it.
func (d *Doc) subset(s string) string {
	var b strings.Builder
	for _, r := range s {
		if d.fonts.has(r) {
			b.WriteRune(r)
		} else if !unicode.In(r, unicode.Mn) {
			return ""
		}
	}
	return b.String()
}
