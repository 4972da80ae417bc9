// Package customer is the screens of customers: the list beside the record, the form of one, the merge of two.
package customer

import (
	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
)

// Bounds of what the list shows.
const (
	mostFound = 30
	mostSeen  = 8
	mostNamed = 40 // at once
	mostPairs = 100
)

// Screen is Customers.
type Screen struct {
	h      *kit.Host
	a      *app.App
	all    list
	items  []item
	groups []group
	lines  map[fyne.CanvasObject]*row
	view   *app.CustomerView
	id     data.ID
	wish   data.ID
	newest kit.Newest
	second kit.Newest
	third  kit.Newest
	paired bool // pairs were counted since customers changed last
	untidy bool // the list shows those who are to be tidied

	content *fyne.Container
	count   *kit.Text
	field   *kit.Entry
	list    *kit.KeyList
	record  *record
}

// New makes the screen.
func New(h *kit.Host, a *app.App) *Screen {
	s := &Screen{h: h, a: a, lines: map[fyne.CanvasObject]*row{}, count: kit.T("", kit.Part.W(400).In(kit.Ink2))}
	fresh := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.new"), Icon: "plus", Key: "Ins", Small: true, Do: s.add})
	s.field = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("customer.find"), Max: data.MaxName, KeepScan: true, OnChange: func(string) { s.narrow() }, OnKey: s.fieldKey, OnEnter: func() { h.Focus(s.list) }})
	s.list = kit.NewKeyList(h, kit.ListSpec{
		Groups: s.heads, Height: 48, Create: s.newRow, Update: s.update, Indent: 38, ID: func(i int) uint64 { return s.items[i].key() },
		OnEnd: func() { s.further() }, OnEnter: s.enter, OnMove: func(i int) { s.show(s.items[i]) }, OnKey: func(_ int, ev *fyne.KeyEvent) bool { return s.Key(ev) },
		Empty: kit.Inset(14, kit.Outset, 0, kit.Outset, kit.NewEmpty("users", kit.Ink2, h.T("customer.empty"), h.T("customer.empty-text"))),
	})
	s.list.Narrow(s.field)
	s.record = newRecord(s)
	s.content = kit.NewListPage(kit.ListPageSpec{
		Title: kit.T(h.T("customer.customers"), kit.Part.Cut()), Count: s.count, Act: kit.ForPointer(fresh), Over: s.field, Under: 12, List: s.list, Record: s.record.all,
	})
	return s
}

// Content is the work area.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Open shows the customer that the route names; Arg narrows the list.
func (s *Screen) Open(r kit.Route) {
	if r.Arg != "" {
		s.field.SetText(r.Arg)
	}
	s.wish, s.paired = r.ID, false
	s.Reload()
}

// Focus gives the keys to the list.
func (s *Screen) Focus() { s.h.Focus(s.list) }

// Changed reads again where a customer, or what is shown of one, changed.
func (s *Screen) Changed(changes []data.Change) {
	for _, c := range changes {
		s.paired = s.paired && c.Kind != data.KindCustomer
	}
	for _, c := range changes {
		switch c.Kind {
		case data.KindCustomer, data.KindContact, data.KindJob, data.KindDevice, data.KindPayment, data.KindInquiry, data.KindAttachment:
			s.Reload()
			return
		}
	}
}

func (s *Screen) fill(l list) {
	s.all = l
	s.lay()
	switch {
	case s.wish != 0:
		s.id = s.wish
		s.list.SelectID(item{row: app.CustomerRow{Customer: &data.Customer{Base: data.Base{ID: s.wish}}}}.key())
	case l.text != "" && len(s.items) > 0 && s.at(s.id) < 0:
		s.list.Select(0)
		s.id = s.items[0].id()
	case s.id == 0 && len(s.items) > 0:
		s.list.Select(max(0, s.list.Selected()))
		s.id = s.items[max(0, s.list.Selected())].id()
	}
	s.wish = 0
	s.load()
	kit.Relayout(s.content)
}

// lay brings the rows into the list.
func (s *Screen) lay() {
	s.groups = groups(s.speech(), s.all)
	s.items = nil
	for _, g := range s.groups {
		s.items = append(s.items, g.items...)
	}
	s.count.SetText(s.h.Count(s.all.total))
	s.list.Reload()
}

// at is the row of a customer, -1 where they are not in the list.
func (s *Screen) at(id data.ID) int {
	for i, it := range s.items {
		if it.id() == id {
			return i
		}
	}
	return -1
}

func (s *Screen) show(it item) {
	if id := it.id(); id != 0 && id != s.id {
		s.id = id
		s.load()
	}
}

// load reads the customer that is shown.
func (s *Screen) load() {
	still, id := s.second.Ask(), s.id
	if id == 0 {
		s.view = nil
		s.record.set()
		return
	}
	kit.Run(s.h, func() (*app.CustomerView, error) { return s.a.Customers.View(id) }, func(v *app.CustomerView, err error) {
		if !still() {
			return
		}
		if err != nil {
			s.h.Fail(err)
			return
		}
		s.view = v
		if s.at(id) < 0 && s.all.text == "" {
			row := v.CustomerRow
			s.all.shown = &row
			s.lay()
			s.list.SelectID(item{row: row}.key())
		}
		s.record.set()
	})
}

func (s *Screen) speech() speech {
	return speech{w: s.h.Words, f: s.h.Format, now: s.h.Now()}
}

// fieldKey are the keys of the field over the list.
func (s *Screen) fieldKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown:
		s.h.Focus(s.list)
	case fyne.KeyInsert:
		s.add()
	default:
		return false
	}
	return true
}

// enter does what a row is for: a customer's newest open job, else the form; pairs are merged; who lacks a phone is listed.
func (s *Screen) enter(i int) {
	it := s.items[i]
	switch {
	case it.kind == pairsItem:
		s.mergeNext()
	case it.kind == looseItem:
		s.untidy = true
		s.field.SetText("")
		s.Reload()
	default:
		kit.Run(s.h, func() (app.CustomerRow, error) { return s.a.Customers.Row(it.row.ID) }, func(r app.CustomerRow, err error) {
			switch {
			case err != nil:
				s.h.Fail(err)
			case len(r.Jobs) > 0 && r.Jobs[0].Open():
				s.h.Open(kit.Route{Screen: "job", ID: r.Jobs[0].ID})
			default:
				s.h.Open(kit.Route{Screen: "customer", ID: it.row.ID})
			}
		})
	}
}

// add opens the form of a new customer with what was typed to find them.
func (s *Screen) add() {
	text := s.field.Text
	if len(s.all.found) > 0 {
		text = ""
	}
	s.h.Open(kit.Route{Screen: "customer", Arg: text})
}

// Key does the screen's keys.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyInsert:
		s.add()
	case ev.Name == fyne.KeyEscape && (s.untidy || s.field.Text != ""):
		s.untidy = false
		s.field.SetText("")
		s.Reload()
	default:
		return false
	}
	return true
}

// Shortcut does the screen's chords.
func (s *Screen) Shortcut(chord string) bool {
	if s.view == nil {
		return false
	}
	switch chord {
	case "Alt+E":
		s.h.Open(kit.Route{Screen: "customer", ID: s.view.ID})
	case "Alt+C":
		s.contact()
	case "Alt+M":
		s.merge()
	case "Alt+D":
		s.devices()
	case "Alt+F":
		s.file()
	case "Alt+X":
		s.h.Open(kit.Route{Screen: "erase", ID: s.view.ID})
	default:
		return false
	}
	return true
}

// did says what an act did and reads again.
func (s *Screen) did(d data.Done, err error, key string, args ...any) bool {
	if err != nil {
		s.h.Fail(err)
		return false
	}
	s.h.Done(d, s.h.T(key, args...))
	s.Reload()
	return true
}
