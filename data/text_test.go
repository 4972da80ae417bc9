package data_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"tanggapan/data"
)

// anyText draws text as it may come from a keyboard, a paste or a broken file.
func anyText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for range rapid.IntRange(0, 12).Draw(t, "pieces") {
			b.WriteString(rapid.OneOf(
				rapid.String(),
				rapid.SampledFrom([]string{
					" ", "\t", "\r\n", "\r", "\x00", "\x1b[1m", "\xff\xfe", "ñ", "n\u0303", "Ñ", "é", "ſ", "ß", "İ", "ﬁ", "①", "Ⅳ", "\u200b", "\u202e", "\u200d",
					"👩\u200d🔧", "🏴\U000e0067\U000e007f", "שלום", "مرحبا", "ﷺ", "e\u0301\u0301\u0301", "\u0301", "\u2028", "\u00a0", "\ufeff", "\ufffd", "\uffff", "한국", "हिन्दी", "Ω", "ϴ",
				}),
				rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
			).Draw(t, "piece"))
		}
		return b.String()
	})
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"Spanish", "Peña-Muñoz", "pena munoz"},
		{"Decomposed", "Pen\u0303a", "pena"},
		{"Apostrophe", "O'Brien", "obrien"},
		{"Number", "J-004217", "j 004217"},
		{"Ligature", "ﬁx", "fix"},
		{"FullWidth", "Ａ５４", "a54"},
		{"Emoji", "🙂 ok 🙂", "ok"},
		{"RightToLeft", "שלום עולם", "שלום עולם"},
		{"Hindi", "हिन्दी", "हिनदी"},
		{"SoftHyphen", "bat\u00adtery", "battery"},
		{"Broken", "a\xffb", "a b"},
		{"Control", "a\x00b\tc", "a b c"},
		{"Empty", " \t-", ""},
	} {
		if got := data.Fold(c.in); got != c.want {
			t.Errorf("%s: Fold(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

func TestFold_IsIdempotentAndPlain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "s")
		f := data.Fold(s)
		if again := data.Fold(f); again != f {
			t.Errorf("Fold(%q) = %q, folded again %q", s, f, again)
		}
		if !utf8.ValidString(f) || strings.ContainsFunc(f, func(r rune) bool { return r < ' ' }) || strings.TrimSpace(f) != f || strings.Contains(f, "  ") {
			t.Errorf("Fold(%q) = %q", s, f)
		}
		if got := strings.Join(data.FoldWords(s), " "); got != f {
			t.Errorf("FoldWords(%q) = %q", s, got)
		}
		if sq := data.Squeeze(s); strings.Contains(sq, " ") || data.Squeeze(sq) != sq {
			t.Errorf("Squeeze(%q) = %q", s, sq)
		}
		if data.Fold(data.Clean(s)) != data.Fold(data.Clean(data.Clean(s))) {
			t.Errorf("cleaning %q twice folds otherwise", s)
		}
	})
}

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"Ends", "  a b \n", "a b"},
		{"Breaks", "a\r\nb\rc\u2028d\ve", "a\nb\nc\nd\ne"},
		{"Control", "a\x00\x1b\x7fb", "ab"},
		{"Broken", "a\xc3(b\xff", "a(b"},
		{"Composed", "Pen\u0303a", "Peña"},
		{"Emoji", "👩\u200d🔧 ok 👍🏽", "👩\u200d🔧 ok 👍🏽"},
		{"Flag", "🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f"},
		{"RightToLeft", "שלום مرحبا", "שלום مرحبا"},
		{"DirectionMarks", "\u202eabc\u202c\u200f", "abc"},
		{"NoWidth", "\ufeffa\u200bb\u2060c\u00add", "abcd"},
		{"Noncharacters", "a\uffff\ufdd0\U0001fffeb", "ab"},
		{"Replacement", "a\ufffdb", "ab"},
	} {
		if got := data.Clean(c.in); got != c.want {
			t.Errorf("%s: Clean(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
	if got := data.CleanLine(" a\n\tb\u2029c  d "); got != "a b c d" {
		t.Errorf("CleanLine: %q", got)
	}
}

func TestClean_IsIdempotentAndPassesTheRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "s")
		c := data.Clean(s)
		if again := data.Clean(c); again != c {
			t.Errorf("Clean(%q) = %q, cleaned again %q", s, c, again)
		}
		l := data.CleanLine(s)
		if again := data.CleanLine(l); again != l {
			t.Errorf("CleanLine(%q) = %q, cleaned again %q", s, l, again)
		}
		rec := &data.Department{Name: data.Cut("x"+data.CleanLine("x"+s), data.MaxName), Takes: data.Cut(c, data.MaxWords)}
		if err := rec.Validate(); err != nil {
			t.Errorf("%q cleaned is refused: %v", s, err)
		}
		if err := data.Texts(rec); err != nil {
			t.Errorf("%q cleaned is refused: %v", s, err)
		}
	})
}

func TestCut_KeepsCharactersWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		n := rapid.IntRange(0, 20).Draw(t, "n")
		c := data.Cut(s, n)
		if !strings.HasPrefix(s, c) || !utf8.ValidString(c) || utf8.RuneCountInString(c) != min(n, utf8.RuneCountInString(s)) {
			t.Errorf("Cut(%q, %d) = %q", s, n, c)
		}
	})
}

func TestTexts(t *testing.T) {
	t.Run("OK", func(t *testing.T) {
		c := &data.Customer{Given: "Liza", Tags: []string{"vip"}, Notes: "two\nlines"}
		if err := data.Texts(c); err != nil {
			t.Error(err)
		}
	})
	t.Run("ErrBadText", func(t *testing.T) {
		c := &data.Customer{Tags: []string{"ok", "a\x00b"}, Handles: []data.Handle{{N: 3, Service: "x\xff"}}, Region: strings.Repeat("r", data.MaxWords+1)}
		var got []string
		for _, f := range data.FaultsOf(data.Texts(c)) {
			got = append(got, f.Field+" "+f.Code)
		}
		if want := "handles[3].service bad-text, region too-long, tags[2] bad-text"; strings.Join(got, ", ") != want {
			t.Errorf("%q, want %q", got, want)
		}
	})
}
