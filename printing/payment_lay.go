package printing

import "tanggapan/printing/page"

// Lay draws the slip on a roll; a sheet's size becomes 80 mm.
func (m Payment) Lay(size Size, w Wording) *page.Doc {
	t := newTicket(Ticket{Shop: m.Shop, Print: m.Print, No: m.No, Code: m.Code, Sums: m.Sums, ToPay: m.Balance}, m.Title, size, w)
	t.pay = w.T("paper.balance")
	t.shopHead()
	t.y += 5.95
	t.c.CentreFit(t.mid(), t.y, t.wide(), titled(m.Title, w, m.Print), capitals(t.m.title))
	t.y += 10.85
	t.big(m.Amount, t.m.number)
	t.y += 5.6
	t.c.CentreFit(t.mid(), t.y, t.wide(), m.Way, semiBold(t.m.value))
	if m.Void != "" {
		t.void(m.Void)
	}
	t.y += 4.6
	t.c.Rule(t.l, t.r, t.y, 0.25)
	t.pairs(m.Facts)
	t.y += t.m.after
	t.sums()
	t.y += 1
	if m.Official != "" {
		t.y += 5
		t.lines(m.Official, semiBold(t.m.terms))
	}
	if !m.NoBars {
		t.y += 5
		if stripes(t.c, t.mid(), t.y, 0, t.m.module, 9, t.wide()+2, m.Code) > 0 {
			t.y += 12.6
			t.c.CentreFit(t.mid(), t.y, t.wide(), m.No, semiBold(t.m.value))
		}
	}
	t.y += 1.7
	for _, term := range append(append([]string{}, m.Terms...), printLines(w, m.Print)...) {
		t.lines(term, medium(t.m.terms))
	}
	return t.end()
}

// void says in a black bar that a paper does not count.
func (t *ticket) void(text string) {
	for _, line := range t.d.Wrap(upper(text), white(bold(t.m.value)), t.wide()-6) {
		t.y += 7.4
		t.c.Rect(t.l, t.y-4.4, t.wide(), 6.6, page.Black)
		t.c.Centre(t.mid(), t.y, line, white(bold(t.m.value)))
	}
}

// lines writes centred text.
func (t *ticket) lines(text string, st page.Style) {
	for _, line := range t.d.Wrap(text, st, t.wide()-4) {
		t.y += 3.73
		t.c.Centre(t.mid(), t.y, line, st)
	}
}
