package app

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"

	"github.com/sirupsen/logrus"

	"tanggapan/data"
)

// task is background work in slices: it says whether more is to be done.
type task struct {
	name string
	do   func() (more bool, err error)
}

// slice does one slice. A panic in it is its failure: a fault in work that nobody asked for must not close the window on a customer.
func (t task) slice() (more bool, err error) {
	defer func() {
		if fell := recover(); fell != nil {
			more, err = false, fmt.Errorf("panic: %v\n%s", fell, debug.Stack())
		}
	}()
	return t.do()
}

// work runs named background tasks one at a time on one goroutine. Close waits for the slice in hand.
type work struct {
	mu    sync.Mutex
	cond  *sync.Cond
	sync  bool
	log   *logrus.Logger
	queue []task
	stop  bool
	on    bool

	now    func() data.Instant // for tasks that begin later
	later  []*delayed
	beside []*work

	ctx context.Context // ends when the slice in hand is to end
	end context.CancelFunc
}

func (w *work) init(sync_ bool, log *logrus.Logger) {
	w.sync, w.log = sync_, log
	w.cond = sync.NewCond(&w.mu)
	w.ctx, w.end = context.WithCancel(context.Background())
}

// add puts a task in the queue, once per name.
func (w *work) add(name string, do func() (bool, error)) {
	w.mu.Lock()
	for _, t := range w.queue {
		if t.name == name {
			w.mu.Unlock()
			return
		}
	}
	w.queue = append(w.queue, task{name, do})
	w.mu.Unlock()
	w.start()
}

// context ends when the slice in hand is to end soon: the file is being closed.
func (w *work) context() context.Context {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.ctx
}

func (w *work) start() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.sync || w.on || w.stop {
		return
	}
	w.on = true
	go w.run()
}

func (w *work) run() {
	for {
		w.mu.Lock()
		if w.stop || len(w.queue) == 0 {
			w.on = false
			w.cond.Broadcast()
			w.mu.Unlock()
			return
		}
		w.mu.Unlock()
		w.slice()
	}
}

// slice does one slice of the first task, and says whether anything is left.
func (w *work) slice() bool {
	w.mu.Lock()
	if len(w.queue) == 0 {
		w.mu.Unlock()
		return false
	}
	t := w.queue[0]
	w.mu.Unlock()
	do := t.slice
	if w.sync {
		do = t.do // a test is to fall
	}
	more, err := do()
	if err != nil {
		w.log.WithField("task", t.name).WithError(err).Warn("background work failed")
		more = false
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if !more {
		w.queue = w.queue[1:]
	}
	return len(w.queue) > 0
}

// wait ends background work after the slice in hand; the queue is dropped.
func (w *work) wait() {
	for _, b := range w.beside {
		b.wait()
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.stop = true
	w.forget("")
	w.end()
	for w.on {
		w.cond.Wait()
	}
	w.queue, w.stop = nil, false
	w.ctx, w.end = context.WithCancel(context.Background())
}

// Step does the waiting background work of an App whose Deps say Sync (tests).
func (a *App) Step() { a.work.step() }
