package store

import (
	"encoding/hex"
	"encoding/json"
	"fmt"

	"tanggapan/data"
)

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
	heads := map[data.ID][]byte{}
	found := want == ""
	for last := uint64(0); ; {
		var batch []Entry
		err := s.View(func(tx *Tx) error {
			pairs, err := tx.r.Scan(entryKey(last+1), after([]byte{spaceJournal, 'e'}), 500, false)
			batch = make([]Entry, len(pairs))
			for i, p := range pairs {
				if err := json.Unmarshal(p.Value, &batch[i]); err != nil {
					return err
				}
				if string(p.Key) != string(entryKey(batch[i].Seq)) {
					return fmt.Errorf("store: entry %d stands in the place of another", batch[i].Seq)
				}
			}
			return err
		})
		if err != nil {
			return err
		}
		for _, e := range batch {
			if string(e.Prev) != string(heads[e.Desk]) || string(e.hash()) != string(e.Hash) {
				return fmt.Errorf("store: the chain of desk %d breaks at entry %d", e.Desk, e.Seq)
			}
			if len(e.Salt) > 0 && string(payloadSum(e.Salt, e.Deltas)) != string(e.Sum) {
				return fmt.Errorf("store: the payload of entry %d was changed", e.Seq)
			}
			heads[e.Desk] = e.Hash
			h := hex.EncodeToString(e.Hash)
			found = found || len(want) <= len(h) && h[:len(want)] == want
			last = e.Seq
		}
		if len(batch) == 0 {
			break
		}
	}
	if !found {
		return fmt.Errorf("store: no entry has the hash %s", want)
	}
	return s.View(func(tx *Tx) error { return tx.chainsEnd(heads) })
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
