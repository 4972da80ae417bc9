package data

// Shelf is a place where things lie.
type Shelf struct {
	Base
	No   string `json:"no"`
	Name string `json:"name"` // "B3"
	Note string `json:"note,omitempty"`
}

// Kind is KindShelf.
func (*Shelf) Kind() Kind { return KindShelf }

// Open is true while it is in use.
func (s *Shelf) Open() bool { return s.Removed == 0 }

// Number points to No.
func (s *Shelf) Number() *string { return &s.No }

// Validate finds faults.
func (s *Shelf) Validate() error {
	var c check
	c.required("name", s.Name)
	c.name("name", s.Name)
	c.line("note", s.Note)
	return c.err()
}

// Keys: by number and name.
func (s *Shelf) Keys() []Key {
	keys := []Key{Unique("no", Squeeze(s.No))}
	if s.Open() {
		keys = append(keys, Unique("name", Fold(s.Name)))
	}
	return keys
}
