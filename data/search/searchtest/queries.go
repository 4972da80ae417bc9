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
	add := func(class, text string, kinds ...data.Kind) { out = append(out, Query{class, text, kinds}) }
	for c := 'a'; c <= 'z'; c++ {
		add("one letter", string(c))
	}
	for c := '0'; c <= '9'; c++ {
		add("one letter", string(c))
	}
	common := []string{"ma", "sa", "scr", "ba", "de", "cr", "re", "ga", "no", "ch", "s", "c", "d", "p", "ce", "0917", "sam", "wat"}
	for i, a := range common {
		for _, b := range common[:i] {
			add("two common beginnings", a+" "+b)
		}
	}
	add("two common beginnings", "ma scr")
	add("big and big, empty", "screen", data.KindShop)
	add("big and big, empty", "sam ce", data.KindShop)
	for len(out) < n {
		s := sample(r)
		words := strings.Fields(data.Fold(s.Name + " " + s.Words))
		cut := func(w string) string { return w[:1+r.IntN(len(w))] }
		w := pick(r, words)
		add("two or three letters", w[:min(len(w), 2+r.IntN(2))])
		add("one word", cut(w))
		add("two words", cut(w)+" "+cut(pick(r, words)))
		add("three words", cut(w)+" "+cut(pick(r, words))+" "+cut(pick(r, words)))
		p := data.Digits(s.Phone)[2:]
		add("phone", "0"+p[:1+r.IntN(len(p))])
		add("phone, last digits", p[r.IntN(len(p)-3):])
		code := data.Squeeze(s.Code)
		add("serial", code[:1+r.IntN(len(code))])
		add("serial, its end", code[r.IntN(len(code)-3):])
		no := strings.ReplaceAll(s.No, "-", "")
		add("number", no[:1+r.IntN(len(no))])
		add("number", fmt.Sprint(uint64(s.Ref.ID)))
		add("name and last four", cut(words[0])+" "+p[len(p)-4:])
		add("absent", pick(r, []string{"xqzv", "zzyx", "qqq"})+cut(w))
		add("absent", w+" "+pick(r, []string{"xqzv", "zzyx"}))
	}
	return out
}
