package settings

import (
	"fyne.io/fyne/v2"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// item is one line of a list that is edited in place.
type item struct {
	id   uint64
	a, b string // the two fields
	note string // who has the ball, or what it behaves as
	used string // how many use it now
	icon string
	tone kit.Token
	off  bool // put aside
	raw  any
}

// source is one list: what it is called, and how its lines are read and kept.
type source struct {
	name    string    // key: settings.list-<name>
	group   string    // key of the heading over it in the middle column
	titles  [4]string // keys of the columns: a, b, note, used; "" where there is none
	ordered bool      // Alt with arrows moves a line
	load    func() ([]item, error)
	// save keeps the lines after the one at i was changed, added or moved; it gives what was done.
	save func(items []item, i int) (data.Done, error)
	// aside puts the line at i aside or back; nil where save does it.
	aside func(it item) (data.Done, error)
	kinds bool // a device kind is chosen over it
	// open shows a line in a dialog; nil where it is edited in place. A line without raw is a new one.
	open func(it item)
}

// listsPage is all lists that the desk chooses from.
type listsPage struct {
	*Screen
	asked   kit.Newest
	sources []source
	at      int
	counts  map[string]int
	items   []item
	editing int // the line in hand; -1 is none
	fresh   bool
	kind    string // of device, for checklists

	side     *kit.KeyList
	sideRows fyneRows[sideRow]
	list     *kit.KeyList
	rows     fyneRows[itemRow]
	one, two *kit.Entry
	head     *kit.TableHead
	headBox  *fyne.Container
	add      *kit.Button
	kinds    *kit.Choice
	legend   *fyne.Container
	moves    *fyne.Container
	ball     *kit.Text
	all      fyne.CanvasObject
}

type sideRow struct{ name, n *kit.Text }

type itemRow struct {
	grip             *fyne.Container
	mark             *kit.Mark
	a, b, note, used *kit.Text
	holdA, holdB     *fyne.Container
	doing            *fyne.Container
	act              *kit.Text
}

var itemCols = []float32{12, 22, 142, -1, 76, 108}

func newLists(s *Screen) *listsPage {
	h := s.h
	p := &listsPage{Screen: s, editing: -1, sideRows: fyneRows[sideRow]{}, rows: fyneRows[itemRow]{}, counts: map[string]int{}}
	p.sources = p.listSources()
	p.add = kit.NewButton(h, kit.ButtonSpec{Text: h.T("settings.add-line"), Icon: "plus", Key: "Ins", Kind: kit.InkButton, Do: p.insert})
	p.side = kit.NewKeyList(h, kit.ListSpec{
		Groups: p.groups, Height: 34, Plain: true, Create: p.newSide, Update: p.updateSide,
		OnMove: p.choose, OnEnter: func(int) { h.Focus(p.list) },
		OnKey: func(_ int, ev *fyne.KeyEvent) bool {
			if ev.Name == fyne.KeyRight {
				h.Focus(p.list)
				return true
			}
			return false
		},
	})
	key := func(step func()) func(*fyne.KeyEvent) bool {
		return func(ev *fyne.KeyEvent) bool {
			switch ev.Name {
			case fyne.KeyEscape:
				p.drop()
			case fyne.KeyUp:
				p.commit(-1)
			case fyne.KeyDown:
				p.commit(1)
			case fyne.KeyReturn, fyne.KeyEnter:
				step()
			default:
				return false
			}
			return true
		}
	}
	p.one, p.two = kit.NewEntry(h, kit.EntrySpec{Max: data.MaxWords}), kit.NewEntry(h, kit.EntrySpec{Max: data.MaxWords})
	p.one.SetOnKey(key(func() { h.Focus(p.two) }))
	p.two.SetOnKey(key(func() { p.commit(0) }))
	p.list = kit.NewKeyList(h, kit.ListSpec{
		Len: func() int { return len(p.items) }, Height: 38, Indent: 24, Create: p.newItem, Update: p.updateItem,
		OnEnter: func(i int) { p.edit(i, false) }, OnKey: p.itemKey,
		Ticked: func(i int) bool { return i == p.editing }, ID: func(i int) uint64 { return p.items[i].id },
		Empty: kit.Inset(10, 0, 0, 0, kit.NewEmpty("list", kit.Ink2, h.T("settings.empty-list"), h.T("settings.empty-list-note"))),
	})
	p.moves, p.ball = kit.Legend("Alt ↑ ↓", h.T("settings.moves")), kit.T(h.T("settings.ball-note"), kit.Second.Cut())
	p.headBox, p.legend = kit.Stack(), kit.Row(18, p.moves, kit.Grow(p.ball))
	p.kinds = kit.NewChoice(h, kit.ChoiceSpec{Small: true, OnChange: func() { p.kind = p.kinds.Selected(); p.load() }})
	p.kinds.Hide()
	right := kit.Col(0, p.headBox, kit.Grow(kit.Inset(0, -kit.Outset, 0, -kit.Outset, p.list)), kit.Inset(8, 0, 12, 0, p.legend))
	p.all = kit.Col(0, s.head("lists", p.kinds, p.add), kit.Grow(kit.FullRow(0,
		kit.Wide(200, kit.Inset(10, 14, 0, -kit.Outset, p.side)), kit.VRule(kit.Line), kit.Grow(kit.Inset(10, 0, 0, kit.Margin, right)))))
	return p
}

func (p *listsPage) content() fyne.CanvasObject { return p.all }
func (p *listsPage) focus()                     { p.h.Focus(p.side) }

func (p *listsPage) changed(changes []data.Change) {
	for _, c := range changes {
		switch c.Kind {
		case data.KindList, data.KindChecklist, data.KindShelf, data.KindPriceItem, data.KindTemplate:
			if p.editing < 0 {
				p.reload()
			}
			return
		}
	}
}

func (p *listsPage) groups() []kit.Group {
	var out []kit.Group
	for _, s := range p.sources {
		title := p.h.T(s.group)
		if n := len(out); n > 0 && out[n-1].Title == title {
			out[n-1].Len++
			continue
		}
		out = append(out, kit.Group{Title: title, Len: 1})
	}
	return out
}

func (p *listsPage) newSide() fyne.CanvasObject {
	r := &sideRow{kit.T("", kit.Body.Cut()), kit.T("", kit.SecondMed)}
	o := kit.Row(8, kit.Grow(r.name), r.n)
	p.sideRows[o] = r
	return o
}

func (p *listsPage) updateSide(i int, o fyne.CanvasObject, _ kit.RowState) {
	r, s := p.sideRows[o], p.sources[i]
	st := kit.Body.Cut()
	if i == p.at {
		st = kit.Strong.Cut()
	}
	r.name.Set(p.h.T("settings.list-"+s.name), st)
	n := ""
	if c, ok := p.counts[s.name]; ok {
		n = p.h.Format.Number(int64(c))
	}
	r.n.SetText(n)
	kit.Relayout(o)
}

// choose shows another list.
func (p *listsPage) choose(i int) {
	p.editing, p.at = -1, i
	p.side.Touch()
	p.load()
}

func (p *listsPage) reload() {
	p.load()
	names := p.sources
	kit.Run(p.h, func() (map[string]int, error) {
		out := map[string]int{}
		for _, s := range names {
			if s.kinds {
				continue
			}
			items, err := s.load()
			if err != nil {
				return nil, err
			}
			out[s.name] = 0
			for _, it := range items {
				if !it.off {
					out[s.name]++
				}
			}
		}
		return out, nil
	}, func(n map[string]int, err error) {
		if err != nil {
			p.h.Fail(err)
			return
		}
		p.counts = n
		p.side.Touch()
	})
}

// load reads the list in hand.
func (p *listsPage) load() {
	s := p.sources[p.at]
	p.showHead()
	kit.Read(p.h, &p.asked, func() ([]item, error) {
		if s.kinds && p.kind == "" {
			return nil, nil
		}
		return s.load()
	}, func(items []item) {
		p.items, p.fresh = items, false
		p.list.Reload()
	})
}

// showHead names the columns of the list in hand.
func (p *listsPage) showHead() {
	h, s := p.h, p.sources[p.at]
	t := func(key string) string {
		if key == "" {
			return ""
		}
		return h.T(key)
	}
	used := t(s.titles[3])
	if used != "" {
		used = ">" + used
	}
	p.head = kit.NewTableHead(h, 12, itemCols, []string{"", "", t(s.titles[0]), t(s.titles[1]), t(s.titles[2]), used}, nil)
	kit.Replace(p.headBox, p.head)
	p.moves.Hidden = !s.ordered
	p.ball.Hidden = s.name != data.ListJobStates
	if s.kinds {
		p.deviceKinds()
		p.kinds.Show()
	} else {
		p.kinds.Hide()
	}
	kit.Relayout(p.all)
}
