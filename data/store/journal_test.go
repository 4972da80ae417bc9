package store_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"tanggapan/data"
	"tanggapan/data/kv"
	"tanggapan/data/store"
)

// journalOf makes a store with a few acts of two desks.
func journalOf(t *testing.T) *desk {
	d := newDesk(t, store.Options{})
	for i := range 6 {
		_, err := d.act(store.Act{Name: "test.do", Actor: data.Actor{Staff: 1, Desk: data.ID(1 + i%2)}}, func(tx *store.Tx) error {
			return tx.Put(&data.Customer{Given: "Liza", Notes: strings.Repeat("x<&>ñ", i)})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// tamper changes an entry as it lies in the file.
func (d *desk) tamper(seq uint64, f func(*store.Entry)) {
	d.t.Helper()
	err := d.kv.Update(func(t kv.Txn) error {
		v, err := t.GetMany(store.EntryKey(seq))
		if err != nil {
			return err
		}
		var e store.Entry
		if err := json.Unmarshal(v[0], &e); err != nil {
			return err
		}
		f(&e)
		raw, err := json.Marshal(e)
		if err != nil {
			return err
		}
		return t.Put(store.EntryKey(seq), raw)
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

func TestVerifyChains(t *testing.T) {
	t.Run("OK", func(t *testing.T) {
		d := journalOf(t)
		if err := d.VerifyChains(""); err != nil {
			t.Error(err)
		}
		d.view(func(tx *store.Tx) error {
			for desk := range data.ID(4) {
				h, err := tx.ChainHash(desk)
				if err != nil || (h != "") != (desk == 1 || desk == 2) {
					t.Error(desk, h, err)
				}
				if h != "" {
					is(t, d.VerifyChains(h), nil)
					is(t, d.VerifyChains(h[:8]), nil)
				}
			}
			return nil
		})
		if err := d.VerifyChains("00000000ff"); err == nil {
			t.Error("a hash that was never printed is found")
		}
	})
	t.Run("OKBlanked", func(t *testing.T) {
		d := journalOf(t)
		d.tamper(3, func(e *store.Entry) { e.Salt, e.Deltas = nil, nil })
		is(t, d.VerifyChains(""), nil)
		_, err := d.undo(3)
		is(t, err, data.ErrFinal)
	})
	for name, f := range map[string]func(d *desk){
		"Payload": func(d *desk) {
			d.tamper(4, func(e *store.Entry) {
				e.Deltas = json.RawMessage(strings.Replace(string(e.Deltas), "Liza", "Lisa", 1))
			})
		},
		"PayloadAndSum": func(d *desk) { d.tamper(4, func(e *store.Entry) { e.Salt, e.Sum = nil, []byte("another") }) },
		"Actor":         func(d *desk) { d.tamper(2, func(e *store.Entry) { e.Staff = 9 }) },
		"Time":          func(d *desk) { d.tamper(6, func(e *store.Entry) { e.At++ }) },
		"Act":           func(d *desk) { d.tamper(5, func(e *store.Entry) { e.Act = "test.other" }) },
		"Undoes":        func(d *desk) { d.tamper(5, func(e *store.Entry) { e.Undoes = 1 }) },
		"Desk":          func(d *desk) { d.tamper(5, func(e *store.Entry) { e.Desk = 2 }) },
		"Reordered": func(d *desk) {
			a, b := d.entry(3), d.entry(5)
			d.tamper(3, func(e *store.Entry) { *e = b })
			d.tamper(5, func(e *store.Entry) { *e = a })
		},
		"Twice":     func(d *desk) { d.tamper(5, func(e *store.Entry) { *e = d.entry(3) }) },
		"FirstGone": func(d *desk) { d.drop(1) },
		"OneGone":   func(d *desk) { d.drop(4) },
		"LastGone":  func(d *desk) { d.drop(6) },
		"DeskGone":  func(d *desk) { d.drop(2, 4, 6) },
	} {
		t.Run("Err"+name, func(t *testing.T) {
			d := journalOf(t)
			f(d)
			if err := d.VerifyChains(""); err == nil {
				t.Error("not seen")
			}
		})
	}
}

// drop takes entries out of the file.
func (d *desk) drop(seqs ...uint64) {
	err := d.kv.Update(func(t kv.Txn) error {
		for _, s := range seqs {
			if err := t.Delete(store.EntryKey(s)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

func TestJournal_Entries(t *testing.T) {
	d := newDesk(t, store.Options{})
	c := &data.Customer{Given: "Liza"}
	d.put(c)
	c.Notes = "gate"
	d.put(c)
	res, err := d.act(store.Act{Name: "customer.change", Actor: data.Actor{Staff: 3, Desk: 2}, Of: refOf(c)}, func(tx *store.Tx) error {
		if tx.At() != d.now || tx.Actor().Staff != 3 {
			t.Error(tx.At(), tx.Actor())
		}
		c, err := store.Get[data.Customer](tx, c.ID)
		if err != nil {
			return err
		}
		c.Notes = "gate 2"
		return errors.Join(tx.Put(&data.Department{Name: "Bench"}), tx.Put(c))
	})
	if err != nil {
		t.Fatal(err)
	}
	if res.Entry != 3 || res.Of != refOf(c) || len(res.Changes) != 2 {
		t.Errorf("%+v", res)
	}
	e := d.entry(3)
	if e.Seq != 3 || e.Act != "customer.change" || e.Staff != 3 || e.Desk != 2 || e.At != d.now || e.Of != refOf(c) || len(e.Salt) != 16 {
		t.Errorf("%+v", e)
	}
	ds, err := e.Touched()
	if err != nil || len(ds) != 2 || !ds[0].New || ds[1].New || ds[1].Rev != 3 || len(ds[1].Fields) != 1 {
		t.Fatalf("%+v %v", ds, err)
	}
	if f := ds[1].Fields[0]; f.Path != "notes" || string(f.Old) != `"gate"` || string(f.New) != `"gate 2"` {
		t.Errorf("%+v", f)
	}
	d.view(func(tx *store.Tx) error {
		seqs := func(es []store.Entry, err error) (out []uint64) {
			if err != nil {
				t.Error(err)
			}
			for _, e := range es {
				out = append(out, e.Seq)
			}
			return out
		}
		for _, c := range []struct {
			name      string
			got, want []uint64
		}{
			{"newest first", seqs(tx.Entries(0, 0)), []uint64{3, 2, 1}},
			{"two", seqs(tx.Entries(0, 2)), []uint64{3, 2}},
			{"before", seqs(tx.Entries(3, 5)), []uint64{2, 1}},
			{"of a record", seqs(tx.History(refOf(c), 0)), []uint64{3, 2, 1}},
			{"of a record, newest", seqs(tx.History(refOf(c), 1)), []uint64{3}},
			{"of another", seqs(tx.History(data.Ref{Kind: data.KindDepartment, ID: 1}, 0)), []uint64{3}},
			{"of none", seqs(tx.History(data.Ref{Kind: data.KindJob, ID: 1}, 0)), nil},
			{"from", seqs(tx.EntriesFrom(2, 0)), []uint64{2, 3}},
		} {
			if len(c.got) != len(c.want) {
				t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
				continue
			}
			for i := range c.got {
				if c.got[i] != c.want[i] {
					t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
				}
			}
		}
		_, err := tx.Entry(4)
		is(t, err, store.ErrAbsent)
		for at, want := range map[data.Instant]uint64{0: 1, d.now: 3, d.now - 1500: 2, d.now + 1: 4} {
			if got, err := tx.Since(at); got != want || err != nil {
				t.Errorf("Since(%d) = %d, want %d: %v", at, got, want, err)
			}
		}
		return nil
	})
	d.undone(3)
	d.view(func(tx *store.Tx) error {
		if by, err := tx.UndoneBy(3); by != 4 || err != nil {
			t.Error(by, err)
		}
		if by, err := tx.UndoneBy(2); by != 0 || err != nil {
			t.Error(by, err)
		}
		return nil
	})
}

// What an act did and took back within itself is told as what is left of it.
func TestJournal_PutTwiceInOneAct(t *testing.T) {
	d := newDesk(t, store.Options{})
	c := &data.Customer{Given: "Liza"}
	d.put(c)
	d.do(func(tx *store.Tx) error {
		c, err := store.Get[data.Customer](tx, c.ID)
		if err != nil {
			return err
		}
		c.Notes = "a"
		if err := tx.Put(c); err != nil {
			return err
		}
		c.Notes, c.Alert = "", "dog"
		return tx.Put(c)
	})
	ds, err := d.entry(2).Touched()
	if err != nil || len(ds) != 1 || ds[0].Rev != 3 || len(ds[0].Fields) != 1 || ds[0].Fields[0].Path != "alert" {
		t.Errorf("%+v %v", ds, err)
	}
	d.undone(2)
	if got := d.get(refOf(c)).(*data.Customer); got.Alert != "" {
		t.Error(got)
	}
}
