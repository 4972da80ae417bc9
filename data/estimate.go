package data

import "fmt"

// EstimateState says what became of an estimate.
type EstimateState string

// The states of an estimate.
const (
	EstimateDraft    EstimateState = "draft"
	EstimateGiven    EstimateState = "given"
	EstimateApproved EstimateState = "approved"
	EstimateRefused  EstimateState = "refused"
	EstimateExpired  EstimateState = "expired"
)

// Estimate is a price told before the work, with one or more options to choose from.
type Estimate struct {
	Base
	Job     ID            `json:"job"`
	Options []Option      `json:"options"`
	State   EstimateState `json:"state"`
	GivenAt Instant       `json:"given_at,omitempty"`
	Until   Date          `json:"until,omitempty"` // holds until
	Answer  Answer        `json:"answer"`
	Spent   int           `json:"spent,omitempty"`
}

// Option is one way to do the work.
type Option struct {
	N     int    `json:"n"`
	Name  string `json:"name,omitempty"` // "A"
	Lines []Line `json:"lines"`
}

// Answer is what the customer said to the estimate.
type Answer struct {
	Option int     `json:"option,omitempty"` // number of the option taken
	Who    string  `json:"who,omitempty"`
	How    Channel `json:"how,omitempty"`
	At     Instant `json:"at,omitempty"`
	By     ID      `json:"by,omitempty"` // staff who heard it
	Amount Money   `json:"amount,omitempty"`
	Why    string  `json:"why,omitempty"`
}

// Kind is KindEstimate.
func (*Estimate) Kind() Kind { return KindEstimate }

// Open says whether the customer has not answered.
func (e *Estimate) Open() bool {
	return e.Removed == 0 && (e.State == EstimateDraft || e.State == EstimateGiven)
}

// Validate finds faults.
func (e *Estimate) Validate() error {
	var c check
	c.ref("job", e.Job)
	oneOf(&c, "state", e.State, EstimateDraft, EstimateGiven, EstimateApproved, EstimateRefused, EstimateExpired)
	c.when(len(e.Options) == 0, "options", "required")
	numbers(&c, "options", e.Options, func(o Option) int { return o.N })
	for _, o := range e.Options {
		lines(&c, itemField("options", o.N, "lines"), o.Lines)
		c.when(len(o.Lines) == 0, itemField("options", o.N, "lines"), "required")
	}
	c.date("until", e.Until)
	if e.State == EstimateApproved || e.State == EstimateRefused {
		c.required("answer.who", e.Answer.Who)
		c.when(e.Answer.At == 0, "answer.at", "required")
		oneOf(&c, "answer.how", e.Answer.How, Channels...)
	}
	c.when(e.Answer.Option != 0 && !e.has(e.Answer.Option), "answer.option", "unknown-choice", "choice", fmt.Sprint(e.Answer.Option))
	c.money("answer.amount", e.Answer.Amount)
	c.name("answer.who", e.Answer.Who)
	c.words("answer.why", e.Answer.Why)
	return c.err()
}

func (e *Estimate) has(option int) bool {
	for _, o := range e.Options {
		if o.N == option {
			return true
		}
	}
	return false
}

// Keys: by job; while given by the day it holds until.
func (e *Estimate) Keys() []Key {
	keys := []Key{By("job", PartID(e.Job))}
	if e.Open() && e.State == EstimateGiven {
		keys = append(keys, By("given", string(e.Until)))
	}
	return keys
}
