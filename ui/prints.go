package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// shopPaper is a paper of the whole shop or of a person's day, as the palette and the menu of F9 offer it.
type shopPaper struct {
	icon  string
	words string
	do    func(*Window)
}

// shopPapers are the papers that no record's own screen prints.
func shopPapers() []shopPaper {
	return []shopPaper{
		{"file-text", "print-job.plan", (*Window).printPlan},
		{"list-checks", "print-job.evening", (*Window).printEvening},
		{"clipboard-list", "print-job.blank", (*Window).printBlank},
	}
}

// printMenu offers them by digits: F9 where the screen in hand has no papers of its own.
func (w *Window) printMenu() {
	var items []kit.MenuItem
	for _, p := range shopPapers() {
		items = append(items, kit.MenuItem{Icon: p.icon, Text: w.h.T(p.words), Do: func() { p.do(w) }})
	}
	w.h.Menu(kit.MenuSpec{Title: w.h.T("key.print"), Hint: w.h.T("shell.digit-chooses"), Items: items, Width: 380})
}

// theShop is the shop's own record, which its papers are printed of.
func (w *Window) theShop() data.Ref { return data.Ref{Kind: data.KindShop, ID: w.shop.ID} }

// sent says that papers are on their way. They bear no record's number, so their own words stand alone.
func (w *Window) sent(words string) func(data.Done, error) {
	return func(_ data.Done, err error) {
		if err != nil {
			w.h.Fail(err)
			return
		}
		w.h.Toast(kit.Toast{Icon: "printer", Text: words})
	}
}

// printEvening prints the list for a day without power.
func (w *Window) printEvening() {
	if !w.open {
		return
	}
	who, of := w.who, w.theShop()
	kit.Run(w.h, func() (data.Done, error) { return w.a.PrintJobs.Print(who, of, app.PaperEmergency) },
		w.sent(w.h.T("print-job.evening-sent")))
}

// usualBlank is how many blank forms the sheet begins with.
const usualBlank = 10

// printBlank asks how many blank forms are wanted, takes as many numbers and prints them.
func (w *Window) printBlank() {
	if !w.open {
		return
	}
	h := w.h
	count := kit.NewEntry(h, kit.EntrySpec{Max: 2})
	count.SetText(strconv.Itoa(usualBlank))
	count.SelectOnFocus()
	var sheet *kit.Sheet
	count.SetOnEnter(func() { sheet.Save() })
	count.SetOnChange(func(string) { count.SetError("") })
	sheet = h.Sheet(kit.SheetSpec{
		Icon: "clipboard-list", Title: h.T("print-job.blank-title"), Text: h.T("print-job.blank-text"), Act: h.T("common.print"), Width: 440,
		Rows: []fyne.CanvasObject{kit.Labelled(h.T("print-job.blank-many", "N", app.MostBlank), count)}, First: count,
		Fields: func() []kit.FieldAt { return []kit.FieldAt{{Path: "copies", At: count}} },
		Save:   func(done func(error)) { w.reserve(count.Text, done) },
	})
}

// reserve takes the numbers and prints the forms that bear them.
func (w *Window) reserve(typed string, done func(error)) {
	h, who, of := w.h, w.who, w.theShop()
	n, err := strconv.Atoi(strings.TrimSpace(typed))
	if err != nil {
		n = 0 // no count: refused with the words of one that does not fit
	}
	kit.Run(h, func() (data.Done, error) {
		paper, _, err := w.a.Papers.Reserve(who, n)
		if err != nil {
			return data.Done{}, err
		}
		return w.a.PrintJobs.Print(who, of, paper)
	}, func(d data.Done, err error) {
		done(err)
		if err == nil {
			w.sent(h.N("print-job.blank-sent", n))(d, nil)
		}
	})
}

// printPlan asks whose day and which.
func (w *Window) printPlan() {
	if !w.open {
		return
	}
	h := w.h
	kit.Run(h, func() ([]*data.Staff, error) { return w.a.Staff.All(true) }, func(all []*data.Staff, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		var items []kit.MenuItem
		for _, p := range all {
			if p.Role == data.Technician || p.Bookable {
				items = append(items, kit.MenuItem{Icon: "user", Text: p.Name(), Note: p.Skills, Do: func() { w.planOf(p) }})
			}
		}
		if len(items) == 0 {
			h.Toast(kit.Toast{Icon: "info", Text: h.T("print-job.plan-nobody")})
			return
		}
		h.Menu(kit.MenuSpec{Title: h.T("print-job.plan-whose"), Hint: h.T("shell.digit-chooses"), Items: items, Width: 380})
	})
}

// planOf asks which day of a technician is printed.
func (w *Window) planOf(p *data.Staff) {
	h, who, of := w.h, w.who, data.Ref{Kind: data.KindStaff, ID: p.ID}
	today := h.Now().Date(h.Format.Zone())
	var items []kit.MenuItem
	for i, words := range []string{"common.today", "common.tomorrow"} {
		day := today.Plus(i)
		items = append(items, kit.MenuItem{Icon: "calendar-days", Text: h.T(words), Note: h.Format.Day(day), Do: func() {
			sent := w.sent(h.T("print-job.plan-sent", "Who", p.Called(), "Day", h.Format.Day(day)))
			kit.Run(h, func() (data.Done, error) {
				return w.a.PrintJobs.Print(who, of, app.PaperDayPlan+":"+string(day))
			}, sent)
		}})
	}
	h.Menu(kit.MenuSpec{Title: h.T("print-job.plan-of", "Who", p.Called()), Hint: h.T("shell.digit-chooses"), Items: items, Width: 330})
}
