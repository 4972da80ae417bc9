package searchtest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"tanggapan/data"
)

// Query is what somebody types, and the class it belongs to.
type Query struct {
	Class string
	Text  string
	Kinds []data.Kind
}

// Queries are at least n queries of every class that people type, the same for
// the same seed; sample gives records of the file that is searched.
func Queries(seed uint64, n int, sample func(r *rand.Rand) Record) (out []Query) {
	r := rand.New(rand.NewPCG(seed, 17))
	ask := func(class, text string, kinds ...data.Kind) { out = append(out, Query{class, text, kinds}) }
	for c := 'a'; c <= 'z'; c++ {
		ask("one letter", string(c))
	}
	for c := '0'; c <= '9'; c++ {
		ask("one letter", string(c))
	}
	common := []string{"ma", "sa", "scr", "ba", "de", "cr", "re", "ga", "no", "ch", "s", "c", "d", "p", "ce", "0917", "sam", "wat"}
	for i, a := range common {
		for _, b := range common[:i] {
			ask("two common beginnings", a+" "+b)
		}
	}
	ask("two common beginnings", "ma scr")
	ask("big and big, empty", "screen", data.KindShop)
	ask("big and big, empty", "sam ce", data.KindShop)
	for len(out) < n {
		s := sample(r)
		words := strings.Fields(data.Fold(s.Name + " " + s.Words))
		cut := func(w string) string { return w[:1+r.IntN(len(w))] }
		w := pick(r, words)
		ask("two or three letters", w[:min(len(w), 2+r.IntN(2))])
		ask("one word", cut(w))
		ask("two words", cut(w)+" "+cut(pick(r, words)))
		ask("three words", cut(w)+" "+cut(pick(r, words))+" "+cut(pick(r, words)))
		p := data.Digits(s.Phone)[2:]
		ask("phone", "0"+p[:1+r.IntN(len(p))])
		ask("phone, last digits", p[r.IntN(len(p)-3):])
		code := data.Squeeze(s.Code)
		ask("serial", code[:1+r.IntN(len(code))])
		ask("serial, its end", code[r.IntN(len(code)-3):])
		no := strings.ReplaceAll(s.No, "-", "")
		ask("number", no[:1+r.IntN(len(no))])
		ask("number", fmt.Sprint(uint64(s.Ref.ID)))
		ask("name and last four", cut(words[0])+" "+p[len(p)-4:])
		ask("absent", pick(r, []string{"xqzv", "zzyx", "qqq"})+cut(w))
		ask("absent", w+" "+pick(r, []string{"xqzv", "zzyx"}))
	}
	return out
}
