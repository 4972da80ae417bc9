package settings_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/app/apptest"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// paper is what stands on the paper beside the switches.
func (d *desk) paper(t *testing.T) string {
	t.Helper()
	d.Tick(time.Second)
	var doc app.Doc
	d.Walk(func(o fyne.CanvasObject, _ fyne.Position) {
		if p, ok := o.(*kit.Paper); ok && p.Page() != nil {
			doc.Pages = append(doc.Pages, p.Page())
		}
	})
	if len(doc.Pages) == 0 {
		t.Fatalf("no paper is shown; the page says %q", d.Texts())
	}
	return strings.Join(strings.Fields(doc.Words()), " ")
}

// tabTo presses Tab until a switch or field with these words has the keys.
func (d *desk) tabTo(t *testing.T, is func(fyne.Focusable) bool) {
	t.Helper()
	for range 60 {
		if is(d.Host.Focused()) {
			return
		}
		d.Press("Tab")
	}
	t.Fatal("Tab does not get there")
}

// toPaper moves the cursor of the list to a paper.
func (d *desk) toPaper(t *testing.T, name string) {
	t.Helper()
	d.cur.Focus()
	d.Press("Home")
	title := d.Host.T("paper.name." + name)
	for range 40 {
		n := 0
		for _, w := range d.Texts() {
			if cut, is := strings.CutSuffix(w, "…"); w == title || is && strings.HasPrefix(title, cut) {
				n++
			}
		}
		if n > 1 { // in the list and over the switches
			return
		}
		d.Press("Down")
	}
	t.Fatalf("no paper %q in the list: %q", title, d.Texts())
}

func isLines(f fyne.Focusable) bool {
	e, ok := f.(*kit.Entry)
	return ok && e.MultiLine
}

func TestPapers_EveryPaperIsShown(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine does it all: the race detector learns nothing from it")
	}
	s := apptest.New(t)
	d := on(t, s, look{}, "papers")
	for i, k := range s.Papers.Kinds() {
		d.toPaper(t, k.Name)
		if text := d.paper(t); !strings.Contains(text, "Harbour Bench Repairs") && !strings.Contains(k.Name, "label") || len(text) < 10 {
			t.Errorf("%d %s: %q", i, k.Name, text)
		}
		if i%6 == 0 {
			d.Check()
		}
	}
}

// S3: the shop chooses what its papers say; the paper beside follows before anything is saved.
func TestDuty_S3_PaperFollowsItsSwitchesAndIsPrintedSo(t *testing.T) {
	s := apptest.New(t)
	job := aJob(s)
	printed := func() string {
		t.Helper()
		_, doc, err := s.Papers.Render(data.KindJob, job, app.PaperTicket, "")
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(strings.Fields(doc.Words()), " ")
	}
	d := on(t, s, look{}, "papers")
	d.toPaper(t, app.PaperTicket)
	if !strings.Contains(d.paper(t), "14 Quay Street") || !strings.Contains(printed(), "14 Quay Street") {
		t.Fatal("the address is not on the ticket", d.paper(t))
	}
	d.Press("Right") // size
	d.Type("2")
	d.Press("Tab", "Tab", "Space") // logo, address
	if strings.Contains(d.paper(t), "14 Quay Street") {
		t.Fatal("the paper does not follow the switch", d.paper(t))
	}
	d.tabTo(t, isLines)
	d.Type("Merry Christmas to all")
	if !strings.Contains(d.paper(t), "Merry Christmas to all") {
		t.Fatal("the paper does not follow the shop’s line", d.paper(t))
	}
	d.Press("Tab")
	d.retype("Things left for ninety days are sold.")
	if !strings.Contains(d.paper(t), "ninety days") || strings.Contains(printed(), "ninety days") || strings.Contains(printed(), "Christmas") {
		t.Fatal("before saving the preview follows and the printed paper does not", d.paper(t), printed())
	}
	d.Check()
	d.Shot("settings/papers-ticket")
	d.Press("Ctrl+Enter")
	for _, want := range []string{"Merry Christmas to all", "ninety days"} {
		if !strings.Contains(printed(), want) {
			t.Errorf("the ticket does not say %q: %s", want, printed())
		}
	}
	if strings.Contains(printed(), "14 Quay Street") || s.Papers.Size(data.KindJob, app.PaperTicket).Name != "Roll58" {
		t.Errorf("address or size: %s, %s", s.Papers.Size(data.KindJob, app.PaperTicket).Name, printed())
	}
	s.Reopen()
	d = on(t, s, look{}, "papers")
	d.toPaper(t, app.PaperTicket)
	if !strings.Contains(d.paper(t), "Merry Christmas to all") {
		t.Fatal("the shop’s line is not kept")
	}
	s.Done(s.Undo(s.Who))
	if strings.Contains(printed(), "Christmas") || !strings.Contains(printed(), "14 Quay Street") {
		t.Fatal("not taken back", printed())
	}
}

func TestPapers_SharedTermsAndNumbers(t *testing.T) {
	s := apptest.New(t)
	aJob(s)
	d := on(t, s, look{}, "papers")
	d.Press("Right")
	d.tabTo(t, isLines)
	d.Press("Tab")
	d.retype("Bring this paper.")
	d.MustSay("They stand on: Job sheet,")
	d.toPaper(t, app.PaperTicket)
	if !strings.Contains(d.paper(t), "Bring this paper.") {
		t.Fatal("the terms of the ticket are not those of the sheet")
	}
	d.cur.Focus()
	d.Press("End", "Enter")
	d.retype("Q") // the letter of inquiries
	d.Press("Ctrl+Enter")
	d.MustSay("A prefix is one to three letters")
	d.Check()
	d.retype("hb")
	if !strings.Contains(d.paper(t), "HB-") {
		t.Fatal("the number on the paper does not begin so", d.paper(t))
	}
	d.Press("Ctrl+Enter")
	sh, err := s.Shop.Get()
	if err != nil || len(sh.Prefixes) != 1 || sh.Prefixes[0].Text != "HB" || sh.Prefixes[0].Kind != data.KindJob {
		t.Fatalf("%+v %v", sh.Prefixes, err)
	}
	d.cur.Focus()
	d.Press("Home", "Alt+L")
	if d.Host.Top() == nil {
		t.Fatal("the paper is not shown larger")
	}
	d.Press("PgDn")
	d.Check()
	d.Shot("settings/papers-larger")
	d.Press("Esc")
	if d.Host.Top() != nil {
		t.Fatal("it does not close")
	}
}

func TestPapers_ClerkIsRefused(t *testing.T) {
	s := apptest.New(t)
	d := on(t, s, look{}, "papers")
	s.Who = data.Actor{Staff: s.Marco}
	d.Press("Right", "Tab", "Space", "Ctrl+Enter")
	d.MustSay("You do not have the right for this")
	if sh, _ := s.Shop.Get(); len(sh.Papers) != 0 {
		t.Fatalf("%+v", sh.Papers)
	}
}
