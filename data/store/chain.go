package store

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"

	"tanggapan/data"
	"tanggapan/data/kv"
)

// chainRead is how many entries are read at once.
const chainRead = 500

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
	onCores(s.links(), func(batch links) bool {
		for _, e := range batch.all {
			switch {
			case string(e.prev) != string(heads[e.desk]) && !gaps[Gap{e.desk, e.seq}] || !e.whole:
				err = fmt.Errorf("store: the chain of desk %d breaks at entry %d", e.desk, e.seq)
			case !e.payload:
				err = fmt.Errorf("store: the payload of entry %d was changed", e.seq)
			}
			if err != nil {
				return false
			}
			heads[e.desk] = e.hash
			h := hex.EncodeToString(e.hash)
			found = found || len(want) <= len(h) && h[:len(want)] == want
			n++
		}
		err = batch.err
		return err == nil
	})
	if err != nil {
		return n, err
	}
	if err := s.View(func(tx *Tx) error { return tx.chainsEnd(heads) }); err != nil {
		return n, err
	}
	if !found {
		return n, fmt.Errorf("%w: %s", ErrHash, want)
	}
	return n, nil
}

// link is what a chain needs of an entry.
type link struct {
	desk       data.ID
	seq        uint64
	prev, hash []byte
	whole      bool // its hash is that of what it says
	payload    bool // so is its payload's, or it was blanked
}

// links are some of them, or why they could not be read.
type links struct {
	all []link
	err error
}

// links gives the entries of the journal in their order, slice by slice: the jobs read and prove them.
func (s *Store) links() func() func() links {
	seq, over := uint64(1), false
	return func() func() links {
		if over {
			return nil
		}
		var packed []Entry
		var pairs []kv.Pair
		err := s.View(func(tx *Tx) (err error) {
			packed, pairs, err = tx.storedFrom(seq, chainRead)
			return err
		})
		switch n := len(pairs); {
		case err != nil:
			over = true
			return func() links { return links{err: err} }
		case n > 0:
			key := pairs[n-1].Key
			if over = len(key) != len(entryKey(0)); !over {
				seq = binary.BigEndian.Uint64(key[2:]) + 1
			}
		case len(packed) > 0:
			seq = packed[len(packed)-1].Seq + 1
		default:
			return nil
		}
		return func() (out links) {
			rest, err := entriesOf(pairs)
			if err != nil {
				return links{err: err}
			}
			for _, e := range append(packed, rest...) {
				out.all = append(out.all, link{
					desk: e.Desk, seq: e.Seq, prev: e.Prev, hash: e.Hash,
					whole:   string(e.hash()) == string(e.Hash),
					payload: len(e.Salt) == 0 || string(payloadSum(e.Salt, e.Deltas)) == string(e.Sum),
				})
			}
			return out
		}
	}
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
