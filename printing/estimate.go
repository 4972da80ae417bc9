package printing

// EstimateOption is one way to do the work, with its price.
type EstimateOption struct {
	Name  string // "A"; empty where there is only one
	Lines []Line
	Sums  []Sum
	Total string
	Taken bool // the customer chose it
}

// Estimate is a price told before the work, to choose from and to sign (A4 or Letter).
type Estimate struct {
	Shop     Shop
	Print    Print
	No       string // of the job
	Code     string
	Given    string
	Until    string // holds until
	Promised string
	By       string // who made it
	Customer Person
	Device   Device
	Found    string // our assessment
	Currency string
	Options  []EstimateOption
	Answer   string // worded: "Approved by Begoña, by phone, Sat 21 Nov, 11:02, Marco P."; empty: not answered
	Terms    []string
	NoSign   bool
}
