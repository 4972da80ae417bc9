package bolt

import (
	"bytes"
	"fmt"

	"go.etcd.io/bbolt"

	"tanggapan/data/kv"
)

// txn is a transaction of the store over one of the engine. Each call is guarded by itself, so that a panic in the caller's own code stays the caller's.
type txn struct {
	s       *Store
	tx      *bbolt.Tx
	buckets map[byte]*bbolt.Bucket
	err     error // the first fault of the engine: the transaction cannot be committed
	done    bool
	im      *image // the committed pages under it
	root    uint64 // of the tree that was read last
	way     []step // from it to the leaf that was read last

	changed map[string]struct{} // keys put or deleted
	bytes   int
	sums    map[rangeName]tally // by which the ranges change
	undo    []before            // what the running call of Bulk changed, oldest first
	undone  map[string]struct{} // nil outside Bulk
}

// before is what stood under a key before a call of Bulk changed it; nil where nothing stood.
type before struct{ key, stored []byte }

func newTxn(s *Store, tx *bbolt.Tx) *txn {
	return &txn{s: s, tx: tx, buckets: map[byte]*bbolt.Bucket{}}
}

// run guards one call into the engine.
func (t *txn) run(f func() error) error {
	if t.done {
		return fmt.Errorf("%w: the transaction is over", kv.ErrClosed)
	}
	err := t.s.guarded(f)
	if err != nil && t.err == nil {
		t.err = err
	}
	return err
}

// bucket is nil when the space was never written to and make is false.
func (t *txn) bucket(space byte, make bool) (*bbolt.Bucket, error) {
	if b := t.buckets[space]; b != nil {
		return b, nil
	}
	b := t.tx.Bucket([]byte{space})
	if b == nil && make {
		var err error
		if b, err = t.tx.CreateBucket([]byte{space}); err != nil {
			return nil, err
		}
	}
	if b != nil {
		t.buckets[space] = b
	}
	return b, nil
}

func badKey(key []byte) error {
	if len(key) == 0 || len(key) > kv.MaxKey {
		return fmt.Errorf("%w: %d bytes", kv.ErrKey, len(key))
	}
	return nil
}

// lent is a transaction that reads into a buffer.
type lent struct {
	t *txn
	b *kv.Buffer
}

// Into implements kv.Reader.
func (t *txn) Into(b *kv.Buffer) kv.Reader { return lent{t, b} }

// Into implements kv.Reader.
func (l lent) Into(b *kv.Buffer) kv.Reader { return lent{l.t, b} }

// GetMany implements kv.Reader.
func (l lent) GetMany(keys ...[]byte) ([][]byte, error) { return l.t.getMany(l.b, keys) }

// Scan implements kv.Reader.
func (l lent) Scan(from, to []byte, limit int, reverse bool) ([]kv.Pair, error) {
	return l.t.scan(l.b, from, to, limit, reverse)
}

// GetMany implements kv.Reader.
func (t *txn) GetMany(keys ...[]byte) ([][]byte, error) { return t.getMany(nil, keys) }

// Scan implements kv.Reader.
func (t *txn) Scan(from, to []byte, limit int, reverse bool) ([]kv.Pair, error) {
	return t.scan(nil, from, to, limit, reverse)
}

func (t *txn) getMany(into *kv.Buffer, keys [][]byte) ([][]byte, error) {
	for _, k := range keys {
		if err := badKey(k); err != nil {
			return nil, err
		}
	}
	out := make([][]byte, len(keys))
	err := t.run(func() error {
		for i, k := range keys {
			b, err := t.bucket(k[0], false)
			if err != nil {
				return err
			}
			if b == nil {
				continue
			}
			stored, err := t.get(b, k)
			if err != nil {
				return err
			}
			if stored == nil {
				continue
			}
			v, err := unseal(k, stored)
			if err != nil {
				return err
			}
			out[i] = into.Keep(v)
		}
		return nil
	})
	t.s.count.read.Add(uint64(len(keys)))
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (t *txn) scan(into *kv.Buffer, from, to []byte, limit int, reverse bool) ([]kv.Pair, error) {
	end, err := rangeEnd(from, to)
	if err != nil {
		return nil, err
	}
	var out []kv.Pair
	err = t.run(func() error {
		out = nil
		b, err := t.bucket(from[0], false)
		if b == nil || err != nil {
			return err
		}
		if t.walks(b) {
			out, err = t.scanPages(into, b, from, end, limit, reverse)
			return err
		}
		ahead := scout{t: t, b: b, reverse: reverse}
		if err := ahead.start(from, end); err != nil {
			return err
		}
		c := b.Cursor()
		k, v := first(c, from, end, reverse)
		for k != nil && (limit <= 0 || len(out) < limit) {
			if bytes.Compare(k, from) < 0 || end != nil && bytes.Compare(k, end) >= 0 {
				break
			}
			p, err := unseal(k, v)
			if err != nil {
				return err
			}
			out = append(out, kv.Pair{Key: into.Keep(k), Value: into.Keep(p)})
			if err := ahead.at(k); err != nil {
				return err
			}
			if reverse {
				k, v = c.Prev()
			} else {
				k, v = c.Next()
			}
		}
		return nil
	})
	t.s.count.read.Add(uint64(len(out)))
	if err != nil {
		return nil, err
	}
	return out, nil
}

func first(c *bbolt.Cursor, from, end []byte, reverse bool) (k, v []byte) {
	if !reverse {
		return c.Seek(from)
	}
	if end == nil {
		return c.Last()
	}
	if k, _ = c.Seek(end); k == nil {
		return c.Last()
	}
	return c.Prev()
}

// rangeEnd is the key a scan stops before, nil at the end of the space.
func rangeEnd(from, to []byte) ([]byte, error) {
	if err := badKey(from); err != nil {
		return nil, err
	}
	switch {
	case to == nil, len(to) == 1 && from[0] != 255 && to[0] == from[0]+1:
		return nil, nil
	case len(to) == 0 || to[0] != from[0]:
		return nil, fmt.Errorf("%w: the range leaves its space", kv.ErrKey)
	}
	return to, nil
}

// Put implements kv.Txn.
func (t *txn) Put(key, value []byte) error {
	if err := badKey(key); err != nil {
		return err
	}
	if len(value) > kv.MaxValue {
		return fmt.Errorf("%w: %d bytes", kv.ErrTooLarge, len(value))
	}
	return t.run(func() error {
		b, err := t.bucket(key[0], true)
		if err != nil {
			return err
		}
		if _, _, err := t.safe(b, key, false); err != nil {
			return err
		}
		t.note(b, key, len(value))
		return t.set(b, key, seal(key, value))
	})
}

// Delete implements kv.Txn.
func (t *txn) Delete(key []byte) error {
	if err := badKey(key); err != nil {
		return err
	}
	return t.run(func() error {
		b, err := t.bucket(key[0], false)
		if b == nil || err != nil {
			return err
		}
		if err := t.safeAround(b, key); err != nil {
			return err
		}
		if b.Get(key) == nil {
			return nil
		}
		t.note(b, key, 0)
		return t.set(b, key, nil)
	})
}

// note remembers that key changes, and inside Bulk what stood there.
func (t *txn) note(b *bbolt.Bucket, key []byte, size int) {
	if t.changed == nil {
		t.changed = map[string]struct{}{}
	}
	t.changed[string(key)] = struct{}{}
	t.bytes += len(key) + size
	if t.undone == nil {
		return
	}
	if _, known := t.undone[string(key)]; known {
		return
	}
	t.undone[string(key)] = struct{}{}
	t.undo = append(t.undo, before{bytes.Clone(key), bytes.Clone(b.Get(key))})
}

// takeBack undoes what the running call of Bulk changed.
func (t *txn) takeBack() error {
	return t.run(func() error {
		for _, u := range t.undo {
			b, err := t.bucket(u.key[0], true)
			if err != nil {
				return err
			}
			if err := t.safeAround(b, u.key); err != nil {
				return err
			}
			if err := t.set(b, u.key, u.stored); err != nil {
				return err
			}
		}
		return nil
	})
}
