package customer

import (
	"fyne.io/fyne/v2"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// column is one field of a line.
type column struct {
	width float32 // as of kit.Cols
	hint  string
}

// lines are rows of fields of which the last is always blank: phones, addresses, persons. Typing into it adds another.
type lines struct {
	h       *kit.Host
	columns []column
	rows    [][]*kit.Entry
	box     *fyne.Container
	changed func()
}

func newLines(h *kit.Host, changed func(), columns ...column) *lines {
	l := &lines{h: h, columns: columns, box: kit.Col(6), changed: changed}
	l.set(nil)
	return l
}

// set shows rows of texts, and a blank one.
func (l *lines) set(rows [][]string) {
	l.rows = nil
	for _, texts := range append(rows, nil) {
		l.rows = append(l.rows, l.row(texts))
	}
	l.draw()
}

func (l *lines) row(texts []string) []*kit.Entry {
	var out []*kit.Entry
	for i, c := range l.columns {
		e := kit.NewEntry(l.h, kit.EntrySpec{Placeholder: c.hint, Max: data.MaxLine, OnChange: func(string) { l.typed() }})
		if i < len(texts) {
			e.SetText(texts[i])
		}
		out = append(out, e)
	}
	return out
}

func (l *lines) typed() {
	if last := l.rows[len(l.rows)-1]; !blank(last) {
		l.rows = append(l.rows, l.row(nil))
		l.draw()
	}
	l.changed()
}

func blank(row []*kit.Entry) bool {
	for _, e := range row {
		if data.CleanLine(e.Text) != "" {
			return false
		}
	}
	return true
}

func (l *lines) draw() {
	widths := make([]float32, len(l.columns))
	var objs []fyne.CanvasObject
	for i, c := range l.columns {
		widths[i] = c.width
	}
	for _, r := range l.rows {
		cells := make([]fyne.CanvasObject, len(r))
		for i, e := range r {
			cells[i] = e
		}
		objs = append(objs, kit.TopCols(8, widths, cells...))
	}
	kit.Replace(l.box, objs...)
	kit.Relayout(l.box)
}

// texts are the rows in which something is typed, each with the place it was set at.
func (l *lines) texts() (rows [][]string, from []int) {
	for i, r := range l.rows {
		if blank(r) {
			continue
		}
		texts := make([]string, len(r))
		for j, e := range r {
			texts[j] = data.CleanLine(e.Text)
		}
		rows, from = append(rows, texts), append(from, i)
	}
	return rows, from
}

// fields say where faults of a list are shown: at the column of the row that became the item n.
func (l *lines) fields(path string, col int) []kit.FieldAt {
	var out []kit.FieldAt
	for _, r := range l.rows {
		if !blank(r) {
			out = append(out, kit.FieldAt{Path: path, At: r[col]})
		}
	}
	if len(out) == 0 {
		out = append(out, kit.FieldAt{Path: path, At: l.rows[0][col]})
	}
	return out
}
