package app_test

import (
	"fmt"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
)

// parts reads the list of parts page by page, the first one in at most sixty keys; the groups are joined.
func parts(t *testing.T, a *app.App, step int) (out []app.PartGroup, total int) {
	t.Helper()
	before := a.Stats().KeysRead
	p, err := a.PartRequests.List("", 0)
	if n := a.Stats().KeysRead - before; err != nil || n > 60 || len(p.Groups) == 0 && p.Total > 0 {
		t.Fatalf("the first page reads %d keys and has %d suppliers: %v", n, len(p.Groups), err)
	}
	for {
		for _, g := range p.Groups {
			if n := len(out); n > 0 && supplierOf(out[n-1]) == supplierOf(g) {
				out[n-1].Rows = append(out[n-1].Rows, g.Rows...)
				continue
			}
			out = append(out, g)
		}
		if p.Next == "" {
			return out, p.Total
		}
		if p, err = a.PartRequests.List(p.Next, step); err != nil {
			t.Fatal(err)
		}
	}
}

func supplierOf(g app.PartGroup) data.ID {
	if g.Supplier == nil {
		return 0
	}
	return g.Supplier.ID
}

// TestParts_PagesAreTheWholeList: read page by page the list has every open request once, with the supplier, the time and the cost that
// its order, the answers and its part say.
func TestParts_PagesAreTheWholeList(t *testing.T) {
	now := monday(t)
	a, all := practisedAs(t, app.PracticeOptions{Size: 3000, Jobs: 60, Seed: 5}, now)
	wall := now.Local(a.Shop.Zone())
	open := map[data.ID]bool{}
	for _, rec := range all[data.KindPartRequest] {
		if rec.(*data.PartRequest).Open() {
			open[rec.Head().ID] = true
		}
	}
	if len(open) < 5 {
		t.Fatalf("%d are open: this shows nothing", len(open))
	}
	for _, step := range []int{1, 3, 50} {
		groups, total := parts(t, a, step)
		if total != len(open) {
			t.Errorf("%d in all, %d are open", total, len(open))
		}
		seen, late := map[data.ID]bool{}, true
		for _, g := range groups {
			var cost data.Money
			isLate := false
			for i, w := range g.Rows {
				if seen[w.ID] || !open[w.ID] {
					t.Errorf("request %d stands twice, or is over", w.ID)
				}
				seen[w.ID] = true
				full, err := a.PartRequests.Get(w.ID)
				if err != nil {
					t.Fatal(err)
				}
				settled(t, full)
				cost += w.Cost
				isLate = isLate || app.LateBy(w, wall) != 0
				if i > 0 && rank(g.Rows[i-1], wall) > rank(w, wall) {
					t.Errorf("request %d stands behind one that is less pressing", w.ID)
				}
				if w.State == data.Asked && (w.Answers != len(full.Asks) || w.WaitsBy != full.WaitsBy || w.WaitsAt != full.WaitsAt) {
					t.Errorf("request %d: %d answers, waits by %q", w.ID, w.Answers, w.WaitsBy)
				}
			}
			if g.Count != len(g.Rows) || g.Cost != cost {
				t.Errorf("supplier %d: %d for %d, its rows are %d for %d", supplierOf(g), g.Count, g.Cost, len(g.Rows), cost)
			}
			if isLate && !late {
				t.Errorf("supplier %d is late and stands behind one that is not", supplierOf(g))
			}
			late = isLate
		}
		if len(seen) != len(open) {
			t.Errorf("%d of %d, in pages of %d", len(seen), len(open), step)
		}
	}
}

func rank(w app.Wanted, now data.Local) int {
	if app.LateBy(w, now) != 0 {
		return 0
	}
	return map[data.RequestState]int{data.Ordered: 1, data.RequestHere: 2, data.Asked: 3, data.Wanted: 4}[w.State]
}

// settled holds what a request keeps of its order and answers against them.
func settled(t *testing.T, w app.Wanted) {
	t.Helper()
	supplier, due, cost := w.PartRequest.Supplier, data.Local(""), w.Part.Cost*data.Money(w.N)
	switch {
	case w.Order != nil:
		supplier, due = w.Order.Supplier, w.Order.Expected
		for _, l := range w.Order.Lines {
			if l.N == w.OrderN {
				cost = l.Cost * data.Money(l.Qty)
			}
		}
	case len(w.Asks) > 0:
		supplier = w.Asks[len(w.Asks)-1].Supplier
		for _, a := range w.Asks {
			if a.ID == w.Taken {
				supplier = a.Supplier
			}
		}
		for i := len(w.Asks) - 1; i >= 0; i-- {
			if a := w.Asks[i]; a.ID == w.Taken || a.Supplier == supplier && a.Price > 0 {
				cost = app.Landed(a, w.N)
			}
		}
	}
	if w.PartRequest.Supplier != supplier || w.Due != due || w.Cost != cost {
		t.Errorf("request %d in state %s: of %d, due %q, for %d; want %d, %q, %d", w.ID, w.State, w.PartRequest.Supplier, w.Due, w.Cost, supplier, due, cost)
	}
}

// TestParts_FollowOrdersAndAnswers: the list stands right after each act on the order, the answers and the part, and after it is undone.
func TestParts_FollowOrdersAndAnswers(t *testing.T) {
	s := apptest.New(t)
	_, req, sup := wantPart(t, s)
	check := func(what string, supplier data.ID, cost data.Money, due data.Local) {
		t.Helper()
		w, err := s.PartRequests.Get(req)
		if err != nil {
			t.Fatal(err)
		}
		settled(t, w)
		groups, total := parts(t, s.App, 5)
		if total != 1 || len(groups) != 1 || supplierOf(groups[0]) != supplier || groups[0].Cost != cost || groups[0].Rows[0].Due != due {
			t.Errorf("%s: %+v", what, groups)
		}
	}
	check("wanted", 0, 0, "")
	w, _ := s.PartRequests.Get(req)
	w.Part.Cost = 70000
	s.Done(s.Parts.Change(s.Who, w.Part))
	check("the part's cost is known", 0, 140000, "")
	s.Done(s.Asks.Log(s.Who, &data.Ask{Request: req, Supplier: sup[0], Channel: data.ByPhone}))
	check("asked", sup[0], 140000, "")
	w, _ = s.PartRequests.Get(req)
	answer := *w.Asks[0]
	answer.Answer, answer.Price = data.AskYes, 90000
	s.Done(s.Asks.Answer(s.Who, &answer))
	check("answered", sup[0], 180000, "")
	s.Done(s.Asks.Log(s.Who, &data.Ask{Request: req, Supplier: sup[1], Channel: data.ByPhone, Answer: data.AskYes, Price: 80000}))
	check("asked elsewhere", sup[1], 160000, "")
	s.Done(s.Asks.Take(s.Who, answer.ID))
	check("taken", sup[0], 180000, "")
	s.Done(s.Undo(s.Who))
	check("not taken", sup[1], 160000, "")
	line := []data.OrderLine{{Part: w.Part.ID, Request: req, Qty: 2, Cost: 95000}}
	order := s.Done(s.PartsOrders.Draft(s.Who, &data.PartsOrder{Supplier: sup[0], Lines: line})).ID
	check("drafted", sup[0], 190000, "")
	s.Done(s.PartsOrders.Send(s.Who, order))
	check("sent", sup[0], 190000, "")
	s.Done(s.PartsOrders.Confirm(s.Who, order, "2026-11-25T09:00"))
	check("confirmed", sup[0], 190000, "2026-11-25T09:00")
	o, _ := s.PartsOrders.Get(order)
	o.Expected, o.Lines[0].Cost = "2026-11-26T12:00", 99000
	s.Done(s.PartsOrders.Change(s.Who, o))
	check("changed", sup[0], 198000, "2026-11-26T12:00")
	s.Done(s.Undo(s.Who))
	check("not changed", sup[0], 190000, "2026-11-25T09:00")
	s.Done(s.PartsOrders.Cancel(s.Who, order, "too late"))
	check("cancelled", sup[1], 160000, "")
	w, _ = s.PartRequests.Get(req)
	one := *w.PartRequest
	one.N = 1
	s.Done(s.PartRequests.Change(s.Who, &one))
	check("fewer", sup[1], 80000, "")
}

// TestParts_FirstPageOfAnyShop: many suppliers, many questions, much that is late: the first page reads sixty keys.
func TestParts_FirstPageOfAnyShop(t *testing.T) {
	s := apptest.New(t)
	for i := range 14 {
		sup := s.Done(s.Suppliers.Add(s.Who, &data.Supplier{Name: fmt.Sprintf("Supplier %02d", 20-i)})).ID
		for k := range 3 {
			in := intake()
			job := s.Done(s.Jobs.TakeIn(s.Who, in)).ID
			r := s.Done(s.PartRequests.Want(s.Who, &data.PartRequest{Job: job, N: 1 + k}, &data.Part{Name: fmt.Sprintf("Part %d-%d", i, k), Cost: 1000})).ID
			for range 2 + 2*k {
				s.Done(s.Asks.Log(s.Who, &data.Ask{Request: r, Supplier: sup, Channel: data.ByPhone, Answer: data.AskYes, Price: 1200}))
			}
			s.Done(s.Asks.Log(s.Who, &data.Ask{Request: r, Supplier: sup, Channel: data.ByPhone}))
			if k == 1 {
				w, err := s.PartRequests.Get(r)
				if err != nil {
					t.Fatal(err)
				}
				s.Done(s.PartsOrders.Order(s.Who, &data.PartsOrder{Supplier: sup, Expected: "2026-11-24T09:00", Lines: []data.OrderLine{{Part: w.Part.ID, Request: r, Qty: 2, Cost: 1500}}}))
			}
		}
	}
	s.Later(48 * time.Hour)
	groups, total := parts(t, s.App, 50)
	if total != 42 || len(groups) != 14 {
		t.Errorf("%d of %d suppliers", total, len(groups))
	}
}
