package data

// Part is a component. How many there are is the sum of its stock moves.
type Part struct {
	Base
	No       string `json:"no"`
	PartNo   string `json:"part_no,omitempty"`  // the shop's or supplier's part number
	MakerNo  string `json:"maker_no,omitempty"` // the maker's
	Name     string `json:"name"`
	Fits     string `json:"fits,omitempty"` // models
	Unit     string `json:"unit,omitempty"`
	Reorder  int    `json:"reorder,omitempty"` // order again at
	Shelf    ID     `json:"shelf,omitempty"`
	Cost     Money  `json:"cost,omitempty"`
	Price    Money  `json:"price,omitempty"`
	Supplier ID     `json:"supplier,omitempty"` // usual
	Notes    string `json:"notes,omitempty"`
}

// Kind is KindPart.
func (*Part) Kind() Kind { return KindPart }

// Open is true while it is used.
func (p *Part) Open() bool { return p.Removed == 0 }

// Number points to No.
func (p *Part) Number() *string { return &p.No }

// Validate finds faults.
func (p *Part) Validate() error {
	var c check
	c.required("name", p.Name)
	c.name("name", p.Name)
	c.line("part_no", p.PartNo)
	c.line("maker_no", p.MakerNo)
	c.line("fits", p.Fits)
	c.money("cost", p.Cost)
	c.money("price", p.Price)
	c.when(p.Reorder < 0, "reorder", "negative")
	c.words("notes", p.Notes)
	return c.err()
}

// Keys: by number, part numbers and name.
func (p *Part) Keys() []Key {
	keys := []Key{Unique("no", Squeeze(p.No))}
	for _, n := range []string{p.PartNo, p.MakerNo} {
		if s := Squeeze(n); s != "" {
			keys = append(keys, By("code", s))
		}
	}
	if p.Open() {
		keys = append(keys, By("name", Fold(p.Name)))
	}
	return keys
}

// Terms: name, numbers, models.
func (p *Part) Terms(Look) ([]Term, []Ref) {
	if !p.Open() {
		return nil, nil
	}
	return []Term{{TermNumber, p.No}, {TermCode, p.PartNo}, {TermCode, p.MakerNo}, {TermWord, p.Name}, {TermWord, p.Fits}}, nil
}

// Caption is the name and the part number.
func (p *Part) Caption(Look) (string, string) { return p.Name, p.PartNo }
