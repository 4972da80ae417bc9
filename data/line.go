package data

// LineKind is what a line of a job charges for.
type LineKind string

// The kinds of lines.
const (
	LineLabour   LineKind = "labour"
	LinePart     LineKind = "part"
	LineFee      LineKind = "fee"
	LineDiscount LineKind = "discount"
)

// Line is one line of work: quantity times price; a discount's price is positive and counts against.
type Line struct {
	N      int      `json:"n"`
	Kind   LineKind `json:"kind"`
	Text   string   `json:"text"`
	Part   ID       `json:"part,omitempty"`
	PartNo string   `json:"part_no,omitempty"`
	Qty    Quantity `json:"qty"`
	Unit   string   `json:"unit,omitempty"` // "h", "km"
	Price  Money    `json:"price"`          // of one
	Cost   Money    `json:"cost,omitempty"` // of one, ours
	Tax    int      `json:"tax,omitempty"`  // basis points
}

// Amount is what the line adds to the total.
func (l Line) Amount() Money {
	if l.Kind == LineDiscount {
		return -l.Price.Times(l.Qty)
	}
	return l.Price.Times(l.Qty)
}

// Totals are the sums of lines.
type Totals struct {
	Sub   Money // of the lines as they stand
	Tax   Money
	Total Money
}

// Total adds lines up; where prices include tax it is contained in Sub, else it comes on top.
func Total(lines []Line, taxIn bool) Totals {
	var t Totals
	for _, l := range lines {
		a := l.Amount()
		t.Sub += a
		if taxIn {
			t.Tax += a.TaxIn(l.Tax)
		} else {
			t.Tax += a.Share(l.Tax)
		}
	}
	t.Total = t.Sub
	if !taxIn {
		t.Total += t.Tax
	}
	return t
}

// lines checks lines of work: of a job, of an estimate.
func lines(c *check, field string, ls []Line) {
	numbers(c, field, ls, func(l Line) int { return l.N })
	for _, l := range ls {
		f := func(name string) string { return itemField(field, l.N, name) }
		oneOf(c, f("kind"), l.Kind, LineLabour, LinePart, LineFee, LineDiscount)
		c.required(f("text"), l.Text)
		c.line(f("text"), l.Text)
		c.when(l.Qty <= 0, f("qty"), "not-positive")
		c.when(l.Qty > MaxQuantity, f("qty"), "too-large")
		c.money(f("price"), l.Price)
		c.money(f("cost"), l.Cost)
		c.when(l.Tax < 0 || l.Tax > 10000, f("tax"), "bad-rate")
	}
}
