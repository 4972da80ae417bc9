// Package trades holds the lists that a shop starts with: what every trade
// shares, and for each trade its kinds of devices with what is looked at and
// left with them, its categories, causes and usual prices. All of it is the
// shop's to change; the codes stay.
package trades

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
)

//go:embed *.json
var files embed.FS

// order is the table of the trades, as they are offered.
var order = []string{"phones", "appliances", "internet", "electrical", "vehicles", "watches", "bicycles"}

// shelf is the table of all that the files hold, read once.
var shelf = sync.OnceValues(read)

// Item is one choice in a list.
type Item struct {
	Code   string `json:"code"`
	En     string `json:"en"`
	Fil    string `json:"fil"`
	Like   string `json:"like,omitempty"`   // the built-in choice it behaves as
	For    string `json:"for,omitempty"`    // kind of device that it belongs to
	Icon   string `json:"icon,omitempty"`   // name of an icon
	Ball   string `json:"ball,omitempty"`   // of a job's state: us, customer, supplier, ready, out
	Points int    `json:"points,omitempty"` // of a discount: basis points
}

// Word is the item's word in a language, English where there is no other.
func (i Item) Word(lang string) string {
	if lang == "fil" {
		return i.Fil
	}
	return i.En
}

// Kind is a kind of device.
type Kind struct {
	Code   string   `json:"code"`
	En     string   `json:"en"`
	Fil    string   `json:"fil"`
	Icon   string   `json:"icon"`
	Brands []string `json:"brands"`
	Points []Item   `json:"points"` // what is looked at when it is taken in
	Left   []Item   `json:"left"`   // what is usually left with it
}

// Price is a usual job with its price.
type Price struct {
	Code  string `json:"code"`
	En    string `json:"en"`
	Fil   string `json:"fil"`
	Kind  string `json:"kind"`  // of device
	Price int64  `json:"price"` // centavos
	Hours int64  `json:"hours"` // thousandths
}

// Trade is what a shop of one trade starts with.
type Trade struct {
	Code       string  `json:"code"`
	En         string  `json:"en"`
	Fil        string  `json:"fil"`
	Icon       string  `json:"icon"`
	Kinds      []Kind  `json:"kinds"`
	Categories []Item  `json:"categories"` // what inquiries are about
	Causes     []Item  `json:"causes"`     // of faults
	Prices     []Price `json:"prices"`
}

// Template is a text that is said or written again and again. Fields in it:
// {name} {device} {job} {part} {balance} {total} {promised} {shelf} {shop} {phone} {hours}.
type Template struct {
	Code    string `json:"code"`
	Channel string `json:"channel,omitempty"` // empty: any
	NameEn  string `json:"name_en"`
	NameFil string `json:"name_fil"`
	En      string `json:"en"`
	Fil     string `json:"fil"`
}

// Text is a text of a paper, or a notice after so many days.
type Text struct {
	Code string `json:"code"`
	Days int    `json:"days,omitempty"`
	En   string `json:"en"`
	Fil  string `json:"fil"`
}

// Common is what shops of every trade start with.
type Common struct {
	Natures       []Item     `json:"natures"`
	Channels      []Item     `json:"channels"`
	JobStates     []Item     `json:"job_states"`
	Payments      []Item     `json:"payments"`
	Discounts     []Item     `json:"discounts"`
	MoveReasons   []Item     `json:"move_reasons"`
	CancelReasons []Item     `json:"cancel_reasons"`
	VoidReasons   []Item     `json:"void_reasons"`
	Tags          []Item     `json:"tags"`
	FoundBy       []Item     `json:"found_by"`
	PriceClasses  []Item     `json:"price_classes"`
	Templates     []Template `json:"templates"`
	Terms         []Text     `json:"terms"`  // of papers: take-in, collection, estimate
	Ladder        []Text     `json:"ladder"` // notices for goods not collected
	Privacy       Text       `json:"privacy"`
}

type books struct {
	common Common
	trades []Trade
}

func read() (books, error) {
	var b books
	if err := decode("common.json", &b.common); err != nil {
		return b, err
	}
	for _, code := range order {
		var t Trade
		if err := decode(code+".json", &t); err != nil {
			return b, err
		}
		b.trades = append(b.trades, t)
	}
	return b, nil
}

func decode(name string, into any) error {
	raw, err := files.ReadFile(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// All gives the trades in the order in which they are offered.
func All() []Trade {
	b, _ := shelf()
	return slices.Clone(b.trades)
}

// Of gives a trade by its code; false where there is none of that code.
func Of(code string) (Trade, bool) {
	b, _ := shelf()
	for _, t := range b.trades {
		if t.Code == code {
			return t, true
		}
	}
	return Trade{}, false
}

// Shared gives what shops of every trade start with.
func Shared() Common {
	b, _ := shelf()
	return b.common
}
