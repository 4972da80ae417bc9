package app_test

import (
	"testing"

	"tanggapan/app"
	"tanggapan/data"
)

func TestPartsOrder_DraftedThenSent(t *testing.T) {
	b := newBench(t)
	s := b.Shop
	late := func() int {
		v, err := s.Today.View()
		if err != nil {
			t.Fatal(err)
		}
		return len(v.Parts)
	}
	was := late()
	lines := []data.OrderLine{{Part: b.part, Request: b.request, Qty: 2, Cost: 3000}}
	d := s.Done(s.PartsOrders.Draft(b.who, &data.PartsOrder{Supplier: b.supplier, Lines: lines, Expected: "2026-11-22T10:00"}))
	r, _ := s.PartRequests.Get(b.request)
	if d.No == "" || r.Order == nil || r.Order.No != d.No || r.State != data.Asked {
		t.Fatalf("%s, the request is %s on %+v", d.No, r.State, r.Order)
	}
	open, _ := s.PartsOrders.Open()
	drafts, _ := s.PartsOrders.Drafts()
	if len(open) != 1 || len(drafts) != 1 || late() != was {
		t.Errorf("%d on order, %d drafts, %d late", len(open), len(drafts), late()-was)
	}
	s.Done(s.PartsOrders.Send(b.who, d.ID))
	o, _ := s.PartsOrders.Get(d.ID)
	r, _ = s.PartRequests.Get(b.request)
	if o.State != data.OrderSent || o.SentAt != s.Clock || r.State != data.Ordered || late() != was+1 {
		t.Errorf("%+v, the request is %s", o, r.State)
	}
	if _, err := s.PartsOrders.Send(b.who, d.ID); len(data.FaultsOf(err)) != 1 {
		t.Errorf("sent twice: %v", err)
	}
}

func TestPartsOrder_DraftLeft(t *testing.T) {
	b := newBench(t)
	s := b.Shop
	lines := []data.OrderLine{{Part: b.part, Request: b.request, Qty: 2, Cost: 3000}}
	draft := func() data.ID {
		return s.Done(s.PartsOrders.Draft(b.who, &data.PartsOrder{Supplier: b.supplier, Lines: lines})).ID
	}
	first := draft()
	// Ordered on another order: the draft has nothing left to send.
	other := s.Done(s.PartsOrders.Order(b.who, &data.PartsOrder{Supplier: b.supplier, Lines: lines}))
	if o, _ := s.PartsOrders.Get(first); o.State != data.OrderCancelled || o.OffWhy != other.No {
		t.Errorf("%+v", o)
	}
	s.Done(s.PartsOrders.Cancel(b.who, other.ID, "too dear"))
	// Cancelled, its wish is free again.
	second := draft()
	s.Done(s.PartsOrders.Cancel(b.who, second, "no money"))
	if r, _ := s.PartRequests.Get(b.request); r.Order != nil || r.State != data.Asked {
		t.Errorf("%s on %+v", r.State, r.Order)
	}
	// The wish is taken back: so is the draft for it alone.
	third := draft()
	s.Done(s.PartRequests.Cancel(b.who, b.request))
	if o, _ := s.PartsOrders.Get(third); o.State != data.OrderCancelled {
		t.Errorf("%+v", o)
	}
}

func TestPartsOrder_DraftThatCame(t *testing.T) {
	b := newBench(t)
	s := b.Shop
	d := s.Done(s.PartsOrders.Draft(b.who, &data.PartsOrder{Supplier: b.supplier, Lines: []data.OrderLine{{Part: b.part, Request: b.request, Qty: 2, Cost: 3000}}}))
	s.Done(s.PartsOrders.Receive(b.who, d.ID, []app.Arrival{{Line: 1, N: 2}}))
	o, _ := s.PartsOrders.Get(d.ID)
	r, _ := s.PartRequests.Get(b.request)
	if o.State != data.OrderArrived || o.SentAt == 0 || r.State != data.RequestHere {
		t.Errorf("%+v, the request is %s", o, r.State)
	}
}

func TestInquiry_LoggedOpen(t *testing.T) {
	b := newBench(t)
	s := b.Shop
	d := s.Done(s.Inquiries.Log(b.who, &data.Inquiry{Customer: b.anna, Nature: "question", Words: "Do you fix watches?"}, app.Then{}))
	q, _ := s.Inquiries.Get(d.ID)
	if q.State != data.InquiryOpen || !q.Open() {
		t.Fatal(q.State)
	}
	s.Done(s.Inquiries.Promise(b.who, d.ID, "2026-11-23T16:00", ""))
	if q, _ = s.Inquiries.Get(d.ID); q.State != data.WaitingUs {
		t.Error(q.State)
	}
}
