package app

import (
	"container/heap"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"tanggapan/assets/practice"
	"tanggapan/data"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/store"
)

// PracticeOptions say what a practice shop is like.
type PracticeOptions struct {
	Jobs int          // about so many; 0: 400
	Size int          // about so many records, over 5,000 with ten years behind them; 0: as many as the jobs make
	Seed uint64       // the same seed at the same time makes the same shop
	Now  data.Instant // its today; 0: now

	Progress func(done, total int) // records written of the years; nil: none
}

// PracticeDone says what a practice shop holds.
type PracticeDone struct {
	File      string `json:"file"`
	Jobs      int    `json:"jobs"`
	Customers int    `json:"customers"`
	Inquiries int    `json:"inquiries"`
}

const (
	practiceJobs  = 400
	practiceStart = 900000 // its numbers begin after this
	practiceDays  = 28     // back from its today
	practiceBytes = 1000   // of its file, a record at least
)

// MostPractice is the largest Size of a practice shop.
const MostPractice = 20_000_000

// Practice makes a believable practice shop at path: weeks of a shop's days,
// done by the desk's own acts with a moved clock, up to the time given. The
// file must not be there: data.Faults "not-empty"; data.Faults "too-large": it is larger than MostPractice; data.ErrFull: there is no
// room for it. The App's own file is not touched.
func (a *App) Practice(path string, o PracticeOptions) (PracticeDone, error) {
	if _, err := os.Stat(path); err == nil {
		return PracticeDone{}, data.Faults{{Field: "out", Code: "not-empty"}}
	}
	if o.Size > MostPractice {
		return PracticeDone{}, data.Faults{{Field: "size", Code: "too-large"}}
	}
	if free, known := bolt.Room(filepath.Dir(path)); known && free < uint64(max(0, o.Size))*practiceBytes {
		return PracticeDone{}, data.ErrFull
	}
	if o.Jobs <= 0 {
		o.Jobs = jobsFor(o.Size)
	}
	if o.Now == 0 {
		o.Now = a.Now()
	}
	book, err := practice.Read()
	if err != nil {
		return PracticeDone{}, err
	}
	w := &world{PracticeOptions: o, book: book, rnd: rand.New(rand.NewPCG(o.Seed, 0x7461)), staff: map[string]data.ID{}, at: o.Now}
	w.rare = []data.JobState{data.NotRepaired, data.JobCancelled, data.SentOut, data.WaitingApproval, data.NotRepaired, data.PartArrived, data.Ready, data.Diagnosing, data.InProgress, data.WaitingPart}
	p := New(Deps{Now: func() data.Instant { return w.at }, Log: a.log(), Sync: true})
	temp, err := unfinished(path)
	if err != nil {
		return PracticeDone{}, err
	}
	if err := p.Open(temp, OpenOptions{Create: true, Start: practiceStart}); err != nil {
		return PracticeDone{}, a.outside(err)
	}
	err = p.Bulk(p.Now, w.live)
	if err == nil {
		err = p.file.bolt.Compact(context.Background(), nil)
	}
	err = errors.Join(err, p.Close())
	if err == nil {
		if err = bolt.MoveTo(temp, path); errors.Is(err, fs.ErrExist) {
			err = data.Faults{{Field: "out", Code: "not-empty"}}
		}
	}
	if err != nil {
		_ = os.Remove(temp)
		return PracticeDone{}, err
	}
	return PracticeDone{File: path, Jobs: w.jobs, Customers: len(w.people) + len(book.Cast), Inquiries: w.inquiries}, nil
}

// world is a practice shop in the making: who and what there is, the clock, and what is still to happen.
type world struct {
	PracticeOptions
	book *practice.Book
	rnd  *rand.Rand
	a    *App
	at   data.Instant
	zone *time.Location
	shop *data.Shop
	next events
	seq  int

	staff     map[string]data.ID // by code
	depts     map[string]data.ID
	suppliers map[string]data.ID
	parts     map[string]data.ID // by the book's number
	people    []*resident
	phones    map[string]bool
	names     map[string]bool
	late      int // promises that are to be late today
	lateIDs   map[data.ID]bool
	jobs      int
	inquiries int
	orders    int
	held      int                   // orders that the shop's today waits for
	booked    int                   // visits that the shop's today finds booked
	ahead     int                   // of these, how many have found their day
	asked     int                   // inquiries answered later
	waits     int                   // jobs that wait for a part today
	stops     map[data.JobState]int // how many jobs came to rest in a state on purpose
	rare      []data.JobState       // states that some job of the last week must come to rest in
}

// event is something that happens at a time.
type event struct {
	at  data.Instant
	seq int
	do  func() error
}

// events are what is still to happen, the earliest first, and of the same time in the order it was thought of.
type events []event

func (e events) Len() int { return len(e) }
func (e events) Less(i, j int) bool {
	return e[i].at < e[j].at || e[i].at == e[j].at && e[i].seq < e[j].seq
}
func (e events) Swap(i, j int) { e[i], e[j] = e[j], e[i] }
func (e *events) Push(x any)   { *e = append(*e, x.(event)) }
func (e *events) Pop() any {
	old := *e
	last := old[len(old)-1]
	*e = old[:len(old)-1]
	return last
}

// then lets something happen at a time; what lies after the shop's today never happens.
func (w *world) then(at data.Instant, do func() error) {
	if at > w.Now {
		return
	}
	w.seq++
	heap.Push(&w.next, event{max(at, w.at), w.seq, do})
}

// live makes the shop and lets its weeks happen.
func (w *world) live(a *App) error {
	w.a = a
	if err := w.found(); err != nil {
		return err
	}
	if w.Size > practiceMost {
		if err := w.history(w.Size, w.day0().Plus(-1)); err != nil {
			return err
		}
	}
	w.plan()
	for len(w.next) > 0 {
		e := heap.Pop(&w.next).(event)
		w.at = e.at
		if err := e.do(); err != nil {
			return fmt.Errorf("practice at %s: %w", e.at.Local(w.zone), err)
		}
	}
	w.at = w.Now
	return w.lateToday()
}

// day0 is the first day of the shop's weeks: four back, more where there are more jobs than four weeks can hold.
func (w *world) day0() data.Date {
	days := max(practiceDays, w.Jobs/40)
	return w.Now.Date(w.zone).Plus(-days)
}

// plan lets customers come and call, spread over the opening hours of the days.
func (w *world) plan() {
	var open []data.Date
	today := w.Now.Date(w.zone)
	for d := w.day0(); d <= today; d = d.Plus(1) {
		if !OpeningOn(w.shop, d).Empty() {
			open = append(open, d)
		}
	}
	if len(open) == 0 {
		return
	}
	w.faceEvents()
	for i := range w.Jobs - len(w.book.Cast) {
		at := w.moment(open[i*len(open)/max(1, w.Jobs-len(w.book.Cast))])
		w.then(at, func() error { return w.walkIn(w.someone(), nil) })
	}
	for i := range max(12, w.Jobs/4) {
		at := w.moment(open[i*len(open)/max(12, w.Jobs/4)])
		w.then(at, func() error { return w.call(w.question(), "") })
	}
	for i := range 6 {
		at := w.moment(open[i*len(open)/6])
		w.then(at, func() error { return w.shelfWant(i) })
	}
	w.openInquiries()
	w.outNow()
	w.nights()
}

// moment is some time of a day's opening hours.
func (w *world) moment(d data.Date) data.Instant {
	s := OpeningOn(w.shop, d)
	at, err := d.At(s.From + 5 + w.rnd.IntN(max(1, s.To-s.From-10))).In(w.zone)
	if err != nil {
		return w.Now
	}
	return at + data.Instant(w.rnd.IntN(60000))
}

// after is the time when the shop has been open for so many minutes more.
func (w *world) after(minutes int) data.Instant { return w.openFrom(w.at, minutes) }

// openFrom is the time when the shop has been open for so many minutes after another.
func (w *world) openFrom(from data.Instant, minutes int) data.Instant {
	l := from.Local(w.zone)
	day, at := l.Date(), l.Minutes()
	for range 400 {
		s := OpeningOn(w.shop, day)
		if at = max(at, s.From); at < s.To {
			if at+minutes < s.To {
				if i, err := day.At(at + minutes).In(w.zone); err == nil {
					return i + data.Instant(w.rnd.IntN(60000))
				}
			}
			minutes -= s.To - at
		}
		day, at = day.Plus(1), 0
	}
	return w.Now + 1
}

// before is the wall time when the shop had been open for so many minutes less.
func (w *world) before(from data.Local, minutes int) data.Local {
	day, at := from.Date(), from.Minutes()
	for range 400 {
		s := OpeningOn(w.shop, day)
		if at = min(at, s.To); at > s.From {
			if at-minutes >= s.From {
				return day.At(at - minutes)
			}
			minutes -= at - s.From
		}
		day, at = day.Plus(-1), 24*60
	}
	return from
}

func (w *world) chance(percent int) bool { return w.rnd.IntN(100) < percent }

func (w *world) between(low, high int) int { return low + w.rnd.IntN(high-low+1) }

func pick[T any](w *world, list []T) T { return list[w.rnd.IntN(len(list))] }

// clerk is who stands at the desk at this time of day.
func (w *world) clerk() data.Actor {
	if w.at.Local(w.zone).Minutes() >= 13*60 {
		return data.Actor{Staff: w.staff["liza"]}
	}
	return data.Actor{Staff: w.staff["marco"]}
}

func (w *world) technician(kind string) data.Actor {
	if p, ok := w.book.Technician(kind); ok && p.Active {
		return data.Actor{Staff: w.staff[p.Code]}
	}
	return data.Actor{Staff: w.staff["paolo"]}
}

// paid is what was paid for a job.
func (w *world) balance(id data.ID) (owed data.Money, err error) {
	err = w.a.view(func(tx *store.Tx) error {
		j, err := store.Get[data.Job](tx, id)
		if err != nil {
			return err
		}
		paid, err := tx.Sum("paid-job", data.PartID(id))
		owed = j.Totals().Total - data.Money(paid)
		return err
	})
	return owed, err
}

func (w *world) job(id data.ID) (j *data.Job, err error) {
	err = w.a.view(func(tx *store.Tx) (err error) {
		j, err = store.Get[data.Job](tx, id)
		return err
	})
	return j, err
}

// round is a wall time on the next half hour.
func round(l data.Local) data.Local { return l.Plus((30 - l.Minutes()%30) % 30) }
