package store_test

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tanggapan/data"
	"tanggapan/data/datatest"
	"tanggapan/data/kv"
	"tanggapan/data/search"
	"tanggapan/data/search/searchtest"
	"tanggapan/data/store"
)

// small are sizes in which segments come and go within a few dozen records.
var small = search.Sizes{Small: 16, Middle: 32, Large: 64, Pack: 4, Run: 8, Group: 2, Slice: 40}

var errCut = errors.New("cut short")

// cutting is an engine whose next Update may fail, before it began or when all was done but the commit.
type cutting struct {
	kv.Store
	early, late *bool
}

func (c cutting) Update(f func(kv.Txn) error) error {
	if *c.early {
		return errCut
	}
	return c.Store.Update(func(t kv.Txn) error {
		if err := f(t); err != nil || !*c.late {
			return err
		}
		return errCut
	})
}

// seeker is a desk whose search is small and whose background work may be cut short.
type seeker struct {
	*desk
	rt          *rapid.T
	early, late bool
	customers   []*data.Customer
	jobs        []*data.Job
}

func (s *seeker) again() {
	s.reopen(store.Options{})
	var err error
	if s.Store, err = store.Open(cutting{s.kv, &s.early, &s.late}, store.Options{}); err != nil {
		s.rt.Fatal(err)
	}
	s.UseSearch(small)
}

var names = []string{"Liza", "Ramon", "Peña", "Dela Cruz", "Delacruz", "Santos", "Santiago", "Sy"}

func (s *seeker) save(rec data.Record) {
	if _, err := s.try(func(tx *store.Tx) error { return tx.Put(rec) }); err != nil {
		s.rt.Fatal(err)
	}
}

func (s *seeker) act(r func(string) string) {
	t := s.rt
	pick := func(label string) *data.Customer {
		return s.customers[rapid.IntRange(0, len(s.customers)-1).Draw(t, label)]
	}
	switch op := rapid.IntRange(0, 9).Draw(t, "act"); {
	case op == 0 || len(s.customers) < 2:
		c := &data.Customer{Given: r("given"), Family: r("family")}
		s.save(c)
		s.customers = append(s.customers, c)
	case op < 5:
		j := datatest.Full(data.KindJob, datatest.Rand(uint64(len(s.jobs)))).(*data.Job)
		j.Customer, j.Devices, j.Words = pick("of").ID, nil, r("words")
		j.State, j.CollectedAt = data.JobNew, 0
		if rapid.Bool().Draw(t, "collected") {
			j.State, j.CollectedAt = data.Collected, 5
		}
		s.save(j)
		s.jobs = append(s.jobs, j)
	case op < 8:
		c := pick("renamed")
		c.Family = r("family")
		s.save(c)
		s.openAreFound(c)
	default:
		from, to := pick("merged"), pick("into")
		if from == to {
			return
		}
		from.MergedInto = to.ID
		recs := []data.Record{from}
		for _, j := range s.jobs {
			if j.Customer == from.ID {
				j.Customer = to.ID
				recs = append(recs, j)
			}
		}
		_, err := s.try(func(tx *store.Tx) error {
			for _, rec := range recs {
				if err := tx.Put(rec); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		s.customers = slices.DeleteFunc(s.customers, func(c *data.Customer) bool { return c == from })
	}
}

func (s *seeker) find(text string) (res search.Result) {
	s.view(func(tx *store.Tx) (err error) {
		res, err = tx.SearchForgiving(search.Query{Text: text, Limit: 1000})
		return err
	})
	if res.Instead != "" {
		res.Refs = nil
	}
	return res
}

// openAreFound holds that live work follows its customer within the same save.
func (s *seeker) openAreFound(c *data.Customer) {
	hits := s.find(c.Family)
	for _, j := range s.jobs {
		if j.Customer == c.ID && j.Open() && !slices.Contains(hits.Refs, refOf(j)) && !hits.Partial {
			s.rt.Fatalf("job %d is not found by %q at once", j.ID, c.Family)
		}
	}
}

// slice does one slice of background work, which may be cut short.
func (s *seeker) slice(n int) (more bool) {
	switch rapid.IntRange(0, 30).Draw(s.rt, "cut") {
	case 0:
		s.early = true
	case 1:
		s.late = true
	}
	more, err := s.CatchUp(n)
	s.early, s.late = false, false
	if err != nil && !errors.Is(err, errCut) {
		s.rt.Fatal(err)
	}
	return more || err != nil
}

// compare looks at every record for what search is to find.
func (s *seeker) compare() {
	all := s.all()
	for _, name := range names {
		word := data.FoldWords(name)[0]
		word = word[:rapid.IntRange(1, len(word)).Draw(s.rt, "letters")]
		var want []string
		s.view(func(tx *store.Tx) error {
			for ref, rec := range all {
				if rec, ok := rec.(data.Searched); ok {
					if terms, _ := rec.Terms(tx.Look); searchtest.Fits(terms, []string{word}) {
						want = append(want, ref.String())
					}
				}
			}
			return nil
		})
		var got []string
		for _, r := range s.find(word).Refs {
			got = append(got, r.String())
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			s.rt.Errorf("%q finds %s, want %s", word, strings.Join(got, " "), strings.Join(want, " "))
		}
	}
}

// However customers are renamed and merged, and wherever background work is cut short or begun anew, in the end search finds what the records say.
func TestSearch_FollowsRenamesAndMerges(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := &seeker{desk: &desk{t: t, path: t.TempDir() + "/shop.tgp", now: 1_795_000_000_000}, rt: rt}
		s.open(store.Options{})
		defer func() { s.bolt.Close() }()
		s.again()
		r := func(label string) string { return rapid.SampledFrom(names).Draw(rt, label) }
		for range rapid.IntRange(1, 4).Draw(rt, "rounds") {
			for range rapid.IntRange(1, 25).Draw(rt, "acts") {
				s.act(r)
				for range rapid.IntRange(0, 8).Draw(rt, "slices") {
					s.slice(rapid.IntRange(1, 9).Draw(rt, "n"))
				}
			}
			switch rapid.IntRange(0, 5).Draw(rt, "happens") {
			case 0:
				s.again()
			case 1:
				if err := s.SearchAnew(); err != nil {
					rt.Fatal(err)
				}
			}
		}
		s.catchUp()
		s.compare()
		if err := s.Audit(); err != nil {
			rt.Fatal(err)
		}
		s.again()
		s.compare()
	})
}

// A rebuild goes on in slices while the shop works, is lost with the program, and ends after it was opened again.
func TestSearchAnew_WhileTheShopWorks(t *testing.T) {
	d := newDesk(t, store.Options{})
	for i := range 90 {
		d.put(&data.Customer{Given: "Liza", Family: names[i%len(names)]})
	}
	if err := d.SearchAnew(); err != nil {
		t.Fatal(err)
	}
	found := func() map[data.Ref]bool {
		out := map[data.Ref]bool{}
		d.view(func(tx *store.Tx) error {
			res, err := tx.SearchForgiving(search.Query{Text: "liza", Limit: 1000})
			for _, r := range res.Refs {
				out[r] = true
			}
			if res.Partial != (len(res.Refs) < 91) {
				t.Errorf("%d found, partial %v", len(res.Refs), res.Partial)
			}
			return err
		})
		return out
	}
	if n := len(found()); n != 0 {
		t.Fatalf("%d found at the beginning", n)
	}
	d.put(&data.Customer{Given: "Liza", Family: "Meanwhile"})
	if n := len(found()); n != 1 {
		t.Fatalf("%d found after a save", n)
	}
	for range 12 {
		if _, err := d.CatchUp(9); err != nil {
			t.Fatal(err)
		}
	}
	d.reopen(store.Options{})
	c := d.get(data.Ref{Kind: data.KindCustomer, ID: 5}).(*data.Customer)
	c.Family = "Renamed"
	d.put(c)
	d.catchUp()
	want := map[data.Ref]bool{}
	for ref := range d.all() {
		want[ref] = true
	}
	if got := found(); !maps.Equal(got, want) {
		t.Errorf("%d found, want %d", len(got), len(want))
	}
	d.audit(t)
	d.view(func(tx *store.Tx) error {
		refs, err := tx.Search(search.Query{Text: "liza"})
		if err != nil || refs[0] != refOf(c) || refs[1].ID != 91 || refs[2].ID != 90 || refs[49].ID != 43 {
			t.Errorf("%v: %v", refs, err)
		}
		return nil
	})
}

// An import packs what it adds as it goes, so that whoever opens the file next has little to read.
func TestBulk_PacksTheSearch(t *testing.T) {
	d := newDesk(t, store.Options{})
	const n = 4200
	for i := range n {
		c := &data.Customer{Given: "Liza", Family: names[i%len(names)]}
		if _, err := d.Bulk(store.Act{Name: "test.do", At: d.now}, func(tx *store.Tx) error { return tx.Put(c) }); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Sync(); err != nil {
		t.Fatal(err)
	}
	d.reopen(store.Options{})
	before := d.Stats().KeysRead
	d.view(func(tx *store.Tx) error {
		refs, err := tx.Search(search.Query{Text: "liza"})
		if err != nil || len(refs) != 50 || refs[0].ID != n || refs[49].ID != n-49 {
			t.Errorf("%v: %v", refs, err)
		}
		return nil
	})
	if read := d.Stats().KeysRead - before; read > 500 {
		t.Errorf("the first search after an import reads %d keys", read)
	}
	d.catchUp()
	d.audit(t)
}
