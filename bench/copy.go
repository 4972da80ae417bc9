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
	begun := time.Now()
	c, err := backup.Write(context.Background(), s, b.dir, "bench", backup.Options{})
	if err != nil {
		return err
	}
	whole := time.Since(begun)
	defer os.Remove(c.Path)
	ratio := float64(cp.best()) / float64(copied.best())
	speed := func(d time.Duration) string {
		return fmt.Sprintf("%s, %.0f MB/s", ms(d), float64(info.Size())/1e6/d.Seconds())
	}
	b.add("Backup",
		row{what: "cp and sync", found: speed(cp.best())},
		row{"hot copy with SHA-256 and fsync", fmt.Sprintf("%s: %.2f x cp", speed(copied.best()), ratio), "at least 0.3 x cp", ratio < 0.3},
		row{what: "whole backup: hot copy, target, trailer, fsync, uncached read-back, rename", found: speed(whole)})
	return nil
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
