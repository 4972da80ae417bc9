package inquiry_test

import (
	"testing"
	"time"

	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/uitest"
)

// ask goes on to the customer's words and types them.
func ask(d *uitest.Desk, text string) {
	for i := 0; i < 14 && !typing(d); i++ {
		d.Press("Tab")
	}
	d.Type(text)
}

func TestDuty_D4_ComplaintsAndInquiriesByEachWay(t *testing.T) {
	for digit, want := range map[string]data.Channel{"1": data.ByPhone, "2": data.WalkIn, "4": data.ByEmail} {
		s := apptest.New(t)
		c := begona(s)
		d, _ := show(t, s, "en", light(), form(s), kit.Route{Screen: "inquiry"})
		d.Press("Shift+Tab", "Shift+Tab")
		d.Type(digit) // the channel; the choice goes on to the nature
		for i := 0; i < 8 && !says(d, "Complaint"); i++ {
			d.Type("6") // More
			d.Layout()
		}
		d.Type("1")
		d.Layout()
		for _, ok := d.Host.Focused().(*kit.Finder); !ok; _, ok = d.Host.Focused().(*kit.Finder) {
			d.Press("Tab")
		}
		d.Type("nun")
		d.Tick(time.Second)
		d.Press("Enter")
		ask(d, "The glass came loose after a week.")
		d.Press("Ctrl+Enter")
		s.Reopen()
		q := one(t, s, c)
		if q.Channel != want || q.Nature != "complaint" {
			t.Errorf("%s: kept as %s by %s", want, q.Nature, q.Channel)
		}
		talks, _ := s.Contacts.Of(data.Ref{Kind: data.KindCustomer, ID: c}, 10)
		if len(talks) != 1 || talks[0].Channel != want || talks[0].Direction != data.In {
			t.Errorf("%s: the customer's timeline has %+v", want, talks)
		}
	}
}

func TestDuty_R1_ConcernOfSomebodyNew(t *testing.T) {
	s := apptest.New(t)
	d, _ := show(t, s, "en", light(), form(s), kit.Route{Screen: "inquiry"})
	d.Type("Joan Cabahug")
	d.Tick(time.Second)
	d.Press("Ins")
	d.Type("0918 555 0166")
	ask(d, "Rain got in the bag; is the glass safe to charge?")
	d.Press("F6")
	d.Type("1")
	d.Press("Ctrl+Enter")
	s.Reopen()
	q := one(t, s, 0)
	found, err := s.Customers.Find("0166", 5)
	if err != nil || len(found) != 1 || found[0].ID != q.Customer || found[0].Family != "Cabahug" {
		t.Fatalf("who came first is found by phone as %v: %v", found, err)
	}
	if q.Promised == "" || !q.Open() {
		t.Errorf("her question waits without a promise: %+v", q)
	}
}

func TestDuty_O1_AdvisesFromWhatIsKnown(t *testing.T) {
	s := apptest.New(t)
	c := begona(s)
	d, _ := show(t, s, "en", light(), form(s), kit.Route{Screen: "inquiry"})
	d.Type("0123") // the last digits of the phone on the display
	d.Tick(time.Second)
	d.Press("Enter")
	if !says(d, "Galaxy S23") {
		t.Fatalf("the caller's open job is not in sight: %v", d.Texts())
	}
	ask(d, "Can the glass be done with it?")
	d.Press("Tab")
	d.Type("Yes, with the port it costs ₱1,450 together.")
	d.Press("F5")
	s.Reopen()
	q := one(t, s, c)
	if q.State != data.Resolved || !q.First || q.About.Kind != data.KindJob {
		t.Fatalf("kept: %+v", q)
	}
	sum, err := s.Summary.Day("2026-11-23")
	if err != nil || sum.Inquiries.FirstContact != 1 {
		t.Errorf("the day counts %d solved at first contact: %v", sum.Inquiries.FirstContact, err)
	}
}
