package data

import "fmt"

// Shop is the branch that the file belongs to: one per file, with ID 1, for ever.
type Shop struct {
	Base
	Name        string    `json:"name"`
	LegalName   string    `json:"legal_name,omitempty"`
	TaxNo       string    `json:"tax_no,omitempty"`
	Branch      string    `json:"branch,omitempty"` // branch code
	Region      string    `json:"region,omitempty"`
	Trade       string    `json:"trade"` // code of the trade whose lists it started with
	Zone        string    `json:"zone"`  // IANA name
	Address     string    `json:"address,omitempty"`
	City        string    `json:"city,omitempty"`
	Phones      []Phone   `json:"phones,omitempty"`
	Email       string    `json:"email,omitempty"`
	Logo        ID        `json:"logo,omitempty"` // attachment
	Hours       Week      `json:"hours"`
	Holidays    []Holiday `json:"holidays,omitempty"`
	DayEnds     int       `json:"day_ends"` // minutes after midnight at which the business day ends; 0 is midnight
	Currency    string    `json:"currency"` // ISO 4217
	Locale      string    `json:"locale"`   // "en-PH": marks and names in dates, numbers, money
	Country     string    `json:"country"`  // ISO 3166, for phones typed without a country
	Language    string    `json:"language"` // of papers where the customer has none: "en", "fil"
	Terms       []Terms   `json:"terms,omitempty"`
	Taxes       []Tax     `json:"taxes,omitempty"`
	TaxIn       bool      `json:"tax_in"` // prices include tax
	Prefixes    []Prefix  `json:"prefixes,omitempty"`
	Standards   Standards `json:"standards"`
	Promises    []Default `json:"promises,omitempty"` // per job kind
	EstimateOK  int       `json:"estimate_days"`      // days an estimate holds
	Warranty    int       `json:"warranty_days"`
	FollowUp    int       `json:"follow_up_days"` // 0: none
	Ladder      []Notice  `json:"ladder,omitempty"`
	WipeSecrets int       `json:"wipe_secrets_days"`           // after collection
	PackJournal int       `json:"pack_journal_days,omitempty"` // older entries of the journal are packed; 0: after 90 days
	Privacy     string    `json:"privacy,omitempty"`           // data-protection line on papers
	Receipts    bool      `json:"receipts"`                    // money papers may count as official receipts
	Practice    bool      `json:"practice,omitempty"`
	Papers      []Paper   `json:"papers,omitempty"`
}

// Holiday is a day the shop is closed, or open at other hours.
type Holiday struct {
	N    int    `json:"n"`
	Date Date   `json:"date"`
	Name string `json:"name"`
	Open Span   `json:"open"` // empty: closed
}

// Terms is the text of terms for one paper.
type Terms struct {
	N     int    `json:"n"`
	Paper string `json:"paper"` // "take-in", "collection", "estimate"
	Text  string `json:"text"`
}

// Tax is a rate of tax.
type Tax struct {
	N      int    `json:"n"`
	Name   string `json:"name"`
	Points int    `json:"points"` // basis points: 1200 is 12 %
}

// Prefix is the shop's own beginning of the numbers of a kind, on papers and screens.
type Prefix struct {
	N    int    `json:"n"`
	Kind Kind   `json:"kind"`
	Text string `json:"text"`
}

// Standards are the minutes within which an inquiry is to be answered, by urgency.
type Standards struct {
	Low       int `json:"low"`
	Normal    int `json:"normal"`
	High      int `json:"high"`
	Emergency int `json:"emergency"`
}

// Default is the promise offered for a kind of job: so many working hours after it is taken in.
type Default struct {
	N     int     `json:"n"`
	Kind  JobKind `json:"kind"`
	Hours int     `json:"hours"`
}

// Notice is one step of the ladder for goods not collected.
type Notice struct {
	N    int    `json:"n"`
	Days int    `json:"days"` // after Ready
	Text string `json:"text"`
}

// Paper holds the switches of one paper.
type Paper struct {
	N      int      `json:"n"`
	Name   string   `json:"name"`
	Hidden []string `json:"hidden,omitempty"` // parts that are not printed
	Text   string   `json:"text,omitempty"`   // the shop's own line
	OnSave bool     `json:"on_save"`
}

// Kind is KindShop.
func (*Shop) Kind() Kind { return KindShop }

// Open is true: the shop is always live.
func (*Shop) Open() bool { return true }

// Validate finds faults in the shop's own data.
func (s *Shop) Validate() error {
	var c check
	c.required("name", s.Name)
	c.name("name", s.Name)
	c.name("legal_name", s.LegalName)
	c.line("address", s.Address)
	c.line("tax_no", s.TaxNo)
	c.required("zone", s.Zone)
	c.required("currency", s.Currency)
	c.email("email", s.Email)
	phones(&c, "phones", s.Phones)
	for d, h := range s.Hours {
		c.span(fmt.Sprintf("hours[%d]", d), h)
	}
	numbers(&c, "holidays", s.Holidays, func(h Holiday) int { return h.N })
	for _, h := range s.Holidays {
		c.when(!h.Date.Valid(), fmt.Sprintf("holidays[%d].date", h.N), "no-such-date", "time", string(h.Date))
	}
	numbers(&c, "terms", s.Terms, func(t Terms) int { return t.N })
	for _, t := range s.Terms {
		c.words(fmt.Sprintf("terms[%d].text", t.N), t.Text)
	}
	numbers(&c, "taxes", s.Taxes, func(t Tax) int { return t.N })
	for _, t := range s.Taxes {
		c.when(t.Points < 0 || t.Points > 10000, fmt.Sprintf("taxes[%d].points", t.N), "bad-rate")
	}
	numbers(&c, "papers", s.Papers, func(p Paper) int { return p.N })
	for _, p := range s.Papers {
		c.words(fmt.Sprintf("papers[%d].text", p.N), p.Text)
	}
	numbers(&c, "prefixes", s.Prefixes, func(p Prefix) int { return p.N })
	taken := map[string]bool{}
	for _, p := range s.Prefixes {
		c.when(!prefixFits(p) || taken[p.Text], fmt.Sprintf("prefixes[%d].text", p.N), "bad-prefix")
		taken[p.Text] = true
	}
	c.when(s.DayEnds < 0 || s.DayEnds > 12*60, "day_ends", "bad-span")
	for _, v := range []int{s.EstimateOK, s.Warranty, s.FollowUp, s.WipeSecrets, s.PackJournal} {
		c.when(v < 0, "days", "negative")
	}
	return c.err()
}

// prefixFits says whether a prefix is one to three letters that no other kind's numbers begin with.
func prefixFits(p Prefix) bool {
	for _, r := range p.Text {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	if len(p.Text) < 1 || len(p.Text) > 3 {
		return false
	}
	k, is := KindLettered(p.Text[0])
	return len(p.Text) > 1 || !is || k == p.Kind
}
