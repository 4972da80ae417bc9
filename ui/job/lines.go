package job

import (
	"fyne.io/fyne/v2"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// lineWidths are the columns of the lines: quantity, words, part number, state, price of one, amount.
var lineWidths = []float32{58, -1, 98, 114, 78, 86}

const lineGap = 14

// lineTable is the table of parts and labour, edited in place: Enter changes a line, Ins adds one, Del takes one off.
type lineTable struct {
	s     *Detail
	rows  map[fyne.CanvasObject]*lineRow
	room  *fyne.Container // as high as the rows
	end   *fyne.Container // the line under the last row
	box   *fyne.Container
	list  *kit.KeyList
	edit  *fyne.Container
	qty   *kit.Entry
	text  *kit.Finder
	price *kit.Money
	line  data.Line // being edited; N 0 is a new one
	open  bool
}

func newLineTable(s *Detail) *lineTable {
	h := s.h
	t := &lineTable{s: s, rows: map[fyne.CanvasObject]*lineRow{}}
	head := kit.NewTableHead(h, lineGap, lineWidths, []string{">" + h.T("job.qty"), h.T("job.parts-labour"), h.T("job.part-no"), h.T("job.line-state"), ">" + h.T("job.unit") + " " + h.Format.MoneySign(), ">" + h.T("job.amount") + " " + h.Format.MoneySign()}, nil)
	head.Strong()
	t.list = kit.NewKeyList(h, kit.ListSpec{
		Len: t.len, Height: kit.TableRow, Short: true, Create: t.newRow, Empty: kit.High(kit.TableRow, kit.T(h.T("job.no-lines"), kit.Body.In(kit.Ink3).Cut())), Update: t.update,
		ID:      func(i int) uint64 { return uint64(t.lines()[i].N) },
		OnEnter: func(i int) { t.begin(t.lines()[i]) },
		OnKey: func(i int, ev *fyne.KeyEvent) bool {
			if ev.Name == fyne.KeyDelete && i >= 0 {
				t.remove(t.lines()[i])
				return true
			}
			return false
		},
	})
	t.qty = kit.NewEntry(h, kit.EntrySpec{Max: 12, OnEnter: func() { h.Focus(t.text) }})
	t.text = kit.NewFinder(h, kit.FinderSpec{
		Placeholder: h.T("job.line-hint"), Min: 2, Max: data.MaxLine, Query: t.find, OnPick: t.pick,
		New: func(text string) string { return h.T("job.line-as-typed", "text", text) }, OnNew: func(string) { h.Focus(t.price) },
	})
	t.text.SetOnEnter(func() { h.Focus(t.price) })
	t.price = kit.NewMoney(h, h.Format.MoneyPlain(0), nil)
	t.price.SetOnEnter(t.save)
	t.edit = kit.Inset(6, 0, 6, 0, kit.FieldRow(8, kit.Wide(64, t.qty), kit.Grow(t.text), kit.Wide(110, t.price)))
	t.edit.Hide()
	t.room, t.end = kit.Col(0), kit.Inset(-1, 0, 0, 0, kit.Rule(1, kit.Line))
	t.box = kit.Col(0, head, kit.Inset(0, -kit.Outset, 0, -kit.Outset, t.room), t.end, t.edit)
	return t
}

// Object is the table.
func (t *lineTable) Object() fyne.CanvasObject { return t.box }

func (t *lineTable) lines() []data.Line {
	if t.s.v == nil {
		return nil
	}
	return t.s.v.Job.Lines
}

func (t *lineTable) len() int { return len(t.lines()) }

func (t *lineTable) show() {
	t.list.Reload()
	high := float32(t.len()) * (kit.TableRow + 1)
	if t.end.Hidden = high == 0; t.end.Hidden {
		high = 44
	}
	kit.Replace(t.room, kit.High(high, t.list))
}

// lineRow is one row of the table.
type lineRow struct {
	qty, text, part, price, amount *kit.Text
	state                          *kit.StateText
}

func (t *lineTable) newRow() fyne.CanvasObject {
	r := &lineRow{
		qty: kit.T("", kit.Body.Right()), text: kit.T("", kit.Body.Cut()), part: kit.T("", kit.Second.Sized(13).Cut()),
		price: kit.T("", kit.Body.Right()), amount: kit.T("", kit.Strong.Right()), state: kit.NewStateText(kit.State{}),
	}
	o := kit.Cols(lineGap, lineWidths, r.qty, r.text, r.part, r.state, r.price, r.amount)
	t.rows[o] = r
	return o
}

func (t *lineTable) update(i int, o fyne.CanvasObject, _ kit.RowState) {
	r, l, f := t.rows[o], t.lines()[i], t.s.h.Format
	qty := f.Quantity(l.Qty)
	if l.Unit != "" {
		qty += " " + l.Unit
	}
	r.qty.SetText(qty)
	r.text.SetText(l.Text)
	r.part.SetText(l.PartNo)
	r.state.Set(t.state(l))
	r.price.SetText(f.MoneyPlain(l.Price))
	r.amount.SetText(f.MoneyPlain(l.Amount()))
}

// state is where the part of a line is; empty of other lines.
func (t *lineTable) state(l data.Line) kit.State {
	h := t.s.h
	p := t.s.v.PartOf(l)
	if p == nil {
		return kit.State{}
	}
	switch {
	case p.Late > 0:
		return kit.State{Icon: "truck", Text: h.N("job.part-late", p.Late), Tone: kit.Red}
	case p.Request.State == data.RequestHere && p.Shelf != "":
		return kit.State{Icon: "check", Text: h.T("job.part-here", "shelf", p.Shelf), Tone: kit.Green}
	case p.Request.State == data.RequestHere || p.Request.State == data.Fitted:
		return kit.State{Icon: "check", Text: h.T("part-request.state." + string(p.Request.State)), Tone: kit.Green}
	}
	return kit.State{Icon: "package", Text: h.T("part-request.state." + string(p.Request.State)), Tone: kit.Violet}
}
