package data

import (
	"fmt"
	"slices"
	"strings"
)

// Customer is a person or a company that the shop serves. Nothing but a name, a company or a phone is compulsory, and none is unique.
type Customer struct {
	Base
	No         string    `json:"no"`
	OldNo      string    `json:"old_no,omitempty"` // from an earlier system
	Company    string    `json:"company,omitempty"`
	TradeName  string    `json:"trade_name,omitempty"`
	IsCompany  bool      `json:"is_company,omitempty"`
	Family     string    `json:"family,omitempty"`
	Given      string    `json:"given,omitempty"`
	Middle     string    `json:"middle,omitempty"` // middle name or patronymic
	Prefix     string    `json:"prefix,omitempty"` // "Sr.", "Fr.", "Mrs."
	Persons    []Person  `json:"persons,omitempty"`
	Phones     []Phone   `json:"phones,omitempty"`
	Emails     []string  `json:"emails,omitempty"`
	Handles    []Handle  `json:"handles,omitempty"`
	Addresses  []Address `json:"addresses,omitempty"`
	Channel    string    `json:"channel,omitempty"`   // preferred
	BestTime   string    `json:"best_time,omitempty"` // "after 17:00"
	Language   string    `json:"language,omitempty"`  // of papers: "en", "fil"
	Speaks     string    `json:"speaks,omitempty"`    // free: "Cebuano, English"
	Region     string    `json:"region,omitempty"`
	Tags       []string  `json:"tags,omitempty"`
	AgeBand    string    `json:"age_band,omitempty"`
	FoundBy    string    `json:"found_by,omitempty"`
	Interests  string    `json:"interests,omitempty"`
	PriceClass string    `json:"price_class,omitempty"`
	Discount   string    `json:"discount,omitempty"` // code in the list of discounts
	DiscountID string    `json:"discount_id,omitempty"`
	Prospect   bool      `json:"prospect,omitempty"` // not yet a client
	Consents   []Consent `json:"consents,omitempty"`
	DoNotCall  bool      `json:"do_not_call,omitempty"`
	Alert      string    `json:"alert,omitempty"` // shown whenever the customer is picked
	AlertBy    ID        `json:"alert_by,omitempty"`
	AlertAt    Instant   `json:"alert_at,omitempty"`
	Notes      string    `json:"notes,omitempty"`
	Links      []Link    `json:"links,omitempty"`
	Collectors []Person  `json:"collectors,omitempty"` // who may collect
	MergedInto ID        `json:"merged_into,omitempty"`
	Erased     Instant   `json:"erased,omitempty"`
	Spent      int       `json:"spent,omitempty"` // highest item number ever given in any of its lists
}

// Person is somebody named in a customer's record.
type Person struct {
	N     int    `json:"n"`
	Name  string `json:"name"`
	Role  string `json:"role,omitempty"`
	Phone string `json:"phone,omitempty"`
}

// Phone is a number as it was typed and, where it could be understood, as E.164 (+639175550123).
type Phone struct {
	N     int    `json:"n"`
	Label string `json:"label,omitempty"` // "mobile", "shop", "home"
	Typed string `json:"typed"`
	E164  string `json:"e164,omitempty"`
	Best  string `json:"best,omitempty"` // best time
}

// Handle is an account in a messaging service.
type Handle struct {
	N       int    `json:"n"`
	Service string `json:"service"`
	Name    string `json:"name"`
}

// Address is a place, with what one must know to get in.
type Address struct {
	N      int    `json:"n"`
	Label  string `json:"label,omitempty"`
	Street string `json:"street"`
	City   string `json:"city,omitempty"`
	Region string `json:"region,omitempty"`
	Postal string `json:"postal,omitempty"`
	Access string `json:"access,omitempty"` // "gate code with the guard"
}

// String is the address on one line.
func (a Address) String() string {
	return joinComma(a.Street, a.City, strings.TrimSpace(a.Region+" "+a.Postal))
}

// Consent is what a customer allowed or refused for one channel.
type Consent struct {
	N       int     `json:"n"`
	Channel string  `json:"channel"` // "call-jobs", "message-jobs", "news", "email"
	Given   bool    `json:"given"`
	At      Instant `json:"at"`
	Source  string  `json:"source,omitempty"` // "in person"
}

// Link ties a customer to another.
type Link struct {
	N    int    `json:"n"`
	How  string `json:"how"` // "calls-for", "household-of", "bills-to"
	With ID     `json:"with"`
	// Share are the phones, in digits, that both had when somebody said that they are two people.
	Share []string `json:"share,omitempty"`
}

// Kind is KindCustomer.
func (*Customer) Kind() Kind { return KindCustomer }

// Open is true while the customer counts.
func (c *Customer) Open() bool { return c.Removed == 0 && c.MergedInto == 0 }

// Number points to No.
func (c *Customer) Number() *string { return &c.No }

// Name is what the customer is called: the person's name, else the company, else a phone.
func (c *Customer) Name() string {
	person := joinNames(c.Prefix, c.Given, c.Family)
	switch {
	case c.IsCompany && c.TradeName != "":
		return c.TradeName
	case c.IsCompany && c.Company != "":
		return c.Company
	case person != "":
		return person
	case c.Company != "":
		return c.Company
	case c.TradeName != "":
		return c.TradeName
	case len(c.Phones) > 0:
		return c.Phones[0].Typed
	}
	return c.No
}

// Phone is the first phone, E.164 where known; "" without one.
func (c *Customer) Phone() string {
	if len(c.Phones) == 0 {
		return ""
	}
	return c.Phones[0].Best164()
}

// Best164 is the number in E.164 where it was understood, else as typed.
func (p Phone) Best164() string {
	if p.E164 != "" {
		return p.E164
	}
	return p.Typed
}

// Validate finds faults.
func (c *Customer) Validate() error {
	var ck check
	if c.Erased == 0 && c.MergedInto == 0 {
		ck.when(joinNames(c.Family, c.Given, c.Company, c.TradeName) == "" && len(c.Phones) == 0, "name", "name-or-phone")
	}
	for f, s := range map[string]string{"family": c.Family, "given": c.Given, "middle": c.Middle, "company": c.Company, "trade_name": c.TradeName, "prefix": c.Prefix} {
		ck.name(f, s)
	}
	ck.line("alert", c.Alert)
	ck.line("best_time", c.BestTime)
	ck.words("notes", c.Notes)
	ck.line("interests", c.Interests)
	phones(&ck, "phones", c.Phones)
	for i, e := range c.Emails {
		ck.email(fmt.Sprintf("emails[%d]", i+1), e)
	}
	numbers(&ck, "addresses", c.Addresses, func(a Address) int { return a.N })
	for _, a := range c.Addresses {
		f := fmt.Sprintf("addresses[%d]", a.N)
		ck.required(f+".street", a.Street)
		ck.line(f+".street", a.Street)
		ck.line(f+".access", a.Access)
	}
	for _, x := range c.Handles {
		ck.required(itemField("handles", x.N, "name"), x.Name)
		ck.name(itemField("handles", x.N, "service"), x.Service)
		ck.line(itemField("handles", x.N, "name"), x.Name)
	}
	numbers(&ck, "handles", c.Handles, func(x Handle) int { return x.N })
	numbers(&ck, "persons", c.Persons, func(p Person) int { return p.N })
	numbers(&ck, "collectors", c.Collectors, func(p Person) int { return p.N })
	numbers(&ck, "consents", c.Consents, func(p Consent) int { return p.N })
	numbers(&ck, "links", c.Links, func(l Link) int { return l.N })
	for _, l := range c.Links {
		oneOf(&ck, fmt.Sprintf("links[%d].how", l.N), l.How, "calls-for", "household-of", "bills-to")
	}
	return sorted(ck.err())
}

// Keys: by number, by name, by phone; those without a phone or a name; those merged by whom they lead to.
func (c *Customer) Keys() []Key {
	keys := []Key{Unique("no", Squeeze(c.No))}
	if c.OldNo != "" {
		keys = append(keys, By("old", Squeeze(c.OldNo)))
	}
	if c.MergedInto != 0 {
		keys = append(keys, By("merged", PartID(c.MergedInto)))
	}
	if !c.Open() {
		return keys
	}
	if c.Erased != 0 {
		// Behind all names, and none the double of another.
		return append(keys, By("name", "~", PartID(c.ID)))
	}
	keys = append(keys, By("name", Fold(joinNames(c.Company, c.Family, c.Given))))
	for _, p := range c.Phones {
		keys = append(keys, By("phone", Digits(p.Best164())))
	}
	if c.untidy() {
		keys = append(keys, By("untidy"))
	}
	return keys
}

// untidy says that a phone or a name is missing.
func (c *Customer) untidy() bool {
	return c.Erased == 0 && (len(c.Phones) == 0 || joinNames(c.Company, c.TradeName, c.Family, c.Given) == "")
}

// Sums: how many there are, how many are to be tidied, and how many share a phone who are not said to be two people.
func (c *Customer) Sums() []Sum {
	if !c.Open() {
		return nil
	}
	out := []Sum{{Name: "customers", Part: "", Add: 1}}
	if c.untidy() {
		out = append(out, Sum{Name: "untidy", Part: "", Add: 1})
	}
	for _, no := range c.PhoneDigits() {
		n := int64(1)
		for _, l := range c.Links {
			if slices.Contains(l.Share, no) {
				n--
			}
		}
		if n != 0 {
			out = append(out, Sum{Name: SharedSums + "phone", Part: no, Add: n})
		}
	}
	return out
}

// PhoneDigits are the customer's phones as they are looked up, each once.
func (c *Customer) PhoneDigits() (out []string) {
	for _, p := range c.Phones {
		if d := Digits(p.Best164()); d != "" && !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	return out
}

// Terms: names, phones, numbers, e-mail, places.
func (c *Customer) Terms(Look) ([]Term, []Ref) {
	if !c.Open() {
		return nil, nil
	}
	terms := []Term{{TermNumber, c.No}, {TermWord, joinNames(c.Prefix, c.Given, c.Middle, c.Family)}, {TermWord, c.Company}, {TermWord, c.TradeName}, {TermWord, c.Notes}, {TermWord, c.Alert}, {TermCode, c.OldNo}}
	for _, p := range c.Phones {
		terms = append(terms, Term{TermPhone, p.Best164()})
	}
	for _, p := range c.Persons {
		terms = append(terms, Term{TermWord, p.Name}, Term{TermPhone, p.Phone})
	}
	for _, e := range c.Emails {
		terms = append(terms, Term{TermWord, e})
	}
	for _, a := range c.Addresses {
		terms = append(terms, Term{TermWord, a.String()})
	}
	return terms, nil
}

// Caption is the name and the first phone.
func (c *Customer) Caption(Look) (string, string) { return c.Name(), c.Phone() }

// joinNames joins what is not empty with spaces.
func joinNames(parts ...string) string {
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

func joinComma(parts ...string) string {
	var have []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			have = append(have, p)
		}
	}
	return strings.Join(have, ", ")
}

func phones(c *check, field string, ps []Phone) {
	numbers(c, field, ps, func(p Phone) int { return p.N })
	for _, p := range ps {
		f := fmt.Sprintf("%s[%d]", field, p.N)
		c.when(len(Digits(p.Typed)) < 3, f+".typed", "bad-phone")
		c.line(f+".typed", p.Typed)
		c.line(f+".best", p.Best)
	}
}

// email accepts what could be an address: something, one @, something with a dot.
func (c *check) email(field, s string) {
	if s == "" {
		return
	}
	at := strings.LastIndexByte(s, '@')
	c.when(at < 1 || !strings.Contains(s[at:], ".") || strings.ContainsAny(s, " \t\n,;"), field, "bad-email")
	c.line(field, s)
}

// sorted puts faults found in no order (from a map) in the order of their fields.
func sorted(err error) error {
	fs := FaultsOf(err)
	for i := 1; i < len(fs); i++ {
		for j := i; j > 0 && fs[j].Field < fs[j-1].Field; j-- {
			fs[j], fs[j-1] = fs[j-1], fs[j]
		}
	}
	return err
}
