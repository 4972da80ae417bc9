package today_test

import (
	"strings"
	"testing"
	"time"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/today"
	"tanggapan/ui/uitest"
)

// open shows Today of a shop in a window.
func open(t *testing.T, s *apptest.Shop, lang string, th *kit.Theme) (*uitest.Desk, *today.Screen) {
	t.Helper()
	d := uitest.OpenSized(t, th, uitest.Width-kit.RailWidth-1, uitest.Height-kit.TopBar-kit.StatusBar-2)
	d.Serve(s, lang)
	scr := today.New(d.Host, s.App)
	d.Show(scr.Content())
	scr.Open(kit.Route{})
	scr.Focus()
	d.Layout()
	return d, scr
}

// day makes a shop whose day is in full swing.
func day(t *testing.T) *apptest.Shop {
	s := apptest.New(t)
	for i, c := range []struct{ given, family, phone, asks string }{
		{"Begoña", "Núñez", "0917 555 0123", "Price of a back glass for Galaxy S23?"},
		{"Delfin", "Abarquez", "0917 555 0124", "Can Jun come to Talisay this week?"},
		{"Lourdes", "Tan", "0917 555 0125", "Is the Brother SE600 foot in stock?"},
	} {
		s.Clock = s.Clock.Add(-3 * time.Hour)
		id := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: c.given, Family: c.family, Phones: []data.Phone{{Typed: c.phone}}})).ID
		due := []data.Local{"2026-11-23T09:30", "2026-11-23T10:15", "2026-11-23T11:00"}[i]
		s.Done(s.Inquiries.Log(s.Who, &data.Inquiry{Customer: id, Nature: "question", Words: c.asks}, app.Then{Promise: due}))
		s.Clock = s.Clock.Add(3 * time.Hour)
	}
	j := s.Done(s.Jobs.TakeIn(s.Who, app.Intake{Job: data.Job{JobKind: data.Repair, Words: "MacBook Air keyboard"}, Customer: &data.Customer{Given: "Jomar", Family: "Villanueva", Phones: []data.Phone{{Typed: "0918 555 0001"}}}}))
	s.Done(s.Jobs.Move(s.Who, data.Ready, "", "", j.ID))
	k := s.Done(s.Jobs.TakeIn(s.Who, app.Intake{Job: data.Job{JobKind: data.Repair, Words: "Singer 4423, timing belt"}, Customer: &data.Customer{Given: "Consuelo", Family: "Yu", Prefix: "Sr.", Phones: []data.Phone{{Typed: "0918 555 0002"}}}}))
	s.Done(s.Appointments.Book(s.Who, &data.Appointment{Job: k.ID, Technician: s.Ana, Start: "2026-11-23T13:30", End: "2026-11-23T14:30"}, app.Override{}))
	return s
}

// says looks for words on the screen; a space may be one that does not break.
func says(d *uitest.Desk, want string) bool {
	return strings.Contains(strings.ReplaceAll(strings.Join(d.Texts(), " "), "\u00a0", " "), want)
}

func TestDuty_H3_PromiseStandsOnTodayLateAndKept(t *testing.T) {
	s := day(t)
	d, _ := open(t, s, "en", kit.NewTheme(false, 1))
	for _, want := range []string{"09:30", "1 h 12 late", "27 min late", "in 18 min", "2 overdue", "Begoña Núñez"} {
		if !says(d, want) {
			t.Errorf("Today does not say %q: %v", want, d.Texts())
		}
	}
	d.Check()
	d.Shot("today")
	// The first overdue row has the keys: Enter answers it.
	d.Press("Enter")
	if len(d.Opened) != 1 || d.Opened[0].Screen != "inquiries" {
		t.Fatalf("Enter opened %v", d.Opened)
	}
	first := d.Opened[0].ID
	s.Done(s.Inquiries.Answer(s.Who, first, "₱1,250 and the labour.", data.ByPhone, "price list"))
	s.Reopen()
	d, _ = open(t, s, "en", kit.NewTheme(false, 1))
	if says(d, "1 h 12 late") {
		t.Error("an answered promise still stands as late")
	}
	sum, err := s.Summary.Day("2026-11-23")
	if err != nil || sum.Inquiries.Due != 3 || sum.Inquiries.Kept != 0 || sum.Inquiries.Missed != 2 {
		t.Errorf("the day counts promises wrong: %+v %v", sum.Inquiries, err)
	}
}

func TestToday_TellsWithWordsAndUndo(t *testing.T) {
	s := day(t)
	d, scr := open(t, s, "en", kit.NewTheme(false, 1))
	d.Press("Down", "Down", "Down", "Enter")
	d.Layout()
	d.Shot("today-tell")
	if !d.Says("What to say") {
		t.Fatalf("no words to say: %v", d.Texts())
	}
	d.Press("Ctrl+Enter")
	scr.Reload()
	v, err := s.Today.View()
	if err != nil || len(v.Ready) != 1 || v.Ready[0].Task != nil || v.Ready[0].Tries != 1 {
		t.Fatalf("the customer is still to be told: %v %v", v.Ready, err)
	}
	c, _ := s.Contacts.Of(v.Ready[0].Ref, 10)
	if len(c) != 1 || c[0].Direction != data.Out {
		t.Fatalf("what was said is not on record: %v", c)
	}
}

func TestToday_EmptyAndInAllDress(t *testing.T) {
	s := apptest.New(t)
	d, _ := open(t, s, "en", kit.NewTheme(false, 1))
	if !d.Says("Every promise is kept") {
		t.Errorf("the empty day says %v", d.Texts())
	}
	d.Check()
	d.Shot("today-empty")
	s = day(t)
	for name, th := range map[string]*kit.Theme{"today-fil": kit.NewTheme(false, 1), "today-fil-dark": kit.NewTheme(true, 1.15)} {
		d, _ = open(t, s, "fil", th)
		d.Check()
		d.Shot(name)
	}
}
