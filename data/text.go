package data

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FoldVersion changes whenever Fold answers differently: indexes made by another version are rebuilt.
const FoldVersion = 1

// Fold makes text comparable: lower case, marks taken off (ñ is n), runs of
// anything but letters and digits become one space.
func Fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(s, " ")) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == 'ʼ':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return b.String()
}

// FoldWords are the words of a text, folded; a name of several words is also
// found joined ("Dela Cruz" as "delacruz"): Joined gives these.
func FoldWords(s string) []string { return strings.Fields(Fold(s)) }

// Squeeze keeps the letters and digits of a code, in lower case: how serials, plates and numbers compare.
func Squeeze(s string) string { return strings.ReplaceAll(Fold(s), " ", "") }

// Digits keeps the digits of a text.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// Clean makes typed text fit to be kept: valid UTF-8, composed (NFC), no
// control characters but line breaks and tabs, no zero-width or direction
// marks that would hide, no space at its ends. Emoji and right-to-left letters stay.
func Clean(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case control(r) && r != '\n' && r != '\t':
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(norm.NFC.String(s))
}

// CleanLine is Clean for a field of one line: breaks and tabs become spaces.
func CleanLine(s string) string { return strings.Join(strings.Fields(Clean(s)), " ") }

// Cut shortens s to at most n characters, never inside one.
func Cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n])
}

func control(r rune) bool {
	return unicode.IsControl(r) || r == utf8.RuneError ||
		r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x200E || r == 0x200F || r == 0xFEFF
}
