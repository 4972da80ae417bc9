package printing

// Accessory is stuck on something that was left with a device (62 x 29, 57 x 32 and 25 x 25 mm).
type Accessory struct {
	Print  Print
	No     string // of the job
	Code   string
	Of     string // "1/2": which of the things left with the job
	What   string // "Charger"
	Name   string // the customer, short
	Device string // that it belongs to
	Due    string // worded with its label
	Day    string // weekday only, for the smallest
	Bin    string
	Shelf  string // the shelf's name alone
}
