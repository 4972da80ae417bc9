package bolt

import (
	"context"
	"io"

	"tanggapan/data/kv"
)

const copyBuffer = 1 << 20

// Copy writes a whole, consistent data file of the current state to w and returns the number of its transaction, while others go on reading and writing.
// w should be quick (a local file): until it is done the file reuses no space. progress may be nil; it counts bytes.
// It ends with the error of ctx or of w, as they are.
func (s *Store) Copy(ctx context.Context, w io.Writer, progress func(done, total int64)) (tx uint64, err error) {
	if err := s.flush(); err != nil {
		return 0, err
	}
	if err := s.gate.enter(); err != nil {
		return 0, err
	}
	defer s.gate.leave()
	t, err := s.begin(false)
	if err != nil {
		return 0, err
	}
	defer s.rollback(t)
	m, err := s.metaOf(t)
	if err != nil {
		return 0, err
	}
	out := &copyWriter{ctx: ctx, w: w, progress: progress, total: int64(m.pages) * int64(m.pageSize)}
	err = s.guarded(func() error {
		_, err := t.WriteTo(out)
		if out.err != nil {
			// The writer's fault is not the store's.
			return nil
		}
		return err
	})
	if out.err != nil {
		return 0, out.err
	}
	if err == nil && out.done != out.total {
		err = kv.ErrDamaged
	}
	return m.tx, err
}

// copyWriter counts, looks at ctx, and keeps apart what went wrong on the writing side.
type copyWriter struct {
	ctx         context.Context
	w           io.Writer
	progress    func(done, total int64)
	done, total int64
	err         error
}

func (c *copyWriter) Write(b []byte) (int, error) {
	if c.err == nil {
		c.err = c.ctx.Err()
	}
	if c.err != nil {
		return 0, c.err
	}
	n, err := c.w.Write(b)
	c.err = err
	c.done += int64(n)
	if c.progress != nil {
		c.progress(c.done, c.total)
	}
	return n, err
}

// ReadFrom copies in large pieces.
func (c *copyWriter) ReadFrom(r io.Reader) (n int64, err error) {
	buf := make([]byte, copyBuffer)
	for {
		k, rerr := r.Read(buf)
		if k > 0 {
			m, err := c.Write(buf[:k])
			n += int64(m)
			if err != nil {
				return n, err
			}
		}
		if rerr == io.EOF {
			return n, nil
		}
		if rerr != nil {
			return n, rerr
		}
	}
}
