package data

import "fmt"

// Role is what a person does at the shop; it carries rights.
type Role string

// The roles.
const (
	Clerk       Role = "clerk"
	Technician  Role = "technician"
	Coordinator Role = "coordinator"
	Owner       Role = "owner"
)

// Right is leave to do a group of acts.
type Right string

// The rights.
const (
	RightDesk     Right = "desk"     // inquiries, customers, jobs, bookings, parts
	RightWork     Right = "work"     // report work on a job
	RightMoney    Right = "money"    // take payments
	RightVoid     Right = "void"     // void money, override rules
	RightMerge    Right = "merge"    // join customers, remove records
	RightSettings Right = "settings" // shop, staff, lists
	RightData     Right = "data"     // backup, restore, import, export, erase
)

// rights are what each role may do.
var rights = map[Role][]Right{
	Clerk:       {RightDesk, RightWork, RightMoney, RightMerge},
	Technician:  {RightWork, RightDesk},
	Coordinator: {RightDesk, RightWork, RightMoney, RightMerge, RightVoid, RightData},
	Owner:       {RightDesk, RightWork, RightMoney, RightMerge, RightVoid, RightData, RightSettings},
}

// Staff is a person who works at the shop.
type Staff struct {
	Base
	Family     string  `json:"family,omitempty"`
	Given      string  `json:"given"`
	Short      string  `json:"short,omitempty"` // "Marco P."
	Title      string  `json:"title,omitempty"` // free: "Front desk"
	Role       Role    `json:"role"`
	Rights     []Right `json:"rights,omitempty"` // beyond the role
	Discount   int     `json:"discount_points"`  // limit, basis points
	Refund     Money   `json:"refund"`           // limit
	Department ID      `json:"department,omitempty"`
	Skills     string  `json:"skills,omitempty"`
	Hours      Week    `json:"hours"`              // empty week: the shop's hours
	Breaks     Week    `json:"breaks"`             // one a day, within the hours
	DaysOff    []Leave `json:"days_off,omitempty"` // beside the weekly ones
	Bookable   bool    `json:"bookable"`           // gets appointments
	Colour     string  `json:"colour,omitempty"`
	PIN        string  `json:"pin,omitempty"`      // argon2id hash
	Language   string  `json:"language,omitempty"` // of the window; "" the desk's
	Active     bool    `json:"active"`
}

// Leave is a stretch of whole days that a person is away.
type Leave struct {
	N    int    `json:"n"`
	From Date   `json:"from"`
	To   Date   `json:"to"` // last day
	Why  string `json:"why,omitempty"`
}

// Kind is KindStaff.
func (*Staff) Kind() Kind { return KindStaff }

// Open says whether the person still works here.
func (s *Staff) Open() bool { return s.Active && s.Removed == 0 }

// Name is the person's name as it is said.
func (s *Staff) Name() string { return joinNames(s.Given, s.Family) }

// Called is the short name, else the whole.
func (s *Staff) Called() string {
	if s.Short != "" {
		return s.Short
	}
	return s.Name()
}

// May says whether the person has a right by role or beyond it.
func (s *Staff) May(r Right) bool {
	for _, have := range append(append([]Right{}, rights[s.Role]...), s.Rights...) {
		if have == r {
			return true
		}
	}
	return false
}

// WorksOn is the stretch that the person works on a date by the weekly hours and days off; shop is used where the person has no hours of their own.
func (s *Staff) WorksOn(d Date, shop Week) Span {
	if !d.Valid() {
		return Span{}
	}
	for _, l := range s.DaysOff {
		if l.From <= d && d <= l.To {
			return Span{}
		}
	}
	if s.Hours == (Week{}) {
		return shop[d.Weekday()]
	}
	return s.Hours[d.Weekday()]
}

// Validate finds faults.
func (s *Staff) Validate() error {
	var c check
	c.required("given", s.Given)
	c.name("given", s.Given)
	c.name("family", s.Family)
	c.name("short", s.Short)
	c.line("title", s.Title)
	c.line("skills", s.Skills)
	oneOf(&c, "role", s.Role, Clerk, Technician, Coordinator, Owner)
	for i, r := range s.Rights {
		oneOf(&c, fmt.Sprintf("rights[%d]", i), r, RightDesk, RightWork, RightMoney, RightVoid, RightMerge, RightSettings, RightData)
	}
	c.when(s.Discount < 0 || s.Discount > 10000, "discount_points", "bad-rate")
	c.money("refund", s.Refund)
	numbers(&c, "days_off", s.DaysOff, func(l Leave) int { return l.N })
	for _, l := range s.DaysOff {
		c.when(!l.From.Valid() || !l.To.Valid() || l.To < l.From, fmt.Sprintf("days_off[%d]", l.N), "bad-span")
	}
	for d := range s.Hours {
		c.span(fmt.Sprintf("hours[%d]", d), s.Hours[d])
		c.span(fmt.Sprintf("breaks[%d]", d), s.Breaks[d])
	}
	return c.err()
}

// Keys: by name.
func (s *Staff) Keys() []Key { return []Key{By("name", Fold(s.Name()))} }
