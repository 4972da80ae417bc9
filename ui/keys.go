package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/ui/kit"
)

// Where a key works: the headings of the list of keys.
const (
	whereWork    = "work"
	whereGo      = "go"
	whereForm    = "form"
	whereChips   = "chips"
	whereList    = "list"
	whereRecord  = "record"
	whereBack    = "back"
	whereScanner = "scanner"
	whereHere    = "here"
)

// keyLine is one line of the table of keys.
type keyLine struct {
	keys  string // on the keycaps, parted by a space: "Ctrl+K", "↑ ↓"
	where string // a heading, or a screen's name
	words string // key of its words
	icon  string // in the palette
	acts  string // names of the app's acts that it does, for the manual
	need  string // a screen that must exist
	do    func(*Window)
}

// keyTable is the one table of keys: the window's dispatcher, the list of keys, the palette and the manual are
// made of it. A line without do is done by the focused widget or the screen in hand.
func keyTable() []keyLine {
	open := func(name string) func(*Window) { return func(w *Window) { w.begins(name) } }
	return []keyLine{
		{keys: "F2", where: whereWork, words: "key.log-inquiry", icon: "phone-incoming", need: "inquiry", acts: "inquiry.log", do: open("inquiry")},
		{keys: "F3", where: whereWork, words: "key.take-in", icon: "wrench", need: "intake", acts: "job.take-in", do: open("intake")},
		{keys: "F4", where: whereWork, words: "key.book", icon: "calendar-plus", need: "book", acts: "appointment.book", do: open("book")},
		{keys: "Ctrl+K", where: whereWork, words: "key.search", icon: "search", do: func(w *Window) { w.palette("") }},
		{keys: "F8", where: whereWork, words: "key.next-state"},
		{keys: "F9", where: whereWork, words: "key.print", acts: "paper.reserve", do: (*Window).printMenu},
		{keys: "F10", where: whereWork, words: "key.summary", icon: "chart-column", need: "summary", do: func(w *Window) { w.Open(kit.Route{Screen: "summary"}) }},
		{keys: "F11", where: whereWork, words: "key.parked", icon: "layers", do: (*Window).park},
		{keys: "F12", where: whereWork, words: "key.back-up", icon: "hard-drive", acts: "backup.make", do: (*Window).backUp},
		{keys: "F1", where: whereWork, words: "key.all-keys", icon: "keyboard", do: (*Window).allKeys},

		{keys: "Alt+1–9", where: whereGo, words: "key.screens"},
		{keys: "Alt+0", where: whereGo, words: "key.settings", icon: "settings", need: "settings", do: open("settings")},
		{keys: "Ctrl+Shift+P", where: whereGo, words: "key.print-queue", icon: "printer", need: "printjobs", do: open("printjobs")},
		{keys: "Alt+←", where: whereGo, words: "key.back", icon: "arrow-left", do: (*Window).Back},
		{keys: "Alt+U", where: whereGo, words: "key.person", icon: "circle-user", do: (*Window).people},

		{keys: "Enter", where: whereForm, words: "key.next-field"},
		{keys: "Shift+Tab", where: whereForm, words: "key.field-before"},
		{keys: "Ctrl+Enter", where: whereForm, words: "key.save-print"},
		{keys: "Ctrl+S", where: whereForm, words: "key.save"},
		{keys: "F11", where: whereForm, words: "key.park"},
		{keys: "Esc", where: whereForm, words: "key.close-form"},

		{keys: "1–9", where: whereChips, words: "key.choose"},
		{keys: "← →", where: whereChips, words: "key.move"},
		{keys: "Space", where: whereChips, words: "key.set"},
		{keys: "A", where: whereChips, words: "key.all-works"},

		{keys: "Enter", where: whereList, words: "key.its-act"},
		{keys: "↑ ↓", where: whereList, words: "key.up-down"},
		{keys: "Home End", where: whereList, words: "key.first-last"},
		{keys: "Space", where: whereList, words: "key.tick"},
		{keys: "Ctrl+A", where: whereList, words: "key.tick-all"},
		{keys: "a–z", where: whereList, words: "key.narrow"},
		{keys: "Alt+S", where: whereList, words: "key.sort"},
		{keys: "Ins", where: whereList, words: "key.new"},
		{keys: "Del", where: whereList, words: "key.void"},

		{keys: "PgUp PgDn", where: whereRecord, words: "key.next-record"},
		{keys: "Alt+C", where: whereRecord, words: "key.contact", acts: "contact.log"},
		{keys: "Alt+N", where: whereRecord, words: "key.note"},

		{keys: "Alt+E", where: "job", words: "key.job-change", acts: "job.change"},
		{keys: "F8", where: "job", words: "key.next-state", acts: "job.move-on job.collect job.close"},
		{keys: "Alt+S", where: "job", words: "key.job-state", acts: "job.move job.not-repaired job.cancel"},
		{keys: "Alt+D", where: "job", words: "key.job-work", acts: "job.assess job.report"},
		{keys: "Ins", where: "job", words: "key.job-line", acts: "job.put-line job.remove-line"},
		{keys: "Alt+Q", where: "job", words: "key.job-estimate", acts: "estimate.draft estimate.give estimate.approve estimate.refuse"},
		{keys: "Alt+P", where: "job", words: "key.job-money", acts: "payment.deposit payment.pay payment.refund"},
		{keys: "Alt+R", where: "job", words: "key.job-promise", acts: "job.promise"},
		{keys: "Alt+T", where: "job", words: "key.job-technician", acts: "job.assign"},
		{keys: "Alt+B", where: "job", words: "key.job-back"},
		{keys: "Alt+I", where: "job", words: "key.job-passcode"},
		{keys: "Ctrl+P", where: "job", words: "key.job-print", acts: "print-job.print"},
		{keys: "F8", where: "jobs", words: "key.jobs-on", acts: "job.move-on"},
		{keys: "Alt+T", where: "jobs", words: "key.job-technician", acts: "job.assign"},
		{keys: "Ctrl+P", where: "jobs", words: "key.job-print", acts: "print-job.print"},

		{keys: "Enter", where: "today", words: "key.answer-tell"},
		{keys: "F5", where: "today", words: "key.refresh"},

		{keys: "F6", where: "inquiries", words: "key.new-promise", acts: "inquiry.promise"},
		{keys: "F7", where: "inquiries", words: "key.hand-over", acts: "inquiry.hand-over"},
		{keys: "F3", where: "inquiries", words: "key.make-job"},
		{keys: "Ctrl+Enter", where: "inquiries", words: "key.answered", acts: "inquiry.answer"},

		{keys: "F5", where: "inquiry", words: "key.resolved"},
		{keys: "F6", where: "inquiry", words: "key.promise"},
		{keys: "F7", where: "inquiry", words: "key.hand-over"},
		{keys: "F3", where: "inquiry", words: "key.make-job"},
		{keys: "F4", where: "inquiry", words: "key.book-visit"},
		{keys: "Alt+W", where: "inquiry", words: "key.change-customer"},
		{keys: "Alt+K", where: "inquiry", words: "key.side"},

		{keys: "F9", where: "printjobs", words: "key.print-again"},
		{keys: "Alt+P", where: "printjobs", words: "key.print-elsewhere"},
		{keys: "Del", where: "printjobs", words: "key.print-drop", acts: "print-job.drop"},

		{keys: "F9", where: "jobs", words: "key.print", acts: "print-job.print"},
		{keys: "Alt+K", where: "jobs", words: "key.side"},

		{keys: "F9", where: "job", words: "key.print", acts: "print-job.print"},
		{keys: "F4", where: "job", words: "key.book", acts: "appointment.book"},

		{keys: "Ctrl+Enter", where: "intake", words: "key.save-print"},
		{keys: "Alt+D", where: "intake", words: "key.another-device"},
		{keys: "Alt+W", where: "intake", words: "key.change-customer"},
		{keys: "Alt+K", where: "intake", words: "key.side"},

		{keys: "Ins", where: "settings", words: "settings.key-new"},
		{keys: "Del", where: "settings", words: "settings.key-aside"},
		{keys: "Alt+↑ Alt+↓", where: "settings", words: "settings.key-move", acts: "list.change"},
		{keys: "Alt+D", where: "settings", words: "settings.key-department", acts: "department.add department.change"},
		{keys: "Alt+H", where: "settings", words: "settings.key-holidays"},
		{keys: "Alt+L", where: "settings", words: "settings.key-larger"},
		{keys: "Alt+M", where: "settings", words: "settings.key-papers"},
		{keys: "Ctrl+P", where: "settings", words: "settings.test-page"},

		{keys: "Enter F4", where: "schedule", words: "key.book-here"},
		{keys: "PgUp PgDn", where: "schedule", words: "key.day"},
		{keys: "T", where: "schedule", words: "key.today"},
		{keys: "Shift+↑", where: "schedule", words: "key.quarter", acts: "appointment.move"},
		{keys: "F8", where: "schedule", words: "key.next-state"},
		{keys: "Del", where: "schedule", words: "key.cancel-visit", acts: "appointment.cancel"},

		{keys: "Ins", where: "parts", words: "key.want", acts: "part-request.want"},
		{keys: "Alt+A", where: "parts", words: "key.supplier-answer", acts: "ask.log"},
		{keys: "Ctrl+Enter", where: "parts", words: "key.order", acts: "parts-order.order parts-order.send"},
		{keys: "Ctrl+S", where: "parts", words: "part.order-draft", acts: "parts-order.draft"},
		{keys: "F8", where: "parts", words: "key.receive", acts: "parts-order.receive"},
		{keys: "F9", where: "parts", words: "key.print"},
		{keys: "1–9", where: "parts", words: "part.key-take"},
		{keys: "Space", where: "parts", words: "part.key-tick"},
		{keys: "Alt+E", where: "parts", words: "part.key-change", acts: "parts-order.change parts-order.confirm part-request.change"},
		{keys: "Alt+R", where: "parts", words: "part.key-back", acts: "part-request.return"},
		{keys: "Del", where: "parts", words: "part.key-cancel", acts: "part-request.cancel parts-order.cancel"},
		{keys: "Alt+P", where: "parts", words: "part.key-stock", acts: "part.add part.change part.count"},
		{keys: "Alt+L", where: "parts", words: "part.key-suppliers", acts: "supplier.add supplier.change"},

		{keys: "Ins", where: "customers", words: "key.new-customer", acts: "customer.add"},
		{keys: "Alt+E", where: "customers", words: "key.change-customer-data", acts: "customer.change"},
		{keys: "Alt+M", where: "customers", words: "key.merge", acts: "customer.merge"},
		{keys: "Alt+C", where: "customers", words: "key.contact", acts: "contact.log"},
		{keys: "Alt+D", where: "customers", words: "customer.key-device", acts: "device.add device.change device.give"},
		{keys: "Alt+F", where: "customers", words: "customer.key-file", acts: "attachment.add"},
		{keys: "Alt+X", where: "customers", words: "customer.key-erase", icon: "trash-2", acts: "customer.erase", do: (*Window).erasePerson},

		{keys: "← →", where: "summary", words: "key.day"},
		{keys: "Ctrl+P", where: "summary", words: "key.print"},

		{keys: "Ctrl+Z", where: whereBack, words: "key.undo", icon: "undo-2", do: (*Window).undo},
		{keys: "Ctrl+Y", where: whereBack, words: "key.redo", icon: "redo-2", do: (*Window).redo},
		{keys: "Alt+Z", where: whereBack, words: "key.undo-anywhere", do: (*Window).undo},
		{keys: "Alt+F12", where: whereBack, words: "key.stop-copy", do: (*Window).endCopy},
		{keys: "Ctrl+Shift+C", where: whereBack, words: "key.copy"},
	}
}

// chords are all that the canvas must hand on: those of the window and all that screens may use.
func chords() []string {
	names := []string{"Alt+F12", "Ctrl+Z", "Ctrl+Y", "Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X"}
	keys := []string{"Enter", "Space", "↑", "↓", "←", "→", "PgUp", "PgDn", "Home", "End", "Ins", "Del", "Backspace"}
	for r := '0'; r <= '9'; r++ {
		keys = append(keys, string(r))
	}
	for r := 'A'; r <= 'Z'; r++ {
		keys = append(keys, string(r))
	}
	for _, mod := range []string{"Ctrl+", "Alt+", "Ctrl+Shift+", "Alt+Shift+"} {
		for _, k := range keys {
			names = append(names, mod+k)
		}
	}
	return names
}

// key is what the focused widget did not use: the screen's, then the window's.
func (w *Window) key(ev *fyne.KeyEvent) bool {
	if w.first != nil {
		return w.first.Key(ev)
	}
	if !w.open {
		return false
	}
	if k, ok := w.cur.keyed(); ok && k.Key(ev) {
		return true
	}
	if ev.Name == fyne.KeyEscape {
		w.escape()
		return true
	}
	return w.does(kit.KeyLabel(label(ev.Name)))
}

// letter hands on what is typed where no field takes it.
func (w *Window) letter(r rune) {
	if w.cur == nil || !w.open {
		return
	}
	if s, ok := w.cur.Screen.(interface{ Rune(rune) }); ok {
		s.Rune(r)
	}
}

// chord is the same for keys with Ctrl or Alt.
func (w *Window) chord(name string) bool {
	if w.first != nil {
		return w.first.Shortcut(name)
	}
	if !w.open {
		return false
	}
	if k, ok := w.cur.keyed(); ok && k.Shortcut(name) {
		return true
	}
	if digit, ok := strings.CutPrefix(name, "Alt+"); ok && len(digit) == 1 {
		for _, s := range w.table {
			if s.digit == digit {
				w.Open(kit.Route{Screen: s.name})
				return true
			}
		}
	}
	if name == "Ctrl+Shift+Z" {
		name = "Ctrl+Y"
	}
	return w.does(name)
}

// does does the window's own line of the table.
func (w *Window) does(name string) bool {
	for _, l := range keyTable() {
		if l.do != nil && l.keys == name && (l.need == "" || w.has(l.need)) {
			l.do(w)
			return true
		}
	}
	return false
}

// escape closes one thing: a record or a form gives way to what one came from.
func (w *Window) escape() {
	if w.cur != nil && (w.cur.form || w.cur.rail == "") {
		w.Back()
	}
}

func (s *shown) keyed() (kit.Keyed, bool) {
	if s == nil {
		return nil, false
	}
	k, ok := s.Screen.(kit.Keyed)
	return k, ok
}

// label is the name of a key on its keycap.
func label(k fyne.KeyName) string {
	return kit.Chord(keyed{k})
}

// keyed names a bare key as if it were a shortcut.
type keyed struct{ key fyne.KeyName }

func (k keyed) ShortcutName() string  { return string(k.key) }
func (k keyed) Key() fyne.KeyName     { return k.key }
func (k keyed) Mod() fyne.KeyModifier { return 0 }
