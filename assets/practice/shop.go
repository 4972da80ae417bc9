package practice

// Span is a stretch of a day in minutes after midnight, from and to.
type Span [2]int

// Shop is the practice shop itself.
type Shop struct {
	Name           string       `json:"name"`
	LegalName      string       `json:"legal_name"`
	TaxNo          string       `json:"tax_no"`
	Address        string       `json:"address"`
	City           string       `json:"city"`
	Postal         string       `json:"postal"`
	Region         string       `json:"region"`
	Phone          string       `json:"phone"` // E.164, as Mobile
	Mobile         string       `json:"mobile"`
	Email          string       `json:"email"`
	Zone           string       `json:"zone"`
	Currency       string       `json:"currency"`
	Locale         string       `json:"locale"`
	Trades         []string     `json:"trades"`      // codes of assets/trades
	Week           [7]Span      `json:"week"`        // opening hours, Sunday first; an empty span is closed
	LabourRate     int64        `json:"labour_rate"` // centavos an hour
	Departments    []Department `json:"departments"`
	Staff          []Person     `json:"staff"`
	Shelves        []Shelf      `json:"shelves"`
	MobilePrefixes []string     `json:"mobile_prefixes"` // "917": +63 917 555 and four digits
	LandlineArea   string       `json:"landline_area"`   // +63 32 555 and four digits
	MailDomains    []string     `json:"mail_domains"`
}

// Department is a group of staff that inquiries are handed over to.
type Department struct {
	Code  string `json:"code"`
	Name  string `json:"name"`
	Lead  string `json:"lead"` // code of a person
	Takes string `json:"takes"`
}

// Person works, or worked, at the practice shop.
type Person struct {
	Code       string   `json:"code"`
	Given      string   `json:"given"`
	Family     string   `json:"family"`
	Short      string   `json:"short"`
	Title      string   `json:"title"`
	Role       string   `json:"role"`
	Department string   `json:"department"`
	Skills     string   `json:"skills"`
	Kinds      []string `json:"kinds"` // kinds of devices worked on
	Language   string   `json:"language"`
	Active     bool     `json:"active"`
	Bookable   bool     `json:"bookable"`
	Lunch      Span     `json:"lunch"`
	Hours      [7]Span  `json:"hours"` // none: the shop's
	Colour     string   `json:"colour"`
	Discount   int      `json:"discount"` // limit in basis points
	Refund     int64    `json:"refund"`   // limit in centavos
}

// Shelf is a place for devices or parts.
type Shelf struct {
	Name  string `json:"name"`
	Holds string `json:"holds"`
}

// Supplier sells parts to the practice shop.
type Supplier struct {
	Code     string   `json:"code"`
	Name     string   `json:"name"`
	Person   string   `json:"person"`
	Phone    string   `json:"phone"`
	Email    string   `json:"email"`
	Channel  string   `json:"channel"`
	City     string   `json:"city"`
	LeadDays int      `json:"lead_days"`
	Kinds    []string `json:"kinds"` // kinds of devices it has parts for
	Terms    string   `json:"terms"`
	Note     string   `json:"note"`
}
