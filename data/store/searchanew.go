package store

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"

	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/search"
)

// finder is the search of a store, with what it has in hand.
type finder struct {
	index *search.Index
	added atomic.Int64 // documents since an import was packed last

	mu   sync.Mutex
	anew *anew
}

func newFinder() *finder { return &finder{index: search.NewIndex(search.Standard())} }

// packEvery is how many documents an import adds before they are packed.
const packEvery = 4096

// packSearch keeps the search index small while an import goes on.
func (s *Store) packSearch() error {
	if s.find.added.Load() < packEvery {
		return nil
	}
	s.find.added.Store(0)
	return s.find.index.Pack(s.kv.Bulk)
}

// anew is a rebuild of search on its way. It begins again where it is lost.
type anew struct {
	kind  int     // in data.Kinds, while the records are listed
	after data.ID // of that kind
	list  []dated
	build *search.Builder
	write bool // the segment in hand is written
}

// dated is a record and when it was changed last.
type dated struct {
	ref data.Ref
	at  data.Instant
}

// SearchAnew begins search anew from the records; CatchUp does the work, slice by slice, while the store is used.
// Until then only what was saved since is found, and what is done already.
func (s *Store) SearchAnew() error {
	s.find.mu.Lock()
	defer s.find.mu.Unlock()
	s.find.anew = nil
	if err := s.kv.Update(s.find.index.Begin); err != nil {
		return err
	}
	s.find.index.Untidy()
	return nil
}

// searchAnew makes search anew to its end.
func (s *Store) searchAnew() error {
	if err := s.SearchAnew(); err != nil {
		return err
	}
	for building := true; building; {
		if err := s.rebuildSlice(s.kv.Bulk, 10*auditRecords); err != nil {
			return err
		}
		err := s.kv.View(func(r kv.Reader) (err error) {
			building, err = search.Building(r)
			return err
		})
		if err != nil {
			return err
		}
	}
	for more := true; more; {
		var err error
		if more, err = s.find.index.Step(s.kv); err != nil {
			return err
		}
	}
	return nil
}

// rebuildSlice does one slice of a rebuild of search, with n records at most.
func (s *Store) rebuildSlice(run func(func(kv.Txn) error) error, n int) error {
	s.find.mu.Lock()
	defer s.find.mu.Unlock()
	if s.find.anew == nil {
		s.find.anew = &anew{build: s.find.index.NewBuilder()}
	}
	a := s.find.anew
	if a.kind < len(data.Kinds) {
		return s.View(func(tx *Tx) error { return a.gather(tx, n) })
	}
	err := s.fill(a, run, n)
	if err != nil {
		// What was in hand is lost; another one begins a segment of its own.
		s.find.anew = nil
	}
	return err
}

// gather lists the next records that are searched.
func (a *anew) gather(tx *Tx, n int) error {
	k := data.Kinds[a.kind].Kind
	searched := false
	if rec := data.Kinds[a.kind].New; rec != nil {
		_, searched = rec().(data.Searched)
	}
	if searched {
		refs, raw, err := tx.EachRaw(k, a.after, n)
		if err != nil {
			return err
		}
		for i, ref := range refs {
			rec, err := decode(ref, raw[i])
			if err != nil {
				return err
			}
			a.list = append(a.list, dated{ref, rec.Head().Updated})
			a.after = ref.ID
		}
		if len(refs) == n {
			return nil
		}
	}
	if a.kind, a.after = a.kind+1, 0; a.kind == len(data.Kinds) {
		// The newest documents are those that are made last.
		slices.SortStableFunc(a.list, func(a, b dated) int { return cmp.Compare(a.at, b.at) })
	}
	return nil
}

// fill gives the next records to the builder, or writes the next slice of its segment.
func (s *Store) fill(a *anew, run func(func(kv.Txn) error) error, n int) error {
	if a.write || a.build.Room() == 0 || len(a.list) == 0 {
		more, err := a.build.Write(run, len(a.list) == 0)
		if a.write = more; err == nil && !more && len(a.list) == 0 {
			s.find.anew = nil
		}
		return err
	}
	n = min(n, len(a.list), a.build.Room())
	var staged []search.Staged
	var claimed func()
	err := run(func(t kv.Txn) (err error) {
		staged, claimed = nil, nil
		if !a.build.Claimed() {
			claimed, err = a.build.Claim(t)
			return err
		}
		tx := &Tx{r: t, w: t}
		refs := make([]data.Ref, n)
		for i := range refs {
			refs[i] = a.list[i].ref
		}
		recs, err := tx.Records(refs...)
		if err != nil {
			return err
		}
		var docs []search.Doc
		for i, rec := range recs {
			if rec, ok := rec.(data.Searched); ok {
				docs = append(docs, tx.doc(refs[i], rec))
			}
		}
		staged, err = a.build.Stage(t, docs)
		return err
	})
	switch {
	case err != nil:
		return err
	case claimed != nil:
		claimed()
		return nil
	}
	a.build.Keep(staged)
	a.list = a.list[n:]
	return nil
}
