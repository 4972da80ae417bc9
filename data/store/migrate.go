package store

import (
	"tanggapan/data/kv"
)

// migrations bring a file from the format of their place (counted from 1) to the next; each runs once, in a transaction of its own.
var migrations = []func(kv.Txn) error{}

// migrate runs what a file of an older format needs.
func migrate(s kv.Store, from uint64) error { return migrateWith(s, from, migrations) }

func migrateWith(s kv.Store, from uint64, steps []func(kv.Txn) error) error {
	for f := from; f <= uint64(len(steps)); f++ {
		err := s.Update(func(t kv.Txn) error {
			if err := steps[f-1](t); err != nil {
				return err
			}
			return t.Put(metaKey("format"), be64(f+1))
		})
		if err != nil {
			return err
		}
	}
	return nil
}
