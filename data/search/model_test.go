package search

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
)

func open(t testing.TB) *bolt.Store {
	t.Helper()
	s, err := bolt.Open(filepath.Join(t.TempDir(), "search.tgp"), bolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// has says by looking at a term alone whether a word of a query names it.
func has(t data.Term, w string) bool {
	begins := func(s string) bool { return s != "" && strings.HasPrefix(data.Cut(s, longest), w) }
	ends := func(s string) bool { return len([]rune(w)) >= 3 && strings.HasSuffix(s, w) }
	words := data.FoldWords(t.Text)
	switch t.Type {
	case data.TermWord:
		for i, x := range words {
			if begins(x) || len(words) <= 8 && (i > 0 && begins(words[i-1]+x) || i > 1 && len(words[i-2]) <= 3 && len(words[i-1]) <= 3 && begins(words[i-2]+words[i-1]+x)) {
				return true
			}
		}
	case data.TermCode:
		code := strings.Join(words, "")
		return begins(code) || ends(code) || slices.ContainsFunc(words, begins)
	case data.TermNumber:
		code := strings.Join(words, "")
		bare := strings.TrimLeft(code[1:], "0")
		return begins(code) || begins(code[1:]) || begins(bare) || begins(code[:1]+bare)
	case data.TermPhone:
		n := local(t.Text)
		for _, way := range []string{"", "0", "00", "63", "0063", "630", "00630"} {
			if len(w) > len(way) && strings.HasPrefix(way+n, w) {
				return true
			}
		}
		return ends(n)
	}
	return false
}

// local is a phone number of the tests as it is dialled within the country.
func local(typed string) string { return mobiles[typed] }

// model is every record with its words, the last changed at the end.
type model []struct {
	ref   data.Ref
	terms []data.Term
}

func (m model) without(ref data.Ref) model {
	return slices.DeleteFunc(slices.Clone(m), func(x struct {
		ref   data.Ref
		terms []data.Term
	},
	) bool {
		return x.ref == ref
	})
}

func (m model) find(q Query) []data.Ref {
	if q.Limit == 0 {
		q.Limit = 50
	}
	for _, readings := range readingsOf(q.Text) {
		var out []data.Ref
		for i := len(m) - 1; i >= 0 && len(out) < q.Limit; i-- {
			if len(q.Kinds) > 0 && !slices.Contains(q.Kinds, m[i].ref.Kind) {
				continue
			}
			for _, words := range readings {
				all := true
				for _, w := range words {
					all = all && slices.ContainsFunc(m[i].terms, func(t data.Term) bool { return has(t, w) })
				}
				if all {
					out = append(out, m[i].ref)
					break
				}
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

var (
	vocabulary = []string{"Liza", "Lito", "Peña", "Pena", "Dela", "de", "la", "Cruz", "Delacruz", "screen", "scratched", "battery", "63", "A54", "12", "128", "won't", "Ñ"}
	serials    = []string{"R58-N30AB", "R58N31CD", "SN 0012", "3512340000", "ABC 123"}
	mobiles    = map[string]string{
		"0917 555 0123": "9175550123", "+639175550124": "9175550124", "63 917 555 1123": "9175551123", "(0918) 555-0123": "9185550123",
		"9955559175": "9955559175", "+63 2 8123 4567": "281234567", "0632 215 4567": "6322154567", "0063 918 000 6300": "9180006300", "+12125550100": "12125550100",
	}
	typed = slices.Sorted(maps.Keys(mobiles))
)

func drawTerms(t *rapid.T, no string) []data.Term {
	terms := []data.Term{{Type: data.TermNumber, Text: no}}
	for range rapid.IntRange(0, 3).Draw(t, "names") {
		terms = append(terms, data.Term{Type: data.TermWord, Text: strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 11).Draw(t, "words"), " ")})
	}
	if rapid.Bool().Draw(t, "has a phone") {
		terms = append(terms, data.Term{Type: data.TermPhone, Text: rapid.SampledFrom(typed).Draw(t, "phone")})
	}
	if rapid.Bool().Draw(t, "has a serial") {
		terms = append(terms, data.Term{Type: data.TermCode, Text: rapid.SampledFrom(serials).Draw(t, "serial")})
	}
	return terms
}

func drawQuery(t *rapid.T) Query {
	piece := rapid.OneOf(
		rapid.Custom(func(t *rapid.T) string {
			w := rapid.SampledFrom(slices.Concat(vocabulary, serials, typed)).Draw(t, "word")
			r := []rune(w)
			from := 0
			if rapid.Bool().Draw(t, "from its end") {
				from = rapid.IntRange(0, len(r)-1).Draw(t, "from")
				return string(r[from:])
			}
			return string(r[:rapid.IntRange(1, len(r)).Draw(t, "to")])
		}),
		rapid.Map(rapid.IntRange(1, 30), func(n int) string { return fmt.Sprintf("J-%06d", n) }),
		rapid.Map(rapid.IntRange(1, 30), func(n int) string { return fmt.Sprintf("j%d", n) }),
		rapid.Map(rapid.IntRange(1, 30), func(n int) string { return fmt.Sprintf("%06d", n) }),
		rapid.Map(rapid.IntRange(1, 30), func(n int) string { return fmt.Sprint(n) }),
		rapid.StringMatching(`[a-z0-9]{1,3}`),
		rapid.Just(""),
	)
	q := Query{Text: strings.Join(rapid.SliceOfN(piece, 1, 3).Draw(t, "query"), " ")}
	if rapid.IntRange(0, 3).Draw(t, "narrow") == 0 {
		q.Kinds = rapid.SliceOfN(rapid.SampledFrom([]data.Kind{data.KindJob, data.KindCustomer, data.KindPart}), 1, 2).Draw(t, "kinds")
	}
	q.Limit = rapid.SampledFrom([]int{0, 1, 3, 50}).Draw(t, "limit")
	return q
}

func TestFind_AgreesWithLookingAtEveryRecord(t *testing.T) {
	s := open(t)
	rapid.Check(t, func(t *rapid.T) {
		err := s.Update(func(tx kv.Txn) error {
			// Everything happens on an empty index whose documents are about to begin a new block; it is thrown away.
			first := binary.BigEndian.AppendUint32(nil, 3*blockSize-uint32(rapid.IntRange(0, 30).Draw(t, "before the end of a block")))
			if err := tx.Put([]byte{space, partNext}, first); err != nil {
				return err
			}
			var m model
			for range rapid.IntRange(1, 40).Draw(t, "steps") {
				ref := data.Ref{Kind: rapid.SampledFrom([]data.Kind{data.KindJob, data.KindCustomer, data.KindPart}).Draw(t, "kind"), ID: data.ID(rapid.IntRange(1, 30).Draw(t, "id"))}
				var terms []data.Term
				if rapid.IntRange(0, 5).Draw(t, "remove") > 0 {
					terms = drawTerms(t, data.NumberOf(ref.Kind, ref.ID))
				}
				changed, err := Put(tx, Doc{Ref: ref, Terms: terms, Open: true})
				if err != nil {
					return err
				}
				if !changed {
					// The same words again: the record keeps its place, even where the texts differ in what does not count.
					for i := range m {
						if m[i].ref == ref {
							m[i].terms = terms
						}
					}
				} else if m = m.without(ref); len(terms) > 0 {
					m = append(m, struct {
						ref   data.Ref
						terms []data.Term
					}{ref, terms})
				}
			}
			for range 10 {
				q := drawQuery(t)
				got, err := Find(tx, q)
				if err != nil {
					return err
				}
				if want := m.find(q); !slices.Equal(got, want) {
					for _, x := range m {
						t.Logf("%v %v", x.ref, x.terms)
					}
					t.Fatalf("%+v: %v, want %v", q, got, want)
				}
			}
			return errDone
		})
		if err != errDone {
			t.Fatal(err)
		}
	})
}

var errDone = fmt.Errorf("taken back")

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
		want := map[uint16]bool{}
		var v []byte
		for _, n := range rapid.SliceOfN(rapid.Uint16Range(0, blockSize-1), 0, 600).Draw(t, "documents") {
			want[n] = true
			before := bytes.Clone(v)
			got := with(v, n)
			if !bytes.Equal(v, before) {
				t.Fatal("a kept set was changed")
			}
			v = got
		}
		b := &bits{}
		b.add(v)
		for i := range blockSize {
			if b.has(i) != want[uint16(i)] {
				t.Fatalf("document %d: %v", i, b.has(i))
			}
		}
		if len(v) > blockSize/8 {
			t.Fatalf("%d documents take %d bytes", len(want), len(v))
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
	for _, want := range []string{"wliza", "wdelacruz", "pcruz", "h9175550123", "i917555", "e321", "r3210555719", "nj004217", "n4217", "kjob", "wword0x"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if len(got) > perRecord+20 {
		t.Errorf("%d tokens", len(got))
	}
}
