package search

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/search/searchtest"
)

// packed are the keys of a segment with these terms, and its filter.
func packed(t interface{ Fatal(...any) }, group int, terms []string) (keys map[string]bool, f filter) {
	slices.Sort(terms)
	terms = slices.Compact(terms)
	g := tiny.large(0)
	p := newPacker(g, 1, group)
	for i, term := range terms {
		p.add(term, []uint16{uint16(i % 64)})
	}
	p.end()
	keys = map[string]bool{}
	for _, pair := range p.out {
		if string(pair.Key) == string(g.filterKey(1)) {
			var err error
			if f, err = readFilter(pair.Value); err != nil || f == nil {
				t.Fatal("filter:", err)
			}
			continue
		}
		keys[string(pair.Key[len(g.prefix(1)):])] = true
	}
	return keys, f
}

// TestFilter_MissesNothing: whatever a segment has, by every beginning and by every key that is kept ready, its filter has.
func TestFilter_MissesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := rapid.SliceOfN(rapid.StringMatching(`[whrn][a-c0-2\x{f1}]{1,12}`), 1, 60).Draw(t, "terms")
		group := rapid.IntRange(1, 4).Draw(t, "group")
		keys, f := packed(t, group, slices.Clone(terms))
		for _, term := range terms {
			for n := 2; n <= len(term); n++ {
				if !f.may(beginning(term[:n])) {
					t.Fatalf("%q is missed by its beginning %q", term, term[:n])
				}
			}
		}
		for k := range keys {
			if form, is := strings.CutSuffix(k, string(rune(readyMark))); is && !f.may(ready(form)) {
				t.Fatalf("%q is kept ready and not told", form)
			}
		}
	})
}

// TestFilter_TellsWhatIsNotThere: of what a segment has not, few seem to be there.
func TestFilter_TellsWhatIsNotThere(t *testing.T) {
	var terms []string
	for n := range 3000 {
		terms = append(terms, tokensOf(data.KindJob, searchtest.At(n).Terms())...)
	}
	have := map[string]bool{}
	for _, term := range terms {
		for n := range len(term) + 1 {
			have[term[:n]] = true
		}
	}
	_, f := packed(t, Standard().Group, terms)
	asked, seem := 0, 0
	for n := range 6000 {
		for _, term := range tokensOf(data.KindJob, searchtest.At(100_000+n).Terms()) {
			for end := 2; end <= len(term) && end <= filterReach; end++ {
				if !have[term[:end]] {
					asked++
					seem += int(flag(f.may(beginning(term[:end]))))
				}
			}
		}
	}
	t.Logf("%d of %d absent beginnings seem to be there, %d bytes for %d terms", seem, asked, len(f), len(terms))
	if asked < 10_000 || seem*50 > asked {
		t.Errorf("%d of %d absent beginnings seem to be there", seem, asked)
	}
}

// TestFilter_StaysReadable: the filters of files that exist are read with the same traces.
func TestFilter_StaysReadable(t *testing.T) {
	_, f := packed(t, 2, []string{"wscreen", "wscratched", "wsamsung", "h9175550123", "r3210555719", "nj000042", string([]byte{ofKind, 'B'})})
	const want = "a345a912db2a71f8"
	if got := fmt.Sprintf("%x", sha256.Sum256(f))[:16]; got != want {
		t.Errorf("filter %s, %s before: a new form of filter needs a new number", got, want)
	}
}

// TestFilter_Large: a filter never outgrows what a value may be.
func TestFilter_Large(t *testing.T) {
	traces := make(traces, 700_000)
	for i := range traces {
		traces[i] = trace(i + 1)
	}
	v := packFilter(traces)
	if len(v) > kv.MaxValue {
		t.Fatalf("%d bytes", len(v))
	}
	f, err := readFilter(v)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(traces); i += 1000 {
		if !f.may(traces[i]) {
			t.Fatalf("trace %d is missed", traces[i])
		}
	}
}

// TestFilter_SavesLooks: a word that no segment has costs no key of any segment, and one that few have none of the others.
func TestFilter_SavesLooks(t *testing.T) {
	s, ix := open(t), NewIndex(tiny)
	for n := range 160 {
		r := searchtest.At(n)
		terms := r.Terms()
		if n == 20 {
			terms = append(terms, data.Term{Type: data.TermWord, Text: "quetzalcoatl"})
		}
		put(t, s, r.Ref, terms)
	}
	settle(t, s, ix)
	if err := s.View(ix.Warm); err != nil {
		t.Fatal(err)
	}
	for q, bound := range map[string]int{"xylophone": 3, "quetzal": 8, "xylophone quetzal": 3} {
		before := s.Stats().KeysRead
		var res Result
		err := s.View(func(r kv.Reader) (err error) {
			res, err = ix.Find(r, Query{Text: q})
			return err
		})
		if n := int(s.Stats().KeysRead - before); err != nil || n > bound || (q == "quetzal") != (len(res.Refs) == 1) {
			t.Errorf("%q found %d and read %d keys, at most %d: %v", q, len(res.Refs), n, bound, err)
		}
	}
}

// TestFilter_Lost: without its filter a segment is searched all the same, and a filter that cannot be is reported.
func TestFilter_Lost(t *testing.T) {
	s, ix := open(t), NewIndex(tiny)
	ref := data.Ref{Kind: data.KindJob, ID: 1}
	terms := []data.Term{{Type: data.TermWord, Text: "cracked screen"}}
	put(t, s, ref, terms)
	for n := range 40 {
		put(t, s, searchtest.At(n+1).Ref, searchtest.At(n+1).Terms())
	}
	settle(t, s, ix)
	change := func(f func(kv.Txn, []byte) error) {
		t.Helper()
		if err := s.Update(func(w kv.Txn) error {
			m, err := readManifest(w)
			if err != nil {
				return err
			}
			g, packed := m.segmentOf(tiny, 0)
			if !packed {
				return errors.New("nothing is packed")
			}
			return f(w, g.filterKey(m.epoch))
		}); err != nil {
			t.Fatal(err)
		}
	}
	knows := func() (ok bool, err error) {
		ix := NewIndex(tiny)
		err = s.View(func(r kv.Reader) (err error) {
			res, err := ix.Find(r, Query{Text: "crack scr", Kinds: []data.Kind{data.KindJob}})
			if err != nil {
				return err
			}
			if len(res.Refs) == 0 {
				return nil
			}
			ok, err = ix.Knows(r, Doc{Ref: ref, Terms: terms, Open: true})
			return err
		})
		return ok, err
	}
	if ok, err := knows(); !ok || err != nil {
		t.Fatal("whole:", ok, err)
	}
	change(func(w kv.Txn, key []byte) error { return w.Delete(key) })
	if ok, err := knows(); !ok || err != nil {
		t.Error("without a filter:", ok, err)
	}
	change(func(w kv.Txn, key []byte) error { return w.Put(key, packFilter(nil)) })
	if ok, err := knows(); ok || err != nil {
		t.Error("with an empty filter the record seems to be found:", err)
	}
	change(func(w kv.Txn, key []byte) error { return w.Put(key, []byte{filterForm}) })
	if _, err := knows(); !errors.Is(err, kv.ErrDamaged) {
		t.Error("a filter without blocks:", err)
	}
}

func put(t testing.TB, s *bolt.Store, ref data.Ref, terms []data.Term) {
	t.Helper()
	if err := s.Update(func(w kv.Txn) error {
		_, err := Put(w, Doc{Ref: ref, Terms: terms, Open: true})
		return err
	}); err != nil {
		t.Fatal(err)
	}
}
