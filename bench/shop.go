package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/store"
)

// now is the clock of every run, so that the same shop is measured: Monday 23 November 2026, 10:42 in Manila.
const now = data.Instant(1_795_401_720_000)

// make makes the practice shop, where none of this size lies there yet.
func (b *bench) make() error {
	b.shop = filepath.Join(b.dir, fmt.Sprintf("shop-%d-%d.tgp", b.records, b.seed))
	if _, err := os.Stat(b.shop); err == nil {
		b.add("The practice shop", row{what: "it lay there already", found: "its making is measured where -dir has none"})
		return nil
	}
	begun := time.Now()
	done, anon, err := practice(shopSpec{b.shop, b.records, b.seed})
	if err != nil {
		return err
	}
	info, err := os.Stat(b.shop)
	if err != nil {
		return err
	}
	b.add("The practice shop",
		row{what: "records asked for", found: number(int64(b.records))},
		row{what: "jobs and customers of its last weeks", found: fmt.Sprintf("%d, %d", done.Jobs, done.Customers)},
		row{what: "made in", found: time.Since(begun).Round(time.Second).String()},
		row{what: "file", found: megabytes(info.Size())},
		memoryRow("memory while it was made, beside the map of the file", anon))
	return nil
}

// memoryRow says what memory a process took.
func memoryRow(what string, anon int64) row {
	if anon == 0 {
		return row{what: what, found: "this system does not say"}
	}
	return row{what, megabytes(anon), "at most " + megabytes(mostAnon), anon > mostAnon}
}

// open opens the shop as the window does, without background work.
func (b *bench) open() (*app.App, error) {
	a := app.New(app.Deps{Now: func() data.Instant { return now }, Sync: true})
	return a, a.Open(b.shop, app.OpenOptions{})
}

// stored opens the shop's records.
func stored(path string, readOnly bool) (*bolt.Store, *store.Store, error) {
	kv, err := bolt.Open(path, bolt.Options{ReadOnly: readOnly, MustExist: true})
	if err != nil {
		return nil, nil, err
	}
	st, err := store.Open(kv, store.Options{ReadOnly: readOnly})
	if err != nil {
		_ = kv.Close()
		return nil, nil, err
	}
	return kv, st, nil
}

// clone copies the shop, so that a part may write.
func (b *bench) clone(name string) (string, error) {
	path := filepath.Join(b.dir, name)
	in, err := os.Open(b.shop)
	if err != nil {
		return "", err
	}
	defer in.Close()
	out, err := os.Create(path)
	if err != nil {
		return "", err
	}
	if _, err := io.Copy(out, in); err != nil {
		return "", err
	}
	return path, out.Close()
}
