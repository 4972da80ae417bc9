package data

import "fmt"

// Supplier sells parts to the shop. What it promised and when it delivered stands on orders and receipts.
type Supplier struct {
	Base
	Name       string   `json:"name"`
	Persons    []Person `json:"persons,omitempty"`
	Phones     []Phone  `json:"phones,omitempty"`
	Emails     []string `json:"emails,omitempty"`
	Address    Address  `json:"address"`
	Channel    Channel  `json:"channel,omitempty"` // usual
	LeadDays   int      `json:"lead_days,omitempty"`
	Conditions string   `json:"terms,omitempty"`
	Notes      string   `json:"notes,omitempty"`
	Spent      int      `json:"spent,omitempty"`
}

// Kind is KindSupplier.
func (*Supplier) Kind() Kind { return KindSupplier }

// Open is true while we buy there.
func (s *Supplier) Open() bool { return s.Removed == 0 }

// Validate finds faults.
func (s *Supplier) Validate() error {
	var c check
	c.required("name", s.Name)
	c.name("name", s.Name)
	phones(&c, "phones", s.Phones)
	for i, e := range s.Emails {
		c.email(fmt.Sprintf("emails[%d]", i+1), e)
	}
	numbers(&c, "persons", s.Persons, func(p Person) int { return p.N })
	c.when(s.LeadDays < 0 || s.LeadDays > 400, "lead_days", "bad-span")
	c.words("terms", s.Conditions)
	c.words("notes", s.Notes)
	return c.err()
}

// Keys: by name.
func (s *Supplier) Keys() []Key {
	if !s.Open() {
		return nil
	}
	return []Key{By("name", Fold(s.Name))}
}

// Terms: name, people, phones.
func (s *Supplier) Terms(Look) ([]Term, []Ref) {
	if !s.Open() {
		return nil, nil
	}
	terms := []Term{{TermWord, s.Name}, {TermWord, s.Notes}}
	for _, p := range s.Phones {
		terms = append(terms, Term{TermPhone, p.Best164()})
	}
	for _, p := range s.Persons {
		terms = append(terms, Term{TermWord, p.Name})
	}
	return terms, nil
}

// Caption is the name and a phone.
func (s *Supplier) Caption(Look) (string, string) {
	if len(s.Phones) > 0 {
		return s.Name, s.Phones[0].Best164()
	}
	return s.Name, ""
}
