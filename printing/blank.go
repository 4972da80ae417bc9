package printing

// Blank is one take-in form to fill in by hand on a day without power (A4 or Letter). Its number is reserved: the job is kept
// under it later.
type Blank struct {
	Shop     Shop
	Print    Print
	No       string
	Code     string
	Points   []string // what is looked at on every device
	Ways     []string // to pay a deposit
	Currency string
	Terms    []string
	NoStub   bool
	NoSign   bool
}
