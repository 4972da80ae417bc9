package data

// Channel is how a contact was made.
type Channel string

// The channels.
const (
	WalkIn  Channel = "walk-in"
	ByPhone Channel = "phone"
	ByEmail Channel = "email"
	Fax     Channel = "fax"
	Letter  Channel = "letter"
	Message Channel = "message"
	Meeting Channel = "meeting"
)

// Channels are all channels, in the order they are offered.
var Channels = []Channel{ByPhone, WalkIn, Message, ByEmail, Letter, Fax, Meeting}

// Direction says who began a contact.
type Direction string

// The directions.
const (
	In  Direction = "in"
	Out Direction = "out"
)

// Contact is one talk, of any record. It is never changed.
type Contact struct {
	Base
	Of        Ref       `json:"of"` // record that it is about
	At        Instant   `json:"at"`
	Seconds   int       `json:"seconds,omitempty"`
	Channel   Channel   `json:"channel"`
	Direction Direction `json:"direction"`
	Party     Ref       `json:"party"`              // customer, supplier or staff (a technician is staff)
	With      string    `json:"with,omitempty"`     // who spoke for the party: "Liza"
	Words     string    `json:"words"`              // what was said
	Internal  bool      `json:"internal,omitempty"` // not said to the party
	By        ID        `json:"by"`                 // staff
	Customer  ID        `json:"customer,omitempty"` // whose timeline it stands on besides
}

// Kind is KindContact.
func (*Contact) Kind() Kind { return KindContact }

// Open is false: it is history.
func (*Contact) Open() bool { return false }

// Validate finds faults.
func (c *Contact) Validate() error {
	var ck check
	ck.when(c.Of.Zero() && c.Party.Zero(), "of", "required")
	ck.when(c.At == 0, "at", "required")
	oneOf(&ck, "channel", c.Channel, Channels...)
	oneOf(&ck, "direction", c.Direction, In, Out)
	ck.required("words", c.Words)
	ck.words("words", c.Words)
	ck.name("with", c.With)
	ck.when(c.Seconds < 0, "seconds", "negative")
	return ck.err()
}

// Keys: by the record it is about, by party and by customer, each in order of time; where a customer was talked with, by time.
func (c *Contact) Keys() []Key {
	at := PartTime(c.At)
	var keys []Key
	if c.Customer != 0 && !c.Internal {
		keys = append(keys, By("time", at, PartID(c.Customer)))
	}
	seen := map[Ref]bool{}
	for _, r := range []Ref{c.Of, c.Party, {KindCustomer, c.Customer}} {
		if !r.Zero() && !seen[r] {
			keys = append(keys, By("of", PartRef(r), at))
		}
		seen[r] = true
	}
	return keys
}

// Terms: what was said, and by whom.
func (c *Contact) Terms(look Look) ([]Term, []Ref) {
	if c.Removed != 0 {
		return nil, nil
	}
	return borrow([]Term{{TermWord, c.Words}, {TermWord, c.With}}, nil, look, Ref{KindCustomer, c.Customer})
}

// Caption is what was said, and who said it.
func (c *Contact) Caption(look Look) (string, string) {
	party := nameOf(look, c.Party)
	if party == "" {
		party = c.With
	}
	return Cut(c.Words, MaxName), party
}
