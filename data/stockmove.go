package data

// StockMove is a part coming or going. Never changed; a wrong one is countered by another.
type StockMove struct {
	Base
	Part  ID      `json:"part"`
	N     int     `json:"n"`   // plus came, minus went
	Why   string  `json:"why"` // "received", "fitted", "counted", "returned", "counter"
	Of    Ref     `json:"of"`
	Shelf ID      `json:"shelf,omitempty"`
	At    Instant `json:"at"`
	By    ID      `json:"by,omitempty"`
}

// Kind is KindStockMove.
func (*StockMove) Kind() Kind { return KindStockMove }

// Open is false: it is history.
func (*StockMove) Open() bool { return false }

// Validate finds faults.
func (m *StockMove) Validate() error {
	var c check
	c.ref("part", m.Part)
	c.when(m.N == 0, "n", "required")
	c.count("n", m.N)
	oneOf(&c, "why", m.Why, "received", "fitted", "counted", "returned", "counter")
	return c.err()
}

// Keys: by part and time.
func (m *StockMove) Keys() []Key { return []Key{By("part", PartID(m.Part), PartTime(m.At))} }

// Sums: what the move adds to the stock of its part.
func (m *StockMove) Sums() []Sum {
	return []Sum{{Name: "stock", Part: PartID(m.Part), Add: int64(m.N)}}
}

// Counter is the opposite move.
func (m *StockMove) Counter(by ID, at Instant) Record {
	return &StockMove{Part: m.Part, N: -m.N, Why: "counter", Of: Ref{KindStockMove, m.ID}, Shelf: m.Shelf, At: at, By: by}
}
