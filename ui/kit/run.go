package kit

import (
	"sort"
	"time"

	"fyne.io/fyne/v2"
)

// Run does work off the window's goroutine and hands its answer to done on it. With Host.Sync both are plain calls.
func Run[T any](h *Host, work func() (T, error), done func(T, error)) {
	if h.Sync {
		done(work())
		return
	}
	go func() {
		v, err := work()
		fyne.Do(func() {
			done(v, err)
			h.Settle()
		})
	}()
}

// Post does f on the window's goroutine, from any other.
func Post(h *Host, f func()) {
	if h.Sync {
		f()
		return
	}
	fyne.Do(func() {
		f()
		h.Settle()
	})
}

// After does f on the window's goroutine after d, unless it is cancelled before. With Host.Sync it waits for Tick.
func After(h *Host, d time.Duration, f func()) (cancel func()) { return h.timers.add(h, d, false, f) }

// Every does f on the window's goroutine each d until it is cancelled. With Host.Sync it waits for Tick.
func Every(h *Host, d time.Duration, f func()) (cancel func()) { return h.timers.add(h, d, true, f) }

// Tick lets d pass for the timers of a Host with Sync; they run in the order in which they fall due.
func (h *Host) Tick(d time.Duration) {
	end := h.timers.now + d
	for {
		sort.SliceStable(h.timers.all, func(i, j int) bool { return h.timers.all[i].due < h.timers.all[j].due })
		if len(h.timers.all) == 0 || h.timers.all[0].due > end {
			h.timers.now = end
			return
		}
		t := h.timers.all[0]
		h.timers.now = t.due
		if t.every {
			t.due += max(t.wait, time.Millisecond)
		} else {
			h.timers.all = h.timers.all[1:]
		}
		t.f()
	}
}

// Settle lays the window out again when the event at hand is over: words may have become longer, rows may have
// gone. The kit calls it after every key, press, answer and timer; a widget of a screen's own calls it when it
// changes what stands beside it. However often it is called, it happens once. With Host.Sync the test lays out.
func (h *Host) Settle() {
	if h == nil || h.Sync || h.settling || h.Window == nil {
		return
	}
	h.settling = true
	fyne.Do(func() {
		defer func() { h.settling = false }() // laying out refreshes, which would ask for it again
		if c := h.canvas(); c != nil {
			Relayout(c.Content())
		}
		for _, p := range h.pops {
			p.view.Refresh()
		}
	})
}

// timers are the waiting calls of a Host with Sync.
type timers struct {
	now time.Duration
	all []*timer
}

type timer struct {
	due, wait time.Duration
	every     bool
	f         func()
}

func (ts *timers) add(h *Host, d time.Duration, every bool, f func()) (cancel func()) {
	if !h.Sync {
		return later(h, d, every, f)
	}
	t := &timer{due: ts.now + d, wait: d, every: every, f: f}
	ts.all = append(ts.all, t)
	return func() {
		for i, o := range ts.all {
			if o == t {
				ts.all = append(ts.all[:i:i], ts.all[i+1:]...)
				return
			}
		}
	}
}

// later is a timer of the real clock. The cancelled flag is read and written on the window's goroutine only.
func later(h *Host, d time.Duration, every bool, f func()) (cancel func()) {
	cancelled := false
	var t *time.Timer
	t = time.AfterFunc(d, func() {
		fyne.Do(func() {
			if cancelled {
				return
			}
			if every {
				t.Reset(d)
			}
			f()
			h.Settle()
		})
	})
	return func() {
		cancelled = true
		t.Stop()
	}
}

// Newest numbers questions, so that an answer which is not to the newest one is dropped.
type Newest struct {
	n     int
	waits bool
}

// Ask begins a question; the answer counts while the function says true.
func (n *Newest) Ask() (still func() bool) {
	n.n++
	n.waits = false
	mine := n.n
	return func() bool { return n.n == mine }
}

// Reading says whether what Read asked for is still to come.
func (n *Newest) Reading() bool { return n.waits }

// Read does work off the window's goroutine and hands what it gives to done on it: a failure is said instead, and an answer to
// which there is a newer question is dropped.
func Read[T any](h *Host, n *Newest, work func() (T, error), done func(T)) {
	still := n.Ask()
	n.waits = true
	Run(h, work, func(v T, err error) {
		if !still() {
			return
		}
		n.waits = false
		if err != nil {
			h.Fail(err)
			return
		}
		done(v)
	})
}
