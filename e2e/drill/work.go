package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
)

// deleted takes the live file away in the middle of work.
func deleted(e *env, rounds int) (string, error) {
	if runtime.GOOS == "windows" {
		return "", fmt.Errorf("%w: the system lets nobody delete an open file", errSkip)
	}
	saved := 0
	for round := range rounds {
		path := filepath.Join(e.dir, fmt.Sprint("shop", round, ".tgp"))
		if err := newShop(path); err != nil {
			return "", err
		}
		a := app.New(app.Deps{Sync: true})
		if err := a.Open(path, app.OpenOptions{}); err != nil {
			return "", err
		}
		var ids []data.ID
		gone := 5 + e.rng.IntN(30)
		var refused error
		for n := 0; refused == nil && n < 50; n++ {
			if n == gone {
				if err := os.Remove(path); err != nil {
					return "", err
				}
			}
			done, err := a.Customers.Add(who, &data.Customer{Given: word(n + 1)})
			if refused = err; err == nil {
				ids = append(ids, done.ID)
			}
		}
		if len(ids) != gone || !errors.Is(refused, data.ErrDamaged) || a.State().ReadOnly == nil {
			return "", fmt.Errorf("%d saves taken, the file went after %d: %v", len(ids), gone, refused)
		}
		if err := a.TryAgain(); err != nil {
			return "", fmt.Errorf("after the rescue: %w", err)
		}
		for i, id := range ids {
			if c, err := a.Customers.Get(id); err != nil || c.Given != word(i+1) {
				return "", fmt.Errorf("customer %d: %v", id, err)
			}
		}
		if _, err := a.Customers.Add(who, &data.Customer{Given: "After"}); err != nil {
			return "", err
		}
		if err := errors.Join(a.Close(), sound(path)); err != nil {
			return "", err
		}
		saved += len(ids)
	}
	return fmt.Sprintf("the next save refused, %d saves before it rescued, the desk goes on", saved), nil
}

// takeTurns saves so many customers, opening and closing the file each time.
func takeTurns(in map[string]string) error {
	n, err := strconv.Atoi(in["saves"])
	if err != nil {
		return err
	}
	busy := 0
	for i := 0; i < n; {
		err := with(in["path"], func(a *app.App) error {
			_, err := a.Customers.Add(who, &data.Customer{Given: "Turn" + in["name"] + word(i+1)})
			if i == 7 {
				time.Sleep(700 * time.Millisecond) // longer than another one waits
			}
			return err
		})
		switch {
		case err == nil:
			i++
		case errors.Is(err, data.ErrBusy) && busy < 1000:
			busy++
			time.Sleep(time.Millisecond)
		default:
			return err
		}
	}
	fmt.Println("done", busy)
	return nil
}

func twoPrograms(e *env, rounds int) (string, error) {
	const programs, saves = 4, 15
	busy := 0
	for round := range rounds {
		path := filepath.Join(e.dir, fmt.Sprint("shop", round, ".tgp"))
		if err := newShop(path); err != nil {
			return "", err
		}
		var all []*part
		for i := range programs {
			p, err := start("turns", map[string]string{"path": path, "saves": strconv.Itoa(saves), "name": word(i + 1)})
			if err != nil {
				return "", err
			}
			all = append(all, p)
		}
		for _, p := range all {
			lines := p.rest()
			var n int
			if len(lines) != 1 {
				return "", fmt.Errorf("a program said %q", lines)
			}
			if _, err := fmt.Sscanf(lines[0], "done %d", &n); err != nil {
				return "", fmt.Errorf("a program said %q", lines[0])
			}
			busy += n
		}
		if n, err := count(path, data.KindCustomer); err != nil || n != programs*saves {
			return "", fmt.Errorf("%d customers of %d: %v", n, programs*saves, err)
		}
		if err := sound(path); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%d saves of %d programs all there, %d times one was told that the file is open", rounds*programs*saves, programs, busy), nil
}

// clockJumps works with a clock that nobody can rely on.
func clockJumps(e *env, rounds int) (string, error) {
	acts := 0
	for round := range rounds {
		path, to := filepath.Join(e.dir, fmt.Sprint("shop", round, ".tgp")), filepath.Join(e.dir, fmt.Sprint("copies", round))
		if err := errors.Join(newShop(path), os.Mkdir(to, 0o700)); err != nil {
			return "", err
		}
		now := data.At(time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC))
		a := app.New(app.Deps{Sync: true, Now: func() data.Instant { return now }})
		if err := a.Open(path, app.OpenOptions{}); err != nil {
			return "", err
		}
		last := data.ID(0)
		for n := range 120 {
			now = now.Add(time.Duration(e.rng.IntN(800*24)-400*24) * time.Hour)
			done, err := a.Customers.Add(who, &data.Customer{Given: word(n + 1), Notes: "as first written"})
			if err != nil {
				return "", err
			}
			if done.ID <= last {
				return "", fmt.Errorf("number %d after %d", done.ID, last)
			}
			last = done.ID
			if n%3 == 0 {
				c, err := a.Customers.Get(done.ID)
				if err != nil {
					return "", err
				}
				c.Notes = "changed"
				if _, err := a.Customers.Change(who, c); err != nil {
					return "", err
				}
				now = now.Add(-48 * time.Hour)
				if _, err := a.Undo(who); err != nil {
					return "", fmt.Errorf("undo: %w", err)
				}
				if c, err = a.Customers.Get(done.ID); err != nil || c.Notes != "as first written" {
					return "", fmt.Errorf("after undo: %q, %v", c.Notes, err)
				}
			}
			if n%40 == 0 {
				a.Clock()
				a.Step()
				if _, err := a.Backups.BackUp(background, who, to, nil); err != nil {
					return "", err
				}
			}
			acts++
		}
		hits, err := a.Search.Find(word(120), data.KindCustomer)
		if err != nil || len(hits) != 1 {
			return "", fmt.Errorf("search finds %d: %v", len(hits), err)
		}
		if err := errors.Join(a.Close(), sound(path)); err != nil {
			return "", err
		}
		copies, err := filepath.Glob(filepath.Join(to, "*"+app.CopyExtension))
		if err != nil || len(copies) != 3 {
			return "", fmt.Errorf("%d copies: %v", len(copies), err)
		}
		for _, c := range copies {
			if err := sound(c); err != nil {
				return "", err
			}
		}
	}
	return fmt.Sprintf("%d acts with jumps of up to 400 days: numbers rise, undo, search, chain and copies hold", acts), nil
}

// heldRead keeps a read transaction open while the desk works.
func heldRead(e *env, rounds int) (string, error) {
	grew := 0
	for round := range rounds {
		s, err := bolt.Open(filepath.Join(e.dir, fmt.Sprint("shop", round, ".tgp")), bolt.Options{})
		if err != nil {
			return "", err
		}
		put := func(n int) error {
			return s.Update(func(tx kv.Txn) error { return tx.Put(fmt.Appendf(nil, "rx%08d", n%50), make([]byte, 2000)) })
		}
		for n := range 200 {
			if err := put(n); err != nil {
				return "", err
			}
		}
		before := s.Stats()
		let, held, ended := make(chan struct{}), make(chan struct{}), make(chan error, 1)
		go func() {
			ended <- s.View(func(kv.Reader) error {
				close(held)
				<-let
				return nil
			})
		}()
		<-held
		for n := range 200 {
			if err := put(n); err != nil {
				return "", fmt.Errorf("a save beside it: %w", err)
			}
		}
		time.Sleep(60 * time.Millisecond)
		during := s.Stats()
		close(let)
		if err := <-ended; err != nil {
			return "", err
		}
		after := s.Stats()
		if during.Held < 60*time.Millisecond || after.Held != 0 || after.LongViews != before.LongViews+1 || during.FreePages <= before.FreePages {
			return "", fmt.Errorf("%+v, then %+v", during, after)
		}
		grew += during.FreePages - before.FreePages
		if err := s.Close(); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("told while it lasts and counted; 200 saves beside it kept %d pages from being used again", grew/rounds), nil
}
