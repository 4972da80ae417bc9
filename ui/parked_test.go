package ui

import (
	"encoding/json"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/uitest"
)

// note is a form of the tests: one field, with a draft.
type note struct {
	w     *Window
	field *kit.Entry
	draft app.Draft
	form  string
	asked kit.Route
}

func newNote(w *Window, form string) *note {
	n := &note{w: w, form: form}
	n.field = kit.NewEntry(w.h, kit.EntrySpec{})
	return n
}

func (n *note) Content() fyne.CanvasObject { return kit.Inset(20, 20, 20, 20, kit.Col(0, n.field)) }

func (n *note) Open(r kit.Route) {
	n.asked, n.draft = r, app.Draft{Kind: data.KindInquiry, Form: n.form}
	n.field.SetText("")
	if r.ID != 0 {
		d, err := n.w.a.Drafts.Get(data.Ref{Kind: data.KindInquiry, ID: r.ID})
		if err != nil {
			panic(err)
		}
		var words string
		if err := json.Unmarshal(d.Fields, &words); err != nil {
			panic(err)
		}
		n.draft = d
		n.field.SetText(words)
	}
}

func (n *note) Reload()               {}
func (n *note) Changed([]data.Change) {}
func (n *note) Focus()                { n.w.h.Focus(n.field) }

func (n *note) Parked() (kit.Parked, bool) {
	return kit.Parked{Icon: "phone-incoming", Title: "Inquiry, " + n.field.Text, Detail: n.draft.No, Route: kit.Route{Screen: n.form, ID: n.draft.ID}}, n.field.Text != ""
}

func (n *note) Keep() {
	d := n.draft
	d.Title, d.Parked = n.field.Text, false
	d, err := n.w.a.Drafts.Keep(n.w.who, d, n.field.Text)
	if err != nil {
		panic(err)
	}
	n.draft = d
}

// withNotes stands the window up with two forms of the tests.
func withNotes(t *testing.T) *stage {
	s := open(t)
	s.notes()
	return s
}

func (s *stage) notes() {
	for _, name := range []string{"note", "memo"} {
		s.W.table = append(s.W.table, screen{name: name, icon: "phone-incoming", title: "shell.log-inquiry", form: true, make: func(w *Window) kit.Screen { return newNote(w, name) }})
	}
	s.W.rebuild()
	s.W.begun()
}

func (s *stage) text() string { return s.W.cur.Screen.(*note).field.Text }

// parked holds how many forms wait; a task in hand has no status bar to say it.
func (s *stage) parked(n int) {
	s.Desk.T.Helper()
	if got := len(s.W.parked); got != n {
		s.Desk.T.Fatalf("%d forms are parked, not %d", got, n)
	}
}

func TestParkedForms(t *testing.T) {
	s := withNotes(t)
	s.Host.Open(kit.Route{Screen: "note"})
	s.Type("Joan")
	s.Host.Open(kit.Route{Screen: "memo"}) // the phone rings
	s.parked(1)
	s.Type("Ben")
	s.Press("F11")
	s.MustSay("2 parked")
	s.Press("F11")
	s.MustSay("Inquiry, Ben", "Inquiry, Joan", "digit takes one up")
	s.Check()
	s.Shot("shell/parked")
	s.Type("2")
	if got := s.text(); s.W.at.Screen != "note" || got != "Joan" {
		t.Fatalf("taken up: %v %q", s.W.at, got)
	}
	s.parked(1)
	s.Press("Esc", "F11", "Del")
	s.MustSay("1 parked")
}

func TestSameFormTwice(t *testing.T) {
	s := withNotes(t)
	s.Host.Open(kit.Route{Screen: "note"})
	s.Type("first")
	s.Host.Open(kit.Route{Screen: "note"})
	if got := s.text(); got != "" {
		t.Fatalf("the new form holds %q", got)
	}
	s.Type("second")
	s.Press("F11", "F11", "Enter")
	if got := s.text(); got != "second" {
		t.Fatalf("the newest is not first: %q", got)
	}
}

func TestNoSixthParkedForm(t *testing.T) {
	s := withNotes(t)
	for range app.MostParked + 1 {
		s.Host.Open(kit.Route{Screen: "note"})
		s.Type("x")
	}
	s.Host.Open(kit.Route{Screen: "memo"})
	s.MustSay("5 forms wait already")
	if s.W.at.Screen != "note" || s.text() != "x" {
		t.Fatal("the form in hand was lost")
	}
}

func TestFormsStandAgain(t *testing.T) {
	s := withNotes(t)
	s.Host.Open(kit.Route{Screen: "note"})
	s.Type("waits")
	s.Host.Open(kit.Route{Screen: "memo"})
	s.Type("in hand")
	s.Tick(2 * time.Second)
	s.W.keep() // what a form does by itself after each pause
	s.Reopen() // the power went
	s.W = New(s.Host, s.App, Options{File: s.Path, Folder: s.Dir})
	for _, name := range []string{"note", "memo"} {
		s.W.table = append(s.W.table, screen{name: name, icon: "phone-incoming", title: "shell.log-inquiry", form: true, make: func(w *Window) kit.Screen { return newNote(w, name) }})
	}
	s.W.Start()
	s.Layout()
	if s.W.at.Screen != "memo" || s.text() != "in hand" {
		t.Fatalf("at %v", s.W.at)
	}
	s.parked(1)
	s.Press("Esc", "F11")
	s.MustSay("waits")
}

func TestLanguageKeepsTheForm(t *testing.T) {
	s := withNotes(t)
	s.Host.Open(kit.Route{Screen: "note"})
	s.Type("halfway")
	s.W.speakIn("fil")
	s.Layout()
	if s.W.at.Screen != "note" || s.text() != "halfway" {
		t.Fatalf("at %v", s.W.at)
	}
	s.MustSay("Ngayon")
}

func TestConflictDialog(t *testing.T) {
	d := uitest.Open(t)
	d.Show(kit.Space(10, 10))
	var took []kit.Take
	d.Host.Conflict(kit.ConflictSpec{
		Title: "J-004217 was changed meanwhile", Text: "Your form was parked at 10:12; Ana saved the same job at 10:31. Nothing is lost: choose what holds.",
		Mine: kit.Version{Initials: "MP", Name: "Yours", Note: "typed 10:12 to 10:40"}, Theirs: kit.Version{Initials: "AR", Name: "Ana's", Note: "saved 10:31"},
		Fields: []kit.Clash{
			{Label: "Promised", Mine: "Tue 24 Nov, 17:00", Theirs: "Wed 25 Nov, 10:15", Take: kit.TakeTheirs},
			{Label: "Shelf", Mine: "B3", Theirs: "Bench 1"},
			{Label: "Diagnosis", Mine: "Port worn, pin 4 lifted. Battery 71 %. Replace both.", Theirs: "USB-C port worn. Battery swollen 0.4 mm: do not charge it any more.", Text: true},
		},
		Kept: "Your other 9 changes meet nothing of hers and are kept.", Save: func(t []kit.Take) { took = t },
	})
	d.Check()
	d.Shot("shell/conflict")
	d.Type("1")
	d.Press("→", "↓")
	d.Type("b")
	d.Press("Ctrl+Enter")
	if len(took) != 3 || took[0] != kit.TakeMine || took[1] != kit.TakeTheirs || took[2] != kit.TakeBoth {
		t.Fatalf("took %v", took)
	}
}
