package printing

import (
	"math"

	"tanggapan/printing/page"
)

// problemLines is how much of the customer's words a ticket repeats; all of them are on the job sheet.
const problemLines = 5

// ticketMeasures are the type sizes and steps of a roll's width.
type ticketMeasures struct {
	margin, label               float64
	name, line, title, number   float64
	key, value, pay, end, terms float64
	step, textStep              float64
	module, qr                  float64
	after, sums                 float64 // below the problem; above the first sum
}

// ticketMeasure gives the measures for 80 mm, or for narrower rolls those of 58 mm.
func ticketMeasure(w float64) ticketMeasures {
	if w < 70 {
		return ticketMeasures{5, 16, 11, 8, 7.5, 25, 8, 8.5, 11, 8.5, 7.5, 4.43, 4.25, 0.375, 26, 4.85, 1}
	}
	return ticketMeasures{4, 20, 13.5, 8.5, 8, 32, 9, 9.5, 13, 9.5, 8, 4.9, 4.7, 0.5, 30, 5.05, 1.15}
}

// ticket lays out one Ticket from the top down; y is the last baseline or rule.
type ticket struct {
	t       Ticket
	w       Wording
	d       *page.Doc
	c       *page.Canvas
	m       ticketMeasures
	l, r, y float64
	pay     string // beside the sum to pay; empty: "To pay"
}

// Lay draws the ticket on a roll; a sheet's size becomes 80 mm. The page is as long as its content.
func (m Ticket) Lay(size Size, w Wording) *page.Doc {
	title := first(m.Title, w.T("paper.claim-ticket"))
	t := newTicket(m, title, size, w)
	t.head(title)
	t.facts()
	t.problems()
	t.sums()
	t.foot()
	return t.end()
}

// newTicket begins a paper on a roll.
func newTicket(m Ticket, title string, size Size, w Wording) *ticket {
	if !size.Roll() {
		size = Roll80
	}
	d := page.New(joined(title, m.No))
	d.Author, d.At = page.Clean(m.Shop.Name), m.Print.At
	t := &ticket{t: m, w: w, d: d, c: d.Add(size.W, 100), m: ticketMeasure(size.W)}
	t.l, t.r = t.m.margin, size.W-t.m.margin
	if m.Print.Practice {
		t.y = 7
	}
	return t
}

// end cuts the roll to what was drawn.
func (t *ticket) end() *page.Doc {
	t.c.Page.H = math.Round(t.y + 7)
	if t.t.Print.Practice {
		t.c.Page.H += 7
	}
	practice(t.c, t.w, t.t.Print, 4.2, t.c.Page.H-9.4)
	return t.d
}

func (t *ticket) mid() float64  { return (t.l + t.r) / 2 }
func (t *ticket) wide() float64 { return t.r - t.l }

func (t *ticket) head(title string) {
	t.shopHead()
	t.y += 5.95
	t.c.CentreFit(t.mid(), t.y, t.wide(), titled(title, t.w, t.t.Print), capitals(t.m.title))
	t.y += 10.85
	t.big(t.t.No, t.m.number)
	t.y += 4.3
	if !t.t.NoBars && stripes(t.c, t.mid(), t.y, 0, t.m.module, 11, t.wide()+2, t.t.Code) > 0 {
		t.y += 11
	}
	t.y += 5
	t.c.Rule(t.l, t.r, t.y, 0.25)
}

// shopHead is mark, name and address down to the first rule.
func (t *ticket) shopHead() {
	c, m, shop := t.c, t.m, t.t.Shop
	logo(c, t.mid()-6, t.y+4, 12, shop)
	t.y += 21.4
	if shop.NoLogo {
		t.y -= 13.2
	}
	c.CentreFit(t.mid(), t.y, t.wide(), shop.Name, bold(m.name))
	t.y += 0.72
	for _, line := range []string{shop.Address, shop.Phone, shop.TaxNo} {
		for _, part := range t.d.Wrap(line, medium(m.line), t.wide()) {
			t.y += 4.05
			c.Centre(t.mid(), t.y, part, medium(m.line))
		}
	}
	t.y += 4.9
	c.Rule(t.l, t.r, t.y, 0.5)
}

// big writes the word of the paper, as large as fits.
func (t *ticket) big(text string, size float64) {
	st := bold(size)
	for st.Size > 12 && t.d.Measure(text, st) > t.wide() {
		st.Size--
	}
	t.c.CentreFit(t.mid(), t.y, t.wide(), text, st)
}

func (t *ticket) facts() {
	w := t.w
	var pairs []Pair
	pairs = append(pairs, Pair{w.T("paper.customer"), t.t.Customer})
	for _, d := range t.t.Devices {
		pairs = append(pairs, Pair{w.T("paper.device"), first(d.Short, d.Name)},
			Pair{w.T("paper.serial"), first(d.Serial, d.IMEI, d.Plate)})
		if len(t.t.Devices) > 1 {
			pairs = append(pairs, Pair{w.T("paper.left-with"), d.LeftWith})
		}
	}
	pairs = append(pairs, Pair{w.T("paper.received"), t.t.Received}, Pair{w.T("paper.promised"), t.t.Promised},
		Pair{w.T("paper.technician"), t.t.Technic})
	if len(t.t.Devices) == 1 {
		pairs = append(pairs, Pair{w.T("paper.left-with"), t.t.Devices[0].LeftWith})
	}
	pairs = append(pairs, Pair{w.T("paper.loaner"), t.t.Loaner})
	t.pairs(append(pairs, t.t.More...))
}

// pairs writes labels and values below a rule.
func (t *ticket) pairs(pairs []Pair) {
	t.y += 5.9 - t.m.step
	for _, p := range kept(pairs...) {
		for i, line := range t.d.Wrap(p.Value, semiBold(t.m.value), t.wide()-t.m.label) {
			t.y += t.m.step
			if i == 0 {
				t.c.Fit(t.l, t.y, t.m.label-1, p.Label, medium(t.m.key))
			}
			t.c.Text(t.l+t.m.label, t.y, line, semiBold(t.m.value))
		}
	}
}

func (t *ticket) problems() {
	for _, d := range t.t.Devices {
		lines := t.d.Wrap(d.Problem, medium(t.m.value), t.wide())
		if len(lines) == 0 {
			continue
		}
		if len(lines) > problemLines {
			lines = lines[:problemLines]
			lines[problemLines-1] = t.d.Fit(lines[problemLines-1]+" …", medium(t.m.value), t.wide())
		}
		label := t.w.T("paper.problem-short")
		if len(t.t.Devices) > 1 {
			label = joined(label, first(d.Short, d.Name))
		}
		t.y += 1.6*t.m.step - 1.44
		t.c.Fit(t.l, t.y, t.wide(), label, medium(t.m.key))
		t.y -= 0.1
		for _, line := range lines {
			t.y += t.m.textStep
			t.c.Text(t.l, t.y, line, medium(t.m.value))
		}
	}
	t.y += t.m.after
}

func (t *ticket) sums() {
	if len(t.t.Sums) == 0 && t.t.ToPay == "" {
		t.y -= t.m.after
		return
	}
	c := t.c
	c.Rule(t.l, t.r, t.y, 0.25)
	t.y += t.m.sums
	for _, s := range t.t.Sums {
		t.y += 4.9
		st := medium(t.m.value)
		if s.Strong {
			t.y += 0.6
			c.Rule(t.l, t.r, t.y-4.1, 0.25)
			st = semiBold(t.m.value)
		}
		w := c.RightFit(t.r, t.y, t.wide()/2, s.Amount, st)
		label := t.d.Wrap(s.Label, st, t.wide()-w-2)
		for i, line := range label[:min(len(label), 2)] {
			if i > 0 {
				t.y += 4
			}
			c.Text(t.l, t.y, line, st)
		}
	}
	if t.t.ToPay == "" {
		return
	}
	t.y += 4 - t.m.sums
	c.Rule(t.l, t.r, t.y, 0.5)
	drop := 5.1 + 0.0846*t.m.pay
	t.y += drop
	w := c.RightFit(t.r, t.y, t.wide()*0.65, t.t.ToPay, bold(t.m.pay))
	c.Fit(t.l, t.y, t.wide()-w-2, first(t.pay, t.w.T("paper.to-pay")), bold(t.m.pay))
	t.y += 9.72 - drop
	c.Rule(t.l, t.r, t.y, 0.25)
}

func (t *ticket) foot() {
	c := t.c
	t.y += 5.6
	if t.t.NoQR {
		t.y -= 5.4
	} else if c.QR(t.mid()-t.m.qr/2, t.y, t.m.qr, t.t.Code) == nil {
		t.y += t.m.qr
	}
	t.y += 5.4
	c.CentreFit(t.mid(), t.y, t.wide(), first(t.t.Bring, t.w.T("paper.bring")), semiBold(t.m.end))
	t.y += 1.7
	for _, term := range append(append([]string{}, t.t.Terms...), printLines(t.w, t.t.Print)...) {
		for _, line := range t.d.Wrap(term, medium(t.m.terms), t.wide()-8) {
			t.y += 3.73
			c.Centre(t.mid(), t.y, line, medium(t.m.terms))
		}
	}
}
