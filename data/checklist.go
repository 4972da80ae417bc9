package data

import "fmt"

// Checklist is what is looked at when a kind of device is taken in.
type Checklist struct {
	Base
	DeviceKind string      `json:"kind"` // code in the list of device kinds
	Points     []CheckItem `json:"points"`
	Spent      int         `json:"spent"` // highest item number ever given
}

// CheckItem is one point to look at.
type CheckItem struct {
	N      int    `json:"n"`
	Code   string `json:"code"`
	En     string `json:"en"`
	Fil    string `json:"fil,omitempty"`
	Hidden bool   `json:"hidden,omitempty"`
}

// Word is the point's word in a language.
func (i CheckItem) Word(lang string) string {
	if lang == "fil" && i.Fil != "" {
		return i.Fil
	}
	return i.En
}

// Kind is KindChecklist.
func (*Checklist) Kind() Kind { return KindChecklist }

// Open is true: checklists stay.
func (*Checklist) Open() bool { return true }

// Validate finds faults.
func (l *Checklist) Validate() error {
	var c check
	c.required("kind", l.DeviceKind)
	c.name("kind", l.DeviceKind)
	numbers(&c, "points", l.Points, func(i CheckItem) int { return i.N })
	for _, p := range l.Points {
		c.required(fmt.Sprintf("points[%d].en", p.N), p.En)
		c.name(fmt.Sprintf("points[%d].en", p.N), p.En)
		c.required(fmt.Sprintf("points[%d].code", p.N), p.Code)
	}
	return c.err()
}

// Keys: by device kind, one each.
func (l *Checklist) Keys() []Key { return []Key{Unique("kind", l.DeviceKind)} }
