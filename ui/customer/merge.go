package customer

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"tanggapan/app"
	"tanggapan/assets/words"
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
	bar := kit.Panel(kit.Box{Fill: kit.Ground}, kit.Inset(0, 20, 0, 20, kit.High(kit.TopBar, kit.Row(8, kit.NewIcon("merge", 20, kit.Ink), kit.BaseRow(18, m.title, m.sub), kit.Spring(), m.tags))))
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

var takes = map[app.Side]kit.Take{app.Stays: kit.TakeMine, app.Comes: kit.TakeTheirs, app.Both: kit.TakeBoth}

func (m *Merge) show() {
	h, v := m.h, m.view
	m.sub.SetText("")
	for i, p := range m.pairs {
		if p.A.ID == v.A.ID && p.B.ID == v.B.ID || p.A.ID == v.B.ID && p.B.ID == v.A.ID {
			m.sub.SetText(h.T("customer.pair-of", "n", i+1, "of", len(m.pairs)))
		}
	}
	var tags []fyne.CanvasObject
	if v.SamePhone {
		tags = append(tags, kit.NewTag(kit.State{Icon: "phone", Text: h.T("customer.same-number"), Tone: kit.Ink2}))
	}
	if v.SameName {
		tags = append(tags, kit.NewTag(kit.State{Icon: "users", Text: h.T("customer.same-name"), Tone: kit.Ink2}))
	}
	kit.Replace(m.tags, tags...)
	stays := kit.BaseRow(7, kit.T(h.T("customer.stays", "no", v.A.No), kit.SecondMed.W(600).In(kit.Harbour)), kit.T(m.since(v.A), kit.Second.Cut()))
	comes := kit.BaseRow(7, kit.T(v.B.No, kit.Second), kit.T(m.since(v.B), kit.Second.Cut()))
	kit.Replace(m.heads, kit.Cols(12, kit.ChooserColumns(), kit.Space(0, 0), m.person(v.A, stays), m.person(v.B, comes)))
	m.chooser.Set(m.lines())
	m.drawMoves()
	m.act.Set(h.T("customer.merge-into", "no", v.A.No), "merge", "Ctrl+Enter")
	until := h.Now().Date(h.Format.Zone()).Plus(undoDays)
	m.foot.SetText(h.T("customer.merge-foot", "from", v.B.No, "to", v.A.No, "when", h.Format.DateShort(until)))
	m.result()
}

func (m *Merge) since(c *data.Customer) string {
	return m.h.T("customer.since-when", "when", m.h.Format.DateShort(c.Created.Date(m.h.Format.Zone())))
}

func (m *Merge) person(c *data.Customer, second fyne.CanvasObject) fyne.CanvasObject {
	return kit.Row(10, kit.NewAvatar(words.Initials(c.Name()), 34), kit.Grow(kit.Col(0, kit.T(c.Name(), kit.Strong.Cut()), second)))
}

// lines are the rows of the chooser: what either has, then what both allowed, of which the stricter holds.
func (m *Merge) lines() []kit.Pair {
	var out []kit.Pair
	m.fields = nil
	for _, r := range m.view.Rows {
		if r.A == "" && r.B == "" {
			continue
		}
		m.fields = append(m.fields, r.Field)
		out = append(out, kit.Pair{Label: m.h.T("customer.field-" + r.Field), Mine: m.value(r.Field, r.A), Theirs: m.value(r.Field, r.B), Both: r.Both, Same: r.Same, Take: takes[r.Take]})
	}
	for _, channel := range consents {
		a, b := m.allows(m.view.A, channel), m.allows(m.view.B, channel)
		if a == "" || b == "" {
			continue // what only one of the two was asked holds
		}
		p := kit.Pair{Label: m.h.T("customer.field-" + channel), Mine: a, Theirs: b, Fixed: true, Same: a == b, Take: kit.TakeMine}
		if allowed(m.view.B, channel) == kit.Fault && allowed(m.view.A, channel) == kit.Works {
			p.Take = kit.TakeTheirs
		}
		m.fields = append(m.fields, channel)
		out = append(out, p)
	}
	return out
}

// value is what a field holds, with phones as they are read aloud and channels in words.
func (m *Merge) value(field, text string) string {
	first, rest, _ := strings.Cut(text, " ")
	if key := "channel." + first; field == "channel" && m.h.Words.Has(key) {
		return strings.TrimSpace(m.h.T(key) + " " + rest)
	}
	if field == "phones" {
		var out []string
		for _, p := range strings.Split(text, ", ") {
			out = append(out, m.h.Format.Phone(p))
		}
		return strings.Join(out, ", ")
	}
	return data.CleanLine(text)
}

func (m *Merge) allows(c *data.Customer, channel string) string {
	for _, x := range c.Consents {
		if x.Channel != channel {
			continue
		}
		word := m.h.T("common.yes")
		if !x.Given {
			word = m.h.T("customer.never")
		}
		return word + ", " + m.h.Format.DateShort(x.At.Date(m.h.Format.Zone()))
	}
	return ""
}

// drawMoves says what would be together.
func (m *Merge) drawMoves() {
	h, v := m.h, m.view
	head := kit.HeadStyle.In(kit.Ink2)
	rows := []fyne.CanvasObject{kit.Space(0, 11), kit.High(23, kit.Cols(12, kit.ChooserColumns(), kit.T(h.T("customer.what-moves"), kit.HeadStyle), kit.Inset(0, 0, 0, 11, kit.T(h.T("customer.is-there"), head)), kit.Inset(0, 0, 0, 11, kit.T(h.T("customer.comes-over"), head)))), kit.Rule(1, kit.Ink)}
	add := func(label, a, b string, tone kit.Token) {
		rows = append(rows, kit.High(28, kit.Cols(12, kit.ChooserColumns(), kit.T(label, kit.Body.In(kit.Ink2).Cut()), kit.Inset(0, 0, 0, 11, kit.T(a, kit.Body.Cut())), kit.Inset(0, 0, 0, 11, kit.T(b, kit.Strong.In(tone).Cut())))), kit.Rule(1, kit.Line))
	}
	n := func(k int) string { return h.Format.Number(int64(k)) }
	for _, x := range v.Moves {
		b := n(x.Comes)
		if x.Comes > 0 && len(x.Numbers) > 0 {
			b += ": " + h.Format.Join(x.Numbers...)
		}
		add(h.T("kinds."+x.Kind.String()), n(x.Is), b, kit.Ink)
	}
	tone := kit.Ink
	if v.OwesB > 0 {
		tone = kit.Red
	}
	add(h.T("customer.owes"), h.Format.Money(v.OwesA), h.Format.Money(v.OwesB), tone)
	kit.Replace(m.moves, rows[:len(rows)-1]...)
}

// result draws the one customer that the two become, in line with the rows they come from.
func (m *Merge) result() {
	h, v := m.h, m.view
	if v.A == nil {
		return
	}
	col := kit.Col(0, kit.High(66, kit.Inset(14, 0, 0, 0, kit.LeftCol(1, kit.T(h.T("customer.will-be"), kit.HeadStyle.In(kit.Ink2)), kit.T(v.A.No, kit.PartLarge.W(700))))), kit.Rule(2, kit.Ink))
	lines := m.lines()
	got := m.chooser.Takes()
	for i, p := range lines {
		if i < len(got) {
			p.Take = got[i]
		}
		value, why := p.Mine, ""
		switch {
		case p.Same && m.fields[i] == "phones":
			why = h.T("customer.why-same")
		case p.Take == kit.TakeBoth && p.Mine != "" && p.Theirs != "":
			value = h.T("customer.both")
			if m.fields[i] == "phones" {
				value = together(p.Mine, p.Theirs)
			}
		case p.Take == kit.TakeTheirs || p.Mine == "":
			value = p.Theirs
		}
		if p.Fixed && p.Mine != "" && p.Theirs != "" && !p.Same {
			why = h.T("customer.why-stricter")
		}
		if i > 0 {
			col.Add(kit.Rule(1, kit.Line))
		}
		col.Add(kit.High(44, kit.Row(8, kit.Grow(kit.T(value, kit.Strong.Cut())), kit.T(why, kit.Second.Sized(13)))))
	}
	col.Add(kit.Rule(1, kit.Ink))
	col.Add(kit.Space(0, 11))
	col.Add(kit.High(23, kit.Row(0, kit.T(h.T("customer.together"), kit.HeadStyle.In(kit.Ink2)))))
	col.Add(kit.Rule(1, kit.Ink))
	for _, x := range v.Moves {
		col.Add(kit.High(28, kit.Row(0, kit.T(h.N("customer.sum-"+x.Kind.String(), x.Is+x.Comes), kit.Strong.Cut()))))
		col.Add(kit.Rule(1, kit.Line))
	}
	tone := kit.Ink
	if v.OwesA+v.OwesB > 0 {
		tone = kit.Red
	}
	col.Add(kit.High(28, kit.Row(0, kit.T(h.Format.Money(v.OwesA+v.OwesB), kit.Strong.In(tone)))))
	kit.Replace(m.side, col)
	kit.Relayout(m.all)
}

// together is what two lists have, each once.
func together(a, b string) string {
	out := strings.Split(a, ", ")
	for _, x := range strings.Split(b, ", ") {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return strings.Join(out, ", ")
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
