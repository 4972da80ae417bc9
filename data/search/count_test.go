package search_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tanggapan/data"
	"tanggapan/data/search"
	"tanggapan/data/store"
)

// What one query may read and one save may write, in keys, at 5,000 records.
const (
	mostRead  = 100
	mostWrite = 24 // with record, indexes, sums and journal
)

// queries are all that people type, and a good part of what they do not.
func (s *shop) queries() (out []string) {
	add := func(f string, args ...any) { out = append(out, fmt.Sprintf(f, args...)) }
	letters := "abcdefghijklmnopqrstuvwxyz0123456789"
	for _, a := range letters {
		add("%c", a)
		for _, b := range letters {
			add("%c%c", a, b)
			add("%c %c", a, b)
		}
	}
	words := slices.Concat(given, family, makers, trouble, places, []string{"Labour", "Screen assembly", "Trading", "Enterprises"})
	for _, text := range words {
		for _, w := range data.FoldWords(text) {
			for n := 1; n <= len(w); n++ {
				add("%s", w[:n])
			}
		}
		add("%s", text)
		add("%s", strings.ReplaceAll(text, " ", ""))
		add("%s", text[:len(text)*2/3])
	}
	for range 80 {
		a, b := pick(s, words), pick(s, words)
		add("%s %s", a, b)
		add("%s %s", a[:min(len(a), 1+s.r.IntN(6))], b[:min(len(b), 1+s.r.IntN(6))])
		p := pick(s, s.phones)
		n := p[3:]
		for i := 1; i <= len(n); i++ {
			add("%s", n[:i])
			add("0%s", n[:i])
			add("+63%s", n[:i])
			add("%s", n[len(n)-i:])
		}
		add("0%s %s %s", n[:3], n[3:6], n[6:])
		add("+63 %s-%s-%s", n[:3], n[3:6], n[6:])
		add("%s %s", a, n[6:])
		x := pick(s, s.serials)
		for i := 1; i <= len(x); i++ {
			add("%s", x[:i])
			add("%s", x[len(x)-i:])
		}
		id := data.ID(900001 + s.r.IntN(900))
		add("%s", data.NumberOf(data.KindJob, id))
		add("j%d", id)
		add("%d", id)
		add("%06d", id)
		add("GH82-%05d", s.r.IntN(500))
	}
	return out
}

func TestFind_ReadsFewKeys(t *testing.T) {
	s := newShop(t)
	s.fill(t, 5000)
	for more := true; more; {
		var err error
		if more, err = s.CatchUp(200); err != nil {
			t.Fatal(err)
		}
	}
	var most uint64
	var worst string
	total, reads := 0, uint64(0)
	for _, q := range s.queries() {
		for _, kinds := range [][]data.Kind{nil, {data.KindJob}} {
			before := s.Stats().KeysRead
			err := s.View(func(tx *store.Tx) error {
				_, err := tx.SearchForgiving(search.Query{Text: q, Kinds: kinds})
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			n := s.Stats().KeysRead - before
			total, reads = total+1, reads+n
			if n > most {
				most, worst = n, q
			}
			if n > mostRead {
				t.Errorf("%q reads %d keys", q, n)
			}
		}
	}
	t.Logf("%d records saved, %d queries: %d keys a query, at most %d for %q", s.n, total, reads/uint64(total), most, worst)
	for _, k := range data.Kinds {
		if s.saves[k.Kind] > 0 {
			t.Logf("a save of %s writes %d keys, at most %d", k.Name, s.written[k.Kind]/s.saves[k.Kind], s.most[k.Kind])
		}
		if s.most[k.Kind] > mostWrite {
			t.Errorf("a save of %s writes %d keys", k.Name, s.most[k.Kind])
		}
	}
}
