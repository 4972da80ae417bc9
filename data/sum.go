package data

// SharedSums begins the names of sums that say how many records share something: "shared/phone" of a number.
const SharedSums = "shared/"

// Sum is what a record adds to a running sum: the store keeps sums by index, so that no sum is a field.
type Sum struct {
	Name string // "stock", "reserved", "paid"; of one that begins with SharedSums the store keeps which parts have more than 1
	Part string // whose: an index part
	Line string // where several stand together on one sheet, under one key: which of them; "": it stands alone
	Add  int64
}

// dues are the sums that say how many of what is promised are overdue: a sheet of days for the decade, and one of minutes for
// the day. whose ends each line, so that the same sheets serve all who look.
func dues(name, whose string, promised Local) []Sum {
	if !promised.Valid() {
		return nil
	}
	day, minute := string(promised.Date()), string(promised)[len("2026-11-23T"):]
	return []Sum{
		{Name: name, Part: day[:len("202")], Line: day[len("202"):] + " " + whose, Add: 1},
		{Name: name + "-at", Part: day, Line: minute + " " + whose, Add: 1},
	}
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
