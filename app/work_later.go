package app

import (
	"time"

	"tanggapan/data"
)

// delayed is a task that is to begin later.
type delayed struct {
	task
	due   data.Instant // by the desk's clock, for Step
	timer *time.Timer  // nil: Step brings it
}

// after puts a task in the queue when d has passed; one of the same name that waits is forgotten. Close forgets all.
func (w *work) after(d time.Duration, name string, do func() (bool, error)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.forget(name)
	l := &delayed{task: task{name, do}}
	if w.sync {
		if w.now != nil {
			l.due = w.now().Add(d)
		}
	} else {
		l.timer = time.AfterFunc(d, func() {
			if w.took(l) {
				w.add(name, do)
			}
		})
	}
	w.later = append(w.later, l)
}

// took takes a task from those that wait; false where it was forgotten.
func (w *work) took(l *delayed) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	for i, o := range w.later {
		if o == l {
			w.later = append(w.later[:i:i], w.later[i+1:]...)
			return !w.stop
		}
	}
	return false
}

// forget drops the waiting tasks of a name, "" all. The lock is held.
func (w *work) forget(name string) {
	var rest []*delayed
	for _, l := range w.later {
		if name != "" && l.name != name {
			rest = append(rest, l)
		} else if l.timer != nil {
			l.timer.Stop()
		}
	}
	w.later = rest
}

// ripe puts in the queue what is due by the desk's clock (tests).
func (w *work) ripe() {
	var due []*delayed
	w.mu.Lock()
	for _, l := range w.later {
		if l.timer == nil && (w.now == nil || l.due <= w.now()) {
			due = append(due, l)
		}
	}
	w.mu.Unlock()
	for _, l := range due {
		if w.took(l) {
			w.add(l.name, l.do)
		}
	}
}

// lane is background work beside the other: neither waits for the other, and both end with the file.
func (c *core) lane() *work {
	w := &work{}
	w.init(c.work.sync, c.log())
	w.now = c.deps.Now
	c.work.beside = append(c.work.beside, w)
	return w
}

// step does what waits, here and beside, until nothing does.
func (w *work) step() {
	for w.once() {
	}
}

func (w *work) once() (did bool) {
	w.ripe()
	w.mu.Lock()
	did = len(w.queue) > 0
	w.mu.Unlock()
	if did {
		w.slice()
	}
	for _, b := range w.beside {
		did = b.once() || did
	}
	return did
}
