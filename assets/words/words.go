// Package words holds what the program says: every visible string in English
// and Filipino behind go-i18n, the wording of faults, and the forms of dates,
// numbers, money and telephone numbers.
//
// Words and Format are values: a window, a person and a paper each carry their
// own, so a window in Filipino prints a paper in English.
package words

import (
	"strconv"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// The languages the program speaks.
const (
	English  = "en"
	Filipino = "fil"
)

// Langs lists the languages in the order in which they are offered.
func Langs() []string { return []string{English, Filipino} }

// Words answers keys in one language. It is immutable and cheap to copy; the
// zero value speaks English. It may be used from several goroutines.
type Words struct{ t *tongue }

// In gives the words of a language: "en" or "fil". Any other language gets
// English.
func In(lang string) Words {
	all := catalogue()
	if t := all.tongues[lang]; t != nil {
		return Words{t}
	}
	return Words{all.tongues[English]}
}

// Lang is the code of the language: "en" or "fil".
func (w Words) Lang() string { return w.tongue().lang }

// Has tells whether the key has words in this language.
func (w Words) Has(key string) bool {
	_, ok := w.tongue().from[key]
	return ok
}

// T gives the words of a key. args are pairs of a name and its value for the
// {{.Name}} places in the sentence; a single map[string]any or
// map[string]string serves as well. A key without words in this language
// answers in English, one without any words answers with the key in brackets.
func (w Words) T(key string, args ...any) string {
	t := w.tongue()
	if s, ok := t.plain[key]; ok {
		return s
	}
	return t.say(&i18n.LocalizeConfig{MessageID: key, TemplateData: pairs(args)})
}

// N gives the words of a key for a count. The count stands in the sentence as
// {{.N}} with marks between thousands; args are pairs as in T.
func (w Words) N(key string, n int, args ...any) string {
	t := w.tongue()
	if s, ok := t.plain[key]; ok {
		return s
	}
	data := pairs(args)
	if _, own := data["N"]; !own {
		data["N"] = signed(int64(n), ",")
	}
	return t.say(&i18n.LocalizeConfig{MessageID: key, PluralCount: n, TemplateData: data})
}

func (w Words) tongue() *tongue {
	if w.t == nil {
		return catalogue().tongues[English]
	}
	return w.t
}

func (t *tongue) say(c *i18n.LocalizeConfig) string {
	s, err := t.localizer.Localize(c)
	if s == "" && err != nil {
		return "[" + c.MessageID + "]"
	}
	return s
}

// pairs makes the template's data of "name, value, name, value".
func pairs(args []any) map[string]any {
	data := make(map[string]any, len(args)/2+1)
	if len(args) == 1 {
		switch m := args[0].(type) {
		case map[string]any:
			for k, v := range m {
				data[k] = v
			}
		case map[string]string:
			for k, v := range m {
				data[k] = v
			}
		}
		return data
	}
	for i := 0; i+1 < len(args); i += 2 {
		if name, ok := args[i].(string); ok {
			data[name] = args[i+1]
		}
	}
	return data
}

// signed writes a whole number with a mark between thousands.
func signed(n int64, mark string) string {
	if n < 0 {
		return minus + grouped(-uint64(n), mark)
	}
	return grouped(uint64(n), mark)
}

// grouped writes u with a mark between thousands.
func grouped(u uint64, mark string) string {
	s := ""
	for u >= 1000 {
		s = mark + digits(u%1000, 3) + s
		u /= 1000
	}
	return digits(u, 1) + s
}

// digits writes u with at least width digits.
func digits(u uint64, width int) string {
	s := strconv.FormatUint(u, 10)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

// minus is U+2212, the sign that is as wide as a digit.
const minus = "\u2212"
