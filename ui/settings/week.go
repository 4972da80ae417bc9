package settings

import (
	"time"

	"fyne.io/fyne/v2"

	"tanggapan/data"
	"tanggapan/ui/kit"
)

// week is seven fields, Monday first: "9–18", or nothing for a day off.
type week struct {
	h      *kit.Host
	fields [7]*kit.Entry
	all    *fyne.Container
}

// monday is the order in which a week is shown.
var monday = [7]time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}

func newWeek(h *kit.Host, off string, touched func()) *week {
	w := &week{h: h}
	var objs []fyne.CanvasObject
	for _, d := range monday {
		e := kit.NewEntry(h, kit.EntrySpec{Max: 13, Placeholder: off, Small: true})
		e.SetOnChange(func(string) {
			e.SetError("")
			if touched != nil {
				touched()
			}
		})
		e.SetOnLeave(func() {
			if s, err := readSpan(h.Format, e.Text); err == nil {
				e.SetText(spanText(h.Format, s))
			} else {
				e.SetError(h.Words.Err(err))
			}
		})
		w.fields[d] = e
		objs = append(objs, kit.Col(1, kit.T(h.Format.WeekdayShort(d), kit.Hint.Sized(11.5).In(kit.Ink2).Centre()), e))
	}
	w.all = kit.TopCols(5, []float32{-1, -1, -1, -1, -1, -1, -1}, objs...)
	return w
}

// hold says what stands in the empty fields: the hours that count while no field is filled, else the words for a day off.
func (w *week) hold(usual data.Week, off string) {
	own := false
	for _, e := range w.fields {
		own = own || data.CleanLine(e.Text) != ""
	}
	for d, e := range w.fields {
		words := off
		if s := spanText(w.h.Format, usual[d]); !own && s != "" {
			words = s
		}
		if e.PlaceHolder != words {
			e.SetPlaceHolder(words)
		}
	}
}

func (w *week) set(v data.Week) {
	for d, e := range w.fields {
		e.SetText(spanText(w.h.Format, v[d]))
		e.SetError("")
	}
}

// value reads the week; the first field that cannot be read is marked and gets the keys.
func (w *week) value() (out data.Week, ok bool) {
	ok = true
	for _, d := range monday {
		s, err := readSpan(w.h.Format, w.fields[d].Text)
		if err != nil {
			w.fields[d].SetError(w.h.Words.Err(err))
			if ok {
				w.h.Focus(w.fields[d])
			}
			ok = false
			continue
		}
		out[d] = s
	}
	return out, ok
}

// column is one field of a line.
type column struct {
	title string
	width float32 // 0 takes what is left
	max   int
}

// lines is a list that is edited in place: a row of fields each, always an empty one at the end; an emptied row is gone.
type lines struct {
	h       *kit.Host
	cols    []column
	rows    [][]*kit.Entry
	ids     []int
	box     *fyne.Container
	touched func()
}

func newLines(h *kit.Host, touched func(), cols ...column) *lines {
	return &lines{h: h, cols: cols, box: kit.Col(4), touched: touched}
}

// set shows the lines; ids are the items' own numbers.
func (l *lines) set(ids []int, values [][]string) {
	l.rows, l.ids, l.box.Objects = nil, nil, nil
	for i, v := range values {
		l.add(ids[i], v)
	}
	l.add(0, make([]string, len(l.cols)))
	l.box.Refresh()
}

func (l *lines) add(id int, v []string) {
	row := make([]*kit.Entry, len(l.cols))
	objs := make([]fyne.CanvasObject, len(l.cols))
	for i, c := range l.cols {
		e := kit.NewEntry(l.h, kit.EntrySpec{Max: c.max, Placeholder: c.title})
		e.SetText(v[i])
		e.SetOnChange(func(string) {
			e.SetError("")
			if n := len(l.rows); n > 0 && !blank(l.rows[n-1]) {
				l.add(0, make([]string, len(l.cols)))
				kit.Relayout(l.box)
			}
			if l.touched != nil {
				l.touched()
			}
		})
		row[i] = e
		objs[i] = kit.Grow(e)
		if c.width > 0 {
			objs[i] = kit.Wide(c.width, e)
		}
	}
	l.rows, l.ids = append(l.rows, row), append(l.ids, id)
	l.box.Add(kit.FieldRow(6, objs...))
}

func blank(row []*kit.Entry) bool {
	for _, e := range row {
		if data.CleanLine(e.Text) != "" {
			return false
		}
	}
	return true
}

// each reads the lines that are not empty; an error marks the field that read names.
func (l *lines) each(read func(id int, v []string) (field int, err error)) bool {
	ok := true
	for i, row := range l.rows {
		if blank(row) {
			continue
		}
		v := make([]string, len(row))
		for k, e := range row {
			v[k] = data.CleanLine(e.Text)
		}
		if k, err := read(l.ids[i], v); err != nil {
			row[k].SetError(l.h.Words.Err(err))
			if ok {
				l.h.Focus(row[k])
			}
			ok = false
		}
	}
	return ok
}

// numbered gives an item its number: its own, else the next that was never given.
func numbered(id int, spent *int) int {
	if id == 0 {
		*spent++
		return *spent
	}
	return id
}
