package store_test

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"tanggapan/data"
	"tanggapan/data/datatest"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/search"
	"tanggapan/data/store"
)

var update = flag.Bool("update", false, "write the data file of this format anew")

func (d *desk) setMeta(name string, v uint64) {
	d.t.Helper()
	err := d.kv.Update(func(t kv.Txn) error { return t.Put([]byte("m"+name), binary.BigEndian.AppendUint64(nil, v)) })
	if err != nil {
		d.t.Fatal(err)
	}
}

func TestOpen_Formats(t *testing.T) {
	t.Run("OK", func(t *testing.T) {
		d := newDesk(t, store.Options{})
		id := d.ID()
		d.put(&data.Customer{Given: "Liza"})
		d.reopen(store.Options{})
		if len(id) != 16 || d.ID() != id || d.Newer() {
			t.Error(id, d.ID())
		}
		if other := newDesk(t, store.Options{}); other.ID() == id {
			t.Error("two files have one name")
		}
	})
	t.Run("ErrNewer", func(t *testing.T) {
		d := newDesk(t, store.Options{})
		d.put(&data.Customer{Given: "Liza"})
		d.setMeta("format", store.Format+1)
		_, err := store.Open(d.kv, store.Options{})
		is(t, err, store.ErrNewer)
		d.reopen(store.Options{ReadOnly: true})
		if !d.Newer() || d.get(data.Ref{Kind: data.KindCustomer, ID: 1}).(*data.Customer).Given != "Liza" {
			t.Error("a newer file is not read")
		}
		_, err = d.try(func(tx *store.Tx) error { return tx.Put(&data.Customer{Given: "x"}) })
		is(t, err, kv.ErrReadOnly)
	})
	t.Run("ErrReadOnlyWithoutFormat", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "empty.tgp")
		b, err := bolt.Open(path, bolt.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		_, err = store.Open(b, store.Options{ReadOnly: true})
		is(t, err, kv.ErrFormat)
	})
	t.Run("ErrReadOnlyTakesNoWrites", func(t *testing.T) {
		d := newDesk(t, store.Options{})
		d.reopen(store.Options{ReadOnly: true})
		c := &data.Customer{Given: "x"}
		_, err := d.try(func(tx *store.Tx) error { return tx.Put(c) })
		is(t, err, kv.ErrReadOnly)
		_, err = d.KeepDraft(store.Draft{Kind: data.KindJob})
		is(t, err, kv.ErrReadOnly)
		if c.ID != 0 {
			t.Error("a record that was not kept has an ID")
		}
	})
}

// sample fills a store with some of everything, and a search, a draft, a file and an undo.
func sample(d *desk) {
	for _, k := range data.Kinds {
		rec := datatest.Full(k.Kind, datatest.Rand(uint64(k.Kind)))
		if c, ok := rec.(*data.Customer); ok {
			c.Given, c.Family = "Liza", "Dela Cruz"
		}
		d.put(rec)
	}
	shelf := &data.Shelf{Name: "B3"}
	entry := d.put(shelf).Entry
	d.undone(d.undone(entry).Entry)
	d.do(func(tx *store.Tx) error {
		_, err := tx.PutBytes([]byte("a photo"))
		return err
	})
	if _, err := d.KeepDraft(store.Draft{Kind: data.KindInquiry, Form: "inquiry", Kept: d.now, Fields: []byte(`{"words":"half"}`)}); err != nil {
		d.t.Fatal(err)
	}
}

func unpacked(path string) ([]byte, error) {
	packed, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// Files of every format that was ever shipped open for ever: each is brought to this format and read whole.
func TestOpen_OldFiles(t *testing.T) {
	if *update {
		d := newDesk(t, store.Options{})
		sample(d)
		d.bolt.Close()
		raw, err := os.ReadFile(d.path)
		if err != nil {
			t.Fatal(err)
		}
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		_, err = w.Write(raw)
		if err := errors.Join(err, w.Close(), os.MkdirAll("testdata", 0o755), os.WriteFile("testdata/format-1.tgp.gz", packed.Bytes(), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	files, _ := filepath.Glob("testdata/format-*.tgp.gz")
	if len(files) < store.Format {
		t.Fatalf("%d files for %d formats", len(files), store.Format)
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			raw, err := unpacked(f)
			if err != nil {
				t.Fatal(err)
			}
			defer func() {
				if t.Failed() {
					t.Log("While a format was not shipped yet, its file may be written anew with -update; afterwards it needs a migration.")
				}
			}()
			d := &desk{t: t, path: filepath.Join(t.TempDir(), "old.tgp"), now: 1_796_000_000_000}
			if err := os.WriteFile(d.path, raw, 0o600); err != nil {
				t.Fatal(err)
			}
			d.open(store.Options{})
			defer d.bolt.Close()
			all := d.all()
			for _, k := range data.Kinds {
				rec := all[data.Ref{Kind: k.Kind, ID: 1}]
				if rec == nil {
					t.Errorf("no %s", k.Name)
				} else if err := rec.Validate(); err != nil {
					t.Errorf("%s: %v", k.Name, err)
				}
			}
			d.audit(t)
			if err := d.VerifyChains(""); err != nil {
				t.Error(err)
			}
			if got := drafts(d); len(got) != 1 || string(got[0].Fields) != `{"words":"half"}` {
				t.Error(got)
			}
			d.view(func(tx *store.Tx) error {
				refs, err := tx.Search(search.Query{Text: "delacruz", Kinds: []data.Kind{data.KindCustomer}})
				if err != nil || len(refs) != 1 {
					t.Error(refs, err)
				}
				return nil
			})
			c := all[data.Ref{Kind: data.KindCustomer, ID: 1}].(*data.Customer)
			c.Notes = "written today"
			d.undone(d.put(c).Entry)
		})
	}
}

func TestMigrate(t *testing.T) {
	if store.Migrations() != store.Format-1 {
		t.Errorf("%d steps lead to format %d", store.Migrations(), store.Format)
	}
	format := func(d *desk) uint64 {
		for _, p := range d.scan('m') {
			if string(p.Key) == "mformat" {
				return binary.BigEndian.Uint64(p.Value)
			}
		}
		return 0
	}
	d := newDesk(t, store.Options{})
	ran := ""
	step := func(name string, err error) func(kv.Txn) error {
		return func(tx kv.Txn) error {
			ran += name
			return errors.Join(tx.Put([]byte("mstep"+name), nil), err)
		}
	}
	boom := errors.New("boom")
	err := store.Migrate(d.bolt, 1, []func(kv.Txn) error{step("a", nil), step("b", boom), step("c", nil)})
	if !errors.Is(err, boom) || ran != "ab" || format(d) != 2 {
		t.Error(err, ran, format(d))
	}
	// It goes on where it stopped, and what failed left nothing.
	ran = ""
	for _, p := range d.scan('m') {
		if string(p.Key) == "mstepb" {
			t.Error("half a step stands")
		}
	}
	if err := store.Migrate(d.bolt, format(d), []func(kv.Txn) error{step("a", nil), step("b", nil), step("c", nil)}); err != nil || ran != "bc" || format(d) != 4 {
		t.Error(err, ran, format(d))
	}
}
