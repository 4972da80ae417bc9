package page_test

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"pgregory.net/rapid"

	"tanggapan/assets"
	"tanggapan/printing/page"
)

var text9 = page.Style{Size: 9, Weight: 400}

func TestClean(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"Plain":           {"Begoña Núñez-Santos ₱1,450.00", "Begoña Núñez-Santos ₱1,450.00"},
		"Empty":           {"", ""},
		"Truncated":       {"abc\xc3", "abc\ufffd"},
		"Controls":        {"a\x00b\x1bc\u0085d", "abc d"},
		"TabsAndLines":    {"a\tb\r\nc", "a b  c"},
		"SoftHyphen":      {"re\u00adpair", "repair"},
		"ZeroWidth":       {"a\u200bb\ufeffc\u2060d", "abcd"},
		"Direction":       {"\u202eabc\u202c \u2067d\u2069", "abc d"},
		"Variation":       {"✓\ufe0f", "✓"},
		"Decomposed":      {"n\u0303", "ñ"},
		"NoBreakIsKept":   {"71\u00a0%", "71\u00a0%"},
		"PrivateUse":      {"\ue000", "\ufffd"},
		"EmojiIsNotGuess": {"😀", "😀"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := page.Clean(c.in); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestText_StandIns(t *testing.T) {
	for in, want := range map[string]string{
		"ﬁlm":        "film", // a ligature by its letters
		"Ａ１":         "A1",   // full width by plain
		"①":          "1",
		"ế ờ":        "ế ờ", // Vietnamese is in the fonts
		"ḍ":          "d",   // a letter without its mark
		"a‑b":        "a‑b", // the no-break hyphen is in the fonts
		"→ ✓ № ½":    "→ ✓ № ½",
		"😀":          "?",
		"電池":         "??",
		"\u0300":     "\u0300",
		"a\u3000b":   "a b",
		"مرحبا":      "?????",
		"\u2028x":    "x",
		"\U000e0041": "",
	} {
		d := page.New("")
		d.Fonts = nil // as on a computer without any font
		d.Add(50, 50).Text(0, 10, in, text9)
		got := strings.TrimSuffix(d.Words(), "\n")
		if strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Errorf("%q is drawn as %q, want %q", in, got, want)
		}
		if missing := d.Missing(); strings.Contains(want, "?") != (missing != "") {
			t.Errorf("%q: missing %q", in, missing)
		}
	}
}

func TestMeasure_IsTheSumOfAdvances(t *testing.T) {
	d := page.New("")
	f, err := sfnt.Parse(assets.Font(700))
	if err != nil {
		t.Fatal(err)
	}
	var buf sfnt.Buffer
	em := 0.0
	for _, r := range "J-004217 ₱" {
		i, _ := f.GlyphIndex(&buf, r)
		a, err := f.GlyphAdvance(&buf, i, fixed.I(1000), font.HintingNone)
		if err != nil {
			t.Fatal(err)
		}
		em += float64(a) / 64000
	}
	want := em * 24 * page.MM
	if got := d.Measure("J-004217 ₱", page.Style{Size: 24, Weight: 700}); math.Abs(got-want) > 1e-9 {
		t.Errorf("got %v, want %v", got, want)
	}
	tracked := d.Measure("AB", page.Style{Size: 10, Weight: 600, Track: 0.1}) - d.Measure("AB", page.Style{Size: 10, Weight: 600})
	if math.Abs(tracked-page.MM) > 1e-9 {
		t.Errorf("tracking adds %v mm to two letters", tracked)
	}
}

func TestWrap(t *testing.T) {
	d := page.New("")
	for name, c := range map[string]struct {
		in    string
		width float64
		want  []string
	}{
		"Empty":      {"", 50, nil},
		"OneLine":    {"Back glass loose", 50, []string{"Back glass loose"}},
		"AtSpaces":   {"Back glass loose", 20, []string{"Back glass", "loose"}},
		"NoBreak":    {"charges at 25\u00a0W", 20, []string{"charges at", "25\u00a0W"}},
		"LineEnds":   {"one\r\ntwo\n\nthree", 50, []string{"one", "two", "", "three"}},
		"OuterLines": {"\n one \n", 50, []string{"one"}},
		"LongWord":   {strings.Repeat("W", 12), 12, []string{"WWWW", "WWWW", "WWWW"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := d.Wrap(c.in, text9, c.width); strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestWrap_LosesNothingAndFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("aWi ñ₱.,-\u00a0"))).Draw(t, "text")
		w := rapid.Float64Range(1, 80).Draw(t, "width")
		d := page.New("")
		lines := d.Wrap(s, text9, w)
		drop := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if got, want := drop(strings.Join(lines, "")), drop(page.Clean(s)); got != want {
			t.Fatalf("%q became %q", want, got)
		}
		for _, l := range lines {
			if utf8.RuneCountInString(strings.Trim(l, " ")) > 1 && d.Measure(strings.Trim(l, " "), text9) > w+1e-9 {
				t.Fatalf("%q is %.2f mm, more than %.2f", l, d.Measure(l, text9), w)
			}
		}
	})
}

func TestFit(t *testing.T) {
	d := page.New("")
	if got := d.Fit("Samsung Galaxy S23", text9, 100); got != "Samsung Galaxy S23" {
		t.Errorf("%q", got)
	}
	got := d.Fit("Samsung Galaxy S23", text9, 20)
	if !strings.HasSuffix(got, "…") || !strings.HasPrefix("Samsung Galaxy S23", strings.TrimSuffix(got, "…")) || d.Measure(got, text9) > 20 {
		t.Errorf("%q, %.2f mm", got, d.Measure(got, text9))
	}
}

// odd are the strings that trip PDF libraries; see also the rapid test.
var odd = []string{
	"", " ", "abc\xc3", "\xe2\x82", "\xff", "\x00", "\U00010000", "😀 battery", "👩‍👩‍👧", "\U0010ffff", "\ufffd\uffff", "電池交換", "مرحبا",
	"שלום", "\u202eabc", strings.Repeat("W", 4000), strings.Repeat("word ", 800), "a\tb\nc\r\n", "(paren) \\ back", "\\", ")", "{nb}",
	"%PDF", "n\u0303\u0301\u0300", "\ud7ff\ue000\uf8ff", "1 000", "=1+2", "<script>",
}

func TestPDF_OddStrings(t *testing.T) {
	for _, s := range odd {
		d := page.New(s)
		d.Author = s
		c := d.Add(80, 60)
		for i, w := range []int{400, 500, 600, 700} {
			c.Text(2, 5+float64(i)*5, s, page.Style{Size: 9, Weight: w, Track: 0.06 * float64(i)})
		}
		c.Fit(2, 30, 40, s, text9)
		for i, l := range d.Wrap(s, text9, 30) {
			c.Text(2, 35+float64(i)*4, l, text9)
		}
		_ = c.QR(40, 2, 15, s)
		_, _ = c.Code128(2, 50, 0.3, 5, s)
		pdf, err := d.PDF()
		if err != nil {
			t.Errorf("%q: %v", s, err)
			continue
		}
		if !bytes.HasPrefix(pdf, []byte("%PDF-")) {
			t.Errorf("%q: no PDF", s)
		}
		if _, err := d.Raster(0, 72); err != nil {
			t.Errorf("%q: %v", s, err)
		}
	}
}

func TestPDF_AnyString(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOfN(rapid.Byte(), 0, 60).Draw(t, "bytes")) + rapid.String().Draw(t, "runes")
		d := page.New(s)
		c := d.Add(80, 60)
		c.Text(2, 5, s, text9)
		c.Text(2, 10, s, page.Style{Size: 7, Weight: 600, Track: 0.06, Ink: page.White})
		_ = c.QR(40, 2, 15, s)
		_, _ = c.Code128(2, 50, 0.3, 5, s)
		if _, err := d.PDF(); err != nil {
			t.Fatal(err)
		}
	})
}
