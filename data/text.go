package data

import (
	"fmt"
	"reflect"
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
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(s, " ")) {
		// Nearly all are plain, and the tables are slow.
		plain := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
		switch {
		case r == ' ':
			gap = true
		case !plain && (unicode.In(r, unicode.Mn, unicode.Me) || r == '\'' || r == '’' || r == 'ʼ' || hidden(r)):
		case plain || unicode.In(r, unicode.L, unicode.Nd, unicode.Mc):
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
// control characters but line breaks and tabs, no direction marks or characters
// without width that would hide, no space at its ends. Emoji and right-to-left
// letters stay, with the joiners that they are written with.
func Clean(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
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

// control says that a character is not text: it steers, hides or stands for something that could not be read.
func control(r rune) bool {
	return unicode.IsControl(r) || r == utf8.RuneError || hidden(r) ||
		r == 0x2028 || r == 0x2029 || r >= 0xFFF9 && r <= 0xFFFB || r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF
}

// hidden characters have no width: direction marks, soft hyphens, byte order
// marks. The two joiners are none, for emoji and some letters need them.
func hidden(r rune) bool {
	return r == 0xAD || r == 0x61C || r == 0x180E || r == 0x200B || r == 0x200E || r == 0x200F || r == 0xFEFF ||
		r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x206F
}

// Texts finds what no text of a record may hold, whatever the field: characters
// that are none, or more of them than MaxWords. The store asks it last, for the fields that Validate does not look at one by one.
func Texts(rec Record) error {
	var c check
	texts(&c, "", reflect.ValueOf(rec).Elem())
	return c.err()
}

func texts(c *check, path string, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		c.words(path, v.String())
	case reflect.Slice, reflect.Array:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return
		}
		for i := 0; i < v.Len(); i++ {
			n := i + 1
			if f := v.Index(i); f.Kind() == reflect.Struct && f.FieldByName("N").IsValid() {
				n = int(f.FieldByName("N").Int())
			}
			texts(c, fmt.Sprintf("%s[%d]", path, n), v.Index(i))
		}
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			if name == "" {
				continue
			}
			if path != "" {
				name = path + "." + name
			}
			texts(c, name, v.Field(i))
		}
	}
}
