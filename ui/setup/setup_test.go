package setup_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/app/desk"
	"tanggapan/assets/words"
	"tanggapan/data"
	"tanggapan/printing/spool"
	"tanggapan/ui/kit"
	"tanggapan/ui/setup"
	"tanggapan/ui/uitest"
)

// first is a window with the first start on a computer without a shop.
type first struct {
	*uitest.Desk
	a       *app.App
	dir     string
	printer *spool.Fake
	cur     *setup.First
	done    int
}

func start(t *testing.T, lang string) *first {
	t.Helper()
	d := &first{Desk: uitest.Open(t), dir: t.TempDir(), printer: &spool.Fake{Printers: []spool.Info{{Name: "HP_LaserJet", Default: true}, {Name: "Epson"}}}}
	dk, err := desk.Open(filepath.Join(d.dir, "desk"))
	if err != nil {
		t.Fatal(err)
	}
	d.a = app.New(app.Deps{Now: uitest.Now, Desk: dk, Sync: true, Printer: d.printer, Papers: filepath.Join(d.dir, "papers")})
	t.Cleanup(func() { d.a.Close() })
	d.again(lang)
	return d
}

// again opens the first start anew, as the next start of the program does.
func (d *first) again(lang string) {
	h := d.Host
	h.Words, h.Format = words.In(lang), d.a.Shop.Format(lang)
	h.OnKey = func(ev *fyne.KeyEvent) bool { return d.cur.Key(ev) }
	h.OnShortcut = func(chord string) bool { return d.cur.Shortcut(chord) }
	d.cur = setup.New(h, d.a, setup.Options{Version: "1.0", Folder: filepath.Join(d.dir, "shops"), Done: func() { d.done++ }})
	d.Show(d.cur.Content())
	d.cur.Focus()
	d.Layout()
}

func (d *first) says(t *testing.T, all ...string) {
	t.Helper()
	for _, w := range all {
		if !d.Says(w) {
			t.Errorf("the window does not say %q; it says %q", w, d.Texts())
		}
	}
}

// A shop is made by keys alone, with the country's holidays, and stands after a restart.
func TestShopWithItsHolidaysByKeys(t *testing.T) {
	d := start(t, "en")
	d.Press("Enter")
	d.Type("Núñez Repairs")
	d.Press("Tab")
	d.Type("Cebu City")
	d.Press("Ctrl+Enter")
	d.says(t, "Philippines", "Cebu City", "26 days to end of 2027")
	d.Check()
	d.CheckTabs()
	d.Press("Alt+H")
	d.says(t, "Which days are you closed?", "30 Nov 2026", "Bonifacio Day")
	d.Check()
	d.Press("Space", "Tab")
	d.Type("16 jan 2027")
	d.Press("Tab")
	d.Type("Sinulog weekend")
	d.Press("Enter")
	d.says(t, "16 Jan 2027", "Sinulog weekend")
	d.Shot("setup/holidays")
	d.Type("3 jan 2020")
	d.Press("Ctrl+Enter")
	d.says(t, "This day is over")
	d.Check()
	d.Press("Esc")
	d.says(t, "26 days to end of 2027")
	d.Tick(time.Second)
	d.again("en") // closed in the middle: the days are kept as they were typed
	d.says(t, "26 days to end of 2027")
	d.Press("Ctrl+Enter")
	d.says(t, "26 holidays")
	d.Type("Ana")
	d.Press("Ctrl+Enter")
	d.Press("Ctrl+Enter")
	if d.done != 1 {
		t.Fatal("the shop was not made: ", d.Texts())
	}
	path := d.a.State().Path
	if err := d.a.Close(); err != nil {
		t.Fatal(err)
	}
	b := app.New(app.Deps{Now: uitest.Now, Sync: true})
	if err := b.Open(path, app.OpenOptions{}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	sh, err := b.Shop.Get()
	if err != nil {
		t.Fatal(err)
	}
	on := map[data.Date]string{}
	for _, x := range sh.Holidays {
		on[x.Date] = x.Name
	}
	if len(on) != 26 || on["2026-11-30"] != "" || on["2027-01-16"] != "Sinulog weekend" || on["2027-03-26"] != "Good Friday" || on["2026-12-25"] != "Christmas Day" {
		t.Fatalf("%d: %v", len(on), on)
	}
	if !app.OpeningOn(sh, "2027-03-26").Empty() || app.OpeningOn(sh, "2026-11-30").Empty() {
		t.Fatal("the shop does not keep its holidays")
	}
}

func TestHolidays_CityOnlyThereAndNoneWhenTakenOut(t *testing.T) {
	d := start(t, "fil")
	d.Press("Enter")
	d.Type("Tindahan")
	d.Press("Tab")
	d.Type("Davao")
	d.Press("Ctrl+Enter")
	d.says(t, "Pilipinas")
	if d.Says("Cebu City") {
		t.Error("a city is offered where the shop does not lie")
	}
	chips := func() bool { _, ok := d.Host.Focused().(*kit.Chips); return ok }
	for range 6 {
		d.Press("Tab")
	}
	if !chips() {
		t.Fatalf("%T", d.Host.Focused())
	}
	d.Press("Space")
	d.says(t, "0 araw")
	d.Press("Alt+H")
	d.says(t, "Walang holiday")
	d.Check()
}

func TestPapers_TestPageBeforeTheShopIsMade(t *testing.T) {
	d := start(t, "en")
	d.Press("Enter")
	d.Type("Núñez Repairs")
	d.Press("Ctrl+Enter", "Ctrl+Enter")
	d.Type("Ana")
	if d.Says("Test page") {
		t.Error("the test page is offered before the question it belongs to")
	}
	d.Press("Ctrl+Enter")
	d.says(t, "2 printers found on this computer.", "Test page", "HP LaserJet")
	d.Check()
	d.CheckTabs()
	d.cur.Focus()
	d.Press("F9")
	got := d.printer.Jobs()
	if len(got) != 1 || got[0].Options.Printer != "HP_LaserJet" || !strings.Contains(got[0].Doc.Words(), "Núñez Repairs") {
		t.Fatalf("%+v", got)
	}
	d.says(t, "Test page sent: HP LaserJet")
	d.Press("Tab", "Down", "Up", "Enter", "F9") // the claim ticket on the second one
	got = d.printer.Jobs()
	if len(got) != 2 || got[1].Doc.Pages[0].W != 80 {
		t.Fatalf("%+v", got)
	}
	d.printer.Err = spool.ErrNoPrinter
	d.Press("F9")
	if d.done != 0 {
		t.Fatal("a test page made the shop")
	}
}
