package printing

import (
	"math"
	"sort"

	"tanggapan/printing/page"
)

// row is one line of a sheet's body. Its draw is called with the row's own baseline or rule; step is how far that
// lies below the row before, depth how far ink may hang below it.
type row struct {
	step  float64
	depth float64
	gap   bool    // begins a section: the gap above it may grow and shrink
	keep  bool    // never the last on a page
	spare bool    // to write on: left out where the page is full
	after float64 // step from here to the heading of a next section; 0: the section's usual
	again []row   // heads to repeat where a page begins with this row
	draw  func(c *page.Canvas, y float64)
}

// flow is a body of rows under way to the pages.
type flow struct {
	rows  []row
	fixed bool // gaps stay as they are
}

// add appends rows; the first opens a section if gap.
func (f *flow) add(rows ...row) { f.rows = append(f.rows, rows...) }

// section appends rows as a section of its own: the first row's step comes from the row before it.
func (f *flow) section(rows []row) {
	if len(rows) == 0 {
		return
	}
	rows[0].gap = true
	if n := len(f.rows); n > 0 && f.rows[n-1].after > 0 {
		rows[0].step = f.rows[n-1].after
	}
	f.add(rows...)
}

// end returns where the last row comes to lie, or the last that is not spare, when the first page begins at y and every gap
// grows by more.
func (f *flow) end(y, more float64, spare bool) float64 {
	for _, r := range f.rows {
		if r.spare && !spare {
			break
		}
		y += r.step
		if r.gap {
			y += more
		}
	}
	return y
}

// mostShrunk is how much of each gap between sections may go where all then stands on one page, mm.
const mostShrunk = 1.8

// feather returns by how much gaps grow so that the rows fill the room down to limit, or false where they do not
// fit even when shrunk.
func (f *flow) feather(y, limit float64) (float64, bool) {
	slack := limit - f.end(y, 0, true)
	more := math.Min(math.Max((slack-6)/6, -0.6), 2.2)
	if f.fixed {
		more = 0
	} else if over := f.end(y, 0, false) - limit + 2; over > -more*f.gaps() && over <= mostShrunk*f.gaps() {
		more = -over / f.gaps()
	}
	return more, f.end(y, more, false) <= limit-2
}

// gaps is how many gaps there are to shrink.
func (f *flow) gaps() float64 {
	n := 0.0
	for _, r := range f.rows {
		if r.spare {
			break
		}
		if r.gap {
			n++
		}
	}
	return n
}

// chain is the height of row i with all that must stay with it.
func (f *flow) chain(i int) float64 {
	h := 0.0
	for ; i < len(f.rows); i++ {
		h += f.rows[i].step
		if !f.rows[i].keep {
			return h + f.rows[i].depth
		}
	}
	return h
}

// sheets places the rows. The first page's rows run from y to limit; next opens a further page and gives its canvas,
// the line to start below and the limit.
func (f *flow) sheets(c *page.Canvas, y, limit float64, next func() (*page.Canvas, float64, float64)) {
	more, fits := f.feather(y, limit)
	if !fits {
		more = -0.6 // what continues begins as late as it may
		if f.fixed {
			more = 0
		}
	}
	top := false
	for i, r := range f.rows {
		room := limit - 2 - y
		if r.spare && (top || f.chain(i)+more > room) {
			return
		}
		if !fits && !top && f.chain(i) > room && (r.step+r.depth > room || f.chain(i) < 200) {
			c, y, limit = next()
			top = true
			if !r.gap {
				for _, a := range r.again {
					y += a.step
					a.draw(c, y)
				}
			}
		}
		step := r.step
		if r.gap {
			step += more
			if top {
				step = 4
			}
		}
		y += step
		top = false
		if r.draw != nil {
			r.draw(c, y)
		}
	}
}

// head writes a heading on the baseline y, and its rule.
func head(c *page.Canvas, x1, x2, y float64, title string) {
	c.Fit(x1, y, x2-x1, upper(title), capitals(6.6))
	c.Rule(x1, x2, y+headToRule, thin)
}

// event is something drawn at an offset within a zone of two columns.
type event struct {
	at   float64
	draw func(c *page.Canvas, y float64)
}

// zone makes rows of events of several columns, in order of their offsets; keep says below which offset the rows
// stay together on one page.
func zone(events []event, keep float64) []row {
	sort.SliceStable(events, func(i, j int) bool { return events[i].at < events[j].at })
	var rows []row
	last := 0.0
	for i := range events {
		e := events[i]
		rows = append(rows, row{step: e.at - last, keep: e.at < keep, draw: e.draw})
		last = e.at
	}
	return rows
}

// cell is one line of a column of labels and values.
type cell struct {
	label, value string
	style        page.Style
}

// cells wraps pairs to the column's width; the first strong of them in SemiBold.
func cells(d *page.Doc, pairs []Pair, labelWidth, width float64, strong func(Pair) bool) []cell {
	var out []cell
	for _, p := range pairs {
		st := medium(9)
		if strong != nil && strong(p) {
			st = semiBold(9)
		}
		for i, line := range d.Wrap(p.Value, st, width-labelWidth) {
			label := p.Label
			if i > 0 {
				label = ""
			}
			out = append(out, cell{label, line, st})
		}
	}
	return out
}

// drawCell writes one line of a column.
func drawCell(c *page.Canvas, x, y, labelWidth float64, l cell) {
	if l.label != "" {
		c.Fit(x, y, labelWidth-1, l.label, regular(7.8))
	}
	c.Text(x+labelWidth, y, l.value, l.style)
}

// columns are rows of two columns side by side under one or two headings; step is the lead.
func columns(heads func(c *page.Canvas, y float64), n int, step, after float64, draw func(c *page.Canvas, i int, y float64)) []row {
	rows := []row{{step: 7.5, keep: true, draw: heads}}
	for i := range n {
		r := row{step: step, depth: 1, draw: func(c *page.Canvas, y float64) { draw(c, i, y) }}
		if i == 0 {
			r.step = headToRule + 4.7
			if step == textStep {
				r.step = headToRule + 4.65
			}
		}
		r.keep = i == 0 && n > 1
		r.after = after
		rows = append(rows, r)
	}
	return rows
}

// piece is a part of a table's row: a long text runs over several, so that a page can end within it.
type piece struct {
	lines       []string
	first, last bool
}

// pieces cuts the text of a table's row into pieces of at most eight lines; an empty text is one piece.
func pieces(text []string) []piece {
	const most = 8
	var out []piece
	for len(text) > most {
		out = append(out, piece{lines: text[:most]})
		text = text[most:]
	}
	out = append(out, piece{lines: text})
	out[0].first, out[len(out)-1].last = true, true
	return out
}

// step is how far the piece's foot lies below the piece or row before.
func (p piece) step() float64 {
	n := float64(max(len(p.lines), 1))
	if p.first {
		return 5 + 4*(n-1)
	}
	return 4 * n
}

// baseline is that of the piece's first line, when its foot is y.
func (p piece) baseline(y float64) float64 {
	return y - 1.64 - 4*float64(max(len(p.lines), 1)-1)
}
