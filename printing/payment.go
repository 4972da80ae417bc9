package printing

// Payment is the slip for money that changed hands (80 and 58 mm).
type Payment struct {
	Shop     Shop
	Print    Print
	Title    string // "Deposit", "Payment", "Refund"
	Amount   string
	Way      string // "Cash", "GCash"
	No       string // of the job
	Code     string
	Void     string // worded with its reason; empty: it counts
	Facts    []Pair // customer, device, when, by whom, reference
	Sums     []Sum  // total, paid before, this, given, change
	Balance  string
	Official string // "This is not an official receipt."; empty where the shop's papers count as such
	Terms    []string
	NoBars   bool
}
