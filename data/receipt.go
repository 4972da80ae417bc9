package data

// Receipt is what came of one line of a parts order. Never changed; a wrong one is reversed by another with a minus.
type Receipt struct {
	Base
	Order   ID      `json:"order"`
	Line    int     `json:"line"`
	Part    ID      `json:"part"`
	Request ID      `json:"request,omitempty"`
	N       int     `json:"n"`
	At      Instant `json:"at"`
	By      ID      `json:"by,omitempty"`
	Shelf   ID      `json:"shelf,omitempty"` // to which bin
	Note    string  `json:"note,omitempty"`
}

// Kind is KindReceipt.
func (*Receipt) Kind() Kind { return KindReceipt }

// Open is false: it is history.
func (*Receipt) Open() bool { return false }

// Validate finds faults.
func (r *Receipt) Validate() error {
	var c check
	c.ref("order", r.Order)
	c.ref("part", r.Part)
	c.when(r.N == 0, "n", "required")
	c.count("n", r.N)
	c.when(r.Line < 1, "line", "required")
	c.line("note", r.Note)
	return c.err()
}

// Keys: by order and by part.
func (r *Receipt) Keys() []Key {
	return []Key{By("order", PartID(r.Order), PartInt(r.Line)), By("part", PartID(r.Part), PartTime(r.At))}
}

// Sums: what has come of each line.
func (r *Receipt) Sums() []Sum {
	return []Sum{{Name: "received", Part: PartID(r.Order) + PartInt(r.Line), Add: int64(r.N)}}
}

// Counter is the opposite receipt.
func (r *Receipt) Counter(by ID, at Instant) Record {
	c := Receipt{Order: r.Order, Line: r.Line, Part: r.Part, Request: r.Request, N: -r.N, At: at, By: by, Shelf: r.Shelf}
	return &c
}
