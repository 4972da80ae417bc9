package printing

// TransferItem is one thing that leaves the house.
type TransferItem struct{ Qty, Name, Serial, With, Condition, Code string }

// Transfer goes with things that are handed to another branch, workshop or carrier, and comes back signed (A4 or Letter).
type Transfer struct {
	Shop    Shop
	Print   Print
	No      string
	Code    string
	From    string
	To      string // empty: a line to write on
	Sent    string
	Back    string // expected back
	Carrier string
	By      string
	Items   []TransferItem
	Problem string
	Found   string // our assessment
	NoSign  bool
	Terms   []string
}
