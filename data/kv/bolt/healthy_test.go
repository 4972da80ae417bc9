package bolt_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
)

// TestHealthy does all kinds of work on a file and holds that the store never takes a healthy file for a damaged one: sizes around
// those of pages, spaces emptied and filled again, small ones that grow, deletions in every order, compaction, reopening.
func TestHealthy(t *testing.T) {
	for seed := range uint64(drills()) {
		rng := rand.New(rand.NewPCG(seed, 11))
		path := filepath.Join(t.TempDir(), "shop.tgp")
		s := open(t, path, bolt.Options{NoSync: true})
		model := map[string]string{}
		for round := range 40 {
			space := "rijdm"[rng.IntN(5)]
			if err := work(s, model, space, rng, s.Update, rng.IntN(6)); err != nil {
				t.Fatalf("seed %d, round %d: %v", seed, round, err)
			}
			err := work(s, model, space, rng, s.Bulk, 5)
			if rng.IntN(12) == 0 {
				err = errors.Join(err, s.Compact(context.Background(), nil))
			}
			if rng.IntN(3) == 0 {
				err = errors.Join(err, s.Close())
				s = open(t, path, bolt.Options{NoSync: true})
			}
			if err = errors.Join(err, s.Check(context.Background())); err != nil {
				t.Fatalf("seed %d, round %d: %v", seed, round, err)
			}
		}
		if err := compare(s, model); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// work does one transaction, of a kind, in a space and on the model.
func work(s *bolt.Store, model map[string]string, space byte, rng *rand.Rand, write func(func(kv.Txn) error) error, kind int) error {
	var keys []string
	if err := s.View(func(r kv.Reader) error {
		ps, err := r.Scan([]byte{space}, nil, 0, rng.IntN(2) == 0)
		for _, p := range ps {
			keys = append(keys, string(p.Key))
		}
		return err
	}); err != nil {
		return err
	}
	puts := map[string]string{}
	var dels []string
	switch kind {
	case 0: // everything
		dels = keys
	case 1: // all but a few
		dels = keys[:max(len(keys)-3, 0)]
	case 2: // a stretch in the middle
		a := rng.IntN(len(keys) + 1)
		dels = keys[a : a+rng.IntN(len(keys)-a+1)]
	case 3: // large values
		for range 1 + rng.IntN(6) {
			puts[fmt.Sprintf("%c%03d", space, rng.IntN(200))] = string(bytes.Repeat([]byte{'L'}, []int{900, 3900, 4050, 4096, 8170, 70_000, 400_000}[rng.IntN(7)]+rng.IntN(60)))
		}
	default: // many small ones
		for range 1 + rng.IntN(1500) {
			puts[fmt.Sprintf("%c%06d", space, rng.IntN(20_000))] = string(bytes.Repeat([]byte{'s'}, rng.IntN(120)))
		}
	}
	err := write(func(tx kv.Txn) error {
		for _, k := range dels {
			if err := tx.Delete([]byte(k)); err != nil {
				return err
			}
		}
		for k, v := range puts {
			if err := tx.Put([]byte(k), []byte(v)); err != nil {
				return err
			}
		}
		return nil
	})
	for _, k := range dels {
		delete(model, k)
	}
	for k, v := range puts {
		model[k] = v
	}
	return err
}

func compare(s *bolt.Store, model map[string]string) error {
	n := 0
	err := s.View(func(r kv.Reader) error {
		for _, space := range []byte("rijdm") {
			ps, err := r.Scan([]byte{space}, nil, 0, false)
			if err != nil {
				return err
			}
			for _, p := range ps {
				if model[string(p.Key)] != string(p.Value) {
					return fmt.Errorf("key %q has %d bytes, want %d", p.Key, len(p.Value), len(model[string(p.Key)]))
				}
			}
			n += len(ps)
		}
		return nil
	})
	if err == nil && n != len(model) {
		return fmt.Errorf("%d keys, want %d", n, len(model))
	}
	return err
}
