package printing

import "tanggapan/printing/page"

// blank lays out one Blank.
type blank struct {
	*sheet
	m Blank
}

// Lay draws the form on one page of A4 or Letter, with the claim ticket to tear off.
func (m Blank) Lay(size Size, w Wording) *page.Doc {
	b := &blank{sheet: newSheet(joined(w.T("paper.blank"), m.No), size, w, m.Print, m.Shop), m: m}
	c := b.add()
	b.bigHead(c, m.Shop, titled(b.t("paper.blank"), w, m.Print), m.No, m.Code)
	foot := b.h - tear - 7.5
	if m.NoStub {
		foot = b.h - 17
	}
	top := b.termsAt(c, foot)
	k := 1.0 // Letter is shorter
	if b.h < 290 {
		k = 0.86
	}
	y := b.facts(c, 35, k)
	y = b.people(c, y+7.2*k, k)
	y = b.condition(c, y+9*k, k)
	y = b.problem(c, y+8.5*k, top, k)
	b.money(c, y, k)
	if !m.NoSign {
		b.signLine(c, b.l, foot, b.t("paper.sign-accept"))
		b.signLine(c, b.x2, foot, b.t("paper.sign-return"))
	}
	c.RightFit(b.r, b.h-tear-1.4, b.r-b.l-32, printLine(w, m.Print), regular(5.8))
	if !m.NoStub {
		b.stub(c, b.h-tear)
	}
	practice(c, w, m.Print, 4.2)
	return b.d
}

// termsAt sets the terms above the lines to sign on and returns where they begin.
func (b *blank) termsAt(c *page.Canvas, sign float64) float64 {
	var lines []string
	for _, t := range b.m.Terms {
		lines = append(lines, b.d.Wrap(t, regular(6.6), b.r-b.l)...)
	}
	lines = lines[:min(len(lines), 7)]
	top := sign - 12
	if len(lines) > 0 {
		top = sign - 17.5 - 2.9*float64(len(lines)-1)
		c.Rule(b.l, b.r, top, thin)
		for i, line := range lines {
			c.Text(b.l, top+4+2.9*float64(i), line, regular(6.6))
		}
	}
	return top
}

// field is a label with a line behind it to write on.
func (b *blank) field(c *page.Canvas, x, y, label, wide float64, text string) {
	c.Fit(x, y, label-1, text, regular(7.8))
	c.Rule(x+label, x+wide, y+0.9, hair)
}

// boxes are things to tick, one behind the other; it returns where they end.
func (b *blank) boxes(c *page.Canvas, x, y float64, words ...string) float64 {
	for _, w := range words {
		if x > b.r-8 {
			break
		}
		box(c, x, y-2.45, 2.8, NotTested)
		x += c.Fit(x+3.9, y, b.r-x-3.9, w, regular(8.2)) + 8.4
	}
	return x
}

func (b *blank) facts(c *page.Canvas, y, k float64) float64 {
	third := (b.r - b.l) / 3
	for i, key := range []string{"paper.received", "paper.promised", "paper.taken-in-by"} {
		x := b.l + third*float64(i)
		c.Fit(x, y+4.05, third-4, upper(b.t(key)), capitals(5.8))
		c.Rule(x, x+third-6, y+11.6*k, hair)
	}
	y += 11.6*k + 6.2
	label := max(22, b.d.Measure(b.t("paper.priority"), regular(7.8))+3)
	c.Fit(b.l, y, label-1, b.t("paper.priority"), regular(7.8))
	x := b.boxes(c, b.l+label, y, b.t("urgency.low"), b.t("urgency.normal"), b.t("urgency.high"), b.t("urgency.emergency"))
	b.boxes(c, x+6, y, b.t("place.site"))
	c.Rule(b.l, b.r, y+3, thin)
	return y + 3
}

func (b *blank) people(c *page.Canvas, y, k float64) float64 {
	head(c, b.l, b.l+b.col, y, b.t("paper.customer"))
	head(c, b.x2, b.r, y, b.t("paper.device"))
	left := []string{"paper.name", "paper.phone", "paper.phone-more", "paper.address", "", "paper.contact-by"}
	right := []string{"paper.device", "paper.model", "paper.serial", "paper.colour", "paper.left-with", ""}
	y += headToRule + 1
	for i := range left {
		y += 7.2 * k
		b.line(c, b.l, y, left[i])
		b.line(c, b.x2, y, right[i])
	}
	return y
}

func (b *blank) line(c *page.Canvas, x, y float64, key string) {
	if key == "" {
		c.Rule(x+19, x+b.col, y+0.9, hair)
		return
	}
	b.field(c, x, y, 19, b.col, b.t(key))
}

func (b *blank) condition(c *page.Canvas, y, k float64) float64 {
	head(c, b.l, b.r, y, b.t("paper.condition"))
	c.Right(b.r, y, b.t("paper.tick-cross"), regular(7))
	const across = 5
	pitch := (b.r - b.l) / across
	points := b.m.Points[:min(len(b.m.Points), 15)]
	for i, p := range points {
		x, py := b.l+float64(i%across)*pitch, y+headToRule+4.9+float64(i/across)*5.2*k
		box(c, x, py-2.55, 3, NotTested)
		c.Fit(x+4.5, py, pitch-5.5, p, regular(8.5))
	}
	y += headToRule + 0.6 + float64((len(points)+across-1)/across)*5.2*k
	y += 6.4 * k
	b.field(c, b.l, y, 19, b.r-b.l, b.t("paper.note"))
	return y
}

// problem is lines to write on, as many as there is room for above the sums.
func (b *blank) problem(c *page.Canvas, y, top, k float64) float64 {
	head(c, b.l, b.r, y, b.t("paper.problem"))
	y += headToRule
	end := top - 20*k
	for n := 0; n < 6 && y+7.4*k < end; n++ {
		y += 7.4 * k
		c.Rule(b.l, b.r, y, hair)
	}
	return y
}

func (b *blank) money(c *page.Canvas, y, k float64) {
	y += 8.6 * k
	c.Fit(b.l, y, 19, b.t("paper.limit"), regular(7.8))
	x := b.boxes(c, b.l+19, y, b.t("limit.fixed"), b.t("limit.estimate"), b.t("limit.open"))
	if x < b.r-40 {
		text := joinedSpace(b.t("paper.call-over"), b.m.Currency)
		b.field(c, x, y, min(max(26, b.d.Measure(text, regular(7.8))+2), b.r-x-20), b.r-x, text)
	}
	y += 7.4 * k
	b.field(c, b.l, y, 19, b.col, joinedSpace(b.t("paper.deposit"), b.m.Currency))
	b.boxes(c, b.x2, y, b.m.Ways[:min(len(b.m.Ways), 3)]...)
}

// stub is the claim ticket with the number printed and lines for the rest.
func (b *blank) stub(c *page.Canvas, cut float64) {
	c.Dash(0, cut, b.size.W, cut, 0.25, 1.6, 1.2)
	c.Rect(13, cut-1, 8, 2, page.White)
	scissors(c, b.l, cut)
	m := b.m
	b.stubShop(c, cut, m.Shop)
	c.Fit(b.l, cut+25.05, 70, titled(b.t("paper.claim-ticket"), b.w, m.Print), capitals(6.6))
	c.Fit(b.l-0.4, cut+33.35, 72, m.No, bold(22))
	stripes(c, b.l, cut+36.4, 1, 0.33, 6, 70, m.Code)
	x := b.l + 76
	y := cut + 12
	for _, key := range []string{"paper.customer", "paper.device", "paper.received", "paper.promised", "paper.deposit"} {
		b.field(c, x, y, 18, 64, b.t(key))
		y += 6.3
	}
	if c.QR(b.r-26, cut+8, 26, m.Code) == nil {
		c.CentreFit(b.r-13, cut+37.5, 32, b.t("paper.bring"), medium(7.5))
	}
	practice(c, b.w, m.Print, cut+1.9)
}
