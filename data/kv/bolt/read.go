package bolt

import (
	"bytes"

	"go.etcd.io/bbolt"

	"tanggapan/data/kv"
)

// A View reads the committed pages itself: the way to a leaf is looked at in any case, and the engine would only go it once
// more. A transaction that writes reads through the engine, which knows what is not committed yet.

// walks says whether reads of a bucket go from page to page.
func (t *txn) walks(b *bbolt.Bucket) bool { return !t.tx.Writable() && b.Root() != 0 }

// get is what is stored under a key, nil where nothing is; the bytes are the engine's.
func (t *txn) get(b *bbolt.Bucket, key []byte) ([]byte, error) {
	p, _, _, err := t.leaf(b, key, false)
	if err != nil {
		return nil, err
	}
	if !t.walks(b) {
		return b.Get(key), nil
	}
	i, err := p.find(key)
	if err != nil || i == p.count {
		return nil, err
	}
	e, err := p.elem(i)
	if err != nil || e.flags == elemIsBucket || !bytes.Equal(e.key, key) {
		return nil, err
	}
	return e.value, nil
}

// find is the place of the first entry of a leaf that is not before key.
func (p *page) find(key []byte) (int, error) {
	from, to := 0, p.count
	for from < to {
		mid := (from + to) / 2
		k, err := p.key(mid)
		if err != nil {
			return 0, err
		}
		if bytes.Compare(k, key) < 0 {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return from, nil
}

// scanPages is Scan over the committed pages.
func (t *txn) scanPages(into *kv.Buffer, b *bbolt.Bucket, from, end []byte, limit int, reverse bool) (out []kv.Pair, err error) {
	at := from
	if reverse {
		if at = end; at == nil {
			// No key of the space is longer than the longest.
			at = append([]byte{from[0]}, bytes.Repeat([]byte{0xFF}, kv.MaxKey)...)
		}
	}
	for range int(t.image().pages) {
		p, low, high, err := t.leaf(b, at, reverse)
		if err != nil {
			return nil, err
		}
		i, err := p.find(at)
		if err != nil {
			return nil, err
		}
		next := high
		if reverse {
			i, next = i-1, low
		}
		for i >= 0 && i < p.count {
			if limit > 0 && len(out) == limit {
				return out, nil
			}
			e, err := p.elem(i)
			if err != nil {
				return nil, err
			}
			if bytes.Compare(e.key, from) < 0 || end != nil && bytes.Compare(e.key, end) >= 0 {
				return out, nil
			}
			v, err := unseal(e.key, e.value)
			if err != nil {
				return nil, err
			}
			out = append(out, kv.Pair{Key: into.Keep(e.key), Value: into.Keep(v)})
			if reverse {
				i--
			} else {
				i++
			}
		}
		if next == nil || limit > 0 && len(out) == limit {
			return out, nil
		}
		at = next
	}
	return out, nil
}
