package search

import (
	"errors"
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
	"tanggapan/data/search/searchtest"
)

// tiny are sizes in which everything happens within a few records.
var tiny = Sizes{Small: 16, Middle: 32, Large: 64, Pack: 4, Run: 8, Group: 2, Slice: 40}

func open(t testing.TB) *bolt.Store {
	t.Helper()
	s, err := bolt.Open(filepath.Join(t.TempDir(), "search.tgp"), bolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// known is a record with its words.
type known struct {
	ref   data.Ref
	terms []data.Term
}

// model is every record, the last changed at the end.
type model []known

func (m model) without(ref data.Ref) model {
	return slices.DeleteFunc(slices.Clone(m), func(x known) bool { return x.ref == ref })
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
			if slices.ContainsFunc(readings, func(words []string) bool { return searchtest.Fits(m[i].terms, words) }) {
				out = append(out, m[i].ref)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

var (
	wordsOfAll = []string{"Liza", "Lito", "Peña", "Pena", "Dela", "de", "la", "Cruz", "Delacruz", "screen", "scratched", "battery", "63", "A54", "12", "128", "won't", "Ñ"}
	serials    = []string{"R58-N30AB", "R58N31CD", "SN 0012", "3512340000", "ABC 123"}
	typed      = []string{"0917 555 0123", "+639175550124", "63 917 555 1123", "(0918) 555-0123", "9955559175", "+63 2 8123 4567", "0632 215 4567", "0063 918 000 6300", "+12125550100"}
	kindsOfAll = []data.Kind{data.KindJob, data.KindCustomer, data.KindPart}
)

func drawTerms(t *rapid.T, no string) []data.Term {
	terms := []data.Term{{Type: data.TermNumber, Text: no}}
	for range rapid.IntRange(0, 2).Draw(t, "names") {
		terms = append(terms, data.Term{Type: data.TermWord, Text: strings.Join(rapid.SliceOfN(rapid.SampledFrom(wordsOfAll), 0, 10).Draw(t, "words"), " ")})
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
			r := []rune(rapid.SampledFrom(slices.Concat(wordsOfAll, serials, typed)).Draw(t, "word"))
			if rapid.Bool().Draw(t, "from its end") {
				return string(r[rapid.IntRange(0, len(r)-1).Draw(t, "from"):])
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
		q.Kinds = rapid.SliceOfN(rapid.SampledFrom(kindsOfAll), 1, 2).Draw(t, "kinds")
	}
	q.Limit = rapid.SampledFrom([]int{0, 1, 3, 50}).Draw(t, "limit")
	return q
}

var errCut = errors.New("cut short")

// broken fails at a chosen moment: before a transaction runs, or before it commits.
type broken struct {
	Keeper
	view, early, late bool
}

func (b broken) View(f func(kv.Reader) error) error {
	if b.view {
		return errCut
	}
	return b.Keeper.View(f)
}

func (b broken) Update(f func(kv.Txn) error) error {
	if b.early {
		return errCut
	}
	return b.Keeper.Update(func(t kv.Txn) error {
		if err := f(t); err != nil || !b.late {
			return err
		}
		return errCut
	})
}

// world is an index on a file beside its model.
type world struct {
	t        *rapid.T
	s        *bolt.Store
	ix       *Index
	m        model
	building bool
	build    *Builder
	todo     []known // of a rebuild
}

func newWorld(t *rapid.T, s *bolt.Store) *world {
	w := &world{t: t, s: s, ix: NewIndex(tiny)}
	// A life of its own in the same file, which begins empty.
	w.must(s.Update(w.ix.Begin))
	w.must(s.Update(func(t kv.Txn) error {
		m, err := readManifest(t)
		if err != nil {
			return err
		}
		m.building = false
		return m.put(t)
	}))
	return w
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// save puts or removes one record, or fails on the way.
func (w *world) save() {
	ref := data.Ref{Kind: rapid.SampledFrom(kindsOfAll).Draw(w.t, "kind"), ID: data.ID(rapid.IntRange(1, 30).Draw(w.t, "id"))}
	var terms []data.Term
	if rapid.IntRange(0, 5).Draw(w.t, "remove") > 0 {
		terms = drawTerms(w.t, data.NumberOf(ref.Kind, ref.ID))
	}
	fail := rapid.IntRange(0, 7).Draw(w.t, "fails") == 0
	changed := false
	next := w.m
	err := w.s.Update(func(t kv.Txn) (err error) {
		if changed, err = Put(t, Doc{Ref: ref, Terms: terms, Open: true}); err != nil {
			return err
		}
		next = w.m.after(known{ref, terms}, changed)
		if rapid.IntRange(0, 5).Draw(w.t, "look inside") == 0 && !w.building {
			w.compare(next, func(q Query) (Result, error) { return w.ix.FindIn(t, q) })
		}
		if fail {
			return errCut
		}
		return nil
	})
	if fail && errors.Is(err, errCut) {
		return
	}
	w.must(err)
	w.m = next
}

// after is the model after a save. The same words again: the record keeps its place.
func (m model) after(x known, changed bool) model {
	if changed {
		if m = m.without(x.ref); len(x.terms) > 0 {
			m = append(m, x)
		}
		return m
	}
	m = slices.Clone(m)
	for i := range m {
		if m[i].ref == x.ref {
			m[i].terms = x.terms
		}
	}
	return m
}

func (w *world) compare(m model, find func(Query) (Result, error)) {
	w.t.Helper()
	q := drawQuery(w.t)
	got, err := find(q)
	w.must(err)
	if want := m.find(q); !slices.Equal(got.Refs, want) || got.Partial {
		for _, x := range m {
			w.t.Logf("%v %v", x.ref, x.terms)
		}
		w.t.Fatalf("%+v: %v, want %v", q, got, want)
	}
}

func (w *world) look() {
	w.must(w.s.View(func(r kv.Reader) error {
		w.compare(w.m, func(q Query) (Result, error) { return w.ix.Find(r, q) })
		return nil
	}))
}

// knows holds that every record is kept under exactly its words.
func (w *world) knows() {
	w.must(w.s.View(func(r kv.Reader) error {
		for _, x := range w.m {
			d := Doc{Ref: x.ref, Terms: x.terms, Open: true}
			if ok, err := w.ix.Knows(r, d); err != nil || !ok {
				w.t.Fatalf("%v is not known as %v: %v", x.ref, x.terms, err)
			}
			d.Terms = append(slices.Clone(x.terms), data.Term{Type: data.TermWord, Text: "otherwise"})
			if ok, _ := w.ix.Knows(r, d); ok {
				w.t.Fatalf("%v is known by more than its words", x.ref)
			}
		}
		return nil
	}))
	if !w.audit("") {
		w.t.Fatal("the audit finds fault with what is right")
	}
	for i, x := range w.m {
		if len(x.terms) > 0 && i%7 == 0 && w.audit(x.ref.String()) {
			w.t.Fatalf("the audit passes %v with more than its words", x.ref)
		}
	}
}

// audit is what an audit of all records says, with a word more in one of them.
func (w *world) audit(more string) (right bool) {
	w.must(w.s.View(func(r kv.Reader) error {
		a, err := w.ix.NewAudit(r)
		if err != nil {
			return err
		}
		var docs []Doc
		for _, x := range w.m {
			d := Doc{Ref: x.ref, Terms: x.terms, Open: true}
			if x.ref.String() == more {
				d.Terms = append(slices.Clone(x.terms), data.Term{Type: data.TermWord, Text: "otherwise"})
			}
			docs = append(docs, d)
		}
		if right, err = a.Add(r, docs); err == nil && right {
			right, err = a.Right(func(f func(kv.Reader) error) error { return f(r) })
		}
		return err
	}))
	return right
}

// step does a slice of maintenance, which may fail anywhere.
func (w *world) step() (more bool) {
	k := broken{Keeper: w.s}
	switch rapid.IntRange(0, 12).Draw(w.t, "cut") {
	case 0:
		k.view = true
	case 1:
		k.early = true
	case 2:
		k.late = true
	}
	more, err := w.ix.Step(k)
	if err != nil && !errors.Is(err, errCut) {
		w.t.Fatal(err)
	}
	return more || err != nil
}

// begin starts a rebuild, of which stage does a part, mostly to its end.
func (w *world) begin() {
	w.must(w.s.Update(w.ix.Begin))
	w.building, w.build, w.todo = true, w.ix.NewBuilder(), slices.Clone(w.m)
}

func (w *world) stage() {
	if rapid.IntRange(0, 15).Draw(w.t, "lose the builder") == 0 {
		w.build, w.todo = w.ix.NewBuilder(), slices.Clone(w.m)
	}
	b := w.build
	if !b.Claimed() && len(w.todo) > 0 {
		var claimed func()
		w.must(w.s.Update(func(t kv.Txn) (err error) {
			claimed, err = b.Claim(t)
			return err
		}))
		claimed()
		return
	}
	if n := min(len(w.todo), b.Room(), rapid.IntRange(1, 20).Draw(w.t, "slice")); n > 0 && b.pack == nil {
		var staged []Staged
		w.must(w.s.Update(func(t kv.Txn) (err error) {
			var docs []Doc
			for _, x := range w.todo[:n] {
				// As it is now, whatever it was when the list was made.
				d := Doc{Ref: x.ref, Open: true}
				for _, now := range w.m {
					if now.ref == x.ref {
						d.Terms = now.terms
					}
				}
				docs = append(docs, d)
			}
			staged, err = b.Stage(t, docs)
			return err
		}))
		b.Keep(staged)
		w.todo = w.todo[n:]
		return
	}
	last := len(w.todo) == 0
	more, err := b.Write(w.s.Update, last)
	w.must(err)
	w.building = more || !last
}

func TestFind_AgreesWithLookingAtEveryRecord(t *testing.T) {
	s := open(t)
	flushed, joined, merged, purged, rebuilt := 0, 0, 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t, s)
		for range rapid.IntRange(1, 12).Draw(t, "rounds") {
			for range rapid.IntRange(0, 60).Draw(t, "saves") {
				w.save()
			}
			if !w.building && rapid.IntRange(0, 9).Draw(t, "anew") == 0 {
				w.begin()
				rebuilt++
			}
			if rapid.IntRange(0, 4).Draw(t, "new handle") == 0 {
				w.ix = NewIndex(tiny)
				if w.building {
					w.build, w.todo = w.ix.NewBuilder(), slices.Clone(w.m)
				}
			}
			for range rapid.IntRange(0, 30).Draw(t, "steps") {
				switch {
				case w.building:
					w.stage()
				default:
					w.step()
				}
				if rapid.IntRange(0, 3).Draw(t, "between") == 0 {
					w.save()
				}
				if !w.building && rapid.IntRange(0, 3).Draw(t, "look") == 0 {
					w.look()
				}
			}
			if !w.building && rapid.IntRange(0, 5).Draw(t, "pack") == 0 {
				w.must(w.ix.Pack(s.Update))
			}
		}
		for w.building {
			w.stage()
		}
		for range 5 {
			w.look()
		}
		for w.step() {
		}
		for range 5 {
			w.look()
		}
		w.knows()
		w.must(s.View(func(r kv.Reader) error {
			m, err := readManifest(r)
			flushed += int((m.flushed - m.joined) / tiny.Small)
			joined += int((m.joined - m.merged) / tiny.Middle)
			merged += len(m.segs)
			for _, n := range m.segs {
				v, _ := r.GetMany(deadKey(m.epoch, uint32(n)))
				if dead, _ := readDead(v[0], tiny.Large); dead > 0 {
					purged++
				}
			}
			return err
		}))
	})
	t.Logf("%d small, %d middle and %d large segments stood at the ends, %d purged, %d rebuilds", flushed, joined, merged, purged, rebuilt)
	if flushed == 0 || joined == 0 || merged == 0 || purged == 0 || rebuilt == 0 {
		t.Error("not everything happened")
	}
}

// Nothing is left over: when all is done, every key belongs to what counts.
func TestStep_ClearsAway(t *testing.T) {
	s := open(t)
	ix := NewIndex(tiny)
	for n := range 3 * tiny.Large {
		err := s.Update(func(t kv.Txn) error {
			_, err := Put(t, Doc{Ref: data.Ref{Kind: data.KindJob, ID: data.ID(1 + n%40)}, Terms: []data.Term{{Type: data.TermWord, Text: fmt.Sprint("w", n)}}})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for more := true; more; {
		var err error
		if more, err = ix.Step(s); err != nil {
			t.Fatal(err)
		}
	}
	parts := parts(t, s)
	// Of 192 states only the last 40 are alive; the oldest segments have no terms any more.
	want := map[byte]int{partMap: 48, partDead: 3, partRecord: 40}
	large := parts[partLarge]
	delete(parts, partLarge)
	if !maps.Equal(parts, want) || large == 0 || large > 80 {
		t.Errorf("%v and %d terms, want %v", parts, large, want)
	}
}

// TestPack_LeavesNothingOver: an import that packed its documents as it went on left no key that nothing names.
func TestPack_LeavesNothingOver(t *testing.T) {
	s, ix := open(t), NewIndex(tiny)
	for n := range 3*tiny.Large + tiny.Small + 5 {
		put(t, s, data.Ref{Kind: data.KindJob, ID: data.ID(1 + n)}, []data.Term{{Type: data.TermWord, Text: fmt.Sprint("w", n)}})
		if n%20 == 19 {
			if err := ix.Pack(s.Bulk); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := errors.Join(ix.Pack(s.Bulk), s.Sync()); err != nil {
		t.Fatal(err)
	}
	have := parts(t, s)
	// The small segment has a word, its kind, a beginning kept ready and a filter.
	if have[partTail] != 5 || have[partSmall] == 0 || have[partSmall] > 3*int(tiny.Small) || have[partLarge] < 3*int(tiny.Large) {
		t.Errorf("left: %v", have)
	}
	old := s.Stats().KeysWrite
	if settle(t, s, ix); s.Stats().KeysWrite != old {
		t.Errorf("maintenance wrote %d keys more", s.Stats().KeysWrite-old)
	}
}

// parts counts the keys of the index by their part.
func parts(t testing.TB, s *bolt.Store) map[byte]int {
	t.Helper()
	parts := map[byte]int{}
	err := s.View(func(r kv.Reader) error {
		pairs, err := r.Scan([]byte{space}, []byte{space + 1}, 0, false)
		for _, p := range pairs {
			if len(p.Key) > 2 {
				parts[p.Key[2]]++
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return parts
}
