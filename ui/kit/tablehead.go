package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// TableHead is the row of column headings over a list with columns; a press on one sorts by it.
type TableHead struct {
	control
	widths []float32
	gap    float32
	texts  []*Text
	arrow  *Icon
	row    *fyne.Container
	rule   *canvas.Rectangle
	sorted int
	tok    Token // of the words
	up     bool
	onSort func(i int)
	cells  []fyne.CanvasObject
}

// NewTableHead makes column headings with the widths and gap of the rows (see Cols). A title of "" is an empty
// cell, one with a leading ">" stands at the right. onSort may be nil.
func NewTableHead(h *Host, gap float32, widths []float32, titles []string, onSort func(i int)) *TableHead {
	t := &TableHead{widths: widths, gap: gap, arrow: NewIcon("arrow-up", 11, Ink), rule: &canvas.Rectangle{}, sorted: -1, onSort: onSort, tok: Ink2}
	t.h = h
	t.ExtendBaseWidget(t)
	for _, title := range titles {
		st := HeadStyle.In(Ink2).Cut()
		if len(title) > 0 && title[0] == '>' {
			title, st = title[1:], st.Right()
		}
		x := T(title, st)
		t.texts = append(t.texts, x)
		t.cells = append(t.cells, x)
	}
	t.row = Cols(gap, widths, t.cells...)
	t.arrow.Hide()
	t.rule.FillColor = Color(Ink)
	return t
}

// Strong sets the words in ink, as the headings of a record are.
func (t *TableHead) Strong() {
	t.tok = Ink
	t.Refresh()
}

// SetCell puts an object in a heading's place: the tick box over ticked rows.
func (t *TableHead) SetCell(i int, o fyne.CanvasObject) {
	t.row.Objects[i] = o
	t.Refresh()
}

// Sort shows by which column the rows are sorted; -1 is none.
func (t *TableHead) Sort(i int, up bool) {
	if i == t.sorted && up == t.up {
		return
	}
	t.sorted, t.up = i, up
	t.Refresh()
}

// Tapped is for Fyne.
func (t *TableHead) Tapped(ev *fyne.PointEvent) {
	if t.onSort == nil {
		return
	}
	for i, o := range t.row.Objects {
		if x := ev.Position.X - o.Position().X; x >= 0 && x < o.Size().Width && t.texts[i].String() != "" {
			t.onSort(i)
			return
		}
	}
}

// FocusGained is not Fyne's: headings are no tab stop.
func (t *TableHead) FocusGained(bool) {}

func (t *TableHead) place(s fyne.Size) {
	t.row.Resize(fyne.NewSize(s.Width, s.Height-1))
	t.rule.Move(fyne.NewPos(0, s.Height-1))
	t.rule.Resize(fyne.NewSize(s.Width, 1))
	t.arrow.Hidden = t.sorted < 0
	for i, x := range t.texts {
		tok := t.tok
		if i == t.sorted {
			tok = Ink
			name := "arrow-down"
			if t.up {
				name = "arrow-up"
			}
			t.arrow.Set(name, Ink)
			t.arrow.Move(fyne.NewPos(x.Position().X+min(x.Natural().Width, x.Size().Width)+Px(4), round((s.Height-1-Px(11))/2)))
			t.arrow.Resize(fyne.NewSquareSize(Px(11)))
		}
		x.SetColor(tok)
	}
}

// CreateRenderer is for Fyne.
func (t *TableHead) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{objects: []fyne.CanvasObject{t.row, t.rule, t.arrow}, min: func() fyne.Size {
		return fyne.NewSize(t.row.MinSize().Width, Px(HeadingHeight)+1)
	}, layout: t.place, refresh: func() {
		t.rule.FillColor = Color(Ink)
		t.row.Layout.Layout(t.row.Objects, t.row.Size())
		t.place(t.Size())
		canvas.Refresh(t)
	}}
}
