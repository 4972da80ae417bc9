package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"tanggapan/data"
	"tanggapan/data/backup"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/store"
)

// weigh adds up the bytes of a space.
func weigh(s *bolt.Store, space byte) (sum int64, err error) {
	from := []byte{space}
	for {
		var page []kv.Pair
		err := s.View(func(r kv.Reader) (err error) {
			page, err = r.Scan(from, []byte{space + 1}, 2000, false)
			return err
		})
		if err != nil || len(page) == 0 {
			return sum, err
		}
		for _, p := range page {
			sum += int64(len(p.Key) + len(p.Value))
		}
		from = append(page[len(page)-1].Key, 0)
	}
}

// copying measures the hot copy with its hash beside cp and sync of the same file, and each further step of a backup.
func (b *bench) copying() error {
	s, err := bolt.Open(b.shop, bolt.Options{MustExist: true})
	if err != nil {
		return err
	}
	defer s.Close()
	info, err := os.Stat(b.shop)
	if err != nil {
		return err
	}
	plain, hot := filepath.Join(b.dir, "cp.tgp"), filepath.Join(b.dir, "hot.tgp")
	defer os.Remove(plain)
	defer os.Remove(hot)
	var cp, copied times
	for range b.rounds {
		begun := time.Now()
		if err := exec.Command("cp", b.shop, plain).Run(); err != nil {
			return err
		}
		if err := exec.Command("sync", plain).Run(); err != nil {
			return err
		}
		cp = append(cp, time.Since(begun))
		begun = time.Now()
		if err := hotCopy(s, hot); err != nil {
			return err
		}
		copied = append(copied, time.Since(begun))
	}
	// The steps of a whole backup, told by its progress: each is a third of it.
	var hotEnd, wrote, read time.Time
	begun := time.Now()
	c, err := backup.Write(context.Background(), s, b.dir, "bench", backup.Options{
		Progress: func(done, total int64) {
			switch {
			case done <= total/3:
				hotEnd = time.Now()
			case done <= total/3*2:
				wrote = time.Now()
			}
		},
		Deep: func(string) error {
			read = time.Now()
			return nil
		},
	})
	if err != nil {
		return err
	}
	end := time.Now()
	defer os.Remove(c.Path)
	beside, alone, err := b.savesBeside()
	if err != nil {
		return err
	}
	ratio := float64(cp.best()) / float64(copied.best())
	speed := func(d time.Duration) string {
		return fmt.Sprintf("%s, %.0f MB/s", ms(d), float64(info.Size())/1e6/d.Seconds())
	}
	b.add("Backup",
		row{what: "cp and sync", found: speed(cp.best())},
		row{"hot copy with SHA-256 and fsync", fmt.Sprintf("%s: %.2f x cp", speed(copied.best()), ratio), "at least 0.3 x cp", ratio < 0.3},
		row{what: "whole backup", found: speed(end.Sub(begun))},
		row{what: "· hot copy to the local disk", found: share(begun, hotEnd, begun, end)},
		row{what: "· onto the target, hashed", found: share(hotEnd, wrote, begun, end)},
		row{what: "· trailer and fsync, uncached read-back, hashed", found: share(wrote, read, begun, end)},
		row{what: "· rename and fsync of the folder", found: share(read, end, begun, end)},
		row{what: "saves of an inquiry meanwhile", found: fmt.Sprintf("%d: p50 %s, slowest %s; before it p50 %s, slowest %s", len(beside), ms(beside.at(50)), ms(beside.at(100)), ms(alone.at(50)), ms(alone.at(100)))})
	return nil
}

// share is how much of a whole a step took.
func share(from, to, begun, end time.Time) string {
	return fmt.Sprintf("%s, %.0f %%", ms(to.Sub(from)), 100*to.Sub(from).Seconds()/end.Sub(begun).Seconds())
}

// savesBeside saves inquiries while a whole backup of a clone of the shop runs, and as long before it.
func (b *bench) savesBeside() (beside, alone times, err error) {
	path, err := b.clone("beside.tgp")
	if err != nil {
		return nil, nil, err
	}
	defer os.Remove(path)
	s, err := bolt.Open(path, bolt.Options{MustExist: true})
	if err != nil {
		return nil, nil, err
	}
	defer s.Close()
	st, err := store.Open(s, store.Options{})
	if err != nil {
		return nil, nil, err
	}
	n := int64(0)
	save := func(to *times) error {
		n++
		d, q, err := drafted(st, n)
		if err != nil {
			return err
		}
		begun := time.Now()
		_, err = st.Update(store.Act{Name: "inquiry.log", Actor: data.Actor{Staff: 1, Desk: 1}, At: now + data.Instant(n)}, func(tx *store.Tx) error {
			rec := *q
			rec.ID, rec.No = d.ID, d.No
			return tx.Put(&rec)
		})
		*to = append(*to, time.Since(begun))
		// A desk of many hands: one save in a tenth of a second.
		time.Sleep(100 * time.Millisecond)
		return err
	}
	for range 100 {
		if err := save(&alone); err != nil {
			return nil, nil, err
		}
	}
	over := make(chan error, 1)
	go func() {
		c, err := backup.Write(context.Background(), s, b.dir, "beside", backup.Options{})
		if err == nil {
			err = os.Remove(c.Path)
		}
		over <- err
	}()
	for {
		select {
		case err := <-over:
			return beside, alone, err
		default:
			if err := save(&beside); err != nil {
				return nil, nil, firstOf(err, <-over)
			}
		}
	}
}

func hotCopy(s *bolt.Store, path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := s.Copy(context.Background(), io.MultiWriter(f, sha256.New()), nil); err != nil {
		return err
	}
	return f.Sync()
}

// eachRecord hands every record of a kind over, in the order of IDs.
func eachRecord(st *store.Store, kind data.Kind, f func(tx *store.Tx, rec data.Record) error) error {
	for after := data.ID(0); ; {
		n := 0
		err := st.View(func(tx *store.Tx) error {
			refs, _, err := tx.EachRaw(kind, after, 1000)
			if err != nil || len(refs) == 0 {
				return err
			}
			recs, err := tx.Records(refs...)
			if err != nil {
				return err
			}
			n = len(refs)
			after = refs[n-1].ID
			for _, rec := range recs {
				if err := f(tx, rec); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil || n == 0 {
			return err
		}
	}
}
