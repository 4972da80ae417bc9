package printing

// Invoice is what a customer is asked to pay (A4 or Letter). Without a number of its own series it is a billing statement of the job.
type Invoice struct {
	Shop     Shop
	Print    Print
	No       string // of its series, else of the job
	Code     string
	Series   bool // the number is of the invoices' own series
	Issued   string
	Due      string
	Jobs     string // numbers of the jobs, where No is the invoice's own
	By       string
	Customer Person
	Device   Device
	Done     string
	Currency string
	Lines    []Line
	Sums     []Sum
	Balance  string
	Warranty string
	Official string // "This is not an official receipt."; empty where the shop's papers count as such
	Terms    []string
}
