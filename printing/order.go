package printing

// OrderLine is one part ordered. For names the job or person it is for, where that shall be said.
type OrderLine struct {
	Part, PartNo, Qty, Unit, Amount string
	For                             string
}

// Order is the parts order to a supplier (A4 or Letter), over as many pages as it needs.
type Order struct {
	Shop      Shop
	Print     Print
	No        string
	Code      string
	Supplier  string
	Contact   string // person and address or phone, one line
	Ordered   string
	Expected  string
	DeliverTo string
	Account   string // our number at the supplier
	Currency  string
	Lines     []OrderLine
	Sums      []Sum
	Total     string
	Note      string
	Terms     []string
}
