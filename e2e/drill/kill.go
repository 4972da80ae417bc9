package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/data/backup"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
)

var background = context.Background()

// saveForEver keeps the draft of an inquiry, says so, saves it, says so, and so on. Every fifth stays a draft.
func saveForEver(in map[string]string) error {
	n, err := strconv.Atoi(in["from"])
	if err != nil {
		return err
	}
	return with(in["path"], func(a *app.App) error {
		for ; ; n++ {
			d, err := a.Drafts.Keep(who, app.Draft{Kind: data.KindInquiry, Form: "inquiry"}, map[string]string{"words": word(n)})
			if err != nil {
				return err
			}
			fmt.Println("draft", d.ID, n)
			if n%5 == 4 {
				continue
			}
			q := &data.Inquiry{Base: data.Base{ID: d.ID}, No: d.No, Channel: data.ByPhone, Nature: "question", Subject: word(n), Urgency: data.Normal}
			done, err := a.Inquiries.Log(who, q, app.Then{})
			if err != nil {
				return err
			}
			fmt.Println("saved", done.ID, n)
		}
	})
}

// acks are what a killed process had said.
type acks struct{ drafts, saved map[data.ID]int }

func (k acks) hear(line string) error {
	var id uint64
	var n int
	what, rest, _ := strings.Cut(line, " ")
	if _, err := fmt.Sscan(rest, &id, &n); err != nil || what != "draft" && what != "saved" {
		return fmt.Errorf("the process said %q", line)
	}
	if what == "draft" {
		k.drafts[data.ID(id)] = n
	} else {
		delete(k.drafts, data.ID(id))
		k.saved[data.ID(id)] = n
	}
	return nil
}

func killSaving(e *env, rounds int) (string, error) {
	path := filepath.Join(e.dir, "shop.tgp")
	if err := newShop(path); err != nil {
		return "", err
	}
	all := map[data.ID]int{}
	unsaid, opened := 0, 0
	for round := range rounds {
		p, err := start("save", map[string]string{"path": path, "from": strconv.Itoa((round + 1) * 10_000)})
		if err != nil {
			return "", err
		}
		now := acks{map[data.ID]int{}, map[data.ID]int{}}
		// The first word says that it is at work; then at any moment.
		first, ok := p.line()
		if !ok {
			return "", errors.New("the process ended by itself")
		}
		timer := time.AfterFunc(time.Duration(e.rng.IntN(60_000))*time.Microsecond, func() { _ = p.cmd.Process.Kill() })
		for _, l := range append([]string{first}, p.rest()...) {
			if err := now.hear(l); err != nil {
				return "", err
			}
		}
		timer.Stop()
		if err := sound(path); err != nil {
			return "", fmt.Errorf("round %d: %w", round, err)
		}
		more, err := agree(path, now, len(all))
		if err != nil {
			return "", fmt.Errorf("round %d: %w", round, err)
		}
		opened++
		unsaid += more
		for id, n := range now.saved {
			all[id] = n
		}
		if more > 0 {
			// What was stored though nobody heard of it counts from now on.
			all[data.ID(1<<40+round)] = -1
		}
	}
	err := with(path, func(a *app.App) error {
		for id, n := range all {
			if n < 0 {
				continue
			}
			if q, err := a.Inquiries.Get(id); err != nil || q.Subject != word(n) {
				return fmt.Errorf("inquiry %d: %v", id, err)
			}
		}
		return nil
	})
	return fmt.Sprintf("%d acknowledged saves all there, %d stored unheard, file sound %d times", len(all)-unsaid, unsaid, opened), err
}

// agree holds that all that was acknowledged is there once, and found; it says how many saves more there are.
func agree(path string, now acks, before int) (more int, err error) {
	if more, err = count(path, data.KindInquiry); err != nil {
		return 0, err
	}
	if more -= before + len(now.saved); more < 0 || more > 1 {
		return 0, fmt.Errorf("%d saves too many or few of %d", more, len(now.saved))
	}
	return more, with(path, func(a *app.App) error {
		for id, n := range now.saved {
			q, err := a.Inquiries.Get(id)
			if err != nil || q.Subject != word(n) {
				return fmt.Errorf("inquiry %d is lost: %v", id, err)
			}
			hits, err := a.Search.Find(word(n), data.KindInquiry)
			if err != nil || len(hits) != 1 || hits[0].Ref.ID != id {
				return fmt.Errorf("search finds %d of inquiry %d: %v", len(hits), id, err)
			}
			if _, err := a.Drafts.Get(data.Ref{Kind: data.KindInquiry, ID: id}); err == nil {
				return fmt.Errorf("the draft of inquiry %d is still there", id)
			}
		}
		left := len(now.drafts)
		for id, n := range now.drafts {
			d, err := a.Drafts.Get(data.Ref{Kind: data.KindInquiry, ID: id})
			if err == nil && strings.Contains(string(d.Fields), word(n)) {
				left--
				continue
			}
			if q, e := a.Inquiries.Get(id); e == nil && q.Subject == word(n) && more == 1 {
				left-- // saved, and nobody heard
				continue
			}
			return fmt.Errorf("draft %d is lost: %v", id, err)
		}
		return nil
	})
}

// count is how many records of a kind a file holds.
func count(path string, k data.Kind) (n int, err error) {
	s, err := bolt.Open(path, bolt.Options{ReadOnly: true})
	if err != nil {
		return 0, err
	}
	defer s.Close()
	err = s.View(func(r kv.Reader) error {
		ps, err := r.Scan([]byte{'r', byte(k)}, []byte{'r', byte(k) + 1}, 0, false)
		n = len(ps)
		return err
	})
	return n, err
}

func compactForEver(in map[string]string) error {
	return with(in["path"], func(a *app.App) error {
		fmt.Println("begins")
		for n := 0; ; n++ {
			if err := a.Compact(background, nil); err != nil {
				return err
			}
			done, err := a.Customers.Add(who, &data.Customer{Given: "Zq" + in["round"] + word(n)})
			if err != nil {
				return err
			}
			fmt.Println("saved", done.ID)
		}
	})
}

func killCompacting(e *env, rounds int) (string, error) {
	path := filepath.Join(e.dir, "shop.tgp")
	if err := practice(path, 40); err != nil {
		return "", err
	}
	saves := 0
	for round := range rounds {
		before, err := count(path, data.KindCustomer)
		if err != nil {
			return "", err
		}
		p, err := start("compact", map[string]string{"path": path, "round": word(round + 1)})
		if err != nil {
			return "", err
		}
		if l, _ := p.line(); l != "begins" {
			return "", fmt.Errorf("the process said %q", l)
		}
		time.AfterFunc(time.Duration(e.rng.IntN(400))*time.Millisecond, func() { _ = p.cmd.Process.Kill() })
		said := len(p.rest())
		saves += said
		if err := sound(path); err != nil {
			return "", err
		}
		if now, err := count(path, data.KindCustomer); err != nil || now < before+said || now > before+said+1 {
			return "", fmt.Errorf("%d customers, were %d, %d said: %v", now, before, said, err)
		}
	}
	return fmt.Sprintf("file whole each time, %d saves between all there", saves), nil
}

func copyForEver(in map[string]string) error {
	return with(in["path"], func(a *app.App) error {
		fmt.Println("begins")
		for {
			c, err := a.Backups.BackUp(background, who, in["to"], nil)
			if err != nil {
				return err
			}
			fmt.Println("copied", c.Path)
		}
	})
}

func killCopying(e *env, rounds int) (string, error) {
	path, to := filepath.Join(e.dir, "shop.tgp"), filepath.Join(e.dir, "stick")
	if err := errors.Join(practice(path, 40), os.Mkdir(to, 0o700)); err != nil {
		return "", err
	}
	said := map[string]bool{}
	for range rounds {
		p, err := start("copy", map[string]string{"path": path, "to": to})
		if err != nil {
			return "", err
		}
		if l, _ := p.line(); l != "begins" {
			return "", fmt.Errorf("the process said %q", l)
		}
		time.AfterFunc(time.Duration(e.rng.IntN(600))*time.Millisecond, func() { _ = p.cmd.Process.Kill() })
		for _, l := range p.rest() {
			said[strings.TrimPrefix(l, "copied ")] = true
		}
	}
	list, err := backup.List(to)
	if err != nil {
		return "", err
	}
	there := map[string]bool{}
	for _, c := range list {
		if err := sound(c.Path); err != nil {
			return "", err
		}
		there[c.Path] = true
	}
	for p := range said {
		if !there[p] {
			return "", fmt.Errorf("the copy %s is gone", filepath.Base(p))
		}
	}
	return fmt.Sprintf("%d copies said, %d there, each whole", len(said), len(list)), sound(path)
}
