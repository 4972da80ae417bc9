package customer

import (
	"errors"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/data"
	"tanggapan/ui/kit"
	"tanggapan/ui/who"
)

// undoDays is how long a merge can be taken back, in days.
const undoDays = 30

// merge opens the merge of the customer shown with one who looks like them; where nobody does it asks with whom.
func (s *Screen) merge() {
	id, c := s.view.ID, s.view.Customer
	kit.Run(s.h, func() (data.ID, error) {
		alike, err := s.a.Customers.Alike(c)
		for _, x := range alike {
			if x.ID != id && !linked(c, x) {
				return x.ID, err
			}
		}
		return 0, err
	}, func(other data.ID, err error) {
		switch {
		case err != nil:
			s.h.Fail(err)
		case other != 0:
			openMerge(s.h, id, other)
		default:
			s.mergeWith(id)
		}
	})
}

// linked says whether two customers are known to be two.
func linked(a, b *data.Customer) bool {
	for _, l := range append(append([]data.Link(nil), a.Links...), b.Links...) {
		if l.With == a.ID || l.With == b.ID {
			return true
		}
	}
	return false
}

// openMerge opens two customers to be one; the older number stays.
func openMerge(h *kit.Host, a, b data.ID) {
	if b < a {
		a, b = b, a
	}
	h.Open(kit.Route{Screen: "merge", ID: a, Arg: writeID(b)})
}

// mergeWith asks who the same person is.
func (s *Screen) mergeWith(id data.ID) {
	h := s.h
	var sheet *kit.Sheet
	pick := who.New(h, s.a, who.Spec{OnPicked: func() { sheet.Resized() }})
	sheet = h.Sheet(kit.SheetSpec{
		Icon: "merge", Title: h.T("customer.merge-with"), Text: h.T("customer.merge-with-text"), Act: h.T("common.merge"), Width: 600, Rows: []fyne.CanvasObject{kit.Row(0, pick.Object())}, Fields: pick.Fields,
		Save: func(done func(error)) {
			other, _ := pick.Customer()
			if other == 0 || other == id {
				done(data.Faults{{Field: "customer", Code: "needs-person"}})
				return
			}
			done(nil)
			openMerge(h, id, other)
		},
	})
	pick.Focus()
}

// mergeNext opens the first pair that looks like one person.
func (s *Screen) mergeNext() {
	kit.Run(s.h, func() ([]app.Pair, error) { return s.a.Customers.Pairs(1) }, func(p []app.Pair, err error) {
		if err != nil {
			s.h.Fail(err)
			return
		}
		if len(p) > 0 {
			openMerge(s.h, p[0].A.ID, p[0].B.ID)
		}
	})
}

// Merge is the screen on which two customers become one.
type Merge struct {
	h       *kit.Host
	a       *app.App
	view    app.MergeView
	pairs   []app.Pair
	ids     [2]data.ID
	fields  []string // of the rows of the chooser
	newest  kit.Newest
	title   *kit.Text
	sub     *kit.Text
	tags    *fyne.Container
	heads   *fyne.Container
	chooser *kit.Chooser
	moves   *fyne.Container
	side    *fyne.Container
	foot    *kit.Text
	act     *kit.Button
	all     *fyne.Container
}

// NewMerge makes the screen.
func NewMerge(h *kit.Host, a *app.App) *Merge {
	m := &Merge{h: h, a: a, title: kit.T(h.T("customer.merge"), kit.Part), sub: kit.T("", kit.Second.Sized(13).Cut()), tags: kit.Row(8), heads: kit.Stack(), moves: kit.Col(0), side: kit.Stack(), foot: kit.T("", kit.Second.Sized(13).Cut())}
	m.chooser = kit.NewChooser(h, func() { m.result() })
	m.chooser.SetOnLetter(func(r rune) bool {
		if r == 'n' || r == 'N' {
			m.apart()
		}
		return r == 'n' || r == 'N'
	})
	bar := kit.Panel(kit.Box{Fill: kit.Ground}, kit.Inset(0, 20, 0, 20, kit.High(kit.TopBar, kit.Row(8, kit.NewIcon("merge", 20, kit.Ink), kit.Row(18, m.title, kit.Inset(0, 0, 2, 0, m.sub)), kit.Spring(), m.tags))))
	main := kit.VScroll(kit.Inset(0, 20, 12, kit.Margin, kit.Col(0, kit.High(66, m.heads), kit.Rule(2, kit.Ink), m.chooser, kit.Rule(1, kit.Ink), m.moves)))
	panel := kit.FullRow(0, kit.VRule(kit.Line), kit.Wide(kit.SideWidth, kit.Panel(kit.Box{Fill: kit.Sunken}, kit.VScroll(kit.Inset(0, 20, 12, 20, m.side)))))
	cancel := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.cancel"), Key: "Esc", Kind: kit.Ghost, Do: h.Back})
	two := kit.NewButton(h, kit.ButtonSpec{Text: h.T("customer.two-people"), Key: "N", Do: m.apart})
	m.act = kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.merge"), Icon: "merge", Key: "Ctrl+Enter", Kind: kit.InkButton, Do: m.save})
	foot := kit.Panel(kit.Box{Fill: kit.Ground}, kit.Inset(0, 20, 0, 20, kit.High(kit.FootHeight, kit.Row(10, kit.Grow(m.foot), kit.ForPointer(cancel), kit.ForPointer(two), m.act))))
	m.all = kit.Col(0, bar, kit.Rule(1, kit.Line), kit.Grow(kit.FullRow(0, kit.Grow(main), panel)), kit.Rule(1, kit.Line), foot)
	return m
}

// Content is the work area.
func (m *Merge) Content() fyne.CanvasObject { return m.all }

// Open shows two customers: the route's ID stays, the ID in Arg comes over.
func (m *Merge) Open(r kit.Route) {
	m.ids = [2]data.ID{r.ID, readID(r.Arg)}
	m.Reload()
}

// Focus gives the keys to the chooser.
func (m *Merge) Focus() { m.h.Focus(m.chooser) }

// Changed reads again where one of the two changed.
func (m *Merge) Changed(changes []data.Change) {
	for _, c := range changes {
		if c.Kind == data.KindCustomer && (c.ID == m.ids[0] || c.ID == m.ids[1]) {
			m.Reload()
			return
		}
	}
}

// Reload reads both customers.
func (m *Merge) Reload() {
	still, ids := m.newest.Ask(), m.ids
	type answer struct {
		view  app.MergeView
		pairs []app.Pair
	}
	kit.Run(m.h, func() (a answer, err error) {
		if a.view, err = m.a.Customers.Preview(ids[0], ids[1]); err != nil {
			return a, err
		}
		a.pairs, err = m.a.Customers.Pairs(mostPairs)
		return a, err
	}, func(a answer, err error) {
		if !still() {
			return
		}
		// Two that are one already are merged: by this screen, or by somebody else meanwhile.
		if len(data.FaultsOf(err)) > 0 || errors.Is(err, data.ErrNotFound) {
			m.h.Back()
			return
		}
		if err != nil {
			m.h.Fail(err)
			return
		}
		m.view, m.pairs = a.view, a.pairs
		m.show()
	})
}

// Key does the screen's keys.
func (m *Merge) Key(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyEscape {
		m.h.Back()
		return true
	}
	return false
}

// Shortcut does the screen's chords.
func (m *Merge) Shortcut(chord string) bool {
	if chord != "Ctrl+Enter" {
		return false
	}
	m.save()
	return true
}

// save merges as chosen, and goes on to the next pair where one waits.
func (m *Merge) save() {
	take := map[string]app.Side{}
	back := map[kit.Take]app.Side{kit.TakeMine: app.Stays, kit.TakeTheirs: app.Comes, kit.TakeBoth: app.Both}
	for i, t := range m.chooser.Takes() {
		take[m.fields[i]] = back[t]
	}
	a, b := m.view.A, m.view.B
	m.do(func() (data.Done, error) { return m.a.Customers.Merge(m.h.Actor(), a.ID, b.ID, take) }, m.h.T("customer.merged", "from", b.No, "to", a.No))
}

// apart notes that the two are two people.
func (m *Merge) apart() {
	a, b := m.view.A, m.view.B
	m.do(func() (data.Done, error) { return m.a.Customers.TwoPeople(m.h.Actor(), a.ID, b.ID) }, m.h.T("customer.are-two"))
}

func (m *Merge) do(act func() (data.Done, error), words string) {
	if m.view.A == nil {
		return
	}
	m.newest.Ask() // what is read meanwhile is of the two that are one now
	kit.Run(m.h, act, func(d data.Done, err error) {
		if err != nil {
			m.h.Fail(err)
			return
		}
		id := m.view.A.ID
		m.view = app.MergeView{}
		m.h.Back()
		m.h.Open(kit.Route{Screen: "customers", ID: id})
		m.h.Done(d, words)
	})
}
