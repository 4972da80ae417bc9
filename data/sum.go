package data

// Sum is what a record adds to a running sum: the store keeps sums by index, so that no sum is a field.
type Sum struct {
	Name string // "stock", "reserved", "paid"
	Part string // whose: an index part
	Add  int64
}

// Summed is a record that adds to sums.
type Summed interface {
	Record
	// Sums are the amounts that the record adds as it stands; none once it is removed or void.
	Sums() []Sum
}

// Counterable is a record of a countered kind: it is never changed or put
// aside, but opposed. Counter gives the record to keep for that: itself made
// void, or a new one (ID 0) that takes it back.
type Counterable interface {
	Record
	Counter(by ID, at Instant) Record
}
