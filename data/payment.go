package data

// PaymentKind is what a payment is for.
type PaymentKind string

// The kinds of payments.
const (
	Deposit PaymentKind = "deposit"
	Paid    PaymentKind = "payment"
	Refund  PaymentKind = "refund"
)

// Payment is money that changed hands. Never edited, only voided.
type Payment struct {
	Base
	PayKind   PaymentKind `json:"kind"`
	Way       string      `json:"way"` // code in the list of ways to pay
	Job       ID          `json:"job,omitempty"`
	Customer  ID          `json:"customer,omitempty"`
	Amount    Money       `json:"amount"` // positive; a refund goes out
	Reference string      `json:"reference,omitempty"`
	Given     Money       `json:"given,omitempty"` // cash handed over
	At        Instant     `json:"at"`
	By        ID          `json:"by,omitempty"`
	Void      Instant     `json:"void,omitempty"`
	VoidBy    ID          `json:"void_by,omitempty"`
	VoidWhy   string      `json:"void_why,omitempty"`
}

// Kind is KindPayment.
func (*Payment) Kind() Kind { return KindPayment }

// Open is false: it is history.
func (*Payment) Open() bool { return false }

// Change is what was given back of the cash handed over.
func (p *Payment) Change() Money { return max(0, p.Given-p.Amount) }

// Value is the amount with its sign, 0 once void.
func (p *Payment) Value() Money {
	switch {
	case p.Void != 0 || p.Removed != 0:
		return 0
	case p.PayKind == Refund:
		return -p.Amount
	}
	return p.Amount
}

// Validate finds faults.
func (p *Payment) Validate() error {
	var c check
	oneOf(&c, "kind", p.PayKind, Deposit, Paid, Refund)
	c.required("way", p.Way)
	c.when(p.Amount <= 0, "amount", "not-positive")
	c.when(p.Amount > MaxMoney, "amount", "too-large")
	c.money("given", p.Given)
	c.when(p.Given != 0 && p.Given < p.Amount, "given", "given-too-little")
	c.when(p.Job == 0 && p.Customer == 0, "job", "required")
	c.when(p.At == 0, "at", "required")
	c.line("reference", p.Reference)
	c.line("void_why", p.VoidWhy)
	c.when(p.Void != 0 && CleanLine(p.VoidWhy) == "", "void_why", "required")
	return c.err()
}

// Keys: by job, customer and time; by customer with the job, unless void.
func (p *Payment) Keys() []Key {
	keys := []Key{By("time", PartTime(p.At))}
	if p.Job != 0 {
		keys = append(keys, By("job", PartID(p.Job), PartTime(p.At)))
	}
	if p.Customer != 0 {
		of := p.Job
		if p.Value() == 0 {
			of = 0
		}
		keys = append(keys, By("customer", PartID(p.Customer), PartTime(p.At), PartID(of)))
	}
	return keys
}

// Sums: what was paid for a job and by a customer, how much of it for jobs, and how often.
func (p *Payment) Sums() []Sum {
	var out []Sum
	if v := int64(p.Value()); v != 0 {
		if p.Job != 0 {
			out = append(out, Sum{Name: "paid-job", Part: PartID(p.Job), Add: v})
		}
		if p.Customer != 0 {
			out = append(out, Sum{Name: "paid-customer", Part: PartID(p.Customer), Add: v}, Sum{Name: "payments", Part: PartID(p.Customer), Add: 1})
			if p.Job != 0 {
				out = append(out, Sum{Name: "customer", Part: PartID(p.Customer), Line: "paid", Add: v})
			}
		}
	}
	return out
}

// Counter is the payment made void.
func (p *Payment) Counter(by ID, at Instant) Record {
	v := *p
	if v.Void == 0 {
		v.Void, v.VoidBy, v.VoidWhy = at, by, "undo"
	}
	return &v
}
