package settings_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// staffed is a shop with two departments and somebody who left.
func staffed(t *testing.T) *apptest.Shop {
	t.Helper()
	s := apptest.New(t)
	owner := data.Actor{Staff: s.Ana}
	front := s.Done(s.Departments.Add(owner, &data.Department{Name: "Front desk", Lead: s.Marco})).ID
	work := s.Done(s.Departments.Add(owner, &data.Department{Name: "Workshop", Lead: s.Ana})).ID
	for id, dept := range map[data.ID]data.ID{s.Marco: front, s.Ana: work, s.Jun: work} {
		p, err := s.Staff.Get(id)
		if err != nil {
			t.Fatal(err)
		}
		p.Department = dept
		if id == s.Marco {
			p.Title, p.Rights, p.Discount, p.Refund = "Front desk, mornings", []data.Right{data.RightVoid}, 1000, 50000
			p.DaysOff = []data.Leave{{N: 1, From: "2026-12-24", To: "2026-12-26"}}
			for d := 1; d <= 5; d++ {
				p.Hours[d] = data.Span{From: 9 * 60, To: 18 * 60}
			}
			p.Hours[6] = data.Span{From: 9 * 60, To: 13 * 60}
		}
		s.Done(s.Staff.Change(owner, p))
	}
	gone := s.Done(s.Staff.Add(owner, &data.Staff{Given: "Edna", Family: "Cruz", Role: data.Clerk, Active: true})).ID
	p, _ := s.Staff.Get(gone)
	p.Active = false
	s.Done(s.Staff.Change(owner, p))
	return s
}

func aJob(s *apptest.Shop) data.ID {
	return s.Done(s.Jobs.TakeIn(s.Who, app.Intake{
		Customer: &data.Customer{Given: "Begoña", Family: "Núñez-Santos", Phones: []data.Phone{{Typed: "0917 555 0123"}}},
		Devices:  []app.IntakeDevice{{New: &data.Device{DeviceKind: "phone", Brand: "Samsung", Model: "Galaxy S23"}, Job: data.JobDevice{Words: "It does not charge"}}},
	})).ID
}

func TestSettings_AllSectionsInAllLooks(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine does it all: the race detector learns nothing from it")
	}
	for _, section := range []string{"shop", "staff", "lists", "papers", "printers", "backup", "privacy", "about"} {
		s := staffed(t)
		aJob(s)
		dir := t.TempDir()
		for name, l := range looks {
			d := on(t, s, l, section)
			if section == "backup" {
				d.folders(t, s, filepath.Join(dir, "Blue stick"), filepath.Join(dir, "away", "Red stick"))
				if list, _ := s.Backups.List(filepath.Join(dir, "Blue stick")); len(list) == 0 {
					d.Press("F12")
				}
			}
			if section == "lists" {
				d.Press("Down", "Down", "Down", "Down", "Down")
			}
			if f := d.Faults(); len(f) > 0 {
				t.Errorf("%s, %s: %q", section, name, f)
			}
			d.Shot("settings/" + section + "-" + name)
		}
	}
}

func TestSettings_RailByKeys(t *testing.T) {
	s := apptest.New(t)
	d := on(t, s, look{}, "shop")
	d.Press("Esc", "Down")
	d.MustSay("Titles, departments and rights are yours to name.")
	d.Press("Down", "Down", "Down", "Down")
	d.MustSay("Each copy is read back and compared before it counts.")
	d.Press("Enter", "Esc", "End")
	d.MustSay("IBM Plex Sans")
}

func TestShop_ChangedByKeysRefusedAndUndone(t *testing.T) {
	s := apptest.New(t)
	d := on(t, s, look{}, "shop")
	d.retype("Núñez Repairs")
	d.Press("Ctrl+Enter")
	sh, _ := s.Shop.Get()
	if sh.Name != "Núñez Repairs" {
		t.Fatal(sh.Name)
	}
	d.MustSay("The shop is saved")
	if sh.Phones[0].E164 != "+63325550148" {
		t.Fatalf("%+v", sh.Phones)
	}
	s.Done(s.Undo(s.Who))
	if sh, _ = s.Shop.Get(); sh.Name != "Harbour Bench Repairs" {
		t.Fatal(sh.Name)
	}
	d.cur.Reload()
	d.cur.Focus()
	d.retype("")
	d.Press("Ctrl+Enter")
	d.MustSay("This is needed.")
	d.retype("Clerk’s shop")
	s.Who = data.Actor{Staff: s.Marco}
	d.Press("Ctrl+Enter")
	if sh, _ = s.Shop.Get(); sh.Name != "Harbour Bench Repairs" {
		t.Fatal("a clerk renamed the shop")
	}
	d.MustSay("You do not have the right for this")
}

func TestShop_UsualHolidaysOfTheNextYear(t *testing.T) {
	s := apptest.New(t)
	d := on(t, s, look{}, "shop")
	d.MustSay("Add the usual ones of 2026")
	d.Press("Alt+H")
	d.MustSay("30 Nov 2026", "Bonifacio Day", "6 days added: look them over, then save")
	if sh, _ := s.Shop.Get(); len(sh.Holidays) != 0 {
		t.Fatal("kept before it was saved")
	}
	d.Press("Ctrl+Enter")
	d.MustSay("Add the usual ones of 2027")
	d.Press("Alt+H", "Ctrl+Enter")
	sh, err := s.Shop.Get()
	if err != nil {
		t.Fatal(err)
	}
	if sp := app.OpeningOn(sh, "2027-03-26"); !sp.Empty() { // Good Friday
		t.Fatalf("%+v", sh.Holidays)
	}
	n := len(sh.Holidays)
	d.MustSay("Add the usual ones of 2028")
	s.Done(s.Undo(s.Who))
	if sh, _ = s.Shop.Get(); len(sh.Holidays) != 6 || n < 25 {
		t.Fatal(n, len(sh.Holidays))
	}
	sh.Country = "US"
	s.Done(s.Shop.Change(s.Who, sh))
	d.cur.Reload()
	d.Layout()
	if d.Says("Add the usual ones") {
		t.Fatal("days of another country are offered")
	}
}

// R7: titles, departments and rights are the shop's to set, by keys, and they hold after a restart.
func TestDuty_R7_TitlesDepartmentsRights(t *testing.T) {
	s := apptest.New(t)
	d := on(t, s, look{}, "staff")
	d.Press("Alt+D")
	d.Type("Front desk")
	d.Press("Ctrl+Enter")
	d.MustSay("Front desk")
	d.Press("Ins")
	d.Type("Liza")
	d.Press("Tab")
	d.Type("Bautista")
	d.Press("Tab", "Tab")
	d.Type("Voice of the shop")
	d.Press("Ctrl+Enter")
	d.MustSay("Liza Bautista saved")
	people, err := s.Staff.All(true)
	if err != nil || len(people) != 4 {
		t.Fatal(people, err)
	}
	liza := people[3]
	if liza.Title != "Voice of the shop" || liza.Role != data.Clerk || liza.May(data.RightVoid) {
		t.Fatalf("%+v", liza)
	}
	if _, err := s.Shop.Change(data.Actor{Staff: liza.ID}, &data.Shop{}); !errors.Is(err, data.ErrDenied) {
		t.Fatal(err)
	}
	s.Reopen()
	d = on(t, s, look{}, "staff")
	d.MustSay("Voice of the shop", "Liza Bautista")
	depts, err := s.Departments.All()
	if err != nil || len(depts) != 1 || depts[0].Name != "Front desk" {
		t.Fatal(depts, err)
	}
}

func TestStaff_FieldsAreReadAndMarked(t *testing.T) {
	s := staffed(t)
	d := on(t, s, look{}, "staff")
	d.MustSay("Marco Perez", "Front desk, mornings", "9–18", "9–13", "24 Dec 2026 – 26 Dec 2026", "10 %", "₱500.00", "Edna Cruz", "No longer here", "In till 18:00")
	d.Press("Enter")
	d.retype("")
	d.Press("Ctrl+Enter")
	d.MustSay("This is needed.")
	p, _ := s.Staff.Get(s.Marco)
	if p.Given != "Marco" || p.Discount != 1000 || len(p.DaysOff) != 1 {
		t.Fatalf("%+v", p)
	}
	d.retype("Mark")
	d.Press("Ctrl+Enter")
	if p, _ = s.Staff.Get(s.Marco); p.Given != "Mark" || p.Hours[6].To != 13*60 || p.Rights[0] != data.RightVoid || p.DaysOff[0].N != 1 {
		t.Fatalf("%+v", p)
	}
}

func TestStaff_PINSetAndTakenAway(t *testing.T) {
	if testing.Short() {
		t.Skip("the work that makes a PIN hard to guess takes minutes under the race detector")
	}
	s := staffed(t)
	d := on(t, s, look{}, "staff")
	marco := func() *data.Staff {
		p, err := s.Staff.Get(s.Marco)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	pin := func(f fyne.Focusable) bool { e, ok := f.(*kit.Entry); return ok && e.Password }
	d.MustSay("No PIN. It has 4 to 12 digits.")
	d.Press("Enter")
	d.tabTo(t, pin)
	d.Type("12")
	d.Press("Ctrl+Enter")
	if marco().PIN != "" {
		t.Fatal("a PIN of two digits was taken")
	}
	d.retype("0000")
	d.Press("Ctrl+Enter")
	if ok, _ := s.Staff.CheckPIN(s.Marco, "0000"); !ok || marco().PIN == "" {
		t.Fatal("the PIN is not set")
	}
	d.MustSay("A PIN is set.")
	d.Check()
	d.tabTo(t, pin)
	d.Press("Tab", "Space")
	d.MustSay("Take the PIN of Marco Perez away?")
	d.Check()
	d.Press("Ctrl+Enter")
	if marco().PIN != "" {
		t.Fatal("the PIN is still there")
	}
	d.MustSay("No PIN. It has 4 to 12 digits.", "Marco Perez has no PIN now")
	s.Reopen()
	if ok, _ := s.Staff.CheckPIN(s.Marco, ""); !ok {
		t.Fatal("a PIN is still asked")
	}
}

func TestStaff_ShopsHoursStandUntilThereAreOwn(t *testing.T) {
	s := apptest.New(t)
	d := on(t, s, look{}, "staff")
	d.Press("End")
	hours := func() (n int) {
		for _, w := range d.Texts() {
			if w == "9–18" {
				n++
			}
		}
		return n
	}
	if hours() != 6 {
		t.Fatalf("the shop’s hours do not stand there: %q", d.Texts())
	}
	works := 0
	d.Press("Enter")
	d.tabTo(t, func(f fyne.Focusable) bool {
		e, ok := f.(*kit.Entry)
		if ok && e.PlaceHolder == "9–18" {
			works++
		}
		return works > 0
	})
	d.Type("8-12")
	if hours() != 0 {
		t.Fatal("a person with hours of their own seems to work the shop’s")
	}
	d.Check()
}

func TestLists_EditedInPlace(t *testing.T) {
	s := apptest.New(t)
	d := on(t, s, look{}, "lists")
	natures := func() []data.ListItem {
		l, err := s.Lists.Get(data.ListNatures)
		if err != nil {
			t.Fatal(err)
		}
		return l.Items
	}
	was := natures()
	d.Press("Right", "Enter")
	d.retype("Just asking")
	d.Press("Enter", "Enter")
	if got := natures(); got[0].En != "Just asking" || got[0].Fil != was[0].Fil || got[0].Code != was[0].Code {
		t.Fatalf("%+v", got[0])
	}
	d.Press("Alt+↓")
	if got := natures(); got[1].En != "Just asking" || got[0].Code != was[1].Code {
		t.Fatalf("not moved: %+v", got[:2])
	}
	d.Press("Del")
	if got := natures(); !got[1].Hidden {
		t.Fatal("not put aside")
	}
	d.Press("Del")
	if got := natures(); got[1].Hidden {
		t.Fatal("not taken back")
	}
	d.Press("Ins")
	d.Type("Lost and found")
	d.Press("Enter")
	d.Type("Nawala")
	d.Press("Enter")
	got := natures()
	if len(got) != len(was)+1 || got[2].En != "Lost and found" || got[2].Fil != "Nawala" || got[2].Code != "lost-and-found" {
		t.Fatalf("%+v", got)
	}
	s.Done(s.Undo(s.Who))
	if len(natures()) != len(was) {
		t.Fatal("a new line was not taken back")
	}
	s.Who = data.Actor{Staff: s.Marco}
	d.cur.Reload()
	d.Press("Del")
	if natures()[2].Hidden || natures()[1].Hidden {
		t.Fatal("a clerk changed a list")
	}
}

func TestLists_StatesChecklistsShelvesPricesTexts(t *testing.T) {
	s := apptest.New(t)
	aJob(s)
	d := on(t, s, look{}, "lists")
	to := func(n int) {
		d.cur.Open(routeTo("lists"))
		d.cur.Focus()
		d.Press("Home")
		for range n {
			d.Press("Down")
		}
	}
	to(5) // States of a job
	d.MustSay("1 job", "Supplier", "Queues and colours follow")
	to(7) // Checklists
	d.Press("Right", "Ins")
	d.Type("Rings")
	d.Press("Enter", "Enter")
	if l, _ := s.Checklists.Of("phone"); l.Points[len(l.Points)-1].En != "Rings" && !has(l, "Rings") {
		t.Fatalf("%+v", l.Points)
	}
	to(11) // Shelves
	d.Press("Right", "Ins")
	d.Type("B3")
	d.Press("Enter")
	d.Type("by the door")
	d.Press("Enter")
	if all, _ := s.Shelves.All(); len(all) != 1 || all[0].Name != "B3" || all[0].Note != "by the door" {
		t.Fatalf("%+v", all)
	}
	to(16) // Price list
	d.Press("Right", "Ins")
	d.Type("Screen glass")
	d.Press("Enter")
	d.Type("dear")
	d.Press("Enter")
	d.MustSay("This is not a sum")
	d.retype("850")
	d.Press("Enter")
	if all, _, _ := s.PriceItems.All("", 200); !priced(all, "Screen glass", 85000) {
		t.Fatalf("%+v", all)
	}
	to(17) // Texts
	d.Press("Right", "Ins")
	d.Press("Ctrl+Enter")
	d.MustSay("This is needed.")
	d.Check()
	d.Type("We are closed")
	d.Press("Tab", "Down", "Down", "Enter") // any channel, then the first
	d.tabTo(t, isLines)
	d.Type("See you on Monday,")
	d.Press("Enter")
	d.Type("we open at nine. ")
	d.Shot("settings/lists-text")
	d.Press("Tab", "Space") // the first field that is filled in by itself
	d.Press("Ctrl+Enter")
	texts, _ := s.Templates.All("en", false)
	d.Shot("settings/lists-texts")
	if got := texts[len(texts)-1]; got.Text != "See you on Monday,\nwe open at nine. {name}" || got.Name != "We are closed" || got.Channel == "" {
		t.Fatalf("%+v", got)
	}
	d.MustSay("“We are closed” saved", "See you on Monday")
	d.Press("Enter")
	d.retype("Closed on Sundays")
	d.tabTo(t, func(f fyne.Focusable) bool { _, ok := f.(*kit.Chips); return ok })
	d.Type("2")
	d.Press("Ctrl+Enter")
	texts, _ = s.Templates.All("fil", false)
	if got := texts[len(texts)-1]; got.Name != "Closed on Sundays" || got.Lang != "fil" {
		t.Fatalf("%+v", got)
	}
	d.Press("Del")
	if now, _ := s.Templates.All("fil", false); len(now) != len(texts)-1 {
		t.Fatal("not put aside")
	}
}

func has(l *data.Checklist, word string) bool {
	for _, p := range l.Points {
		if p.En == word {
			return true
		}
	}
	return false
}

func priced(all []*data.PriceItem, name string, price data.Money) bool {
	for _, p := range all {
		if p.Name == name && p.Price == price && p.Code != "" {
			return true
		}
	}
	return false
}

func TestAbout_LooksOfThisComputer(t *testing.T) {
	s := apptest.New(t)
	d := on(t, s, look{}, "about")
	dressed := 0
	d.Host.OnLook = func() { dressed++ }
	d.Type("3")
	d.Press("Tab")
	d.Type("4")
	d.Press("Tab")
	d.Type("2")
	set := s.Computer().Settings()
	if set.Theme != app.ThemeDark || set.Scale != 1.3 || set.Language != "fil" || dressed != 3 {
		t.Fatal(set.Theme, set.Scale, set.Language, dressed)
	}
	d.MustSay("Harbour Bench Repairs.tgp", "1.0", "MIT")
}

func TestPrivacy_Kept(t *testing.T) {
	s := apptest.New(t)
	d := on(t, s, look{}, "privacy")
	d.retype("30")
	d.Press("Tab")
	d.retype("We keep your name for the repair.")
	d.Press("Ctrl+Enter")
	if sh, _ := s.Shop.Get(); sh.WipeSecrets != 30 || sh.Privacy != "We keep your name for the repair." {
		t.Fatal(sh.WipeSecrets, sh.Privacy)
	}
}

// S2 by hand: a copy is made by a key, the file is damaged, the copy is put in its place, and the record is read by search.
func TestDuty_S2_BackupDamageRestoreByHand(t *testing.T) {
	s := apptest.New(t)
	stick := filepath.Join(t.TempDir(), "Blue stick")
	job := aJob(s)
	d := on(t, s, look{}, "backup")
	d.folders(t, s, stick)
	d.MustSay("No verified copy yet", "No copy is here yet")
	d.Press("F12")
	d.MustSay("Verified", "and read back", "Blue stick")
	list, err := s.Backups.List(stick)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	s.Later(time.Hour)
	if err := s.App.Close(); err != nil {
		t.Fatal(err)
	}
	spoil(t, s.Path)
	if err := s.Open(s.Path, app.OpenOptions{}); err == nil {
		if _, err = s.Verify(s.Path, ""); err == nil {
			t.Fatal("the damage is not seen")
		}
	}
	if _, err := s.Backups.Restore(data.Actor{}, list[0].Path, s.Path); err != nil {
		t.Fatal(err)
	}
	s.Reopen()
	if out, err := s.Verify(s.Path, ""); err != nil || out.Records == 0 {
		t.Fatal(out, err)
	}
	hits, err := s.Search.Find("nunez galaxy")
	if err != nil || len(hits) == 0 || hits[0].Ref.ID != job {
		t.Fatal(hits, err)
	}
}

// spoil writes noise over the middle of a file.
func spoil(t *testing.T, path string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 8192; i < len(b); i += 701 {
		b[i] ^= 0x55
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestBackup_RestoredByKeys(t *testing.T) {
	s := apptest.New(t)
	stick := filepath.Join(t.TempDir(), "Blue stick")
	aJob(s)
	d := on(t, s, look{}, "backup")
	d.folders(t, s, stick)
	d.Press("F12")
	s.Later(time.Hour)
	lost := aJob(s)
	d.cur.Focus()
	d.Press("Enter")
	d.MustSay("Look inside", "Read back again")
	d.Type("2")
	d.MustSay("records are right")
	d.cur.Focus()
	d.Press("Enter")
	d.Type("3")
	d.MustSay("Put this copy in the file’s place?", "will be missing")
	d.Shot("settings/restore")
	d.Press("Ctrl+Enter")
	d.MustSay("The copy is in the file’s place", "before-restore")
	if d.files != 1 {
		t.Fatal("the window was not told")
	}
	if _, err := s.Jobs.Get(lost); !errors.Is(err, data.ErrNotFound) {
		t.Fatal(err)
	}
}

func TestBackup_PlacesAndRefusals(t *testing.T) {
	s := apptest.New(t)
	dir := t.TempDir()
	d := on(t, s, look{}, "backup")
	d.MustSay("beside the file")
	d.folders(t, s, filepath.Join(dir, "out", "stick"))
	d.MustSay("Away")
	d.Press("F12")
	d.MustSay("No place for copies is there")
	d.Press("Esc")
	d.folders(t, s, filepath.Join(dir, "stick"))
	if err := os.Mkdir(filepath.Join(dir, "stick"), 0o700); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Backups.BackUp(ctx, s.Who, filepath.Join(dir, "stick"), nil); !errors.Is(err, data.ErrCancelled) {
		t.Fatal(err)
	}
	d.cur.Reload()
	d.Layout()
	d.MustSay("Stopped half-way", "not counted")
	d.Check()
	d.Shot("settings/backup-stopped")
}
