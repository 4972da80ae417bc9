package store

import (
	"encoding/binary"
	"errors"
	"hash/maphash"
	"slices"
	"sync"

	"tanggapan/data"
	"tanggapan/data/search"
)

// quick is an audit that adds up what the records want and compares it with what there is, on all cores. It says only
// whether all is right: nearly always it is. What is wrong, the audit finds that looks each key up.
type quick struct {
	*Store
	find *search.Audit // nil: search may lag behind the records
	seed maphash.Seed

	check func(data.Ref, data.Record, error) error

	mu   sync.Mutex
	n    int
	keys tally
	sums map[string]int64 // those of which the file also keeps which are more than 1
	sum  uint64           // of each sum times the hash of its key: it is the same whatever order they are added up in
}

// tally is how many keys there are, and the sum of their hashes.
type tally struct {
	n   int
	sum uint64
}

// errWrong: something is not as the records want it.
var errWrong = errors.New("store: not as the records say")

// Right reads all records once, on several cores, hands each to check, which may be nil, and says whether check has nothing
// against them and indexes, sums and search are what they say. n is how many there are; it counts where all is right only.
// Where it is not, Check and Audit tell what is wrong. Nobody writes meanwhile.
func (s *Store) Right(check func(data.Ref, data.Record, error) error) (n int, right bool) {
	q := &quick{Store: s, check: check, seed: maphash.MakeSeed(), sums: map[string]int64{}}
	right = q.right()
	return q.n, right
}

func (q *quick) right() bool {
	s := q.Store
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
		err = q.compareSums()
	}
	if err != nil || q.find == nil {
		return err == nil
	}
	right, err := q.find.Right(s.kv.View)
	return right && err == nil
}

// add takes a slice of records in.
func (q *quick) add(tx *Tx, refs []data.Ref, recs []data.Record) error {
	keys, sums := tally{}, map[string]int64{}
	var docs []search.Doc
	for i, rec := range recs {
		ref := refs[i]
		if q.check != nil {
			if err := q.check(ref, rec, nil); err != nil {
				return errWrong
			}
		}
		wanted := keysOf(rec)
		own := make([]string, len(wanted))
		for n, key := range wanted {
			own[n] = string(indexKey(ref.Kind, key, ref.ID))
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
	q.n += len(recs)
	q.keys.n += keys.n
	q.keys.sum += keys.sum
	for k, n := range sums {
		q.sum += q.times(k, n)
		if manyKey(k) != "" {
			q.sums[k] += n
		}
	}
	return nil
}

// times is a sum times the hash of its key.
func (q *quick) times(key string, n int64) uint64 { return maphash.String(q.seed, key) * uint64(n) }

// compareSums compares the running sums with what the records add up to.
func (q *quick) compareSums() error {
	addMany(q.sums)
	for k, n := range q.sums {
		if manyKey(k) == "" {
			q.sum += q.times(k, n)
		}
	}
	wrong := false
	_, err := q.countSpace(spaceSum, func(key, value []byte) error {
		switch {
		case isSheet(value):
			lines, err := readSheet(value)
			for line, n := range lines {
				q.sum -= q.times(string(key)+"\x00"+line, n)
				wrong = wrong || n == 0
			}
			wrong = wrong || err != nil
		case len(value) == 8:
			q.sum -= q.times(string(key), int64(binary.BigEndian.Uint64(value)))
		default:
			wrong = true
		}
		return nil
	})
	if err == nil && (wrong || q.sum != 0) {
		err = errWrong
	}
	return err
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
