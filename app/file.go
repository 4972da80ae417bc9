package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/sirupsen/logrus"

	"tanggapan/data"
	"tanggapan/data/backup"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/store"
)

// file holds the engine of the open data file. Nobody else keeps a store, so that it can be swapped.
type file struct {
	*opened
}

type opened struct {
	mu      sync.RWMutex
	bolt    *bolt.Store
	st      *store.Store
	path    string
	deskID  data.ID
	why     error        // why it takes no writes; nil: it does
	whyAt   data.Instant // since when
	rescued string       // where what it held was put when it was taken from its place; "": nowhere
	day     data.Date    // on which the clock acted last
	leave   func()       // takes away what was made to look into an encrypted copy; nil: nothing

	ctx  context.Context    // ends when the file is about to be closed: for background work
	stop context.CancelFunc // ends it

	longViews uint64       // reads over 50 ms that were logged
	compacted atomic.Int64 // percent of a compaction under way

	older older // what a restore knows of erasures that the file does not
}

// inPlace: what the file held was put back into its place.
const inPlace = "."

// FileState is what the window shows of the open file.
type FileState struct {
	Path     string
	Name     string
	Size     int64
	ReadOnly error        // why it takes no changes; nil: it does
	Since    data.Instant // since when it takes none
	Gone     bool         // it was taken from its place while it was open; what it held was put back there
	Rescued  string       // where that was put instead, because another file stands in the place; "" where none does
	Practice bool

	Compacting int // percent done while the file is compacted; 0: it is not
}

func (f *file) init() {
	if f.opened == nil {
		f.opened = &opened{}
	}
}

func (f *file) share(o *file) { o.init(); f.opened = o.opened }

func (f *file) store() (*store.Store, error) {
	f.init()
	f.mu.RLock()
	defer f.mu.RUnlock()
	if f.st == nil {
		return nil, data.ErrNotFound
	}
	return f.st, nil
}

func (f *file) writable() (*store.Store, error) {
	st, err := f.store()
	if err != nil {
		return nil, err
	}
	f.mu.RLock()
	defer f.mu.RUnlock()
	return st, f.why
}

// desk is the desk that acts: the one named, else this computer's.
func (f *file) desk(named data.ID) data.ID {
	f.init()
	f.mu.RLock()
	defer f.mu.RUnlock()
	if named != 0 {
		return named
	}
	return f.deskID
}

// broke notes that storage failed: from now on the file is only read.
func (f *file) broke(err error, at data.Instant) {
	f.init()
	f.mu.Lock()
	first := f.why == nil
	if first {
		f.why, f.whyAt = errors.Join(data.ErrDamaged, err), at
	}
	b := f.bolt
	f.mu.Unlock()
	if first && b != nil && errors.Is(err, bolt.ErrGone) {
		// All that was saved is still there as long as the file is open.
		path, err := b.Rescue()
		f.mu.Lock()
		if f.rescued = path; path == b.Path() {
			f.rescued = inPlace
		}
		f.why = errors.Join(f.why, err)
		f.mu.Unlock()
	}
}

// OpenOptions say how a data file is opened.
type OpenOptions struct {
	ReadOnly bool    // look, change nothing
	Create   bool    // make it where it is missing
	Start    data.ID // a new file's numbers begin after this

	checked bool         // it was read through just now
	first   func() error // runs once it is open, before this desk enters itself; nil: nothing
	then    func() error // runs once this desk has entered itself; nil: nothing
}

// Open opens the shop's file. A file of a newer program opens read-only.
// data.ErrBusy: another program has it; data.ErrForeign: not a data file; data.ErrDamaged; data.ErrNotFound.
func (a *App) Open(path string, o OpenOptions) error {
	if !o.Create {
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			return data.ErrNotFound
		}
	}
	backup.SweepClear()
	left := a.leftOpen(path, o)
	o2, err := a.openFile(path, o)
	if err == nil && o2.why == nil {
		o2.why = left.err
	}
	if err != nil {
		return a.fault(err)
	}
	a.file.init()
	a.Close()
	a.file.mu.Lock()
	a.file.bolt, a.file.st, a.file.path, a.file.why, a.file.whyAt, a.file.rescued, a.file.day = o2.bolt, o2.st, path, o2.why, a.Now(), "", ""
	a.file.ctx, a.file.stop = context.WithCancel(context.Background())
	a.file.mu.Unlock()
	a.file.older = older{}
	if o.first != nil {
		if err := o.first(); err != nil {
			return err
		}
	}
	if err := a.settle(); err != nil {
		return err
	}
	if err := a.eraseAgain(a.file.older); err != nil && o.first != nil {
		return err
	}
	if o.then != nil {
		if err := o.then(); err != nil {
			return err
		}
	}
	a.Clock()
	if left.more {
		a.work.add("deep-check", a.checkRest)
	}
	return a.PrintJobs.resume()
}

// leftOpen reads a file through that the last program did not close, before anything is written to it, and says what is wrong with it.
func (a *App) leftOpen(path string, o OpenOptions) fallen {
	if o.ReadOnly || o.checked {
		return fallen{}
	}
	unclean, err := bolt.Unclean(path)
	if err != nil || !unclean || bolt.InUse(path) {
		return fallen{} // what is wrong then, opening says
	}
	// That all is as it was stored takes seconds per gigabyte; in a large file the rest is gone through beside the desk's work.
	depth := CheckAll
	if info, err := os.Stat(path); err == nil && info.Size() > mostAtOnce {
		depth = CheckPages
	}
	start := time.Now()
	_, err = a.deepCheckTo(context.Background(), path, "", depth)
	a.log().WithFields(logrus.Fields{"op": "deep-check", "path": path, "ms": time.Since(start).Milliseconds()}).WithError(err).Info("the file was not closed last time")
	if errors.Is(err, data.ErrDamaged) {
		return fallen{err: err}
	}
	return fallen{more: depth != CheckAll || errors.Is(err, data.ErrCancelled)}
}

// fallen says how a file was found that the last program did not close.
type fallen struct {
	err  error // what is wrong with it
	more bool  // not all was looked at
}

// mostAtOnce is the size of a file, in bytes, up to which all of it is gone through before it is used.
const mostAtOnce = 64 << 20

func (a *App) openFile(path string, o OpenOptions) (*opened, error) {
	out := &opened{}
	b, err := bolt.Open(path, bolt.Options{ReadOnly: o.ReadOnly, MustExist: !o.Create})
	if errors.Is(err, kv.ErrReadOnly) && !o.ReadOnly && !o.Create {
		o.ReadOnly = true
		b, err = bolt.Open(path, bolt.Options{ReadOnly: true})
	}
	if err != nil {
		return nil, err
	}
	st, err := store.Open(b, store.Options{ReadOnly: o.ReadOnly, Start: o.Start})
	if errors.Is(err, store.ErrNewer) {
		st, err = store.Open(b, store.Options{ReadOnly: true})
		out.why = data.ErrNewer
	}
	if err != nil {
		b.Close()
		return nil, err
	}
	if o.ReadOnly && out.why == nil {
		out.why = data.ErrReadOnly
	}
	out.bolt, out.st = b, st
	return out, nil
}

// settle gives this computer its desk in the file, the first time a desk record of its own.
func (a *App) settle() error {
	if a.file.why != nil || a.deps.Desk == nil {
		return nil
	}
	id := data.ID(a.deps.Desk.Number(a.file.st.ID()))
	if id == 0 {
		d := &data.Desk{Computer: computerName(), Seen: a.Now()}
		done, err := a.write("desk.add", data.Actor{}, func(tx *store.Tx) (data.Record, error) {
			rec := *d
			return &rec, tx.Put(&rec)
		})
		if err != nil {
			return err
		}
		id = done.ID
		if err := a.deps.Desk.SetNumber(a.file.st.ID(), uint64(id)); err != nil {
			return err
		}
	}
	a.file.mu.Lock()
	a.file.deskID = id
	a.file.mu.Unlock()
	return nil
}

// computerName is what this computer calls itself.
func computerName() string {
	name, _ := os.Hostname()
	if name = data.CleanLine(name); name == "" {
		name = "?"
	}
	return data.Cut(name, data.MaxLine)
}

// State is what the window shows of the open file; the zero FileState without one.
func (a *App) State() FileState {
	a.file.init()
	a.file.mu.RLock()
	defer a.file.mu.RUnlock()
	if a.file.st == nil {
		return FileState{}
	}
	s := FileState{Path: a.file.path, Name: filepath.Base(a.file.path), Size: a.file.st.Stats().Size, ReadOnly: a.file.why, Since: a.file.whyAt, Gone: errors.Is(a.file.why, bolt.ErrGone) && a.file.rescued != "", Compacting: int(a.file.compacted.Load())}
	switch a.file.rescued {
	case "", inPlace:
	default:
		s.Rescued = a.file.rescued
	}
	return s
}

// Close ends background work and closes the file; without one it does nothing.
func (a *App) Close() error {
	a.file.init()
	a.file.mu.RLock()
	stop := a.file.stop
	a.file.mu.RUnlock()
	if stop != nil {
		stop()
	}
	a.work.wait()
	a.file.init()
	a.file.mu.Lock()
	defer a.file.mu.Unlock()
	if a.file.bolt == nil {
		return nil
	}
	err := a.file.bolt.Close()
	a.file.bolt, a.file.st, a.file.deskID, a.file.why = nil, nil, 0, nil
	if a.file.leave != nil {
		a.file.leave()
		a.file.leave = nil
	}
	return a.fault(err)
}

// swap closes the file, lets do put another one in the place of the file at path, and opens what lies there then.
// first runs before this desk enters itself in it, then afterwards. Where any of this fails, undo takes the exchange back and what was open before is open again.
func (a *App) swap(path string, do, undo, first, then func() error) error {
	was := a.State()
	// A damaged file may not close cleanly; do looks itself whether it is free.
	if err := a.Close(); err != nil {
		a.log().WithError(err).Warn("the file did not close cleanly")
	}
	err := do()
	if err == nil {
		if err = a.Open(path, OpenOptions{checked: true, first: first, then: then}); err == nil {
			return nil
		}
		err = errors.Join(err, a.Close(), undo())
	}
	if was.Path != "" {
		err = errors.Join(err, a.Open(was.Path, OpenOptions{ReadOnly: errors.Is(was.ReadOnly, data.ErrReadOnly)}))
	}
	return err
}
