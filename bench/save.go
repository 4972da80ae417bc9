package main

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/store"
)

// saved is how many inquiries are saved in a round.
const saved = 200

// stroke is one key that a save wrote, as the engine below was told.
type stroke struct {
	key, value []byte
	gone       bool
}

// watched is a key-value store that notes what an Update writes.
type watched struct {
	kv.Store
	last []stroke
}

type watchedTxn struct {
	kv.Txn
	w *watched
}

func (w *watched) Update(f func(kv.Txn) error) error {
	return w.Store.Update(func(t kv.Txn) error {
		w.last = w.last[:0]
		return f(watchedTxn{t, w})
	})
}

func (t watchedTxn) Put(key, value []byte) error {
	t.w.last = append(t.w.last, stroke{key: append([]byte{}, key...), value: append([]byte{}, value...)})
	return t.Txn.Put(key, value)
}

func (t watchedTxn) Delete(key []byte) error {
	t.w.last = append(t.w.last, stroke{key: append([]byte{}, key...), gone: true})
	return t.Txn.Delete(key)
}

// saves measures the save of an inquiry beside one plain bbolt transaction that puts as many keys of the same sizes in the
// same buckets of the same file, and beside SQLite doing the same work.
func (b *bench) saves() error {
	mine, err := b.compacted("save.tgp")
	if err != nil {
		return err
	}
	defer os.Remove(mine)
	plain := filepath.Join(b.dir, "plain.tgp")
	if err := copyFile(mine, plain); err != nil {
		return err
	}
	defer os.Remove(plain)
	engine, err := bolt.Open(mine, bolt.Options{MustExist: true})
	if err != nil {
		return err
	}
	defer engine.Close()
	w := &watched{Store: engine}
	st, err := store.Open(w, store.Options{})
	if err != nil {
		return err
	}
	raw, err := bbolt.Open(plain, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType, InitialMmapSize: 1 << 30})
	if err != nil {
		return err
	}
	defer raw.Close()
	lites, err := b.lites()
	if err != nil {
		return err
	}
	var ours, bare []times
	theirs := map[string][]times{}
	var keys, engineKeys, bytes int
	n := int64(0)
	for range b.rounds {
		var a, p times
		t := map[string]times{}
		for range saved {
			n++
			draft, q, err := drafted(st, n)
			if err != nil {
				return err
			}
			before := engine.Stats().KeysWrite
			begun := time.Now()
			_, err = st.Update(store.Act{Name: "inquiry.log", Actor: data.Actor{Staff: 1, Desk: 1}, At: now + data.Instant(n)}, func(tx *store.Tx) error {
				rec := *q
				rec.ID, rec.No = draft.ID, draft.No
				return tx.Put(&rec)
			})
			a = append(a, time.Since(begun))
			if err != nil {
				return err
			}
			strokes := w.last
			keys, engineKeys, bytes = len(strokes), int(engine.Stats().KeysWrite-before), 0
			for _, s := range strokes {
				bytes += len(s.key) + len(s.value)
			}
			begun = time.Now()
			if err := plainSave(raw, strokes, engineKeys-len(strokes)); err != nil {
				return err
			}
			p = append(p, time.Since(begun))
			for name, l := range lites {
				begun := time.Now()
				if err := l.save(n, q, strokes); err != nil {
					return fmt.Errorf("%s: %w", name, err)
				}
				t[name] = append(t[name], time.Since(begun))
			}
		}
		ours, bare = append(ours, a), append(bare, p)
		for name := range t {
			theirs[name] = append(theirs[name], t[name])
		}
	}
	half, halfBare := bestOf(ours, 50), bestOf(bare, 50)
	ratio := float64(half) / float64(halfBare)
	rows := []row{
		{"p50", fmt.Sprintf("%s; plain bbolt %s: %.2f x", ms(half), ms(halfBare), ratio), "at most 1.3 x plain bbolt", ratio > 1.3},
		{what: "p99", found: fmt.Sprintf("%s; plain bbolt %s", ms(bestOf(ours, 99)), ms(bestOf(bare, 99)))},
		{what: "keys written by a save", found: fmt.Sprintf("%d, %d of them the engine's sums; %d bytes", max(keys, engineKeys), max(0, engineKeys-keys), bytes)},
	}
	for name, label := range map[string]string{"sqlite3": "SQLite (mattn), the same work", "sqlite": "SQLite (modernc), the same work"} {
		rows = append(rows, row{what: label + ", p50 and p99", found: fmt.Sprintf("%s, %s", ms(bestOf(theirs[name], 50)), ms(bestOf(theirs[name], 99)))})
	}
	dirty, err := dirtied(st, mine, w, &n)
	if err != nil {
		return err
	}
	b.add("Save of an inquiry: record, indexes, search, sums, journal, draft's end, fsync; compacted file", append(rows, dirty...)...)
	return nil
}

// compacted is a compacted clone of the shop.
func (b *bench) compacted(name string) (string, error) {
	path, err := b.clone(name)
	if err != nil {
		return "", err
	}
	s, err := bolt.Open(path, bolt.Options{MustExist: true})
	if err != nil {
		return "", err
	}
	return path, firstOf(s.Compact(context.Background(), nil), s.Close())
}

// drafted is an inquiry that stands as a draft, as on the screen before the save.
func drafted(st *store.Store, n int64) (store.Draft, *data.Inquiry, error) {
	q := &data.Inquiry{
		Opened: now + data.Instant(n), Channel: data.WalkIn, Nature: "question", Customer: 900_001 + data.ID(n%1000), Urgency: data.Normal, State: data.Resolved,
		Subject: fmt.Sprintf("Is the drum unit %d here already?", n), Words: "She asks whether the part for her printer came this morning, and when she may collect it.",
		Answer: "Yes, it came this morning. It is fitted today, she may come after five.", Answered: now, Ended: now, First: true, By: 1, Mood: data.Calm,
	}
	fields, err := json.Marshal(q)
	if err != nil {
		return store.Draft{}, nil, err
	}
	d, err := st.KeepDraft(store.Draft{Kind: data.KindInquiry, Form: "inquiry", Staff: 1, Desk: 1, Kept: now, Fields: fields})
	return d, q, err
}

// plainSave puts what a save wrote with bbolt alone; more is how many further keys the engine wrote beside it.
func plainSave(db *bbolt.DB, strokes []stroke, more int) error {
	return db.Update(func(tx *bbolt.Tx) error {
		for _, s := range strokes {
			bucket, err := tx.CreateBucketIfNotExists(s.key[:1])
			if err != nil {
				return err
			}
			if s.gone {
				err = bucket.Delete(s.key)
			} else {
				err = bucket.Put(s.key, append(make([]byte, 5, 5+len(s.value)), s.value...))
			}
			if err != nil {
				return err
			}
		}
		sums, err := tx.CreateBucketIfNotExists([]byte("s"))
		if err != nil {
			return err
		}
		for i := range more {
			if err := sums.Put(fmt.Appendf(nil, "bench%d", i), binary.BigEndian.AppendUint64(make([]byte, 8), uint64(i))); err != nil {
				return err
			}
		}
		return nil
	})
}

// lites are the shop in SQLite by both roads, to be written to.
func (b *bench) lites() (map[string]*sqlite, error) {
	out := map[string]*sqlite{}
	for driver := range drivers {
		path, err := b.cloneSQLite("save-" + driver + ".db")
		if err != nil {
			return nil, err
		}
		if out[driver], err = openSQLite(driver, path); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// save writes the record, its index keys, the journal, the words and the draft's end, durably.
func (l *sqlite) save(n int64, q *data.Inquiry, strokes []stroke) error {
	tx, err := l.db.Begin()
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	row := 100_000_000 + n
	exec := func(query string, args ...any) {
		if err == nil {
			_, err = tx.Exec(query, args...)
		}
	}
	for _, s := range strokes {
		switch {
		case s.gone:
			exec(`DELETE FROM draft WHERE id=?`, row)
		case s.key[0] == 'r':
			exec(`INSERT INTO rec(id,v) VALUES(?,?)`, row, s.value)
		case s.key[0] == 'i':
			exec(`INSERT OR IGNORE INTO idx(k) VALUES(?)`, s.key)
		case s.key[0] == 'j' && len(s.value) > 0:
			exec(`INSERT INTO journal(seq,v) VALUES(?,?)`, row, s.value)
		}
	}
	terms, _ := q.Terms(func(data.Kind, data.ID) data.Record { return nil })
	exec(`INSERT INTO fts(rowid,t) VALUES(?,?)`, row, ftsText(data.KindInquiry, terms))
	if err != nil {
		return err
	}
	return tx.Commit()
}

// dirtied says in which buckets the keys of one save lie, and how many pages of each it wrote anew.
func dirtied(st *store.Store, path string, w *watched, n *int64) ([]row, error) {
	*n++
	d, q, err := drafted(st, *n)
	if err != nil {
		return nil, err
	}
	before, err := trees(path)
	if err != nil {
		return nil, err
	}
	if _, err = st.Update(store.Act{Name: "inquiry.log", Actor: data.Actor{Staff: 1, Desk: 1}, At: now + data.Instant(*n)}, func(tx *store.Tx) error {
		rec := *q
		rec.ID, rec.No = d.ID, d.No
		return tx.Put(&rec)
	}); err != nil {
		return nil, err
	}
	after, err := trees(path)
	if err != nil {
		return nil, err
	}
	by := map[byte]int{}
	for _, s := range w.last {
		by[s.key[0]]++
	}
	const order = "rijfcsd"
	var keys []string
	for _, space := range []byte(order) {
		if by[space] > 0 {
			keys = append(keys, fmt.Sprintf("%c %d", space, by[space]))
		}
	}
	return []row{
		{what: "keys by bucket (r records, i indexes, j journal, f search, c counters, s sums, d drafts)", found: strings.Join(keys, "  ")},
		{what: "dirty pages of 4 KiB by bucket, from root to leaf", found: newPages(before, after, order)},
	}, nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		return firstOf(err, out.Close())
	}
	return out.Close()
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
