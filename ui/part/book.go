package part

import (
	"fyne.io/fyne/v2"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// What lists in dialogs read.
const (
	mostListed     = 50 // suppliers that a text finds; more letters narrow it
	firstSuppliers = 20
	furtherListed  = 50 // lines at once while one scrolls
)

// book is a dialog with a list to narrow: the stock, the suppliers.
type book struct {
	s       *Screen
	icon    string
	title   string
	act     string // words of the button that adds one
	columns []float32
	heads   []string
	read    func(text, after string, limit int) (fill func(), next string, err error) // limit 0: as many as are seen at first
	len     func() int
	cells   func(i int) []string
	tone    func(i int) kit.Token // of the third cell; nil is Ink
	id      func(i int) data.ID
	change  func(i int)
	add     func(text string)
	remove  func(i int)

	text    string // of what was read
	after   string // where the list goes on; "" at its end
	grown   bool   // more than its first page was read
	reading bool

	field  *kit.Entry
	list   *kit.KeyList
	pop    *kit.Pop
	newest kit.Newest
	rows   map[fyne.CanvasObject][]*kit.Text
}

// open reads the list and shows the dialog.
func (b *book) open() {
	h := b.s.h
	b.rows = map[fyne.CanvasObject][]*kit.Text{}
	b.field = kit.NewEntry(h, kit.EntrySpec{Placeholder: h.T("common.filter"), Icon: "search", Max: data.MaxName, OnChange: func(string) { b.reload() }, OnKey: b.key})
	b.list = kit.NewKeyList(h, kit.ListSpec{
		Len: b.len, Create: b.row, Update: b.update, ID: func(i int) uint64 { return uint64(b.id(i)) },
		OnEnd:   b.further,
		OnEnter: func(i int) { b.change(i) }, OnKey: func(i int, ev *fyne.KeyEvent) bool { return b.key(ev) },
		Empty: kit.Inset(10, kit.Outset, 0, kit.Outset, kit.NewEmpty(b.icon, kit.Ink2, h.T("kit.nothing-found"), h.T("part.book-empty"))),
	})
	b.list.Narrow(b.field)
	add := kit.NewButton(h, kit.ButtonSpec{Text: b.act, Icon: "plus", Key: "Ins", Do: func() { b.add(b.field.Text) }})
	closes := kit.NewButton(h, kit.ButtonSpec{Text: h.T("common.close"), Key: "Esc", Kind: kit.Ghost, Do: func() { b.pop.Close() }})
	col := kit.Col(8, b.field)
	if len(b.heads) > 0 {
		col.Add(kit.NewTableHead(h, 12, b.columns, b.heads, nil))
	}
	col.Add(kit.High(330, kit.Inset(0, -kit.Outset, 0, -kit.Outset, b.list)))
	b.pop = h.Dialog(kit.DialogSpec{Icon: b.icon, Title: b.title, Width: 760, Content: col, Count: h.T("part.book-keys"), Buttons: []*kit.Button{closes, add}, First: b.list})
	b.reload()
}

// reload reads the list as far as it was read; of another text its first page.
func (b *book) reload() {
	text, limit := b.field.Text, 0
	if b.grown && text == b.text {
		limit = b.len()
	}
	b.ask(text, "", limit)
}

// further reads the next page once the end of the list comes into view.
func (b *book) further() {
	if b.after != "" && !b.reading && b.field.Text == b.text {
		b.ask(b.text, b.after, furtherListed)
	}
}

func (b *book) ask(text, after string, limit int) {
	still := b.newest.Ask()
	b.reading = true
	type page struct {
		fill func()
		next string
	}
	kit.Run(b.s.h, func() (p page, err error) {
		p.fill, p.next, err = b.read(text, after, limit)
		return p, err
	}, func(p page, err error) {
		if !still() {
			return
		}
		b.reading = false
		if err != nil {
			b.s.h.Fail(err)
			return
		}
		p.fill()
		b.text, b.after, b.grown = text, p.next, after != "" || limit > 0
		b.list.Reload()
		if b.list.Selected() < 0 && b.len() > 0 {
			b.list.Select(0)
		}
		b.pop.Resized()
	})
}

func (b *book) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyInsert:
		b.add(b.field.Text)
	case fyne.KeyDelete:
		if i := b.list.Selected(); i >= 0 && b.list.HasFocus() {
			b.remove(i)
			return true
		}
		return false
	case fyne.KeyDown:
		if !b.field.HasFocus() {
			return false
		}
		b.s.h.Focus(b.list)
	default:
		return false
	}
	return true
}

func (b *book) row() fyne.CanvasObject {
	var cells []*kit.Text
	objs := make([]fyne.CanvasObject, len(b.columns))
	for i := range b.columns {
		st := kit.Body.Cut()
		switch {
		case i == 0:
			st = kit.Strong.Cut()
		case i < len(b.heads) && len(b.heads[i]) > 0 && b.heads[i][0] == '>':
			st = kit.Body.Right().Cut()
		case i == 1:
			st = kit.Second.Sized(13).Cut()
		}
		t := kit.T("", st)
		cells = append(cells, t)
		objs[i] = t
	}
	all := kit.BaseCols(12, b.columns, objs...)
	b.rows[all] = cells
	return all
}

func (b *book) update(i int, o fyne.CanvasObject, _ kit.RowState) {
	cells := b.rows[o]
	for n, t := range b.cells(i) {
		cells[n].SetText(t)
	}
	if b.tone != nil {
		cells[2].SetColor(b.tone(i))
	}
}
