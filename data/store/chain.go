package store

import (
	"encoding/hex"
	"errors"
	"fmt"

	"tanggapan/data"
)

// ErrHash: no entry of the journal has the hash that was asked for.
var ErrHash = errors.New("store: no such hash")

// ChainHash is the hash of a desk's newest entry in hex: what papers print. "" before the first.
func (tx *Tx) ChainHash(desk data.ID) (string, error) {
	v, err := tx.r.GetMany(chainKey(desk))
	if err != nil {
		return "", err
	}
	return hex.EncodeToString(v[0]), nil
}

// VerifyChains reads the whole journal and checks every desk's chain up to its
// newest entry and every payload that was not blanked. want, where not empty, is the beginning of a printed hash that must occur.
func (s *Store) VerifyChains(want string) error {
	_, err := s.ReadChains(want)
	return err
}

// ReadChains is VerifyChains, and says how many entries it read.
func (s *Store) ReadChains(want string) (n int, err error) {
	heads := map[data.ID][]byte{}
	found := want == ""
	var gaps map[Gap]bool
	if err := s.View(func(tx *Tx) (err error) {
		gaps, err = tx.gaps()
		return err
	}); err != nil {
		return 0, err
	}
	for last := uint64(0); ; {
		var batch []Entry
		err := s.View(func(tx *Tx) (err error) {
			batch, err = tx.EntriesFrom(last+1, 500)
			return err
		})
		if err != nil {
			return n, err
		}
		for _, e := range batch {
			if string(e.Prev) != string(heads[e.Desk]) && !gaps[Gap{e.Desk, e.Seq}] || string(e.hash()) != string(e.Hash) {
				return n, fmt.Errorf("store: the chain of desk %d breaks at entry %d", e.Desk, e.Seq)
			}
			if len(e.Salt) > 0 && string(payloadSum(e.Salt, e.Deltas)) != string(e.Sum) {
				return n, fmt.Errorf("store: the payload of entry %d was changed", e.Seq)
			}
			heads[e.Desk] = e.Hash
			h := hex.EncodeToString(e.Hash)
			found = found || len(want) <= len(h) && h[:len(want)] == want
			last = e.Seq
			n++
		}
		if len(batch) == 0 {
			break
		}
	}
	if err := s.View(func(tx *Tx) error { return tx.chainsEnd(heads) }); err != nil {
		return n, err
	}
	if !found {
		return n, fmt.Errorf("%w: %s", ErrHash, want)
	}
	return n, nil
}

// chainsEnd compares the newest entry of each desk with what the desk last wrote, so that none is missing at the end.
func (tx *Tx) chainsEnd(heads map[data.ID][]byte) error {
	prefix := counterKey("chain/")
	pairs, err := tx.r.Scan(prefix, after(prefix), 0, false)
	if err != nil {
		return err
	}
	if len(pairs) != len(heads) {
		return fmt.Errorf("store: %d desks wrote, %d of them stand in the journal", len(pairs), len(heads))
	}
	for _, p := range pairs {
		var desk uint64
		if _, err := fmt.Sscanf(string(p.Key[len(prefix):]), "%x", &desk); err != nil {
			return err
		}
		if string(heads[data.ID(desk)]) != string(p.Value) {
			return fmt.Errorf("store: the chain of desk %d does not reach its newest entry", desk)
		}
	}
	return nil
}
