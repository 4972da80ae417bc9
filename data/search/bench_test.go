package search

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/search/searchtest"
)

// quantiles are the middle, the 99th of a hundred and the longest.
func quantiles(d []time.Duration) string {
	slices.Sort(d)
	return fmt.Sprintf("p50 %v p99 %v max %v (%d)", d[len(d)/2], d[len(d)*99/100], d[len(d)-1], len(d))
}

// written is how many bytes the process wrote to files, 0 where the system does not say.
func written() (n int64) {
	io, _ := os.ReadFile("/proc/self/io")
	for _, line := range strings.Split(string(io), "\n") {
		_, _ = fmt.Sscanf(line, "wchar: %d", &n)
	}
	return n
}

// million is how many records the benchmark makes; the last ones are saved one by one.
const (
	million  = 1_000_000
	saved    = 60_000
	heapMost = 150 << 20
)

// BenchmarkMillion builds the search of a million records in a real file and measures it; -benchtime 1x is enough.
func BenchmarkMillion(b *testing.B) {
	if testing.Short() {
		b.Skip("a million records")
	}
	path := filepath.Join(b.TempDir(), "million.tgp")
	s, err := bolt.Open(path, bolt.Options{NoSync: true})
	if err != nil {
		b.Fatal(err)
	}
	ix := NewIndex(Standard())
	peak, stop := watchHeap()
	start := time.Now()
	build(b, s, ix, million-saved)
	b.Logf("built: %.0f records a second, heap at most %d MB, file %d MB", float64(million-saved)/time.Since(start).Seconds(), stop()>>20, s.Stats().Size>>20)
	if *peak > heapMost {
		b.Errorf("heap of %d MB", *peak>>20)
	}
	_, stop = watchHeap()
	start = time.Now()
	load(b, s, ix, million-saved, million)
	b.Logf("imported: %.0f records a second, heap at most %d MB", saved/time.Since(start).Seconds(), stop()>>20)
	steps, longest := settle(b, s, ix)
	b.Logf("%d steps, the longest %v; file %d MB, %d free pages", steps, longest, s.Stats().Size>>20, s.Stats().FreePages)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	if s, err = bolt.Open(path, bolt.Options{}); err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	ix = NewIndex(Standard())
	start = time.Now()
	before := s.Stats().KeysRead
	if err := s.View(ix.Warm); err != nil {
		b.Fatal(err)
	}
	b.Logf("tail of %d read in %v, %d keys", len(ix.tail.entries), time.Since(start), s.Stats().KeysRead-before)
	for b.Loop() {
		ask(b, s, ix)
	}
	save(b, s, ix)
}

// watchHeap samples the heap until stop.
func watchHeap() (peak *uint64, stop func() uint64) {
	peak = new(uint64)
	end, ended := make(chan bool), make(chan bool)
	go func() {
		defer close(ended)
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			*peak = max(*peak, m.HeapInuse)
			select {
			case <-end:
				return
			case <-time.After(200 * time.Millisecond):
			}
		}
	}()
	return peak, func() uint64 { close(end); <-ended; return *peak }
}

// ask runs the queries of every class, each in a view of its own.
func ask(b *testing.B, s *bolt.Store, ix *Index) {
	queries := searchtest.Queries(3, 900, func(r *rand.Rand) searchtest.Record { return searchtest.At(r.IntN(million)) })
	for _, round := range []string{"first", "second", "third", "fourth", "fifth"} {
		by := map[string][]time.Duration{}
		var all []time.Duration
		most := 0
		for _, q := range queries {
			start := time.Now()
			n, _ := reads(b, s, ix, Query{Text: q.Text, Kinds: q.Kinds})
			took := time.Since(start)
			all, by[q.Class] = append(all, took), append(by[q.Class], took)
			most = max(most, n)
		}
		b.Logf("%s round: %s, at most %d keys", round, quantiles(all), most)
		if round != "fifth" {
			continue
		}
		for _, c := range slices.SortedFunc(maps.Keys(by), func(x, y string) int { return cmp.Compare(x, y) }) {
			b.Logf("  %-24s %s", c, quantiles(by[c]))
		}
	}
	for _, text := range []string{"samsing", "liza samsing", "xqzvw", "batery", "scren", "liza bautizta", "zzzzzzz"} {
		start := time.Now()
		var res Result
		if err := s.View(func(r kv.Reader) (err error) { res, err = ix.FindForgiving(r, Query{Text: text}); return err }); err != nil {
			b.Fatal(err)
		}
		b.Logf("forgiving %q: %d hits instead %q in %v", text, len(res.Refs), res.Instead, time.Since(start))
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.Logf("heap after GC %d MB", m.HeapInuse>>20)
}

// save measures one record a commit, new and changed, alone and while the tail is packed and segments joined.
func save(b *testing.B, s *bolt.Store, ix *Index) {
	one := func(n int, words string) time.Duration {
		r := searchtest.At(n)
		start := time.Now()
		err := s.Update(func(t kv.Txn) error {
			_, err := Put(t, Doc{Ref: r.Ref, Terms: append(r.Terms(), data.Term{Type: data.TermWord, Text: words}), From: []data.Ref{{Kind: data.KindCustomer, ID: data.ID(n/8 + 1)}}, Open: true})
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
		return time.Since(start)
	}
	r := rand.New(rand.NewPCG(5, 5))
	for what, pick := range map[string]func(i int) int{"new": func(i int) int { return million + i }, "changed": func(int) int { return r.IntN(million) }} {
		var took []time.Duration
		bytes, keys := written(), s.Stats().KeysWrite
		for i := range 300 {
			took = append(took, one(pick(i), what))
		}
		b.Logf("save of a %s record: %s; %.1f keys, %.1f pages", what, quantiles(took), float64(s.Stats().KeysWrite-keys)/300, float64(written()-bytes)/300/4096)
	}
	for n := range 8000 {
		r := searchtest.At(million + 1000 + n)
		if err := s.Bulk(func(t kv.Txn) error { _, err := Put(t, Doc{Ref: r.Ref, Terms: r.Terms()}); return err }); err != nil {
			b.Fatal(err)
		}
	}
	var took []time.Duration
	for more := true; more; {
		start := time.Now()
		var err error
		if more, err = ix.Step(s); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	b.Logf("steps: %s", quantiles(took))
}
