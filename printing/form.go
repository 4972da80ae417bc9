package printing

import (
	"math"

	"tanggapan/printing/page"
)

// pairs are two columns of labels and values under two headings; a heading without pairs gives its room to the other.
func (s *sheet) pairs(lTitle string, left []Pair, rTitle string, right []Pair, strong func(Pair) bool) []row {
	left, right = kept(left...), kept(right...)
	if len(left) == 0 {
		lTitle, left, rTitle, right = rTitle, right, "", nil
	}
	one := len(right) == 0
	a, b := cells(s.d, left, 19, s.col, strong), cells(s.d, right, 19, s.col, strong)
	if len(a) == 0 {
		return nil
	}
	if one {
		half := (len(a) + 1) / 2
		for half < len(a) && a[half].label == "" {
			half++
		}
		a, b = a[:half], a[half:]
	}
	return columns(func(c *page.Canvas, y float64) {
		if one {
			head(c, s.l, s.r, y, lTitle)
			return
		}
		head(c, s.l, s.l+s.col, y, lTitle)
		head(c, s.x2, s.r, y, rTitle)
	}, max(len(a), len(b)), pairStep, 7.5, func(c *page.Canvas, i int, y float64) {
		if i < len(a) {
			drawCell(c, s.l, y, 19, a[i])
		}
		if i < len(b) {
			drawCell(c, s.x2, y, 19, b[i])
		}
	})
}

// paragraph is a wrapped text over the whole width under a heading; nothing where it is empty.
func (s *sheet) paragraph(title, text string) []row {
	lines := s.d.Wrap(text, regular(9), s.r-s.l)
	if len(lines) == 0 {
		return nil
	}
	return columns(func(c *page.Canvas, y float64) { head(c, s.l, s.r, y, title) }, len(lines), textStep, 7.1,
		func(c *page.Canvas, i int, y float64) { c.Text(s.l, y, lines[i], regular(9)) })
}

// toWrite is lines to write on under a heading.
func (s *sheet) toWrite(title string, n int) []row {
	return columns(func(c *page.Canvas, y float64) { head(c, s.l, s.r, y, title) }, n, 7.5, 9,
		func(c *page.Canvas, _ int, y float64) { c.Rule(s.l, s.r, y+2, hair) })
}

// small are paragraphs in the size of terms, without a heading or under one.
func (s *sheet) small(title string, texts []string) []row {
	var lines []string
	for _, t := range texts {
		lines = append(lines, s.d.Wrap(t, regular(7.2), s.r-s.l)...)
	}
	if len(lines) == 0 {
		return nil
	}
	if title != "" {
		return columns(func(c *page.Canvas, y float64) { head(c, s.l, s.r, y, title) }, len(lines), 3.2, 7.5,
			func(c *page.Canvas, i int, y float64) { c.Text(s.l, y, lines[i], regular(7.2)) })
	}
	var out []row
	for i, line := range lines {
		r := row{step: 3.2, draw: func(c *page.Canvas, y float64) { c.Text(s.l, y, line, regular(7.2)) }}
		if i == 0 {
			r.step = 7
		}
		out = append(out, r)
	}
	return out
}

// column is one of a table: x is its left edge, or its right where the text ends there; w its width.
type column struct {
	head  string
	x, w  float64
	right bool
	style page.Style // zero: regular 9
	write bool       // to be filled in by hand
}

func (k column) put(c *page.Canvas, y float64, text string, st page.Style) {
	if k.right {
		c.RightFit(k.x, y, k.w, text, st)
		return
	}
	c.Fit(k.x, y, k.w, text, st)
}

// table is rows of cells with a rule under each; cells of columns that begin at the left wrap, the head repeats on a further page.
// high is how high a row is at least (0: 5 mm), for cells to write in.
func (s *sheet) table(cols []column, data [][]string, high float64) []row {
	if len(data) == 0 {
		return nil
	}
	top := func(c *page.Canvas, y float64) {
		for _, k := range cols {
			k.put(c, y, upper(k.head), capitals(6.6))
		}
		c.Rule(s.l, s.r, y+headToRule, thin)
	}
	rows := []row{{step: 7.5, keep: true, draw: top}}
	again := []row{{step: 3, draw: top}, {step: headToRule + 1, draw: func(*page.Canvas, float64) {}}}
	for i, d := range data {
		wrapped, n := s.wrapCells(cols, d)
		for from := 0; from == 0 || from < n; from += 8 {
			to := min(from+8, n)
			last := to >= n
			r := row{step: 4 * float64(max(to-from, 1)), after: 6.5, again: again}
			if from == 0 {
				r.step = math.Max(r.step+1, high)
			}
			drop := r.step - 3.36
			if from > 0 {
				drop = r.step - 2.36
			}
			if i == 0 && from == 0 {
				r.step += headToRule + 1
			}
			r.draw = func(c *page.Canvas, y float64) {
				s.putCells(c, cols, wrapped, from, to, y-drop)
				if last {
					c.Rule(s.l, s.r, y, hair)
					for _, k := range cols {
						if k.write {
							c.Rule(k.x, k.x+k.w, y, 0.3)
						}
					}
				}
			}
			rows = append(rows, r)
		}
	}
	return rows
}

func (k column) font() page.Style {
	if k.style.Size == 0 {
		return regular(9)
	}
	return k.style
}

func (s *sheet) wrapCells(cols []column, d []string) (out [][]string, most int) {
	for i, k := range cols {
		var lines []string
		if i < len(d) {
			if k.right {
				lines = kept2(d[i])
			} else {
				lines = s.d.Wrap(d[i], k.font(), k.w)
			}
		}
		out, most = append(out, lines), max(most, len(lines))
	}
	return out, most
}

func (s *sheet) putCells(c *page.Canvas, cols []column, wrapped [][]string, from, to int, y float64) {
	for i, k := range cols {
		for j := from; j < to && j < len(wrapped[i]); j++ {
			k.put(c, y+4*float64(j-from), wrapped[i][j], k.font())
		}
	}
}

// totals are sums at the right edge, closed by the balance between a heavy and a thin rule.
func (s *sheet) totals(sums []Sum, label, balance string) []row {
	x := s.r - 64
	var out []row
	for _, sum := range sums {
		st := regular(9)
		if sum.Strong {
			st = semiBold(9)
		}
		out = append(out, row{step: 4.5, keep: true, draw: func(c *page.Canvas, y float64) {
			w := c.RightFit(s.r, y, 34, sum.Amount, st)
			c.Fit(x, y, 64-w-3, sum.Label, st)
		}})
	}
	if balance != "" {
		out = append(out, row{step: 2.6, keep: true, draw: func(c *page.Canvas, y float64) { c.Rule(x, s.r, y, heavy) }},
			row{step: 5.85, keep: true, draw: func(c *page.Canvas, y float64) {
				w := c.RightFit(s.r, y, 36, balance, bold(12))
				c.Fit(x, y, 64-w-2, label, bold(12))
			}},
			row{step: 2.5, draw: func(c *page.Canvas, y float64) { c.Rule(x, s.r, y, thin) }})
	}
	if len(out) > 0 {
		out[0].step = 6
		out[len(out)-1].keep = false
	}
	return out
}

// sign are lines to sign on side by side, each with its date, 16 mm below what stands before.
func (s *sheet) sign(labels ...string) []row {
	if len(labels) == 0 {
		return nil
	}
	return []row{{step: 18, depth: 4, draw: func(c *page.Canvas, y float64) {
		for i, label := range labels {
			x := s.l
			if i == 1 {
				x = s.x2
			}
			s.signLine(c, x, y, label)
		}
	}}}
}

func (s *sheet) signLine(c *page.Canvas, x, y float64, label string) {
	c.Rule(x, x+s.col-20, y, thin)
	c.Rule(x+s.col-16, x+s.col, y, thin)
	c.Fit(x, y+3.15, s.col-21, label, regular(7))
	c.Fit(x+s.col-16, y+3.15, 16, s.t("paper.date"), regular(7))
}

// strongBy marks the pairs of these labels.
func strongBy(labels ...string) func(Pair) bool {
	return func(p Pair) bool {
		for _, l := range labels {
			if p.Label == l {
				return true
			}
		}
		return false
	}
}
