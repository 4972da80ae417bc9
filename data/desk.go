package data

// Desk is one computer that the file has been used at. A file carried to another computer gets a new desk.
type Desk struct {
	Base
	Computer string  `json:"computer"`
	Seen     Instant `json:"seen"` // first
}

// Kind is KindDesk.
func (*Desk) Kind() Kind { return KindDesk }

// Open is true: a desk stays.
func (*Desk) Open() bool { return true }

// Validate finds faults.
func (d *Desk) Validate() error {
	var c check
	c.required("computer", d.Computer)
	c.line("computer", d.Computer)
	return c.err()
}
