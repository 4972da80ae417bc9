package bolt

import (
	"sync"

	"tanggapan/data/kv"
)

// gate counts who is inside. Who empties it does not shut others out while waiting, so that an entry inside an entry cannot deadlock.
type gate struct {
	mu     sync.Mutex
	left   *sync.Cond
	inside int
	closed bool
}

func (g *gate) init() { g.left = sync.NewCond(&g.mu) }

// enter fails with kv.ErrClosed after shut.
func (g *gate) enter() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed {
		return kv.ErrClosed
	}
	g.inside++
	return nil
}

func (g *gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.inside--
	if g.inside == 0 {
		g.left.Broadcast()
	}
}

// shut lets nobody in any more; it reports whether it was open.
func (g *gate) shut() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	was := !g.closed
	g.closed = true
	return was
}

// empty runs f when nobody is inside, and keeps everybody out meanwhile.
func (g *gate) empty(f func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for g.inside > 0 {
		g.left.Wait()
	}
	f()
}

// emptyNow is empty where nobody is inside; else it does nothing and says so.
func (g *gate) emptyNow(f func()) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.inside > 0 {
		return false
	}
	f()
	return true
}
