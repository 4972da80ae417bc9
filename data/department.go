package data

// Department is a group of staff that inquiries are handed over to.
type Department struct {
	Base
	Name  string `json:"name"`
	Lead  ID     `json:"lead,omitempty"`  // staff
	Takes string `json:"takes,omitempty"` // what may be handed over to it
}

// Kind is KindDepartment.
func (*Department) Kind() Kind { return KindDepartment }

// Open is true while it is not put aside.
func (d *Department) Open() bool { return d.Removed == 0 }

// Validate finds faults.
func (d *Department) Validate() error {
	var c check
	c.required("name", d.Name)
	c.name("name", d.Name)
	c.words("takes", d.Takes)
	return c.err()
}
