// Package settings is the shop's ways: its data, people, lists, papers, this desk's printers, copies of the file, privacy, and the program itself.
package settings

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// page is one section of the settings.
type page interface {
	content() fyne.CanvasObject
	reload()
	changed([]data.Change)
	focus()
	key(*fyne.KeyEvent) bool
	chord(string) bool
}

// section is a line of the rail.
type section struct {
	name, icon string
	make       func(*Screen) page
}

// sections are the rail, in its order.
func sections() []section {
	return []section{
		{"shop", "store", func(s *Screen) page { return newShop(s) }},
		{"staff", "users", func(s *Screen) page { return newStaff(s) }},
		{"lists", "list-checks", func(s *Screen) page { return newLists(s) }},
		{"papers", "file-text", func(s *Screen) page { return newPapers(s) }},
		{"printers", "printer", func(s *Screen) page { return newPrinters(s) }},
		{"backup", "hard-drive", func(s *Screen) page { return newBackup(s) }},
		{"privacy", "shield", func(s *Screen) page { return newPrivacy(s) }},
		{"about", "info", func(s *Screen) page { return newAbout(s) }},
	}
}

// Screen is the settings.
type Screen struct {
	Version string // of the program; shown in About
	OnFile  func() // another file is open: a copy was put in its place, or is looked at

	h     *kit.Host
	a     *app.App
	table []section
	pages map[string]page
	at    int
	notes map[string]string
	asked kit.Newest

	rows fyneRows[railRow]
	rail *kit.KeyList
	hold *fyne.Container
	all  fyne.CanvasObject
}

// railRow is a section in the rail.
type railRow struct {
	icon        *kit.Icon
	title, note *kit.Text
}

// fyneRows finds the parts of a list's row by what stands in the list.
type fyneRows[T any] map[fyne.CanvasObject]*T

const railWidth = 242

// New makes the screen.
func New(h *kit.Host, a *app.App) *Screen {
	s := &Screen{h: h, a: a, table: sections(), pages: map[string]page{}, notes: map[string]string{}, rows: fyneRows[railRow]{}, at: -1}
	s.rail = kit.NewKeyList(h, kit.ListSpec{
		Len: func() int { return len(s.table) }, Height: 50, Plain: true, Create: s.newRow, Update: s.update,
		OnMove: func(i int) { s.goTo(i, false) }, OnEnter: func(i int) { s.goTo(i, true) },
		OnKey: func(i int, ev *fyne.KeyEvent) bool {
			if ev.Name == fyne.KeyRight {
				s.goTo(i, true)
				return true
			}
			return false
		},
	})
	s.hold = kit.Stack()
	rail := kit.Wide(railWidth, kit.Inset(9, 4, 0, 14, kit.Col(0, kit.Inset(0, 0, 7, 10, kit.High(34, kit.T(h.T("settings.title"), kit.Part.Sized(19)))), kit.Grow(s.rail))))
	s.all = kit.FullRow(0, rail, kit.VRule(kit.Line), kit.Grow(kit.Inset(0, kit.Margin, 0, kit.Margin, s.hold)))
	return s
}

func (s *Screen) newRow() fyne.CanvasObject {
	r := &railRow{icon: kit.NewIcon("store", 18, kit.Ink2), title: kit.T("", kit.Strong.Cut()), note: kit.T("", kit.Second.Cut())}
	o := kit.Row(11, r.icon, kit.Grow(kit.Col(0, r.title, r.note)))
	s.rows[o] = r
	return o
}

func (s *Screen) update(i int, o fyne.CanvasObject, _ kit.RowState) {
	r, sec := s.rows[o], s.table[i]
	tone := kit.Ink2
	if i == s.at {
		tone = kit.Ink
	}
	r.icon.Set(sec.icon, tone)
	r.title.SetText(s.h.T("settings." + sec.name))
	r.note.SetText(s.notes[sec.name])
}

// Content is the work area.
func (s *Screen) Content() fyne.CanvasObject { return s.all }

// HasInk says that the pages have their own ink button.
func (s *Screen) HasInk() bool { return true }

// Open shows the section that the route names, else the one that stood, at first the shop's.
func (s *Screen) Open(r kit.Route) {
	at := max(0, s.at)
	for i, sec := range s.table {
		if sec.name == r.Arg {
			at = i
		}
	}
	s.rail.Select(at)
	s.at = -1
	s.goTo(at, false)
	s.note()
}

// goTo shows a section; in gives it the keys.
func (s *Screen) goTo(i int, in bool) {
	if i != s.at {
		s.at = i
		p := s.page()
		kit.Replace(s.hold, p.content())
		p.reload()
		s.rail.Touch()
	}
	if in {
		s.page().focus()
	}
}

func (s *Screen) page() page {
	sec := s.table[max(0, s.at)]
	p := s.pages[sec.name]
	if p == nil {
		p = sec.make(s)
		s.pages[sec.name] = p
	}
	return p
}

// Reload reads the section again.
func (s *Screen) Reload() {
	s.page().reload()
	s.note()
}

// Changed tells the section.
func (s *Screen) Changed(changes []data.Change) {
	s.page().changed(changes)
	s.note()
}

// Focus gives the keys to the section.
func (s *Screen) Focus() { s.page().focus() }

// Key is the section's; Esc goes back to the rail.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	if s.page().key(ev) {
		return true
	}
	if ev.Name == fyne.KeyEscape && s.h.Focused() != fyne.Focusable(s.rail) {
		s.h.Focus(s.rail)
		return true
	}
	return false
}

// Shortcut is the section's.
func (s *Screen) Shortcut(chord string) bool { return s.page().chord(chord) }

// note reads the second lines of the rail.
func (s *Screen) note() {
	w, f, now := s.h.Words, s.h.Format, s.h.Now()
	kit.Read(s.h, &s.asked, func() (map[string]string, error) { return railNotes(s.a, w, f, now) }, func(n map[string]string) {
		s.notes = n
		s.rail.Touch()
	})
}

// done says what an act did, or what went wrong.
func (s *Screen) done(d data.Done, err error, words string) {
	if err != nil {
		s.h.Fail(err)
		return
	}
	s.h.Done(d, words)
}

// act does an act off the window and says what it did; after runs when it was done.
func (s *Screen) act(do func() (data.Done, error), words string, after func()) {
	kit.Run(s.h, do, func(d data.Done, err error) {
		s.done(d, err, words)
		if err == nil && after != nil {
			after()
		}
	})
}

// head is the head of a section: what it is, a sentence, its acts.
func (s *Screen) head(name string, acts ...fyne.CanvasObject) fyne.CanvasObject {
	words := kit.Col(2, kit.T(s.h.T("settings."+name), kit.Title), kit.T(s.h.T("settings."+name+"-what"), kit.Second.Sized(13).Cut()))
	return kit.Inset(5, 0, 0, 0, kit.Col(0, kit.High(62, kit.Row(12, append([]fyne.CanvasObject{kit.Grow(kit.Place(kit.Stretch, kit.Start, words))}, acts...)...)), kit.Rule(2, kit.Ink)))
}

// labelWidth is the column of the labels of settings.
func (s *Screen) labelWidth() float32 {
	if s.h.Words.Lang() == "fil" {
		return 160
	}
	return 150
}

// setting is a row of settings: a label with a hint under it, and fields.
func setting(width float32, label, hint string, objs ...fyne.CanvasObject) *fyne.Container {
	words := kit.Col(0, kit.High(20, kit.T(label, kit.Strong.Cut())))
	if hint != "" {
		words.Add(kit.NewPara(hint, kit.Hint, 15, 2))
	}
	top := float32(7)
	if hint != "" {
		top = 0
	}
	return kit.Col(0, kit.Inset(8, 0, 8, 0, kit.TopRow(kit.LabelGap, kit.Wide(width, kit.Inset(top, 0, 0, 0, words)), kit.Grow(kit.FieldRow(8, objs...)))), kit.Rule(1, kit.Line))
}
