package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/app/desk"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/uitest"
)

// stage is a window over a real shop, in a test.
type stage struct {
	*uitest.Desk
	*apptest.Shop
	W *Window
}

// open stands the window up over the test's shop, with Marco at the desk.
func open(t *testing.T) *stage { return openWith(t, uitest.Open(t)) }

func openWith(t *testing.T, d *uitest.Desk) *stage {
	t.Helper()
	s := &stage{Desk: d, Shop: apptest.New(t)}
	s.App.Computer().Change(func(c *app.Computer) { c.People = map[string]uint64{s.Path: uint64(s.Marco)} })
	s.start()
	return s
}

// start opens the window over the file as a start of the program does.
func (s *stage) start() {
	s.Desk.T.Helper()
	s.W = New(s.Host, s.App, Options{File: s.Path, Version: "1.0", Folder: s.Dir})
	s.W.Start()
	s.Window.Resize(s.Window.Canvas().Size())
	s.Layout()
}

// again closes the program and starts it anew on the same file.
func (s *stage) again() {
	s.Desk.T.Helper()
	s.Reopen()
	s.start()
}

func TestShell(t *testing.T) {
	s := open(t)
	s.MustSay("Harbour Bench", "Repairs · Cebu City", "Marco P.", "Clerk · till 18:00", "All saved", "English", "All keys")
	s.Check()
	s.Shot("shell/today")
}

func TestRailByKeys(t *testing.T) {
	s := open(t)
	for _, sc := range s.W.table {
		if sc.digit == "" {
			continue
		}
		s.Press("Alt+" + sc.digit)
		if s.W.at.Screen != sc.name {
			t.Errorf("Alt+%s is at %q, not %q", sc.digit, s.W.at.Screen, sc.name)
		}
		s.Check()
	}
	s.Press("Alt+←")
}

func TestNarrowWindow(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1180, Height: 680}, {Width: 1366, Height: 700}, {Width: 1800, Height: 1000}} {
		s := openWith(t, uitest.OpenSized(t, kit.NewTheme(false, 1), size.Width, size.Height))
		if narrow := size.Width < kit.NarrowWindow; narrow == s.Says("Marco P.") {
			t.Errorf("%v: the rail is wrong", size)
		}
		s.Check()
	}
}

func TestAllKeysFlash(t *testing.T) {
	s := open(t)
	s.Press("F1")
	s.MustSay("All keys", "Search everything", "Undo the last act")
	s.Check()
	s.Shot("shell/keys")
	s.Press("F3", "Ctrl+Z")
	if s.Host.Top() == nil {
		t.Fatal("a key pressed in the list of keys did more than flash")
	}
	s.Press("Esc")
	if s.Host.Top() != nil {
		t.Fatal("Esc does not leave the list of keys")
	}
}

func TestUndoRedoByKeys(t *testing.T) {
	s := open(t)
	done := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Begoña", Family: "Núñez"}))
	s.Press("Ctrl+Z")
	s.MustSay("Undone: Customer added, " + done.No)
	if hits, err := s.Search.Find("begona"); err != nil || len(hits) != 0 {
		t.Fatalf("the undone customer is still found: %v %v", hits, err)
	}
	s.Press("Ctrl+Y")
	s.MustSay("Done again: Customer added")
	if hits, err := s.Search.Find("begona"); err != nil || len(hits) != 1 {
		t.Fatalf("the customer is not back: %v %v", hits, err)
	}
	s.Press("Alt+Z", "Ctrl+Z")
	s.Press("Ctrl+Z")
	s.MustSay("There is nothing to undo.")
}

func TestPalette(t *testing.T) {
	s := open(t)
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Begoña", Family: "Núñez-Santos", Phones: []data.Phone{{N: 1, Typed: "0917 555 0123"}}}))
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Maricel", Family: "Nuñeza"}))
	s.Press("Ctrl+K")
	s.Check()
	s.Shot("shell/commands")
	s.Type("nun")
	s.MustSay("2 found")
	s.Check()
	s.Shot("shell/search")
	s.Type("zzz")
	s.MustSay("Nothing has “nunzzz”")
	s.Check()
	s.Press("Esc")
	if s.Host.Top() != nil {
		t.Fatal("Esc does not close the search")
	}
	s.Press("Ctrl+K")
	s.Type("all k")
	s.Press("Enter")
	s.MustSay("Press one to see what it does here")
	s.Press("Esc")
}

func TestPaletteMarks(t *testing.T) {
	got := matches("Galaxy S23, Begoña Núñez-Santos", "nun s23")
	if len(got) != 2 || "Galaxy S23, Begoña Núñez-Santos"[got[0].From:got[0].To] != "S23" || "Galaxy S23, Begoña Núñez-Santos"[got[1].From:got[1].To] != "Núñ" {
		t.Fatalf("marked %v", got)
	}
}

func TestPaletteShowsVisibleMatchesFirst(t *testing.T) {
	got := seenFirst([]app.Hit{{Title: "Tisa Siomai Corner", Detail: "+63 910 555 0685"}, {Title: "Eric San Jose"}, {Title: "Apple MacBook Pro 13", Detail: "Eric San Jose"}}, "san")
	if len(got) != 3 || got[0].Title != "Eric San Jose" || got[1].Title != "Apple MacBook Pro 13" || got[2].Title != "Tisa Siomai Corner" {
		t.Fatalf("%+v", got)
	}
}

func TestChangePerson(t *testing.T) {
	s := open(t)
	s.Done(s.Staff.SetPIN(data.Actor{Staff: s.Ana}, s.Ana, "4711"))
	s.Press("Alt+U")
	s.MustSay("Jun Villar", "digit chooses")
	s.Check()
	s.Type("3")
	if s.W.who.Staff != s.Jun {
		t.Fatalf("%v acts, not Jun", s.W.who)
	}
	s.MustSay("Jun", "Technician · 18:00")
	s.Press("Alt+U")
	s.Type("1")
	s.MustSay("Ana’s PIN, then Enter.")
	s.Type("1111")
	s.Press("Enter")
	s.MustSay("That is not the PIN")
	if s.W.who.Staff != s.Jun {
		t.Fatal("a wrong PIN let somebody in")
	}
	s.Check()
	s.Type("4711")
	s.Press("Enter")
	if s.W.who.Staff != s.Ana {
		t.Fatal("the right PIN did not let Ana in")
	}
	s.again()
	s.MustSay("Ana’s PIN, then Enter.")
	if s.W.who.Staff != 0 {
		t.Fatal("somebody acts before the PIN")
	}
	s.Press("Esc")
	s.MustSay("Ana’s PIN, then Enter.")
}

func TestLanguageOfPerson(t *testing.T) {
	s := open(t)
	jun, err := s.Staff.Get(s.Jun)
	if err != nil {
		t.Fatal(err)
	}
	jun.Language = "fil"
	s.Done(s.Staff.Change(data.Actor{Staff: s.Ana}, jun))
	s.Press("Alt+U")
	s.Type("3")
	s.MustSay("Lahat ng key", "Maghanap kahit ano", "Filipino")
	s.Check()
	s.Shot("shell/today-fil")
}

func TestScanOpensRecord(t *testing.T) {
	s := open(t)
	done := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Begoña", Family: "Núñez"}))
	s.Scan(strings.ReplaceAll(done.No, "-", ""))
	if !s.W.has("customers") {
		s.MustSay("1 found")
		return
	}
	if s.W.at.Screen != "customers" || s.W.at.ID != done.ID {
		t.Fatalf("the scan opened %v", s.W.at)
	}
}

func TestStorageFault(t *testing.T) {
	s := open(t)
	s.App.Close()
	if err := os.Chmod(s.Path, 0o444); err != nil {
		t.Fatal(err)
	}
	if err := s.W.openFile(s.Path, true); err != nil {
		t.Fatal(err)
	}
	s.MustSay("This file is only looked at", "Looking only", "read only")
	s.Check()
	s.Shot("shell/looking")
	s.Press("F2", "F3")
	if s.W.cur.form {
		t.Fatal("a form opened while nothing can be saved")
	}
}

// TestDuty_R2_FindsWhatIsAsked finds a customer's job by the last digits of a phone, as it is asked for at the counter, and again after
// a restart by scanning the ticket.
func TestDuty_R2_FindsWhatIsAsked(t *testing.T) {
	s := open(t)
	took := s.Done(s.Jobs.TakeIn(s.Who, app.Intake{
		Customer: &data.Customer{Given: "Begoña", Family: "Núñez-Santos", Phones: []data.Phone{{N: 1, Typed: "0917 555 0123"}}},
		Devices:  []app.IntakeDevice{{New: &data.Device{DeviceKind: "phone", Brand: "Samsung", Model: "Galaxy S23"}, Job: data.JobDevice{Words: "It charges only at an angle"}}},
	}))
	s.Press("Ctrl+K")
	s.Type("0123")
	s.MustSay("Galaxy S23")
	s.Press("Enter")
	if s.W.at.Screen != "job" || s.W.at.ID != took.ID {
		t.Fatalf("Enter opened %v", s.W.at)
	}
	s.MustSay(took.No, "Begoña Núñez-Santos", "+63 917 555 0123")
	s.again()
	s.Scan(strings.ReplaceAll(took.No, "-", "") + "D1")
	if s.W.at.Screen != "job" || s.W.at.ID != took.ID {
		t.Fatalf("the scan opened %v", s.W.at)
	}
}

// TestFirstStart goes from nothing to a shop by keys alone; the next start opens it.
func TestFirstStart(t *testing.T) {
	d := uitest.Open(t)
	dir := t.TempDir()
	dk, err := desk.Open(filepath.Join(dir, "desk"))
	if err != nil {
		t.Fatal(err)
	}
	a := app.New(app.Deps{Now: uitest.Now, Desk: dk, Sync: true})
	t.Cleanup(func() { a.Close() })
	start := func() *Window {
		w := New(d.Host, a, Options{Version: "1.0", Folder: filepath.Join(dir, "shops")})
		w.Start()
		d.Window.Resize(d.Window.Canvas().Size())
		d.Layout()
		return w
	}
	start()
	d.Check()
	d.Shot("shell/empty")
	d.Press("Enter")
	d.Check()
	d.Type("Harbour: Bench/Repairs")
	d.Press("Tab")
	d.Type("Cebu City")
	d.Shot("shell/setup-1")
	d.Tick(time.Second)
	start() // the window was closed and opened again: the answers stand
	if !d.Says("What shop is it?") {
		t.Fatalf("the questions do not stand again: %q", d.Texts())
	}
	d.Press("Ctrl+Enter")
	d.Check()
	d.Shot("shell/setup-2")
	d.Press("Ctrl+Enter", "Ctrl+Enter")
	if !d.Says("Your name goes on what you do") {
		t.Fatal("a shop without a person went on")
	}
	d.Type("Ana")
	d.Press("Tab")
	d.Type("Reyes")
	d.Check()
	d.Shot("shell/setup-3")
	d.Press("Ctrl+Enter")
	d.Check()
	d.Shot("shell/setup-4")
	d.Press("Ctrl+Enter")
	if !d.Says("Ana Reyes") || !d.Says("Owner · till 18:00") {
		t.Fatalf("the desk is not open: %q", d.Texts())
	}
	if _, err := os.Stat(filepath.Join(dir, "shops", "Harbour Bench Repairs.tgp")); err != nil {
		t.Fatal(err)
	}
	shop, err := a.Shop.Get()
	if err != nil || shop.Name != "Harbour: Bench/Repairs" || shop.City != "Cebu City" || shop.Hours[6].To != 13*60 {
		t.Fatalf("the shop is %+v, %v", shop, err)
	}
	a.Close()
	w := start()
	if w.person == nil || w.person.Given != "Ana" {
		t.Fatal("the next start does not open the shop with its person")
	}
}

// TestDamagedFile spoils a record on the disk under the open file: reading it must show the fault and take all writing away.
func TestDamagedFile(t *testing.T) {
	s := open(t)
	done := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Qwertzuiop", Family: "Asdfghjkl"}))
	later := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Ramil", Family: "Yu"}))
	f, err := os.OpenFile(s.Path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	raw, err := os.ReadFile(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	spoilt := 0
	for at := 0; ; {
		i := strings.Index(string(raw[at:]), "Qwertzuiop")
		if i < 0 {
			break
		}
		at += i + 1
		if _, err := f.WriteAt([]byte("X"), int64(at)); err != nil {
			t.Fatal(err)
		}
		spoilt++
	}
	if _, err := s.Customers.Get(done.ID); spoilt == 0 || err == nil {
		t.Fatalf("%d places were spoilt and reading says %v", spoilt, err)
	}
	s.Tick(time.Minute)
	s.MustSay("The data file takes no more writing since 10:42:", "Not saving since 10:42:", "Try this file again", "read only", "What happened", "Stopped writing", "This computer knows of no copy", "Saved: Customer added, "+later.No)
	s.Check()
	s.CheckTabs()
	s.Shot("shell/fault")
	s.Type("2")
	s.MustSay("Tried this file again: ")
	if s.State().Path != s.Path || s.State().ReadOnly == nil {
		t.Fatalf("a spoilt file tried again stands as %+v", s.State())
	}
	s.Press("Ctrl+Shift+C")
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(got, "Tried this file again") || !strings.Contains(got, s.Path) {
		t.Errorf("for support is copied: %q", got)
	}
	s.Press("F2")
	if s.W.cur.form {
		t.Fatal("a form opened while nothing can be saved")
	}
	s.Press("Alt+1")
	s.MustSay("The data file takes no more writing since 10:42")
	s.Check()
}

// TestFaultMends goes on in the same file once it is whole again, with the same person and the screen before.
func TestFaultMends(t *testing.T) {
	s := open(t)
	done := s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Qwertzuiop", Family: "Asdfghjkl"}))
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Ramil", Family: "Yu"}))
	s.Later(time.Minute)
	s.Press("F12") // a copy, to go on in
	s.MustSay("Copy made and read back")
	raw, err := os.ReadFile(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	at := int64(strings.Index(string(raw), "Qwertzuiop"))
	spoil := func(b string) {
		f, err := os.OpenFile(s.Path, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for i := int64(0); at+i < int64(len(raw)); {
			n := strings.Index(string(raw[at+i:]), "Qwertzuiop")
			if n < 0 {
				return
			}
			i += int64(n)
			if _, err := f.WriteAt([]byte(b), at+i); err != nil {
				t.Fatal(err)
			}
			i++
		}
	}
	spoil("X")
	if _, err := s.Customers.Get(done.ID); err == nil {
		t.Fatal("a spoilt record is read")
	}
	s.Tick(time.Minute)
	s.MustSay("Go on in the newest copy", "No saved act is missing in it", "Newest copy read back: whole")
	s.Check()
	s.Shot("shell/fault-copy")
	spoil("Q")
	s.Type("2")
	s.MustSay("The file is whole and takes changes again")
	if s.W.at.Screen != "today" || s.W.person == nil || s.State().ReadOnly != nil {
		t.Fatalf("after that: %v %v", s.W.at, s.State().ReadOnly)
	}
	s.Press("F2")
	if !s.W.cur.form {
		t.Fatal("nothing can be logged in a file that is whole again")
	}
}

// TestKeysArePrinted prints the list of keys, those of every screen with it.
func TestKeysArePrinted(t *testing.T) {
	s := open(t)
	page := s.W.keyPage()
	if len(page.Groups) < 10 {
		t.Fatalf("%d groups", len(page.Groups))
	}
	s.Press("F1", "F9")
	s.MustSay("The list of keys is on its way to the printer")
	if s.Host.Top() == nil {
		t.Error("printing closes the list")
	}
	if jobs := s.Printer.Jobs(); len(jobs) != 1 || !strings.Contains(jobs[0].Doc.Words(), "Search everything") || !strings.Contains(jobs[0].Doc.Words(), "BOOK HERE") && !strings.Contains(jobs[0].Doc.Words(), "Book here") {
		t.Fatalf("%d papers were printed", len(jobs))
	}
}

// TestStopsACopy shows in the status bar how far a copy is, and stops it by key.
func TestStopsACopy(t *testing.T) {
	s := open(t)
	ctx, stop := context.WithCancel(context.Background())
	s.W.stopCopy = stop
	s.W.copied100(ctx)(42, 100)
	s.MustSay("Making a copy and reading it back: 42 %", "Stop")
	s.Check()
	s.Press("Alt+F12")
	if ctx.Err() == nil {
		t.Fatal("the copy goes on")
	}
}

// TestFileIsGone moves the open file away: the next save says so, on one page and in no other words, and the file goes on in its place.
func TestFileIsGone(t *testing.T) {
	s := open(t)
	s.Done(s.Customers.Add(s.Who, &data.Customer{Given: "Begoña", Family: "Núñez"}))
	if err := os.Rename(s.Path, s.Path+".away"); err != nil {
		t.Fatal(err)
	}
	s.Press("F2")
	s.Type("Ramil Yu")
	s.Tick(time.Second)
	s.MustSay("The file was taken from its place while it was open.")
	if s.Says("No form stands open with words in it") {
		t.Error("the form that could not be kept is not listed")
	}
	if s.Host.Top() != nil {
		t.Errorf("a box stands over the page: %q", s.Texts())
	}
	s.Check()
	s.Shot("shell/gone")
	s.Press("Enter")
	s.MustSay("The file is whole and takes changes again")
	if hits, err := s.Search.Find("begona"); err != nil || len(hits) != 1 {
		t.Fatalf("what was saved is not there: %v %v", hits, err)
	}
	s.Press("F11", "Enter")
	s.MustSay("Ramil Yu")
	s.Press("Ctrl+Enter") // goes to the words, which are needed
	s.Type("Is it here?")
	s.Press("Ctrl+Enter")
	if hits, err := s.Search.Find("ramil"); err != nil || len(hits) == 0 {
		t.Fatalf("the form cannot be saved: %v; %q", err, s.Texts())
	}
}

// TestSaysWhatCannotBePrinted prints a ticket whose words have a character that no font has.
func TestSaysWhatCannotBePrinted(t *testing.T) {
	s := open(t)
	const odd = "\U0001FADF" // of no script that is drawn
	took := s.Done(s.Jobs.TakeIn(s.Who, app.Intake{
		Customer: &data.Customer{Given: "Begoña" + odd, Family: "Núñez", Phones: []data.Phone{{N: 1, Typed: "0917 555 0123"}}},
		Devices:  []app.IntakeDevice{{New: &data.Device{DeviceKind: "phone", Brand: "Samsung"}, Job: data.JobDevice{Words: "Dead"}}},
	}))
	s.Done(s.PrintJobs.Print(s.Who, data.Ref{Kind: data.KindJob, ID: took.ID}, app.PaperTicket))
	s.App.Step()
	_, doc, err := s.App.Papers.Render(data.KindJob, took.ID, app.PaperTicket, "")
	if err != nil {
		t.Fatal(err)
	}
	if doc.Missing() == "" {
		t.Skip("a font of this computer has it")
	}
	s.MustSay("No font prints " + odd)
	s.Check()
}
