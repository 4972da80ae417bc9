// Package app is everything that the desk can do: the use-cases, with their clock, transactions, rights, news and logging. It joins papers and printers.
package app

import (
	"context"
	"sync"
	"time"

	"github.com/sirupsen/logrus"

	"tanggapan/app/desk"
	"tanggapan/data"
	"tanggapan/data/store"
	"tanggapan/printing/spool"
)

// Deps is what an App needs from outside.
type Deps struct {
	Now  func() data.Instant // the clock; nil: the computer's
	Desk *desk.Desk          // this computer
	Log  *logrus.Logger      // nil: silent
	Sync bool                // background tasks run only in Step (tests)

	Checker []string // the program and the arguments with which it checks a file in a process of its own, which end with the path; nil: within this one

	Printer spool.Printer                                // nil: papers are saved as files
	Papers  string                                       // folder of saved papers; "": Documents/Tanggapan/Papers
	Show    func(ctx context.Context, path string) error // opens a saved paper; nil: it is only saved
}

// App is the desk: a bundle of services, one per noun.
type App struct {
	*core
	services
}

// core is what all services share.
type core struct {
	deps   Deps
	file   file
	work   work
	news   news
	keys   memo[string]       // passphrases that opened copies, by path
	tried  memo[data.Instant] // when the clock last tried to make a copy in a place
	second second
	erased func(EraseStep) error // tests: a step of an erasure is done; nil: nobody asks
	bulk   bool                  // acts share durable commits, no news: imports and the practice shop
	app    *App
}

// New makes a desk without a file; Open gives it one.
func New(d Deps) *App {
	if d.Now == nil {
		d.Now = func() data.Instant { return data.At(time.Now()) }
	}
	if d.Log == nil {
		d.Log = logrus.New()
		d.Log.SetOutput(silence{})
	}
	c := &core{deps: d}
	c.work.init(d.Sync, c.log())
	a := &App{core: c}
	c.app = a
	a.services = newServices(c)
	return a
}

type silence struct{}

func (silence) Write(b []byte) (int, error) { return len(b), nil }

// Now is the desk's clock.
func (c *core) Now() data.Instant { return c.deps.Now() }

// Desk is what belongs to this computer.
func (c *core) Computer() *desk.Desk { return c.deps.Desk }

func (c *core) log() *logrus.Logger { return c.deps.Log }

// view reads one state of the records; lower floors' errors come out as data's.
func (c *core) view(f func(*store.Tx) error) error {
	st, err := c.file.store()
	if err != nil {
		return err
	}
	if c.bulk {
		// Within the transaction that the acts share: a view of its own would end it.
		_, err := st.Bulk(store.Act{}, f)
		return c.fault(err)
	}
	return c.fault(st.View(f))
}

// write is the one road of every act: it asks for the right, runs f in one
// transaction, journals it as one act, logs it once and publishes the news after
// the commit. f gives the record that the act was about, and may run twice.
func (c *core) write(act string, who data.Actor, f func(*store.Tx) (data.Record, error)) (data.Done, error) {
	return c.writeAct(store.Act{Name: act, Actor: who}, f)
}

func (c *core) writeAct(act store.Act, f func(*store.Tx) (data.Record, error)) (data.Done, error) {
	st, err := c.file.writable()
	if err != nil {
		return data.Done{}, err
	}
	act.At, act.Actor.Desk = c.Now(), c.file.desk(act.Actor.Desk)
	done := data.Done{Act: act.Name}
	run := st.Update
	if c.bulk {
		run = st.Bulk
	}
	res, err := run(act, func(tx *store.Tx) error {
		if err := c.may(tx, act); err != nil {
			return err
		}
		rec, err := f(tx)
		if rec != nil && err == nil {
			done.Kind, done.ID = rec.Kind(), rec.Head().ID
			if n, ok := rec.(data.Numbered); ok {
				done.No = *n.Number()
			}
			tx.About(done.Ref())
		}
		return err
	})
	if err != nil {
		err = c.fault(err)
		c.log().WithFields(logrus.Fields{"op": act.Name, "staff": act.Actor.Staff}).WithError(err).Warn("refused")
		return data.Done{}, err
	}
	done.Entry = res.Entry
	if !c.bulk {
		c.log().WithFields(logrus.Fields{"op": act.Name, "kind": done.Kind, "id": done.ID, "staff": act.Actor.Staff}).Info("done")
		c.news.publish(res.Changes)
		c.follow()
	}
	return done, nil
}

// sliceOf is how many records follow a change of what they name in one slice of background work.
const sliceOf = 200

// follow lets search catch up in the background with records that took words from what changed.
func (c *core) follow() {
	c.work.add("search", func() (bool, error) {
		st, err := c.file.writable()
		if err != nil {
			return false, nil
		}
		more, err := st.CatchUp(sliceOf)
		return more, c.fault(err)
	})
	c.app.Backups.follows()
}

// news hands changes to the window, its only subscriber.
type news struct {
	mu sync.Mutex
	to func([]data.Change)
}

// Subscribe names the one who hears of changes after each commit, on the goroutine of the act. nil ends it.
func (c *core) Subscribe(f func([]data.Change)) {
	c.news.mu.Lock()
	defer c.news.mu.Unlock()
	c.news.to = f
}

func (n *news) publish(changes []data.Change) {
	n.mu.Lock()
	f := n.to
	n.mu.Unlock()
	if f != nil && len(changes) > 0 {
		f(changes)
	}
}

// Bulk lets f do many acts whose commits are made durable together at its end,
// without news and with a clock of its own: imports and the practice shop.
func (a *App) Bulk(now func() data.Instant, f func(*App) error) error {
	c := &core{deps: a.deps, bulk: true}
	c.file.share(&a.file)
	c.work.init(true, c.log())
	if now != nil {
		c.deps.Now = now
	}
	b := &App{core: c}
	c.app = b
	b.services = newServices(c)
	err := f(b)
	st, serr := a.file.store()
	if serr == nil {
		serr = st.Sync()
	}
	a.follow()
	a.upkeep()
	if err == nil {
		err = a.fault(serr)
	}
	return err
}
