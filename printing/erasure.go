package printing

// Erasure confirms that a person was erased (A4 or Letter). It names the person nowhere: only the number stays.
type Erasure struct {
	Shop    Shop
	Print   Print
	No      string // of the customer
	Code    string
	Date    string
	By      string
	Request bool     // not erased yet: the person asks for it and signs
	Name    string   // of the person, on a request only
	Asked   string   // who asked for it and how, without a name: "in person"
	Gone    []Pair   // what was erased, counted
	Kept    []Pair   // what stays, and why
	Copies  []string // copies that still hold the person, with the day they are thrown away
	Own     []string
	NoSign  bool
}
