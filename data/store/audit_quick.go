package store

import (
	"errors"
	"hash/maphash"
	"runtime"
	"slices"
	"sync"

	"tanggapan/data"
	"tanggapan/data/search"
)

// mostReaders is how many goroutines read a file through at most: each holds some hundred records in memory.
const mostReaders = 4

// quick is an audit that adds up what the records want and compares it with what there is, on all cores. It says only
// whether all is right: nearly always it is. What is wrong, the audit finds that looks each key up.
type quick struct {
	*Store
	find *search.Audit // nil: search may lag behind the records
	seed maphash.Seed

	mu   sync.Mutex
	keys tally
	sums map[string]int64
}

// tally is how many keys there are, and the sum of their hashes.
type tally struct {
	n   int
	sum uint64
}

// errWrong: something is not as the records want it.
var errWrong = errors.New("store: not as the records say")

// allRight says whether indexes, sums and search are what the records say.
func (s *Store) allRight() bool {
	q := &quick{Store: s, seed: maphash.MakeSeed(), sums: map[string]int64{}}
	err := s.View(func(tx *Tx) error {
		lags, err := tx.searchLags()
		if err == nil && !lags {
			q.find, err = s.find.index.NewAudit(tx.r)
		}
		return err
	})
	if err == nil {
		err = s.eachOnCores(q.add)
	}
	if err == nil {
		err = q.compareKeys()
	}
	if err == nil {
		a := &audit{Store: s, sums: q.sums}
		if err = a.compareSums(); err == nil && len(a.faults) > 0 {
			err = errWrong
		}
	}
	if err != nil || q.find == nil {
		return err == nil
	}
	right, err := q.find.Right(s.kv.View)
	return right && err == nil
}

// add takes a slice of records in.
func (q *quick) add(tx *Tx, recs []data.Record) error {
	keys, sums := tally{}, map[string]int64{}
	var docs []search.Doc
	for _, rec := range recs {
		ref := recRef(rec)
		wanted := keysOf(rec)
		own := make([]string, len(wanted))
		for i, key := range wanted {
			own[i] = string(indexKey(ref.Kind, key, ref.ID))
		}
		slices.Sort(own)
		for _, key := range slices.Compact(own) {
			keys.n++
			keys.sum += maphash.String(q.seed, key)
		}
		addSums(sums, rec, 1)
		if s, ok := rec.(data.Searched); ok && q.find != nil {
			docs = append(docs, tx.doc(ref, s))
		}
	}
	if q.find != nil {
		if right, err := q.find.Add(tx.r, docs); err != nil || !right {
			return firstErr(err, errWrong)
		}
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	q.keys.n += keys.n
	q.keys.sum += keys.sum
	for k, n := range sums {
		q.sums[k] += n
	}
	return nil
}

// compareKeys compares the keys of all indexes with those that the records want.
func (q *quick) compareKeys() error {
	var have tally
	n, err := q.countSpace(spaceIndex, func(key, _ []byte) error {
		have.sum += maphash.Bytes(q.seed, key)
		return nil
	})
	if have.n = n; err == nil && have != q.keys {
		err = errWrong
	}
	return err
}

// eachOnCores hands all records to f, slice by slice, on several cores at once; the first error ends it.
func (s *Store) eachOnCores(f func(*Tx, []data.Record) error) error {
	type part struct {
		refs []data.Ref
		raw  [][]byte
	}
	parts := make(chan part)
	stop := make(chan struct{})
	var once sync.Once
	var first error
	fail := func(err error) {
		once.Do(func() {
			first = err
			close(stop)
		})
	}
	var work sync.WaitGroup
	for range min(mostReaders, runtime.GOMAXPROCS(0)) {
		work.Go(func() {
			for p := range parts {
				if err := s.View(func(tx *Tx) (err error) {
					recs := make([]data.Record, len(p.refs))
					for i, ref := range p.refs {
						if recs[i], err = decode(ref, p.raw[i]); err != nil {
							return err
						}
					}
					return f(tx, recs)
				}); err != nil {
					fail(err)
					return
				}
			}
		})
	}
	read := func(k data.Kind) (err error) {
		for last, more := data.ID(0), true; more; {
			var p part
			if err := s.View(func(tx *Tx) (err error) {
				p.refs, p.raw, err = tx.EachRaw(k, last, auditRecords)
				return err
			}); err != nil {
				return err
			}
			if more = len(p.refs) > 0; !more {
				break
			}
			last = p.refs[len(p.refs)-1].ID
			select {
			case parts <- p:
			case <-stop:
				return errWrong
			}
		}
		return nil
	}
	for _, k := range data.Kinds {
		if err := read(k.Kind); err != nil {
			fail(err)
			break
		}
	}
	close(parts)
	work.Wait()
	return first
}
