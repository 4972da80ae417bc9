package printing

// AskLine is one part that a supplier is asked about. Need is when it is wanted.
type AskLine struct{ Part, PartNo, Fits, Qty, Need, For string }

// Ask is the inquiry to a supplier: parts with columns to answer in (A4 or Letter).
type Ask struct {
	Shop     Shop
	Print    Print
	Supplier string
	Contact  string // person, phone, mail, address: one line
	Asked    string
	AnswerBy string
	AnswerTo string // our phone and mail
	By       string
	Currency string
	Lines    []AskLine
	Terms    []string
}
