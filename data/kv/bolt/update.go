package bolt

import (
	"sync"
	"time"

	"tanggapan/data/kv"
)

// Bulk commits when it holds this much.
const (
	bulkKeys  = 20_000
	bulkBytes = 8 << 20
	bulkPages = 2_048 // changed pages, each of which takes about 10 kB of memory: keys that lie far apart change many
)

// lock waits for the right to write, and lets others know.
func (s *Store) lock() {
	s.waiting.Add(1)
	s.w.Lock()
	s.waiting.Add(-1)
}

// views are the read transactions that are open: when each began.
type views struct {
	mu   sync.Mutex
	next int
	open map[int]time.Time
}

func (v *views) enter(at time.Time) (id int) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.open == nil {
		v.open = map[int]time.Time{}
	}
	v.next++
	v.open[v.next] = at
	return v.next
}

func (v *views) leave(id int) {
	v.mu.Lock()
	defer v.mu.Unlock()
	delete(v.open, id)
}

// oldest is how long the oldest one has been open.
func (v *views) oldest() (long time.Duration) {
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, at := range v.open {
		long = max(long, time.Since(at))
	}
	return long
}

// View implements kv.Store. One that lasts over 50 ms is counted.
func (s *Store) View(f func(kv.Reader) error) error {
	if s.pending.Load() {
		if err := s.flush(); err != nil {
			return err
		}
	}
	if err := s.gate.enter(); err != nil {
		return err
	}
	defer s.gate.leave()
	tx, err := s.begin(false)
	if err != nil {
		return err
	}
	start, t := time.Now(), newTxn(s, tx)
	id := s.views.enter(start)
	defer func() {
		s.views.leave(id)
		t.done = true
		s.rollback(tx)
		if time.Since(start) > longView {
			s.count.long.Add(1)
		}
	}()
	return f(t)
}

// Update implements kv.Store. An f that changes nothing costs no commit.
func (s *Store) Update(f func(kv.Txn) error) error {
	s.lock()
	defer s.w.Unlock()
	if err := s.revive(); err != nil {
		return err
	}
	if err := s.gate.enter(); err != nil {
		return err
	}
	defer s.gate.leave()
	if err := s.flushLocked(); err != nil {
		return err
	}
	t, err := s.write()
	if err != nil {
		return err
	}
	defer s.end(t)
	if err := f(t); err != nil {
		return err
	}
	return s.commit(t)
}

// Bulk implements kv.Store: calls share one transaction of the engine until it is large, or until somebody reads, updates or calls Sync.
// A power cut loses what was not committed, never the file.
func (s *Store) Bulk(f func(kv.Txn) error) error {
	s.lock()
	defer s.w.Unlock()
	if err := s.revive(); err != nil {
		return err
	}
	if err := s.gate.enter(); err != nil {
		return err
	}
	defer s.gate.leave()
	if err := s.told(); err != nil {
		return err
	}
	t := s.bulk
	if t == nil {
		var err error
		if t, err = s.write(); err != nil {
			return err
		}
		s.bulk = t
		s.pending.Store(true)
	}
	if err := s.part(t, f); err != nil {
		return err
	}
	if stats := t.tx.Stats(); len(t.changed) < bulkKeys && t.bytes < bulkBytes && stats.GetNodeCount() < bulkPages {
		return nil
	}
	return s.flushLocked()
}

// part runs one call of Bulk inside the shared transaction, and takes back what a failing one did.
func (s *Store) part(t *txn, f func(kv.Txn) error) (err error) {
	t.undo, t.undone = nil, map[string]struct{}{}
	ok := false
	defer func() {
		if !ok && (t.err != nil || t.takeBack() != nil) {
			s.dropBulk(t.err)
		}
		t.undo, t.undone = nil, nil
	}()
	if err := f(t); err != nil {
		return err
	}
	if t.err != nil {
		return t.err
	}
	ok = true
	return nil
}

// Sync implements kv.Store.
func (s *Store) Sync() error {
	if err := s.gate.enter(); err != nil {
		return err
	}
	s.gate.leave()
	return s.flush()
}

func (s *Store) flush() error {
	s.w.Lock()
	defer s.w.Unlock()
	return s.flushLocked()
}

// flushLocked commits what Bulk has gathered. The caller holds w.
func (s *Store) flushLocked() error {
	if t := s.bulk; t != nil {
		s.bulk = nil
		s.pending.Store(false)
		err := s.commit(t)
		s.end(t)
		if err != nil {
			s.bulkErr = err
		}
	}
	return s.told()
}

// told hands out once why gathered calls of Bulk were lost.
func (s *Store) told() error {
	err := s.bulkErr
	s.bulkErr = nil
	return err
}

func (s *Store) dropBulk(err error) {
	t := s.bulk
	s.bulk, s.bulkErr = nil, err
	s.pending.Store(false)
	s.end(t)
}

func (s *Store) write() (*txn, error) {
	if s.o.ReadOnly {
		return nil, kv.ErrReadOnly
	}
	tx, err := s.begin(true)
	if err != nil {
		return nil, err
	}
	s.bound(tx)
	return newTxn(s, tx), nil
}

// end rolls back what commit has not stored.
func (s *Store) end(t *txn) {
	t.done = true
	if !s.stuck.Load() {
		s.rollback(t.tx)
	}
}

// commit stores a transaction durably and tells the watchers.
func (s *Store) commit(t *txn) error {
	switch {
	case t.err != nil:
		return t.err
	case len(t.changed) == 0:
		return nil
	}
	if err := s.Fault(); err != nil {
		return err
	}
	if err := s.gone(); err != nil {
		return err
	}
	if err := t.keepSums(); err != nil {
		return err
	}
	if err := t.keepMark(); err != nil {
		return err
	}
	t.done = true
	if err := s.guarded(t.tx.Commit); err != nil {
		return s.tooLarge(err)
	}
	s.marked = true
	s.count.commits.Add(1)
	s.count.write.Add(uint64(len(t.changed)))
	s.watch.tell(t.changed)
	return nil
}
