package data

import "fmt"

// List is one of the shop's lists of choices. Its name is fixed, its items are the shop's.
type List struct {
	Base
	Name  string     `json:"name"` // one of the List... names
	Items []ListItem `json:"items"`
	Spent int        `json:"spent"` // highest item number ever given
}

// The names of the lists.
const (
	ListNatures      = "natures"
	ListCategories   = "categories"
	ListChannels     = "channels"
	ListJobStates    = "job-states"
	ListDeviceKinds  = "device-kinds"
	ListAccessories  = "accessories"
	ListCauses       = "causes"
	ListPayments     = "payments"
	ListDiscounts    = "discounts"
	ListMoveReasons  = "move-reasons"
	ListVoidReasons  = "void-reasons"
	ListTags         = "tags"
	ListFoundBy      = "found-by" // how customers found the shop
	ListPriceClasses = "price-classes"
)

// ListNames are all lists, in the order of Settings.
var ListNames = []string{
	ListNatures, ListCategories, ListChannels, ListJobStates, ListDeviceKinds, ListAccessories, ListCauses,
	ListPayments, ListDiscounts, ListMoveReasons, ListVoidReasons, ListTags, ListFoundBy, ListPriceClasses,
}

// ListItem is one choice. Records keep its Code, which never changes.
type ListItem struct {
	N      int    `json:"n"`
	Code   string `json:"code"`
	En     string `json:"en"`
	Fil    string `json:"fil,omitempty"`
	Hidden bool   `json:"hidden,omitempty"` // put aside: not offered, still readable
	Like   string `json:"like,omitempty"`   // the built-in choice it behaves as: a state of a job, a way to pay
	For    string `json:"for,omitempty"`    // device kind that it belongs to
	Icon   string `json:"icon,omitempty"`
	Points int    `json:"points,omitempty"` // a discount's share in basis points
}

// Word is the item's word in a language, English where it has none.
func (i ListItem) Word(lang string) string {
	if lang == "fil" && i.Fil != "" {
		return i.Fil
	}
	return i.En
}

// Kind is KindList.
func (*List) Kind() Kind { return KindList }

// Open is true: lists stay.
func (*List) Open() bool { return true }

// Item finds a choice by its code, hidden ones too.
func (l *List) Item(code string) (ListItem, bool) {
	for _, i := range l.Items {
		if i.Code == code {
			return i, true
		}
	}
	return ListItem{}, false
}

// Shown are the choices that are offered, in order; of those for a device kind only the ones for that kind and for all.
func (l *List) Shown(deviceKind string) []ListItem {
	var out []ListItem
	for _, i := range l.Items {
		if !i.Hidden && (i.For == "" || deviceKind == "" || i.For == deviceKind) {
			out = append(out, i)
		}
	}
	return out
}

// Validate finds faults: each item needs a word, and a code of its own within the device kind that it is for.
func (l *List) Validate() error {
	var c check
	oneOf(&c, "name", l.Name, ListNames...)
	numbers(&c, "items", l.Items, func(i ListItem) int { return i.N })
	seen := map[string]bool{}
	for _, i := range l.Items {
		field := fmt.Sprintf("items[%d]", i.N)
		c.required(field+".en", i.En)
		c.name(field+".en", i.En)
		c.name(field+".fil", i.Fil)
		c.required(field+".code", i.Code)
		c.when(seen[i.For+"/"+i.Code], field+".code", "duplicate")
		c.when(i.N > l.Spent, field+".n", "bad-item-number")
		c.when(i.Points < 0 || i.Points > 10000, field+".points", "bad-rate")
		seen[i.For+"/"+i.Code] = true
	}
	return c.err()
}

// Keys: by name, one list each.
func (l *List) Keys() []Key { return []Key{Unique("name", l.Name)} }
