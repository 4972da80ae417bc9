package store

import (
	"runtime"
	"sync"

	"tanggapan/data"
)

// mostCores bounds on how many cores a file is read through: each holds some hundred records in memory.
const mostCores = 4

// onCores runs jobs on several cores and hands what they give to then, in the jobs' order, until then says false. next, which
// a goroutine of its own calls, gives the next job, nil at the end. then runs where onCores was called.
func onCores[T any](next func() func() T, then func(T) bool) {
	type work struct {
		do   func() T
		gave chan T
	}
	n := min(mostCores, runtime.GOMAXPROCS(0))
	todo, order, stop := make(chan work), make(chan chan T, n), make(chan struct{})
	var all sync.WaitGroup
	all.Go(func() {
		defer close(todo)
		defer close(order)
		for do := next(); do != nil; do = next() {
			w := work{do, make(chan T, 1)}
			select {
			case order <- w.gave:
				todo <- w
			case <-stop:
				return
			}
		}
	})
	for range n {
		all.Go(func() {
			for w := range todo {
				w.gave <- w.do()
			}
		})
	}
	for gave := range order {
		if !then(<-gave) {
			close(stop)
			break
		}
	}
	for gave := range order {
		<-gave
	}
	all.Wait()
}

// rawSlice is some records of one kind as they are stored.
type rawSlice struct {
	refs []data.Ref
	raw  [][]byte
	err  error // they could not be read
}

// rawSlices gives the records of a kind, slice by slice, nil at the end; what cannot be read is the last.
func (s *Store) rawSlices(k data.Kind) func() *rawSlice {
	last, over := data.ID(0), false
	return func() *rawSlice {
		if over {
			return nil
		}
		var p rawSlice
		p.err = s.View(func(tx *Tx) (err error) {
			p.refs, p.raw, err = tx.EachRaw(k, last, auditRecords)
			return err
		})
		if over = p.err != nil || len(p.refs) == 0; over && p.err == nil {
			return nil
		}
		if !over {
			last = p.refs[len(p.refs)-1].ID
		}
		return &p
	}
}

// Check reads all records of a kind on several cores and hands each to check, with the error of what cannot be decoded; check
// is called from several goroutines. It gives how many records there are and what check found, in their order; err is what
// ended the reading.
func (s *Store) Check(k data.Kind, check func(data.Ref, data.Record, error) error) (n int, faults []error, err error) {
	type found struct {
		n      int
		faults []error
		err    error
	}
	slices := s.rawSlices(k)
	onCores(func() func() found {
		p := slices()
		if p == nil {
			return nil
		}
		return func() (f found) {
			for i, ref := range p.refs {
				rec, err := decode(ref, p.raw[i])
				if err := check(ref, rec, err); err != nil {
					f.faults = append(f.faults, err)
				}
			}
			f.n, f.err = len(p.refs), p.err
			return f
		}
	}, func(f found) bool {
		n += f.n
		faults = append(faults, f.faults...)
		err = f.err
		return true
	})
	return n, faults, err
}

// eachOnCores hands all records to f, slice by slice, from several goroutines, each in a transaction of its own; the first
// error in their order ends it.
func (s *Store) eachOnCores(f func(*Tx, []data.Ref, []data.Record) error) (err error) {
	for _, k := range data.Kinds {
		slices := s.rawSlices(k.Kind)
		onCores(func() func() error {
			p := slices()
			if p == nil {
				return nil
			}
			return func() error {
				if p.err != nil {
					return p.err
				}
				return s.View(func(tx *Tx) (err error) {
					recs := make([]data.Record, len(p.refs))
					for i, ref := range p.refs {
						if recs[i], err = decode(ref, p.raw[i]); err != nil {
							return err
						}
					}
					return f(tx, p.refs, recs)
				})
			}
		}, func(e error) bool {
			err = e
			return e == nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
