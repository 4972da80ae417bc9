package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"time"

	"golang.org/x/sys/unix"

	"tanggapan/data"
	"tanggapan/data/search"
	"tanggapan/data/search/searchtest"
	"tanggapan/data/store"
)

// queries is how many are asked, of all classes.
const queries = 850

// search asks the same queries of the shop and of FTS5, in turns; of each query the best of the rounds counts.
func (b *bench) search() error {
	path, err := b.inSQLite()
	if err != nil {
		return err
	}
	lite, err := openSQLite("sqlite3", path)
	if err != nil {
		return err
	}
	defer lite.db.Close()
	kv, st, err := stored(b.shop, true)
	if err != nil {
		return err
	}
	defer kv.Close()
	sample, err := samples(st, rand.New(rand.NewPCG(b.seed, 7)), 4000)
	if err != nil {
		return err
	}
	qs := searchtest.Queries(b.seed, queries, func(r *rand.Rand) searchtest.Record { return sample[r.IntN(len(sample))] })
	ours, theirs := make(times, len(qs)), make(times, len(qs))
	var found, foundTheirs int
	for round := range b.rounds {
		for i, q := range qs {
			begun := time.Now()
			n, err := ask(st, q)
			if err != nil {
				return err
			}
			took := time.Since(begun)
			begun = time.Now()
			m, err := lite.search(q.Text, q.Kinds)
			if err != nil {
				return err
			}
			other := time.Since(begun)
			if round == 0 {
				ours[i], theirs[i] = took, other
				found, foundTheirs = found+n, foundTheirs+m
			}
			ours[i], theirs[i] = min(ours[i], took), min(theirs[i], other)
		}
	}
	classes := map[string][2]times{}
	var order []string
	for i, q := range qs {
		c, known := classes[q.Class]
		if !known {
			order = append(order, q.Class)
		}
		classes[q.Class] = [2]times{append(c[0], ours[i]), append(c[1], theirs[i])}
	}
	p99, p99Theirs := ours.at(99), theirs.at(99)
	ratio := float64(p99) / float64(p99Theirs)
	rows := []row{
		{"p99", fmt.Sprintf("%s; FTS5 %s: %.3f of it", ms(p99), ms(p99Theirs), ratio), "at most 1/10 of FTS5's", ratio > 0.1},
		{what: "p50 (goal p99 2 ms warm)", found: fmt.Sprintf("%s; FTS5 %s", ms(ours.at(50)), ms(theirs.at(50)))},
		{what: "slowest", found: fmt.Sprintf("%s; FTS5 %s", ms(ours.at(100)), ms(theirs.at(100)))},
		{what: "records given", found: fmt.Sprintf("%s; FTS5 %s", number(int64(found)), number(int64(foundTheirs)))},
	}
	for _, name := range order {
		c := classes[name]
		rows = append(rows, row{what: "· " + name + ", p99", found: fmt.Sprintf("%s; FTS5 %s", ms(c[0].at(99)), ms(c[1].at(99)))})
	}
	cold, err := b.cold(qs)
	if err != nil {
		return err
	}
	rows = append(rows, row{what: "just opened, the file's pages dropped from the system's cache", found: fmt.Sprintf("p50 %s, p99 %s, slowest %s", ms(cold.at(50)), ms(cold.at(99)), ms(cold.at(100)))})
	b.add(fmt.Sprintf("Search: %d queries of all classes, the 50 newest; of each the best of the rounds", len(qs)), rows...)
	return nil
}

// bestOf is the best round's q-th part of a hundred.
func bestOf(rounds []times, q int) time.Duration {
	var all times
	for _, r := range rounds {
		all = append(all, r.at(q))
	}
	return all.best()
}

func ask(st *store.Store, q searchtest.Query) (n int, err error) {
	err = st.View(func(tx *store.Tx) error {
		refs, err := tx.Search(search.Query{Text: q.Text, Kinds: q.Kinds, Limit: 50})
		n = len(refs)
		return err
	})
	return n, err
}

// cold asks the queries of a file that was just opened and lies in no cache.
func (b *bench) cold(qs []searchtest.Query) (times, error) {
	f, err := os.Open(b.shop)
	if err != nil {
		return nil, err
	}
	if err := unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED); err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	kv, st, err := stored(b.shop, true)
	if err != nil {
		return nil, err
	}
	defer kv.Close()
	var out times
	for _, q := range qs {
		begun := time.Now()
		if _, err := ask(st, q); err != nil {
			return nil, err
		}
		out = append(out, time.Since(begun))
	}
	return out, nil
}

// samples are records of the shop as somebody would look for them.
func samples(st *store.Store, r *rand.Rand, n int) (out []searchtest.Record, err error) {
	for range n {
		err := st.View(func(tx *store.Tx) error {
			last, err := tx.LastID(data.KindJob)
			if err != nil {
				return err
			}
			first := data.ID(900_001)
			j, err := store.Get[data.Job](tx, first+data.ID(r.Uint64N(uint64(last-first+1))))
			if err != nil {
				return nil // a number that was never used
			}
			c, err := store.Get[data.Customer](tx, j.Customer)
			if err != nil {
				return err
			}
			rec := searchtest.Record{Ref: data.Ref{Kind: data.KindJob, ID: j.ID}, Name: c.Name(), Words: j.Problem(), No: j.No, Phone: c.Phone()}
			if len(j.Devices) > 0 {
				d, err := store.Get[data.Device](tx, j.Devices[0].Device)
				if err != nil {
					return err
				}
				rec.Code, rec.Words = d.Serial, d.Name()+" "+rec.Words
			}
			out = append(out, rec)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
