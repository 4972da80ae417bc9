package printing

// Notice is a letter about goods that wait for their owner (A4 or Letter). Step is 1, 2, or 3 for the last one.
type Notice struct {
	Shop     Shop
	Print    Print
	Step     int
	No       string // of the job
	Code     string
	Date     string
	To       []string // name and address, a line each
	Salute   string   // "Dear Begoña Núñez-Santos,"
	Text     string   // the shop's own words, filled in
	Facts    []Pair   // job, device, ready since, to pay
	Until    string   // last day named, worded; empty: none
	Collect  string   // where and when to collect
	Sign     string   // who writes
	SignRole string
	NoSign   bool
	Own      []string
}
