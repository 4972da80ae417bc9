package bolt

import (
	"context"
	"slices"
	"strings"
	"sync"
)

// A watcher keeps at most this many keys for its reader.
const watchQueue = 1024

// watchers tells committed keys to those who watch.
type watchers struct {
	mu     sync.Mutex
	all    map[*watcher]struct{}
	closed bool
	done   chan struct{} // closed with the store
}

type watcher struct {
	prefix string
	mu     sync.Mutex
	queue  [][]byte
	more   chan struct{} // holds one token while the queue may have keys
}

// Watch implements kv.Store. The channel is closed when ctx ends or the store is closed.
func (s *Store) Watch(ctx context.Context, prefix []byte) <-chan []byte {
	out := make(chan []byte)
	w := &watcher{prefix: string(prefix), more: make(chan struct{}, 1)}
	done, ok := s.watch.add(w)
	if !ok {
		close(out)
		return out
	}
	go func() {
		defer close(out)
		defer s.watch.remove(w)
		w.pump(ctx, done, out)
	}()
	return out
}

func (ws *watchers) add(w *watcher) (done <-chan struct{}, ok bool) {
	ws.mu.Lock()
	defer ws.mu.Unlock()
	if ws.closed {
		return nil, false
	}
	if ws.all == nil {
		ws.all, ws.done = map[*watcher]struct{}{}, make(chan struct{})
	}
	ws.all[w] = struct{}{}
	return ws.done, true
}

func (ws *watchers) remove(w *watcher) {
	ws.mu.Lock()
	defer ws.mu.Unlock()
	delete(ws.all, w)
}

func (ws *watchers) close() {
	ws.mu.Lock()
	defer ws.mu.Unlock()
	if !ws.closed && ws.done != nil {
		close(ws.done)
	}
	ws.closed = true
}

// tell queues keys, in key order, at all who watch them. It never waits for a reader.
func (ws *watchers) tell(changed map[string]struct{}) {
	ws.mu.Lock()
	defer ws.mu.Unlock()
	if len(ws.all) == 0 {
		return
	}
	keys := make([]string, 0, len(changed))
	for k := range changed {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for w := range ws.all {
		w.push(keys)
	}
}

func (w *watcher) push(keys []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, k := range keys {
		if !strings.HasPrefix(k, w.prefix) {
			continue
		}
		if len(w.queue) >= watchQueue {
			w.queue = [][]byte{nil}
		}
		w.queue = append(w.queue, []byte(k))
	}
	if len(w.queue) > 0 {
		select {
		case w.more <- struct{}{}:
		default:
		}
	}
}

func (w *watcher) take() [][]byte {
	w.mu.Lock()
	defer w.mu.Unlock()
	q := w.queue
	w.queue = nil
	return q
}

func (w *watcher) pump(ctx context.Context, done <-chan struct{}, out chan<- []byte) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-done:
			return
		case <-w.more:
		}
		for _, k := range w.take() {
			select {
			case out <- k:
			case <-ctx.Done():
				return
			case <-done:
				return
			}
		}
	}
}
