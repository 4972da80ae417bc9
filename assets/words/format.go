package words

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/go-playground/locales"
	"github.com/go-playground/locales/de"
	"github.com/go-playground/locales/en_GB"
	"github.com/go-playground/locales/en_PH"
	"github.com/go-playground/locales/en_US"
	"github.com/go-playground/locales/es"
	"github.com/nyaruka/phonenumbers"
)

// locale is what is taken from the tables of the world's locales: names of
// days and months, marks of decimals and groups. Order, clock, signs are ours.
type locale struct{ decimal, group string }

// Settings are what a Format is made of: the shop's ways.
type Settings struct {
	Zone     *time.Location // nil is UTC
	Locale   string         // marks of numbers: "en-PH"; others and "" are as "en-PH"
	Currency string         // ISO code: "PHP", also where it is ""
}

// Format writes and reads numbers, money, dates and times as the shop does, in
// the words of one language. It is a value, immutable and cheap to copy.
type Format struct {
	w     Words
	zone  *time.Location
	marks locale
	money currency
}

// Format makes the formats of a shop in the language of w.
func (w Words) Format(s Settings) Format {
	return Format{w: w, zone: s.Zone, marks: marksOf(s.Locale), money: currencyOf(s.Currency)}
}

// With is the same shop's formats in other words: a paper in its customer's language.
func (f Format) With(w Words) Format {
	f.w = w
	return f
}

// Words are the words that the formats speak with.
func (f Format) Words() Words { return f.w }

// Zone is the shop's zone; never nil.
func (f Format) Zone() *time.Location {
	if f.zone == nil {
		return time.UTC
	}
	return f.zone
}

// marksOf reads the marks off a written number, as the tables do not tell them.
func marksOf(name string) locale {
	var t locales.Translator
	switch strings.ReplaceAll(name, "_", "-") {
	case "de", "de-DE":
		t = de.New()
	case "es", "es-ES":
		t = es.New()
	case "en-US":
		t = en_US.New()
	case "en-GB":
		t = en_GB.New()
	default:
		t = en_PH.New()
	}
	number := []rune(t.FmtNumber(1234567.5, 1))
	return locale{decimal: string(number[len(number)-2]), group: string(number[1])}
}

// Number writes a whole number with marks between thousands.
func (f Format) Number(n int64) string { return signed(n, f.group()) }

// Percent writes a part in basis points: 1200 is "12 %", 250 is "2.5 %". The
// space does not break.
func (f Format) Percent(points int) string {
	return f.thousandths(int64(points)*10) + "\u00a0%"
}

// Bytes writes a size: "850 kB", "214 MB", "1.2 GB".
func (f Format) Bytes(n int64) string {
	unit, size := " B", float64(n)
	for _, u := range []string{" kB", " MB", " GB", " TB"} {
		if size < 999.5 {
			break
		}
		unit, size = u, size/1000
	}
	if size < 9.95 && unit != " B" && unit != " kB" {
		return f.thousandths(int64(size*10+0.5)*100) + unit
	}
	return f.Number(int64(size+0.5)) + unit
}

// Phone writes a number in E.164 as it is read aloud: "+63 917 555 0123". What
// is not such a number comes back as it is.
func (f Format) Phone(e164 string) string {
	p, err := phonenumbers.Parse(e164, "")
	if err != nil {
		return e164
	}
	return phonenumbers.Format(p, phonenumbers.INTERNATIONAL)
}

// Join writes a list as one says it: "a", "a and b", "a, b and c".
func (f Format) Join(list ...string) string {
	switch n := len(list); n {
	case 0:
		return ""
	case 1:
		return list[0]
	default:
		return strings.Join(list[:n-1], ", ") + " " + f.w.T("common.and") + " " + list[n-1]
	}
}

// Initials are the letters in a person's or firm's mark: of the first and the
// last name, titles left out ("Sr. Consuelo Yu" is "CY").
func Initials(name string) string {
	var words []string
	for _, w := range strings.Fields(name) {
		if strings.IndexFunc(w, alnum) >= 0 {
			words = append(words, w)
		}
	}
	for len(words) > 1 && titles[strings.ToLower(words[0])] {
		words = words[1:]
	}
	switch len(words) {
	case 0:
		return "?"
	case 1:
		return initial(words[0])
	default:
		return initial(words[0]) + initial(words[len(words)-1])
	}
}

// titles is the table of what stands before a name and is not part of it.
var titles = map[string]bool{
	"mr.": true, "mrs.": true, "ms.": true, "dr.": true, "dra.": true, "sr.": true, "fr.": true, "bro.": true, "sis.": true,
	"hon.": true, "atty.": true, "engr.": true, "arch.": true, "prof.": true, "rev.": true, "capt.": true, "kap.": true,
}

// First puts a capital at the beginning: a sentence or a cell starts here.
func First(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

func initial(word string) string {
	for _, r := range word {
		if alnum(r) {
			return string(unicode.ToUpper(r))
		}
	}
	return ""
}

func alnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
