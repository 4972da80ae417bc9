package store_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tanggapan/data"
	"tanggapan/data/datatest"
	"tanggapan/data/store"
)

// state is what the living records hold, without what every save changes; countered records are left out, their sums stand for them.
func (d *desk) state() map[string]string {
	out := map[string]string{}
	for ref, rec := range d.all() {
		if rec.Head().Removed != 0 || ref.Kind.Info().Undo == data.Countered {
			continue
		}
		h := *rec.Head()
		*rec.Head() = data.Base{ID: h.ID, Created: h.Created}
		b, _ := json.Marshal(rec)
		out[ref.String()] = string(b)
	}
	for _, p := range d.scan('s') {
		out[fmt.Sprintf("%q", p.Key)] = string(p.Value)
	}
	return out
}

// living is how many records live, of those that state knows.
func (d *desk) living() (n int) {
	for k := range d.state() {
		if k[0] != '"' {
			n++
		}
	}
	return n
}

func differ(a, b map[string]string) (out []string) {
	for k := range a {
		if !store.Same([]byte(a[k]), []byte(b[k])) {
			out = append(out, fmt.Sprintf("%s\n was %s\n is  %s", k, a[k], b[k]))
		}
	}
	for k := range b {
		if _, ok := a[k]; !ok {
			out = append(out, fmt.Sprintf("%s\n is  %s", k, b[k]))
		}
	}
	return out
}

// Whatever was done, taking it back act by act leads through the same states backwards, and doing it again forwards.
func TestUndo_WalksBackAndForth(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := newDesk(t, store.Options{})
		defer d.bolt.Close()
		r := datatest.Rand(rapid.Uint64().Draw(rt, "seed"))
		states := []map[string]string{d.state()}
		var acts []uint64
		for range rapid.IntRange(1, 8).Draw(rt, "acts") {
			before := len(acts)
			d.stepForward(rt, r, &acts)
			if len(acts) > before {
				states = append(states, d.state())
			}
		}
		for round := range 2 {
			for i := len(acts) - 1; i >= 0; i-- {
				res, err := d.undo(acts[i])
				if err != nil {
					rt.Fatalf("round %d, act %d: %v", round, i, err)
				}
				if bad := differ(states[i], d.state()); len(bad) > 0 {
					rt.Fatalf("round %d, act %d taken back: %s", round, i, strings.Join(bad, "\n"))
				}
				acts[i] = res.Entry
			}
			for i := range acts {
				res, err := d.undo(acts[i])
				if err != nil {
					rt.Fatalf("round %d, act %d again: %v", round, i, err)
				}
				if bad := differ(states[i+1], d.state()); len(bad) > 0 {
					rt.Fatalf("round %d, act %d done again: %s", round, i, strings.Join(bad, "\n"))
				}
				acts[i] = res.Entry
			}
		}
		d.audit(rt)
	})
}

// stepForward is step without taking anything back.
func (d *desk) stepForward(t *rapid.T, r interface{ IntN(int) int }, acts *[]uint64) {
	seed := datatest.Rand(uint64(r.IntN(1 << 30)))
	var refs []data.Ref
	for ref, rec := range d.all() {
		if rec.Head().Removed == 0 && ref.Kind.Info().Undo == data.PutBack {
			refs = append(refs, ref)
		}
	}
	slices.SortFunc(refs, func(a, b data.Ref) int { return strings.Compare(a.String(), b.String()) })
	n := rapid.IntRange(1, 3).Draw(t, "records")
	res, err := d.try(func(tx *store.Tx) error {
		seed := datatest.Rand(seed.Uint64() &^ 0) // a run of its own choices
		for i := range n {
			if len(refs) == 0 || seed.IntN(2) == 0 {
				if err := tx.Put(apart(fresh(modelKinds[seed.IntN(len(modelKinds))], seed))); err != nil {
					return err
				}
				continue
			}
			old, err := tx.Record(refs[(i+seed.IntN(len(refs)))%len(refs)])
			if err != nil {
				return err
			}
			if old.Head().Removed != 0 {
				continue
			}
			if seed.IntN(4) == 0 {
				if err := tx.Remove(old); err != nil {
					return err
				}
				continue
			}
			rec := apart(fresh(old.Kind(), seed))
			*rec.Head() = *old.Head()
			if x, ok := rec.(data.Numbered); ok {
				*x.Number() = *old.(data.Numbered).Number()
			}
			if err := tx.Put(rec); err != nil {
				return err
			}
		}
		return nil
	})
	switch {
	case errors.Is(err, store.ErrTaken):
	case err != nil:
		t.Fatal(err)
	case res.Entry != 0:
		*acts = append(*acts, res.Entry)
	}
}

// apart lets a record point to others that are not there, so that none keeps another from going.
func apart(rec data.Record) data.Record {
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch {
		case v.Type() == reflect.TypeFor[data.ID]() && v.Uint() != 0:
			v.SetUint(v.Uint() + 1000)
		case v.Kind() == reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		case v.Kind() == reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		}
	}
	walk(reflect.ValueOf(rec).Elem())
	return rec
}

func TestPutBack_Fields(t *testing.T) {
	d := newDesk(t, store.Options{})
	c := &data.Customer{Given: "Liza", Phones: []data.Phone{{N: 1, Typed: "0917 555 0123"}}}
	d.put(c)
	c.Notes, c.Phones = "gate", append(c.Phones, data.Phone{N: 2, Typed: "0918 555 0123"})
	edit := d.put(c).Entry
	t.Run("OKBesideALaterChange", func(t *testing.T) {
		c.Alert = "dog"
		c.Phones[0].Label = "mobile"
		d.put(c)
		d.undone(edit)
		got := d.get(refOf(c)).(*data.Customer)
		if got.Notes != "" || len(got.Phones) != 1 || got.Phones[0].Label != "mobile" || got.Alert != "dog" || got.Rev != 4 {
			t.Errorf("%+v", got)
		}
	})
	t.Run("ErrNothingTwice", func(t *testing.T) {
		_, err := d.undo(edit)
		is(t, err, data.ErrNothing)
	})
	t.Run("ErrChangedSince", func(t *testing.T) {
		got := d.get(refOf(c)).(*data.Customer)
		got.Notes, got.Alert = "one", "bites"
		edit := d.put(got).Entry
		got.Notes = "two"
		d.put(got)
		_, err := d.undo(edit)
		if want := []string{"changed-since notes"}; !slices.Equal(codes(err), want) {
			t.Fatal(err)
		}
		if f := data.FaultsOf(err)[0]; f.Args["record"] != "customer/1" || f.Args["field"] != "notes" {
			t.Error(f)
		}
		if now := d.get(refOf(c)).(*data.Customer); now.Alert != "bites" || now.Notes != "two" {
			t.Errorf("refused, yet changed: %+v", now)
		}
	})
}

func TestPutBack_ActOfSeveralRecords(t *testing.T) {
	type taken struct {
		c *data.Customer
		p *data.Device
		j *data.Job
	}
	takeIn := func(d *desk) (taken, uint64) {
		x := taken{&data.Customer{Given: "Liza"}, &data.Device{Model: "A54"}, datatest.Full(data.KindJob, datatest.Rand(1)).(*data.Job)}
		x.j.State, x.j.Removed = data.JobNew, 0
		res := d.do(func(tx *store.Tx) error {
			if err := tx.Put(x.c); err != nil {
				return err
			}
			x.p.Owner, x.j.Customer = x.c.ID, x.c.ID
			if err := tx.Put(x.p); err != nil {
				return err
			}
			x.j.Devices = x.j.Devices[:1]
			x.j.Devices[0].Device = x.p.ID
			return tx.Put(x.j)
		})
		return x, res.Entry
	}
	t.Run("OK", func(t *testing.T) {
		d := newDesk(t, store.Options{})
		x, entry := takeIn(d)
		before := d.state()
		undo := d.undone(entry)
		if len(undo.Changes) != 3 || !undo.Changes[0].Gone || len(d.state()) != 0 {
			t.Error(undo.Changes, d.state())
		}
		d.undone(undo.Entry)
		if bad := differ(before, d.state()); len(bad) > 0 {
			t.Error(bad)
		}
		if got := d.get(refOf(x.j)); got.Head().Rev != 3 {
			t.Error(got.Head())
		}
	})
	t.Run("ErrOneOfThemChangedSince", func(t *testing.T) {
		d := newDesk(t, store.Options{})
		x, entry := takeIn(d)
		x.j.Notes = "customer called"
		d.put(x.j)
		_, err := d.undo(entry)
		if !slices.Equal(codes(err), []string{"changed-since notes"}) {
			t.Error(err)
		}
		if d.living() != 3 {
			t.Error("part of the act was taken back")
		}
	})
	t.Run("OKChangedAndTakenBack", func(t *testing.T) {
		d := newDesk(t, store.Options{})
		x, entry := takeIn(d)
		x.j.Notes = "customer called"
		d.undone(d.put(x.j).Entry)
		d.undone(entry)
	})
	t.Run("ErrChangedTakenBackAndDoneAgain", func(t *testing.T) {
		d := newDesk(t, store.Options{})
		x, entry := takeIn(d)
		x.j.Notes = "customer called"
		d.undone(d.undone(d.put(x.j).Entry).Entry)
		_, err := d.undo(entry)
		if !slices.Equal(codes(err), []string{"changed-since notes"}) {
			t.Error(err)
		}
	})
	t.Run("ErrUsedSince", func(t *testing.T) {
		d := newDesk(t, store.Options{})
		x, entry := takeIn(d)
		next := datatest.Full(data.KindJob, datatest.Rand(2)).(*data.Job)
		next.Customer, next.Devices = x.c.ID, nil
		d.put(next)
		_, err := d.undo(entry)
		fs := data.FaultsOf(err)
		if len(fs) != 1 || fs[0].Code != "used-since" || fs[0].Args["by"] != next.No {
			t.Fatal(err)
		}
		if d.living() != 4 {
			t.Error("part of the act was taken back")
		}
		d.do(func(tx *store.Tx) error { return tx.Remove(next) })
		d.undone(entry)
	})
	t.Run("ErrChangedSinceItCameBack", func(t *testing.T) {
		d := newDesk(t, store.Options{})
		x, entry := takeIn(d)
		again := d.undone(d.undone(entry).Entry).Entry
		j := d.get(refOf(x.j)).(*data.Job)
		j.Notes = "customer called"
		call := d.put(j).Entry
		_, err := d.undo(again)
		if !slices.Equal(codes(err), []string{"changed-since notes"}) {
			t.Fatal(err)
		}
		d.undone(call)
		d.undone(again)
	})
	t.Run("ErrUsedSinceItCameBack", func(t *testing.T) {
		d := newDesk(t, store.Options{})
		x, entry := takeIn(d)
		again := d.undone(d.undone(entry).Entry).Entry
		next := datatest.Full(data.KindJob, datatest.Rand(2)).(*data.Job)
		next.Customer, next.Devices = x.c.ID, nil
		d.put(next)
		_, err := d.undo(again)
		if fs := data.FaultsOf(err); len(fs) != 1 || fs[0].Code != "used-since" {
			t.Fatal(err)
		}
	})
}

func TestPutBack_RecordThatNoLongerCounts(t *testing.T) {
	d := newDesk(t, store.Options{})
	a, b := &data.Customer{Given: "Liza"}, &data.Customer{Given: "Lisa"}
	made := d.put(b).Entry
	d.put(a)
	b.Notes = "calls after five"
	edit := d.put(b).Entry
	b.MergedInto = a.ID
	merge := d.put(b).Entry
	for _, entry := range []uint64{edit, made} {
		_, err := d.undo(entry)
		if !slices.Contains(codes(err), "changed-since merged_into") {
			t.Errorf("entry %d of a merged customer: %v", entry, err)
		}
	}
	d.undone(merge)
	d.undone(edit)
	a.Alert = "pays late"
	edit = d.put(a).Entry
	d.do(func(tx *store.Tx) error { return tx.Remove(a) })
	_, err := d.undo(edit)
	if !slices.Equal(codes(err), []string{"changed-since removed"}) {
		t.Error(err)
	}
}

// A unique name goes back to the record that gave it away.
func TestPutBack_UniqueName(t *testing.T) {
	d := newDesk(t, store.Options{})
	a := &data.Shelf{Name: "B3"}
	d.put(a)
	var fresh *data.Shelf
	swap := d.do(func(tx *store.Tx) error {
		old, err := store.Get[data.Shelf](tx, a.ID)
		if err != nil {
			return err
		}
		fresh = &data.Shelf{Name: "B3"}
		return errors.Join(tx.Remove(old), tx.Put(fresh))
	})
	d.undone(swap.Entry)
	d.view(func(tx *store.Tx) error {
		got, err := store.One[data.Shelf](tx, "name", "b3")
		if err != nil || got.ID != a.ID {
			t.Error(got, err)
		}
		return nil
	})
	// Taken by another meanwhile, it does not come back over it.
	gone := d.do(func(tx *store.Tx) error {
		old, err := store.Get[data.Shelf](tx, a.ID)
		if err != nil {
			return err
		}
		return tx.Remove(old)
	})
	d.put(&data.Shelf{Name: "b3"})
	_, err := d.undo(gone.Entry)
	is(t, err, store.ErrTaken)
	d.audit(t)
}

func TestPutBack_Countered(t *testing.T) {
	t.Run("StockMove", func(t *testing.T) {
		d := newDesk(t, store.Options{})
		m := &data.StockMove{Part: 4, N: 10, Why: "received"}
		entry := d.put(m).Entry
		for i, want := range []int64{0, 10, 0, 10} {
			entry = d.undone(entry).Entry
			if got := d.sum("stock", data.PartID(4)); got != want {
				t.Errorf("step %d: %d, want %d", i, got, want)
			}
		}
		if got := d.get(refOf(m)).(*data.StockMove); got.Rev != 1 || got.Removed != 0 {
			t.Error("a move was changed")
		}
		_, err := d.undo(1)
		is(t, err, data.ErrNothing)
		d.audit(t)
	})
	t.Run("Payment", func(t *testing.T) {
		d := newDesk(t, store.Options{})
		p := &data.Payment{PayKind: data.Deposit, Way: "cash", Job: 4, Amount: 500, At: 1}
		entry := d.put(p).Entry
		for i, want := range []int64{0, 500, 0, 500} {
			entry = d.undone(entry).Entry
			if got := d.sum("paid-job", data.PartID(4)); got != want {
				t.Errorf("step %d: %d, want %d", i, got, want)
			}
		}
		got := d.get(refOf(p)).(*data.Payment)
		if got.Void != 0 || got.Removed != 0 || got.Amount != 500 {
			t.Errorf("%+v", got)
		}
		got.Void, got.VoidBy, got.VoidWhy = d.now, 1, "wrong"
		d.put(got)
		_, err := d.undo(entry)
		if !slices.Contains(codes(err), "changed-since void") {
			t.Error(err)
		}
	})
	t.Run("WithinALargerAct", func(t *testing.T) {
		d := newDesk(t, store.Options{})
		r := &data.PartRequest{Part: 4, N: 2, State: data.Ordered, Order: 1}
		d.put(r)
		got := d.do(func(tx *store.Tx) error {
			req, err := store.Get[data.PartRequest](tx, r.ID)
			if err != nil {
				return err
			}
			req.State = data.RequestHere
			return errors.Join(tx.Put(req), tx.Put(&data.Receipt{Order: 1, Line: 1, Part: 4, N: 2}), tx.Put(&data.StockMove{Part: 4, N: 2, Why: "received"}),
				tx.Put(&data.Task{TaskKind: data.TaskTell, Due: "2026-11-23T17:00", Text: "tell", State: data.TaskOpen}))
		})
		sums := func() string {
			return fmt.Sprint(d.sum("stock", data.PartID(4)), d.sum("reserved", data.PartID(4)), d.sum("received", data.PartID(1)+data.PartInt(1)))
		}
		undo := d.undone(got.Entry)
		if sums() != "0 0 0" {
			t.Error(sums())
		}
		d.undone(undo.Entry)
		if sums() != "2 2 2" {
			t.Error(sums())
		}
		d.audit(t)
	})
}

func TestPutBack_Refusals(t *testing.T) {
	d := newDesk(t, store.Options{})
	c := &data.Customer{Given: "Liza"}
	first := d.put(c).Entry
	e := d.entry(first)
	t.Run("ErrActDoesNotNameIt", func(t *testing.T) {
		_, err := d.try(func(tx *store.Tx) error { return tx.PutBack(e) })
		if err == nil || d.get(refOf(c)).Head().Removed != 0 {
			t.Error("taken back by an act that takes nothing back")
		}
	})
	t.Run("ErrSilent", func(t *testing.T) {
		c.Notes = "erased"
		res, err := d.act(store.Act{Name: "customer.erase", Silent: true}, func(tx *store.Tx) error { return tx.Put(c) })
		if err != nil {
			t.Fatal(err)
		}
		if raw := string(d.entry(res.Entry).Deltas); strings.Contains(raw, "erased") {
			t.Error(raw)
		}
		_, err = d.undo(res.Entry)
		is(t, err, data.ErrFinal)
	})
	t.Run("ErrAbsent", func(t *testing.T) {
		_, err := d.act(store.Act{Undoes: 999}, func(tx *store.Tx) error { return tx.PutBack(store.Entry{Seq: 999}) })
		is(t, err, store.ErrAbsent)
	})
}

// An act too large for one entry is undone as one, from whichever of its entries.
func TestPutBack_ActOfManyEntries(t *testing.T) {
	d := newDesk(t, store.Options{})
	d.put(&data.Department{Name: "first"})
	res := d.do(func(tx *store.Tx) error {
		for i := range 200 {
			if err := tx.Put(&data.Customer{Given: fmt.Sprint("Liza ", i), Notes: strings.Repeat("ñ", data.MaxWords)}); err != nil {
				return err
			}
		}
		return nil
	})
	var seqs []uint64
	d.view(func(tx *store.Tx) error {
		all, err := tx.Entries(0, 0)
		for _, e := range all {
			if len(e.Deltas) > store.MostPayload {
				t.Errorf("entry %d holds %d bytes", e.Seq, len(e.Deltas))
			}
			if e.First == res.Entry {
				seqs = append(seqs, e.Seq)
			}
		}
		return err
	})
	if len(seqs) < 5 || res.Entry != 2 {
		t.Fatal(res.Entry, seqs)
	}
	undo := d.undone(seqs[0])
	living := 0
	for _, rec := range d.all() {
		if rec.Head().Removed == 0 {
			living++
		}
	}
	if living != 1 {
		t.Error(living)
	}
	d.view(func(tx *store.Tx) error {
		for _, s := range seqs {
			if by, err := tx.UndoneBy(s); by != undo.Entry || err != nil {
				t.Errorf("entry %d is undone by %d", s, by)
			}
		}
		return nil
	})
	for _, s := range seqs {
		_, err := d.undo(s)
		is(t, err, data.ErrNothing)
	}
	d.undone(undo.Entry)
	if n := d.living(); n != 201 {
		t.Error(n)
	}
	if err := d.VerifyChains(""); err != nil {
		t.Error(err)
	}
}
