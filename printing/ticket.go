package printing

// Ticket is what the customer takes home at intake, for 80 mm and 58 mm rolls.
type Ticket struct {
	Shop     Shop
	Print    Print
	No       string
	Code     string
	Bring    string // under the square code; empty: "Bring this to collect"
	Title    string // empty: "Claim ticket"; a collection receipt brings its own
	Customer string
	Devices  []Device // Short, Serial, LeftWith and Problem are used
	Received string
	Promised string
	Technic  string // who does it, where the shop says so
	Loaner   string
	More     []Pair
	Sums     []Sum // estimate, deposit
	ToPay    string
	Terms    []string
	NoBars   bool // no bar code under the number
	NoQR     bool // no square code at the foot
}
