package search

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/search/searchtest"
)

// load saves records from..to one by one, as an import does.
func load(t testing.TB, s *bolt.Store, ix *Index, from, to int) {
	t.Helper()
	for n := from; n < to; n++ {
		r := searchtest.At(n)
		err := s.Bulk(func(t kv.Txn) error {
			_, err := Put(t, Doc{Ref: r.Ref, Terms: r.Terms()})
			return err
		})
		if err == nil && n%4096 == 4095 {
			err = ix.Pack(s.Bulk)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Sync(); err != nil {
		t.Fatal(err)
	}
}

// settle does all maintenance that is due.
func settle(t testing.TB, s *bolt.Store, ix *Index) (steps int, longest time.Duration) {
	t.Helper()
	for more := true; more; steps++ {
		start := time.Now()
		var err error
		if more, err = ix.Step(s); err != nil {
			t.Fatal(err)
		}
		longest = max(longest, time.Since(start))
	}
	return steps, longest
}

// build makes the index of n records anew.
func build(t testing.TB, s *bolt.Store, ix *Index, n int) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(s.Update(ix.Begin))
	b := ix.NewBuilder()
	for done := 0; done < n; {
		var claimed func()
		must(s.Bulk(func(t kv.Txn) (err error) {
			claimed, err = b.Claim(t)
			return err
		}))
		claimed()
		for b.Room() > 0 && done < n {
			docs := make([]Doc, min(b.Room(), n-done, 500))
			for i := range docs {
				r := searchtest.At(done + i)
				docs[i] = Doc{Ref: r.Ref, Terms: r.Terms()}
			}
			var staged []Staged
			must(s.Bulk(func(t kv.Txn) (err error) {
				staged, err = b.Stage(t, docs)
				return err
			}))
			b.Keep(staged)
			done += len(docs)
		}
		for more := true; more; {
			var err error
			more, err = b.Write(s.Bulk, done == n)
			must(err)
		}
	}
	must(s.Sync())
}

func reads(t testing.TB, s *bolt.Store, ix *Index, q Query) (int, Result) {
	t.Helper()
	before := s.Stats().KeysRead
	var res Result
	err := s.View(func(r kv.Reader) (err error) {
		res, err = ix.Find(r, q)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return int(s.Stats().KeysRead - before), res
}

// With one large segment and some small ones, what a query reads depends on how many segments there are, not on how common its words are.
func TestFind_ReadsDoNotGrowWithHowCommonAWordIs(t *testing.T) {
	if testing.Short() {
		t.Skip("70,000 records")
	}
	s := open(t)
	ix := NewIndex(Standard())
	const n = 70_000
	load(t, s, ix, 0, n)
	settle(t, s, ix)
	if err := s.View(ix.Warm); err != nil {
		t.Fatal(err)
	}
	most, worst := 0, searchtest.Query{}
	for _, q := range searchtest.Queries(1, 900, func(r *rand.Rand) searchtest.Record { return searchtest.At(r.IntN(n)) }) {
		got, res := reads(t, s, ix, Query{Text: q.Text, Kinds: q.Kinds})
		if got > most {
			most, worst = got, q
		}
		if q.Class == "number" && len(q.Kinds) == 0 && len(res.Refs) == 0 {
			t.Errorf("%+v finds nothing", q)
		}
	}
	t.Logf("at most %d keys, for %+v", most, worst)
	if most > 200 {
		t.Errorf("%+v reads %d keys", worst, most)
	}
	// Words of one record in two, in ten, in a thousand, and of none.
	for _, text := range []string{"s", "screen", "cebu", "samsung screen", "liza", "liza cruz screen", "xqzv"} {
		if got, _ := reads(t, s, ix, Query{Text: text}); got > 100 {
			t.Errorf("%q reads %d keys", text, got)
		}
	}
	// The answers are those of a look at every record.
	for _, text := range []string{"s", "screen", "samsung screen ce", "liza", "liza cruz screen", "del rosario", "0917", "r5"} {
		_, res := reads(t, s, ix, Query{Text: text})
		var want []data.Ref
		words := data.FoldWords(text)
		for i := n - 1; i >= 0 && len(want) < 50; i-- {
			if r := searchtest.At(i); searchtest.Fits(r.Terms(), words) {
				want = append(want, r.Ref)
			}
		}
		if !slices.Equal(res.Refs, want) {
			t.Errorf("%q: %v, want %v", text, res.Refs, want)
		}
	}
}

func TestPut_WritesFewKeys(t *testing.T) {
	s := open(t)
	customer := data.Ref{Kind: data.KindCustomer, ID: 1}
	d := Doc{Ref: data.Ref{Kind: data.KindJob, ID: 1}, From: []data.Ref{customer, {Kind: data.KindDevice, ID: 2}}, Open: true}
	put := func(text string, want uint64) {
		t.Helper()
		d.Terms = []data.Term{{Type: data.TermWord, Text: text}}
		before := s.Stats().KeysWrite
		if err := s.Update(func(t kv.Txn) error { _, err := Put(t, d); return err }); err != nil {
			t.Fatal(err)
		}
		if got := s.Stats().KeysWrite - before; got != want {
			t.Errorf("%q writes %d keys, want %d", text, got, want)
		}
	}
	put("Liza Santos, cracked screen, black, "+strings.Repeat("word ", 30), 4)
	put("Liza Santos, cracked screen and battery", 2)
	put("liza santos cracked screen and battery", 0)
	d.From = d.From[:1]
	put("liza santos cracked screen and battery", 2)
	d.Open = false
	put("liza santos cracked screen and battery", 3)
}

// A view that lives longer than saves and packing sees what it saw.
func TestFind_AnOlderStateStaysWhatItWas(t *testing.T) {
	s := open(t)
	ix := NewIndex(tiny)
	save := func(from, to int) {
		for n := from; n < to; n++ {
			err := s.Update(func(t kv.Txn) error {
				_, err := Put(t, Doc{Ref: data.Ref{Kind: data.KindJob, ID: data.ID(1 + n%50)}, Terms: []data.Term{{Type: data.TermWord, Text: "liza"}, {Type: data.TermCode, Text: string(rune('a' + n%26))}}})
				return err
			})
			if err != nil {
				t.Error(err)
			}
		}
	}
	save(0, 30)
	for _, steps := range []int{0, 3, 1000} {
		began, ended := make(chan bool), make(chan bool)
		go func() {
			defer close(ended)
			err := s.View(func(r kv.Reader) error {
				find := func() (out []Result) {
					for _, text := range []string{"liza", "l", "a", "b", "liza c"} {
						res, err := ix.Find(r, Query{Text: text, Limit: 200})
						if err != nil {
							t.Error(err)
						}
						out = append(out, res)
					}
					return out
				}
				before := find()
				began <- true
				<-began
				for i, res := range find() {
					if !slices.Equal(res.Refs, before[i].Refs) {
						t.Errorf("after %d steps: %v, want %v", steps, res.Refs, before[i].Refs)
					}
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		}()
		<-began
		save(30, 60)
		for range steps {
			if more, err := ix.Step(s); err != nil || !more {
				break
			}
		}
		if err := s.View(ix.Warm); err != nil {
			t.Error(err)
		}
		began <- true
		<-ended
		save(60, 90)
	}
}

// writes counts the keys that a transaction writes.
type writes struct {
	kv.Txn
	n int
}

func (w *writes) Put(key, value []byte) error {
	w.n++
	return w.Txn.Put(key, value)
}

// TestPack_Slices holds that no transaction of packing writes more than a slice, however large the segment that it makes.
func TestPack_Slices(t *testing.T) {
	s, err := bolt.Open(t.TempDir()+"/shop.tgp", bolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ix := NewIndex(tiny)
	all, most := 0, 0
	run := func(f func(kv.Txn) error) error {
		return s.Bulk(func(t kv.Txn) error {
			w := &writes{Txn: t}
			err := f(w)
			all, most = all+w.n, max(most, w.n)
			return err
		})
	}
	for n := range 1000 {
		r := searchtest.At(n)
		err := s.Bulk(func(t kv.Txn) error {
			_, err := Put(t, Doc{Ref: r.Ref, Terms: r.Terms()})
			return err
		})
		if err == nil && n%100 == 99 {
			err = ix.Pack(run)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if most > tiny.Slice || all < 100*tiny.Slice {
		t.Errorf("%d keys in all, %d in one transaction, want at most %d", all, most, tiny.Slice)
	}
}
