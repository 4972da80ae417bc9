package page_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"tanggapan/printing/page"
)

// FuzzText puts any string through everything that takes one. The corpus holds what has tripped PDF libraries.
func FuzzText(f *testing.F) {
	for _, s := range odd {
		f.Add(s)
	}
	fonts := fontsOf(f, map[string][]byte{"sans.ttf": dejaVu(f)})
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 40_000 {
			return
		}
		for _, set := range []*page.FontSet{nil, fonts} {
			whole(t, set, s)
		}
	})
}

// whole lays, measures and draws a string and holds what is true of every one.
func whole(t *testing.T, fonts *page.FontSet, s string) {
	t.Helper()
	d := page.New(s)
	d.Author, d.Fonts = s, fonts
	c := d.Add(80, 60)
	st := page.Style{Size: 9, Weight: 600, Track: 0.06}
	if w := c.Text(2, 5, s, text9); w < 0 || w != w {
		t.Errorf("%q is %v wide", s, w)
	}
	if !utf8.ValidString(d.Words()) {
		t.Errorf("%q gives broken text", s)
	}
	if ink(page.Clean(s)) && !ink(d.Words()) && d.Missing() == "" {
		t.Errorf("%q left nothing behind, and nothing was missing", s)
	}
	c.Right(78, 10, s, st)
	if got := d.Fit(s, text9, 40); d.Measure(got, text9) > 40.001 {
		t.Errorf("%q is fitted to %.2f mm", s, d.Measure(got, text9))
	}
	for i, line := range d.Wrap(s, text9, 30) {
		if strings.TrimSpace(line) != "" && d.Measure(line, text9) > 30.001 && len([]rune(line)) > 1 && breaks(line) {
			t.Errorf("%q is a line of %.2f mm", line, d.Measure(line, text9))
		}
		if i < 50 {
			c.Text(2, 15+float64(i)*4, line, text9)
		}
	}
	_ = c.QR(40, 2, 15, s)
	_, _ = c.Code128(2, 50, 0.3, 5, s)
	if _, err := d.PDF(); err != nil {
		t.Errorf("%q: %v", s, err)
	}
	if _, err := d.Bits(0, 100); err != nil {
		t.Errorf("%q: %v", s, err)
	}
	_ = d.List()
}

// ink tells whether a text has something to see.
func ink(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsPunct(r) || unicode.IsSymbol(r)
	})
}

// breaks tells whether a line could have been ended earlier: nothing in it clings to the letter before.
func breaks(s string) bool {
	clings := func(r rune) bool {
		return unicode.In(r, unicode.M, unicode.Cf) || r >= 0x1F3FB && r <= 0x1F3FF
	}
	return utf8.RuneCountInString(s) > 1 && !strings.ContainsFunc(s, clings)
}

func TestText_TenThousandCharacters(t *testing.T) {
	fonts := fontsOf(t, map[string][]byte{"sans.ttf": dejaVu(t)})
	for _, s := range []string{"W", "word ", "ب", "بل ", "電", "é", "😀", "a\u0301", "\x00", "שa1 ", "نa", "\xff", "\u200d", "ب\u200d"} {
		whole(t, fonts, strings.Repeat(s, 10_000))
	}
}
