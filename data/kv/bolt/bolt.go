// Package bolt is one desk's engine: a single bbolt file, with checksums, guarded reads, compaction and hot copy.
package bolt

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"

	"tanggapan/data/kv"
)

const (
	pageSize    = 4 << 10
	lockWait    = 500 * time.Millisecond
	longView    = 50 * time.Millisecond
	containerNo = 1
)

// The bucket that marks a file as ours. Spaces are buckets with names of one byte, so it is none of them.
const markBucket = "tanggapan"

// Options says how a file is opened.
type Options struct {
	ReadOnly  bool // take no writes; a missing file is an error that wraps fs.ErrNotExist
	MustExist bool // do not create a missing file: an error that wraps fs.ErrNotExist
	NoSync    bool // commit without waiting for the disk: for tests and throw-away files only, a power cut may destroy the file

	noSums bool    // for the test that says what sums cost
	bounds *bounds // for tests; nil: those of the disk and of the file
}

// Store is one open data file. It is safe for many goroutines.
type Store struct {
	path string
	o    Options

	gate gate       // how many use db now; Close and Compact wait for them
	w    sync.Mutex // one writer; taken before the gate
	db   *bbolt.DB  // replaced only while the gate is empty
	file *os.File   // db's own handle

	marked  bool         // the file says that it is open, under w
	bulk    *txn         // the open transaction of Bulk, under w
	bulkErr error        // why calls of Bulk that had returned were lost, until told, under w
	pending atomic.Bool  // bulk is not nil
	waiting atomic.Int32 // how many want to write

	views    views
	outgrown bool // the file may grow no further for its own sake, not the disk's, under w

	fault    atomic.Pointer[error] // the first damage met: no more writes
	stuck    atomic.Bool           // the engine fell with a lock in its hand: nothing more
	unmapped atomic.Bool           // the engine lost its map for want of space: to be opened again

	watch watchers
	count counters
	known marks
}

type counters struct {
	read, write, commits, long atomic.Uint64
}

// Open opens the data file at path, or creates it with its folder.
// It fails with kv.ErrLocked when another handle or process has it (within a second), kv.ErrFormat when it is not a data
// file of this program (which is then never written to), kv.ErrDamaged when it is one but broken or cut off,
// kv.ErrReadOnly when the file or folder takes no writes, kv.ErrFull.
func Open(path string, o Options) (*Store, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real // what takes the file's place later must not take a link's
	}
	s := &Store{path: abs, o: o}
	s.gate.init()
	if err := s.open(); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return s, nil
}

func (s *Store) open() error {
	info, err := os.Stat(s.path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !s.o.ReadOnly && !s.o.MustExist:
		if err := create(s.path); err != nil {
			return mapErr(err)
		}
	case err != nil:
		return mapErr(err)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%w: not a file", kv.ErrFormat)
	case !s.o.ReadOnly && info.Mode().Perm()&0o200 == 0:
		return fmt.Errorf("%w: the file is marked so", kv.ErrReadOnly)
	}
	if err := probe(s.path); err != nil {
		return mapErr(err)
	}
	return s.attach()
}

// attach lets the engine open the file, which was probed.
func (s *Store) attach() error {
	o := engineOptions()
	o.ReadOnly, o.NoSync = s.o.ReadOnly, s.o.NoSync
	o.PreLoadFreelist = true
	o.OpenFile = func(name string, flag int, mode os.FileMode) (*os.File, error) {
		f, err := os.OpenFile(name, flag&^os.O_CREATE, mode)
		s.file = f
		return f, err
	}
	var db *bbolt.DB
	err := guard(func() (err error) {
		db, err = bbolt.Open(s.path, 0o600, o)
		return err
	})
	if err != nil {
		if db == nil && s.file != nil {
			// A panic inside Open leaves the handle, and with it the lock.
			_ = s.file.Close()
		}
		return mapErr(err)
	}
	s.db = db
	s.known.clear()
	m, err := readMeta(s.file)
	if err == nil {
		err = vet(s.file, m)
	}
	if err != nil {
		return mapErr(errors.Join(err, guard(db.Close)))
	}
	return nil
}

func engineOptions() *bbolt.Options {
	o := &bbolt.Options{
		Timeout:      lockWait,
		FreelistType: bbolt.FreelistMapType,
		PageSize:     pageSize,
	}
	// On Windows the file itself grows to the size of the map.
	if runtime.GOOS != "windows" && ^uint(0)>>32 != 0 {
		o.InitialMmapSize = 1 << 30
	}
	return o
}

// create makes an empty data file that appears whole or not at all.
func create(path string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, "."+filepath.Base(path)+".new-*")
	if err != nil {
		return err
	}
	temp := f.Name()
	defer func() { _ = os.Remove(temp) }()
	if err := f.Close(); err != nil {
		return err
	}
	if err := createAt(temp); err != nil {
		return err
	}
	// Link does not replace a file that another process made meanwhile; where links are unknown, the rename comes close.
	if err := os.Link(temp, path); err != nil && !errors.Is(err, fs.ErrExist) {
		if _, missing := os.Stat(path); errors.Is(missing, fs.ErrNotExist) {
			if err := os.Rename(temp, path); err != nil {
				return err
			}
		}
	}
	return syncDir(dir)
}

// createAt turns the empty file at path into an empty store.
func createAt(path string) error {
	o := engineOptions()
	o.InitialMmapSize = 0
	return guard(func() error {
		db, err := bbolt.Open(path, 0o600, o)
		if err != nil {
			return err
		}
		err = db.Update(func(tx *bbolt.Tx) error {
			b, err := tx.CreateBucketIfNotExists([]byte(markBucket))
			if err != nil {
				return err
			}
			if _, err := tx.CreateBucketIfNotExists([]byte(sumBucket)); err != nil {
				return err
			}
			return b.Put([]byte("container"), []byte{containerNo})
		})
		return errors.Join(err, db.Close())
	})
}

// SyncDir makes durable what was renamed in a folder.
func SyncDir(dir string) error { return mapErr(syncDir(dir)) }

// Path is the absolute path of the file, where links lead to.
func (s *Store) Path() string { return s.path }

// ReadOnly says whether the store was opened so.
func (s *Store) ReadOnly() bool { return s.o.ReadOnly }

// ErrGone: the file is no longer in its place: somebody deleted, moved or replaced it. What was stored is lost with Close, unless Rescue saves it before. It is kv.ErrDamaged.
var ErrGone = fmt.Errorf("%w: the file is gone from its place", kv.ErrDamaged)

// gone says whether what is stored now would land in a file that nobody finds again.
func (s *Store) gone() error {
	here, err := os.Stat(s.path)
	if err == nil {
		if own, e := s.file.Stat(); e != nil || os.SameFile(here, own) {
			return nil
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	fault := error(ErrGone)
	s.fault.CompareAndSwap(nil, &fault)
	return fault
}

// Rescued ends the name under which Rescue keeps what was stored where another file stands in the file's place.
const Rescued = ".rescued"

// Rescue writes all that was stored to the file's place again, or where something stands in it beside it, and says where. The
// handle still takes no writes: close it and open the new file.
func (s *Store) Rescue() (path string, err error) {
	dir := filepath.Dir(s.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", mapErr(err)
	}
	f, err := os.CreateTemp(dir, "."+filepath.Base(s.path)+".rescue-*")
	if err != nil {
		return "", mapErr(err)
	}
	defer func() { _ = os.Remove(f.Name()) }()
	_, err = s.Copy(context.Background(), f, nil)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return "", mapErr(err)
	}
	for n := 0; ; n++ {
		switch path = s.path; n {
		case 0:
		case 1:
			path += Rescued
		default:
			path = fmt.Sprintf("%s%s-%d", path, Rescued, n)
		}
		if err = moveTo(f.Name(), path); err == nil {
			return path, mapErr(syncDir(dir))
		}
		if !errors.Is(err, fs.ErrExist) {
			return "", mapErr(err)
		}
	}
}

// MoveTo durably gives a finished file a name that nothing has: an error that wraps fs.ErrExist.
func MoveTo(temp, path string) error {
	err := moveTo(temp, path)
	if err == nil {
		_ = os.Remove(temp)
		err = syncDir(filepath.Dir(path))
	}
	return mapErr(err)
}

// moveTo gives a file a name that nothing has: fs.ErrExist. Link does not replace what was put there meanwhile; where links are unknown, a look before comes close.
func moveTo(temp, path string) error {
	err := os.Link(temp, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, there := os.Lstat(path); !errors.Is(there, fs.ErrNotExist) {
		return fs.ErrExist
	}
	return os.Rename(temp, path)
}

// Fault is the damage that was met first, nil when none was. After it the store takes no writes.
func (s *Store) Fault() error {
	if p := s.fault.Load(); p != nil {
		return *p
	}
	return nil
}

// Stats counts the work done since Open. FreePages and Size are of this moment.
func (s *Store) Stats() kv.Stats {
	st := kv.Stats{
		KeysRead:  s.count.read.Load(),
		KeysWrite: s.count.write.Load(),
		Commits:   s.count.commits.Load(),
		LongViews: s.count.long.Load(),
		Held:      s.views.oldest(),
	}
	if info, err := os.Stat(s.path); err == nil {
		st.Size = info.Size()
	}
	if s.gate.enter() != nil {
		return st
	}
	defer s.gate.leave()
	b := s.db.Stats()
	st.FreePages = b.FreePageN + b.PendingPageN
	return st
}

// Close makes what Bulk stored durable, waits for running transactions and closes the file. A second Close does nothing.
func (s *Store) Close() error {
	if !s.gate.shut() {
		return nil
	}
	s.w.Lock()
	defer s.w.Unlock()
	err := s.flushLocked()
	s.gate.empty(func() {
		s.unmark()
		err = errors.Join(err, s.detach())
	})
	s.watch.close()
	return err
}

// detach closes the engine's handle. When the engine fell with a lock in its hand only the file can be let go.
func (s *Store) detach() error {
	if s.stuck.Load() {
		return s.file.Close()
	}
	return mapErr(guard(s.db.Close))
}
