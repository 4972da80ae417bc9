package page

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// stand-ins for characters that the fonts lack and that no decomposition leads to.
var standIn = map[rune]string{
	'\u2010': "-", '\u2011': "-", '\u2043': "-", '\u2212': "-", '\u2500': "-",
	'\u201f': "\"", '\u2035': "'", '\u02bc': "'", '\u02bb': "'", '\u2018': "'", '\u2019': "'",
	'\u25cf': "•", '\u25a0': "•", '\u25aa': "•", '\u2023': "•", '\u2219': "·",
	'\u2714': "✓", '\u2611': "✓", '\u2705': "✓", '\u2718': "×", '\u2716': "×", '\u274c': "×", '\u2715': "×",
	'\u21d2': "→", '\u27a1': "→", '\u21d0': "←", '\u21b5': "←",
	'\u2007': "\u00a0", '\u2060': "",
}

// lastResort stands for characters that no font of the computer has either.
var lastResort = map[rune]string{'\u3001': ",", '\u3002': ".", '\u30fb': "·", '\u30fc': "-", '\u3000': " "}

// Clean makes a string safe to draw: valid UTF-8, composed (NFC), without control, zero-width and direction
// characters; tabs and line breaks become spaces. Joiners stay between the letters of scripts that need them, which
// lie beyond Hebrew. Nothing else is lost.
func Clean(s string) string {
	if plain(s) {
		return s
	}
	before := rune(0)
	return strings.Map(func(r rune) rune {
		was := before
		before = r
		switch {
		case r == '\t', r == '\n', r == '\r', r == '\v', r == '\f', r == '\u2028', r == '\u2029', r == '\u0085':
			return ' '
		case (r == joiner || r == nonJoiner) && was >= 0x0590 && was != joiner && was != nonJoiner:
			return r
		case r >= 0xFE00 && r <= 0xFE0F:
			before = was // a chosen variant does not part a joiner from its letter
			return -1
		case unicode.IsControl(r), unicode.In(r, unicode.Cf), r >= 0xE0100 && r <= 0xE01EF:
			return -1
		case r >= 0xD800 && r <= 0xF8FF && unicode.In(r, unicode.Co, unicode.Cs):
			return unicode.ReplacementChar
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(s, string(unicode.ReplacementChar))))
}

// clean is Clean, and replaces what the program's fonts cannot draw: by a stand-in, by its compatibility form ("ﬁ"
// by "fi"), by the glyph of a font of this computer, by its letter without marks, at last by "?", which Missing tells.
func (d *Doc) clean(s string) string {
	s = Clean(s)
	if plain(s) {
		return s
	}
	own := faceOf(400)
	if _, _, ok := own.span(s); ok {
		return s
	}
	var b strings.Builder
	foreign := false
	for _, r := range s {
		switch {
		case own.has(r):
			foreign = false
			b.WriteRune(r)
		case r == joiner || r == nonJoiner:
			if foreign {
				b.WriteRune(r)
			}
		default:
			t := d.drawable(r)
			foreign = t != "" && t != "?" && !own.has([]rune(t)[0])
			b.WriteString(t)
		}
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
	if t, ok := standIn[r]; ok {
		return t
	}
	if t := subset(norm.NFKC.String(string(r))); t != "" {
		return t
	}
	if d.Fonts.find([]rune{r}, false) != nil {
		return string(r)
	}
	if t, ok := lastResort[r]; ok {
		return t
	}
	if t := subset(norm.NFKD.String(string(r))); t != "" {
		return t
	}
	if unicode.IsSpace(r) {
		return " "
	}
	d.missing[r] = true
	if unicode.In(r, unicode.Mn, unicode.Me) {
		return ""
	}
	return "?"
}

// subset keeps of s what the fonts have; empty unless a letter, digit or sign is among it.
func subset(s string) string {
	own := faceOf(400)
	var b strings.Builder
	for _, r := range s {
		if own.has(r) {
			b.WriteRune(r)
		} else if !unicode.In(r, unicode.Mn) {
			return ""
		}
	}
	return b.String()
}
