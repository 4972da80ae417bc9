package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
)

// harms are what a file is done before it is repaired, three at a time.
var harms = []func(rng *rand.Rand, b []byte) []byte{
	func(rng *rand.Rand, b []byte) []byte { anyBit(rng, b); return b },
	func(rng *rand.Rand, b []byte) []byte { headBit(rng, b); return b },
	func(rng *rand.Rand, b []byte) []byte { zeroSector(rng, b); return b },
	func(rng *rand.Rand, b []byte) []byte { swapPages(rng, b); return b },
	func(rng *rand.Rand, b []byte) []byte { return b[:len(b)-rng.IntN(len(b)/4)] },
	func(rng *rand.Rand, b []byte) []byte { clear(b[:2*page]); return b },
}

// records are the values of all records in a file, by key.
func records(path string) (map[string]string, error) {
	s, err := bolt.Open(path, bolt.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer s.Close()
	out := map[string]string{}
	err = s.View(func(r kv.Reader) error {
		ps, err := r.Scan([]byte("r"), nil, 0, false)
		for _, p := range ps {
			out[string(p.Key)] = string(p.Value)
		}
		return err
	})
	return out, err
}

// mends counts what repairs came to.
type mends struct{ sound, mended, older, lost int }

// mending damages a file badly, repairs it with an older copy at hand, and holds that every record is as it was or is named.
func mending(e *env, rounds int) (string, error) {
	path, copied, harmed := filepath.Join(e.dir, "shop.tgp"), filepath.Join(e.dir, "copy.tgp"), filepath.Join(e.dir, "harmed.tgp")
	if err := shopAfterCopy(path, copied); err != nil {
		return "", err
	}
	want, err := records(path)
	if err != nil {
		return "", err
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	var sum mends
	for round := range rounds {
		b := bytes.Clone(whole)
		for range 3 {
			b = harms[e.rng.IntN(len(harms))](e.rng, b)
		}
		if err := os.WriteFile(harmed, b, 0o600); err != nil {
			return "", err
		}
		done, err := app.New(app.Deps{Sync: true}).Repair(harmed, copied)
		if err == nil && done.Before != "" {
			err = repaired(harmed, b, done)
		}
		if err == nil {
			err = sum.judge(harmed, want, done)
		}
		if err != nil {
			return "", fmt.Errorf("round %d: %w", round, err)
		}
	}
	return fmt.Sprintf("%d files sound again, %d records mended (%d of them to an older state, said so), %d lost and named; %d harms hit nothing",
		rounds-sum.sound, sum.mended, sum.older, sum.lost, sum.sound), nil
}

// shopAfterCopy makes a shop, a copy of it, and customers who came after the copy.
func shopAfterCopy(path, copied string) error {
	if err := practice(path, 40); err != nil {
		return err
	}
	old, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return errors.Join(os.WriteFile(copied, old, 0o600), with(path, func(a *app.App) error {
		for n := range 60 {
			if _, err := a.Customers.Add(who, &data.Customer{Given: word(n + 1), Notes: "after the copy"}); err != nil {
				return err
			}
		}
		return a.Compact(background, nil)
	}))
}

// repaired holds that the file as it was is kept, and that the repaired one is sound.
func repaired(harmed string, before []byte, done app.Repaired) error {
	if kept, err := os.ReadFile(done.Before); err != nil || !bytes.Equal(kept, before) {
		return fmt.Errorf("the file as it was is not kept: %v", err)
	}
	return errors.Join(os.Remove(done.Before), sound(harmed))
}

// judge holds that every record is as it was or is named.
func (sum *mends) judge(harmed string, want map[string]string, done app.Repaired) error {
	if done.Before == "" {
		sum.sound++
		return nil
	}
	got, err := records(harmed)
	if err != nil {
		return err
	}
	named := map[string]bool{}
	for _, m := range done.Mended {
		sum.mended++
		if !m.Newest {
			sum.older++
			named[recordKey(m.Ref)] = true
		}
		if m.From == "copy" {
			named[recordKey(m.Ref)] = true // what came after the copy may be gone with the journal
		}
	}
	for _, ref := range done.Lost {
		sum.lost++
		named[recordKey(ref)] = true
	}
	torn := len(done.LostEntries) > 0
	for k, v := range want {
		if got[k] != v && !named[k] && !torn {
			return fmt.Errorf("the record %x is not as it was, and nobody says so", k)
		}
		if was, there := got[k]; there && was != v && !named[k] && torn {
			return fmt.Errorf("the record %x reads otherwise, and nobody says so", k)
		}
	}
	return nil
}

func recordKey(r data.Ref) string {
	k := []byte{'r', byte(r.Kind)}
	for shift := 56; shift >= 0; shift -= 8 {
		k = append(k, byte(uint64(r.ID)>>shift))
	}
	return string(k)
}
