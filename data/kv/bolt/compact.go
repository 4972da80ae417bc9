package bolt

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"

	"tanggapan/data/kv"
)

// Compaction commits the new file in pieces of this many bytes.
const compactPiece = 8 << 20

// swapPause is how long a compacted file waits before it looks again whether all readers have left.
const swapPause = 2 * time.Millisecond

// ErrYield: somebody wants to write.
var ErrYield = errors.New("bolt: somebody wants to write")

// yielding ends what looks at it as soon as a writer waits.
type yielding struct {
	context.Context
	s *Store
}

// Err implements context.Context.
func (y yielding) Err() error {
	if y.s.waiting.Load() > 0 {
		return ErrYield
	}
	return y.Context.Err()
}

// CompactIdle is Compact as long as nobody wants to write, else it ends with ErrYield and nothing has changed.
func (s *Store) CompactIdle(ctx context.Context, progress func(done, total int64)) error {
	return s.Compact(yielding{ctx, s}, progress)
}

// Compact rewrites the file without its unused pages: into a file beside it, which is checked and compared, then put in its place.
// Readers go on, writers wait; the file is the old one or the new one, whole, whenever the machine stops.
// progress may be nil; it counts bytes of the old file, roughly. It fails with kv.ErrFull when both files find no room, and with kv.ErrDamaged before it replaces anything.
func (s *Store) Compact(ctx context.Context, progress func(done, total int64)) error {
	if s.o.ReadOnly {
		return kv.ErrReadOnly
	}
	s.w.Lock()
	defer s.w.Unlock()
	if err := s.flushLocked(); err != nil {
		return err
	}
	if err := errors.Join(s.Fault(), s.gone()); err != nil {
		return err
	}
	if err := s.roomFor(s.path); err != nil {
		return err
	}
	temp := filepath.Join(filepath.Dir(s.path), "."+filepath.Base(s.path)+".compact")
	defer func() { _ = os.Remove(temp) }()
	if err := s.writeCompact(ctx, temp, progress); err != nil {
		return err
	}
	var err error
	for !s.gate.emptyNow(func() {
		if s.gate.closed {
			err = kv.ErrClosed
			return
		}
		err = s.swap(temp)
	}) {
		// A long read, such as a copy, may be under way: who wants to write does not wait for it too.
		if err := ctx.Err(); err != nil {
			return err
		}
		time.Sleep(swapPause)
	}
	return err
}

// roomFor looks whether a compacted file finds room beside path.
func (s *Store) roomFor(path string) error {
	st := s.Stats()
	need := st.Size - int64(st.FreePages)*pageSize
	if free, known := Room(filepath.Dir(path)); known && need > 0 && free < uint64(need) {
		return fmt.Errorf("%w: %d bytes are free, %d are needed", kv.ErrFull, free, need)
	}
	return nil
}

// swap puts the file temp in the place of the live one. Nobody is inside the gate.
func (s *Store) swap(temp string) error {
	// What somebody put there meanwhile is not ours to replace.
	if err := s.gone(); err != nil {
		return err
	}
	if err := s.detach(); err != nil {
		return err
	}
	err := os.Rename(temp, s.path)
	if err == nil {
		err = syncDir(filepath.Dir(s.path))
	}
	// Attach in any case: the old file is as good as the new one.
	if e := s.attach(); e != nil {
		s.stuck.Store(true)
		e = fmt.Errorf("%w: not opened again: %w", kv.ErrDamaged, e)
		s.fault.CompareAndSwap(nil, &e)
		err = errors.Join(err, e)
	}
	return mapErr(err)
}

// writeCompact writes all that the store holds to a new file and proves it.
func (s *Store) writeCompact(ctx context.Context, temp string, progress func(done, total int64)) error {
	if err := s.gate.enter(); err != nil {
		return err
	}
	defer s.gate.leave()
	if err := s.checkState(ctx); err != nil {
		return err
	}
	_ = os.Remove(temp)
	o := engineOptions()
	o.NoSync = true
	var dst *bbolt.DB
	err := guard(func() (err error) {
		dst, err = bbolt.Open(temp, 0o600, o)
		return err
	})
	if err != nil {
		return mapErr(err)
	}
	dst.AllocSize = 0 // no spare room at the end
	src, err := s.begin(false)
	if err != nil {
		return errors.Join(err, dst.Close())
	}
	defer s.rollback(src)
	c := &compaction{ctx: ctx, dst: dst, seed: maphash.MakeSeed(), progress: progress, total: src.Size()}
	err = s.guarded(func() error { return c.copy(src) })
	if err == nil {
		err = mapErr(guard(dst.Sync))
	}
	err = errors.Join(err, mapErr(guard(dst.Close)))
	if err != nil {
		return err
	}
	// Who could open the old file can open the new one.
	if info, err := s.file.Stat(); err == nil {
		_ = os.Chmod(temp, info.Mode().Perm())
	}
	return c.prove(temp)
}

// compaction copies every pair of one state and sums what it copied.
type compaction struct {
	ctx      context.Context
	dst      *bbolt.DB
	tx       *bbolt.Tx
	piece    int
	seed     maphash.Seed
	keys     uint64
	sum      uint64 // of the hash of each bucket, key and value
	progress func(done, total int64)
	done     int64
	total    int64
}

func (c *compaction) copy(src *bbolt.Tx) (err error) {
	defer func() {
		if c.tx != nil {
			err = errors.Join(err, c.tx.Rollback())
		}
	}()
	return src.ForEach(func(name []byte, b *bbolt.Bucket) error {
		if err := c.begin(); err != nil {
			return err
		}
		if _, err := c.tx.CreateBucket(name); err != nil {
			return err
		}
		if err := b.ForEach(func(k, v []byte) error { return c.put(name, k, v) }); err != nil {
			return err
		}
		return c.commit()
	})
}

func (c *compaction) begin() (err error) {
	c.tx, err = c.dst.Begin(true)
	c.piece = 0
	return err
}

func (c *compaction) commit() error {
	tx := c.tx
	c.tx = nil
	return tx.Commit()
}

func (c *compaction) put(name, k, v []byte) error {
	if len(name) == 1 {
		if _, err := unseal(k, v); err != nil {
			return err
		}
	}
	if c.piece > compactPiece {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		if err := c.commit(); err != nil {
			return err
		}
		if err := c.begin(); err != nil {
			return err
		}
	}
	b := c.tx.Bucket(name)
	b.FillPercent = 0.9
	size := len(k) + len(v)
	c.piece += size + elemLen
	c.keys++
	c.sum += c.hash(name, k, v)
	if c.done += int64(size) + elemLen; c.progress != nil && c.keys%1024 == 0 {
		c.progress(min(c.done, c.total), c.total)
	}
	return b.Put(k, bytes.Clone(v))
}

func (c *compaction) hash(name, k, v []byte) uint64 {
	var h maphash.Hash
	h.SetSeed(c.seed)
	for _, part := range [][]byte{name, k, v} {
		_, _ = h.Write([]byte{byte(len(part)), byte(len(part) >> 8), byte(len(part) >> 16)})
		_, _ = h.Write(part)
	}
	return h.Sum64()
}

// prove reads the new file back and compares it with what was copied.
func (c *compaction) prove(temp string) error {
	n, err := Open(temp, Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { _ = n.Close() }()
	if err := n.Check(c.ctx); err != nil {
		return err
	}
	keys, sum := uint64(0), uint64(0)
	err = guard(func() error {
		return n.db.View(func(tx *bbolt.Tx) error {
			return tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
				return b.ForEach(func(k, v []byte) error {
					keys++
					sum += c.hash(name, k, v)
					return nil
				})
			})
		})
	})
	if err != nil {
		return mapErr(err)
	}
	if keys != c.keys || sum != c.sum {
		return fmt.Errorf("%w: the compacted file differs from the old one", kv.ErrDamaged)
	}
	if c.progress != nil {
		c.progress(c.total, c.total)
	}
	return nil
}
