package store_test

import (
	"errors"
	"path/filepath"
	"testing"

	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/kv/bolt"
	"tanggapan/data/store"
)

// twice runs the function of every Update two times, as an engine may: the first run is taken back.
type twice struct{ kv.Store }

var errAgain = errors.New("run again")

func (s twice) Update(f func(kv.Txn) error) error {
	err := s.Store.Update(func(t kv.Txn) error {
		if err := f(t); err != nil {
			return err
		}
		return errAgain
	})
	if !errors.Is(err, errAgain) {
		return err
	}
	return s.Store.Update(f)
}

// desk is a store on a real file, whose transactions all run twice.
type desk struct {
	*store.Store
	t    testing.TB
	kv   kv.Store
	path string
	bolt *bolt.Store
	now  data.Instant
}

func newDesk(t testing.TB, o store.Options) *desk {
	t.Helper()
	d := &desk{t: t, path: filepath.Join(t.TempDir(), "shop.tgp"), now: 1_795_000_000_000}
	d.open(o)
	t.Cleanup(func() { d.bolt.Close() })
	return d
}

func (d *desk) open(o store.Options) {
	d.t.Helper()
	b, err := bolt.Open(d.path, bolt.Options{ReadOnly: o.ReadOnly, NoSync: true})
	if err != nil {
		d.t.Fatal(err)
	}
	d.bolt, d.kv = b, twice{b}
	if d.Store, err = store.Open(d.kv, o); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) reopen(o store.Options) {
	d.t.Helper()
	if err := d.bolt.Close(); err != nil {
		d.t.Fatal(err)
	}
	d.open(o)
}

// try does one act a second later than the one before.
func (d *desk) try(f func(*store.Tx) error) (store.Result, error) {
	return d.act(store.Act{Name: "test.do", Actor: data.Actor{Staff: 1, Desk: 1}}, f)
}

func (d *desk) act(a store.Act, f func(*store.Tx) error) (store.Result, error) {
	d.now += 1000
	a.At = d.now
	return d.Update(a, f)
}

func (d *desk) do(f func(*store.Tx) error) store.Result {
	d.t.Helper()
	res, err := d.try(f)
	if err != nil {
		d.t.Fatal(err)
	}
	return res
}

func (d *desk) put(recs ...data.Record) store.Result {
	d.t.Helper()
	return d.do(func(tx *store.Tx) error {
		for _, r := range recs {
			if err := tx.Put(r); err != nil {
				return err
			}
		}
		return nil
	})
}

func (d *desk) view(f func(*store.Tx) error) {
	d.t.Helper()
	if err := d.View(f); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) get(r data.Ref) (rec data.Record) {
	d.t.Helper()
	d.view(func(tx *store.Tx) (err error) {
		rec, err = tx.Record(r)
		return err
	})
	return rec
}

func (d *desk) entry(seq uint64) (e store.Entry) {
	d.t.Helper()
	d.view(func(tx *store.Tx) (err error) {
		e, err = tx.Entry(seq)
		return err
	})
	return e
}

// undo takes back the act of an entry; of an undo it does the undone again.
func (d *desk) undo(seq uint64) (store.Result, error) {
	d.t.Helper()
	e := d.entry(seq)
	a := store.Act{Name: e.Act, Actor: data.Actor{Staff: 2, Desk: 1}, Of: e.Of, Undoes: seq}
	if e.Undoes != 0 && e.Redoes == 0 {
		a.Redoes = e.Undoes
	}
	return d.act(a, func(tx *store.Tx) error { return tx.PutBack(e) })
}

func (d *desk) undone(seq uint64) store.Result {
	d.t.Helper()
	res, err := d.undo(seq)
	if err != nil {
		d.t.Fatal(err)
	}
	return res
}

func (d *desk) sum(name, part string) (n int64) {
	d.t.Helper()
	d.view(func(tx *store.Tx) (err error) {
		n, err = tx.Sum(name, part)
		return err
	})
	return n
}

func refOf(r data.Record) data.Ref { return data.Ref{Kind: r.Kind(), ID: r.Head().ID} }

func is(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%v, want %v", err, want)
	}
}

// codes are the codes and fields of the faults in an error.
func codes(err error) (out []string) {
	for _, f := range data.FaultsOf(err) {
		out = append(out, f.Code+" "+f.Field)
	}
	return out
}

// scan reads the keys of a space as they lie in the file.
func (d *desk) scan(space byte) (out []kv.Pair) {
	d.t.Helper()
	err := d.kv.View(func(r kv.Reader) (err error) {
		out, err = r.Scan([]byte{space}, []byte{space + 1}, 0, false)
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return out
}
