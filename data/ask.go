package data

// AskAnswer is what a supplier said.
type AskAnswer string

// The answers of a supplier.
const (
	NoAnswer AskAnswer = "" // not yet
	AskYes   AskAnswer = "yes"
	AskNo    AskAnswer = "no"
	AskLater AskAnswer = "in-days"
)

// Ask is one question to a supplier whether a part is to be had, and the answer.
type Ask struct {
	Base
	Request  ID        `json:"request"`
	Supplier ID        `json:"supplier"`
	At       Instant   `json:"at"`
	By       ID        `json:"by,omitempty"` // staff who asked
	Channel  Channel   `json:"channel"`
	Answer   AskAnswer `json:"answer,omitempty"`
	Answered Instant   `json:"answered,omitempty"`
	Days     int       `json:"days,omitempty"`  // in so many days
	Here     Local     `json:"here,omitempty"`  // when it would be here
	Stock    string    `json:"stock,omitempty"` // in words: "2 pieces, counter"
	Price    Money     `json:"price,omitempty"` // of one
	Delivery Money     `json:"delivery,omitempty"`
	How      string    `json:"how,omitempty"`   // of delivery: "by LBC"
	Until    Date      `json:"until,omitempty"` // the offer holds until
	Who      string    `json:"who,omitempty"`   // who said so
	Note     string    `json:"note,omitempty"`
}

// Kind is KindAsk.
func (*Ask) Kind() Kind { return KindAsk }

// Open says whether the answer is awaited.
func (a *Ask) Open() bool { return a.Removed == 0 && a.Answer == NoAnswer }

// Validate finds faults.
func (a *Ask) Validate() error {
	var c check
	c.ref("request", a.Request)
	c.ref("supplier", a.Supplier)
	oneOf(&c, "channel", a.Channel, Channels...)
	oneOf(&c, "answer", a.Answer, NoAnswer, AskYes, AskNo, AskLater)
	c.when(a.Answer == AskLater && a.Days < 1 && a.Here == "", "days", "required")
	c.when(a.Days < 0 || a.Days > 400, "days", "bad-span")
	c.local("here", a.Here)
	c.date("until", a.Until)
	c.money("price", a.Price)
	c.money("delivery", a.Delivery)
	c.name("who", a.Who)
	c.line("stock", a.Stock)
	c.line("how", a.How)
	c.line("note", a.Note)
	return c.err()
}

// Keys: by request and by supplier; while its answer is awaited by request, with how it was asked.
func (a *Ask) Keys() []Key {
	keys := []Key{By("request", PartID(a.Request), PartTime(a.At)), By("supplier", PartID(a.Supplier), PartTime(a.At))}
	if a.Open() {
		keys = append(keys, By("waiting", PartID(a.Request), PartTime(a.At), string(a.Channel)))
	}
	return keys
}

// Sums: how often was asked for a request.
func (a *Ask) Sums() []Sum { return []Sum{{Name: "asks", Part: PartID(a.Request), Add: 1}} }
