package search

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tanggapan/data"
)

func TestReadingsOf(t *testing.T) {
	for _, c := range []struct {
		text string
		want string
	}{
		{"", "[]"},
		{" - ", "[]"},
		{"Peña", "[[[pena]]]"},
		{"liza cruz", "[[[liza cruz]] [[lizacruz]]]"},
		{"0917 555-0123", "[[[0917 555 0123] [09175550123]]]"},
		{"+63 (917) 555 0123", "[[[63 917 555 0123] [639175550123]]]"},
		{"J-004217", "[[[j004217]] [[j 004217]]]"},
		{"j4217", "[[[j4217]]]"},
		{"J004217D2", "[[[j004217]] [[j004217d2]]]"},
		{"A54 12 cruz", "[[[a54 12 cruz]] [[a5412 cruz] [a54 12cruz]]]"},
		{"1 2 3 4 5 6 7 8 9 10", "[[[1 2 3 4 5 6 7 8] [12345678]]]"},
	} {
		if got := fmt.Sprint(readingsOf(c.text)); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

func TestSets_AreArraysOrBitmaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.SampledFrom([]uint32{16, 64, 4096, 65536}).Draw(t, "size")
		draw := func(label string) ([]uint16, map[uint32]bool) {
			docs := rapid.SliceOfN(rapid.Uint16Range(0, uint16(size-1)), 0, 600).Draw(t, label)
			has := map[uint32]bool{}
			for _, n := range docs {
				has[uint32(n)] = true
			}
			return docs, has
		}
		scratch := make([]byte, bytesOf(size))
		a, hasA := draw("documents")
		b, hasB := draw("others")
		v := packSet(a, scratch)
		w := packSet(b, scratch)
		x, y := readSet(v, size), readSet(w, size)
		if len(v) > 1+min(2*len(hasA), len(scratch)) || bytes.Count(scratch, []byte{0}) != len(scratch) {
			t.Fatalf("%d documents take %d bytes", len(hasA), len(v))
		}
		for n := range size {
			if x.has(n) != hasA[n] {
				t.Fatalf("document %d: %v", n, x.has(n))
			}
		}
		var both, each []uint32
		common([]set{x, y}, func(n uint32) bool { both = append(both, n); return true })
		x.each(func(n uint32) bool { each = append(each, n); return true })
		want := slices.Sorted(maps.Keys(hasA))
		slices.Reverse(want)
		if !slices.Equal(each, want) || x.count() != len(want) {
			t.Fatalf("%v, want %v", each, want)
		}
		want = slices.DeleteFunc(want, func(n uint32) bool { return !hasB[n] })
		if !slices.Equal(both, want) {
			t.Fatalf("%v, want %v", both, want)
		}
		left, same := less(v, y, size)
		if same != (len(want) == 0) {
			t.Fatal("nothing was taken, or is said to be")
		}
		for n := range size {
			if readSet(left, size).has(n) != (hasA[n] && !hasB[n]) {
				t.Fatalf("document %d after the dead were taken out", n)
			}
		}
		packed := packBits(func() []byte { b := make([]byte, bytesOf(size)); x.into(b); y.into(b); return b }())
		for n := range size {
			if readSet(packed, size).has(n) != (hasA[n] || hasB[n]) {
				t.Fatalf("document %d of both together", n)
			}
		}
	})
}

func TestTokens_NamesComeBeforeLongTexts(t *testing.T) {
	long := ""
	for i := range 900 {
		long += fmt.Sprintf("word%dx ", i)
	}
	got := tokensOf(data.KindJob, []data.Term{
		{Type: data.TermNumber, Text: "J-004217"},
		{Type: data.TermWord, Text: long},
		{Type: data.TermWord, Text: "Liza Dela Cruz"},
		{Type: data.TermPhone, Text: "0917 555 0123"},
	})
	for _, want := range []string{"wliza", "wdelacruz", "h9175550123", "r3210555719", "nj004217", "n004217", kindToken(data.KindJob), "wword0x"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if len(got) > perRecord+20 {
		t.Errorf("%d tokens", len(got))
	}
}

func TestTail_FindsByHeadsWhatBeginsSo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.StringOfN(rapid.SampledFrom([]rune("abñ0\x01\x7f")), 1, 12, -1)
		var entries []posted
		for range rapid.IntRange(1, 64).Draw(t, "entries") {
			tokens := rapid.SliceOfNDistinct(letters, 1, 8, func(s string) string { return s }).Draw(t, "tokens")
			slices.Sort(tokens)
			p, err := readPosted(posted{ref: data.Ref{Kind: data.KindJob, ID: 1}, kills: noDoc, tokens: tokens}.bytes())
			if err != nil {
				t.Fatal(err)
			}
			entries = append(entries, p)
		}
		r := runOf(100, entries)
		for range 8 {
			x := formed("w" + letters.Draw(t, "form"))
			if rapid.Bool().Draw(t, "bare") {
				x = formed(x.text[1:] + "a")
			}
			have := r.lookup(&x)
			for i, e := range entries {
				want := slices.ContainsFunc(e.tokens, func(token string) bool { return strings.HasPrefix(token, x.text) })
				if in := have&(1<<i) != 0; in != want || e.begins(&x) != want {
					t.Fatalf("%q in %q: %v in the run, %v by itself, want %v", x.text, e.tokens, in, e.begins(&x), want)
				}
			}
		}
	})
}
