package printing

import "tanggapan/printing/page"

// Lay draws the card on a roll; a sheet's size becomes 80 mm.
func (m Card) Lay(size Size, w Wording) *page.Doc {
	t := newTicket(Ticket{Shop: m.Shop, Print: m.Print, No: m.No, Code: m.Code, NoQR: m.NoQR}, w.T("paper.card"), size, w)
	t.shopHead()
	t.y += 5.95
	t.c.CentreFit(t.mid(), t.y, t.wide(), titled(w.T("paper.card"), w, m.Print), capitals(t.m.title))
	t.y += 9.6
	t.big(m.Day, t.m.number*0.75)
	t.y += 10.4 * t.m.number / 32
	t.big(m.Time, t.m.number*0.75)
	t.y += 5.4
	t.c.Rule(t.l, t.r, t.y, 0.25)
	t.pairs(m.Facts)
	t.y += 4.6
	t.c.Rule(t.l, t.r, t.y, 0.25)
	t.t.Bring = w.T("paper.card-change")
	t.t.Terms = m.Own
	t.foot()
	return t.end()
}
