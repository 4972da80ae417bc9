package store_test

import (
	"encoding/binary"
	"errors"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tanggapan/data"
	"tanggapan/data/datatest"
	"tanggapan/data/search"
	"tanggapan/data/store"
)

// all reads every record of the store.
func (d *desk) all() map[data.Ref]data.Record {
	out := map[data.Ref]data.Record{}
	d.view(func(tx *store.Tx) error {
		for _, k := range data.Kinds {
			refs, _, err := tx.EachRaw(k.Kind, 0, 0)
			if err != nil {
				return err
			}
			recs, err := tx.Records(refs...)
			if err != nil {
				return err
			}
			for i, r := range refs {
				out[r] = recs[i]
			}
		}
		return nil
	})
	return out
}

// catchUp lets all that waits follow.
func (d *desk) catchUp() {
	for more := true; more; {
		var err error
		if more, err = d.CatchUp(7); err != nil {
			d.t.Fatal(err)
		}
	}
}

// audit compares every index key and every sum of the file with what its records say.
func (d *desk) audit(t interface{ Errorf(string, ...any) }) {
	d.catchUp()
	wantKeys, wantSums := map[string]bool{}, map[string]int64{}
	for ref, rec := range d.all() {
		for _, key := range store.KeysOf(rec) {
			wantKeys[string(store.IndexKey(ref.Kind, key, ref.ID))] = true
		}
		if s, ok := rec.(data.Summed); ok && rec.Head().Removed == 0 {
			for _, sum := range s.Sums() {
				key := string(store.SumKey(sum.Name, sum.Part))
				if sum.Line != "" {
					key += "/" + sum.Line
				}
				wantSums[key] += sum.Add
			}
		}
	}
	for k, n := range wantSums {
		if part, ok := strings.CutPrefix(k, string(store.SumKey("shared/phone", ""))); ok && n > 1 {
			wantSums[string(store.SumKey("many/phone", part))] = 1
		}
	}
	maps.DeleteFunc(wantSums, func(_ string, n int64) bool { return n == 0 })
	keys, sums := map[string]bool{}, map[string]int64{}
	for _, p := range d.scan('i') {
		keys[string(p.Key)] = true
	}
	for _, p := range d.scan('s') {
		lines, err := store.ReadSheet(p.Value)
		if err != nil {
			sums[string(p.Key)] = int64(binary.BigEndian.Uint64(p.Value))
		}
		for line, n := range lines {
			sums[string(p.Key)+"/"+line] = n
		}
	}
	for k := range wantKeys {
		if !keys[k] {
			t.Errorf("index key %q is missing", k)
		}
	}
	for k := range keys {
		if !wantKeys[k] {
			t.Errorf("index key %q is left over", k)
		}
	}
	if !maps.Equal(sums, wantSums) {
		t.Errorf("sums %v, want %v", sums, wantSums)
	}
	if err := d.Audit(); err != nil {
		t.Errorf("the store's own audit: %v", err)
	}
}

// fresh is a record like those that the tests make, small in what it may point to, so that indexes fill.
func fresh(k data.Kind, r *rand.Rand) data.Record {
	rec := datatest.Full(k, r)
	if l, ok := rec.(*data.List); ok {
		l.Name = data.ListNames[r.IntN(len(data.ListNames))]
	}
	return rec
}

var modelKinds = []data.Kind{
	data.KindCustomer, data.KindJob, data.KindShelf, data.KindPayment, data.KindStockMove, data.KindReceipt, data.KindPartRequest,
	data.KindAppointment, data.KindContact, data.KindTask, data.KindList,
}

// step does one random act: records put anew, changed, put aside, or an act taken back or done again.
func (d *desk) step(t *rapid.T, r *rand.Rand, entries *[]uint64) {
	refs := slices.SortedFunc(maps.Keys(d.all()), func(a, b data.Ref) int { return strings.Compare(a.String(), b.String()) })
	var res store.Result
	var err error
	switch op := rapid.IntRange(0, 9).Draw(t, "op"); {
	case op < 4 || len(refs) == 0:
		var recs []data.Record
		for range rapid.IntRange(1, 3).Draw(t, "records") {
			recs = append(recs, fresh(rapid.SampledFrom(modelKinds).Draw(t, "kind"), r))
		}
		res, err = d.try(func(tx *store.Tx) error {
			for _, rec := range recs {
				if err := tx.Put(rec); err != nil {
					return err
				}
			}
			return nil
		})
	case op < 6:
		ref := rapid.SampledFrom(refs).Draw(t, "record")
		rec := fresh(ref.Kind, r)
		res, err = d.try(func(tx *store.Tx) error {
			old, err := tx.Record(ref)
			if err != nil {
				return err
			}
			*rec.Head() = *old.Head()
			if n, ok := rec.(data.Numbered); ok {
				*n.Number() = *old.(data.Numbered).Number()
			}
			return tx.Put(rec)
		})
	case op < 7:
		ref := rapid.SampledFrom(refs).Draw(t, "record")
		res, err = d.try(func(tx *store.Tx) error {
			rec, err := tx.Record(ref)
			if err != nil {
				return err
			}
			return tx.Remove(rec)
		})
	default:
		if len(*entries) == 0 {
			return
		}
		from := max(0, len(*entries)-4)
		res, err = d.undo(rapid.SampledFrom((*entries)[from:]).Draw(t, "entry"))
	}
	switch {
	case err == nil && res.Entry != 0:
		*entries = append(*entries, res.Entry)
	case err != nil && !errors.Is(err, store.ErrTaken) && !errors.Is(err, data.ErrNothing) && len(data.FaultsOf(err)) == 0:
		t.Fatal(err)
	}
}

// However records come, change, go and come back, indexes, sums, search and the chain say the same as the records.
func TestStore_StaysTrueToItsRecords(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := newDesk(t, store.Options{})
		defer d.bolt.Close()
		r := datatest.Rand(rapid.Uint64().Draw(rt, "seed"))
		var entries []uint64
		for range rapid.IntRange(1, 25).Draw(rt, "acts") {
			d.step(rt, r, &entries)
		}
		d.audit(rt)
		if err := d.VerifyChains(""); err != nil {
			rt.Error(err)
		}
		for range 6 {
			d.findLikeTheModel(rt)
		}
		d.findEachByNumber(rt)
	})
}

// entryOf is one entry of an index, for the model.
type entryOf struct {
	parts string // joined with NUL, one behind each
	id    data.ID
}

func (d *desk) entries(k data.Kind, index string) (out []entryOf) {
	for ref, rec := range d.all() {
		if ref.Kind != k {
			continue
		}
		for _, key := range store.KeysOf(rec) {
			if key.Index == index {
				out = append(out, entryOf{strings.Join(key.Parts, "\x00") + "\x00", ref.ID})
			}
		}
	}
	slices.SortFunc(out, func(a, b entryOf) int {
		if c := strings.Compare(a.parts, b.parts); c != 0 {
			return c
		}
		return int(a.id) - int(b.id)
	})
	return slices.Compact(out)
}

// findLikeTheModel draws a range of an index and compares what Find gives, in pages, with a look at every record.
func (d *desk) findLikeTheModel(t *rapid.T) {
	k := rapid.SampledFrom(modelKinds).Draw(t, "kind")
	keys := fresh(k, datatest.Rand(1)).(data.Keyed).Keys()
	index := rapid.SampledFrom(keys).Draw(t, "index").Index
	all := d.entries(k, index)
	r := store.Range{Reverse: rapid.Bool().Draw(t, "reverse"), Limit: rapid.IntRange(0, 4).Draw(t, "limit")}
	if len(all) > 0 {
		like := strings.Split(strings.TrimSuffix(rapid.SampledFrom(all).Draw(t, "like").parts, "\x00"), "\x00")
		r.Parts = like[:rapid.IntRange(0, len(like)).Draw(t, "parts")]
		if rest := like[len(r.Parts):]; len(rest) > 0 {
			r.From = rest[0][:rapid.IntRange(0, len(rest[0])).Draw(t, "from")]
			other := rapid.SampledFrom(all).Draw(t, "to like").parts
			r.To = strings.Trim(other[:rapid.IntRange(0, len(other)).Draw(t, "to")], "\x00")
			if strings.Contains(r.To, "\x00") {
				r.To = ""
			}
		}
	}
	prefix := ""
	for _, p := range r.Parts {
		prefix += p + "\x00"
	}
	var want []data.ID
	for _, e := range all {
		rest, ok := strings.CutPrefix(e.parts, prefix)
		if ok && (len(rest) == 0 || rest >= r.From && (r.To == "" || rest < r.To)) && (rest != "" || r.From == "") {
			want = append(want, e.id)
		}
	}
	if r.Reverse {
		slices.Reverse(want)
	}
	var got []data.ID
	d.view(func(tx *store.Tx) error {
		for page := r; ; {
			p, err := tx.Find(k, index, page)
			if err != nil {
				return err
			}
			if r.Limit > 0 && len(p.IDs) > r.Limit {
				t.Errorf("a page of %d", len(p.IDs))
			}
			got = append(got, p.IDs...)
			if p.After == "" {
				return nil
			}
			page.After = p.After
		}
	})
	if !slices.Equal(got, want) {
		t.Errorf("%s by %s in %+v: %v, want %v", k, index, r, got, want)
	}
	d.view(func(tx *store.Tx) error {
		if n, err := tx.Count(k, index, r, 0); n != len(want) || err != nil {
			t.Errorf("%d, want %d: %v", n, len(want), err)
		}
		return nil
	})
}

// findEachByNumber looks every numbered record up by its number in search: it is found while it counts.
func (d *desk) findEachByNumber(t *rapid.T) {
	d.view(func(tx *store.Tx) error {
		for ref, rec := range d.all() {
			s, ok := rec.(data.Searched)
			n, numbered := rec.(data.Numbered)
			if !ok || !numbered {
				continue
			}
			terms, _ := s.Terms(tx.Look)
			hits, err := tx.Search(search.Query{Text: *n.Number(), Kinds: []data.Kind{ref.Kind}})
			if err != nil {
				return err
			}
			if found, want := slices.Contains(hits, ref), len(terms) > 0 && rec.Head().Removed == 0; found != want {
				t.Errorf("%s found by %s: %v", ref, *n.Number(), found)
			}
		}
		return nil
	})
}

// TestShared: a phone that two customers have is told as long as both have it, and nobody said that they are two people.
func TestShared(t *testing.T) {
	d := newDesk(t, store.Options{})
	shared := func(want ...string) {
		t.Helper()
		d.view(func(tx *store.Tx) error {
			got, err := tx.Shared("phone", "", 10)
			if err != nil || !slices.Equal(got, want) {
				t.Error(got, want, err)
			}
			return nil
		})
		d.audit(t)
	}
	of := func(typed ...string) *data.Customer {
		c := &data.Customer{Given: "Liza"}
		for i, p := range typed {
			c.Phones = append(c.Phones, data.Phone{N: i + 1, Typed: p})
		}
		return c
	}
	a, b, c := of("0917 555 0123", "0917-5550123"), of("0917 555 0124"), of("0917-555-0123")
	d.put(a, b)
	shared()
	d.put(c)
	shared("09175550123")
	c.Links = []data.Link{{N: 1, How: "household-of", With: a.ID, Share: []string{"09175550123"}}}
	d.put(c)
	shared()
	e := of("09175550123")
	d.put(e)
	shared("09175550123")
	b.Phones[0].Typed = "0917 555 0199"
	f := of("09175550199")
	d.put(b, f)
	shared("09175550123", "09175550199")
	d.do(func(tx *store.Tx) error { return tx.Remove(e) })
	shared("09175550199")
	if err := d.Rebuild(); err != nil {
		t.Fatal(err)
	}
	shared("09175550199")
}

func TestSum_OfAct(t *testing.T) {
	d := newDesk(t, store.Options{})
	part := data.PartID(4)
	d.put(&data.StockMove{Part: 4, N: 10, Why: "received"}, &data.StockMove{Part: 4, N: -3, Why: "fitted"}, &data.StockMove{Part: 5, N: 1, Why: "counted"})
	if got := d.sum("stock", part); got != 7 {
		t.Error(got)
	}
	r := &data.PartRequest{Part: 4, N: 2, State: data.RequestHere}
	d.put(r)
	if got := d.sum("reserved", part); got != 2 {
		t.Error(got)
	}
	r.State = data.Fitted
	d.put(r)
	if got := d.sum("reserved", part); got != 0 || len(d.scan('s')) != 2 {
		t.Error(got, len(d.scan('s')))
	}
	d.audit(t)
}

// TestFindAny pages through stretches in small steps: all of each, in order, a record that stands in two of them once.
func TestFindAny(t *testing.T) {
	d := newDesk(t, store.Options{})
	const each = 30
	var want []data.ID
	d.do(func(tx *store.Tx) error {
		want = nil
		for i := range each {
			for _, q := range []data.Inquiry{{Assigned: 7}, {Department: 3}, {Assigned: 7, Department: 3}, {Assigned: 8}} {
				q.Channel, q.Nature, q.Words, q.Urgency, q.State = data.ByPhone, "question", "Hello", data.Normal, data.HandedOver
				q.Opened = data.Instant(1_000_000 + i*1000 + int(q.Assigned)*10 + int(q.Department))
				if err := tx.Put(&q); err != nil {
					return err
				}
				if q.Assigned != 8 {
					want = append(want, q.ID)
				}
			}
		}
		return nil
	})
	for _, limit := range []int{0, 1, 7, 500} {
		var got []data.ID
		d.view(func(tx *store.Tx) error {
			for after, more := "", true; more; {
				p, err := tx.FindAny(data.KindInquiry, "handed", []string{data.HandedTo(7), data.HandedToDepartment(3)}, limit, after)
				if err != nil {
					return err
				}
				if limit > 0 && len(p.IDs) > limit {
					t.Errorf("%d in a page of %d", len(p.IDs), limit)
				}
				p.Cut(5)
				got, after = append(got, p.IDs...), p.After
				more = after != ""
			}
			return nil
		})
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("pages of %d: %d records, want %d, each once", limit, len(got), len(want))
		}
	}
}

func TestSheets(t *testing.T) {
	lines := map[string]int64{"a": 1, "b ": -5, "": 1 << 60, strings.Repeat("x", 300): 7}
	v := store.WriteSheet(lines)
	got, err := store.ReadSheet(v)
	if err != nil || !maps.Equal(got, lines) {
		t.Errorf("%v %v", got, err)
	}
	if store.WriteSheet(map[string]int64{"a": 0}) != nil {
		t.Error("a sheet on which nothing stands is kept")
	}
	for i := 1; i < len(v); i++ {
		if lost, err := store.ReadSheet(v[:i]); err == nil && len(lost) >= len(lines) {
			t.Errorf("cut at %d it reads whole", i)
		}
	}
	if _, err := store.ReadSheet(make([]byte, 8)); err == nil {
		t.Error("a single sum reads as a sheet")
	}
}
