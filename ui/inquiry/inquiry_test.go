package inquiry_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/ui/inquiry"
	"tanggapan/ui/kit"
	"tanggapan/ui/uitest"
)

// screen is what the tests show in a window.
type screen interface {
	kit.Screen
	kit.Keyed
}

// show puts a screen in a window without the rail, as the desk has it beside it.
func show(t *testing.T, s *apptest.Shop, lang string, th *kit.Theme, make func(*kit.Host) screen, r kit.Route) (*uitest.Desk, screen) {
	t.Helper()
	d := uitest.OpenSized(t, th, uitest.Width-kit.RailWidth-1, uitest.Height)
	d.Serve(s, lang)
	scr := make(d.Host)
	d.Host.OnKey, d.Host.OnShortcut = func(ev *fyne.KeyEvent) bool { return scr.Key(ev) }, func(c string) bool { return scr.Shortcut(c) }
	d.Show(scr.Content())
	scr.Open(r)
	scr.Focus()
	d.Layout()
	return d, scr
}

func form(s *apptest.Shop) func(*kit.Host) screen {
	return func(h *kit.Host) screen { return inquiry.NewForm(h, s.App) }
}

func list(s *apptest.Shop) func(*kit.Host) screen {
	return func(h *kit.Host) screen { return inquiry.NewList(h, s.App) }
}

func light() *kit.Theme { return kit.NewTheme(false, 1) }

// begona is a customer with a job in the house.
func begona(s *apptest.Shop) data.ID {
	c := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Begoña", Family: "Núñez-Santos", Alert: "Hears badly: speak slowly", Phones: []data.Phone{{Typed: "0917 555 0123"}}})).ID
	d := s.Done(s.Devices.Add(s.Who, &data.Device{Owner: c, DeviceKind: "phone", Brand: "Samsung", Model: "Galaxy S23", Serial: "RFCW40B8Q1X"})).ID
	s.Done(s.Jobs.TakeIn(s.Who, app.Intake{Job: data.Job{JobKind: data.Repair, Customer: c}, Devices: []app.IntakeDevice{{Job: data.JobDevice{Device: d, Words: "charges only at an angle"}}}}))
	return c
}

func one(t *testing.T, s *apptest.Shop, of data.ID) *data.Inquiry {
	t.Helper()
	hits, err := s.Search.Find("glass", data.KindInquiry)
	if err != nil || len(hits) != 1 {
		t.Fatalf("search finds %d inquiries: %v", len(hits), err)
	}
	q := hits[0].Record.(*data.Inquiry)
	if of != 0 && q.Customer != of {
		t.Fatalf("it is of customer %d", q.Customer)
	}
	return q
}

// TestDuty_O5_InquiryAnsweredAtOnce counts the keys, F2 included: at most 4.
func TestDuty_O5_InquiryAnsweredAtOnce(t *testing.T) {
	s := apptest.New(t)
	c := begona(s)
	d, _ := show(t, s, "en", light(), form(s), kit.Route{Screen: "inquiry"})
	keys := 1
	press := func(k string) { keys++; d.Press(k) }
	d.Type("nun")
	d.Tick(time.Second)
	press("Enter")
	d.Type("What does a back glass cost?")
	press("Tab")
	d.Type("₱1,250 with the labour.")
	press("F5")
	if keys > 4 {
		t.Errorf("%d keys", keys)
	}
	s.Reopen()
	q := one(t, s, c)
	if q.State != data.Resolved || !q.First || q.Answer == "" || q.About.Kind != data.KindJob {
		t.Errorf("kept: %+v", q)
	}
	talks, _ := s.Contacts.Of(data.Ref{Kind: data.KindCustomer, ID: c}, 10)
	if len(talks) != 2 {
		t.Errorf("%d contacts on the customer's timeline", len(talks))
	}
}

func TestDuty_H3_PromiseIsOnRecord(t *testing.T) {
	s := apptest.New(t)
	c := begona(s)
	d, _ := show(t, s, "en", light(), form(s), kit.Route{Screen: "inquiry"})
	d.Type("0917 555")
	d.Tick(time.Second)
	d.Press("Enter")
	d.Type("Is the glass still at the old price?")
	d.Check()
	d.CheckTabs()
	d.Press("F6")
	d.Type("3")
	d.Press("Ctrl+Enter")
	s.Reopen()
	q := one(t, s, c)
	if q.Promised != "2026-11-24T10:00" || q.State != data.WaitingUs {
		t.Fatalf("kept: %+v", q)
	}
	s.Later(24 * time.Hour)
	v, err := s.Today.View()
	if err != nil || len(v.Answers) != 1 || v.Answers[0].Ref.ID != q.ID {
		t.Fatalf("Today forgets it: %+v %v", v.Answers, err)
	}
}

func TestDuty_H2_EveryChannelAndAStranger(t *testing.T) {
	for i, c := range []data.Channel{data.ByPhone, data.WalkIn, data.Message, data.ByEmail, data.Letter} {
		s := apptest.New(t)
		d, _ := show(t, s, "en", light(), form(s), kit.Route{Screen: "inquiry"})
		d.Type("0998 555 0107")
		d.Tick(time.Second)
		d.Press("Esc")
		d.Press("Shift+Tab", "Shift+Tab")
		d.Type(string(rune('1' + i)))
		for i := 0; i < 12 && !typing(d); i++ {
			d.Press("Tab")
		}
		d.Type("Do you sell glass for it?")
		d.Press("Ctrl+Enter")
		q := one(t, s, 0)
		if q.Channel != c || q.CallerTel != "0998 555 0107" {
			t.Errorf("%s is kept as %s of %q", c, q.Channel, q.CallerTel)
		}
	}
}

func TestForm_NewPersonAndTheirDouble(t *testing.T) {
	s := apptest.New(t)
	c := begona(s)
	d, _ := show(t, s, "en", light(), form(s), kit.Route{Screen: "inquiry"})
	d.Type("Joan Cabahug")
	d.Tick(time.Second)
	d.Press("Insert")
	d.Type("+63 917 555 0123")
	d.Tick(time.Second)
	if !says(d, "Looks like Begoña Núñez-Santos") {
		t.Errorf("the double is not shown: %v", d.Texts())
	}
	d.Check()
	d.Press("Tab")
	for i := 0; i < 12 && !typing(d); i++ {
		d.Press("Tab")
	}
	d.Type("Sells glass?")
	d.Press("Ctrl+Enter")
	q := one(t, s, 0)
	if q.Customer == c || q.Customer == 0 {
		t.Fatalf("the new person was forced into the known one: %d", q.Customer)
	}
	if p, _ := s.Customers.Get(q.Customer); p.Given != "Joan" || p.Family != "Cabahug" || p.Phones[0].E164 != "+639175550123" {
		t.Errorf("kept: %+v", p)
	}
}

func TestForm_FaultsStandAtTheirFieldsAndNothingIsLost(t *testing.T) {
	s := apptest.New(t)
	d, _ := show(t, s, "en", light(), form(s), kit.Route{Screen: "inquiry"})
	d.Type("Ana")
	d.Tick(time.Second)
	d.Press("Esc", "Ctrl+Enter")
	if !says(d, "Ana") && len(d.Texts()) > 0 {
		t.Error("what was typed is gone")
	}
	if hits, _ := s.Search.Find("ana", data.KindInquiry); len(hits) != 0 {
		t.Error("an inquiry without words was kept")
	}
	d.Shot("inquiry-fault")
	d.Check()
}

// TestForm_StandsThereAgain: a form open when the program dies is there at the next start, and saving it twice makes one record.
func TestForm_StandsThereAgain(t *testing.T) {
	s := apptest.New(t)
	begona(s)
	d, _ := show(t, s, "en", light(), form(s), kit.Route{Screen: "inquiry"})
	d.Type("nun")
	d.Tick(time.Second)
	d.Press("Enter")
	d.Type("Is the glass still at the old price?")
	d.Tick(time.Second)
	drafts, err := s.Drafts.All()
	if err != nil || len(drafts) != 1 || drafts[0].No == "" {
		t.Fatalf("%d drafts: %v", len(drafts), err)
	}
	s.Reopen()
	again := kit.Route{Screen: "inquiry", ID: drafts[0].ID}
	d, _ = show(t, s, "en", light(), form(s), again)
	if !says(d, "Begoña Núñez-Santos") || !says(d, drafts[0].No) {
		t.Fatalf("the draft came back as %v", d.Texts())
	}
	d2, _ := show(t, s, "en", light(), form(s), again)
	d.Press("Ctrl+Enter")
	d2.Press("Ctrl+Enter")
	q := one(t, s, 0)
	if q.ID != drafts[0].ID || q.No != drafts[0].No {
		t.Errorf("kept as %s, promised as %s", q.No, drafts[0].No)
	}
	if left, _ := s.Drafts.All(); len(left) != 0 {
		t.Errorf("%d drafts left", len(left))
	}
}

func TestList_AnswerHandOverAndReadReceipt(t *testing.T) {
	s := apptest.New(t)
	c := begona(s)
	q := s.Done(s.Inquiries.Log(s.Who, &data.Inquiry{Customer: c, Nature: "price", Words: "Price of a back glass?", Mood: data.Worried}, app.Then{Promise: "2026-11-23T14:00"}))
	r := s.Done(s.Inquiries.Log(s.Who, &data.Inquiry{Caller: "Grace", Nature: "question", Words: "Open on Sunday?"}, app.Then{}))
	s.Later(4 * time.Hour)
	d, _ := show(t, s, "en", light(), list(s), kit.Route{Screen: "inquiries", ID: q.ID})
	for _, want := range []string{q.No, "42 min late", "Hears badly: speak slowly", "promised an answer"} {
		if !says(d, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	d.Check()
	d.Shot("inquiries")
	d.Press("F7")
	d.Layout()
	d.Press("Space")
	d.Type("ana")
	d.Press("Enter", "Tab")
	d.Type("Is the frame bent at that corner?")
	d.Press("Ctrl+Enter")
	got, _ := s.Inquiries.Get(q.ID)
	if got.State != data.HandedOver || got.Assigned != s.Ana {
		t.Fatalf("not handed over: %+v", got)
	}
	ana := *s
	ana.Who = data.Actor{Staff: s.Ana}
	d, _ = show(t, &ana, "en", light(), list(&ana), kit.Route{Screen: "inquiries", ID: q.ID})
	if fs, _ := s.Forwards.Of(q.ID); len(fs) != 1 || fs[0].Read == 0 || fs[0].ReadBy != s.Ana {
		t.Fatalf("no read receipt: %+v", fs)
	}
	d.Press("Enter")
	d.Type("The frame is straight. Glass ₱1,250.")
	d.Press("Ctrl+Enter")
	if got, _ = s.Inquiries.Get(q.ID); got.State != data.Resolved {
		t.Fatalf("not answered: %+v", got)
	}
	if tasks, _ := s.Tasks.Of(data.Ref{Kind: data.KindInquiry, ID: q.ID}); len(tasks) != 1 || tasks[0].Open() {
		t.Errorf("the promise still stands: %+v", tasks)
	}
	_ = r
}

func TestPictures(t *testing.T) {
	s := apptest.New(t)
	c := begona(s)
	s.Done(s.Inquiries.Log(s.Who, &data.Inquiry{Customer: c, Nature: "price", Words: "Price of a back glass?"}, app.Then{Promise: "2026-11-23T14:00"}))
	for name, dress := range map[string]struct {
		lang string
		th   *kit.Theme
	}{"inquiry": {"en", light()}, "inquiry-dark": {"en", kit.NewTheme(true, 1)}, "inquiry-fil": {"fil", light()}} {
		d, _ := show(t, s, dress.lang, dress.th, form(s), kit.Route{Screen: "inquiry"})
		d.Type("nun")
		d.Tick(time.Second)
		d.Shot(name + "-match")
		d.Press("Enter")
		d.Type("Quoted ₱1,200 for a back glass in March. Is that still the price, and can Ana do it together with the charging port?")
		d.Press("F6")
		d.Tick(time.Second)
		d.Check()
		d.Shot(name)
		l, _ := show(t, s, dress.lang, dress.th, list(s), kit.Route{Screen: "inquiries"})
		l.Check()
		l.Shot(name + "-list")
	}
}

// says looks for words on the screen; a space may be one that does not break.
func says(d *uitest.Desk, want string) bool {
	return strings.Contains(strings.ReplaceAll(strings.Join(d.Texts(), " "), "\u00a0", " "), want)
}

// typing says whether the keys are in a field of several lines.
func typing(d *uitest.Desk) bool {
	e, ok := d.Host.Focused().(*kit.Entry)
	return ok && e.MultiLine
}

// TestForm_EscKeepsTheDraft: leaving loses no typing, and what was saved does not wait any more.
func TestForm_EscKeepsTheDraft(t *testing.T) {
	s := apptest.New(t)
	begona(s)
	d, scr := show(t, s, "en", light(), form(s), kit.Route{Screen: "inquiry"})
	d.Type("nun")
	d.Press("Enter")
	d.Type("Is the glass in?")
	d.Press("Esc")
	if drafts, _ := s.Drafts.All(); len(drafts) != 1 {
		t.Fatalf("%d drafts are kept", len(drafts))
	}
	if _, typed := scr.(kit.Parkable).Parked(); !typed {
		t.Error("it would not wait among the parked forms")
	}
	d.Press("Ctrl+Enter")
	if _, typed := scr.(kit.Parkable).Parked(); typed {
		t.Error("a saved form would be parked")
	}
}

// TestForm_BookAndImpossibleTimes: saving goes on to the booking that was chosen, and a day that does not exist is said at its field.
func TestForm_BookAndImpossibleTimes(t *testing.T) {
	s := apptest.New(t)
	begona(s)
	d, _ := show(t, s, "en", light(), form(s), kit.Route{Screen: "inquiry"})
	d.Type("nun")
	d.Press("Enter")
	d.Type("Fit the glass?")
	d.Press("F6", "Shift+Tab")
	d.Press("Ctrl+A")
	d.Type("31 nov 5pm")
	d.Press("Ctrl+Enter")
	if hits, _ := s.Search.Find("glass", data.KindInquiry); len(hits) != 0 || len(d.Opened) != 0 {
		t.Fatalf("a promise for 31 November was kept: %v", hits)
	}
	d.Press("F4")
	if len(d.Opened) != 1 || d.Opened[0].Screen != "book" {
		t.Fatalf("it went on to %v", d.Opened)
	}
	one(t, s, 0)
}
