package printing

import "tanggapan/printing/page"

// estimate lays out one Estimate.
type estimate struct {
	*sheet
	m Estimate
}

// Lay draws the estimate on A4 or Letter (another size becomes A4): each option with its own lines and total, below them the
// boxes to tick and the line to sign.
func (m Estimate) Lay(size Size, w Wording) *page.Doc {
	e := &estimate{sheet: newSheet(joined(w.T("paper.estimate"), m.No), size, w, m.Print, m.Shop), m: m}
	c := e.add()
	e.bigHead(c, m.Shop, titled(e.t("paper.estimate"), w, m.Print), m.No, m.Code)
	y := e.factStrip(c, 35, []fact{
		{e.t("paper.given"), m.Given, 0.3, false},
		{e.t("paper.holds-until"), m.Until, 0.25, false},
		{e.t("paper.promised"), m.Promised, 0.25, false},
		{e.t("paper.by-us"), m.By, 0.2, false},
	})
	f := &flow{}
	f.section(e.pairs(e.t("paper.customer"), e.personPairs(m.Customer), e.t("paper.device"), e.shortDevice(m.Device), strongBy(e.t("paper.name"), e.t("paper.device"))))
	if len(f.rows) > 0 {
		f.rows[0].step = 6.32
	}
	f.section(e.paragraph(e.t("paper.problem"), m.Device.Problem))
	f.section(e.paragraph(e.t("paper.found"), m.Found))
	for _, o := range m.Options {
		f.section(e.option(o))
	}
	f.section(e.approval())
	f.section(e.small(e.t("paper.terms"), m.Terms))
	f.sheets(c, y, e.h-12, func() (*page.Canvas, float64, float64) {
		c := e.add()
		y, limit := e.againHead(c, m.Shop, joined(m.Customer.Name, m.Given), e.t("paper.estimate"), m.No)
		return c, y, limit
	})
	e.footLines(m.Print, "")
	return e.d
}

// personPairs are what a customer's paper says of the customer.
func (s *sheet) personPairs(p Person) []Pair {
	name, company := p.Name, p.Company
	if name == "" {
		name, company = company, ""
	}
	out := []Pair{{s.t("paper.name"), name}, {s.t("paper.company"), company}, {s.t("paper.customer-no"), p.No}}
	for i, phone := range p.Phones {
		if i > 1 {
			break
		}
		out = append(out, Pair{s.t([]string{"paper.phone", "paper.phone-more"}[i]), phone})
	}
	return kept(append(out, Pair{s.t("paper.email"), p.Email}, Pair{s.t("paper.address"), p.Address})...)
}

func (s *sheet) shortDevice(d Device) []Pair {
	return kept(append([]Pair{
		{s.t("paper.device"), first(d.Name, d.Short)},
		{s.t("paper.serial"), d.Serial},
		{s.t("paper.imei"), d.IMEI},
		{s.t("paper.plate"), d.Plate},
		{s.t("paper.colour"), d.Colour},
		{s.t("paper.left-with"), d.LeftWith},
	}, d.More...)...)
}

// lineColumns are the columns of parts and labour.
func (s *sheet) lineColumns(title, currency string, partNo bool) []column {
	cols := []column{
		{head: s.t("paper.qty"), x: s.l + 11, w: 12, right: true},
		{head: title, x: s.l + 15, w: s.r - 75 - (s.l + 15)},
	}
	if partNo {
		cols = append(cols, column{head: s.t("paper.part-no"), x: s.r - 72, w: 25, style: regular(8)})
	}
	return append(cols,
		column{head: joinedSpace(s.t("paper.unit"), currency), x: s.r - 27, w: 20, right: true},
		column{head: joinedSpace(s.t("paper.amount"), currency), x: s.r, w: 25, right: true})
}

func lineCells(lines []Line, partNo bool) [][]string {
	var out [][]string
	for _, l := range lines {
		cells := []string{l.Qty, l.Text}
		if partNo {
			cells = append(cells, l.PartNo)
		}
		out = append(out, append(cells, l.Unit, l.Amount))
	}
	return out
}

func hasPartNo(lines []Line) bool {
	for _, l := range lines {
		if l.PartNo != "" {
			return true
		}
	}
	return false
}

// option is one option's table and total.
func (e *estimate) option(o EstimateOption) []row {
	title := e.t("paper.parts-labour")
	if o.Name != "" {
		title = joined(e.t("paper.option", "Name", o.Name), title)
	}
	rows := e.table(e.lineColumns(title, e.m.Currency, hasPartNo(o.Lines)), lineCells(o.Lines, hasPartNo(o.Lines)), 0)
	label := e.t("paper.total")
	if o.Name != "" {
		label = e.t("paper.option", "Name", o.Name)
	}
	sums := e.totals(o.Sums, label, o.Total)
	if len(rows) > 0 && len(sums) > 0 {
		rows[len(rows)-1].keep = true
	}
	return append(rows, sums...)
}

// approval is what was answered, or a box for each answer and the line to sign.
func (e *estimate) approval() []row {
	rows := []row{{step: 7.5, keep: true, draw: func(c *page.Canvas, y float64) { head(c, e.l, e.r, y, e.t("paper.your-answer")) }}}
	put := func(state PointState, text, amount string) {
		rows = append(rows, row{step: 5.4, keep: true, depth: 1, draw: func(c *page.Canvas, y float64) {
			box(c, e.l, y-2.55, 3, state)
			w := 0.0
			if amount != "" {
				w = c.RightFit(e.l+5+e.col, y, 40, amount, semiBold(9))
			}
			c.Fit(e.l+5, y, e.col-w-4, text, medium(9))
		}})
	}
	for _, o := range e.m.Options {
		text := e.t("paper.approve")
		if o.Name != "" {
			text = e.t("paper.approve-option", "Name", o.Name)
		}
		state := NotTested
		if o.Taken {
			state = Works
		}
		put(state, text, o.Total)
	}
	put(NotTested, e.t("paper.approve-none"), "")
	rows[1].step = headToRule + 4.7
	for _, line := range e.d.Wrap(e.m.Answer, semiBold(9), e.r-e.l) {
		rows = append(rows, row{step: 5.6, keep: true, draw: func(c *page.Canvas, y float64) { c.Text(e.l, y, line, semiBold(9)) }})
	}
	if !e.m.NoSign {
		rows = append(rows, e.sign(e.t("paper.sign-estimate"), e.t("paper.sign-shop"))...)
	}
	rows[len(rows)-1].keep = false
	rows[len(rows)-1].after = 11
	return rows
}
