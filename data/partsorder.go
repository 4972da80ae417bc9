package data

// OrderState says where an order to a supplier stands.
type OrderState string

// The states of a parts order.
const (
	OrderDraft      OrderState = "draft"
	OrderSent       OrderState = "sent"
	OrderConfirmed  OrderState = "confirmed"
	OrderPartArrive OrderState = "part-arrived"
	OrderArrived    OrderState = "arrived"
	OrderCancelled  OrderState = "cancelled"
)

// PartsOrder is an order of the shop to a supplier.
type PartsOrder struct {
	Base
	No       string      `json:"no"`
	OldNo    string      `json:"old_no,omitempty"`
	Supplier ID          `json:"supplier"`
	Lines    []OrderLine `json:"lines"`
	State    OrderState  `json:"state"`
	SentAt   Instant     `json:"sent_at,omitempty"`
	Channel  Channel     `json:"channel,omitempty"`
	Expected Local       `json:"expected,omitempty"`
	Delivery Money       `json:"delivery,omitempty"`
	Carrier  string      `json:"carrier,omitempty"`
	Tracking string      `json:"tracking,omitempty"`
	By       ID          `json:"by,omitempty"`
	ArriveAt Instant     `json:"arrived_at,omitempty"`
	OffWhy   string      `json:"off_why,omitempty"`
	Note     string      `json:"note,omitempty"`
	Spent    int         `json:"spent,omitempty"`
}

// OrderLine is one part of an order.
type OrderLine struct {
	N       int   `json:"n"`
	Part    ID    `json:"part"`
	Request ID    `json:"request,omitempty"` // 0: for stock
	Qty     int   `json:"qty"`
	Cost    Money `json:"cost"` // of one
}

// Kind is KindPartsOrder.
func (*PartsOrder) Kind() Kind { return KindPartsOrder }

// Open says whether something is still to come.
func (o *PartsOrder) Open() bool {
	return o.Removed == 0 && o.State != OrderArrived && o.State != OrderCancelled
}

// Number points to No.
func (o *PartsOrder) Number() *string { return &o.No }

// Sum is what the order costs with delivery.
func (o *PartsOrder) Sum() Money {
	sum := o.Delivery
	for _, l := range o.Lines {
		sum += l.Cost * Money(l.Qty)
	}
	return sum
}

// Validate finds faults.
func (o *PartsOrder) Validate() error {
	var c check
	c.ref("supplier", o.Supplier)
	c.when(len(o.Lines) == 0, "lines", "required")
	numbers(&c, "lines", o.Lines, func(l OrderLine) int { return l.N })
	for _, l := range o.Lines {
		c.ref(itemField("lines", l.N, "part"), l.Part)
		c.when(l.Qty < 1, itemField("lines", l.N, "qty"), "not-positive")
		c.count(itemField("lines", l.N, "qty"), l.Qty)
		c.money(itemField("lines", l.N, "cost"), l.Cost)
	}
	oneOf(&c, "state", o.State, OrderDraft, OrderSent, OrderConfirmed, OrderPartArrive, OrderArrived, OrderCancelled)
	c.local("expected", o.Expected)
	c.money("delivery", o.Delivery)
	c.line("carrier", o.Carrier)
	c.line("tracking", o.Tracking)
	c.line("off_why", o.OffWhy)
	c.words("note", o.Note)
	c.when(o.State == OrderCancelled && CleanLine(o.OffWhy) == "", "off_why", "required")
	return c.err()
}

// Keys: by number and supplier; not sent yet by when it was drafted, then while open by expected time.
func (o *PartsOrder) Keys() []Key {
	keys := []Key{Unique("no", Squeeze(o.No)), By("supplier", PartID(o.Supplier), PartTime(o.Created))}
	switch {
	case o.Open() && o.State == OrderDraft:
		keys = append(keys, By("draft", PartTime(o.Created)))
	case o.Open():
		keys = append(keys, By("open", lateLast(string(o.Expected))))
	}
	if o.Tracking != "" {
		keys = append(keys, By("tracking", Squeeze(o.Tracking)))
	}
	return keys
}

// Terms: number, supplier, parts, tracking number.
func (o *PartsOrder) Terms(look Look) ([]Term, []Ref) {
	if o.Removed != 0 {
		return nil, nil
	}
	terms, from := borrow([]Term{{TermNumber, o.No}, {TermCode, o.Tracking}, {TermWord, o.Note}}, nil, look, Ref{KindSupplier, o.Supplier})
	for _, l := range o.Lines {
		terms, from = borrow(terms, from, look, Ref{KindPart, l.Part})
	}
	return terms, from
}

// Caption is the parts, else the number, and the supplier.
func (o *PartsOrder) Caption(look Look) (string, string) {
	title := ""
	for _, l := range o.Lines {
		title = joinComma(title, nameOf(look, Ref{KindPart, l.Part}))
	}
	if title == "" {
		title = o.No
	}
	return Cut(title, MaxName), nameOf(look, Ref{KindSupplier, o.Supplier})
}
