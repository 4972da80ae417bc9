package app

import (
	"tanggapan/assets/practice"
	"tanggapan/data"
)

// fetch gets the parts that the repair takes: from the shelf, else from a supplier.
func (l *life) fetch() error {
	w := l.w
	var lacks []need
	wants := l.needs()
	scarce := l.rests(data.WaitingPart) || l.rests(data.PartArrived)
	for i, p := range wants {
		n := 1
		if scarce && i == 0 {
			// More than the shelf holds: the supplier must be asked.
			have, err := w.a.Parts.Stock(w.parts[p.No])
			if err != nil {
				return err
			}
			n = max(1, have.Free()+1)
		}
		o, here, err := l.want(p, n)
		if err != nil {
			return err
		}
		if !here {
			lacks = append(lacks, o)
		}
	}
	if len(lacks) == 0 {
		w.then(l.after(w.between(5, 90)), l.work)
		return nil
	}
	for _, o := range lacks {
		w.then(l.after(w.between(5, 120)), func() error { return l.ask(o) })
	}
	return nil
}

// need is a part that must be ordered.
type need struct {
	request data.ID
	part    practice.Part
	n       int
}

// want asks the shelf for a part; here says that it lies there.
func (l *life) want(p practice.Part, n int) (o need, here bool, err error) {
	w := l.w
	done, err := w.a.PartRequests.Want(l.tech, &data.PartRequest{Job: l.id, Part: w.parts[p.No], N: n}, nil)
	if err != nil {
		return need{}, false, err
	}
	got, err := w.a.PartRequests.Get(done.ID)
	if err != nil {
		return need{}, false, err
	}
	return need{done.ID, p, n}, got.State == data.RequestHere, nil
}

// ask asks up to three suppliers and orders from the cheapest that has it.
func (l *life) ask(o need) error {
	w := l.w
	from := w.book.SuppliersOf(o.part.Kind)
	if len(from) == 0 {
		from = w.book.Suppliers
	}
	var best data.ID
	var taken data.ID
	var days int
	price := data.Money(0)
	for i, s := range from[:min(len(from), w.between(1, 3))] {
		a := &data.Ask{Request: o.request, Supplier: w.suppliers[s.Code], Channel: data.Channel(s.Channel), Answer: data.AskYes, Price: max(500, data.Money(o.part.Cost)*data.Money(w.between(92, 118))/100/500*500), Days: s.LeadDays, Who: s.Person}
		switch {
		case i > 0 && w.chance(15):
			a.Answer, a.Price = data.AskNo, 0
		case s.LeadDays > 0:
			a.Answer = data.AskLater
		}
		if i == 2 && w.chance(40) {
			a.Answer, a.Price, a.Days = data.NoAnswer, 0, 0
		}
		done, err := w.a.Asks.Log(w.clerk(), a)
		if err != nil {
			return err
		}
		if (a.Answer == data.AskYes || a.Answer == data.AskLater) && (best == 0 || a.Price < price) {
			best, taken, price, days = a.Supplier, done.ID, a.Price, s.LeadDays
		}
	}
	if l.rests(data.WaitingPart) {
		if w.waits++; w.waits%3 == 1 {
			return nil // asked, not ordered yet
		}
	}
	w.then(l.after(w.between(10, 200)), func() error { return l.order(o, best, taken, price, days) })
	return nil
}

func (l *life) order(o need, supplier, taken data.ID, price data.Money, days int) error {
	w := l.w
	// The supplier's word on when: for one who lets us wait it may be over by now.
	expected := round(l.after((days + 1) * 9 * 60).Local(w.zone))
	waits := l.rests(data.WaitingPart)
	if waits {
		w.held++
	}
	if waits && w.held%5 == 1 {
		expected = w.before(w.Now.Local(w.zone), w.between(2, 20)*60) // late by now
	} else if waits {
		expected = max(expected, w.Now.Date(w.zone).Plus(w.between(1, 4)).At(pick(w, []int{10, 12, 15})*60))
	}
	in := &data.PartsOrder{Supplier: supplier, Expected: expected, Lines: []data.OrderLine{{Part: w.parts[o.part.No], Request: o.request, Qty: o.n, Cost: price}}}
	some := waits && w.held == 2 // of this order some has come
	if w.chance(30) || some {
		extra := pick(w, w.book.Parts)
		in.Lines = append(in.Lines, data.OrderLine{Part: w.parts[extra.No], Qty: w.between(1, 3), Cost: data.Money(extra.Cost)})
	}
	if waits && w.held%6 == 4 {
		// Written, not sent yet: the supplier opens in the morning.
		_, err := w.a.PartsOrders.Draft(w.clerk(), in)
		return err
	}
	done, err := w.a.PartsOrders.Order(w.clerk(), in, taken)
	if err != nil {
		return err
	}
	if w.orders++; l.stop == "" && !l.brisk && (w.orders == 3 || w.chance(3)) {
		w.then(l.after(w.between(30, 200)), func() error {
			if _, err := w.a.PartsOrders.Cancel(w.clerk(), done.ID, "The supplier ran out of it."); err != nil {
				return err
			}
			w.then(l.after(w.between(10, 60)), func() error { return l.ask(o) })
			return nil
		})
		return nil
	}
	if confirms := w.chance(60); confirms && !(waits && w.held%6 == 3) {
		w.then(l.after(w.between(20, 200)), func() error {
			got, err := w.a.PartsOrders.Get(done.ID)
			if err != nil || got.State != data.OrderSent {
				return err
			}
			_, err = w.a.PartsOrders.Confirm(w.clerk(), done.ID, expected)
			return err
		})
	}
	if some {
		w.then(l.after(45), func() error {
			o, err := w.a.PartsOrders.Get(done.ID)
			if err != nil {
				return err
			}
			_, err = w.a.PartsOrders.Receive(w.clerk(), o.ID, []Arrival{{Line: o.Lines[1].N, N: o.Lines[1].Qty}})
			return err
		})
	}
	if waits {
		return nil
	}
	at := l.after((days+1)*9*60 - w.between(30, 400))
	if l.rests(data.PartArrived) {
		at = min(at, max(w.at+1, w.Now-data.Instant(w.between(20, 200))*60000))
	}
	w.then(at, func() error { return l.receive(done.ID) })
	return nil
}

// receive takes in what came; a second line may come later.
func (l *life) receive(id data.ID) error {
	w := l.w
	o, err := w.a.PartsOrders.Get(id)
	if err != nil {
		return err
	}
	came := []Arrival{{Line: o.Lines[0].N, N: o.Lines[0].Qty}}
	if rest := len(o.Lines) > 1; rest && w.chance(60) {
		came = append(came, Arrival{Line: o.Lines[1].N, N: o.Lines[1].Qty})
	} else if rest {
		w.then(l.after(w.between(8, 30)*60), func() error {
			_, err := w.a.PartsOrders.Receive(w.clerk(), id, []Arrival{{Line: o.Lines[1].N, N: o.Lines[1].Qty}})
			return err
		})
	}
	if _, err := w.a.PartsOrders.Receive(w.clerk(), id, came); err != nil {
		return err
	}
	if l.rests(data.PartArrived) || l.rests(data.WaitingPart) {
		return nil
	}
	w.then(l.after(w.between(5, 60)), l.tell)
	w.then(l.after(w.between(30, 400)), l.work)
	return nil
}

// shelfWant lets the workshop want a part for the shelf; of four, three are thought better of.
func (w *world) shelfWant(i int) error {
	p := pick(w, w.book.Parts)
	done, err := w.a.PartRequests.Want(data.Actor{Staff: w.staff["paolo"]}, &data.PartRequest{Part: w.parts[p.No], N: w.between(1, 4), Note: "For the shelf"}, nil)
	if err != nil || i%4 == 1 {
		return err
	}
	w.then(w.after(w.between(60, 600)), func() error {
		_, err := w.a.PartRequests.Cancel(w.clerk(), done.ID)
		return err
	})
	return nil
}
