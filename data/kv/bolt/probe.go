package bolt

import (
	"errors"
	"fmt"
	"os"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"tanggapan/data/kv"
)

// probe looks whether the file at path is one of ours and can be handed to the engine, without writing to it.
// Another process may be writing: what looks wrong counts only when no commit came between.
func probe(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	for range 20 {
		var m meta
		m, err = readMeta(f)
		if err != nil {
			return err
		}
		if err = probeState(f, m); err == nil {
			return nil
		}
		if again, e := readMeta(f); e == nil && again.tx == m.tx {
			return err
		}
	}
	return fmt.Errorf("%w: it is being written to", kv.ErrLocked)
}

func probeState(f *os.File, m meta) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if uint64(info.Size())/uint64(m.pageSize) < m.pages {
		return fmt.Errorf("%w: it is cut off: %d of %d pages", kv.ErrDamaged, info.Size()/int64(m.pageSize), m.pages)
	}
	im := &image{r: f, meta: m}
	ours, err := im.marked(m.root, 0)
	if err != nil {
		return err
	}
	if !ours {
		return fmt.Errorf("%w: another program wrote it", kv.ErrFormat)
	}
	_, _, err = im.free()
	return err
}

// marked says whether the bucket that marks our files is there.
func (im *image) marked(id uint64, depth int) (bool, error) {
	p, err := im.page(id)
	if err != nil {
		return false, err
	}
	if depth > maxDepth || p.flags == flagFreelist {
		return false, fmt.Errorf("%w: page %d stands in its own tree", kv.ErrDamaged, id)
	}
	next := uint64(0)
	for i := range p.count {
		e, err := p.elem(i)
		if err != nil {
			return false, err
		}
		if p.flags == flagLeaf {
			if string(e.key) == markBucket && e.flags == elemIsBucket {
				return true, nil
			}
			continue
		}
		if i == 0 || string(e.key) <= markBucket {
			next = e.child
		}
	}
	if next == 0 {
		return false, nil
	}
	return im.marked(next, depth+1)
}

// InUse says whether a program has the file at path open, this one included. A missing or foreign file is in nobody's use.
func InUse(path string) bool {
	if _, err := os.Stat(path); err != nil {
		return false
	}
	var f *os.File
	o := &bbolt.Options{ReadOnly: true, Timeout: lockWait / 5, OpenFile: func(name string, _ int, _ os.FileMode) (_ *os.File, err error) {
		f, err = os.Open(name)
		return f, err
	}}
	err := guard(func() error {
		db, err := bbolt.Open(path, 0, o)
		if err != nil {
			return err
		}
		return db.Close()
	})
	if errors.Is(err, kv.ErrDamaged) && f != nil {
		_ = f.Close()
	}
	return errors.Is(err, berrors.ErrTimeout)
}
