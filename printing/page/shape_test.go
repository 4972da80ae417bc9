package page_test

import (
	"os/exec"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
	"pgregory.net/rapid"

	"tanggapan/printing/page"
)

func textOf(t *testing.T, d *page.Doc, s string, st page.Style) page.Text {
	t.Helper()
	d.Add(200, 20).Text(5, 12, s, st)
	p := d.Pages[len(d.Pages)-1]
	if len(p.Ops) != 1 {
		t.Fatalf("%q became %d calls", s, len(p.Ops))
	}
	return p.Ops[0].(page.Text)
}

func TestShape_ArabicJoins(t *testing.T) {
	d := withFonts(fontsOf(t, map[string][]byte{"sans.ttf": dejaVu(t)}))
	got := textOf(t, d, "مرحبا", text9)
	if len(got.Parts) != 1 || !got.Parts[0].Back || len(got.Parts[0].Glyphs) != 5 {
		t.Fatalf("%+v", got.Parts)
	}
	apart := 0.0
	for _, r := range "مرحبا" {
		apart += d.Measure(string(r), text9)
	}
	if got.W >= apart-0.5 {
		t.Errorf("joined %.2f mm, the letters alone %.2f", got.W, apart)
	}
	if d.Missing() != "" || !strings.Contains(d.Words(), "مرحبا") {
		t.Errorf("missing %q, words %q", d.Missing(), d.Words())
	}
}

func TestShape_Order(t *testing.T) {
	d := withFonts(fontsOf(t, map[string][]byte{"sans.ttf": dejaVu(t)}))
	for in, want := range map[string]string{
		"ABC שלום 12 עולם def":  "ABC |עולם| 12 |שלום| def",
		"שלום (abc) 45":         "45 (abc) |שלום",
		"שלום (עולם)":           "(|עולם|) |שלום",
		"No. 5: שלום, 12% done": "No. 5: 12% ,|שלום| done",
	} {
		var parts []string
		x := 0.0
		for _, p := range textOf(t, d, in, text9).Parts {
			if p.X < x-1e-9 {
				t.Errorf("%q: parts are not in order", in)
			}
			x = p.X + p.W
			parts = append(parts, p.S)
		}
		if got := strings.Join(merged(parts), "|"); got != want {
			t.Errorf("%q stands as %q, want %q", in, got, want)
		}
	}
}

// merged joins neighbours of plain text, which levels may part.
func merged(parts []string) []string {
	var out []string
	latin := func(s string) bool { r, _ := utf8.DecodeLastRuneInString(s); return r < 0x500 }
	for _, p := range parts {
		if n := len(out); n > 0 && latin(p) && latin(out[n-1]) {
			out[n-1] += p
			continue
		}
		out = append(out, p)
	}
	return out
}

// TestLevels_AgreeWithAnother asks the Go project's own package which way every rune runs. Brackets are left out: it
// does not pair them as rule N0 says, which TestLevels_Brackets holds.
func TestLevels_AgreeWithAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("ab12 .,+-%\u05d0\u05d1\u0639\u0628\u0663\u0664"))).Draw(t, "text")
		if strings.TrimSpace(s) == "" {
			return
		}
		var p bidi.Paragraph
		if _, err := p.SetString(s); err != nil {
			t.Skip("it does not take the text")
		}
		order, err := p.Order()
		if err != nil {
			t.Skip("it finds no order")
		}
		ours := page.Levels([]rune(s))
		at := 0
		for i := range order.NumRuns() {
			run := order.Run(i)
			for range []rune(run.String()) {
				if back := ours[at]&1 == 1; back != (run.Direction() == bidi.RightToLeft) {
					t.Fatalf("%q: rune %d runs left: %v", s, at, back)
				}
				at++
			}
		}
		if at != len(ours) {
			t.Fatalf("%q: %d runes of %d have a direction", s, at, len(ours))
		}
	})
}

func TestLevels_Brackets(t *testing.T) {
	for in, want := range map[string]string{
		"א(a)a":   "11212", // before the pair stands the line's own direction
		"a(א)b":   "00100",
		"a (b א)": "0000010",
		"אב (גד)": "1111111",
		"a[א(ב]c": "0011100",
	} {
		got := ""
		for _, l := range page.Levels([]rune(in)) {
			got += string(rune('0' + l))
		}
		if got != want {
			t.Errorf("%q has the levels %s, want %s", in, got, want)
		}
	}
}

func TestWrap_ShapedTextFitsAndIsWhole(t *testing.T) {
	d := withFonts(fontsOf(t, map[string][]byte{"sans.ttf": dejaVu(t)}))
	in := strings.Repeat("مرحبابالعالممرحبا ", 6) + strings.Repeat("ש", 200) + " a\u0301b\u0323c"
	lines := d.Wrap(in, text9, 25)
	for _, l := range lines {
		if w := d.Measure(l, text9); w > 25 {
			t.Errorf("%q is %.2f mm", l, w)
		}
	}
	drop := func(s string) string { return strings.ReplaceAll(s, " ", "") }
	if got, want := drop(strings.Join(lines, "")), drop(page.Clean(in)); got != want {
		t.Errorf("%q became %q", want, got)
	}
	if got := d.Fit(in, text9, 25); d.Measure(got, text9) > 25 || !strings.HasSuffix(got, "…") {
		t.Errorf("%q", got)
	}
}

func TestWrap_BetweenIdeographs(t *testing.T) {
	d := page.New("")
	d.Fonts = nil
	if got := d.Wrap("ab cd", text9, 50); len(got) != 1 {
		t.Errorf("%q", got)
	}
	cff := fontsOf(t, map[string][]byte{"sans.ttf": dejaVu(t)})
	d = withFonts(cff)
	for _, l := range d.Wrap("abc 電池交換。電池", text9, 8) { // drawn as "?", and cut between them
		if strings.HasPrefix(l, "。") || d.Measure(l, text9) > 8 {
			t.Errorf("%q", l)
		}
	}
}

func TestPDF_ForeignTextIsFound(t *testing.T) {
	prog := tool(t, "pdftotext")
	d := withFonts(fontsOf(t, map[string][]byte{"sans.ttf": dejaVu(t)}))
	d.Add(100, 40).Text(5, 10, "Name: שלום عالم", page.Style{Size: 14, Weight: 400})
	out, err := exec.Command(prog, "-raw", pdfFile(t, d), "-").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{"Name:", "שלום", "عالم"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%q is not in %q", want, out)
		}
	}
}

// TestPlainText_CostsNothingMore counts allocations: shaping must not touch a text of the program's own font.
func TestPlainText_CostsNothingMore(t *testing.T) {
	d := page.New("")
	d.Fonts = page.FontsIn()
	c := d.Add(100, 100)
	st := page.Style{Size: 9, Weight: 400, Track: 0.06}
	if n := testing.AllocsPerRun(100, func() { d.Measure("Begoña Núñez-Santos ₱1,450.00", st) }); n > 2 {
		t.Errorf("measuring takes %.0f allocations", n) // composing (NFC) may take some
	}
	if n := testing.AllocsPerRun(100, func() { d.Measure("Plain text", st) }); n != 0 {
		t.Errorf("measuring plain text takes %.0f allocations", n)
	}
	if n := testing.AllocsPerRun(100, func() {
		c.Page.Ops = c.Page.Ops[:0]
		c.Text(5, 5, "Plain text", st)
	}); n > 1 {
		t.Errorf("drawing plain text takes %.0f allocations", n)
	}
	if got := textOf(t, d, "Begoña ₱", st); got.Parts != nil {
		t.Error("a text of the program's own font was shaped")
	}
}
