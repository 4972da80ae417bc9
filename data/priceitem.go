package data

import "fmt"

// PriceItem is a usual job or thing sold, with its price.
type PriceItem struct {
	Base
	Code   string       `json:"code"`
	Name   string       `json:"name"`
	Fil    string       `json:"fil,omitempty"`
	Models string       `json:"models,omitempty"`
	Device string       `json:"device_kind,omitempty"`
	Price  Money        `json:"price"`
	Prices []ClassPrice `json:"prices,omitempty"` // for price classes
	Hours  Quantity     `json:"hours,omitempty"`
	Parts  []ID         `json:"parts,omitempty"`
	Hidden bool         `json:"hidden,omitempty"`
}

// ClassPrice is the price for one class of customers.
type ClassPrice struct {
	N     int    `json:"n"`
	Class string `json:"class"`
	Price Money  `json:"price"`
}

// Kind is KindPriceItem.
func (*PriceItem) Kind() Kind { return KindPriceItem }

// Open is true while it is offered.
func (p *PriceItem) Open() bool { return p.Removed == 0 && !p.Hidden }

// PriceFor is the price for a class of customers.
func (p *PriceItem) PriceFor(class string) Money {
	for _, c := range p.Prices {
		if c.Class == class && class != "" {
			return c.Price
		}
	}
	return p.Price
}

// Validate finds faults.
func (p *PriceItem) Validate() error {
	var c check
	c.required("code", p.Code)
	c.required("name", p.Name)
	c.name("name", p.Name)
	c.line("models", p.Models)
	c.money("price", p.Price)
	c.when(p.Hours < 0, "hours", "negative")
	numbers(&c, "prices", p.Prices, func(x ClassPrice) int { return x.N })
	for _, x := range p.Prices {
		c.money(fmt.Sprintf("prices[%d].price", x.N), x.Price)
	}
	return c.err()
}

// Keys: by code and name.
func (p *PriceItem) Keys() []Key {
	if !p.Open() {
		return nil
	}
	return []Key{By("code", Squeeze(p.Code)), By("name", Fold(p.Name))}
}

// Terms: name, code, models.
func (p *PriceItem) Terms(Look) ([]Term, []Ref) {
	if !p.Open() {
		return nil, nil
	}
	return []Term{{TermCode, p.Code}, {TermWord, p.Name}, {TermWord, p.Fil}, {TermWord, p.Models}}, nil
}

// Caption is the name and the models.
func (p *PriceItem) Caption(Look) (string, string) { return p.Name, p.Models }
