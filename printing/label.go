package printing

// Label is stuck on a device or its bag (62 x 29 mm). It bears no phone, address or passcode.
type Label struct {
	Print  Print
	No     string
	Code   string // of the device where the job has several
	Of     string // "2/3"; empty for a single device
	Name   string // short: "B. Núñez-Santos"
	Device string
	Fault  string // in a few words
	Serial string
	Due    string // worded with its label: "Due Tue 24 Nov, 17:00"
	Day    string // weekday of it alone, for the smallest: "Tue"
	Bin    string // worded with its label: "Bin C4"
	Shelf  string // the same without its label: "C4"
	Urgent bool
}
