package part

import (
	"testing"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// TestOrderDraftedByKeys keeps an order without sending it, finds it again after a restart, and sends it.
func TestOrderDraftedByKeys(t *testing.T) {
	d := open(t, look{})
	d.supplier("Cebu Cell Parts")
	req := d.want(d.job(d.customer("Begoña", "Núñez-Santos", "0917 555 0123"), "Samsung", "Galaxy S23", "charges at an angle", "2026-11-24T17:00"), 1, data.Part{Name: "USB-C port board"}, "")
	d.show(kit.Route{Screen: "parts", ID: req})
	d.Press("Ctrl+S")
	d.Type("cebu")
	d.Press("Enter")
	d.Check()
	d.Press("Ctrl+S")
	if d.Host.Top() != nil {
		t.Fatalf("the draft is not kept: %q", d.Texts())
	}
	d.says("Order drafted", "Drafted, not sent yet.", "Send O-000001")
	d.Check()
	d.Shot("parts-draft")
	d.Reopen()
	d.speak("en")
	d.show(kit.Route{Screen: "parts", ID: req})
	d.says("Order drafted", "Send O-000001")
	d.Press("Ctrl+S") // nothing more to keep
	d.Press("Ctrl+Enter")
	w, err := d.PartRequests.Get(req)
	if err != nil || w.State != data.Ordered || w.Order.State != data.OrderSent {
		t.Fatalf("%+v %v", w.PartRequest, err)
	}
	if drafts, err := d.PartsOrders.Drafts(); err != nil || len(drafts) != 0 {
		t.Errorf("%d drafts, %v", len(drafts), err)
	}
}

// TestOrderAnswerDrafted keeps as a draft what an answer offers, with one key.
func TestOrderAnswerDrafted(t *testing.T) {
	d := open(t, look{})
	sup := d.supplier("Cebu Cell Parts")
	req := d.want(d.job(d.customer("Begoña", "Núñez-Santos", "0917 555 0123"), "Samsung", "Galaxy S23", "charges at an angle", "2026-11-24T17:00"), 2, data.Part{Name: "USB-C port board"}, "")
	d.ask(data.Ask{Request: req, Supplier: sup, Answer: data.AskYes, Price: 90000, Here: "2026-11-24T12:00"})
	d.show(kit.Route{Screen: "parts", ID: req})
	d.Type("1")
	d.Press("Ctrl+S")
	w, err := d.PartRequests.Get(req)
	if err != nil || w.State != data.Asked || w.Order == nil || w.Order.State != data.OrderDraft || w.Order.Lines[0].Cost != 90000 {
		t.Fatalf("%+v %+v %v", w.PartRequest, w.Order, err)
	}
	d.Check()
	d.Shot("parts-draft-answer")
	// Del takes the order back, not the wish.
	d.Press("Del")
	d.Type("Too dear")
	d.Press("Ctrl+Enter")
	if w, _ = d.PartRequests.Get(req); !w.Open() || w.Order != nil {
		t.Errorf("%+v", w.PartRequest)
	}
}
