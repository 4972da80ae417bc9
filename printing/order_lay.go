package printing

import (
	"strconv"

	"tanggapan/printing/page"
)

// order lays out one Order.
type order struct {
	*sheet
	m     Order
	units bool // a column for the price of one
}

// Lay draws the parts order on A4 or Letter, with the table's head on every page.
func (m Order) Lay(size Size, w Wording) *page.Doc {
	o := &order{sheet: newSheet(joined(w.T("paper.order"), m.No), size, w, m.Print, m.Shop), m: m}
	for _, l := range m.Lines {
		o.units = o.units || l.Unit != ""
	}
	f := &flow{fixed: true}
	o.table(f)
	o.sums(f)
	c, y, limit := o.open()
	f.sheets(c, y, limit, o.open)
	pageNumbers(o.d, w, o.r, o.h-10.1)
	foot := joined(w.T("paper.quote-number", "No", m.No), printLine(w, m.Print))
	for i := range o.d.Pages {
		p := o.d.On(i)
		p.Fit(o.l, o.h-10.1, o.r-o.l-30, foot, regular(7))
		practice(p, w, m.Print, 4.2)
	}
	return o.d
}

// open begins a page: head, on the first one the facts, the table's head.
func (o *order) open() (*page.Canvas, float64, float64) {
	c := o.add()
	shop := o.m.Shop
	o.smallHead(c, shop, 12, 13, kept2(shop.Address, joined(shop.Phone, shop.Email)))
	c.RightFit(o.r, 14.25, 90, titled(o.t("paper.order"), o.w, o.m.Print), capitals(6.6))
	number := o.d.Fit(o.m.No, bold(20), 75)
	c.Right(o.r, 22.5, number, bold(20))
	stripes(c, o.r, 24.6, -1, 0.33, 4, 80, o.m.Code)
	y := 37.98
	if facts := o.facts(); len(facts) > 0 && len(o.d.Pages) == 1 {
		c.Rule(o.l, o.r, 31.5, heavy)
		o.strip(c, 35.55, facts)
		y = 43.2
		if o.m.Contact != "" {
			c.Fit(o.l, 43.6, o.r-o.l, o.m.Contact, regular(7.5))
			y = 46.2
		}
		c.Rule(o.l, o.r, y-0.4, thin)
		y += 6.3
	}
	o.tableHead(c, y)
	return c, y + 1.65, o.h - 18.8
}

func kept2(lines ...string) []string {
	var out []string
	for _, l := range lines {
		if l != "" {
			out = append(out, l)
		}
	}
	return out
}

func (o *order) facts() []fact {
	m := o.m
	var out []fact
	for _, f := range []fact{
		{o.t("paper.supplier"), m.Supplier, 0.3, false},
		{o.t("paper.ordered"), m.Ordered, 0.18, false},
		{o.t("paper.expected"), m.Expected, 0.18, false},
		{o.t("paper.deliver-to"), m.DeliverTo, 0.2, false},
		{o.t("paper.account"), m.Account, 0.14, false},
	} {
		if f.value != "" {
			out = append(out, f)
		}
	}
	return out
}

// columns gives the left edge of the part number and the right edge of the quantity.
func (o *order) edges() (partNo, qty float64) {
	if o.units {
		return o.r - 88, o.r - 50
	}
	return o.r - 77, o.r - 32
}

func (o *order) tableHead(c *page.Canvas, y float64) {
	st := capitals(6.6)
	partNo, qty := o.edges()
	c.Fit(o.l, y, 11, upper(o.t("paper.line")), st)
	c.Fit(o.l+12, y, 60, upper(o.t("paper.part")), st)
	c.Fit(partNo, y, 24, upper(o.t("paper.part-no")), st)
	c.RightFit(qty, y, 14, upper(o.t("paper.qty")), st)
	if o.units {
		c.RightFit(o.r-26, y, 20, upper(joinedSpace(o.t("paper.unit"), o.m.Currency)), st)
	}
	c.RightFit(o.r, y, 24, upper(joinedSpace(o.t("paper.amount"), o.m.Currency)), st)
	c.Rule(o.l, o.r, y+1.65, 0.4)
}

func (o *order) table(f *flow) {
	partNo, qty := o.edges()
	room := partNo - 3 - (o.l + 12)
	for i, l := range o.m.Lines {
		text := o.d.Wrap(l.Part, regular(9), room)
		if l.For != "" {
			text = append(text, o.d.Fit(o.t("paper.for", "Who", l.For), regular(8), room))
		}
		for j, part := range pieces(text) {
			r := row{step: part.step(), again: []row{{step: 1, draw: func(*page.Canvas, float64) {}}}}
			if i == 0 && j == 0 {
				r.step++
			}
			r.draw = func(c *page.Canvas, y float64) {
				b := part.baseline(y)
				if part.first {
					c.RightFit(o.l+6, b, 6, strconv.Itoa(i+1), regular(9))
					c.Fit(partNo, b, qty-partNo-12, l.PartNo, regular(8))
					c.RightFit(qty, b, 14, l.Qty, regular(9))
					if o.units {
						c.RightFit(o.r-26, b, 22, l.Unit, regular(9))
					}
					c.RightFit(o.r, b, 24, l.Amount, regular(9))
				}
				for k, t := range part.lines {
					st := regular(9)
					if l.For != "" && part.last && k == len(part.lines)-1 {
						st = regular(8)
					}
					c.Text(o.l+12, b+4*float64(k), t, st)
				}
				if part.last {
					c.Rule(o.l, o.r, y, hair)
				}
			}
			f.add(r)
		}
	}
}

// sums closes the order: sums, total, note.
func (o *order) sums(f *flow) {
	x := o.r - 64
	for i, s := range o.m.Sums {
		r := row{step: 4.5, keep: true}
		if i == 0 {
			r.step = 7
		}
		r.draw = func(c *page.Canvas, y float64) {
			w := c.RightFit(o.r, y, 34, s.Amount, regular(9))
			c.Fit(x, y, 64-w-3, s.Label, regular(9))
		}
		f.add(r)
	}
	if o.m.Total != "" {
		f.add(row{step: 2.6, keep: true, draw: func(c *page.Canvas, y float64) { c.Rule(x, o.r, y, heavy) }},
			row{step: 5.65, keep: true, draw: func(c *page.Canvas, y float64) {
				w := c.RightFit(o.r, y, 36, o.m.Total, bold(12))
				c.Fit(x, y, 64-w-2, o.t("paper.total"), bold(12))
			}},
			row{step: 2.65, draw: func(c *page.Canvas, y float64) { c.Rule(x, o.r, y, thin) }})
	}
	for i, line := range o.d.Wrap(o.m.Note, regular(9), o.r-o.l) {
		r := row{step: textStep, draw: func(c *page.Canvas, y float64) { c.Text(o.l, y, line, regular(9)) }}
		if i == 0 {
			r.step = 8
		}
		f.add(r)
	}
	o.terms(f)
}

// terms are the shop's paragraphs, small, below everything.
func (o *order) terms(f *flow) {
	var lines []string
	for _, t := range o.m.Terms {
		lines = append(lines, o.d.Wrap(t, regular(7.2), o.r-o.l)...)
	}
	for i, line := range lines {
		r := row{step: 3.2, draw: func(c *page.Canvas, y float64) { c.Text(o.l, y, line, regular(7.2)) }}
		if i == 0 {
			r.step = 8
		}
		f.add(r)
	}
}
