package data

// Forward hands an inquiry over, with all that was said.
type Forward struct {
	Base
	Inquiry    ID      `json:"inquiry"`
	From       ID      `json:"from"`                 // staff
	To         ID      `json:"to,omitempty"`         // staff
	Department ID      `json:"department,omitempty"` // or department
	Reason     string  `json:"reason"`
	At         Instant `json:"at"`
	Read       Instant `json:"read,omitempty"`
	ReadBy     ID      `json:"read_by,omitempty"`
}

// Kind is KindForward.
func (*Forward) Kind() Kind { return KindForward }

// Open says whether nobody has read it yet.
func (f *Forward) Open() bool { return f.Removed == 0 && f.Read == 0 }

// Validate finds faults.
func (f *Forward) Validate() error {
	var c check
	c.ref("inquiry", f.Inquiry)
	c.when((f.To == 0) == (f.Department == 0), "to", "one-of")
	c.when(f.To != 0 && f.To == f.From, "to", "to-oneself")
	c.required("reason", f.Reason)
	c.words("reason", f.Reason)
	return c.err()
}

// Keys: by inquiry; unread ones by person, department and inquiry.
func (f *Forward) Keys() []Key {
	keys := []Key{By("inquiry", PartID(f.Inquiry), PartTime(f.At))}
	if f.Open() {
		keys = append(keys, By("unread", PartID(f.To), PartID(f.Department), PartID(f.Inquiry)))
	}
	return keys
}
