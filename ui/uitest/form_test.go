package uitest_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tanggapan/ui/kit"
	"tanggapan/ui/uitest"
)

// sample is a form with every kind of field, as a screen builds one.
type sample struct {
	form   *kit.Form
	who    *kit.Finder
	came   *kit.Chips
	says   *kit.Entry
	cond   *kit.Tri
	then   *kit.Tiles
	when   *kit.When
	by     *kit.Choice
	money  *kit.Money
	row    *kit.FormRow
	picked string
	fresh  string
	saved  int
	kept   int
	save   *kit.Button
}

func newSample(h *kit.Host) *sample {
	s := &sample{}
	side := kit.Col(8, kit.NewHeading("Begoña Núñez-Santos", "Customer 0412"),
		kit.NewBanner(kit.State{Icon: "triangle-alert", Text: "Hears badly: speak slowly", Tone: kit.Amber}, "Noted by Ana, 4 Feb 2026"),
		kit.Col(0, kit.NewFact("Phone", "+63 917 555 0123", 84), kit.NewFact("Contact by", "SMS, after 17:00", 84)),
		kit.NewHeading("Open now", "1"), kit.SideLine("phone-incoming", kit.Ink2, "Is the S23 ready?", "Sat 16:10"))
	s.form = kit.NewForm(h, kit.FormSpec{Icon: "wrench", Title: "Take in job", Sub: "J-004226 · started 10:41", Side: side, Keep: func(done func(error)) { s.kept++; done(nil) }})
	s.who = kit.NewFinder(h, kit.FinderSpec{
		Query: query, OnPick: func(m kit.Match) { s.picked = m.Title },
		New: func(t string) string { return "New customer “" + t + "”" }, OnNew: func(t string) { s.fresh = t },
	})
	s.came = kit.NewChips(h, kit.ChipsSpec{Move: true, Items: []kit.Chip{{Value: "phone", Text: "Phone", Icon: "phone"}, {Value: "walk", Text: "Walk-in", Icon: "store"}, {Value: "mail", Text: "E-mail", Icon: "mail"}}, OnChange: s.form.Touch})
	s.came.Select("phone")
	s.says = kit.NewEntry(h, kit.EntrySpec{Lines: 2, OnChange: func(string) { s.form.Touch() }})
	s.cond = kit.NewTri(h, 4, []kit.TriItem{{Value: "p", Text: "Powers on"}, {Value: "d", Text: "Display"}, {Value: "t", Text: "Touch"}, {Value: "c", Text: "Charging"}, {Value: "r", Text: "Rear camera"}}, s.form.Touch)
	s.then = kit.NewTiles(h, 80, []kit.Tile{{Value: "done", Icon: "circle-check", Text: "Resolved now", Note: "Close with the answer", Key: "F5"}, {Value: "promise", Icon: "clock", Text: "Promise", Note: "Answer by 14:00", Key: "F6"}, {Value: "book", Icon: "calendar-plus", Text: "Book a visit", Note: "Next: 13:30 Jun", Key: "F4"}, {Value: "hand", Icon: "arrow-up-right", Text: "Hand over", Note: "To Mrs. Reyes", Key: "F7"}}, s.form.Touch)
	s.when = kit.NewWhen(h, "", nil)
	s.by = kit.NewChoice(h, kit.ChoiceSpec{Options: []kit.Option{{Value: "m", Text: "Marco P."}, {Value: "a", Text: "Ana Reyes"}, {Value: "j", Text: "Jun Villar"}}})
	s.by.Select("m")
	s.money = kit.NewMoney(h, "0.00", nil)
	f := s.form
	f.Row("Who", "", s.who)
	f.Row("Came by", "", s.came)
	f.Row("Says", "her own words", s.says)
	f.Row("Condition", "Space to set", s.cond)
	f.Row("Then", "", s.then)
	s.row = f.Row("Answer by", "", kit.Wide(146, s.when), kit.Spring(), kit.Beside("by"), kit.Wide(118, s.by))
	f.Row("Deposit", "", kit.Wide(104, s.money))
	s.save = kit.NewButton(h, kit.ButtonSpec{Text: "Save and print 3 papers", Icon: "printer", Key: "Ctrl+Enter", Kind: kit.InkButton, Do: func() { s.saved++ }})
	f.SetActs(kit.NewButton(h, kit.ButtonSpec{Text: "Cancel", Key: "Esc", Kind: kit.Ghost}), kit.NewButton(h, kit.ButtonSpec{Text: "Save only", Key: "Ctrl+S"}), s.save)
	f.SetFoot("Prints job sheet, claim ticket and device label")
	return s
}

func query(text string) ([]kit.Match, int, error) {
	if text == "nobody" {
		return nil, 0, nil
	}
	m := func(name, mark string) []kit.Range {
		i := strings.Index(name, mark)
		return []kit.Range{{From: i, To: i + len(mark)}}
	}
	return []kit.Match{
		{
			Title: "Begoña Núñez-Santos", Marks: m("Begoña Núñez-Santos", "Núñ"), Note: "+63 917 555 0123", Second: "Galaxy S23 · MacBook Air · Brother SE600", Initials: "BN",
			Tags: []kit.State{{Icon: "wrench", Text: "1 open", Tone: kit.Blue}, {Icon: "wallet", Text: "Owes ₱1,200", Tone: kit.Red}},
		},
		{Title: "Ricardo Nunag", Marks: m("Ricardo Nunag", "Nun"), Note: "+63 32 555 0177", Second: "HP M404 printer, shelf C2 · San Nicolas Parish", Initials: "RN", Tags: []kit.State{{Icon: "circle-check", Text: "Ready", Tone: kit.Green}}},
		{Title: "Maricel Nuñeza", Marks: m("Maricel Nuñeza", "Nuñ"), Note: "+63 995 555 0140", Second: "No open job · last here 4 Feb 2026", Initials: "MN"},
	}, 1204, nil
}

func open(t *testing.T) (*uitest.Desk, *sample) {
	d := uitest.Open(t)
	s := newSample(d.Host)
	d.Show(kit.FullRow(0, kit.Wide(191, kit.NewBox(kit.Box{Fill: kit.Ground})), kit.Grow(s.form.Content())))
	d.Host.Focus(s.who)
	return d, s
}

func TestFormIsWorkedByKeys(t *testing.T) {
	d, s := open(t)
	d.Type("nun")
	if !s.who.Opened() || !d.Says("Maricel") && !d.Says("eza") {
		t.Fatalf("no matches on screen: %q", d.Texts())
	}
	d.Shot("form-match")
	d.Check()
	d.Press("Down", "Enter")
	if s.picked != "Ricardo Nunag" || s.who.Opened() {
		t.Fatalf("picked %q, open %v", s.picked, s.who.Opened())
	}
	d.Press("Tab")
	d.Type("3")
	if s.came.Selected() != "mail" || !s.says.HasFocus() {
		t.Fatalf("a digit chose %q; the next field has the keys: %v", s.came.Selected(), s.says.HasFocus())
	}
	d.Type("It only charges at an angle")
	d.Press("Tab", "Space", "Right", "Space", "Space")
	if s.cond.Get("p") != kit.Works || s.cond.Get("d") != kit.Fault {
		t.Fatalf("findings %v %v", s.cond.Get("p"), s.cond.Get("d"))
	}
	d.Type("a")
	if s.cond.Get("c") != kit.Works || s.cond.Get("d") != kit.Fault {
		t.Fatal("A sets what is not tested, and only that")
	}
	d.Press("Tab", "Right")
	if s.then.Selected() != "promise" {
		t.Fatalf("tile %q", s.then.Selected())
	}
	d.Press("Tab")
	d.Type("tomorrow 5pm")
	d.Press("Tab")
	if v, err := s.when.Value(); err != nil || v != "2026-11-24T17:00" {
		t.Fatalf("when %q %v (%q)", v, err, s.when.Text)
	}
	d.Type("an")
	d.Shot("form-choice")
	d.Press("Enter")
	if s.by.Selected() != "a" {
		t.Fatalf("typing chose %q", s.by.Selected())
	}
	d.Press("Enter")
	d.Type("1500")
	d.Press("Enter")
	if v, err := s.money.Value(); err != nil || v != 150000 {
		t.Fatalf("money %v %v", v, err)
	}
	if !s.form.Typed() || s.kept != 0 {
		t.Fatalf("draft: typed %v, kept %d", s.form.Typed(), s.kept)
	}
	d.Tick(300e6)
	if s.kept != 1 || !d.Says("Draft kept") {
		t.Fatalf("kept %d", s.kept)
	}
	d.Shot("form")
	d.Check()
	d.CheckTabs()
}

func TestFieldSaysWhatIsWrong(t *testing.T) {
	d, s := open(t)
	d.Host.Focus(s.when)
	d.Type("31 nov")
	if s.when.Error() != "" {
		t.Error("the fault is said while typing")
	}
	d.Press("Tab")
	if s.when.Error() == "" {
		t.Error("a day that does not exist is accepted")
	}
	d.Shot("form-error")
	d.Check()
	d.Host.Focus(s.when)
	d.Type("x")
	if s.when.Error() != "" {
		t.Error("typing does not take the mark away")
	}
}

func TestFinderMakesNew(t *testing.T) {
	d, s := open(t)
	d.Type("nun")
	d.Press("Ins")
	if s.fresh != "nun" || s.who.Opened() {
		t.Fatalf("new %q, open %v", s.fresh, s.who.Opened())
	}
	s.who.SetText("")
	d.Type("nobody")
	if !d.Says("New customer “nobody”") {
		t.Fatalf("no row for a new one: %q", d.Texts())
	}
	d.Press("Enter")
	if s.fresh != "nobody" {
		t.Fatalf("new %q", s.fresh)
	}
	d.Type("x")
	d.Press("Esc")
	if s.who.Opened() || s.who.Text != "nobodyx" {
		t.Fatal("Esc closes the list and keeps the text")
	}
}

func TestScannerIsTakenBackOut(t *testing.T) {
	d, s := open(t)
	var code string
	d.Host.OnScan = func(c string) { code = c }
	d.Host.Focus(s.says)
	d.Type("Since Friday")
	d.Press("Left")
	d.Scan("J-004217")
	if code != "J-004217" || s.says.Text != "Since Friday" || s.says.CursorColumn != len("Since Frida") {
		t.Fatalf("code %q, text %q, cursor %d", code, s.says.Text, s.says.CursorColumn)
	}
	code = ""
	d.Host.Focus(s.cond)
	d.Scan("J-004218")
	if code != "J-004218" {
		t.Fatalf("outside a field: code %q", code)
	}
	d.Host.Focus(s.save)
	d.Scan("J-004219")
	if s.saved != 0 || code != "J-004219" {
		t.Fatalf("a scan pressed a button: saved %d, code %q", s.saved, code)
	}
	d.Host.Focus(s.money)
	d.Type("123456")
	d.Press("Enter")
	if s.money.Text == "" {
		t.Fatal("a person's typing was taken for a scan")
	}
}

func TestEntryHandsOnWhatItDoesNotUse(t *testing.T) {
	d, s := open(t)
	var keys, chords []string
	d.Host.OnKey = func(ev *fyne.KeyEvent) bool { keys = append(keys, string(ev.Name)); return true }
	d.Host.OnShortcut = func(c string) bool { chords = append(chords, c); return true }
	d.Host.Focus(s.says)
	d.Type("abc")
	d.Press("F3", "Esc", "Ctrl+Enter", "Alt+W", "Ctrl+K", "Ctrl+Z")
	if strings.Join(keys, " ") != "F3 Escape" || strings.Join(chords, " ") != "Ctrl+Enter Alt+W Ctrl+K" {
		t.Fatalf("keys %q chords %q", keys, chords)
	}
	if s.says.Text == "abc" {
		t.Fatal("Ctrl+Z in a field does not undo typing")
	}
	d.Host.Focus(s.save)
	d.Press("Ctrl+Z")
	if chords[len(chords)-1] != "Ctrl+Z" {
		t.Fatal("Ctrl+Z outside a field does not reach the window")
	}
}
