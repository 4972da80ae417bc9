package app

import (
	"context"
	"errors"
	"time"

	"tanggapan/data"
	"tanggapan/data/kv/bolt"
)

const (
	packAfter  = 90              // days after which entries of the journal are packed where the shop says nothing
	mostFree   = 10_000          // unused pages from which on the file is compacted: their list is rewritten by every save
	longestRun = 5 * time.Second // a read that is open for so long is nobody's screen
)

// packJournal packs a slice of the journal's old entries.
func (a *App) packJournal() (more bool, err error) {
	st, err := a.file.writable()
	if err != nil {
		return false, nil
	}
	sh, err := a.Shop.Get()
	if err != nil {
		return false, err
	}
	days := sh.PackJournal
	if days == 0 {
		days = packAfter
	}
	more, err = st.Pack(a.Now().Add(-time.Duration(days) * 24 * time.Hour))
	return more, a.fault(err)
}

// upkeep looks after the file: it notes reads that last too long, and has a file with many unused pages compacted. It costs next to nothing where there is nothing to do.
func (a *App) upkeep() {
	st, err := a.file.writable()
	if err != nil {
		return
	}
	a.file.mu.RLock()
	b := a.file.bolt
	a.file.mu.RUnlock()
	if b == nil || a.fault(b.Fault()) != nil {
		return // met by work that told nobody
	}
	now := st.Stats()
	a.file.mu.Lock()
	long := now.LongViews - a.file.longViews
	a.file.longViews = now.LongViews
	a.file.mu.Unlock()
	if long > 0 {
		a.log().WithField("op", "read").WithField("count", long).Warn("reads lasted over 50 ms")
	}
	if now.Held > longestRun {
		a.log().WithField("op", "read").WithField("ms", now.Held.Milliseconds()).Error("a read is held open: the file grows with every save")
	}
	if now.FreePages > mostFree {
		a.work.add("compact", a.compactIdle)
	}
}

// compactIdle compacts the file while nobody wants to write; else it is tried again by the clock.
func (a *App) compactIdle() (more bool, err error) {
	err = a.compact(a.file.until(), true, nil)
	if errors.Is(err, bolt.ErrYield) || errors.Is(err, context.Canceled) || errors.Is(err, data.ErrFull) {
		a.log().WithField("op", "compact").WithError(err).Info("not now")
		return false, nil
	}
	return false, err
}

// Compact rewrites the open file without its unused pages, verified before it takes the old one's place; the window stays open,
// readers go on, saves wait. progress (may be nil) gets bytes done and in all. data.ErrFull where both files find no room,
// data.ErrDamaged, data.ErrReadOnly, data.ErrCancelled when ctx ends: nothing has changed then.
func (a *App) Compact(ctx context.Context, progress func(done, total int64)) error {
	if _, err := a.file.writable(); err != nil {
		return err
	}
	err := a.compact(ctx, false, progress)
	if errors.Is(err, context.Canceled) {
		return data.ErrCancelled
	}
	return err
}

func (a *App) compact(ctx context.Context, idle bool, progress func(done, total int64)) error {
	a.file.mu.RLock()
	b := a.file.bolt
	a.file.mu.RUnlock()
	if b == nil {
		return data.ErrNotFound
	}
	run, before := b.Compact, b.Stats()
	if idle {
		run = b.CompactIdle
	}
	start := time.Now()
	err := run(ctx, func(done, total int64) {
		a.file.compacted.Store(max(1, 100*done/max(1, total)))
		if progress != nil {
			progress(done, total)
		}
	})
	a.file.compacted.Store(0)
	if err != nil {
		return a.fault(err)
	}
	now := b.Stats()
	a.log().WithField("op", "compact").WithField("before", before.Size).WithField("after", now.Size).WithField("ms", time.Since(start).Milliseconds()).Info("done")
	return nil
}
