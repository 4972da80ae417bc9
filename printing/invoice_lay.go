package printing

import "tanggapan/printing/page"

// Lay draws the invoice on A4 or Letter (another size becomes A4), over as many pages as it needs.
func (m Invoice) Lay(size Size, w Wording) *page.Doc {
	title := w.T("paper.statement")
	if m.Series {
		title = w.T("paper.invoice")
	}
	s := newSheet(joined(title, m.No), size, w, m.Print, m.Shop)
	c := s.add()
	s.bigHead(c, m.Shop, titled(title, w, m.Print), m.No, m.Code)
	y := s.factStrip(c, 35, []fact{
		{s.t("paper.issued"), m.Issued, 0.3, false},
		{s.t("paper.pay-by"), m.Due, 0.25, false},
		{s.t("paper.of-job"), m.Jobs, 0.2, false},
		{s.t("paper.warranty"), m.Warranty, 0.3, false},
		{s.t("paper.by-us"), m.By, 0.25, false},
	})
	f := &flow{}
	f.section(s.pairs(s.t("paper.bill-to"), s.personPairs(m.Customer), s.t("paper.device"), s.shortDevice(m.Device), strongBy(s.t("paper.name"), s.t("paper.device"))))
	if len(f.rows) > 0 {
		f.rows[0].step = 6.32
	}
	f.section(s.paragraph(s.t("paper.done"), m.Done))
	partNo := hasPartNo(m.Lines)
	rows := s.table(s.lineColumns(s.t("paper.parts-labour"), m.Currency, partNo), lineCells(m.Lines, partNo), 0)
	if len(rows) > 0 {
		rows[len(rows)-1].keep = true
	}
	f.section(append(rows, s.totals(m.Sums, s.t("paper.balance"), m.Balance)...))
	if m.Official != "" {
		f.add(row{step: 9, draw: func(c *page.Canvas, y float64) { c.Fit(s.l, y, s.r-s.l, m.Official, semiBold(9)) }})
	}
	f.section(s.small(s.t("paper.terms"), m.Terms))
	f.sheets(c, y, s.h-12, func() (*page.Canvas, float64, float64) {
		c := s.add()
		y, limit := s.againHead(c, m.Shop, joined(m.Customer.Name, m.Issued), title, m.No)
		return c, y, limit
	})
	s.footLines(m.Print, "")
	return s.d
}
